// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

#include <QString>

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace bw::app {

/// Passphrases and passwords for SSH: what was told before, then the desktop's keychain, then the person, if there is one to ask.
/// Any thread: one question is asked at a time, and once for all nodes that share a key. What was told stays in memory.
class DeskCredentials final : public transport::Credentials
{
public:
    /// Shows the question and waits for the answer; called on the thread that connects. A Problem: nobody answered.
    using Ask = std::function<core::Result<core::Secret>(const QString &question)>;

    explicit DeskCredentials(Ask ask = {}, std::chrono::milliseconds patience = std::chrono::seconds(10));

    core::Result<core::Secret> passphrase(const fleet::Node &node, const QString &keyFile) override;
    core::Result<core::Secret> password(const fleet::Node &node, const QString &user, const QString &host) override;
    void refused(const QString &user, const QString &host) override;
    core::Done give(const transport::SecretNeed &need, const core::Secret &secret, bool keep) override;
    bool hasKeychain() override;

private:
    core::Result<core::Secret> find(const QString &entry, const QString &question, const std::function<bool(const core::Secret &)> &isRight);

    Ask m_ask;
    std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::map<QString, core::Secret> m_told;
    std::set<QString> m_wrong; ///< entries of the keychain that a server did not take
    std::map<QString, int> m_refused; ///< how often a person gave none: not asked again in this program
};

} // namespace bw::app

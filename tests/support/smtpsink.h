// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <QJsonArray>

#include <memory>

namespace bw::test {

/// A mail server that takes, defers or refuses by the recipient's local part (smtpsink.py says how).
class SmtpSink final
{
public:
    /// \p more: options of smtpsink.py.
    explicit SmtpSink(quint16 port, const QStringList &more = {});
    /// Empty, or why it does not answer.
    [[nodiscard]] QString waitUntilReady() const;

private:
    quint16 m_port;
    std::unique_ptr<Program> m_program;
};

/// An authority and, signed by it, a certificate for \p name with 127.0.0.1, in ca.pem, cert.pem and key.pem of \p folder
/// (made by openssl). Empty, or why not.
[[nodiscard]] QString makeCertificates(const QString &folder, const QString &name);

/// One session for each entry of `plan` through mailtraffic.py; its answers in the same order.
[[nodiscard]] QJsonArray sendMail(const QJsonArray &plan, QString &error);

} // namespace bw::test

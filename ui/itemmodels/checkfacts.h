// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/messagecheck.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// Reads a message's file, and checks a message: both in the background, the newest question wins. GUI thread.
class CheckFacts final : public QObject
{
    Q_OBJECT
public:
    explicit CheckFacts(service::Session *session, QObject *parent = nullptr);
    void readFile(const QString &path);
    void check(const service::MessageCheckRequest &request);
    void cancel(); ///< of check(): no answer comes
    [[nodiscard]] const service::MessageCheck &answer() const { return m_answer; }

Q_SIGNALS:
    void fileRead(const QByteArray &source);
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    service::MessageCheck m_answer;
};

} // namespace bw::itemmodels

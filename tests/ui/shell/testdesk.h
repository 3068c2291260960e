// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/secret.h"
#include "models/transport/route.h"
#include "ui/page/desk.h"

#include <QTemporaryDir>

#include <memory>

namespace bw::test {

/// A desk with settings in memory and stores in a folder of its own, opened at once on the calling thread.
class TestDesk final : public ui::Desk
{
public:
    explicit TestDesk(const core::Clock &clock);
    ~TestDesk() override;

    [[nodiscard]] const config::Settings &settings() const override { return m_settings; }
    void changeSettings(const config::Settings &settings) override;
    [[nodiscard]] QString defaultStorePath() const override { return m_folder.filePath(QStringLiteral("fleet.bw")); }
    [[nodiscard]] QString demoStorePath() const override { return m_folder.filePath(QStringLiteral("demo.bw")); }
    [[nodiscard]] service::Session *session() const override { return m_session.get(); }
    void openStore(const QString &path, bool readOnly) override;
    void openOrCreateStore(const QString &path, const QString &homeZone) override;
    void openDemo(const QString &homeZone) override;

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void setDemoSize(int days, int messagesPerDay);
    void closeStore();
    /// As after a start of the program: no secret is known, no connection is open.
    void forgetSecrets();

private:
    void setRoute();
    void applyRounds();
    std::unique_ptr<transport::Credentials> m_credentials; ///< outlives the session, whose routes ask it
    QTemporaryDir m_folder;
    config::Settings m_settings;
    const core::Clock &m_clock;
    std::shared_ptr<const core::Secret> m_key;
    std::unique_ptr<service::Session> m_session;
    int m_demoDays = 3, m_demoMessages = 300;
};

/// Waits for every job of the session; false after \p milliseconds.
bool waitForJobs(service::Session *session, int milliseconds = 60'000);

/// A small Postfix log of one host: accepted and delivered, deferred and bounced mail, and failed logins, one message
/// every \p stepSeconds from \p start on (RFC 3339 stamps, UTC).
QByteArray postfixLog(core::UtcMicros start, int messages, int stepSeconds);

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/testdesk.h"

#include "app/common/deskcredentials.h"

#include "models/crypto/hmachasher.h"
#include "models/crypto/random.h"
#include "models/service/fleet.h"
#include "models/service/session.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace bw::test {

TestDesk::TestDesk(const core::Clock &clock)
    : m_credentials(std::make_unique<app::DeskCredentials>())
    , m_clock(clock)
    , m_key(std::make_shared<const core::Secret>(crypto::randomKey()))
{
    m_settings.homeZone = u"Europe/Paris"_s;
    m_settings.collects = false; // a test reads when it wants to
}

TestDesk::~TestDesk() = default;

void TestDesk::changeSettings(const config::Settings &settings)
{
    if (settings == m_settings)
        return;
    const bool language = settings.language != m_settings.language;
    m_settings = settings;
    if (m_session)
        applyRounds();
    Q_EMIT settingsChanged();
    if (language)
        Q_EMIT languageChanged();
}

void TestDesk::closeStore()
{
    if (!m_session)
        return;
    Q_EMIT sessionAboutToClose();
    m_session.reset();
}

void TestDesk::openStore(const QString &path, bool readOnly)
{
    const auto store = store::Store::open(path, readOnly ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite);
    if (!store) {
        Q_EMIT storeFailed(store.error());
        return;
    }
    closeStore();
    m_session = service::makeSession(*store, [key = m_key]() -> std::unique_ptr<core::KeyedHasher> { return std::make_unique<crypto::HmacHasher>(*key); });
    setRoute();
    applyRounds();
    Q_EMIT sessionOpened();
}

void TestDesk::applyRounds()
{
    m_session->fleet()->setRounds(std::chrono::seconds(m_settings.collects ? m_settings.collectEvery : 0));
}

void TestDesk::setRoute()
{
    transport::RouteOptions route;
    route.knownHosts = m_folder.filePath(u"known_hosts"_s);
    route.credentials = m_credentials.get();
    route.ownKey = m_folder.filePath(u"ssh/id_ed25519"_s);
    m_session->fleet()->setRoute(route);
}

void TestDesk::forgetSecrets()
{
    const auto before = std::exchange(m_credentials, std::make_unique<app::DeskCredentials>());
    setRoute();
}

void TestDesk::openOrCreateStore(const QString &path, const QString &homeZone)
{
    const auto made = store::Store::openOrCreate(path, { homeZone, QString::fromStdString(crypto::keyIdOf(*m_key)) }, m_clock);
    if (!made) {
        Q_EMIT storeFailed(made.error());
        return;
    }
    openStore(path, false);
}

void TestDesk::openDemo(const QString &homeZone)
{
    closeStore();
    for (const QString &end : { u""_s, u"-wal"_s, u"-shm"_s })
        QFile::remove(demoStorePath() + end);
    openOrCreateStore(demoStorePath(), homeZone);
    if (m_session)
        m_session->makeDemo(1, m_demoDays, m_demoMessages);
}

void TestDesk::setDemoSize(int days, int messagesPerDay)
{
    m_demoDays = days;
    m_demoMessages = messagesPerDay;
}

bool waitForJobs(service::Session *session, int milliseconds)
{
    return QTest::qWaitFor(
        [session] {
            for (const service::Job *job : session->jobs())
                if (!job->isFinished())
                    return false;
            return true;
        },
        milliseconds);
}

QByteArray postfixLog(core::UtcMicros start, int messages, int stepSeconds)
{
    QByteArray log;
    const auto line = [&](core::UtcMicros at, const char *process, const QByteArray &text) {
        log += QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000+00:00'"_s).toLatin1();
        log += " mx1 postfix/" + QByteArray(process) + "[250]: " + text + '\n';
    };
    for (int i = 0; i < messages; ++i) {
        const core::UtcMicros at = start + core::UtcMicros(i) * stepSeconds * core::microsPerSecond;
        const QByteArray id = "4A" + QByteArray::number(0x10000000 + i, 16).toUpper();
        line(at, "smtpd", id + ": client=app1.example.com[192.0.2.10], sasl_method=PLAIN, sasl_username=news@example.com");
        line(at + 1000, "cleanup", id + ": message-id=<" + QByteArray::number(i) + "@example.com>");
        line(at + 2000, "qmgr", id + ": from=<news@example.com>, size=1234, nrcpt=1 (queue active)");
        const QByteArray to = id + ": to=<r" + QByteArray::number(i) + "@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=0.5, delays=0.1/0/0.2/0.2, dsn=";
        if (i % 20 == 7)
            line(at + 3000, "smtp", to + "5.1.1, status=bounced (host mx.example.net[198.51.100.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))");
        else
            line(at + 3000, "smtp", to + "2.0.0, status=sent (250 2.0.0 OK)");
        line(at + 4000, "qmgr", id + ": removed");
        if (i % 10 == 0)
            line(at + 5000, "smtpd", "warning: unknown[203.0.113.77]: SASL LOGIN authentication failed: authentication failure");
    }
    return log;
}

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mailchannel.h"
#include "models/notify/mailpassword.h"
#include "tests/support/manualclock.h"
#include "tests/support/smtpsink.h"
#include "tests/support/workfolder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;
using core::ProblemKind;

namespace {

const QByteArray password = "Tr0ub4dor&3-p\xc3\xa4ss"; // UTF-8, and what a shell would mind

core::Secret secretOf(const QByteArray &bytes)
{
    return core::Secret(std::span(reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
}

} // namespace

/// A sink that speaks real TLS with certificates of a test authority.
class TestNotifyMailChannel final : public QObject
{
    Q_OBJECT

    WorkFolder m_folder;
    ManualClock m_clock;
    quint16 m_port = 0;
    std::unique_ptr<SmtpSink> m_sink;

    [[nodiscard]] QString kept() const { return m_folder.path(u"kept"_s); }
    [[nodiscard]] QList<QJsonObject> sessions() const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : contentOf(kept()).split('\n'))
            if (!line.isEmpty())
                all << QJsonDocument::fromJson(line).object();
        return all;
    }
    void start(const QStringList &more)
    {
        QFile::remove(kept());
        m_port = freePort();
        m_sink = std::make_unique<SmtpSink>(m_port, QStringList { u"--keep"_s, kept() } + more);
        QCOMPARE(m_sink->waitUntilReady(), QString());
    }
    [[nodiscard]] QStringList tls() const { return { u"--cert"_s, m_folder.path(u"right/cert.pem"_s), u"--key"_s, m_folder.path(u"right/key.pem"_s) }; }
    [[nodiscard]] QStringList login() const { return { u"--login"_s, u"breakwater:"_s + QString::fromUtf8(password) }; }
    [[nodiscard]] notify::MailServer server() const
    {
        notify::MailServer server;
        server.host = u"127.0.0.1"_s;
        server.port = m_port;
        server.caFile = m_folder.path(u"right/ca.pem"_s);
        server.from = u"breakwater@example.com"_s;
        server.to = u"admin@example.net"_s;
        server.timeout = std::chrono::seconds(10);
        return server;
    }
    std::atomic_bool m_stop = false;
    core::Done send(const notify::MailServer &server, const QByteArray &secret = password)
    {
        notify::MailChannel channel(server, [&secret] { return core::Result<core::Secret>(secretOf(secret)); }, m_clock);
        return channel.tell({ u"Breakwater: 1 node silent"_s, u"mx1 was not reached.\n.\nEnde: Größe\n"_s, false }, m_stop);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNotHere({ u"/usr/bin/python3"_s, u"/usr/bin/openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(makeCertificates(m_folder.path(u"right"_s), u"localhost"_s), QString());
        QCOMPARE(makeCertificates(m_folder.path(u"other"_s), u"mail.example.org"_s), QString());
    }
    void cleanup() { m_sink.reset(); }

    void sends_data()
    {
        QTest::addColumn<bool>("isSmtps");
        QTest::addColumn<bool>("logsIn");
        QTest::newRow("STARTTLS") << false << false;
        QTest::newRow("STARTTLS and login") << false << true;
        QTest::newRow("TLS and login") << true << true;
    }
    void sends()
    {
        QFETCH(bool, isSmtps);
        QFETCH(bool, logsIn);
        start(tls() + (isSmtps ? QStringList { u"--smtps"_s } : QStringList()) + (logsIn ? login() : QStringList()));
        notify::MailServer to = server();
        to.security = isSmtps ? config::MailSecurity::Tls : config::MailSecurity::StartTls;
        to.user = logsIn ? u"breakwater"_s : QString();
        const auto done = send(to);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
        QCOMPARE(sessions().size(), 1);
        const QJsonObject session = sessions().first();
        QCOMPARE(session[u"encrypted"_s].toBool(), true);
        QCOMPARE(session[u"user"_s].toString(), to.user);
        QCOMPARE(session[u"from"_s].toString(), to.from);
        QCOMPARE(session[u"to"_s].toArray(), QJsonArray { to.to });
        const QString message = session[u"message"_s].toString();
        QVERIFY(message.contains(u"\r\nSubject: Breakwater: 1 node silent\r\n"_s));
        QVERIFY(message.startsWith(u"Date: Wed, 25 Nov 2026 10:00:00 +0000\r\n"_s));
        QVERIFY2(message.endsWith(u"\r\n\r\nmx1 was not reached.\r\n.\r\nEnde: Gr=C3=B6=C3=9Fe\r\n\r\n"_s), qPrintable(message));
    }

    void eachMessageHasAnIdOfItsOwn()
    {
        start(tls());
        QVERIFY(send(server()) && send(server()));
        const auto idOf = [this](qsizetype i) { return sessions().at(i)[u"message"_s].toString().section(u"Message-ID: <"_s, 1).section(u'>', 0, 0); };
        QVERIFY(idOf(0).endsWith(u"@example.com"_s));
        QVERIFY(idOf(0) != idOf(1));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("sink");
        QTest::addColumn<QString>("how"); ///< what of the server's description is changed
        QTest::addColumn<int>("kind");
        const QStringList other { u"--cert"_s, m_folder.path(u"other/cert.pem"_s), u"--key"_s, m_folder.path(u"other/key.pem"_s) };
        QTest::newRow("no STARTTLS offered") << QStringList() << u""_s << int(ProblemKind::Unsupported);
        QTest::newRow("authority of somebody else") << other + login() << u""_s << int(ProblemKind::Denied);
        QTest::newRow("authority of somebody else, TLS") << other + login() + QStringList { u"--smtps"_s } << u"smtps"_s << int(ProblemKind::Denied);
        QTest::newRow("system's roots do not know it") << tls() + login() << u"noCa"_s << int(ProblemKind::Denied);
        QTest::newRow("no such file of the authority") << tls() + login() << u"badCa"_s << int(ProblemKind::Denied);
        QTest::newRow("wrong password") << tls() + login() << u"password"_s << int(ProblemKind::Denied);
        QTest::newRow("recipient refused") << tls() + login() << u"bounce"_s << int(ProblemKind::Denied);
        QTest::newRow("TLS where plain is spoken") << tls() << u"smtps"_s << int(ProblemKind::Unreachable);
    }
    void refuses()
    {
        QFETCH(QStringList, sink);
        QFETCH(QString, how);
        QFETCH(int, kind);
        start(sink);
        notify::MailServer to = server();
        to.user = u"breakwater"_s;
        if (how == u"smtps"_s)
            to.security = config::MailSecurity::Tls;
        if (how == u"noCa"_s)
            to.caFile.clear();
        if (how == u"badCa"_s)
            to.caFile = m_folder.path(u"nothing.pem"_s);
        if (how == u"bounce"_s)
            to.to = u"bounce@example.net"_s;
        const auto done = send(to, how == u"password"_s ? QByteArray("wrong") : password);
        QVERIFY(!done);
        QVERIFY2(int(done.error().kind) == kind, qPrintable(done.error().oneLine()));
        QVERIFY(!done.error().oneLine().contains(QString::fromUtf8(password)));
        for (const QJsonObject &session : sessions())
            QVERIFY2(!session.contains(u"message"_s), "a message was handed over");
        if (how != u"password"_s && how != u"bounce"_s)
            QVERIFY2(sessions().isEmpty(), "the server learnt who wanted to log in");
    }

    void theCertificateMustBearTheName()
    {
        start({ u"--cert"_s, m_folder.path(u"other/cert.pem"_s), u"--key"_s, m_folder.path(u"other/key.pem"_s) });
        notify::MailServer to = server();
        to.caFile = m_folder.path(u"other/ca.pem"_s);
        QVERIFY(send(to)); // 127.0.0.1 stands in it
        to.host = u"localhost"_s; // this does not
        QCOMPARE(send(to).error().kind, ProblemKind::Denied);
        QCOMPARE(sessions().size(), 1);
    }

    void aServerThatSaysNothingHoldsNobodyUp()
    {
        start({ u"--mute"_s });
        notify::MailServer to = server();
        to.timeout = std::chrono::milliseconds(700);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(send(to).error().kind, ProblemKind::TimedOut);
        QVERIFY(timer.elapsed() < 5000);
    }

    void nobodyListens()
    {
        notify::MailServer to = server();
        to.port = freePort();
        const auto sent = send(to);
        QCOMPARE(sent.error().kind, ProblemKind::Unreachable);
        QCOMPARE(sent.error().reason, u"nobody takes the connection there"_s); // not libcurl's English
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<config::Notices>("notices");
        QTest::addColumn<int>("kind"); ///< -1: well
        config::Notices well;
        well.mailTo = u"admin@example.net"_s;
        well.server = u"mail.example.com"_s;
        const auto row = [&well](const char *name, int kind, auto change) {
            config::Notices notices = well;
            change(notices);
            QTest::newRow(name) << notices << kind;
        };
        row("well", -1, [](auto &) {});
        row("an address of the network", -1, [](auto &n) { n.server = u"2001:db8::1"_s; });
        row("nobody is told", int(ProblemKind::Missing), [](auto &n) { n.mailTo.clear(); });
        row("two recipients", int(ProblemKind::Usage), [](auto &n) { n.mailTo = u"a@b.c,d@e.f"_s; });
        row("header in the sender", int(ProblemKind::Usage), [](auto &n) { n.mailFrom = u"a@b.c\r\nBcc: d@e.f"_s; });
        row("no server", int(ProblemKind::Usage), [](auto &n) { n.server.clear(); });
        row("a URL", int(ProblemKind::Usage), [](auto &n) { n.server = u"mail.example.com/x?"_s; });
        row("user in the server", int(ProblemKind::Usage), [](auto &n) { n.server = u"u:p@mail.example.com"_s; });
        row("an option", int(ProblemKind::Usage), [](auto &n) { n.server = u"-v"_s; });
        row("port", int(ProblemKind::Usage), [](auto &n) { n.port = 70'000; });
        row("line end in the user", int(ProblemKind::Usage), [](auto &n) { n.user = u"a\r\nb"_s; });
    }
    void settingsAreChecked()
    {
        QFETCH(config::Notices, notices);
        QFETCH(int, kind);
        const auto to = notify::mailServerFrom(notices);
        QCOMPARE(to ? -1 : int(to.error().kind), kind);
    }

    void passwordComesFromAFile()
    {
        m_folder.write(u"secret"_s, password + "\nmore\n");
        config::Notices notices;
        notices.passwordFile = m_folder.path(u"secret"_s);
        QVERIFY(QFile::setPermissions(notices.passwordFile, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QCOMPARE(notify::mailPassword(notices).error().kind, ProblemKind::Denied);
        QVERIFY(QFile::setPermissions(notices.passwordFile, QFile::ReadOwner | QFile::WriteOwner));
        const auto read = notify::mailPassword(notices);
        QVERIFY(read);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(read->bytes().data()), qsizetype(read->bytes().size())), password);
        m_folder.write(u"credentials/smtp-password"_s, "from the manager");
        qputenv("CREDENTIALS_DIRECTORY", m_folder.path(u"credentials"_s).toLocal8Bit());
        QCOMPARE(notify::mailPassword(notices)->bytes().size(), std::size_t(16));
        qunsetenv("CREDENTIALS_DIRECTORY");
        m_folder.write(u"secret"_s, QByteArray(5000, 'x'));
        QCOMPARE(notify::mailPassword(notices).error().kind, ProblemKind::Malformed);
        notices.passwordFile = m_folder.path(u"nothing"_s);
        QCOMPARE(notify::mailPassword(notices).error().kind, ProblemKind::Missing);
        notices.passwordFile.clear();
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        QCOMPARE(notify::mailPassword(notices).error().kind, ProblemKind::Missing); // no keychain runs here
    }

    /// A server that takes the connection and says nothing: what has not left is called off when the program ends.
    void stopsWhileNothingHasLeft()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        notify::MailServer to = server();
        to.port = silent.serverPort();
        QElapsedTimer time;
        time.start();
        std::jthread stopper([this] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            m_stop = true;
        });
        const core::Done done = send(to);
        stopper.join();
        m_stop = false;
        QVERIFY(!done);
        QCOMPARE(done.error().kind, core::ProblemKind::Cancelled);
        QVERIFY2(time.elapsed() < 4000, qPrintable(QString::number(time.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestNotifyMailChannel)
#include "tst_notify_mailchannel.moc"

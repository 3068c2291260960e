// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/smtpsink.h"
#include "tests/support/workfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace bw::test;

/// The verb notices, and `collect` that uses what it set.
class TestCtlNotices final : public QObject
{
    Q_OBJECT

    const QString m_ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");
    const QByteArray m_password = "pa55-w0rd-of-the-server";
    std::unique_ptr<WorkFolder> m_folder;
    quint16 m_port = 0;
    std::unique_ptr<SmtpSink> m_sink;

    [[nodiscard]] QStringList environment() const
    {
        return { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u"config"_s), u"XDG_STATE_HOME="_s + m_folder->path(u"state"_s),
            u"DBUS_SESSION_BUS_ADDRESS="_s };
    }
    [[nodiscard]] Ran run(const QStringList &verb, const QByteArray &input = {}) const
    {
        return runProgram(m_ctl, QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb, input, environment());
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }
    [[nodiscard]] QList<QJsonObject> mails() const
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : contentOf(m_folder->path(u"kept"_s)).split('\n'))
            if (!line.isEmpty())
                all << QJsonDocument::fromJson(line).object();
        return all;
    }
    void setAll(const QStringList &more = {}) const
    {
        const Ran set = run(QStringList { u"notices"_s, u"set"_s, u"--to"_s, u"admin@example.net"_s, u"--from"_s, u"breakwater@example.com"_s, u"--server"_s, u"127.0.0.1"_s, u"--port"_s,
                                QString::number(m_port), u"--user"_s, u"breakwater"_s, u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret/password"_s) }
            + more);
        QVERIFY2(set.exitCode == 0, set.err.constData());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<WorkFolder>();
        if (const QString why = whyNotHere({ u"/usr/bin/python3"_s, u"/usr/bin/openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(makeCertificates(m_folder->path(u"tls"_s), u"localhost"_s), QString());
        m_folder->write(u"secret/password"_s, m_password + '\n');
        QVERIFY(QFile::setPermissions(m_folder->path(u"secret/password"_s), QFile::ReadOwner | QFile::WriteOwner));
        m_port = freePort();
        m_sink = std::make_unique<SmtpSink>(m_port,
            QStringList { u"--keep"_s, m_folder->path(u"kept"_s), u"--cert"_s, m_folder->path(u"tls/cert.pem"_s), u"--key"_s, m_folder->path(u"tls/key.pem"_s), u"--login"_s,
                u"breakwater:"_s + QString::fromLatin1(m_password) });
        QCOMPARE(m_sink->waitUntilReady(), QString());
    }
    void cleanup() { m_sink.reset(); }

    void saysAndKeepsWhatIsSet()
    {
        const QJsonObject unset = json(run({ u"notices"_s, u"show"_s }));
        QCOMPARE(unset[u"desktop"_s].toBool(), true);
        QVERIFY(unset[u"to"_s].isNull() && unset[u"quiet"_s].isNull());
        setAll({ u"--quiet"_s, u"22:00-7:00"_s, u"--silent-after"_s, u"30"_s, u"--desktop"_s, u"off"_s });
        const QJsonObject shown = json(run({ u"notices"_s, u"show"_s }));
        QCOMPARE(shown[u"to"_s].toString(), u"admin@example.net"_s);
        QCOMPARE(shown[u"port"_s].toInt(), int(m_port));
        QCOMPARE(shown[u"security"_s].toString(), u"starttls"_s);
        QCOMPARE(shown[u"quiet"_s].toString(), u"22:00-07:00"_s);
        QCOMPARE(shown[u"silent_after"_s].toInt(), 30);
        QCOMPARE(shown[u"desktop"_s].toBool(true), false);
        QCOMPARE(json(run({ u"notices"_s, u"set"_s, u"--security"_s, u"tls"_s }))[u"port"_s].toInt(), 465);
        QCOMPARE(json(run({ u"notices"_s, u"set"_s, u"--to"_s, u""_s, u"--quiet"_s, u"none"_s }))[u"quiet"_s].isNull(), true);
    }

    /// The service that uses them stands in another folder.
    void filesAreKeptByTheirWholePath()
    {
        const QString ca = m_folder->path(u"tls/ca.pem"_s), password = m_folder->path(u"secret/password"_s);
        const QJsonObject set = json(run({ u"notices"_s, u"set"_s, u"--ca"_s, QDir().relativeFilePath(ca), u"--password-file=~/secret/password"_s }));
        QCOMPARE(set[u"ca"_s].toString(), ca);
        QCOMPARE(set[u"password_file"_s].toString(), password);
        const QJsonObject unset = json(run({ u"notices"_s, u"set"_s, u"--ca"_s, u""_s }));
        QVERIFY(unset[u"ca"_s].isNull());
        QCOMPARE(unset[u"password_file"_s].toString(), password);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("no address") << QStringList { u"--to"_s, u"admin"_s };
        QTest::newRow("two addresses") << QStringList { u"--to"_s, u"a@example.net,b@example.net"_s };
        QTest::newRow("header") << QStringList { u"--to"_s, u"a@example.net\r\nBcc: b@example.net"_s };
        QTest::newRow("no server") << QStringList { u"--to"_s, u"a@example.net"_s };
        QTest::newRow("plain") << QStringList { u"--security"_s, u"none"_s };
        QTest::newRow("port") << QStringList { u"--port"_s, u"0"_s };
        QTest::newRow("quiet") << QStringList { u"--quiet"_s, u"22-7"_s };
        QTest::newRow("authority") << QStringList { u"--ca"_s, u"/nonexistent/ca.pem"_s };
    }
    void refusesWhatCannotBe()
    {
        QFETCH(QStringList, options);
        const Ran ran = run(QStringList { u"notices"_s, u"set"_s } + options);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.out.isEmpty());
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY(json(run({ u"notices"_s, u"show"_s }))[u"to"_s].isNull());
    }

    void testSaysWhetherItWent()
    {
        QCOMPARE(run({ u"notices"_s, u"test"_s }).exitCode, 3); // nobody is named
        setAll();
        const Ran ran = run({ u"notices"_s, u"test"_s });
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(json(ran)[u"sent"_s].toBool(), true);
        QCOMPARE(mails().size(), 1);
        QCOMPARE(mails().first()[u"user"_s].toString(), u"breakwater"_s);
        m_folder->write(u"secret/password"_s, "wrong\n");
        const Ran refused = run({ u"notices"_s, u"test"_s });
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.err.contains("login"), refused.err.constData());
        QCOMPARE(run({ u"notices"_s, u"password"_s }).exitCode, 2); // nothing on standard input
        const Ran kept = run({ u"notices"_s, u"password"_s }, m_password);
        QCOMPARE(kept.exitCode, 3); // no keychain runs here
        QVERIFY(!kept.err.contains(m_password));
    }

    /// A log whose last line is old.
    void collectTellsOnceAndNoSecretIsLeftBehind()
    {
        setAll({ u"--silent-after"_s, u"5"_s });
        m_folder->write(u"log/mail.log"_s, "2026-11-23T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C90: removed\n");
        QCOMPARE(run({ u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"log/mail.log"_s) }).exitCode, 0);
        for (int i = 0; i < 2; ++i) { // its last line is days old: it is silent, and that is told once
            const Ran ran = run({ u"collect"_s });
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
            for (const QByteArray &line : ran.err.split('\n')) // this computer's own Postfix may be installed and not run
                QVERIFY2(line.isEmpty() || line.contains("The queue could not be listed"), line.constData());
            QCOMPARE(mails().size(), 1);
        }
        QVERIFY(mails().first()[u"message"_s].toString().contains(u"Subject: Breakwater: 1 node silent"_s));
        QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            const QString file = files.next();
            ++seen;
            if (!file.endsWith(u"/secret/password"_s))
                QVERIFY2(!contentOf(file).contains(m_password), qPrintable(file));
        }
        QVERIFY(seen > 5);
    }

    void aServerThatIsNotThereFailsNoRound()
    {
        setAll({ u"--silent-after"_s, u"5"_s });
        m_sink.reset();
        m_folder->write(u"log/mail.log"_s, "2026-11-23T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C90: removed\n");
        QCOMPARE(run({ u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"log/mail.log"_s) }).exitCode, 0);
        const Ran ran = run({ u"collect"_s });
        QCOMPARE(ran.exitCode, 0);
        QVERIFY2(ran.err.contains("The mail server was not reached"), ran.err.constData());
        QVERIFY(!ran.err.contains(m_password));
    }

    /// What is set while it runs holds from its next round on; a server that never answers holds up neither rounds nor the end.
    void aRunningServiceMindsNewSettings()
    {
        m_folder->write(u"log/mail.log"_s, "2026-11-23T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C90: removed\n");
        QCOMPARE(run({ u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"log/mail.log"_s) }).exitCode, 0);
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Program service(m_ctl, { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"collect"_s, u"--every"_s, u"1s"_s }, environment());
        const auto readUntil = [this] { return json(run({ u"fleet"_s, u"show"_s, u"here"_s }))[u"nodes"_s][0][u"last_heard"_s].toString(); };
        QVERIFY(waitUntil([&] { return !readUntil().isEmpty(); }, 30'000));
        QCOMPARE(mails().size(), 0);
        const quint16 port = std::exchange(m_port, silent.serverPort());
        setAll({ u"--silent-after"_s, u"5"_s });
        m_port = port;
        QVERIFY(waitUntil([&] { return silent.hasPendingConnections() || silent.waitForNewConnection(0); }, 30'000));
        const QString asked = readUntil();
        QVERIFY(waitUntil([&] { return readUntil() != asked; }, 15'000)); // rounds go on meanwhile
        QElapsedTimer time;
        time.start();
        QCOMPARE(service.stop(), 0);
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(mails().size(), 0);
        setAll();
        QCOMPARE(run({ u"collect"_s }).exitCode, 0); // it was not told: now it is, once
        QCOMPARE(run({ u"collect"_s }).exitCode, 0);
        QCOMPARE(mails().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCtlNotices)
#include "tst_ctl_notices.moc"

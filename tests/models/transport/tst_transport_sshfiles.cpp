// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/command.h"
#include "models/transport/ssh/knownhosts.h"
#include "models/transport/ssh/sshconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::transport;

/// The files that ssh and this program share, and the commands that are sent.
class TestTransportSshFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheNamedKeywords()
    {
        const SshConfig config = SshConfig::parse("User everybody\n"
                                                  "Host bastion\n  HostName 192.0.2.1\n  Port 2222\n  User jump\n"
                                                  "Host mx-* !mx-9\n\tHostName=%h.example.com\n  ProxyJump bastion\n  IdentityFile \"~/keys/with blank\"\n"
                                                  "Host *\n  IdentityFile ~/.ssh/id_ed25519 # not last\n  Port 24\n");
        const SshHost mx = config.lookUp(u"mx-1"_s);
        QCOMPARE(mx.hostName, u"mx-1.example.com"_s);
        QCOMPARE(mx.proxyJump, u"bastion"_s);
        QCOMPARE(mx.user, u"everybody"_s); // the first value counts
        QCOMPARE(mx.port, 24);
        QCOMPARE(mx.identityFiles.size(), 2); // these add up
        QVERIFY(mx.identityFiles.front().endsWith(u"/keys/with blank"_s) && !mx.identityFiles.front().startsWith(u'~'));
        QCOMPARE(config.lookUp(u"mx-9"_s).proxyJump, QString());
        QCOMPARE(config.lookUp(u"bastion"_s).port, 2222);
        QCOMPARE(config.namedHosts(), (QStringList { u"bastion"_s }));
    }

    void runsNothingAndSaysWhatItLeftOut()
    {
        const SshConfig config = SshConfig::parse("Host a\n  ProxyCommand nc %h %p\n  HostName b\nMatch exec \"id\"\n  HostName evil\nInclude other\nHost c\n HostName d\n");
        QStringList ignored;
        for (const auto &one : config.ignored())
            ignored << QString::number(one.line) + u' ' + one.keyword;
        QCOMPARE(ignored, (QStringList { u"2 ProxyCommand"_s, u"4 Match exec \"id\""_s, u"6 Include"_s }));
        QCOMPARE(config.lookUp(u"a"_s).hostName, u"b"_s);
        QCOMPARE(config.lookUp(u"zzz"_s).hostName, QString());
        QCOMPARE(config.lookUp(u"c"_s).hostName, u"d"_s);
    }

    void survivesAnything()
    {
        for (const char *text : { "", "Host", "Host\n", "=", "Host \"", "Port x\nHost a\nPort 99999999999", "\xff\xfe", "HostName" })
            static_cast<void>(SshConfig::parse(text).lookUp(u"a"_s));
        QCOMPARE(SshConfig::parse("Host a\nPort 99999999999").lookUp(u"a"_s).port, 0);
    }

    void knowsItsHosts_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("name") << QByteArray("mx1.example.com ssh-ed25519 AAAA") << u"mx1.example.com"_s << 22 << true;
        QTest::newRow("list") << QByteArray("other,MX1.example.com ssh-ed25519 AAAA") << u"mx1.example.com"_s << 22 << true;
        QTest::newRow("port") << QByteArray("[mx1]:2222 ssh-ed25519 AAAA") << u"mx1"_s << 2222 << true;
        QTest::newRow("other port") << QByteArray("[mx1]:2222 ssh-ed25519 AAAA") << u"mx1"_s << 22 << false;
        QTest::newRow("part of a name") << QByteArray("mx11 ssh-ed25519 AAAA") << u"mx1"_s << 22 << false;
        QTest::newRow("comment") << QByteArray("# mx1") << u"mx1"_s << 22 << false;
        QTest::newRow("marker") << QByteArray("@revoked mx1 ssh-ed25519 AAAA") << u"mx1"_s << 22 << true;
        // ssh-keygen -H of "mx1.example.com"
        QTest::newRow("hashed") << QByteArray("|1|do6LuAxHFE71xsDF14mH5IaNBtM=|jM5aWOtwHTS4FL1eLJ/swsKiT9k= ssh-ed25519 AAAA") << u"mx1.example.com"_s << 22 << true;
        QTest::newRow("hashed other") << QByteArray("|1|do6LuAxHFE71xsDF14mH5IaNBtM=|jM5aWOtwHTS4FL1eLJ/swsKiT9k= ssh-ed25519 AAAA") << u"mx2.example.com"_s << 22 << false;
    }
    void knowsItsHosts()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(bool, isNamed);
        QCOMPARE(namesHost({ line.constData(), static_cast<std::size_t>(line.size()) }, host, port), isNamed);
    }

    void forgetsOneHost()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"known_hosts"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mx1 ssh-ed25519 AAAA\nmx2 ssh-ed25519 BBBB\n[mx1]:2222 ssh-rsa CCCC\n");
        file.close();
        QVERIFY(forgetHost(path, u"mx1"_s, 22));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mx2 ssh-ed25519 BBBB\n[mx1]:2222 ssh-rsa CCCC\n"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        QVERIFY(forgetHost(folder.filePath(u"nowhere"_s), u"mx1"_s, 22));
    }

    void commandsTakePlainArgumentsOnly_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<bool>("isTaken");
        QTest::addColumn<bool>("isTakenInQuotes");
        QTest::newRow("path") << u"/var/log/mail.log-20261123"_s << true << true;
        QTest::newRow("cursor") << u"s=0a;i=1;b=2"_s << false << true;
        for (const char *bad : { "", "-n", "/a b", "/a;id", "/a'b", "/a\"b", "/a`id`", "/a$HOME", "/a\nid", "/a|id", "/a&id", "/a>b", "/a*", "/a\\b", "/../etc", "/a(b)", "~root", "/\xc3\xa4" })
            QTest::newRow(bad) << QString::fromUtf8(bad) << false << (QByteArray(bad) == "/a;id");
    }
    void commandsTakePlainArgumentsOnly()
    {
        QFETCH(QString, argument);
        QFETCH(bool, isTaken);
        QFETCH(bool, isTakenInQuotes);
        QCOMPARE(Command::filled("cat -- {}", { argument }).has_value(), isTaken);
        const auto quoted = Command::filled("x --after='{}'", { argument });
        QCOMPARE(quoted.has_value(), isTakenInQuotes);
        if (quoted)
            QCOMPARE(quoted->text(), "x --after='" + argument.toStdString() + "'");
    }
};

QTEST_APPLESS_MAIN(TestTransportSshFiles)
#include "tst_transport_sshfiles.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/node.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::fleet;

class TestFleetNode final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static Node good()
    {
        Node node;
        node.name = u"mx1"_s;
        node.route = RouteKind::Ssh;
        node.host = u"mx1.example.com"_s;
        node.logs = { u"/var/log/mail.log"_s };
        return node;
    }

private Q_SLOTS:
    void endpoints_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("host") << u"mx1"_s << QString() << u"mx1"_s << 0;
        QTest::newRow("port") << u"mx1:2222"_s << QString() << u"mx1"_s << 2222;
        QTest::newRow("all") << u"ann@mx1.example.com:22"_s << u"ann"_s << u"mx1.example.com"_s << 22;
        QTest::newRow("IPv4") << u"192.0.2.1:25"_s << QString() << u"192.0.2.1"_s << 25;
        QTest::newRow("IPv6 bare") << u"2001:db8::1"_s << QString() << u"2001:db8::1"_s << 0;
        QTest::newRow("IPv6 with port") << u"[2001:db8::1]:25"_s << QString() << u"2001:db8::1"_s << 25;
        QTest::newRow("IPv6 in brackets") << u"ann@[2001:db8::1]"_s << u"ann"_s << u"2001:db8::1"_s << 0;
        QTest::newRow("link-local") << u"fe80::1%eth0"_s << QString() << u"fe80::1%eth0"_s << 0;
    }
    void endpoints()
    {
        QFETCH(QString, text);
        const auto endpoint = endpointFrom(text);
        QVERIFY(endpoint);
        QTEST(endpoint->user, "user");
        QTEST(endpoint->host, "host");
        QTEST(endpoint->port, "port");
    }

    void noEndpoints_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : { "", "-oProxyCommand=id", "mx1:", "mx1:0", "mx1:65536", "mx1:ssh", "a b", "mx1;id", "@mx1", "-l@mx1", "[2001:db8::1", "[::1]22", "$(id)", "mx1\nmx2" })
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void noEndpoints()
    {
        QFETCH(QString, text);
        QVERIFY(!endpointFrom(text));
    }

    void endpointsAreWrittenAsTheyAreRead()
    {
        for (const QString &text : { u"ann@mx1:2222"_s, u"[2001:db8::1]:25"_s, u"2001:db8::1"_s, u"mx1"_s })
            QCOMPARE(endpointText(*endpointFrom(text)), text);
    }

    void routesHaveOneWordEach()
    {
        for (const RouteKind route : { RouteKind::None, RouteKind::Local, RouteKind::LocalJournal, RouteKind::Ssh, RouteKind::Sftp, RouteKind::Journald })
            QCOMPARE(routeFromWord(routeWord(route)), std::optional(route));
        QVERIFY(!routeFromWord(u"telnet"_s));
    }

    void refusesWhatCouldBeACommand_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("host option") << u"host"_s << u"-oProxyCommand=id"_s;
        QTest::newRow("host blank") << u"host"_s << u"mx1 mx2"_s;
        QTest::newRow("user option") << u"user"_s << u"-lroot"_s;
        QTest::newRow("user shell") << u"user"_s << u"a;id"_s;
        QTest::newRow("jump") << u"jump"_s << u"bastion,$(id)"_s;
        QTest::newRow("log relative") << u"log"_s << u"mail.log"_s;
        QTest::newRow("log two lines") << u"log"_s << u"/var/log/a\n/etc/passwd"_s;
        QTest::newRow("key relative") << u"key"_s << u"keys/id"_s;
        QTest::newRow("key in a home") << u"key"_s << u"~/.ssh/id"_s;
        QTest::newRow("known hosts relative") << u"known"_s << u"known_hosts"_s;
        QTest::newRow("config shell") << u"config"_s << u"/etc/postfix;id"_s;
        QTest::newRow("config up") << u"config"_s << u"/etc/postfix/../../root"_s;
        QTest::newRow("name option") << u"name"_s << u"--help"_s;
        QTest::newRow("name empty") << u"name"_s << u" "_s;
        QTest::newRow("smtp") << u"smtp"_s << u"mx1:smtp"_s;
    }
    void refusesWhatCouldBeACommand()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Node node = good();
        QVERIFY(check(node));
        QString &text = field == u"host" ? node.host : field == u"user" ? node.user : field == u"jump" ? node.jump : field == u"config" ? node.configDir : field == u"key" ? node.keyFile : field == u"known" ? node.knownHosts : node.name;
        if (field == u"log")
            node.logs << value;
        else if (field == u"smtp")
            node.smtp << value;
        else
            text = value;
        const auto done = check(node);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, bw::core::ProblemKind::Usage);
        QVERIFY(!done.error().remedy.isEmpty());
    }

    void holdsNothingHidden_data()
    {
        QTest::addColumn<QString>("hidden");
        QTest::newRow("escape") << u"\x1b[2J"_s;
        QTest::newRow("C1") << u"\u009b"_s;
        QTest::newRow("turned") << u"\u202e"_s;
        QTest::newRow("isolated") << u"\u2067"_s;
        QTest::newRow("no width") << u"\u200b"_s;
        QTest::newRow("joiner") << u"\u2060"_s;
        QTest::newRow("filler") << u"\u3164"_s;
        QTest::newRow("tag") << u"\U000e0041"_s;
        QTest::newRow("line") << u"\u2028"_s;
    }
    void holdsNothingHidden()
    {
        QFETCH(QString, hidden);
        const auto refused = [](const Node &node) {
            const auto done = check(node);
            return !done && done.error().kind == bw::core::ProblemKind::Usage && done.error().what.contains(u"U+"_s) && !done.error().remedy.isEmpty();
        };
        const QString text = u"a"_s + hidden + u'b';
        for (QString Node::*field : { &Node::name, &Node::host, &Node::user, &Node::keyFile, &Node::jump, &Node::knownHosts, &Node::configDir, &Node::group, &Node::logZone }) {
            Node node = good();
            node.*field = text;
            QVERIFY(refused(node));
        }
        for (QStringList Node::*field : { &Node::logs, &Node::smtp, &Node::tags }) {
            Node node = good();
            node.*field << u'/' + text;
            QVERIFY(refused(node));
        }
        Node node = good();
        node.name = u"Größe 漢字 mx1"_s;
        node.group = u"Büro"_s;
        node.tags = { u"مرحبا"_s };
        QVERIFY(check(node));
        node.tags << QString(101, u'a');
        QVERIFY(!check(node));
    }

    void aRouteOfFilesNeedsALog()
    {
        Node node = good();
        node.logs.clear();
        QVERIFY(!check(node));
        node.route = RouteKind::Journald;
        QVERIFY(check(node));
    }
};

QTEST_APPLESS_MAIN(TestFleetNode)
#include "tst_fleet_node.moc"

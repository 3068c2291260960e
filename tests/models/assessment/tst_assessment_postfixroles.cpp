// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/settingsevidence.h"

#include "tests/models/assessment/postfixnode.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using assessment::LogShows;
using assessment::Roles;

namespace {

constexpr char smtp[] = "smtp inet n - y - - smtpd\n";
constexpr char submission[] = "submission inet n - y - - smtpd\n -o smtpd_sasl_auth_enable=yes\n -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n";
constexpr char level[] = "compatibility_level = 3.6\n";

} // namespace

Q_DECLARE_METATYPE(bw::assessment::LogShows)

class TestAssessmentPostfixRoles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<QByteArray>("master");
        QTest::addColumn<QString>("roles");
        const auto row = [](const char *name, const QByteArray &main, const QByteArray &master, const QString &roles) { QTest::newRow(name) << level + main << master << roles; };
        row("null client", "inet_interfaces = loopback-only\nmydestination =\nrelayhost = [mail.example.com]\n", smtp, u"internal"_s);
        row("satellite, as Debian makes it", "inet_interfaces = loopback-only\nmydestination = $myhostname, localhost\nrelayhost = smtp.example.com\nmynetworks = 127.0.0.0/8\n", smtp, u"internal"_s);
        row("internet site, as Debian makes it", "myhostname = mx1.example.com\nmydestination = $myhostname, example.com, localhost.localdomain, localhost\nrelayhost =\nmynetworks = 127.0.0.0/8\ninet_interfaces = all\n", smtp, u"edge"_s);
        row("internet site with smarthost", "mydestination = example.com, localhost\nrelayhost = [smtp.example.net]:587\ninet_interfaces = all\n", smtp, u"edge internal"_s);
        row("local only", "inet_interfaces = loopback-only\ndefault_transport = error: this host sends no mail\nrelay_transport = error\nmydestination = localhost\n", smtp, QString());
        row("backup MX", "mydestination = localhost\nrelay_domains = example.com, example.org\nrelay_recipient_maps = hash:/etc/postfix/recipients\ninet_interfaces = all\n", smtp, u"edge"_s);
        row("MSA only", "mydestination = localhost\n", submission, u"submission outbound"_s);
        row("MSA on 465 only", "mydestination =\n", "465 inet n - y - - smtpd\n -o smtpd_tls_wrappermode=yes\n -o smtpd_sasl_auth_enable=yes\n -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n", u"submission outbound"_s);
        row("MX and MSA in one", "mydestination = example.com\n", QByteArray(smtp) + submission, u"edge submission outbound"_s);
        row("relay of own networks with relayhost", "mydestination =\nmynetworks = 10.1.0.0/16\nsmtpd_recipient_restrictions = permit_mynetworks, reject\nrelayhost = [mx.example.com]\n", smtp, u"internal"_s);
        row("relay of own networks to the world", "mydestination =\nmynetworks = 10.1.0.0/16\nsmtpd_relay_restrictions = permit_mynetworks, reject\n", smtp, u"outbound"_s);
        row("relay within own networks", "mydestination =\nmynetworks = 10.1.0.0/16\ntransport_maps = hash:/etc/postfix/transport\ndefault_transport = error:outside is not for us\nsmtpd_relay_restrictions = permit_mynetworks, reject\n", smtp, u"internal"_s);
        row("postscreen in front", "mydestination = example.com\n", "smtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\ndnsblog unix - - y - 0 dnsblog\n", u"edge"_s);
        row("postscreen without domains", "mydestination = localhost\n", "smtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\n", u"outbound"_s);
        row("loopback, filter gives back", "inet_interfaces = loopback-only\nmydestination = localhost\ncontent_filter = smtp:[127.0.0.1]:10024\n", QByteArray(smtp) + "127.0.0.1:10025 inet n - y - - smtpd\n -o content_filter=\n -o smtpd_recipient_restrictions=permit_mynetworks,reject\n", u"outbound"_s);
        row("sends by script", "inet_interfaces = loopback-only\nmydestination =\n", "pickup unix n - y 60 1 pickup\nsmtp unix - - y - - smtp\n", u"outbound"_s);
        row("bound to the loopback by its service", "inet_interfaces = all\nmydestination = example.com\n", "127.0.0.1:25 inet n - y - - smtpd\n", u"outbound"_s);
        row("virtual mailboxes", "mydestination = localhost\nvirtual_mailbox_domains = example.com\n", smtp, u"edge"_s);
        row("level 0 relays mydestination", "compatibility_level = 0\nmydestination = localhost, example.com\n", smtp, u"edge"_s);
        row("next instance on the loopback", "mydestination = example.com\nrelayhost = [127.0.0.1]:10026\n", smtp, u"edge"_s);
        row("service switched off", "mydestination = example.com\nmaster_service_disable = inet\n", smtp, u"outbound"_s);
        row("always to one host by transport", "mydestination =\ninet_interfaces = loopback-only\ndefault_transport = smtp:[mail.example.com]:2525\n", smtp, u"internal"_s);
    }
    void finds()
    {
        QFETCH(QByteArray, main);
        QFETCH(QByteArray, master);
        QFETCH(QString, roles);
        const Roles found = assessment::rolesOf(test::postfixNode(main, master), {});
        QCOMPARE(found.roles.join(u' '), roles);
        QVERIFY(found.areKnown);
        QCOMPARE(found.why.size(), found.roles.size());
        for (const QString &why : found.why)
            QVERIFY2(why.endsWith(u'.') && why.at(0).isUpper(), qPrintable(why));
    }

    /// An instance that takes and one that sends.
    void joinsInstances()
    {
        fleet::Snapshot snapshot;
        test::addPostfix(snapshot, u"postfix-in"_s, QByteArray(level) + "mydestination = example.com\nrelayhost = [127.0.0.1]:10026\n", smtp);
        test::addPostfix(snapshot, u"postfix-out"_s, QByteArray(level) + "mydestination =\ninet_interfaces = loopback-only\n", "127.0.0.1:10026 inet n - y - - smtpd\n");
        QCOMPARE(assessment::rolesOf(snapshot, {}).roles, (QStringList { u"edge"_s, u"outbound"_s }));
        // One that is not started has no role.
        snapshot.sections.append({ u"postfix.instances"_s, fleet::SectionKind::Lines, "postfix-in mta y /etc/postfix\npostfix-out mta n /etc/postfix-out\n", {}, false });
        QCOMPARE(assessment::rolesOf(snapshot, {}).roles, QStringList { u"edge"_s });
    }

    void hearsTheLog_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<LogShows>("shows");
        QTest::addColumn<QString>("roles");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("part"); // of the sentence of that role
        const QByteArray mx = QByteArray(level) + "mydestination = example.com\n", null = QByteArray(level) + "mydestination =\ninet_interfaces = loopback-only\n";
        QTest::newRow("confirms") << mx << LogShows { 120, 0, {}, {} } << u"edge"_s << u"edge"_s << u"120 message(s) from strangers"_s;
        QTest::newRow("contradicts") << mx << LogShows { 0, {}, {}, {} } << u"edge"_s << u"edge"_s << u"its log has none"_s; // it still could
        QTest::newRow("sends too") << mx << LogShows { 5, {}, 7, {} } << u"edge outbound"_s << u"outbound"_s << u"7 message(s) to others"_s;
        QTest::newRow("never sends") << null << LogShows { {}, {}, 0, {} } << QString() << QString() << QString();
        QTest::newRow("logins that settings do not show") << mx << LogShows { {}, 3, {}, {} } << u"edge submission"_s << u"submission"_s << u"3 message(s)"_s;
        QTest::newRow("log alone, strangers") << QByteArray() << LogShows { 9, {}, {}, {} } << u"edge"_s << u"edge"_s << u"9 message(s)"_s;
        QTest::newRow("log alone, own networks") << QByteArray() << LogShows { 0, 0, 0, 4 } << u"internal"_s << u"internal"_s << u"none to others"_s;
    }
    void hearsTheLog()
    {
        QFETCH(QByteArray, main);
        QFETCH(LogShows, shows);
        QFETCH(QString, roles);
        QFETCH(QString, role);
        QFETCH(QString, part);
        const Roles found = assessment::rolesOf(main.isEmpty() ? fleet::Snapshot {} : test::postfixNode(main, smtp), shows);
        QCOMPARE(found.roles.join(u' '), roles);
        QVERIFY2(found.why.value(role).contains(part), qPrintable(found.why.value(role)));
        QVERIFY(found.areKnown);
    }

    void isNotKnownWhenNobodySays()
    {
        QVERIFY(!assessment::rolesOf({}, {}).areKnown);
        QVERIFY(!assessment::rolesOf({}, LogShows { 0, 0, 0, 0 }).areKnown);
        fleet::Snapshot unreadable = test::postfixNode(level, smtp);
        unreadable.sections[1].problem = u"not allowed"_s;
        QVERIFY(!assessment::rolesOf(unreadable, {}).areKnown);
    }
};

QTEST_GUILESS_MAIN(TestAssessmentPostfixRoles)
#include "tst_assessment_postfixroles.moc"

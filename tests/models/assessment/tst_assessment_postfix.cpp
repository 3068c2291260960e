// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/nodelook.h"
#include "models/assessment/postfixservices.h"

#include "tests/models/assessment/postfixnode.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::assessment::postfix;
using posture::Value;

namespace {

constexpr char level[] = "compatibility_level = 3.6\n";
constexpr char smtp[] = "smtp inet n - y - - smtpd\n";

} // namespace

class TestAssessmentPostfix final : public QObject
{
    Q_OBJECT

private:
    posture::Catalog m_catalog = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;

    [[nodiscard]] Value evidence(const fleet::Snapshot &snapshot) const { return assessment::evidenceOfSnapshot(m_catalog.registry, snapshot).value(u"postfix"_s).record; }
    [[nodiscard]] Value field(const QByteArray &main, const QString &name) const { return evidence(test::postfixNode(main, smtp)).fields.value(name); }
    [[nodiscard]] Value service(const QByteArray &main, const QByteArray &master, int at = 0) const { return evidence(test::postfixNode(level + main, master)).fields.value(u"services"_s).items.value(at); }
    [[nodiscard]] Value of(const QByteArray &main, const QByteArray &master, const QString &name) const { return service(main, master).fields.value(name); }

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("comes"); // "!" where it is malformed
        const auto row = [](const QString &text, const QString &comes) { QTest::newRow(qPrintable(text)) << text << comes; };
        row(u"${foo?{ a b }:{c}}z"_s, u" a b z"_s);
        row(u"${nope?{a}:{ c d }}z"_s, u" c d z"_s);
        row(u"${foo?yes $foo}"_s, u"yes bar"_s);
        row(u"${nope:no $foo}"_s, u"no bar"_s);
        row(u"$(foo) $${foo} $foo.x ${ foo }"_s, u"bar ${foo} bar.x bar"_s);
        row(u"${{$foo} == {bar} ? {eq} : {ne}}"_s, u"eq"_s);
        row(u"${{10} < {9} ? {lt} : {ge}}"_s, u"ge"_s);
        row(u"${{3.10} >=level {3.6} ? {lvl} : {low}}"_s, u"lvl"_s);
        row(u"${{a} < {b}}|${{b} < {a}}|"_s, u"true||"_s);
        row(u"${foo:{z}}|${nope:{z}}|${foo?{a}:b}|${nope?{a}: b}"_s, u"|z|a| b"_s);
        row(u"$nope|${empty?set}|${y2?set}"_s, u"||set"_s);
        row(u"$y2"_s, QString());
        row(u"${foo"_s, u"!"_s);
        row(u"$ a"_s, u"!"_s);
        row(u"$loop"_s, u"!"_s);
        row(u"${{a} ~ {b} ? {c}}"_s, u"!"_s);
    }
    void expands()
    {
        QFETCH(QString, text);
        QFETCH(QString, comes);
        const QMap<QString, QString> names { { u"foo"_s, u"bar"_s }, { u"empty"_s, QString() }, { u"y2"_s, u"$empty"_s }, { u"loop"_s, u"x$loop"_s } };
        const auto got = expanded(text, [&names](const QString &name) { return names.contains(name) ? std::optional(names.value(name)) : std::nullopt; });
        QCOMPARE(got ? *got : u"!"_s, comes);
    }

    void partsWords()
    {
        QCOMPARE(wordsOf(u" a, b\tc { d, e } inline:{x y=z},f"_s), (QStringList { u"a"_s, u"b"_s, u"c"_s, u"{ d, e }"_s, u"inline:{x y=z}"_s, u"f"_s }));
        QVERIFY(wordsOf(u" , "_s).isEmpty());
    }

    void defaultsFollowTheLevel()
    {
        QCOMPARE(field("compatibility_level = 3.6\nmydestination = a.example\n", u"relay_domains"_s), Value::list({}));
        QCOMPARE(field("compatibility_level = 1\nmydestination = a.example\n", u"relay_domains"_s), Value::ofTexts({ u"a.example"_s }));
        QCOMPARE(field("mydestination = a.example\n", u"compatibility_level"_s), Value::ofText(u"0"_s, posture::Type::Version));
        QVERIFY(field("", u"smtpd_relay_restrictions"_s).items.isEmpty());
        QCOMPARE(field("compatibility_level = 1\n", u"smtpd_relay_restrictions"_s), Value::ofTexts({ u"permit_mynetworks"_s, u"permit_sasl_authenticated"_s, u"defer_unauth_destination"_s }));
    }

    /// A name that this version does not have is absent: not unknown, and not its later default.
    void laterSettingsAreAbsent()
    {
        fleet::Snapshot snapshot = test::postfixNode(level, smtp);
        QByteArray &defaults = snapshot.sections[0].text;
        const qsizetype at = defaults.indexOf("smtpd_forbid_bare_newline =");
        QVERIFY(at > 0);
        defaults.remove(at, defaults.indexOf('\n', at) - at + 1);
        const Value record = evidence(snapshot);
        QVERIFY(record.fields.value(u"smtpd_forbid_bare_newline"_s).isAbsent());
        QVERIFY(record.fields.value(u"services"_s).items.front().fields.value(u"smtpd_forbid_bare_newline"_s).isAbsent());
    }

    void networks()
    {
        const Value plain = field("mynetworks = 127.0.0.0/8, 10.0.0.0/24 [::1]/128 !10.0.0.9\n", u"mynetworks"_s);
        QCOMPARE(plain.items.size(), 3);
        QCOMPARE(plain.items.at(1), Value::ofText(u"10.0.0.0/24"_s, posture::Type::Network));
        const Value table = field("mynetworks = 127.0.0.0/8 cidr:/etc/postfix/networks\n", u"mynetworks"_s);
        QVERIFY(table.items.at(1).isUnknown() && table.items.at(1).text.contains(u"cidr:/etc/postfix/networks"_s));
        // Not set, and the node was not asked: not what another host's Postfix printed.
        QVERIFY(field(level, u"mynetworks"_s).isUnknown());
        QVERIFY(field(level, u"smtpd_client_event_limit_exceptions"_s).isUnknown()); // $mynetworks
        fleet::Snapshot asked = test::postfixNode(level, smtp);
        asked.sections.append({ u"postfix.computed"_s, fleet::SectionKind::Settings, "mynetworks = 192.0.2.2/32\nconfig_directory = /etc/postfix\n", {}, false });
        QCOMPARE(evidence(asked).fields.value(u"mynetworks"_s).items, QList<Value> { Value::ofText(u"192.0.2.2/32"_s, posture::Type::Network) });
        asked.sections.last().problem = u"not allowed"_s;
        asked.sections.last().text.clear();
        QVERIFY(evidence(asked).fields.value(u"mynetworks"_s).text.contains(u"not allowed"_s));
    }

    /// A wide network fails whatever a table holds; where the known ones are narrow, the table leaves it open.
    void aWideNetworkDecidesBesideATable()
    {
        const auto judged = [&](const QByteArray &networks) {
            const assessment::NodeFacts node { .name = u"mx1"_s, .snapshot = test::postfixNode(QByteArray(level) + "mynetworks = " + networks + '\n', smtp), .shows = {}, .others = {}, .saidRoles = {} };
            for (const posture::Finding &finding : assessment::lookOf(m_catalog, node, node.snapshot->time).findings)
                if (finding.control == u"BW-RLY-003")
                    return finding;
            return posture::Finding {};
        };
        QCOMPARE(judged("127.0.0.0/8 10.0.0.0/8 cidr:/etc/postfix/networks").verdict, posture::Verdict::Fail);
        const posture::Finding open = judged("127.0.0.0/8 cidr:/etc/postfix/networks");
        QCOMPARE(open.verdict, posture::Verdict::Unknown);
        QVERIFY2(open.reason.contains(u"cidr:/etc/postfix/networks"_s), qPrintable(open.reason));
        QCOMPARE(judged("127.0.0.0/8 192.0.2.8/29").verdict, posture::Verdict::Pass);
    }

    void oldNamesOfTheLevelOfTls()
    {
        QCOMPARE(field("smtpd_use_tls = yes\n", u"smtpd_tls_security_level"_s), Value::ofText(u"may"_s));
        QCOMPARE(field("smtpd_use_tls = yes\nsmtpd_tls_security_level = none\n", u"smtpd_tls_security_level"_s), Value::ofText(u"none"_s));
        QCOMPARE(field("smtpd_enforce_tls = yes\n", u"smtpd_tls_security_level"_s), Value::ofText(u"encrypt"_s));
        QCOMPARE(field("smtp_enforce_tls = yes\n", u"smtp_tls_security_level"_s), Value::ofText(u"verify"_s));
        QCOMPARE(field("smtp_enforce_tls = yes\nsmtp_tls_enforce_peername = no\n", u"smtp_tls_security_level"_s), Value::ofText(u"encrypt"_s));
        QCOMPARE(field("", u"smtp_tls_security_level"_s), Value::ofText(QString()));
    }

    void servicesHaveTheirOwn()
    {
        const QByteArray master = "smtp inet n - y - - smtpd\nsubmission inet n - n - - smtpd\n -o myhostname=out.example.com\n -o mua=reject_sender_login_mismatch\n -o smtpd_sender_restrictions=$mua\npickup unix n n y 60 1 pickup\n";
        const QByteArray main = "myhostname = mx1.example.com\nsmtpd_banner = $myhostname ESMTP\n";
        const Value first = service(main, master), second = service(main, master, 1), third = service(main, master, 2);
        QCOMPARE(first.fields.value(u"smtpd_banner"_s), Value::ofText(u"mx1.example.com ESMTP"_s));
        QCOMPARE(second.fields.value(u"smtpd_banner"_s), Value::ofText(u"out.example.com ESMTP"_s)); // by what it is made of
        QCOMPARE(second.fields.value(u"smtpd_sender_restrictions"_s), Value::ofTexts({ u"reject_sender_login_mismatch"_s }));
        QVERIFY(first.fields.value(u"smtpd_sender_restrictions"_s).items.isEmpty());
        QCOMPARE(first.fields.value(u"port"_s), Value::ofNumber(25));
        QCOMPARE(second.fields.value(u"port"_s), Value::ofNumber(587));
        QVERIFY(third.fields.value(u"port"_s).isAbsent() && third.fields.value(u"role"_s).isAbsent());
        QVERIFY(first.fields.value(u"chroot"_s).isTrue() && !second.fields.value(u"chroot"_s).isTrue());
        QVERIFY(first.fields.value(u"unprivileged"_s).isTrue() && !third.fields.value(u"unprivileged"_s).isTrue());
        QVERIFY(!first.fields.value(u"private"_s).isTrue() && !third.fields.value(u"private"_s).isTrue());
        QVERIFY(!third.fields.value(u"listens"_s).isTrue());
        for (const Value &value : first.fields)
            QVERIFY(!value.isUnknown() || !value.text.contains(u"not looked at"_s));
    }

    void roles_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<QByteArray>("master");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("isPublic"); // yes, no, ?
        const QByteArray login = " -o smtpd_sasl_auth_enable=yes\n", closed = " -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n";
        const auto row = [](const char *name, const QByteArray &main, const QByteArray &master, const char *role, const char *isPublic) { QTest::newRow(name) << main << master << QString::fromLatin1(role) << QString::fromLatin1(isPublic); };
        row("25", "", smtp, "mx", "yes");
        row("25 on the loopback", "inet_interfaces = loopback-only\n", smtp, "internal", "no");
        row("25 on the loopback by name", "", "127.0.0.1:smtp inet n - y - - smtpd\n", "internal", "no");
        row("25 on ::1", "", "[::1]:25 inet n - y - - smtpd\n", "internal", "no");
        row("25 on an address", "inet_interfaces = 127.0.0.1, 192.0.2.5\n", smtp, "mx", "yes");
        row("25 on a name", "inet_interfaces = mx1.example.com\n", smtp, "mx", "?");
        row("25 for own networks", "smtpd_recipient_restrictions = permit_mynetworks, reject\n", smtp, "internal", "yes");
        row("25 with logins", "", smtp + login + closed, "mx", "yes");
        row("587", "", "submission inet n - y - - smtpd\n", "submission", "yes");
        row("465 by number", "", "465 inet n - y - - smtpd\n", "submissions", "yes");
        row("smtps", "", "smtps inet n - y - - smtpd\n", "submissions", "yes");
        row("wrapper elsewhere", "", "8465 inet n - y - - smtpd\n -o smtpd_tls_wrappermode=yes\n", "submissions", "yes");
        row("login elsewhere", "", "2587 inet n - y - - smtpd\n" + login + closed, "submission", "yes");
        row("login elsewhere, open", "", "2587 inet n - y - - smtpd\n" + login, "mx", "yes");
        row("filter gives back", "", "127.0.0.1:10025 inet n - y - - smtpd\n", "internal", "no");
        row("screened", "", "smtpd pass - - y - - smtpd\nsmtp inet n - y - 1 postscreen\n", "mx", "yes");
        row("not screened", "", "smtpd pass - - y - - smtpd\n", "internal", "no");
    }
    void roles()
    {
        QFETCH(QByteArray, main);
        QFETCH(QByteArray, master);
        QFETCH(QString, role);
        QFETCH(QString, isPublic);
        QCOMPARE(of(main, master, u"role"_s), Value::ofText(role));
        const Value seen = of(main, master, u"public"_s);
        QCOMPARE(seen.isUnknown() ? u"?"_s : seen.isTrue() ? u"yes"_s : u"no"_s, isPublic);
    }

    /// Names in inet_interfaces: what listens tells.
    void listenersTellWhatNamesDoNot()
    {
        fleet::Snapshot snapshot = test::postfixNode(QByteArray(level) + "inet_interfaces = mx1.example.com\n", smtp);
        snapshot.sections.append({ u"host.listeners"_s, fleet::SectionKind::Lines, "127.0.1.1:25\n", {}, false });
        const auto isPublic = [&] { return evidence(snapshot).fields.value(u"services"_s).items.front().fields.value(u"public"_s); };
        QCOMPARE(isPublic(), Value::truth(false));
        snapshot.sections.last().text += "192.0.2.5:25\n";
        QCOMPARE(isPublic(), Value::truth(true));
    }

    void portsOfTheHostAlone()
    {
        QVERIFY(of("", "qmqp inet n - y - - smtpd\n", u"port"_s).isUnknown());
        QCOMPARE(of("known_tcp_ports = lmtp=24, smtp=25, relay=2626\n", "relay inet n - y - - smtpd\n", u"port"_s), Value::ofNumber(2626));
    }

    void stops_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<QString>("stop");
        QTest::addColumn<QString>("before");
        const auto row = [](const char *name, const QByteArray &main, const char *stop, const char *before) { QTest::newRow(name) << main << QString::fromLatin1(stop) << QString::fromLatin1(before); };
        row("default", "", "defer_unauth_destination", "permit_mynetworks|permit_sasl_authenticated");
        row("none", "smtpd_relay_restrictions = permit_mynetworks\n", "", "");
        row("in recipient's", "smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = check_recipient_access hash:/a, reject_unauth_destination\n", "reject_unauth_destination", "check_recipient_access hash:/a");
        row("two, one is clean", "smtpd_relay_restrictions = permit_mynetworks, check_client_access hash:/a, reject\nsmtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n", "reject_unauth_destination", "permit_mynetworks");
        row("of a class", "smtpd_restriction_classes = ours\nours = permit_mynetworks, reject_unauth_destination\nsmtpd_relay_restrictions = ours\n", "reject_unauth_destination", "permit_mynetworks");
        row("only warns", "smtpd_relay_restrictions = warn_if_reject reject_unauth_destination, permit\n", "", "");
        row("of clients", "smtpd_relay_restrictions =\nsmtpd_client_restrictions = permit_mynetworks, reject\n", "reject", "permit_mynetworks");
        row("of clients, without delay", "smtpd_relay_restrictions =\nsmtpd_delay_reject = no\nsmtpd_client_restrictions = permit_mynetworks, reject\n", "", "");
    }
    void stops()
    {
        QFETCH(QByteArray, main);
        QFETCH(QString, stop);
        QFETCH(QString, before);
        const Value seen = of(main, smtp, u"relay_stop"_s);
        QCOMPARE(seen, stop.isEmpty() ? Value::absent() : Value::ofText(stop));
        QCOMPARE(of(main, smtp, u"relay_before"_s), Value::ofTexts(before.split(u'|', Qt::SkipEmptyParts)));
    }

    void whoGetsInWithoutLogin_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<bool>("ends");
        QTest::addColumn<bool>("permits");
        QTest::newRow("closed") << QByteArray("smtpd_relay_restrictions = permit_sasl_authenticated, reject\n") << true << false;
        QTest::newRow("open to networks") << QByteArray("smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject\n") << true << true;
        QTest::newRow("networks stopped by the other list") << QByteArray("smtpd_client_restrictions = permit_sasl_authenticated, reject\nsmtpd_relay_restrictions = permit_mynetworks, reject\n") << true << false;
        QTest::newRow("no reject") << QByteArray("smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n") << false << true;
        QTest::newRow("reject inside") << QByteArray("smtpd_relay_restrictions = reject, permit\n") << false << false;
    }
    void whoGetsInWithoutLogin()
    {
        QFETCH(QByteArray, main);
        QFETCH(bool, ends);
        QFETCH(bool, permits);
        QCOMPARE(of(main, smtp, u"ends_in_reject"_s).isTrue(), ends);
        QCOMPARE(of(main, smtp, u"permits_networks"_s).isTrue(), permits);
    }

    void switchedOffIsNotThere()
    {
        const auto count = [&](const QByteArray &disable) { return evidence(test::postfixNode(level + disable, QByteArray(smtp) + "587 inet n - y - - smtpd\npickup unix n - y 60 1 pickup\n")).fields.value(u"services"_s).items.size(); };
        QCOMPARE(count(""), 3);
        QCOMPARE(count("master_service_disable = inet\n"), 1);
        QCOMPARE(count("master_service_disable = 587/inet\n"), 2);
    }

    void sectionsThatCouldNotBeReadAreUnknown()
    {
        for (const int at : { 0, 1, 2, 3 }) {
            fleet::Snapshot snapshot = test::postfixNode(level, smtp);
            snapshot.sections[at].problem = u"it was forbidden"_s;
            const Value record = evidence(snapshot);
            QVERIFY2(record.isUnknown() && record.text.contains(u"it was forbidden"_s), qPrintable(record.text));
        }
        fleet::Snapshot none;
        QVERIFY(assessment::evidenceOfSnapshot(m_catalog.registry, none).isEmpty());
        none.product = u"Postfix"_s;
        QVERIFY(evidence(none).isUnknown());
    }

    void instancesAreJoined()
    {
        fleet::Snapshot snapshot;
        test::addPostfix(snapshot, u"postfix-in"_s, QByteArray(level) + "mynetworks = 127.0.0.0/8\nsmtp_tls_security_level = may\n", smtp);
        test::addPostfix(snapshot, u"postfix-out"_s, QByteArray(level) + "mynetworks = 10.0.0.0/8\n", "127.0.0.1:10026 inet n - y - - smtpd\n");
        const Value record = evidence(snapshot);
        QCOMPARE(record.fields.value(u"mynetworks"_s).items.size(), 2);
        test::addPostfix(snapshot, u"postfix-third"_s, level, smtp); // what it trusts hangs on the host
        QVERIFY(evidence(snapshot).fields.value(u"mynetworks"_s).items.last().isUnknown());
        const Value tls = record.fields.value(u"smtp_tls_security_level"_s);
        QVERIFY2(tls.isUnknown() && tls.text.contains(u"postfix-out"_s), qPrintable(tls.text));
        QCOMPARE(record.fields.value(u"mail_version"_s), Value::ofText(u"3.7.11"_s, posture::Type::Version));
        QCOMPARE(record.fields.value(u"services"_s).items.at(1).fields.value(u"name"_s), Value::ofText(u"postfix-out: 127.0.0.1:10026/inet"_s));
    }

    void looksAtANode()
    {
        constexpr core::UtcMicros now = 1'800'000'100'000'000;
        assessment::NodeFacts node { .name = u"mx1"_s, .snapshot = test::postfixNode(QByteArray(level) + "mydestination = example.com\nmynetworks = 10.0.0.0/8\ninet_interfaces = all\n", smtp), .shows = {}, .others = {}, .saidRoles = {} };
        const assessment::Look look = assessment::lookOf(m_catalog, node, now);
        QVERIFY(look.isMeasured());
        QCOMPARE(look.kind, store::AssetKind::Node);
        QCOMPARE(look.target.roles, std::optional(QStringList { u"edge"_s }));
        QCOMPARE(look.target.words, (QStringList { u"node"_s, u"postfix"_s }));
        const auto verdictOf = [](const assessment::Look &one, const QString &control) {
            for (const posture::Finding &finding : one.findings)
                if (finding.control == control)
                    return finding.verdict;
            return posture::Verdict::Unknown;
        };
        QCOMPARE(verdictOf(look, u"BW-RLY-003"_s), posture::Verdict::Fail);
        QVERIFY(look.score.failed > 0);
        // Its owner knows better, and evidence grows old.
        node.saidRoles = assessment::rolesSaidIn(QJsonObject { { u"roles"_s, QJsonArray { u"internal"_s, u"captain"_s } } });
        QCOMPARE(assessment::lookOf(m_catalog, node, now).target.roles, std::optional(QStringList { u"internal"_s }));
        QCOMPARE(verdictOf(assessment::lookOf(m_catalog, node, now + 30 * 86'400'000'000LL), u"BW-RLY-003"_s), posture::Verdict::Unknown);
        QVERIFY(!assessment::rolesSaidIn({}));
        node.snapshot.reset();
        node.saidRoles.reset();
        const assessment::Look none = assessment::lookOf(m_catalog, node, now);
        QVERIFY(!none.isMeasured() && !none.target.roles);
    }
};

QTEST_GUILESS_MAIN(TestAssessmentPostfix)
#include "tst_assessment_postfix.moc"

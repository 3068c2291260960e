// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/nodelook.h"
#include "models/assessment/postfixservices.h"
#include "models/assessment/settingsevidence.h"
#include "models/fleet/comparison.h"
#include "models/mta/postfix/snapshot.h"
#include "models/transport/local/localroute.h"

#include "tests/support/postfix.h"
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bw;
using posture::Verdict;

namespace {

/// An MX with submission as it should be.
constexpr char goodMain[] = R"(compatibility_level = 3.6
myhostname = mx1.example.com
mydestination = example.com, localhost
mynetworks = 127.0.0.0/8 [::1]/128
inet_interfaces = all
local_recipient_maps = static:all
smtpd_banner = $myhostname ESMTP
smtpd_tls_security_level = may
smtpd_tls_chain_files = /etc/ssl/mx1.pem
smtpd_tls_protocols = >=TLSv1.2
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_tls_mandatory_ciphers = high
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 1
smtp_tls_loglevel = 1
smtp_tls_security_level = dane
smtp_dns_support_level = dnssec
smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:tlspol
smtpd_forbid_bare_newline = normalize
smtpd_forbid_unauth_pipelining = yes
smtpd_helo_required = yes
smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
smtpd_client_connection_rate_limit = 60
smtpd_client_message_rate_limit = 100
disable_vrfy_command = yes
cleanup_replace_stray_cr_lf = yes
authorized_submit_users = root
milter_default_action = tempfail
smtpd_milters = inet:127.0.0.1:11332
mua_sender_restrictions = reject_authenticated_sender_login_mismatch
smtpd_policy_service_default_action = 451 4.3.5 Try again later
smtpd_milter_maps =
)";

constexpr char goodMaster[] = R"(smtp      inet  n       -       n       -       -       smtpd
submission inet n       -       n       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sasl_security_options=noanonymous
  -o smtpd_client_auth_rate_limit=10
  -o smtpd_recipient_limit=100
  -o smtpd_sender_login_maps=hash:/etc/postfix/logins
  -o smtpd_sender_restrictions=$mua_sender_restrictions
  -o { smtpd_relay_restrictions = permit_sasl_authenticated, reject }
submissions inet n      -       n       -       -       smtpd
  -o smtpd_tls_wrappermode=yes
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_auth_rate_limit=10
  -o smtpd_recipient_limit=100
  -o smtpd_sender_login_maps=hash:/etc/postfix/logins
  -o smtpd_sender_restrictions=$mua_sender_restrictions
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
smtp      unix  -       -       n       -       -       smtp
)";

/// About what it takes as JSON.
qsizetype sizeOf(const posture::Value &value)
{
    qsizetype size = value.text.size() + 4;
    for (const posture::Value &item : value.items)
        size += sizeOf(item);
    for (auto it = value.fields.cbegin(); it != value.fields.cend(); ++it)
        size += it.key().size() + 3 + sizeOf(*it);
    return size;
}

struct Judged
{
    posture::Verdict verdict = Verdict::Unknown;
    QString reason, decidedBy;
    QList<posture::EvidenceUsed> evidence;
};

} // namespace

/// Settings of the real Postfix, read as a node's are, judged by the shipped controls.
class TestLivePostfixPosture final : public QObject
{
    Q_OBJECT

private:
    posture::Catalog m_catalog;
    QStringList m_tried;

    [[nodiscard]] QStringList controls() const
    {
        QStringList all = m_tried;
        all.removeDuplicates();
        return all;
    }
    [[nodiscard]] static fleet::Snapshot snapshotOf(const test::WorkFolder &folder, const QByteArray &main, const QByteArray &master)
    {
        for (const auto &[name, text] : { std::pair(u"etc/main.cf"_s, main), std::pair(u"etc/master.cf"_s, master) }) {
            folder.write(name, text);
            QFile file(folder.path(name)); // Postfix waits until a file that was just written has an age
            if (!file.open(QIODevice::ReadWrite) || !file.setFileTime(QDateTime::fromSecsSinceEpoch(1'700'000'000), QFileDevice::FileModificationTime))
                return {};
        }
        transport::LocalRoute route;
        if (!route.open({ std::chrono::steady_clock::now() + transport::wholeStretch, nullptr }, nullptr))
            return {};
        fleet::Snapshot snapshot;
        snapshot.time = 1'800'000'000'000'000;
        if (const auto done = mta::postfix::takeSnapshot(route, { folder.path(u"etc"_s), {} }, snapshot); !done)
            qWarning("%s", qPrintable(done.error().oneLine()));
        return snapshot;
    }
    [[nodiscard]] QMap<QString, Judged> judge(const fleet::Snapshot &snapshot) const
    {
        posture::Facts facts;
        facts.kinds = assessment::evidenceOfSnapshot(m_catalog.registry, snapshot);
        // What these controls ask besides, of the host, the log and rspamd: all is well there.
        const auto besides = [&](const QString &kind, const QMap<QString, posture::Value> &fields) {
            assessment::RecordBuilder builder(m_catalog.registry, kind, snapshot.time, u"not looked at"_s);
            for (auto it = fields.cbegin(); it != fields.cend(); ++it)
                builder.set(it.key(), it.value());
            facts.kinds.insert(kind, builder.take());
        };
        using posture::Value;
        besides(u"host"_s, { { u"running_as_root"_s, Value::absent() }, { u"config_messages"_s, Value::absent() }, { u"resolver_local"_s, Value::truth(true) }, { u"resolver_validates"_s, Value::truth(true) } });
        besides(u"delivery"_s, { { u"web_user_messages"_s, Value::ofNumber(0) }, { u"messages_7d"_s, Value::ofNumber(0) } });
        besides(u"rspamd"_s, { { u"allow_username_mismatch"_s, Value::truth(false) } });
        QMap<QString, Judged> all;
        for (const posture::Finding &finding : posture::evaluate(m_catalog, { u"mx1"_s, assessment::wordsOfNode(snapshot), {} }, facts, snapshot.time))
            all.insert(finding.control, { finding.verdict, finding.reason, finding.decidedBy, finding.evidence });
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/postconf"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_catalog = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;
    }

    void badFails_data()
    {
        m_tried.clear();
        QTest::addColumn<QString>("control");
        QTest::addColumn<QByteArray>("main"); // added; the last of a name counts
        QTest::addColumn<QByteArray>("from"); // in master.cf
        QTest::addColumn<QByteArray>("to");
        const auto row = [this](const char *control, const char *name, const QByteArray &main, const QByteArray &from = {}, const QByteArray &to = {}) {
            m_tried << QString::fromLatin1(control);
            QTest::addRow("%s %s", control, name) << QString::fromLatin1(control) << main << from << to;
        };
        row("BW-EXP-007", "whole sessions", "debug_peer_list = 192.0.2.0/24\n");
        row("BW-EXP-007", "transcripts", "notify_classes = resource, software, protocol\n");
        row("BW-EXP-008", "version", "smtpd_banner = $myhostname ESMTP $mail_name $mail_version\n");
        row("BW-EXP-008", "in one service", "", "-o syslog_name=postfix/submission", "-o { smtpd_banner = $myhostname ESMTP $mail_name }");
        row("BW-MON-001", "in", "smtpd_tls_loglevel = 0\n");
        row("BW-MON-001", "out", "smtp_tls_loglevel = 0\n");
        row("BW-PLT-002", "privileged", "", "inet n       -       n       -       -       smtpd", "inet n       n       n       -       -       smtpd");
        row("BW-PLT-003", "milter", "milter_default_action = accept\n");
        row("BW-PLT-003", "policy service", "smtpd_policy_service_default_action = DUNNO\n");
        row("BW-PLT-004", "level", "compatibility_level = 2\n");
        row("BW-RLY-002", "none", "smtpd_relay_restrictions = permit_mynetworks\n");
        row("BW-RLY-002", "old level", "compatibility_level = 0\nsmtpd_relay_restrictions = ${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, reject_unauth_destination}}\n");
        row("BW-RLY-002", "permit in front", "smtpd_relay_restrictions = check_client_access hash:/etc/postfix/clients, reject_unauth_destination\n");
        row("BW-RLY-002", "routing", "allow_untrusted_routing = yes\n");
        row("BW-RLY-003", "wide", "mynetworks = 127.0.0.0/8 10.0.0.0/8\n");
        row("BW-RLY-004", "unlisted", "smtpd_reject_unlisted_recipient = no\n");
        row("BW-RLY-004", "local", "local_recipient_maps =\n");
        row("BW-RLY-004", "relay", "relay_domains = example.org\n");
        row("BW-RLY-005", "vrfy", "disable_vrfy_command = no\n");
        row("BW-RLY-006", "count", "smtpd_client_connection_count_limit = 0\n");
        row("BW-RLY-006", "rate", "smtpd_client_connection_rate_limit = 0\n");
        row("BW-RLY-007", "recipients", "", "-o smtpd_recipient_limit=100", "-o smtpd_recipient_limit=1000");
        row("BW-RLY-007", "size", "message_size_limit = 0\n");
        row("BW-RLY-008", "pipelining", "smtpd_forbid_unauth_pipelining = no\n");
        row("BW-RLY-008", "helo", "smtpd_helo_required = no\n");
        row("BW-RLY-008", "helo names", "smtpd_helo_restrictions = reject_invalid_helo_hostname\n");
        row("BW-RLY-009", "bare newline", "smtpd_forbid_bare_newline = no\n");
        row("BW-RLY-010", "stray", "cleanup_replace_stray_cr_lf = no\n");
        row("BW-RLY-011", "xclient", "smtpd_authorized_xclient_hosts = 192.0.2.0/24\n");
        row("BW-RLY-011", "xforward", "smtpd_authorized_xforward_hosts = $mynetworks, 10.0.0.0/8\n");
        row("BW-RLY-012", "anyone", "authorized_submit_users = static:anyone\n");
        row("BW-SUB-001", "port 25", "smtpd_sasl_auth_enable = yes\n");
        row("BW-SUB-002", "in clear", "smtpd_tls_auth_only = no\n", "smtpd_tls_security_level=encrypt", "smtpd_tls_security_level=may");
        row("BW-SUB-003", "no 465", "", "-o smtpd_tls_wrappermode=yes", "-o smtpd_tls_wrappermode=no");
        row("BW-SUB-003", "587 in clear", "", "smtpd_tls_security_level=encrypt", "smtpd_tls_security_level=may");
        row("BW-SUB-004", "no reject", "", "-o { smtpd_relay_restrictions = permit_sasl_authenticated, reject }", "-o { smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination }");
        row("BW-SUB-004", "networks", "", "-o smtpd_relay_restrictions=permit_sasl_authenticated,reject", "-o smtpd_relay_restrictions=permit_mynetworks,permit_sasl_authenticated,reject");
        row("BW-SUB-005", "anonymous", "", "-o smtpd_sasl_security_options=noanonymous", "-o smtpd_sasl_security_options=");
        row("BW-SUB-006", "no maps", "", "-o smtpd_sender_login_maps=hash:/etc/postfix/logins", "-o smtpd_sender_login_maps=");
        row("BW-SUB-006", "not compared", "mua_sender_restrictions =\n");
        row("BW-SUB-007", "no limit", "", "-o smtpd_client_auth_rate_limit=10", "-o smtpd_client_auth_rate_limit=0");
        row("BW-TLS-001", "none", "smtpd_tls_security_level = none\n");
        row("BW-TLS-002", "old versions", "smtpd_tls_protocols = >=TLSv1\n");
        row("BW-TLS-002", "submission", "smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3\n");
        row("BW-TLS-003", "ciphers", "smtpd_tls_mandatory_ciphers = medium\n");
        row("BW-TLS-007", "none", "smtp_tls_security_level = none\n");
        row("BW-TLS-008", "may", "smtp_tls_security_level = may\n");
        row("BW-TLS-008", "dnssec", "smtp_dns_support_level = enabled\n");
        row("BW-TLS-008", "hosts", "smtp_host_lookup = native\n");
        row("BW-TLS-009", "no map", "smtp_tls_policy_maps = hash:/etc/postfix/tls\n");
        row("BW-TLS-016", "mx", "smtpd_tls_security_level = encrypt\n");
        row("BW-TLS-016", "submission", "smtpd_tls_auth_only = no\n", "smtpd_tls_security_level=encrypt", "smtpd_tls_security_level=may");
    }
    void badFails()
    {
        QFETCH(QString, control);
        QFETCH(QByteArray, main);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const test::WorkFolder folder;
        QByteArray master = goodMaster;
        QVERIFY(from.isEmpty() || master.contains(from));
        if (!from.isEmpty())
            master.replace(from, to);
        const Judged bad = judge(snapshotOf(folder, goodMain + main, master)).value(control);
        QVERIFY2(bad.verdict == Verdict::Fail, qPrintable(wordOf(bad.verdict) + u": "_s + bad.reason));
        QVERIFY(!bad.evidence.isEmpty());
    }

    void goodPasses()
    {
        const test::WorkFolder folder;
        const QMap<QString, Judged> all = judge(snapshotOf(folder, goodMain, goodMaster));
        for (const QString &control : controls()) {
            const Judged good = all.value(control);
            QVERIFY2(good.verdict == Verdict::Pass, qPrintable(control + u' ' + wordOf(good.verdict) + u": "_s + good.reason));
        }
        for (auto it = all.cbegin(); it != all.cend(); ++it)
            QVERIFY2(it->verdict != Verdict::Fail, qPrintable(it.key() + u": "_s + it->reason));
    }

    /// A Postfix that runs: all of it is known, and it fits into what the store keeps of a look.
    void runningPostfixIsKnownWhole()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/postfix"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        const test::WorkFolder folder;
        test::Postfix postfix(folder, { u"postfix-live"_s, folder.path(u"mail.log"_s), test::freePort(), "smtpd_banner = $myhostname ESMTP\n" });
        const QString why = postfix.start();
        QVERIFY2(why.isEmpty(), qPrintable(why));
        transport::LocalRoute route;
        QVERIFY(route.open({ std::chrono::steady_clock::now() + transport::wholeStretch, nullptr }, nullptr));
        fleet::Snapshot snapshot;
        snapshot.time = 1'800'000'000'000'000;
        QVERIFY(mta::postfix::takeSnapshot(route, { folder.path(u"postfix-live/etc"_s), {} }, snapshot));
        const assessment::NodeFacts node { .name = u"live"_s, .snapshot = snapshot, .shows = {}, .others = {}, .saidRoles = {} };
        const assessment::Look look = assessment::lookOf(m_catalog, node, snapshot.time);
        const posture::Value record = look.facts.kinds.value(u"postfix"_s).record;
        const auto unknownsIn = [](const posture::Value &one) {
            QStringList unknowns;
            for (auto it = one.fields.cbegin(); it != one.fields.cend(); ++it)
                if (it->isUnknown())
                    unknowns << it.key() + u": "_s + it->text;
            return unknowns.join(u", "_s);
        };
        QCOMPARE(unknownsIn(record), QString());
        for (const posture::Value &service : record.fields.value(u"services"_s).items)
            QCOMPARE(unknownsIn(service), QString());
        const posture::Value first = record.fields.value(u"services"_s).items.front();
        QVERIFY(first.fields.value(u"listens"_s).isTrue() && !first.fields.value(u"public"_s).isTrue());
        QCOMPARE(first.fields.value(u"role"_s), posture::Value::ofText(u"internal"_s));
        QCOMPARE(look.target.roles, std::optional(QStringList { u"outbound"_s }));
        QVERIFY2(sizeOf(record) < 4 << 20, qPrintable(QString::number(sizeOf(record))));
        for (const posture::Finding &finding : look.findings)
            for (const posture::EvidenceUsed &used : finding.evidence)
                QVERIFY2(sizeOf(used.value) + used.source.raw.size() < 64 << 10, qPrintable(finding.control + u' ' + QString::number(sizeOf(used.value))));
        qInfo() << "kept of the services and settings, about:" << sizeOf(record);
    }

    /// Every setting comes out as postconf -x says, and for services as postconf -Px says.
    void expandsAsPostfixDoes_data()
    {
        QTest::addColumn<QByteArray>("main");
        QTest::newRow("good") << QByteArray(goodMain);
        QTest::newRow("empty") << QByteArray("compatibility_level = 3.6\n");
        for (const char *old : { "0", "1", "2" })
            QTest::addRow("level %s", old) << QByteArray("compatibility_level = ") + old + "\nmydestination = a.example, $myhostname\n";
        QTest::newRow("forms") << QByteArray(R"(compatibility_level = 3.6
myhostname = mx1.example.com
foo = bar
empty =
loopless = $foo
mail_name = ${foo?{ a b }:{c}}z|${nope?{a}:{ c d }}z|${foo?yes $foo}|${nope:no $foo}
smtpd_banner = $(foo) $${foo} $foo.x ${ foo }|${{$foo} == {bar} ? {eq} : {ne}}|${{10} < {9} ? {lt} : {ge}}
mail_version = ${{3.10} >=level {3.6} ? {lvl} : {low}}|${{a} < {b}}|${{b} < {a}}|
syslog_name = ${foo:{z}}|${nope:{z}}|${foo?{a}:b}|${nope?{a}: b}|${empty?set}|${loopless?{$loopless}:{no}}
default_rbl_reply = $rbl_code $rbl_class ${rbl_reason?; $rbl_reason}
mydestination = ${{$myhostname} != {x} ? {$myhostname, ${{${foo}} == {bar} ? {inner} : {not}}} : {localhost}}
relay_domains = ${{$compatibility_level} <=level {3.6} ? {$mydestination} : {}}
mailbox_command = /bin/x $foo
smtpd_forbidden_commands = CONNECT GET $foo regexp:{{/^[^A-Z]/ Bogus}}
relocated_maps = ${{ bar } == {bar} ? {same} : {other}}|${foo ? {x} : {y}}|${ foo ?z}|${foo ?{x}: {y}}|${nope ? {x} : y }|
mailbox_transport = ${{$foo}=={bar}?{eq}:{ne}}${{$foo} == {bar} ? yes}${{$foo} != {bar} : no}
forward_path = $home/.forward${recipient_delimiter}${extension}
)");
    }
    void expandsAsPostfixDoes()
    {
        QFETCH(QByteArray, main);
        const test::WorkFolder folder;
        const fleet::Snapshot snapshot = snapshotOf(folder, main, goodMaster);
        const auto instances = assessment::postfix::instancesOf(snapshot);
        QVERIFY2(instances, instances ? "" : qPrintable(instances.error().oneLine()));
        const assessment::postfix::Settings &settings = instances->front().settings;
        const auto told = [&](const QStringList &asked) { return fleet::settingsOf(test::runProgram(u"/usr/sbin/postconf"_s, QStringList { u"-c"_s, folder.path(u"etc"_s) } + asked).out); };
        int compared = 0;
        QStringList differences;
        for (const fleet::Setting &setting : told({ u"-x"_s })) {
            if (setting.name == u"process_id" || setting.name == u"process_name")
                continue;
            const auto value = settings.value(setting.name);
            QVERIFY2(value, value ? "" : qPrintable(setting.name + u": "_s + value.error().oneLine()));
            if (value->simplified() != setting.value && !setting.name.endsWith("_expansion_filter"_L1)) // letters that look like an address are redacted
                differences << u"%1: \"%2\", not \"%3\""_s.arg(setting.name, *value, setting.value);
            ++compared;
        }
        QCOMPARE(differences.join(u'\n'), QString());
        QVERIFY(compared > 700);
        int overrides = 0;
        for (const fleet::Setting &setting : told({ u"-Px"_s }))
            for (const assessment::postfix::Service &service : instances->front().services)
                if (setting.name.startsWith(service.name + u'/')) {
                    QCOMPARE(service.settings.text(setting.name.mid(service.name.size() + 1)), setting.value);
                    ++overrides;
                }
        QCOMPARE(overrides, 16);
    }

    /// File and line of main.cf and master.cf, the command, and the lines.
    void saysWhereASettingStands()
    {
        const test::WorkFolder folder;
        const QByteArray main = "# a comment\n" + QByteArray(goodMain) + "disable_vrfy_command =\n  no\n";
        const int last = int(main.count('\n')) - 1;
        const QMap<QString, Judged> all = judge(snapshotOf(folder, main, "#  -o commented=yes\n" + QByteArray(goodMaster)));
        const auto only = [&](const QString &control, const QString &name) {
            for (const posture::EvidenceUsed &used : all.value(control).evidence)
                if (used.name == name)
                    return used;
            return posture::EvidenceUsed {};
        };
        const QString dir = folder.path(u"etc"_s);
        const posture::EvidenceUsed vrfy = only(u"BW-RLY-005"_s, u"postfix.disable_vrfy_command"_s);
        QCOMPARE(vrfy.source.where, dir + u"/main.cf:%1"_s.arg(last)); // given twice: the last counts
        QCOMPARE(vrfy.source.raw, u"disable_vrfy_command = no"_s);
        QCOMPARE(vrfy.source.how, u"postconf -c %1 -x disable_vrfy_command"_s.arg(dir));
        QCOMPARE(only(u"BW-RLY-002"_s, u"postfix.allow_untrusted_routing"_s).source.where, u"default"_s);
        QVERIFY(only(u"BW-RLY-007"_s, u"postfix.message_size_limit"_s).source.raw.contains(u"10240000"_s));
        // Of services: their lines, and those of what the condition reads.
        const posture::EvidenceUsed services = only(u"BW-SUB-004"_s, u"postfix.services"_s);
        QVERIFY2(services.source.raw.contains(dir + u"/master.cf:3: submission inet"_s), qPrintable(services.source.raw));
        const posture::EvidenceUsed limits = only(u"BW-SUB-007"_s, u"postfix.services"_s);
        QVERIFY2(limits.source.raw.contains(u"submission/inet/smtpd_client_auth_rate_limit = 10"_s) && limits.source.where.contains(dir + u"/master.cf:8"_s), qPrintable(limits.source.raw + limits.source.where));
        for (const posture::Value &service : limits.value.items)
            QVERIFY(service.fields.size() < 8); // not every setting there is
    }

    /// A control that reads Postfix's settings has a row in the table above.
    void tableHasEveryControl()
    {
        QStringList reading;
        for (const posture::Control &control : m_catalog.controls)
            for (const posture::Way &way : control.ways)
                for (const posture::Clause &clause : way.clauses)
                    for (const auto &[kind, field] : clause.that.reads())
                        if (kind == u"postfix" && !reading.contains(control.id))
                            reading << control.id;
        reading.removeOne(u"BW-SUB-010"_s); // there Postfix's settings only say whether it applies
        QStringList tried = controls();
        reading.sort();
        tried.sort();
        QCOMPARE(tried, reading);
    }
};

QTEST_GUILESS_MAIN(TestLivePostfixPosture)
#include "tst_live_postfixposture.moc"

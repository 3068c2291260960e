// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/assessment/endpointcommands.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/nodeports.h"
#include "tests/support/dovecot.h"
#include "tests/support/postfix.h"
#include "tests/support/smtpdouble.h"
#include "tests/support/tlsserver.h"

#include <QTest>

#include <future>
#include <map>
#include <memory>
#include <vector>

using namespace bw;
using namespace Qt::StringLiterals;
using posture::Verdict;

namespace {

const QStringList mxControls { u"BW-EXP-008"_s, u"BW-RLY-001"_s, u"BW-RLY-004"_s, u"BW-RLY-005"_s, u"BW-RLY-008"_s, u"BW-RLY-011"_s, u"BW-SUB-001"_s, u"BW-SUB-002"_s, u"BW-TLS-001"_s,
    u"BW-TLS-002"_s, u"BW-TLS-003"_s, u"BW-TLS-004"_s, u"BW-TLS-005"_s, u"BW-TLS-006"_s, u"BW-TLS-015"_s, u"BW-TLS-016"_s };

/// How a finding came out, and all of it for a failing test.
QString said(const posture::Finding &finding)
{
    return finding.control + u' ' + wordOf(finding.verdict) + u": "_s + finding.reason;
}

using Settings = QMap<QByteArray, QByteArray>;

QString verdictOf(const assessment::Look &look, const QString &control)
{
    for (const posture::Finding &finding : look.findings)
        if (finding.control == control)
            return wordOf(finding.verdict);
    return u"none"_s;
}

QStringList failing(const assessment::Look &look)
{
    QStringList ids;
    for (const posture::Finding &finding : look.findings)
        if (finding.verdict == Verdict::Fail)
            ids << finding.control;
    ids.sort();
    return ids;
}

} // namespace

/// A look at real servers from outside, and what the controls say of it.
class TestLiveSmtpLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"openssl"_s, u"postfix"_s, u"/usr/sbin/dovecot"_s, u"/usr/bin/python3"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(test::TlsServer::certify(m_folder, u"ca"_s, u"rsa:2048"_s, u"/CN=Test authority"_s, "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign"), QString());
        QCOMPARE(test::TlsServer::certify(m_folder, u"mx"_s, u"rsa:2048"_s, u"/CN=mx.good.test"_s, "subjectAltName=DNS:mx.good.test", u"ca"_s), QString());
        QVERIFY(m_loaded.mistakes.isEmpty());
    }

    void aGoodServerPasses()
    {
        test::Postfix postfix(m_folder, good(u"good"_s));
        QCOMPARE(postfix.start(), QString());
        const auto look = lookAt();
        QVERIFY2(look, qPrintable(look ? QString() : look.error().oneLine()));
        QVERIFY2(look->isMeasured(), qPrintable(look->problem));
        for (const posture::Finding &finding : look->findings)
            if (mxControls.contains(finding.control))
                QVERIFY2(finding.verdict == Verdict::Pass, qPrintable(said(finding)));
        QCOMPARE(failing(*look), QStringList());
        QCOMPARE(verdictOf(*look, u"BW-RLY-009"_s), u"unknown"_s); // needs the owner's consent
        QCOMPARE(postfix.queued(), 0);
    }

    void badServersFail_data()
    {
        QTest::addColumn<QString>("name");
        const std::vector<SetUp> rows = setUps();
        for (const SetUp &row : rows)
            QTest::newRow(row.name) << QString::fromLatin1(row.name);
        // All of them run and are looked at side by side: most of a look is waiting.
        for (const SetUp &row : rows)
            m_running.insert_or_assign(QString::fromLatin1(row.name), start(row));
    }
    void badServersFail()
    {
        QFETCH(const QString, name);
        Running &running = *m_running.at(name);
        const auto look = running.look.get();
        QCOMPARE(running.problem, QString());
        QVERIFY2(look, qPrintable(look ? QString() : look.error().oneLine()));
        QVERIFY2(look->isMeasured(), qPrintable(look->problem));
        QCOMPARE(failing(*look).join(u' '), running.setUp.controls.join(u' '));
        if (running.setUp.protocol != u"smtp"_s)
            QCOMPARE(verdictOf(*look, u"BW-SUB-004"_s), u"pass"_s);
        QCOMPARE(running.queued, 0);
    }

    /// What no product of today does any more.
    void serversWithOldFaults_data()
    {
        QTest::addColumn<QStringList>("faults");
        QTest::addColumn<QStringList>("controls");
        QTest::newRow("none") << QStringList() << QStringList();
        QTest::newRow("commands before TLS count within it; EXPN") << QStringList { u"injection"_s, u"expn"_s } << QStringList { u"BW-RLY-005"_s, u"BW-TLS-015"_s };
    }
    void serversWithOldFaults()
    {
        QFETCH(const QStringList, faults);
        QFETCH(const QStringList, controls);
        const test::SmtpDouble server(m_folder.path(u"tls/mx"_s), faults);
        QCOMPARE(server.waitUntilReady(), QString());
        m_port = server.port();
        const auto look = lookAt();
        QVERIFY(look);
        QVERIFY2(look->isMeasured(), qPrintable(look->problem));
        QCOMPARE(failing(*look).join(u' '), controls.join(u' '));
        for (const QString &control : { u"BW-TLS-015"_s, u"BW-RLY-005"_s, u"BW-RLY-001"_s, u"BW-TLS-002"_s })
            QCOMPARE(control + verdictOf(*look, control), control + (controls.contains(control) ? u"fail"_s : u"pass"_s));
    }

    void nobodyAnswers()
    {
        m_port = test::freePort();
        const auto look = lookAt();
        QVERIFY(look);
        QVERIFY(!look->isMeasured());
        QVERIFY(!look->findings.isEmpty());
        for (const posture::Finding &finding : look->findings)
            if (finding.isMeasured)
                QVERIFY2(finding.verdict == Verdict::Unknown && !finding.reason.isEmpty(), qPrintable(said(finding)));
    }

    /// A node's own ports: one that answers, one that its owner names and that refuses from here.
    void aNodesPorts()
    {
        test::Postfix postfix(m_folder, good(u"node"_s, { { "smtpd_relay_restrictions", "permit_mynetworks, reject_unauth_destination" } }));
        QCOMPARE(postfix.start(), QString());
        fleet::Node node;
        node.smtp = QStringList { u"127.0.0.1:%1"_s.arg(m_port), u"127.0.0.1:%1"_s.arg(test::freePort()) };
        assessment::PortPlan plan = assessment::portPlanOf(node, std::nullopt);
        plan.ownName = u"mx.good.test"_s;
        plan.domains = QStringList { u"good.test"_s };
        plan.trusted = posture::Value::list({ posture::Value::ofText(u"127.0.0.0/8"_s, posture::Type::Network) });
        const assessment::Means means { .catalog = m_loaded.catalog, .clock = m_clock, .makeAsker = {}, .caFile = m_folder.path(u"tls/ca.pem"_s) };
        const auto evidence = assessment::lookAtPorts(means, plan, nullptr);
        QVERIFY2(evidence, qPrintable(evidence ? QString() : evidence.error().oneLine()));
        const QList<posture::Value> endpoints = evidence->record.fields[u"endpoints"_s].items;
        QCOMPARE(endpoints.size(), 2);
        QVERIFY(endpoints[0].fields[u"starttls"_s].isTrue());
        QVERIFY2(endpoints[0].fields[u"certificate_valid"_s].isTrue(), qPrintable(endpoints[0].fields[u"certificate_problem"_s].inWords()));
        QVERIFY(endpoints[0].fields[u"versions"_s].isKnown());
        QVERIFY2(endpoints[0].fields[u"relays"_s].isUnknown(), "the node trusts this computer");
        QVERIFY(endpoints[0].fields[u"relays"_s].text.contains(u"127.0.0.1"_s));
        QVERIFY(endpoints[1].fields[u"starttls"_s].isUnknown());
        QVERIFY(endpoints[1].fields[u"starttls"_s].text.contains(u"refused"_s));
        QVERIFY(evidence->sources[u"endpoints"_s].raw.contains(u"220 mx.good.test"_s) || evidence->sources[u"endpoints"_s].raw.contains(u"S: 220"_s));
        QCOMPARE(postfix.queued(), 0);
    }

private:
    struct SetUp
    {
        const char *name;
        Settings changed; ///< of good()
        QStringList controls; ///< that fail
        QString protocol = u"smtp"_s;
    };
    struct Running
    {
        SetUp setUp;
        QString problem; ///< why it does not run
        int queued = -1;
        test::WorkFolder folder;
        std::unique_ptr<test::Postfix> postfix;
        std::unique_ptr<test::DovecotAuth> dovecot;
        std::future<core::Result<assessment::Look>> look;
    };

    /// Several faults at once: a look takes seconds.
    [[nodiscard]] static std::vector<SetUp> setUps()
    {
        const auto login = [](Settings more) {
            const Settings usual { { "smtpd_sasl_auth_enable", "yes" }, { "smtpd_sasl_type", "dovecot" }, { "smtpd_sasl_path", "private/auth" }, { "smtpd_sasl_security_options", "noanonymous" },
                { "smtpd_relay_restrictions", "permit_sasl_authenticated, reject" }, { "smtpd_tls_exclude_ciphers", "aNULL" } };
            for (auto it = usual.cbegin(); it != usual.cend(); ++it)
                if (!more.contains(it.key()))
                    more.insert(it.key(), it.value());
            return more;
        };
        return {
            { "open relay", { { "smtpd_relay_restrictions", "permit_mynetworks, reject_unauth_destination" } }, { u"BW-RLY-001"_s } },
            { "no STARTTLS", { { "smtpd_tls_security_level", "none" } }, { u"BW-TLS-001"_s } },
            { "talkative",
                { { "disable_vrfy_command", "no" }, { "smtpd_authorized_xclient_hosts", "127.0.0.0/8" }, { "smtpd_banner", "$myhostname ESMTP $mail_name" }, { "smtpd_forbid_unauth_pipelining", "no" },
                    { "smtpd_reject_unlisted_recipient", "no" } },
                { u"BW-EXP-008"_s, u"BW-RLY-004"_s, u"BW-RLY-005"_s, u"BW-RLY-008"_s, u"BW-RLY-011"_s } },
            { "old TLS demanded",
                { { "smtpd_tls_security_level", "encrypt" }, { "smtpd_tls_mandatory_protocols", ">=TLSv1" }, { "smtpd_tls_mandatory_ciphers", "low" }, { "tls_low_cipherlist", "ALL:eNULL:@SECLEVEL=0" } },
                { u"BW-TLS-002"_s, u"BW-TLS-003"_s, u"BW-TLS-016"_s } },
            { "submission", login({ { "smtpd_tls_security_level", "encrypt" } }), {}, u"submission"_s },
            { "submission in clear and without certificate", login({ { "smtpd_tls_auth_only", "no" }, { "smtpd_tls_exclude_ciphers", "" } }), { u"BW-SUB-002"_s, u"BW-TLS-003"_s, u"BW-TLS-016"_s }, u"submission"_s },
            { "submissions", login({ { "smtpd_tls_wrappermode", "yes" } }), {}, u"smtps"_s },
        };
    }
    [[nodiscard]] std::unique_ptr<Running> start(const SetUp &setUp)
    {
        auto running = std::make_unique<Running>();
        running->setUp = setUp;
        test::PostfixOptions options = good(QString::fromLatin1(setUp.name).replace(u' ', u'-'), setUp.changed);
        options.logFile = running->folder.path(u"mail.log"_s);
        running->postfix = std::make_unique<test::Postfix>(running->folder, options);
        running->look = std::async(std::launch::async, [this, port = m_port, it = running.get()]() -> core::Result<assessment::Look> {
            it->problem = it->postfix->start();
            if (it->problem.isEmpty() && it->setUp.changed.contains("smtpd_sasl_type")) {
                it->dovecot = std::make_unique<test::DovecotAuth>(it->folder, QMap<QString, QString> { { u"reports@good.test"_s, u"secret"_s } }, it->postfix->queueFolder() + u"/private"_s);
                it->problem = it->dovecot->start();
            }
            auto look = it->problem.isEmpty() ? lookAt(it->setUp.protocol, port) : core::fail({});
            it->queued = it->postfix->queued();
            it->dovecot.reset();
            it->postfix.reset();
            return look;
        });
        return running;
    }

    /// main.cf of a server that does all well; \p changed instead of its own. None twice: each process would warn of it into postlogd's
    /// socket, which is nobody's until postlogd runs.
    [[nodiscard]] test::PostfixOptions good(const QString &name, const Settings &changed = {})
    {
        m_port = test::freePort();
        const QByteArray base = m_folder.path(u"tls/mx"_s).toUtf8();
        Settings settings { { "virtual_mailbox_domains", "good.test" }, { "virtual_mailbox_maps", "inline:{postmaster@good.test=x, abuse@good.test=x}" }, { "virtual_transport", "discard" },
            { "smtpd_banner", "$myhostname ESMTP" }, { "smtpd_tls_security_level", "may" }, { "smtpd_tls_chain_files", base + ".key, " + base + ".pem" }, { "smtpd_tls_protocols", ">=TLSv1.2" },
            { "smtpd_tls_mandatory_protocols", ">=TLSv1.2" }, { "smtpd_tls_ciphers", "high" }, { "tls_preempt_cipherlist", "yes" }, { "disable_vrfy_command", "yes" },
            { "smtpd_discard_ehlo_keywords", "etrn, silent-discard" }, { "smtpd_etrn_restrictions", "reject" }, { "smtpd_forbid_unauth_pipelining", "yes" },
            { "smtpd_relay_restrictions", "reject_unauth_destination" } };
        settings.insert(changed);
        QByteArray mainCf;
        for (auto it = settings.cbegin(); it != settings.cend(); ++it)
            mainCf += it.key() + " = " + it.value() + '\n';
        return { name, m_folder.path(name + u".log"_s), m_port, mainCf };
    }
    [[nodiscard]] core::Result<assessment::Look> lookAt() const { return lookAt(u"smtp"_s, m_port); }
    [[nodiscard]] core::Result<assessment::Look> lookAt(const QString &protocol, quint16 port) const
    {
        return assessment::lookAtHost({ .catalog = m_loaded.catalog, .clock = m_clock, .makeAsker = {}, .caFile = m_folder.path(u"tls/ca.pem"_s), .patience = std::chrono::minutes(2) }, { u"127.0.0.1"_s, port, protocol, u"mx.good.test"_s });
    }

    test::WorkFolder m_folder;
    core::SystemClock m_clock;
    posture::LoadedCatalog m_loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
    quint16 m_port = 0;
    std::map<QString, std::unique_ptr<Running>> m_running; ///< last: its looks end before all else does
};

QTEST_GUILESS_MAIN(TestLiveSmtpLook)
#include "tst_live_smtplook.moc"

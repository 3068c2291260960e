// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/nodeports.h"
#include "models/smtp/pace.h"

#include "tests/models/assessment/evidencetest.h"
#include "tests/models/assessment/goodendpoint.h"
#include "tests/models/assessment/postfixnode.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using assessment::NodePort;
using assessment::PortLook;
using assessment::PortPlan;
using smtp::Role;

namespace {

constexpr auto main = "myhostname = mx1.good.test\nmydestination = good.test, localhost\nmynetworks = 127.0.0.0/8 198.51.100.0/28\ninet_interfaces = all\n";
constexpr auto master = "smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n -o smtpd_sasl_auth_enable=yes\n";

QString inWords(const PortPlan &plan)
{
    QStringList words;
    for (const NodePort &one : plan.ports)
        words << u"%1:%2 %3%4"_s.arg(one.host).arg(one.port).arg(wordOf(one.role), one.isExpected ? QString() : u"?"_s);
    return words.join(u", "_s);
}

fleet::Node sshNode()
{
    fleet::Node node;
    node.name = u"mx1"_s;
    node.route = fleet::RouteKind::Ssh;
    node.host = u"10.0.0.5"_s;
    return node;
}

PortLook seen(int port, Role role = Role::Mx)
{
    PortLook one { { {}, port, role, true }, test::goodEndpoint(role), u"203.0.113.9"_s };
    one.look.endpoint.port = port;
    return one;
}

posture::Evidence evidenceOf(const QList<PortLook> &looks)
{
    return assessment::evidenceOfPorts(test::catalog().registry, assessment::portPlanOf(sshNode(), test::postfixNode(main, master)), looks, test::lookedAt);
}

posture::Value fieldOf(const posture::Evidence &evidence, const QString &name, int at = 0)
{
    return evidence.record.fields.value(u"endpoints"_s).items.value(at).fields.value(name);
}

QString verdictOf(const posture::Evidence &evidence, const QString &control)
{
    posture::Facts facts;
    facts.kinds.insert(u"smtp"_s, evidence);
    const auto finding = posture::evaluate(test::catalog(), *test::catalog().find(control), { u"mx1"_s, { u"node"_s, u"postfix"_s }, {} }, facts, test::lookedAt);
    return finding ? wordOf(finding->verdict) : u"none"_s;
}

} // namespace

/// Which ports of a node are asked from outside, and what may be said of it.
class TestAssessmentPorts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksWhatListens()
    {
        const PortPlan plan = assessment::portPlanOf(sshNode(), test::postfixNode(main, master));
        QCOMPARE(inWords(plan), u":25 mx, :587 submission, :465 submissions?"_s);
        QCOMPARE(plan.sshHost, u"10.0.0.5"_s);
        QCOMPARE(plan.ownName, u"mx1.good.test"_s);
        QCOMPARE(plan.domains, QStringList { u"good.test"_s });

        fleet::Snapshot withImap = test::postfixNode(main, "smtp inet n - n - - smtpd\n");
        withImap.sections.append({ u"host.listeners"_s, fleet::SectionKind::Lines, "0.0.0.0:25\n[::]:465\n127.0.0.1:587\n0.0.0.0:993\n", {}, false });
        QCOMPARE(inWords(assessment::portPlanOf(sshNode(), withImap)), u":25 mx, :465 submissions"_s);
    }

    void forOwnNetworksAloneIsNotAsked()
    {
        QCOMPARE(inWords(assessment::portPlanOf(sshNode(), test::postfixNode("inet_interfaces = loopback-only\n", "smtp inet n - n - - smtpd\n"))), QString());
        fleet::Snapshot relay = test::postfixNode("inet_interfaces = all\nsmtpd_client_restrictions = permit_mynetworks, reject\n", "smtp inet n - n - - smtpd\n");
        relay.sections.append({ u"host.listeners"_s, fleet::SectionKind::Lines, "0.0.0.0:25\n", {}, false });
        QCOMPARE(inWords(assessment::portPlanOf(sshNode(), relay)), QString());
    }

    void itsOwnerKnowsBest()
    {
        fleet::Node node = sshNode();
        node.smtp = QStringList { u"mail.good.test:587"_s, u"[2001:db8::1]:25"_s, u"mx.good.test"_s };
        QCOMPARE(inWords(assessment::portPlanOf(node, test::postfixNode(main, master))), u"mail.good.test:587 submission, 2001:db8::1:25 mx, mx.good.test:25 mx"_s);
    }

    void withoutSettingsTheUsualPorts()
    {
        fleet::Node node = sshNode();
        QCOMPARE(inWords(assessment::portPlanOf(node, std::nullopt)), u":25 mx?, :465 submissions?, :587 submission?"_s);
        node.jump = u"gate.good.test"_s;
        QCOMPARE(assessment::portPlanOf(node, std::nullopt).sshHost, QString()); // what that name means here is another matter
    }

    void aGoodNodePasses()
    {
        const posture::Evidence good = evidenceOf({ seen(25), seen(587, Role::Submission), seen(465, Role::Submissions) });
        for (const QString &control : { u"BW-RLY-001"_s, u"BW-TLS-001"_s, u"BW-TLS-004"_s, u"BW-TLS-005"_s, u"BW-RLY-005"_s })
            QVERIFY2(verdictOf(good, control) != u"fail" && verdictOf(good, control) != u"none", qPrintable(control));
        QCOMPARE(verdictOf(good, u"BW-TLS-005"_s), u"pass"_s);
        QVERIFY(good.sources.contains(u"endpoints.versions"_s));
    }

    /// What cannot be reached from here is unknown, and nothing fails by it.
    void outOfReachIsUnknown()
    {
        PortLook refused = seen(587, Role::Submission), silent = refused, unexpected = seen(465, Role::Submissions);
        refused.look = {};
        refused.look.endpoint = silent.look.endpoint;
        refused.look.isRefused = true;
        refused.look.problem = u"Connection refused"_s;
        silent.look = refused.look;
        silent.look.isRefused = false;
        silent.look.problem = u"timed out"_s;
        for (const PortLook &one : { refused, silent }) {
            const posture::Evidence evidence = evidenceOf({ one });
            QVERIFY(evidence.record.fields[u"refused"_s].items.isEmpty());
            QVERIFY(fieldOf(evidence, u"starttls"_s).isUnknown());
            for (const posture::Control &control : test::catalog().controls)
                QVERIFY2(verdictOf(evidence, control.id) != u"fail", qPrintable(control.id));
        }
        QVERIFY(fieldOf(evidenceOf({ refused }), u"starttls"_s).text.contains(u"refused"_s));
        // A port that nobody expects: refused is a fact, silence is none.
        unexpected.port.isExpected = false;
        unexpected.look = refused.look;
        QCOMPARE(evidenceOf({ seen(25), unexpected }).record.fields[u"refused"_s].items.size(), 0 + 1);
        unexpected.look = silent.look;
        const posture::Evidence one = evidenceOf({ seen(25), unexpected });
        QCOMPARE(one.record.fields[u"endpoints"_s].items.size(), 1);
        QVERIFY(one.record.fields[u"refused"_s].items.isEmpty());
        QVERIFY(evidenceOf({ unexpected }).record.isUnknown());
    }

    /// Whoever asks from a network that the node trusts sees no stranger's view.
    void fromATrustedAddress()
    {
        PortLook open = seen(25);
        open.look.relays[0].told = smtp::RelayProbe::Told::Accepted;
        open.look.relays[0].isOdd = false;
        QCOMPARE(verdictOf(evidenceOf({ open }), u"BW-RLY-001"_s), u"fail"_s);
        open.ownAddress = u"198.51.100.7"_s;
        QVERIFY(fieldOf(evidenceOf({ open }), u"relays"_s).text.contains(u"198.51.100.7"_s));
        QVERIFY(verdictOf(evidenceOf({ open }), u"BW-RLY-001"_s) != u"fail");
        open.ownAddress.clear();
        QVERIFY(fieldOf(evidenceOf({ open }), u"relays"_s).isUnknown());
        PortLook closed = seen(25); // who refuses even those that it trusts refuses strangers
        closed.ownAddress = u"198.51.100.7"_s;
        QVERIFY(fieldOf(evidenceOf({ closed }), u"relays"_s).isKnown());
    }

    void aNameThatNobodySaid()
    {
        PortLook other = seen(25);
        other.look.tls.verdict->isNameRight = false;
        QVERIFY(fieldOf(evidenceOf({ other }), u"certificate_valid"_s).isUnknown());
        other.port.host = u"mx.good.test"_s;
        QCOMPARE(fieldOf(evidenceOf({ other }), u"certificate_valid"_s), posture::Value::truth(false));
        other.port.host = u"192.0.2.1"_s; // no name either
        QVERIFY(fieldOf(evidenceOf({ other }), u"certificate_valid"_s).isUnknown());
        other.look.tls.verdict->isTrusted = false; // then something else is wrong too
        QCOMPARE(fieldOf(evidenceOf({ other }), u"certificate_valid"_s), posture::Value::truth(false));
    }

    /// The name of its settings may lead to another server.
    void anotherServerIsNotTheNode()
    {
        PortLook other = seen(25);
        other.look.endpoint.host = u"mx1.good.test"_s;
        other.look.banner = u"220 mx9.good.test ESMTP"_s;
        QVERIFY(fieldOf(evidenceOf({ other }), u"banner"_s).isUnknown());
        other.look.banner = u"220 MX1.good.test ESMTP"_s;
        QVERIFY(fieldOf(evidenceOf({ other }), u"banner"_s).isKnown());
    }

    /// Addresses of examples lead nowhere, so nobody waits for them.
    void examplesAreNotAsked()
    {
        const test::ManualClock clock(test::lookedAt);
        const assessment::Means means { test::catalog(), clock, {} };
        PortPlan plan;
        plan.sshHost = u"192.0.2.7"_s;
        plan.ports = { { {}, 25, Role::Mx, true } };
        const auto evidence = assessment::lookAtPorts(means, plan, nullptr);
        QVERIFY2(fieldOf(*evidence, u"starttls"_s).text.contains(u"192.0.2.7"_s), qPrintable(fieldOf(*evidence, u"starttls"_s).text));
        QVERIFY(fieldOf(*evidence, u"starttls"_s).isUnknown());
    }

    /// By the clock nobody is asked twice within a day; a person's look goes on.
    void onceADay()
    {
        test::ManualClock clock(test::lookedAt);
        smtp::Pace pace(clock);
        const posture::Catalog &catalog = test::catalog();
        assessment::Means means { catalog, clock, {} };
        means.looksAtPorts = true;
        means.pace = &pace;
        means.patience = std::chrono::milliseconds(1);
        PortPlan plan; // nobody knows where it is, so nobody is asked
        plan.ports = { { {}, 25, Role::Mx, true } };
        const posture::Evidence kept { posture::Value::unknown(u"of before"_s), test::lookedAt - 23 * core::microsPerHour, {} };
        QCOMPARE(assessment::lookAtPorts(means, plan, &kept)->taken, kept.taken);
        clock.advance(2 * core::microsPerHour);
        const auto later = assessment::lookAtPorts(means, plan, &kept);
        QCOMPARE(later->taken, clock.now());
        QVERIFY(later->record.fields[u"endpoints"_s].items.front().fields[u"starttls"_s].isUnknown());
    }
};

QTEST_GUILESS_MAIN(TestAssessmentPorts)
#include "tst_assessment_ports.moc"

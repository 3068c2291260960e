// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/spf/check.h"
#include "models/mailauth/spf/record.h"
#include "tests/support/scriptedresolver.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using dns::Type;
using mailauth::spf::Fault;
using mailauth::spf::Identity;
using mailauth::spf::Report;
using mailauth::spf::StepEnd;
using mailauth::spf::Verdict;

namespace {

Report check(test::ScriptedResolver &script, const char *client, const char *mailFrom, const char *helo = "mx.example.org")
{
    mailauth::spf::Request request;
    request.client = core::IpAddress::parse(client);
    request.mailFrom = mailFrom;
    request.helo = helo;
    request.now = 1'795'600'800 * core::microsPerSecond + 999'999;
    return mailauth::spf::check(request, script);
}

Fault faultOf(const char *record)
{
    const auto parsed = mailauth::spf::parseRecord(record);
    return parsed ? Fault(255) : parsed.error().fault;
}

/// What %{…} expands to for a sender, in an explanation.
std::string expanded(const char *macro, const char *client = "192.0.2.3", const char *mailFrom = "strong-bad@email.example.com", const char *helo = "mx.example.org")
{
    test::ScriptedResolver script;
    script.add("email.example.com", Type::Txt, "v=spf1 exp=exp.example.com -all");
    script.add("exp.example.com", Type::Txt, macro);
    script.add("3.2.0.192.in-addr.arpa", Type::Ptr, "other.example.net");
    script.add("3.2.0.192.in-addr.arpa", Type::Ptr, "forged.email.example.com");
    script.add("3.2.0.192.in-addr.arpa", Type::Ptr, "mx.email.example.com");
    script.add("other.example.net", Type::A, "192.0.2.3");
    script.add("forged.email.example.com", Type::A, "192.0.2.99");
    script.add("mx.email.example.com", Type::A, "192.0.2.3");
    const Report report = check(script, client, mailFrom, helo);
    return report.verdict == Verdict::Fail ? report.explanation : "not reached";
}

} // namespace

/// What the suite of RFC 7208 does not hold: identities, the chain that led to a verdict, order, limits, texts.
class TestMailauthSpf final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// RFC 7208, 7.4
    void theExamplesOfMacros_data()
    {
        QTest::addColumn<QByteArray>("macro");
        QTest::addColumn<QByteArray>("text");
        for (const auto &[macro, text] : std::initializer_list<std::pair<const char *, const char *>> { { "%{s}", "strong-bad@email.example.com" }, { "%{o}", "email.example.com" },
                 { "%{d}", "email.example.com" }, { "%{d4}", "email.example.com" }, { "%{d3}", "email.example.com" }, { "%{d2}", "example.com" }, { "%{d1}", "com" },
                 { "%{dr}", "com.example.email" }, { "%{d2r}", "example.email" }, { "%{l}", "strong-bad" }, { "%{l-}", "strong.bad" }, { "%{lr}", "strong-bad" }, { "%{lr-}", "bad.strong" },
                 { "%{l1r-}", "strong" }, { "%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com" }, { "%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com" },
                 { "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com" }, { "%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net" },
                 { "%{h} %{c} %{r} %{t}", "mx.example.org 192.0.2.3 unknown 1795600800" }, { "%{S}", "strong-bad%40email.example.com" }, { "%{p}", "mx.email.example.com" },
                 { "%{d999999999999999999999}", "email.example.com" }, { "%%%_%-", "% %20" }, { "%{D1R}", "email" } })
            QTest::newRow(macro) << QByteArray(macro) << QByteArray(text);
    }
    void theExamplesOfMacros()
    {
        QFETCH(QByteArray, macro);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(expanded(macro.constData())), text);
    }

    void macrosOfAnAddressWithSix()
    {
        QCOMPARE(expanded("%{i} %{ir} %{v} %{c}", "2001:db8::cb01"),
            "2.0.0.1.0.D.B.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.C.B.0.1 1.0.B.C.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.B.D.0.1.0.0.2 ip6 2001:db8::cb01"s);
        QCOMPARE(expanded("%{p}", "2001:db8::cb01"), "unknown"s);
    }

    void brokenMacrosAreNoExplanation()
    {
        for (const char *macro : { "%{d0}", "%{d2", "%{}", "%(d)", "100%", "%{dr2}", "%{d:}", "%{z}", "line\x0d\x0a.", "%{" })
            QCOMPARE(expanded(macro), ""s);
        QCOMPARE(expanded("%{l}", "192.0.2.3", "j\xC3\xB6rg@email.example.com"), ""s); // 6.2: ASCII alone
    }

    void emptySenderIsThatOfHelo()
    {
        test::ScriptedResolver script;
        script.add("mx.example.org", Type::Txt, "v=spf1 a -exists:%{l}.%{o}.test -all");
        script.add("mx.example.org", Type::A, "192.0.2.1");
        const Report report = check(script, "192.0.2.1", "");
        QCOMPARE(report.verdict, Verdict::Pass);
        QCOMPARE(report.identity, Identity::Helo);
        QCOMPARE(report.domain, "mx.example.org"s);
        QCOMPARE(check(script, "192.0.2.2", "").verdict, Verdict::Fail);
        QCOMPARE(script.asked.back(), "A postmaster.mx.example.org.test"s);
        QCOMPARE(check(script, "192.0.2.1", "", "").verdict, Verdict::None);
        QCOMPARE(check(script, "192.0.2.1", "MX.Example.Org").identity, Identity::MailFrom);
        QCOMPARE(check(script, "192.0.2.1", "MX.Example.Org").verdict, Verdict::Pass);
        QCOMPARE(check(script, "no address", "mx.example.org").verdict, Verdict::None);
    }

    /// 4.3: U-labels are asked for as A-labels. A local part beyond ASCII can be in no name (RFC 8616, 4).
    void otherScripts()
    {
        test::ScriptedResolver script;
        script.add("xn--bcher-kva.example", Type::Txt, "v=spf1 exists:%{l}.%{o} ip4:192.0.2.1 -all");
        const Report report = check(script, "192.0.2.1", "j\xC3\xB6rg@B\xC3\xBC" "cher.example");
        QCOMPARE(report.verdict, Verdict::Pass);
        QCOMPARE(report.domain, "xn--bcher-kva.example"s);
        QCOMPARE(script.asked.size(), std::size_t(1));
        QCOMPARE(check(script, "192.0.2.1", "a@\xFF\xFE.example").verdict, Verdict::None);
    }

    /// A last dot is none of the names that macros make.
    void theLastDotIsNoPartOfTheDomain()
    {
        test::ScriptedResolver script;
        script.add("example.org", Type::Txt, "v=spf1 exists:%{d}._spf.example.net -all");
        script.add("example.org._spf.example.net", Type::A, "127.0.0.2");
        const Report report = check(script, "192.0.2.1", "ann@Example.org.");
        QCOMPARE(report.verdict, Verdict::Pass);
        QCOMPARE(report.domain, "example.org"s);
    }

    void theChainIsKept()
    {
        test::ScriptedResolver script;
        script.add("example.org", Type::Txt, "v=spf1 ip4:192.0.2.9 include:_spf.example.net -all");
        script.add("_spf.example.net", Type::Txt, "v=spf1 mx redirect=_b.example.net");
        script.add("_spf.example.net", Type::Mx, "20 late.example.net");
        script.add("_spf.example.net", Type::Mx, "10 early.example.net");
        script.add("early.example.net", Type::A, "192.0.2.7");
        script.add("late.example.net", Type::A, "192.0.2.8");
        script.add("_b.example.net", Type::Txt, "v=spf1 a:alias.example.net/24");
        script.add("alias.example.net", Type::Cname, "early.example.net");
        const Report report = check(script, "192.0.2.1", "ann@example.org");
        QCOMPARE(report.verdict, Verdict::Pass);
        QCOMPARE(report.terms, 4);
        QCOMPARE(report.voids, 0);
        QStringList steps;
        for (const auto &step : report.steps) {
            QStringList lookups;
            for (const dns::Answer &answer : step.lookups)
                lookups << QString::fromStdString(dns::wordOf(answer.type) + ' ' + answer.name);
            steps << u"%1 %2 [%3] %4 (%5)"_s.arg(step.depth).arg(QString::fromStdString(step.domain), QString::fromStdString(step.term)).arg(int(step.end)).arg(lookups.join(u", "_s));
        }
        QCOMPARE(steps,
            (QStringList { u"0 example.org [v=spf1 ip4:192.0.2.9 include:_spf.example.net -all] 0 (TXT example.org)"_s, u"0 example.org [ip4:192.0.2.9] 1 ()"_s,
                u"0 example.org [include:_spf.example.net] 2 ()"_s, u"1 _spf.example.net [v=spf1 mx redirect=_b.example.net] 0 (TXT _spf.example.net)"_s,
                u"1 _spf.example.net [mx] 1 (MX _spf.example.net, A early.example.net, A late.example.net)"_s, u"1 _spf.example.net [redirect=_b.example.net] 2 ()"_s,
                u"1 _b.example.net [v=spf1 a:alias.example.net/24] 0 (TXT _b.example.net)"_s, u"1 _b.example.net [a:alias.example.net/24] 2 (A alias.example.net)"_s }));
        QCOMPARE(report.steps.back().lookups.front().aliases, std::vector { "early.example.net"s });
        QVERIFY2(report.reason.contains(u"include:_spf.example.net"), qPrintable(report.reason));
    }

    /// 4.6.4: what the client's own reverse zone names is not the sender's doing.
    void voidLookups()
    {
        test::ScriptedResolver script;
        script.add("example.org", Type::Txt, "v=spf1 ptr a:gone1.example.org ip4:192.0.2.1 -all");
        for (const char *name : { "gone2.example.net", "gone3.example.net", "gone4.example.net" })
            script.add("1.2.0.192.in-addr.arpa", Type::Ptr, name);
        QCOMPARE(check(script, "192.0.2.1", "a@example.org").verdict, Verdict::Pass);
        script.add("example.com", Type::Txt, "v=spf1 ptr a:gone1.example.org mx ip4:192.0.2.5 -all");
        script.addEmpty("5.2.0.192.in-addr.arpa");
        const Report report = check(script, "192.0.2.5", "a@example.com");
        QCOMPARE(report.verdict, Verdict::PermError);
        QCOMPARE(report.voids, 3);
        QCOMPARE(report.steps.back().end, StepEnd::Error);
        QVERIFY(!report.remedy.isEmpty());
        script.add("example.net", Type::Txt, "v=spf1 mx ip4:192.0.2.1 -all");
        for (const char *mx : { "1 m1.example.net", "2 m2.example.net", "3 m3.example.net" })
            script.add("example.net", Type::Mx, mx);
        QCOMPARE(check(script, "192.0.2.1", "a@example.net").verdict, Verdict::PermError);
        QCOMPARE(check(script, "192.0.2.1", "a@example.net").voids, 3);
    }

    /// 5.4: the eleventh name is one too many, not the answer that holds it.
    void exchangersByPreference()
    {
        test::ScriptedResolver script;
        script.add("example.org", Type::Txt, "v=spf1 mx -all");
        for (int i = 11; i > 0; --i) {
            script.add("example.org", Type::Mx, std::to_string(i) + " mx" + std::to_string(i) + ".example.org");
            script.add("mx" + std::to_string(i) + ".example.org", Type::A, "192.0.2." + std::to_string(i));
        }
        QCOMPARE(check(script, "192.0.2.10", "a@example.org").verdict, Verdict::Pass);
        QCOMPARE(check(script, "192.0.2.11", "a@example.org").verdict, Verdict::PermError);
        script.add("null.example.org", Type::Txt, "v=spf1 mx -all");
        script.add("null.example.org", Type::Mx, "0 .");
        QCOMPARE(check(script, "192.0.2.1", "a@null.example.org").verdict, Verdict::Fail);
    }

    void whatIsNotKnownNow()
    {
        test::ScriptedResolver script;
        script.silenceName("silent.example.org");
        script.breakName("broken.example.org");
        script.add("example.org", Type::Txt, "v=spf1 a:broken.example.org ip4:192.0.2.1 -all");
        const Report silent = check(script, "192.0.2.1", "a@silent.example.org"), broken = check(script, "192.0.2.1", "a@broken.example.org");
        QCOMPARE(silent.verdict, Verdict::TempError);
        QCOMPARE(broken.verdict, Verdict::TempError);
        QVERIFY(silent.reason != broken.reason && broken.reason.contains(u"RCODE 2"));
        QCOMPARE(check(script, "192.0.2.1", "a@example.org").verdict, Verdict::TempError);
        QCOMPARE(check(script, "192.0.2.1", "a@gone.example.org").verdict, Verdict::None);
        // 5.5: of "ptr" an error matches nothing.
        script.add("example.com", Type::Txt, "v=spf1 ptr ip4:192.0.2.1 -all");
        script.breakName("1.2.0.192.in-addr.arpa");
        QCOMPARE(check(script, "192.0.2.1", "a@example.com").verdict, Verdict::Pass);
    }

    void networks()
    {
        test::ScriptedResolver script;
        script.add("example.org", Type::Txt, "v=spf1 ip4:192.0.2.128/25 ip6:2001:db8:8000::/33 ?ip4:0.0.0.0/0 -all");
        for (const auto &[client, verdict] : std::initializer_list<std::pair<const char *, Verdict>> { { "192.0.2.128", Verdict::Pass }, { "192.0.2.127", Verdict::Neutral },
                 { "::ffff:192.0.2.200", Verdict::Pass }, { "2001:db8:ffff::1", Verdict::Pass }, { "2001:db8:7fff::1", Verdict::Fail } })
            QCOMPARE(check(script, client, "a@example.org").verdict, verdict);
        mailauth::spf::Request mapped;
        mapped.client = core::IpAddress::fromBytes("\0\0\0\0\0\0\0\0\0\0\xFF\xFF\xC0\0\2\xC8"s);
        mapped.mailFrom = "a@example.org";
        QCOMPARE(mailauth::spf::check(mapped, script).verdict, Verdict::Pass);
    }

    void faultsAreNamed()
    {
        QCOMPARE(faultOf("v=spf1 foo -all"), Fault::UnknownMechanism);
        QCOMPARE(faultOf("v=spf1 -all, ip4:192.0.2.1"), Fault::UnknownMechanism);
        QCOMPARE(faultOf("v=spf1 -"), Fault::UnknownMechanism);
        QCOMPARE(faultOf("v=spf1 include"), Fault::ArgumentMissing);
        QCOMPARE(faultOf("v=spf1 a:/24"), Fault::ArgumentMissing);
        QCOMPARE(faultOf("v=spf1 all:x"), Fault::ArgumentNotAllowed);
        QCOMPARE(faultOf("v=spf1 ptr/24"), Fault::ArgumentNotAllowed);
        QCOMPARE(faultOf("v=spf1 a:192.0.2.1/24"), Fault::AddressForDomain);
        QCOMPARE(faultOf("v=spf1 a:local"), Fault::BadDomain);
        QCOMPARE(faultOf("v=spf1 a:%{d}."), Fault::BadDomain);
        QCOMPARE(faultOf("v=spf1 exists:%{c}.example.org"), Fault::BadDomain);
        QCOMPARE(faultOf("v=spf1 ip4:192.0.02.1"), Fault::BadAddress);
        QCOMPARE(faultOf("v=spf1 ip6:192.0.2.1"), Fault::BadAddress);
        QCOMPARE(faultOf("v=spf1 a/33"), Fault::BadPrefix);
        QCOMPARE(faultOf("v=spf1 a/"), Fault::BadPrefix);
        QCOMPARE(faultOf("v=spf1 ip4:192.0.2.0/024"), Fault::BadPrefix);
        QCOMPARE(faultOf("v=spf1 1x=y"), Fault::BadModifier);
        QCOMPARE(faultOf("v=spf1 x=%y"), Fault::BadModifier);
        QCOMPARE(faultOf("v=spf1 exp=a.example.org EXP=a.example.org"), Fault::ModifierTwice);
        for (const char *good : { "v=spf1", "v=spf1   ", "V=SPF1 +A//0 -ALL", "v=spf1 x=", "v=spf1 exists:%{i}.a-1", "v=spf1 ip6:::/0", "v=spf1 a:a.b//64", "v=spf1 redirect=%{d}" })
            QVERIFY2(mailauth::spf::parseRecord(good), good);
        QVERIFY(mailauth::spf::inWords({ Fault::AddressForDomain, "a:192.0.2.1" }).contains(u"ip4:"));
    }
};

QTEST_GUILESS_MAIN(TestMailauthSpf)
#include "tst_mailauth_spf.moc"

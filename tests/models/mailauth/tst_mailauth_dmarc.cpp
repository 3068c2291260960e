// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dmarc/discovery.h"
#include "tests/support/scriptedresolver.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using dns::Type;
using mailauth::dmarc::Identifier;
using mailauth::dmarc::Method;
using mailauth::dmarc::Policy;
using mailauth::dmarc::Report;
using mailauth::dmarc::Verdict;

namespace {

/// example.com as most have it, a bank under a suffix that says so, a registry of names that are apart, and what is broken.
test::ScriptedResolver zones()
{
    test::ScriptedResolver script;
    const auto dmarc = [&script](const std::string &domain, const std::string &record) { script.add("_dmarc." + domain, Type::Txt, record); };
    dmarc("example.com", "v=DMARC1; p=reject; sp=quarantine; np=reject; aspf=s; rua=mailto:d@example.com");
    for (const char *name : { "example.com", "news.example.com", "mail.example.com", "a.b.c.d.e.f.g.h.example.com" })
        script.addEmpty(name);
    dmarc("own.example.com", "v=DMARC1; p=none; adkim=s");
    dmarc("bank", "v=DMARC1; p=none; sp=quarantine; np=reject; psd=y; t=y");
    dmarc("apart.example.org", "v=DMARC1; p=quarantine; psd=n");
    dmarc("example.org", "v=DMARC1; p=reject");
    dmarc("two.test", "v=DMARC1; p=reject");
    dmarc("two.test", "v=DMARC1; p=none");
    dmarc("gentle.test", "v=DMARC1; p=reject; t=y");
    dmarc("odd.test", "v=DMARC1; p=refuse; rua=mailto:d@odd.test");
    dmarc("empty.test", "v=DMARC1; sp=none");
    dmarc("uk.test", "v=spf1 -all");
    dmarc("c.test", "v=DMARC1; p=quarantine; np=reject");
    for (const char *name : { "a.b.c.test", "c.test", "gentle.test", "x.bank" })
        script.addEmpty(name);
    script.breakName("_dmarc.broken.test");
    script.silenceName("_dmarc.silent.test");
    return script;
}

Identifier spf(const std::string &domain, bool isPass = true)
{
    return { Identifier::Kind::Spf, domain, isPass, false };
}

Identifier dkim(const std::string &domain, bool isPass = true)
{
    return { Identifier::Kind::Dkim, domain, isPass, false };
}

Report check(const std::string &author, const std::vector<Identifier> &identifiers, Method method = Method::TreeWalk)
{
    auto script = zones();
    return mailauth::dmarc::check({ { author }, identifiers, method }, script);
}

} // namespace

/// DMARC by RFC 9989, and by RFC 7489 where it differs.
class TestMailauthDmarc final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void records()
    {
        using mailauth::dmarc::parseRecord;
        const auto whole = parseRecord("v=DMARC1;p=Reject; sp = none ;adkim=s;aspf=S;t=y;psd=n;pct=20;rua=mailto:a@b.c!10m, https://d.e/f ,nothing;fo=1;x=y;");
        QVERIFY(whole);
        QCOMPARE(whole->p, std::optional(Policy::Reject));
        QCOMPARE(whole->sp, std::optional(Policy::None));
        QVERIFY(!whole->np && whole->isDkimStrict && whole->isSpfStrict && whole->isTesting);
        QCOMPARE(whole->percent, 20);
        QCOMPARE(whole->aggregateTo, (std::vector { "mailto:a@b.c!10m"s, "https://d.e/f"s }));
        QVERIFY(parseRecord("v=DMARC1") && parseRecord("V = DMARC1 ; nothing; =; p=none"));
        QCOMPARE(parseRecord("v=DMARC1; rua=mailto:a@b.c; p=none")->p, std::optional(Policy::None)); // in any order
        QCOMPARE(parseRecord("v=DMARC1; p=none; p=reject")->p, std::optional(Policy::None));
        QCOMPARE(parseRecord("v=DMARC1; pct=101")->percent, 100);
        for (const char *other : { "", "v=DMARC2; p=none", "v=dmarc1; p=none", "p=none; v=DMARC1", "v=DMARC12", "v=spf1 -all" })
            QVERIFY2(!parseRecord(other), other);
    }

    /// RFC 9989, 4.10.2.
    void organizationalDomains_data()
    {
        QTest::addColumn<QByteArray>("domain");
        QTest::addColumn<QByteArray>("organization");
        for (const auto &[domain, organization] : std::initializer_list<std::pair<const char *, const char *>> { { "example.com", "example.com" }, { "a.mail.example.com", "example.com" },
                 { "own.example.com", "example.com" }, { "mail.giant.bank", "giant.bank" }, { "bank", "bank" }, { "mail.apart.example.org", "apart.example.org" }, { "apart.example.org", "apart.example.org" },
                 { "mail.example.org", "example.org" }, { "a.nothing.test", "a.nothing.test" }, { "mail.two.test", "mail.two.test" } })
            QTest::newRow(domain) << QByteArray(domain) << QByteArray(organization);
    }
    void organizationalDomains()
    {
        QFETCH(QByteArray, domain);
        QFETCH(QByteArray, organization);
        auto script = zones();
        std::vector<dns::Answer> lookups;
        mailauth::dmarc::Discovery discovery(script, Method::TreeWalk, lookups);
        QCOMPARE(QByteArray::fromStdString(discovery.organizationalDomain(domain.toStdString()).value_or("unknown")), organization);
    }

    /// RFC 9989, 4.10: eight look-ups at most, and each name once.
    void aLongName()
    {
        auto script = zones();
        const Report report = mailauth::dmarc::check({ { "a.b.c.d.e.f.g.h.example.com" }, { dkim("i.h.example.com") }, Method::TreeWalk }, script);
        QCOMPARE(report.policyDomain, "example.com"s);
        QCOMPARE(report.policy, Policy::Quarantine);
        QCOMPARE(report.verdict, Verdict::Pass);
        QCOMPARE(script.asked,
            (std::vector { "TXT _dmarc.a.b.c.d.e.f.g.h.example.com"s, "TXT _dmarc.d.e.f.g.h.example.com"s, "TXT _dmarc.e.f.g.h.example.com"s, "TXT _dmarc.f.g.h.example.com"s,
                "TXT _dmarc.g.h.example.com"s, "TXT _dmarc.h.example.com"s, "TXT _dmarc.example.com"s, "TXT _dmarc.com"s, "A a.b.c.d.e.f.g.h.example.com"s, "TXT _dmarc.i.h.example.com"s }));
    }

    void policies_data()
    {
        QTest::addColumn<QByteArray>("author");
        QTest::addColumn<QByteArray>("policyDomain");
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("disposition");
        QTest::addColumn<QByteArray>("tag");
        const auto row = [](const char *author, const char *domain, Policy policy, Policy disposition, const char *tag) { QTest::newRow(author) << QByteArray(author) << QByteArray(domain) << int(policy) << int(disposition) << QByteArray(tag); };
        row("Example.COM", "example.com", Policy::Reject, Policy::Reject, "p"); // p
        row("news.example.com", "example.com", Policy::Quarantine, Policy::Quarantine, "sp"); // sp
        row("gone.example.com", "example.com", Policy::Reject, Policy::Reject, "np"); // np: NXDOMAIN
        row("own.example.com", "own.example.com", Policy::None, Policy::None, "p");
        row("x.bank", "bank", Policy::Quarantine, Policy::None, "sp"); // of the suffix, and t=y
        row("gone.bank", "bank", Policy::Reject, Policy::Quarantine, "np");
        row("gentle.test", "gentle.test", Policy::Reject, Policy::Quarantine, "p");
        row("odd.test", "odd.test", Policy::None, Policy::None, "p"); // no valid policy, but reports are wanted
        row("a.b.c.test", "c.test", Policy::Quarantine, Policy::Quarantine, "p"); // no sp: p
    }
    void policies()
    {
        QFETCH(QByteArray, author);
        QFETCH(QByteArray, policyDomain);
        QFETCH(int, policy);
        QFETCH(int, disposition);
        QFETCH(QByteArray, tag);
        const Report report = check(author.toStdString(), { spf("elsewhere.net"), dkim("elsewhere.net", false) });
        QCOMPARE(report.verdict, Verdict::Fail);
        QCOMPARE(QByteArray::fromStdString(report.policyDomain), policyDomain);
        QCOMPARE(int(report.policy), policy);
        QCOMPARE(int(report.disposition), disposition);
        QCOMPARE(QByteArray(report.policyTag), tag);
        QVERIFY(!report.reason.isEmpty() && !report.remedy.isEmpty());
    }

    /// What steers a terminal is no domain, and nobody is asked for it.
    void whatIsNoDomainIsSaid()
    {
        for (const std::string &author : { "example.com\0.evil.test"s, "exa\x1b[31mmple.com"s, "example.com\x7f"s, "example..com"s, "\xff\xfe.com"s, "exam\\ple.com"s }) {
            auto script = zones();
            const Report report = mailauth::dmarc::check({ { author }, { spf("example.com") }, Method::TreeWalk }, script);
            QCOMPARE(report.verdict, Verdict::PermError);
            QVERIFY2(report.reason.contains(u"not valid"_s), qPrintable(report.reason));
            QVERIFY(std::ranges::none_of(report.reason, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; }));
            QVERIFY(report.domain.empty() && script.asked.empty());
        }
    }

    void noPolicy()
    {
        for (const char *author : { "nothing.test", "two.test", "empty.test", "uk.test" }) {
            const Report report = check(author, { spf(author) });
            QCOMPARE(report.verdict, Verdict::None);
            QVERIFY(!report.reason.isEmpty());
        }
    }

    void alignment()
    {
        const auto of = [](const std::string &author, const Identifier &identifier) {
            const Report report = check(author, { identifier });
            return report.verdict == Verdict::Pass;
        };
        QVERIFY(of("example.com", dkim("news.example.com")) && of("news.example.com", dkim("example.com")) && of("news.example.com", dkim("mail.example.com")));
        QVERIFY(of("example.com", spf("EXAMPLE.com")) && !of("example.com", spf("news.example.com"))); // aspf=s
        QVERIFY(of("own.example.com", spf("example.com")) && !of("own.example.com", dkim("example.com"))); // adkim=s
        QVERIFY(!of("example.com", dkim("example.com.evil.test")) && !of("example.com", dkim("com")) && !of("x.bank", dkim("y.bank")));
        QVERIFY(!of("example.org", dkim("apart.example.org")) && !of("mail.apart.example.org", dkim("example.org")) && of("mail.apart.example.org", dkim("apart.example.org")));
        QVERIFY(!of("example.com", dkim("example.com", false)));
        const Report both = check("example.com", { spf("example.com"), dkim("elsewhere.net"), dkim("example.com") });
        QVERIFY(both.isSpfAligned && both.isDkimAligned);
        QCOMPARE(both.disposition, Policy::None);
    }

    void whatIsNotKnownNow()
    {
        const Report broken = check("broken.test", { spf("broken.test") }), silent = check("mail.silent.test", {});
        QCOMPARE(broken.verdict, Verdict::TempError);
        QCOMPARE(silent.verdict, Verdict::TempError);
        QVERIFY(broken.reason != silent.reason);
        Identifier later = dkim("example.com", false);
        later.isUnknown = true;
        QCOMPARE(check("example.com", { later }).verdict, Verdict::TempError);
        QCOMPARE(check("example.com", { later, spf("example.com") }).verdict, Verdict::Pass);
        later.domain = "elsewhere.net";
        QCOMPARE(check("example.com", { later }).verdict, Verdict::Fail);
    }

    /// SPF decides where DKIM does not, and nobody says whom to ask about.
    void whatSpfWasNotAskedIsNotKnown()
    {
        Identifier unasked = spf("news.example.com", false);
        unasked.isUnasked = true;
        const Report report = check("news.example.com", { unasked });
        QCOMPARE(report.verdict, Verdict::Unknown);
        QCOMPARE(report.policy, Policy::Quarantine); // of the record, all the same
        QCOMPARE(check("news.example.com", { unasked, dkim("example.com") }).verdict, Verdict::Pass);
        unasked.domain.clear(); // no envelope sender is known either
        QCOMPARE(check("news.example.com", { unasked, dkim("elsewhere.net") }).verdict, Verdict::Unknown);
        unasked.domain = "elsewhere.net";
        QCOMPARE(check("news.example.com", { unasked }).verdict, Verdict::Fail); // whoever handed it over
    }

    void authors()
    {
        auto script = zones();
        QCOMPARE(mailauth::dmarc::check({ {}, {}, Method::TreeWalk }, script).verdict, Verdict::PermError);
        QCOMPARE(mailauth::dmarc::check({ { "example.com", "example.org" }, {}, Method::TreeWalk }, script).verdict, Verdict::PermError);
        QCOMPARE(mailauth::dmarc::check({ { "" }, {}, Method::TreeWalk }, script).verdict, Verdict::PermError);
        QVERIFY(script.asked.empty());
        QCOMPARE(mailauth::dmarc::check({ { "example.com", "Example.com." }, { spf("example.com") }, Method::TreeWalk }, script).verdict, Verdict::Pass);
    }

    /// RFC 7489: the list of public suffixes decides, np and psd are not known, and only two places are looked at.
    void thePublicSuffixList()
    {
        auto script = zones();
        script.add("_dmarc.example.co.uk", Type::Txt, "v=DMARC1; p=reject; np=none; t=y");
        const auto of = [&script](const std::string &author, const std::vector<Identifier> &identifiers) { return mailauth::dmarc::check({ { author }, identifiers, Method::PublicSuffixList }, script); };
        const Report report = of("a.b.example.co.uk", { dkim("c.example.co.uk") });
        QCOMPARE(report.verdict, Verdict::Pass);
        QCOMPARE(report.organizationalDomain, "example.co.uk"s);
        QCOMPARE(script.asked, (std::vector { "TXT _dmarc.a.b.example.co.uk"s, "TXT _dmarc.example.co.uk"s }));
        QCOMPARE(of("gone.example.co.uk", {}).disposition, Policy::Reject);
        QCOMPARE(of("example.co.uk", { dkim("other.co.uk") }).verdict, Verdict::Fail);
        QCOMPARE(of("mail.apart.example.org", { dkim("example.org") }).verdict, Verdict::Pass); // psd=n is not known
        QCOMPARE(of("x.bank", {}).verdict, Verdict::None);
    }
};

QTEST_GUILESS_MAIN(TestMailauthDmarc)
#include "tst_mailauth_dmarc.moc"

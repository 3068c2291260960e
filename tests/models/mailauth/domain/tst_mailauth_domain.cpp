// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/domain/domaincheck.h"

#include <QFile>
#include <QTest>

#include <array>

using namespace bw;
using namespace Qt::StringLiterals;
using dns::Type;
using test::DomainCheck;

namespace {

/// RFC 8463, A.2 has this key; RFC 6376, C that one of 1024 bits.
constexpr const char *ed25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
constexpr const char *rsa1024 = "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947"
                                "qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

/// example.test as it should be; others with one thing each.
test::ScriptedResolver zones()
{
    test::ScriptedResolver script;
    for (const char *name : { "com", "net", "org" })
        script.add(name, Type::Ns, "ns.example");
    script.add("example.test", Type::Mx, "10 mx1.example.test");
    script.add("example.test", Type::Mx, "20 MX2.example.test");
    script.add("example.test", Type::Txt, "v=spf1 mx -all");
    script.add("mx1.example.test", Type::A, "198.51.100.1");
    script.add("mx1.example.test", Type::Aaaa, "2001:db8::1");
    script.add("mx2.example.test", Type::A, "198.51.100.2");
    script.add("_dmarc.example.test", Type::Txt, "v=DMARC1; p=reject; np=reject; aspf=s; rua=mailto:d@example.test,mailto:d@reports.example!10m; ruf=mailto:f@sub.example.test; pct=50; x=1");
    script.add("example.test._report._dmarc.reports.example", Type::Txt, "v=DMARC1");
    script.add("one._domainkey.example.test", Type::Txt, rsa1024);
    script.add("two._domainkey.example.test", Type::Cname, "two.vendor.example");
    script.add("two.vendor.example", Type::Txt, "v=DKIM1; t=y:s; h=sha256; s=email; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    script.add("old._domainkey.example.test", Type::Txt, "v=DKIM1; p=");
    script.add("bad._domainkey.example.test", Type::Txt, "v=DKIM1; p=@@@");
    script.add("lost._domainkey.example.test", Type::Cname, "lost.vendor.example");
    script.silenceName("quiet._domainkey.example.test");
    return script;
}

} // namespace

/// MX, DKIM and DMARC of a domain as named facts.
class TestMailauthDomain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// However long somebody waits for a resolver that never answers: what is not known by then stays unknown.
    void theDeadlineEndsAllQuestions()
    {
        struct Silent final : dns::Asker
        {
            void start(const dns::Question &) override {}
            std::vector<dns::Answer> wait(std::chrono::milliseconds) override { return {}; }
        } silent;
        const test::ManualClock clock;
        mailauth::domain::Sources sources { silent, clock };
        sources.deadline = std::chrono::steady_clock::now();
        const auto facts = mailauth::domain::gather({ "example.test" }, sources);
        QVERIFY(!facts.mail.unknown.isEmpty() && !facts.spf.unknown.isEmpty() && !facts.dmarc.unknown.isEmpty());
    }

    void mailExchange()
    {
        auto script = zones();
        const DomainCheck check(script, { "Example.test." });
        QCOMPARE(check.facts.name, std::string("example.test"));
        QCOMPARE(check.value("mx.count"), u"2"_s);
        QCOMPARE(check.value("mx.null"), u"false"_s);
        QCOMPARE(check.value("mx.names"), u"[\"mx1.example.test\",\"mx2.example.test\"]"_s);
        for (const char *fact : { "mx.missing_targets", "mx.alias_targets", "mx.private_targets" })
            QCOMPARE(check.value(fact), u"[]"_s);
        QCOMPARE(check.value("mx.targets_with_ipv6"), u"1"_s);
        QCOMPARE(check.value("spf.ipv4_addresses"), u"2"_s);
        QCOMPARE(check.value("spf.void_lookups_ipv6"), u"1"_s);
    }

    void oddExchanges()
    {
        auto script = zones();
        script.add("null.test", Type::Mx, "0 .");
        script.add("odd.test", Type::Mx, "0 .");
        script.add("odd.test", Type::Mx, "5 gone.test");
        script.add("odd.test", Type::Mx, "6 alias.test");
        script.add("odd.test", Type::Mx, "7 near.test");
        script.add("odd.test", Type::Mx, "8 loop.test");
        script.add("alias.test", Type::Cname, "mx1.example.test");
        script.add("near.test", Type::A, "192.168.0.1");
        script.add("loop.test", Type::Cname, "pool.test");
        script.add("pool.test", Type::Cname, "loop.test");
        script.add("only.test", Type::A, "198.51.100.9");
        const DomainCheck null(script, { "null.test" });
        QCOMPARE(null.value("mx.null"), u"true"_s);
        QCOMPARE(null.value("mx.names"), u"[]"_s);
        const DomainCheck odd(script, { "odd.test" });
        QCOMPARE(odd.value("mx.null"), u"false"_s);
        QCOMPARE(odd.value("mx.mixed_null"), u"true"_s);
        QVERIFY2(odd.value("mx.missing_targets").contains(u"RCODE 2"), qPrintable(odd.value("mx.missing_targets"))); // of the loop nothing is known
        QVERIFY(odd.value("mx.hosts").contains(u"\"aliases\":[\"mx1.example.test\"]"));
        QCOMPARE(odd.facts.mail.hosts[1].isMissing, true);
        QCOMPARE(odd.facts.mail.hosts[2].addresses.size(), std::size_t(2));
        const DomainCheck only(script, { "only.test" });
        QCOMPARE(only.value("mx.count"), u"0"_s);
        QCOMPARE(only.value("mx.fallback_addresses"), u"[\"198.51.100.9\"]"_s);
        QCOMPARE(DomainCheck(script, { "gone.test" }).value("mx.domain_exists"), u"false"_s);
    }

    void keys()
    {
        auto script = zones();
        const DomainCheck check(script, { "example.test", { "one", "two", "old", "bad", "lost", "gone", "one", "Two" } });
        QCOMPARE(check.value("dkim.asked"), u"6"_s);
        QCOMPARE(check.value("dkim.valid"), u"2"_s);
        QCOMPARE(check.value("dkim.rsa_keys"), u"1"_s);
        QCOMPARE(check.value("dkim.rsa_bits_min"), u"1024"_s);
        QCOMPARE(check.value("dkim.missing"), u"[\"lost\",\"gone\"]"_s);
        QCOMPARE(check.value("dkim.revoked"), u"[\"old\"]"_s);
        QCOMPARE(check.value("dkim.invalid"), u"[\"bad\"]"_s);
        QCOMPARE(check.value("dkim.testing"), u"[\"two\"]"_s);
        QCOMPARE(check.value("dkim.dangling"), u"[\"lost\"]"_s);
        const auto &two = check.facts.dkim.keys[1];
        QVERIFY(two.services == std::vector<std::string> { "email" } && !two.hasGranularity);
        QVERIFY(two.isTesting && two.isStrict && two.isForMail && two.algorithm == "ed25519" && two.bits == 256);
        QCOMPARE(two.aliases, std::vector<std::string> { "two.vendor.example" });
        QCOMPARE(two.hashes, std::vector<std::string> { "sha256" });
        script.add("same._domainkey.example.test", Type::Txt, ed25519);
        QCOMPARE(DomainCheck(script, { "example.test", { "same" } }).facts.dkim.keys[0].fingerprint, two.fingerprint);
    }

    /// One that nobody answers for: what hangs on it is unknown, all else is there, and nothing else had to wait.
    void aSilentKey()
    {
        auto script = zones();
        const DomainCheck check(script, { "example.test", { "one", "quiet" } });
        QVERIFY(check.value("dkim.valid").startsWith(u"unknown: Nobody answered"));
        QVERIFY(check.value("dkim.keys").contains(u"\"bits\":1024"));
        QCOMPARE(check.value("dmarc.policy"), u"reject"_s);
        QCOMPARE(check.value("mx.count"), u"2"_s);
        QCOMPARE(check.silentRounds(), 1);
    }

    void revokedWildcard()
    {
        auto script = zones();
        QCOMPARE(DomainCheck(script, { "example.test" }).value("dkim.wildcard"), u"false"_s);
        script.add("*._domainkey.parked.test", Type::Txt, "v=DKIM1; p=");
        QCOMPARE(DomainCheck(script, { "parked.test" }).value("dkim.wildcard_revoked"), u"true"_s);
    }

    void dmarc()
    {
        auto script = zones();
        const DomainCheck check(script, { "example.test" });
        for (const auto &[fact, value] : std::initializer_list<std::array<const char *, 2>> { { "records", "1" }, { "found_at", "example.test" }, { "inherited", "false" }, { "applies", "true" },
                 { "p", "reject" }, { "sp", "" }, { "np", "reject" }, { "policy", "reject" }, { "policy_subdomains", "reject" }, { "policy_nonexistent", "reject" }, { "effect", "reject" },
                 { "testing", "false" }, { "pct", "50" }, { "adkim_strict", "false" }, { "aspf_strict", "true" }, { "historic_tags", "[\"pct\"]" }, { "unknown_tags", "[\"x\"]" },
                 { "rua", "[\"mailto:d@example.test\",\"mailto:d@reports.example!10m\"]" }, { "rua_unauthorised", "[]" }, { "ruf_external", "[]" } })
            QCOMPARE(check.value((std::string("dmarc.") + fact).c_str()), QString::fromLatin1(value));
        QVERIFY(check.facts.dmarc.reports[1].isExternal && check.facts.dmarc.reports[1].isAuthorised);
        QCOMPARE(check.facts.dmarc.reports[1].host, std::string("reports.example"));
        QCOMPARE(check.value("dmarc.p_missing"), u"false"_s);
        QCOMPARE(check.value("dmarc.at_apex"), u"false"_s);
        const DomainCheck below(script, { "news.example.test" });
        QCOMPARE(below.value("dmarc.found_at"), u"example.test"_s);
        QCOMPARE(below.value("dmarc.inherited"), u"true"_s);
        QCOMPARE(below.value("dmarc.records"), u"0"_s);
    }

    void oddDmarc()
    {
        auto script = zones();
        script.add("_dmarc.gentle.test", Type::Txt, "v=DMARC1; p=reject; sp=none; t=y; rua=mailto:x@elsewhere.example,https://hooks.example/r,mailto:nobody; ruf=mailto:y@elsewhere.example");
        script.add("_dmarc.two.test", Type::Txt, "v=DMARC1; p=reject");
        script.add("_dmarc.two.test", Type::Txt, "v=DMARC1; p=none");
        script.add("_dmarc.odd.test", Type::Txt, "v=DMARC1; p=refuse");
        script.silenceName("_dmarc.quiet.test");
        const DomainCheck gentle(script, { "gentle.test" });
        QCOMPARE(gentle.value("dmarc.effect"), u"quarantine"_s);
        QCOMPARE(gentle.value("dmarc.policy_subdomains"), u"none"_s);
        QCOMPARE(gentle.value("dmarc.rua_unauthorised"), u"[\"mailto:x@elsewhere.example\",\"https://hooks.example/r\",\"mailto:nobody\"]"_s);
        QCOMPARE(gentle.value("dmarc.ruf_external"), u"[\"mailto:y@elsewhere.example\"]"_s);
        const DomainCheck two(script, { "two.test" });
        QCOMPARE(two.value("dmarc.records"), u"2"_s);
        QCOMPARE(two.value("dmarc.found"), u"false"_s);
        script.add("odd.test", Type::Txt, "v=DMARC1; p=none");
        const DomainCheck odd(script, { "odd.test" });
        QCOMPARE(odd.value("dmarc.applies"), u"false"_s);
        QCOMPARE(odd.value("dmarc.p_missing"), u"true"_s);
        QCOMPARE(odd.value("dmarc.at_apex"), u"true"_s);
        const DomainCheck quiet(script, { "quiet.test" });
        QVERIFY(quiet.isUnknown("dmarc.records") && quiet.isUnknown("dmarc.policy") && quiet.isUnknown("dmarc.rua_unauthorised"));
    }

    /// A domain's own record holds whatever nobody knows of those above it.
    void aParentThatFails()
    {
        auto script = zones();
        script.breakName("_dmarc.test");
        const DomainCheck check(script, { "example.test" });
        QCOMPARE(check.value("dmarc.policy"), u"reject"_s);
        QCOMPARE(check.value("dmarc.effect"), u"reject"_s);
        QVERIFY(check.value("dmarc.organizational_domain").contains(u"RCODE 2"));
        QCOMPARE(check.value("dmarc.rua_unauthorised"), u"[]"_s); // one is the domain itself, the other agreed
        script.add("_dmarc.else.test", Type::Txt, "v=DMARC1; p=none; rua=mailto:d@sub.else.test");
        QVERIFY(DomainCheck(script, { "else.test" }).isUnknown("dmarc.rua_unauthorised"));
        QVERIFY(DomainCheck(script, { "nothing.test" }).isUnknown("dmarc.policy"));
    }

    /// Who is told to stop gives what is known, and waits for nobody.
    void stopped()
    {
        auto script = zones();
        test::ScriptedAsker asker(script);
        const test::ManualClock clock;
        std::atomic_bool stop = true;
        mailauth::domain::Sources sources { asker, clock };
        sources.stop = &stop;
        const auto facts = mailauth::domain::gather({ "example.test" }, sources);
        QVERIFY(!facts.mail.unknown.isEmpty() && !facts.spf.unknown.isEmpty());
        QCOMPARE(asker.rounds, 0);
    }

    /// Each fact names what was asked and what came back, and when, so that it can be done again.
    void evidence()
    {
        auto script = zones();
        script.add("it's.example.test", Type::Txt, "v=DKIM1; p=");
        const DomainCheck check(script, { "example.test", { "one" } });
        const auto &proof = check.fact("mx.count").proof;
        QVERIFY(!proof.empty());
        const auto &first = check.facts.evidence.at(proof.front());
        QCOMPARE(first.how, u"dig +dnssec example.test. MX"_s);
        QCOMPARE(first.raw, u"NOERROR\nexample.test. MX 10 mx1.example.test.\nexample.test. MX 20 MX2.example.test."_s);
        QCOMPARE(first.at, test::ManualClock().now());
        for (const auto &fact : check.named) {
            QVERIFY(fact.name.contains(u'.'));
            for (const std::size_t place : fact.proof)
                QVERIFY(place < check.facts.evidence.size());
            QVERIFY2(!fact.unknown.isEmpty() == fact.value.isNull(), qPrintable(fact.name));
        }
        const DomainCheck odd(script, { "x;rm -rf 'y'.test" });
        QVERIFY2(odd.facts.evidence.front().how.startsWith(u"dig +dnssec 'x;rm -rf '\\''y'\\''.test.' "), qPrintable(odd.facts.evidence.front().how));
    }

    void everyNameIsInTheReadme()
    {
        QFile file(QStringLiteral(BW_SOURCE_DIR "/models/mailauth/domain/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        test::ScriptedResolver nothing;
        for (const auto &fact : DomainCheck(nothing, { "example.test" }).named)
            QVERIFY2(text.contains(u'`' + fact.name + u'`'), qPrintable(fact.name));
    }

    /// A server that denies what must exist is not believed.
    void aServerThatDeniesEverything()
    {
        test::ScriptedResolver nothing;
        const DomainCheck check(nothing, { "example.test", { "one" } });
        // Lists whose entries say each for itself that they are not known, and what was not asked for.
        const QStringList elsewhere { u"dkim.asked"_s, u"dkim.keys"_s, u"caa.names"_s };
        for (const auto &fact : check.named)
            if (!elsewhere.contains(fact.name) && !fact.name.startsWith(u"dnssec.") && !fact.name.startsWith(u"fcrdns.") && !fact.name.startsWith(u"blocklists."))
                QVERIFY2(fact.unknown.contains(u"cannot be trusted"), qPrintable(fact.name + fact.unknown));
    }

    /// Questions that do not depend on each other are asked together: the depth of what depends is what takes time.
    void asksAtOnce()
    {
        auto script = zones();
        std::vector<std::string> selectors;
        for (int i = 0; i < 50; ++i)
            selectors.push_back("s" + std::to_string(i));
        const DomainCheck check(script, { "example.test", selectors });
        QVERIFY2(check.rounds() <= 6, qPrintable(QString::number(check.rounds())));
        const auto asked = std::ranges::count(script.asked, "TXT _dmarc.example.test");
        QCOMPARE(asked, 1);
    }
};

QTEST_GUILESS_MAIN(TestMailauthDomain)
#include "tst_mailauth_domain.moc"

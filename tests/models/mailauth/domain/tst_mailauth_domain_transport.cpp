// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/domain/domaincheck.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using dns::Type;
using test::DomainCheck;

namespace {

test::ScriptedResolver zones()
{
    test::ScriptedResolver script;
    for (const char *name : { "com", "net", "org" })
        script.add(name, Type::Ns, "ns.example");
    script.add("example.test", Type::Mx, "10 mx1.example.test");
    script.add("example.test", Type::Mx, "20 mx2.other.test");
    script.add("mx1.example.test", Type::A, "198.51.100.1");
    script.add("mx2.other.test", Type::A, "198.51.100.2");
    script.add("_mta-sts.example.test", Type::Txt, "v=STSv1; id=7;");
    script.add("mta-sts.example.test", Type::A, "198.51.100.3");
    script.add("mta-sts.example.test", Type::Aaaa, "2001:db8::3");
    return script;
}

DomainCheck::Fetch answering(const transport::Page &page)
{
    return [page](const transport::PageRequest &, const transport::Limit &) { return page; };
}

DomainCheck::Fetch failing(core::ProblemKind kind)
{
    return [kind](const transport::PageRequest &, const transport::Limit &) -> core::Result<transport::Page> { return core::fail({ kind, u"It did not work"_s }); };
}

std::string digest(const char *start)
{
    return std::string(start, 3) + std::string(32, 'x');
}

} // namespace

/// MTA-STS, TLS-RPT, TLSA and BIMI of a domain.
class TestMailauthDomainTransport final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPolicy()
    {
        auto script = zones();
        QString url;
        std::size_t places = 0;
        const DomainCheck check(script, { "example.test" }, [&](const transport::PageRequest &request, const transport::Limit &) -> core::Result<transport::Page> {
            url = request.url;
            places = request.addresses.size();
            return transport::Page { 200, u"text/plain"_s, {}, "version: STSv1\nmode: enforce\nmx: *.example.test\nmax_age: 86400\n", 1'800'000'000'000'000 };
        });
        QCOMPARE(url, u"https://mta-sts.example.test/.well-known/mta-sts.txt"_s);
        QCOMPARE(places, std::size_t(2));
        for (const auto &[fact, value] : std::initializer_list<std::pair<const char *, const char *>> { { "records", "1" }, { "id", "7" }, { "record_valid", "true" }, { "fetched", "true" },
                 { "certificate_valid", "true" }, { "certificate_ends", "2027-01-15T08:00:00Z" }, { "status", "200" }, { "redirect", "" }, { "content_type", "text/plain" }, { "too_large", "false" },
                 { "policy_valid", "true" }, { "policy_faults", "[]" }, { "mode", "enforce" }, { "mx", "[\"*.example.test\"]" }, { "max_age", "86400" }, { "mx_unmatched", "[\"mx2.other.test\"]" } })
            QCOMPARE(check.value((std::string("mta_sts.") + fact).c_str()), QString::fromLatin1(value));
        const auto &proof = check.fact("mta_sts.mode").proof;
        const auto page = std::ranges::find_if(proof, [&](std::size_t place) { return !check.facts.evidence[place].answer; });
        QVERIFY(page != proof.end());
        QCOMPARE(check.facts.evidence[*page].how, u"curl --include --max-filesize 65536 https://mta-sts.example.test/.well-known/mta-sts.txt"_s);
        QVERIFY(check.facts.evidence[*page].raw.startsWith(u"HTTP 200\nContent-Type: text/plain\n\nversion: STSv1\n"));
    }

    void whatIsNoPolicy()
    {
        auto script = zones();
        const DomainCheck moved(script, { "example.test" }, answering({ 301, {}, u"https://elsewhere.test/"_s, {} }));
        QCOMPARE(moved.value("mta_sts.redirect"), u"https://elsewhere.test/"_s);
        QCOMPARE(moved.value("mta_sts.policy_valid"), u"false"_s);
        const DomainCheck broken(script, { "example.test" }, answering({ 200, {}, {}, "version: STSv1\nmode: enforce\nmax_age: x\n" }));
        QCOMPARE(broken.value("mta_sts.policy_faults"), u"[\"bad_max_age\",\"no_mx\"]"_s);
        QCOMPARE(broken.value("mta_sts.mode"), u"enforce"_s);
        const DomainCheck refused(script, { "example.test" }, failing(core::ProblemKind::Denied));
        QCOMPARE(refused.value("mta_sts.certificate_valid"), u"false"_s);
        QCOMPARE(refused.value("mta_sts.fetched"), u"false"_s);
        const DomainCheck large(script, { "example.test" }, failing(core::ProblemKind::TooLarge));
        QCOMPARE(large.value("mta_sts.too_large"), u"true"_s);
        QCOMPARE(large.value("mta_sts.policy_valid"), u"false"_s);
        const DomainCheck silent(script, { "example.test" });
        QVERIFY(silent.value("mta_sts.mode").startsWith(u"unknown: No answer in time"));
        QVERIFY(silent.isUnknown("mta_sts.certificate_valid") && !silent.isUnknown("mta_sts.id"));
    }

    /// Nothing is fetched where no record says that there is something.
    void noRecord()
    {
        auto script = zones();
        script.add("plain.test", Type::Mx, "10 mx1.example.test");
        script.add("plain.test", Type::A, "198.51.100.9");
        script.add("two.test", Type::Txt, "x");
        script.add("_mta-sts.two.test", Type::Txt, "v=STSv1; id=1;");
        script.add("_mta-sts.two.test", Type::Txt, "v=STSv1; id=2;");
        script.add("mta-sts.two.test", Type::Cname, "gone.test");
        const auto never = [](const transport::PageRequest &, const transport::Limit &) -> core::Result<transport::Page> { qFatal("nobody should fetch"); };
        const DomainCheck plain(script, { "plain.test" }, never);
        QCOMPARE(plain.value("mta_sts.records"), u"0"_s);
        QCOMPARE(plain.value("mta_sts.mode"), QString());
        const DomainCheck two(script, { "two.test" }, never);
        QCOMPARE(two.value("mta_sts.records"), u"2"_s);
        QCOMPARE(two.value("mta_sts.record_valid"), u"false"_s);
        QCOMPARE(two.value("mta_sts.host_dangling"), u"true"_s);
        QCOMPARE(two.value("aliases.dangling"), u"[\"mta-sts.two.test\"]"_s);
        QVERIFY(!two.value("mta_sts.problem").isEmpty() && !two.isUnknown("mta_sts.fetched"));
    }

    void tlsReports()
    {
        auto script = zones();
        script.add("_smtp._tls.example.test", Type::Txt, "v=TLSRPTv1; rua=mailto:t@example.test");
        script.add("_smtp._tls.two.test", Type::Txt, "v=TLSRPTv1; rua=mailto:t@example.test");
        script.add("_smtp._tls.two.test", Type::Txt, "v=TLSRPTv1; rua=nowhere");
        script.silenceName("_smtp._tls.quiet.test");
        const DomainCheck good(script, { "example.test" });
        QCOMPARE(good.value("tls_rpt.valid"), u"true"_s);
        QCOMPARE(good.value("tls_rpt.rua"), u"[\"mailto:t@example.test\"]"_s);
        QCOMPARE(DomainCheck(script, { "two.test" }).value("tls_rpt.valid"), u"false"_s);
        QVERIFY(DomainCheck(script, { "quiet.test" }).isUnknown("tls_rpt.valid"));
    }

    /// RFC 7672: records count where they, and the addresses of their host, are signed.
    void tlsa()
    {
        auto script = zones();
        script.add("_25._tcp.mx1.example.test", Type::Tlsa, digest("\3\1\1"));
        script.add("_25._tcp.mx1.example.test", Type::Tlsa, digest("\1\1\1"));
        const DomainCheck open(script, { "example.test" });
        QCOMPARE(open.value("tlsa.present"), u"[\"mx1.example.test\"]"_s);
        QCOMPARE(open.value("tlsa.absent"), u"[\"mx2.other.test\"]"_s);
        QCOMPARE(open.value("tlsa.protected"), u"[]"_s);
        QCOMPARE(open.value("tlsa.insecure"), u"[\"mx1.example.test\"]"_s);
        QCOMPARE(open.value("tlsa.usage_0_or_1"), u"[\"mx1.example.test\"]"_s);
        script.sign("example.test");
        const DomainCheck signedNow(script, { "example.test" });
        QCOMPARE(signedNow.value("tlsa.protected"), u"[\"mx1.example.test\"]"_s);
        QCOMPARE(signedNow.value("mx.secure"), u"true"_s);
        script.silenceName("_25._tcp.mx2.other.test");
        const DomainCheck partly(script, { "example.test" });
        QVERIFY(partly.isUnknown("tlsa.absent"));
        QVERIFY(partly.value("tlsa.hosts").contains(u"\"usable\":1"));
        script.add("other.test", Type::Mx, "1 mx.signed.test");
        script.sign("_25._tcp.mx.signed.test");
        script.add("mx.signed.test", Type::A, "198.51.100.7");
        script.add("_25._tcp.mx.signed.test", Type::Tlsa, digest("\3\1\1"));
        QCOMPARE(DomainCheck(script, { "other.test" }).value("tlsa.protected"), u"[]"_s); // the addresses are not signed
    }

    void bimi()
    {
        auto script = zones();
        script.add("default._bimi.example.test", Type::Txt, "v=BIMI1; l=https://example.test/a.svg");
        const DomainCheck check(script, { "example.test" });
        QCOMPARE(check.value("bimi.valid"), u"true"_s);
        QCOMPARE(check.value("bimi.location"), u"https://example.test/a.svg"_s);
        QCOMPARE(DomainCheck(script, { "plain.test" }).value("bimi.records"), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(TestMailauthDomainTransport)
#include "tst_mailauth_domain_transport.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/domain/domaincheck.h"

#include "models/dns/wire.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using dns::Type;
using test::DomainCheck;

namespace {

test::ScriptedResolver zones()
{
    test::ScriptedResolver script;
    for (const char *name : { "com", "net", "org" })
        script.add(name, Type::Ns, "ns.example");
    script.add("example.test", Type::Ns, "ns1.example.test");
    script.add("example.test", Type::Ns, "ns2.gone.test");
    script.add("example.test", Type::Soa, dns::wireName("ns1.example.test").value() + dns::wireName("me.example.test").value() + "\0\0\0\7\0\0\0\1\0\0\0\2\0\0\0\3\0\0\1\0"s);
    script.add("example.test", Type::Ds, "\x30\x39\x0D\2\xAB"s);
    script.add("example.test", Type::A, "198.51.100.80");
    script.add("ns1.example.test", Type::A, "198.51.100.53");
    script.add("ns1.example.test", Type::Aaaa, "2001:db8::53");
    script.add("example.test", Type::Mx, "10 mx.sub.example.test");
    script.add("mx.sub.example.test", Type::A, "198.51.100.1");
    script.add("example.test", Type::Caa, "\0\5issueca.example"s);
    script.add("example.test", Type::Caa, "\0\5iodefmailto:a@example.test"s);
    script.add("sub.example.test", Type::Caa, "\0\5issueother.example"s);
    return script;
}

core::IpAddress ip(const char *text)
{
    return core::IpAddress::parse(text);
}

} // namespace

/// Zone, CAA, aliases, senders, lists, DNSSEC, and the form of a parked domain.
class TestMailauthDomainZone final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void zone()
    {
        auto script = zones();
        const DomainCheck check(script, { "example.test" });
        for (const auto &[fact, value] : std::initializer_list<std::pair<const char *, const char *>> { { "apex", "true" }, { "serial", "7" }, { "primary", "ns1.example.test" },
                 { "ns", "[\"ns1.example.test\",\"ns2.gone.test\"]" }, { "ns_missing", "[\"ns2.gone.test\"]" }, { "ns_with_ipv6", "1" }, { "addresses", "[\"198.51.100.80\"]" },
                 { "ds", "[{\"algorithm\":13,\"digest\":2,\"key_tag\":12345}]" }, { "wildcard_types", "[]" } })
            QCOMPARE(check.value((std::string("zone.") + fact).c_str()), QString::fromLatin1(value));
        script.add("*.example.test", Type::A, "198.51.100.80");
        QCOMPARE(DomainCheck(script, { "example.test" }).value("zone.wildcard_types"), u"[\"A\"]"_s);
        QCOMPARE(DomainCheck(script, { "mx.sub.example.test" }).value("zone.apex"), u"false"_s);
    }

    /// RFC 8659, 3: the nearest set above a name counts, and that alone.
    void issuers()
    {
        auto script = zones();
        const DomainCheck check(script, { "example.test" });
        QCOMPARE(check.value("caa.found_at"), u"example.test"_s);
        QCOMPARE(check.value("caa.issue"), u"[\"ca.example\"]"_s);
        QCOMPARE(check.value("caa.iodef"), u"[\"mailto:a@example.test\"]"_s);
        QCOMPARE(check.value("caa.unrestricted_names"), u"[]"_s);
        QCOMPARE(check.facts.issuers.size(), std::size_t(3));
        QCOMPARE(check.facts.issuers[1].foundAt, "example.test"s);
        QCOMPARE(check.facts.issuers[2].foundAt, "sub.example.test"s);
        QCOMPARE(DomainCheck(script, { "plain.test" }).value("caa.unrestricted_names"), u"[\"plain.test\",\"mta-sts.plain.test\"]"_s);
        script.silenceName("quiet.test");
        script.add("example.test", Type::Caa, "\0\5issuex"s);
        QVERIFY(DomainCheck(script, { "quiet.test" }).isUnknown("caa.issue"));
    }

    void aliases()
    {
        auto script = zones();
        script.add("autodiscover.example.test", Type::Cname, "autodiscover.vendor.example");
        script.add("mail.example.test", Type::Cname, "www.example.test");
        script.add("www.example.test", Type::A, "198.51.100.80");
        script.add("s1._domainkey.example.test", Type::Cname, "s1.vendor.example");
        const DomainCheck check(script, { "example.test", { "s1" } });
        QCOMPARE(check.value("aliases.dangling"), u"[\"autodiscover.example.test\",\"s1._domainkey.example.test\"]"_s);
        QVERIFY(check.value("aliases.all").contains(u"{\"dangling\":false,\"name\":\"mail.example.test\",\"target\":\"www.example.test\"}"));
        script.breakName("www.example.test");
        script.silenceName("smtp.example.test");
        QVERIFY(DomainCheck(script, { "example.test" }).isUnknown("aliases.all"));
    }

    /// All names that records lead to, and whether they are there.
    void pointers()
    {
        auto script = zones();
        script.add("example.test", Type::Txt, "v=spf1 include:gone.vendor.example a:ns1.example.test -all");
        script.add("s1._domainkey.example.test", Type::Cname, "s1.vendor.example");
        script.add("mail.example.test", Type::Cname, "ns1.example.test");
        const DomainCheck check(script, { "example.test", { "s1" } });
        QCOMPARE(check.value("pointers.authentication"),
            u"[{\"exists\":false,\"name\":\"example.test\",\"target\":\"gone.vendor.example\",\"type\":\"SPF include\",\"unknown\":\"\"},"
            "{\"exists\":true,\"name\":\"example.test\",\"target\":\"ns1.example.test\",\"type\":\"SPF a\",\"unknown\":\"\"},"
            "{\"exists\":false,\"name\":\"s1._domainkey.example.test\",\"target\":\"s1.vendor.example\",\"type\":\"DKIM CNAME\",\"unknown\":\"\"}]"_s);
        QStringList zone;
        for (const QJsonValue &one : check.fact("pointers.zone").value.toArray())
            zone << one[u"type"_s].toString() + u' ' + one[u"target"_s].toString() + (one[u"exists"_s].toBool() ? QString() : u" gone"_s);
        QCOMPARE(zone, (QStringList { u"CNAME ns1.example.test"_s, u"MX mx.sub.example.test"_s, u"NS ns1.example.test"_s, u"NS ns2.gone.test gone"_s }));
        script.silenceName("www.example.test");
        QVERIFY(DomainCheck(script, { "example.test" }).isUnknown("pointers.zone"));
    }

    void senders()
    {
        auto script = zones();
        script.add("1.100.51.198.in-addr.arpa", Type::Ptr, "mx.sub.example.test");
        script.add("2.100.51.198.in-addr.arpa", Type::Ptr, "198-51-100-2.pool.example");
        script.add("2.100.51.198.in-addr.arpa", Type::Ptr, "also.example");
        script.add("198-51-100-2.pool.example", Type::A, "198.51.100.9");
        script.add(dns::reverseName(ip("2001:db8::53")), Type::Ptr, "ns1.example.test");
        script.silenceName("4.100.51.198.in-addr.arpa");
        const DomainCheck good(script, { "example.test", {}, { ip("198.51.100.1"), ip("2001:db8::53") } });
        QCOMPARE(good.value("fcrdns.asked"), u"2"_s);
        for (const char *fact : { "fcrdns.without_name", "fcrdns.unconfirmed", "fcrdns.several_names", "fcrdns.generic_names" })
            QCOMPARE(good.value(fact), u"[]"_s);
        const DomainCheck bad(script, { "example.test", {}, { ip("198.51.100.2"), ip("198.51.100.3") } });
        QCOMPARE(bad.value("fcrdns.without_name"), u"[\"198.51.100.3\"]"_s);
        QCOMPARE(bad.value("fcrdns.unconfirmed"), u"[\"198.51.100.2\",\"198.51.100.3\"]"_s);
        QCOMPARE(bad.value("fcrdns.several_names"), u"[\"198.51.100.2\"]"_s);
        QCOMPARE(bad.value("fcrdns.generic_names"), u"[\"198.51.100.2\"]"_s);
        QVERIFY(DomainCheck(script, { "example.test", {}, { ip("198.51.100.4") } }).isUnknown("fcrdns.unconfirmed"));
        script.add("example.test", Type::Txt, "v=spf1 mx include:_spf.quiet.test -all");
        script.add("_spf.quiet.test", Type::Txt, "v=spf1 -all");
        const DomainCheck in(script, { "example.test", {}, { ip("198.51.100.1"), ip("198.51.100.2") } });
        QCOMPARE(in.value("fcrdns.outside_spf"), u"[\"198.51.100.2\"]"_s);
        script.add("half.test", Type::Txt, "v=spf1 include:silent.test -all");
        script.silenceName("silent.test");
        QVERIFY(DomainCheck(script, { "half.test", {}, { ip("198.51.100.1") } }).isUnknown("fcrdns.outside_spf"));
    }

    /// RFC 5782: a list whose test entries are not as they should be says nothing.
    void lists()
    {
        auto script = zones();
        for (const char *name : { "2.0.0.127.good.example", "1.100.51.198.good.example", "2.0.0.127.all.example", "1.0.0.127.all.example", "1.100.51.198.all.example", "2.0.0.127.rude.example",
                 "test.names.example", "example.test.names.example" })
            script.add(name, Type::A, "127.0.0.2");
        script.add("1.100.51.198.good.example", Type::Txt, "see https://good.example");
        script.add("1.100.51.198.rude.example", Type::A, "127.255.255.254");
        const auto check = [&](const char *zone, const char *address, bool isOfDomains = false) {
            mailauth::domain::Request request { "example.test" };
            request.senders = { ip(address) };
            request.blockLists = { { zone, isOfDomains } };
            return DomainCheck(script, request).value("blocklists.listed");
        };
        QCOMPARE(check("good.example", "198.51.100.1"), u"[\"198.51.100.1 good.example\"]"_s);
        QCOMPARE(check("good.example", "198.51.100.2"), u"[]"_s);
        QCOMPARE(check("names.example", "198.51.100.2", true), u"[\"example.test names.example\"]"_s);
        QVERIFY(check("all.example", "198.51.100.1").contains(u"lists everything"));
        QVERIFY(check("dead.example", "198.51.100.1").contains(u"test entry is not listed"));
        QVERIFY(check("rude.example", "198.51.100.1").contains(u"refuses to answer"));
        QVERIFY(check("good.example", "2001:db8::1").contains(u"test entry is not listed")); // it does not do IPv6
        mailauth::domain::Request request { "example.test" };
        request.senders = { ip("198.51.100.1") };
        script.asked.clear();
        QCOMPARE(DomainCheck(script, request).value("blocklists.asked"), u"0"_s); // off unless the owner picks lists
        QVERIFY(std::ranges::none_of(script.asked, [](const std::string &question) { return question.ends_with("good.example"); }));
    }

    void dnssec()
    {
        auto script = zones();
        QVERIFY(DomainCheck(script, { "example.test" }).value("dnssec.secure").contains(u"no trust anchor"));
        script.sign("example.test");
        const DomainCheck good(script, { "example.test" });
        QCOMPARE(good.value("dnssec.secure"), u"true"_s);
        QCOMPARE(good.value("dnssec.insecure"), u"[]"_s);
        script.forge("_dmarc.example.test");
        const DomainCheck forged(script, { "example.test" });
        QCOMPARE(forged.value("dnssec.bogus"), u"[\"TXT _dmarc.example.test\"]"_s);
        QCOMPARE(forged.value("dnssec.secure"), u"false"_s);
        QVERIFY(forged.value("dmarc.policy").contains(u"does not validate"));
        script.add("open.test", Type::Mx, "10 mx.sub.example.test");
        QVERIFY(DomainCheck(script, { "open.test" }).value("dnssec.insecure").contains(u"MX open.test"));
    }

    void parked()
    {
        auto script = zones();
        QCOMPARE(DomainCheck(script, { "example.test" }).value("parked.missing"), u"[\"mx\",\"null_mx\",\"spf\",\"dmarc\",\"dkim\"]"_s);
        script.add("parked.test", Type::Mx, "0 .");
        script.add("parked.test", Type::Txt, "v=spf1 -all");
        script.add("_dmarc.parked.test", Type::Txt, "v=DMARC1; p=reject");
        script.add("*._domainkey.parked.test", Type::Txt, "v=DKIM1; p=");
        const DomainCheck whole(script, { "parked.test" });
        QCOMPARE(whole.value("parked.missing"), u"[]"_s);
        QCOMPARE(whole.value("parked.complete"), u"true"_s);
        script.silenceName("_dmarc.quiet.test");
        script.add("quiet.test", Type::Mx, "0 .");
        const DomainCheck quiet(script, { "quiet.test" });
        QVERIFY(quiet.isUnknown("parked.missing"));
        QCOMPARE(quiet.value("parked.complete"), u"false"_s); // SPF is not there, whatever DMARC says
    }
};

QTEST_GUILESS_MAIN(TestMailauthDomainZone)
#include "tst_mailauth_domain_zone.moc"

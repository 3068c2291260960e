// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/records.h"
#include "models/dns/resolver.h"
#include "models/dns/server.h"
#include "models/dns/wire.h"

#include <QTest>

using namespace bw;
using namespace std::string_literals;

namespace {

dns::Answer answerOf(dns::Type type, std::vector<std::string> data)
{
    dns::Answer answer;
    answer.type = type;
    answer.outcome = dns::Outcome::Found;
    answer.data = std::move(data);
    return answer;
}

} // namespace

/// Names and records as on the wire, as text, and as people write them.
class TestDnsResolver final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesGoOverTheWireAndBack()
    {
        QCOMPARE(dns::wireName("a.Example.org.").value(), "\1a\7Example\3org\0"s);
        for (const std::string &name : { "example.org"s, "a\\.b.example"s, "a\\\\b.example"s, "macro%percent  space.example.com"s, "\xEF\xBB.example"s }) {
            std::size_t at = 0;
            QCOMPARE(dns::takeName(dns::wireName(name).value(), at).value(), name);
        }
        std::size_t at = 0;
        QCOMPARE(dns::takeName("\0"s, at).value(), ""s);
        QCOMPARE(at, std::size_t(1));
    }

    void whatIsNoName()
    {
        const std::string label(63, 'a');
        QVERIFY(dns::isName(label + ".org"));
        QVERIFY(!dns::isName(label + "a.org"));
        const std::string longest = label + '.' + label + '.' + label + '.' + std::string(61, 'b');
        QCOMPARE(longest.size(), std::size_t(253));
        QVERIFY(dns::isName(longest) && dns::isName(longest + '.') && !dns::isName(longest + 'b'));
        for (const char *bad : { "", ".", "a..b", ".a", "a..", "a\\" })
            QVERIFY2(!dns::isName(bad), bad);
    }

    /// RFC 1035, 4.1.4: a name may end in a pointer; one that leads forwards or to itself could be followed for ever.
    void pointersLeadBackOnly()
    {
        const std::string message = "\7example\3org\0\1a\xC0\0\1b\xC0\x0D"s;
        std::size_t at = 13;
        QCOMPARE(dns::takeName(message, at).value(), "a.example.org"s);
        QCOMPARE(at, std::size_t(17));
        QCOMPARE(dns::takeName(message, at).value(), "b.a.example.org"s);
        at = 0;
        QVERIFY(!dns::takeName("\1a\xC0\0"s, at));
        at = 0;
        QVERIFY(!dns::takeName("\xC0\2\1a\0"s, at));
        at = 0;
        QVERIFY(!dns::takeName("\7exam"s, at));
        std::string endless(1, '\0');
        for (int i = 0; i < 100; ++i)
            endless += "\1aa"s.substr(0, 2) + (i == 0 ? "\xC0\0"s : std::string { '\xC0', static_cast<char>(1 + (i - 1) * 4) });
        at = endless.size() - 4;
        QVERIFY(dns::takeName(endless, at)); // 100 labels of one byte: 201 bytes on the wire
    }

    void aChainOfAliases()
    {
        const auto record = [](const std::string &owner, char type, const std::string &rdata) {
            return dns::wireName(owner).value() + std::string { '\0', type, '\0', '\1', '\0', '\0', '\0', '\0', '\0', static_cast<char>(rdata.size()) } + rdata;
        };
        const auto message = [&](const std::string &records, char count) { return "\0\0\x84\0\0\1\0"s + count + "\0\0\0\0"s + dns::wireName("a.test").value() + "\0\1\0\1"s + records; };
        const std::string b = record("b.test", 5, dns::wireName("C.test").value()), a = record("A.test", 5, dns::wireName("b.test").value());
        QCOMPARE(dns::aliasChain(message(b + a + record("c.test", 1, "\1\2\3\4"), 3), "a.test"), (std::vector { "b.test"s, "C.test"s }));
        QCOMPARE(dns::aliasChain(message(a + record("b.test", 5, dns::wireName("a.test").value()), 2), "a.test"), (std::vector { "b.test"s, "a.test"s }));
        QCOMPARE(dns::aliasChain(message(a + b, 9).substr(0, 40), "a.test"), std::vector<std::string>());
        QCOMPARE(dns::aliasChain("\0\0"s, "a.test"), std::vector<std::string>());
        const auto signature = [&](const std::string &end) { return record("a.test", 46, "\0\1\15\2\0\0\0\74"s + end + std::string(8, 'x')); };
        QCOMPARE(dns::signedUntil(message(a + signature("\x6B\x49\xD2\x00"s) + signature("\x6A\x00\x00\x00"s), 3)), 0x6A000000U);
        QCOMPARE(dns::signedUntil(message(a, 1)), 0U);
        QCOMPARE(dns::signedUntil(message(record("a.test", 46, "short"), 1)), 0U);
    }

    void recordsAsValues()
    {
        QCOMPARE(dns::textsOf(answerOf(dns::Type::Txt, { "\3v=s\3pf1"s, "\0"s, "\5cut"s })), (std::vector { "v=spf1"s, ""s }));
        QCOMPARE(dns::addressesOf(answerOf(dns::Type::A, { "\xC0\0\2\1"s, "\1"s })).size(), std::size_t(1));
        const auto mx = answerOf(dns::Type::Mx, { "\0\x14\1b\0"s, "\0\x0A\1a\0"s, "\0\0\0"s, "\0"s });
        QCOMPARE(dns::exchangesOf(mx), (std::vector<dns::Exchange> { { 0, "" }, { 10, "a" }, { 20, "b" } }));
        QCOMPARE(dns::zoneTextsOf(mx), (std::vector { "20 b."s, "10 a."s, "0 ."s, "\\# 1 00"s }));
        QCOMPARE(dns::zoneTextsOf(answerOf(dns::Type::Txt, { "\4a\"b\x96\1c"s })), (std::vector { "\"a\\\"b\\150\" \"c\""s }));
        QCOMPARE(dns::zoneTextsOf(answerOf(dns::Type::Txt, { ""s })), (std::vector { "\\# 0 "s })); // it has one string at least
        QCOMPARE(dns::namesOf(answerOf(dns::Type::Ptr, { "\1a\3org\0"s, "\1a"s })), (std::vector { "a.org"s }));
    }

    /// TLSA, CAA, SOA and DS: well-formed ones as values and as in a zone file, others left out and as RFC 3597 has it.
    void rareRecords()
    {
        const std::string sum(32, '\xAB');
        const auto tlsa = answerOf(dns::Type::Tlsa, { "\3\1\1"s + sum, "\3\1\1"s, "\1\0\2"s + sum });
        QCOMPARE(dns::tlsasOf(tlsa), (std::vector<dns::Tlsa> { { 3, 1, 1, sum }, { 1, 0, 2, sum } }));
        QVERIFY(dns::isUsableForMail({ 3, 1, 1, sum }) && dns::isUsableForMail({ 2, 0, 2, sum + sum }) && dns::isUsableForMail({ 3, 0, 0, "der" }));
        QVERIFY(!dns::isUsableForMail({ 1, 1, 1, sum }) && !dns::isUsableForMail({ 3, 2, 1, sum }) && !dns::isUsableForMail({ 3, 1, 2, sum }) && !dns::isUsableForMail({ 3, 1, 3, sum }));
        QCOMPARE(dns::zoneTextsOf(tlsa)[1], "\\# 3 030101"s);
        QVERIFY(QByteArray::fromStdString(dns::zoneTextsOf(tlsa)[0]).startsWith("3 1 1 abab"));
        const auto caa = answerOf(dns::Type::Caa, { "\0\5Issueca.example"s, "\x80\5iodef"s, "\0\0x"s, "\0\x09issue"s, "\0\2i-x"s });
        QCOMPARE(dns::caasOf(caa), (std::vector<dns::Caa> { { 0, "issue", "ca.example" }, { 128, "iodef", "" } }));
        QCOMPARE(dns::zoneTextsOf(caa)[0], "0 issue \"ca.example\""s);
        const std::string soa = dns::wireName("ns.a.test").value() + dns::wireName("me.a.test").value() + "\0\0\0\7\0\0\0\1\0\0\0\2\0\0\0\3\0\0\1\0"s;
        QCOMPARE(dns::soasOf(answerOf(dns::Type::Soa, { soa, soa.substr(1), soa + "x", soa.substr(0, soa.size() - 1) })),
            (std::vector<dns::Soa> { { "ns.a.test", "me.a.test", 7, 1, 2, 3, 256 } }));
        QCOMPARE(dns::zoneTextsOf(answerOf(dns::Type::Soa, { soa }))[0], "ns.a.test. me.a.test. 7 1 2 3 256"s);
        const auto ds = answerOf(dns::Type::Ds, { "\x30\x39\x0D\2\xAB"s, "\x30\x39\x0D\2"s });
        QCOMPARE(dns::dssOf(ds), (std::vector<dns::Ds> { { 12345, 13, 2 } }));
        QCOMPARE(dns::zoneTextsOf(ds)[0], "12345 13 2 ab"s);
    }

    void reverseNames()
    {
        QCOMPARE(dns::reverseName(core::IpAddress::parse("192.0.2.1")), "1.2.0.192.in-addr.arpa"s);
        QCOMPARE(dns::reverseName(core::IpAddress::parse("2001:db8::cb01")), "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"s);
        QCOMPARE(dns::reverseName({}), ""s);
    }

    void aNameWithinAnother()
    {
        QVERIFY(dns::isWithin("Mail.Example.org.", "example.ORG"));
        QVERIFY(dns::isWithin("example.org", "example.org."));
        QVERIFY(!dns::isWithin("badexample.org", "example.org"));
        QVERIFY(!dns::isWithin("org", "example.org"));
    }

    void resolversAsPeopleWriteThem()
    {
        const auto of = [](const char *text) { return dns::parseServer(text); };
        QCOMPARE(of("192.0.2.53").value().port, 53);
        QCOMPARE(of("127.0.0.1:5353").value().port, 5353);
        QCOMPARE(of("2001:db8::53").value().address.toString(), "2001:db8::53"s);
        QCOMPARE(of("[2001:db8::53]:5353").value().port, 5353);
        QCOMPARE(of("[2001:db8::53]").value().port, 53);
        for (const char *bad : { "", "dns.example", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:65536", "192.0.2.53:5a", ":53", "[192.0.2.53" })
            QVERIFY2(!of(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestDnsResolver)
#include "tst_dns_resolver.moc"

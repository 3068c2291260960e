// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/networks.h"
#include "tests/models/mailauth/domain/domaincheck.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace bw;
using namespace Qt::StringLiterals;
using dns::Type;
using test::DomainCheck;

namespace {

void addCommon(test::ScriptedResolver &script)
{
    for (const char *name : { "com", "net", "org" })
        script.add(name, Type::Ns, "ns.example");
    script.add("good.test", Type::Txt, "v=spf1 ip4:192.0.2.0/24 ~all");
    script.add("host.test", Type::A, "192.0.2.7");
    script.add("host.test", Type::Aaaa, "2001:db8::7");
    script.addEmpty("empty.test");
}

} // namespace

/// What an SPF record comes to, whoever sends.
class TestMailauthDomainSpf final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void facts_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("value");
        for (const auto &[record, fact, value] : std::initializer_list<std::array<const char *, 3>> {
                 { "v=spf1 -all", "all", "-all" },
                 { "v=spf1 ?all", "all", "?all" },
                 { "v=spf1 all", "all", "+all" },
                 { "v=spf1 all", "widest_ipv4", "0" },
                 { "v=spf1 all", "ipv4_addresses", "4294967296" },
                 { "v=spf1 ip4:192.0.2.1", "all", "" },
                 { "v=spf1 redirect=good.test", "all", "~all" },
                 { "v=spf1 redirect=good.test", "lookups", "1" },
                 { "v=spf1 include:good.test -all", "all", "-all" },
                 { "v=spf1 -all include:gone.test", "lookups", "0" },
                 { "v=spf1 include:good.test a:host.test mx:host.test ptr exists:%{i}.x.test -all", "lookups", "5" },
                 { "v=spf1 include:good.test a:host.test -all", "ipv4_addresses", "256" },
                 { "v=spf1 a:host.test/24 -all", "ipv4_addresses", "256" },
                 { "v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.64/26 ip4:192.0.2.128/25 -ip4:10.0.0.0/8 -all", "ipv4_addresses", "256" },
                 { "v=spf1 ip6:2001:db8::/96 -all", "ipv6_addresses", "4294967296" },
                 { "v=spf1 ip6:2001:db8::/32 ip4:10.0.0.0/8 -all", "widest_ipv6", "32" },
                 { "v=spf1 ip4:10.0.0.0/8 -all", "widest_ipv6", "129" },
                 { "v=spf1 ptr -all", "ptr", "true" },
                 { "v=spf1 a -all", "ptr", "false" },
                 { "v=spf1 exists:%{i}.x.test -all", "macros", "true" },
                 { "v=spf1 include:gone.test -all", "dangling", "[\"gone.test\"]" },
                 { "v=spf1 include:gone.test -all", "valid", "false" },
                 { "v=spf1 include:empty.test -all", "dangling", "[\"empty.test\"]" },
                 { "v=spf1 a:gone.test -all", "dangling", "[\"gone.test\"]" },
                 { "v=spf1 a:gone.test -all", "valid", "true" },
                 { "v=spf1 a:gone.test a:empty.test mx:gone.test exists:gone.test -all", "void_lookups", "4" },
                 { "v=spf1 a:four.test -all", "void_lookups", "0" },
                 { "v=spf1 a:four.test -all", "void_lookups_ipv6", "1" },
                 { "v=spf1 include:%{d}._x.test -all", "parts", "" },
                 { "v=spf1 ip4:192.0.2.1 ipv4:192.0.2.2 -all", "valid", "false" },
                 { "v=spf1 ip4:192.0.2.1 ipv4:192.0.2.2 -all", "error_term", "ipv4:192.0.2.2" },
                 { "v=spf1 ip4:192.0.2.1 ipv4:192.0.2.2 -all", "error_at", "21" },
                 { "v=spf1 include:self.test -all", "lookups", "11" },
                 { "v=spf1 mx:many.test -all", "mx_over_limit", "true" },
                 { "v=spf1 a:silent.test -all", "lookups", "1" },
                 { "v=spf1 mx:many.test -all", "mx_names", "11" },
                 { "v=spf1 a -all", "mx_names", "0" },
                 { "v=spf1 redirect=gone.test", "valid", "false" },
                 { "v=spf1 redirect=gone.test", "dangling", "[\"gone.test\"]" },
                 { "v=spf1 include:broken.example -all", "error_domain", "broken.example" },
                 { "v=spf1 ?A:host.test/24 include:good.test +mx -ip6:2001:db8::/32 mx:many.test ~all", "terms", "[\"a\",\"include\",\"ip4\",\"all\",\"mx\",\"ip6\"]" },
             })
            QTest::addRow("%s of %s", fact, record) << QByteArray(record) << QByteArray(fact) << QString::fromLatin1(value);
    }
    void facts()
    {
        QFETCH(QByteArray, record);
        QFETCH(QByteArray, fact);
        QFETCH(QString, value);
        test::ScriptedResolver script;
        addCommon(script);
        script.add("four.test", Type::A, "192.0.2.4");
        script.silenceName("silent.test");
        script.add("self.test", Type::Txt, "v=spf1 include:own.test -all");
        script.add("broken.example", Type::Txt, "v=spf1 ip4:192.0.2.300 -all");
        script.add("own.test._x.test", Type::Txt, "v=spf1 -all");
        for (int i = 0; i < 11; ++i)
            script.add("many.test", Type::Mx, std::to_string(i) + " host.test");
        script.add("own.test", Type::Txt, record.toStdString());
        script.add("own.test", Type::Txt, "another text");
        const DomainCheck check(script, { "own.test" });
        const QString got = check.value(("spf." + fact).constData());
        if (fact == "parts")
            QVERIFY2(got.contains(u"\"domain\":\"own.test._x.test\"") && got.contains(u"\"state\":\"good\""), qPrintable(got));
        else
            QCOMPARE(got, value);
        QCOMPARE(check.value("spf.records"), u"1"_s);
        QCOMPARE(check.value("spf.record"), QString::fromLatin1(record));
    }

    void twoRecordsAndNone()
    {
        test::ScriptedResolver script;
        addCommon(script);
        script.add("two.test", Type::Txt, "v=spf1 -all");
        script.add("two.test", Type::Txt, "V=SPF1 ~all");
        const DomainCheck two(script, { "two.test" });
        QCOMPARE(two.value("spf.records"), u"2"_s);
        QCOMPARE(two.value("spf.valid"), u"false"_s);
        QVERIFY(two.value("spf.error").contains(u"2 SPF records"));
        const DomainCheck none(script, { "empty.test" });
        QCOMPARE(none.value("spf.records"), u"0"_s);
        QCOMPARE(none.value("spf.valid"), u"false"_s);
    }

    /// What nobody answers is unknown, but for what is certain all the same.
    void silence()
    {
        test::ScriptedResolver script;
        addCommon(script);
        script.silenceName("quiet.test");
        script.breakName("broken.test");
        script.add("own.test", Type::Txt, "v=spf1 include:quiet.test ip4:192.0.2.0/24 ptr -all");
        const DomainCheck check(script, { "own.test" });
        QCOMPARE(check.value("spf.all"), u"-all"_s);
        QCOMPARE(check.value("spf.ptr"), u"true"_s);
        for (const char *fact : { "spf.valid", "spf.lookups", "spf.void_lookups", "spf.ipv4_addresses", "spf.dangling", "spf.macros" })
            QVERIFY2(check.value(fact) == u"unknown: Nobody answered the question for TXT of quiet.test in time.", qPrintable(check.value(fact)));
        const DomainCheck all(script, { "quiet.test" });
        QVERIFY(all.isUnknown("spf.records") && all.isUnknown("spf.all"));
        QVERIFY(DomainCheck(script, { "broken.test" }).value("spf.records").contains(u"RCODE 2"));
    }

    /// Eleven look-ups are too many even where some parts are not known.
    void tooManyLookups()
    {
        test::ScriptedResolver script;
        addCommon(script);
        std::string record = "v=spf1";
        for (int i = 0; i < 11; ++i) {
            script.add("p" + std::to_string(i) + ".test", Type::Txt, "v=spf1 -all");
            record += " include:p" + std::to_string(i) + ".test";
        }
        script.silenceName("quiet.test");
        script.add("own.test", Type::Txt, record + " include:quiet.test -all");
        const DomainCheck check(script, { "own.test" });
        QCOMPARE(check.value("spf.lookups"), u"12"_s);
        QCOMPARE(check.silentRounds(), 1);
    }

    /// A tree without end is walked to an end.
    void aTreeWithoutEnd()
    {
        test::ScriptedResolver script;
        addCommon(script);
        for (int i = 0; i < 200; ++i)
            script.add("n" + std::to_string(i) + ".test", Type::Txt,
                "v=spf1 include:n" + std::to_string(2 * i + 1) + ".test include:n" + std::to_string(2 * i + 2) + ".test -all");
        const DomainCheck check(script, { "n0.test" });
        QVERIFY(check.facts.spf.parts.size() <= 60);
        QVERIFY(check.fact("spf.lookups").value.toInt() > 10);
    }

    /// A record of thousands of terms makes nobody ask for thousands of names.
    void aRecordWithoutMeasure()
    {
        test::ScriptedResolver script;
        addCommon(script);
        std::string record = "v=spf1";
        for (int i = 0; i < 3'000; ++i)
            record += " a:n" + std::to_string(i) + ".test";
        script.add("own.test", Type::Txt, record + " -all");
        const DomainCheck check(script, { "own.test" });
        QCOMPARE(check.value("spf.lookups"), u"3000"_s);
        QVERIFY2(script.asked.size() < 300, qPrintable(QString::number(script.asked.size())));
    }

    void networks()
    {
        mailauth::domain::Networks networks;
        networks.add(core::IpAddress::parse("192.0.2.77"), 24);
        networks.add(core::IpAddress::parse("192.0.2.0"), 30);
        networks.add(core::IpAddress::parse("192.0.3.9"), 32);
        QCOMPARE(networks.count4(), 257.0);
        QCOMPARE(networks.widest4(), 24);
        QCOMPARE(networks.count6(), 0.0);
        networks.addAll();
        QCOMPARE(networks.count4(), std::exp2(32));
        QCOMPARE(networks.count6(), std::exp2(128));
    }
};

QTEST_GUILESS_MAIN(TestMailauthDomainSpf)
#include "tst_mailauth_domain_spf.moc"

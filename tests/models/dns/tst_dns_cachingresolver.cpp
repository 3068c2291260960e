// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/cachingresolver.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedresolver.h"

#include <QTest>

using namespace bw;
using dns::Outcome;
using dns::Type;

/// An answer is kept for its time, a denial too; what is unknown is not.
class TestDnsCachingResolver final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAsLongAsItMay()
    {
        test::ScriptedResolver script;
        script.add("mx.example.org", Type::A, "192.0.2.1");
        script.breakName("broken.example.org");
        script.silenceName("silent.example.org");
        test::ManualClock clock;
        dns::CachingResolver cache([&](std::string_view name, Type type) { return script.ask(name, type); }, clock);
        const core::UtcMicros start = clock.now();

        QCOMPARE(cache.ask("mx.example.org", Type::A).ttl, script.ttl);
        clock.set(start + 299 * core::microsPerSecond);
        const dns::Answer kept = cache.ask("MX.example.org.", Type::A);
        QCOMPARE(kept.outcome, Outcome::Found);
        QCOMPARE(kept.ttl, std::uint32_t(1));
        QCOMPARE(kept.name, std::string("MX.example.org."));
        QCOMPARE(script.asked.size(), std::size_t(1));
        clock.set(start + 300 * core::microsPerSecond);
        QCOMPARE(cache.ask("mx.example.org", Type::A).outcome, Outcome::Found);
        QCOMPARE(script.asked.size(), std::size_t(2));

        QCOMPARE(cache.ask("mx.example.org", Type::Aaaa).outcome, Outcome::NoData);
        QCOMPARE(cache.ask("mx.example.org", Type::Aaaa).outcome, Outcome::NoData);
        QCOMPARE(script.asked.size(), std::size_t(3));
        for (const char *name : { "broken.example.org", "silent.example.org" }) {
            script.asked.clear();
            QVERIFY(cache.ask(name, Type::A).isUnknown());
            QVERIFY(cache.ask(name, Type::A).isUnknown());
            QCOMPARE(script.asked.size(), std::size_t(2));
        }
    }

    void neverHoldsMoreThanItMay()
    {
        test::ScriptedResolver script;
        test::ManualClock clock;
        dns::CachingResolver cache([&](std::string_view name, Type type) { return script.ask(name, type); }, clock, 2);
        for (const char *name : { "a.test", "b.test", "c.test" }) {
            static_cast<void>(cache.ask(name, Type::A));
            clock.set(clock.now() + core::microsPerSecond);
        }
        static_cast<void>(cache.ask("c.test", Type::A));
        static_cast<void>(cache.ask("b.test", Type::A));
        QCOMPARE(script.asked.size(), std::size_t(3));
        static_cast<void>(cache.ask("a.test", Type::A)); // the one that would have gone first
        QCOMPARE(script.asked.size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(TestDnsCachingResolver)
#include "tst_dns_cachingresolver.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/pace.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

class TestSmtpPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneConnectionASecond()
    {
        test::ManualClock clock;
        smtp::Pace pace(clock, [&clock](std::chrono::milliseconds time) { clock.advance(std::chrono::microseconds(time).count()); });
        const transport::Limit limit { std::chrono::steady_clock::now() + std::chrono::hours(1) };
        const core::UtcMicros begun = clock.now();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(pace.turn(u"mx.good.test"_s, limit));
            QCOMPARE(clock.now() - begun, i * core::microsPerSecond);
        }
        QVERIFY(pace.turn(u"other.good.test"_s, limit)); // each host has turns of its own
        QCOMPARE(clock.now() - begun, 4 * core::microsPerSecond);
    }

    void oneLookAnHour()
    {
        test::ManualClock clock;
        smtp::Pace pace(clock);
        constexpr core::UtcMicros hour = 3600 * core::microsPerSecond;
        QVERIFY(pace.begin(u"mx.good.test"_s));
        clock.advance(hour - 1);
        const auto again = pace.begin(u"MX.good.test"_s);
        QVERIFY(!again && again.error().kind == core::ProblemKind::Conflict);
        QVERIFY(pace.next(u"mx.good.test"_s));
        QVERIFY(pace.begin(u"other.good.test"_s));
        clock.advance(1);
        QVERIFY(!pace.next(u"mx.good.test"_s));
        QVERIFY(pace.begin(u"mx.good.test"_s));
        pace.remember(u"third.good.test"_s, clock.now() - hour / 2);
        QVERIFY(!pace.begin(u"third.good.test"_s));
    }

    void aTurnThatIsCalledOffEnds()
    {
        test::ManualClock clock;
        std::atomic_bool stop = false;
        smtp::Pace pace(clock, [&stop](std::chrono::milliseconds) { stop = true; });
        const transport::Limit limit { std::chrono::steady_clock::now() + std::chrono::hours(1), &stop };
        QVERIFY(pace.turn(u"mx.good.test"_s, limit));
        const auto turn = pace.turn(u"mx.good.test"_s, limit);
        QVERIFY(!turn && turn.error().kind == core::ProblemKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSmtpPace)
#include "tst_smtp_pace.moc"

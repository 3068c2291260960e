// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/usual.h"
#include "tests/models/store/queries/storefiller.h"

#include <QTest>

using namespace bw;
using namespace bw::detection;
using core::microsPerDay;
using core::microsPerHour;
using core::UtcMicros;
using test::StoreFiller;
using test::utc;

class TestDetectionUsual : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesTheSameHourOfTheWeek();
    void fallsBackToDaysOfTheSameKind();
    void fallsBackToAnyDay();
    void saysNothingOnTooLittle();
    void leavesGapsOut();
    void followsTheWallClock();
    void answersFromCells();
    void tellsSinceWhenItIsHigh();
    void nodesThatAreNotOnBothSidesAreLeftOut_data();
    void nodesThatAreNotOnBothSidesAreLeftOut();
};

void TestDetectionUsual::usesTheSameHourOfTheWeek()
{
    const UtcMicros now = utc("2026-11-24T13:00:00Z");
    QList<HourValue> past;
    for (int week = 1; week <= 8; ++week)
        past.append({ now - week * 7 * microsPerDay, 400.0 + week });
    past.append({ now - microsPerDay, 9999.0 }); // another day of the week
    past.append({ now - 7 * microsPerDay + microsPerHour, 9999.0 }); // another hour
    const auto hour = usualOf(past, now, now + microsPerHour, {});
    QCOMPARE(hour.tier, 3);
    QCOMPARE(*hour.usual, 404.5);
}

void TestDetectionUsual::fallsBackToDaysOfTheSameKind()
{
    const UtcMicros tuesday = utc("2026-11-24T13:00:00Z");
    const QList<HourValue> past { { tuesday - microsPerDay, 100.0 }, { tuesday - 4 * microsPerDay, 300.0 }, { tuesday - 2 * microsPerDay, 5.0 }, { tuesday - 3 * microsPerDay, 5.0 } };
    const auto hour = usualOf(past, tuesday, tuesday + microsPerHour, {});
    QCOMPARE(hour.tier, 2); // Monday and Friday; Saturday and Sunday are left out
    QCOMPARE(*hour.usual, 200.0);
}

void TestDetectionUsual::fallsBackToAnyDay()
{
    const UtcMicros monday = utc("2026-11-23T13:00:00Z");
    const QList<HourValue> past { { monday - microsPerDay, 10.0 }, { monday - 2 * microsPerDay, 30.0 } };
    const auto hour = usualOf(past, monday, monday + microsPerHour, {});
    QCOMPARE(hour.tier, 1);
    QCOMPARE(*hour.usual, 20.0);
}

void TestDetectionUsual::saysNothingOnTooLittle()
{
    const UtcMicros now = utc("2026-11-24T13:00:00Z");
    const auto hour = usualOf({ { now - microsPerDay, 10.0 } }, now, now + microsPerHour, {});
    QCOMPARE(hour.tier, 0);
    QVERIFY(!hour.usual);
}

void TestDetectionUsual::leavesGapsOut()
{
    const UtcMicros now = utc("2026-11-24T13:00:00Z");
    const QList<HourValue> past { { now - 7 * microsPerDay, std::nullopt }, { now - 14 * microsPerDay, std::nullopt }, { now - 21 * microsPerDay, 7.0 }, { now - 28 * microsPerDay, 7.0 }, { now - 35 * microsPerDay, 9.0 } };
    const auto hour = usualOf(past, now, now + microsPerHour, {});
    QCOMPARE(hour.tier, 3);
    QCOMPARE(*hour.usual, 7.0);
}

void TestDetectionUsual::followsTheWallClock()
{
    const auto paris = core::ZoneRules::named("Europe/Paris");
    // 13:00 in Paris before and after the clock went back on 25 October.
    const UtcMicros now = utc("2026-11-03T12:00:00Z");
    const QList<HourValue> past { { utc("2026-10-27T12:00:00Z"), 1.0 }, { utc("2026-10-20T11:00:00Z"), 2.0 }, { utc("2026-10-13T11:00:00Z"), 3.0 }, { utc("2026-10-20T12:00:00Z"), 99.0 } };
    const auto hour = usualOf(past, now, now + microsPerHour, paris);
    QCOMPARE(hour.tier, 3);
    QCOMPARE(*hour.usual, 2.0);
}

void TestDetectionUsual::answersFromCells()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const UtcMicros today = utc("2026-11-24T00:00:00Z");
    filler.heard(mx, today - 60 * microsPerDay, today + microsPerDay);
    filler.sql(QStringLiteral("BEGIN"));
    for (int hour = -30 * 24; hour < 24; ++hour)
        filler.volume(mx, today + hour * microsPerHour, { hour < 0 ? 100 : 300, 0, 0, 0, 0, 0, 0, 0 });
    filler.sql(QStringLiteral("COMMIT"));
    store::Filter filter;
    filter.range = { today, today + microsPerDay };
    filter.zone = QStringLiteral("UTC");
    const auto answer = UsualQuery { filter, Figure::Messages }.run(filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->hours.size(), 24);
    QCOMPARE(answer->seen, 7200.0);
    QCOMPARE(answer->tier, 3);
    // Weeks before the store's first mail count as zero where they were heard.
    QVERIFY(answer->usual > 0);
    QVERIFY(*answer->ratio >= 3.0);
}

void TestDetectionUsual::tellsSinceWhenItIsHigh()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const UtcMicros today = utc("2026-11-24T00:00:00Z");
    filler.heard(mx, today - 29 * microsPerDay, today + microsPerDay);
    filler.sql(QStringLiteral("BEGIN"));
    const auto ann = filler.login(QStringLiteral("ann"));
    for (int hour = -28 * 24; hour < 24; ++hour)
        filler.loginCell(mx, today + hour * microsPerHour, ann, test::network("203.0.113.1"), 0, 0, 0, hour < 11 ? 50 : 300);
    filler.sql(QStringLiteral("COMMIT"));
    store::Filter filter;
    filter.range = { today, today + microsPerDay };
    filter.zone = QStringLiteral("UTC");
    const auto answer = UsualQuery { filter, Figure::FailedLogins }.run(filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->highSince, today + 11 * microsPerHour);
    QCOMPARE(answer->highRatio, 6.0);
}

/// A handful of lines of another node changes nothing in what the others are compared with.
void TestDetectionUsual::nodesThatAreNotOnBothSidesAreLeftOut_data()
{
    QTest::addColumn<int>("from"); // hours of the other node, from today's begin
    QTest::addColumn<int>("to");
    QTest::newRow("no other") << 0 << 0;
    QTest::newRow("an hour, four days ago") << -100 << -99;
    QTest::newRow("an hour of today") << 15 << 16;
    QTest::newRow("since yesterday") << -20 << 24;
    QTest::newRow("until last week") << -29 * 24 << -150;
}

void TestDetectionUsual::nodesThatAreNotOnBothSidesAreLeftOut()
{
    QFETCH(int, from);
    QFETCH(int, to);
    StoreFiller filler;
    const UtcMicros today = utc("2026-11-24T00:00:00Z");
    const auto ann = filler.login(QStringLiteral("ann"));
    filler.sql(QStringLiteral("BEGIN"));
    for (const char *name : { "mx1", "mx2" }) {
        const auto mx = filler.node(QLatin1String(name));
        filler.heard(mx, today - 29 * microsPerDay, today + microsPerDay);
        for (int hour = -28 * 24; hour < 24; ++hour)
            filler.loginCell(mx, today + hour * microsPerHour, ann, test::network("203.0.113.1"), 0, 0, 0, hour < 11 ? 25 : hour < 15 ? 150 : 325);
    }
    if (to > from) {
        const auto other = filler.node(QStringLiteral("mx3"));
        filler.heard(other, today + from * microsPerHour, today + to * microsPerHour);
        filler.loginCell(other, today + from * microsPerHour, ann, test::network("203.0.113.1"), 0, 0, 0, 7);
    }
    filler.sql(QStringLiteral("COMMIT"));
    store::Filter filter;
    filter.range = { today, today + microsPerDay };
    filter.zone = QStringLiteral("UTC");
    const auto answer = UsualQuery { filter, Figure::FailedLogins }.run(filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->seen, 2 * (11 * 25 + 4 * 150 + 9 * 325));
    QCOMPARE(answer->usual, 24 * 50);
    QCOMPARE(answer->highSince, today + 11 * microsPerHour);
    QCOMPARE(answer->highRatio, double(4 * 150 + 9 * 325) / (13 * 25));
}

QTEST_GUILESS_MAIN(TestDetectionUsual)
#include "tst_detection_usual.moc"

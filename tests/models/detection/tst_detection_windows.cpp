// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/spacesaving.h"
#include "models/detection/windows.h"

#include <QTest>

#include <random>

using namespace bw;
using namespace bw::detection;

class TestDetectionWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringForgetsByTime()
    {
        Ring<10> ring { core::microsPerMinute };
        for (int minute = 0; minute < 10; ++minute)
            ring.add(minute * core::microsPerMinute, 2);
        QCOMPARE(ring.sum(), 20U);
        ring.add(12 * core::microsPerMinute, 1);
        QCOMPARE(ring.sum(), 15U); // minutes 3 to 12
        ring.add(500 * core::microsPerMinute, 1);
        QCOMPARE(ring.sum(), 1U);
        ring.add(499 * core::microsPerMinute, 1); // a little late: into the newest step
        QCOMPARE(ring.sum(), 2U);
    }

    /// The design's own measurement: 20,000 one-off keys around one key with 150 hits, 1,000 places.
    void floodOfNewKeysDoesNotFlushASlowOne()
    {
        SpaceSaving<int, int> table(1000);
        std::mt19937 random(1);
        int hits = 0;
        for (int i = 0; i < 20'000; ++i) {
            table.add(1'000'000 + i);
            if (i % 133 == 0 && hits < 150) {
                ++table.add(7).state;
                ++hits;
            }
        }
        const auto *slow = table.find(7);
        QVERIFY(slow);
        QCOMPARE(hits, 150);
        QVERIFY2(slow->count - slow->error >= 140, qPrintable(QString::number(slow->count - slow->error)));
        QVERIFY(slow->error <= 20);
        QCOMPARE(table.size(), std::size_t(1000));
        QVERIFY(table.evictions() > 0);
    }

    void newcomerInheritsCountButNotState()
    {
        SpaceSaving<int, int> table(2);
        for (int i = 0; i < 5; ++i)
            ++table.add(1).state;
        for (int i = 0; i < 3; ++i)
            ++table.add(2).state;
        const auto &third = table.add(3);
        QCOMPARE(third.count, std::uint64_t(4));
        QCOMPARE(third.error, std::uint64_t(3));
        QCOMPARE(third.state, 0);
        QVERIFY(!table.find(2));
        QCOMPARE(table.find(1)->state, 5);
    }

    void membersLeaveAfterADay()
    {
        RecentMembers members;
        for (std::uint64_t i = 0; i < 100; ++i)
            members.add(i, 0);
        QCOMPARE(members.since(0), RecentMembers::most);
        members.add(1000, 2 * core::microsPerDay, 3, true);
        QCOMPARE(members.since(core::microsPerDay), std::size_t(1));
        QCOMPARE(members.missingSince(core::microsPerDay), std::size_t(1));
        QCOMPARE(members.highestSince(core::microsPerDay), 3U);
    }

    void countsDistinctExactlyThenClosely()
    {
        DistinctCounter counter;
        for (std::uint64_t i = 0; i < 20'000; ++i) {
            counter.add(i);
            counter.add(i / 2);
        }
        QVERIFY(counter.isExact());
        QCOMPARE(counter.count(), 20'000);
        for (std::uint64_t i = 0; i < 200'000; ++i)
            counter.add(i);
        QVERIFY(!counter.isExact());
        QVERIFY2(std::abs(counter.count() - 200'000) < 200'000 * 0.06, qPrintable(QString::number(counter.count())));
    }
};

QTEST_APPLESS_MAIN(TestDetectionWindows)
#include "tst_detection_windows.moc"

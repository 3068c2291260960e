// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/settingchanges.h"
#include "models/store/fleet/snapshottable.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerHour;

/// What changed on which node: from snapshots that followed each other.
class TestStoreSettingChanges final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
    test::ManualClock m_clock;
    core::UtcMicros m_begin = 0;

    std::int64_t addNode(const QString &name)
    {
        fleet::Node node;
        node.name = name;
        node.route = fleet::RouteKind::Local;
        node.logs = { u"/var/log/mail.log"_s };
        if (auto done = store::saveNode(*m_store, node, {}, m_clock); !done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return store::findNode(*m_store, name, {})->id;
    }
    /// The node says these settings so many hours after the begin.
    qint64 says(std::int64_t node, int hour, const QByteArray &settings)
    {
        fleet::Snapshot snapshot;
        snapshot.time = m_begin + hour * microsPerHour;
        snapshot.product = u"Postfix"_s;
        snapshot.sections = { { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false } };
        return store::keepSnapshot(*m_store, node, snapshot).value_or(0);
    }
    /// "mx1 +2 a: 1 > 2" of each change, hours after the begin.
    QStringList asked(int from, int to, const QStringList &nodes = {})
    {
        const auto answer = store::SettingChangesQuery { { m_begin + from * microsPerHour, m_begin + to * microsPerHour }, nodes }.run(*m_store);
        if (!answer)
            return { answer.error().oneLine() };
        QStringList words;
        for (const store::SettingChange &one : answer->changes)
            words << u"%1 +%2 %3: %4 > %5"_s.arg(one.node).arg((one.time - m_begin) / microsPerHour).arg(one.change.name, one.change.before, one.change.after);
        return words;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<store::Store>(*store::Store::create(m_folder->filePath(u"s.bw"_s), { u"UTC"_s, u"k"_s }, m_clock));
        m_begin = m_clock.now();
    }

    void eachChangeStandsAtItsFirstSight()
    {
        const auto one = addNode(u"mx1"_s), two = addNode(u"mx2"_s);
        const qint64 before = says(one, 0, "a = 1\nb = x\n");
        says(one, 1, "a = 1\nb = x\n"); // the same: no change
        const qint64 after = says(one, 2, "a = 2\nb = x\n");
        says(one, 5, "a = 2\n");
        says(two, 0, "a = 1\n");
        says(two, 3, "a = 1\nc = 3\n");
        QCOMPARE(asked(0, 10), (QStringList { u"mx1 +5 b: x > "_s, u"mx2 +3 c:  > 3"_s, u"mx1 +2 a: 1 > 2"_s }));
        QCOMPARE(asked(0, 10, { u"mx2"_s }), QStringList { u"mx2 +3 c:  > 3"_s });
        QCOMPARE(asked(0, 10, { u"nobody"_s }), QStringList());
        // Half-open, and the snapshot before may lie outside.
        QCOMPARE(asked(2, 3), QStringList { u"mx1 +2 a: 1 > 2"_s });
        QCOMPARE(asked(3, 5), QStringList { u"mx2 +3 c:  > 3"_s });
        QCOMPARE(asked(6, 10), QStringList());
        const auto answer = store::SettingChangesQuery { { m_begin, m_begin + 3 * microsPerHour }, { u"mx1"_s } }.run(*m_store);
        QCOMPARE(answer->changes.first().before, before);
        QCOMPARE(answer->changes.first().after, after);
        QVERIFY(!answer->goesOn);
    }

    void theFirstSnapshotIsNoChange()
    {
        says(addNode(u"mx1"_s), 1, "a = 1\n");
        QCOMPARE(asked(0, 10), QStringList());
    }

    void orderAndSpellingAreNone()
    {
        const auto node = addNode(u"mx1"_s);
        says(node, 0, "a = yes\nb = x\n");
        says(node, 1, "b = x\na = Yes\n");
        QCOMPARE(asked(0, 10), QStringList());
    }

    void nodesWithOddNumbersKeepApart()
    {
        const auto one = addNode(u"mx1"_s), two = addNode(u"mx2"_s);
        says(one, 0, "a = 1\n");
        says(two, 1, "a = 2\n"); // another node's first one is not a change of this one
        QCOMPARE(asked(0, 10), QStringList());
    }

    void neverMoreThanAsked()
    {
        const auto node = addNode(u"mx1"_s);
        for (int hour = 0; hour < 12; ++hour)
            says(node, hour, "a = " + QByteArray::number(hour) + "\n");
        const auto answer = store::SettingChangesQuery { { m_begin, m_begin + 20 * microsPerHour }, {}, 5 }.run(*m_store);
        QCOMPARE(answer->changes.size(), 5);
        QVERIFY(answer->goesOn);
        QCOMPARE(answer->changes.first().change.after, u"11"_s); // the newest ones
    }

    void aBurstIsBounded()
    {
        const auto node = addNode(u"mx1"_s);
        for (int i = 0; i <= store::SettingChangesQuery::mostPairs + 5; ++i)
            says(node, i, "a = " + QByteArray::number(i) + "\n");
        const auto answer = store::SettingChangesQuery { { m_begin, m_begin + 2000 * microsPerHour }, {}, 100'000 }.run(*m_store);
        QCOMPARE(answer->changes.size(), store::SettingChangesQuery::mostPairs);
        QVERIFY(answer->goesOn);
    }

    void canBeCancelled()
    {
        const auto node = addNode(u"mx1"_s);
        says(node, 0, "a = 1\n");
        says(node, 1, "a = 2\n");
        const auto cancel = store::Cancel::make();
        cancel.cancel();
        const auto answer = store::SettingChangesQuery { { 0, INT64_MAX }, {} }.run(*m_store, cancel);
        QCOMPARE(answer.error().kind, core::ProblemKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestStoreSettingChanges)
#include "tst_store_settingchanges.moc"

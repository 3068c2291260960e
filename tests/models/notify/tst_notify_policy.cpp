// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/noticepolicy.h"
#include "models/notify/wording.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using notify::Notice;
using notify::NoticeKind;
using notify::NoticePolicy;

namespace {

Notice silent(const QString &node, core::UtcMicros at)
{
    return { NoticeKind::NodeSilent, u"silent:"_s + node, node, at, at, 1, node + u" was not reached."_s };
}

/// One row a minute in a story: what holds, and what is told.
struct Step
{
    int minute;
    QString holds; ///< nodes that are silent then, "a b"
    QString told; ///< nodes that are told; "a!" is told as over
};

} // namespace

class TestNotifyPolicy final : public QObject
{
    Q_OBJECT

    /// 2026-11-25 21:00 in Berlin.
    static constexpr core::UtcMicros start = 1'795'600'800'000'000 + 10 * core::microsPerHour;

    static QString tell(NoticePolicy &policy, const QString &holds, core::UtcMicros t)
    {
        QList<Notice> now;
        for (const QString &node : holds.split(u' ', Qt::SkipEmptyParts))
            now << silent(node, t);
        policy.take(now, t);
        const auto due = policy.due(t);
        policy.told(due, t);
        QStringList told;
        for (const Notice &notice : due)
            told << notice.node + (notice.isOver ? u"!"_s : QString());
        return told.join(u' ');
    }

    static notify::PolicyOptions quietFromTenToSeven()
    {
        notify::PolicyOptions options;
        options.quietFrom = 22 * 60;
        options.quietTo = 7 * 60;
        options.zone = core::ZoneRules::named("Europe/Berlin");
        return options;
    }

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<QList<Step>>("steps");
        using Steps = QList<Step>;
        QTest::newRow("once while it lasts") << Steps { { 0, u"a"_s, u"a"_s }, { 1, u"a"_s, {} }, { 59, u"a"_s, {} } };
        QTest::newRow("again after it was over and the distance has passed") << Steps { { -300, u"a"_s, u"a"_s }, { -299, {}, {} }, { -200, u"a"_s, u"a"_s } };
        QTest::newRow("not before the distance has passed") << Steps { { -300, u"a"_s, u"a"_s }, { -290, {}, {} }, { -280, u"a"_s, {} }, { -241, u"a"_s, {} }, { -240, u"a"_s, u"a"_s } };
        QTest::newRow("what came and went within the distance is told as over") << Steps { { -300, u"a"_s, u"a"_s }, { -290, {}, {} }, { -280, u"a"_s, {} }, { -270, {}, {} }, { -240, {}, u"a!"_s }, { -239, {}, {} } };
        QTest::newRow("several at once") << Steps { { 0, u"b a"_s, u"a b"_s }, { 1, u"a b c"_s, u"c"_s } };
        QTest::newRow("held in quiet hours, told when they end") << Steps { { 59, {}, {} }, { 60, u"a"_s, {} }, { 300, u"a b"_s, {} }, { 599, u"a b"_s, {} }, { 600, u"a b"_s, u"a b"_s }, { 601, u"a b"_s, {} } };
        QTest::newRow("held, and over before they end") << Steps { { 120, u"a"_s, {} }, { 130, {}, {} }, { 200, u"a"_s, {} }, { 210, {}, {} }, { 600, {}, u"a!"_s } };
        QTest::newRow("begun before quiet hours, told once") << Steps { { 0, u"a"_s, u"a"_s }, { 120, u"a"_s, {} }, { 600, u"a"_s, {} } };
        QTest::newRow("at most six messages an hour, the seventh has all that waited")
            << Steps { { -300, u"a"_s, u"a"_s }, { -299, u"a b"_s, u"b"_s }, { -298, u"a b c"_s, u"c"_s }, { -297, u"a b c d"_s, u"d"_s }, { -296, u"a b c d e"_s, u"e"_s },
                   { -295, u"a b c d e f"_s, u"f"_s }, { -294, u"a b c d e f g"_s, {} }, { -290, u"a b c d e f g h"_s, {} }, { -241, u"a b c d e f g h"_s, {} },
                   { -240, u"a b c d e f g h"_s, u"g h"_s } };
    }
    void tells()
    {
        QFETCH(QList<Step>, steps);
        test::ManualClock clock;
        NoticePolicy policy(quietFromTenToSeven());
        NoticePolicy restarted(quietFromTenToSeven()); // made anew from the bytes before each step
        QByteArray state;
        for (const Step &step : steps) {
            clock.set(start + step.minute * core::microsPerMinute);
            QCOMPARE(u"%1 at %2"_s.arg(tell(policy, step.holds, clock.now())).arg(step.minute), u"%1 at %2"_s.arg(step.told).arg(step.minute));
            restarted.restore(state);
            QCOMPARE(tell(restarted, step.holds, clock.now()), step.told);
            state = restarted.state();
        }
    }

    void mergesEqualNotices()
    {
        NoticePolicy policy({});
        Notice later = silent(u"a"_s, start + 5);
        later.text = u"newer"_s;
        policy.take({ later, silent(u"a"_s, start) }, start + 10);
        const auto due = policy.due(start + 10);
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().first, start);
        QCOMPARE(due.first().last, start + 5);
        QCOMPARE(due.first().count, 2);
        QCOMPARE(due.first().text, u"newer"_s);
    }

    void staysDueUntilItWasTold()
    {
        NoticePolicy policy({});
        policy.take({ silent(u"a"_s, start) }, start);
        QCOMPARE(policy.due(start).size(), 1);
        QCOMPARE(policy.due(start + 1).size(), 1);
        policy.told(policy.due(start + 1), start + 1);
        QCOMPARE(policy.due(start + 2).size(), 0);
    }

    void aClockSetBackSilencesNothingForLong()
    {
        NoticePolicy policy({});
        QCOMPARE(tell(policy, u"a"_s, start + core::microsPerDay), u"a"_s);
        QCOMPARE(tell(policy, {}, start), QString());
        QCOMPARE(tell(policy, u"a"_s, start + core::microsPerHour), u"a"_s);
    }

    void quietHoursFollowTheZone_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<qint64>("minute"); ///< from 21:00 in Berlin
        QTest::addColumn<bool>("isQuiet");
        QTest::newRow("over midnight: before") << 1320 << 420 << qint64(59) << false;
        QTest::newRow("first minute") << 1320 << 420 << qint64(60) << true;
        QTest::newRow("midnight") << 1320 << 420 << qint64(180) << true;
        QTest::newRow("last minute") << 1320 << 420 << qint64(599) << true;
        QTest::newRow("ended") << 1320 << 420 << qint64(600) << false;
        QTest::newRow("within a day") << 1200 << 1300 << qint64(0) << true;
        QTest::newRow("within a day: ended") << 1200 << 1300 << qint64(40) << false;
        QTest::newRow("equal: none") << 1260 << 1260 << qint64(0) << false;
        QTest::newRow("none") << -1 << 420 << qint64(180) << false;
        // Spring 2027: 02:00 becomes 03:00. 2027-03-28T00:59Z is 01:59, a minute later it is 03:00.
        const qint64 spring = (1'806'195'600'000'000 - start) / core::microsPerMinute;
        QTest::newRow("clocks go forward: before") << 120 << 180 << spring - 1 << false;
        QTest::newRow("clocks go forward: the hour is not there") << 120 << 180 << spring << false;
    }
    void quietHoursFollowTheZone()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(qint64, minute);
        QFETCH(bool, isQuiet);
        notify::PolicyOptions options = quietFromTenToSeven();
        options.quietFrom = from;
        options.quietTo = to;
        QCOMPARE(NoticePolicy(options).isQuiet(start + minute * core::microsPerMinute), isQuiet);
    }

    void foreignBytesForgetEverything_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("garbage") << QByteArray("\xff{");
        QTest::newRow("other version") << QByteArray(R"({"version":9,"records":[{"key":"silent:a","kind":2}]})");
        QTest::newRow("odd kind") << QByteArray(R"({"version":1,"records":[{"key":"silent:a","kind":77,"stands":true}]})");
        QTest::newRow("odd shapes") << QByteArray(R"({"version":1,"records":{"a":[]},"tellings":7})");
    }
    void foreignBytesForgetEverything()
    {
        QFETCH(QByteArray, bytes);
        NoticePolicy policy({});
        tell(policy, u"a"_s, start);
        policy.restore(bytes);
        QCOMPARE(tell(policy, u"a"_s, start + 1), u"a"_s);
    }

    void stateKeepsWhileNothingIsNew()
    {
        NoticePolicy policy({});
        QCOMPARE(policy.state(), QByteArray());
        tell(policy, u"a"_s, start);
        const QByteArray state = policy.state();
        for (int minute = 1; minute < 50; ++minute)
            tell(policy, u"a"_s, start + minute * core::microsPerMinute);
        QCOMPARE(policy.state(), state);
    }

    void wordsNameEachAndTheRestAsANumber()
    {
        QList<Notice> notices;
        for (int i = 0; i < 120; ++i)
            notices << silent(u"n%1"_s.arg(i), start);
        notices[0].isOver = true;
        const auto telling = notify::tellingOf(notices, core::ZoneRules::named("Europe/Berlin"));
        QCOMPARE(telling.title, u"Breakwater: 120 node(s) silent"_s);
        QVERIFY(telling.text.contains(u"* n99 was not reached."_s));
        QVERIFY(!telling.text.contains(u"n100"_s));
        QVERIFY(telling.text.contains(u"and 20 more"_s));
        QVERIFY(telling.text.contains(u"from 2026-11-25 21:00 to 2026-11-25 21:00; it is over"_s));
        QVERIFY(!telling.isUrgent);
        notices << Notice { NoticeKind::HostKeyChanged, u"k"_s, u"x"_s, start, start, 1, u"x"_s };
        QVERIFY(notify::tellingOf({ notices.last() }, {}).isUrgent);
    }
};

QTEST_APPLESS_MAIN(TestNotifyPolicy)
#include "tst_notify_policy.moc"

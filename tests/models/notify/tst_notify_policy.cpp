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
    QString holds; ///< nodes that are silent then, "a b"; of "a?" nobody can tell, "a-" was removed; all others are well
    QString told; ///< nodes that are told; "a!" is told as over
};

} // namespace

class TestNotifyPolicy final : public QObject
{
    Q_OBJECT

    /// 2026-11-25 21:00 in Berlin.
    static constexpr core::UtcMicros start = 1'795'600'800'000'000 + 10 * core::microsPerHour;

    static notify::Sight sightOf(const QString &holds, core::UtcMicros t)
    {
        notify::Sight sight;
        for (const QChar letter : u"abcdefgh"_s) {
            sight.nodes << letter;
            sight.wellAt.insert(u"silent:"_s + letter, t);
        }
        for (const QString &word : holds.split(u' ', Qt::SkipEmptyParts)) {
            const QString node = word.left(1);
            sight.wellAt.remove(u"silent:"_s + node);
            if (word.endsWith(u'-'))
                sight.nodes.remove(node);
            else if (!word.endsWith(u'?'))
                sight.holds << silent(node, t);
        }
        return sight;
    }
    static QString tell(NoticePolicy &policy, const QString &holds, core::UtcMicros t)
    {
        policy.take(sightOf(holds, t), t);
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
        QTest::newRow("what nobody can tell is not over") << Steps { { -300, u"a"_s, u"a"_s }, { -290, u"a?"_s, {} }, { -280, u"a"_s, {} }, { -270, u"a?"_s, {} }, { -240, u"a?"_s, {} }, { -100, u"a"_s, {} } };
        QTest::newRow("over is what was seen to be over, however late") << Steps { { -300, u"a"_s, u"a"_s }, { -290, u"a?"_s, {} }, { -200, {}, {} }, { -190, u"a"_s, u"a"_s } };
        QTest::newRow("held, and then nobody can tell: not told as over") << Steps { { 120, u"a"_s, {} }, { 130, u"a?"_s, {} }, { 600, u"a?"_s, u"a"_s } };
        QTest::newRow("a removed node is not spoken of") << Steps { { 120, u"a b"_s, {} }, { 130, u"a- b"_s, {} }, { 600, u"a- b"_s, u"b"_s } };
        QTest::newRow("removed and added again: new") << Steps { { -300, u"a"_s, u"a"_s }, { -290, u"a-"_s, {} }, { -280, u"a"_s, u"a"_s } };
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
        notify::Sight sight;
        sight.nodes = { u"a"_s };
        sight.holds = { later, silent(u"a"_s, start) };
        policy.take(sight, start + 10);
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
        policy.take(sightOf(u"a"_s, start), start);
        QCOMPARE(policy.due(start).size(), 1);
        QCOMPARE(policy.due(start + 1).size(), 1);
        policy.told(policy.due(start + 1), start + 1);
        QCOMPARE(policy.due(start + 2).size(), 0);
    }

    /// What waits is told as it is when it is told.
    void whatWaitsHasTheNewestWords()
    {
        NoticePolicy policy(quietFromTenToSeven());
        const core::UtcMicros night = start + 2 * core::microsPerHour, morning = start + 10 * core::microsPerHour;
        policy.take(sightOf(u"a"_s, night), night);
        notify::Sight sight = sightOf(u"a"_s, morning);
        sight.holds[0].text = u"a was not reached for 9 h 0 min."_s;
        policy.take(sight, morning);
        const auto due = policy.due(morning);
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().text, sight.holds[0].text);
        QCOMPARE(due.first().first, night);
        QCOMPARE(due.first().last, morning);
    }

    void isOver_data()
    {
        QTest::addColumn<NoticeKind>("kind");
        QTest::addColumn<qint64>("wellAt"); ///< minutes after it was last seen to hold; INT_MIN: not known
        QTest::addColumn<QString>("attacks"); ///< what the look says of them
        QTest::addColumn<bool>("isOver");
        QTest::newRow("silent, heard later") << NoticeKind::NodeSilent << qint64(1) << QString() << true;
        QTest::newRow("silent, heard before only") << NoticeKind::NodeSilent << qint64(0) << QString() << false;
        QTest::newRow("silent, not known") << NoticeKind::NodeSilent << qint64(INT_MIN) << u"asked"_s << false;
        QTest::newRow("key, read later") << NoticeKind::HostKeyChanged << qint64(1) << QString() << true;
        QTest::newRow("key, read before only") << NoticeKind::HostKeyChanged << qint64(-1) << QString() << false;
        QTest::newRow("attack, rules not asked") << NoticeKind::Attack << qint64(INT_MIN) << QString() << false;
        QTest::newRow("attack, still listed") << NoticeKind::Attack << qint64(INT_MIN) << u"listed"_s << false;
        QTest::newRow("attack, a log was not read") << NoticeKind::Attack << qint64(INT_MIN) << u"unclear"_s << false;
        QTest::newRow("attack, its window has ended") << NoticeKind::Attack << qint64(INT_MIN) << u"asked"_s << true;
    }
    void isOver()
    {
        QFETCH(NoticeKind, kind);
        QFETCH(qint64, wellAt);
        QFETCH(QString, attacks);
        QFETCH(bool, isOver);
        const Notice before { kind, u"k"_s, kind == NoticeKind::Attack ? QString() : u"a"_s, start, start, 1, u"x"_s };
        notify::Sight sight;
        sight.nodes = { u"a"_s };
        if (wellAt != INT_MIN)
            sight.wellAt.insert(u"k"_s, start + wellAt * core::microsPerMinute);
        sight.sawAttacks = attacks.isEmpty() ? 0 : start;
        if (attacks == u"listed"_s)
            sight.holds << before;
        if (attacks == u"unclear"_s)
            sight.unclearAttacks << u"k"_s;
        QCOMPARE(sight.fateOf(before), isOver ? notify::Fate::Over : notify::Fate::Lasts);
    }

    void aClockSetBackSilencesNothingForLong()
    {
        NoticePolicy policy({});
        QCOMPARE(tell(policy, u"a"_s, start + core::microsPerDay), u"a"_s);
        QCOMPARE(tell(policy, {}, start), QString());
        QCOMPARE(tell(policy, {}, start + 1), QString());
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
        QTest::newRow("clocks go forward: over midnight, before the end") << 1320 << 420 << spring + 239 << true; // 06:59
        QTest::newRow("clocks go forward: over midnight, the end") << 1320 << 420 << spring + 240 << false; // 07:00
        // Autumn 2027: 03:00 becomes 02:00. 2027-10-31T01:00Z is 02:00 for the second time.
        const qint64 autumn = (1'824'944'400'000'000 - start) / core::microsPerMinute;
        QTest::newRow("clocks go back: first time") << 120 << 180 << autumn - 60 << true;
        QTest::newRow("clocks go back: second time") << 120 << 180 << autumn + 59 << true;
        QTest::newRow("clocks go back: ended") << 120 << 180 << autumn + 60 << false;
        QTest::newRow("clocks go back: over midnight, before the end") << 1320 << 420 << autumn + 299 << true; // 06:59
        QTest::newRow("clocks go back: over midnight, the end") << 1320 << 420 << autumn + 300 << false; // 07:00
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

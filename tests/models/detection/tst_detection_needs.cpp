// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/attacks.h"
#include "models/detection/fleethours.h"
#include "models/detection/loginrisk.h"
#include "models/detection/needs.h"
#include "models/detection/traplogins.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleethours.h"
#include "models/store/streams/streamrules.h"
#include "tests/models/store/queries/storefiller.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

using namespace bw;
using namespace bw::detection;
using core::microsPerDay;
using core::microsPerHour;
using core::microsPerMinute;
using core::microsPerSecond;
using core::UtcMicros;
using logs::LoginOutcome;
using test::address;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

/// A fleet of one node with a quiet past; "now" is the 25th, 14:00.
struct Fleet
{
    StoreFiller filler;
    std::int64_t node = filler.node(QStringLiteral("mx-1"));
    UtcMicros now = utc("2026-11-25T14:00:00Z");
    std::int64_t news = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("campaigns"), network("192.0.2.1"));

    explicit Fleet(int heardDays = 40)
    {
        if (heardDays > 0)
            filler.heard(node, now - heardDays * microsPerDay, now);
    }

    void send(UtcMicros hour, std::int64_t recipients, std::int64_t bounced = 0) { filler.stream(node, hour, news, { recipients, recipients, recipients - bounced, 0, bounced, 0, 0, 0 }); }
    void sendEvery(UtcMicros from, UtcMicros to, std::int64_t recipients, std::int64_t bounced = 0)
    {
        for (UtcMicros hour = from; hour < to; hour += microsPerHour)
            send(hour, recipients, bounced);
    }
    void tell(UtcMicros t, const QString &user, const std::string &from, LoginOutcome outcome, int tries = 1)
    {
        filler.loginRow(node, t, filler.login(user), address(from.c_str()), outcome, 0, 0, tries);
    }

    /// A round over SSH; \p error: the kind of what went wrong.
    void collect(const QString &name, UtcMicros t, const QString &error = {}, std::optional<UtcMicros> ahead = {}) const
    {
        const core::SystemClock clock;
        fleet::Node reached;
        reached.name = name;
        reached.route = fleet::RouteKind::Ssh;
        reached.host = QStringLiteral("mx.example");
        reached.user = QStringLiteral("breakwater");
        reached.logs = QStringList { QStringLiteral("/var/log/mail.log") };
        const auto before = store::findNode(filler.store(), name, {});
        if (!before || (before->node.route == fleet::RouteKind::None && !store::saveNode(filler.store(), reached, name, clock)))
            qFatal("%s was not added", qPrintable(name));
        store::RoundRow round;
        round.time = t;
        round.wasRead = error.isEmpty();
        round.clockOffset = ahead;
        round.keyMet = error.isEmpty() ? t : 0;
        if (!error.isEmpty())
            round.error = store::NodeErrorRow { 0, 0, 0, error, QStringLiteral("it went wrong") };
        if (!store::noteRounds(filler.store(), { { before->id, round } }))
            qFatal("the round was not kept");
    }

    QList<Need> ask(const char *rule)
    {
        store::Filter filter;
        filter.range = { now - 2 * microsPerDay, now };
        filter.zone = QStringLiteral("UTC");
        const auto answer = NeedsQuery { filter }.run(filler.store());
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        QList<Need> needs;
        for (const auto &need : answer->needs)
            if (need.rule == QLatin1String(rule))
                needs.append(need);
        return needs;
    }
};

class TestHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        const auto digest = QCryptographicHash::hash(QByteArray(text.data(), static_cast<qsizetype>(text.size())), QCryptographicHash::Sha256);
        std::copy_n(digest.begin(), hash.bytes.size(), hash.bytes.begin());
        return hash;
    }
};

} // namespace

class TestDetectionNeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQuietFleetNeedsNothing();
    void bouncesThatRose_data();
    void bouncesThatRose();
    void bouncesWithoutAPast();
    void aNeedSaysHowMuchOfItsWindowWasHeard();
    void volumeThatRose_data();
    void volumeThatRose();
    void streamsAreToldApart();
    void backEndDown_data();
    void backEndDown();
    void linesThatWereNotUnderstood_data();
    void linesThatWereNotUnderstood();
    void silentAndLostAreTwoThings();
    void aFleetOfOneNodeCanBeSilent_data();
    void aFleetOfOneNodeCanBeSilent();
    void whatIsImportedByHandIsNotSilentBesideWhatIsCollected();
    void aNodeThatCannotBeReadIsTold_data();
    void aNodeThatCannotBeReadIsTold();
    void aClockThatIsOffIsTold_data();
    void aClockThatIsOffIsTold();
    void aLogFromTheFutureSilencesNobody();
    void hoursOfTheFleetAreRemembered_data();
    void hoursOfTheFleetAreRemembered();
    void aTriedTrapIsTold();
    void trapsAreNamesOfNobody();
    void anOldPasswordIsNoTakeover();
};

void TestDetectionNeeds::aQuietFleetNeedsNothing()
{
    Fleet fleet;
    fleet.sendEvery(fleet.now - 30 * microsPerDay, fleet.now, 100, 1);
    store::Filter filter;
    filter.range = { fleet.now - 2 * microsPerDay, fleet.now };
    const auto answer = NeedsQuery { filter }.run(fleet.filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->needs.size(), 0);
}

void TestDetectionNeeds::bouncesThatRose_data()
{
    QTest::addColumn<int>("usual"); // bounced of 100 an hour, before
    QTest::addColumn<int>("now");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("3 times and 5 points more") << 2 << 7 << true;
    QTest::newRow("less than 5 points more") << 1 << 5 << false;
    QTest::newRow("less than 3 times") << 4 << 11 << false;
    QTest::newRow("3 times") << 4 << 12 << true;
    QTest::newRow("fell") << 10 << 1 << false;
}

void TestDetectionNeeds::bouncesThatRose()
{
    QFETCH(int, usual);
    QFETCH(int, now);
    QFETCH(bool, isTold);
    Fleet fleet;
    fleet.sendEvery(fleet.now - 28 * microsPerDay, fleet.now - 2 * microsPerDay, 100, usual);
    fleet.sendEvery(fleet.now - 2 * microsPerDay, fleet.now, 100, now);
    const auto needs = fleet.ask("bounce_rise");
    QCOMPARE(needs.size(), isTold ? 1 : 0);
    if (!isTold)
        return;
    QCOMPARE(needs[0].counts.value(QStringLiteral("bounced")), 48 * now);
    QCOMPARE(needs[0].counts.value(QStringLiteral("finished")), 4800);
    QVERIFY2(needs[0].text.contains(QString::number(now)), qPrintable(needs[0].text));
    QCOMPARE(needs[0].page, QStringLiteral("volume"));
}

void TestDetectionNeeds::bouncesWithoutAPast()
{
    Fleet few;
    few.send(few.now - 2 * microsPerHour, 49, 49); // too few to judge
    QCOMPARE(few.ask("bounce_rise").size(), 0);
    Fleet fleet;
    fleet.send(fleet.now - 2 * microsPerHour, 50, 25);
    const auto needs = fleet.ask("bounce_rise");
    QCOMPARE(needs.size(), 1);
    QVERIFY2(needs[0].text.contains(QStringLiteral("no usual share")), qPrintable(needs[0].text));
}

void TestDetectionNeeds::aNeedSaysHowMuchOfItsWindowWasHeard()
{
    Fleet fleet;
    fleet.send(fleet.now - 2 * microsPerHour, 50, 25);
    fleet.filler.lost(fleet.node, fleet.now - 2 * microsPerHour, fleet.now - 30 * microsPerMinute);
    const auto rise = fleet.ask("bounce_rise"), lost = fleet.ask("lost_hours");
    QCOMPARE(rise.size(), 1);
    QCOMPARE(rise[0].window, (core::TimeRange { fleet.now - 2 * microsPerHour, fleet.now }));
    QCOMPARE(rise[0].coverage, 0.25);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost[0].coverage, 0.0);
}

void TestDetectionNeeds::volumeThatRose_data()
{
    QTest::addColumn<int>("usual");
    QTest::addColumn<int>("now");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("9 times") << 100 << 900 << true;
    QTest::newRow("3 times and slack") << 100 << 310 << true;
    QTest::newRow("less than 3 times") << 100 << 309 << false;
    QTest::newRow("few") << 2 << 49 << false;
    QTest::newRow("a stream that slept") << 0 << 50 << true;
}

void TestDetectionNeeds::volumeThatRose()
{
    QFETCH(int, usual);
    QFETCH(int, now);
    QFETCH(bool, isTold);
    Fleet fleet(60);
    if (usual > 0)
        fleet.sendEvery(fleet.now - 58 * microsPerDay, fleet.now, usual);
    else
        fleet.send(fleet.now - 20 * microsPerDay, 10);
    const UtcMicros hour = fleet.now - 5 * microsPerHour;
    fleet.send(hour, now - usual);
    const auto needs = fleet.ask("volume_rise");
    QCOMPARE(needs.size(), isTold ? 1 : 0);
    if (!isTold)
        return;
    QCOMPARE(needs[0].window.from, hour);
    QCOMPARE(needs[0].window.to, hour + microsPerHour);
    QCOMPARE(needs[0].counts.value(QStringLiteral("recipients")), now);
    QCOMPARE(needs[0].counts.value(QStringLiteral("usual")), usual);
}

void TestDetectionNeeds::streamsAreToldApart()
{
    Fleet fleet;
    const core::SystemClock clock;
    QVERIFY(store::setStreamRules(fleet.filler.store(), { { QStringLiteral("News"), QStringLiteral("news.example"), {}, {}, {} } }, clock));
    const auto shop = fleet.filler.streamKey(QStringLiteral("shop.example"), QStringLiteral("shop"), network("192.0.2.1"));
    for (UtcMicros hour = fleet.now - 28 * microsPerDay; hour < fleet.now; hour += microsPerHour) {
        fleet.send(hour, 100, hour < fleet.now - 2 * microsPerDay ? 1 : 20);
        fleet.filler.stream(fleet.node, hour, shop, { 5000, 5000, 4950, 0, 50, 0, 0, 0 }); // whose share would hide it
    }
    const auto needs = fleet.ask("bounce_rise");
    QCOMPARE(needs.size(), 1);
    QCOMPARE(needs[0].subject, QStringLiteral("News"));
    QCOMPARE(needs[0].filter.streams, QStringList { QStringLiteral("News") });
}

void TestDetectionNeeds::backEndDown_data()
{
    QTest::addColumn<int>("outages");
    QTest::addColumn<int>("others");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("20") << 20 << 100 << true;
    QTest::newRow("19 of many") << 19 << 100 << false;
    QTest::newRow("6 of 10") << 6 << 4 << true;
    QTest::newRow("4 alone") << 4 << 0 << false;
}

void TestDetectionNeeds::backEndDown()
{
    QFETCH(int, outages);
    QFETCH(int, others);
    QFETCH(bool, isTold);
    Fleet fleet;
    const UtcMicros t = fleet.now - 3 * microsPerHour;
    for (int i = 0; i < others; ++i)
        fleet.tell(t + i * microsPerSecond, QStringLiteral("user%1").arg(i), "192.0.2.1", LoginOutcome::Ok);
    for (int i = 0; i < outages; ++i)
        fleet.tell(t + 2 * microsPerMinute + i * microsPerSecond, QStringLiteral("user%1").arg(i), "192.0.2.1", LoginOutcome::Outage, 0);
    fleet.filler.seal(fleet.node, fleet.now);
    const auto needs = fleet.ask("backend_down");
    QCOMPARE(needs.size(), isTold ? 1 : 0);
    if (!isTold)
        return;
    QCOMPARE(needs[0].subject, QStringLiteral("mx-1"));
    QCOMPARE(needs[0].counts.value(QStringLiteral("outages")), outages);
    QCOMPARE(needs[0].window.from, t + 2 * microsPerMinute);
    QCOMPARE(needs[0].filter.nodes, QStringList { QStringLiteral("mx-1") });
}

void TestDetectionNeeds::linesThatWereNotUnderstood_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("unrecognised");
    QTest::addColumn<int>("unreadable");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("over 0.5 %") << 4000 << 15 << 6 << true;
    QTest::newRow("not over 0.5 %") << 4200 << 15 << 6 << false;
    QTest::newRow("few lines") << 100 << 15 << 4 << false;
}

void TestDetectionNeeds::linesThatWereNotUnderstood()
{
    QFETCH(int, lines);
    QFETCH(int, unrecognised);
    QFETCH(int, unreadable);
    QFETCH(bool, isTold);
    Fleet fleet;
    fleet.filler.sql(QStringLiteral("INSERT INTO coverage_hour(node, host, start, lines, understood, unrecognised, unreadable) VALUES (%1, %2, %3, %4, %5, %6, %7)")
                         .arg(fleet.node)
                         .arg(fleet.filler.string(logs::StringKind::Host, "mx1"))
                         .arg(store::toMs(fleet.now - 3 * microsPerHour))
                         .arg(lines)
                         .arg(lines - unrecognised - unreadable)
                         .arg(unrecognised)
                         .arg(unreadable));
    const auto needs = fleet.ask("unread_lines");
    QCOMPARE(needs.size(), isTold ? 1 : 0);
    if (!isTold)
        return;
    QCOMPARE(needs[0].counts.value(QStringLiteral("unread")), unrecognised + unreadable);
    QCOMPARE(needs[0].page, QStringLiteral("coverage"));
    QCOMPARE(needs[0].severity, NeedSeverity::Low);
}

void TestDetectionNeeds::silentAndLostAreTwoThings()
{
    Fleet fleet;
    const auto quiet = fleet.filler.node(QStringLiteral("mx-2"));
    fleet.filler.heard(quiet, fleet.now - 10 * microsPerDay, fleet.now - 61 * microsPerMinute);
    const auto torn = fleet.filler.node(QStringLiteral("mx-3"));
    fleet.filler.heard(torn, fleet.now - 10 * microsPerDay, fleet.now - 20 * microsPerHour);
    fleet.filler.heard(torn, fleet.now - 18 * microsPerHour, fleet.now - 59 * microsPerMinute);
    const auto silent = fleet.ask("node_silent"), lost = fleet.ask("lost_hours");
    QCOMPARE(silent.size(), 1);
    QCOMPARE(silent[0].subject, QStringLiteral("mx-2"));
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost[0].subject, QStringLiteral("mx-3"));
    QCOMPARE(lost[0].window, (core::TimeRange { fleet.now - 20 * microsPerHour, fleet.now - 18 * microsPerHour }));
}

void TestDetectionNeeds::aFleetOfOneNodeCanBeSilent_data()
{
    QTest::addColumn<int>("spoke"); // minutes before now
    QTest::addColumn<int>("round"); // 0: nobody collects
    QTest::addColumn<bool>("isTold");
    QTest::newRow("an old log of a file that somebody brought") << 3000 << 0 << false;
    QTest::newRow("collected, and speaks") << 10 << 1 << false;
    QTest::newRow("collected, and silent for two hours") << 120 << 1 << true;
    QTest::newRow("collected, silent for less than an hour at the last round") << 120 << 70 << false;
    QTest::newRow("not collected for a day") << 1500 << 1440 << true;
}

void TestDetectionNeeds::aFleetOfOneNodeCanBeSilent()
{
    QFETCH(int, spoke);
    QFETCH(int, round);
    QFETCH(bool, isTold);
    Fleet fleet(0);
    const UtcMicros last = fleet.now - spoke * microsPerMinute;
    fleet.filler.heard(fleet.node, fleet.now - 10 * microsPerDay, last);
    if (round > 0)
        fleet.collect(QStringLiteral("mx-1"), fleet.now - round * microsPerMinute);
    const auto silent = fleet.ask("node_silent");
    QCOMPARE(silent.size(), isTold ? 1 : 0);
    if (!isTold)
        return;
    QCOMPARE(silent[0].subject, QStringLiteral("mx-1"));
    QCOMPARE(silent[0].window, (core::TimeRange { last, fleet.now - round * microsPerMinute }));
    QVERIFY2(silent[0].text.contains(QStringLiteral("says nothing")), qPrintable(silent[0].text)); // it answers
}

void TestDetectionNeeds::whatIsImportedByHandIsNotSilentBesideWhatIsCollected()
{
    Fleet fleet;
    fleet.collect(QStringLiteral("mx-1"), fleet.now);
    fleet.filler.heard(fleet.filler.node(QStringLiteral("old")), fleet.now - 9 * microsPerDay, fleet.now - 8 * microsPerDay);
    QCOMPARE(fleet.ask("node_silent").size(), 0);
    fleet.filler.heard(fleet.filler.node(QStringLiteral("newer")), fleet.now - 9 * microsPerDay, fleet.now - 7 * microsPerDay);
    const auto silent = fleet.ask("node_silent");
    QCOMPARE(silent.size(), 1);
    QCOMPARE(silent[0].subject, QStringLiteral("old")); // against the newest line of what came by hand
}

void TestDetectionNeeds::aNodeThatCannotBeReadIsTold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("since"); // minutes before now
    QTest::addColumn<int>("severity"); // -1: not told
    QTest::newRow("its key changed") << QStringLiteral("host_key_changed") << 2 << int(NeedSeverity::Critical);
    QTest::newRow("its key is not known") << QStringLiteral("host_key_unknown") << 2 << int(NeedSeverity::High);
    QTest::newRow("refused") << QStringLiteral("denied") << 2 << int(NeedSeverity::High);
    QTest::newRow("away since a moment") << QStringLiteral("unreachable") << 2 << int(NeedSeverity::Medium);
    QTest::newRow("away since hours") << QStringLiteral("unreachable") << 200 << int(NeedSeverity::High);
    QTest::newRow("called off") << QStringLiteral("cancelled") << 2 << -1;
}

void TestDetectionNeeds::aNodeThatCannotBeReadIsTold()
{
    QFETCH(QString, kind);
    QFETCH(int, since);
    QFETCH(int, severity);
    Fleet fleet;
    fleet.collect(QStringLiteral("mx-1"), fleet.now - since * microsPerMinute, kind);
    fleet.collect(QStringLiteral("mx-1"), fleet.now, kind);
    const auto unread = fleet.ask("node_unread");
    QCOMPARE(unread.size(), severity < 0 ? 0 : 1);
    QCOMPARE(fleet.ask("node_silent").size(), 0); // said once
    if (severity < 0)
        return;
    QCOMPARE(int(unread[0].severity), severity);
    QCOMPARE(unread[0].page, QStringLiteral("fleet"));
    QCOMPARE(unread[0].filter.nodes, QStringList { QStringLiteral("mx-1") });
    QCOMPARE(unread[0].window, (core::TimeRange { fleet.now - since * microsPerMinute, fleet.now }));
    fleet.collect(QStringLiteral("mx-1"), fleet.now + microsPerMinute);
    QCOMPARE(fleet.ask("node_unread").size(), 0); // over
}

void TestDetectionNeeds::aClockThatIsOffIsTold_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<int>("severity"); // negative: none
    QTest::addColumn<QString>("text");
    QTest::newRow("as ours") << qint64(2 * core::microsPerSecond) << -1 << QString();
    QTest::newRow("minutes") << qint64(-20 * microsPerMinute) << int(NeedSeverity::Medium) << QStringLiteral("behind ours by 20 minute");
    QTest::newRow("a zone") << qint64(microsPerHour) << int(NeedSeverity::High) << QStringLiteral("ahead of ours by 60 minute");
    QTest::newRow("three years") << qint64(3 * 365 * microsPerDay) << int(NeedSeverity::High) << QStringLiteral("ahead of ours by 1.?095 day");
}

void TestDetectionNeeds::aClockThatIsOffIsTold()
{
    QFETCH(qint64, ahead);
    QFETCH(int, severity);
    QFETCH(QString, text);
    Fleet fleet;
    fleet.collect(QStringLiteral("mx-1"), fleet.now, {}, ahead);
    const auto clocks = fleet.ask("node_clock");
    QCOMPARE(clocks.size(), severity < 0 ? 0 : 1);
    if (severity < 0)
        return;
    QCOMPARE(int(clocks[0].severity), severity);
    QCOMPARE(clocks[0].page, QStringLiteral("fleet"));
    QVERIFY2(clocks[0].text.contains(QRegularExpression(text)), qPrintable(clocks[0].text));
}

/// What one node stamps years ahead makes no other silent, and is told of it alone.
void TestDetectionNeeds::aLogFromTheFutureSilencesNobody()
{
    Fleet fleet;
    const auto other = fleet.filler.node(QStringLiteral("mx-2"));
    const UtcMicros future = core::SystemClock().now() + 3 * 365 * microsPerDay;
    fleet.filler.heard(other, future - microsPerHour, future, "mx-2");
    fleet.collect(QStringLiteral("mx-1"), fleet.now);
    fleet.collect(QStringLiteral("mx-2"), fleet.now); // over a route that does not tell its clock
    QCOMPARE(fleet.ask("node_silent").size(), 0);
    const auto clocks = fleet.ask("node_clock");
    QCOMPARE(clocks.size(), 1);
    QCOMPARE(clocks[0].filter.nodes, QStringList { QStringLiteral("mx-2") });
}

void TestDetectionNeeds::hoursOfTheFleetAreRemembered_data()
{
    QTest::addColumn<bool>("isOneAhead");
    QTest::newRow("clocks as ours") << false;
    QTest::newRow("one clock is years ahead") << true;
}

void TestDetectionNeeds::hoursOfTheFleetAreRemembered()
{
    QFETCH(bool, isOneAhead);
    Fleet fleet;
    if (const UtcMicros future = core::SystemClock().now() + 3 * 365 * microsPerDay; isOneAhead)
        fleet.filler.heard(fleet.filler.node(QStringLiteral("mx-2")), future - microsPerHour, future, "mx-2");
    const UtcMicros t = fleet.now - 6 * microsPerHour;
    fleet.filler.sql(QStringLiteral("BEGIN"));
    for (int i = 0; i < 8; ++i) {
        const QString user = QStringLiteral("user%1").arg(i);
        fleet.tell(fleet.now - 5 * microsPerDay, user, "192.0.2.1", LoginOutcome::Ok);
        fleet.filler.sql(QStringLiteral("INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                        "VALUES (%1, %2, %3, %4, %4, 1, 0, 1, 1, 1)")
                             .arg(fleet.node)
                             .arg(fleet.filler.login(user))
                             .arg(test::blob(network("192.0.2.1")))
                             .arg(store::toMs(fleet.now - 5 * microsPerDay)));
        fleet.tell(t + i * microsPerMinute, user, "198.51." + std::to_string(i % 4) + ".7", LoginOutcome::Failed);
    }
    fleet.filler.sql(QStringLiteral("COMMIT"));
    fleet.filler.seal(fleet.node, fleet.now);
    const std::atomic_bool never = false;
    QVERIFY(rememberFleetHours(fleet.filler.store(), fleet.now - 40 * microsPerDay, never));
    auto hours = store::readFleetHours(fleet.filler.store(), { 0, fleet.now }, {});
    QVERIFY(hours);
    QCOMPARE(hours->value(t), (store::FleetHour { 8, 4, 8 }));
    QCOMPARE(hours->value(t + 5 * microsPerHour), (store::FleetHour { 0, 0, 8 })); // of the 24 hours before
    QCOMPARE(hours->value(t - microsPerHour), (store::FleetHour { 0, 0, 0 }));
    QVERIFY(hours->contains(t - 3 * microsPerDay)); // a quiet hour is one as well
    // What came later is added, and the past is not made anew without a reason.
    fleet.filler.sql(QStringLiteral("UPDATE fleet_hour SET names = 77 WHERE start = %1").arg(store::toMs(t - 2 * microsPerDay)));
    QVERIFY(rememberFleetHours(fleet.filler.store(), fleet.now, never));
    hours = store::readFleetHours(fleet.filler.store(), { 0, fleet.now }, {});
    QCOMPARE(hours->value(t - 2 * microsPerDay).names, 77);
    QVERIFY(rememberFleetHours(fleet.filler.store(), t - 3 * microsPerDay, never));
    hours = store::readFleetHours(fleet.filler.store(), { 0, fleet.now }, {});
    QCOMPARE(hours->value(t - 2 * microsPerDay).names, 0);
}

void TestDetectionNeeds::aTriedTrapIsTold()
{
    Fleet fleet;
    TestHasher hasher;
    QVERIFY(addTrapLogin(fleet.filler.store(), QStringLiteral("j.moreau@News.Example"), hasher));
    fleet.filler.loginRow(fleet.node, fleet.now - 10 * microsPerMinute, fleet.filler.unknownLogin(QStringLiteral("j.moreau@news.example")), address("203.0.113.5"),
        LoginOutcome::Failed);
    fleet.filler.seal(fleet.node, fleet.now);
    const auto needs = fleet.ask("attack");
    QCOMPARE(needs.size(), 1);
    QVERIFY2(needs[0].id.startsWith(QStringLiteral("attack:L10/")), qPrintable(needs[0].id));
    QVERIFY2(needs[0].subject.contains(QStringLiteral("j.moreau@news.example")), qPrintable(needs[0].subject));
    QVERIFY(needs[0].subject.contains(QStringLiteral("203.0.113.5")));
}

void TestDetectionNeeds::trapsAreNamesOfNobody()
{
    Fleet fleet;
    TestHasher hasher;
    const auto &store = fleet.filler.store();
    fleet.filler.login(QStringLiteral("ann@news.example"));
    QVERIFY(!addTrapLogin(store, QStringLiteral("ann@news.example"), hasher));
    QVERIFY(!addTrapLogin(store, QStringLiteral("  "), hasher));
    QVERIFY(!addTrapLogin(store, QStringLiteral("a\nb"), hasher));
    QVERIFY(addTrapLogin(store, QStringLiteral("old backup"), hasher));
    QVERIFY(addTrapLogin(store, QStringLiteral("old backup"), hasher)); // once is enough
    const auto traps = readTrapLogins(store);
    QVERIFY(traps);
    QCOMPARE(traps->size(), 1);
    QCOMPARE(traps->front().name, QStringLiteral("old backup"));
    QCOMPARE(traps->front().hash.size(), 32);
    QVERIFY(!removeTrapLogin(store, QStringLiteral("nobody")));
    QVERIFY(removeTrapLogin(store, QStringLiteral("old backup")));
    QCOMPARE(readTrapLogins(store)->size(), 0);
}

/// A known device that repeats an old password, while the person works on beside it and sends as ever, is told as that
/// and as nothing else.
void TestDetectionNeeds::anOldPasswordIsNoTakeover()
{
    Fleet fleet;
    const QString alice = QStringLiteral("alice");
    const UtcMicros t = fleet.now - 5 * microsPerHour;
    fleet.tell(t, alice, "198.51.100.7", LoginOutcome::Ok);
    fleet.filler.sql(QStringLiteral("INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                    "VALUES (%1, %2, %3, %4, %5, 1, 0, 30, 1, 1)")
                         .arg(fleet.node)
                         .arg(fleet.filler.login(alice))
                         .arg(test::blob(network("198.51.100.7")))
                         .arg(store::toMs(t))
                         .arg(store::toMs(t + 3 * microsPerHour)));
    for (int i = 0; i < 30; ++i)
        fleet.tell(t + microsPerMinute + i * 30 * microsPerSecond, alice, "198.51.100.7", LoginOutcome::Failed);
    fleet.tell(t + 3 * microsPerHour, alice, "198.51.100.7", LoginOutcome::Ok);
    fleet.filler.seal(fleet.node, fleet.now);
    store::Filter filter;
    filter.range = { fleet.now - 2 * microsPerDay, fleet.now };
    const auto attacks = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(attacks);
    QCOMPARE(attacks->attacks.size(), 1);
    QCOMPARE(attacks->attacks[0].rule, QStringLiteral("L8"));
    const auto risks = LoginRiskQuery { filter }.run(fleet.filler.store());
    QVERIFY(risks);
    QCOMPARE(risks->logins.size(), 0);
    QCOMPARE(fleet.ask("taken_over").size() + fleet.ask("suspicious_login").size(), 0);
}

QTEST_GUILESS_MAIN(TestDetectionNeeds)
#include "tst_detection_needs.moc"

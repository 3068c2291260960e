// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/loginreview.h"

#include <QTest>

#include <algorithm>

using namespace bw;
using namespace bw::detection;
using core::IpAddress;
using core::microsPerDay;
using core::microsPerHour;
using core::microsPerMinute;
using core::microsPerSecond;
using core::UtcMicros;
using logs::LoginOutcome;
using store::LoginTry;

namespace {

constexpr UtcMicros start = 1'795'600'800'000'000; // 2026-11-25T10:00:00Z

/// A log of tries, told in any order.
struct Story
{
    std::vector<LoginTry> rows;
    std::vector<store::LoginNetworkHistory> history;
    QHash<UtcMicros, qint64> usualNames;
    QHash<UtcMicros, store::FleetHour> remembered;
    QSet<qint64> traps;
    core::TimeRange judged { start, start + 5 * microsPerDay };

    void tell(UtcMicros t, std::int64_t login, const std::string &from, LoginOutcome outcome = LoginOutcome::Failed, int mechanism = 1, int tries = 1,
        int node = 1)
    {
        LoginTry row;
        row.time = t;
        row.rowId = store::LoginTry {}.rowId + (std::int64_t(node) << 40) + static_cast<std::int64_t>(rows.size()) + 1;
        row.login = login;
        row.client = IpAddress::parse(from);
        row.outcome = outcome;
        row.mechanism = mechanism;
        row.tries = tries;
        rows.push_back(row);
    }
    /// An own account that logs in from there since a month.
    void know(std::int64_t login, const std::string &from)
    {
        store::LoginNetworkHistory one;
        one.login = login;
        one.network = std::string(IpAddress::parse(from).network());
        one.firstOk = start - 40 * microsPerDay;
        one.lastOk = start - microsPerDay;
        one.days = 30;
        one.successes = 60;
        history.push_back(one);
    }

    std::vector<FoundAttack> found()
    {
        std::stable_sort(rows.begin(), rows.end(), [](const LoginTry &a, const LoginTry &b) { return a.time < b.time; });
        const LoginHistory known { store::LoginNetworks(history) };
        LoginRules rules(usualNames);
        rules.setTraps(traps);
        SlowSpray slow(remembered);
        TryStream stream(known, start - microsPerDay);
        stream.onRow = [&](const LoginTry &row) { rules.row(row); };
        stream.onTry = [&](const LoginTry &row) { rules.tried(row); };
        stream.onSuccess = [&](const LoginTry &row) { rules.success(row, known); };
        stream.onFailure = [&](const ClassifiedTry &one) {
            rules.failure(one);
            slow.take(one);
        };
        for (const auto &row : rows)
            stream.take(row);
        stream.finish();
        rules.finish();
        auto all = rules.found();
        slow.judge(all, judged);
        unexplained = slow.unexplained();
        outages = rules.outages().outages();
        all.insert(all.end(), slow.found().begin(), slow.found().end());
        return all;
    }
    std::map<UtcMicros, qint64> unexplained; ///< after found()
    std::vector<LoginOutage> outages; ///< after found()

    QStringList rules()
    {
        QStringList names;
        for (const auto &attack : found())
            names.append(QString::fromLatin1(attack.rule));
        names.sort();
        return names;
    }
};

std::string host(const char *net, int i)
{
    return std::string(net) + std::to_string(i);
}

} // namespace

class TestDetectionRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // L1
    void tenInTenMinutesIsGuessing();
    void oneEverySevenMinutesIsGuessingAfterADay();
    void nineInTenMinutesIsNothing();
    // L2
    void sixtySourcesOnOneAccount();
    void twelveSourcesAreNeeded();
    // L3, L4, L5
    void oneSourceManyNames();
    void officesAreLeftOut();
    void largeOfficesAreLeftOut();
    void oneNetworkManyNames();
    void namesThatDoNotExistAreEnumeration();
    void oneNameOverAllIsNoSpray();
    // L6
    void manySourcesManyPairsAreStuffing();
    void usualNoiseIsNoStuffing();
    void oneLoudSourceIsNoStuffing();
    void ownNamesFromManyNetworksAreStuffingToo();
    void aSprayFromOneNetworkIsNoStuffing();
    // L7
    void slowSpraying();
    void slowSprayingNeedsThreeDaysOfHistory();
    void slowSprayingAgainstItsUsual();
    void whatOtherRulesExplainIsNoSlowSpraying();
    void daysUnderAttackAreNoMeasure();
    // L8, L9
    void oldPasswordOfAKnownDevice();
    void forgottenPasswordOfATraveller();
    void passwordDayInTheOffice();
    void guessingThatSucceedsIsNotForgotten();
    void aPersonSeenForTheFirstTimeMayMistypeOften();
    void forgottenCountsThePersonNotThePlace();
    // L10
    void oneTryOnATrap();
    void aTrapThatIsSomebodysIsNone();
    // L11
    void aBackEndThatIsDownPausesTheRules();
    void fewOutagesPauseNothing();
    void anOutagePausesItsNodeOnly();
    // 1.1
    void mechanismsInTurnAreOneTry();
    void outagesAreNoTries();
    void laterQuietStartsANewRun();
    void eachTryBelongsToOneAttack();
};

void TestDetectionRules::tenInTenMinutesIsGuessing()
{
    Story story;
    for (int i = 0; i < 12; ++i)
        story.tell(start + i * 12 * microsPerSecond, 1, "203.0.113.77");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L1"));
    QCOMPARE(found[0].login, 1);
    QCOMPARE(found[0].fired, start + 9 * 12 * microsPerSecond); // 1.8 minutes
    QCOMPARE(found[0].window.from, start);
    QCOMPARE(found[0].window.to, start + 11 * 12 * microsPerSecond);
}

void TestDetectionRules::oneEverySevenMinutesIsGuessingAfterADay()
{
    Story story;
    for (int i = 0; i < 40; ++i)
        story.tell(start + i * 7 * microsPerMinute, 1, "203.0.113.77");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].fired, start + 29 * 7 * microsPerMinute); // 203 minutes, as measured
}

void TestDetectionRules::nineInTenMinutesIsNothing()
{
    Story story;
    for (int i = 0; i < 9; ++i)
        story.tell(start + i * microsPerMinute, 1, "203.0.113.77");
    QCOMPARE(story.rules(), QStringList());
}

void TestDetectionRules::sixtySourcesOnOneAccount()
{
    Story story;
    story.know(1, "192.0.2.1");
    for (int i = 0; i < 180; ++i)
        story.tell(start + i * 4 * microsPerMinute, 1, "198.51." + std::to_string(i % 60) + ".7");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L2"));
    QCOMPARE(found[0].fired, start + 19 * 4 * microsPerMinute); // the 20th try, after 76 minutes
}

void TestDetectionRules::twelveSourcesAreNeeded()
{
    Story story;
    story.know(1, "192.0.2.1");
    for (int i = 0; i < 60; ++i)
        story.tell(start + i * 15 * microsPerMinute, 1, "198.51." + std::to_string(i % 11) + ".7");
    QCOMPARE(story.rules(), QStringList());
}

void TestDetectionRules::oneSourceManyNames()
{
    Story story;
    for (int i = 0; i < 14; ++i)
        story.tell(start + i * 90 * microsPerSecond, 100 + i, "198.51.100.7");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L3"));
    QCOMPARE(found[0].fired, start + 7 * 90 * microsPerSecond); // at the 8th name
}

void TestDetectionRules::officesAreLeftOut()
{
    Story story;
    for (int i = 0; i < 60; ++i) {
        const auto t = start + i * microsPerMinute;
        story.tell(t - microsPerHour, 100 + i, "198.51.100.7", LoginOutcome::Ok);
        if (i < 20)
            story.tell(t, 500 + i, "198.51.100.7");
    }
    QCOMPARE(story.rules(), QStringList());
}

void TestDetectionRules::largeOfficesAreLeftOut()
{
    Story story; // more people than are counted one by one
    for (int i = 0; i < 300; ++i)
        story.tell(start - 2 * microsPerHour + i * microsPerSecond, 100 + i, "198.51.100.7", LoginOutcome::Ok);
    for (int i = 0; i < 200; ++i)
        story.tell(start + i * 10 * microsPerSecond, 600 + i, "198.51.100.7");
    QCOMPARE(story.rules(), QStringList());
}

void TestDetectionRules::oneNetworkManyNames()
{
    Story story;
    for (int i = 0; i < 120; ++i)
        story.tell(start + i * 5 * microsPerMinute, 100 + i, host("203.0.113.", 1 + i % 40));
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L4"));
    QCOMPARE(found[0].fired, start + 14 * 5 * microsPerMinute); // 70 minutes
}

void TestDetectionRules::namesThatDoNotExistAreEnumeration()
{
    Story story;
    for (int i = 0; i < 100; ++i)
        story.tell(start + i * 30 * microsPerSecond, 1000 + i, "198.51.100.7", i % 10 == 0 ? LoginOutcome::Failed : LoginOutcome::NoSuchUser);
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L5"));
    QCOMPARE(found[0].kind, AttackKind::Enumeration);
}

void TestDetectionRules::oneNameOverAllIsNoSpray()
{
    Story story;
    for (int i = 0; i < 200; ++i)
        story.tell(start + i * microsPerMinute, i % 10 == 0 ? 100 + i : 1, "198.51.100.7");
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L1") });
}

void TestDetectionRules::manySourcesManyPairsAreStuffing()
{
    Story story;
    for (int h = 1; h < 200; ++h)
        story.usualNames.insert(start - h * microsPerHour, 10);
    for (int i = 0; i < 1200; ++i)
        story.tell(start + i * UtcMicros(2'900'000), 1000 + i, "2001:db8:77:" + std::to_string(i % 40) + "::1", i % 10 < 7 ? LoginOutcome::NoSuchUser : LoginOutcome::Failed);
    const auto found = story.found();
    const auto stuffing = std::find_if(found.begin(), found.end(), [](const FoundAttack &attack) { return attack.kind == AttackKind::Stuffing; });
    QVERIFY(stuffing != found.end());
    QCOMPARE(stuffing->sources.size(), std::size_t(40));
    // It takes in what its sources fired on their own.
    const AttackIndex index(found);
    const ClassifiedTry one { story.rows[300], Exists::No, false, false };
    QCOMPARE(index.kindOf(one), AttackKind::Stuffing);
}

void TestDetectionRules::usualNoiseIsNoStuffing()
{
    Story story;
    for (int h = 1; h < 200; ++h)
        story.usualNames.insert(start - h * microsPerHour, 60);
    for (int i = 0; i < 120; ++i)
        story.tell(start + i * 20 * microsPerSecond, 1000 + i, "198.51." + std::to_string(i) + ".1");
    QVERIFY(!story.rules().contains(QStringLiteral("L6")));
}

void TestDetectionRules::oneLoudSourceIsNoStuffing()
{
    Story story;
    for (int i = 0; i < 300; ++i)
        story.tell(start + i * 10 * microsPerSecond, 1000 + i, i % 10 < 6 ? "198.51.100.7" : "198.51." + std::to_string(i % 20) + ".1");
    QVERIFY(!story.rules().contains(QStringLiteral("L6")));
}

void TestDetectionRules::ownNamesFromManyNetworksAreStuffingToo()
{
    Story story;
    for (int i = 0; i < 120; ++i) {
        story.know(1000 + i, "192.0.2.1");
        story.tell(start + i * 20 * microsPerSecond, 1000 + i, "198.51." + std::to_string(i % 12) + ".1");
    }
    QVERIFY(story.rules().contains(QStringLiteral("L6")));
}

void TestDetectionRules::aSprayFromOneNetworkIsNoStuffing()
{
    Story story;
    for (int i = 0; i < 150; ++i)
        story.know(1000 + i, "192.0.2.1");
    for (int i = 0; i < 150; ++i)
        story.tell(start + i * 20 * microsPerSecond, 1000 + i, i % 10 < 7 ? host("203.0.113.", 1 + i % 20) : "198.51." + std::to_string(i % 9) + ".1");
    const auto rules = story.rules();
    QVERIFY2(!rules.contains(QStringLiteral("L6")), qPrintable(rules.join(u' ')));
    QVERIFY(rules.contains(QStringLiteral("L4")));
}

namespace {
/// 144 own logins a day, one try each, every one from a network of its own; and the usual of the fleet before.
Story slowSpray(qint64 usual, int hours)
{
    Story story;
    for (int h = 1; h <= hours; ++h)
        story.remembered.insert(start - h * microsPerHour, { 10, 10, usual + (h % 3 - 1) * 6 }); // MAD 6
    for (int i = 0; i < 288; ++i) {
        story.know(1000 + i, "192.0.2.1");
        story.tell(start + i * 10 * microsPerMinute, 1000 + i, "198." + std::to_string(18 + i / 250) + "." + std::to_string(i % 250) + ".7");
    }
    return story;
}
}

void TestDetectionRules::slowSpraying()
{
    Story story = slowSpray(18, 15 * 24);
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L7"));
    QCOMPARE(found[0].kind, AttackKind::Spraying);
    // The worked example: threshold max(30, 36, 18 + 8.9 x 6 = 71.4); 6 names an hour, so 72 of them after 12 hours.
    QCOMPARE(found[0].fired, start + 12 * microsPerHour);
    QCOMPARE(found[0].window.from, start);
    QVERIFY(found[0].sources.size() > 150);
    const AttackIndex index(found);
    QCOMPARE(index.kindOf({ story.rows[30], Exists::Yes, false, false }), AttackKind::Spraying);
    QCOMPARE(index.kindOf({ story.rows[30], Exists::No, false, false }), AttackKind::Other);
}

void TestDetectionRules::slowSprayingNeedsThreeDaysOfHistory()
{
    QCOMPARE(slowSpray(18, 40).rules(), QStringList());
    QCOMPARE(slowSpray(18, 24 + 90).rules(), QStringList { QStringLiteral("L7") });
}

void TestDetectionRules::slowSprayingAgainstItsUsual()
{
    QCOMPARE(slowSpray(100, 15 * 24).rules(), QStringList()); // 144 a day are less than double
}

void TestDetectionRules::whatOtherRulesExplainIsNoSlowSpraying()
{
    Story story = slowSpray(18, 15 * 24);
    for (auto &row : story.rows) // all from one network: L4
        row.client = IpAddress::parse(host("203.0.113.", 1 + static_cast<int>(row.login % 40)));
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L4") });
}

void TestDetectionRules::daysUnderAttackAreNoMeasure()
{
    Story story = slowSpray(18, 15 * 24);
    for (auto hour = story.remembered.begin(); hour != story.remembered.end(); ++hour)
        if (hour.key() > start - 5 * microsPerDay)
            hour->unexplained = 500; // a spray of days ago, if it counted
    for (auto hour = story.remembered.begin(); hour != story.remembered.end(); ++hour)
        if (hour->unexplained == 500)
            hour->unexplained = -1;
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L7") });
    QCOMPARE(story.unexplained.at(start + 20 * microsPerHour), -1);
    QCOMPARE(story.unexplained.at(start + 2 * microsPerHour), 18);
}

void TestDetectionRules::oldPasswordOfAKnownDevice()
{
    Story story;
    story.know(2, "203.0.113.9");
    for (int i = 0; i < 96; ++i)
        story.tell(start + i * 15 * microsPerMinute, 2, "203.0.113.9");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L8"));
    QVERIFY(found[0].isMachine);
    QVERIFY(!isAttack(found[0].kind));
}

void TestDetectionRules::forgottenPasswordOfATraveller()
{
    Story story;
    story.know(2, "192.0.2.1");
    for (int i = 0; i < 5; ++i)
        story.tell(start + i * microsPerMinute, 2, "203.0.113.9");
    story.tell(start + 10 * microsPerMinute, 2, "203.0.113.9", LoginOutcome::Ok);
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L9") });
}

void TestDetectionRules::passwordDayInTheOffice()
{
    Story story;
    for (int user = 0; user < 60; ++user) {
        for (int i = 0; i <= user % 4; ++i)
            story.tell(start + user * 20 * microsPerSecond + i * microsPerMinute, 100 + user, "198.51.100.7");
        story.tell(start + user * 20 * microsPerSecond + 10 * microsPerMinute, 100 + user, "198.51.100.7", LoginOutcome::Ok);
    }
    for (const auto &rule : story.rules())
        QCOMPARE(rule, QStringLiteral("L9"));
}

void TestDetectionRules::guessingThatSucceedsIsNotForgotten()
{
    Story story;
    story.know(1, "192.0.2.1");
    for (int i = 0; i < 200; ++i)
        story.tell(start + i * 10 * microsPerSecond, 1, "203.0.113.77");
    story.tell(start + 201 * 10 * microsPerSecond, 1, "203.0.113.77", LoginOutcome::Ok);
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L1") });
}

void TestDetectionRules::aPersonSeenForTheFirstTimeMayMistypeOften()
{
    Story story;
    for (int i = 0; i < 14; ++i)
        story.tell(start + i * 3 * microsPerSecond, 1, "192.0.2.200");
    story.tell(start + microsPerMinute, 1, "192.0.2.200", LoginOutcome::Ok);
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L9") });
}

void TestDetectionRules::forgottenCountsThePersonNotThePlace()
{
    Story story; // two tries at the desk, one on the phone, each with success later
    story.know(2, "192.0.2.1");
    for (const auto &[minute, from] : { std::pair { 0, "192.0.2.1" }, { 1, "192.0.2.1" }, { 2, "198.51.100.4" } })
        story.tell(start + minute * microsPerMinute, 2, from);
    story.tell(start + 5 * microsPerMinute, 2, "192.0.2.1", LoginOutcome::Ok);
    story.tell(start + 6 * microsPerMinute, 2, "198.51.100.4", LoginOutcome::Ok);
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L9") });
}

void TestDetectionRules::oneTryOnATrap()
{
    Story story;
    story.traps = { 7 };
    story.tell(start, 7, "203.0.113.5", LoginOutcome::WrongPassword); // as Cyrus SASL calls an unknown name too
    story.tell(start + microsPerMinute, 8, "203.0.113.5");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QLatin1String(found[0].rule), QLatin1String("L10"));
    QCOMPARE(found[0].fired, start);
    const AttackIndex index(found);
    QCOMPARE(index.kindOf({ story.rows[0], Exists::Unknown, false, false }), AttackKind::Enumeration);
    QVERIFY(index.isAttacking(IpAddress::parse("203.0.113.5"), start + microsPerHour));
    QVERIFY(!index.isAttacking(IpAddress::parse("203.0.113.6"), start + microsPerHour));
}

void TestDetectionRules::aTrapThatIsSomebodysIsNone()
{
    Story story;
    story.traps = { 7 };
    story.know(7, "192.0.2.1");
    story.tell(start, 7, "203.0.113.5");
    QCOMPARE(story.rules(), QStringList());
}

void TestDetectionRules::aBackEndThatIsDownPausesTheRules()
{
    Story story;
    for (int i = 0; i < 25; ++i)
        story.tell(start + i * 10 * microsPerSecond, 1 + i, "192.0.2.1", LoginOutcome::Outage, 1, 0);
    for (int i = 0; i < 12; ++i) // would be L1
        story.tell(start + 30 * microsPerSecond + i * 10 * microsPerSecond, 1, "203.0.113.77");
    QCOMPARE(story.rules(), QStringList());
    QCOMPARE(story.outages.size(), std::size_t(1));
    QCOMPARE(story.outages[0].outages, 25);
    QCOMPARE(story.outages[0].span.from, start);
    QCOMPARE(story.outages[0].span.to, start + 24 * 10 * microsPerSecond + 5 * microsPerMinute);
    // Afterwards they are judged again.
    for (int i = 0; i < 12; ++i)
        story.tell(start + microsPerHour + i * 10 * microsPerSecond, 1, "203.0.113.77");
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L1") });
}

void TestDetectionRules::fewOutagesPauseNothing()
{
    Story story; // six of more than twelve tries: not half
    for (int i = 0; i < 6; ++i)
        story.tell(start + i * 20 * microsPerSecond, 1 + i, "192.0.2.1", LoginOutcome::Outage, 1, 0);
    for (int i = 0; i < 12; ++i)
        story.tell(start + i * 10 * microsPerSecond - microsPerSecond, 1, "203.0.113.77");
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L1") });
    QVERIFY(story.outages.empty());
    Story half; // six of seven
    for (int i = 0; i < 6; ++i)
        half.tell(start + i * 20 * microsPerSecond, 1 + i, "192.0.2.1", LoginOutcome::Outage, 1, 0);
    half.tell(start + microsPerSecond, 1, "203.0.113.77");
    QCOMPARE(half.rules(), QStringList());
    QCOMPARE(half.outages.size(), std::size_t(1));
}

void TestDetectionRules::anOutagePausesItsNodeOnly()
{
    Story story;
    for (int i = 0; i < 25; ++i)
        story.tell(start + i * 10 * microsPerSecond, 1 + i, "192.0.2.1", LoginOutcome::Outage, 1, 0, 2);
    for (int i = 0; i < 12; ++i)
        story.tell(start + 30 * microsPerSecond + i * 10 * microsPerSecond, 1, "203.0.113.77");
    QCOMPARE(story.rules(), QStringList { QStringLiteral("L1") });
}

void TestDetectionRules::mechanismsInTurnAreOneTry()
{
    Story story;
    for (int i = 0; i < 9; ++i)
        for (int mechanism = 1; mechanism <= 3; ++mechanism)
            story.tell(start + i * microsPerMinute + mechanism * microsPerSecond, 1, "203.0.113.77", LoginOutcome::Failed, mechanism);
    QCOMPARE(story.rules(), QStringList()); // 9 tries, 27 lines
    // The same mechanism again is another try.
    Story again;
    for (int i = 0; i < 10; ++i)
        again.tell(start + i * microsPerSecond, 1, "203.0.113.77", LoginOutcome::Failed, 1);
    QCOMPARE(again.rules(), QStringList { QStringLiteral("L1") });
}

void TestDetectionRules::outagesAreNoTries()
{
    Story story;
    for (int i = 0; i < 100; ++i)
        story.tell(start + i * microsPerSecond, 1 + i % 20, "203.0.113.77", LoginOutcome::Outage, 1, 0);
    QCOMPARE(story.rules(), QStringList());
}

void TestDetectionRules::laterQuietStartsANewRun()
{
    Story story;
    for (const UtcMicros t : { start, start + 3 * microsPerDay })
        for (int i = 0; i < 12; ++i)
            story.tell(t + i * microsPerSecond, 1, "203.0.113.77");
    const auto found = story.found();
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[1].window.from, start + 3 * microsPerDay);
}

void TestDetectionRules::eachTryBelongsToOneAttack()
{
    Story story;
    story.know(1, "192.0.2.1");
    // One source of a sprayed network goes on to guess at one account.
    for (int i = 0; i < 60; ++i) {
        story.know(100 + i, "192.0.2.1");
        story.tell(start + i * microsPerMinute, 100 + i, host("203.0.113.", 1 + i % 5));
    }
    for (int i = 0; i < 40; ++i)
        story.tell(start + 2 * microsPerHour + i * 10 * microsPerSecond, 1, "203.0.113.1");
    const auto found = story.found();
    const AttackIndex index(found);
    const auto kind = [&](UtcMicros t, std::int64_t login, const char *from) {
        ClassifiedTry one;
        one.row.time = t;
        one.row.login = login;
        one.row.client = IpAddress::parse(from);
        return index.kindOf(one);
    };
    QCOMPARE(kind(start + 10 * microsPerMinute, 110, "203.0.113.1"), AttackKind::Spraying);
    QCOMPARE(kind(start + 2 * microsPerHour + microsPerMinute, 1, "203.0.113.1"), AttackKind::BruteForce);
    QCOMPARE(kind(start + 10 * microsPerMinute, 110, "198.51.100.1"), AttackKind::Other);
    QVERIFY(index.isAttacking(IpAddress::parse("203.0.113.200"), start + 3 * microsPerHour));
    QVERIFY(!index.isAttacking(IpAddress::parse("198.51.100.1"), start + 3 * microsPerHour));
}

QTEST_APPLESS_MAIN(TestDetectionRules)
#include "tst_detection_rules.moc"

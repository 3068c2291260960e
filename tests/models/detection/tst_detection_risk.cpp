// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/needs.h"
#include "tests/models/detection/fleet.h"

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
using test::Fleet;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

QStringList signsOf(const LoginAtRisk &login)
{
    QStringList signs;
    for (const auto &sign : login.signs)
        signs.append(sign.id + u' ' + QString::number(sign.points));
    return signs;
}

} // namespace

class TestDetectionRisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takenOverThenSends();
    void loginsAreCountedThatWereSeen();
    void travellerIsNoRisk();
    void successFromAnAttackingNetwork();
    void whoGotInBeforeNeededNoGuessing();
    void officeIsNotSuspected();
    void attackedAndHolding();
    void theDayBeforeTheRangeIsToldApart();
    void anAttackOfTheDayBeforeHoldsNothing();
    void anAttackThatBeganBeforeTheRangeSaysSinceWhen();
    void youngAccountsAreNotComparedWithAPast();
    void timelineTellsTheStory();
    void needsNameTheTakeoverFirst();
    void aTakeoverAtTheEndOfTheLogIsHeard();
};

void TestDetectionRisk::takenOverThenSends()
{
    Fleet fleet;
    const QString user = QStringLiteral("campaigns@news.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros good = fleet.today + 4 * microsPerHour;
    fleet.filler.sql(QStringLiteral("BEGIN"));
    for (int i = 0; i < 412; ++i)
        fleet.tell(good - (412 - i) * 15 * microsPerSecond, user, "203.0.113." + std::to_string(70 + i % 31));
    fleet.tell(good, user, "203.0.113.77", LoginOutcome::Ok);
    for (int day = 1; day <= 35; ++day)
        for (int hour = 0; hour < 24; ++hour)
            fleet.send(fleet.today - day * microsPerDay + hour * microsPerHour, user, "192.0.2.1", 100);
    for (int hour = 4; hour < 7; ++hour)
        fleet.send(fleet.today + hour * microsPerHour, user, "203.0.113.77", 900, 200);
    fleet.filler.sql(QStringLiteral("COMMIT"));
    fleet.know(user, "203.0.113.77", 1, 1, good);
    fleet.seal();
    const auto answer = fleet.ask();
    QCOMPARE(answer.logins.size(), 1);
    const auto &login = answer.logins.front();
    QCOMPARE(login.user, user);
    QCOMPARE(login.state, RiskState::TakenOver);
    QCOMPARE(signsOf(login), (QStringList { QStringLiteral("new_network 2"), QStringLiteral("failed_before 4"), QStringLiteral("attacking_network 4"), QStringLiteral("burst 4"), QStringLiteral("bounces 2") }));
    QCOMPARE(login.points, 16);
    QVERIFY2(login.arithmetic().endsWith(QStringLiteral("= 16")), qPrintable(login.arithmetic()));
    QCOMPARE(login.goodAt, good);
    QCOMPARE(login.goodFrom, QStringLiteral("203.0.113.77"));
    QCOMPARE(login.node, QStringLiteral("sub-1"));
    QCOMPARE(login.failed, 412);
    QCOMPARE(login.failedSources, 31);
    QCOMPARE(login.sentMessages, 2700);
    QCOMPARE(login.sentFrom, good);
    QCOMPARE(login.sentTo, fleet.today + 7 * microsPerHour);
    QCOMPARE(login.timesUsual, 9.0);
    QCOMPARE(answer.known, 1);
    // The rows that it rests on: the last hundred failures, then the success.
    QCOMPARE(login.networks, QStringList { QStringLiteral("203.0.113.0/24") });
    QCOMPARE(login.rowIds.size(), 101);
    QVERIFY(std::is_sorted(login.rowIds.cbegin(), login.rowIds.cend()));
    QCOMPARE(login.began, good - 412 * 15 * microsPerSecond);
}

void TestDetectionRisk::loginsAreCountedThatWereSeen()
{
    Fleet fleet;
    const QString ann = QStringLiteral("ann@mta.example"), bob = QStringLiteral("bob@mta.example");
    fleet.know(ann, "192.0.2.1");
    fleet.know(bob, "192.0.2.2");
    fleet.know(QStringLiteral("old@mta.example"), "192.0.2.3"); // nobody saw it in the range
    fleet.filler.sql(QStringLiteral("INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                    "SELECT node, 0, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours FROM login_network LIMIT 1"));
    fleet.tell(fleet.today + microsPerHour, ann, "192.0.2.1", LoginOutcome::Ok);
    fleet.tell(fleet.today + 2 * microsPerHour, ann, "192.0.2.1", LoginOutcome::Ok);
    fleet.tell(fleet.today + microsPerHour, bob, "192.0.2.2"); // failed, and is one all the same
    fleet.tell(fleet.today + microsPerHour, QStringLiteral("stranger"), "203.0.113.5"); // never got in anywhere
    fleet.filler.loginRow(fleet.sub, fleet.today + microsPerHour, 0, address("192.0.2.1"), LoginOutcome::Ok); // sent nothing: without a name
    fleet.seal();
    QCOMPARE(fleet.ask().known, 2);
}

void TestDetectionRisk::travellerIsNoRisk()
{
    Fleet fleet;
    const QString user = QStringLiteral("ann@mta.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros good = fleet.today + 9 * microsPerHour;
    fleet.tell(good - microsPerMinute, user, "198.51.100.9");
    fleet.tell(good, user, "198.51.100.9", LoginOutcome::Ok);
    fleet.know(user, "198.51.100.9", 1, 1, good);
    fleet.send(fleet.today + 9 * microsPerHour, user, "198.51.100.9", 3);
    fleet.seal();
    QCOMPARE(fleet.ask().logins.size(), 0);
}

void TestDetectionRisk::successFromAnAttackingNetwork()
{
    Fleet fleet;
    const QString carol = QStringLiteral("carol");
    fleet.know(carol, "192.0.2.1");
    const UtcMicros t = fleet.today + 2 * microsPerHour;
    for (int i = 0; i < 14; ++i) {
        const QString user = QStringLiteral("user%1").arg(i);
        fleet.know(user, "192.0.2.1");
        fleet.tell(t + i * 90 * microsPerSecond, user, "198.51.100.7");
    }
    const UtcMicros good = t + 2 * microsPerHour;
    fleet.tell(good, carol, "198.51.100.7", LoginOutcome::Ok);
    fleet.know(carol, "198.51.100.7", 1, 1, good);
    fleet.seal();
    const auto answer = fleet.ask();
    QCOMPARE(answer.logins.size(), 1);
    QCOMPARE(answer.logins[0].user, carol);
    QCOMPARE(answer.logins[0].points, 6); // the worked example: new 2 + attacking 4
    QCOMPARE(answer.logins[0].state, RiskState::Suspicious);
}

void TestDetectionRisk::whoGotInBeforeNeededNoGuessing()
{
    Fleet fleet; // a young store: nobody is known yet
    const QString alice = QStringLiteral("alice");
    const UtcMicros first = fleet.today + 8 * microsPerHour;
    fleet.know(alice, "198.51.100.9", 1, 5, first);
    fleet.tell(first, alice, "198.51.100.9", LoginOutcome::Ok);
    for (int i = 0; i < 7; ++i) {
        fleet.tell(first + i * microsPerMinute + microsPerSecond, alice, "198.51.100.200");
        fleet.tell(first + i * microsPerMinute + 2 * microsPerSecond, QStringLiteral("user%1").arg(i), "198.51.100.200");
    }
    fleet.tell(first + 10 * microsPerMinute, alice, "198.51.100.9", LoginOutcome::Ok);
    fleet.seal();
    QCOMPARE(fleet.ask().logins.size(), 0);
}

void TestDetectionRisk::officeIsNotSuspected()
{
    Fleet fleet;
    for (int i = 0; i < 20; ++i)
        fleet.know(QStringLiteral("user%1").arg(i), "198.51.100.7");
    for (int i = 0; i < 20; ++i) {
        const QString user = QStringLiteral("user%1").arg(i);
        for (int n = 0; n < 4; ++n)
            fleet.tell(fleet.today + 8 * microsPerHour + i * microsPerMinute + n * 10 * microsPerSecond, user, "198.51.100.7");
        fleet.tell(fleet.today + 8 * microsPerHour + 30 * microsPerMinute + i * microsPerMinute, user, "198.51.100.7", LoginOutcome::Ok);
    }
    const UtcMicros good = fleet.today + 9 * microsPerHour;
    fleet.know(QStringLiteral("guest"), "192.0.2.1");
    fleet.tell(good, QStringLiteral("guest"), "198.51.100.7", LoginOutcome::Ok);
    fleet.know(QStringLiteral("guest"), "198.51.100.7", 1, 1, good);
    fleet.seal();
    QCOMPARE(fleet.ask().logins.size(), 0);
}

void TestDetectionRisk::attackedAndHolding()
{
    Fleet fleet;
    const QString billing = QStringLiteral("billing@news.example");
    fleet.know(billing, "192.0.2.1");
    for (int i = 0; i < 88; ++i)
        fleet.tell(fleet.today + i * microsPerMinute, billing, "203.0.113." + std::to_string(1 + i % 40));
    for (int i = 0; i < 3; ++i) // its owner, with the password of yesterday
        fleet.tell(fleet.today + microsPerHour + i * microsPerMinute, billing, "192.0.2.1");
    fleet.seal();
    const auto answer = fleet.ask();
    QCOMPARE(answer.logins.size(), 1);
    QCOMPARE(answer.logins[0].state, RiskState::Holding);
    QCOMPARE(answer.logins[0].failed, 88);
    QCOMPARE(answer.logins[0].failedSources, 40);
    QCOMPARE(answer.logins[0].failedFamiliar, 3);
    QCOMPARE(answer.logins[0].goodAt, 0);
    QVERIFY(answer.logins[0].goodFrom.isEmpty());
    QCOMPARE(nameOf(answer.logins[0].state), QStringLiteral("holding"));
}

/// What led to the odd success lies before the range: it has its points, and is counted apart.
void TestDetectionRisk::theDayBeforeTheRangeIsToldApart()
{
    Fleet fleet;
    const QString user = QStringLiteral("ops@mta.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros from = fleet.lastDays.from, good = from + 10 * microsPerMinute;
    for (int i = 0; i < 40; ++i)
        fleet.tell(from - (41 - i) * microsPerMinute, user, "203.0.113.77");
    fleet.tell(from - 5 * microsPerMinute, user, "192.0.2.1"); // familiar, and before
    for (int i = 0; i < 5; ++i)
        fleet.tell(from + (i + 1) * microsPerMinute, user, "203.0.113.77");
    fleet.tell(good, user, "203.0.113.77", LoginOutcome::Ok);
    for (int i = 0; i < 7; ++i) // led to nothing
        fleet.tell(good + (i + 1) * microsPerHour, user, "203.0.113." + std::to_string(2 + i));
    fleet.know(user, "203.0.113.77", 1, 1, good);
    fleet.seal();
    const auto answer = fleet.ask();
    QCOMPARE(answer.logins.size(), 1);
    const auto &login = answer.logins.front();
    QVERIFY(signsOf(login).contains(QStringLiteral("failed_before 4")));
    QCOMPARE(std::tuple(login.failed, login.failedSources, login.failedBefore, login.failedFamiliar), std::tuple(12, 8, 40, 0));
    QCOMPARE(login.what, QStringLiteral("5 failure(s) from 1 address(es) and 40 failure(s) in the day before this range, then success from a new network"));
    QCOMPARE(login.rowIds.size(), 46); // the evidence is whole
}

void TestDetectionRisk::anAttackOfTheDayBeforeHoldsNothing()
{
    Fleet fleet;
    const QString user = QStringLiteral("billing@news.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros from = fleet.lastDays.from;
    for (int i = 0; i < 88; ++i)
        fleet.tell(from - (i + 1) * microsPerMinute, user, "203.0.113." + std::to_string(1 + i % 40));
    fleet.tell(from + microsPerHour, user, "192.0.2.1", LoginOutcome::Ok); // its owner, in the range
    fleet.seal();
    QCOMPARE(fleet.ask().logins.size(), 0);
}

/// Its tries are those of the whole attack, as its own list has them: the words say from when on.
void TestDetectionRisk::anAttackThatBeganBeforeTheRangeSaysSinceWhen()
{
    Fleet fleet;
    const UtcMicros from = fleet.lastDays.from;
    fleet.filler.sql(QStringLiteral("BEGIN"));
    for (int i = 0; i < 150; ++i)
        fleet.know(QStringLiteral("name%1").arg(i), "192.0.2.1");
    for (int i = 0; i < 300; ++i)
        fleet.tell(from + (i - 100) * microsPerMinute, QStringLiteral("name%1").arg(i % 150), "203.0.113." + std::to_string(1 + i % 20));
    fleet.tell(from + 250 * microsPerMinute, QStringLiteral("name1"), "203.0.113.5", LoginOutcome::Ok); // so that it is told
    fleet.filler.sql(QStringLiteral("COMMIT"));
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    filter.zone = QStringLiteral("UTC");
    const auto answer = NeedsQuery { filter }.run(fleet.filler.store());
    QVERIFY(answer);
    const auto attack = std::find_if(answer->needs.cbegin(), answer->needs.cend(), [](const Need &need) { return need.rule == QLatin1String("attack"); });
    QVERIFY(attack != answer->needs.cend());
    QCOMPARE(attack->counts.value(QStringLiteral("tries")), 300);
    QCOMPARE(attack->window.from, from - 100 * microsPerMinute);
    QVERIFY2(attack->text.endsWith(QStringLiteral(" since Mon 23 Nov, 12:20")), qPrintable(attack->text));
    filter.range.from -= 3 * microsPerHour; // all of it within
    const auto within = NeedsQuery { filter }.run(fleet.filler.store());
    QVERIFY(within && std::none_of(within->needs.cbegin(), within->needs.cend(), [](const Need &need) { return need.text.contains(QStringLiteral("since")); }));
}

void TestDetectionRisk::youngAccountsAreNotComparedWithAPast()
{
    Fleet fleet;
    const QString fresh = QStringLiteral("fresh");
    const UtcMicros good = fleet.today + 9 * microsPerHour;
    fleet.tell(good, fresh, "198.51.100.9", LoginOutcome::Ok);
    fleet.know(fresh, "198.51.100.9", 1, 1, good);
    fleet.seal();
    QCOMPARE(fleet.ask().logins.size(), 0);
}

void TestDetectionRisk::timelineTellsTheStory()
{
    Fleet fleet;
    const QString user = QStringLiteral("campaigns@news.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros good = fleet.today + 4 * microsPerHour;
    fleet.filler.sql(QStringLiteral("BEGIN"));
    for (int i = 0; i < 7000; ++i)
        fleet.tell(good - (7001 - i) * microsPerSecond, user, "203.0.113.77");
    fleet.filler.sql(QStringLiteral("COMMIT"));
    fleet.tell(good, user, "203.0.113.77", LoginOutcome::Ok);
    fleet.know(user, "203.0.113.77", 1, 1, good);
    fleet.send(good, user, "203.0.113.77", 500);
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    const auto timeline = LoginTimelineQuery { filter, user }.run(fleet.filler.store());
    QVERIFY(timeline);
    QCOMPARE(timeline->failures, 7000);
    QCOMPARE(timeline->failedSources, 1);
    QCOMPARE(timeline->successes, 1);
    QVERIFY(timeline->isThinned);
    QVERIFY(timeline->marks.size() <= 5000);
    QCOMPARE(timeline->marks.front().time, good - 7001 * microsPerSecond);
    QVERIFY(timeline->marks.back().isOk && timeline->marks.back().isOdd);
    QCOMPARE(timeline->sent.size(), 1);
    QCOMPARE(timeline->sent[0].messages, 500);
    QCOMPARE(timeline->risk.state, RiskState::TakenOver);
}

void TestDetectionRisk::needsNameTheTakeoverFirst()
{
    Fleet fleet;
    const QString user = QStringLiteral("campaigns@news.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros good = fleet.today + 4 * microsPerHour;
    for (int i = 0; i < 30; ++i)
        fleet.tell(good - (31 - i) * 10 * microsPerSecond, user, "203.0.113.77");
    fleet.tell(good, user, "203.0.113.77", LoginOutcome::Ok);
    fleet.know(user, "203.0.113.77", 1, 1, good);
    fleet.send(good, user, "203.0.113.77", 22310);
    fleet.seal();
    const auto quiet = fleet.filler.node(QStringLiteral("mx-fr-3"));
    fleet.filler.heard(quiet, fleet.today - 10 * microsPerDay, fleet.today - 31 * microsPerHour);
    fleet.filler.heard(quiet, fleet.today - 29 * microsPerHour, fleet.today + 9 * microsPerHour);
    store::Filter filter;
    filter.range = fleet.lastDays;
    filter.zone = QStringLiteral("UTC");
    const auto answer = NeedsQuery { filter }.run(fleet.filler.store());
    QVERIFY(answer);
    QStringList rules;
    for (const auto &need : answer->needs)
        rules.append(nameOf(need.severity) + u' ' + need.rule + u' ' + need.subject);
    QVERIFY2(!rules.isEmpty(), "nothing needs a person");
    QCOMPARE(rules.front(), QStringLiteral("critical taken_over ") + user);
    QVERIFY2(answer->needs.front().text.contains(QStringLiteral("22,310")) || answer->needs.front().text.contains(QStringLiteral("22310")), qPrintable(answer->needs.front().text));
    QCOMPARE(answer->needs.front().page, QStringLiteral("logins"));
    QCOMPARE(answer->needs.front().filter.users, QStringList { user });
    QVERIFY2(answer->needs.front().text.contains(QStringLiteral("203.0.113.0/24")), qPrintable(answer->needs.front().text));
    QCOMPARE(answer->needs.front().networks, QStringList { QStringLiteral("203.0.113.0/24") });
    QCOMPARE(answer->needs.front().rowIds.size(), 31);
    QCOMPARE(answer->needs.front().at, good);
    QCOMPARE(answer->needs.front().window.from, good - 31 * 10 * microsPerSecond);
    QVERIFY2(rules.contains(QStringLiteral("high node_silent mx-fr-3")), qPrintable(rules.join(u'\n')));
    QVERIFY2(rules.contains(QStringLiteral("medium lost_hours mx-fr-3")), qPrintable(rules.join(u'\n')));
}

/// The hour that mail is counted in is longer than the log: what follows its last line is no part of the evidence.
void TestDetectionRisk::aTakeoverAtTheEndOfTheLogIsHeard()
{
    StoreFiller filler;
    const auto node = filler.node(QStringLiteral("sub-1"));
    const UtcMicros good = utc("2026-11-25T14:00:00Z"), end = good + microsPerMinute;
    filler.heard(node, good - 10 * microsPerDay, end);
    const QString user = QStringLiteral("ops@news.example");
    for (int i = 0; i < 20; ++i)
        filler.loginRow(node, good - (20 - i) * microsPerSecond, filler.login(user), address(i % 2 ? "203.0.113.77" : "198.51.100.9"), LoginOutcome::Failed);
    filler.loginRow(node, good, filler.login(user), address("203.0.113.77"), LoginOutcome::Ok);
    for (const char *from : { "192.0.2.1", "203.0.113.77" })
        filler.sql(QStringLiteral("INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                  "VALUES (%1, %2, %3, %4, %5, %6, 0, %7, 1, 16777215)")
                       .arg(node)
                       .arg(filler.login(user))
                       .arg(test::blob(network(from)))
                       .arg(store::toMs(*from == '1' ? good - 30 * microsPerDay : good))
                       .arg(store::toMs(*from == '1' ? good - microsPerDay : good))
                       .arg(*from == '1' ? 20 : 1)
                       .arg(*from == '1' ? 60 : 1));
    filler.stream(node, utc("2026-11-25T14:00:00Z"), filler.streamKey(QStringLiteral("news.example"), user, network("203.0.113.77")), { 300, 300, 300, 0, 0, 0, 0, 0 });
    filler.seal(node, good);
    store::Filter filter;
    filter.range = { good - 2 * microsPerDay, utc("2026-11-25T15:00:00Z") };
    const auto answer = NeedsQuery { filter }.run(filler.store());
    QVERIFY(answer && !answer->needs.isEmpty());
    const Need &need = answer->needs.front();
    QVERIFY2(need.rule == QStringLiteral("taken_over") || need.rule == QStringLiteral("suspicious_login"), qPrintable(need.rule));
    QCOMPARE(need.coverage, 1.0);
    QCOMPARE(need.window.to, end);
    QCOMPARE(need.networks, QStringList { QStringLiteral("203.0.113.0/24") });
    QVERIFY(!need.rowIds.isEmpty());
}

QTEST_GUILESS_MAIN(TestDetectionRisk)
#include "tst_detection_risk.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/attacks.h"
#include "models/detection/loginrisk.h"
#include "models/detection/needs.h"
#include "tests/models/store/queries/storefiller.h"

#include <QTest>

#include <algorithm>
#include <functional>

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

constexpr const char *thief = "198.51.100.7";

/// A log that was just imported: nothing is known of anybody but what a test says.
struct Young
{
    StoreFiller filler;
    std::int64_t sub = filler.node(QStringLiteral("sub-1"));
    UtcMicros today = utc("2026-11-25T00:00:00Z"), t = today + 9 * microsPerHour;
    core::TimeRange range { today, today + 14 * microsPerHour };
    bool isSealed = false;

    Young() { filler.heard(sub, today, today + 14 * microsPerHour); }

    void tell(UtcMicros at, const QString &user, const std::string &from, LoginOutcome outcome = LoginOutcome::Failed)
    {
        filler.loginRow(sub, at, filler.login(user), address(from.c_str()), outcome);
        if (outcome == LoginOutcome::Ok)
            know(user, from, at, 1, 1);
    }
    void fail(const QString &user, const std::string &from, int times, core::UtcMicros gap = 2 * microsPerSecond)
    {
        for (int i = 0; i < times; ++i)
            tell(t += gap, user, from);
    }
    void getIn(const QString &user, const std::string &from) { tell(t += 2 * microsPerSecond, user, from, LoginOutcome::Ok); }
    void know(const QString &user, const std::string &from, UtcMicros firstOk, int days, int successes)
    {
        filler.sql(QStringLiteral("INSERT OR IGNORE INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                  "VALUES (%1, %2, %3, %4, %4, %5, 0, %6, 1, 16777215)")
                       .arg(sub)
                       .arg(filler.login(user))
                       .arg(test::blob(network(from.c_str())))
                       .arg(store::toMs(firstOk))
                       .arg(days)
                       .arg(successes));
    }
    void knowForLong(const QString &user, const std::string &from) { know(user, from, today - 40 * microsPerDay, 30, 60); }

    store::Filter filter() const
    {
        store::Filter one;
        one.range = range;
        one.zone = QStringLiteral("UTC");
        return one;
    }
    template <typename Query>
    auto ask(const Query &query)
    {
        if (!isSealed)
            filler.seal(sub, today);
        isSealed = true;
        const auto answer = query.run(filler.store());
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        return *answer;
    }
    AttacksAnswer attacks() { return ask(AttacksQuery { filter(), {} }); }
    LoginRiskAnswer risk() { return ask(LoginRiskQuery { filter() }); }
    /// Those about logins.
    QList<Need> warnings()
    {
        QList<Need> found = ask(NeedsQuery { filter() }).needs;
        found.removeIf([](const Need &need) { return need.page != QLatin1String("logins"); });
        return found;
    }
};

/// 14 tries at five names in half a minute, the last of which was guessed: bob.
void breakIn(Young &log, const char *from = thief)
{
    log.fail(QStringLiteral("alice"), from, 4);
    log.fail(QStringLiteral("bob"), from, 1);
    log.fail(QStringLiteral("nobody"), from, 2);
    log.fail(QStringLiteral("admin"), from, 3);
    log.fail(QStringLiteral("frank"), from, 1);
    log.fail(QStringLiteral("bob"), from, 3);
    log.getIn(QStringLiteral("bob"), from);
}

} // namespace

class TestDetectionGuessing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallBreakInIsToldEverywhere();
    void neighboursThatAreKnownHideNothing();
    void oneSourceIsJudgedOnce();
    void whatIsNoBreakIn_data();
    void whatIsNoBreakIn();
    void fourPointsWarnNobody();
    void severalLoginsFromOneNetworkAreOneWarning();
    void aTakeoverBeginsOnce();
    void ownTriesAddUp();
    void aRunIsNoMeasureOfItself();
};

void TestDetectionGuessing::aSmallBreakInIsToldEverywhere()
{
    Young log;
    log.getIn(QStringLiteral("alice"), "192.0.2.1");
    log.getIn(QStringLiteral("bob"), "192.0.2.1");
    breakIn(log);
    const auto attacks = log.attacks().attacks;
    QCOMPARE(attacks.size(), 1);
    QCOMPARE(attacks[0].rule, QStringLiteral("L12"));
    QCOMPARE(attacks[0].tries, 14);
    QCOMPARE(attacks[0].users, 5);
    QCOMPARE(attacks[0].succeeded, 1);
    QCOMPARE(attacks[0].gotIn, QStringList { QStringLiteral("bob") });
    const auto risk = log.risk().logins;
    QCOMPARE(risk.size(), 1);
    QCOMPARE(risk[0].user, QStringLiteral("bob"));
    QCOMPARE(risk[0].state, RiskState::Suspicious);
    QCOMPARE(risk[0].failed, 4);
    QCOMPARE(risk[0].began, attacks[0].window.from);
    const auto warnings = log.warnings();
    QCOMPARE(warnings.size(), 1); // the attack and its login are one
    QCOMPARE(warnings[0].subject, QStringLiteral("bob"));
    QCOMPARE(warnings[0].rule, QStringLiteral("suspicious_login"));
    QCOMPARE(warnings[0].counts.value(QStringLiteral("guesses")), 14);
    QCOMPARE(warnings[0].counts.value(QStringLiteral("guessed_logins")), 5);
}

/// Who was good from the address next door a moment ago is not known at this one.
void TestDetectionGuessing::neighboursThatAreKnownHideNothing()
{
    Young log;
    log.getIn(QStringLiteral("alice"), "203.0.113.5");
    log.getIn(QStringLiteral("bob"), "203.0.113.5");
    breakIn(log, "203.0.113.200");
    QCOMPARE(log.attacks().attacks.size(), 1);
    QCOMPARE(log.warnings().size(), 1);
    QCOMPARE(log.warnings()[0].rowIds.size(), 15); // all that it guessed, and what it led to
}

void TestDetectionGuessing::oneSourceIsJudgedOnce()
{
    Young log;
    breakIn(log);
    const auto answer = log.attacks();
    QCOMPARE(answer.kinds, (QMap<AttackKind, qint64> { { AttackKind::Spraying, 14 } }));
    QCOMPARE(answer.parts.tries, 14);
    QCOMPARE(answer.attacks[0].ownTries, 14);
}

void TestDetectionGuessing::whatIsNoBreakIn_data()
{
    using Tell = std::function<void(Young &)>;
    QTest::addColumn<Tell>("tell");
    QTest::newRow("mistyped three times") << Tell([](Young &log) {
        log.fail(QStringLiteral("bob"), thief, 3);
        log.getIn(QStringLiteral("bob"), thief);
    });
    QTest::newRow("mistyped, and the name too") << Tell([](Young &log) {
        log.fail(QStringLiteral("bbo"), thief, 2);
        log.fail(QStringLiteral("bob@mail"), thief, 2);
        log.fail(QStringLiteral("bob"), thief, 2);
        log.getIn(QStringLiteral("bob"), thief);
    });
    QTest::newRow("a phone with an old password") << Tell([](Young &log) {
        log.fail(QStringLiteral("bob"), thief, 300, 5 * microsPerSecond);
        log.getIn(QStringLiteral("bob"), thief);
    });
    QTest::newRow("an office on the day of new passwords") << Tell([](Young &log) {
        const QStringList people { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e") };
        for (const QString &one : people)
            log.fail(one, thief, 2);
        for (const QString &one : people)
            log.getIn(one, thief);
    });
    QTest::newRow("a guesser behind the same router as somebody") << Tell([](Young &log) {
        log.getIn(QStringLiteral("bob"), thief);
        for (const char *name : { "a", "b", "c", "d" })
            log.fail(QLatin1String(name), thief, 2);
        log.getIn(QStringLiteral("bob"), thief);
    });
    QTest::newRow("where it is known for long") << Tell([](Young &log) {
        log.knowForLong(QStringLiteral("bob"), thief);
        for (const char *name : { "a", "b", "c", "d" })
            log.fail(QLatin1String(name), thief, 2);
        log.getIn(QStringLiteral("bob"), thief);
    });
    QTest::newRow("hours apart") << Tell([](Young &log) {
        for (const char *name : { "a", "b", "c", "d" })
            log.fail(QLatin1String(name), thief, 2, 40 * microsPerMinute);
        log.t += 40 * microsPerMinute;
        log.getIn(QStringLiteral("bob"), thief);
    });
}

void TestDetectionGuessing::whatIsNoBreakIn()
{
    QFETCH(std::function<void(Young &)>, tell);
    Young log;
    log.t = log.today + microsPerHour;
    tell(log);
    QVERIFY(log.attacks().attacks.isEmpty());
    QVERIFY(log.warnings().isEmpty());
}

/// The rules of the house: at most two warnings a day. A new place with a few failures is a line in the list.
void TestDetectionGuessing::fourPointsWarnNobody()
{
    Young log;
    log.knowForLong(QStringLiteral("ops"), "192.0.2.1");
    log.getIn(QStringLiteral("ops"), "192.0.2.1");
    log.fail(QStringLiteral("ops"), thief, 3);
    log.getIn(QStringLiteral("ops"), thief);
    const auto risk = log.risk().logins;
    QCOMPARE(risk.size(), 1);
    QCOMPARE(risk[0].arithmetic(), QStringLiteral("2 (new network) + 1 (a known network was active in the same hour) + 1 (3 failure(s) from there before) = 4"));
    QCOMPARE(risk[0].state, RiskState::Unusual);
    QCOMPARE(risk[0].signs.last().count, 3);
    QVERIFY(log.warnings().isEmpty());
}

void TestDetectionGuessing::severalLoginsFromOneNetworkAreOneWarning()
{
    Young log;
    for (const char *name : { "a", "b", "c" })
        log.knowForLong(QLatin1String(name), "192.0.2.1");
    for (int i = 0; i < 20; ++i)
        log.fail(QStringLiteral("name%1").arg(i), thief, 1);
    for (const char *name : { "a", "b", "c" })
        log.getIn(QLatin1String(name), thief);
    QCOMPARE(log.risk().logins.size(), 3);
    QList<Need> warnings = log.warnings();
    warnings.removeIf([](const Need &need) { return need.rule != QLatin1String("suspicious_login"); });
    QCOMPARE(warnings.size(), 1);
    QCOMPARE(warnings[0].counts.value(QStringLiteral("logins")), 3);
    QCOMPARE(warnings[0].subject, QStringLiteral("198.51.100.0/24"));
    QCOMPARE(warnings[0].text, QStringLiteral("3 login(s) may be taken over from there: a, b, c"));
    QCOMPARE(warnings[0].filter.users.size(), 3);
    QCOMPARE(warnings[0].decisiveRows.size(), 3);
    for (const qint64 row : std::as_const(warnings[0].decisiveRows))
        QVERIFY(warnings[0].rowIds.contains(row));
}

/// The list of attacks, that of logins and the warning tell one story: the same beginning, the same failures, the same success.
void TestDetectionGuessing::aTakeoverBeginsOnce()
{
    Young log;
    const QString user = QStringLiteral("campaigns");
    log.knowForLong(user, "192.0.2.1");
    const UtcMicros first = log.t;
    for (int i = 0; i < 412; ++i)
        log.tell(log.t = first + i * 15 * microsPerSecond, user, "203.0.113." + std::to_string(70 + i % 31));
    log.getIn(user, "203.0.113.77");
    log.tell(log.t += microsPerMinute, user, "192.0.2.1", LoginOutcome::Ok); // its owner goes on
    const auto attacks = log.attacks().attacks;
    const auto own = std::ranges::find_if(attacks, [](const Attack &attack) { return attack.rule == QLatin1String("L2"); });
    QVERIFY(own != attacks.end());
    QCOMPARE(own->window.from, first);
    QCOMPARE(own->succeeded, 1);
    QCOMPARE(own->gotIn, QStringList { user });
    const auto risk = log.risk().logins;
    QCOMPARE(risk.size(), 1);
    QCOMPARE(risk[0].began, first);
    QCOMPARE(risk[0].failed, own->tries);
    const auto sign = std::ranges::find_if(risk[0].signs, [](const RiskSign &one) { return one.id == QLatin1String("failed_before"); });
    QVERIFY(sign != risk[0].signs.end());
    QCOMPARE(sign->count, 412);
    const auto warnings = log.warnings();
    QCOMPARE(warnings[0].rule, QStringLiteral("taken_over"));
    QCOMPARE(warnings[0].window.from, first);
    QCOMPARE(warnings[0].counts.value(QStringLiteral("failed")), 412);
    QCOMPARE(warnings[0].decisiveRows, QList<qint64> { risk[0].goodRow });
    QCOMPARE(warnings[0].rowIds.last(), risk[0].goodRow);
}

/// A try that several rules see counts once by kind.
void TestDetectionGuessing::ownTriesAddUp()
{
    Young log;
    const QString user = QStringLiteral("campaigns");
    log.know(user, "192.0.2.1", log.today - microsPerDay, 1, 1);
    for (int i = 0; i < 60; ++i) {
        log.fail(QStringLiteral("name%1").arg(i % 20), "203.0.113." + std::to_string(70 + i % 15), 1);
        log.fail(user, "203.0.113." + std::to_string(70 + i % 15), 1);
    }
    const auto answer = log.attacks();
    qint64 all = 0, own = 0;
    for (const auto &attack : answer.attacks) {
        all += attack.tries;
        own += attack.ownTries;
    }
    QVERIFY(all > own);
    QCOMPARE(own + answer.kinds.value(AttackKind::Other) + answer.kinds.value(AttackKind::Forgotten), answer.parts.tries);
    QCOMPARE(answer.parts.tries, 120);
}

/// Stuffing of two hours in a young store is one run: its first hour is not what the second is compared with.
void TestDetectionGuessing::aRunIsNoMeasureOfItself()
{
    Young log;
    log.t = log.today + 9 * microsPerHour;
    for (int i = 0; i < 180; ++i)
        log.fail(QStringLiteral("name%1").arg(i), "198.51." + std::to_string(i % 10) + ".1", 1, 39 * microsPerSecond);
    const auto answer = log.attacks();
    QCOMPARE(answer.attacks.front().rule, QStringLiteral("L6"));
    QCOMPARE(answer.attacks.front().tries, 180);
    QCOMPARE(answer.kinds, (QMap<AttackKind, qint64> { { AttackKind::Stuffing, 180 } }));
}

QTEST_GUILESS_MAIN(TestDetectionGuessing)
#include "tst_detection_guessing.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/attacks.h"
#include "models/store/queries/loginquery.h"
#include "tests/models/detection/fleet.h"

#include <QTest>

using namespace bw;
using namespace bw::detection;
using core::microsPerHour;
using core::microsPerMinute;
using core::microsPerSecond;
using core::UtcMicros;
using logs::LoginOutcome;
using test::address;
using test::Fleet;

class TestDetectionAttacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attacksAreListedWithExactCounts();
    void anAttackHasTheCountsOfItsOwnRule();
    void failedLoginsAddUp();
    void twoResolvedTriesAreNobodysForgottenPassword_data();
    void twoResolvedTriesAreNobodysForgottenPassword();
    void aSuccessBehindTheEndIsNotYet_data();
    void aSuccessBehindTheEndIsNotYet();
    void allOthersAreCountedOnce();
};

void TestDetectionAttacks::attacksAreListedWithExactCounts()
{
    Fleet fleet;
    fleet.know(QStringLiteral("ceo"), "192.0.2.1");
    fleet.filler.sql(QStringLiteral("BEGIN"));
    for (int i = 0; i < 150; ++i)
        fleet.know(QStringLiteral("name%1").arg(i), "192.0.2.1");
    for (int i = 0; i < 299; ++i)
        fleet.tell(fleet.today + i * microsPerMinute, QStringLiteral("name%1").arg(i % 150), "203.0.113." + std::to_string(1 + i % 20));
    fleet.filler.loginRow(fleet.sub, fleet.today + 299 * microsPerMinute, 0, address("203.0.113.20"), LoginOutcome::Failed); // without a name: no login
    for (int i = 0; i < 20; ++i)
        fleet.tell(fleet.today + i * 10 * microsPerSecond, QStringLiteral("ceo"), "198.51.100.7");
    fleet.filler.sql(QStringLiteral("COMMIT"));
    fleet.filler.lost(fleet.sub, fleet.today + 6 * microsPerHour, fleet.today + 8 * microsPerHour); // after both attacks
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    filter.zone = QStringLiteral("UTC");
    const auto answer = AttacksQuery { filter, QStringLiteral("hour") }.run(fleet.filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->parts.all(), 320);
    QVERIFY(answer->coverage < 1);
    for (const auto &attack : answer->attacks) {
        QCOMPARE(attack.coverage, 1.0); // of its own window
        QCOMPARE(nameOf(attack.severity), QStringLiteral("medium")); // in the words of warnings; nobody got in
    }
    QStringList lines;
    for (const auto &attack : answer->attacks)
        lines.append(attack.rule + u' ' + nameOf(attack.kind) + u' ' + attack.key() + QStringLiteral(" %1/%2/%3").arg(attack.tries).arg(attack.users).arg(attack.sources));
    lines.sort();
    QCOMPARE(lines.join(u'\n'), QStringLiteral("L1 brute_force ceo, 198.51.100.7 20/1/1\nL4 spraying 203.0.113.0/24 300/150/20"));
    qint64 byKind = 0;
    for (const auto &bucket : answer->buckets)
        for (const auto tries : bucket.failed)
            byKind += tries;
    QCOMPARE(byKind, 320);
    QCOMPARE(answer->buckets.size(), 48);
    QCOMPARE(answer->sources.front().source, QStringLiteral("203.0.113.0/24"));
    QCOMPARE(answer->sources.front().tries, 300);
    QCOMPARE(answer->sources.front().users, 150);
    filter.users = QStringList { QStringLiteral("ceo") };
    const auto own = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(own);
    QCOMPARE(own->parts.all(), 20);
    filter.users.clear();
    filter.sources = QStringList { QStringLiteral("198.51.100.0/24") };
    const auto from = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(from);
    QCOMPARE(from->parts.all(), 20);
    QCOMPARE(from->attacks.size(), 1);
    QCOMPARE(from->sources.size(), 1);
    QVERIFY(from->notes.isEmpty());
    fleet.filler.sql(QStringLiteral("DELETE FROM segment; UPDATE node_counter SET next = 9")); // the rows have left
    const auto later = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(later && later->attacks.isEmpty());
    QVERIFY(!later->notes.isEmpty());
    const auto risks = LoginRiskQuery { filter }.run(fleet.filler.store());
    QVERIFY(risks && !risks->notes.isEmpty() && !risks->areRowsKept);
}

void TestDetectionAttacks::anAttackHasTheCountsOfItsOwnRule()
{
    Fleet fleet;
    const auto tell = [&fleet](core::UtcMicros t, int name) { fleet.tell(fleet.today + t, QStringLiteral("name%1").arg(name), "203.0.113." + std::to_string(1 + name % 4)); };
    for (int name = 0; name < 15; ++name) // each is a guessing of its own (L1)
        for (int i = 0; i < 10; ++i)
            tell(name * microsPerMinute + i * 5 * microsPerSecond, name);
    tell(20 * microsPerMinute, 15); // all that is left for the spray
    tell(21 * microsPerMinute, 16);
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    filter.zone = QStringLiteral("UTC");
    const auto answer = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(answer);
    const auto spray = std::find_if(answer->attacks.cbegin(), answer->attacks.cend(), [](const Attack &attack) { return attack.rule == QLatin1String("L4"); });
    QVERIFY(spray != answer->attacks.cend());
    QCOMPARE(spray->tries, 152);
    QCOMPARE(spray->users, 17);
    QCOMPARE(spray->sources, 4);
    QCOMPARE(answer->parts.all(), 152);
}

void TestDetectionAttacks::failedLoginsAddUp()
{
    Fleet fleet;
    const auto tell = [&fleet](int second, const QString &user, std::int64_t mechanism, LoginOutcome outcome) {
        fleet.filler.loginRow(fleet.sub, fleet.today + second * microsPerSecond, fleet.filler.login(user), address("198.51.100.7"), outcome, 0, mechanism);
    };
    const QString ann = QStringLiteral("ann"), bob = QStringLiteral("bob");
    for (const int mechanism : { 1, 2, 3 }) // one typed password under three mechanisms
        tell(mechanism, ann, mechanism, LoginOutcome::Failed);
    tell(60, ann, 1, LoginOutcome::WrongPassword);
    tell(61, ann, 1, LoginOutcome::WrongPassword); // the same mechanism again: typed again
    tell(120, bob, 1, LoginOutcome::Outage);
    tell(180, bob, 1, LoginOutcome::Ok);
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    filter.zone = QStringLiteral("UTC");
    const auto parts = [&](const store::Filter &asked) {
        const auto answer = AttacksQuery { asked, QStringLiteral("day") }.run(fleet.filler.store());
        if (!answer)
            return answer.error().oneLine();
        FailedParts sum;
        qint64 ofKinds = 0;
        for (const auto &bucket : answer->buckets) {
            sum.tries += bucket.parts.tries;
            sum.repeats += bucket.parts.repeats;
            sum.outages += bucket.parts.outages;
            for (const auto tries : bucket.failed)
                ofKinds += tries;
        }
        const auto &all = answer->parts;
        if (sum.tries != all.tries || sum.repeats != all.repeats || sum.outages != all.outages || ofKinds != all.tries)
            return QStringLiteral("buckets and totals differ");
        return QStringLiteral("%1 = %2 + %3 + %4").arg(all.all()).arg(all.tries).arg(all.repeats).arg(all.outages);
    };
    QCOMPARE(parts(filter), QStringLiteral("6 = 3 + 2 + 1"));
    // The same number as the question that knows nothing of kinds.
    const auto plain = store::LoginQuery { filter, { QStringLiteral("source") }, false }.run(fleet.filler.store());
    QVERIFY(plain);
    QCOMPARE(plain->buckets.front().counts.failed, 6);
    QCOMPARE(plain->buckets.front().counts.checked(), 5);
    filter.users = QStringList { bob };
    QCOMPARE(parts(filter), QStringLiteral("1 = 0 + 0 + 1"));
}

/// L9 asks for three: less is as well a guess that was right.
void TestDetectionAttacks::twoResolvedTriesAreNobodysForgottenPassword_data()
{
    QTest::addColumn<int>("tries");
    QTest::addColumn<AttackKind>("kind");
    QTest::newRow("one") << 1 << AttackKind::Other;
    QTest::newRow("two") << 2 << AttackKind::Other;
    QTest::newRow("three") << 3 << AttackKind::Forgotten;
}

void TestDetectionAttacks::twoResolvedTriesAreNobodysForgottenPassword()
{
    QFETCH(int, tries);
    QFETCH(AttackKind, kind);
    Fleet fleet;
    const QString user = QStringLiteral("alice@news.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros good = fleet.today + 4 * microsPerHour;
    for (int i = 0; i < tries; ++i)
        fleet.tell(good - (tries - i) * microsPerMinute, user, "203.0.113.77");
    fleet.tell(good, user, "203.0.113.77", LoginOutcome::Ok);
    fleet.know(user, "203.0.113.77", 1, 1, good);
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    const auto answer = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->kinds, (QMap<AttackKind, qint64> { { kind, tries } }));
}

void TestDetectionAttacks::aSuccessBehindTheEndIsNotYet_data()
{
    QTest::addColumn<bool>("isSpray");
    QTest::newRow("one login is guessed") << false;
    QTest::newRow("several logins, and then in") << true;
}

/// The rows behind the end of the range only tell whose tries were resolved.
void TestDetectionAttacks::aSuccessBehindTheEndIsNotYet()
{
    QFETCH(bool, isSpray);
    Fleet fleet;
    const QString user = QStringLiteral("alice@news.example");
    fleet.know(user, "192.0.2.1");
    const UtcMicros good = fleet.today + 4 * microsPerHour;
    for (int i = 0; i < 12; ++i)
        fleet.tell(good - (20 - i) * microsPerMinute, isSpray ? QStringLiteral("name%1").arg(i % 4) : user, "203.0.113.77");
    fleet.tell(good, user, "203.0.113.77", LoginOutcome::Ok);
    fleet.know(user, "203.0.113.77", 1, 1, good);
    fleet.seal();
    const auto gotIn = [&](UtcMicros end) {
        store::Filter filter;
        filter.range = { fleet.lastDays.from, end };
        const auto answer = AttacksQuery { filter, {} }.run(fleet.filler.store());
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        QStringList names;
        for (const Attack &attack : answer->attacks)
            names << attack.gotIn << QString::number(attack.succeeded) << (attack.rule == QLatin1String("L12") ? attack.rule : QString());
        names.removeAll(QString());
        return names.join(u' ');
    };
    QVERIFY2(!gotIn(good).contains(user) && !gotIn(good).contains(QLatin1String("L12")), qPrintable(gotIn(good)));
    QVERIFY2(gotIn(good + microsPerSecond).contains(user), qPrintable(gotIn(good + microsPerSecond)));
    QCOMPARE(gotIn(good + microsPerSecond).contains(QLatin1String("L12")), isSpray);
}

/// A login that was tried from two of them is one.
void TestDetectionAttacks::allOthersAreCountedOnce()
{
    Fleet fleet;
    fleet.filler.sql(QStringLiteral("BEGIN"));
    for (int place = 0; place < 104; ++place) {
        const std::string from = "203." + std::to_string(place) + ".113.9";
        for (int i = 0; i < (place < 100 ? 2 : 1); ++i)
            fleet.tell(fleet.today + (place * 2 + i) * microsPerMinute, place < 100 ? QStringLiteral("name%1").arg(place) : QStringLiteral("shared%1").arg(place % 2), from);
    }
    fleet.filler.sql(QStringLiteral("COMMIT"));
    fleet.seal();
    store::Filter filter;
    filter.range = fleet.lastDays;
    const auto answer = AttacksQuery { filter, {} }.run(fleet.filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->sources.size(), 101);
    QCOMPARE(answer->sources.last().source, QString());
    QCOMPARE(answer->sources.last().tries, 4);
    QCOMPARE(answer->sources.last().users, 2);
}

QTEST_GUILESS_MAIN(TestDetectionAttacks)
#include "tst_detection_attacks.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/loginhistory.h"
#include "models/store/queries/loginquery.h"
#include "models/store/sqlite.h"
#include "models/store/queries/loginrows.h"
#include "tests/models/store/queries/storefiller.h"

#include <QTest>

using namespace bw;
using logs::LoginOutcome;
using logs::StringKind;
using store::LoginAnswer;
using store::LoginNetworks;
using store::LoginQuery;
using test::address;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

struct Fleet
{
    StoreFiller filler { QStringLiteral("Europe/Paris") };
    std::int64_t a = filler.node(QStringLiteral("a")), b = filler.node(QStringLiteral("b"));
    std::int64_t ann = filler.login(QStringLiteral("ann")), ghost = filler.unknownLogin(QStringLiteral("ghost"));
    std::int64_t submission = filler.string(StringKind::Service, "submission"), plain = filler.string(StringKind::Mechanism, "PLAIN"),
                 loginMech = filler.string(StringKind::Mechanism, "LOGIN");

    void tell(std::int64_t node, const char *time, std::int64_t login, const char *from, LoginOutcome outcome, std::int64_t mechanism, int tries = 1)
    {
        filler.loginRow(node, utc(time), login, address(from), outcome, submission, mechanism, tries);
        const bool isOk = outcome == LoginOutcome::Ok;
        filler.loginCell(node, utc(time), login, network(from), submission, mechanism, isOk ? tries : 0, isOk ? 0 : tries);
    }

    Fleet()
    {
        for (const auto node : { a, b })
            filler.heard(node, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T12:00:00Z"));
        tell(a, "2026-11-23T10:05:00Z", ann, "192.0.2.1", LoginOutcome::Ok, plain);
        tell(a, "2026-11-23T10:06:00Z", ann, "192.0.2.2", LoginOutcome::WrongPassword, plain, 3);
        tell(b, "2026-11-23T10:30:00Z", ghost, "203.0.113.7", LoginOutcome::NoSuchUser, loginMech);
        tell(b, "2026-11-23T11:30:00Z", ann, "203.0.113.7", LoginOutcome::Failed, loginMech);
        for (const auto node : { a, b })
            filler.seal(node, utc("2026-11-23T12:00:00Z"));
    }

    LoginAnswer ask(const QStringList &by, const store::Filter &extra = {}, bool withDistinct = true) const
    {
        store::Filter filter = extra;
        if (filter.range == core::TimeRange {})
            filter.range = { utc("2026-11-23T10:00:00Z"), utc("2026-11-23T12:00:00Z") };
        if (filter.zone.isEmpty())
            filter.zone = QStringLiteral("UTC");
        const auto answer = LoginQuery { filter, by, withDistinct }.run(filler.store());
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        return *answer;
    }
};

QString summary(const LoginAnswer &answer)
{
    QStringList lines;
    const auto text = [](const std::optional<qint64> &n) { return n ? QString::number(*n) : QStringLiteral("-"); };
    for (const auto &bucket : answer.buckets) {
        const auto &c = bucket.counts;
        lines.append(QStringList(bucket.keys.values()).join(u' ') + u' ' + text(c.ok) + u'/' + text(c.failed) + u'/' + text(c.users) + u'/' + text(c.sources));
    }
    return lines.join(u'\n');
}

} // namespace

class TestStoreLogins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByEachKey_data();
    void countsByEachKey();
    void totalsAreDistinctOverAll();
    void filters();
    void namesAndSourcesAreThoseOfTheOutcome();
    void minutesAndHalfHoursComeFromRows();
    void aRangeThatCutsAnHourIsExactOrSaysSo();
    void usersAreAbsentWithoutRows();
    void namesNobodyProvedStayHashed();
    void unheardHoursAreNull();
    void givesEventsInOrder();
    void readsTriesInPieces();
    void givesTriesInOrderInPieces();
    void mergesHistoryOfNodes();
    void whatCannotBeIsDamage_data();
    void whatCannotBeIsDamage();
    void aBrokenPageOfASmallStoreFailsEveryQuestion();
    void refusesUnknownKeys();
};

void TestStoreLogins::countsByEachKey_data()
{
    QTest::addColumn<QStringList>("by");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *key, const QString &expected) { QTest::newRow(key) << QStringList { QString::fromLatin1(key) } << expected; };
    row("hour", QStringLiteral("2026-11-23T10:00:00Z 1/4/2/3\n2026-11-23T11:00:00Z 0/1/1/1"));
    row("node", QStringLiteral("a 1/3/1/2\nb 0/2/2/1"));
    row("network", QStringLiteral("192.0.2.0/24 1/3/1/2\n203.0.113.0/24 0/2/2/1"));
    row("source", QStringLiteral("192.0.2.1 1/0/1/1\n192.0.2.2 0/3/1/1\n203.0.113.7 0/2/2/1"));
    row("service", QStringLiteral("submission 1/5/2/3"));
    row("mechanism", QStringLiteral("LOGIN 0/2/2/1\nPLAIN 1/3/1/2"));
    row("outcome", QStringLiteral("ok 1/0/1/1\nfailed 0/5/2/2"));
    row("day", QStringLiteral("2026-11-23T00:00:00Z 1/5/2/3"));
}

void TestStoreLogins::countsByEachKey()
{
    QFETCH(QStringList, by);
    QFETCH(QString, expected);
    const Fleet fleet;
    QCOMPARE(summary(fleet.ask(by)), expected);
}

void TestStoreLogins::totalsAreDistinctOverAll()
{
    const Fleet fleet;
    const auto answer = fleet.ask({ QStringLiteral("node") });
    QCOMPARE(answer.totals.users, 2);
    QCOMPARE(answer.totals.sources, 3);
    QCOMPARE(answer.totals.ok, 1);
    QCOMPARE(answer.totals.failed, 5);
    QCOMPARE(answer.totals.refused, 0);
}

void TestStoreLogins::filters()
{
    const Fleet fleet;
    store::Filter filter;
    filter.users = QStringList { QStringLiteral("ann") };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 1/4/1/3"));
    filter = {};
    filter.sources = QStringList { QStringLiteral("203.0.113.0/24") };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 0/2/2/1"));
    filter.sources = QStringList { QStringLiteral("192.0.2.2") };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 0/3/1/1"));
    filter = {};
    filter.mechanisms = QStringList { QStringLiteral("LOGIN") };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 0/2/2/1"));
    filter = {};
    filter.nodes = QStringList { QStringLiteral("a") };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 1/3/1/2"));
    filter.outcomes = QStringList { QStringLiteral("ok") };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 1/0/1/1"));
}

void TestStoreLogins::namesAndSourcesAreThoseOfTheOutcome()
{
    Fleet fleet;
    fleet.filler.loginRow(fleet.b, utc("2026-11-23T11:40:00Z"), fleet.filler.login(QStringLiteral("bob")), address("198.51.100.9"), LoginOutcome::Outage, fleet.submission, fleet.plain);
    fleet.filler.seal(fleet.b, utc("2026-11-23T12:00:00Z"));
    store::Filter filter;
    filter.outcomes = QStringList { QStringLiteral("ok") };
    const auto ok = fleet.ask({ QStringLiteral("user") }, filter);
    QCOMPARE(summary(ok), QStringLiteral("ann 1/0/1/1")); // who never succeeded is not there
    QCOMPARE(ok.totals.users, 1);
    QCOMPARE(ok.totals.sources, 1);
    filter.outcomes = QStringList { QStringLiteral("failed") };
    const auto failed = fleet.ask({ QStringLiteral("node") }, filter);
    QCOMPARE(summary(failed), QStringLiteral("a 0/3/1/1\nb 0/2/3/2"));
    QCOMPARE(failed.totals.users, 3);
    filter.outcomes = QStringList { QStringLiteral("outages") };
    QCOMPARE(fleet.ask({}, filter).totals.users, 1);
    filter.outcomes = QStringList { QStringLiteral("refused") };
    const auto refused = fleet.ask({ QStringLiteral("user") }, filter);
    QVERIFY(refused.buckets.isEmpty());
    QVERIFY(!refused.totals.users); // nobody kept who was refused
    QCOMPARE(refused.totals.refused, 0);
}

void TestStoreLogins::minutesAndHalfHoursComeFromRows()
{
    const Fleet fleet;
    store::Filter filter;
    filter.range = { utc("2026-11-23T10:05:00Z"), utc("2026-11-23T10:08:00Z") };
    QCOMPARE(summary(fleet.ask({ QStringLiteral("minute") }, filter)),
        QStringLiteral("2026-11-23T10:05:00Z 1/0/1/1\n2026-11-23T10:06:00Z 0/3/1/1\n2026-11-23T10:07:00Z 0/0/0/0"));
    filter = {};
    filter.zone = QStringLiteral("Asia/Kolkata");
    filter.range = { utc("2026-11-23T09:30:00Z"), utc("2026-11-23T11:30:00Z") };
    const auto answer = fleet.ask({ QStringLiteral("hour") }, filter);
    QCOMPARE(summary(answer), QStringLiteral("2026-11-23T15:00:00+05:30 1/3/1/2\n2026-11-23T16:00:00+05:30 0/1/1/1"));
    QVERIFY(!answer.buckets[0].counts.refused.has_value());
}

void TestStoreLogins::aRangeThatCutsAnHourIsExactOrSaysSo()
{
    Fleet fleet;
    store::Filter filter;
    filter.range = { utc("2026-11-23T10:06:00Z"), utc("2026-11-23T10:20:00Z") };
    const auto exact = fleet.ask({}, filter);
    QCOMPARE(exact.totals.ok, 0);
    QCOMPARE(exact.totals.failed, 3);
    QCOMPARE(exact.totals.refused, 0); // nothing was in the whole hour
    QVERIFY(exact.notes.isEmpty());
    QCOMPARE(summary(fleet.ask({ QStringLiteral("network") }, filter)), QStringLiteral("192.0.2.0/24 0/3/1/1"));
    filter.range.to = utc("2026-11-23T11:15:00Z"); // two edges
    QCOMPARE(fleet.ask({}, filter).totals.failed, 4);
    fleet.filler.sql(QStringLiteral("DELETE FROM segment; UPDATE node_counter SET next = 9"));
    const auto rounded = fleet.ask({}, filter);
    QCOMPARE(rounded.totals.failed, 5);
    QVERIFY(!rounded.notes.isEmpty());
}

void TestStoreLogins::usersAreAbsentWithoutRows()
{
    Fleet fleet;
    fleet.filler.sql(QStringLiteral("DELETE FROM segment; UPDATE node_counter SET next = 9"));
    QCOMPARE(summary(fleet.ask({ QStringLiteral("network") })), QStringLiteral("192.0.2.0/24 1/3/-/-\n203.0.113.0/24 0/2/-/-"));
    const auto refused = LoginQuery { { { utc("2026-11-23T10:00:00Z"), utc("2026-11-23T12:00:00Z") }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {} },
        { QStringLiteral("source") }, true }.run(fleet.filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
}

void TestStoreLogins::namesNobodyProvedStayHashed()
{
    const Fleet fleet;
    const auto answer = fleet.ask({ QStringLiteral("user") });
    QCOMPARE(answer.buckets.size(), 2);
    const QString hidden = answer.buckets[0].keys.value(QStringLiteral("user"));
    QVERIFY2(hidden.startsWith(u'#') && hidden.size() == 9, qPrintable(hidden));
    QCOMPARE(answer.buckets[1].keys.value(QStringLiteral("user")), QStringLiteral("ann"));
    store::Filter filter;
    filter.users = QStringList { hidden };
    QCOMPARE(summary(fleet.ask({}, filter)), QStringLiteral(" 0/1/1/1"));
    filter.users = QStringList { QStringLiteral("ghost") };
    QCOMPARE(fleet.ask({}, filter).totals.failed, 0);
}

void TestStoreLogins::unheardHoursAreNull()
{
    const Fleet fleet;
    store::Filter filter;
    filter.range = { utc("2026-11-23T11:00:00Z"), utc("2026-11-23T13:00:00Z") };
    const auto answer = fleet.ask({ QStringLiteral("hour") }, filter);
    QCOMPARE(summary(answer), QStringLiteral("2026-11-23T11:00:00Z 0/1/1/1\n2026-11-23T12:00:00Z -/-/-/-"));
    QCOMPARE(answer.coverage, 0.5);
}

void TestStoreLogins::givesEventsInOrder()
{
    const Fleet fleet;
    store::Filter filter;
    filter.users = QStringList { QStringLiteral("ann") };
    const auto events = store::LoginEventsQuery { filter, 0 }.run(fleet.filler.store());
    QVERIFY(events);
    QCOMPARE(events->size(), 3);
    QCOMPARE(events->at(0).outcome, QStringLiteral("ok"));
    QCOMPARE(events->at(1).tries, 3);
    QCOMPARE(events->at(1).outcome, QStringLiteral("wrong_password"));
    QCOMPARE(events->at(2).source, QStringLiteral("203.0.113.7"));
    QCOMPARE(events->at(2).node, QStringLiteral("b"));
    QCOMPARE(events->at(2).host, QStringLiteral("mx1"));
    const auto last = store::LoginEventsQuery { filter, 2 }.run(fleet.filler.store());
    QVERIFY(last);
    QCOMPARE(last->size(), 2);
    QCOMPARE(last->at(0).tries, 3);
}

void TestStoreLogins::readsTriesInPieces()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto ann = filler.login(QStringLiteral("ann"));
    filler.sql(QStringLiteral("BEGIN"));
    // Newest first, as when an older log is read later.
    for (int day = 9; day >= 0; --day)
        filler.loginRow(mx, utc("2026-11-01T12:00:00Z") + day * core::microsPerDay, ann, address("192.0.2.1"), LoginOutcome::Ok);
    filler.sql(QStringLiteral("COMMIT"));
    filler.seal(mx, utc("2026-11-23T12:00:00Z"));
    int pieces = 0;
    core::UtcMicros last = 0;
    qsizetype count = 0;
    const auto done = store::readLoginTries(filler.store(), {}, { utc("2026-11-02T00:00:00Z"), utc("2026-11-09T00:00:00Z") }, {}, [&](std::span<const store::LoginTry> tries) {
        ++pieces;
        for (const auto &one : tries) {
            QVERIFY(one.time > last);
            last = one.time;
            ++count;
        }
    });
    QVERIFY(done);
    QCOMPARE(count, 7);
    QCOMPARE(pieces, 7);
}

void TestStoreLogins::mergesHistoryOfNodes()
{
    Fleet fleet;
    const auto put = [&](std::int64_t node, const char *first, const char *last, int days, int successes, int hours) {
        fleet.filler.sql(QStringLiteral("INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                        "VALUES (%1, %2, %3, %4, %5, %6, 0, %7, 1, %8)")
                             .arg(node)
                             .arg(fleet.ann)
                             .arg(test::blob(network("192.0.2.1")))
                             .arg(store::toMs(utc(first)))
                             .arg(store::toMs(utc(last)))
                             .arg(days)
                             .arg(successes)
                             .arg(hours));
    };
    put(fleet.a, "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z", 9, 20, 1);
    put(fleet.b, "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z", 5, 7, 4);
    for (const std::size_t atHand : { LoginNetworks::mostPairs, std::size_t(0) }) {
        const auto networks = LoginNetworks::read(fleet.filler.store(), {}, atHand);
        QVERIFY(networks);
        QCOMPARE(networks->isAllAtHand(), atHand > 0);
        const auto history = networks->of(fleet.ann);
        QCOMPARE(history.size(), std::size_t(1));
        QCOMPARE(history.front().firstOk, utc("2026-09-01T00:00:00Z"));
        QCOMPARE(history.front().lastOk, utc("2026-11-01T00:00:00Z"));
        QCOMPARE(history.front().days, 9);
        QCOMPARE(history.front().successes, 27);
        QCOMPARE(history.front().hours, 5U);
        QVERIFY(networks->exists(fleet.ann));
        QVERIFY(!networks->exists(fleet.ann + 1) && !networks->exists(-1) && !networks->exists(INT64_MAX));
        QVERIFY(networks->of(fleet.ann + 1).empty());
        // Two nodes tell of the same login: looked up, it counts once for each.
        QVERIFY(networks->usersOf(std::string_view("\xc0\x00\x02", 3)) >= 1);
        QVERIFY(networks->steadyUsersOf(std::string_view("\xc0\x00\x02", 3)) >= 1);
        QCOMPARE(networks->usersOf(std::string_view("\xc6\x33\x64", 3)), 0);
        QVERIFY(!networks->problem());
    }
}

/// The same rows in the same order, however few may be held at once: also rows that were stored out of order, and more of one
/// moment than fit.
void TestStoreLogins::givesTriesInOrderInPieces()
{
    Fleet fleet;
    const auto t = utc("2026-11-24T00:00:00Z");
    for (int i = 0; i < 300; ++i)
        fleet.filler.loginRow(i % 3 ? fleet.a : fleet.b, t + (i * 7919 % 300) * 4 * core::microsPerMinute, fleet.ann, address("192.0.2.1"), logs::LoginOutcome::Ok);
    for (int i = 0; i < 60; ++i)
        fleet.filler.loginRow(i % 2 ? fleet.a : fleet.b, t + 90 * core::microsPerMinute, fleet.ann, address("192.0.2.1"), logs::LoginOutcome::Failed);
    for (const auto node : { fleet.a, fleet.b })
        fleet.filler.seal(node, t + core::microsPerDay);
    const auto read = [&](std::size_t most) {
        std::vector<std::pair<core::UtcMicros, std::int64_t>> rows;
        std::size_t largest = 0;
        const auto done = store::readLoginTries(fleet.filler.store(), {}, { t, t + core::microsPerDay }, {}, [&](std::span<const store::LoginTry> some) {
            largest = std::max(largest, some.size());
            for (const auto &row : some)
                rows.emplace_back(row.time, row.rowId);
        }, most);
        if (!done)
            qWarning("%s", qPrintable(done.error().what));
        return std::pair(rows, largest);
    };
    const auto [whole, all] = read(50'000);
    QCOMPARE(whole.size(), all);
    QVERIFY(all >= 360);
    QVERIFY(std::is_sorted(whole.begin(), whole.end()));
    for (const std::size_t most : { 1, 7, 59, 100, 359 }) {
        const auto [pieces, largest] = read(most);
        QVERIFY(pieces == whole);
        QVERIFY2(largest <= most, qPrintable(QString::number(largest)));
    }
}

void TestStoreLogins::whatCannotBeIsDamage_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("overwrites"); // bytes in the file
    QTest::newRow("sound") << QString() << false;
    QTest::newRow("a login outside its segment's time") << QStringLiteral("UPDATE login SET time_ms = 77 WHERE id = (SELECT min(id) FROM login)") << false;
    QTest::newRow("an outcome that there is not") << QStringLiteral("UPDATE login SET outcome = 99 WHERE id = (SELECT max(id) FROM login)") << false;
    QTest::newRow("fewer tries than none") << QStringLiteral("UPDATE login SET tries = -1 WHERE id = (SELECT max(id) FROM login)") << false;
    QTest::newRow("a sum beyond all sense") << QStringLiteral("UPDATE login_cell SET ok = 1 << 60 WHERE ok > 0") << false;
    QTest::newRow("hours without the spans that were heard") << QStringLiteral("DELETE FROM heard; INSERT INTO coverage_hour (node, host, start, lines, understood) SELECT id, 0, 0, 1, 1 FROM node") << false;
    QTest::newRow("a day without its rows") << QStringLiteral("DELETE FROM segment_range; UPDATE segment SET messages = 1") << false;
    QTest::newRow("zeros in a row") << QString() << true;
}

/// Also one of a table that the question does not touch: nobody can tell what its broken pages should have said.
void TestStoreLogins::aBrokenPageOfASmallStoreFailsEveryQuestion()
{
    Fleet fleet;
    const QString path = fleet.filler.store().path() + QStringLiteral(".copy");
    fleet.filler.sql(QStringLiteral("VACUUM INTO '%1'").arg(path));
    {
        auto database = store::sqlite::Database::open(path, store::sqlite::Access::ReadOnly);
        const auto page = database->integer("SELECT rootpage FROM sqlite_master WHERE name = 'verdict'");
        const auto size = database->integer("PRAGMA page_size");
        QVERIFY(page && size && *page > 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek((*page - 1) * *size + 1);
        file.write(QByteArray(7, '\x7f'));
    }
    const auto opened = store::Store::open(path, store::OpenMode::ReadOnly);
    QVERIFY(opened);
    store::Filter filter;
    filter.range = { utc("2026-11-23T10:00:00Z"), utc("2026-11-23T12:00:00Z") };
    for (int again = 0; again < 2; ++again) {
        const auto answer = LoginQuery { filter, { QStringLiteral("hour") }, true }.run(*opened);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, core::ProblemKind::Damaged);
    }
    QVERIFY(opened->isDamaged());
}

/// A page of which a part was overwritten, so that SQLite sees nothing: no answer is better than a wrong one.
void TestStoreLogins::whatCannotBeIsDamage()
{
    QFETCH(QString, sql);
    QFETCH(bool, overwrites);
    Fleet fleet;
    if (!sql.isEmpty())
        fleet.filler.sql(sql);
    fleet.filler.sql(QStringLiteral("VACUUM INTO '%1'").arg(fleet.filler.store().path() + QStringLiteral(".copy")));
    QFile file(fleet.filler.store().path() + QStringLiteral(".copy"));
    if (overwrites) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll();
        qsizetype at = -1; // 192.0.2.2, that only one login comes from: its row's time and names stand before it
        for (qsizetype next = bytes.indexOf(address("192.0.2.2")); next >= 0; next = bytes.indexOf(address("192.0.2.2"), next + 1))
            at = next;
        QVERIFY(at > 0);
        file.seek(at - 12);
        file.write(QByteArray(12, '\0'));
        file.close();
    }
    const auto opened = store::Store::open(file.fileName(), store::OpenMode::ReadOnly);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().oneLine()));
    store::Filter filter;
    filter.range = { utc("2026-11-23T10:00:00Z"), utc("2026-11-23T12:00:00Z") };
    const auto answer = LoginQuery { filter, { QStringLiteral("hour") }, true }.run(*opened);
    const bool isSound = sql.isEmpty() && !overwrites;
    QCOMPARE(answer.has_value(), isSound);
    if (isSound)
        return;
    QCOMPARE(answer.error().kind, core::ProblemKind::Damaged);
    QVERIFY(opened->isDamaged());
}

void TestStoreLogins::refusesUnknownKeys()
{
    const Fleet fleet;
    for (const auto &by : { QStringList { QStringLiteral("domain") }, QStringList { QStringLiteral("hour"), QStringLiteral("day") } }) {
        const auto refused = LoginQuery { {}, by, false }.run(fleet.filler.store());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
        QVERIFY(refused.error().remedy.contains(QStringLiteral("mechanism")));
    }
}

QTEST_GUILESS_MAIN(TestStoreLogins)
#include "tst_store_logins.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/maintenance.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/loginrows.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace bw;
using store::Store;

namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t today = 20'783; // 2026-11-26
constexpr std::int64_t nodeOne = std::int64_t(1) << 40;

class FixedClock final : public core::Clock
{
public:
    core::UtcMicros at = today * core::microsPerDay + core::microsPerHour;
    core::UtcMicros now() const override { return at; }
};

} // namespace

class TestStoreMaintenance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsLeaveByTheDayOfStoring();
    void whatHasLeftIsKnownToBeMissing();
    void aStampOfTheFutureTakesNoOthersAlong();
    void aHoldKeepsASegment();
    void keysBelowTheTopAreFoldedIntoOther();
    void loginsWithASuccessAreNeverFolded();
    void daysThatHaveLeftAreNotNought();
    void aDomainThatWasSentToStaysWithItsDays();
    void aStrangersNameLeavesWithoutATrace();
    void cellsOfAnOldLogImportedTodayStay();
    void compactingKeepsEverything();

private:
    void run(const QString &sql)
    {
        const auto done = m_database.run(sql.toUtf8().constData());
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine() + sql));
    }
    qint64 number(const QString &sql) { return m_database.integer(sql.toStdString()).value_or(-99); }
    store::MaintenanceReport maintain()
    {
        const auto report = store::maintain(*m_store, {}, m_clock, m_stop);
        if (!report)
            qWarning("%s", qPrintable(report.error().oneLine()));
        return report.value_or(store::MaintenanceReport { -1, -1, -1, -1, -1 });
    }
    /// A segment with ten login rows of one name.
    void segment(int number, std::int64_t storedDay, std::int64_t eventMs, int login)
    {
        const int first = number * 100;
        run(QStringLiteral("INSERT INTO segment VALUES (%1, %2, %3, %3, 0, 1)").arg(nodeOne | number).arg(storedDay).arg(eventMs));
        run(QStringLiteral("INSERT INTO segment_range VALUES (%1, 'login', %2, %3)").arg(nodeOne | number).arg(first).arg(first + 9));
        run(QStringLiteral("INSERT INTO segment_digest VALUES (%1, 'queue_id', x'00000001')").arg(nodeOne | number));
        for (int i = first; i < first + 10; ++i)
            run(QStringLiteral("INSERT INTO login VALUES (%1, %2, 0, 0, 0, %3, x'cb007101', 0, 0, 1, 1, 0, 0, 0)").arg(nodeOne | i).arg(eventMs).arg(login));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Store> m_store;
    store::sqlite::Database m_database;
    FixedClock m_clock;
    std::atomic_bool m_stop = false;
};

void TestStoreMaintenance::init()
{
    m_database = {};
    m_clock = {};
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("fleet.bw"));
    auto made = Store::create(path, { .homeZone = QStringLiteral("UTC"), .keyId = {} }, m_clock);
    QVERIFY(made);
    m_store = *made;
    m_database = *store::sqlite::Database::open(path, store::sqlite::Access::ReadWrite);
    run(QStringLiteral("INSERT INTO node VALUES (1, 'mx1', 'postfix', 0); INSERT INTO source VALUES ((1 << 40) | 1, CAST('/var/log/mail.log' AS BLOB), 1, 1, 1, 0, 1, 0, 0, NULL)"));
}

void TestStoreMaintenance::rowsLeaveByTheDayOfStoring()
{
    segment(1, today - 30, (today - 30) * dayMs, 0); // stored 30 days ago
    segment(2, today - 29, (today - 29) * dayMs, 0);
    segment(3, today, (today - 400) * dayMs, 0); // an old log imported today
    const auto report = maintain();
    QCOMPARE(report.segmentsRemoved, 1);
    QCOMPARE(report.rowsRemoved, 10);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM login")), 20);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM segment_digest")), 2);
    QCOMPARE(maintain(), store::MaintenanceReport {});
}

void TestStoreMaintenance::whatHasLeftIsKnownToBeMissing()
{
    const auto keptFrom = [this] { return store::loginRowsKeptFrom(*m_store, {}, {}).value_or(-1); };
    QCOMPARE(keptFrom(), INT64_MIN);
    segment(1, today - 35, (today - 36) * dayMs, 0);
    maintain(); // the newest has left, and no number is left out
    QCOMPARE(keptFrom(), ((today - 36) * dayMs + 1) * 1000);
    segment(1, today, (today - 2) * dayMs, 0); // stored today of another day, under the same number
    QCOMPARE(maintain().segmentsRemoved, 0);
    QCOMPARE(keptFrom(), ((today - 36) * dayMs + 1) * 1000);
    store::Filter filter;
    filter.range = { (today - 37) * core::microsPerDay, (today + 1) * core::microsPerDay };
    run(QStringLiteral("INSERT INTO heard VALUES (1, 0, 0, %1, %2)").arg((today - 37) * dayMs).arg((today + 1) * dayMs));
    const auto bySource = store::LoginQuery { filter, { QStringLiteral("day"), QStringLiteral("source") }, true }.run(*m_store);
    QVERIFY(bySource); // in part
    QVERIFY(!bySource->notes.isEmpty());
    QVERIFY(!bySource->buckets.front().isKept);
    QVERIFY(!bySource->totals.users.has_value());
}

/// A clock that ran a year ahead 40 days ago: what was stored since is there, and is said to be.
void TestStoreMaintenance::aStampOfTheFutureTakesNoOthersAlong()
{
    segment(1, today - 40, (today + 365) * dayMs, 0);
    segment(2, today - 3, (today - 3) * dayMs, 0);
    QCOMPARE(maintain().segmentsRemoved, 1);
    QCOMPARE(store::loginRowsKeptFrom(*m_store, {}, {}).value_or(-1), (today - 39) * dayMs * 1000);
}

void TestStoreMaintenance::aHoldKeepsASegment()
{
    segment(1, today - 40, (today - 40) * dayMs, 0);
    run(QStringLiteral("INSERT INTO hold VALUES (1, %1, %2, 'case 7', 0)").arg((today - 41) * dayMs).arg((today - 39) * dayMs));
    QCOMPARE(maintain().segmentsRemoved, 0);
    run(QStringLiteral("DELETE FROM hold"));
    QCOMPARE(maintain().segmentsRemoved, 1);
}

void TestStoreMaintenance::keysBelowTheTopAreFoldedIntoOther()
{
    const qint64 hour = (today - 3) * dayMs;
    for (int domain = 1; domain <= 250; ++domain)
        run(QStringLiteral("INSERT INTO destination_cell (node, level, start, domain, reply, messages, recipients, delivered) VALUES (1, 60, %1, %2, 0, %2, %2, %2)").arg(hour).arg(domain));
    run(QStringLiteral("INSERT INTO unfolded VALUES (1, %1, %2)").arg(hour).arg(m_clock.now() / 1000 - 49 * 3'600'000));
    const qint64 before = number(QStringLiteral("SELECT sum(delivered) FROM destination_cell"));
    QCOMPARE(maintain().keysFolded, 50);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM destination_cell WHERE domain <> 0")), 200);
    QCOMPARE(number(QStringLiteral("SELECT min(domain) FROM destination_cell WHERE domain <> 0")), 51);
    QCOMPARE(number(QStringLiteral("SELECT delivered FROM destination_cell WHERE domain = 0")), 50 * 51 / 2);
    QCOMPARE(number(QStringLiteral("SELECT sum(delivered) FROM destination_cell")), before);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM unfolded")), 0);

    // An hour that still changes keeps all its keys.
    for (int domain = 1; domain <= 250; ++domain)
        run(QStringLiteral("INSERT INTO destination_cell (node, level, start, domain, reply, recipients) VALUES (1, 60, %1, %2, 0, 1)").arg(hour + 3'600'000).arg(domain));
    run(QStringLiteral("INSERT INTO unfolded VALUES (1, %1, %2)").arg(hour + 3'600'000).arg(m_clock.now() / 1000 - 47 * 3'600'000));
    QCOMPARE(maintain().keysFolded, 0);
}

void TestStoreMaintenance::loginsWithASuccessAreNeverFolded()
{
    const qint64 hour = (today - 3) * dayMs;
    for (int login = 1; login <= 600; ++login)
        run(QStringLiteral("INSERT INTO login_cell VALUES (1, 60, %1, %2, x'cb0071', 0, 0, %3, %4, 0, 0)").arg(hour).arg(login).arg(login == 1 ? 1 : 0).arg(login + 10));
    run(QStringLiteral("INSERT INTO unfolded VALUES (1, %1, 0)").arg(hour));
    QCOMPARE(maintain().keysFolded, 99);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM login_cell WHERE login = 1")), 1);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM login_cell WHERE login = -1 AND network = x''")), 1);
}

void TestStoreMaintenance::daysThatHaveLeftAreNotNought()
{
    const std::int64_t old = today - 500; // 2025-07-14
    for (const std::int64_t day : { old, today }) {
        run(QStringLiteral("INSERT INTO login_cell VALUES (1, 1440, %1, -1, x'', 0, 0, 3, 4, 0, 0), (1, 60, %1, -1, x'', 0, 0, 3, 4, 0, 0)").arg(day * dayMs));
        run(QStringLiteral("INSERT INTO volume_cell (node, level, start, accepted) VALUES (1, 1440, %1, 9)").arg(day * dayMs));
        run(QStringLiteral("INSERT INTO heard VALUES (1, 0, 0, %1, %2)").arg(day * dayMs).arg((day + 1) * dayMs));
    }
    for (const auto &[month, day] : { std::pair { 2025 * 12 + 6, old }, std::pair { 2026 * 12 + 10, today } })
        run(QStringLiteral("INSERT INTO cell_life VALUES (1, 'login_cell', %1, %2), (1, 'volume_cell', %1, %2)").arg(month).arg(day));
    segment(1, old, (old + 1) * dayMs - 1, 0);
    const auto ask = [this](std::int64_t from, std::int64_t to) {
        store::Filter filter;
        filter.range = { from * core::microsPerDay, to * core::microsPerDay };
        return store::LoginQuery { filter, { QStringLiteral("day") }, false }.run(*m_store);
    };
    QCOMPARE(ask(old, old + 1)->totals.failed, 4);
    QVERIFY(maintain().cellsRemoved > 0);
    const auto isUnknown = [](const auto &answer) { // an answer without figures, which says why
        return answer && answer->notes.size() == 1 && std::ranges::none_of(answer->buckets, [](const auto &bucket) { return bucket.isKept; });
    };
    QVERIFY(isUnknown(ask(old, old + 1)));
    const auto both = ask(old, today + 1);
    QVERIFY(both);
    QCOMPARE(both->notes.size(), 1);
    QVERIFY2(both->notes.front().contains(QStringLiteral("2025-07-14")), qPrintable(both->notes.front()));
    QVERIFY(!both->buckets.front().isKept);
    run(QStringLiteral("INSERT INTO heard VALUES (1, 0, 0, %1, %2)").arg((today - 100) * dayMs).arg((today - 99) * dayMs));
    const auto quiet = ask(today - 100, today - 99); // nothing happened there: that is known
    QVERIFY(quiet);
    QVERIFY(quiet->notes.isEmpty());
    QCOMPARE(quiet->totals.failed, 0);
    // An archive to which nothing was added since: age goes by today's clock.
    segment(2, today, (today + 1) * dayMs - 1, 0);
    m_clock.at += 400 * core::microsPerDay;
    QVERIFY(maintain().cellsRemoved > 0);
    QVERIFY(isUnknown(ask(today, today + 1)));
}

/// The top domains of an hour are promised for 13 months (the cube's life), also after an import that nothing followed.
void TestStoreMaintenance::aDomainThatWasSentToStaysWithItsDays()
{
    run(QStringLiteral("INSERT INTO string VALUES (7, 3, CAST('receiver.example' AS BLOB), NULL, 0, %1), (8, 3, CAST('refused.example' AS BLOB), NULL, 0, %1)").arg(today - 30));
    const qint64 day = (today - 40) * dayMs;
    run(QStringLiteral("INSERT INTO destination_cell (node, level, start, domain, reply, recipients, delivered, rejected) VALUES (1, 1440, %1, 7, 0, 5, 5, 0), (1, 1440, %1, 8, 0, 2, 0, 2)").arg(day));
    run(QStringLiteral("INSERT INTO cell_life VALUES (1, 'destination_cell', %1, %2)").arg(2026 * 12 + 9).arg(today));
    const auto namesKept = [this] { return number(QStringLiteral("SELECT count(*) FROM string WHERE id IN (7, 8)")) * 10 + number(QStringLiteral("SELECT count(*) FROM destination_cell WHERE domain = 7")); };
    QCOMPARE(maintain().stringsRemoved, 1);
    QCOMPARE(namesKept(), 11);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM string WHERE id = 7")), 1);
    m_clock.at += 400 * core::microsPerDay;
    QCOMPARE(maintain().stringsRemoved, 1);
    QCOMPARE(namesKept(), 0);
}

void TestStoreMaintenance::aStrangersNameLeavesWithoutATrace()
{
    const QByteArray planted = "planted-domain-7c1f.example";
    run(QStringLiteral("INSERT INTO string VALUES (7, 3, CAST('%1' AS BLOB), NULL, 0, %2)").arg(QString::fromLatin1(planted)).arg(today - 30));
    run(QStringLiteral("INSERT INTO string VALUES (8, 3, CAST('own.example' AS BLOB), NULL, 1, %1)").arg(today - 30));
    const qint64 hour = (today - 40) * dayMs;
    run(QStringLiteral("INSERT INTO destination_cell (node, level, start, domain, reply, recipients, rejected) VALUES (1, 1440, %1, 7, 0, 5, 5), (1, 1440, %1, 0, 0, 1, 1), (1, 1440, %1, 8, 0, 2, 2)").arg(hour));
    run(QStringLiteral("INSERT INTO stream_key VALUES (3, 7, 0, x'cb0071', 0)"));
    run(QStringLiteral("INSERT INTO stream_cell (node, level, start, stream, accepted) VALUES (1, 1440, %1, 3, 9)").arg(hour));
    QCOMPARE(maintain().stringsRemoved, 1);
    QCOMPARE(number(QStringLiteral("SELECT rejected FROM destination_cell WHERE domain = 0")), 6);
    QCOMPARE(number(QStringLiteral("SELECT rejected FROM destination_cell WHERE domain = 8")), 2);
    QCOMPARE(number(QStringLiteral("SELECT accepted FROM stream_cell WHERE stream = 0")), 9);
    QVERIFY(m_database.run("PRAGMA wal_checkpoint(TRUNCATE)"));
    for (const char *suffix : { "", "-wal" }) {
        QFile file(m_store->path() + QLatin1String(suffix));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains(planted), suffix);
    }
}

void TestStoreMaintenance::cellsOfAnOldLogImportedTodayStay()
{
    const qint64 old = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::sys_days(std::chrono::year(2024) / 3 / 10).time_since_epoch()).count();
    const qint64 month = 2024 * 12 + 2;
    run(QStringLiteral("INSERT INTO volume_cell (node, level, start, accepted) VALUES (1, 5, %1, 1), (1, 15, %1, 1), (1, 1440, %1, 1)").arg(old));
    run(QStringLiteral("INSERT INTO cell_life VALUES (1, 'volume_cell', %1, %2)").arg(month).arg(today));
    QCOMPARE(maintain().cellsRemoved, 0);
    run(QStringLiteral("UPDATE cell_life SET written_day = %1").arg(today - 14));
    QCOMPARE(maintain().cellsRemoved, 1); // 5 minutes
    run(QStringLiteral("UPDATE cell_life SET written_day = %1").arg(today - 396));
    QCOMPARE(maintain().cellsRemoved, 1); // 15 minutes; the day stays for ever
    QCOMPARE(number(QStringLiteral("SELECT level FROM volume_cell")), 1440);
}

void TestStoreMaintenance::compactingKeepsEverything()
{
    segment(1, today, today * dayMs, 0);
    const auto stopped = store::Cancel::make();
    stopped.cancel();
    const auto notDone = store::compact(*m_store, stopped);
    QVERIFY(!notDone);
    QCOMPARE(notDone.error().kind, core::ProblemKind::Cancelled);
    QVERIFY(store::compact(*m_store));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM login")), 10);
    QVERIFY(m_store->quickCheck());
}

QTEST_GUILESS_MAIN(TestStoreMaintenance)
#include "tst_store_maintenance.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/homezone.h"
#include "models/store/privacy.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"
#include "models/store/writer.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace bw;
using store::Store;

class TestStoreHomeZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAreMadeAgainFromFinerCells_data();
    void daysAreMadeAgainFromFinerCells();
    void daysThatNoFinerCellReachesStay();
    void hoursCannotBeCutIntoHalves();
    void hoursAndMonthsFollow();
    void refusesAnUnknownZone();
    void waitsUntilNobodyWrites();
};

namespace {

void run(const Store &store, const QString &sql)
{
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadWrite);
    const auto done = database->run(sql.toUtf8().constData());
    if (!done)
        qFatal("%s", qPrintable(done.error().oneLine()));
}

qint64 number(const Store &store, const QString &sql)
{
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadOnly);
    return database->integer(sql.toStdString()).value_or(-99);
}

/// 400 quarters of one message each, from 2026-03-27T00:00Z on: over a change of clocks in Europe.
void fillQuarters(const Store &store, qint64 first)
{
    QString sql = QStringLiteral("BEGIN;");
    for (int i = 0; i < 400; ++i)
        sql += QStringLiteral("INSERT INTO volume_cell (node, level, start, accepted) VALUES (1, 15, %1, 1);").arg(first + i * qint64(900'000));
    run(store, sql + QStringLiteral("COMMIT"));
}

const qint64 first = QDateTime(QDate(2026, 3, 27), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();

} // namespace

void TestStoreHomeZone::daysAreMadeAgainFromFinerCells_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *zone : { "Europe/Paris", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York" })
        QTest::newRow(zone) << QString::fromLatin1(zone);
}

void TestStoreHomeZone::daysAreMadeAgainFromFinerCells()
{
    QFETCH(QString, zone);
    QTemporaryDir folder;
    core::SystemClock clock;
    const auto store = Store::create(folder.filePath(QStringLiteral("a.bw")), { .homeZone = QStringLiteral("UTC"), .keyId = {} }, clock);
    QVERIFY(store);
    fillQuarters(*store, first);
    run(*store, QStringLiteral("INSERT INTO volume_cell (node, level, start, accepted) SELECT node, 1440, start - start % 86400000, count(*) FROM volume_cell GROUP BY 3"));
    const auto since = store::changeHomeZone(*store, clock, zone);
    QVERIFY2(since, since ? "" : qPrintable(since.error().oneLine()));
    QCOMPARE(*since, 0);

    // Qt's own reckoning, quarter by quarter.
    const QTimeZone rules(zone.toLatin1());
    QMap<qint64, qint64> expected;
    for (int i = 0; i < 400; ++i) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(first + i * qint64(900'000), rules);
        ++expected[local.date().startOfDay(rules).toMSecsSinceEpoch()];
    }
    QCOMPARE(number(*store, QStringLiteral("SELECT count(*) FROM volume_cell WHERE level = 1440")), expected.size());
    for (auto day = expected.cbegin(); day != expected.cend(); ++day)
        QCOMPARE(number(*store, QStringLiteral("SELECT accepted FROM volume_cell WHERE level = 1440 AND start = %1").arg(day.key())), day.value());
    QCOMPARE(Store::open(store->path(), store::OpenMode::ReadWrite)->homeZone().name(), zone.toStdString());
}

void TestStoreHomeZone::daysThatNoFinerCellReachesStay()
{
    QTemporaryDir folder;
    core::SystemClock clock;
    const auto store = Store::create(folder.filePath(QStringLiteral("a.bw")), { .homeZone = QStringLiteral("UTC"), .keyId = {} }, clock);
    QVERIFY(store);
    fillQuarters(*store, first);
    run(*store, QStringLiteral("INSERT INTO volume_cell (node, level, start, accepted) VALUES (1, 1440, %1, 7), (1, 1440, %2, 96)").arg(first - 30 * qint64(86'400'000)).arg(first));
    const auto since = store::changeHomeZone(*store, clock, QStringLiteral("Europe/Paris"));
    QVERIFY(since);
    QCOMPARE(*since / 1000, first - 29 * qint64(86'400'000) + 23 * qint64(3'600'000)); // the first midnight in Paris after the day that cannot be counted again
    QCOMPARE(number(*store, QStringLiteral("SELECT accepted FROM volume_cell WHERE level = 1440 AND start < %1").arg(first)), 7);
    QCOMPARE(Store::open(store->path(), store::OpenMode::ReadWrite)->info()->homeZoneSince, *since);
    QCOMPARE(number(*store, QStringLiteral("SELECT sum(accepted) FROM volume_cell WHERE level = 1440")), 7 + 400);
}

void TestStoreHomeZone::hoursCannotBeCutIntoHalves()
{
    QTemporaryDir folder;
    core::SystemClock clock;
    const auto store = Store::create(folder.filePath(QStringLiteral("a.bw")), { .homeZone = QStringLiteral("UTC"), .keyId = {} }, clock);
    QVERIFY(store);
    run(*store, QStringLiteral("INSERT INTO stream_cell (node, level, start, stream, accepted) VALUES (1, 60, %1, 0, 5), (1, 1440, %1, 0, 5)").arg(first));
    const auto since = store::changeHomeZone(*store, clock, QStringLiteral("Asia/Kolkata"));
    QVERIFY(since);
    QVERIFY(*since > clock.now() && *since <= clock.now() + core::microsPerDay); // its next midnight
    const auto grid = Store::open(store->path(), store::OpenMode::ReadWrite)->grid("stream_cell");
    QCOMPARE(grid.stretches().size(), std::size_t(2));
    QCOMPARE(grid.stretches()[0].zone.name(), std::string("UTC"));
    QCOMPARE(grid.stretches()[1].from, *since);
    QCOMPARE(number(*store, QStringLiteral("SELECT accepted FROM stream_cell WHERE level = 1440 AND start = %1").arg(first)), 5);
}

void TestStoreHomeZone::hoursAndMonthsFollow()
{
    QTemporaryDir folder;
    core::SystemClock clock;
    const auto store = Store::create(folder.filePath(QStringLiteral("a.bw")), { .homeZone = QStringLiteral("UTC"), .keyId = {} }, clock);
    QVERIFY(store);
    fillQuarters(*store, first);
    run(*store, QStringLiteral("INSERT INTO volume_cell (node, level, start, accepted) SELECT node, 60, start - start % 3600000, count(*) FROM volume_cell WHERE level = 15 GROUP BY 3"));
    // The fleet's hours and days of a stream over the turn of a month, one message an hour.
    for (int hour = 0; hour < 240; ++hour)
        for (const qint64 length : { qint64(3'600'000), qint64(86'400'000) })
            run(*store, QStringLiteral("INSERT INTO stream_cell (node, level, start, stream, accepted) VALUES (0, %1, %2, 0, 1) ON CONFLICT DO UPDATE SET accepted = accepted + 1")
                            .arg(length / 60'000).arg((first + hour * qint64(3'600'000)) / length * length));
    QVERIFY(store::changeHomeZone(*store, clock, QStringLiteral("Asia/Kolkata")));
    QCOMPARE(number(*store, QStringLiteral("SELECT count(*) FROM volume_cell WHERE level = 60 AND start % 3600000 <> 1800000")), 0);
    QCOMPARE(number(*store, QStringLiteral("SELECT sum(accepted) FROM volume_cell WHERE level = 60")), 400);
    // Hours of a stream fit a zone that is whole hours away: its months are that zone's.
    const auto again = Store::open(store->path(), store::OpenMode::ReadWrite);
    QVERIFY(store::changeHomeZone(*again, clock, QStringLiteral("America/New_York")));
    QCOMPARE(number(*store, QStringLiteral("SELECT sum(accepted) FROM stream_cell WHERE level = 43200")), 240);
    QCOMPARE(number(*store, QStringLiteral("SELECT accepted FROM stream_cell WHERE level = 43200 AND start = %1")
                                .arg(QDateTime(QDate(2026, 4, 1), QTime(0, 0), QTimeZone("America/New_York")).toMSecsSinceEpoch())), 240 - 5 * 24 - 4);
}

void TestStoreHomeZone::refusesAnUnknownZone()
{
    QTemporaryDir folder;
    core::SystemClock clock;
    const auto store = Store::create(folder.filePath(QStringLiteral("a.bw")), { .homeZone = QStringLiteral("UTC"), .keyId = {} }, clock);
    const auto since = store::changeHomeZone(*store, clock, QStringLiteral("Mars/Base"));
    QVERIFY(!since);
    QCOMPARE(since.error().kind, core::ProblemKind::Usage);
}

/// A writer keeps the settings that it began with.
void TestStoreHomeZone::waitsUntilNobodyWrites()
{
    QTemporaryDir folder;
    core::SystemClock clock;
    const auto store = Store::create(folder.filePath(QStringLiteral("a.bw")), { .homeZone = QStringLiteral("UTC"), .keyId = {} }, clock);
    {
        const auto writer = store::Writer::open(*store, QStringLiteral("mx1"), QStringLiteral("postfix"), QStringLiteral("test"), clock);
        QVERIFY(writer);
        QCOMPARE(store::changeHomeZone(*store, clock, QStringLiteral("Asia/Kolkata")).error().kind, core::ProblemKind::Conflict);
        QCOMPARE(store::setClearRecipients(*store, clock, true).error().kind, core::ProblemKind::Conflict);
        QCOMPARE(store::setOwnDomains(*store, clock, { QStringLiteral("example.com") }).error().kind, core::ProblemKind::Conflict);
        QCOMPARE(store->value("home_zone").value_or(QString()), QStringLiteral("UTC"));
    }
    QVERIFY(store::changeHomeZone(*store, clock, QStringLiteral("Asia/Kolkata")));
    QVERIFY(store::setClearRecipients(*store, clock, true));
}

QTEST_GUILESS_MAIN(TestStoreHomeZone)
#include "tst_store_homezone.moc"

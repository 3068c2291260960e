// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/timebuckets.h"

#include <QDateTime>
#include <QTest>

using namespace bw;
using store::TimeBuckets;
using store::TimeKey;

namespace {
core::UtcMicros utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch() * 1000;
}
}

class TestStoreTimeBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsDaysAsTheZoneDoes_data();
    void cutsDaysAsTheZoneDoes();
    void everyMomentLiesInOneBucket_data();
    void everyMomentLiesInOneBucket();
    void weeksBeginOnMonday();
    void monthsAreCalendarMonths();
    void writesRfc3339_data();
    void writesRfc3339();
    void tellsWhichZonesFitHourCells();
    void refusesTooManyBuckets();
};

void TestStoreTimeBuckets::cutsDaysAsTheZoneDoes_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("noon");
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("minutes");
    const auto row = [](const char *name, const QString &zone, const QString &noon, const QString &start, int minutes) {
        QTest::newRow(name) << zone << noon << start << minutes;
    };
    row("plain", QStringLiteral("Europe/Paris"), QStringLiteral("2026-11-23T12:00:00Z"), QStringLiteral("2026-11-22T23:00:00Z"), 24 * 60);
    row("23 hours", QStringLiteral("Europe/Paris"), QStringLiteral("2026-03-29T12:00:00Z"), QStringLiteral("2026-03-28T23:00:00Z"), 23 * 60);
    row("25 hours", QStringLiteral("Europe/Paris"), QStringLiteral("2026-10-25T12:00:00Z"), QStringLiteral("2026-10-24T22:00:00Z"), 25 * 60);
    row("Kolkata", QStringLiteral("Asia/Kolkata"), QStringLiteral("2026-11-23T06:00:00Z"), QStringLiteral("2026-11-22T18:30:00Z"), 24 * 60);
    row("Kathmandu", QStringLiteral("Asia/Kathmandu"), QStringLiteral("2026-11-23T06:00:00Z"), QStringLiteral("2026-11-22T18:15:00Z"), 24 * 60);
    row("Lord Howe, 24.5 hours", QStringLiteral("Australia/Lord_Howe"), QStringLiteral("2026-04-05T01:00:00Z"), QStringLiteral("2026-04-04T13:00:00Z"), 24 * 60 + 30);
    row("Lord Howe, 23.5 hours", QStringLiteral("Australia/Lord_Howe"), QStringLiteral("2026-10-04T01:00:00Z"), QStringLiteral("2026-10-03T13:30:00Z"), 23 * 60 + 30);
}

void TestStoreTimeBuckets::cutsDaysAsTheZoneDoes()
{
    QFETCH(QString, zone);
    QFETCH(QString, noon);
    QFETCH(QString, start);
    QFETCH(int, minutes);
    const auto rules = core::ZoneRules::named(zone.toStdString());
    const auto buckets = TimeBuckets::make(TimeKey::Day, { utc(noon), utc(noon) + 1 }, rules);
    QVERIFY(buckets);
    QCOMPARE(buckets->size(), std::size_t(1));
    QCOMPARE(store::toRfc3339(buckets->start(0)), start);
    QCOMPARE((buckets->end(0) - buckets->start(0)) / core::microsPerMinute, minutes);
}

void TestStoreTimeBuckets::everyMomentLiesInOneBucket_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("around");
    for (const char *zone : { "UTC", "Europe/Paris", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns" })
        for (const char *around : { "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-11-01T04:30:00Z" })
            QTest::newRow(qPrintable(QLatin1String(zone) + u' ' + QLatin1String(around))) << QString::fromLatin1(zone) << QString::fromLatin1(around);
}

void TestStoreTimeBuckets::everyMomentLiesInOneBucket()
{
    QFETCH(QString, zone);
    QFETCH(QString, around);
    const auto rules = core::ZoneRules::named(zone.toStdString());
    const core::TimeRange range { utc(around) - core::microsPerDay, utc(around) + core::microsPerDay };
    for (const auto key : { TimeKey::Minute, TimeKey::FiveMinutes, TimeKey::Quarter, TimeKey::Hour, TimeKey::Day, TimeKey::Week, TimeKey::Month }) {
        const auto buckets = TimeBuckets::make(key, range, rules);
        QVERIFY(buckets);
        std::ptrdiff_t last = -1;
        for (auto t = range.from; t < range.to; t += 15 * core::microsPerMinute) {
            const auto i = buckets->indexOf(t);
            QVERIFY2(i >= 0, qPrintable(store::toRfc3339(t)));
            const auto index = static_cast<std::size_t>(i);
            QVERIFY(buckets->start(index) <= t && t < buckets->end(index));
            QVERIFY(i == last || i == last + 1 || key == TimeKey::Minute || key == TimeKey::FiveMinutes);
            QCOMPARE(store::bucketStart(key, t, rules), buckets->start(index));
            last = i;
        }
        // Asked out of order it answers the same.
        QCOMPARE(buckets->indexOf(range.from), 0);
        QCOMPARE(buckets->indexOf(buckets->start(0) - 1), -1);
        QCOMPARE(buckets->indexOf(buckets->end(buckets->size() - 1)), -1);
    }
}

void TestStoreTimeBuckets::weeksBeginOnMonday()
{
    const auto buckets = TimeBuckets::make(TimeKey::Week, { utc(QStringLiteral("2026-11-26T10:00:00Z")), utc(QStringLiteral("2026-11-30T10:00:00Z")) }, {});
    QVERIFY(buckets);
    QCOMPARE(buckets->size(), std::size_t(2));
    QCOMPARE(store::toRfc3339(buckets->start(0)), QStringLiteral("2026-11-23T00:00:00Z"));
    QCOMPARE(store::toRfc3339(buckets->start(1)), QStringLiteral("2026-11-30T00:00:00Z"));
}

void TestStoreTimeBuckets::monthsAreCalendarMonths()
{
    const auto rules = core::ZoneRules::named("Europe/Paris");
    const auto buckets = TimeBuckets::make(TimeKey::Month, { utc(QStringLiteral("2026-02-14T10:00:00Z")), utc(QStringLiteral("2026-04-02T10:00:00Z")) }, rules);
    QVERIFY(buckets);
    QCOMPARE(buckets->size(), std::size_t(3));
    QCOMPARE(store::toRfc3339(buckets->start(0), rules), QStringLiteral("2026-02-01T00:00:00+01:00"));
    QCOMPARE(store::toRfc3339(buckets->start(2), rules), QStringLiteral("2026-04-01T00:00:00+02:00"));
}

void TestStoreTimeBuckets::writesRfc3339_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    const qint64 t = utc(QStringLiteral("2026-11-23T10:00:00Z"));
    QTest::newRow("UTC") << QStringLiteral("UTC") << t << QStringLiteral("2026-11-23T10:00:00Z");
    QTest::newRow("winter in London is no Z") << QStringLiteral("Europe/London") << t << QStringLiteral("2026-11-23T10:00:00+00:00");
    QTest::newRow("Kathmandu") << QStringLiteral("Asia/Kathmandu") << t << QStringLiteral("2026-11-23T15:45:00+05:45");
    QTest::newRow("west, half hour") << QStringLiteral("America/St_Johns") << t << QStringLiteral("2026-11-23T06:30:00-03:30");
    QTest::newRow("milliseconds") << QStringLiteral("UTC") << t + 250'000 << QStringLiteral("2026-11-23T10:00:00.250Z");
    QTest::newRow("microseconds") << QStringLiteral("UTC") << t + 42 << QStringLiteral("2026-11-23T10:00:00.000042Z");
}

void TestStoreTimeBuckets::writesRfc3339()
{
    QFETCH(QString, zone);
    QFETCH(qint64, micros);
    QFETCH(QString, text);
    QCOMPARE(store::toRfc3339(micros, core::ZoneRules::named(zone.toStdString())), text);
}

void TestStoreTimeBuckets::tellsWhichZonesFitHourCells()
{
    const core::TimeRange range { utc(QStringLiteral("2026-03-01T00:00:00Z")), utc(QStringLiteral("2026-05-01T00:00:00Z")) };
    const auto zone = [](const char *name) { return core::ZoneRules::named(name); };
    QVERIFY(store::areWholeHoursApart(zone("Europe/Paris"), zone("UTC"), range));
    QVERIFY(store::areWholeHoursApart(zone("Europe/Paris"), zone("America/New_York"), range));
    QVERIFY(!store::areWholeHoursApart(zone("Europe/Paris"), zone("Asia/Kolkata"), range));
    QVERIFY(store::areWholeHoursApart(zone("Asia/Kolkata"), zone("Asia/Colombo"), range));
    // +11 in summer, +10:30 in winter: only until the clock moves.
    QVERIFY(store::areWholeHoursApart(zone("Australia/Lord_Howe"), zone("UTC"), { range.from, range.from + core::microsPerDay }));
    QVERIFY(!store::areWholeHoursApart(zone("Australia/Lord_Howe"), zone("UTC"), range));
    QVERIFY(store::areSameDays(zone("Europe/Paris"), zone("Europe/Berlin"), range));
    QVERIFY(!store::areSameDays(zone("Europe/Paris"), zone("Europe/London"), range));
}

void TestStoreTimeBuckets::refusesTooManyBuckets()
{
    const auto made = TimeBuckets::make(TimeKey::Minute, { 0, 365 * core::microsPerDay }, {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, core::ProblemKind::Usage);
    QVERIFY(made.error().remedy.contains(QStringLiteral("such as day")));
    // Never the key that was asked for.
    const auto days = TimeBuckets::make(TimeKey::Day, { 0, 3'000 * 366 * core::microsPerDay }, {}), months = TimeBuckets::make(TimeKey::Month, { 0, 3'000 * 366 * core::microsPerDay }, {}, 1'000);
    QVERIFY(!days && days.error().remedy.contains(QStringLiteral("such as month")));
    QVERIFY(!months && !months.error().remedy.contains(QStringLiteral("coarser")));
}

QTEST_GUILESS_MAIN(TestStoreTimeBuckets)
#include "tst_store_timebuckets.moc"

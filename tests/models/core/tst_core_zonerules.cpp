// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/zonerules.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace bw::core;

namespace {
UtcMicros utc(int year, int month, int day, int hour = 0, int minute = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch() * 1000;
}
}

class TestCoreZoneRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithQt_data();
    void agreesWithQt();
    void wallTimesThatHappenTwice();
    void wallTimesThatNeverHappen();
    void daysHave23To25Hours();
    void refusesUnknownNames();
    void flooringIsRightBefore1970();
};

void TestCoreZoneRules::agreesWithQt_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : { "UTC", "Europe/Paris", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca" })
        QTest::newRow(zone) << QByteArray(zone);
}

void TestCoreZoneRules::agreesWithQt()
{
    QFETCH(QByteArray, zone);
    const ZoneRules rules = ZoneRules::named(zone.toStdString());
    QVERIFY(rules.isValid());
    const QTimeZone qt(zone);
    // Every 5 h 7 min of six years: hits each hour of a change of clocks.
    for (UtcMicros t = utc(2023, 1, 1); t < utc(2029, 1, 1); t += 307 * microsPerMinute) {
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(t / 1000, qt);
        QCOMPARE(rules.offsetAt(t), moment.offsetFromUtc());
        QCOMPARE(rules.startOfDay(t) / 1000, moment.date().startOfDay(qt).toMSecsSinceEpoch());
        QCOMPARE(rules.startOfNextDay(t) / 1000, moment.date().addDays(1).startOfDay(qt).toMSecsSinceEpoch());
        const QDate month(moment.date().year(), moment.date().month(), 1);
        QCOMPARE(rules.startOfMonth(t) / 1000, month.startOfDay(qt).toMSecsSinceEpoch());
        QCOMPARE(rules.startOfNextMonth(t) / 1000, month.addMonths(1).startOfDay(qt).toMSecsSinceEpoch());
        const UtcMicros wall = t + UtcMicros(rules.offsetAt(t)) * microsPerSecond;
        const UtcMicros back = rules.toUtc(wall, t);
        QCOMPARE(back, t);
    }
}

void TestCoreZoneRules::wallTimesThatHappenTwice()
{
    const ZoneRules paris = ZoneRules::named("Europe/Paris");
    // 2026-10-25 02:30 happens at 00:30Z (summer) and at 01:30Z (winter).
    QCOMPARE(paris.toUtc(utc(2026, 10, 25, 2, 30)), utc(2026, 10, 25, 0, 30));
    QCOMPARE(paris.toUtc(utc(2026, 10, 25, 2, 30), utc(2026, 10, 25, 0, 59)), utc(2026, 10, 25, 1, 30));
}

void TestCoreZoneRules::wallTimesThatNeverHappen()
{
    const ZoneRules paris = ZoneRules::named("Europe/Paris");
    const UtcMicros t = paris.toUtc(utc(2026, 3, 29, 2, 30));
    QVERIFY(t >= utc(2026, 3, 29, 1, 0));
    QVERIFY(t <= utc(2026, 3, 29, 2, 0));
}

void TestCoreZoneRules::daysHave23To25Hours()
{
    const ZoneRules paris = ZoneRules::named("Europe/Paris");
    const auto length = [&paris](UtcMicros t) { return (paris.startOfNextDay(t) - paris.startOfDay(t)) / microsPerMinute; };
    QCOMPARE(length(utc(2026, 3, 29, 12)), 23 * 60);
    QCOMPARE(length(utc(2026, 10, 25, 12)), 25 * 60);
    QCOMPARE(length(utc(2026, 11, 25, 12)), 24 * 60);
    const ZoneRules lordHowe = ZoneRules::named("Australia/Lord_Howe"); // half an hour of summer time
    QCOMPARE((lordHowe.startOfNextDay(utc(2026, 4, 4, 20)) - lordHowe.startOfDay(utc(2026, 4, 4, 20))) / microsPerMinute, 24 * 60 + 30);
}

void TestCoreZoneRules::refusesUnknownNames()
{
    for (const char *name : { "Mars/Base", "", "../../etc/passwd", "europe/paris/x" })
        QVERIFY2(!ZoneRules::named(name).isValid(), name);
}

void TestCoreZoneRules::flooringIsRightBefore1970()
{
    QCOMPARE(floorTo(-1, microsPerHour), -microsPerHour);
    QCOMPARE(floorTo(0, microsPerHour), 0);
    QCOMPARE(floorTo(microsPerHour - 1, microsPerHour), 0);
    QCOMPARE(floorTo(-microsPerHour, microsPerHour), -microsPerHour);
}

QTEST_GUILESS_MAIN(TestCoreZoneRules)
#include "tst_core_zonerules.moc"

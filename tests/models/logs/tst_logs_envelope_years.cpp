// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/envelope.h"

#include <QDateTime>
#include <QObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using logs::EnvelopeReader;

namespace {

QStringList timesOf(const QStringList &stamps, const char *zone, int year, const char *modified)
{
    std::string bytes;
    for (const QString &stamp : stamps)
        bytes += stamp.toStdString() + " mx1 a: b\n";
    const QDateTime lastModified = QDateTime::fromString(QLatin1String(modified), Qt::ISODate);
    EnvelopeReader reader(
        {core::ZoneRules::named(zone), year, lastModified.isValid() ? lastModified.toMSecsSinceEpoch() * 1000 : 0});
    reader.setBlock(bytes, 0, 1, true);
    QStringList times;
    logs::Line line;
    for (auto step = reader.next(line); step != EnvelopeReader::Step::NeedMore; step = reader.next(line)) {
        times.append(step == EnvelopeReader::Step::Line
                ? QDateTime::fromMSecsSinceEpoch(line.time / 1000, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_s)
                : u"unreadable"_s);
    }
    return times;
}

} // namespace

/// RFC 3164 stamps have neither a year nor a zone.
class TestLogsEnvelopeYears : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOutYearAndZone_data()
    {
        QTest::addColumn<QStringList>("stamps");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<int>("year");
        QTest::addColumn<QByteArray>("modified");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, QStringList stamps, const char *zone, int year, const char *modified,
                             QStringList expected) {
            QTest::newRow(name) << stamps << QByteArray(zone) << year << QByteArray(modified) << expected;
        };
        row("given year", {u"Nov 23 11:03:41"_s}, "UTC", 2019, "", {u"2019-11-23 11:03:41"_s});
        row("given year, over New Year", {u"Dec 31 23:59:59"_s, u"Jan  1 00:00:00"_s, u"Jan  1 00:00:01"_s}, "UTC",
            2025, "", {u"2025-12-31 23:59:59"_s, u"2026-01-01 00:00:00"_s, u"2026-01-01 00:00:01"_s});
        row("given year, over New Year, from a file that is older", {u"Dec 31 23:59:59"_s, u"Jan  1 00:00:01"_s}, "UTC", 2026, "2026-11-26T11:00:00Z",
            {u"2026-12-31 23:59:59"_s, u"2027-01-01 00:00:01"_s});
        row("given year, the older log behind the newer", {u"Nov 23 11:03:41"_s, u"Mar  1 00:00:01"_s}, "UTC", 2026, "2026-11-26T11:00:00Z",
            {u"2026-11-23 11:03:41"_s, u"2026-03-01 00:00:01"_s});
        row("straggler of the old year",
            {u"Dec 31 23:59:59"_s, u"Jan  1 00:00:00"_s, u"Dec 31 23:59:59"_s, u"Jan  1 00:00:01"_s}, "UTC", 2025, "",
            {u"2025-12-31 23:59:59"_s, u"2026-01-01 00:00:00"_s, u"2025-12-31 23:59:59"_s, u"2026-01-01 00:00:01"_s});
        row("from the modification time", {u"Nov 23 11:03:41"_s}, "UTC", 0, "2026-11-24T00:00:00Z",
            {u"2026-11-23 11:03:41"_s});
        row("of the year before", {u"Nov 23 11:03:41"_s}, "UTC", 0, "2026-03-01T00:00:00Z", {u"2025-11-23 11:03:41"_s});
        row("file over New Year", {u"Dec 28 10:00:00"_s, u"Jan  2 10:00:00"_s}, "UTC", 0, "2026-01-04T00:00:00Z",
            {u"2025-12-28 10:00:00"_s, u"2026-01-02 10:00:00"_s});
        row("a clock that is a little ahead", {u"Jan  1 03:00:00"_s}, "UTC", 0, "2025-12-31T23:00:00Z",
            {u"2026-01-01 03:00:00"_s});
        row("two days ahead is last year", {u"Jan  3 03:00:00"_s}, "UTC", 0, "2025-12-31T23:00:00Z",
            {u"2025-01-03 03:00:00"_s});
        row("never later than the file", {u"Mar  1 00:00:00"_s, u"Dec  1 00:00:00"_s, u"Feb  1 00:00:00"_s}, "UTC", 0,
            "2026-06-01T00:00:00Z", {u"2026-03-01 00:00:00"_s, u"2025-12-01 00:00:00"_s, u"2026-02-01 00:00:00"_s});
        row("a silence of seven months", {u"Jan 10 10:00:00"_s, u"Aug 20 10:00:00"_s, u"Aug 21 10:00:00"_s}, "UTC", 0, "2026-08-21T11:00:00Z",
            {u"2026-01-10 10:00:00"_s, u"2026-08-20 10:00:00"_s, u"2026-08-21 10:00:00"_s});
        row("a silence of seven months in the given year", {u"Feb 10 10:00:00"_s, u"Sep 20 10:00:00"_s}, "UTC", 2026, "",
            {u"2026-02-10 10:00:00"_s, u"2026-09-20 10:00:00"_s});
        row("a silence of six months over New Year", {u"Jul 10 10:00:00"_s, u"Jan 20 10:00:00"_s, u"Jan 21 10:00:00"_s}, "UTC", 0, "2026-01-21T11:00:00Z",
            {u"2025-07-10 10:00:00"_s, u"2026-01-20 10:00:00"_s, u"2026-01-21 10:00:00"_s});
        row("a silence of eleven months", {u"Apr 10 10:00:00"_s, u"Mar 20 10:00:00"_s, u"Apr  2 10:00:00"_s}, "UTC", 0, "2026-04-02T11:00:00Z",
            {u"2025-04-10 10:00:00"_s, u"2026-03-20 10:00:00"_s, u"2026-04-02 10:00:00"_s});
        row("straggler of the month before", {u"Nov 30 23:00:00"_s, u"Dec  1 00:00:00"_s, u"Nov 30 23:59:59"_s, u"Dec  1 00:00:01"_s}, "UTC", 0, "2026-11-29T12:00:00Z",
            {u"2026-11-30 23:00:00"_s, u"2026-12-01 00:00:00"_s, u"2026-11-30 23:59:59"_s, u"2026-12-01 00:00:01"_s});
        row("straggler of the month before, in a log a year old", {u"Dec  1 00:00:00"_s, u"Nov 30 23:59:59"_s, u"Dec  1 00:00:01"_s}, "UTC", 0, "2026-11-29T12:00:00Z",
            {u"2025-12-01 00:00:00"_s, u"2025-11-30 23:59:59"_s, u"2025-12-01 00:00:01"_s});
        row("the older log behind the newer", {u"Nov 23 11:03:41"_s, u"Aug  1 00:00:01"_s}, "UTC", 0, "2026-11-26T11:00:00Z",
            {u"2026-11-23 11:03:41"_s, u"2026-08-01 00:00:01"_s});
        row("straggler of the old year, from the modification time", {u"Dec 31 23:59:59"_s, u"Jan  1 00:00:00"_s, u"Dec 31 23:59:59"_s, u"Jan  1 00:00:01"_s}, "UTC", 0,
            "2027-06-01T00:00:00Z", {u"2026-12-31 23:59:59"_s, u"2027-01-01 00:00:00"_s, u"2026-12-31 23:59:59"_s, u"2027-01-01 00:00:01"_s});
        row("leap day", {u"Feb 29 12:00:00"_s}, "UTC", 0, "2026-06-01T00:00:00Z", {u"2024-02-29 12:00:00"_s});
        row("a leap day that the given year lacks", {u"Feb 28 12:00:00"_s, u"Feb 29 12:00:00"_s, u"Mar  1 12:00:00"_s}, "UTC", 2026, "",
            {u"2026-02-28 12:00:00"_s, u"unreadable"_s, u"2026-03-01 12:00:00"_s});
        row("local zone", {u"Nov 23 11:03:41"_s, u"Jul 23 11:03:41"_s}, "Europe/Paris", 2026, "",
            {u"2026-11-23 10:03:41"_s, u"2026-07-23 09:03:41"_s});
        row("clock set forward", {u"Mar 29 01:59:59"_s, u"Mar 29 03:00:00"_s}, "Europe/Paris", 2026, "",
            {u"2026-03-29 00:59:59"_s, u"2026-03-29 01:00:00"_s});
        row("clock set back, both hours",
            {u"Oct 25 01:59:00"_s, u"Oct 25 02:10:00"_s, u"Oct 25 02:59:59"_s, u"Oct 25 02:00:00"_s,
                u"Oct 25 02:30:00"_s, u"Oct 25 03:00:00"_s},
            "Europe/Paris", 2026, "",
            {u"2026-10-24 23:59:00"_s, u"2026-10-25 00:10:00"_s, u"2026-10-25 00:59:59"_s, u"2026-10-25 01:00:00"_s,
                u"2026-10-25 01:30:00"_s, u"2026-10-25 02:00:00"_s});
        row("jitter of a second in the doubled hour",
            {u"Oct 25 02:10:00"_s, u"Oct 25 02:09:59"_s, u"Oct 25 02:10:01"_s}, "Europe/Paris", 2026, "",
            {u"2026-10-25 00:10:00"_s, u"2026-10-25 00:09:59"_s, u"2026-10-25 00:10:01"_s});
        row("half an hour back", {u"Apr  5 01:59:00"_s, u"Apr  5 01:35:00"_s, u"Apr  5 02:01:00"_s},
            "Australia/Lord_Howe", 2026, "",
            {u"2026-04-04 14:59:00"_s, u"2026-04-04 15:05:00"_s, u"2026-04-04 15:31:00"_s});
        row("RFC 3339 without offset, both hours",
            {u"2026-10-25T02:30:00"_s, u"2026-10-25T02:59:59"_s, u"2026-10-25T02:00:00"_s}, "Europe/Paris", 0, "",
            {u"2026-10-25 00:30:00"_s, u"2026-10-25 00:59:59"_s, u"2026-10-25 01:00:00"_s});
        row("three quarters", {u"Nov 23 11:03:41"_s}, "Asia/Kathmandu", 2026, "", {u"2026-11-23 05:18:41"_s});
    }
    void worksOutYearAndZone()
    {
        QFETCH(QStringList, stamps);
        QFETCH(QByteArray, zone);
        QFETCH(int, year);
        QFETCH(QByteArray, modified);
        QFETCH(QStringList, expected);
        QCOMPARE(timesOf(stamps, zone.constData(), year, modified.constData()), expected);
    }

    void withoutAnyHintTheYearIsTheLatestThatCanBe()
    {
        const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
        const QStringList times = timesOf({QLocale::c().toString(yesterday, u"MMM dd HH:mm:ss"_s)}, "UTC", 0, "");
        QCOMPARE(times, QStringList{yesterday.toString(u"yyyy-MM-dd HH:mm:ss"_s)});
    }
};

QTEST_GUILESS_MAIN(TestLogsEnvelopeYears)
#include "tst_logs_envelope_years.moc"

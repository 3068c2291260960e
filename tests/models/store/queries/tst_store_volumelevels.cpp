// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/streamrules.h"
#include "tests/models/store/queries/volumeasking.h"

#include <QTest>
#include <QThread>

using namespace bw;
using logs::Outcome;
using logs::StringKind;
using store::VolumeAnswer;
using store::VolumeQuery;
using test::address;
using test::ask;
using test::network;
using test::range;
using test::StoreFiller;
using test::summary;
using test::utc;
using test::Cell;

/// Which level of cells answers, and that each gives the same.
class TestStoreVolumeLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysOfTheHomeZone_data();
    void daysOfTheHomeZone();
    void daysOfAnotherZoneComeFromQuarters();
    void edgesInsideADayAreExact();
    void edgesInsideFiveMinutesAreExactOrSaid();
    void coarseCellsAnswerWhereTheyFit();
    void halfHourZonesNeedRowsForStreams();
    void expiredFineCellsFallBackToDays();
    void halfAnHourAwayNothingIsMixed();
    void halfAnHourAwayRowsAnswerWhileTheyAreKept();
    void volumeIsCountedAgainInEveryZone();
    void whatRetentionTookIsNotZero();
    void aDamagedBlockLeavesTheRest();
};

void TestStoreVolumeLevels::daysOfTheHomeZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("hours2"); // half hours of the day in the middle
    QTest::newRow("Paris, 23 hours") << QStringLiteral("Europe/Paris") << QByteArray("2026-03-27T23:00:00Z") << QByteArray("2026-03-30T22:00:00Z") << 46;
    QTest::newRow("Paris, 25 hours") << QStringLiteral("Europe/Paris") << QByteArray("2026-10-23T22:00:00Z") << QByteArray("2026-10-26T23:00:00Z") << 50;
    QTest::newRow("Kolkata") << QStringLiteral("Asia/Kolkata") << QByteArray("2026-11-21T18:30:00Z") << QByteArray("2026-11-24T18:30:00Z") << 48;
    QTest::newRow("Kathmandu") << QStringLiteral("Asia/Kathmandu") << QByteArray("2026-11-21T18:15:00Z") << QByteArray("2026-11-24T18:15:00Z") << 48;
    QTest::newRow("Lord Howe, 24.5 hours") << QStringLiteral("Australia/Lord_Howe") << QByteArray("2026-04-03T13:00:00Z") << QByteArray("2026-04-06T13:30:00Z") << 49;
}

void TestStoreVolumeLevels::daysOfTheHomeZone()
{
    QFETCH(QString, zone);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, hours2);
    StoreFiller filler(zone);
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("news"), network("192.0.2.1"));
    filler.sql(QStringLiteral("BEGIN"));
    filler.sql(QStringLiteral("INSERT INTO stream_rule VALUES (1, 'News', 'news.example', '', '', '')"));
    for (auto t = utc(from.constData()); t < utc(to.constData()); t += 30 * core::microsPerMinute) {
        filler.volume(mx, t, { 1, 1, 1, 0, 0, 0, 0, 0 });
        filler.stream(mx, t, key, { 1, 1, 1, 0, 0, 0, 0, 0 });
    }
    filler.sql(QStringLiteral("COMMIT"));
    filler.heard(mx, utc(from.constData()), utc(to.constData()));
    const auto filter = range(from.constData(), to.constData(), zone.toLatin1().constData());
    const auto byDay = ask(filler, { QStringLiteral("day") }, filter);
    QCOMPARE(byDay.buckets.size(), 3);
    QCOMPARE(byDay.buckets[0].counts.messages, 48);
    QCOMPARE(byDay.buckets[1].counts.messages, hours2);
    QCOMPARE(byDay.buckets[2].counts.messages, 48);
    QCOMPARE(byDay.totals.messages, 96 + hours2);
    const auto byHour = ask(filler, { QStringLiteral("hour") }, filter);
    qint64 sum = 0;
    for (const auto &bucket : byHour.buckets) {
        QCOMPARE(bucket.counts.messages.value_or(-1), (bucket.end - bucket.start) / (30 * core::microsPerMinute));
        sum += bucket.counts.messages.value_or(0);
    }
    QCOMPARE(sum, 96 + hours2);
    const auto streams = ask(filler, { QStringLiteral("hour"), QStringLiteral("stream") }, filter);
    QCOMPARE(streams.buckets.size(), byHour.buckets.size());
    for (qsizetype i = 0; i < byHour.buckets.size(); ++i) {
        QCOMPARE(streams.buckets[i].keys.value(QStringLiteral("stream")), QStringLiteral("News"));
        QCOMPARE(streams.buckets[i].counts.messages, byHour.buckets[i].counts.messages);
    }
}

void TestStoreVolumeLevels::daysOfAnotherZoneComeFromQuarters()
{
    StoreFiller filler(QStringLiteral("Europe/Paris"));
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-22T00:00:00Z"), utc("2026-11-25T00:00:00Z"));
    filler.volume(mx, utc("2026-11-22T18:00:00Z"), { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.volume(mx, utc("2026-11-22T18:15:00Z"), { 10, 10, 10, 0, 0, 0, 0, 0 });
    filler.volume(mx, utc("2026-11-23T18:00:00Z"), { 100, 100, 100, 0, 0, 0, 0, 0 });
    const auto answer = ask(filler, { QStringLiteral("day") }, range("2026-11-21T18:15:00Z", "2026-11-23T18:15:00Z", "Asia/Kathmandu"));
    QCOMPARE(summary(answer), QStringLiteral("2026-11-22T00:00:00+05:45 1/1/1/0/0\n2026-11-23T00:00:00+05:45 110/110/110/0/0"));
}

void TestStoreVolumeLevels::edgesInsideADayAreExact()
{
    StoreFiller filler(QStringLiteral("Europe/Paris"));
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-01T00:00:00Z"), utc("2026-11-25T00:00:00Z"));
    filler.sql(QStringLiteral("BEGIN"));
    for (auto t = utc("2026-11-01T00:00:00Z"); t < utc("2026-11-25T00:00:00Z"); t += 5 * core::microsPerMinute)
        filler.volume(mx, t, { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.sql(QStringLiteral("COMMIT"));
    const std::pair<const char *, const char *> ranges[] {
        { "2026-11-02T10:05:00Z", "2026-11-20T17:40:00Z" },
        { "2026-11-02T10:05:00Z", "2026-11-02T10:10:00Z" },
        { "2026-11-02T22:55:00Z", "2026-11-02T23:20:00Z" },
        { "2026-11-02T23:00:00Z", "2026-11-03T23:00:00Z" },
        { "2026-11-02T22:50:00Z", "2026-11-03T23:10:00Z" },
    };
    for (const auto &[from, to] : ranges)
        QCOMPARE(ask(filler, {}, range(from, to)).totals.messages, (utc(to) - utc(from)) / (5 * core::microsPerMinute));
}

/// The finest cell is cut: rows know the part, and without them the answer says that it counts the whole.
void TestStoreVolumeLevels::edgesInsideFiveMinutesAreExactOrSaid()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-20T00:00:00Z"), utc("2026-11-21T00:00:00Z"));
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    const auto domain = filler.string(StringKind::Domain, "a.example");
    int index = 0;
    for (const char *time : { "2026-11-20T09:01:00Z", "2026-11-20T09:04:00Z", "2026-11-20T12:00:00Z", "2026-11-20T15:31:00Z", "2026-11-20T15:33:00Z", "2026-11-20T15:34:00Z", "2026-11-20T15:36:00Z", "2026-11-20T15:38:00Z" }) {
        const auto message = filler.message(mx, { .accepted = utc(time), .queueId = QByteArray("Q") + char('A' + index++), .stream = key });
        filler.delivery(mx, message, utc(time), Outcome::Delivered, QByteArray(16, 'r'), domain);
        filler.volume(mx, utc(time), { 1, 1, 1, 0, 0, 0, 0, 0 });
    }
    filler.seal(mx, utc("2026-11-20T16:00:00Z"));
    const auto cut = range("2026-11-20T09:02:00Z", "2026-11-20T15:33:00Z"), inside = range("2026-11-20T15:32:00Z", "2026-11-20T15:34:00Z"),
               whole = range("2026-11-20T09:00:00Z", "2026-11-20T15:35:00Z");
    for (const QStringList &by : { QStringList(), QStringList { QStringLiteral("hour") }, QStringList { QStringLiteral("5min") }, QStringList { QStringLiteral("node") } }) {
        const auto exact = ask(filler, by, cut);
        QCOMPARE(exact.totals.delivered, 3);
        QCOMPARE(exact.totals.accepted, 3);
        qint64 sum = 0;
        for (const auto &bucket : exact.buckets)
            sum += bucket.counts.delivered.value_or(0);
        QCOMPARE(sum, 3);
        QCOMPARE(exact.notes, QStringList());
        QCOMPARE(ask(filler, by, inside).totals.delivered, 1);
        // Both ends in one quarter, each inside five minutes of its own.
        QCOMPARE(ask(filler, by, range("2026-11-20T15:31:30Z", "2026-11-20T15:37:00Z")).totals.delivered, 3);
    }
    filler.sql(QStringLiteral("DELETE FROM segment; UPDATE node_counter SET next = 5"));
    const auto rounded = ask(filler, {}, cut);
    QCOMPARE(rounded.totals.delivered, 6);
    QCOMPARE(rounded.notes.size(), 1);
    QVERIFY2(rounded.notes.front().contains(QStringLiteral("whole stretches of 5 minutes")), qPrintable(rounded.notes.front()));
    QCOMPARE(ask(filler, {}, whole).notes, QStringList()); // nothing is cut
    QCOMPARE(ask(filler, {}, whole).totals.delivered, 6);
}

void TestStoreVolumeLevels::coarseCellsAnswerWhereTheyFit()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    for (const auto node : { mx, filler.node(QStringLiteral("mx2")) }) // months are cells of a fleet
        filler.heard(node, utc("2026-08-01T00:00:00Z"), utc("2026-12-01T00:00:00Z"));
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    const auto a = filler.string(StringKind::Domain, "a.example");
    int days = 0;
    for (auto t = utc("2026-09-01T10:00:00Z"); t < utc("2026-11-30T00:00:00Z"); t += core::microsPerDay, ++days) {
        filler.stream(mx, t, key, { 1, 2, 1, 0, 0, 0, 0, 0 });
        filler.destination(mx, t, a, 0, 1, { 0, 2, 1, 0, 0, 0, 0, 0 });
    }
    const auto all = range("2026-09-10T00:00:00Z", "2026-11-20T00:00:00Z"); // 21 + 31 + 19 days
    const QString byStream = QStringLiteral("2026-09-01T00:00:00Z 21/42/21/0/0\n2026-10-01T00:00:00Z 31/62/31/0/0\n2026-11-01T00:00:00Z 19/38/19/0/0");
    const auto answers = [&] {
        return QStringList { summary(ask(filler, { QStringLiteral("month"), QStringLiteral("sender") }, all)).remove(QStringLiteral(" news.example")),
            summary(ask(filler, { QStringLiteral("domain") }, all)), summary(ask(filler, { QStringLiteral("month"), QStringLiteral("domain") }, all)).remove(QStringLiteral("a.example ")) };
    };
    const QStringList expected { byStream, QStringLiteral("a.example 71/142/71/0/0"), byStream };
    QCOMPARE(answers(), expected);
    // The whole month inside the range is read from its own cell: its days are not needed.
    for (const char *cube : { "stream_cell", "destination_cell" })
        filler.sql(QStringLiteral("DELETE FROM %1 WHERE level < 43200 AND start >= %2 AND start < %3")
                       .arg(QLatin1String(cube)).arg(utc("2026-10-01T00:00:00Z") / 1000).arg(utc("2026-11-01T00:00:00Z") / 1000));
    QCOMPARE(answers(), expected);

    // Hours of volume stand for their quarters, in every zone that is whole hours away.
    for (int quarter = 0; quarter < 8; ++quarter)
        filler.volume(mx, utc("2026-11-23T10:00:00Z") + quarter * 15 * core::microsPerMinute, { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.sql(QStringLiteral("DELETE FROM volume_cell WHERE level = 15 AND start > %1").arg(utc("2026-11-23T11:00:00Z") / 1000));
    auto hours = range("2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z", "America/New_York");
    QCOMPARE(summary(ask(filler, { QStringLiteral("hour") }, hours)), QStringLiteral("2026-11-23T05:00:00-05:00 4/4/4/0/0\n2026-11-23T06:00:00-05:00 4/4/4/0/0"));
    hours.zone = QStringLiteral("Asia/Kolkata"); // half an hour away: quarters
    QCOMPARE(ask(filler, { QStringLiteral("hour") }, hours).buckets.back().counts.messages.value_or(-1), 0);
}

void TestStoreVolumeLevels::halfHourZonesNeedRowsForStreams()
{
    StoreFiller filler(QStringLiteral("Europe/Paris"));
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:40:00Z");
    const auto key = filler.streamKey(QStringLiteral("news.example"), {}, {});
    filler.heard(mx, t - core::microsPerHour, t + core::microsPerHour);
    filler.stream(mx, t, key, { 1, 1, 0, 0, 0, 0, 0, 0 });
    filler.message(mx, { .accepted = t, .queueId = "A", .stream = key });
    filler.seal(mx, t);
    const QStringList by { QStringLiteral("hour"), QStringLiteral("sender") };
    const auto kolkata = range("2026-11-23T10:30:00Z", "2026-11-23T11:30:00Z", "Asia/Kolkata");
    QCOMPARE(summary(ask(filler, by, kolkata)), QStringLiteral("2026-11-23T16:00:00+05:30 news.example 1/1/0/0/0"));
    filler.sql(QStringLiteral("DELETE FROM segment; UPDATE node_counter SET next = 5"));
    const auto refused = VolumeQuery { kolkata, by, false }.run(filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
    QVERIFY(refused.error().remedy.contains(QStringLiteral("Europe/Paris")));
    QCOMPARE(summary(ask(filler, by, range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", "America/New_York"))),
        QStringLiteral("2026-11-23T05:00:00-05:00 news.example 1/1/0/0/0"));
}

void TestStoreVolumeLevels::expiredFineCellsFallBackToDays()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2024-11-20T00:00:00Z"), utc("2024-11-25T00:00:00Z"));
    filler.volume(mx, utc("2024-11-22T10:00:00Z"), { 3, 3, 3, 0, 0, 0, 0, 0 });
    filler.volume(mx, utc("2024-11-23T10:00:00Z"), { 5, 5, 5, 0, 0, 0, 0, 0 });
    filler.sql(QStringLiteral("DELETE FROM volume_cell WHERE level < 1440"));
    filler.sql(QStringLiteral("INSERT OR REPLACE INTO node_counter VALUES (%1, 'segment', 5)").arg(mx)); // and all rows have left
    const auto filter = range("2024-11-22T00:00:00Z", "2024-11-24T00:00:00Z");
    QCOMPARE(summary(ask(filler, { QStringLiteral("day") }, filter)), QStringLiteral("2024-11-22T00:00:00Z 3/3/3/0/0\n2024-11-23T00:00:00Z 5/5/5/0/0"));
    QCOMPARE(ask(filler, {}, range("2024-11-22T09:00:00Z", "2024-11-23T12:00:00Z")).totals.messages, 8);
    const auto refused = VolumeQuery { filter, { QStringLiteral("hour") }, false }.run(filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
    QVERIFY(refused.error().remedy.contains(QStringLiteral("day")));
}

namespace {

/// One message each six hours of 80 days, in all cubes; the last one at noon of 2026-11-19.
constexpr int sixHoursOf80Days = 320;
void fillEachSixHours(StoreFiller &filler, std::int64_t mx, std::int64_t stream, std::int64_t domain, core::UtcMicros from, int count)
{
    filler.sql(QStringLiteral("BEGIN"));
    for (int i = 0; i < count; ++i) {
        const auto t = from + i * 6 * core::microsPerHour + 20 * core::microsPerMinute;
        filler.volume(mx, t, { 1, 1, 1, 0, 0, 0, 0, 0 });
        filler.stream(mx, t, stream, { 1, 1, 1, 0, 0, 0, 0, 0 });
        filler.destination(mx, t, domain, 0, 1, { 0, 1, 1, 0, 0, 0, 0, 0 });
    }
    filler.sql(QStringLiteral("COMMIT"));
}

qint64 sumOf(const VolumeAnswer &answer)
{
    qint64 sum = 0;
    for (const auto &bucket : answer.buckets)
        sum += bucket.counts.delivered.value_or(0);
    return sum;
}

} // namespace

void TestStoreVolumeLevels::halfAnHourAwayNothingIsMixed()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto other = filler.node(QStringLiteral("mx2")); // months are cells of a fleet
    for (const auto node : { mx, other })
        filler.heard(node, utc("2026-09-01T00:00:00Z"), utc("2026-11-26T00:00:00Z"));
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    const auto domain = filler.string(StringKind::Domain, "a.example");
    filler.sql(QStringLiteral("INSERT OR REPLACE INTO node_counter VALUES (%1, 'segment', 5)").arg(mx)); // rows have left
    fillEachSixHours(filler, mx, key, domain, utc("2026-09-01T00:00:00Z"), sixHoursOf80Days);
    filler.changeHomeZone(QStringLiteral("Asia/Kolkata"), utc("2026-11-20T12:00:00Z"));
    // From midnight in Kolkata on, cells are of the new zone.
    fillEachSixHours(filler, mx, key, domain, utc("2026-11-21T00:00:00Z"), 16);

    for (const char *by : { "sender", "domain" }) {
        const QStringList keys { QString::fromLatin1(by) };
        const auto all = ask(filler, keys);
        QCOMPARE(sumOf(all), sixHoursOf80Days + 16);
        QCOMPARE(all.totals.delivered, sixHoursOf80Days + 16);
        QVERIFY(all.notes.isEmpty());
        for (const char *unit : { "day", "month" }) {
            const auto byTime = ask(filler, QStringList { QString::fromLatin1(unit) } + keys, range("2026-08-31T18:30:00Z", "2026-11-24T18:30:00Z", "Asia/Kolkata"));
            QCOMPARE(byTime.notes.size(), 1);
            QVERIFY2(byTime.notes.front().contains(QStringLiteral("2026-11-21T00:00:00+05:30")) && byTime.notes.front().contains(QStringLiteral("UTC")), qPrintable(byTime.notes.front()));
            for (const auto &bucket : byTime.buckets) {
                QCOMPARE(bucket.isKept, bucket.start >= utc("2026-11-20T18:30:00Z"));
                QCOMPARE(bucket.counts.delivered.has_value(), bucket.isKept);
            }
            QCOMPARE(byTime.totals.delivered, sixHoursOf80Days + 16);
        }
        // The days after it, and those before it in their own zone, are whole.
        const auto after = ask(filler, QStringList { QStringLiteral("day") } + keys, range("2026-11-20T18:30:00Z", "2026-11-24T18:30:00Z", "Asia/Kolkata"));
        QVERIFY(after.notes.isEmpty());
        QCOMPARE(after.buckets.size(), 4);
        QCOMPARE(after.buckets[0].counts.delivered, 4); // 00:20, 06:20, 12:20 and 18:20 UTC
        QCOMPARE(after.buckets[1].counts.delivered, 4);
        QCOMPARE(sumOf(after), 16);
        const auto before = ask(filler, QStringList { QStringLiteral("month") } + keys, range("2026-09-01T00:00:00Z", "2026-11-20T00:00:00Z", "UTC"));
        QVERIFY(before.notes.isEmpty());
        QCOMPARE(before.buckets.size(), 3);
        QCOMPARE(before.buckets[0].counts.delivered, 30 * 4);
        QCOMPARE(before.buckets[1].counts.delivered, 31 * 4);
        QCOMPARE(before.buckets[2].counts.delivered, 19 * 4);
        // A range that begins at a midnight of Kolkata cuts an hour of UTC: told, where no rows are left to be exact.
        const auto cut = ask(filler, keys, range("2026-10-04T18:30:00Z", "2026-10-10T18:30:00Z", "Asia/Kolkata"));
        QCOMPARE(cut.notes.size(), 1);
        QCOMPARE(sumOf(cut), 6 * 4 + 1);
    }
}

void TestStoreVolumeLevels::halfAnHourAwayRowsAnswerWhileTheyAreKept()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-18T00:00:00Z"), utc("2026-11-24T00:00:00Z"));
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    const auto domain = filler.string(StringKind::Domain, "a.example");
    const char *times[] { "2026-11-19T18:10:00Z", "2026-11-19T18:40:00Z", "2026-11-20T09:00:00Z" };
    int index = 0;
    for (const char *time : times) {
        const auto message = filler.message(mx, { .accepted = utc(time), .queueId = QByteArray("Q") + char('A' + index++), .stream = key });
        filler.delivery(mx, message, utc(time), Outcome::Delivered, QByteArray(16, 'r'), domain);
        filler.stream(mx, utc(time), key, { 1, 1, 1, 0, 0, 0, 0, 0 });
        filler.destination(mx, utc(time), domain, 0, 1, { 0, 1, 1, 0, 0, 0, 0, 0 });
    }
    filler.seal(mx, utc("2026-11-20T10:00:00Z"));
    filler.changeHomeZone(QStringLiteral("Asia/Kolkata"), utc("2026-11-20T12:00:00Z"));
    filler.stream(mx, utc("2026-11-21T09:00:00Z"), key, { 1, 1, 1, 0, 0, 0, 0, 0 });
    const auto days = ask(filler, { QStringLiteral("day"), QStringLiteral("sender") }, range("2026-11-18T18:30:00Z", "2026-11-21T18:30:00Z", "Asia/Kolkata"));
    QVERIFY(days.notes.isEmpty());
    QCOMPARE(summary(days), QStringLiteral("2026-11-19T00:00:00+05:30 news.example 1/1/1/0/0\n2026-11-20T00:00:00+05:30 news.example 2/2/2/0/0\n"
                                           "2026-11-21T00:00:00+05:30 news.example 1/1/1/0/0"));
    // The edge cuts an hour: rows know which half.
    const auto edge = ask(filler, { QStringLiteral("domain") }, range("2026-11-19T18:30:00Z", "2026-11-20T18:30:00Z", "Asia/Kolkata"));
    QVERIFY(edge.notes.isEmpty());
    QCOMPARE(sumOf(edge), 2);
}

void TestStoreVolumeLevels::volumeIsCountedAgainInEveryZone()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-09-01T00:00:00Z"), utc("2026-11-26T00:00:00Z"));
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    fillEachSixHours(filler, mx, key, filler.string(StringKind::Domain, "a.example"), utc("2026-09-01T00:00:00Z"), sixHoursOf80Days);
    // Quarters of the first ten days have left.
    filler.sql(QStringLiteral("DELETE FROM volume_cell WHERE level < 1440 AND start < %1").arg(utc("2026-09-11T00:00:00Z") / 1000));
    filler.sql(QStringLiteral("INSERT OR REPLACE INTO node_counter VALUES (%1, 'segment', 5)").arg(mx));
    filler.changeHomeZone(QStringLiteral("Asia/Kolkata"), utc("2026-11-20T12:00:00Z"));
    const auto all = ask(filler, { QStringLiteral("day") }, range("2026-08-31T18:30:00Z", "2026-11-20T18:30:00Z", "Asia/Kolkata"));
    QCOMPARE(all.totals.delivered, sixHoursOf80Days);
    QCOMPARE(all.notes.size(), 1);
    for (const auto &bucket : all.buckets) {
        QCOMPARE(bucket.isKept, bucket.start >= utc("2026-09-11T18:30:00Z"));
        if (bucket.isKept && bucket.end < utc("2026-11-19T00:00:00Z"))
            QCOMPARE(bucket.counts.delivered, 4);
    }
    const auto old = ask(filler, { QStringLiteral("day") }, range("2026-09-01T00:00:00Z", "2026-09-11T00:00:00Z", "UTC"));
    QVERIFY(old.notes.isEmpty());
    QCOMPARE(old.buckets.size(), 10);
    QCOMPARE(sumOf(old), 40);
    // There and back: whole again where quarters are.
    filler.changeHomeZone(QStringLiteral("UTC"), utc("2026-11-20T13:00:00Z"));
    const auto back = ask(filler, { QStringLiteral("day") }, range("2026-09-01T00:00:00Z", "2026-11-20T00:00:00Z", "UTC"));
    QVERIFY(back.notes.isEmpty());
    QCOMPARE(sumOf(back), sixHoursOf80Days);
}

/// Three days, each stored on its own day, a message each.
static void fillThreeDays(StoreFiller &filler, std::int64_t mx)
{
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    const auto domain = filler.string(StringKind::Domain, "a.example");
    filler.heard(mx, utc("2026-11-20T00:00:00Z"), utc("2026-11-23T00:00:00Z"));
    for (const char *time : { "2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z" }) {
        const auto message = filler.message(mx, { .accepted = utc(time), .queueId = "A", .stream = key, .client = address("192.0.2.1") });
        filler.delivery(mx, message, utc(time), Outcome::Deferred, QByteArray(16, 'r'), domain);
        filler.volume(mx, utc(time), { 1, 1, 0, 1, 0, 0, 0, 0 });
        filler.seal(mx, utc(time));
    }
}

void TestStoreVolumeLevels::whatRetentionTookIsNotZero()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    fillThreeDays(filler, mx);
    const auto all = range("2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z");
    const QStringList bySource { QStringLiteral("day"), QStringLiteral("source") };
    QCOMPARE(ask(filler, bySource, all).buckets.size(), 3);
    // A hold keeps the first segment, the second has left: nothing before the third's day can be counted.
    filler.sql(QStringLiteral("DELETE FROM segment WHERE id & 0xffff = 2"));
    const auto part = ask(filler, bySource, all, true);
    QCOMPARE(part.notes.size(), 1);
    QVERIFY2(part.notes.front().contains(QStringLiteral("2026-11-22T00:00:00Z")), qPrintable(part.notes.front()));
    QCOMPARE(part.buckets.size(), 3);
    QVERIFY(!part.buckets[0].isKept && !part.buckets[1].isKept && part.buckets[2].isKept);
    QVERIFY(!part.buckets[1].counts.deferred);
    QCOMPARE(part.buckets[2].counts.deferred.value_or(-1), 1);
    QCOMPARE(part.totals.deferred.value_or(-1), 3); // cells know
    QVERIFY(!part.totals.deferredRecipients);
    const auto days = ask(filler, { QStringLiteral("day") }, all, true);
    QVERIFY(days.notes.isEmpty());
    QVERIFY(!days.buckets[0].counts.deferredRecipients);
    QCOMPARE(days.buckets[2].counts.deferredRecipients.value_or(-1), 1);
    filler.sql(QStringLiteral("DELETE FROM segment"));
    const auto refused = VolumeQuery { all, bySource, false }.run(filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
}

void TestStoreVolumeLevels::aDamagedBlockLeavesTheRest()
{
    if (!StoreFiller::packs)
        return;
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    fillThreeDays(filler, mx);
    filler.sql(QStringLiteral("UPDATE block SET facts = CAST(substr(facts, 1, 12) || x'00' || substr(facts, 14) AS BLOB) WHERE id & 0xffff = 2"));
    const auto all = range("2026-11-20T00:00:00Z", "2026-11-23T00:00:00Z");
    const auto cells = ask(filler, { QStringLiteral("day") }, all);
    QVERIFY(cells.notes.isEmpty());
    QCOMPARE(cells.totals.deferred.value_or(-1), 3);
    const auto rows = ask(filler, { QStringLiteral("source") }, all, true);
    QCOMPARE(rows.buckets.size(), 1);
    QCOMPARE(rows.buckets[0].counts.deferred.value_or(-1), 2); // of the good blocks
    QCOMPARE(rows.totals.deferred.value_or(-1), 3);
    QVERIFY(!rows.totals.deferredRecipients);
    QCOMPARE(rows.notes.size(), 1);
    QVERIFY2(rows.notes.front().contains(QStringLiteral("2026-11-21T10:00:00Z")) && rows.notes.front().contains(QStringLiteral("store check")), qPrintable(rows.notes.front()));
}

/// All of it twice: with a row for each message, and packed.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failed = 0;
    for (const bool packs : { false, true }) {
        StoreFiller::packs = packs;
        TestStoreVolumeLevels test;
        failed += QTest::qExec(&test, argc, argv);
    }
    return failed;
}
#include "tst_store_volumelevels.moc"

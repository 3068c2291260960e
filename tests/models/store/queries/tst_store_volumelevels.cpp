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
    void coarseCellsAnswerWhereTheyFit();
    void halfHourZonesNeedRowsForStreams();
    void expiredFineCellsFallBackToDays();
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
    const auto filter = range("2024-11-22T00:00:00Z", "2024-11-24T00:00:00Z");
    QCOMPARE(summary(ask(filler, { QStringLiteral("day") }, filter)), QStringLiteral("2024-11-22T00:00:00Z 3/3/3/0/0\n2024-11-23T00:00:00Z 5/5/5/0/0"));
    QCOMPARE(ask(filler, {}, range("2024-11-22T09:00:00Z", "2024-11-23T12:00:00Z")).totals.messages, 8);
    const auto refused = VolumeQuery { filter, { QStringLiteral("hour") }, false }.run(filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
    QVERIFY(refused.error().remedy.contains(QStringLiteral("day")));
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

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

class TestStoreVolume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersByHourFromFinerCells();
    void everythingIsTheDefaultRange();
    void addsNodesOrNamesThem();
    void unheardIsNullAndIncompleteSaysSo();
    void outcomesGetBucketsOfTheirOwn();
    void aChosenOutcomeHasNoSharesAndOnlyItsOwnRows();
    void heldAndDeletedCountWhenAskedFor();
    void streamsFollowTheRules();
    void destinationsCountMessagesOnce();
    void aRecipientCountsWhereItsFirstLineIs();
    void emptyAndOtherAreFilters();
    void reasonsAddUpToTheTotal();
    void sharesAreOfThoseThatEnded_data();
    void sharesAreOfThoseThatEnded();
    void rowsAnswerWhatNoCubeHolds();
    void deferredRecipientsAreThoseStillWaiting();
    void saysWhatIsPossible_data();
    void saysWhatIsPossible();
    void minuteNeedsKeptRows();
    void cancels();
};

void TestStoreVolume::answersByHourFromFinerCells()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T13:00:00Z"));
    filler.volume(mx, utc("2026-11-23T10:05:00Z"), { 3, 4, 2, 1, 0, 0, 0, 1 });
    filler.volume(mx, utc("2026-11-23T10:55:00Z"), { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.volume(mx, utc("2026-11-23T12:00:00Z"), { 5, 5, 5, 0, 1, 0, 0, 0 });
    const auto answer = ask(filler, { QStringLiteral("hour") }, range("2026-11-23T10:00:00Z", "2026-11-23T13:00:00Z"));
    QCOMPARE(summary(answer),
        QStringLiteral("2026-11-23T10:00:00Z 4/5/3/1/0\n2026-11-23T11:00:00Z 0/0/0/0/0\n2026-11-23T12:00:00Z 5/5/5/0/1"));
    QCOMPARE(answer.totals.messages, 9);
    QCOMPARE(answer.totals.rejected, 1);
    QVERIFY(!answer.totals.deferredRecipients.has_value());
    QCOMPARE(answer.coverage, 1.0);
    QCOMPARE(answer.buckets[1].coverage, 1.0);
}

void TestStoreVolume::everythingIsTheDefaultRange()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-21T10:20:00Z"), utc("2026-11-23T10:40:00Z"));
    filler.volume(mx, utc("2026-11-21T10:20:00Z"), { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.volume(mx, utc("2026-11-23T10:35:00Z"), { 2, 2, 2, 0, 0, 0, 0, 0 });
    const auto byDay = ask(filler, { QStringLiteral("day") });
    QCOMPARE(summary(byDay), QStringLiteral("2026-11-21T00:00:00Z 1/1/1/0/0\n2026-11-22T00:00:00Z 0/0/0/0/0\n2026-11-23T00:00:00Z 2/2/2/0/0"));
    QCOMPARE(byDay.range.from, utc("2026-11-21T10:00:00Z"));
    QCOMPARE(byDay.range.to, utc("2026-11-23T11:00:00Z"));
    QCOMPARE(ask(filler, {}).totals.messages, 3);
    QCOMPARE(ask(filler, {}).buckets.size(), 1);

    const StoreFiller empty;
    const auto nothing = ask(empty, { QStringLiteral("hour") });
    QVERIFY(nothing.buckets.isEmpty());
    QVERIFY(!nothing.totals.messages.has_value());
}

void TestStoreVolume::addsNodesOrNamesThem()
{
    StoreFiller filler;
    const auto a = filler.node(QStringLiteral("a")), b = filler.node(QStringLiteral("b")), c = filler.node(QStringLiteral("c"));
    for (const auto node : { a, b, c })
        filler.heard(node, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"));
    filler.volume(a, utc("2026-11-23T10:00:00Z"), { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.volume(b, utc("2026-11-23T10:00:00Z"), { 10, 10, 10, 0, 0, 0, 0, 0 });
    filler.volume(c, utc("2026-11-23T10:00:00Z"), { 100, 100, 100, 0, 0, 0, 0, 0 });
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    QCOMPARE(ask(filler, {}, filter).totals.messages, 111);
    QCOMPARE(summary(ask(filler, { QStringLiteral("node") }, filter)), QStringLiteral("a 1/1/1/0/0\nb 10/10/10/0/0\nc 100/100/100/0/0"));
    filter.nodes = QStringList { QStringLiteral("a"), QStringLiteral("c") };
    QCOMPARE(ask(filler, {}, filter).totals.messages, 101);
    filter.nodes = QStringList { QStringLiteral("nowhere") };
    const auto refused = VolumeQuery { filter, {}, false }.run(filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
    QVERIFY(refused.error().oneLine().contains(QStringLiteral("a, b, c")));
}

/// One message each half hour, so that a day's count is its length: from day cells, from quarters and from streams' hours.
void TestStoreVolume::unheardIsNullAndIncompleteSaysSo()
{
    StoreFiller filler;
    const auto a = filler.node(QStringLiteral("a")), b = filler.node(QStringLiteral("b"));
    filler.heard(a, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"), "h1");
    filler.heard(a, utc("2026-11-23T10:30:00Z"), utc("2026-11-23T11:00:00Z"), "h2"); // twice heard is heard once
    filler.heard(a, utc("2026-11-23T12:00:00Z"), utc("2026-11-23T14:00:00Z"), "h1");
    filler.heard(b, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T10:30:00Z"), "h3");
    filler.lost(a, utc("2026-11-23T13:00:00Z"), utc("2026-11-23T13:15:00Z"));
    filler.volume(a, utc("2026-11-23T10:00:00Z"), { 1, 1, 1, 0, 0, 0, 0, 0 });
    const auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T14:00:00Z");
    const auto answer = ask(filler, { QStringLiteral("hour") }, filter);
    QCOMPARE(summary(answer),
        QStringLiteral("2026-11-23T10:00:00Z 1/1/1/0/0\n2026-11-23T11:00:00Z -/-/-/-/-\n2026-11-23T12:00:00Z 0/0/0/0/0\n2026-11-23T13:00:00Z 0/0/0/0/0"));
    QCOMPARE(answer.buckets[0].coverage, 0.75);
    QCOMPARE(answer.buckets[0].nodesHeard, 2);
    QCOMPARE(answer.buckets[1].coverage, 0.0);
    QCOMPARE(answer.buckets[2].coverage, 0.5);
    QCOMPARE(answer.buckets[2].nodesHeard, 1);
    QCOMPARE(answer.buckets[3].coverage, 0.375);
    const auto byNode = ask(filler, { QStringLiteral("hour"), QStringLiteral("node") }, filter);
    QCOMPARE(summary(byNode).section(u'\n', 0, 0), QStringLiteral("2026-11-23T10:00:00Z a 1/1/1/0/0"));
    QCOMPARE(byNode.buckets[0].coverage, 1.0);
    QVERIFY(summary(byNode).contains(QStringLiteral("2026-11-23T11:00:00Z a -/-/-/-/-")));
}

void TestStoreVolume::outcomesGetBucketsOfTheirOwn()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"));
    filler.volume(mx, utc("2026-11-23T10:00:00Z"), { 9, 10, 7, 2, 1, 0, 0, 4 });
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    const auto answer = ask(filler, { QStringLiteral("outcome") }, filter);
    QCOMPARE(summary(answer), QStringLiteral("accepted 9/10/0/0/0\ndelivered -/-/7/0/0\ndeferred -/-/0/2/0\nbounced -/-/0/0/1\nrejected -/-/0/0/0"));
    QCOMPARE(answer.buckets.last().counts.rejected, 4);
    QCOMPARE(answer.totals.delivered, 7);
    filter.outcomes = QStringList { QStringLiteral("bounced") };
    QCOMPARE(summary(ask(filler, {}, filter)), QStringLiteral("-/-/0/0/1"));
    filter.outcomes = QStringList { QStringLiteral("accepted"), QStringLiteral("bounced") };
    QCOMPARE(summary(ask(filler, {}, filter)), QStringLiteral("9/10/0/0/1"));
}

void TestStoreVolume::aChosenOutcomeHasNoSharesAndOnlyItsOwnRows()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.heard(mx, t, t + core::microsPerHour);
    const auto a = filler.string(StringKind::Domain, "a.example"), b = filler.string(StringKind::Domain, "b.example");
    const auto late = filler.string(StringKind::Reply, "4.4.1 timed out"), unknown = filler.string(StringKind::Reply, "5.1.1 unknown");
    filler.volume(mx, t, { 30, 30, 10, 0, 5, 12, 0, 0 });
    filler.destination(mx, t, a, 0, 10, { 10, 10, 10, 0, 0, 0, 0, 0 });
    filler.destination(mx, t, a, unknown, 5, { 5, 5, 0, 0, 5, 0, 0, 0 });
    filler.destination(mx, t, b, late, 12, { 12, 12, 0, 0, 0, 12, 0, 0 });
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    QVERIFY(ask(filler, {}, filter).totals.notDeliveredShare());
    filter.outcomes = QStringList { QStringLiteral("expired") };
    const auto byDomain = ask(filler, { QStringLiteral("domain") }, filter);
    QCOMPARE(byDomain.buckets.size(), 1);
    QCOMPARE(byDomain.buckets[0].keys.value(QStringLiteral("domain")), QStringLiteral("b.example"));
    QCOMPARE(byDomain.buckets[0].counts.expired, 12);
    QVERIFY(!byDomain.buckets[0].counts.recipients);
    QCOMPARE(byDomain.totals.expired, 12);
    QVERIFY(!byDomain.totals.accepted && !byDomain.totals.recipients && !byDomain.totals.deferredRecipients);
    QVERIFY(!byDomain.totals.notDeliveredShare() && !byDomain.totals.deliveredShare());
    const auto reasons = store::ReasonQuery { filter, false, 0 }.run(filler.store());
    QVERIFY(reasons);
    QCOMPARE(reasons->size(), 1);
    QCOMPARE(reasons->front().reply, QStringLiteral("4.4.1 timed out"));
    QCOMPARE(reasons->front().counts.reasonsGiven(), 12);
}

void TestStoreVolume::heldAndDeletedCountWhenAskedFor()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.heard(mx, t, t + core::microsPerHour);
    const auto a = filler.string(StringKind::Domain, "a.example");
    const auto one = filler.message(mx, { .accepted = t, .queueId = "A", .recipients = 3 });
    filler.delivery(mx, one, t + core::microsPerMinute, Outcome::Held, "r1", a);
    filler.delivery(mx, one, t + core::microsPerMinute, Outcome::Held, "r2", a);
    filler.delivery(mx, one, t + 2 * core::microsPerMinute, Outcome::Deleted, "r1", a);
    filler.delivery(mx, one, t + 3 * core::microsPerMinute, Outcome::Delivered, "r3", a);
    filler.seal(mx, t);
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    QVERIFY(!ask(filler, {}, filter).totals.held);
    QCOMPARE(ask(filler, {}, filter, true).totals.held, 2); // told by the look for who waits
    filter.outcomes = QStringList { QStringLiteral("held"), QStringLiteral("deleted") };
    const auto answer = ask(filler, { QStringLiteral("domain") }, filter);
    QCOMPARE(answer.totals.held, 2);
    QCOMPARE(answer.totals.deleted, 1);
    QCOMPARE(answer.totals.delivered, 0);
    QCOMPARE(answer.buckets.size(), 1);
    QCOMPARE(answer.buckets[0].counts.held, 2);
    filter.outcomes = QStringList { QStringLiteral("deleted") };
    const auto deleted = ask(filler, { QStringLiteral("outcome") }, filter);
    QCOMPARE(deleted.buckets.size(), 1);
    QCOMPARE(deleted.buckets[0].counts.deleted, 1);
    QCOMPARE(deleted.buckets[0].counts.held, 0);
}

void TestStoreVolume::streamsFollowTheRules()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"));
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.stream(mx, t, filler.streamKey(QStringLiteral("news.example"), QStringLiteral("campaigns"), network("192.0.2.1")), { 100, 100, 90, 0, 10, 0, 0, 0 });
    filler.stream(mx, t, filler.streamKey(QStringLiteral("eu.news.example"), QStringLiteral("campaigns"), network("198.51.100.1")), { 50, 50, 50, 0, 0, 0, 0, 0 });
    filler.stream(mx, t, filler.streamKey(QStringLiteral("mta.example"), {}, {}), { 7, 7, 7, 0, 0, 0, 0, 0 });
    filler.stream(mx, t, 0, { 3, 3, 3, 0, 0, 0, 0, 0 }); // folded
    const auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    QCOMPARE(summary(ask(filler, { QStringLiteral("stream") }, filter)), QStringLiteral("other 160/160/150/0/10"));

    core::SystemClock clock;
    const QList<store::StreamRule> rules { { QStringLiteral("Europe"), QStringLiteral("*.news.example"), {}, {}, {} },
        { QStringLiteral("News"), {}, QStringLiteral("campaigns"), QStringLiteral("192.0.0.0/16"), {} },
        { QStringLiteral("Own"), {}, {}, QStringLiteral("local"), {} } };
    const auto preview = store::previewStreamRules(filler.store(), rules, filter);
    QVERIFY(preview);
    QCOMPARE(summary(preview->before), QStringLiteral("other 160/160/150/0/10"));
    QCOMPARE(summary(preview->after), QStringLiteral("Europe 50/50/50/0/0\nNews 100/100/90/0/10\nOwn 7/7/7/0/0\nother 3/3/3/0/0"));
    QCOMPARE(preview->keys, 3);
    QCOMPARE(preview->moved, 3);
    QVERIFY(store::listStreamRules(filler.store())->isEmpty());

    QVERIFY(store::setStreamRules(filler.store(), rules, clock));
    QCOMPARE(*store::listStreamRules(filler.store()), rules);
    QCOMPARE(summary(ask(filler, { QStringLiteral("stream") }, filter)), summary(preview->after));
    auto news = filter;
    news.streams = QStringList { QStringLiteral("News"), QStringLiteral("other") };
    QCOMPARE(ask(filler, {}, news).totals.messages, 103);
    QVERIFY(ask(filler, {}, news).notes.isEmpty());
    news.streams.removeLast();
    QCOMPARE(ask(filler, {}, news).totals.messages, 100);
    QCOMPARE(ask(filler, {}, news).notes.size(), 1); // some of News may be in what was folded
    const auto fields = ask(filler, { QStringLiteral("sender"), QStringLiteral("user"), QStringLiteral("network") }, filter);
    QCOMPARE(fields.buckets.size(), 4);
    QCOMPARE(fields.buckets[0].keys,
        (QMap<QString, QString> { { QStringLiteral("sender"), QStringLiteral("eu.news.example") }, { QStringLiteral("user"), QStringLiteral("campaigns") },
            { QStringLiteral("network"), QStringLiteral("198.51.100.0/24") } }));
    QCOMPARE(fields.buckets[3].keys.value(QStringLiteral("user")), QStringLiteral("other"));

    for (const auto &bad : { store::StreamRule { {}, QStringLiteral("x"), {}, {}, {} }, store::StreamRule { QStringLiteral("other"), QStringLiteral("x"), {}, {}, {} },
             store::StreamRule { QStringLiteral("n"), {}, {}, {}, {} }, store::StreamRule { QStringLiteral("n"), {}, {}, QStringLiteral("192.0.2.7"), {} },
             store::StreamRule { QStringLiteral("n"), {}, {}, QStringLiteral("nonsense"), {} } }) {
        const auto refused = store::setStreamRules(filler.store(), { bad }, clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
    }
    QCOMPARE(*store::listStreamRules(filler.store()), rules);
}

void TestStoreVolume::destinationsCountMessagesOnce()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"));
    const auto a = filler.string(StringKind::Domain, "a.example"), b = filler.string(StringKind::Domain, "b.example");
    const auto full = filler.string(StringKind::Reply, "452 4.2.2 mailbox full");
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.destination(mx, t, a, 0, 5, { 0, 6, 5, 0, 0, 0, 0, 0 });
    filler.destination(mx, t, a, full, 0, { 0, 0, 0, 3, 0, 0, 0, 0 });
    filler.destination(mx, t, b, 0, 2, { 0, 2, 2, 0, 0, 0, 0, 0 });
    filler.volume(mx, t, { 6, 8, 7, 3, 0, 0, 0, 0 });
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    const auto answer = ask(filler, { QStringLiteral("domain") }, filter);
    QCOMPARE(summary(answer), QStringLiteral("a.example 5/6/5/3/0\nb.example 2/2/2/0/0"));
    QCOMPARE(answer.totals.messages, 6); // counted separately, not the sum
    const auto reasons = store::ReasonQuery { filter, true, 10 }.run(filler.store());
    QVERIFY(reasons);
    QCOMPARE(reasons->size(), 1);
    QCOMPARE(reasons->front().domain, QStringLiteral("a.example"));
    QCOMPARE(reasons->front().reply, QStringLiteral("452 4.2.2 mailbox full"));
    QCOMPARE(reasons->front().dsn, QStringLiteral("4.2.2"));
    QCOMPARE(reasons->front().counts.deferred, 3);
    QVERIFY(!reasons->front().counts.messages.has_value());
    filter.domains = QStringList { QStringLiteral("b.example") };
    QCOMPARE(summary(ask(filler, {}, filter)), QStringLiteral("2/2/2/0/0"));
    filter.domains.append(QStringLiteral("a.example"));
    QCOMPARE(summary(ask(filler, {}, filter)), QStringLiteral("-/8/7/3/0"));
}

void TestStoreVolume::aRecipientCountsWhereItsFirstLineIs()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.heard(mx, t, t + 5 * core::microsPerHour);
    const auto a = filler.string(StringKind::Domain, "a.example");
    const auto key = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1"));
    const auto one = filler.message(mx, { .accepted = t, .queueId = "A", .stream = key, .recipients = 2 });
    filler.delivery(mx, one, t + core::microsPerMinute, Outcome::Deferred, "r1", a);
    filler.delivery(mx, one, t + 2 * core::microsPerHour, Outcome::Deferred, "r1", a);
    filler.delivery(mx, one, t + 2 * core::microsPerHour, Outcome::Held, "r3", a); // a state, no outcome
    filler.delivery(mx, one, t + 3 * core::microsPerHour, Outcome::Delivered, "r1", a);
    filler.delivery(mx, one, t + 3 * core::microsPerHour, Outcome::Delivered, "r2", a);
    filler.seal(mx, t);
    const QStringList by { QStringLiteral("stream"), QStringLiteral("domain") };
    const auto later = range("2026-11-23T12:00:00Z", "2026-11-23T15:00:00Z");
    // messages/recipients: of those whose first line is inside; r1 and its message were there before.
    QCOMPARE(summary(ask(filler, by, later)), QStringLiteral("a.example other 0/1/2/1/0"));
    QCOMPARE(summary(ask(filler, by, range("2026-11-23T10:00:00Z", "2026-11-23T15:00:00Z"))), QStringLiteral("a.example other 1/2/2/2/0"));
}

void TestStoreVolume::emptyAndOtherAreFilters()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.heard(mx, t, t + core::microsPerHour);
    filler.stream(mx, t, filler.streamKey(QStringLiteral("news.example"), QStringLiteral("ann"), network("192.0.2.1")), { 1, 1, 1, 0, 0, 0, 0, 0 });
    filler.sql(QStringLiteral("INSERT INTO stream_key VALUES (99, 0, 0, x'', 0)"));
    filler.stream(mx, t, 99, { 2, 2, 2, 0, 0, 0, 0, 0 });
    filler.stream(mx, t, 0, { 4, 4, 4, 0, 0, 0, 0, 0 });
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    const QStringList by { QStringLiteral("user") };
    QCOMPARE(summary(ask(filler, by, filter)), QStringLiteral(" 2/2/2/0/0\nann 1/1/1/0/0\nother 4/4/4/0/0"));
    for (const auto &[user, expected] : { std::pair { QString(), 2 }, { QStringLiteral("ann"), 1 }, { QStringLiteral("other"), 4 } }) {
        filter.users = QStringList { user };
        QCOMPARE(ask(filler, {}, filter).totals.messages, expected);
    }
}

void TestStoreVolume::reasonsAddUpToTheTotal()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"));
    const auto t = utc("2026-11-23T10:00:00Z");
    const auto a = filler.string(StringKind::Domain, "a.example");
    Cell all {};
    for (int i = 1; i <= 12; ++i) {
        const Cell cell { 0, 0, 0, i, 2 * i, 1, 1, 3 };
        filler.destination(mx, t, a, filler.string(StringKind::Reply, "550 5.1." + QByteArray::number(i) + " no"), 0, cell);
        for (std::size_t k = 0; k < cell.size(); ++k)
            all[k] += cell[k];
    }
    filler.volume(mx, t, all);
    const auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    const auto total = ask(filler, {}, filter).totals.reasonsGiven();
    for (const int limit : { 0, 12, 5, 1 }) {
        const auto reasons = store::ReasonQuery { filter, false, limit }.run(filler.store());
        QVERIFY(reasons);
        QCOMPARE(reasons->size(), limit == 0 || limit == 12 ? 12 : limit + 1);
        qint64 sum = 0, folded = 0;
        for (const auto &row : *reasons) {
            sum += *row.counts.reasonsGiven();
            folded += row.folded;
            QVERIFY(!row.counts.recipients.has_value()); // whose recipients, no cube knows
        }
        QCOMPARE(sum, *total);
        QCOMPARE(folded, 12);
        QCOMPARE(reasons->back().isRest, limit == 5 || limit == 1);
    }
    QVERIFY(!ask(filler, { QStringLiteral("reason") }, filter).buckets.front().counts.recipients.has_value());
}

void TestStoreVolume::sharesAreOfThoseThatEnded_data()
{
    QTest::addColumn<store::VolumeCounts>("counts");
    QTest::addColumn<QString>("expected"); // ended, not delivered, share
    const auto counts = [](qint64 delivered, qint64 deferred, qint64 bounced, qint64 expired, qint64 discarded, qint64 rejected) {
        return store::VolumeCounts { 1, 1, 1, delivered, deferred, 7, bounced, expired, discarded, rejected };
    };
    QTest::newRow("deferred and rejected are in no share") << counts(90, 500, 5, 3, 2, 400) << QStringLiteral("100 10 0.1");
    QTest::newRow("none ended") << counts(0, 20, 0, 0, 0, 9) << QStringLiteral("0 0 -");
    QTest::newRow("none arrived") << counts(0, 0, 4, 0, 0, 0) << QStringLiteral("4 4 1");
    QTest::newRow("not heard") << store::VolumeCounts {} << QStringLiteral("- - -");
}

void TestStoreVolume::sharesAreOfThoseThatEnded()
{
    QFETCH(store::VolumeCounts, counts);
    const auto text = [](const auto &value) { return value ? QString::number(*value) : QStringLiteral("-"); };
    QTEST(text(counts.ended()) + u' ' + text(counts.notDelivered()) + u' ' + text(counts.notDeliveredShare()), "expected");
    QCOMPARE(counts.deliveredShare().has_value(), counts.notDeliveredShare().has_value());
    if (counts.deliveredShare())
        QCOMPARE(*counts.deliveredShare() + *counts.notDeliveredShare(), 1.0);
}

void TestStoreVolume::rowsAnswerWhatNoCubeHolds()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:10Z");
    filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:00:00Z"));
    const auto a = filler.string(StringKind::Domain, "a.example"), b = filler.string(StringKind::Domain, "b.example");
    const auto news = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("campaigns"), network("192.0.2.1"));
    const auto one = filler.message(mx, { .accepted = t, .queueId = "A", .stream = news, .client = address("192.0.2.1"), .recipients = 3 });
    const auto two = filler.message(mx, { .accepted = t + 90 * core::microsPerSecond, .queueId = "B", .stream = news, .client = address("192.0.2.9"), .recipients = 1 });
    filler.message(mx, { .accepted = t, .queueId = "C", .stream = news, .origin = logs::MessageOrigin::Notice });
    filler.delivery(mx, one, t, logs::Outcome::Delivered, "r1", a);
    filler.delivery(mx, one, t, logs::Outcome::Delivered, "r2", a);
    filler.delivery(mx, one, t, logs::Outcome::Bounced, "r3", b);
    filler.delivery(mx, one, t, logs::Outcome::Delivered, "r1", a, 0, logs::DeliveryFlag::NotCounted);
    filler.delivery(mx, two, t + 90 * core::microsPerSecond, logs::Outcome::Delivered, "r1", a);
    filler.seal(mx, t);
    auto filter = range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");
    QCOMPARE(summary(ask(filler, { QStringLiteral("source") }, filter)), QStringLiteral("192.0.2.1 1/3/2/0/1\n192.0.2.9 1/1/1/0/0"));
    QCOMPARE(summary(ask(filler, { QStringLiteral("sender"), QStringLiteral("domain") }, filter)),
        QStringLiteral("a.example news.example 2/3/3/0/0\nb.example news.example 1/1/0/0/1"));
    auto minutes = range("2026-11-23T10:00:00Z", "2026-11-23T10:03:00Z");
    QCOMPARE(summary(ask(filler, { QStringLiteral("minute") }, minutes)),
        QStringLiteral("2026-11-23T10:00:00Z 1/3/2/0/1\n2026-11-23T10:01:00Z 1/1/1/0/0\n2026-11-23T10:02:00Z 0/0/0/0/0"));
    filter.sources = QStringList { QStringLiteral("192.0.2.9") };
    QCOMPARE(ask(filler, {}, filter).totals.messages, 1);
}

void TestStoreVolume::deferredRecipientsAreThoseStillWaiting()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:00Z");
    filler.heard(mx, t, t + 3 * core::microsPerHour);
    const auto a = filler.string(StringKind::Domain, "a.example");
    const auto key = filler.streamKey({}, {}, {});
    const auto one = filler.message(mx, { .accepted = t, .queueId = "A", .stream = key, .recipients = 3 });
    const auto minute = core::microsPerMinute;
    // The end of r1 comes first in the file: an older log that was read later.
    filler.delivery(mx, one, t + 70 * minute, logs::Outcome::Delivered, "r1", a);
    filler.delivery(mx, one, t + 10 * minute, logs::Outcome::Deferred, "r1", a);
    filler.delivery(mx, one, t + 10 * minute, logs::Outcome::Deferred, "r2", a);
    filler.delivery(mx, one, t + 65 * minute, logs::Outcome::Deferred, "r2", a);
    filler.delivery(mx, one, t + 10 * minute, logs::Outcome::Deferred, "r3", a);
    filler.delivery(mx, one, t + 150 * minute, logs::Outcome::Bounced, "r3", a);
    filler.volume(mx, t + 10 * minute, { 1, 3, 0, 3, 0, 0, 0, 0 });
    filler.seal(mx, t);
    const auto whole = ask(filler, { QStringLiteral("hour") }, range("2026-11-23T10:00:00Z", "2026-11-23T13:00:00Z"), true);
    QCOMPARE(whole.totals.deferredRecipients, 1);
    QCOMPARE(whole.buckets[0].counts.deferredRecipients, 0);
    QCOMPARE(whole.buckets[1].counts.deferredRecipients, 1); // r2, where it was last deferred
    QCOMPARE(ask(filler, {}, range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"), true).totals.deferredRecipients, 3);
    QCOMPARE(ask(filler, {}, range("2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z"), true).totals.deferredRecipients, 2);
    filler.sql(QStringLiteral("DELETE FROM segment; UPDATE node_counter SET next = 5"));
    QVERIFY(!ask(filler, {}, range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"), true).totals.deferredRecipients.has_value());
}

void TestStoreVolume::saysWhatIsPossible_data()
{
    QTest::addColumn<QStringList>("by");
    QTest::newRow("unknown key") << QStringList { QStringLiteral("planet") };
    QTest::newRow("two times") << QStringList { QStringLiteral("hour"), QStringLiteral("day") };
}

void TestStoreVolume::saysWhatIsPossible()
{
    QFETCH(QStringList, by);
    StoreFiller filler;
    filler.node(QStringLiteral("mx1"));
    const auto refused = VolumeQuery { range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"), by, false }.run(filler.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Usage);
    QVERIFY(!refused.error().remedy.isEmpty());
}

void TestStoreVolume::minuteNeedsKeptRows()
{
    StoreFiller filler;
    const auto mx = filler.node(QStringLiteral("mx1"));
    const auto t = utc("2026-11-23T10:00:10Z");
    filler.message(mx, { .accepted = t, .queueId = "A" });
    filler.seal(mx, t);
    // Its first segment has left: what was stored before the second one's day is gone.
    filler.message(mx, { .accepted = t + 2 * core::microsPerDay, .queueId = "B" });
    filler.seal(mx, t + 2 * core::microsPerDay);
    filler.sql(QStringLiteral("DELETE FROM segment WHERE id = (SELECT min(id) FROM segment)"));
    const auto gone = VolumeQuery { range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"), { QStringLiteral("minute") }, false }.run(filler.store());
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, core::ProblemKind::Usage);
    QCOMPARE(ask(filler, { QStringLiteral("source") }, range("2026-11-25T10:00:00Z", "2026-11-25T11:00:00Z")).totals.messages.value_or(0), 0);
}

void TestStoreVolume::cancels()
{
    StoreFiller filler;
    filler.node(QStringLiteral("mx1"));
    const auto cancel = store::Cancel::make();
    cancel.cancel();
    const auto answer = VolumeQuery { range("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"), {}, false }.run(filler.store(), cancel);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, core::ProblemKind::Cancelled);

    // In the middle of a statement, too: the flag is set by another thread while it runs.
    const auto running = store::Cancel::make();
    auto reader = store::Reader::begin(filler.store(), running);
    QVERIFY(reader);
    const std::unique_ptr<QThread> other(QThread::create([running] {
        QThread::msleep(50);
        running.cancel();
    }));
    other->start();
    auto rows = reader->rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
    QVERIFY(!rows.next());
    QVERIFY(reader->problem().has_value());
    QCOMPARE(reader->problem()->kind, core::ProblemKind::Cancelled);
    other->wait();
}

/// All of it twice: with a row for each message, and packed.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failed = 0;
    for (const bool packs : { false, true }) {
        StoreFiller::packs = packs;
        TestStoreVolume test;
        failed += QTest::qExec(&test, argc, argv);
    }
    return failed;
}
#include "tst_store_volume.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"
#include "models/store/digests.h"
#include "models/store/queries/tracequery.h"
#include "tests/models/store/queries/storefiller.h"

#include <QCryptographicHash>
#include <QScopeGuard>
#include <QTest>

#include <utility>

using namespace bw;
using logs::Outcome;
using logs::StringKind;
using store::MessageSummary;
using store::TraceQuery;
using test::address;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

/// Stands in for the store's key: what matters here is that rows and questions hash alike.
class PlainHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        const auto digest = QCryptographicHash::hash(QByteArray(text.data(), static_cast<qsizetype>(text.size())), QCryptographicHash::Sha256);
        std::copy_n(digest.begin(), 16, reinterpret_cast<char *>(hash.bytes.data()));
        return hash;
    }
    QByteArray bytes(const char *text)
    {
        const auto hashed = hash(text);
        return QByteArray(reinterpret_cast<const char *>(hashed.bytes.data()), 16);
    }
};

struct Fleet
{
    StoreFiller filler;
    PlainHasher hasher;
    std::int64_t mx = filler.node(QStringLiteral("mx1")), out = filler.node(QStringLiteral("out"));
    std::int64_t domain = filler.string(StringKind::Domain, "example.org"), other = filler.string(StringKind::Domain, "other.example");
    std::int64_t said = filler.string(StringKind::Reply, "550 5.1.1 no such user");
    std::int64_t news = filler.streamKey(QStringLiteral("news.example"), QStringLiteral("campaigns"), network("192.0.2.1"));
    std::int64_t first = 0, second = 0, third = 0;
    core::UtcMicros t = utc("2026-11-23T10:00:00Z");

    Fleet()
    {
        filler.sql(QStringLiteral("INSERT INTO source VALUES (%1, %2, 0, 0, 0, 0, 0, 0, 0, NULL)").arg(store::rowId(mx, 1)).arg(test::blob("/var/log/mail.log")));
        const auto messageHash = hasher.bytes("abc@news.example").left(8);
        first = filler.message(mx, { .accepted = t, .queueId = "4Wx1", .stream = news, .login = filler.login(QStringLiteral("campaigns")), .client = address("192.0.2.1"), .recipients = 2, .messageHash = messageHash, .senderHash = hasher.bytes("ann@news.example") });
        second = filler.message(mx, { .accepted = t + core::microsPerSecond, .queueId = "4Wx2", .stream = news, .recipients = 2, .origin = logs::MessageOrigin::SecondPass, .continues = first, .messageHash = messageHash });
        third = filler.message(mx, { .accepted = t + core::microsPerHour, .queueId = "4Wx3", .stream = news, .recipients = 1 });
        filler.delivery(mx, first, t + core::microsPerSecond, Outcome::Delivered, hasher.bytes("bob@example.org"), domain, 0, logs::DeliveryFlag::HandedOn);
        filler.delivery(mx, second, t + 3 * core::microsPerSecond, Outcome::Bounced, hasher.bytes("bob@example.org"), domain, said);
        filler.delivery(mx, second, t + 2 * core::microsPerSecond, Outcome::Delivered, hasher.bytes("eve@other.example"), other);
        filler.delivery(mx, third, t + core::microsPerHour, Outcome::Delivered, hasher.bytes("eve@other.example"), other);
        seal(mx, t, true);
        filler.message(out, { .accepted = t + 30 * core::microsPerMinute, .queueId = "4Wx1", .stream = news, .recipients = 1 });
        seal(out, t, false);
    }

    /// A sealed segment with the digests of this story.
    void seal(std::int64_t node, core::UtcMicros when, bool isSealed)
    {
        filler.seal(node, when, isSealed);
        if (!isSealed)
            return;
        const auto put = [&](const char *kind, const std::vector<std::uint32_t> &digests) {
            const auto packed = store::packDigests(digests);
            filler.sql(QStringLiteral("INSERT INTO segment_digest VALUES (%1, '%2', %3)")
                           .arg(store::rowId(node, 1))
                           .arg(QLatin1String(kind), test::blob(QByteArray(packed.data(), static_cast<qsizetype>(packed.size())))));
        };
        put("queue_id", { store::queueIdDigest("4Wx1"), store::queueIdDigest("4Wx2"), store::queueIdDigest("4Wx3") });
        put("message_id", { hasher.hash("abc@news.example").digest() });
        put("recipient", { hasher.hash("bob@example.org").digest(), hasher.hash("eve@other.example").digest() });
        put("sender", { hasher.hash("ann@news.example").digest() });
    }

    QString ask(const TraceQuery &query)
    {
        const auto found = query.find(filler.store(), &hasher);
        if (!found)
            return found.error().oneLine();
        QStringList ids;
        for (const auto &message : *found)
            ids.append(message.node + u'/' + message.queueId);
        return ids.join(u' ');
    }
};

} // namespace

class TestStoreTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByEachKey_data();
    void findsByEachKey();
    void findsAnOwnSender();
    void listsNewestFirstInPages();
    void filtersTheList();
    void summarisesRecipients();
    void joinsPasses();
    void hidesRecipients();
    void theNewestComeFirstWhateverTheOrderOfStoring();
    void needsTheKeyForAddresses();
    void looksAtRowsWhereDigestsAreGone();
    void counts();
    void saysWhenAMessageIsGone();
    void findsWhatWasRefusedAtTheDoor();
};

void TestStoreTrace::findsByEachKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QString &key, const QString &value, const QString &found) { QTest::newRow(name) << key << value << found; };
    row("queue id on two nodes", QStringLiteral("queue"), QStringLiteral("4Wx1"), QStringLiteral("out/4Wx1 mx1/4Wx1"));
    row("queue id, other case", QStringLiteral("queue"), QStringLiteral("4wx1"), QString());
    row("message id", QStringLiteral("message"), QStringLiteral("abc@news.example"), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
    row("message id in brackets", QStringLiteral("message"), QStringLiteral("<abc@news.example>"), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
    row("recipient", QStringLiteral("recipient"), QStringLiteral("bob@example.org"), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
    row("recipient, cases folded", QStringLiteral("recipient"), QStringLiteral("BOB@Example.ORG"), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
    row("stranger", QStringLiteral("recipient"), QStringLiteral("nobody@example.org"), QString());
    row("sender", QStringLiteral("sender"), QStringLiteral("ann@news.example"), QStringLiteral("mx1/4Wx1"));
    row("login", QStringLiteral("user"), QStringLiteral("campaigns"), QStringLiteral("mx1/4Wx1"));
    row("client", QStringLiteral("client"), QStringLiteral("192.0.2.0/24"), QStringLiteral("mx1/4Wx1"));
    row("outcome", QStringLiteral("outcome"), QStringLiteral("bounced"), QStringLiteral("mx1/4Wx2"));
}

void TestStoreTrace::findsByEachKey()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, found);
    Fleet fleet;
    TraceQuery query;
    (key == QLatin1String("queue")           ? query.queueId
            : key == QLatin1String("message") ? query.messageId
            : key == QLatin1String("recipient") ? query.recipient
            : key == QLatin1String("sender")    ? query.sender
            : key == QLatin1String("user")      ? query.user
            : key == QLatin1String("client")    ? query.client
                                                : query.outcome)
        = value;
    QCOMPARE(fleet.ask(query), found);
}

/// The writer keeps own senders in clear, and then leaves their hash out.
void TestStoreTrace::findsAnOwnSender()
{
    const bool packs = std::exchange(StoreFiller::packs, false); // it changes rows below
    const auto again = qScopeGuard([packs] { StoreFiller::packs = packs; });
    Fleet fleet;
    const auto local = fleet.filler.string(StringKind::SenderLocal, "News+*"), plain = fleet.filler.string(StringKind::SenderLocal, "ops");
    const auto own = fleet.filler.string(StringKind::Domain, "own.example");
    const auto inClear = QStringLiteral("UPDATE message SET sender_hash = NULL, sender_local = %1, sender_domain = %2 WHERE queue_id = CAST('%3' AS BLOB)");
    fleet.filler.sql(inClear.arg(plain).arg(own).arg(QStringLiteral("4Wx3")));
    fleet.filler.sql(inClear.arg(local).arg(own).arg(QStringLiteral("4Wx2")));
    fleet.filler.sql(QStringLiteral("DELETE FROM segment_digest WHERE kind = 'sender'"));
    const auto sentBy = [&fleet](const char *address) {
        TraceQuery query;
        query.sender = QString::fromLatin1(address);
        return fleet.ask(query);
    };
    QCOMPARE(sentBy("ops@own.example"), QStringLiteral("mx1/4Wx3"));
    QCOMPARE(sentBy("<OPS@Own.Example>"), QStringLiteral("mx1/4Wx3"));
    QCOMPARE(sentBy("news+bob=example.org@own.example"), QStringLiteral("mx1/4Wx2"));
    QCOMPARE(sentBy("ops@other.example"), QString());
}

void TestStoreTrace::listsNewestFirstInPages()
{
    Fleet fleet;
    TraceQuery query;
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx3 out/4Wx1 mx1/4Wx2 mx1/4Wx1"));
    query.limit = 2;
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx3 out/4Wx1"));
    query.offset = 2;
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
    query = {};
    query.filter.range = { fleet.t + core::microsPerSecond, fleet.t + core::microsPerHour };
    QCOMPARE(fleet.ask(query), QStringLiteral("out/4Wx1 mx1/4Wx2"));
    query.recipient = QStringLiteral("bob@example.org"); // of 4Wx1 too, which came before
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx2"));
}

void TestStoreTrace::filtersTheList()
{
    Fleet fleet;
    TraceQuery query;
    query.filter.nodes = QStringList { QStringLiteral("out") };
    QCOMPARE(fleet.ask(query), QStringLiteral("out/4Wx1"));
    query.filter = {};
    query.filter.domains = QStringList { QStringLiteral("example.org") };
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
    query.filter = {};
    query.filter.outcomes = QStringList { QStringLiteral("bounced") };
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx2"));
    query.filter = {};
    query.filter.streams = QStringList { QStringLiteral("nothing of this name") };
    QCOMPARE(fleet.ask(query), QString());
}

void TestStoreTrace::summarisesRecipients()
{
    Fleet fleet;
    TraceQuery query;
    query.queueId = QStringLiteral("4Wx2");
    const auto found = query.find(fleet.filler.store(), nullptr);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    const auto &message = found->front();
    QCOMPARE(message.delivered, 1);
    QCOMPARE(message.bounced, 1);
    QCOMPARE(message.outcome, QStringLiteral("mixed"));
    QCOMPARE(message.destination, QStringLiteral("2 domain(s)"));
    QCOMPARE(message.lastReply, QStringLiteral("550 5.1.1 no such user"));
    QCOMPARE(message.continues, store::rowId(fleet.mx, fleet.first));
    QCOMPARE(message.origin, QStringLiteral("second_pass"));
}

void TestStoreTrace::joinsPasses()
{
    Fleet fleet;
    for (const auto number : { fleet.first, fleet.second }) {
        const auto trace = store::traceMessage(fleet.filler.store(), store::rowId(fleet.mx, number));
        QVERIFY(trace);
        QCOMPARE(trace->passes.size(), 1);
        QStringList kinds;
        for (const auto &event : trace->events)
            kinds.append(event.queueId + u' ' + event.kind + (event.isHandedOn ? QStringLiteral(" on") : QString()));
        QCOMPARE(kinds.join(u'\n'), QStringLiteral("4Wx1 accepted\n4Wx1 delivered on\n4Wx2 accepted\n4Wx2 delivered\n4Wx2 bounced"));
        QCOMPARE(trace->events.at(4).said, QStringLiteral("550 5.1.1 no such user"));
        QCOMPARE(trace->events.at(4).dsn, QStringLiteral("2.0.0"));
        QCOMPARE(trace->events.at(4).delayMs, 1200);
        QCOMPARE(trace->events.at(4).file, QStringLiteral("/var/log/mail.log"));
    }
}

void TestStoreTrace::hidesRecipients()
{
    Fleet fleet;
    const auto trace = store::traceMessage(fleet.filler.store(), store::rowId(fleet.mx, fleet.second));
    QVERIFY(trace);
    const QString digits = QString::fromLatin1(fleet.hasher.bytes("bob@example.org").toHex().left(4));
    QCOMPARE(trace->events.last().recipient, u'#' + digits + QStringLiteral("…@example.org"));
    // Where the owner keeps addresses in clear, they are shown.
    fleet.filler.sql(QStringLiteral("INSERT INTO address VALUES (%1, CAST('bob@example.org' AS BLOB))").arg(test::blob(fleet.hasher.bytes("bob@example.org"))));
    const auto clear = store::traceMessage(fleet.filler.store(), store::rowId(fleet.mx, fleet.second));
    QVERIFY(clear);
    QCOMPARE(clear->events.last().recipient, QStringLiteral("bob@example.org"));
}

/// Rows are stored only roughly in the order of time, in segments that overlap; the page is in the order of time all the same.
void TestStoreTrace::theNewestComeFirstWhateverTheOrderOfStoring()
{
    StoreFiller filler;
    PlainHasher hasher;
    const auto t = utc("2026-11-23T10:00:00Z");
    QMap<core::UtcMicros, QString> byTime;
    int step = 0;
    for (const char *name : { "mx1", "mx2" }) {
        const auto node = filler.node(QLatin1String(name));
        for (int segment = 0; segment < 4; ++segment) {
            for (int i = 0; i < 5; ++i) {
                step = (step + 37) % 101; // each moment once
                const auto at = t + step * core::microsPerMinute;
                const QByteArray queueId = "Q" + QByteArray::number(step);
                filler.message(node, { .accepted = at, .queueId = queueId });
                byTime.insert(at, QLatin1String(name) + u'/' + QString::fromLatin1(queueId));
            }
            filler.seal(node, t, false);
        }
    }
    QStringList newest = byTime.values();
    std::reverse(newest.begin(), newest.end());
    const auto page = [&](int offset, int limit) {
        TraceQuery query;
        query.offset = offset;
        query.limit = limit;
        QStringList found;
        const auto messages = query.find(filler.store(), &hasher);
        if (!messages)
            return QStringList { messages.error().oneLine() };
        for (const auto &message : *messages)
            found.append(message.node + u'/' + message.queueId);
        return found;
    };
    QCOMPARE(page(0, 100), newest);
    for (int offset = 0; offset < newest.size(); offset += 7)
        QCOMPARE(page(offset, 7), newest.mid(offset, 7));
}

void TestStoreTrace::needsTheKeyForAddresses()
{
    Fleet fleet;
    TraceQuery query;
    query.recipient = QStringLiteral("bob@example.org");
    const auto refused = query.find(fleet.filler.store(), nullptr);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, core::ProblemKind::Denied);
    QVERIFY(!refused.error().oneLine().contains(QStringLiteral("bob")));
    query = {};
    query.queueId = QStringLiteral("4Wx3");
    QVERIFY(query.find(fleet.filler.store(), nullptr));
}

void TestStoreTrace::looksAtRowsWhereDigestsAreGone()
{
    Fleet fleet;
    TraceQuery query;
    query.recipient = QStringLiteral("bob@example.org");
    // A list that does not hold it: the segment is not looked at.
    fleet.filler.sql(QStringLiteral("UPDATE segment_digest SET digests = x'00000001' WHERE kind = 'recipient'"));
    QCOMPARE(fleet.ask(query), QString());
    // No list at all (a person was erased): the rows tell.
    fleet.filler.sql(QStringLiteral("DELETE FROM segment_digest WHERE kind = 'recipient'"));
    QCOMPARE(fleet.ask(query), QStringLiteral("mx1/4Wx2 mx1/4Wx1"));
}

void TestStoreTrace::counts()
{
    Fleet fleet;
    TraceQuery query;
    QCOMPARE(*query.count(fleet.filler.store(), nullptr), 4);
    query.filter.range = { fleet.t, fleet.t + core::microsPerMinute };
    QCOMPARE(*query.count(fleet.filler.store(), nullptr), 2);
    query.outcome = QStringLiteral("bounced");
    QCOMPARE(*query.count(fleet.filler.store(), nullptr), -1);
    query = {};
    query.recipient = QStringLiteral("bob@example.org");
    QCOMPARE(*query.count(fleet.filler.store(), &fleet.hasher), 2);
}

void TestStoreTrace::saysWhenAMessageIsGone()
{
    Fleet fleet;
    const auto gone = store::traceMessage(fleet.filler.store(), store::rowId(fleet.mx, 999));
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, core::ProblemKind::Missing);
}

void TestStoreTrace::findsWhatWasRefusedAtTheDoor()
{
    Fleet fleet;
    const auto put = [&](int number, const char *recipient, const char *from) {
        fleet.filler.sql(QStringLiteral("INSERT INTO rejection VALUES (%1, %2, 0, 0, 0, NULL, %3, 0, NULL, %4, %5, 0, %6, 5001001, 0, 1, 77)")
                             .arg(store::rowId(fleet.mx, number))
                             .arg(store::toMs(fleet.t) + number)
                             .arg(test::blob(address(from)), test::blob(fleet.hasher.bytes(recipient)))
                             .arg(fleet.domain)
                             .arg(fleet.said));
    };
    put(1, "bob@example.org", "198.51.100.1");
    put(2, "eve@example.org", "198.51.100.1");
    put(3, "bob@example.org", "198.51.100.2");
    fleet.filler.sql(QStringLiteral("INSERT INTO segment_range VALUES (%1, 'rejection', 1, 3)").arg(store::rowId(fleet.mx, 1)));
    TraceQuery query;
    query.recipient = QStringLiteral("Bob@example.org");
    auto found = query.findRejections(fleet.filler.store(), &fleet.hasher);
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).kind, QStringLiteral("rejected"));
    QCOMPARE(found->at(0).said, QStringLiteral("550 5.1.1 no such user"));
    QCOMPARE(found->at(0).dsn, QStringLiteral("5.1.1"));
    QVERIFY(found->at(0).recipient.endsWith(QStringLiteral("…@example.org")));
    query = {};
    query.client = QStringLiteral("198.51.100.1");
    found = query.findRejections(fleet.filler.store(), nullptr);
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QVERIFY(TraceQuery {}.findRejections(fleet.filler.store(), nullptr)->isEmpty());
    // All of a range, where they are asked for; the newest ones.
    query = {};
    query.filter.outcomes = QStringList { QStringLiteral("rejected") };
    const auto clients = [&] {
        QStringList list;
        const auto events = query.findRejections(fleet.filler.store(), nullptr);
        for (const auto &event : *events)
            list << event.client;
        return list;
    };
    QCOMPARE(clients(), (QStringList { QStringLiteral("198.51.100.1"), QStringLiteral("198.51.100.1"), QStringLiteral("198.51.100.2") }));
    query.limit = 2;
    QCOMPARE(clients(), (QStringList { QStringLiteral("198.51.100.1"), QStringLiteral("198.51.100.2") }));
    query.filter.sources = QStringList { QStringLiteral("198.51.100.2/32") };
    QCOMPARE(clients(), QStringList { QStringLiteral("198.51.100.2") });
    query.filter.sources.clear();
    query.filter.domains = QStringList { QStringLiteral("example.net") };
    QCOMPARE(clients(), QStringList());
    query.filter.domains = QStringList { QStringLiteral("Example.org") };
    QCOMPARE(clients().size(), 2);
    query.filter.range = { fleet.t, fleet.t + 2 * 1000 };
    QCOMPARE(clients(), QStringList { QStringLiteral("198.51.100.1") });
}

/// All of it twice: with a row for each message, and packed.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failed = 0;
    for (const bool packs : { false, true }) {
        StoreFiller::packs = packs;
        TestStoreTrace test;
        failed += QTest::qExec(&test, argc, argv);
    }
    return failed;
}
#include "tst_store_trace.moc"

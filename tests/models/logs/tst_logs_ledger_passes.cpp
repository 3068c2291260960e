// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which lines are of one message: what a sender or a receiver can write joins nothing and parts nothing.
#include "models/store/queries/volumequery.h"
#include "tests/support/logimport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

/// \p time: of the day, to the second or finer.
QByteArray line(const QByteArray &time, const QByteArray &process, const QByteArray &text)
{
    return "2026-11-23T" + time + "+00:00 mx1 postfix/" + process + ": " + text + '\n';
}

QByteArray sent(const QByteArray &time, const QByteArray &id, const QByteArray &to, const QByteArray &relay = "mx.far.example[192.0.2.1]:25", const QByteArray &reply = "250 ok")
{
    return line(time, "smtp[8]", id + ": to=<" + to + ">, relay=" + relay + ", delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (" + reply + ")");
}

QByteArray active(const QByteArray &time, const QByteArray &id, const QByteArray &from, int recipients)
{
    return line(time, "qmgr[9]", id + ": from=<" + from + ">, size=500, nrcpt=" + QByteArray::number(recipients) + " (queue active)");
}

QByteArray messageId(const QByteArray &time, const QByteArray &id, const QByteArray &text)
{
    return line(time, "cleanup[7]", id + ": message-id=<" + text + '>');
}

QByteArray removed(const QByteArray &time, const QByteArray &id)
{
    return line(time, "qmgr[9]", id + ": removed");
}

qint64 cells(test::LogStore &store, const char *column, const char *table = "volume_cell")
{
    return store.number(u"SELECT coalesce(sum(%1), 0) FROM %2 WHERE level = (SELECT min(level) FROM %2)"_s.arg(QLatin1String(column), QLatin1String(table)));
}

qint64 messagesOf(test::LogStore &store, const char *login)
{
    return store.number(u"SELECT count(*) FROM message JOIN string ON string.id = login WHERE text = CAST('%1' AS BLOB)"_s.arg(QLatin1String(login)));
}

QString hexOf(const core::KeyedHash &hash)
{
    return QString::fromLatin1(QByteArray::fromRawData(hash.view().data(), qsizetype(hash.view().size())).toHex().toUpper());
}

QByteArray deferred(const QByteArray &time, const QByteArray &id, const QByteArray &to)
{
    return line(time, "smtp[8]", id + ": to=<" + to + ">, relay=none, delay=1, delays=0/0/0/0, dsn=4.4.1, status=deferred (connect to mx.far.example[192.0.2.1]:25: Connection refused)");
}

store::VolumeAnswer volume(test::LogStore &store, const QStringList &by, store::Filter filter = {})
{
    auto answer = store::VolumeQuery { std::move(filter), by, true }.run(store.store());
    if (!answer)
        qFatal("%s", qPrintable(answer.error().oneLine()));
    return *answer;
}

const QByteArray first = "4jbfRw6Yj2z1cXn9", second = "4jbfRw6Yj3z1cXnB";

} // namespace

class TestLogsLedgerPasses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalMessageIds_data();
    void severalMessageIds();
    void aShortIdIsUsedAgain();
    void anotherHostNamesAnId_data();
    void anotherHostNamesAnId();
    void aFilterOnAnotherHost_data();
    void aFilterOnAnotherHost();
    void aReceiversOwnMailIsAnother();
    void anotherHostsIdIsItsOwn();
    void manyMailsOfOneMessageId();
    void whatIsRequeuedIsTheSameMail_data();
    void whatIsRequeuedIsTheSameMail();
    void aRequeuedListIsOneRecipient_data();
    void aRequeuedListIsOneRecipient();
    void aFilterThatWritesMessageIds();
    void forwardedMailIsOfItsSource();
    void whatLiesBetweenIsReadLast();
    void anIdThatIsUsedAgainBetween_data();
    void anIdThatIsUsedAgainBetween();
    void aLifeThatWasLeftOpen_data();
    void aLifeThatWasLeftOpen();
    void aListOfThousands();
    void aListOfTensOfThousands();
};

void TestLogsLedgerPasses::severalMessageIds_data()
{
    QTest::addColumn<QByteArray>("ids");
    QTest::newRow("sent again by its reader") << messageId("10:00:01", first, "orig@x.example") + line("10:00:01", "cleanup[7]", first + ": resent-message-id=<res@y.example>");
    QTest::newRow("written twice") << messageId("10:00:01", first, "orig@x.example") + messageId("10:00:02", first, "other@x.example");
    QTest::newRow("held by a rule between") << messageId("10:00:01", first, "orig@x.example")
            + line("10:00:01", "cleanup[7]", first + ": hold: header Subject: x from unknown[203.0.113.5]; from=<bob@x.example> to=<a@one.example> proto=ESMTP helo=<h>: x")
            + messageId("10:00:01", first, "other@x.example");
}

/// cleanup says each such header field. It is one message all the same, whatever run reads it.
void TestLogsLedgerPasses::severalMessageIds()
{
    QFETCH(QByteArray, ids);
    const QByteArray log = line("10:00:00", "submission/smtpd[5]", "connect from c.example[203.0.113.5]")
        + line("10:00:01", "submission/smtpd[5]", first + ": client=c.example[203.0.113.5], sasl_method=PLAIN, sasl_username=bob@x.example") + ids
        + active("10:00:03", first, "bob@x.example", 2) + line("10:00:03", "submission/smtpd[5]", "disconnect from c.example[203.0.113.5] ehlo=2 auth=1 mail=1 rcpt=2 data=1 quit=1 commands=8")
        + sent("10:00:04", first, "a@one.example") + sent("10:00:04", first, "b@two.example") + removed("10:00:05", first);
    const auto check = [](test::LogStore &store) {
        QCOMPARE(cells(store, "accepted"), 1);
        QCOMPARE(cells(store, "recipients"), 2);
        QCOMPARE(cells(store, "delivered"), 2);
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 1);
        QCOMPARE(messagesOf(store, "bob@x.example"), 1);
        const core::KeyedHash told = store.hasher().hash("orig@x.example");
        QCOMPARE(store.rows(u"SELECT hex(message_hash) FROM message"_s), QStringList { hexOf(told).left(16) });
    };
    test::LogStore whole;
    QCOMPARE(whole.import(log), QString());
    check(whole);
    for (qsizetype cut = log.indexOf('\n') + 1; cut < log.size(); cut = log.indexOf('\n', cut) + 1) {
        test::LogStore pieces;
        std::string state;
        QCOMPARE(pieces.import(log.left(cut), 0, false, &state), QString());
        QCOMPARE(pieces.import(log.mid(cut), 0, true, &state), QString());
        QCOMPARE(pieces.dump(), whole.dump());
    }
}

/// By mail that this host makes, whose life begins with its Message-ID: also where the end of the first was lost.
void TestLogsLedgerPasses::aShortIdIsUsedAgain()
{
    const QByteArray id = "3C4D25E6F7";
    const QByteArray life = line("10:00:00", "smtpd[5]", id + ": client=c.example[203.0.113.5]") + messageId("10:00:00", id, "one@x.example")
        + active("10:00:00", id, "bob@x.example", 1);
    const QByteArray made = messageId("10:00:02", id, "two@x.example") + active("10:00:02", id, "ann@x.example", 1) + sent("10:00:03", id, "b@two.example") + removed("10:00:03", id);
    const QByteArray delivered = sent("10:00:01", id, "a@one.example");
    for (const QByteArray &log : { life + delivered + removed("10:00:01", id) + made, life + delivered + made, life + made }) {
        test::LogStore store;
        QCOMPARE(store.import(log), QString());
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 2);
        QCOMPARE(store.number(u"SELECT count(DISTINCT message_hash) FROM message"_s), 2);
    }
}

void TestLogsLedgerPasses::anotherHostNamesAnId_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("relay");
    const QByteArray login = "submission/smtpd[5]|client=unknown[203.0.113.5], sasl_method=PLAIN, sasl_username=bob@x.example";
    QTest::newRow("of mail with a login") << login << QByteArray("mx.evil.example[198.51.100.66]:25");
    QTest::newRow("of mail with a login from there") << login << QByteArray("mx.evil.example[203.0.113.5]:25");
    QTest::newRow("of mail with a login, through a proxy here") << login << QByteArray("127.0.0.1[127.0.0.1]:10024");
    QTest::newRow("of a stranger's mail") << QByteArray("smtpd[5]|client=unknown[203.0.113.5]") << QByteArray("mx.evil.example[198.51.100.66]:25");
    QTest::newRow("of mail of this host") << QByteArray("pickup[5]|uid=33 from=<bob@x.example>") << QByteArray("mx.evil.example[198.51.100.66]:25");
    QTest::newRow("of mail through a proxy of this host") << QByteArray("smtpd[5]|client=localhost[127.0.0.1]") << QByteArray("mx.evil.example[198.51.100.66]:25");
}

/// A receiver answers with the id of another one's mail: its sender, login and network stay its own.
void TestLogsLedgerPasses::anotherHostNamesAnId()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, relay);
    const qsizetype bar = begin.indexOf('|');
    QByteArray log = line("10:00:00", "smtpd[4]", first + ": client=unknown[198.51.100.66]") + messageId("10:00:00", first, "a@evil.example") + active("10:00:00", first, "evil@evil.example", 1)
        + line("10:00:01", begin.left(bar), second + ": " + begin.mid(bar + 1)) + messageId("10:00:01", second, "b@x.example") + active("10:00:01", second, "bob@x.example", 3)
        + sent("10:00:02", first, "catch@evil.example", relay, "250 2.0.0 Ok: queued as " + second);
    for (const char *to : { "u1@far.example", "u2@far.example", "u3@far.example" })
        log += sent("10:00:03", second, to);
    log += removed("10:00:04", second) + removed("10:00:04", first);
    const auto check = [&](test::LogStore &store) {
        QCOMPARE(cells(store, "accepted"), 2);
        QCOMPARE(cells(store, "recipients"), 4);
        QCOMPARE(cells(store, "delivered"), 4);
        QCOMPARE(store.number(u"SELECT count(*) FROM message WHERE continues <> 0"_s), 0);
        QCOMPARE(store.number(u"SELECT count(DISTINCT stream) FROM message"_s), 2);
        QCOMPARE(messagesOf(store, "bob@x.example"), begin.contains("sasl_") ? 1 : 0);
    };
    test::LogStore whole;
    QCOMPARE(whole.import(log), QString());
    check(whole);
    const qsizetype cut = log.indexOf(sent("10:00:02", first, "catch@evil.example", relay, "250 2.0.0 Ok: queued as " + second));
    if (relay.contains("127.0.0.1"))
        return; // of what came through a proxy of this host and whose beginning was not read nothing else is known
    test::LogStore newestFirst;
    QCOMPARE(newestFirst.import(log.mid(cut)), QString());
    QCOMPARE(newestFirst.import(log.left(cut)), QString());
    check(newestFirst);
}

void TestLogsLedgerPasses::aFilterOnAnotherHost_data()
{
    QTest::addColumn<QByteArray>("relay");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("id"); // of the second
    const QByteArray far = "filter.x.example[192.0.2.40]:10024", same = "a@x.example", changed = "changed@x.example";
    QTest::newRow("from its address") << far << QByteArray("filter.x.example[192.0.2.40]") << same;
    QTest::newRow("telling whose it is") << far << QByteArray("filter.x.example[192.0.2.40], orig_client=c.example[203.0.113.5]") << same;
    QTest::newRow("IPv6") << QByteArray("filter.x.example[2001:db8::40]:10024") << QByteArray("filter.x.example[2001:db8::40]") << same;
    QTest::newRow("this host's own") << QByteArray("127.0.0.1[127.0.0.1]:10024") << QByteArray("localhost[127.0.0.1]") << changed;
    QTest::newRow("by a socket") << QByteArray("filter[private/filter]") << QByteArray("localhost[127.0.0.1]") << changed;
}

/// What hands the mail in again from the address that took it is a filter: one message, also where the newer half is read first.
void TestLogsLedgerPasses::aFilterOnAnotherHost()
{
    QFETCH(QByteArray, relay);
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, id);
    const QByteArray begins = line("10:00:00", "smtpd[4]", first + ": client=c.example[203.0.113.5]") + messageId("10:00:00", first, "a@x.example") + active("10:00:00", first, "a@x.example", 1)
        + line("10:00:01", "smtpd[5]", second + ": client=" + client) + messageId("10:00:01", second, id) + active("10:00:01", second, "a@x.example", 1);
    const QByteArray ends = sent("10:00:02", first, "r@far.example", relay, "250 2.0.0 Ok: queued as " + second) + removed("10:00:02", first) + sent("10:00:03", second, "r@far.example")
        + removed("10:00:03", second);
    const auto check = [](test::LogStore &store) {
        QCOMPARE(cells(store, "accepted"), 1);
        QCOMPARE(cells(store, "delivered"), 1);
        QCOMPARE(store.number(u"SELECT count(*) FROM message WHERE continues <> 0"_s), 1);
        QCOMPARE(store.number(u"SELECT count(DISTINCT stream) FROM message"_s), 1);
    };
    test::LogStore whole;
    QCOMPARE(whole.import(begins + ends), QString());
    check(whole);
    test::LogStore newestFirst;
    QCOMPARE(newestFirst.import(ends), QString());
    QCOMPARE(newestFirst.import(begins), QString());
    check(newestFirst);
    test::LogStore inRuns;
    std::string state;
    QCOMPARE(inRuns.import(begins, 0, false, &state), QString());
    QCOMPARE(inRuns.import(ends, 0, true, &state), QString());
    QCOMPARE(inRuns.dump(), whole.dump());
}

/// A receiver that hands in mail of its own cannot lay it at somebody's door by naming its queue id.
void TestLogsLedgerPasses::aReceiversOwnMailIsAnother()
{
    const QByteArray mx = "mx.evil.example[198.51.100.66]";
    test::LogStore store;
    QCOMPARE(store.import(line("10:00:00", "smtpd[4]", first + ": client=c.example[203.0.113.5], sasl_method=PLAIN, sasl_username=bob@x.example") + messageId("10:00:00", first, "a@x.example")
                 + active("10:00:00", first, "bob@x.example", 1) + line("10:00:01", "smtpd[5]", second + ": client=" + mx) + messageId("10:00:01", second, "spam@evil.example")
                 + active("10:00:01", second, "s@evil.example", 1) + sent("10:00:02", first, "r@evil.example", mx + ":25", "250 2.0.0 Ok: queued as " + second) + removed("10:00:02", first)
                 + sent("10:00:03", second, "r@far.example") + removed("10:00:03", second)),
        QString());
    QCOMPARE(cells(store, "accepted"), 2);
    QCOMPARE(cells(store, "delivered"), 2);
    QCOMPARE(messagesOf(store, "bob@x.example"), 1);
}

/// A gateway tells the id that it had there: nobody else counted that message here.
void TestLogsLedgerPasses::anotherHostsIdIsItsOwn()
{
    test::LogStore store;
    QCOMPARE(store.import(line("10:00:00", "smtpd[4]", second + ": client=gw.x.example[192.0.2.9], orig_queue_id=" + first + ", orig_client=c.example[203.0.113.5]") + messageId("10:00:00", second, "a@x.example")
                 + active("10:00:00", second, "a@x.example", 1) + sent("10:00:02", second, "r@far.example") + removed("10:00:02", second)),
        QString());
    QCOMPARE(cells(store, "accepted"), 1);
    QCOMPARE(cells(store, "delivered"), 1);
}

/// A program that gives all its mail one Message-ID sent it all the same.
void TestLogsLedgerPasses::manyMailsOfOneMessageId()
{
    QByteArray log;
    const QByteArray letters = "BCDFGHJKLMNPQRSTVWXY";
    for (int i = 0; i < 20; ++i) {
        const QByteArray id = "4jY3313Vy5z1d5" + letters.mid(i, 1) + "V", time = "10:00:" + QByteArray::number(10 + i);
        log += line(time, "pickup[2]", id + ": uid=33 from=<www@x.example>") + messageId(time, id, "one@x.example") + active(time, id, "www@x.example", 1) + sent(time, id, "r@far.example") + removed(time, id);
    }
    test::LogStore store;
    QCOMPARE(store.import(log), QString());
    QCOMPARE(cells(store, "accepted"), 20);
    QCOMPARE(cells(store, "delivered"), 20);
}

void TestLogsLedgerPasses::whatIsRequeuedIsTheSameMail_data()
{
    QTest::addColumn<int>("requeues");
    QTest::newRow("once") << 1;
    QTest::newRow("twice") << 2;
}

/// postsuper -r: the old recipients wait no more, and nobody counts again. One is tried only behind the first requeue.
void TestLogsLedgerPasses::whatIsRequeuedIsTheSameMail()
{
    QFETCH(int, requeues);
    QByteArray log = line("10:00:00", "smtpd[4]", first + ": client=c.example[203.0.113.5]") + messageId("10:00:00", first, "a@x.example") + active("10:00:00", first, "a@x.example", 3)
        + deferred("10:00:01", first, "r1@far.example") + deferred("10:00:01", first, "r2@far.example");
    QByteArray id = first;
    QList<qsizetype> cuts; // between one id and the next
    for (int i = 1; i <= requeues; ++i) {
        const QByteArray at = "1" + QByteArray::number(i), next = "4jbfRw6Yj3z1cXn" + QByteArray::number(i);
        log += line(at + ":00:00", "postsuper[6]", id + ": requeued");
        cuts << log.size();
        log += line(at + ":00:01", "pickup[5]", next + ": uid=110 from=<a@x.example> orig_id=" + id) + messageId(at + ":00:01", next, "a@x.example") + active(at + ":00:01", next, "a@x.example", 3);
        if (i < requeues)
            log += deferred(at + ":00:02", next, "r1@far.example") + deferred(at + ":00:02", next, "r2@far.example") + deferred(at + ":00:02", next, "r3@far.example");
        id = next;
    }
    for (const char *to : { "r3@far.example", "r1@far.example", "r2@far.example" })
        log += sent("15:00:00", id, to);
    log += removed("15:00:00", id);
    const auto check = [&](test::LogStore &store) {
        for (const QStringList &by : { QStringList { u"domain"_s }, { u"domain"_s, u"source"_s } }) { // cells, and rows
            const auto answer = volume(store, by);
            QCOMPARE(answer.buckets.size(), 1);
            const store::VolumeCounts &counts = answer.buckets.first().counts;
            QCOMPARE(counts.messages, 1);
            QCOMPARE(counts.recipients, 3);
            QCOMPARE(counts.deferred, requeues == 1 ? 2 : 5);
            QCOMPARE(counts.delivered, 3);
            QCOMPARE(counts.deferredRecipients, 0);
        }
        QCOMPARE(cells(store, "accepted"), 1);
        store::Filter before; // that they waited then stays true
        before.range = { 1'795'428'000'000'000, 1'795'431'600'000'000 }; // 10:00 to 11:00
        QCOMPARE(volume(store, {}, before).totals.deferredRecipients, 2);
    };
    test::LogStore whole;
    QCOMPARE(whole.import(log), QString());
    check(whole);
    for (qsizetype cut = log.indexOf('\n') + 1; cut < log.size(); cut = log.indexOf('\n', cut) + 1) {
        test::LogStore pieces;
        std::string state;
        QCOMPARE(pieces.import(log.left(cut), 0, false, &state), QString());
        QCOMPARE(pieces.import(log.mid(cut), 0, true, &state), QString());
        QCOMPARE(pieces.dump(), whole.dump());
    }
    test::LogStore newestFirst;
    qsizetype end = log.size();
    for (qsizetype i = cuts.size(); i-- > 0; end = cuts[i])
        QCOMPARE(newestFirst.import(log.mid(cuts[i], end - cuts[i])), QString());
    QCOMPARE(newestFirst.import(log.left(end)), QString());
    check(newestFirst);
}

void TestLogsLedgerPasses::aRequeuedListIsOneRecipient_data()
{
    QTest::addColumn<int>("triedBefore");
    for (int tried = 0; tried <= 3; ++tried)
        QTest::addRow("%d of 3 tried under the first id", tried) << tried;
}

/// The members of an alias are named under the one id, the other, or both.
void TestLogsLedgerPasses::aRequeuedListIsOneRecipient()
{
    QFETCH(int, triedBefore);
    const auto member = [](int i) { return "m" + QByteArray::number(i) + "@far.example>, orig_to=<list@x.example"; };
    QByteArray log = line("10:00:00", "pickup[5]", first + ": uid=0 from=<a@x.example>") + messageId("10:00:00", first, "a@x.example") + active("10:00:00", first, "a@x.example", 3);
    for (int i = 0; i < triedBefore; ++i)
        log += deferred("10:00:01", first, member(i));
    log += line("11:00:00", "postsuper[6]", first + ": requeued");
    const qsizetype cut = log.size();
    log += line("11:00:01", "pickup[5]", second + ": uid=110 from=<a@x.example> orig_id=" + first) + messageId("11:00:01", second, "a@x.example") + active("11:00:01", second, "a@x.example", 3);
    for (int i = 0; i < 3; ++i)
        log += sent("11:00:02", second, member(i));
    log += removed("11:00:03", second);
    for (const QList<QByteArray> &order : { QList { log }, { log.left(cut), log.mid(cut) }, { log.mid(cut), log.left(cut) } }) {
        test::LogStore store;
        for (const QByteArray &piece : order)
            QCOMPARE(store.import(piece), QString());
        QCOMPARE(cells(store, "accepted"), 1);
        QCOMPARE(cells(store, "recipients"), 1);
        QCOMPARE(cells(store, "delivered"), 3);
        QCOMPARE(cells(store, "recipients", "destination_cell"), 3);
        QCOMPARE(cells(store, "messages", "destination_cell"), 1);
    }
}

/// A program that takes mail and hands it in again, without a word of the id: it may turn the ids of a header round. What has
/// another one is certain to be nobody's second pass, and counts (README, "Counting rules").
void TestLogsLedgerPasses::aFilterThatWritesMessageIds()
{
    const auto log = [](const QByteArray &firstIds, const QByteArray &secondIds) {
        return line("10:00:00", "smtpd[4]", first + ": client=c.example[203.0.113.5]") + firstIds + active("10:00:00", first, "a@x.example", 1)
            + line("10:00:01", "pickup[5]", second + ": uid=100 from=<a@x.example>") + secondIds + active("10:00:01", second, "a@x.example", 1)
            + sent("10:00:01", first, "r@far.example", "filter", "delivered via filter service").replace("smtp[8]", "pipe[8]") + removed("10:00:01", first)
            + sent("10:00:02", second, "r@far.example") + removed("10:00:02", second);
    };
    const auto ids = [](const QByteArray &time, const QByteArray &id, const QByteArray &one, const QByteArray &other) {
        return messageId(time, id, one) + messageId(time, id, other).replace("message-id", "resent-message-id");
    };
    test::LogStore turned;
    QCOMPARE(turned.import(log(ids("10:00:00", first, "r@x", "a@x"), ids("10:00:01", second, "a@x", "r@x"))), QString());
    QCOMPARE(cells(turned, "accepted"), 1);
    QCOMPARE(cells(turned, "delivered"), 1);
    test::LogStore another;
    QCOMPARE(another.import(log(messageId("10:00:00", first, "a@x"), messageId("10:00:01", second, "b@x"))), QString());
    QCOMPARE(cells(another, "accepted"), 2);
    QCOMPARE(cells(another, "delivered"), 2);
}

/// Where it was handed in, in cells and in rows alike.
void TestLogsLedgerPasses::forwardedMailIsOfItsSource()
{
    test::LogStore store;
    const QByteArray log = line("10:10:00", "smtpd[4]", first + ": client=unknown[198.51.100.7]") + messageId("10:10:00", first, "a@x.example") + active("10:10:00", first, "s@other.example", 1)
        + messageId("10:10:01", second, "a@x.example") + active("10:10:01", second, "s@other.example", 1)
        + line("10:10:01", "local[8]", first + ": to=<x@x.example>, relay=local, delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (forwarded as " + second + ")") + removed("10:10:01", first)
        + sent("10:10:02", second, "e@far.example") + removed("10:10:02", second);
    QCOMPARE(store.import(log), QString());
    const auto byNetwork = volume(store, { u"network"_s });
    QCOMPARE(byNetwork.buckets.size(), 1);
    QCOMPARE(byNetwork.buckets.first().keys.value(u"network"_s), u"198.51.100.0/24"_s);
    QCOMPARE(byNetwork.buckets.first().counts.delivered, 1);
    const auto bySource = volume(store, { u"source"_s });
    QCOMPARE(bySource.buckets.size(), 1);
    QCOMPARE(bySource.buckets.first().keys.value(u"source"_s), u"198.51.100.7"_s);
    QCOMPARE(bySource.buckets.first().counts.delivered, 1);
    store::Filter filter;
    filter.sources = QStringList { u"198.51.100.7"_s };
    QCOMPARE(volume(store, {}, filter).totals.delivered, 1);
}

/// A message in three pieces, and what came long before and behind it, each read by a run of its own.
void TestLogsLedgerPasses::whatLiesBetweenIsReadLast()
{
    const QByteArray begin = line("10:00:00", "smtpd[4]", first + ": client=c.example[203.0.113.5]") + messageId("10:00:00", first, "a@x.example") + active("10:00:00", first, "a@x.example", 1)
        + deferred("10:00:01", first, "r@far.example");
    const QByteArray middle = active("11:00:00", first, "a@x.example", 1) + deferred("11:00:01", first, "r@far.example");
    const QByteArray end = active("12:00:00", first, "a@x.example", 1) + sent("12:00:01", first, "r@far.example") + removed("12:00:02", first);
    const QByteArray before = line("03:00:00", "smtpd[9]", "connect from unknown[198.51.100.1]");
    const QByteArray behind = line("15:00:00", "smtpd[9]", "connect from unknown[198.51.100.1]");
    for (const QList<QByteArray> &order : { QList { begin, end, behind, middle }, { begin, end, behind, before, middle }, { begin, end, before, middle }, { end, begin, behind, middle },
             { behind, end, begin, before, middle }, { middle, behind, end, begin } }) {
        test::LogStore store;
        for (const QByteArray &piece : order)
            QCOMPARE(store.import(piece), QString());
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 1);
        const auto totals = volume(store, {}).totals;
        QCOMPARE(totals.accepted, 1);
        QCOMPARE(totals.deferred, 2);
        QCOMPARE(totals.delivered, 1);
        QCOMPARE(totals.deferredRecipients, 0);
    }
}

void TestLogsLedgerPasses::anIdThatIsUsedAgainBetween_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("delivered") << sent("12:00:01", "A592FAA3C01", "c@far.example") + removed("12:00:02", "A592FAA3C01");
    QTest::newRow("waits") << deferred("12:00:01", "A592FAA3C01", "c@far.example");
    QTest::newRow("expired") << deferred("12:00:01", "A592FAA3C01", "c@far.example") + line("12:00:02", "qmgr[9]", "A592FAA3C01: from=<b@y.example>, status=expired, returned to sender") + removed("12:00:03", "A592FAA3C01");
}

/// The first life of a short id begins in the oldest piece and ends in the middle one, where the second begins.
void TestLogsLedgerPasses::anIdThatIsUsedAgainBetween()
{
    QFETCH(QByteArray, end);
    const QByteArray id = "A592FAA3C01";
    const QByteArray oldest = line("10:00:00", "smtpd[4]", id + ": client=c.example[203.0.113.5]") + messageId("10:00:00", id, "a@x.example") + active("10:00:00", id, "a@x.example", 1) + deferred("10:00:01", id, "r@far.example");
    const QByteArray middle = sent("11:00:01", id, "r@far.example") + removed("11:00:02", id) + line("11:10:00", "smtpd[5]", id + ": client=d.example[203.0.113.9]")
        + messageId("11:10:00", id, "b@y.example") + active("11:10:00", id, "b@y.example", 1) + deferred("11:10:01", id, "c@far.example");
    QList<QByteArray> pieces { oldest, middle, end };
    const QByteArray behind = line("13:00:00", "smtp[8]", "connect to far.example[192.0.2.1]:25: Connection refused") + sent("13:00:00", id, "c@far.example") + removed("13:00:01", id);
    const auto figures = [](test::LogStore &store) {
        QStringList all;
        for (const auto &bucket : volume(store, { u"sender"_s, u"domain"_s }).buckets) {
            const store::VolumeCounts &counts = bucket.counts;
            all << bucket.keys.value(u"sender"_s) + u" %1 %2 %3 %4 %5 %6 %7"_s.arg(counts.messages.value_or(-1)).arg(counts.recipients.value_or(-1)).arg(counts.delivered.value_or(-1)).arg(counts.deferred.value_or(-1)).arg(counts.expired.value_or(-1)).arg(counts.bounced.value_or(-1)).arg(counts.deferredRecipients.value_or(-1));
        }
        all << QString::number(cells(store, "accepted")) << QString::number(cells(store, "recipients"));
        all.sort();
        return all;
    };
    const bool goesOn = !end.contains("removed");
    test::LogStore whole;
    QCOMPARE(whole.import(pieces.join()), QString());
    const QStringList expected = figures(whole);
    QCOMPARE(whole.import(behind), QString());
    const QStringList later = figures(whole);
    std::sort(pieces.begin(), pieces.end());
    do {
        for (const bool inTwoRuns : { false, true }) {
            test::LogStore store;
            for (const QByteArray &piece : pieces) {
                const qsizetype cut = piece.size() / 2;
                const qsizetype at = piece.indexOf('\n', cut) + 1;
                std::string envelope;
                if (inTwoRuns && piece == middle) {
                    QCOMPARE(store.import(piece.left(at), 0, false, &envelope), QString());
                    QCOMPARE(store.import(piece.mid(at), 0, true, &envelope), QString());
                } else {
                    QCOMPARE(store.import(piece), QString());
                }
            }
            QCOMPARE(figures(store), expected);
            if (goesOn) {
                QCOMPARE(store.import(behind), QString());
                QCOMPARE(figures(store), later);
            }
        }
    } while (std::next_permutation(pieces.begin(), pieces.end()));
}

void TestLogsLedgerPasses::aLifeThatWasLeftOpen_data()
{
    QTest::addColumn<bool>("endsInTheNewest");
    QTest::newRow("ends in the middle") << false;
    QTest::newRow("ends in the newest") << true;
}

/// The second life of a short id begins in the newest piece.
void TestLogsLedgerPasses::aLifeThatWasLeftOpen()
{
    const QByteArray id = "A592FAA3C01";
    QFETCH(bool, endsInTheNewest);
    const QByteArray end = sent("11:30:01", id, "r@far.example") + removed("11:30:02", id);
    QList<QByteArray> pieces { line("10:00:00", "smtpd[4]", id + ": client=c.example[203.0.113.5]") + messageId("10:00:00", id, "a@x.example") + active("10:00:00", id, "a@x.example", 1) + deferred("10:00:01", id, "r@far.example"),
        deferred("11:00:01", id, "r@far.example") + (endsInTheNewest ? QByteArray() : end),
        (endsInTheNewest ? end : QByteArray()) + line("12:00:00", "smtpd[5]", id + ": client=d.example[203.0.113.9]") + messageId("12:00:00", id, "b@y.example") + active("12:00:00", id, "b@y.example", 1) + deferred("12:00:01", id, "c@far.example") };
    const QByteArray behind = sent("13:00:00", id, "c@far.example") + removed("13:00:01", id);
    do {
        test::LogStore store;
        for (const QByteArray &piece : pieces)
            QCOMPARE(store.import(piece), QString());
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 2);
        QCOMPARE(volume(store, {}).totals.deferredRecipients, 1);
        QCOMPARE(store.import(behind), QString());
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 2);
        const auto totals = volume(store, {}).totals;
        QCOMPARE(totals.deferredRecipients, 0);
        QCOMPARE(totals.accepted, 2);
        QCOMPARE(totals.delivered, 2);
        QCOMPARE(totals.deferred, 3);
        for (const auto &bucket : volume(store, { u"sender"_s }).buckets)
            QCOMPARE(bucket.counts.delivered, 1);
    } while (std::next_permutation(pieces.begin(), pieces.end()));
}

constexpr int aliases = 3;

/// The members of some lists: all deferred, or those that \p isDeferred says, and then delivered.
static QByteArray listMail(int members, const std::function<bool(int)> &isDeferred)
{
    const auto member = [](int i) { return "u" + QByteArray::number(i) + "@d" + QByteArray::number(i % 7) + ".example>, orig_to=<list" + QByteArray::number(i % aliases) + "@x.example"; };
    QByteArray log = line("10:00:00", "pickup[5]", first + ": uid=1000 from=<bob@x.example>") + messageId("10:00:00", first, "a@x.example") + active("10:00:00", first, "bob@x.example", members);
    for (int i = 0; i < members; ++i)
        log += isDeferred(i) ? deferred("10:00:01", first, member(i)) : sent("10:00:01", first, member(i));
    for (int i = 0; i < members; ++i)
        log += isDeferred(i) ? sent("10:30:00", first, member(i)) : QByteArray();
    return log + removed("10:30:00", first);
}

/// More than a message's attempts are remembered of: whoever is counted is counted once, and alike in one run and in two.
void TestLogsLedgerPasses::aListOfThousands()
{
    constexpr int members = 6000;
    const std::function<bool(int)> kinds[] { [](int) { return true; }, [](int) { return false; }, [](int i) { return i % 3 == 0; } };
    for (const auto &isDeferred : kinds) {
        int waited = 0;
        for (int i = 0; i < members; ++i)
            waited += isDeferred(i) ? 1 : 0;
        const QByteArray log = listMail(members, isDeferred);
        test::LogStore whole;
        QCOMPARE(whole.import(log, 30'000), QString());
        QCOMPARE(cells(whole, "delivered"), members);
        QCOMPARE(cells(whole, "deferred"), waited);
        QCOMPARE(cells(whole, "recipients"), aliases);
        QCOMPARE(cells(whole, "recipients", "destination_cell"), members);
        QCOMPARE(cells(whole, "messages", "destination_cell"), 7);
        test::LogStore pieces;
        std::string state;
        const qsizetype cut = log.indexOf('\n', log.size() / 3 * 2) + 1;
        QCOMPARE(pieces.import(log.left(cut), 30'000, false, &state), QString());
        QCOMPARE(pieces.import(log.mid(cut), 30'000, true, &state), QString());
        QVERIFY(pieces.dump() == whole.dump());
    }
}

/// Work that grows with the square of the recipients takes minutes here, and more than the test program may run.
void TestLogsLedgerPasses::aListOfTensOfThousands()
{
    constexpr int members = 60'000;
    test::LogStore store;
    QCOMPARE(store.import(listMail(members, [](int) { return true; }), 30'000), QString());
    QCOMPARE(cells(store, "delivered"), members);
    QCOMPARE(cells(store, "recipients", "destination_cell"), members);
}

QTEST_APPLESS_MAIN(TestLogsLedgerPasses)
#include "tst_logs_ledger_passes.moc"

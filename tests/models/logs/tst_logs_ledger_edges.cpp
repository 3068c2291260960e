// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ledger's limits, and what stands at the cut between two files that are read newest first.
#include "models/core/limits.h"
#include "tests/support/logimport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

QByteArray line(const QByteArray &stamp, const QByteArray &process, const QByteArray &text)
{
    return stamp + "+00:00 mx1 " + process + ": " + text + '\n';
}

/// A queue id of Postfix's long kind.
QByteArray idOf(int number)
{
    static const char digits[] = "0123456789BCDFGHJKLMNPQRSTVWXYZ";
    QByteArray id = "4jY33";
    for (int i = 0; i < 5; ++i, number /= 31)
        id += digits[number % 31];
    return id + "z1d5L";
}

QByteArray queued(const QByteArray &stamp, int number, const QByteArray &sender = "a@x.example")
{
    return line(stamp, "postfix/qmgr[9]", idOf(number) + ": from=<" + sender + ">, size=500, nrcpt=1 (queue active)");
}

qint64 sum(test::LogStore &store, const char *column, const char *table)
{
    return store.number(u"SELECT coalesce(sum(%1), 0) FROM %2"_s.arg(QLatin1String(column), QLatin1String(table)));
}

QStringList without(const QStringList &dump, const QString &table)
{
    return dump.filter(QRegularExpression(u"^(?!%1\\|)"_s.arg(table)));
}

} // namespace

class TestLogsLedgerEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooManyOpenMessages();
    void whatEndedMakesRoom();
    void tooManyHosts();
    void openMessagesHaveAnAge();
    void forgottenStringsComeBack();
    void everyRecipientOfAHeldMessage_data();
    void everyRecipientOfAHeldMessage();
    void repeatedRejectionsCount();
    void linesKeptAsideAreFewInAllRuns();
    void aFailureFindsItsReasonAcrossACut_data();
    void aFailureFindsItsReasonAcrossACut();
    void aVerdictFindsItsMessageAcrossACut();
    void aSlowFilterIsCountedOnceAcrossACut();
    void aListWhoseMiddleIsReadLast();
    void aFilterMeansTheIdThatIsInUse();
    void aFilterThatNamesNoIdIsCountedOnce_data();
    void aFilterThatNamesNoIdIsCountedOnce();
    void onlyTheHostsOwnRealmLeavesALogin_data();
    void onlyTheHostsOwnRealmLeavesALogin();
};

void TestLogsLedgerEdges::tooManyOpenMessages()
{
    const int most = static_cast<int>(core::limits::openMessages);
    QByteArray log;
    for (int i = 0; i < most + 10; ++i)
        log += line("2026-11-23T10:00:0" + QByteArray::number(i * 9 / most) + ".5", "postfix/pickup[8]", idOf(i) + ": uid=0 from=<root>")
            + queued("2026-11-23T10:00:0" + QByteArray::number(i * 9 / most) + ".6", i);
    test::LogStore store;
    QCOMPARE(store.import(log, 50'000), QString());
    QCOMPARE(sum(store, "evicted", "coverage_hour"), most / 10);
    { // The same ones go in a run that begins in the middle, though many were silent for as long.
        test::LogStore resumed;
        std::string state;
        QByteArray before; // uneven: ended ones leave room, which a new run does not have
        for (int i = 0; i < 50; ++i)
            before += line("2026-11-23T10:00:00.0", "postfix/pickup[8]", idOf(most + 1000 + i) + ": uid=0 from=<root>")
                + line("2026-11-23T10:00:00.0", "postfix/cleanup[6]", idOf(most + 1000 + i) + ": message-id=<" + idOf(i) + "@x.example>")
                + queued("2026-11-23T10:00:00.0", most + 1000 + i) + line("2026-11-23T10:00:00.0", "postfix/qmgr[9]", idOf(most + 1000 + i) + ": removed");
        const qsizetype cut = log.indexOf('\n', log.size() / 2) + 1;
        QCOMPARE(resumed.import(before + log.left(cut), 30'000, false, &state), QString());
        QCOMPARE(resumed.import(log.mid(cut), 30'000, true, &state), QString());
        test::LogStore whole;
        QCOMPARE(whole.import(before + log), QString());
        QVERIFY(resumed.dump() == whole.dump());
    }
    QCOMPARE(store.number(u"SELECT count(*) FROM open_message WHERE substr(key, 1, 1) = x'4d'"_s), most / 10 * 9 + 10);
    QCOMPARE(store.number(u"SELECT sum(accepted) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), most + 10); // each counted before it went
    // The youngest is still known: its end is not one of a message without a beginning.
    const qint64 before = store.number(u"SELECT count(*) FROM message"_s);
    QCOMPARE(store.import(line("2026-11-23T10:00:20.0", "postfix/qmgr[9]", idOf(most + 9) + ": removed")), QString());
    QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), before);
}

/// What was cut stays known behind its end, but not at the cost of what is still in the queue, however long that is silent.
void TestLogsLedgerEdges::whatEndedMakesRoom()
{
    const int most = static_cast<int>(core::limits::openMessages);
    QByteArray first = queued("2026-11-23T09:00:00.0", most), ends, more;
    for (int i = 1; i < most; ++i) {
        first += queued("2026-11-23T10:00:00.0", i);
        ends += line("2026-11-23T11:00:00.0", "postfix/qmgr[9]", idOf(i) + ": removed");
    }
    for (int i = 1; i < 10; ++i)
        more += queued("2026-11-23T12:00:00.0", most + i);
    test::LogStore store;
    for (const QByteArray &piece : { first, ends, more })
        QCOMPARE(store.import(piece, 50'000), QString());
    QCOMPARE(sum(store, "evicted", "coverage_hour"), 0);
    const qint64 before = store.number(u"SELECT count(*) FROM message"_s);
    QCOMPARE(store.import(line("2026-11-23T13:00:00.0", "postfix/qmgr[9]", idOf(most) + ": removed")), QString());
    QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), before);
}

/// Beyond the limit hosts count as one, but nothing is lost, mixed up, or another at another cut of the log.
void TestLogsLedgerEdges::tooManyHosts()
{
    const int most = static_cast<int>(core::limits::hosts);
    const auto of = [](int host, const QByteArray &process, const QByteArray &text) {
        return "2026-11-23T10:00:00.100000+00:00 h" + QByteArray::number(host) + ' ' + process + ": " + text + '\n';
    };
    QByteArray log = of(0, "postfix/smtpd[7]", "connect from c.example[192.0.2.1]");
    for (int i = 1; i < most + 10'000; ++i)
        log += of(i, "postfix/smtpd[7]", "connect from c.example[192.0.2.1]");
    // Short queue ids and process ids come again on another computer.
    QByteArray queued, ended;
    for (const int host : { 3, most + 5, most + 6, most + 7 }) {
        const QByteArray user = "user" + QByteArray::number(host);
        queued += of(host, "postfix/smtpd[7]", "3C4D25E6F7: client=c.example[192.0.2.1], sasl_method=PLAIN, sasl_username=" + user)
            + of(host, "postfix/qmgr[9]", "3C4D25E6F7: from=<a@x" + QByteArray::number(host) + ".example>, size=500, nrcpt=1 (queue active)");
        ended += of(host, "postfix/smtp[8]",
                     "3C4D25E6F7: to=<b@y.example>, relay=mx.y.example[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 ok)")
            + of(host, "postfix/qmgr[9]", "3C4D25E6F7: removed");
    }
    QStringList dumps;
    for (const int pieces : { 1, 3 }) {
        test::LogStore store;
        std::string state;
        if (pieces == 1) {
            QCOMPARE(store.import(log + queued + ended), QString());
        } else { // three runs, cut before and behind the limit
            const qsizetype cut = log.indexOf("h9000 ");
            const qsizetype line = log.lastIndexOf('\n', cut) + 1;
            QCOMPARE(store.import(log.left(line), 1'000, false, &state), QString());
            QCOMPARE(store.import(log.mid(line) + queued, 3'000, false, &state), QString());
            QCOMPARE(store.import(ended, 2, true, &state), QString());
        }
        QCOMPARE(store.number(u"SELECT count(DISTINCT host) FROM coverage_hour"_s), qint64(most) + 1);
        QCOMPARE(sum(store, "lines", "coverage_hour"), most + 10'000 + 16);
        QCOMPARE(store.number(u"SELECT lines FROM coverage_hour JOIN string ON string.id = host WHERE key = CAST('(other)' AS BLOB)"_s), 10'000 + 12);
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 4);
        QCOMPARE(store.number(u"SELECT count(DISTINCT login) FROM message WHERE host = (SELECT id FROM string WHERE key = CAST('(other)' AS BLOB))"_s), 3);
        QCOMPARE(store.number(u"SELECT sum(delivered) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), 4);
        dumps << store.dump().join(u'\n');
    }
    QCOMPARE(dumps[0], dumps[1]);
}

void TestLogsLedgerEdges::openMessagesHaveAnAge()
{
    const QByteArray old = line("2026-09-01T10:00:00.0", "postfix/pickup[8]", idOf(1) + ": uid=0 from=<root>") + queued("2026-09-01T10:00:00.1", 1);
    const QByteArray kept = line("2026-10-20T10:00:00.0", "postfix/pickup[8]", idOf(2) + ": uid=0 from=<root>") + queued("2026-10-20T10:00:00.1", 2);
    const QByteArray late = queued("2026-11-10T10:00:00.0", 2) + queued("2026-11-10T10:00:01.0", 1);
    QStringList dumps;
    for (const int linesInBatch : { 0, 1 }) {
        test::LogStore store;
        QCOMPARE(store.import(old + kept + late, linesInBatch), QString());
        QCOMPARE(sum(store, "evicted", "coverage_hour"), 1);
        QCOMPARE(store.number(u"SELECT evicted FROM coverage_hour WHERE start = 1788256800000"_s), 1); // where it was last seen
        QCOMPARE(store.number(u"SELECT count(*) FROM message"_s), 3); // the old id begins another life
        dumps << store.dump().join(u'\n');
    }
    QCOMPARE(dumps[0], dumps[1]);
}

void TestLogsLedgerEdges::forgottenStringsComeBack()
{
    constexpr int domains = 130'000; // more than are kept in memory
    QByteArray log;
    for (int i = 0; i <= domains; ++i) {
        const QByteArray id = idOf(i);
        log += line("2026-11-23T10:00:00.1", "postfix/pickup[8]", id + ": uid=0 from=<root>")
            + queued("2026-11-23T10:00:00.2", i, "a@d" + QByteArray::number(i % domains) + ".example") + line("2026-11-23T10:00:00.3", "postfix/qmgr[9]", id + ": removed");
    }
    test::LogStore store;
    QCOMPARE(store.import(log, 60'000), QString());
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE kind = 3"_s), domains);
    QCOMPARE(store.number(u"SELECT count(*) FROM stream_key"_s), domains);
    QCOMPARE(store.number(u"SELECT sum(accepted) FROM stream_cell WHERE node = 1 AND level = (SELECT min(level) FROM stream_cell)"_s), domains + 1);
    QCOMPARE(store.number(u"SELECT max(accepted) FROM stream_cell WHERE node = 1 AND level = (SELECT min(level) FROM stream_cell)"_s), 2); // the first came again at the end
}

void TestLogsLedgerEdges::everyRecipientOfAHeldMessage_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<int>("recipients");
    const QByteArray connect = line("2026-11-23T10:00:00.0", "postfix/smtpd[7]", "connect from c.example[192.0.2.1]");
    const QByteArray client = line("2026-11-23T10:00:00.3", "postfix/smtpd[7]", idOf(1) + ": client=c.example[192.0.2.1]");
    const QByteArray id = line("2026-11-23T10:00:00.4", "postfix/cleanup[6]", idOf(1) + ": message-id=<m@x.example>");
    const auto ends = [](int count) {
        return line("2026-11-23T10:00:00.9", "postfix/smtpd[7]",
            "disconnect from c.example[192.0.2.1] ehlo=1 mail=1 rcpt=" + QByteArray::number(count) + " data=1 quit=1 commands=9");
    };
    const auto held = [](const QByteArray &queueId, const QByteArray &recipient, const QByteArray &verdict = "hold") {
        return line("2026-11-23T10:00:00.2", "postfix/smtpd[7]",
            queueId + ": " + verdict + ": RCPT from c.example[192.0.2.1]: <a@x.example>: Sender address review; from=<a@x.example> to=<" + recipient
                + "> proto=ESMTP helo=<c.example>");
    };
    const auto byHeader = [](const QByteArray &verdict) {
        return line("2026-11-23T10:00:00.5", "postfix/cleanup[6]",
            idOf(1) + ": " + verdict + ": header Subject: x from c.example[192.0.2.1]; from=<a@x.example> to=<b@y.example> proto=ESMTP helo=<c.example>: why");
    };
    QTest::newRow("a rule of smtpd, one line each") << connect + held("NOQUEUE", "b@y.example") + client + held(idOf(1), "c@y.example") + held(idOf(1), "d@z.example") + id << 3;
    QTest::newRow("the same one twice") << connect + held("NOQUEUE", "b@y.example") + client + held(idOf(1), "b@y.example") + id << 1;
    QTest::newRow("discarded") << connect + held("NOQUEUE", "b@y.example", "discard") + client + held(idOf(1), "c@y.example", "discard") + id << 2;
    QTest::newRow("a header check names the first") << connect + client + byHeader("hold") + id + ends(4) << 4;
    QTest::newRow("a header check discards") << connect + client + byHeader("discard") + ends(3) << 3;
    QTest::newRow("the session's end is missing") << connect + client + byHeader("hold") + id << 1;
    QTest::newRow("released") << connect + client + byHeader("hold") + id + ends(2)
            + line("2026-11-23T11:00:00.0", "postfix/qmgr[9]", idOf(1) + ": from=<a@x.example>, size=500, nrcpt=2 (queue active)")
                              << 2;
}

void TestLogsLedgerEdges::everyRecipientOfAHeldMessage()
{
    QFETCH(QByteArray, log);
    QFETCH(int, recipients);
    for (const int linesInBatch : { 0, 1 }) {
        test::LogStore store;
        QCOMPARE(store.import(log, linesInBatch), QString());
        QCOMPARE(store.number(u"SELECT sum(accepted) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), 1);
        QCOMPARE(store.number(u"SELECT sum(recipients) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), recipients);
    }
}

void TestLogsLedgerEdges::repeatedRejectionsCount()
{
    const QByteArray rejected = "NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <b@y.example>: Relay access denied; from=<a@x.example> to=<b@y.example> proto=ESMTP helo=<c>";
    test::LogStore store;
    QCOMPARE(store.import(line("2026-11-23T10:00:00.0", "postfix/smtpd[7]", rejected)
                     + line("2026-11-23T10:00:01.0", "postfix/smtpd[7]", "message repeated 3 times: [ " + rejected + "]")
                     + "2026-11-23T10:00:02.0+00:00 mx1 last message repeated 2 times\n"),
        QString());
    QCOMPARE(store.number(u"SELECT sum(rejected) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), 6);
    QCOMPARE(store.number(u"SELECT count(*) FROM rejection"_s), 6);
}

void TestLogsLedgerEdges::linesKeptAsideAreFewInAllRuns()
{
    test::LogStore store;
    for (int run = 0; run < 3; ++run) {
        QByteArray log;
        for (int i = 0; i < 150; ++i)
            log += line("2026-11-23T10:00:0" + QByteArray::number(run) + ".0", "postfix/smtpd[7]", "nobody ever said this " + QByteArray::number(i));
        QCOMPARE(store.import(log), QString());
    }
    QCOMPARE(store.number(u"SELECT count(*) FROM aside"_s), qint64(core::limits::asideLinesPerHour));
    QCOMPARE(sum(store, "unrecognised", "coverage_hour"), 450);
}

void TestLogsLedgerEdges::aFailureFindsItsReasonAcrossACut_data()
{
    QTest::addColumn<bool>("reasonFirst");
    QTest::newRow("the reason before the failure") << true;
    QTest::newRow("the reason after the failure") << false;
}

void TestLogsLedgerEdges::aFailureFindsItsReasonAcrossACut()
{
    QFETCH(bool, reasonFirst);
    const auto reason = [](const QByteArray &stamp) {
        return line(stamp, "dovecot", "auth: passwd-file(ann@x.example,192.0.2.1): unknown user");
    };
    const auto failure = [](const QByteArray &stamp) {
        return line(stamp, "postfix/smtpd[7]", "warning: c.example[192.0.2.1]: SASL PLAIN authentication failed: (reason unavailable), sasl_username=ann@x.example");
    };
    const QByteArray early = reasonFirst ? reason("2026-11-23T10:00:00.0") : failure("2026-11-23T10:00:00.0");
    const QByteArray late = reasonFirst ? failure("2026-11-23T10:00:01.0") : reason("2026-11-23T10:00:01.0");
    const QByteArray later = failure("2026-11-23T12:00:00.0"); // of this one, nobody says why
    test::LogStore whole;
    QCOMPARE(whole.import(early + late + later), QString());
    QCOMPARE(whole.rows(u"SELECT outcome FROM login ORDER BY time_ms"_s), (QStringList { u"2"_s, u"1"_s }));
    test::LogStore cut;
    QCOMPARE(cut.import(late + later), QString());
    QCOMPARE(cut.import(early), QString());
    QCOMPARE(cut.rows(u"SELECT outcome FROM login ORDER BY time_ms"_s), (QStringList { u"2"_s, u"1"_s }));
    QCOMPARE(without(cut.dump(), u"heard"_s), without(whole.dump(), u"heard"_s));
}

void TestLogsLedgerEdges::aVerdictFindsItsMessageAcrossACut()
{
    const QByteArray early = line("2026-11-23T10:00:00.0", "policyd-spf[5]",
        ": prepend Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=198.51.100.25; helo=mail.example.net; envelope-from=peer@example.net; receiver=example.com ");
    const QByteArray late = line("2026-11-23T10:00:00.5", "postfix/smtpd[7]", idOf(1) + ": client=mail.example.net[198.51.100.25]")
        + line("2026-11-23T10:00:00.6", "postfix/cleanup[6]", idOf(1) + ": message-id=<m@x.example>") + queued("2026-11-23T10:00:00.7", 1, "peer@example.net");
    test::LogStore whole, cut;
    QCOMPARE(whole.import(early + late), QString());
    QCOMPARE(cut.import(late), QString());
    QCOMPARE(cut.import(early), QString());
    QCOMPARE(whole.number(u"SELECT count(*) FROM verdict WHERE message <> 0"_s), 1);
    QCOMPARE(cut.number(u"SELECT count(*) FROM verdict WHERE message <> 0"_s), 1);
    QCOMPARE(without(cut.dump(), u"heard"_s), without(whole.dump(), u"heard"_s));
}

void TestLogsLedgerEdges::aSlowFilterIsCountedOnceAcrossACut()
{
    const auto mail = [](const QByteArray &minute, int number, const QByteArray &client) {
        return line("2026-11-23T10:" + minute + ":00.1", "postfix/smtpd[7]", idOf(number) + ": client=" + client)
            + line("2026-11-23T10:" + minute + ":00.2", "postfix/cleanup[6]", idOf(number) + ": message-id=<one@x.example>")
            + line("2026-11-23T10:" + minute + ":00.3", "postfix/qmgr[9]", idOf(number) + ": from=<a@x.example>, size=500, nrcpt=1 (queue active)");
    };
    const QByteArray first = mail("00", 1, "c.example[192.0.2.1]");
    const QByteArray between = line("2026-11-23T10:05:00.0", "postfix/smtpd[9]", "connect from unknown[192.0.2.9]");
    const QByteArray second = mail("20", 2, "localhost[127.0.0.1]");
    const QByteArray ends = line("2026-11-23T10:20:01.0", "postfix/qmgr[9]", idOf(2) + ": removed") + line("2026-11-23T10:20:02.0", "postfix/qmgr[9]", idOf(1) + ": removed");
    const QByteArray later = line("2026-11-23T10:40:00.0", "postfix/smtpd[9]", "connect from unknown[192.0.2.9]");
    for (const bool newestFirst : { false, true }) {
        test::LogStore store;
        QCOMPARE(store.import(newestFirst ? between + second + ends + later : first), QString());
        QCOMPARE(store.import(newestFirst ? first : between + second + ends + later), QString());
        QCOMPARE(store.number(u"SELECT sum(accepted) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), 1);
        QCOMPARE(store.number(u"SELECT count(*) FROM message WHERE origin = 4"_s), 1);
    }
}

/// Two instances, and a short queue id that the other one used half an hour before.
/// 60 recipients at 7 domains, each deferred and then delivered: its message is counted anew at each line of the middle.
void TestLogsLedgerEdges::aListWhoseMiddleIsReadLast()
{
    QByteArray parts[3] { queued("2026-11-23T10:00:00.1", 1) };
    for (int i = 0; i < 120; ++i) {
        const int who = i % 60;
        const QByteArray stamp = "2026-11-23T10:" + QByteArray::number(i / 60 + 1).rightJustified(2, '0') + ':' + QByteArray::number(who).rightJustified(2, '0') + ".1";
        parts[i / 40] += line(stamp, "postfix/smtp[7]",
            idOf(1) + ": to=<u" + QByteArray::number(who) + "@d" + QByteArray::number(who % 7) + ".example>, relay=mx.example[192.0.2.5]:25, delay=1, delays=0/0/0/1, "
                + (i < 60 ? "dsn=4.0.0, status=deferred (450 later)" : "dsn=2.0.0, status=sent (250 ok)"));
    }
    parts[2] += line("2026-11-23T10:30:00.1", "postfix/qmgr[9]", idOf(1) + ": removed");
    const auto cells = [](test::LogStore &store, const char *column) {
        return store.number(u"SELECT coalesce(sum(%1), 0) FROM destination_cell WHERE level = (SELECT min(level) FROM destination_cell)"_s.arg(QLatin1String(column)));
    };
    for (const std::array<int, 3> order : { std::array { 0, 1, 2 }, { 0, 2, 1 }, { 2, 1, 0 }, { 1, 2, 0 } }) {
        test::LogStore store;
        for (const int part : order)
            QCOMPARE(store.import(parts[part]), QString());
        QCOMPARE(cells(store, "recipients"), 60);
        QCOMPARE(cells(store, "messages"), 7);
        QCOMPARE(cells(store, "deferred"), 60);
        QCOMPARE(cells(store, "delivered"), 60);
    }
}

void TestLogsLedgerEdges::aFilterMeansTheIdThatIsInUse()
{
    const auto out = [](const QByteArray &stamp, const QByteArray &process, const QByteArray &text) { return line("2026-11-20T" + stamp, "postfix-out/" + process, text); };
    const auto in = [](const QByteArray &stamp, const QByteArray &process, const QByteArray &text) { return line("2026-11-20T" + stamp, "postfix/" + process, text); };
    const QByteArray before = out("11:20:00.8", "submission/smtpd[2]", "63156B3BA5E: client=c[203.0.113.3], sasl_method=LOGIN, sasl_username=ann@example.com")
        + out("11:20:00.9", "cleanup[3]", "63156B3BA5E: message-id=<old@own.example>") + out("11:20:01.1", "qmgr[9]", "63156B3BA5E: from=<ann@example.com>, size=999, nrcpt=1 (queue active)")
        + out("11:20:01.3", "smtp[4]", "63156B3BA5E: to=<r@far.test>, relay=mx.test[198.51.100.1]:25, delay=0.02, delays=0.1/0/0.5/0.6, dsn=2.0.0, status=sent (250 ok)")
        + out("11:20:01.4", "qmgr[9]", "63156B3BA5E: removed");
    const QByteArray first = in("11:52:00.9", "smtpd[5]", "A0001112223: client=c[192.0.2.5]") + in("11:52:01.1", "cleanup[6]", "A0001112223: message-id=<new@own.example>")
        + in("11:52:01.2", "qmgr[8]", "A0001112223: from=<bob@far.test>, size=1000, nrcpt=1 (queue active)");
    const QByteArray second = in("11:52:01.6", "smtpd[7]", "63156B3BA5E: client=localhost[127.0.0.1]") + in("11:52:01.7", "cleanup[6]", "63156B3BA5E: message-id=<new@own.example>")
        + in("11:52:01.8", "qmgr[8]", "63156B3BA5E: from=<bob@far.test>, size=1300, nrcpt=1 (queue active)");
    const QByteArray handed = in("11:52:01.9", "smtp[4]", "A0001112223: to=<joe@example.com>, relay=127.0.0.1[127.0.0.1]:10024, delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, "
                                                          "status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 63156B3BA5E)")
        + in("11:52:02.0", "qmgr[8]", "A0001112223: removed");
    const QByteArray ends = in("11:52:03.7", "smtp[4]", "63156B3BA5E: to=<joe@example.com>, relay=mx.test[198.51.100.1]:25, delay=1, delays=0.1/0/0.5/0.6, dsn=2.0.0, status=sent (250 ok)")
        + in("11:52:03.8", "qmgr[8]", "63156B3BA5E: removed");
    test::LogStore store;
    QCOMPARE(store.import(before + first + second + handed + ends), QString());
    QCOMPARE(store.number(u"SELECT sum(accepted) FROM volume_cell WHERE node = 1 AND level = (SELECT min(level) FROM volume_cell)"_s), 2);
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE text = CAST('ann@example.com' AS BLOB)"_s), 1);
}

void TestLogsLedgerEdges::aFilterThatNamesNoIdIsCountedOnce_data()
{
    QTest::addColumn<QByteArray>("handOver");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<bool>("isAsync");
    const QByteArray to = idOf(1) + ": to=<r@dest.example>, relay=";
    const QByteArray sent = ", delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (";
    const QByteArray piped = line("2026-11-23T10:00:02.0", "postfix/pipe[4]", to + "spamassassin" + sent + "delivered via spamassassin service)");
    const QByteArray smtp = line("2026-11-23T10:00:02.0", "postfix/smtp[4]", to + "127.0.0.1[127.0.0.1]:10025" + sent + "250 Ok)");
    const QByteArray pickedUp = "postfix/pickup[3]|" + idOf(2) + ": uid=110 from=<s@x.example>";
    const QByteArray received = "postfix/smtpd[3]|" + idOf(2) + ": client=localhost[127.0.0.1]";
    for (const bool isAsync : { false, true }) {
        const char *when = isAsync ? "after it took it" : "before it took it";
        QTest::addRow("by sendmail, %s", when) << piped << pickedUp << isAsync;
        QTest::addRow("from a program by SMTP, %s", when) << piped << received << isAsync;
        QTest::addRow("by SMTP, %s", when) << smtp << received << isAsync;
    }
}

/// FILTER_README, "Simple content filter": pipe(8) to a program that ends with sendmail. Its mail may be picked up before the
/// first pass is told to be delivered, or after.
void TestLogsLedgerEdges::aFilterThatNamesNoIdIsCountedOnce()
{
    QFETCH(QByteArray, handOver);
    QFETCH(QByteArray, begin);
    QFETCH(bool, isAsync);
    const qsizetype bar = begin.indexOf('|');
    const QByteArray first = line("2026-11-23T10:00:00.0", "postfix/smtpd[1]", idOf(1) + ": client=c.example[192.0.2.9]")
        + line("2026-11-23T10:00:00.1", "postfix/cleanup[2]", idOf(1) + ": message-id=<m@x.example>") + queued("2026-11-23T10:00:00.2", 1, "s@x.example");
    const QByteArray firstEnds = handOver + line("2026-11-23T10:00:02.1", "postfix/qmgr[9]", idOf(1) + ": removed");
    const QByteArray stamp = isAsync ? "2026-11-23T10:00:02.5" : "2026-11-23T10:00:01.5";
    const QByteArray second = line(stamp, begin.left(bar), begin.mid(bar + 1)) + line(stamp, "postfix/cleanup[2]", idOf(2) + ": message-id=<m@x.example>")
        + queued(stamp, 2, "s@x.example");
    const QByteArray end = line("2026-11-23T10:00:03.0", "postfix/smtp[5]",
                               idOf(2) + ": to=<r@dest.example>, relay=mx.dest.example[198.51.100.7]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)")
        + line("2026-11-23T10:00:03.1", "postfix/qmgr[9]", idOf(2) + ": removed");
    const QByteArray log = first + (isAsync ? firstEnds + second : second + firstEnds) + end;
    test::LogStore whole;
    QCOMPARE(whole.import(log), QString());
    const auto cells = [](test::LogStore &store, const char *column) {
        return store.number(u"SELECT sum(%1) FROM volume_cell WHERE level = (SELECT min(level) FROM volume_cell)"_s.arg(QLatin1String(column)));
    };
    QCOMPARE(cells(whole, "accepted"), 1);
    QCOMPARE(cells(whole, "delivered"), 1);
    for (qsizetype cut = log.indexOf('\n') + 1; cut < log.size(); cut = log.indexOf('\n', cut) + 1) {
        test::LogStore pieces;
        std::string state;
        QCOMPARE(pieces.import(log.left(cut), 30'000, false, &state), QString());
        QCOMPARE(pieces.import(log.mid(cut), 30'000, true, &state), QString());
        QVERIFY2(pieces.dump() == whole.dump(), log.left(cut).constData());
    }
}

void TestLogsLedgerEdges::onlyTheHostsOwnRealmLeavesALogin_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("login");
    const auto row = [](const char *host, const char *user, const char *login) { QTest::addRow("%s on %s", user, host) << QByteArray(host) << QByteArray(user) << QString::fromLatin1(login); };
    for (const char *user : { "alice@mx1", "alice@mx1.example.com", "alice@MX1.Example.com", "alice@mx1.a.example.co.uk", "alice" })
        row("mx1", user, "alice");
    row("mx1.example.com", "alice@mx1.example.com", "alice");
    for (const char *user : { "alice@acme.com", "alice@acme.org", "alice@acme.net", "alice@acme.co.uk", "alice@acmes.example.com", "alice@acme." })
        row("acme", user, user);
    row("acme.com", "alice@acme.com", "alice@acme.com");
    row("mx1.example.com", "alice@example.com", "alice@example.com");
    row("mx1", "alice@MX2.Example.com", "alice@mx2.example.com");
}

void TestLogsLedgerEdges::onlyTheHostsOwnRealmLeavesALogin()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, user);
    QFETCH(QString, login);
    test::LogStore store;
    QCOMPARE(store.import("2026-11-23T10:00:00.5+00:00 " + host + " postfix/submission/smtpd[7]: A592FAA3C01: client=unknown[203.0.113.5], sasl_method=PLAIN, sasl_username=" + user + '\n'), QString());
    QCOMPARE(store.rows(u"SELECT text FROM string WHERE kind = 4"_s), QStringList { login });
}

QTEST_APPLESS_MAIN(TestLogsLedgerEdges)
#include "tst_logs_ledger_edges.moc"

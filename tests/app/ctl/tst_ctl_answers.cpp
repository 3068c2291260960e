// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/snapshottable.h"
#include "tests/app/ctl/ctlrun.h"
#include "tests/models/store/queries/storefiller.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using logs::StringKind;
using test::address;
using test::ctl;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

struct Fleet
{
    StoreFiller filler;
    std::int64_t mx = filler.node(u"mx1"_s);

    Fleet()
    {
        const auto t = utc("2026-11-23T10:05:00Z");
        filler.heard(mx, utc("2026-11-23T10:00:00Z"), utc("2026-11-23T11:30:00Z"));
        const auto formula = filler.string(StringKind::Domain, "=cmd|'/c calc'.example");
        filler.volume(mx, t, { 3, 4, 3, 1, 0, 0, 0, 0 });
        filler.destination(mx, t, formula, 0, 3, { 0, 4, 3, 1, 0, 0, 0, 0 });
        const auto ann = filler.login(u"ann"_s);
        filler.loginRow(mx, t, ann, address("192.0.2.1"), logs::LoginOutcome::Ok);
        filler.loginCell(mx, t, ann, network("192.0.2.1"), 0, 0, 1, 0);
        const auto key = filler.streamKey(u"news.example"_s, u"ann"_s, network("192.0.2.1"));
        filler.stream(mx, t, key, { 3, 4, 3, 1, 0, 0, 0, 0 });
        const auto number = filler.message(mx, { .accepted = t, .queueId = "4Wx1", .stream = key, .login = ann, .client = address("192.0.2.1") });
        filler.delivery(mx, number, t + core::microsPerSecond, logs::Outcome::Deferred, "r1", formula);
        filler.seal(mx, t, false);
    }
    test::CtlRun ask(const QStringList &arguments) const { return ctl(QStringList { u"--store"_s, filler.store().path() } + arguments); }
};

} // namespace

class TestCtlAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void volumeHasTheAgreedShape();
    void anEndAloneIsARange();
    void domainsAreAskedForAsTheyAreWritten();
    void formats();
    void loginsHaveTheAgreedShape();
    void refusedIsToldWhereItIsKnown_data();
    void refusedIsToldWhereItIsKnown();
    void noticesHaveTheNullSender();
    void traceShowsEventsInOrder();
    void traceListsOnlyWhatMatches();
    void heldAndDeletedAreOutcomes();
    void streamsAreSetAndPreviewed();
    void emptyListsAreLists();
    void exitCodesSayWhatHappened_data();
    void exitCodesSayWhatHappened();
    void messagesSayWhatIsPossible();
    void snapshotsSayWhenTheFirstIs();
    void textsKeepTheirLinesInTables();
    void rowsHaveTheSameKeysAlways();
    void pipesAreImported();
    void aSilentPipeIsLeftOnSigterm();
    void parseSaysOnceThatAFileIsMissing();
    void everyVerbHelpsWithAnExample();
    void theDemoHasAChangedSetting();
    void completionIsBash();
};

void TestCtlAnswers::volumeHasTheAgreedShape()
{
    const Fleet fleet;
    const auto run = fleet.ask({ u"volume"_s, u"--by"_s, u"hour"_s, u"--from"_s, u"2026-11-23T10:00:00Z"_s, u"--to"_s, u"2026-11-23T13:00:00Z"_s });
    QCOMPARE(run.code, 0);
    QCOMPARE(run.err, QByteArray());
    const auto buckets = run.json().value(u"buckets"_s).toArray();
    QCOMPARE(buckets.size(), 3);
    const auto first = buckets[0].toObject(), second = buckets[1].toObject(), third = buckets[2].toObject();
    QCOMPARE(first.value(u"hour"_s).toString(), u"2026-11-23T10:00:00Z"_s);
    for (const auto &[key, count] : { std::pair { u"accepted"_s, 3 }, { u"messages"_s, 3 }, { u"recipients"_s, 4 }, { u"delivered"_s, 3 }, { u"deferred"_s, 1 }, { u"deferred_recipients"_s, 1 }, { u"bounced"_s, 0 }, { u"expired"_s, 0 }, { u"discarded"_s, 0 }, { u"rejected"_s, 0 } })
        QCOMPARE(first.value(key).toInt(-1), count);
    QVERIFY(!first.contains(u"coverage"_s));
    QCOMPARE(second.value(u"coverage"_s).toDouble(), 0.5);
    QCOMPARE(second.value(u"messages"_s).toInt(-1), 0);
    QVERIFY(third.value(u"messages"_s).isNull() && third.contains(u"messages"_s));
    QCOMPARE(third.value(u"coverage"_s).toDouble(-1), 0.0);
    QCOMPARE(run.json().value(u"totals"_s).toObject().value(u"messages"_s).toInt(), 3);
    // What is written reads in the order of the keys that were asked for.
    QVERIFY(run.out.startsWith("{\"buckets\":[{\"hour\":\"2026-11-23T10:00:00Z\",\"accepted\":3,"));
}

/// Without a beginning a range begins with the data, not in 1970.
void TestCtlAnswers::anEndAloneIsARange()
{
    const Fleet fleet;
    const auto run = fleet.ask({ u"volume"_s, u"--by"_s, u"hour"_s, u"--to"_s, u"2026-11-23T12:00:00Z"_s });
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(run.json().value(u"buckets"_s).toArray().size() <= 48);
    QCOMPARE(run.json().value(u"totals"_s).toObject().value(u"messages"_s).toInt(), 3);
}

void TestCtlAnswers::domainsAreAskedForAsTheyAreWritten()
{
    Fleet fleet;
    const auto t = utc("2026-11-23T10:10:00Z");
    fleet.filler.destination(fleet.mx, t, fleet.filler.string(StringKind::Domain, "xn--bcher-kva.example"), 0, 2, { 0, 2, 2, 0, 0, 0, 0, 0 });
    fleet.filler.stream(fleet.mx, t, fleet.filler.streamKey(u"xn--bcher-kva.example"_s, u"ann"_s, network("192.0.2.1")), { 5, 5, 5, 0, 0, 0, 0, 0 });
    for (const QString &domain : { u"xn--bcher-kva.example"_s, u"B\u00fccher.example"_s, u"XN--BCHER-KVA.example."_s }) {
        const auto to = fleet.ask({ u"volume"_s, u"--domain"_s, domain });
        QCOMPARE(to.json().value(u"totals"_s).toObject().value(u"delivered"_s).toInt(), 2);
        QCOMPARE(to.err, QByteArray());
        QCOMPARE(fleet.ask({ u"volume"_s, u"--sender"_s, domain }).json().value(u"totals"_s).toObject().value(u"accepted"_s).toInt(), 5);
        QCOMPARE(fleet.ask({ u"streams"_s, u"set"_s, u"--rule"_s, u"Books:sender="_s + domain }).code, 0);
        QCOMPARE(fleet.ask({ u"volume"_s, u"--stream"_s, u"Books"_s }).json().value(u"totals"_s).toObject().value(u"accepted"_s).toInt(), 5);
    }
}

void TestCtlAnswers::formats()
{
    const Fleet fleet;
    const QStringList verb { u"volume"_s, u"--by"_s, u"domain"_s, u"--from"_s, u"2026-11-23"_s, u"--to"_s, u"2026-11-24"_s };
    const auto csv = fleet.ask(QStringList { u"--format"_s, u"csv"_s } + verb);
    const auto lines = csv.out.split('\n');
    QVERIFY(lines[0].startsWith("domain,accepted,messages,"));
    QVERIFY2(lines[1].startsWith("'=cmd|'/c calc'.example,"), lines[1].constData());
    QCOMPARE(lines.size(), 3); // and what ends the last line: a program that adds the rows up counts nothing twice
    const auto whole = fleet.ask({ u"--format"_s, u"csv"_s, u"volume"_s });
    QVERIFY2(whole.out.startsWith("accepted,messages,") && whole.out.count('\n') == 2, whole.out.constData());
    const auto jsonl = fleet.ask(QStringList { u"--format"_s, u"jsonl"_s } + verb);
    QCOMPARE(jsonl.out.count('\n'), 2);
    for (const auto &line : jsonl.out.trimmed().split('\n'))
        QVERIFY(QJsonDocument::fromJson(line).isObject());
    const auto table = fleet.ask(QStringList { u"--format"_s, u"table"_s } + verb);
    QVERIFY(table.out.contains("Total"));
    QVERIFY(!table.out.contains('{'));
}

void TestCtlAnswers::loginsHaveTheAgreedShape()
{
    const Fleet fleet;
    const auto run = fleet.ask({ u"logins"_s, u"--by"_s, u"user,network"_s });
    QCOMPARE(run.code, 0);
    const auto bucket = run.json().value(u"buckets"_s).toArray().at(0).toObject();
    QCOMPARE(bucket.value(u"user"_s).toString(), u"ann"_s);
    QCOMPARE(bucket.value(u"network"_s).toString(), u"192.0.2.0/24"_s);
    QCOMPARE(bucket.value(u"ok"_s).toInt(), 1);
    QCOMPARE(bucket.value(u"users"_s).toInt(), 1);
    QCOMPARE(bucket.value(u"sources"_s).toInt(), 1);
    const auto kinds = fleet.ask({ u"logins"_s, u"--by"_s, u"hour,kind"_s });
    QCOMPARE(kinds.code, 0);
    QCOMPARE(kinds.json().value(u"totals"_s).toObject().value(u"ok"_s).toInt(), 1);
}

/// AUTH that was refused without a check: "does not apply", "not known" and a figure are three things.
void TestCtlAnswers::refusedIsToldWhereItIsKnown_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("row"); // as a table shows it
    QTest::addColumn<int>("total"); // -1: null
    QTest::addColumn<bool>("isPartial");
    QTest::newRow("cells know") << u"--by user"_s << u"6"_s << 6 << false;
    QTest::newRow("addresses have none") << u"--by source"_s << u"-"_s << 6 << false;
    QTest::newRow("minutes have none") << u"--by 15min"_s << u"-"_s << 6 << false;
    QTest::newRow("of one address") << u"--by user --source 192.0.2.1"_s << u"-"_s << -1 << false;
    QTest::newRow("not chosen") << u"--by user --outcome ok"_s << u"-"_s << -1 << false;
    QTest::newRow("of addresses, not chosen") << u"--by source --outcome ok"_s << u"-"_s << -1 << false;
    QTest::newRow("chosen") << u"--by user --outcome refused"_s << u"6"_s << 6 << false;
    QTest::newRow("chosen of addresses") << u"--by source --outcome refused"_s << QString() << 6 << true;
    QTest::newRow("the range cuts the hour") << u"--by user --from 2026-11-23T10:02:00Z"_s << u"unknown"_s << -1 << true;
}

void TestCtlAnswers::refusedIsToldWhereItIsKnown()
{
    QFETCH(QString, question);
    QFETCH(QString, row);
    QFETCH(int, total);
    QFETCH(bool, isPartial);
    Fleet fleet;
    fleet.filler.sql(u"UPDATE login_cell SET refused = 6"_s);
    const QStringList verb = QStringList { u"logins"_s } + question.split(u' ');
    const auto run = fleet.ask(verb);
    QCOMPARE(run.code, isPartial ? 1 : 0);
    QCOMPARE(run.json().contains(u"partial"_s), isPartial);
    const auto told = run.json().value(u"totals"_s).toObject().value(u"refused"_s);
    QVERIFY(total < 0 ? told.isNull() : told.toInt(-1) == total);
    const QStringList lines = QString::fromUtf8(fleet.ask(QStringList { u"--format"_s, u"table"_s } + verb).out).split(u'\n');
    const qsizetype at = lines.value(0).indexOf(u"refused"_s);
    QVERIFY2(at > 0 || row.isEmpty(), qPrintable(lines.value(0)));
    if (!row.isEmpty())
        QCOMPARE(lines.value(1).mid(at, 7).trimmed(), row);
}

/// From <>: a table and CSV say so, JSON has the domain, which is empty.
void TestCtlAnswers::noticesHaveTheNullSender()
{
    Fleet fleet;
    fleet.filler.stream(fleet.mx, utc("2026-11-23T10:05:00Z"), fleet.filler.streamKey({}, {}, {}), { 1, 1, 1, 0, 0, 0, 0, 0 });
    const QStringList verb { u"volume"_s, u"--by"_s, u"sender"_s };
    const auto ask = [&](const char *format) { return fleet.ask(QStringList { u"--format"_s, QLatin1String(format) } + verb).out; };
    QVERIFY2(ask("table").contains("\n<> "), ask("table").constData());
    QVERIFY2(ask("csv").contains("\n<>,"), ask("csv").constData());
    QVERIFY2(ask("json").contains("\"sender\":\"\""), ask("json").constData());
}

void TestCtlAnswers::traceShowsEventsInOrder()
{
    const Fleet fleet;
    const auto run = fleet.ask({ u"trace"_s, u"--queue-id"_s, u"4Wx1"_s });
    QCOMPARE(run.code, 0);
    const auto events = run.json().value(u"events"_s).toArray();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].toObject().value(u"kind"_s).toString(), u"accepted"_s);
    QCOMPARE(events[1].toObject().value(u"kind"_s).toString(), u"deferred"_s);
    QVERIFY(events[1].toObject().value(u"recipient"_s).toString().startsWith(u"#"_s));
    const auto address = fleet.ask({ u"trace"_s, u"--recipient"_s, u"ann@example.org"_s });
    QCOMPARE(address.code, 3); // the key of this store is nowhere
    QVERIFY(!address.err.contains("ann@example.org"));
}

void TestCtlAnswers::traceListsOnlyWhatMatches()
{
    Fleet fleet;
    const auto t = utc("2026-11-23T10:20:00Z");
    const auto domain = fleet.filler.string(StringKind::Domain, "a.example");
    const auto first = fleet.filler.message(fleet.mx, { .accepted = t, .queueId = "4Wy1" });
    const auto second = fleet.filler.message(fleet.mx, { .accepted = t + 2 * core::microsPerMinute, .queueId = "4Wy2", .origin = logs::MessageOrigin::SecondPass, .continues = first });
    fleet.filler.delivery(fleet.mx, first, t + core::microsPerMinute, logs::Outcome::Delivered, "r2", domain, 0, logs::DeliveryFlag::HandedOn);
    fleet.filler.delivery(fleet.mx, second, t + 3 * core::microsPerMinute, logs::Outcome::Bounced, "r2", domain);
    fleet.filler.seal(fleet.mx, t);
    const auto run = fleet.ask({ u"trace"_s, u"--outcome"_s, u"bounced"_s, u"--from"_s, u"2026-11-23T10:21:00Z"_s });
    QCOMPARE(run.code, 0);
    const auto messages = run.json().value(u"messages"_s).toArray();
    QCOMPARE(messages.size(), 1); // its first pass was neither bounced nor accepted in the range
    QCOMPARE(messages[0].toObject().value(u"queue_id"_s).toString(), u"4Wy2"_s);
    const auto events = run.json().value(u"events"_s).toArray();
    QCOMPARE(events.size(), 4); // what happened to the mail tells of both passes
    QCOMPARE(events[0].toObject().value(u"queue_id"_s).toString(), u"4Wy1"_s);
    const auto both = fleet.ask({ u"trace"_s, u"--from"_s, u"2026-11-23T10:15:00Z"_s });
    QVERIFY(!both.json().contains(u"cut"_s));
    const auto cut = fleet.ask({ u"trace"_s, u"--from"_s, u"2026-11-23T10:15:00Z"_s, u"--limit"_s, u"1"_s });
    QCOMPARE(cut.code, 0);
    QCOMPARE(cut.json().value(u"messages"_s).toArray().size(), 1);
    QCOMPARE(cut.json().value(u"cut"_s).toObject(), (QJsonObject { { u"messages"_s, true }, { u"refusals"_s, false } }));
    QCOMPARE(both.json().value(u"messages"_s).toArray().size(), 2);
    QCOMPARE(both.json().value(u"events"_s).toArray().size(), 4); // each once
}

void TestCtlAnswers::heldAndDeletedAreOutcomes()
{
    Fleet fleet;
    const auto t = utc("2026-11-23T10:20:00Z");
    const auto domain = fleet.filler.string(StringKind::Domain, "a.example");
    const auto held = fleet.filler.message(fleet.mx, { .accepted = t, .queueId = "4Wz1" });
    const auto gone = fleet.filler.message(fleet.mx, { .accepted = t, .queueId = "4Wz2" });
    fleet.filler.delivery(fleet.mx, held, t, logs::Outcome::Held, "r3", domain);
    fleet.filler.delivery(fleet.mx, gone, t, logs::Outcome::Held, "r4", domain);
    fleet.filler.delivery(fleet.mx, gone, t + core::microsPerMinute, logs::Outcome::Deleted, "r4", domain);
    fleet.filler.seal(fleet.mx, t);
    for (const auto &[outcome, queueId, volume] : { std::tuple { u"held"_s, u"4Wz1"_s, 2 }, { u"deleted"_s, u"4Wz2"_s, 1 } }) {
        const auto messages = fleet.ask({ u"trace"_s, u"--outcome"_s, outcome }).json().value(u"messages"_s).toArray();
        QCOMPARE(messages.size(), 1); // whose last state it is
        QCOMPARE(messages[0].toObject().value(u"queue_id"_s).toString(), queueId);
        QCOMPARE(messages[0].toObject().value(u"outcome"_s).toString(), outcome);
        QCOMPARE(messages[0].toObject().value(outcome).toInt(), 1);
        const auto totals = fleet.ask({ u"volume"_s, u"--outcome"_s, outcome }).json().value(u"totals"_s).toObject();
        QCOMPARE(totals.value(outcome).toInt(), volume);
        QVERIFY(totals.value(u"accepted"_s).isNull());
    }
    QCOMPARE(fleet.ask({ u"volume"_s }).json().value(u"totals"_s).toObject().value(u"held"_s).toInt(-1), 2); // from rows, as long as they are kept
}

void TestCtlAnswers::streamsAreSetAndPreviewed()
{
    const Fleet fleet;
    const auto preview = fleet.ask({ u"streams"_s, u"preview"_s, u"--rule"_s, u"News:sender=news.example"_s });
    QCOMPARE(preview.code, 0);
    QCOMPARE(preview.json().value(u"after"_s).toArray().at(0).toObject().value(u"stream"_s).toString(), u"News"_s);
    QCOMPARE(preview.json().value(u"before"_s).toArray().at(0).toObject().value(u"stream"_s).toString(), u"other"_s);
    QCOMPARE(fleet.ask({ u"streams"_s, u"list"_s }).json().value(u"rules"_s).toArray().size(), 0);
    QCOMPARE(fleet.ask({ u"streams"_s, u"set"_s, u"--rule"_s, u"News:sender=news.example"_s }).code, 0);
    QCOMPARE(fleet.ask({ u"streams"_s, u"list"_s }).json().value(u"rules"_s).toArray().at(0).toObject().value(u"name"_s).toString(), u"News"_s);
    const auto volume = fleet.ask({ u"volume"_s, u"--by"_s, u"stream"_s });
    QCOMPARE(volume.json().value(u"buckets"_s).toArray().at(0).toObject().value(u"stream"_s).toString(), u"News"_s);
    QCOMPARE(fleet.ask({ u"streams"_s, u"set"_s, u"--rule"_s, u"nonsense"_s }).code, 2);
}

void TestCtlAnswers::emptyListsAreLists()
{
    const Fleet fleet;
    QCOMPARE(fleet.ask({ u"logins"_s, u"attacks"_s }).json().value(u"attacks"_s).toArray(), QJsonArray());
    QVERIFY(fleet.ask({ u"logins"_s, u"attacks"_s }).json().contains(u"attacks"_s));
    QVERIFY(fleet.ask({ u"logins"_s, u"risk"_s }).json().contains(u"logins"_s));
    QVERIFY(fleet.ask({ u"warnings"_s, u"list"_s }).json().contains(u"warnings"_s));
}

void TestCtlAnswers::exitCodesSayWhatHappened_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QStringList &arguments, int code) { QTest::newRow(name) << arguments << code; };
    row("hours back", { u"volume"_s, u"--from"_s, u"-48h"_s }, 0);
    row("days back", { u"volume"_s, u"--from=-7d"_s, u"--to"_s, u"now"_s }, 0);
    row("global options behind the verb", { u"volume"_s, u"--format"_s, u"csv"_s, u"--quiet"_s }, 0);
    row("no verb", {}, 2);
    row("unknown verb", { u"sing"_s }, 2);
    row("unknown key", { u"volume"_s, u"--by"_s, u"planet"_s }, 2);
    row("unknown node", { u"volume"_s, u"--node"_s, u"nowhere"_s }, 2);
    row("unknown zone", { u"volume"_s, u"--tz"_s, u"Mars/Olympus"_s }, 2);
    row("no time", { u"volume"_s, u"--from"_s, u"yesterday"_s }, 2);
    row("backwards", { u"volume"_s, u"--from"_s, u"2026-11-24"_s, u"--to"_s, u"2026-11-23"_s }, 2);
    row("unknown format", { u"--format"_s, u"xml"_s, u"volume"_s }, 2);
    row("unknown outcome", { u"volume"_s, u"--outcome"_s, u"foo"_s }, 2);
    row("outcome of another verb", { u"logins"_s, u"--outcome"_s, u"bounced"_s }, 2);
    row("by nothing", { u"volume"_s, u"--by"_s, QString() }, 2);
    row("by half nothing", { u"logins"_s, u"--by"_s, u"hour,"_s }, 2);
    row("trace of nothing", { u"trace"_s }, 2);
    row("trace of an empty address", { u"trace"_s, u"--recipient"_s, QString() }, 2);
    row("trace by a choice", { u"trace"_s, u"--outcome"_s, u"deferred"_s }, 0);
    row("no user at all", { u"volume"_s, u"--user"_s, QString() }, 0);
    row("no store", { u"--store"_s, u"/nowhere/fleet.bw"_s, u"volume"_s }, 3);
}

void TestCtlAnswers::exitCodesSayWhatHappened()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Fleet fleet;
    const auto run = arguments.contains(u"/nowhere/fleet.bw"_s) ? ctl(arguments) : fleet.ask(arguments);
    QVERIFY2(run.code == code, run.err.constData());
    if (code == 0)
        return;
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.err.count('\n'), 1); // what, where, what to do next: one line
}

void TestCtlAnswers::messagesSayWhatIsPossible()
{
    const Fleet fleet;
    QVERIFY(fleet.ask({ u"volume"_s, u"--outcome"_s, u"foo"_s }).err.contains("bounced"));
    QVERIFY(fleet.ask({ u"logins"_s, u"--by"_s, u"hour,planet"_s }).err.contains("mechanism"));
    QVERIFY(fleet.ask({ u"trace"_s }).err.contains("--queue-id"));
    const auto old = fleet.ask({ u"volume"_s, u"--from"_s, u"-1h"_s });
    QCOMPARE(old.code, 0);
    QVERIFY2(old.err.contains("--from 2026-11-23"), old.err.constData());
    QCOMPARE(fleet.ask({ u"--quiet"_s, u"volume"_s, u"--from"_s, u"-1h"_s }).err, QByteArray());
    // What could not be done is no note.
    const auto noFile = fleet.ask({ u"--quiet"_s, u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"/no/such/file"_s });
    QCOMPARE(noFile.code, 3);
    QVERIFY2(noFile.err.contains("/no/such/file"), noFile.err.constData());
    QCOMPARE(noFile.err.count('\n'), 1);
    const auto typo = fleet.ask({ u"volum"_s });
    QCOMPARE(typo.code, 2);
    QVERIFY2(typo.err.contains("Did you mean \"volume\"?") && typo.err.contains("coverage"), typo.err.constData());
    const auto deeper = fleet.ask({ u"store"_s, u"inf"_s });
    QCOMPARE(deeper.code, 2);
    QVERIFY2(deeper.err.contains("Did you mean \"store info\"?"), deeper.err.constData());
    QVERIFY(!fleet.ask({ u"qqqqqqq"_s }).err.contains("Did you mean"));
}

void TestCtlAnswers::snapshotsSayWhenTheFirstIs()
{
    const Fleet fleet;
    const QStringList diff { u"snapshots"_s, u"diff"_s, u"--node"_s, u"mx1"_s, u"2026-11-20T00:00:00Z"_s, u"2026-11-24T00:00:00Z"_s };
    const auto none = fleet.ask(diff);
    QVERIFY(none.code != 0);
    QVERIFY2(none.err.contains("There is no snapshot of mx1 yet"), none.err.constData());
    const fleet::Snapshot first { utc("2026-11-23T10:00:00Z"), u"Postfix"_s, u"3.7.11"_s, { { u"postfix.settings"_s, fleet::SectionKind::Settings, "a = 1\n", {}, false } } };
    QVERIFY(store::keepSnapshot(fleet.filler.store(), fleet.mx, first));
    const fleet::Snapshot second { utc("2026-11-23T11:00:00Z"), u"Postfix"_s, u"3.7.11"_s, { { u"postfix.settings"_s, fleet::SectionKind::Settings, "a = 2\n", {}, false } } };
    QVERIFY(store::keepSnapshot(fleet.filler.store(), fleet.mx, second));
    const auto early = fleet.ask(diff); // as the help has it, of a node that is new: from its first one on
    QCOMPARE(early.code, 1);
    QVERIFY2(early.err.contains("The first snapshot of mx1 is of 2026-11-23T10:00:00Z"), early.err.constData());
    QCOMPARE(early.json()[u"changes"_s].toArray().size(), 1);
    QCOMPARE(early.json()[u"partial"_s].toArray().size(), 1);
    const auto shown = fleet.ask({ u"snapshots"_s, u"show"_s, u"--node"_s, u"mx1"_s, u"2026-11-20T00:00:00Z"_s });
    QCOMPARE(shown.code, 3);
    QVERIFY2(shown.err.contains("snapshots diff --node mx1 2026-11-23T10:00:00Z now"), shown.err.constData());
    const auto nobody = fleet.ask({ u"snapshots"_s, u"list"_s, u"--node"_s, u"nobody"_s });
    QCOMPARE(nobody.code, 3);
    QVERIFY2(nobody.err.contains("There is no node named nobody"), nobody.err.constData());
    QCOMPARE(fleet.ask({ u"snapshots"_s, u"diff"_s, u"--node"_s, u"mx1"_s, u"2026-11-23T10:00:00Z"_s, u"2026-11-24T00:00:00Z"_s }).code, 0);
}

/// A difference is read line by line; what a node wrote beside it steers no terminal and looks like no other row.
void TestCtlAnswers::textsKeepTheirLinesInTables()
{
    const Fleet fleet;
    const auto keep = [&fleet](const char *time, const QByteArray &settings, const QString &version) {
        return store::keepSnapshot(fleet.filler.store(), fleet.mx, { utc(time), u"Postfix"_s, version, { { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false } } });
    };
    const auto a = keep("2026-11-23T10:00:00Z", "a = 1\nb = 2\n", u"3.7.11"_s), b = keep("2026-11-23T11:00:00Z", "a = 1\nb = \x1b[2J3\r9\n", u"3.7\nmx9  forged"_s);
    QVERIFY(a && b);
    const auto table = [&fleet](const QStringList &verb) { return QString::fromUtf8(fleet.ask(QStringList { u"--format"_s, u"table"_s, u"snapshots"_s } + verb).out); };
    const QString diff = table({ u"diff"_s, QString::number(*a), QString::number(*b) });
    QStringList lines;
    for (const QString &line : diff.mid(diff.indexOf(u"\nunified"_s) + 1).split(u'\n'))
        lines << line.mid(9);
    QCOMPARE(lines, (QStringList { u"--- a/postfix.settings"_s, u"+++ b/postfix.settings"_s, u"@@ -1,2 +1,2 @@"_s, u" a = 1"_s, u"-b = 2"_s, u"+b = \uFFFD[2J3\uFFFD9"_s, QString() }));
    const QStringList shown = table({ u"show"_s, QString::number(*a) }).split(u'\n');
    QCOMPARE(shown, (QStringList { u"section           text   problem"_s, u"postfix.settings  a = 1     none"_s, u"                  b = 2"_s, QString() }));
    const QString list = table({ u"list"_s });
    QCOMPARE(list.count(u'\n'), 3);
    QVERIFY2(list.contains(u"3.7\uFFFDmx9"_s), qPrintable(list));
}

void TestCtlAnswers::rowsHaveTheSameKeysAlways()
{
    const Fleet fleet;
    const QStringList counts { u"failed"_s, u"ok"_s, u"outages"_s, u"refused"_s, u"sources"_s, u"users"_s };
    const auto buckets = fleet.ask({ u"logins"_s, u"--by"_s, u"15min"_s }).json().value(u"buckets"_s).toArray();
    QVERIFY(buckets.size() > 1);
    for (const auto &bucket : buckets) {
        QStringList keys = bucket.toObject().keys();
        keys.removeAll(u"15min"_s);
        keys.removeAll(u"coverage"_s); // stands where it is incomplete
        QCOMPARE(keys, counts);
    }
    QVERIFY(buckets.first().toObject().value(u"refused"_s).isNull()); // rows cannot tell it
    const auto reason = fleet.ask({ u"volume"_s, u"--by"_s, u"reason"_s }).json().value(u"buckets"_s).toArray().first().toObject();
    QVERIFY(reason.contains(u"recipients"_s) && reason.value(u"recipients"_s).isNull());
}

void TestCtlAnswers::pipesAreImported()
{
    QTemporaryDir folder;
    QProcess bash;
    bash.start(u"bash"_s, { u"-c"_s, u"export XDG_DATA_HOME=%1 XDG_CONFIG_HOME=%1 DBUS_SESSION_BUS_ADDRESS=; '%2' --store %1/p.bw import --node n --mta postfix <(cat '%3')"_s
                                         .arg(folder.path(), QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), QStringLiteral(BW_TEST_DATA "/postfix/tls.rfc3339.log")) });
    QVERIFY(bash.waitForFinished(60'000));
    QVERIFY2(QJsonDocument::fromJson(bash.readAllStandardOutput()).object().value(u"messages"_s).toInt() == 17, bash.readAllStandardError().constData());
}

void TestCtlAnswers::aSilentPipeIsLeftOnSigterm()
{
    QTemporaryDir folder;
    QProcess import;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &each : { u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s })
        environment.insert(each, folder.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    import.setProcessEnvironment(environment);
    import.start(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), { u"--store"_s, folder.filePath(u"p.bw"_s), u"import"_s, u"--node"_s, u"n"_s, u"--mta"_s, u"postfix"_s, u"-"_s });
    QVERIFY(import.waitForStarted());
    import.write("2026-11-25T09:00:00.000000+00:00 mx postfix/qmgr[3]: A1B2C3D4E5: removed\n2026-11-25T09:00:01.00");
    const auto catches = [&import] { // SIGTERM
        QFile status(u"/proc/%1/status"_s.arg(import.processId()));
        const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
        const qsizetype at = text.indexOf("SigCgt:\t");
        return at > 0 && (text.mid(at + 8, 16).toULongLong(nullptr, 16) >> 14 & 1) != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(catches(), 30'000);
    import.terminate();
    QVERIFY(import.waitForFinished(30'000));
    QCOMPARE(import.exitStatus(), QProcess::NormalExit);
    QVERIFY2(!import.readAllStandardError().contains("empty"), "it was not read to its end");
}

void TestCtlAnswers::parseSaysOnceThatAFileIsMissing()
{
    const auto said = ctl({ u"parse"_s, u"--mta"_s, u"postfix"_s, u"/nowhere.log"_s });
    QCOMPARE(said.code, 3);
    QCOMPARE(said.out, QByteArray());
    QVERIFY2(said.err.count('\n') == 1 && said.err.contains("/nowhere.log"), said.err.constData());
}

void TestCtlAnswers::everyVerbHelpsWithAnExample()
{
    const auto help = ctl({ u"--help"_s });
    QCOMPARE(help.code, 0);
    for (const auto &verb : { u"volume"_s, u"logins"_s, u"trace"_s, u"coverage"_s, u"warnings"_s, u"streams"_s, u"completion"_s, u"store"_s, u"import"_s, u"parse"_s, u"demo"_s }) {
        QVERIFY2(help.out.contains(verb.toUtf8()), qPrintable(verb));
        const auto one = ctl({ verb, u"--help"_s });
        QCOMPARE(one.code, 0);
        const auto example = one.out.mid(one.out.indexOf("Example:\n  breakwaterctl "));
        QVERIFY2(example.startsWith("Example:") && example.contains(' ' + verb.toUtf8()), one.out.constData());
    }
}

void TestCtlAnswers::completionIsBash()
{
    const auto script = ctl({ u"completion"_s, u"bash"_s });
    QCOMPARE(script.code, 0);
    QProcess bash;
    bash.start(u"bash"_s, { u"-c"_s, QString::fromUtf8(script.out) + u"\nCOMP_WORDS=(breakwaterctl logins a); COMP_CWORD=2; _breakwaterctl; echo ${COMPREPLY[@]}"
                                                                    "\nCOMP_WORDS=(breakwaterctl volume --by hour --fr); COMP_CWORD=4; _breakwaterctl; echo ${COMPREPLY[@]}"_s });
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardError(), QByteArray());
    QCOMPARE(bash.readAllStandardOutput(), QByteArray("attacks\n--from\n"));

    const Fleet fleet;
    const QString begin = QString::fromUtf8(script.out) + u"\nB='%1'; S='%2'\n"_s.arg(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), fleet.filler.store().path());
    const auto complete = [](const QString &words) { return u"COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _breakwaterctl; echo ${COMPREPLY[@]}\n"_s.arg(words); };
    bash.start(u"bash"_s, { u"-c"_s, begin + complete(u"$B volume --by re"_s) + complete(u"$B volume --by hour,out"_s) + complete(u"$B logins --by mech"_s)
                                         + complete(u"$B logins attacks --outcome o"_s) + complete(u"$B volume --tz Europe/Par"_s) + complete(u"$B --store $S coverage --node ''"_s) });
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardError(), QByteArray());
    QCOMPARE(bash.readAllStandardOutput(), QByteArray("reason\nhour,outcome\nmechanism\nok outages\nEurope/Paris\nmx1\n"));
}

/// Every node of the demo has settings, and one of them changed.
void TestCtlAnswers::theDemoHasAChangedSetting()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"demo.bw"_s);
    const auto made = ctl({ u"--store"_s, store, u"--format"_s, u"json"_s, u"demo"_s, u"--days"_s, u"3"_s, u"--messages-per-day"_s, u"200"_s, u"--home-zone"_s, u"UTC"_s });
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY(ctl({ u"--store"_s, store, u"fleet"_s, u"list"_s }).err.contains("fleet list --all")); // nobody reads them
    const QJsonArray nodes = ctl({ u"--store"_s, store, u"--format"_s, u"json"_s, u"fleet"_s, u"list"_s, u"--all"_s }).json()[u"nodes"_s].toArray();
    QVERIFY(nodes.size() > 1 && nodes.size() == made.json()[u"nodes"_s].toInt());
    int changed = 0;
    for (const QJsonValue node : nodes) {
        const auto diff = ctl({ u"--store"_s, store, u"--format"_s, u"json"_s, u"snapshots"_s, u"diff"_s, u"--node"_s, node[u"name"_s].toString(), u"-48h"_s, u"now"_s });
        QVERIFY2(diff.code == 0, diff.err.constData());
        changed += diff.out.contains("smtpd_client_auth_rate_limit") ? 1 : 0;
    }
    QCOMPARE(changed, 1);
}

QTEST_GUILESS_MAIN(TestCtlAnswers)
#include "tst_ctl_answers.moc"

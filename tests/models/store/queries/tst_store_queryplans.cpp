// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"
#include "models/store/fleethours.h"
#include "models/store/mailauth/domainnames.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/mailauth/mailauthready.h"
#include "models/store/posture/posturetable.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/loginhistory.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/loginrows.h"
#include "models/store/queries/nodefigures.h"
#include "models/store/queries/tracequery.h"
#include "models/store/queries/volumequery.h"
#include "models/store/streams/streamrules.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <sqlite3.h>

using namespace bw;
using namespace Qt::StringLiterals;
using test::address;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

class NoHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view) override { return { .bytes = { 1, 2, 3 } }; }
};

const QString goldenPath = QStringLiteral(BW_TEST_DATA "/store/queryplans.txt");

} // namespace

/// Every statement that pages, verbs and rules run, with SQLite's plan, against a kept text: a plan that begins to read
/// whole tables of rows is seen in review. BW_UPDATE_GOLDEN=1 writes the text anew.
class TestStoreQueryPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansAreAsAgreed();

private:
    static void runEverything(const store::Store &store, std::int64_t annId);
    static void runMailAuth(const store::Store &store);
    static void runPosture(const store::Store &store);
};

/// Of one report that a key of the fleet, a forwarder and a stranger are in.
void TestStoreQueryPlans::runMailAuth(const store::Store &store)
{
    const test::ManualClock clock;
    test::DmarcFiller reports(store, clock);
    QVERIFY(reports.add({ .begin = utc("2026-11-24T00:00:00Z") },
        { { .messages = 9 }, { .source = "198.51.100.7", .spf = false, .spfResults = { "srs.example=pass" }, .reason = "local_policy", .comment = "arc=pass" }, { .source = "203.0.113.9", .dkim = false, .spf = false } }));
    QVERIFY(reports.commit());
    store::MailAuthFilter filter;
    filter.range = { utc("2026-11-24T00:00:00Z"), utc("2026-11-25T00:00:00Z") };
    for (const auto &by : { QStringList { u"day"_s, u"domain"_s }, { u"kind"_s } })
        QVERIFY((store::MailAuthQuery { filter, by }.run(store)).has_value());
    QVERIFY((store::MailAuthSourceQuery { filter, store::SourceGroup::Network, 0, true }.run(store)).has_value());
    QVERIFY(store::listMailAuthRecords(store, filter, 0, 10).has_value());
    QVERIFY(store::listMailAuthReporters(store, filter).has_value());
    QVERIFY((store::ReadyQuery { u"example.org"_s, {} }.run(store)).has_value());
    QVERIFY((store::LedgerQuery { filter, true }.run(store)).has_value());
    QVERIFY(store::listFailureDays(store, filter).has_value());
    QVERIFY(store::listSourceRules(store).has_value());
    QVERIFY(store::namesOfDomain(store, u"example.org"_s, filter.range).has_value());
    QVERIFY(store::namesOfNodes(store).has_value());
}

void TestStoreQueryPlans::runPosture(const store::Store &store)
{
    const test::ManualClock clock;
    store::LookToKeep look;
    look.look.kind = store::AssetKind::Node;
    look.look.asset = u"a"_s;
    look.look.at = utc("2026-11-24T00:00:00Z");
    store::FindingRow finding;
    finding.kind = look.look.kind;
    finding.asset = look.look.asset;
    finding.control = u"BW-1"_s;
    finding.verdict = u"fail"_s;
    look.findings << finding;
    QVERIFY(store::keepLook(store, look));
    store::Answer answer { u"BW-2"_s, "{}", u"Ann"_s, {}, look.look.at, INT64_MAX / 2, u"a.txt"_s, {}, 0 };
    QVERIFY(store::saveAnswer(store, answer, "text", clock));
    QVERIFY(store::listFindings(store).has_value() && store::findingsAt(store, look.look.at).has_value() && store::openFindings(store, 0).has_value());
    QVERIFY(store::historyOf(store, finding.control, finding.asset).has_value());
    QVERIFY(store::listLatestLooks(store).has_value() && store::listLooks(store, {}, { 0, INT64_MAX }).has_value());
    QVERIFY(store::keptEvidence(store, look.look.kind, look.look.asset).has_value() && store::listExpiries(store, INT64_MAX).has_value());
    const auto answers = store::answersOf(store, answer.control);
    QVERIFY(answers && store::attachmentOf(store, answers->first()).has_value());
}

void TestStoreQueryPlans::runEverything(const store::Store &store, std::int64_t annId)
{
    store::Filter filter;
    filter.range = { utc("2026-11-23T09:07:00Z"), utc("2026-11-25T10:52:00Z") };
    const auto volume = [&](const QStringList &by, const store::Filter &with) { QVERIFY((store::VolumeQuery { with, by, true }.run(store)).has_value()); };
    for (const auto &by : { QStringList {}, { u"hour"_s }, { u"day"_s, u"node"_s }, { u"stream"_s }, { u"domain"_s, u"reason"_s }, { u"minute"_s }, { u"source"_s, u"domain"_s } })
        volume(by, filter);
    volume({}, {});
    store::Filter one = filter;
    one.nodes = QStringList { u"a"_s };
    volume({ u"hour"_s }, one);
    QVERIFY((store::ReasonQuery { filter, true, 10 }.run(store)).has_value());
    for (const auto &by : { QStringList {}, { u"hour"_s, u"user"_s }, { u"source"_s } })
        QVERIFY((store::LoginQuery { filter, by, true }.run(store)).has_value());
    store::Filter users = filter;
    users.users = QStringList { u"ann"_s, u"#12ab"_s };
    QVERIFY((store::LoginEventsQuery { users, 10 }.run(store)).has_value());
    const auto history = store::LoginNetworks::read(store, {}), looked = store::LoginNetworks::read(store, {}, 0);
    QVERIFY(history && looked && !looked->isAllAtHand());
    QVERIFY(looked->of(annId).size() == 1 && history->of(annId).size() == 1);
    QVERIFY(store::readLoginTries(store, filter, filter.range, {}, [](std::span<const store::LoginTry>) {}, 1).has_value());
    QVERIFY(store::readFleetHours(store, filter.range, {}).has_value());
    QVERIFY((store::NodeFiguresQuery { u"a"_s, filter.range }.run(store)).has_value());
    store::CoverageQuery coverage;
    coverage.filter = filter;
    QVERIFY(coverage.run(store).has_value());
    coverage.withHours = false;
    QVERIFY(coverage.run(store).has_value());
    QVERIFY(store::listNodes(store).has_value());
    QVERIFY(store::listStreamRules(store).has_value());
    QVERIFY(store::previewStreamRules(store, {}, filter).has_value());
    NoHasher hasher;
    for (const auto key : { &store::TraceQuery::messageId, &store::TraceQuery::queueId, &store::TraceQuery::recipient, &store::TraceQuery::sender, &store::TraceQuery::user }) {
        store::TraceQuery query;
        query.filter = filter;
        query.*key = u"ann"_s;
        QVERIFY(query.find(store, &hasher).has_value());
        QVERIFY(query.findRejections(store, &hasher).has_value());
    }
    store::TraceQuery list;
    list.filter = filter;
    const auto messages = list.find(store, nullptr);
    QVERIFY(messages && !messages->isEmpty());
    QVERIFY(list.count(store, nullptr).has_value());
    QVERIFY(store::traceMessage(store, messages->front().id).has_value());
}

void TestStoreQueryPlans::plansAreAsAgreed()
{
    StoreFiller filler;
    const auto a = filler.node(u"a"_s), b = filler.node(u"b"_s);
    const auto t = utc("2026-11-24T10:00:00Z");
    const auto ann = filler.login(u"ann"_s);
    const auto key = filler.streamKey(u"news.example"_s, u"ann"_s, network("192.0.2.1"));
    const auto domain = filler.string(logs::StringKind::Domain, "example.org");
    for (const auto node : { a, b }) {
        filler.heard(node, t - core::microsPerDay, t + core::microsPerDay);
        filler.volume(node, t, { 1, 1, 1, 0, 0, 0, 0, 0 });
        filler.stream(node, t, key, { 1, 1, 1, 0, 0, 0, 0, 0 });
        filler.destination(node, t, domain, 0, 1, { 0, 1, 1, 0, 0, 0, 0, 0 });
        const auto number = filler.message(node, { .accepted = t, .queueId = "4W", .stream = key, .login = ann, .client = address("192.0.2.1") });
        filler.delivery(node, number, t, logs::Outcome::Deferred, "r", domain);
        filler.loginRow(node, t, ann, address("192.0.2.1"), logs::LoginOutcome::Ok);
        filler.sql(u"INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                   "VALUES (%1, %2, %3, 0, 0, 1, 0, 1, 1, 1)"_s.arg(node).arg(ann).arg(test::blob(network("192.0.2.1"))));
        filler.loginCell(node, t, ann, network("192.0.2.1"), 0, 0, 1, 0);
        filler.seal(node, t, false);
        filler.sql(u"INSERT INTO segment_range SELECT segment, x.tbl, 1, 1 FROM segment_range, (SELECT 'rejection' AS tbl UNION SELECT 'verdict' UNION SELECT 'occurrence' UNION SELECT 'block') x "
                   "WHERE segment_range.tbl = 'message' AND segment >> 40 = %1"_s.arg(node));
    }
    QMap<QString, QStringList> plans;
    store::Reader::setObserver([&plans](const std::string &sql) { plans.insert(QString::fromStdString(sql).simplified(), {}); });
    runEverything(filler.store(), ann);
    runMailAuth(filler.store());
    runPosture(filler.store());
    store::Reader::setObserver({});
    QVERIFY(plans.size() > 30);

    auto database = store::sqlite::Database::open(filler.store().path(), store::sqlite::Access::ReadOnly);
    QVERIFY(database);
    QString text;
    static const QRegularExpression wholeRows(u"SCAN (?:d|m|message|delivery|rejection|login|verdict|occurrence|aside|block|a)\\b"_s);
    QVERIFY(wholeRows.isValid());
    for (auto plan = plans.begin(); plan != plans.end(); ++plan) {
        auto explained = database->prepare("EXPLAIN QUERY PLAN " + plan.key().toStdString());
        QVERIFY2(explained, qPrintable(plan.key()));
        text += plan.key() + u'\n';
        while (explained->step() == SQLITE_ROW) {
            const QString step = explained->text(3);
            QVERIFY2(!wholeRows.match(step).hasMatch(), qPrintable(plan.key() + u": "_s + step));
            text += u"    "_s + step + u'\n';
        }
    }
    QFile golden(goldenPath);
    if (qEnvironmentVariableIsSet("BW_UPDATE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(text.toUtf8());
        return;
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(goldenPath));
    const QStringList agreed = QString::fromUtf8(golden.readAll()).split(u'\n'), found = text.split(u'\n');
    for (qsizetype i = 0; i < std::max(agreed.size(), found.size()); ++i)
        QCOMPARE(found.value(i), agreed.value(i));
}

QTEST_GUILESS_MAIN(TestStoreQueryPlans)
#include "tst_store_queryplans.moc"

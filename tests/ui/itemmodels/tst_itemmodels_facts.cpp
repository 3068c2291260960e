// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "tests/models/store/queries/storefiller.h"
#include "ui/common/mark.h"
#include "ui/itemmodels/loginfacts.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/itemmodels/volumefacts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace bw;
using namespace bw::itemmodels;
using namespace Qt::StringLiterals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

QString textAt(const QAbstractItemModel *model, int row, int column)
{
    return model->index(row, column).data(Qt::DisplayRole).toString();
}

store::MessageSummary message(qint64 id, core::UtcMicros t)
{
    store::MessageSummary one;
    one.id = id;
    one.accepted = t;
    one.queueId = u"4W%1"_s.arg(id);
    one.sender = u"ann@news.example"_s;
    one.outcome = id % 2 ? u"delivered"_s : u"bounced"_s;
    one.recipients = int(id);
    one.size = 1000 * id;
    return one;
}

} // namespace

class TestItemModelsFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void destinationsTellBoundsAndUnknowns();
    void reasonsAddUp();
    void risksSpeakTheirState();
    void attacksNameTheirRule();
    void sourcesKeepTheRest();
    void messagesComeInPages();
    void eventsShowRecipientsHashed();
    void newFiguresOfTheSameRowsKeepTheModel();
    void pagesComeFromTheStore();
    void factsComeFromTheStore();
};

void TestItemModelsFacts::destinationsTellBoundsAndUnknowns()
{
    VolumeFacts facts(nullptr);
    const QAbstractItemModelTester tester(facts.destinations(), Mode::QtTest);
    store::VolumeBucket known, unknown;
    known.keys.insert(u"domain"_s, u"example.org"_s);
    known.counts.messages = 1234;
    known.counts.recipients = 2000;
    known.counts.delivered = 1800;
    known.counts.bounced = 200;
    known.counts.expired = known.counts.discarded = 0;
    known.counts.deferred = 900; // attempts: part of no share
    known.coverage = 0.9;
    unknown.keys.insert(u"domain"_s, u"other.example"_s);
    facts.destinations()->setRows({ known, unknown });
    const auto *model = facts.destinations();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(textAt(model, 0, VolumeFacts::DestinationMessages), u"1,234"_s);
    QCOMPARE(model->index(0, VolumeFacts::DestinationMessages).data(ui::SortRole).toLongLong(), 1234);
    QVERIFY(model->index(0, VolumeFacts::DestinationMessages).data(ui::BoundRole).toBool());
    QCOMPARE(model->index(0, VolumeFacts::DestinationLost).data(ui::BarRole).toDouble(), 0.1);
    QCOMPARE(model->index(1, VolumeFacts::DestinationMessages).data(ui::MeasureRole).toInt(), int(ui::Measure::Unknown));
    QVERIFY(!model->index(1, VolumeFacts::DestinationMessages).data(ui::SortRole).isValid());
    QCOMPARE(textAt(model, 1, VolumeFacts::DestinationMessages), ui::Format::unknown());
    for (int column = 0; column < model->columnCount(); ++column)
        QVERIFY(!model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestItemModelsFacts::reasonsAddUp()
{
    VolumeFacts facts(nullptr);
    const QAbstractItemModelTester tester(facts.reasons(), Mode::QtTest);
    store::ReasonRow row;
    row.reply = u"452 4.2.2 mailbox full"_s;
    row.dsn = u"4.2.2"_s;
    row.counts.deferred = 3;
    row.counts.bounced = 4;
    row.counts.expired = row.counts.discarded = row.counts.rejected = 0;
    facts.reasons()->setRows({ row });
    QCOMPARE(facts.reasons()->index(0, VolumeFacts::ReasonTotal).data(ui::SortRole).toLongLong(), 7);
    QCOMPARE(textAt(facts.reasons(), 0, VolumeFacts::ReasonCode), u"4.2.2"_s);
}

void TestItemModelsFacts::risksSpeakTheirState()
{
    LoginFacts facts(nullptr);
    const QAbstractItemModelTester tester(facts.risks(), Mode::QtTest);
    detection::LoginAtRisk taken, holding;
    taken.user = u"campaigns@news.example"_s;
    taken.state = detection::RiskState::TakenOver;
    taken.points = 10;
    taken.signs = { { u"new_network"_s, u"new network"_s, 2 }, { u"attacking_network"_s, u"attacking network"_s, 4 }, { u"burst"_s, u"burst of mail"_s, 4 } };
    taken.goodFrom = u"203.0.113.77"_s;
    taken.sentMessages = 22310;
    holding.user = u"billing@news.example"_s;
    facts.risks()->setRows({ taken, holding });
    const auto *model = facts.risks();
    QCOMPARE(textAt(model, 0, LoginFacts::RiskStateOf), u"taken over"_s);
    QCOMPARE(model->index(0, LoginFacts::RiskStateOf).data(ui::MarkRole).toInt(), int(ui::Mark::Critical));
    QCOMPARE(model->index(0, LoginFacts::RiskStateOf).data(Qt::ToolTipRole).toString(), u"2 (new network) + 4 (attacking network) + 4 (burst of mail) = 10"_s);
    QCOMPARE(textAt(model, 0, LoginFacts::RiskSent), u"22,310"_s);
    QCOMPARE(model->index(1, LoginFacts::RiskStateOf).data(ui::MarkRole).toInt(), int(ui::Mark::Pass));
    QCOMPARE(model->index(1, LoginFacts::RiskGoodFrom).data(ui::MeasureRole).toInt(), int(ui::Measure::None));
}

void TestItemModelsFacts::attacksNameTheirRule()
{
    LoginFacts facts(nullptr);
    const QAbstractItemModelTester tester(facts.attacks(), Mode::QtTest);
    detection::Attack attack;
    attack.rule = u"L4"_s;
    attack.kind = detection::AttackKind::Spraying;
    attack.network = u"203.0.113.0/24"_s;
    attack.threshold = u">= 15 names in 24 h from >= 3 sources"_s;
    attack.isOpen = true;
    facts.attacks()->setRows({ attack });
    QCOMPARE(textAt(facts.attacks(), 0, LoginFacts::AttackKey), u"203.0.113.0/24"_s);
    QCOMPARE(textAt(facts.attacks(), 0, LoginFacts::AttackTo), u"going on"_s);
    QVERIFY(facts.attacks()->index(0, LoginFacts::AttackKindOf).data(Qt::ToolTipRole).toString().contains(u"L4"_s));
}

void TestItemModelsFacts::sourcesKeepTheRest()
{
    LoginFacts facts(nullptr);
    const QAbstractItemModelTester tester(facts.sources(), Mode::QtTest);
    facts.sources()->setRows({ { u"203.0.113.77"_s, detection::AttackKind::BruteForce, 4018, 1 }, { {}, detection::AttackKind::Other, 12, 3 } });
    QCOMPARE(textAt(facts.sources(), 0, LoginFacts::SourceTries), u"4,018"_s);
    QCOMPARE(textAt(facts.sources(), 1, LoginFacts::SourceAddress), u"all others"_s);
}

void TestItemModelsFacts::messagesComeInPages()
{
    MessagesItemModel model(nullptr); // without a tester: it would fetch
    QList<store::MessageSummary> first;
    for (int i = 0; i < 200; ++i)
        first.append(message(1000 - i, (1000 - i) * core::microsPerSecond));
    model.showFirst(first, 450);
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(model.total(), 450);
    QVERIFY(model.canFetchMore({}));
    // The next page repeats the last row, which shares its millisecond.
    QList<store::MessageSummary> second { first.last() };
    for (int i = 0; i < 199; ++i)
        second.append(message(800 - i, (800 - i) * core::microsPerSecond));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.showMore(second);
    QCOMPARE(model.rowCount(), 399);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.front().at(1).toInt(), 200);
    model.showMore({ second.last() });
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.rowCount(), 399);
    QCOMPARE(model.indexOf(1000).row(), 0);
    QCOMPARE(model.index(0, 0).data(MessagesItemModel::IdRole).toLongLong(), 1000);
    QCOMPARE(textAt(&model, 0, MessagesItemModel::Outcome), u"bounced"_s);
    QCOMPARE(model.index(0, MessagesItemModel::Outcome).data(ui::MarkRole).toInt(), int(ui::Mark::Fail));
    QCOMPARE(model.index(0, MessagesItemModel::Recipients).data(ui::SortRole).toInt(), 1000);
    model.showFirst({}, 0);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
}

void TestItemModelsFacts::eventsShowRecipientsHashed()
{
    TraceFacts facts(nullptr);
    const QAbstractItemModelTester tester(facts.events(), Mode::QtTest);
    store::TraceEvent event;
    event.kind = u"bounced"_s;
    event.recipient = u"#a91f…@example.org"_s;
    event.said = u"no such user"_s;
    event.dsn = u"5.1.1"_s;
    event.file = u"/var/log/mail.log"_s;
    event.offset = 4711;
    facts.events()->setRows({ event });
    QCOMPARE(textAt(facts.events(), 0, TraceFacts::EventRecipient), u"#a91f…@example.org"_s);
    QCOMPARE(textAt(facts.events(), 0, TraceFacts::EventSaid), u"5.1.1 no such user"_s);
    QCOMPARE(textAt(facts.events(), 0, TraceFacts::EventWhere), u"/var/log/mail.log, byte 4,711"_s);
}

void TestItemModelsFacts::newFiguresOfTheSameRowsKeepTheModel()
{
    LoginFacts facts(nullptr);
    detection::LoginAtRisk login;
    login.user = u"ann"_s;
    facts.risks()->setRows({ login });
    const QPersistentModelIndex kept(facts.risks()->index(0, 0));
    QSignalSpy reset(facts.risks(), &QAbstractItemModel::modelReset);
    login.failed = 7;
    facts.risks()->setRows({ login });
    QVERIFY(kept.isValid());
    QCOMPARE(reset.size(), 0);
    QCOMPARE(textAt(facts.risks(), 0, LoginFacts::RiskFailed), u"7"_s);
    login.user = u"bob"_s;
    facts.risks()->setRows({ login });
    QCOMPARE(reset.size(), 1);
}

namespace {

/// 450 messages and some logins, behind a real session.
struct Desk
{
    test::StoreFiller filler;
    std::int64_t mx = filler.node(u"mx1"_s);
    core::UtcMicros start = test::utc("2026-11-23T10:00:00Z");
    std::unique_ptr<service::Session> session;
    store::Filter filter;

    Desk()
    {
        filler.heard(mx, start, start + core::microsPerHour);
        const auto domain = filler.string(logs::StringKind::Domain, "example.org"), full = filler.string(logs::StringKind::Reply, "452 4.2.2 full");
        const auto ann = filler.login(u"ann"_s);
        filler.sql(u"BEGIN"_s);
        for (int i = 0; i < 450; ++i) {
            // Three share each millisecond: pages must neither lose nor repeat one.
            const auto t = start + (i / 3) * 1000;
            const auto number = filler.message(mx, { .accepted = t, .queueId = QByteArray::number(i) });
            filler.delivery(mx, number, t + 1000, i % 2 ? logs::Outcome::Delivered : logs::Outcome::Deferred, "r", domain, full);
        }
        for (int i = 0; i < 20; ++i)
            filler.loginRow(mx, start + i * core::microsPerSecond, ann, test::address("203.0.113.7"), logs::LoginOutcome::Failed);
        filler.loginCell(mx, start, ann, test::network("203.0.113.7"), 0, 0, 0, 20);
        filler.volume(mx, start, { 450, 450, 225, 225, 0, 0, 0, 0 });
        filler.destination(mx, start, domain, 0, 450, { 0, 450, 225, 0, 0, 0, 0, 0 });
        filler.destination(mx, start, domain, full, 0, { 0, 0, 0, 225, 0, 0, 0, 0 });
        filler.sql(u"COMMIT"_s);
        filler.seal(mx, start, false);
        session = service::makeSession(filler.store(), [] { return std::unique_ptr<core::KeyedHasher>(); });
        filter.range = { start, start + core::microsPerHour };
    }
};

} // namespace

void TestItemModelsFacts::pagesComeFromTheStore()
{
    const Desk desk;
    MessagesItemModel model(desk.session.get());
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    QSignalSpy arrived(&model, &MessagesItemModel::arrived);
    store::TraceQuery query;
    query.filter = desk.filter;
    model.ask(query);
    QVERIFY(arrived.wait());
    QCOMPARE(model.total(), 450);
    while (!model.isComplete()) {
        model.fetchMore({});
        QTRY_VERIFY_WITH_TIMEOUT(!model.isReading(), 20'000);
    }
    QCOMPARE(model.rowCount(), 450);
    QSet<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        ids.insert(model.message(model.index(row, 0)).id);
        QVERIFY(row == 0 || model.message(model.index(row, 0)).accepted <= model.message(model.index(row - 1, 0)).accepted);
    }
    QCOMPARE(ids.size(), 450);
    query.recipient = u"ann@example.org"_s; // the key is not on this desk
    QSignalSpy failed(&model, &MessagesItemModel::failed);
    model.ask(query);
    QVERIFY(failed.wait());
    QCOMPARE(model.rowCount(), 450); // old rows stay
}

void TestItemModelsFacts::factsComeFromTheStore()
{
    const Desk desk;
    VolumeFacts volume(desk.session.get());
    QSignalSpy volumeArrived(&volume, &VolumeFacts::arrived);
    volume.ask(desk.filter, u"hour"_s, u"node"_s);
    LoginFacts logins(desk.session.get());
    QSignalSpy loginsArrived(&logins, &LoginFacts::arrived), risksArrived(&logins, &LoginFacts::risksArrived), timelineArrived(&logins, &LoginFacts::timelineArrived);
    logins.ask(desk.filter, u"hour"_s);
    logins.askTimeline(desk.filter, u"ann"_s);
    TraceFacts trace(desk.session.get());
    QSignalSpy traceArrived(&trace, &TraceFacts::arrived);
    trace.ask(store::rowId(desk.mx, 1));
    QTRY_COMPARE_WITH_TIMEOUT(volumeArrived.size() + loginsArrived.size() + risksArrived.size() + timelineArrived.size() + traceArrived.size(), 5, 20'000);
    QCOMPARE(volume.volume().totals.messages, 450);
    QCOMPARE(volume.grouped().buckets.front().keys.value(u"node"_s), u"mx1"_s);
    QCOMPARE(textAt(volume.destinations(), 0, VolumeFacts::DestinationDomain), u"example.org"_s);
    QCOMPARE(volume.reasons()->index(0, VolumeFacts::ReasonTotal).data(ui::SortRole).toLongLong(), 225);
    QCOMPARE(logins.logins().totals.failed, 20);
    QCOMPARE(textAt(logins.attacks(), 0, LoginFacts::AttackKindOf), u"brute force"_s);
    QCOMPARE(logins.timeline().failures, 20);
    QCOMPARE(trace.events()->rowCount(), 2);
}

QTEST_GUILESS_MAIN(TestItemModelsFacts)
#include "tst_itemmodels_facts.moc"

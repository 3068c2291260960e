// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/mailauth/mailauthready.h"
#include "models/store/sqlite.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using store::MailAuthFilter;
using test::DmarcReport;
using test::DmarcRow;

namespace {

constexpr core::UtcMicros day = core::microsPerDay;
constexpr core::UtcMicros wednesday = 1'795'564'800 * core::microsPerSecond; // 2026-11-25

DmarcRow own(std::int64_t messages) { return { .messages = messages }; }
DmarcRow spoof(std::int64_t messages, const std::string &source = "203.0.113.9")
{
    return { .source = source, .messages = messages, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = { "example.org=softfail" }, .disposition = "reject" };
}
/// Sent on without SRS, with a key of the fleet.
DmarcRow sentOn(std::int64_t messages, const std::string &source = "198.51.100.7")
{
    return { .source = source, .messages = messages, .spf = false, .spfResults = { "example.org=fail" } };
}
/// A service that signs with its own domain.
DmarcRow service(std::int64_t messages, const std::string &source = "198.51.100.130")
{
    return { .source = source, .messages = messages, .dkim = false, .spf = false, .dkimResults = { "esp.example/k=pass" }, .spfResults = { "bounce.esp.example=pass" } };
}

} // namespace

class TestStoreMailAuth final : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<store::Store> m_store;
    test::ManualClock m_clock;

    void fill(const QList<std::pair<DmarcReport, std::vector<DmarcRow>>> &reports)
    {
        test::DmarcFiller filler(*m_store, m_clock);
        for (const auto &[report, rows] : reports)
            QVERIFY(filler.add(report, rows));
        QVERIFY(filler.commit());
    }
    store::MailAuthAnswer ask(const QStringList &by, const MailAuthFilter &filter = {})
    {
        const auto answer = store::MailAuthQuery { filter, by }.run(*m_store);
        if (!answer)
            qWarning("%s", qPrintable(answer.error().oneLine()));
        return answer.value_or(store::MailAuthAnswer());
    }
    /// "a b: 3" of each bucket.
    QStringList told(const QStringList &by, const MailAuthFilter &filter = {})
    {
        QStringList lines;
        for (const auto &bucket : ask(by, filter).buckets) {
            QStringList keys;
            for (const QString &key : by)
                keys << bucket.keys[key];
            lines << u"%1: %2"_s.arg(keys.join(u' ')).arg(bucket.counts.messages);
        }
        return lines;
    }
    QStringList sources(store::SourceGroup group, const MailAuthFilter &filter = {}, int limit = 0)
    {
        const auto found = store::MailAuthSourceQuery { filter, group, limit }.run(*m_store);
        QStringList lines;
        qint64 sum = 0;
        for (const auto &row : found->rows) {
            lines << u"%1 %2 %3 %4"_s.arg(row.isRest ? u"rest"_s : row.source, row.sender).arg(row.counts.messages).arg(nameOf(row.verdict));
            sum += row.counts.messages;
        }
        return sum == found->totals.messages ? lines : QStringList { u"the rows do not add up"_s };
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = *store::Store::create(m_folder->filePath(u"a.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
    }

    void nothingIsNoError()
    {
        QVERIFY(ask({ u"day"_s, u"domain"_s }).buckets.isEmpty());
        QCOMPARE(ask({}).totals, store::MailAuthCounts());
        QVERIFY(sources(store::SourceGroup::Network).isEmpty());
        QCOMPARE(store::listMailAuthRecords(*m_store, {}, 0, 10)->total, 0);
        QVERIFY(store::listMailAuthReporters(*m_store, {})->isEmpty());
        QCOMPARE(int(store::ReadyQuery { u"example.org"_s, {} }.run(*m_store)->verdict), int(store::ReadyAnswer::Verdict::TooLittle));
        QVERIFY(*store::mailAuthRange(*m_store) == core::TimeRange {});
    }

    /// Raw results and what counted are never mixed.
    void everyFigure()
    {
        fill({ { {}, { own(10), spoof(4), sentOn(3), service(2),
                         { .messages = 5, .dkim = false, .spf = true, .dkimResults = { "example.org/s1=fail", "other.example/x=pass" }, .spfResults = {}, .disposition = "quarantine" },
                         { .messages = 1, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = {}, .disposition = "pass" } } } });
        const auto answer = ask({});
        QCOMPARE(answer.buckets.size(), 1);
        const store::MailAuthCounts expected { 25, { 15, 12, 7 }, { 13, 20, 0 }, 18, 7, 10, 3, 5, 16, 5, 4 };
        QCOMPARE(answer.totals, expected);
        QCOMPARE(answer.buckets.first().counts, expected);
        QCOMPARE(answer.rows, 6);
        QCOMPARE(answer.reports, 1);
        QCOMPARE(answer.domains, (QStringList { u"example.org"_s }));
        QCOMPARE(told({ u"disposition"_s }), (QStringList { u"none: 16"_s, u"quarantine: 5"_s, u"reject: 4"_s }));
        QCOMPARE(told({ u"spf"_s, u"dkim"_s }), (QStringList { u" : 1"_s, u" pass: 5"_s, u"fail pass: 3"_s, u"pass pass: 12"_s, u"softfail : 4"_s }));
        QCOMPARE(told({ u"spf_aligned"_s, u"dkim_aligned"_s, u"dmarc"_s }), (QStringList { u"fail fail fail: 7"_s, u"fail pass pass: 3"_s, u"pass fail pass: 5"_s, u"pass pass pass: 10"_s }));
        QCOMPARE(told({ u"kind"_s }), (QStringList { u"alignment: 2"_s, u"broken_key: 5"_s, u"forwarded: 3"_s, u"passes: 10"_s, u"spoofing: 5"_s }));
        QCOMPARE(told({ u"network"_s }), (QStringList { u"192.0.2.0/24: 16"_s, u"198.51.100.0/24: 5"_s, u"203.0.113.0/24: 4"_s }));
        QCOMPARE(told({ u"selector"_s }), (QStringList { u": 12"_s, u"s1: 13"_s }));
    }

    /// A report of one UTC day is of the same day everywhere; a day without reports says so.
    void daysOfAnyZone_data()
    {
        QTest::addColumn<QString>("zone");
        for (const char *zone : { "UTC", "Europe/Paris", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe" })
            QTest::newRow(zone) << QString::fromLatin1(zone);
    }
    void daysOfAnyZone()
    {
        QFETCH(QString, zone);
        fill({ { { .id = "1", .begin = wednesday }, { own(10) } }, { { .id = "2", .begin = wednesday + 2 * day, .length = day }, { own(7) } } });
        MailAuthFilter filter;
        filter.zone = zone;
        const auto answer = ask({ u"day"_s }, filter);
        QStringList days;
        for (const auto &bucket : answer.buckets)
            if (bucket.hasReports)
                days << bucket.keys[u"day"_s].left(10) + u' ' + QString::number(bucket.counts.messages);
        QCOMPARE(days, (QStringList { u"2026-11-25 10"_s, u"2026-11-27 7"_s }));
        QVERIFY(std::any_of(answer.buckets.begin(), answer.buckets.end(), [](const auto &bucket) { return bucket.keys[u"day"_s].startsWith(u"2026-11-26"_s) && !bucket.hasReports; }));
        QCOMPARE(answer.totals.messages, 17);
    }

    /// Reports end a second before their day does: of the newest and the one before more may come, and of no third.
    void twoDaysMayGrow()
    {
        for (int i = 0; i < 4; ++i)
            fill({ { { .id = std::to_string(i), .begin = 1'795'564'800 * core::microsPerSecond - i * core::microsPerDay }, { own(3) } } });
        QList<bool> grows;
        for (const auto &bucket : ask({ u"day"_s }).buckets)
            grows << bucket.mayGrow;
        QCOMPARE(grows, (QList<bool> { false, false, true, true }));
    }

    void filtersChoose()
    {
        fill({ { { .id = "1", .org = "a.example" }, { own(10), spoof(4) } },
            { { .id = "2", .org = "b.example", .begin = wednesday + day }, { sentOn(3), { .messages = 6, .dkimResults = { "example.org/s1=pass" }, .from = "news.example.org" } } },
            { { .id = "3", .org = "b.example", .domain = "other.example", .begin = wednesday + day }, { { .messages = 100, .from = "other.example" } } } });
        const auto sum = [this](const MailAuthFilter &filter) { return ask({}, filter).totals.messages; };
        QCOMPARE(sum({}), 123);
        QCOMPARE(sum({ .domains = { u"example.org"_s } }), 17);
        QCOMPARE(sum({ .domains = { u"*.example.org"_s } }), 6);
        QCOMPARE(sum({ .sources = { u"203.0.113.0/24"_s } }), 4);
        QCOMPARE(sum({ .reporters = { u"A.example"_s } }), 14);
        QCOMPARE(sum({ .dispositions = { u"reject"_s } }), 4);
        QCOMPARE(sum({ .outcomes = { u"fail"_s } }), 4);
        QCOMPARE(sum({ .kinds = { u"forwarded"_s } }), 3);
        QCOMPARE(sum({ .senders = { u"stranger"_s } }), 4);
        QCOMPARE(sum({ .selectors = { u"s1"_s } }), 19);
        QCOMPARE(sum({ .range = { wednesday, wednesday + day } }), 14);
        QCOMPARE(sum({ .range = { wednesday + day, wednesday + 2 * day } }), 109);
        const auto nowhere = store::MailAuthQuery { { .sources = { u"nowhere"_s } }, {} }.run(*m_store);
        QVERIFY(!nowhere);
        const auto unknown = store::MailAuthQuery { {}, { u"hour"_s } }.run(*m_store);
        QVERIFY(!unknown && unknown.error().kind == core::ProblemKind::Usage && unknown.error().remedy.contains(u"disposition"_s));
    }

    void sourcesSayWhoAndWhat()
    {
        fill({ { {}, { own(1'000), spoof(40), spoof(9, "203.0.113.10"), sentOn(15), service(20), { .source = "2001:db8:bad::1", .messages = 5, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = {} } } } });
        QCOMPARE(sources(store::SourceGroup::Address),
            (QStringList { u"192.0.2.1  1000 looks_yours"_s, u"203.0.113.9 stranger 40 spoofing_refused"_s, u"198.51.100.130  20 looks_yours"_s, u"198.51.100.7 forwarder 15 forwarded"_s,
                u"203.0.113.10 stranger 9 spoofing_refused"_s, u"2001:db8:bad::1 stranger 5 spoofing_delivered"_s }));
        QVERIFY(store::setSourceRules(*m_store, { { u"Our nodes"_s, store::SourceRole::Own, u"192.0.2.0/28"_s, {}, {}, {} }, { u"The CRM"_s, store::SourceRole::Sender, {}, u"esp.example"_s, {}, {} } }, m_clock));
        QCOMPARE(sources(store::SourceGroup::Sender), (QStringList { u"Our nodes Our nodes 1000 yours"_s, u"stranger stranger 54 spoofing_partly_refused"_s, u"The CRM The CRM 20 failing"_s, u"forwarder forwarder 15 forwarded"_s }));
        QCOMPARE(sources(store::SourceGroup::Network, {}, 2),
            (QStringList { u"192.0.2.0/24 Our nodes 1000 yours"_s, u"203.0.113.0/24 stranger 49 spoofing_refused"_s, u"rest  40 forwarded"_s }));
        const auto found = store::MailAuthSourceQuery { { .senders = { u"The CRM"_s } }, store::SourceGroup::Address, 0 }.run(*m_store);
        QCOMPARE(found->rows.size(), 1);
        const auto &crm = found->rows.first();
        QCOMPARE(crm.signers, (QStringList { u"esp.example"_s, u"bounce.esp.example"_s }));
        QVERIFY(crm.selectors.isEmpty());
        QCOMPARE(crm.first, wednesday);
        QCOMPARE(crm.last, wednesday + day - core::microsPerSecond);
        QCOMPARE(crm.kinds[u"alignment"_s], 20);
    }

    /// What was done, not what could have been: of a third that nothing was done about "refused" is not true.
    void spoofingIsWhatWasDone_data()
    {
        QTest::addColumn<int>("none");
        QTest::addColumn<int>("quarantine");
        QTest::addColumn<int>("reject");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("all refused") << 0 << 0 << 432 << u"spoofing_refused"_s;
        QTest::newRow("all put aside") << 0 << 432 << 0 << u"spoofing_refused"_s;
        QTest::newRow("a hundredth let through") << 10 << 495 << 495 << u"spoofing_refused"_s;
        QTest::newRow("a third let through") << 477 << 432 << 432 << u"spoofing_partly_refused"_s;
        QTest::newRow("most let through") << 900 << 432 << 432 << u"spoofing_delivered"_s;
    }
    void spoofingIsWhatWasDone()
    {
        QFETCH(int, none);
        QFETCH(int, quarantine);
        QFETCH(int, reject);
        QFETCH(QString, verdict);
        std::vector<DmarcRow> rows;
        for (const auto &[messages, disposition] : { std::pair(none, "none"), std::pair(quarantine, "quarantine"), std::pair(reject, "reject") })
            if (messages > 0) {
                rows.push_back(spoof(messages));
                rows.back().disposition = disposition;
            }
        fill({ { {}, rows } });
        const auto found = store::MailAuthSourceQuery { {}, store::SourceGroup::Network, 0 }.run(*m_store);
        QCOMPARE(nameOf(found->rows.first().verdict), verdict);
    }

    /// Where nodes are reached, and what they said last of their own addresses.
    void addressesOfNodesAreTheirs()
    {
        const auto save = [this](const QString &name, const QString &host, const QStringList &smtp) {
            fleet::Node node;
            node.name = name;
            node.route = fleet::RouteKind::Ssh;
            node.host = host;
            node.smtp = smtp;
            node.logs = QStringList { u"/var/log/mail.log"_s };
            return store::saveNode(*m_store, node, {}, m_clock).has_value();
        };
        QVERIFY(save(u"mx1"_s, u"192.0.2.10"_s, { u"[2001:db8::25]:25"_s, u"mx1.example.org:25"_s, u"192.0.2.11:25"_s }));
        QVERIFY(save(u"mx2"_s, u"mx2.example.org"_s, {}));
        const auto mx2 = store::findNode(*m_store, u"mx2"_s, {});
        QVERIFY(mx2);
        const auto say = [&](const QByteArray &settings, const QByteArray &services, const QByteArray &listeners) {
            fleet::Snapshot snapshot { m_clock.now(), u"Postfix"_s, u"3.7.11"_s,
                { { u"host.listeners"_s, fleet::SectionKind::Lines, listeners, {}, false }, { u"postfix.services"_s, fleet::SectionKind::Services, services, {}, false },
                    { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false } } };
            m_clock.advance(core::microsPerHour);
            return store::keepSnapshot(*m_store, mx2->id, snapshot).has_value();
        };
        QVERIFY(say("inet_interfaces = 192.0.2.99\n", "", ""));
        QVERIFY(say("inet_interfaces = 127.0.0.1, 192.0.2.20\nproxy_interfaces = 192.0.2.21\nmynetworks = 203.0.113.0/24 203.0.113.9\n", "out unix - - n - - smtp\n    -o smtp_bind_address=192.0.2.22\n",
            "0.0.0.0:25\n127.0.0.1:25\n192.0.2.23:587\n[::]:25\n"));
        std::vector<DmarcRow> rows;
        for (const char *address : { "192.0.2.10", "192.0.2.11", "2001:db8::25", "192.0.2.20", "192.0.2.21", "192.0.2.22", "192.0.2.23", "192.0.2.99", "203.0.113.9" })
            rows.push_back({ .source = address, .messages = 1 });
        fill({ { {}, rows } });
        QCOMPARE(told({ u"role"_s, u"sender"_s }), (QStringList { u" : 2"_s, u"own own nodes: 7"_s }));
        QCOMPARE(ask({}, { .nodes = { u"mx1"_s } }).totals.messages, 3);
        QCOMPARE(ask({}, { .nodes = { u"mx2"_s } }).totals.messages, 4);
        QCOMPARE(told({ u"source"_s }, { .senders = { u""_s } }), (QStringList { u"192.0.2.99: 1"_s, u"203.0.113.9: 1"_s }));
    }

    /// Since when, over all that is stored and not over the range alone.
    void sinceWhen()
    {
        fill({ { { .id = "1", .begin = wednesday - 40 * day }, { own(1) } }, { { .id = "2", .begin = wednesday - 20 * day }, { own(1), { .source = "203.0.113.7", .from = "other.example" } } },
            { { .id = "3", .begin = wednesday }, { own(1), spoof(1) } } });
        const auto since = [this](const MailAuthFilter &filter, bool withFirstEver) {
            QStringList lines;
            const auto found = store::MailAuthSourceQuery { filter, store::SourceGroup::Network, 0, withFirstEver }.run(*m_store);
            for (const auto &row : found->rows)
                lines << u"%1 %2 %3"_s.arg(row.source).arg((row.first - wednesday) / day).arg(row.firstEver ? (*row.firstEver - wednesday) / day : 1);
            return lines;
        };
        MailAuthFilter filter;
        filter.range = { wednesday, wednesday + day };
        QCOMPARE(since(filter, false), (QStringList { u"192.0.2.0/24 0 1"_s, u"203.0.113.0/24 0 1"_s }));
        QCOMPARE(since(filter, true), (QStringList { u"192.0.2.0/24 0 -40"_s, u"203.0.113.0/24 0 -20"_s }));
        filter.domains = { u"example.org"_s };
        QCOMPARE(since(filter, true), (QStringList { u"192.0.2.0/24 0 -40"_s, u"203.0.113.0/24 0 0"_s }));
    }

    void recordsLeadToTheirFile()
    {
        fill({ { { .id = "old", .begin = wednesday - day }, { own(1), spoof(2) } }, { { .id = "new", .begin = wednesday }, { own(3), spoof(4), spoof(5, "203.0.113.10") } } });
        const auto page = store::listMailAuthRecords(*m_store, { .kinds = { u"spoofing"_s } }, 1, 2);
        QCOMPARE(page->total, 3);
        QCOMPARE(page->messages, 11);
        QCOMPARE(page->rows.size(), 2);
        QCOMPARE(page->rows[0].row.messages, 5);
        QCOMPARE(page->rows[0].reportId, u"new"_s);
        QCOMPARE(page->rows[0].number, 3);
        QCOMPARE(page->rows[1].reportId, u"old"_s);
        QCOMPARE(page->rows[1].file, u"/reports/old.xml"_s);
        QCOMPARE(page->rows[1].row.results.size(), 1);
        QCOMPARE(page->rows[1].row.source, u"203.0.113.9"_s);
        QVERIFY(!page->rows[1].why.isEmpty());
        const auto reporters = store::listMailAuthReporters(*m_store, {});
        QCOMPARE(reporters->size(), 1);
        QCOMPARE(reporters->first().reports, 2);
        QCOMPARE(reporters->first().counts.messages, 15);
        QCOMPARE(reporters->first().first, wednesday - day);
    }

    void ready_data()
    {
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("unnamed");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("clean") << 0 << 0 << 10 << u"ready"_s;
        QTest::newRow("a node's broken mail, below 0.1 %") << 9 << 0 << 10 << u"ready"_s;
        QTest::newRow("a node's broken mail, above") << 11 << 0 << 10 << u"not_yet"_s;
        QTest::newRow("a service that nobody named") << 0 << 50 << 10 << u"not_yet"_s;
        QTest::newRow("six days") << 0 << 0 << 6 << u"too_little"_s;
    }
    void ready()
    {
        QFETCH(int, lost);
        QFETCH(int, unnamed);
        QFETCH(int, days);
        QFETCH(QString, verdict);
        for (int i = 0; i < days; ++i) {
            std::vector<DmarcRow> rows { own(1'000), spoof(500), sentOn(5) };
            if (i == 0 && lost > 0)
                rows.push_back({ .messages = lost, .dkim = false, .spf = false, .dkimResults = { "example.org/s1=fail" }, .spfResults = { "example.org=temperror" } });
            if (i == 0 && unnamed > 0)
                rows.push_back(service(unnamed));
            fill({ { { .id = std::to_string(i), .begin = wednesday + i * day, .policy = "quarantine" }, rows } });
        }
        const auto answer = store::ReadyQuery { u"Example.org"_s, {} }.run(*m_store);
        QCOMPARE(nameOf(answer->verdict), verdict);
        QCOMPARE(answer->daysReported, days);
        QCOMPARE(answer->refused, lost);
        QCOMPARE(answer->refusedForwarded, 0);
        QCOMPARE(answer->unnamed.fail, unnamed);
        QCOMPARE(answer->strangers.messages, 500 * days);
        QCOMPARE(answer->policy, u"quarantine"_s);
        QVERIFY(!answer->next.isEmpty());
        if (lost > 0) {
            QCOMPARE(answer->losses.first().source.source, u"192.0.2.0/24"_s);
            QVERIFY(answer->losses.first().isLegitimate);
        }
    }

    /// What a list broke is legitimate mail too, and is told beside what can be repaired.
    void whatForwardersBreakIsRefusedToo_data()
    {
        QTest::addColumn<int>("broken");
        QTest::addColumn<int>("lost");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("little") << 9 << 0 << u"ready"_s;
        QTest::newRow("much") << 600 << 0 << u"ready_but_forwarders"_s;
        QTest::newRow("much, and a node's own") << 600 << 20 << u"not_yet"_s;
    }
    void whatForwardersBreakIsRefusedToo()
    {
        QFETCH(int, broken);
        QFETCH(int, lost);
        QFETCH(QString, verdict);
        for (int i = 0; i < 10; ++i) {
            std::vector<DmarcRow> rows { own(1'000), spoof(50) };
            if (i == 0) {
                rows.push_back({ .source = "198.51.100.7", .messages = broken, .dkim = false, .spf = false, .dkimResults = { "example.org/s1=fail" }, .spfResults = { "list.example=pass" } });
                if (lost > 0)
                    rows.push_back({ .messages = lost, .dkim = false, .spf = false, .dkimResults = { "example.org/s1=fail" }, .spfResults = { "example.org=temperror" } });
            }
            fill({ { { .id = std::to_string(i), .begin = wednesday + i * day, .policy = "quarantine" }, rows } });
        }
        const auto answer = store::ReadyQuery { u"example.org"_s, {} }.run(*m_store);
        QCOMPARE(nameOf(answer->verdict), verdict);
        QCOMPARE(answer->refused, broken + lost);
        QCOMPARE(answer->refusedForwarded, broken);
        qint64 listed = 0;
        for (const auto &loss : answer->losses)
            listed += loss.isLegitimate ? loss.refused : 0;
        QCOMPARE(listed, answer->refused);
        const QString words = answer->next.join(u' ');
        QVERIFY2(words.contains(u"%L1 of the %L2 legitimate messages that would be refused went through forwarders"_s.arg(broken).arg(broken + lost)), qPrintable(words));
        QVERIFY2(verdict != u"not_yet" || words.contains(u"192.0.2.0/24: most of its mail passes, but this passes nothing"_s), qPrintable(words));
    }

    void anOlderStoreIsRead()
    {
        fill({ { {}, { own(3) } } });
        {
            auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadWrite);
            for (const char *later : { "source_rule", "reverse_name", "mailbox_try", "mailbox_move", "mailbox_cursor", "mailbox",
                     "asset", "look", "finding", "finding_span", "finding_evidence", "asset_evidence", "expiry", "accepted_risk", "answer", "attachment" })
                QVERIFY(database->run((QByteArray("DROP TABLE ") + later).constData()));
            std::string all; // as the store works its hash out
            auto tables = database->prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
            while (tables->step() == 100)
                all.append(tables->bytes(0)).push_back('\n');
            const QByteArray sql = "UPDATE store_info SET value = '4' WHERE key = 'schema_version'; PRAGMA user_version = 4; UPDATE store_info SET value = '"
                + QByteArray::number(qulonglong(core::fastHash(all)), 16) + "' WHERE key = 'schema_hash'";
            QVERIFY(database->run(sql.constData()));
        }
        m_store = *store::Store::open(m_folder->filePath(u"a.bw"_s), store::OpenMode::ReadOnly);
        QCOMPARE(m_store->schema(), 4);
        QCOMPARE(told({ u"sender"_s }), (QStringList { u": 3"_s }));
        QCOMPARE(sources(store::SourceGroup::Address).size(), 1);
        QVERIFY(store::listSourceRules(*m_store)->isEmpty());
        const auto upgraded = store::Store::open(m_folder->filePath(u"a.bw"_s), store::OpenMode::ReadWrite);
        QVERIFY2(upgraded, upgraded ? "" : qPrintable(upgraded.error().oneLine()));
        m_store = *upgraded;
        QCOMPARE(m_store->schema(), store::schemaVersion);
        QVERIFY(store::setSourceRules(*m_store, { { u"Us"_s, store::SourceRole::Own, u"192.0.2.1"_s, {}, {}, {} } }, m_clock));
        QCOMPARE(told({ u"sender"_s }), (QStringList { u"Us: 3"_s }));
    }
};

QTEST_GUILESS_MAIN(TestStoreMailAuth)
#include "tst_store_mailauth.moc"

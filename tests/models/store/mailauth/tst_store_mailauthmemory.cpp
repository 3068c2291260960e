// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/domainnames.h"
#include "models/store/mailauth/mailauthquery.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

using namespace bw;
using namespace Qt::StringLiterals;
using store::MailAuthFilter;
using test::DmarcReport;
using test::DmarcRow;

namespace {

constexpr core::UtcMicros day = core::microsPerDay;
constexpr core::UtcMicros today = 1'795'824'000 * core::microsPerSecond; // 2026-11-28
constexpr int days = 40;

struct Counted
{
    qint64 messages = 0, pass = 0, rows = 0;
};

/// Own mail, a vendor's, what was sent on with and without the receiver's word, a copied key, strangers, sources that are not told.
DmarcRow rowOf(std::mt19937 &random)
{
    const auto upTo = [&random](unsigned number) { return std::to_string(random() % number); };
    DmarcRow row { .messages = std::int64_t(1 + random() % 9), .from = random() % 5 == 0 ? "news.example.org" : random() % 5 == 0 ? "other.example" : "example.org" };
    switch (random() % 8) {
    case 0:
        return { .source = "198.51.100." + upTo(200), .messages = row.messages, .dkim = false, .spf = false, .dkimResults = { "crm.example/k=pass" }, .spfResults = { "crm.example=pass" }, .from = row.from };
    case 1:
        return { .source = "203.0.113." + upTo(250), .messages = row.messages, .spf = false, .spfResults = { "list.example=pass" }, .from = row.from };
    case 2:
        return { .source = "2001:db8:" + upTo(90) + "::1", .messages = row.messages, .dkim = false, .spf = false, .dkimResults = { "example.org/s1=fail" }, .spfResults = { "list.example=pass" }, .from = row.from, .reason = "local_policy", .comment = random() % 2 == 0 ? "arc=pass" : "arc=fail" };
    case 3:
        return { .source = "192.88.99." + upTo(250), .messages = 10 * row.messages, .spf = false, .spfResults = { "thief.example=none" }, .from = row.from };
    case 4:
        return { .source = "100.65." + upTo(250) + '.' + upTo(250), .messages = row.messages, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = { "example.org=softfail", "x.example/helo=pass" }, .from = row.from, .disposition = random() % 2 == 0 ? "reject" : "quarantine" };
    case 5:
        row.source.clear();
        return row;
    default:
        return row;
    }
}

QString countsText(const store::MailAuthCounts &counts)
{
    QStringList texts;
    for (const qint64 one : { counts.messages, counts.spf.aligned, counts.spf.pass, counts.spf.fail, counts.dkim.aligned, counts.dkim.pass, counts.dkim.fail, counts.pass, counts.fail, counts.both, counts.dkimOnly,
             counts.spfOnly, counts.none, counts.quarantine, counts.reject })
        texts << QString::number(one);
    return texts.join(u'/');
}

} // namespace

class TestStoreMailAuthMemory final : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    test::ManualClock m_clock { today + day / 2 };
    std::optional<store::Store> m_store;
    std::map<std::pair<core::UtcMicros, std::string>, Counted> m_counted; ///< by day and domain of From

    static MailAuthFilter filterOf(int before, int until, std::shared_ptr<store::MailAuthMemory> memory)
    {
        MailAuthFilter filter;
        filter.range = { today - before * day, today - until * day };
        filter.zone = u"UTC"_s;
        filter.domains = { u"example.org"_s, u"*.example.org"_s };
        filter.memory = std::move(memory);
        return filter;
    }
    static std::shared_ptr<store::MailAuthMemory> memory() { return store::makeMailAuthMemory({ today - 28 * day, today + day }); }

    QStringList buckets(const MailAuthFilter &filter, const QStringList &by) const
    {
        const auto answer = store::MailAuthQuery { filter, by }.run(*m_store);
        QStringList lines { u"%1 %2 %3 %4"_s.arg(answer->reports).arg(answer->rows).arg(answer->domains.join(u','), answer->reporters.join(u',')), countsText(answer->totals) };
        for (const auto &bucket : answer->buckets)
            lines << u"%1 %2 %3 %4"_s.arg(bucket.keys.values().join(u'|'), countsText(bucket.counts)).arg(bucket.hasReports).arg(bucket.mayGrow);
        return lines;
    }
    QStringList sources(const MailAuthFilter &filter, store::SourceGroup group) const
    {
        const auto answer = store::MailAuthSourceQuery { filter, group, 0 }.run(*m_store);
        QStringList lines { u"%1 %2"_s.arg(countsText(answer->totals)).arg(answer->addresses) };
        for (const auto &row : answer->rows)
            lines << u"%1 %2 %3 %4 %5 %6 %7"_s.arg(row.source, row.sender, nameOf(row.verdict), countsText(row.counts)).arg(row.first).arg(row.last).arg(row.selectors.join(u','));
        return lines;
    }
    QStringList reporters(const MailAuthFilter &filter) const
    {
        const auto found = store::listMailAuthReporters(*m_store, filter);
        QStringList lines;
        for (const auto &one : *found)
            lines << u"%1 %2 %3 %4 %5"_s.arg(one.org, countsText(one.counts)).arg(one.reports).arg(one.rows).arg(one.last);
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = *store::Store::create(m_folder.filePath(u"a.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
        QVERIFY(store::setSourceRules(*m_store, { { u"us"_s, store::SourceRole::Own, u"192.0.2.1"_s, {}, {}, {} }, { u"crm"_s, store::SourceRole::Sender, {}, u"crm.example"_s, {}, {} },
                                                  { u"thief"_s, store::SourceRole::Stranger, u"100.65.0.0/17"_s, {}, {}, {} } }, m_clock));
        test::DmarcFiller filler(*m_store, m_clock);
        std::mt19937 random(11);
        int number = 0;
        for (int before = days; before >= 0; --before)
            for (int org = 0; org < 4; ++org) {
                std::vector<DmarcRow> rows;
                for (int i = 0; i < 150; ++i) {
                    rows.push_back(rowOf(random));
                    Counted &counted = m_counted[{ today - before * day, rows.back().from }];
                    counted.messages += rows.back().messages;
                    counted.pass += rows.back().dkim || rows.back().spf ? rows.back().messages : 0;
                    ++counted.rows;
                }
                // Some tell of two days; they count in the middle, and begin before the day that they count in.
                const bool isLong = org == 3;
                QVERIFY(filler.add({ .id = std::to_string(++number), .org = "r" + std::to_string(org) + ".example", .begin = today - before * day - (isLong ? day / 2 : 0), .length = isLong ? 2 * day - core::microsPerSecond : day - core::microsPerSecond }, rows));
            }
        QVERIFY(filler.commit());
    }

    /// 24,600 rows, against what was put in.
    void plainCount()
    {
        const MailAuthFilter filter = filterOf(28, 0, memory());
        for (const QStringList &by : { QStringList { u"day"_s, u"role"_s, u"sender"_s, u"kind"_s }, QStringList { u"day"_s, u"domain"_s } }) {
            const auto answer = store::MailAuthQuery { filter, by }.run(*m_store);
            std::map<core::UtcMicros, std::pair<qint64, qint64>> told, expected;
            qint64 rows = 0;
            for (const auto &bucket : answer->buckets) {
                told[bucket.start].first += bucket.counts.messages;
                told[bucket.start].second += bucket.counts.pass;
            }
            for (const auto &[key, counted] : m_counted)
                if (key.second != "other.example" && key.first >= filter.range.from && key.first < filter.range.to) {
                    expected[key.first].first += counted.messages;
                    expected[key.first].second += counted.pass;
                    rows += counted.rows;
                }
            QCOMPARE(answer->rows, rows);
            QVERIFY(rows > 10'000);
            QVERIFY(told == expected);
        }
    }

    void changesNoAnswer_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("until");
        QTest::newRow("28 days") << 28 << 0;
        QTest::newRow("a part") << 7 << 0;
        QTest::newRow("one day") << 12 << 11;
        QTest::newRow("today too") << 3 << -1;
        QTest::newRow("more than it holds") << 30 << 0;
    }
    void changesNoAnswer()
    {
        QFETCH(int, before);
        QFETCH(int, until);
        const auto shared = memory();
        MailAuthFilter with = filterOf(before, until, shared), without = filterOf(before, until, {});
        for (const QStringList &by : { QStringList { u"day"_s, u"role"_s, u"sender"_s, u"kind"_s }, QStringList { u"day"_s, u"domain"_s }, QStringList { u"source"_s }, QStringList { u"reporter"_s, u"disposition"_s, u"kind"_s },
                 QStringList { u"week"_s, u"selector"_s, u"spf"_s, u"dkim"_s, u"dmarc"_s }, QStringList {} })
            QCOMPARE(buckets(with, by), buckets(without, by));
        for (const auto group : { store::SourceGroup::Network, store::SourceGroup::Address, store::SourceGroup::Sender })
            QCOMPARE(sources(with, group), sources(without, group));
        QCOMPARE(reporters(with), reporters(without));
        for (MailAuthFilter *filter : { &with, &without }) {
            filter->senders = { QString() };
            filter->dispositions = { u"none"_s };
            filter->reporters = { u"r1.example"_s, u"r3.example"_s };
            filter->sources = { u"192.88.99.0/24"_s, u"2001:db8::/32"_s, u"203.0.113.0/25"_s };
        }
        QCOMPARE(sources(with, store::SourceGroup::Network), sources(without, store::SourceGroup::Network));
        QCOMPARE(buckets(with, { u"network"_s }), buckets(without, { u"network"_s }));
        with.domains = without.domains = { u"other.example"_s }; // other domains than the first question's
        QCOMPARE(buckets(with, { u"kind"_s }), buckets(without, { u"kind"_s }));
    }

    void newOnes()
    {
        for (const auto &shared : { std::shared_ptr<store::MailAuthMemory>(), memory() })
            for (const auto group : { store::SourceGroup::Network, store::SourceGroup::Address })
                for (const int before : { 1, 7, 27 }) {
                    const MailAuthFilter filter = filterOf(before, 0, shared);
                    const auto all = store::MailAuthSourceQuery { filter, group, 0, true }.run(*m_store), fresh = store::MailAuthSourceQuery { filter, group, 0, false, true }.run(*m_store);
                    QStringList expected, told;
                    for (const auto &row : all->rows)
                        if (row.firstEver && *row.firstEver >= filter.range.from)
                            expected << row.source;
                    for (const auto &row : fresh->rows)
                        told << row.source;
                    QCOMPARE(told, expected);
                    QVERIFY(group == store::SourceGroup::Network || !told.isEmpty());
                    QVERIFY(fresh->totals == all->totals);
                }
    }

    void namesOfTheDomain()
    {
        const auto names = store::namesOfDomain(*m_store, u"example.org"_s, { today - 28 * day, today });
        qint64 own = 0;
        const auto bySource = store::MailAuthQuery { filterOf(28, 0, {}), { u"source"_s } }.run(*m_store);
        for (const auto &bucket : bySource->buckets)
            own += bucket.keys[u"source"_s] == "192.0.2.1"_L1 ? bucket.counts.messages : 0;
        QCOMPARE(names->sources.first(), qMakePair(u"192.0.2.1"_s, own));
        QCOMPARE(names->selectors.first().first, u"s1"_s);
        QVERIFY(names->sources.size() > 100); // the vendor's
        QCOMPARE(names->bounceDomains.first().first, u"crm.example"_s);
    }

    /// It shows the moment of its first question: what comes later is of another one.
    void showsOneMoment()
    {
        const MailAuthFilter with = filterOf(28, 0, memory()), without = filterOf(28, 0, {});
        const QStringList before = buckets(with, { u"kind"_s });
        test::DmarcFiller filler(*m_store, m_clock);
        QVERIFY(filler.add({ .id = "later", .begin = today - day }, { { .messages = 1'000 } }) && filler.commit());
        QCOMPARE(buckets(with, { u"kind"_s }), before);
        QVERIFY(buckets(without, { u"kind"_s }) != before);
    }
};

QTEST_GUILESS_MAIN(TestStoreMailAuthMemory)
#include "tst_store_mailauthmemory.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/ledgerprivate.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

namespace bw::store {

using core::fail;

namespace {

constexpr std::size_t mostKept = 1'000'000; ///< rows that one page can lie behind

/// A row before it is read whole. Later ones first; of one time as they came.
struct Found
{
    core::UtcMicros time = 0;
    std::int64_t report = 0, number = 0;
    [[nodiscard]] auto order() const { return std::tuple(-time, report, number); }
    bool operator<(const Found &other) const { return order() < other.order(); }
};

/// The first of all that come, in bounded memory.
class First final
{
public:
    explicit First(std::size_t most)
        : m_most(most)
    {
    }
    void add(const Found &one)
    {
        if (m_most == 0 || (m_heap.size() == m_most && !(one < m_heap.top())))
            return;
        m_heap.push(one);
        if (m_heap.size() > m_most)
            m_heap.pop();
    }
    [[nodiscard]] std::vector<Found> sorted()
    {
        std::vector<Found> list;
        for (; !m_heap.empty(); m_heap.pop())
            list.push_back(m_heap.top());
        std::reverse(list.begin(), list.end());
        return list;
    }

private:
    std::size_t m_most;
    std::priority_queue<Found> m_heap;
};

/// Without the rest of the report.
MailAuthRecord readRecord(Reader &reader, FeedbackNames &names, const Found &found)
{
    MailAuthRecord record;
    record.report = found.report;
    record.number = found.number;
    Rows rows = reader.rows("SELECT r.org, r.report_id, f.path, r.part, r.from_ms, r.to_ms FROM feedback_report r LEFT JOIN feedback_file f ON f.id = r.file WHERE r.id = ?", found.report);
    if (!rows.next())
        return record;
    record.org = names(rows.integer(0));
    record.reportId = textOfBytes(rows.bytes(1));
    record.file = QString::fromLocal8Bit(rows.bytes(2).data(), static_cast<qsizetype>(rows.bytes(2).size()));
    record.part = textOfBytes(rows.bytes(3));
    record.from = rows.isNull(4) ? found.time : fromMs(rows.integer(4));
    record.to = rows.isNull(5) ? found.time : fromMs(rows.integer(5));
    record.row = readDmarcRecords(reader, names, found.report, found.number, found.number).value(0);
    return record;
}

} // namespace

core::Result<MailAuthRecords> listMailAuthRecords(const Store &store, const MailAuthFilter &filter, qint64 offset, qint64 limit, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto scan = MailAuthScan::make(*reader, filter);
    if (!scan)
        return fail(scan.error());
    auto teller = MailAuthTeller::make(*reader, *scan, filter, readSourceRules(*reader));
    if (!teller)
        return fail(teller.error());
    if (const auto copied = learnCopies(*reader, *teller, filter); !copied)
        return fail(copied.error());
    MailAuthRecords records;
    First first(std::min(static_cast<std::size_t>(std::max<qint64>(0, offset) + std::max<qint64>(0, limit)), mostKept));
    scan->run([&](const ScanReport &report, const ScanRecord &record) {
        if (!teller->wants(teller->tell(report, record)))
            return;
        ++records.total;
        records.messages += record.messages;
        first.add({ report.time, report.id, record.number });
    });
    std::map<std::pair<std::int64_t, std::int64_t>, qsizetype> places;
    const std::vector<Found> found = first.sorted();
    for (std::size_t i = static_cast<std::size_t>(std::max<qint64>(0, offset)); i < found.size(); ++i) {
        places[{ found[i].report, found[i].number }] = records.rows.size();
        records.rows.append(readRecord(*reader, scan->names(), found[i]));
    }
    // Told once more for those that are shown, rather than keeping it of all.
    scan->run([&](const ScanReport &report, const ScanRecord &record) {
        const auto place = places.find({ report.id, record.number });
        if (place == places.end())
            return;
        const MailAuthTeller::Told told = teller->tell(report, record);
        MailAuthRecord &row = records.rows[place->second];
        row.sender = told.sender;
        row.role = told.who.role;
        row.kind = told.kind.kind;
        row.why = sentenceOf(told.kind.rule);
    });
    if (reader->problem())
        return fail(*reader->problem());
    return records;
}

core::Result<QList<MailAuthReporter>> listMailAuthReporters(const Store &store, const MailAuthFilter &filter, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto scan = MailAuthScan::make(*reader, filter);
    if (!scan)
        return fail(scan.error());
    std::optional<MailAuthTeller> teller;
    if (!filter.nodes.isEmpty() || !filter.senders.isEmpty() || !filter.kinds.isEmpty() || !filter.selectors.isEmpty()) {
        auto made = MailAuthTeller::make(*reader, *scan, filter, readSourceRules(*reader));
        if (!made)
            return fail(made.error());
        teller.emplace(std::move(*made));
        if (!filter.senders.isEmpty() || !filter.kinds.isEmpty())
            if (const auto copied = learnCopies(*reader, *teller, filter); !copied)
                return fail(copied.error());
    }
    std::map<std::int64_t, MailAuthReporter> reporters;
    std::int64_t last = 0;
    scan->run([&](const ScanReport &report, const ScanRecord &record) {
        if (teller && !teller->wants(teller->tell(report, record)))
            return;
        MailAuthReporter &reporter = reporters[report.org];
        reporter.reports += std::exchange(last, report.id) != report.id;
        ++reporter.rows;
        add(reporter.counts, record);
        reporter.first = reporter.first == 0 ? report.from : std::min(reporter.first, report.from);
        reporter.last = std::max(reporter.last, report.to);
    });
    QList<MailAuthReporter> list;
    for (auto &[org, reporter] : reporters) {
        reporter.org = scan->names()(org);
        list.append(std::move(reporter));
    }
    std::stable_sort(list.begin(), list.end(), [](const MailAuthReporter &a, const MailAuthReporter &b) { return std::pair(b.counts.messages, a.org) < std::pair(a.counts.messages, b.org); });
    if (reader->problem())
        return fail(*reader->problem());
    return list;
}

} // namespace bw::store

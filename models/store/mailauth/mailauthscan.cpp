// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/mailauthscan.h"

#include "models/store/feedback/feedbackrows.h"
#include "models/store/queries/filter.h"
#include "models/store/queries/volumesheet.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace bw::store {

using namespace Qt::StringLiterals;
using feedback::AuthResult;
using feedback::Disposition;
using feedback::ReasonType;
using feedback::SpfScope;
using feedback::Verdict;

namespace {

// A report counts at the middle of its period; one without a period on the day on which it came.
#define BW_REPORT_TIME "coalesce((r.from_ms + r.to_ms) / 2, r.from_ms)" // one without dates is of no day

constexpr std::int64_t bitOf(ReasonType type)
{
    return std::int64_t(1) << static_cast<int>(type);
}
constexpr std::int64_t saysItWasForwarded = bitOf(ReasonType::Forwarded) | bitOf(ReasonType::TrustedForwarder) | bitOf(ReasonType::MailingList);
constexpr std::int64_t mayNameArc = bitOf(ReasonType::LocalPolicy) | bitOf(ReasonType::Other) | bitOf(ReasonType::Unknown);
constexpr qsizetype mostCached = 200'000;
constexpr std::size_t mostRemembered = 1'000'000;

} // namespace

bool ScanRecord::hasPass(bool isDkim) const
{
    return std::any_of(results.begin(), results.end(), [isDkim](const ScanResult &one) { return one.isDkim == isDkim && one.passes(); });
}

AuthResult ScanRecord::resultOf(bool isDkim) const
{
    AuthResult found = AuthResult::Missing;
    for (const ScanResult &one : results) {
        if (one.isDkim != isDkim)
            continue;
        if (one.passes())
            return one.result;
        if (found == AuthResult::Missing)
            found = one.result;
    }
    return found;
}

QString dispositionOf(const ScanRecord &record)
{
    switch (record.disposition) {
    case Disposition::None:
    case Disposition::Pass: // RFC 9990: nothing had to be done
        return u"none"_s;
    case Disposition::Quarantine:
        return u"quarantine"_s;
    case Disposition::Reject:
        return u"reject"_s;
    default:
        return {};
    }
}

void add(MailAuthCounts &counts, const ScanRecord &record)
{
    const auto addTo = [&](MechanismCounts &mechanism, bool isAligned, bool isDkim) {
        const AuthResult result = record.resultOf(isDkim);
        mechanism.aligned += isAligned ? record.messages : 0;
        (result == AuthResult::Pass ? mechanism.pass : mechanism.fail) += result == AuthResult::Missing ? 0 : record.messages;
    };
    counts.messages += record.messages;
    addTo(counts.spf, record.spf, false);
    addTo(counts.dkim, record.dkim, true);
    (record.passes() ? counts.pass : counts.fail) += record.messages;
    if (record.passes())
        (record.spf && record.dkim ? counts.both : record.dkim ? counts.dkimOnly : counts.spfOnly) += record.messages;
    const QString disposition = dispositionOf(record);
    if (!disposition.isEmpty())
        (disposition == "none"_L1 ? counts.none : disposition == "reject"_L1 ? counts.reject : counts.quarantine) += record.messages;
}

void add(MailAuthCounts &counts, const MailAuthCounts &more)
{
    for (const auto count : { &MailAuthCounts::messages, &MailAuthCounts::pass, &MailAuthCounts::fail, &MailAuthCounts::both, &MailAuthCounts::dkimOnly, &MailAuthCounts::spfOnly,
             &MailAuthCounts::none, &MailAuthCounts::quarantine, &MailAuthCounts::reject })
        counts.*count += more.*count;
    for (const auto mechanism : { &MailAuthCounts::spf, &MailAuthCounts::dkim }) {
        (counts.*mechanism).aligned += (more.*mechanism).aligned;
        (counts.*mechanism).pass += (more.*mechanism).pass;
        (counts.*mechanism).fail += (more.*mechanism).fail;
    }
}

std::optional<double> MailAuthCounts::passShare() const
{
    return messages > 0 ? std::optional(double(pass) / double(messages)) : std::nullopt;
}

MailAuthScan::MailAuthScan(Reader &reader, const MailAuthFilter &filter)
    : m_reader(reader)
    , m_filter(filter)
    , m_names(reader)
{
}

core::Result<MailAuthScan> MailAuthScan::make(Reader &reader, const MailAuthFilter &filter)
{
    MailAuthScan scan(reader, filter);
    Filter sources;
    sources.sources = filter.sources;
    auto parsed = parseSources(sources);
    if (!parsed)
        return core::fail(parsed.error());
    scan.m_sources = std::move(*parsed);
    scan.m_range = filter.range;
    if (reader.store().schema() < firstSchemaWithFeedback)
        return scan;
    Rows whole = reader.rows("SELECT min(coalesce(r.from_ms, " BW_REPORT_TIME ")), max(max(coalesce(r.to_ms, 0), " BW_REPORT_TIME " + 1)) FROM feedback_report r WHERE r.kind = 1");
    if (whole.next() && !whole.isNull(0)) {
        if (filter.range == core::TimeRange {})
            scan.m_range = { fromMs(whole.integer(0)), fromMs(whole.integer(1)) };
        scan.m_newest = fromMs(whole.integer(1));
    }
    return scan;
}

qint64 MailAuthScan::undatedMessages()
{
    qint64 messages = 0;
    if (m_reader.store().schema() < firstSchemaWithFeedback)
        return messages;
    Rows rows = m_reader.rows("SELECT domain, sum(messages) FROM feedback_report WHERE kind = 1 AND from_ms IS NULL GROUP BY domain");
    while (rows.next())
        messages += wantsDomain(rows.integer(0)) ? rows.integer(1) : 0;
    return messages;
}

bool MailAuthScan::wantsDomain(std::int64_t id)
{
    if (m_filter.domains.isEmpty())
        return true;
    const auto known = m_wantedDomains.constFind(id);
    if (known != m_wantedDomains.constEnd())
        return *known;
    if (m_wantedDomains.size() >= mostCached)
        m_wantedDomains.clear();
    const QString name = m_names(id);
    const bool isWanted = std::any_of(m_filter.domains.begin(), m_filter.domains.end(), [&](const QString &pattern) { return domainMatches(pattern, name); });
    m_wantedDomains.insert(id, isWanted);
    return isWanted;
}

bool MailAuthScan::saysArcPass(std::int64_t comment)
{
    if (comment == 0)
        return false;
    const auto known = m_arcComments.constFind(comment);
    if (known != m_arcComments.constEnd())
        return *known;
    if (m_arcComments.size() >= mostCached)
        m_arcComments.clear();
    Rows rows = m_reader.rows("SELECT text FROM feedback_text WHERE id = ? ", comment);
    const bool says = rows.next() && textOfBytes(rows.bytes(0)).contains("arc=pass"_L1, Qt::CaseInsensitive);
    m_arcComments.insert(comment, says);
    return says;
}

bool MailAuthScan::wants(const ScanReport &report, const ScanRecord &record)
{
    if (!wantsDomain(record.domain))
        return false;
    if (!m_sources.empty() && !std::any_of(m_sources.begin(), m_sources.end(), [&](const Cidr &cidr) { return cidr.holds(record.source); }))
        return false;
    if (!m_filter.outcomes.isEmpty() && !m_filter.outcomes.contains(record.passes() ? "pass"_L1 : "fail"_L1))
        return false;
    if (!m_filter.dispositions.isEmpty() && !m_filter.dispositions.contains(dispositionOf(record)))
        return false;
    if (m_filter.reporters.isEmpty())
        return true;
    const auto known = m_wantedOrgs.constFind(report.org);
    if (known != m_wantedOrgs.constEnd())
        return *known;
    const bool isWanted = m_filter.reporters.contains(m_names(report.org), Qt::CaseInsensitive);
    m_wantedOrgs.insert(report.org, isWanted);
    return isWanted;
}

std::shared_ptr<MailAuthMemory> makeMailAuthMemory(core::TimeRange range)
{
    return std::make_shared<MailAuthMemory>(range);
}

void MailAuthMemory::add(const ScanReport &report, const ScanRecord &record)
{
    m_isTooMuch = m_isTooMuch || m_rows.size() >= mostRemembered || record.source.size() > sizeof(Row::source);
    if (m_isTooMuch)
        return;
    std::string key;
    const auto addId = [&key](std::int64_t id) { key.append(reinterpret_cast<const char *>(&id), sizeof id); };
    addId(report.domain);
    addId(record.domain);
    addId(record.dkim | record.spf << 1 | record.saysForwarded << 2);
    for (const ScanResult &one : record.results) {
        addId(one.isDkim | one.isHelo << 1 | static_cast<int>(one.result) << 2);
        addId(one.domain);
        addId(one.selector);
    }
    const auto [found, isNew] = m_likeness.try_emplace(std::move(key), static_cast<std::uint32_t>(m_alike.size()));
    if (isNew) {
        m_alike.push_back(record);
        m_alike.back().likeness = static_cast<int>(found->second);
    }
    Row row { record.messages, static_cast<std::uint32_t>(record.number), found->second, record.disposition, static_cast<std::uint8_t>(record.source.size()), {} };
    std::copy(record.source.begin(), record.source.end(), row.source.begin());
    m_rows.push_back(row);
    m_reports.back().second = m_rows.size();
}

/// False: it does not hold what is asked for.
bool MailAuthScan::remember()
{
    MailAuthMemory *memory = m_filter.memory.get();
    if (!memory || m_range.from < memory->m_range.from || m_range.to > memory->m_range.to)
        return false;
    if (memory->m_isFilled)
        return !memory->m_isTooMuch && memory->m_domains == m_filter.domains;
    MailAuthFilter filter;
    filter.range = memory->m_range;
    filter.domains = m_filter.domains;
    MailAuthScan whole(m_reader, filter);
    whole.m_range = filter.range;
    whole.setOnReport([&](const ScanReport &report) { memory->m_reports.emplace_back(report, memory->m_rows.size()); });
    whole.run([&](const ScanReport &report, const ScanRecord &record) { memory->add(report, record); });
    if (m_reader.isCancelled() || m_reader.problem()) { // a part is no answer for the next one
        *memory = MailAuthMemory(memory->m_range);
        return false;
    }
    memory->m_domains = filter.domains;
    memory->m_isFilled = true;
    if (memory->m_isTooMuch)
        memory->m_rows = {};
    return !memory->m_isTooMuch;
}

void MailAuthScan::runRemembered(const std::function<void(const ScanReport &, const ScanRecord &)> &call)
{
    MailAuthMemory &memory = *m_filter.memory;
    std::size_t row = 0;
    for (const auto &[report, end] : memory.m_reports) {
        if (report.time < fromMs(toMs(m_range.from + 999)) || report.time >= fromMs(toMs(m_range.to + 999))) {
            row = end;
            continue;
        }
        if (m_onReport)
            m_onReport(report);
        for (; row < end; ++row) {
            const MailAuthMemory::Row &kept = memory.m_rows[row];
            ScanRecord &record = memory.m_alike[kept.likeness];
            record.number = kept.number;
            record.source.assign(kept.source.data(), kept.length);
            record.messages = kept.messages;
            record.disposition = kept.disposition;
            if (wants(report, record))
                call(report, record);
        }
        if (m_reader.isCancelled() || m_reader.problem())
            return;
    }
}

void MailAuthScan::run(const std::function<void(const ScanReport &, const ScanRecord &)> &call)
{
    if (m_reader.store().schema() < firstSchemaWithFeedback || m_range == core::TimeRange {})
        return;
    if (remember())
        return runRemembered(call);
    const std::int64_t fromTime = toMs(m_range.from + 999), toTime = toMs(m_range.to + 999);
    Rows reports = m_reader.rows("SELECT r.id, r.org, r.domain, r.from_ms, r.to_ms, " BW_REPORT_TIME " FROM feedback_report r WHERE r.kind = 1 AND " BW_REPORT_TIME " >= ? AND " BW_REPORT_TIME
                                 " < ? ORDER BY r.id", fromTime, toTime);
    while (reports.next()) {
        ScanReport report { reports.integer(0), reports.integer(1), reports.integer(2), fromMs(reports.integer(5)), fromMs(reports.integer(5)), fromMs(reports.integer(5)) };
        if (!reports.isNull(3))
            report.from = fromMs(reports.integer(3));
        if (!reports.isNull(4))
            report.to = fromMs(reports.integer(4));
        if (m_onReport)
            m_onReport(report);
        Rows records = m_reader.rows("SELECT number, source, messages, disposition, dkim, spf, header_from, reasons, comments FROM dmarc_record WHERE report = ? ORDER BY number", report.id);
        std::optional<Rows> results; // of a report of which no record is wanted nobody needs them
        bool isResult = false;
        ScanRecord record;
        while (records.next()) {
            record.number = records.integer(0);
            record.source = records.bytes(1);
            record.messages = records.number(2);
            record.disposition = wordOfCode<Disposition>(records.integer(3));
            record.dkim = wordOfCode<Verdict>(records.integer(4)) == Verdict::Pass;
            record.spf = wordOfCode<Verdict>(records.integer(5)) == Verdict::Pass;
            record.domain = records.integer(6) != 0 ? records.integer(6) : report.domain;
            const std::int64_t reasons = records.integer(7);
            record.saysForwarded = (reasons & saysItWasForwarded) != 0 || ((reasons & mayNameArc) != 0 && saysArcPass(records.integer(8)));
            if (!wants(report, record))
                continue;
            if (!results) {
                results.emplace(m_reader.rows("SELECT record, mechanism, domain, selector, result, scope FROM dmarc_result WHERE report = ? ORDER BY record, number", report.id));
                isResult = results->next();
            }
            record.results.clear();
            for (; isResult && results->integer(0) <= record.number; isResult = results->next())
                if (results->integer(0) == record.number)
                    record.results.push_back({ results->integer(1) == 1, results->integer(2), results->integer(3), wordOfCode<AuthResult>(results->integer(4)), wordOfCode<SpfScope>(results->integer(5)) == SpfScope::Helo });
            call(report, record);
        }
        if (m_reader.isCancelled() || m_reader.problem())
            return;
    }
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/words.h"
#include "models/store/feedback/feedbacknames.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/queries/cidr.h"
#include "models/store/reader.h"

#include <QHash>
#include <QSet>

#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Inside models/store/mailauth only.
namespace bw::store {

/// A raw result. Ids are of feedback_text.
struct ScanResult
{
    bool isDkim = false;
    std::int64_t domain = 0, selector = 0;
    feedback::AuthResult result {};
    bool isHelo = false; ///< of SPF: of the HELO name, not of the envelope's sender
    [[nodiscard]] bool passes() const { return result == feedback::AuthResult::Pass; }
};

struct ScanReport
{
    std::int64_t id = 0, org = 0, domain = 0; ///< the last two are ids of feedback_text
    core::UtcMicros from = 0, to = 0, time = 0; ///< time: when its messages count
};

struct ScanRecord
{
    std::int64_t number = 0;
    std::string source; ///< 4 or 16 bytes; empty: not reported
    qint64 messages = 0;
    feedback::Disposition disposition {};
    bool dkim = false, spf = false; ///< aligned
    bool saysForwarded = false; ///< the receiver
    std::int64_t domain = 0; ///< header From, else that of the policy
    std::vector<ScanResult> results;
    int likeness = -1; ///< from a memory: those of one number differ in number, source, messages and disposition alone, and so do their reports' policies

    [[nodiscard]] bool passes() const { return dkim || spf; }
    [[nodiscard]] bool hasPass(bool isDkim) const;
    /// Raw, of several the one that passes, else the first; Missing: not reported.
    [[nodiscard]] feedback::AuthResult resultOf(bool isDkim) const;
};

void add(MailAuthCounts &counts, const ScanRecord &record);
void add(MailAuthCounts &counts, const MailAuthCounts &more);
[[nodiscard]] QString dispositionOf(const ScanRecord &record); ///< none quarantine reject, "": not told

class MailAuthMemory final
{
public:
    explicit MailAuthMemory(core::TimeRange range)
        : m_range(range)
    {
    }
    [[nodiscard]] core::TimeRange range() const { return m_range; }

private:
    friend class MailAuthScan;
    struct Row
    {
        qint64 messages;
        std::uint32_t number, likeness;
        feedback::Disposition disposition;
        std::uint8_t length; ///< of source
        std::array<char, 16> source;
    };
    void add(const ScanReport &report, const ScanRecord &record);

    core::TimeRange m_range;
    QStringList m_domains;
    bool m_isFilled = false, m_isTooMuch = false;
    std::vector<std::pair<ScanReport, std::size_t>> m_reports; ///< with the end of its rows
    std::vector<Row> m_rows;
    std::vector<ScanRecord> m_alike; ///< by likeness
    std::unordered_map<std::string, std::uint32_t> m_likeness;
};

/// Goes once through the DMARC reports of a range with their records, in the order in which they came. Memory does not grow with them.
class MailAuthScan final
{
public:
    /// Usage: a source that is none.
    static core::Result<MailAuthScan> make(Reader &reader, const MailAuthFilter &filter);

    /// The filter's, or everything that is stored; {}: there is nothing.
    [[nodiscard]] core::TimeRange range() const { return m_range; }
    [[nodiscard]] core::UtcMicros newest() const { return m_newest; } ///< end of the newest report
    /// Messages of reports without dates, which are in no range; of those about the filter's domains.
    [[nodiscard]] qint64 undatedMessages();
    [[nodiscard]] FeedbackNames &names() { return m_names; }
    /// What the filter says of a domain of From.
    [[nodiscard]] bool wantsDomain(std::int64_t id);

    /// Of each report of the range, whatever else the filter says.
    void setOnReport(std::function<void(const ScanReport &)> call) { m_onReport = std::move(call); }
    /// \p call: for records that fit the filter but for what needs MailAuthTeller (nodes, senders, kinds, selectors).
    void run(const std::function<void(const ScanReport &, const ScanRecord &)> &call);

private:
    MailAuthScan(Reader &reader, const MailAuthFilter &filter);
    bool wants(const ScanReport &report, const ScanRecord &record);
    bool remember();
    void runRemembered(const std::function<void(const ScanReport &, const ScanRecord &)> &call);
    bool saysArcPass(std::int64_t comment);

    Reader &m_reader;
    MailAuthFilter m_filter;
    FeedbackNames m_names;
    std::vector<Cidr> m_sources;
    core::TimeRange m_range;
    core::UtcMicros m_newest = 0;
    QHash<std::int64_t, bool> m_wantedDomains, m_wantedOrgs, m_arcComments;
    std::function<void(const ScanReport &)> m_onReport;
};

} // namespace bw::store

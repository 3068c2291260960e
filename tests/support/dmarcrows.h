// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/aggregate.h"
#include "models/store/feedback/feedbackwriter.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <string>
#include <vector>

/// DMARC reports straight into a store, without XML. Header only; a test that includes it depends on feedback and store.
namespace bw::test {

/// "example.org/s1=pass" of DKIM, "example.org=pass" or "mx1.example.org/helo=pass" of SPF.
struct DmarcRow
{
    std::string source = "192.0.2.1";
    std::int64_t messages = 1;
    bool dkim = true, spf = true; ///< aligned
    std::vector<std::string> dkimResults { "example.org/s1=pass" }, spfResults { "example.org=pass" };
    std::string from = "example.org";
    std::string disposition = "none";
    std::string reason {}, comment {};
};

struct DmarcReport
{
    std::string id = "1", org = "receiver.example", domain = "example.org";
    core::UtcMicros begin = 1'795'564'800 * core::microsPerSecond; ///< 2026-11-25
    core::UtcMicros length = core::microsPerDay - core::microsPerSecond;
    std::string policy = "none";
};

/// Stands for the store's keyed hash.
class PlainHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        const core::WideHash wide = core::wideHash(text, 42);
        std::memcpy(hash.bytes.data(), &wide.low, 8);
        std::memcpy(hash.bytes.data() + 8, &wide.high, 8);
        return hash;
    }
};

inline feedback::AggregateRecord recordOf(const DmarcRow &row)
{
    feedback::Deviations unused;
    feedback::AggregateRecord record;
    record.source = feedback::hostOf(row.source, unused);
    record.count = row.messages;
    record.disposition = feedback::wordOf<feedback::Disposition>(row.disposition, unused);
    record.dkim = feedback::wordOf<feedback::Verdict>(row.dkim ? "pass" : "fail", unused);
    record.spf = feedback::wordOf<feedback::Verdict>(row.spf ? "pass" : "fail", unused);
    record.headerFrom = feedback::domainOf(row.from, unused);
    if (!row.reason.empty())
        record.reasons.push_back({ feedback::wordOf<feedback::ReasonType>(row.reason, unused), row.comment });
    for (const std::string &text : row.dkimResults) {
        const std::size_t slash = text.find('/'), equals = text.find('=');
        record.dkimResults.push_back({ feedback::domainOf(text.substr(0, slash), unused), text.substr(slash + 1, equals - slash - 1), feedback::wordOf<feedback::AuthResult>(text.substr(equals + 1), unused), {} });
    }
    for (const std::string &text : row.spfResults) {
        const std::size_t equals = text.find('='), slash = std::min(text.find('/'), equals);
        const std::string scope = slash < equals ? text.substr(slash + 1, equals - slash - 1) : std::string();
        record.spfResults.push_back({ feedback::domainOf(text.substr(0, slash), unused), scope.empty() ? feedback::Word<feedback::SpfScope>() : feedback::wordOf<feedback::SpfScope>(scope, unused),
            feedback::wordOf<feedback::AuthResult>(text.substr(equals + 1), unused), {} });
    }
    return record;
}

/// Many reports, one writer. False: something went wrong.
class DmarcFiller final
{
public:
    DmarcFiller(const store::Store &store, const core::Clock &clock)
        : m_writer(std::move(*store::FeedbackWriter::open(store, std::make_unique<PlainHasher>(), clock)))
    {
    }
    bool add(const DmarcReport &of, const std::vector<DmarcRow> &rows)
    {
        feedback::Deviations unused;
        bool isDone = m_writer->beginFile(QByteArray::fromStdString("/reports/" + of.id + ".xml")).has_value();
        m_writer->begin("");
        feedback::AggregateReport report;
        for (const DmarcRow &row : rows) {
            feedback::AggregateRecord record = recordOf(row);
            report.messages += record.count;
            ++report.records;
            isDone = isDone && m_writer->take(std::move(record));
        }
        report.organisation = of.org;
        report.reportId = of.id;
        report.period.begin = of.begin;
        report.period.end = of.begin + of.length;
        report.policy.domain = feedback::domainOf(of.domain, unused);
        report.policy.p = feedback::wordOf<feedback::Policy>(of.policy, unused);
        return isDone && m_writer->take(std::move(report)) && m_writer->end({}) && m_writer->endFile(QByteArray(32, 'h'), 1);
    }
    bool commit() { return m_writer->commit().has_value(); }

private:
    std::unique_ptr<store::FeedbackWriter> m_writer;
};

} // namespace bw::test

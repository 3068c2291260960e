// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at when an entry, a record or a report of AggregateBuilder ends.
#include "models/core/limits.h"
#include "models/feedback/aggregatebuilder.h"
#include "models/feedback/tr.h"

#include <algorithm>
#include <utility>

namespace bw::feedback {

namespace limits = core::limits;

std::size_t bytesOf(const AggregateRecord &record)
{
    std::size_t bytes = sizeof record + record.headerFrom.name.size() + record.envelopeFrom.name.size() + record.envelopeTo.name.size();
    for (const Reason &reason : record.reasons)
        bytes += sizeof reason + reason.type.text.size() + reason.comment.size();
    for (const DkimResult &result : record.dkimResults)
        bytes += sizeof result + result.domain.name.size() + result.selector.size() + result.result.text.size() + result.humanResult.size();
    for (const SpfResult &result : record.spfResults)
        bytes += sizeof result + result.domain.name.size() + result.result.text.size() + result.humanResult.size();
    return bytes;
}

void AggregateBuilder::addReason()
{
    if (m_seenInEntry == 0)
        note(Deviation::ReasonEmpty);
    else if (m_record.reasons.size() >= limits::reportListEntries)
        note(Deviation::ListCut);
    else
        m_record.reasons.push_back(std::move(m_reason));
}

void AggregateBuilder::addDkim()
{
    if (m_dkim.domain.name.empty())
        note(Deviation::DkimDomainMissing);
    if (m_dkim.selector.empty())
        note(Deviation::SelectorMissing);
    if (m_seenInEntry == 0)
        return;
    std::vector<DkimResult> &all = m_record.dkimResults;
    if (all.size() >= limits::reportListEntries) {
        note(Deviation::ListCut);
        return;
    }
    const auto isSame = [this](const DkimResult &other) {
        return other.domain.name == m_dkim.domain.name && other.selector == m_dkim.selector;
    };
    if (!deviations().has(Deviation::RepeatedDkim) && std::any_of(all.begin(), all.end(), isSame))
        note(Deviation::RepeatedDkim);
    all.push_back(std::move(m_dkim));
}

void AggregateBuilder::addSpf()
{
    if (m_spf.domain.name.empty()) {
        note(Deviation::SpfDomainMissing);
        return;
    }
    if (m_spf.scope.value == SpfScope::Missing && !m_report.isRfc9990())
        note(Deviation::SpfScopeMissing);
    std::vector<SpfResult> &all = m_record.spfResults;
    if (all.size() >= limits::reportListEntries) {
        note(Deviation::ListCut);
        return;
    }
    if (std::any_of(all.begin(), all.end(), [this](const SpfResult &other) { return other.scope == m_spf.scope; }))
        note(Deviation::SeveralSpf);
    all.push_back(std::move(m_spf));
}

void AggregateBuilder::checkRow()
{
    if (!wasSeenInRecord(Field::Source))
        note(Deviation::SourceMissing);
    if (!wasSeenInRecord(Field::Count))
        note(Deviation::CountMissing);
    else if (m_record.count == 0)
        note(Deviation::CountZero);
    if (m_record.disposition.value == Disposition::Pass && !m_report.isRfc9990())
        note(Deviation::DispositionPass);
}

void AggregateBuilder::keepRow()
{
    if (m_rows.size() >= limits::reportListEntries) {
        note(Deviation::ListCut);
        return;
    }
    note(Deviation::SeveralRows);
    checkRow();
    AggregateRecord row;
    std::swap(row.source, m_record.source);
    std::swap(row.count, m_record.count);
    std::swap(row.disposition, m_record.disposition);
    std::swap(row.dkim, m_record.dkim);
    std::swap(row.spf, m_record.spf);
    std::swap(row.reasons, m_record.reasons);
    m_rows.push_back(std::move(row));
    for (const Field field :
        {Field::Source, Field::Count, Field::Disposition, Field::DkimVerdict, Field::SpfVerdict})
        m_seenInRecord &= ~bitOf(field);
}

void AggregateBuilder::closeRecord()
{
    const bool hasResults = !m_record.dkimResults.empty() || !m_record.spfResults.empty();
    if (m_seenInRecord == 0 && m_rows.empty() && m_record.reasons.empty() && !hasResults) {
        note(Deviation::EmptyRecord);
        return;
    }
    checkRow();
    if (!wasSeenInRecord(Field::HeaderFrom))
        note(Deviation::HeaderFromMissing);
    if (!m_hasResults)
        note(Deviation::ResultsMissing);
    else if (!hasResults)
        note(Deviation::ResultsEmpty);
    for (AggregateRecord &row : m_rows) {
        row.headerFrom = m_record.headerFrom;
        row.envelopeFrom = m_record.envelopeFrom;
        row.envelopeTo = m_record.envelopeTo;
        row.dkimResults = m_record.dkimResults;
        row.spfResults = m_record.spfResults;
        give(std::move(row));
    }
    m_rows.clear();
    give(std::move(m_record));
}

void AggregateBuilder::give(AggregateRecord &&record)
{
    m_isReport = true;
    ++m_allRecords;
    ++m_report.records;
    m_report.messages += record.count;
    m_sink.take(std::move(record));
}

void AggregateBuilder::checkReport()
{
    const auto require = [this](Field field, Deviation otherwise) {
        if (!wasSeen(field))
            note(otherwise);
    };
    require(Field::Organisation, Deviation::OrganisationMissing);
    require(Field::Contact, Deviation::ContactMissing);
    require(Field::ReportId, Deviation::ReportIdMissing);
    require(Field::Begin, Deviation::DateMissing);
    require(Field::End, Deviation::DateMissing);
    require(Field::PolicyDomain, Deviation::PolicyDomainMissing);
    require(Field::P, Deviation::PolicyTagMissing);
    if (!m_report.isRfc9990())
        for (const Field field : {Field::Sp, Field::Percent, Field::Fo})
            require(field, Deviation::PolicyTagMissing);
    m_report.period = periodOf(m_begin, m_end, deviations());
    // Mended markup can have cost what the report is known by.
    const auto known = {Field::Organisation, Field::ReportId, Field::Begin, Field::End, Field::PolicyDomain};
    if (deviations().has(Deviation::BareMarkup) && !std::ranges::all_of(known, [this](Field field) { return wasSeen(field); }))
        damage(Tr::tr("an element is not closed"), {});
}

void AggregateBuilder::giveReport()
{
    checkReport();
    deviations().add(m_ofFile);
    ++m_reports;
    m_sink.take(std::move(m_report));
    m_report = {};
    m_begin.reset();
    m_end.reset();
    m_seen = 0;
    m_isReport = false;
}

void AggregateBuilder::finish()
{
    leaveBlock();
    if (m_isReport)
        giveReport();
    m_isFeedbackOpen = m_wasFeedbackClosed = false;
}

} // namespace bw::feedback

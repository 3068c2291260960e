// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/aggregate.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bw::feedback {

/// Elements in, rows out: what an element means by its local name and by where it stands. Knows no XML parser. One thread.
class AggregateBuilder final
{
public:
    /// \p ofFile: what holds for each report of the file. Both must outlive it.
    AggregateBuilder(AggregateSink &sink, const Deviations &ofFile)
        : m_sink(sink)
        , m_ofFile(ofFile)
    {
    }

    /// \p attributes: name and value by turns, ended by a null, as Expat has them.
    void start(std::string_view name, const char *const *attributes);
    void end();
    void text(std::string_view text);
    /// Everything was given: the report that is open goes to the sink.
    void finish();

    /// A part that stands for itself: a record, the report's head, its policy.
    [[nodiscard]] bool isInBlock() const { return m_block != Place::Top; }
    [[nodiscard]] bool isFeedbackOpen() const { return m_isFeedbackOpen; }
    [[nodiscard]] bool wasFeedbackClosed() const { return m_wasFeedbackClosed; }
    /// The markup broke: what was read of an open block is forgotten, and what follows stands in the report again.
    void leaveBlock();
    void beginFeedback();
    void endFeedback();
    /// The report that is open may lack something. The first reason is kept.
    void damage(const QString &reason, const QString &where);

    /// Anything of a report was seen.
    [[nodiscard]] bool isReport() const { return m_isReport || m_reports > 0; }
    /// Why it tells nothing: it is damaged, and no record of it is whole.
    [[nodiscard]] std::optional<core::Problem> whyEmpty() const { return m_reports == 0 && m_report.records == 0 ? m_report.damage : std::nullopt; }
    [[nodiscard]] std::size_t depth() const { return m_path.size(); }
    [[nodiscard]] std::size_t allRecords() const { return m_allRecords; }
    [[nodiscard]] Deviations &deviations() { return m_report.deviations; }
    void loseRecord() { ++m_report.lostRecords; }

    enum class Place : std::uint8_t {
        Top,
        Through, ///< of no meaning by itself: what it holds counts as if it stood outside
        Feedback, Metadata, DateRange, Published, Record, Row, Evaluated, Reason, Identifiers, Results, Dkim, Spf,
        Value, ///< holds text
        Extension, ///< and all within: nothing of ours
        Skipped ///< the same, unknown
    };
    enum class Field : std::uint8_t {
        None, Version, Organisation, Contact, ExtraContact, ReportId, Generator, Error, Begin, End,
        PolicyDomain, Adkim, Aspf, P, Sp, Np, Percent, Fo, Discovery, Testing,
        Source, Count, Disposition, DkimVerdict, SpfVerdict, HeaderFrom, EnvelopeFrom, EnvelopeTo,
        ReasonType, ReasonComment, DkimDomain, DkimSelector, DkimResult, DkimHuman, SpfDomain, SpfScope, SpfResult, SpfHuman
    };
    struct Element
    {
        std::string_view name;
        Place place;
        Field field = Field::None;
        bool isOtherName = false; ///< not the format's own
    };

private:
    [[nodiscard]] Place parent() const;
    [[nodiscard]] Place placeOf(std::string_view prefix, std::string_view local, Field &field);
    void readNamespace(std::string_view prefix, const char *const *attributes);
    void openBlock(Place place);
    void open(Place place);
    void close(Place place);
    void setField(Field field);
    void setReportField(Field field);
    void setPolicyField(Field field);
    void setRecordField(Field field);
    void setEntryField(Field field);
    void addReason();
    void addDkim();
    void addSpf();
    static constexpr std::uint64_t bitOf(Field field) { return std::uint64_t(1) << static_cast<unsigned>(field); }
    [[nodiscard]] bool wasSeen(Field field) const { return (m_seen & bitOf(field)) != 0; }
    [[nodiscard]] bool wasSeenInRecord(Field field) const { return (m_seenInRecord & bitOf(field)) != 0; }
    void checkRow();
    void keepRow();
    void closeRecord();
    void give(AggregateRecord &&record);
    void checkReport();
    void giveReport();
    void note(Deviation deviation) { m_report.deviations.add(deviation); }

    AggregateSink &m_sink;
    const Deviations &m_ofFile;
    AggregateReport m_report;
    std::optional<core::UtcMicros> m_begin, m_end;
    bool m_isReport = false; ///< something of the one that is open was seen
    bool m_isFeedbackOpen = false;
    bool m_wasFeedbackClosed = false;
    std::string m_prefix; ///< of the root
    std::int64_t m_reports = 0;
    std::size_t m_allRecords = 0;

    std::vector<Place> m_path;
    Place m_block = Place::Top;
    Field m_field = Field::None;
    std::string m_text; ///< of the value that is open
    std::uint64_t m_seen = 0; ///< fields of the report
    std::uint64_t m_seenBefore = 0; ///< when the block began
    std::size_t m_errorsBefore = 0;
    Deviations m_deviationsBefore;
    std::uint64_t m_seenInRecord = 0, m_seenInEntry = 0;

    AggregateRecord m_record;
    std::vector<AggregateRecord> m_rows; ///< all but the last row of a record that has several
    bool m_hasRow = false, m_hasResults = false;
    Reason m_reason;
    DkimResult m_dkim;
    SpfResult m_spf;
};

} // namespace bw::feedback

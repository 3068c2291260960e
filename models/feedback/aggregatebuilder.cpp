// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/aggregatebuilder.h"

#include "models/core/limits.h"
#include "models/feedback/tr.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace bw::feedback {

namespace limits = core::limits;

namespace {

using Place = AggregateBuilder::Place;
using Field = AggregateBuilder::Field;
using Element = AggregateBuilder::Element;

constexpr std::string_view rfc7489Namespace = "http://dmarc.org/dmarc-xml/0.1";
constexpr std::string_view rfc9990Namespace = "urn:ietf:params:xml:ns:dmarc-2.0";

constexpr std::array ofFeedback {Element {"record", Place::Record}, Element {"report_metadata", Place::Metadata},
    Element {"policy_published", Place::Published}, Element {"version", Place::Value, Field::Version},
    Element {"extension", Place::Extension}};
constexpr std::array ofMetadata {Element {"org_name", Place::Value, Field::Organisation},
    Element {"email", Place::Value, Field::Contact}, Element {"extra_contact_info", Place::Value, Field::ExtraContact},
    Element {"report_id", Place::Value, Field::ReportId}, Element {"date_range", Place::DateRange},
    Element {"error", Place::Value, Field::Error}, Element {"generator", Place::Value, Field::Generator}};
constexpr std::array ofDateRange {
    Element {"begin", Place::Value, Field::Begin}, Element {"end", Place::Value, Field::End}};
constexpr std::array ofPublished {Element {"domain", Place::Value, Field::PolicyDomain},
    Element {"adkim", Place::Value, Field::Adkim}, Element {"aspf", Place::Value, Field::Aspf},
    Element {"p", Place::Value, Field::P}, Element {"sp", Place::Value, Field::Sp}, Element {"np", Place::Value, Field::Np},
    Element {"pct", Place::Value, Field::Percent}, Element {"fo", Place::Value, Field::Fo},
    Element {"discovery_method", Place::Value, Field::Discovery}, Element {"testing", Place::Value, Field::Testing}};
constexpr std::array ofRecord {Element {"row", Place::Row}, Element {"identifiers", Place::Identifiers},
    Element {"auth_results", Place::Results}, Element {"identities", Place::Identifiers, Field::None, true}};
constexpr std::array ofRow {Element {"source_ip", Place::Value, Field::Source},
    Element {"count", Place::Value, Field::Count}, Element {"policy_evaluated", Place::Evaluated}};
constexpr std::array ofEvaluated {Element {"disposition", Place::Value, Field::Disposition},
    Element {"dkim", Place::Value, Field::DkimVerdict}, Element {"spf", Place::Value, Field::SpfVerdict},
    Element {"reason", Place::Reason}};
constexpr std::array ofReason {
    Element {"type", Place::Value, Field::ReasonType}, Element {"comment", Place::Value, Field::ReasonComment}};
constexpr std::array ofIdentifiers {Element {"header_from", Place::Value, Field::HeaderFrom},
    Element {"envelope_from", Place::Value, Field::EnvelopeFrom}, Element {"envelope_to", Place::Value, Field::EnvelopeTo}};
constexpr std::array ofResults {Element {"dkim", Place::Dkim}, Element {"spf", Place::Spf}};
constexpr std::array ofDkim {Element {"domain", Place::Value, Field::DkimDomain},
    Element {"selector", Place::Value, Field::DkimSelector}, Element {"result", Place::Value, Field::DkimResult},
    Element {"human_result", Place::Value, Field::DkimHuman}};
constexpr std::array ofSpf {Element {"domain", Place::Value, Field::SpfDomain},
    Element {"scope", Place::Value, Field::SpfScope}, Element {"result", Place::Value, Field::SpfResult},
    Element {"human_result", Place::Value, Field::SpfHuman}};

std::span<const Element> childrenOf(Place place)
{
    switch (place) {
    case Place::Top:
    case Place::Feedback:
        return ofFeedback;
    case Place::Metadata:
        return ofMetadata;
    case Place::DateRange:
        return ofDateRange;
    case Place::Published:
        return ofPublished;
    case Place::Record:
        return ofRecord;
    case Place::Row:
        return ofRow;
    case Place::Evaluated:
        return ofEvaluated;
    case Place::Reason:
        return ofReason;
    case Place::Identifiers:
        return ofIdentifiers;
    case Place::Results:
        return ofResults;
    case Place::Dkim:
        return ofDkim;
    case Place::Spf:
        return ofSpf;
    case Place::Through:
    case Place::Value:
    case Place::Extension:
    case Place::Skipped:
        break;
    }
    return {};
}

const Element *find(Place place, std::string_view name)
{
    const auto children = childrenOf(place);
    const auto it = std::ranges::find(children, name, &Element::name);
    return it == children.end() ? nullptr : &*it;
}

} // namespace

bool AggregateReport::isRfc9990() const
{
    return nameSpace == rfc9990Namespace;
}

// ---- Elements

Place AggregateBuilder::parent() const
{
    for (auto it = m_path.rbegin(); it != m_path.rend(); ++it)
        if (*it != Place::Through)
            return *it;
    return m_isFeedbackOpen ? Place::Feedback : Place::Top;
}

Place AggregateBuilder::placeOf(std::string_view prefix, std::string_view local, Field &field)
{
    const Place within = parent();
    if (within == Place::Extension || within == Place::Skipped)
        return within;
    if (within == Place::Value) {
        note(Deviation::UnknownElement);
        return Place::Skipped;
    }
    if (prefix == "xs" || prefix == "xsd" || local == "schema") {
        note(Deviation::SchemaTags);
        return Place::Through;
    }
    if ((within == Place::Top || within == Place::Feedback) && local == "feedback")
        return Place::Feedback;
    const Element *element = find(within, local);
    if (!element && (within == Place::Record || within == Place::Row)) {
        element = find(within == Place::Record ? Place::Row : Place::Record, local);
        if (element)
            note(Deviation::MisplacedElement);
    }
    if (!element) {
        if (!prefix.empty() && prefix != m_prefix && within != Place::Top)
            return Place::Extension;
        note(Deviation::UnknownElement);
        return within == Place::Top ? Place::Through : Place::Skipped;
    }
    if (element->isOtherName)
        note(Deviation::OtherName);
    field = element->field;
    return element->place;
}

void AggregateBuilder::start(std::string_view name, const char *const *attributes)
{
    const std::size_t colon = name.rfind(':');
    const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    const std::string_view local = name.substr(colon + 1);
    std::string low;
    Field field = Field::None;
    Place place = Place::Skipped;
    if (std::any_of(local.begin(), local.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
        low = lowered(local.substr(0, 64));
        place = placeOf(prefix, low, field);
        if (place != Place::Skipped && place != Place::Extension && place != Place::Through)
            note(Deviation::ElementCase);
    } else {
        place = placeOf(prefix, local, field);
    }
    if (place == Place::Feedback) {
        beginFeedback();
        readNamespace(prefix, attributes);
    }
    m_path.push_back(place);
    if (place == Place::Value && field != Field::None) {
        m_field = field;
        m_text.clear();
    } else {
        open(place);
    }
}

void AggregateBuilder::readNamespace(std::string_view prefix, const char *const *attributes)
{
    m_prefix = prefix;
    if (!prefix.empty())
        note(Deviation::PrefixedElements);
    for (auto a = attributes; a && *a; a += 2) {
        const std::string_view name = a[0];
        if (name == "xmlns" && (prefix.empty() || m_report.nameSpace.empty()))
            m_report.nameSpace = fieldText(a[1], deviations());
        else if (!prefix.empty() && name.starts_with("xmlns:") && name.substr(6) == prefix)
            m_report.nameSpace = fieldText(a[1], deviations());
    }
    if (!m_report.nameSpace.empty() && m_report.nameSpace != rfc7489Namespace && m_report.nameSpace != rfc9990Namespace)
        note(Deviation::UnknownNamespace);
}

void AggregateBuilder::text(std::string_view text)
{
    constexpr std::size_t most = 16 * limits::reportFieldBytes; // white space is not counted yet
    if (!m_path.empty() && m_path.back() == Place::Value)
        m_text += text.substr(0, most - std::min(most, m_text.size()));
}

void AggregateBuilder::end()
{
    if (m_path.empty())
        return;
    const Place place = m_path.back();
    m_path.pop_back();
    if (place == Place::Value)
        setField(std::exchange(m_field, Field::None));
    else
        close(place);
}

void AggregateBuilder::openBlock(Place place)
{
    if (!m_isFeedbackOpen)
        note(m_wasFeedbackClosed ? Deviation::ContentAfterEnd : Deviation::MissingRoot);
    m_block = place;
    m_seenBefore = m_seen;
    m_errorsBefore = m_report.errors.size();
    m_deviationsBefore = deviations();
}

void AggregateBuilder::open(Place place)
{
    switch (place) {
    case Place::Metadata:
    case Place::Published:
        openBlock(place);
        m_isReport = true;
        break;
    case Place::Record:
        openBlock(place);
        m_record = {};
        m_rows.clear();
        m_seenInRecord = 0;
        m_hasRow = m_hasResults = false;
        break;
    case Place::Row:
        if (m_hasRow)
            keepRow();
        m_hasRow = true;
        break;
    case Place::Results:
        if (m_hasResults)
            note(Deviation::SeveralResults);
        m_hasResults = true;
        break;
    case Place::Reason:
        m_reason = {};
        m_seenInEntry = 0;
        break;
    case Place::Dkim:
        m_dkim = {};
        m_seenInEntry = 0;
        break;
    case Place::Spf:
        m_spf = {};
        m_seenInEntry = 0;
        break;
    default:
        break;
    }
}

void AggregateBuilder::close(Place place)
{
    switch (place) {
    case Place::Feedback:
        endFeedback();
        break;
    case Place::Metadata:
    case Place::Published:
        m_block = Place::Top;
        break;
    case Place::Record:
        m_block = Place::Top;
        closeRecord();
        break;
    case Place::Reason:
        addReason();
        break;
    case Place::Dkim:
        addDkim();
        break;
    case Place::Spf:
        addSpf();
        break;
    default:
        break;
    }
}

void AggregateBuilder::leaveBlock()
{
    m_path.clear();
    m_field = Field::None;
    if (isInBlock())
        deviations() = m_deviationsBefore;
    if (m_block == Place::Metadata || m_block == Place::Published) {
        m_seen = m_seenBefore;
        m_report.errors.resize(std::min(m_report.errors.size(), m_errorsBefore));
    }
    m_block = Place::Top;
}

void AggregateBuilder::beginFeedback()
{
    if (m_isReport && m_isFeedbackOpen) {
        note(Deviation::Truncated);
        damage(Tr::tr("its end is missing"), {});
    }
    if (m_isReport)
        giveReport();
    m_isReport = m_isFeedbackOpen = true;
    m_wasFeedbackClosed = false;
}

void AggregateBuilder::endFeedback()
{
    m_wasFeedbackClosed = m_wasFeedbackClosed || m_isFeedbackOpen;
    m_isFeedbackOpen = false;
}

void AggregateBuilder::damage(const QString &reason, const QString &where)
{
    if (!m_report.damage)
        m_report.damage = core::Problem {core::ProblemKind::Malformed, Tr::tr("The report is damaged"), reason, where,
            Tr::tr("What was whole in it was read.")};
}

// ---- Values

void AggregateBuilder::setField(Field field)
{
    if (field == Field::None || trimmed(m_text).empty())
        return;
    const bool isOfReport = field < Field::Source;
    const bool isOfEntry = field >= Field::ReasonType;
    std::uint64_t &seen = isOfReport ? m_seen : isOfEntry ? m_seenInEntry : m_seenInRecord;
    if ((seen & bitOf(field)) != 0 && field != Field::Error) {
        note(Deviation::DuplicateElement);
        return;
    }
    seen |= bitOf(field);
    if (field < Field::PolicyDomain)
        setReportField(field);
    else if (isOfReport)
        setPolicyField(field);
    else if (isOfEntry)
        setEntryField(field);
    else
        setRecordField(field);
}

void AggregateBuilder::setReportField(Field field)
{
    switch (field) {
    case Field::Version:
        m_report.version = fieldText(m_text, deviations());
        break;
    case Field::Organisation:
        m_report.organisation = fieldText(m_text, deviations());
        break;
    case Field::Contact:
        m_report.contact = fieldText(m_text, deviations());
        break;
    case Field::ExtraContact:
        m_report.extraContact = fieldText(m_text, deviations());
        break;
    case Field::ReportId:
        m_report.reportId = fieldText(m_text, deviations());
        break;
    case Field::Generator:
        m_report.generator = fieldText(m_text, deviations());
        break;
    case Field::Error:
        if (m_report.errors.size() < limits::reportListEntries)
            m_report.errors.push_back(fieldText(m_text, deviations()));
        else
            note(Deviation::ListCut);
        break;
    case Field::Begin:
        m_begin = timeOf(m_text, TimeForm::Seconds, deviations());
        break;
    case Field::End:
        m_end = timeOf(m_text, TimeForm::Seconds, deviations());
        break;
    default:
        break;
    }
}

void AggregateBuilder::setPolicyField(Field field)
{
    PublishedPolicy &policy = m_report.policy;
    switch (field) {
    case Field::PolicyDomain:
        policy.domain = domainOf(m_text, deviations());
        break;
    case Field::Adkim:
        policy.adkim = wordOf<Alignment>(m_text, deviations());
        break;
    case Field::Aspf:
        policy.aspf = wordOf<Alignment>(m_text, deviations());
        break;
    case Field::P:
        policy.p = wordOf<Policy>(m_text, deviations());
        break;
    case Field::Sp:
        policy.sp = wordOf<Policy>(m_text, deviations());
        break;
    case Field::Np:
        policy.np = wordOf<Policy>(m_text, deviations());
        break;
    case Field::Percent:
        policy.percent = percentOf(m_text, deviations());
        break;
    case Field::Fo:
        policy.fo = fieldText(m_text, deviations());
        break;
    case Field::Discovery:
        policy.discovery = wordOf<Discovery>(m_text, deviations());
        break;
    case Field::Testing:
        policy.testing = wordOf<Testing>(m_text, deviations());
        break;
    default:
        break;
    }
}

void AggregateBuilder::setRecordField(Field field)
{
    switch (field) {
    case Field::Source:
        m_record.source = hostOf(m_text, deviations());
        break;
    case Field::Count:
        m_record.count = countOf(m_text, deviations());
        break;
    case Field::Disposition:
        m_record.disposition = wordOf<Disposition>(m_text, deviations());
        break;
    case Field::DkimVerdict:
        m_record.dkim = wordOf<Verdict>(m_text, deviations());
        break;
    case Field::SpfVerdict:
        m_record.spf = wordOf<Verdict>(m_text, deviations());
        break;
    case Field::HeaderFrom:
        m_record.headerFrom = domainOf(m_text, deviations());
        break;
    case Field::EnvelopeFrom:
        m_record.envelopeFrom = domainOf(m_text, deviations());
        break;
    case Field::EnvelopeTo:
        m_record.envelopeTo = domainOf(m_text, deviations());
        break;
    default:
        break;
    }
}

void AggregateBuilder::setEntryField(Field field)
{
    switch (field) {
    case Field::ReasonType:
        m_reason.type = wordOf<ReasonType>(m_text, deviations());
        break;
    case Field::ReasonComment:
        m_reason.comment = fieldText(m_text, deviations());
        break;
    case Field::DkimDomain:
        m_dkim.domain = domainOf(m_text, deviations());
        break;
    case Field::DkimSelector:
        m_dkim.selector = fieldText(m_text, deviations());
        break;
    case Field::DkimResult:
        m_dkim.result = wordOf<AuthResult>(m_text, deviations());
        break;
    case Field::DkimHuman:
        m_dkim.humanResult = fieldText(m_text, deviations());
        break;
    case Field::SpfDomain:
        m_spf.domain = domainOf(m_text, deviations());
        break;
    case Field::SpfScope:
        m_spf.scope = wordOf<SpfScope>(m_text, deviations());
        break;
    case Field::SpfResult:
        m_spf.result = wordOf<AuthResult>(m_text, deviations());
        break;
    case Field::SpfHuman:
        m_spf.humanResult = fieldText(m_text, deviations());
        break;
    default:
        break;
    }
}

} // namespace bw::feedback

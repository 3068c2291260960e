// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/deviations.h"

#include "models/feedback/tr.h"

#include <array>

namespace bw::feedback {

namespace {

struct Row
{
    Deviation deviation;
    std::string_view name;
    const char *sentence;
};

constexpr std::array rows{
    Row{Deviation::ByteOrderMark, "byte_order_mark",
        QT_TRANSLATE_NOOP("bw::feedback", "It begins with a byte order mark.")},
    Row{Deviation::OtherEncoding, "other_encoding", QT_TRANSLATE_NOOP("bw::feedback", "It is not written in UTF-8.")},
    Row{Deviation::WrongEncoding, "wrong_encoding",
        QT_TRANSLATE_NOOP("bw::feedback", "It is written in another encoding than it says.")},
    Row{Deviation::UnknownEncoding, "unknown_encoding",
        QT_TRANSLATE_NOOP("bw::feedback", "It names an encoding that is not known here; only its ASCII characters are sure.")},
    Row{Deviation::InvalidBytes, "invalid_bytes",
        QT_TRANSLATE_NOOP("bw::feedback", "Bytes that are no UTF-8 were read as Windows-1252.")},
    Row{Deviation::ControlCharacters, "control_characters",
        QT_TRANSLATE_NOOP("bw::feedback", "It holds control characters that may not stand there.")},
    Row{Deviation::UnknownNamespace, "unknown_namespace",
        QT_TRANSLATE_NOOP("bw::feedback", "Its XML namespace is none of DMARC's.")},
    Row{Deviation::PrefixedElements, "prefixed_elements",
        QT_TRANSLATE_NOOP("bw::feedback", "Its elements carry a prefix.")},
    Row{Deviation::SchemaTags, "schema_tags", QT_TRANSLATE_NOOP("bw::feedback", "Tags of an XML schema stand in it.")},
    Row{Deviation::BareMarkup, "bare_markup",
        QT_TRANSLATE_NOOP("bw::feedback", "Characters that XML reserves (&, <) stand in it as text.")},
    Row{Deviation::MalformedMarkup, "malformed_markup",
        QT_TRANSLATE_NOOP("bw::feedback", "Its markup is damaged; each complete record was read.")},
    Row{Deviation::MissingRoot, "missing_root",
        QT_TRANSLATE_NOOP("bw::feedback", "The outermost element is missing.")},
    Row{Deviation::ContentAfterEnd, "content_after_end",
        QT_TRANSLATE_NOOP("bw::feedback", "Something stands behind its end.")},
    Row{Deviation::Truncated, "truncated", QT_TRANSLATE_NOOP("bw::feedback", "Its end is missing.")},
    Row{Deviation::LostRecords, "lost_records", QT_TRANSLATE_NOOP("bw::feedback", "Records could not be read.")},
    Row{Deviation::ElementCase, "element_case",
        QT_TRANSLATE_NOOP("bw::feedback", "Names are written in another case.")},
    Row{Deviation::OtherName, "other_name", QT_TRANSLATE_NOOP("bw::feedback", "Names are not those of the format.")},
    Row{Deviation::UnknownElement, "unknown_element",
        QT_TRANSLATE_NOOP("bw::feedback", "It holds elements that the format does not know.")},
    Row{Deviation::DuplicateElement, "duplicate_element",
        QT_TRANSLATE_NOOP("bw::feedback", "An element that may stand once stands more often; the first counts.")},
    Row{Deviation::MisplacedElement, "misplaced_element",
        QT_TRANSLATE_NOOP("bw::feedback", "An element stands in another place than the format says.")},
    Row{Deviation::SeveralRows, "several_rows",
        QT_TRANSLATE_NOOP("bw::feedback", "A record has several rows; each is read as one.")},
    Row{Deviation::EmptyRecord, "empty_record", QT_TRANSLATE_NOOP("bw::feedback", "A record says nothing.")},
    Row{Deviation::FieldCut, "field_cut", QT_TRANSLATE_NOOP("bw::feedback", "A text is too long and was cut.")},
    Row{Deviation::ListCut, "list_cut", QT_TRANSLATE_NOOP("bw::feedback", "A list is too long; its end is left out.")},
    Row{Deviation::SpacesInValue, "spaces_in_value",
        QT_TRANSLATE_NOOP("bw::feedback", "Spaces stand around a value.")},
    Row{Deviation::WordCase, "word_case", QT_TRANSLATE_NOOP("bw::feedback", "A word is written in another case.")},
    Row{Deviation::UnknownWord, "unknown_word", QT_TRANSLATE_NOOP("bw::feedback", "A word is not one of the format.")},
    Row{Deviation::OrganisationMissing, "organisation_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "Who reports is missing.")},
    Row{Deviation::ContactMissing, "contact_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The reporter's address is missing.")},
    Row{Deviation::ReportIdMissing, "report_id_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The report's id is missing.")},
    Row{Deviation::PolicyDomainMissing, "policy_domain_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The domain that it is about is missing.")},
    Row{Deviation::PolicyTagMissing, "policy_tag_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A part of the published policy is missing.")},
    Row{Deviation::PercentUnreadable, "percent_unreadable",
        QT_TRANSLATE_NOOP("bw::feedback", "The policy's percentage is no number from 0 to 100.")},
    Row{Deviation::DateMissing, "date_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "When the period begins or ends is missing.")},
    Row{Deviation::DateUnreadable, "date_unreadable", QT_TRANSLATE_NOOP("bw::feedback", "The period cannot be read.")},
    Row{Deviation::DateInOtherUnit, "date_in_other_unit",
        QT_TRANSLATE_NOOP("bw::feedback", "Times are not in seconds.")},
    Row{Deviation::DateAsText, "date_as_text",
        QT_TRANSLATE_NOOP("bw::feedback", "Times are written in another form.")},
    Row{Deviation::DateWithoutZone, "date_without_zone",
        QT_TRANSLATE_NOOP("bw::feedback", "Times have no zone; UTC is taken.")},
    Row{Deviation::PeriodEmpty, "period_empty", QT_TRANSLATE_NOOP("bw::feedback", "The period ends when it begins.")},
    Row{Deviation::PeriodReversed, "period_reversed",
        QT_TRANSLATE_NOOP("bw::feedback", "The period ends before it begins; its ends were exchanged.")},
    Row{Deviation::PeriodLong, "period_long",
        QT_TRANSLATE_NOOP("bw::feedback", "The period is longer than 26 hours.")},
    Row{Deviation::PeriodTooLong, "period_too_long",
        QT_TRANSLATE_NOOP("bw::feedback", "The period is longer than 400 days and is not used.")},
    Row{Deviation::SourceMissing, "source_missing", QT_TRANSLATE_NOOP("bw::feedback", "A source has no address.")},
    Row{Deviation::SourceUnreadable, "source_unreadable",
        QT_TRANSLATE_NOOP("bw::feedback", "What stands for a source's address is none.")},
    Row{Deviation::SourcePrivate, "source_private",
        QT_TRANSLATE_NOOP("bw::feedback", "A source has an address that is not of the public net.")},
    Row{Deviation::CountMissing, "count_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A number of messages is missing.")},
    Row{Deviation::CountUnreadable, "count_unreadable",
        QT_TRANSLATE_NOOP("bw::feedback", "A count cannot be read and is taken as 0.")},
    Row{Deviation::CountNegative, "count_negative",
        QT_TRANSLATE_NOOP("bw::feedback", "A count is negative and is taken as 0.")},
    Row{Deviation::CountZero, "count_zero", QT_TRANSLATE_NOOP("bw::feedback", "A record counts no message.")},
    Row{Deviation::CountWithSeparator, "count_with_separator",
        QT_TRANSLATE_NOOP("bw::feedback", "A count has separators of thousands.")},
    Row{Deviation::CountTooLarge, "count_too_large",
        QT_TRANSLATE_NOOP("bw::feedback", "A count is too large to be true and is taken as a thousand million.")},
    Row{Deviation::CountAsText, "count_as_text", QT_TRANSLATE_NOOP("bw::feedback", "A count is written as text.")},
    Row{Deviation::DispositionPass, "disposition_pass",
        QT_TRANSLATE_NOOP("bw::feedback", "The disposition is \"pass\", which the older format does not know.")},
    Row{Deviation::ReasonEmpty, "reason_empty", QT_TRANSLATE_NOOP("bw::feedback", "A reason is empty.")},
    Row{Deviation::HeaderFromMissing, "header_from_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The domain of From: is missing.")},
    Row{Deviation::DomainCase, "domain_case", QT_TRANSLATE_NOOP("bw::feedback", "A domain is written in capitals.")},
    Row{Deviation::DomainInUnicode, "domain_in_unicode",
        QT_TRANSLATE_NOOP("bw::feedback", "A domain is written in Unicode and not in ASCII.")},
    Row{Deviation::AddressForDomain, "address_for_domain",
        QT_TRANSLATE_NOOP("bw::feedback", "An address stands where a domain belongs; only its domain is kept.")},
    Row{Deviation::SeveralDomains, "several_domains",
        QT_TRANSLATE_NOOP("bw::feedback", "Several domains stand where one belongs; the first is kept.")},
    Row{Deviation::ResultsMissing, "results_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The results of SPF and DKIM are missing.")},
    Row{Deviation::ResultsEmpty, "results_empty",
        QT_TRANSLATE_NOOP("bw::feedback", "The results of SPF and DKIM are empty.")},
    Row{Deviation::SeveralResults, "several_results",
        QT_TRANSLATE_NOOP("bw::feedback", "A record has the results of SPF and DKIM in several elements; all are read.")},
    Row{Deviation::SpfDomainMissing, "spf_domain_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A result of SPF has no domain and is left out.")},
    Row{Deviation::SpfScopeMissing, "spf_scope_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A result of SPF does not say what was checked.")},
    Row{Deviation::SeveralSpf, "several_spf",
        QT_TRANSLATE_NOOP("bw::feedback", "A record has several results of SPF for the same thing.")},
    Row{Deviation::DkimDomainMissing, "dkim_domain_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A result of DKIM has no domain.")},
    Row{Deviation::SelectorMissing, "selector_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A result of DKIM has no selector.")},
    Row{Deviation::RepeatedDkim, "repeated_dkim",
        QT_TRANSLATE_NOOP("bw::feedback", "A record has several results of DKIM for the same domain and selector.")},
    Row{Deviation::TextForList, "text_for_list",
        QT_TRANSLATE_NOOP("bw::feedback", "A text stands where a list belongs.")},
    Row{Deviation::EmptyValue, "empty_value", QT_TRANSLATE_NOOP("bw::feedback", "A value is empty.")},
    Row{Deviation::ContactAsLink, "contact_as_link",
        QT_TRANSLATE_NOOP("bw::feedback", "The contact is written as mailto:.")},
    Row{Deviation::PoliciesMissing, "policies_missing", QT_TRANSLATE_NOOP("bw::feedback", "It has no policies.")},
    Row{Deviation::SummaryMissing, "summary_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "A policy has no sums of its sessions.")},
    Row{Deviation::WrongType, "wrong_type",
        QT_TRANSLATE_NOOP("bw::feedback", "A value is of another kind than the format says.")},
    Row{Deviation::FeedbackPartMissing, "feedback_part_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The part that a complaint or failure report is known by is missing; it was read from its text.")},
    Row{Deviation::FeedbackPartMislabelled, "feedback_part_mislabelled",
        QT_TRANSLATE_NOOP("bw::feedback", "The part of a complaint or failure report says that it is another.")},
    Row{Deviation::FeedbackTypeMissing, "feedback_type_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "What kind of complaint or failure it is is missing.")},
    Row{Deviation::ArrivalDateMissing, "arrival_date_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "When the message arrived is missing.")},
    Row{Deviation::ReportedDomainMissing, "reported_domain_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "The domain that is complained of is missing.")},
    Row{Deviation::OriginalMissing, "original_missing",
        QT_TRANSLATE_NOOP("bw::feedback", "Nothing of the message itself is there.")},
    Row{Deviation::NotAttached, "not_attached",
        QT_TRANSLATE_NOOP("bw::feedback", "A report stands in the text of a message and is not attached.")},
    Row{Deviation::ContainerDamaged, "container_damaged",
        QT_TRANSLATE_NOOP("bw::feedback", "What it was packed in is damaged; what could be unpacked of it was read.")},
};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].deviation != static_cast<Deviation>(i))
            return false;
    return rows.size() == deviationCount;
}
static_assert(areInOrder());

} // namespace

std::string_view nameOf(Deviation deviation)
{
    return rows[static_cast<std::size_t>(deviation)].name;
}

QString sentenceOf(Deviation deviation)
{
    return Tr::tr(rows[static_cast<std::size_t>(deviation)].sentence);
}

} // namespace bw::feedback

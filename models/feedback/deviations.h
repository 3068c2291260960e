// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <bitset>
#include <cstdint>
#include <string_view>

namespace bw::feedback {

/// In what a report differs from its format and was read all the same ("as received"). Names are kept: scripts read them.
enum class Deviation : std::uint8_t {
    ByteOrderMark, OtherEncoding, WrongEncoding, UnknownEncoding, InvalidBytes, ControlCharacters, UnknownNamespace,
    PrefixedElements, SchemaTags, BareMarkup, MalformedMarkup, MissingRoot, ContentAfterEnd, Truncated, LostRecords,
    ElementCase, OtherName, UnknownElement, DuplicateElement, MisplacedElement, SeveralRows, EmptyRecord, FieldCut,
    ListCut, SpacesInValue, WordCase, UnknownWord, OrganisationMissing, ContactMissing, ReportIdMissing,
    PolicyDomainMissing, PolicyTagMissing, PercentUnreadable, DateMissing, DateUnreadable, DateInOtherUnit,
    DateAsText, DateWithoutZone, PeriodEmpty, PeriodReversed, PeriodLong, PeriodTooLong, SourceMissing,
    SourceUnreadable, SourcePrivate, CountMissing, CountUnreadable, CountNegative, CountZero, CountWithSeparator,
    CountTooLarge, CountAsText, DispositionPass, ReasonEmpty, HeaderFromMissing, DomainCase, DomainInUnicode,
    AddressForDomain, SeveralDomains, ResultsMissing, ResultsEmpty, SeveralResults, SpfDomainMissing, SpfScopeMissing,
    SeveralSpf, DkimDomainMissing, SelectorMissing, RepeatedDkim, TextForList, EmptyValue, ContactAsLink,
    PoliciesMissing, SummaryMissing, WrongType, FeedbackPartMissing, FeedbackPartMislabelled, FeedbackTypeMissing,
    ArrivalDateMissing, ReportedDomainMissing, OriginalMissing, NotAttached, ContainerDamaged,
};
inline constexpr std::size_t deviationCount = static_cast<std::size_t>(Deviation::ContainerDamaged) + 1;

/// "date_in_other_unit".
[[nodiscard]] std::string_view nameOf(Deviation deviation);
/// A translated sentence.
[[nodiscard]] QString sentenceOf(Deviation deviation);

/// A set of them. Plain data.
class Deviations final
{
public:
    void add(Deviation deviation) { m_all.set(static_cast<std::size_t>(deviation)); }
    void add(const Deviations &others) { m_all |= others.m_all; }
    [[nodiscard]] bool has(Deviation deviation) const { return m_all.test(static_cast<std::size_t>(deviation)); }
    [[nodiscard]] bool isEmpty() const { return m_all.none(); }
    bool operator==(const Deviations &) const = default;

private:
    std::bitset<deviationCount> m_all;
};

} // namespace bw::feedback

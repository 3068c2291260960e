// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/words.h"

#include "models/feedback/values.h"

#include <algorithm>
#include <array>

namespace bw::feedback {

namespace {

template <typename E> constexpr auto namesOf = 0;
template <> constexpr std::array namesOf<Policy> = std::to_array<std::string_view>({"", "none", "quarantine", "reject", "unknown"});
template <> constexpr std::array namesOf<Alignment> = std::to_array<std::string_view>({"", "r", "s", "unknown"});
template <>
constexpr std::array namesOf<Disposition> =
    std::to_array<std::string_view>({"", "none", "quarantine", "reject", "pass", "unknown"});
template <> constexpr std::array namesOf<Verdict> = std::to_array<std::string_view>({"", "pass", "fail", "unknown"});
template <>
constexpr std::array namesOf<AuthResult> = std::to_array<std::string_view>(
    {"", "none", "pass", "fail", "softfail", "policy", "neutral", "temperror", "permerror", "unknown"});
template <>
constexpr std::array namesOf<ReasonType> = std::to_array<std::string_view>({"", "forwarded", "sampled_out",
    "trusted_forwarder", "mailing_list", "local_policy", "policy_test_mode", "other", "unknown"});
template <> constexpr std::array namesOf<SpfScope> = std::to_array<std::string_view>({"", "helo", "mfrom", "unknown"});
template <> constexpr std::array namesOf<Discovery> = std::to_array<std::string_view>({"", "psl", "treewalk", "unknown"});
template <> constexpr std::array namesOf<Testing> = std::to_array<std::string_view>({"", "y", "n", "unknown"});
template <>
constexpr std::array namesOf<TlsPolicyType> =
    std::to_array<std::string_view>({"", "tlsa", "sts", "no-policy-found", "unknown"});
template <>
constexpr std::array namesOf<TlsResult> = std::to_array<std::string_view>({"", "starttls-not-supported",
    "certificate-host-mismatch", "certificate-expired", "certificate-not-trusted", "validation-failure", "tlsa-invalid",
    "dnssec-invalid", "dane-required", "sts-policy-fetch-error", "sts-policy-invalid", "sts-webpki-invalid", "unknown"});
template <>
constexpr std::array namesOf<FeedbackType> =
    std::to_array<std::string_view>({"", "abuse", "fraud", "virus", "other", "not-spam", "auth-failure", "unknown"});
template <>
constexpr std::array namesOf<AuthFailure> =
    std::to_array<std::string_view>({"", "adsp", "bodyhash", "revoked", "signature", "spf", "dmarc", "unknown"});
template <>
constexpr std::array namesOf<DeliveryResult> =
    std::to_array<std::string_view>({"", "delivered", "spam", "policy", "reject", "other", "unknown"});

} // namespace

template <typename E> std::string_view nameOf(E value)
{
    static_assert(namesOf<E>.size() == static_cast<std::size_t>(E::Unknown) + 1);
    return namesOf<E>[static_cast<std::size_t>(value)];
}

template <typename E> Word<E> wordOf(std::string_view text, Deviations &deviations)
{
    const std::string_view bare = trimmed(text);
    if (bare.size() != text.size())
        deviations.add(Deviation::SpacesInValue);
    if (bare.empty())
        return {};
    const auto &names = namesOf<E>;
    const auto last = names.end() - 1; // "unknown" is a word of ours, not of the format
    auto it = std::find(names.begin() + 1, last, bare);
    if (it != last)
        return {static_cast<E>(it - names.begin()), {}};
    it = std::find(names.begin() + 1, last, lowered(bare));
    deviations.add(it == last ? Deviation::UnknownWord : Deviation::WordCase);
    return {it == last ? E::Unknown : static_cast<E>(it - names.begin()), fieldText(bare, deviations)};
}

template std::string_view nameOf(Policy);
template std::string_view nameOf(Alignment);
template std::string_view nameOf(Disposition);
template std::string_view nameOf(Verdict);
template std::string_view nameOf(AuthResult);
template std::string_view nameOf(ReasonType);
template std::string_view nameOf(SpfScope);
template std::string_view nameOf(Discovery);
template std::string_view nameOf(Testing);
template std::string_view nameOf(TlsPolicyType);
template std::string_view nameOf(TlsResult);
template std::string_view nameOf(DeliveryResult);
template std::string_view nameOf(AuthFailure);
template std::string_view nameOf(FeedbackType);
template Word<Policy> wordOf(std::string_view, Deviations &);
template Word<Alignment> wordOf(std::string_view, Deviations &);
template Word<Disposition> wordOf(std::string_view, Deviations &);
template Word<Verdict> wordOf(std::string_view, Deviations &);
template Word<AuthResult> wordOf(std::string_view, Deviations &);
template Word<ReasonType> wordOf(std::string_view, Deviations &);
template Word<SpfScope> wordOf(std::string_view, Deviations &);
template Word<Discovery> wordOf(std::string_view, Deviations &);
template Word<Testing> wordOf(std::string_view, Deviations &);
template Word<TlsPolicyType> wordOf(std::string_view, Deviations &);
template Word<FeedbackType> wordOf(std::string_view, Deviations &);
template Word<AuthFailure> wordOf(std::string_view, Deviations &);
template Word<DeliveryResult> wordOf(std::string_view, Deviations &);
template Word<TlsResult> wordOf(std::string_view, Deviations &);

} // namespace bw::feedback

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/deviations.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The closed sets of words that reports use. In each, Missing is first and Unknown last. Stores keep their numbers: a new word
/// stands before Unknown.
namespace bw::feedback {

enum class Policy : std::uint8_t { Missing, None, Quarantine, Reject, Unknown };
enum class Alignment : std::uint8_t { Missing, Relaxed, Strict, Unknown };
/// What the receiver did. Pass: RFC 9990, an aligned pass under a policy that would have done something.
enum class Disposition : std::uint8_t { Missing, None, Quarantine, Reject, Pass, Unknown };
/// What counted for DMARC (policy_evaluated), alignment included.
enum class Verdict : std::uint8_t { Missing, Pass, Fail, Unknown };
/// What SPF or DKIM said by itself (auth_results).
enum class AuthResult : std::uint8_t {
    Missing, None, Pass, Fail, Softfail, Policy, Neutral, Temperror, Permerror, Unknown
};
enum class ReasonType : std::uint8_t {
    Missing, Forwarded, SampledOut, TrustedForwarder, MailingList, LocalPolicy, PolicyTestMode, Other, Unknown
};
enum class SpfScope : std::uint8_t { Missing, Helo, Mfrom, Unknown };
enum class Discovery : std::uint8_t { Missing, Psl, Treewalk, Unknown };
enum class Testing : std::uint8_t { Missing, Yes, No, Unknown };
enum class TlsPolicyType : std::uint8_t { Missing, Tlsa, Sts, NoPolicyFound, Unknown };
enum class TlsResult : std::uint8_t {
    Missing,
    StarttlsNotSupported, CertificateHostMismatch, CertificateExpired, CertificateNotTrusted, ValidationFailure,
    TlsaInvalid, DnssecInvalid, DaneRequired,
    StsPolicyFetchError, StsPolicyInvalid, StsWebpkiInvalid,
    Unknown
};

/// RFC 5965, 6430.
enum class FeedbackType : std::uint8_t { Missing, Abuse, Fraud, Virus, Other, NotSpam, AuthFailure, Unknown };
/// RFC 6591, 9991: what failed.
enum class AuthFailure : std::uint8_t { Missing, Adsp, Bodyhash, Revoked, Signature, Spf, Dmarc, Unknown };
enum class DeliveryResult : std::uint8_t { Missing, Delivered, Spam, Policy, Reject, Other, Unknown };

/// The word as the format writes it; "" for Missing, "unknown" for Unknown.
template <typename E> [[nodiscard]] std::string_view nameOf(E value);

/// One of a set, and what stood there where it is not the word itself.
template <typename E> struct Word
{
    E value = E::Missing;
    std::string text; ///< as received (trimmed), if it differs; to be shown for an unknown one

    bool operator==(const Word &) const = default;
    /// What stood there.
    [[nodiscard]] std::string_view received() const { return text.empty() ? nameOf(value) : std::string_view(text); }
};

/// Spaces around it and capitals are forgiven, and noted.
template <typename E> [[nodiscard]] Word<E> wordOf(std::string_view text, Deviations &deviations);

} // namespace bw::feedback

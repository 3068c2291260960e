// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/dkim/canonical.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bw::mailauth::dkim {

/// What is wrong with a signature, its key or what they say together.
enum class Fault : std::uint8_t {
    // Of the signature field; words of RFC 6376, 6.1.1.
    Syntax, ///< no tag list (3.2), or a value that breaks its grammar (3.5)
    TagMissing, ///< v, a, b, bh, d, h or s
    Version, ///< v is not 1
    Algorithm, ///< a that nobody knows
    WeakAlgorithm, ///< rsa-sha1 (RFC 8301, 3.1)
    Canonicalization, ///< c that nobody knows
    Query, ///< q without dns/txt
    DomainMismatch, ///< i is not within d
    FromUnsigned, ///< h lacks From
    ExpiryOrder, ///< x is not after t
    Expired, ///< x is past
    // Of the key (3.6.1, 6.1.2).
    NoKey,
    KeySyntax,
    KeyRevoked, ///< p is empty
    KeyService, ///< s without email
    KeyAlgorithm, ///< k is another one than a's
    KeyHash, ///< h of the key lacks a's
    KeyStrict, ///< t=s, and i is below d
    KeyShort, ///< below 1024 bits (RFC 8301, 3.2)
    KeyUnknownNow, ///< the DNS does not say
    // Of the message (6.1.3).
    BodyHash,
    BodyShort, ///< less than l
    Signature,
    TooMany, ///< more signatures than are looked at
};

enum class Algorithm : std::uint8_t { RsaSha256, Ed25519Sha256 };
[[nodiscard]] const char *wordOf(Algorithm algorithm); ///< "rsa-sha256"

/// A DKIM-Signature field (RFC 6376, 3.5).
struct Signature
{
    Algorithm algorithm = Algorithm::RsaSha256;
    std::string signature, bodyHash; ///< decoded
    Canon headerCanon = Canon::Simple, bodyCanon = Canon::Simple;
    std::string domain; ///< d, as A-labels
    std::string selector; ///< s, as A-labels
    std::string identity; ///< i, its quoted-printable as it came; "@d" where there is none
    std::string identityDomain; ///< as A-labels
    std::vector<std::string> fields; ///< h, small letters, in order
    std::optional<std::uint64_t> bodyLength; ///< l
    std::optional<std::int64_t> signedAt, expires; ///< t, x: seconds since 1970
};

/// What can be told of a signature that breaks: as far as it was read.
struct Broken
{
    Fault fault = Fault::Syntax;
    std::string domain, selector, algorithm;
};

/// \p value: of the field, without its name.
[[nodiscard]] tl::expected<Signature, Broken> parseSignature(std::string_view value);

/// An ARC-Message-Signature (RFC 8617, 4.1.2): as above, but without v, and i is a number that is not looked at here.
[[nodiscard]] tl::expected<Signature, Broken> parseArcSignature(std::string_view value);
/// An ARC-Seal (RFC 8617, 4.1.3): a, b, d and s alone. Syntax: it has an h.
[[nodiscard]] tl::expected<Signature, Broken> parseArcSeal(std::string_view value);

} // namespace bw::mailauth::dkim

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bw::dns {

/// RFC 1035 (3.2.2), 3596, 4034, 6698, 8659. Any other number may be asked for as well.
enum class Type : std::uint16_t { A = 1, Ns = 2, Cname = 5, Soa = 6, Ptr = 12, Mx = 15, Txt = 16, Aaaa = 28, Ds = 43, Dnskey = 48, Tlsa = 52, Caa = 257 };

enum class Outcome : std::uint8_t {
    Found, ///< RCODE 0, and records of the type
    NoData, ///< RCODE 0 and none: the name exists, the type does not
    NoName, ///< RCODE 3 (NXDOMAIN)
    Failed, ///< any other RCODE (2: SERVFAIL), a chain of aliases without an end, or an answer that does not validate
    TimedOut, ///< nobody answered before the deadline: this says nothing about the name
    Untrusted, ///< denied by a server that denies what must exist (DoubtingResolver): this says nothing either
};

/// RFC 4033, 5.
enum class Security : std::uint8_t { Indeterminate, Insecure, Secure, Bogus };

/// What is known of a name and a type. Plain data.
struct Answer
{
    std::string name; ///< that was asked for
    Type type = Type::A;
    Outcome outcome = Outcome::TimedOut;
    int rcode = 0; ///< RFC 1035 (4.1.1), RFC 2136; meaningless when TimedOut
    std::vector<std::string> aliases; ///< the chain of CNAMEs that was followed, in order, without the name itself
    std::vector<std::string> data; ///< RDATA of each record as on the wire, names in it uncompressed
    std::uint32_t ttl = 0; ///< seconds that this may be kept; of a denial too (RFC 2308)
    Security security = Security::Indeterminate;
    std::uint32_t signedUntil = 0; ///< seconds since 1970: when the first of its signatures expires; 0: it has none, or the resolver does not tell
    std::string whyBogus; ///< as the validator says it, in English

    bool operator==(const Answer &) const = default;
    /// A sure "there is none": RFC 7208, 4.6.4 calls such a look-up void.
    [[nodiscard]] bool isVoid() const { return outcome == Outcome::NoData || outcome == Outcome::NoName; }
    /// Nothing is known: may be different later.
    [[nodiscard]] bool isUnknown() const { return outcome == Outcome::Failed || outcome == Outcome::TimedOut || outcome == Outcome::Untrusted; }
};

/// Where answers come from. A question waits for its answer: never on the UI thread. One object, one thread at a time.
class Resolver
{
public:
    virtual ~Resolver() = default;
    /// \p name: labels with dots between them, with or without the last dot; bytes as they are, "\." a dot and "\\" a backslash within a
    /// label; "." alone is the root. One that cannot stand in the DNS (see isName()) is NoName, and nobody is asked.
    [[nodiscard]] virtual Answer ask(std::string_view name, Type type) = 0;
};

/// "TXT", "AAAA", "TYPE99" (RFC 3597, 5).
[[nodiscard]] std::string wordOf(Type type);

/// Labels of 1 to 63 bytes, at most 253 with the dots between them (RFC 1035, 2.3.4). One dot at the end is allowed.
[[nodiscard]] bool isName(std::string_view name);
/// ASCII letters small, without the last dot: as names are compared (RFC 4343).
[[nodiscard]] std::string canonical(std::string_view name);
/// \p name is \p parent or below it; case does not matter.
[[nodiscard]] bool isWithin(std::string_view name, std::string_view parent);
/// "1.2.0.192.in-addr.arpa", nibbles below ip6.arpa (RFC 1035, 3.5; RFC 3596, 2.5). Empty for an unknown address.
[[nodiscard]] std::string reverseName(const core::IpAddress &address);

// ---- Records of an answer; those that are not well-formed are left out.

[[nodiscard]] std::vector<core::IpAddress> addressesOf(const Answer &answer); ///< of A and AAAA
[[nodiscard]] std::vector<std::string> textsOf(const Answer &answer); ///< of TXT; the strings of a record joined as they are
[[nodiscard]] std::vector<std::string> namesOf(const Answer &answer); ///< of PTR, NS and CNAME, without the last dot

struct Exchange
{
    std::uint16_t preference = 0;
    std::string name; ///< empty: the root, "no mail here" (RFC 7505)
    bool operator==(const Exchange &) const = default;
};
[[nodiscard]] std::vector<Exchange> exchangesOf(const Answer &answer); ///< of MX, by preference

/// Each record for a person, as in a zone file; bytes of text that are not printable ASCII as \DDD (RFC 1035, 5.1).
[[nodiscard]] std::vector<std::string> zoneTextsOf(const Answer &answer);

} // namespace bw::dns

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bw::tls {

/// A number as TLS has it on the wire; SSL 2 as its hello says it.
enum class Version : std::uint16_t { Ssl2 = 0x0002, Ssl3 = 0x0300, Tls10 = 0x0301, Tls11 = 0x0302, Tls12 = 0x0303, Tls13 = 0x0304 };
[[nodiscard]] std::string_view wordOf(Version version); ///< "SSLv3", "TLSv1.2"; empty for an unknown one

/// A suite, a group or a signature scheme: its number in IANA's lists of TLS parameters.
using Code = std::uint16_t;

inline constexpr Code renegotiationScsv = 0x00FF; ///< RFC 5746, 3.3
inline constexpr Code fallbackScsv = 0x5600; ///< RFC 7507, 2

enum class Exchange : std::uint8_t {
    Any, ///< TLS 1.3: a suite says nothing about it
    Rsa, ///< the client's secret under the certificate's key
    RsaExport, ///< the same under a key of 512 bits
    Dh, Ecdh, ///< the certificate's own
    Dhe, Ecdhe, ///< a new one each time
    Other, ///< PSK, SRP, Kerberos, GOST
};

/// What RFC 9325 (BCP 195), 4.1 and 4.2, and RFC 7465 say of a suite.
enum class Strength : std::uint8_t {
    Forbidden, ///< MUST NOT: no encryption, RC4, fewer than 112 bits (DES, export)
    Discouraged, ///< SHOULD NOT: fewer than 128 bits (3DES), key transport by RSA, static Diffie-Hellman; also no authentication
    Acceptable, ///< forward secrecy without AEAD, or DHE
    Recommended, ///< TLS 1.3, or ECDHE with AEAD
};

/// Read off a suite's name.
struct SuiteFacts
{
    Exchange exchange = Exchange::Other;
    Strength strength = Strength::Forbidden;
    int bits = 0; ///< of the cipher's key; 0: no encryption
    bool isAnonymous = false; ///< no certificate: anybody may stand between
    bool isExport = false;
    bool isAead = false;
    bool isEcdsa = false, isRsa = false; ///< what key the certificate needs
    bool operator==(const SuiteFacts &) const = default;
};

struct Named
{
    Code code = 0;
    std::string_view name;
};

/// All that we know, in the order that they are offered in.
[[nodiscard]] std::span<const Named> suites();
[[nodiscard]] std::span<const Named> groups();
/// IANA's name; "0x1A2B" for one that the list does not have.
[[nodiscard]] std::string suiteName(Code suite);
[[nodiscard]] std::string groupName(Code group);
[[nodiscard]] SuiteFacts factsOf(Code suite);
/// A suite may be chosen in that version (RFC 5246, A.5; RFC 5288, 2; RFC 8446, B.4).
[[nodiscard]] bool fits(Code suite, Version version);
[[nodiscard]] bool isFfdhe(Code group); ///< RFC 7919
/// Bits of security against the best known attack (NIST SP 800-57 part 1, table 2; RFC 7919, A); 0: unknown.
[[nodiscard]] int strengthOfGroup(Code group);

/// What is offered at once in a version, at most some hundred: first what servers have, in parts that are about as long as the
/// answers will be; last what hardly one has.
[[nodiscard]] std::vector<std::vector<Code>> suitePartsFor(Version version);
[[nodiscard]] std::vector<std::vector<Code>> groupPartsFor(Version version);
/// What a client of today says (RFC 8446, 4.2.3), and SHA-1 and DSA for old servers.
[[nodiscard]] const std::vector<Code> &signatureSchemes();

} // namespace bw::tls

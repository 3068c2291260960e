// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/tls/suites.h"
#include "models/transport/stream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bw::tls {

/// What one certificate (RFC 5280) says. Plain data; texts are bytes of a stranger.
struct CertificateFacts
{
    std::string der;
    std::string subject, issuer; ///< RFC 2253
    std::vector<std::string> names; ///< DNS names of subjectAltName; of an address its text
    std::string serial; ///< hexadecimal
    core::UtcMicros notBefore = 0, notAfter = 0;
    std::string keyKind; ///< "RSA", "EC", "ED25519" as OpenSSL names it
    std::string curve; ///< of EC
    int keyBits = 0;
    std::string signatureAlgorithm; ///< "sha256WithRSAEncryption"
    std::string digest; ///< of the signature: "SHA256"; empty where it has none of its own (Ed25519)
    bool isSelfSigned = false, isAuthority = false;
    bool mustStaple = false; ///< RFC 7633
    std::string sha256; ///< of the whole, hexadecimal
    std::string keySha256; ///< of the SubjectPublicKeyInfo: TLSA 3 1 1
    bool operator==(const CertificateFacts &) const = default;
};

/// A TLSA record (RFC 6698, 2.1).
struct TlsaRecord
{
    std::uint8_t usage = 0, selector = 0, matching = 0;
    std::string data; ///< bytes
    bool operator==(const TlsaRecord &) const = default;
};
/// Of RDATA as on the wire; nothing: too short.
[[nodiscard]] std::optional<TlsaRecord> tlsaOf(std::string_view rdata);

enum class TlsaMatch : std::uint8_t {
    No,
    Yes,
    Unusable, ///< PKIX-TA and PKIX-EE of a mail server (RFC 7672, 3.1.3), or numbers that nobody knows
};

enum class OcspState : std::uint8_t {
    NotStapled,
    Good,
    Revoked,
    Unknown, ///< the responder does not know the certificate
    Invalid, ///< not readable, of another certificate, out of its time, or signed by nobody whom the issuer sent
};

/// What can be said of a chain. Each verdict is of its own: a chain may be trusted for another name.
struct ChainVerdict
{
    bool isTrusted = false; ///< up to an authority of ours, each within its time
    int error = 0; ///< X509_V_ERR_… of OpenSSL; 0: none
    int errorDepth = 0; ///< 0: the server's own
    std::string errorText; ///< OpenSSL's words
    bool isNameRight = false; ///< RFC 9525: among its subjectAltNames; of an address, its iPAddress
    bool isInTime = false; ///< the server's own
    OcspState ocsp = OcspState::NotStapled;
    core::UtcMicros ocspNextUpdate = 0; ///< 0: none is said
    std::vector<TlsaMatch> tlsa; ///< of each record that was given
    bool isDaneRight = false; ///< one of them holds (RFC 7672): names and times do not count for DANE-EE
    bool operator==(const ChainVerdict &) const = default;
};

/// Whom a chain is to satisfy.
struct ChainWish
{
    std::string name; ///< the host's; or an address
    core::UtcMicros now = 0;
    bool usesSystemRoots = true;
    std::string authorities; ///< PEM, beside them
    std::vector<TlsaRecord> tlsa;
};

/// Malformed: no certificate.
[[nodiscard]] core::Result<CertificateFacts> factsOfCertificate(std::string_view der);
/// \p chain: DER, the server's own first, as it was shown. \p ocspResponse: DER, or empty. Malformed: its first is no certificate.
[[nodiscard]] core::Result<ChainVerdict> judge(const std::vector<std::string> &chain, std::string_view ocspResponse, const ChainWish &wish);

/// A whole handshake by OpenSSL, with anything that it still speaks; what the server shows is not judged here.
struct Handshake
{
    std::uint16_t version = 0;
    std::string suite; ///< IANA's name
    std::string group; ///< of the key exchange; empty: none
    std::vector<std::string> chain; ///< DER, as shown
    std::string ocspResponse;
    std::string failure; ///< OpenSSL's words when it did not come about; what was shown until then stands above
    bool isComplete = false;
    bool operator==(const Handshake &) const = default;
};
/// \p first: bytes of TLS that have been read already. Blocks within \p limit. Unreachable, TimedOut, Cancelled; a
/// handshake that fails is a value.
[[nodiscard]] core::Result<Handshake> shakeHands(transport::Stream &stream, std::string_view first, const std::string &serverName, const transport::Limit &limit);

} // namespace bw::tls

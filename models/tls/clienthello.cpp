// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/clienthello.h"

#include "models/tls/wire.h"

#include <algorithm>
#include <string_view>

namespace bw::tls {

using std::string_view;

namespace {

constexpr std::size_t mostSuites = 32'000;
constexpr std::size_t recordBytes = 16'384; ///< RFC 8446, 5.1

/// IANA's list of TLS ExtensionType Values.
enum Extension : std::uint16_t {
    ServerName = 0,
    StatusRequest = 5,
    SupportedGroups = 10,
    EcPointFormats = 11,
    SignatureAlgorithms = 13,
    EncryptThenMac = 22,
    ExtendedMasterSecret = 23,
    SessionTicket = 35,
    SupportedVersions = 43,
    PskKeyExchangeModes = 45,
    KeyShares = 51,
    RenegotiationInfo = 0xFF01,
};

void putExtension(std::string &out, Extension type, string_view content)
{
    put(out, type, 2);
    putVector(out, content, 2);
}

std::string listOf(const std::vector<Code> &codes, int lengthBytes)
{
    std::string list, out;
    for (const Code code : codes)
        put(list, code, 2);
    putVector(out, list, lengthBytes);
    return out;
}

std::string extensionsOf13(const ClientHello &hello)
{
    std::string out, versions("\x02"), shares, list;
    put(versions, std::uint16_t(hello.version), 2);
    putExtension(out, SupportedVersions, versions);
    putExtension(out, PskKeyExchangeModes, string_view("\x01\x01", 2));
    for (const KeyShare &share : hello.keyShares) {
        put(list, share.group, 2);
        putVector(list, share.bytes, 2);
    }
    putVector(shares, list, 2);
    putExtension(out, KeyShares, shares);
    return out;
}

std::string extensionsOf(const ClientHello &hello)
{
    std::string out;
    if (!hello.serverName.empty()) {
        std::string entry("\0", 1), list;
        putVector(entry, hello.serverName, 2);
        putVector(list, entry, 2);
        putExtension(out, ServerName, list);
    }
    if (!hello.groups.empty()) {
        putExtension(out, SupportedGroups, listOf(hello.groups, 2));
        putExtension(out, EcPointFormats, string_view("\x01\x00", 2));
    }
    if (hello.version >= Version::Tls12 && !hello.signatures.empty())
        putExtension(out, SignatureAlgorithms, listOf(hello.signatures, 2));
    if (hello.asksOcsp)
        putExtension(out, StatusRequest, string_view("\x01\0\0\0\0", 5));
    if (hello.version == Version::Tls13)
        return out + extensionsOf13(hello);
    if (hello.asksEncryptThenMac)
        putExtension(out, EncryptThenMac, {});
    if (hello.asksExtendedSecret)
        putExtension(out, ExtendedMasterSecret, {});
    if (hello.asksTicket)
        putExtension(out, SessionTicket, {});
    if (hello.asksSecureRenegotiation)
        putExtension(out, RenegotiationInfo, string_view("\0", 1));
    return out;
}

std::string ssl2HelloOf(const ClientHello &hello)
{
    // The seven suites of the SSL 2 draft (appendix C.4), and one of SSLeay.
    constexpr string_view suites("\x01\x00\x80\x02\x00\x80\x03\x00\x80\x04\x00\x80\x05\x00\x80\x06\x00\x40\x07\x00\xC0\x08\x00\x80", 24);
    constexpr std::size_t challenge = 16;
    std::string body("\x01\x00\x02", 3), out;
    put(body, suites.size(), 2);
    put(body, 0, 2);
    put(body, challenge, 2);
    body += suites;
    body.append(reinterpret_cast<const char *>(hello.random.data()), challenge);
    put(out, 0x8000 | body.size(), 2);
    return out + body;
}

} // namespace

std::string bytesOf(const ClientHello &hello)
{
    if (hello.version == Version::Ssl2)
        return ssl2HelloOf(hello);
    const string_view random(reinterpret_cast<const char *>(hello.random.data()), hello.random.size());
    std::string body, suites;
    put(body, std::min(std::uint16_t(hello.version), std::uint16_t(Version::Tls12)), 2);
    body += random;
    putVector(body, hello.version == Version::Tls13 ? random : string_view(), 1);
    for (std::size_t i = 0; i < std::min(hello.suites.size(), mostSuites); ++i)
        put(suites, hello.suites[i], 2);
    if (hello.version == Version::Ssl3 && hello.asksSecureRenegotiation)
        put(suites, renegotiationScsv, 2);
    if (hello.isFallback)
        put(suites, fallbackScsv, 2);
    putVector(body, suites, 2);
    putVector(body, string_view(reinterpret_cast<const char *>(hello.compressions.data()), hello.compressions.size()), 1);
    if (hello.version > Version::Ssl3)
        putVector(body, extensionsOf(hello), 2);

    std::string message("\x01"), out;
    putVector(message, body, 3);
    // RFC 8446, 5.1 and E.1: a first record that says TLS 1.0 meets no prejudice.
    const auto recordVersion = std::min(std::uint16_t(hello.version), std::uint16_t(Version::Tls10));
    for (string_view rest = message; !rest.empty(); rest.remove_prefix(std::min(rest.size(), recordBytes))) {
        out += '\x16';
        put(out, recordVersion, 2);
        putVector(out, rest.substr(0, recordBytes), 2);
    }
    return out;
}

} // namespace bw::tls

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/suites.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <unordered_map>

namespace bw::tls {

using std::string_view;

namespace {

constexpr Named allSuites[] = { // not std::array: clang gives up deducing its size
#define SUITE(code, name) Named { code, #name },
#include "models/tls/suites.inc"
#undef SUITE
};

struct Group
{
    Named named;
    int strength = 0;
};
/// https://www.iana.org/assignments/tls-parameters (TLS Supported Groups), and the hybrids that browsers tried before ML-KEM. In the
/// order of offering.
constexpr std::array allGroups {
    Group { { 0x11EC, "X25519MLKEM768" }, 128 },
    Group { { 0x001D, "x25519" }, 128 },
    Group { { 0x0017, "secp256r1" }, 128 },
    Group { { 0x001E, "x448" }, 224 },
    Group { { 0x0019, "secp521r1" }, 256 },
    Group { { 0x0018, "secp384r1" }, 192 },
    Group { { 0x0100, "ffdhe2048" }, 103 },
    Group { { 0x0101, "ffdhe3072" }, 125 },
    Group { { 0x0102, "ffdhe4096" }, 150 },
    Group { { 0x0103, "ffdhe6144" }, 175 },
    Group { { 0x0104, "ffdhe8192" }, 192 },
    Group { { 0x11EB, "SecP256r1MLKEM768" }, 128 },
    Group { { 0x11ED, "SecP384r1MLKEM1024" }, 192 },
    Group { { 0x6399, "X25519Kyber768Draft00" }, 128 },
    Group { { 0x0200, "MLKEM512" }, 128 },
    Group { { 0x0201, "MLKEM768" }, 192 },
    Group { { 0x0202, "MLKEM1024" }, 256 },
    Group { { 0x001F, "brainpoolP256r1tls13" }, 128 },
    Group { { 0x0020, "brainpoolP384r1tls13" }, 192 },
    Group { { 0x0021, "brainpoolP512r1tls13" }, 256 },
    Group { { 0x0029, "curveSM2" }, 128 },
    Group { { 0x001C, "brainpoolP512r1" }, 256 },
    Group { { 0x001B, "brainpoolP384r1" }, 192 },
    Group { { 0x001A, "brainpoolP256r1" }, 128 },
    Group { { 0x0016, "secp256k1" }, 128 },
    Group { { 0x000E, "sect571r1" }, 256 },
    Group { { 0x000D, "sect571k1" }, 256 },
    Group { { 0x000B, "sect409k1" }, 192 },
    Group { { 0x000C, "sect409r1" }, 192 },
    Group { { 0x0009, "sect283k1" }, 128 },
    Group { { 0x000A, "sect283r1" }, 128 },
    Group { { 0x0014, "secp224k1" }, 112 },
    Group { { 0x0015, "secp224r1" }, 112 },
    Group { { 0x0006, "sect233k1" }, 112 },
    Group { { 0x0007, "sect233r1" }, 112 },
    Group { { 0x0008, "sect239k1" }, 112 },
    Group { { 0x0012, "secp192k1" }, 96 },
    Group { { 0x0013, "secp192r1" }, 96 },
    Group { { 0x0004, "sect193r1" }, 96 },
    Group { { 0x0005, "sect193r2" }, 96 },
    Group { { 0x0001, "sect163k1" }, 80 },
    Group { { 0x0002, "sect163r1" }, 80 },
    Group { { 0x0003, "sect163r2" }, 80 },
    Group { { 0x000F, "secp160k1" }, 80 },
    Group { { 0x0010, "secp160r1" }, 80 },
    Group { { 0x0011, "secp160r2" }, 80 },
};

constexpr auto namedGroups = [] {
    std::array<Named, allGroups.size()> out {};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = allGroups[i].named;
    return out;
}();

/// How many of the list, from its first, libraries of today and yesterday have; behind them stands what hardly a server offers.
constexpr std::size_t usualSuites = [] {
    for (std::size_t i = 0; i < std::size(allSuites); ++i)
        if (allSuites[i].name.find("PSK") != string_view::npos || allSuites[i].name.find("SRP") != string_view::npos)
            return i;
    return std::size(allSuites);
}();

bool has(string_view name, string_view part)
{
    return name.find(part) != string_view::npos;
}

string_view nameOf(Code suite)
{
    static const auto names = [] {
        std::unordered_map<Code, string_view> map;
        for (const Named &one : allSuites)
            map.emplace(one.code, one.name);
        return map;
    }();
    const auto it = names.find(suite);
    return it == names.end() ? string_view() : it->second;
}

std::string hex(Code code)
{
    std::array<char, 8> text {};
    std::snprintf(text.data(), text.size(), "0x%04X", unsigned(code));
    return text.data();
}

bool isOf13(string_view name)
{
    return !name.empty() && !has(name, "_WITH_") && name != "TLS_NULL_WITH_NULL_NULL";
}

Exchange exchangeOf(string_view name)
{
    if (isOf13(name))
        return Exchange::Any;
    if (has(name, "PSK") || has(name, "SRP") || has(name, "KRB5") || has(name, "GOST") || has(name, "_28147_"))
        return Exchange::Other;
    if (name.starts_with("TLS_ECDHE_") || name.starts_with("TLS_ECDH_anon_") || name.starts_with("TLS_CECPQ1_"))
        return Exchange::Ecdhe;
    if (name.starts_with("TLS_DHE_") || name.starts_with("TLS_DH_anon_"))
        return Exchange::Dhe;
    if (name.starts_with("TLS_ECDH_"))
        return Exchange::Ecdh;
    if (name.starts_with("TLS_DH_"))
        return Exchange::Dh;
    if (name.starts_with("TLS_RSA_EXPORT"))
        return Exchange::RsaExport;
    return name.starts_with("TLS_RSA_") || name.starts_with("SSL_RSA_") ? Exchange::Rsa : Exchange::Other;
}

int bitsOf(string_view name)
{
    if (has(name, "WITH_NULL") || (isOf13(name) && name.starts_with("TLS_SHA")))
        return 0;
    struct Cipher
    {
        string_view part;
        int bits;
    };
    // The first that stands in the name.
    constexpr std::array ciphers { Cipher { "DES40", 40 }, Cipher { "_40_", 40 }, Cipher { "RC4_56", 56 }, Cipher { "RC2_56", 56 }, Cipher { "3DES", 112 },
        Cipher { "WITH_DES", 56 }, Cipher { "_256_", 256 }, Cipher { "CHACHA20", 256 }, Cipher { "28147", 256 }, Cipher { "_128_", 128 }, Cipher { "IDEA", 128 },
        Cipher { "SEED", 128 }, Cipher { "SM4", 128 } };
    const auto it = std::ranges::find_if(ciphers, [&](const Cipher &cipher) { return has(name, cipher.part); });
    return it == ciphers.end() ? 0 : it->bits;
}

Strength strengthOf(const SuiteFacts &facts, string_view name)
{
    if (facts.bits < 112 || has(name, "RC4"))
        return Strength::Forbidden;
    if (facts.exchange == Exchange::Any)
        return Strength::Recommended;
    if (facts.bits < 128 || facts.isAnonymous || (facts.exchange != Exchange::Dhe && facts.exchange != Exchange::Ecdhe))
        return Strength::Discouraged;
    return facts.isAead && facts.exchange == Exchange::Ecdhe ? Strength::Recommended : Strength::Acceptable;
}

} // namespace

string_view wordOf(Version version)
{
    switch (version) {
    case Version::Ssl2:
        return "SSLv2";
    case Version::Ssl3:
        return "SSLv3";
    case Version::Tls10:
        return "TLSv1.0";
    case Version::Tls11:
        return "TLSv1.1";
    case Version::Tls12:
        return "TLSv1.2";
    case Version::Tls13:
        return "TLSv1.3";
    }
    return {};
}

std::span<const Named> suites()
{
    return allSuites;
}

std::span<const Named> groups()
{
    return namedGroups;
}

std::string suiteName(Code suite)
{
    const string_view name = nameOf(suite);
    return name.empty() ? hex(suite) : std::string(name);
}

std::string groupName(Code group)
{
    const auto it = std::ranges::find(namedGroups, group, &Named::code);
    return it == namedGroups.end() ? hex(group) : std::string(it->name);
}

SuiteFacts factsOf(Code suite)
{
    const string_view name = nameOf(suite);
    SuiteFacts facts;
    if (name.empty())
        return facts;
    facts.exchange = exchangeOf(name);
    facts.bits = bitsOf(name);
    facts.isAnonymous = has(name, "_anon_");
    facts.isExport = has(name, "EXPORT");
    facts.isAead = has(name, "_GCM_") || has(name, "_CCM") || has(name, "POLY1305");
    facts.isEcdsa = has(name, "_ECDSA_");
    facts.isRsa = !facts.isAnonymous && !isOf13(name) && has(name, "_RSA_");
    facts.strength = strengthOf(facts, name);
    return facts;
}

bool fits(Code suite, Version version)
{
    const string_view name = nameOf(suite);
    if (name.empty() || isOf13(name) != (version == Version::Tls13))
        return false;
    if (version >= Version::Tls12)
        return true;
    // AEAD and the hashes of SHA-2 are of TLS 1.2.
    return !name.ends_with("_SHA256") && !name.ends_with("_SHA384") && !has(name, "_CCM") && !has(name, "POLY1305");
}

bool isFfdhe(Code group)
{
    return group >= 0x0100 && group <= 0x0104;
}

int strengthOfGroup(Code group)
{
    const auto it = std::ranges::find(allGroups, group, [](const Group &one) { return one.named.code; });
    return it == allGroups.end() ? 0 : it->strength;
}

std::vector<std::vector<Code>> suitePartsFor(Version version)
{
    constexpr std::size_t usual = 16, rare = 120;
    std::vector<std::vector<Code>> parts;
    for (std::size_t i = 0; i < std::size(allSuites); ++i) {
        if (!fits(allSuites[i].code, version))
            continue;
        if (parts.empty() || i == usualSuites || parts.back().size() >= (i < usualSuites ? usual : rare))
            parts.emplace_back();
        parts.back().push_back(allSuites[i].code);
    }
    return parts;
}

std::vector<std::vector<Code>> groupPartsFor(Version version)
{
    std::vector<std::vector<Code>> parts(2);
    for (const Named &group : namedGroups) {
        // RFC 8446, 4.2.7: curves below it are not for TLS 1.3; what came with it is not for TLS 1.2.
        const bool isOldCurve = group.code <= 0x0016 || (group.code >= 0x001A && group.code <= 0x001C);
        const bool isNew = group.code >= 0x0200 || (group.code >= 0x001F && group.code <= 0x0029) || isFfdhe(group.code);
        if (version == Version::Tls13 ? isOldCurve : isNew)
            continue;
        const bool isUsual = group.code == 0x11EC || (group.code >= 0x0017 && group.code <= 0x001E && !isOldCurve);
        parts[isUsual ? 0 : 1].push_back(group.code);
    }
    return parts;
}

const std::vector<Code> &signatureSchemes()
{
    static const std::vector<Code> schemes { 0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0809, 0x080A, 0x080B, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601,
        0x081A, 0x081B, 0x081C, 0x0303, 0x0301, 0x0203, 0x0201, 0x0402, 0x0502, 0x0602, 0x0302, 0x0202, 0x0101 };
    return schemes;
}

} // namespace bw::tls

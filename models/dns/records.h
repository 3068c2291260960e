// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/resolver.h"

/// Records that few ask for, as typed values. Hostile RDATA in; those that are not well-formed are left out. Any thread.
namespace bw::dns {

/// RFC 6698, 2.1
struct Tlsa
{
    std::uint8_t usage = 0, selector = 0, matching = 0;
    std::string data; ///< bytes
    bool operator==(const Tlsa &) const = default;
};
[[nodiscard]] std::vector<Tlsa> tlsasOf(const Answer &answer);
/// A mail server's certificate can be matched by it: usages 2 and 3, known selector and matching, data as long as the digest
/// (RFC 7672, 3.1; RFC 6698, 2.1).
[[nodiscard]] bool isUsableForMail(const Tlsa &record);

/// RFC 8659, 4.1
struct Caa
{
    std::uint8_t flags = 0; ///< 128: critical
    std::string tag; ///< in small letters
    std::string value;
    bool operator==(const Caa &) const = default;
};
[[nodiscard]] std::vector<Caa> caasOf(const Answer &answer);

/// RFC 1035, 3.3.13
struct Soa
{
    std::string primary, contact; ///< names, without the last dot
    std::uint32_t serial = 0, refresh = 0, retry = 0, expire = 0, minimum = 0; ///< all but the serial in seconds
    bool operator==(const Soa &) const = default;
};
[[nodiscard]] std::vector<Soa> soasOf(const Answer &answer);

/// RFC 4034, 5.1
struct Ds
{
    std::uint16_t keyTag = 0;
    std::uint8_t algorithm = 0, digestType = 0;
    bool operator==(const Ds &) const = default;
};
[[nodiscard]] std::vector<Ds> dssOf(const Answer &answer);

} // namespace bw::dns

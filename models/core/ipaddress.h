// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bw::core {

/// An IPv4 or IPv6 address as its bytes; length 0 = unknown. Plain data.
struct IpAddress
{
    std::array<std::uint8_t, 16> bytes {};
    std::uint8_t length = 0; ///< 0, 4 or 16

    bool operator==(const IpAddress &) const = default;
    [[nodiscard]] bool isKnown() const { return length != 0; }
    [[nodiscard]] bool isLoopback() const;

    /// "192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1" (becomes IPv4), "[2001:db8::1]", "IPv6:2001:db8::1"; unknown for anything else.
    static IpAddress parse(std::string_view text);
    [[nodiscard]] std::string toString() const; ///< RFC 5952
    [[nodiscard]] std::string_view view() const { return { reinterpret_cast<const char *>(bytes.data()), length }; }
    static IpAddress fromBytes(std::string_view raw); ///< 4 or 16 bytes, else unknown

    /// What logins and streams are grouped by: the 3 bytes of the /24 or 6 of the /48; empty when unknown.
    [[nodiscard]] std::string_view network() const
    {
        return { reinterpret_cast<const char *>(bytes.data()), length == 4 ? 3U : length == 16 ? 6U : 0U };
    }
};

/// "203.0.113.0/24", "2001:db8:77::/48", "" for an empty one.
[[nodiscard]] std::string networkToString(std::string_view network);

} // namespace bw::core

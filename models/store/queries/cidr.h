// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace bw::store {

/// An address or a network as a person writes it: "192.0.2.7", "192.0.2.0/24", "2001:db8::/32". Plain data.
struct Cidr
{
    std::string bytes; ///< 4 or 16
    int bits = 0;

    static std::optional<Cidr> parse(const QString &text);
    /// Does it hold the whole of these bytes: an address of 4 or 16, or the 3 or 6 bytes of a /24 or /48?
    [[nodiscard]] bool holds(std::string_view prefix) const;
    [[nodiscard]] bool isAddress() const { return bits == static_cast<int>(bytes.size()) * 8; }
    /// Wide enough that /24 and /48 networks can lie inside.
    [[nodiscard]] bool isWide() const { return bits <= (bytes.size() == 4 ? 24 : 48); }
};

} // namespace bw::store

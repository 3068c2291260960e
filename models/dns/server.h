// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/core/result.h"

#include <cstdint>
#include <string_view>

namespace bw::dns {

/// A resolver that answers for the whole DNS.
struct Server
{
    core::IpAddress address;
    std::uint16_t port = 53;
    bool operator==(const Server &) const = default;
};

/// "192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]:5353". Usage: anything else. Any thread.
[[nodiscard]] core::Result<Server> parseServer(std::string_view text);

} // namespace bw::dns

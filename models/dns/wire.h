// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Names and messages as on the wire (RFC 1035, 3.1, 4.1). Hostile bytes in, values out; any thread.
namespace bw::dns {

/// The name at \p at of a message or of RDATA, as text without the last dot ("" for the root; see Resolver::ask() for escapes);
/// \p at moves behind it. A pointer (4.1.4) may only lead backwards. Nothing: it is cut, longer than 255 bytes, or leads astray.
[[nodiscard]] std::optional<std::string> takeName(std::string_view message, std::size_t &at);

/// The reverse; nothing: it is no name (isName()).
[[nodiscard]] std::optional<std::string> wireName(std::string_view name);

/// The aliases that a message's answer section leads through from \p name, in order. A loop ends where it would repeat.
[[nodiscard]] std::vector<std::string> aliasChain(std::string_view message, std::string_view name);

/// When the first signature of the answer section expires (RFC 4034, 3.1.5), in seconds since 1970; 0: there is none.
[[nodiscard]] std::uint32_t signedUntil(std::string_view message);

} // namespace bw::dns

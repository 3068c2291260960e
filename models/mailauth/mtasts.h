// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// MTA-STS: the record and the policy (RFC 8461, 3.1, 3.2, 4.1). Any thread.
namespace bw::mailauth::mtasts {

/// Begins as a record of this version; others at the same name count for nothing.
[[nodiscard]] bool isRecord(std::string_view text);
/// The id of a text that isRecord(); nothing: it breaks the grammar, or has none.
[[nodiscard]] std::optional<std::string> idOf(std::string_view text);

enum class Mode : std::uint8_t { None, Testing, Enforce };
[[nodiscard]] const char *wordOf(Mode mode);

enum class Fault : std::uint8_t {
    BadLine, ///< no "key: value"
    BadVersion, ///< version is not there, or not STSv1
    BadMode,
    BadMaxAge, ///< not there, no number, or beyond 31557600
    BadPattern, ///< an mx that no host can have
    NoPattern, ///< no mx, though mode is not none
    TooMany, ///< more mx than are looked at
};
[[nodiscard]] const char *wordOf(Fault fault); ///< "bad_mode"

/// What could be read is there, faults or not.
struct Policy
{
    std::optional<Mode> mode;
    std::vector<std::string> patterns; ///< mx: a host, or "*." and a domain; in small letters
    std::optional<std::int64_t> maxAge; ///< seconds
    std::vector<Fault> faults; ///< each once; with any the policy counts for nothing
};
[[nodiscard]] Policy parsePolicy(std::string_view text);

/// "*." stands for exactly one label.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view host);

} // namespace bw::mailauth::mtasts

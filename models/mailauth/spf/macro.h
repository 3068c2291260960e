// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Macros of SPF (RFC 7208, 7). Any thread.
namespace bw::mailauth::spf {

struct MacroPart
{
    std::string literal; ///< where there is no letter: what stands here, "%%", "%_" and "%-" read already
    char letter = '\0'; ///< small: s l o d i p v h, and c r t in explanations
    bool isUrl = false; ///< the letter was a capital: percent-encoded (7.3)
    std::size_t keep = 0; ///< right-hand parts; 0: all
    bool isReversed = false;
    std::string delimiters; ///< empty: "."
    bool operator==(const MacroPart &) const = default;
};

struct MacroString
{
    std::vector<MacroPart> parts;
    std::string text; ///< as written
    bool endsInMacro = false; ///< any of macro-expand (7.1)
    bool operator==(const MacroString &) const = default;
};

enum class MacroUse {
    Domain, ///< macro-string of a domain-spec or of an unknown modifier: without c, r and t (7.2)
    Explanation, ///< explain-string: with them, and with spaces
};

/// Nothing: the text breaks the grammar (7.1, 12).
[[nodiscard]] std::optional<MacroString> parseMacros(std::string_view text, MacroUse use);

/// A domain-spec: ends in a macro, or in a dot and a top label, and perhaps one more dot (7.1).
[[nodiscard]] std::optional<MacroString> parseDomainSpec(std::string_view text);

/// \p value: of a letter, as it is before transformers. Cut beyond \p most bytes.
[[nodiscard]] std::string expand(const MacroString &macros, const std::function<std::string(char letter)> &value, std::size_t most);

/// An expanded domain-spec as a name to ask for: without the last dot, and cut by whole labels at the left to 253 bytes (7.3).
[[nodiscard]] std::string targetName(std::string expanded);

} // namespace bw::mailauth::spf

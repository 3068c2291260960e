// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/mailauth/spf/macro.h"

#include <tl/expected.hpp>

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// SPF records (RFC 7208, 4.5, 4.6, 5, 6, 12). Any thread.
namespace bw::mailauth::spf {

enum class Qualifier : std::uint8_t { Pass, Fail, SoftFail, Neutral }; ///< 4.6.2
enum class Mechanism : std::uint8_t { All, Include, A, Mx, Ptr, Ip4, Ip6, Exists }; ///< 5

struct Directive
{
    Qualifier qualifier = Qualifier::Pass;
    Mechanism mechanism = Mechanism::All;
    std::optional<MacroString> target; ///< none: the domain that is checked
    core::IpAddress network; ///< of ip4 and ip6
    unsigned prefix4 = 32, prefix6 = 128;
    std::string text; ///< as written
};

struct Modifier
{
    MacroString target;
    std::string text;
};

struct Record
{
    std::vector<Directive> directives;
    std::optional<Modifier> redirect, exp; ///< 6.1, 6.2; unknown ones are checked and forgotten (6)
};

enum class Fault : std::uint8_t {
    UnknownMechanism,
    ArgumentMissing, ///< ip4, ip6, include, exists without what belongs behind the colon
    ArgumentNotAllowed, ///< all and ptr with what they cannot have
    BadDomain, ///< no domain-spec (7.1): macros, top label
    AddressForDomain, ///< a:192.0.2.1: meant was ip4
    BadAddress,
    BadPrefix,
    BadModifier, ///< its name, or macros in its value
    ModifierTwice, ///< exp or redirect (6)
};

struct SyntaxError
{
    Fault fault = Fault::UnknownMechanism;
    std::string term;
    std::size_t at = 0; ///< bytes of the record before the term
};

/// Begins with the version, and a space or nothing behind it (4.5).
[[nodiscard]] bool isSpfRecord(std::string_view text);

/// A text that isSpfRecord(). Errors anywhere in it count (4.6).
[[nodiscard]] tl::expected<Record, SyntaxError> parseRecord(std::string_view text);

/// A sentence for a person.
[[nodiscard]] QString inWords(const SyntaxError &error);

} // namespace bw::mailauth::spf

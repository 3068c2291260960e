// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Authentication-Results (RFC 8601) and ARC-Authentication-Results (RFC 8617, 4.1.1) as receivers write them. Any thread.
namespace bw::mailauth {

struct AuthProperty
{
    std::string type, name; ///< "smtp" and "mailfrom"; small letters. Type empty: a word of its own, as "action=none"
    std::string value; ///< quotes taken off
    bool operator==(const AuthProperty &) const = default;
};

struct AuthResult
{
    std::string method; ///< small letters
    std::string methodVersion; ///< "1" of "dkim/1"; empty: not given
    std::string result; ///< small letters, also such as RFC 8601 does not know ("hardfail")
    std::string reason;
    std::vector<AuthProperty> properties; ///< in order
    std::vector<std::string> comments; ///< of this result, without their brackets: "p=REJECT sp=REJECT dis=QUARANTINE"
    bool operator==(const AuthResult &) const = default;

    /// Of the first property of that type and name; nothing: there is none.
    [[nodiscard]] std::optional<std::string_view> property(std::string_view type, std::string_view name) const;
};

struct AuthResults
{
    /// Who says so: trust it only where it is your own border's, and the field stands above your own Received (5). Empty: left out, as
    /// some do.
    std::string authservId;
    std::string version;
    int arcInstance = 0; ///< i= of ARC; 0: none
    std::vector<AuthResult> results; ///< empty: "none", or nothing that could be read
    bool isWhole = true; ///< false: something in it broke the grammar and was left out

    bool operator==(const AuthResults &) const = default;
};

/// \p value: of the field, folds included. What breaks the grammar of 2.2 is left out up to the next semicolon.
[[nodiscard]] AuthResults parseAuthResults(std::string_view value);

} // namespace bw::mailauth

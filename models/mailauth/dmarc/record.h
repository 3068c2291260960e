// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// DMARC policy records (RFC 9989, 4.7, 4.8; RFC 7489, 6.3, 6.4). Any thread.
namespace bw::mailauth::dmarc {

enum class Policy : std::uint8_t { None, Quarantine, Reject };
[[nodiscard]] const char *wordOf(Policy policy);

enum class Psd : std::uint8_t { Unknown, No, Yes }; ///< u, n, y

struct Record
{
    std::optional<Policy> p, sp, np; ///< none: not there, or not valid
    bool hasBadPolicy = false; ///< sp or np is there and is not valid
    bool isDkimStrict = false, isSpfStrict = false; ///< adkim=s, aspf=s
    bool isTesting = false; ///< t=y
    Psd psd = Psd::Unknown;
    int percent = 100; ///< pct; gone with RFC 9989
    std::vector<std::string> aggregateTo, failureTo; ///< URIs of rua and ruf with a scheme, as written
    std::vector<std::string> tags; ///< names in small letters, in the order of the record; one that stands there twice is twice in it
    std::string text;
};

/// Begins with "v=DMARC1" as its own tag; what is wrong behind it is left out (RFC 9989, 4.8). Nothing: it is no DMARC record.
[[nodiscard]] std::optional<Record> parseRecord(std::string_view text);

/// What a record asks for at its own domain (RFC 9989, 4.7): without a valid policy "none", where somebody wants reports. Nothing: it
/// counts for nothing.
[[nodiscard]] std::optional<Policy> policyOf(const Record &record);
/// What that comes to: one step less with t=y (RFC 9989, 4.7).
[[nodiscard]] Policy effectOf(Policy policy, const Record &record);

} // namespace bw::mailauth::dmarc

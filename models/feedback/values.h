// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/core/time.h"
#include "models/feedback/deviations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Texts of reports into values; what had to be forgiven is noted. Pure; any thread.
namespace bw::feedback {

/// A domain for joining, and as it came.
struct Domain
{
    std::string name; ///< ASCII, lower case, without the last dot; empty: none
    std::string received; ///< if it differs and holds no local part of an address
    bool operator==(const Domain &) const = default;
};

/// Where somebody's mail came from or went to.
struct Host
{
    core::IpAddress address; ///< unknown if what stood there is none
    std::string received; ///< then: that
    bool operator==(const Host &) const = default;
};

/// A period, as received (ends are not put in order by the format: 23:59:59 and 00:00:00 both occur).
struct Period
{
    core::UtcMicros begin = 0;
    core::UtcMicros end = 0; ///< 0 both: unknown
    bool operator==(const Period &) const = default;
};

/// No report counts more for one row; so sums of rows cannot overflow.
inline constexpr std::int64_t mostMessages = 1'000'000'000;

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lowered(std::string_view text); ///< ASCII only
/// Trimmed, each run of white space as one space, cut at limits::reportFieldBytes between characters.
[[nodiscard]] std::string fieldText(std::string_view text, Deviations &deviations);
/// Also for an address ("a@example.org", "<>"): the local part is not kept, it may be a recipient.
[[nodiscard]] Domain domainOf(std::string_view text, Deviations &deviations);
[[nodiscard]] Host hostOf(std::string_view text, Deviations &deviations);
/// 0 to mostMessages.
[[nodiscard]] std::int64_t countOf(std::string_view text, Deviations &deviations);
/// 0 to 100.
[[nodiscard]] std::optional<int> percentOf(std::string_view text, Deviations &deviations);

enum class TimeForm : std::uint8_t { Seconds, Text }; ///< which one the format asks for
/// Seconds (also milli- and microseconds) since 1970, or RFC 3339's form with or without time and zone.
[[nodiscard]] std::optional<core::UtcMicros> timeOf(std::string_view text, TimeForm usual, Deviations &deviations);
/// Put in order; unknown if one is missing or they lie more than 400 days apart.
[[nodiscard]] Period periodOf(
    std::optional<core::UtcMicros> begin, std::optional<core::UtcMicros> end, Deviations &deviations);

} // namespace bw::feedback

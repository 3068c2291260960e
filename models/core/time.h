// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bw::core {

/// Microseconds since 1970-01-01T00:00:00Z. The unit of every time in models, except where a name says otherwise.
using UtcMicros = std::int64_t;

inline constexpr UtcMicros microsPerSecond = 1'000'000;
inline constexpr UtcMicros microsPerMinute = 60 * microsPerSecond;
inline constexpr UtcMicros microsPerHour = 60 * microsPerMinute;
inline constexpr UtcMicros microsPerDay = 24 * microsPerHour;

/// Half-open: from <= t < to.
struct TimeRange
{
    UtcMicros from = 0;
    UtcMicros to = 0;
    bool operator==(const TimeRange &) const = default;
    [[nodiscard]] constexpr bool contains(UtcMicros t) const { return from <= t && t < to; }
    [[nodiscard]] constexpr UtcMicros length() const { return to - from; }
};

/// The start of the step that holds t; right for times before 1970 too.
[[nodiscard]] constexpr UtcMicros floorTo(UtcMicros t, UtcMicros step)
{
    const UtcMicros rest = t % step;
    return rest < 0 ? t - rest - step : t - rest;
}

} // namespace bw::core

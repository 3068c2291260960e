// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/logs/flatmap.h"

#include <algorithm>
#include <cstdint>

/// What the ledger counts by hour, and by what else.
namespace bw::logs {

struct HourKey
{
    core::UtcMicros start = 0;
    std::uint64_t a = 0, b = 0, c = 0;
    bool operator==(const HourKey &) const = default;
    [[nodiscard]] std::uint64_t hash() const
    {
        return mix(mix(static_cast<std::uint64_t>(start), a), mix(b, c));
    }
};

struct Refused
{
    std::int64_t recipients = 0;
};
struct LoginCounts
{
    std::int64_t ok = 0, failed = 0, refused = 0, outages = 0;
};
/// First, last and number of what a history only wants to know so much of.
struct Touches
{
    core::UtcMicros first = 0, last = 0;
    std::int64_t count = 0;
    void add(core::UtcMicros time)
    {
        first = count == 0 ? time : std::min(first, time);
        last = count == 0 ? time : std::max(last, time);
        ++count;
    }
};
struct CoverageCounts
{
    std::int64_t lines = 0, understood = 0, unrecognised = 0, unreadable = 0, foreignLines = 0, evicted = 0, backSteps = 0;
    core::UtcMicros skew = 0;
};

} // namespace bw::logs

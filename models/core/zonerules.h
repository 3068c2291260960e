// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace bw::core {

/// A time zone's offsets as a sorted table, made once from the system's zone data (1970 to 2100), so that a hot path
/// can ask without Qt and without allocation. Immutable after construction: any thread.
class ZoneRules final
{
public:
    ZoneRules() = default; ///< UTC

    /// IANA name ("Europe/Paris") or "UTC"; isValid() is false for an unknown one.
    static ZoneRules named(std::string_view ianaName);
    /// The zone of this computer.
    static ZoneRules system();

    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] const std::string &name() const { return m_name; }

    /// Seconds east of UTC at that moment.
    [[nodiscard]] std::int32_t offsetAt(UtcMicros utc) const;
    /// Local wall time (as if it were UTC) to UTC. Of two possible moments (clock set back) the earlier one, unless
    /// notBefore is later than it; of a skipped wall time the moment after the gap.
    [[nodiscard]] UtcMicros toUtc(UtcMicros wall, UtcMicros notBefore = INT64_MIN) const;

    /// Start, in UTC, of the local hour, quarter or day that holds t. Days have 23 to 25 hours.
    [[nodiscard]] UtcMicros startOfHour(UtcMicros t) const;
    [[nodiscard]] UtcMicros startOfDay(UtcMicros t) const;
    /// Start of the day after the one that holds t.
    [[nodiscard]] UtcMicros startOfNextDay(UtcMicros t) const;
    /// Start of the first day of the local month that holds t, and of the month after.
    [[nodiscard]] UtcMicros startOfMonth(UtcMicros t) const;
    [[nodiscard]] UtcMicros startOfNextMonth(UtcMicros t) const;

private:
    struct Change
    {
        UtcMicros at = 0;
        std::int32_t offset = 0;
    };
    [[nodiscard]] std::size_t indexAt(UtcMicros utc) const;
    [[nodiscard]] UtcMicros monthAfter(UtcMicros t, int months) const;

    std::string m_name = "UTC";
    std::vector<Change> m_changes { { INT64_MIN, 0 } };
    bool m_valid = true;
};

} // namespace bw::core

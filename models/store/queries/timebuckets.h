// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/core/zonerules.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace bw::store {

enum class TimeKey { None, Minute, FiveMinutes, Quarter, Hour, Day, Week, Month };

[[nodiscard]] std::optional<TimeKey> timeKeyNamed(const QString &name); ///< minute 5min 15min hour day week month
[[nodiscard]] QString nameOf(TimeKey key);

/// The buckets of a range in a zone, in order. Days have 23 to 25 hours, weeks begin on Monday. Where a clock moves by
/// half an hour (Lord Howe) the hour beside it takes the odd half hour in. Immutable after construction.
class TimeBuckets final
{
public:
    /// Usage when there would be more than `most`.
    static core::Result<TimeBuckets> make(TimeKey key, core::TimeRange range, const core::ZoneRules &zone, std::size_t most = 100'000);

    [[nodiscard]] TimeKey key() const { return m_key; }
    [[nodiscard]] std::size_t size() const { return m_starts.size(); }
    /// Whole buckets, also where the range begins or ends inside one.
    [[nodiscard]] core::UtcMicros start(std::size_t i) const { return m_starts[i]; }
    [[nodiscard]] core::UtcMicros end(std::size_t i) const { return i + 1 < m_starts.size() ? m_starts[i + 1] : m_end; }
    /// The bucket that holds t; -1 outside. Fast when asked in order.
    [[nodiscard]] std::ptrdiff_t indexOf(core::UtcMicros t) const;

private:
    TimeKey m_key = TimeKey::None;
    std::vector<core::UtcMicros> m_starts;
    core::UtcMicros m_end = 0;
    mutable std::size_t m_last = 0;
};

[[nodiscard]] core::UtcMicros bucketStart(TimeKey key, core::UtcMicros t, const core::ZoneRules &zone);

/// RFC 3339 with the zone's offset: "2026-11-23T10:00:00+01:00"; "Z" for UTC. Fractions only where there are some.
[[nodiscard]] QString toRfc3339(core::UtcMicros t, const core::ZoneRules &zone = {});

/// Are the zones whole hours (or days) apart all through the range? Decides what hour and day cells can answer.
[[nodiscard]] bool areWholeHoursApart(const core::ZoneRules &a, const core::ZoneRules &b, core::TimeRange range);
[[nodiscard]] bool areSameDays(const core::ZoneRules &a, const core::ZoneRules &b, core::TimeRange range);

} // namespace bw::store

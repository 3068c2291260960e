// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>

#include <optional>

namespace bw::detection {

enum class Figure { Messages, Recipients, Delivered, NotDelivered, Rejected, FailedLogins };

struct UsualHour
{
    core::UtcMicros start = 0, end = 0;
    std::optional<double> seen; ///< nothing: less than 90 % of the hour was heard
    std::optional<double> usual; ///< nothing: too little is known
    int tier = 0; ///< 3: same hour of the week in 8 weeks; 2: same hour on days of this kind in 14 days; 1: same hour, any day; 0: none
};

struct UsualAnswer
{
    QList<UsualHour> hours;
    double seen = 0, usual = 0; ///< over the hours that have both
    int tier = 0; ///< the lowest tier used; 0: nothing to compare with
    std::optional<double> ratio; ///< seen / usual
    /// First hour of the stretch, up to the last hour of the range, in which the figure stays at twice the usual or more (gaps allowed).
    core::UtcMicros highSince = 0;
    double highRatio = 0; ///< over that stretch
    core::TimeRange range;
};

/// The usual of a figure, hour by hour of the zone's wall clock (docs/login-rules.md, The usual): the median of comparable hours. Hours
/// heard for less than 90 % are neither judged nor used as reference. Both sides are of the chosen nodes that were heard in the
/// range and first two days before it or earlier (of all, where none was).
struct UsualQuery
{
    store::Filter filter; ///< streams, senders and users choose a series of the streams cube
    Figure figure = Figure::Messages;
    [[nodiscard]] core::Result<UsualAnswer> run(const store::Store &store, const store::Cancel &cancel = {}) const;
};

/// Median of comparable hours; exposed for the tests.
struct HourValue
{
    core::UtcMicros start = 0;
    std::optional<double> value;
};
[[nodiscard]] UsualHour usualOf(const QList<HourValue> &past, core::UtcMicros start, core::UtcMicros end, const core::ZoneRules &zone);

} // namespace bw::detection

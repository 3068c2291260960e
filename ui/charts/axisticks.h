// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "ui/common/format.h"

#include <vector>

namespace bw::charts {

struct ValueScale
{
    double step = 1;
    double top = 1; ///< a multiple of step, not below the highest value
    [[nodiscard]] int lines() const { return int(top / step + 0.5); }
};

/// 1-2-5 steps, three to five of them up to the highest value; zero is always on the axis. least: the smallest step that
/// makes sense (1 for counts).
[[nodiscard]] ValueScale valueScale(double highest, double least = 1);

struct TimeTick
{
    core::UtcMicros at = 0;
    QString text;
};

/// Ticks on round local times, so far apart that labels of widest pixels do not touch. The day's name stands at midnight and
/// at the first tick.
[[nodiscard]] std::vector<TimeTick> timeTicks(const core::TimeRange &range, const ui::Format &format, double pixels, double widest);

} // namespace bw::charts

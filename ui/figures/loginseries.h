// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/attacks.h"
#include "models/detection/loginrisk.h"
#include "models/store/queries/loginquery.h"
#include "ui/charts/timelinestrip.h"
#include "ui/charts/timeseriesdata.h"
#include "ui/common/mark.h"

namespace bw::figures {

/// Failed tries by kind of attack, stacked. \p step is the time key of the query.
[[nodiscard]] charts::TimeSeriesData kindSeries(const detection::AttacksAnswer &answer, const QString &step, const ui::Format &format);
/// Good and failed logins by time: where the rows that kinds need are no longer kept.
[[nodiscard]] charts::TimeSeriesData loginSeries(const store::LoginAnswer &answer, const QString &step, const ui::Format &format);
[[nodiscard]] charts::TimelineData timelineOf(const detection::LoginTimeline &timeline, const ui::Format &format);

[[nodiscard]] ui::Mark markOf(detection::RiskState state);

} // namespace bw::figures

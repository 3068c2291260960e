// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/volumequery.h"
#include "ui/charts/timeseriesdata.h"

namespace bw::ui {
class Format;
}

/// Answers of the store as data of charts, one way for every page that draws them. Pure; GUI thread for tr().
namespace bw::figures {

/// Outcomes stacked by time: ends of recipients, attempts that were put off, refusals. Its shares are of recipients that ended.
/// With gaps and incomplete stretches. \p step is the time key of the query.
[[nodiscard]] charts::TimeSeriesData outcomeSeries(const store::VolumeAnswer &answer, const QString &step, const ui::Format &format);

/// Recipients that ended by time and \p group (node, stream, domain, sender): the seven largest, and the rest as "other". Gaps and incomplete
/// stretches come from \p outcomes, the same range without the group.
[[nodiscard]] charts::TimeSeriesData groupSeries(const store::VolumeAnswer &grouped, const store::VolumeAnswer &outcomes, const QString &group,
    const QString &step, const ui::Format &format);

/// Words of a measure's step: "per hour".
[[nodiscard]] QString perStep(const QString &step);

/// What is in no bar of a chart by sender or stream, and why: mail that was refused before anybody logged in. Empty: nothing.
[[nodiscard]] QString groupNote(const store::VolumeAnswer &grouped, const QString &group);

} // namespace bw::figures

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcard.h"
#include "ui/charts/chartitems.h"

namespace bw::charts {

/// Words about a chart's data: hover card, screen reader.
[[nodiscard]] ChartCard::Content cardContent(const ChartScene &scene, int bucket);
/// "Wed 25 Nov, 04:00–05:00: at least 29,310 recipients; delivered 27,100 …".
[[nodiscard]] QString bucketWords(const TimeSeriesData &data, const ui::Format &format, const std::set<QString> &hidden, int bucket);
/// "Recipients per hour, Mon 23 Nov, 14:00 to …; highest 70,112 Mon …; no data Tue 24 Nov, 07:00–09:00."
[[nodiscard]] QString chartWords(const TimeSeriesData &data, const ui::Format &format, const std::set<QString> &hidden);
/// A value as the card and the table show it: whole numbers whole, small fractions with decimals.
[[nodiscard]] QString valueText(const ui::Format &format, double value);

} // namespace bw::charts

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QStringList>

namespace bw::charts {

class TimeChart;

/// A chart as a picture that stands by itself, in a mail or a report: what is counted, where from and when, the legend with its
/// sums (≥ where hours were not heard whole), the chart as it is shown, and its sentence. UI thread.
/// \p note: parts parted by "; " (store, range and zone, nodes, share heard, time of export), one or more lines.
[[nodiscard]] QImage chartPicture(const TimeChart &chart, const QString &note);
[[nodiscard]] QByteArray chartPng(const TimeChart &chart, const QString &note); ///< the same as the bytes of a file
/// What stands in the picture's legend beside the swatches, a line a series: "delivered ≥ 1,204".
[[nodiscard]] QStringList pictureLegend(const TimeChart &chart);

} // namespace bw::charts

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axisticks.h"
#include "ui/charts/timeseriesdata.h"

#include <QRectF>
#include <QSizeF>

#include <set>
#include <vector>

namespace bw::ui {
class Theme;
}

namespace bw::charts {

/// A stretch of neighbouring buckets that share a state.
struct Stretch
{
    int first = 0;
    int last = 0; ///< one past the end
    QString text;
};
[[nodiscard]] std::vector<Stretch> gapStretches(const TimeSeriesData &data, const ui::Format &format);
[[nodiscard]] std::vector<Stretch> incompleteStretches(const TimeSeriesData &data);

/// Where everything of a time chart stands, worked out from data, size and fonts; the items only paint it.
struct ChartLayout
{
    enum class LabelKind { Gap, Annotation, Incomplete, More };
    struct Label
    {
        QRectF rect;
        QString text;
        LabelKind kind = LabelKind::Gap;
        ui::Mark mark = ui::Mark::None;
    };
    struct Diamond
    {
        QRectF rect;
        double x = 0;
        ui::Mark mark = ui::Mark::Critical;
        QString id;
        QString text;
    };

    /// Changes of settings that stand close together on the time axis.
    struct AxisMark
    {
        QRectF rect; ///< of the mark, without its number
        std::vector<int> changes; ///< indexes of TimeSeriesData::changes, oldest first
    };

    QRectF plot; ///< counts
    QRectF sharePlot; ///< empty: none
    core::TimeRange range;
    ValueScale scale;
    ValueScale shareScale;
    std::vector<TimeTick> ticks;
    std::vector<Stretch> gaps;
    std::vector<Stretch> incomplete;
    std::vector<Label> labels;
    std::vector<Diamond> diamonds;
    std::vector<AxisMark> axisMarks; ///< left to right, none over another
    double topRoom = 0; ///< above the plot, for labels

    [[nodiscard]] double x(core::UtcMicros t) const;
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] double shareY(double share) const;
    [[nodiscard]] core::UtcMicros timeAt(double position) const;
    [[nodiscard]] QRectF bucketRect(const TimeSeriesData &data, int index) const; ///< full height of both plots
    [[nodiscard]] QRectF bottomPlot() const { return sharePlot.isEmpty() ? plot : sharePlot; }
};

struct LayoutInput
{
    const TimeSeriesData &data;
    const ui::Format &format;
    const ui::Theme &theme;
    const std::set<QString> &hidden;
    QSizeF size;
    bool sharePlot = false;
    bool stacked = true;
};
[[nodiscard]] ChartLayout layoutChart(const LayoutInput &input);

/// Bucket that holds that time, or -1.
[[nodiscard]] int bucketAt(const TimeSeriesData &data, core::UtcMicros t);
/// Share of the parts marked inShare, of all parts; NaN where nothing is known.
[[nodiscard]] double shareOf(const TimeSeriesData &data, int index);
/// What shares of a bucket are shares of: the series of the whole, hidden ones too; NaN where nothing is known.
[[nodiscard]] double wholeOf(const TimeSeriesData &data, int index);
[[nodiscard]] double totalOf(const TimeSeriesData &data, int index, const std::set<QString> &hidden);

} // namespace bw::charts

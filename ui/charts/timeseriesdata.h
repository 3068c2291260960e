// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "ui/common/mark.h"
#include "ui/common/swatch.h"

#include <QString>

#include <limits>
#include <vector>

namespace bw::charts {

/// One stacked part or one line. values: one a bucket, in the unit of the chart.
struct TimeSeries
{
    QString key {}; ///< stable: "bounced", "mx-fr-3"
    QString name {}; ///< shown
    ui::Swatch swatch {};
    std::vector<double> values {};
    QString total {}; ///< formatted, for the legend; empty leaves it out
    bool inShare = false; ///< counts as "not delivered" in the second plot
    bool inWhole = true; ///< is part of what the share is a share of: attempts that were put off and refusals are not
    bool operator==(const TimeSeries &) const = default;
};

/// ◆ on the upper edge with a dashed line and a short sentence.
struct Annotation
{
    core::UtcMicros at = 0;
    QString text {}; ///< "9 × its usual volume"
    ui::Mark mark = ui::Mark::Critical;
    QString id {}; ///< handed back by annotationActivated
    bool operator==(const Annotation &) const = default;
};

/// A setting that changed: a small mark on the time axis. Those that would stand on each other are one mark with their number.
struct ChangeMark
{
    core::UtcMicros at = 0;
    QString node {};
    QString name {}; ///< of the setting
    QString change {}; ///< "may → encrypt"
    QString id {}; ///< handed back by changeActivated
    bool operator==(const ChangeMark &) const = default;
    [[nodiscard]] QString words() const { return node + QStringLiteral(": ") + name + QStringLiteral(", ") + change; }
};

/// Words for a stretch that was not, or not wholly, heard.
struct CoverageNote
{
    core::TimeRange range {};
    QString text {}; ///< "log lost 2 h", "11 of 12 nodes heard"
    bool operator==(const CoverageNote &) const = default;
};

/// Everything a time chart shows, as plain values. Times in UTC microseconds.
struct TimeSeriesData
{
    /// Start of each bucket, rising; end is where the last one ends. Days of 23 and 25 hours are just buckets.
    std::vector<core::UtcMicros> starts {};
    core::UtcMicros end = 0;
    std::vector<TimeSeries> series {}; ///< in stack order from the axis up
    std::vector<TimeSeries> besides {}; ///< figures that tables and files name too, but the chart does not draw; NaN where unknown
    /// One a bucket: 1 wholly heard, between 0 and 1 incomplete, below 0 not heard (a gap, never zero). Empty: all heard.
    std::vector<double> coverage {};
    std::vector<bool> growing {}; ///< one a bucket: all of it was heard that came, and more is still to come. Empty: none
    std::vector<CoverageNote> gapNotes {}; ///< replace the default words "no data 2 h" where they overlap a gap
    std::vector<CoverageNote> incompleteNotes {}; ///< words of incomplete stretches
    std::vector<double> usual {}; ///< one a bucket, NaN where unknown; empty leaves the line out
    QString usualName {}; ///< "usual" by default
    std::vector<Annotation> annotations {};
    std::vector<ChangeMark> changes {};
    QString measure {}; ///< sentence case: "Recipients per hour, by outcome"
    QString below {}; ///< what the second plot is of: "below: not delivered, of ended"; empty: none
    QString unit {}; ///< of one value, plural: "recipients"

    bool operator==(const TimeSeriesData &) const = default;

    [[nodiscard]] int count() const { return int(starts.size()); }
    [[nodiscard]] core::TimeRange bucket(int index) const
    {
        const auto i = std::size_t(index);
        return { starts[i], i + 1 < starts.size() ? starts[i + 1] : end };
    }
    [[nodiscard]] bool isGap(int index) const { return !coverage.empty() && coverage[std::size_t(index)] < 0; }
    [[nodiscard]] bool isGrowing(int index) const { return !growing.empty() && growing[std::size_t(index)]; }
    [[nodiscard]] bool isIncomplete(int index) const
    {
        return isGrowing(index) || (!coverage.empty() && coverage[std::size_t(index)] >= 0 && coverage[std::size_t(index)] < 1);
    }
    /// Changes of a bucket, oldest first; at most \p most of them.
    [[nodiscard]] std::vector<const ChangeMark *> changesIn(int index, std::size_t most = std::numeric_limits<std::size_t>::max()) const;
    [[nodiscard]] int countChangesIn(int index) const;
    /// The value, or NaN where it is missing or in a gap.
    [[nodiscard]] double value(int seriesIndex, int index) const { return valueOf(series[std::size_t(seriesIndex)], index); }
    [[nodiscard]] double valueOf(const TimeSeries &one, int index) const
    {
        const auto &values = one.values;
        if (isGap(index) || std::size_t(index) >= values.size())
            return std::numeric_limits<double>::quiet_NaN();
        return values[std::size_t(index)];
    }
};

/// Sums neighbours until there are at most maximum buckets, so that no column is thinner than a pixel. Callers ask the store
/// for coarser buckets; this guards. A merged bucket is a gap only when all its parts are, and incomplete when any is.
[[nodiscard]] TimeSeriesData coarsened(const TimeSeriesData &data, int maximum);

} // namespace bw::charts

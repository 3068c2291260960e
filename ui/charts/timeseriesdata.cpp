// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeseriesdata.h"

#include <algorithm>
#include <cmath>

namespace bw::charts {

namespace {

/// Of what is known of these buckets; NaN where nothing is.
double sumOf(const TimeSeriesData &data, const TimeSeries &series, int first, int last)
{
    double sum = 0;
    bool any = false;
    for (int i = first; i < last; ++i) {
        const double value = data.valueOf(series, i);
        if (!std::isnan(value)) {
            sum += value;
            any = true;
        }
    }
    return any ? sum : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<const ChangeMark *> TimeSeriesData::changesIn(int index, std::size_t most) const
{
    std::vector<const ChangeMark *> found;
    const core::TimeRange range = bucket(index);
    for (const ChangeMark &one : changes)
        if (range.contains(one.at))
            found.push_back(&one);
    std::stable_sort(found.begin(), found.end(), [](const ChangeMark *a, const ChangeMark *b) { return a->at < b->at; });
    if (found.size() > most)
        found.resize(most);
    return found;
}

int TimeSeriesData::countChangesIn(int index) const
{
    const core::TimeRange range = bucket(index);
    return int(std::count_if(changes.begin(), changes.end(), [&range](const ChangeMark &one) { return range.contains(one.at); }));
}

TimeSeriesData coarsened(const TimeSeriesData &data, int maximum)
{
    const int count = data.count();
    if (maximum < 1 || count <= maximum)
        return data;
    const int step = (count + maximum - 1) / maximum;
    TimeSeriesData out = data;
    out.starts.clear();
    out.coverage.clear();
    out.growing.clear();
    out.usual.clear();
    for (TimeSeries &series : out.series)
        series.values.clear();
    for (TimeSeries &series : out.besides)
        series.values.clear();
    for (int first = 0; first < count; first += step) {
        const int last = std::min(count, first + step);
        out.starts.push_back(data.starts[std::size_t(first)]);
        double heard = 0;
        bool allGap = true, anyGrows = false;
        for (int i = first; i < last; ++i) {
            const double coverage = data.coverage.empty() ? 1.0 : data.coverage[std::size_t(i)];
            heard += std::max(0.0, coverage);
            allGap = allGap && coverage < 0;
            anyGrows = anyGrows || data.isGrowing(i);
        }
        if (!data.coverage.empty())
            out.coverage.push_back(allGap ? -1.0 : heard / (last - first));
        if (!data.growing.empty())
            out.growing.push_back(anyGrows);
        for (std::size_t s = 0; s < data.series.size(); ++s)
            out.series[s].values.push_back(sumOf(data, data.series[s], first, last));
        for (std::size_t s = 0; s < data.besides.size(); ++s)
            out.besides[s].values.push_back(sumOf(data, data.besides[s], first, last));
        if (!data.usual.empty()) {
            double sum = 0;
            for (int i = first; i < last; ++i)
                sum += std::size_t(i) < data.usual.size() ? data.usual[std::size_t(i)] : std::numeric_limits<double>::quiet_NaN();
            out.usual.push_back(sum);
        }
    }
    return out;
}

} // namespace bw::charts

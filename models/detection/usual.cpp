// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/usual.h"

#include "models/detection/tr.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/loginrows.h"
#include "models/store/queries/volumequery.h"

#include <algorithm>
#include <vector>

namespace bw::detection {

using core::fail;
using core::TimeRange;
using core::UtcMicros;

namespace {

constexpr double heardEnough = 0.9;
constexpr int weeks = 8, daysBack = 14, leastWeeks = 3, leastDays = 2;
constexpr int loginWeeks = 4; ///< login cells are many more than volume's: 4 weeks hold the 3 that tier 3 needs
constexpr double highFactor = 2;
constexpr double highLeast = 20;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

UtcMicros wallOf(UtcMicros t, const core::ZoneRules &zone)
{
    return t + UtcMicros(zone.offsetAt(t)) * core::microsPerSecond;
}

bool isWeekend(UtcMicros wall)
{
    const auto day = core::floorTo(wall, core::microsPerDay) / core::microsPerDay; // 1970-01-01 was a Thursday
    const auto weekday = (day + 3) % 7; // 0 = Monday
    return (weekday < 0 ? weekday + 7 : weekday) >= 5;
}

std::optional<double> valueOf(const store::VolumeCounts &counts, Figure figure)
{
    if (!counts.delivered)
        return std::nullopt;
    switch (figure) {
    case Figure::Messages:
        return counts.accepted ? std::optional<double>(double(*counts.accepted)) : std::nullopt;
    case Figure::Recipients:
        return counts.recipients ? std::optional<double>(double(*counts.recipients)) : std::nullopt;
    case Figure::Delivered:
        return double(*counts.delivered);
    case Figure::NotDelivered:
        return double(counts.notDelivered().value_or(0));
    case Figure::Rejected:
        return double(counts.rejected.value_or(0));
    case Figure::FailedLogins:
        break;
    }
    return std::nullopt;
}

struct Series
{
    QList<HourValue> hours;
    QList<UtcMicros> ends;
};

core::Result<Series> readSeries(const store::Store &store, const store::Filter &filter, Figure figure, const store::Cancel &cancel)
{
    Series series;
    const auto add = [&series](UtcMicros start, UtcMicros end, double coverage, std::optional<double> value) {
        series.hours.append({ start, coverage >= heardEnough ? value : std::nullopt });
        series.ends.append(end);
    };
    if (figure == Figure::FailedLogins) {
        const auto answer = store::LoginQuery { filter, { QStringLiteral("hour") }, false }.run(store, cancel);
        if (!answer)
            return fail(answer.error());
        for (const auto &bucket : answer->buckets)
            add(bucket.start, bucket.end, bucket.coverage, bucket.counts.failed ? std::optional<double>(double(*bucket.counts.failed)) : std::nullopt);
        return series;
    }
    const auto answer = store::VolumeQuery { filter, { QStringLiteral("hour") }, false }.run(store, cancel);
    if (!answer)
        return fail(answer.error());
    for (const auto &bucket : answer->buckets)
        add(bucket.start, bucket.end, bucket.coverage, valueOf(bucket.counts, figure));
    return series;
}

/// Those that are in the range and were there before it. The others would lack in every hour on one side: of all that is
/// compared nothing would be heard enough but the hours that they have lines in.
core::Result<QStringList> comparedNodes(const store::Store &store, const store::Filter &filter, TimeRange range, const store::Cancel &cancel)
{
    const auto nodes = store::listNodes(store, cancel);
    if (!nodes)
        return fail(nodes.error());
    QStringList compared;
    qsizetype chosen = 0;
    for (const auto &node : *nodes) {
        if (!filter.nodes.isEmpty() && !filter.nodes.contains(node.node))
            continue;
        ++chosen;
        if (node.lastHeard > range.from && node.firstHeard <= range.from - leastDays * core::microsPerDay)
            compared.append(node.node);
    }
    return compared.isEmpty() || compared.size() == chosen ? filter.nodes : compared;
}

} // namespace

UsualHour usualOf(const QList<HourValue> &past, UtcMicros start, UtcMicros end, const core::ZoneRules &zone)
{
    UsualHour hour { start, end, std::nullopt, std::nullopt, 0 };
    const UtcMicros wall = wallOf(start, zone);
    std::vector<double> sameWeekHour, sameKind, sameHour;
    for (const auto &one : past) {
        if (!one.value || one.start >= start)
            continue;
        const UtcMicros back = wall - wallOf(one.start, zone);
        if (back <= 0 || back % core::microsPerDay != 0)
            continue;
        const auto days = back / core::microsPerDay;
        if (days % 7 == 0 && days <= 7 * weeks)
            sameWeekHour.push_back(*one.value);
        if (days > daysBack)
            continue;
        sameHour.push_back(*one.value);
        if (isWeekend(wall) == isWeekend(wallOf(one.start, zone)))
            sameKind.push_back(*one.value);
    }
    if (sameWeekHour.size() >= leastWeeks) {
        hour.usual = median(std::move(sameWeekHour));
        hour.tier = 3;
    } else if (sameKind.size() >= leastDays) {
        hour.usual = median(std::move(sameKind));
        hour.tier = 2;
    } else if (sameHour.size() >= leastDays) {
        hour.usual = median(std::move(sameHour));
        hour.tier = 1;
    }
    return hour;
}

core::Result<UsualAnswer> UsualQuery::run(const store::Store &store, const store::Cancel &cancel) const
{
    const auto range = store::rangeOf(store, filter, cancel);
    if (!range)
        return fail(range.error());
    const auto zone = filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString());
    const int reach = figure == Figure::FailedLogins ? loginWeeks : weeks;
    store::Filter wide = filter;
    const auto nodes = comparedNodes(store, filter, *range, cancel);
    if (!nodes)
        return fail(nodes.error());
    wide.nodes = *nodes;
    // The hour that began at the same wall time may be an hour further back when the clock has moved.
    wide.range = { zone.startOfHour(range->from) - reach * 7 * core::microsPerDay - core::microsPerHour, range->to };
    const auto series = readSeries(store, wide, figure, cancel);
    if (!series)
        return fail(series.error());

    UsualAnswer answer;
    answer.range = *range;
    answer.tier = 0;
    for (qsizetype i = 0; i < series->hours.size(); ++i) {
        const auto &one = series->hours[i];
        if (series->ends[i] <= range->from || one.start >= range->to)
            continue;
        UsualHour hour = usualOf(series->hours, one.start, series->ends[i], zone);
        if (one.start >= range->from && series->ends[i] <= range->to) // what the range cuts off is not known, and a part is no hour
            hour.seen = one.value;
        if (hour.seen && hour.usual) {
            answer.seen += *hour.seen;
            answer.usual += *hour.usual;
            answer.tier = answer.tier == 0 ? hour.tier : std::min(answer.tier, hour.tier);
        }
        answer.hours.append(hour);
    }
    if (answer.tier > 0 && answer.usual > 0)
        answer.ratio = answer.seen / answer.usual;
    double seen = 0, usual = 0;
    for (auto hour = answer.hours.crbegin(); hour != answer.hours.crend(); ++hour) {
        if (!hour->seen || !hour->usual)
            continue;
        if (*hour->seen < highFactor * *hour->usual || *hour->seen - *hour->usual < highLeast)
            break;
        answer.highSince = hour->start;
        seen += *hour->seen;
        usual += *hour->usual;
    }
    answer.highRatio = usual > 0 ? seen / usual : 0;
    return answer;
}

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

namespace bw::store {

using core::TimeRange;
using core::UtcMicros;

namespace {

constexpr UtcMicros fiveMinutes = 5 * core::microsPerMinute;
constexpr UtcMicros quarter = 15 * core::microsPerMinute;

struct CubeSql
{
    const char *firstOfLevel; ///< node, level, from: start of the first cell at or after it
};

constexpr CubeSql sqlOf(Cube cube)
{
    switch (cube) {
    case Cube::Volume:
        return { "SELECT start FROM volume_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    case Cube::Stream:
        return { "SELECT start FROM stream_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    case Cube::Destination:
        return { "SELECT start FROM destination_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    case Cube::Login:
        return { "SELECT start FROM login_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    }
    return {};
}

UtcMicros ceilTo(UtcMicros t, UtcMicros step)
{
    return core::floorTo(t + step - 1, step);
}

/// Finer cells leave before coarser ones, oldest first: does this level still hold the first day of the range?
bool isLevelKept(Reader &reader, Cube cube, std::int64_t node, int level, TimeRange range, const core::ZoneRules &home)
{
    const char *sql = sqlOf(cube).firstOfLevel;
    const auto day = reader.integer(sql, node, 1440, toMs(home.startOfDay(range.from)));
    if (!day || fromMs(*day) >= range.to)
        return true; // nothing happened there at all
    const UtcMicros nextDay = home.startOfNextDay(fromMs(*day));
    const auto fine = reader.integer(sql, node, level, *day);
    return fine && fromMs(*fine) < nextDay;
}

void append(std::vector<LevelSpan> &spans, int level, UtcMicros from, UtcMicros to)
{
    if (from < to)
        spans.push_back({ level, { from, to } });
}

} // namespace

core::Result<std::vector<LevelSpan>> planSpans(Reader &reader, Cube cube, const VolumeTask &task)
{
    const TimeRange range = task.range;
    const auto &home = task.home;
    const std::int64_t node = task.isWholeFleet || task.nodes.isEmpty() ? 0 : task.nodes.front().id;
    const bool isVolume = cube == Cube::Volume;
    const int fine = isVolume ? 15 : 60;
    const bool wantsDays = task.time == TimeKey::None || task.time == TimeKey::Day || task.time == TimeKey::Week || task.time == TimeKey::Month;
    const bool daysFit = wantsDays && (task.time == TimeKey::None || areSameDays(task.zone, home, range));
    std::vector<LevelSpan> spans;

    const auto appendFine = [&](UtcMicros from, UtcMicros to) {
        if (from >= to)
            return;
        const bool isKept = isLevelKept(reader, cube, node, fine, { from, to }, home);
        if (!isKept && daysFit) // only the day's cell is left: the whole day answers
            return append(spans, 1440, home.startOfDay(from), to);
        if (!isVolume)
            return append(spans, fine, home.startOfHour(from), to);
        const UtcMicros first = std::min(ceilTo(from, quarter), to), last = std::max(core::floorTo(to, quarter), first);
        const bool isEdgeKept = isLevelKept(reader, cube, node, 5, { from, to }, home);
        if (task.time == TimeKey::FiveMinutes)
            return append(spans, 5, core::floorTo(from, fiveMinutes), ceilTo(to, fiveMinutes));
        if (!isEdgeKept)
            return append(spans, 15, core::floorTo(from, quarter), ceilTo(to, quarter));
        append(spans, 5, core::floorTo(from, fiveMinutes), first);
        append(spans, 15, first, last);
        append(spans, 5, last, ceilTo(to, fiveMinutes));
    };

    if (!daysFit) {
        const int needed = task.time == TimeKey::FiveMinutes ? 5 : fine;
        if (!isLevelKept(reader, cube, node, needed, range, home))
            return core::fail({ .kind = core::ProblemKind::Usage,
                .what = Tr::tr("Cells of %1 minutes are no longer kept for the beginning of this range").arg(needed), .reason = {}, .where = {},
                .remedy = Tr::tr("Ask by day in the zone %1, or choose a later range.").arg(QString::fromStdString(home.name())) });
        appendFine(range.from, range.to);
        return spans;
    }
    const UtcMicros firstDay = home.startOfDay(range.from) == range.from ? range.from : home.startOfNextDay(range.from);
    const UtcMicros lastDay = home.startOfDay(range.to);
    if (firstDay >= lastDay) {
        appendFine(range.from, range.to);
        return spans;
    }
    appendFine(range.from, firstDay);
    append(spans, 1440, firstDay, lastDay);
    appendFine(lastDay, range.to);
    return spans;
}

bool areRowsKept(const VolumeTask &task)
{
    for (const auto &node : task.nodes)
        if (KeptRows(task.reader, node.id).completeFrom() > task.range.from)
            return false;
    return true;
}

TimeRange wholeRange(Reader &reader, const HeardMap &heard, const core::ZoneRules &zone)
{
    TimeRange range = heard.extent();
    const std::int64_t fleet = fleetCells(reader);
    const auto first = reader.integer("SELECT start FROM volume_cell WHERE node = ? AND level = 1440 ORDER BY start LIMIT 1", fleet);
    const auto firstQuarter = reader.integer("SELECT start FROM volume_cell WHERE node = ? AND level = 15 ORDER BY start LIMIT 1", fleet);
    const auto lastQuarter = reader.integer("SELECT start FROM volume_cell WHERE node = ? AND level = 15 ORDER BY start DESC LIMIT 1", fleet);
    const auto firstLogin = reader.integer("SELECT start FROM login_cell WHERE node = ? AND level = 60 ORDER BY start LIMIT 1", fleet);
    const auto lastLogin = reader.integer("SELECT start FROM login_cell WHERE node = ? AND level = 60 ORDER BY start DESC LIMIT 1", fleet);
    const auto widen = [&range](UtcMicros from, UtcMicros to) {
        range = range == TimeRange {} ? TimeRange { from, to } : TimeRange { std::min(range.from, from), std::max(range.to, to) };
    };
    if (first && (!firstQuarter || fromMs(*firstQuarter) - fromMs(*first) > 25 * core::microsPerHour))
        widen(fromMs(*first), fromMs(*first) + core::microsPerDay);
    if (firstQuarter && lastQuarter)
        widen(fromMs(*firstQuarter), fromMs(*lastQuarter) + quarter);
    if (firstLogin && lastLogin)
        widen(fromMs(*firstLogin), fromMs(*lastLogin) + core::microsPerHour);
    if (range == TimeRange {})
        return range;
    const auto last = TimeBuckets::make(TimeKey::Hour, { range.to - 1, range.to }, zone);
    return { bucketStart(TimeKey::Hour, range.from, zone), last ? last->end(0) : range.to };
}

} // namespace bw::store

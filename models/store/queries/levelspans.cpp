// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"
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

constexpr CubeSql sqlOf(CellCube cube)
{
    switch (cube) {
    case CellCube::Volume:
        return { "SELECT start FROM volume_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    case CellCube::Stream:
        return { "SELECT start FROM stream_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    case CellCube::Destination:
        return { "SELECT start FROM destination_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    case CellCube::Login:
        return { "SELECT start FROM login_cell WHERE node = ? AND level = ? AND start >= ? ORDER BY start LIMIT 1" };
    }
    return {};
}

UtcMicros ceilTo(UtcMicros t, UtcMicros step)
{
    return core::floorTo(t + step - 1, step);
}

/// Finer cells leave before coarser ones, oldest first: does this level still hold the first day of the range?
bool isLevelKept(Reader &reader, CellCube cube, std::int64_t node, int level, TimeRange range, const core::ZoneRules &home)
{
    const char *sql = sqlOf(cube).firstOfLevel;
    const auto day = reader.integer(sql, node, dayLevel, toMs(home.startOfDay(range.from)));
    if (!day || fromMs(*day) >= range.to)
        return true; // nothing happened there at all
    const UtcMicros nextDay = home.startOfNextDay(fromMs(*day));
    const auto fine = reader.integer(sql, node, level, *day);
    return fine && fromMs(*fine) < nextDay;
}

/// Does the zone's clock only ever move by whole hours in there? Else its hours do not tile the range.
bool hasEvenHours(const core::ZoneRules &zone, TimeRange range)
{
    const auto isOdd = [&zone](UtcMicros t) { return zone.offsetAt(t) % 3600; };
    for (UtcMicros t = range.from; t < range.to; t += core::microsPerDay / 4)
        if (isOdd(t) != isOdd(range.to))
            return false;
    return true;
}

} // namespace

namespace {

/// Chooses the coarsest cells that fit: what is read grows with the answer and not with the length of the range.
class Planner
{
public:
    Planner(Reader &reader, CellCube cube, const VolumeTask &task)
        : m_reader(reader)
        , m_cube(cube)
        , m_task(task)
        , m_home(task.home)
        , m_node(task.isWholeFleet || task.nodes.isEmpty() ? fleetCells(reader) : task.nodes.front().id)
        , m_isVolume(cube == CellCube::Volume)
        , m_fine(m_isVolume ? 15 : hourLevel)
    {
        const auto time = task.time;
        const bool wantsDays = time == TimeKey::None || time == TimeKey::Day || time == TimeKey::Week || time == TimeKey::Month;
        m_daysFit = wantsDays && (time == TimeKey::None || areSameDays(task.zone, m_home, task.range));
        m_monthsFit = m_daysFit && !m_isVolume && m_node == 0 && (time == TimeKey::None || time == TimeKey::Month);
        m_hoursFit = m_isVolume && (wantsDays || time == TimeKey::Hour) && (time == TimeKey::None || areWholeHoursApart(task.zone, m_home, task.range))
            && hasEvenHours(m_home, task.range);
    }

    core::Result<std::vector<LevelSpan>> plan()
    {
        const TimeRange range = m_task.range;
        if (!m_daysFit) {
            const int needed = m_task.time == TimeKey::FiveMinutes ? 5 : m_fine;
            if (!isLevelKept(m_reader, m_cube, m_node, needed, range, m_home))
                return core::fail({ .kind = core::ProblemKind::Usage,
                    .what = Tr::tr("Cells of %1 minutes are no longer kept for the beginning of this range").arg(needed), .reason = {}, .where = {},
                    .remedy = Tr::tr("Ask by day in the zone %1, or choose a later range.").arg(QString::fromStdString(m_home.name())) });
            appendFine(range.from, range.to);
            return m_spans;
        }
        const UtcMicros firstDay = m_home.startOfDay(range.from) == range.from ? range.from : m_home.startOfNextDay(range.from);
        const UtcMicros lastDay = m_home.startOfDay(range.to);
        if (firstDay >= lastDay) {
            appendFine(range.from, range.to);
            return m_spans;
        }
        appendFine(range.from, firstDay);
        appendDays(firstDay, lastDay);
        appendFine(lastDay, range.to);
        return m_spans;
    }

private:
    void append(int level, UtcMicros from, UtcMicros to)
    {
        if (from < to)
            m_spans.push_back({ level, { from, to } });
    }

    void appendDays(UtcMicros from, UtcMicros to)
    {
        const UtcMicros firstMonth = m_home.startOfMonth(from) == from ? from : m_home.startOfNextMonth(from), lastMonth = m_home.startOfMonth(to);
        if (!m_monthsFit || firstMonth >= lastMonth)
            return append(dayLevel, from, to);
        append(dayLevel, from, firstMonth);
        append(monthLevel, firstMonth, lastMonth);
        append(dayLevel, lastMonth, to);
    }

    /// Whole quarters.
    void appendQuarters(UtcMicros from, UtcMicros to)
    {
        const UtcMicros firstHour = m_home.startOfHour(from) == from ? from : m_home.startOfHour(from + core::microsPerHour), lastHour = m_home.startOfHour(to);
        if (!m_hoursFit || firstHour >= lastHour)
            return append(15, from, to);
        append(15, from, firstHour);
        append(hourLevel, firstHour, lastHour);
        append(15, lastHour, to);
    }

    void appendFine(UtcMicros from, UtcMicros to)
    {
        if (from >= to)
            return;
        const bool isKept = isLevelKept(m_reader, m_cube, m_node, m_fine, { from, to }, m_home);
        if (!isKept && m_daysFit) // only the day's cell is left: the whole day answers
            return append(dayLevel, m_home.startOfDay(from), to);
        if (!m_isVolume)
            return append(hourLevel, m_home.startOfHour(from), to);
        const UtcMicros first = std::min(ceilTo(from, quarter), to), last = std::max(core::floorTo(to, quarter), first);
        if (m_task.time == TimeKey::FiveMinutes)
            return append(5, core::floorTo(from, fiveMinutes), ceilTo(to, fiveMinutes));
        if (!isLevelKept(m_reader, m_cube, m_node, 5, { from, to }, m_home))
            return appendQuarters(core::floorTo(from, quarter), ceilTo(to, quarter));
        append(5, core::floorTo(from, fiveMinutes), first);
        appendQuarters(first, last);
        append(5, last, ceilTo(to, fiveMinutes));
    }

    Reader &m_reader;
    CellCube m_cube;
    const VolumeTask &m_task;
    const core::ZoneRules &m_home;
    std::int64_t m_node;
    bool m_isVolume, m_daysFit = false, m_monthsFit = false, m_hoursFit = false;
    int m_fine;
    std::vector<LevelSpan> m_spans;
};

} // namespace

core::Result<std::vector<LevelSpan>> planSpans(Reader &reader, CellCube cube, const VolumeTask &task)
{
    return Planner(reader, cube, task).plan();
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

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>

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
bool isLevelKept(Reader &reader, CellCube cube, std::int64_t node, int level, TimeRange range, const CellGrid &grid)
{
    const char *sql = sqlOf(cube).firstOfLevel;
    const auto day = reader.integer(sql, node, dayLevel, toMs(grid.startOf(dayLevel, range.from)));
    if (!day || fromMs(*day) >= range.to)
        return true; // nothing happened there at all
    const UtcMicros nextDay = grid.nextAfter(dayLevel, fromMs(*day));
    const auto fine = reader.integer(sql, node, level, *day);
    return fine && fromMs(*fine) < nextDay;
}

/// What retention took of the cube's days ends here; INT64_MIN: nothing of the range. Maintenance remembers it, so that it is
/// told apart from "nothing happened".
UtcMicros daysGoneBefore(const VolumeTask &task, CellCube cube, std::int64_t node, const char *table)
{
    const QString key = QString::fromLatin1(daysGoneKey.data(), daysGoneKey.size()) + QLatin1String(table);
    const auto noted = task.reader.integer("SELECT CAST(value AS INTEGER) FROM store_info WHERE key = ?", key);
    if (!noted || fromMs(*noted) <= task.range.from)
        return INT64_MIN;
    const UtcMicros end = fromMs(*noted);
    const auto left = task.reader.integer(sqlOf(cube).firstOfLevel, node, dayLevel, toMs(task.range.from));
    return left ? std::min(end, fromMs(*left)) : end; // another node's, or not yet taken
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
    /// \p range lies in one stretch of the grid.
    Planner(const VolumeTask &task, CellCube cube, const CellGrid &grid, TimeRange range)
        : m_reader(task.reader)
        , m_cube(cube)
        , m_time(task.time)
        , m_grid(grid)
        , m_home(grid.at(range.from).zone)
        , m_node(task.isWholeFleet || task.nodes.isEmpty() ? fleetCells(m_reader) : task.nodes.front().id)
        , m_isVolume(cube == CellCube::Volume)
        , m_isAll(task.filter.range == TimeRange {})
        , m_fine(m_isVolume ? 15 : hourLevel)
    {
        const bool isOneSum = m_time == TimeKey::None;
        const bool wantsDays = isOneSum || m_time == TimeKey::Day || m_time == TimeKey::Week || m_time == TimeKey::Month;
        m_part.range = range;
        m_areHoursSame = areWholeHoursApart(task.zone, m_home, range);
        m_areDaysSame = areSameDays(task.zone, m_home, range);
        m_daysFit = wantsDays && (isOneSum || m_areDaysSame);
        m_monthsFit = m_daysFit && !m_isVolume && m_node == 0 && (isOneSum || m_time == TimeKey::Month);
        m_hoursFit = m_isVolume && (wantsDays || m_time == TimeKey::Hour) && (isOneSum || m_areHoursSame) && hasEvenHours(m_home, range);
    }

    CellPart plan()
    {
        planSpans();
        if (!m_isAll && !m_part.why && m_part.roundedTo == 0)
            cutEdges();
        return m_part;
    }

private:
    void planSpans()
    {
        const TimeRange range = m_part.range;
        if (!m_daysFit) {
            const int needed = m_time == TimeKey::FiveMinutes ? 5 : m_fine;
            const QString home = QString::fromStdString(m_home.name());
            if (!m_isVolume && !m_areHoursSame)
                m_part.why = core::Problem { .kind = core::ProblemKind::Usage,
                    .what = Tr::tr("The cells of this time were counted in hours and days of %1, which do not fit the zone that was asked for").arg(home),
                    .reason = {}, .where = {}, .remedy = Tr::tr("Ask in the zone %1, or in one that is whole hours away from it.").arg(home) };
            else if (!isKept(needed, range))
                m_part.why = core::Problem { .kind = core::ProblemKind::Usage,
                    .what = Tr::tr("Cells of %1 minutes are no longer kept for the beginning of this range").arg(needed), .reason = {}, .where = {},
                    .remedy = Tr::tr("Ask by day in the zone %1, or choose a later range.").arg(home) };
            else
                appendFine(range.from, range.to);
            return;
        }
        const UtcMicros firstDay = firstAt(dayLevel, range.from), lastDay = lastAt(dayLevel, range.to);
        if (firstDay >= lastDay) {
            appendFine(range.from, range.to);
            return;
        }
        appendFine(range.from, firstDay);
        appendDays(firstDay, lastDay);
        appendFine(lastDay, range.to);
    }

    [[nodiscard]] bool isKept(int level, TimeRange range) const { return isLevelKept(m_reader, m_cube, m_node, level, range, m_grid); }
    /// The first cell that begins at or after t, and the end of the last that ends at or before it.
    [[nodiscard]] UtcMicros firstAt(int level, UtcMicros t) const { return m_grid.startOf(level, t) == t ? t : m_grid.nextAfter(level, t); }
    [[nodiscard]] UtcMicros lastAt(int level, UtcMicros t) const
    {
        const UtcMicros start = m_grid.startOf(level, t - 1);
        return m_grid.nextAfter(level, t - 1) == t ? t : start;
    }

    /// Is anything counted in the cell that begins there?
    [[nodiscard]] bool isCell(int level, UtcMicros start) const
    {
        const auto cell = m_reader.integer(sqlOf(m_cube).firstOfLevel, fleetCells(m_reader), level, toMs(start));
        return cell && fromMs(*cell) == start;
    }

    /// A range that begins or ends inside a cell has only a part of it: told apart, so that rows can answer it.
    void cutEdges()
    {
        if (m_part.spans.empty())
            return;
        m_part.inner = m_part.spans;
        auto &first = m_part.inner.front();
        const UtcMicros firstStart = m_grid.startOf(first.level, m_part.range.from);
        if (firstStart < m_part.range.from && isCell(first.level, firstStart)) {
            first.range.from = m_grid.nextAfter(first.level, m_part.range.from);
            m_part.edges.push_back({ m_part.range.from, std::min(first.range.from, m_part.range.to) });
            m_part.roundedTo = first.level;
        }
        auto &last = m_part.inner.back();
        const UtcMicros lastStart = m_grid.startOf(last.level, m_part.range.to);
        const bool isStretchEnd = m_part.range.to == m_grid.at(m_part.range.from).to;
        if (lastStart < m_part.range.to && lastStart >= last.range.from && !isStretchEnd && isCell(last.level, lastStart)) {
            last.range.to = lastStart;
            m_part.edges.push_back({ lastStart, m_part.range.to });
            m_part.roundedTo = std::max(m_part.roundedTo, last.level);
        }
        std::erase_if(m_part.inner, [](const LevelSpan &span) { return span.range.from >= span.range.to; });
    }

    void append(int level, UtcMicros from, UtcMicros to)
    {
        if (from < to)
            m_part.spans.push_back({ level, { from, to } });
    }

    void appendDays(UtcMicros from, UtcMicros to)
    {
        const UtcMicros firstMonth = firstAt(monthLevel, from), lastMonth = lastAt(monthLevel, to);
        if (!m_monthsFit || firstMonth >= lastMonth)
            return append(dayLevel, from, to);
        append(dayLevel, from, firstMonth);
        append(monthLevel, firstMonth, lastMonth);
        append(dayLevel, lastMonth, to);
    }

    /// Whole quarters.
    void appendQuarters(UtcMicros from, UtcMicros to)
    {
        const UtcMicros firstHour = firstAt(hourLevel, from), lastHour = lastAt(hourLevel, to);
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
        if (!isKept(m_fine, { from, to }) && m_daysFit) { // only the day's cell is left: the whole day answers
            if (m_isVolume && !m_areDaysSame && !m_isAll) {
                m_part.roundedTo = dayLevel;
                m_part.edges = { m_part.range };
            }
            return append(dayLevel, m_grid.startOf(dayLevel, from), to);
        }
        if (!m_isVolume)
            return append(hourLevel, m_grid.startOf(hourLevel, from), to);
        const UtcMicros first = std::min(ceilTo(from, quarter), to), last = std::max(core::floorTo(to, quarter), first);
        if (m_time == TimeKey::FiveMinutes)
            return append(5, core::floorTo(from, fiveMinutes), ceilTo(to, fiveMinutes));
        if (!isKept(5, { from, to }))
            return appendQuarters(core::floorTo(from, quarter), ceilTo(to, quarter));
        if (ceilTo(from, quarter) > to) // inside one quarter: one span, whose end cutEdges() sees
            return append(5, core::floorTo(from, fiveMinutes), ceilTo(to, fiveMinutes));
        append(5, core::floorTo(from, fiveMinutes), first);
        appendQuarters(first, last);
        append(5, last, ceilTo(to, fiveMinutes));
    }

    Reader &m_reader;
    CellCube m_cube;
    TimeKey m_time;
    const CellGrid &m_grid;
    const core::ZoneRules &m_home;
    std::int64_t m_node;
    bool m_isVolume, m_isAll, m_areHoursSame = false, m_areDaysSame = false, m_daysFit = false, m_monthsFit = false, m_hoursFit = false;
    int m_fine;
    CellPart m_part;
};

constexpr const char *tableOf(CellCube cube)
{
    switch (cube) {
    case CellCube::Volume: return "volume_cell";
    case CellCube::Stream: return "stream_cell";
    case CellCube::Destination: return "destination_cell";
    case CellCube::Login: return "login_cell";
    }
    return "";
}

bool isMonthsOnly(const CellPart &part)
{
    return !part.spans.empty() && std::all_of(part.spans.begin(), part.spans.end(), [](const LevelSpan &span) { return span.level == monthLevel; });
}

} // namespace

std::vector<CellPart> planCells(CellCube cube, const VolumeTask &task)
{
    const CellGrid grid = task.reader.store().grid(tableOf(cube));
    const std::int64_t node = task.isWholeFleet || task.nodes.isEmpty() ? fleetCells(task.reader) : task.nodes.front().id;
    const UtcMicros gone = std::min(daysGoneBefore(task, cube, node, tableOf(cube)), task.range.to);
    std::vector<CellPart> parts;
    const auto append = [&](TimeRange range) { parts.push_back(Planner(task, cube, grid, range).plan()); };
    for (const auto &stretch : grid.stretches()) {
        TimeRange range { std::max(task.range.from, stretch.from), std::min(task.range.to, stretch.to) };
        if (range.from < gone && range.from < range.to) {
            append({ range.from, std::min(gone, range.to) });
            if (!isMonthsOnly(parts.back()) || !isLevelKept(task.reader, cube, node, monthLevel, parts.back().range, grid))
                parts.back().why = core::Problem { .kind = core::ProblemKind::Missing,
                    .what = Tr::tr("Cells of this kind are no longer kept for that time"), .reason = {}, .where = {}, .remedy = Tr::tr("Choose a later range.") };
            range.from = parts.back().range.to;
        }
        if (range.from < range.to || (parts.empty() && &stretch == &grid.stretches().back()))
            append(range);
    }
    return parts;
}

UtcMicros rowsKeptFrom(const VolumeTask &task)
{
    UtcMicros from = INT64_MIN;
    for (const auto &node : task.nodes)
        from = std::max(from, KeptRows(task.reader, node.id).completeFrom());
    return from;
}

TimeRange wholeRange(Reader &reader, const HeardMap &heard, const core::ZoneRules &zone)
{
    TimeRange range = heard.extent();
    if (!(range == TimeRange {}))
        ++range.to; // the instant of the last line belongs to it
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

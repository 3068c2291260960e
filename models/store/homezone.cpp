// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/homezone.h"

#include "models/store/cellgrid.h"
#include "models/store/cubes.h"
#include "models/store/journal.h"
#include "models/store/lease.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <string>

namespace bw::store {

namespace {

using core::fail;
using core::UtcMicros;
using sqlite::Database;

bool wholeHoursApart(const core::ZoneRules &one, const core::ZoneRules &other, UtcMicros from, UtcMicros to)
{
    for (UtcMicros t = from; t <= to; t += 7 * core::microsPerDay)
        if ((one.offsetAt(t) - other.offsetAt(t)) % 3600 != 0)
            return false;
    return true;
}

UtcMicros dayAtOrAfter(const core::ZoneRules &zone, UtcMicros t)
{
    return zone.startOfDay(t) == t ? t : zone.startOfNextDay(t);
}

/// temp.coarse_of(start, coarse): in which coarser cell each cell of a level belongs.
template <typename CoarseOf>
core::Done mapStarts(Database &database, const std::string &table, int level, CoarseOf coarseOf)
{
    if (auto done = database.run("DROP TABLE IF EXISTS temp.coarse_of; CREATE TEMP TABLE coarse_of(start INTEGER PRIMARY KEY, coarse INTEGER NOT NULL)"); !done)
        return done;
    auto starts = database.prepare("SELECT DISTINCT start FROM " + table + " WHERE level = " + std::to_string(level));
    auto insert = database.prepare("INSERT INTO temp.coarse_of VALUES (?, ?)");
    if (!starts || !insert)
        return fail(starts ? insert.error() : starts.error());
    int code = 0;
    while ((code = starts->step()) == SQLITE_ROW) {
        insert->bind(1, starts->integer(0));
        insert->bind(2, coarseOf(starts->integer(0) * 1000) / 1000);
        if (const int inserted = insert->step(); inserted != SQLITE_DONE)
            return fail(database.problem(inserted, Tr::tr("The store could not be written")));
        insert->reset();
    }
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be read"))));
}

/// Sums of \p finer become the cells of \p coarser, by temp.coarse_of, from \p from on. \p nodes: SQL condition.
core::Done sumUp(Database &database, const Cube &cube, int finer, int coarser, UtcMicros from, const char *nodes = "node >= 0")
{
    const std::string table(cube.table);
    std::string keys, values, sums;
    for (const CubeKey &key : cube.keys)
        keys.append(", ").append(key.column);
    for (const auto value : cube.values) {
        values.append(", ").append(value);
        sums.append(", sum(c.").append(value).append(")");
    }
    const std::string since = from == INT64_MIN ? std::string() : " AND start >= " + std::to_string(from / 1000);
    const std::string remove = "DELETE FROM " + table + " WHERE level = " + std::to_string(coarser) + since;
    const std::string insert = "INSERT INTO " + table + " (node, level, start" + keys + values + ") SELECT c.node, " + std::to_string(coarser) + ", m.coarse" + keys + sums
        + " FROM (SELECT * FROM " + table + " WHERE " + nodes + " AND level = " + std::to_string(finer) + since + ") c JOIN temp.coarse_of m ON m.start = c.start GROUP BY c.node, m.coarse" + keys;
    for (const std::string &statement : { remove, insert })
        if (auto done = database.run(statement.c_str()); !done)
            return done;
    return {};
}

bool hasLevel(const Cube &cube, int minutes)
{
    return std::any_of(cube.levels.begin(), cube.levels.end(), [minutes](const CubeLevel &level) { return level.minutes == minutes; });
}

/// Cells of a level from those of \p finer, from \p from on (all: INT64_MIN).
core::Done remakeLevel(Database &database, const Cube &cube, int finer, int level, const CellGrid &grid, UtcMicros from, const char *nodes = "node >= 0")
{
    if (auto done = mapStarts(database, std::string(cube.table), finer, [&grid, level](UtcMicros start) { return grid.startOf(level, start); }); !done)
        return done;
    return sumUp(database, cube, finer, level, from, nodes);
}

/// The end of the last day, of any node, whose finer cells are no longer all there: they do not add up to it.
core::Result<UtcMicros> endOfLastOldDay(Database &database, const Cube &cube, int finer, const CellGrid &grid)
{
    const std::string table(cube.table);
    if (auto done = mapStarts(database, table, finer, [&grid](UtcMicros start) { return grid.startOf(dayLevel, start); }); !done)
        return fail(done.error());
    std::string sums, summed, differs;
    for (std::size_t i = 0; i < cube.values.size(); ++i) {
        const std::string value(cube.values[i]), name = "v" + std::to_string(i);
        sums.append(", sum(").append(value).append(") AS ").append(name);
        differs.append(differs.empty() ? "" : " OR ").append("d.").append(name).append(" <> coalesce(f.").append(name).append(", 0)");
        summed.append(", sum(c.").append(value).append(") AS ").append(name);
    }
    const auto last = database.integer("SELECT coalesce(max(d.start), -1) FROM (SELECT node, start" + sums + " FROM " + table + " WHERE level = " + std::to_string(dayLevel)
        + " GROUP BY node, start) d LEFT JOIN (SELECT c.node, m.coarse AS start" + summed + " FROM " + table + " c JOIN temp.coarse_of m ON m.start = c.start WHERE c.level = "
        + std::to_string(finer) + " GROUP BY c.node, m.coarse) f ON f.node = d.node AND f.start = d.start WHERE " + differs);
    if (!last)
        return fail(last.error());
    return *last < 0 ? INT64_MIN : grid.nextAfter(dayLevel, *last * 1000);
}

/// Where hours of \p zone begin to be those of the grid; nothing where even those of now are not.
std::optional<UtcMicros> sameHoursFrom(const CellGrid &grid, const core::ZoneRules &zone, UtcMicros first, UtcMicros now)
{
    std::optional<UtcMicros> from;
    for (auto stretch = grid.stretches().rbegin(); stretch != grid.stretches().rend() && stretch->to > first; ++stretch) {
        const UtcMicros start = std::max(stretch->from, first), end = std::min(stretch->to, now + 366 * core::microsPerDay);
        if (start < end && !wholeHoursApart(stretch->zone, zone, start, end))
            break;
        from = stretch->from;
    }
    return from;
}

/// Of any cube, so that all whose cells are hours keep the same ones: \p which is min or max; -1: there is none.
core::Result<std::int64_t> firstOrLastCell(Database &database, const char *which)
{
    std::int64_t found = -1;
    for (const Cube &cube : cubes()) {
        const auto start = database.integer("SELECT coalesce(" + std::string(which) + "(start), -1) FROM " + std::string(cube.table));
        if (!start)
            return start;
        const bool isBetter = *start >= 0 && (found < 0 || (std::string_view(which) == "min" ? *start < found : *start > found));
        found = isBetter ? *start : found;
    }
    return found;
}

/// The grid of \p cube afterwards: days of the new zone as far back as they can be counted from finer cells.
core::Result<CellGrid> remake(Database &database, const Cube &cube, const CellGrid &before, const core::ZoneRules &zone, UtcMicros now)
{
    const auto first = firstOrLastCell(database, "min"), last = firstOrLastCell(database, "max");
    if (!first || !last)
        return fail(first ? last.error() : first.error());
    if (*first < 0)
        return CellGrid(zone); // nothing is counted yet
    const CellGrid grid = before.upTo(std::max(now, *last * 1000));
    const bool hasQuarters = hasLevel(cube, 15), hasHours = hasLevel(cube, hourLevel);
    const UtcMicros tomorrow = zone.startOfNextDay(now);
    UtcMicros from = tomorrow;
    if (hasQuarters || hasHours) {
        const int finer = hasQuarters ? 15 : hourLevel; // quarters fit every zone
        const auto same = hasQuarters ? std::optional(INT64_MIN) : sameHoursFrom(grid, zone, *first * 1000, now);
        const auto old = endOfLastOldDay(database, cube, finer, grid);
        if (!old)
            return fail(old.error());
        if (same) {
            const UtcMicros bound = std::max(*same, *old);
            from = bound == INT64_MIN ? bound : std::min(dayAtOrAfter(zone, bound), tomorrow);
        }
        const CellGrid changed = grid.changedFrom(from, zone);
        const std::pair<int, int> levels[] { { finer, hourLevel }, { finer, dayLevel }, { dayLevel, monthLevel } };
        for (const auto &[below, level] : levels) {
            // The old cell that holds the seam ends there.
            const UtcMicros cut = from == INT64_MIN ? from : grid.startOf(level, from);
            if (below != level && hasLevel(cube, level))
                if (auto done = remakeLevel(database, cube, below, level, changed, cut, level == monthLevel ? "node = 0" : "node >= 0"); !done)
                    return fail(done.error());
        }
        return changed;
    }
    return grid.changedFrom(from, zone);
}

} // namespace

core::Done makeMonths(Database &database, const Store &store)
{
    for (const Cube &cube : cubes())
        if (hasLevel(cube, monthLevel))
            if (auto done = remakeLevel(database, cube, dayLevel, monthLevel, store.grid(cube.table), INT64_MIN, "node = 0"); !done)
                return done;
    return {};
}

core::Result<UtcMicros> changeHomeZone(const Store &store, const core::Clock &clock, const QString &zone)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    const core::ZoneRules rules = core::ZoneRules::named(zone.toStdString());
    if (!rules.isValid())
        return fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("There is no time zone named %1").arg(zone),
            .remedy = Tr::tr("Use a name such as Europe/Paris or UTC.") });
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = noWriterLives(*database, clock); !done)
        return fail(done.error());
    UtcMicros since = INT64_MIN;
    QString grids;
    for (const Cube &cube : cubes()) {
        const auto grid = remake(*database, cube, store.grid(cube.table), rules, clock.now());
        if (!grid)
            return fail(grid.error());
        const auto rows = database->integer("SELECT EXISTS (SELECT 1 FROM " + std::string(cube.table) + ")");
        if (!rows)
            return fail(rows.error());
        if (*rows != 0 && cube.levels.front().minutes < dayLevel) // no question asks for cells that are days alone
            since = std::max(since, grid->stretches().back().from);
        grids += grid->toText(cube.table);
    }
    const UtcMicros answer = since == INT64_MIN ? 0 : since;
    const QString values[][2] { { QStringLiteral("home_zone"), zone }, { QStringLiteral("home_zone_since_ms"), QString::number(answer / 1000) },
        { QStringLiteral("cell_zones"), grids } };
    for (const auto &value : values) {
        auto update = database->prepare("INSERT INTO store_info(value, key) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        if (!update)
            return fail(update.error());
        update->bindText(1, value[1]);
        update->bindText(2, value[0]);
        if (const int code = update->step(); code != SQLITE_DONE)
            return fail(database->problem(code, Tr::tr("The store could not be written")));
    }
    if (auto done = writeJournal(*database, clock, QStringLiteral("store.home-zone"), zone); !done)
        return fail(done.error());
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    return answer;
}

} // namespace bw::store

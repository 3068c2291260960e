// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/homezone.h"

#include "models/store/cubes.h"
#include "models/store/journal.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
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

/// Months are the fleet's, and made from whatever days there are, each by its noon: a day of the old zone begins beside one of the new.
core::Done remakeMonths(Database &database, const Cube &cube, const core::ZoneRules &zone)
{
    if (!hasLevel(cube, monthLevel))
        return {};
    const auto monthOf = [&zone](UtcMicros start) { return zone.startOfMonth(start + core::microsPerDay / 2); };
    if (auto done = mapStarts(database, std::string(cube.table), dayLevel, monthOf); !done)
        return done;
    return sumUp(database, cube, dayLevel, monthLevel, INT64_MIN, "node = 0");
}

/// From which day on the days of \p cube are right afterwards.
core::Result<UtcMicros> remake(Database &database, const Cube &cube, const core::ZoneRules &before, const core::ZoneRules &zone, UtcMicros now)
{
    const std::string table(cube.table);
    const int finer = hasLevel(cube, 15) ? 15 : hourLevel; // quarters fit every zone
    if (!hasLevel(cube, finer))
        return now;
    const auto first = database.integer("SELECT coalesce(min(start), -1) FROM " + table + " WHERE level = " + std::to_string(finer));
    if (!first)
        return fail(first.error());
    if (*first < 0)
        return INT64_MIN; // nothing to make, nothing wrong
    const UtcMicros seam = dayAtOrAfter(before, *first * 1000);
    const auto older = database.integer("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE level = " + std::to_string(dayLevel) + " AND start < " + std::to_string(before.startOfDay(*first * 1000) / 1000) + ")");
    if (!older)
        return fail(older.error());
    // Where no day is older than the finer cells, all days can be made again.
    const bool all = *older == 0;
    const UtcMicros from = all ? INT64_MIN : dayAtOrAfter(zone, seam);
    // What lies between the last day of the old zone that is kept and the first of the new one stays in a short day at the seam.
    if (auto done = mapStarts(database, table, finer, [&](UtcMicros start) { return start < from ? seam : zone.startOfDay(start); }); !done)
        return fail(done.error());
    if (auto done = sumUp(database, cube, finer, dayLevel, all ? INT64_MIN : seam); !done)
        return fail(done.error());
    if (finer < hourLevel && hasLevel(cube, hourLevel) && !wholeHoursApart(before, zone, *first * 1000, now)) {
        if (auto done = mapStarts(database, table, finer, [&](UtcMicros start) { return zone.startOfHour(start); }); !done)
            return fail(done.error());
        if (auto done = sumUp(database, cube, finer, hourLevel, INT64_MIN); !done)
            return fail(done.error());
    }
    return from;
}

} // namespace

core::Done makeMonths(Database &database, const core::ZoneRules &zone)
{
    for (const Cube &cube : cubes())
        if (auto done = remakeMonths(database, cube, zone); !done)
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
    UtcMicros since = INT64_MIN;
    for (const Cube &cube : cubes()) {
        const auto span = database->integer("SELECT coalesce(min(start), 0) FROM " + std::string(cube.table));
        if (!span)
            return fail(span.error());
        const bool inQuarters = cube.levels.front().minutes < 60;
        const auto rows = database->integer("SELECT EXISTS (SELECT 1 FROM " + std::string(cube.table) + ")");
        if (!rows)
            return fail(rows.error());
        if (*rows == 0)
            continue;
        if (!inQuarters && !wholeHoursApart(store.homeZone(), rules, *span * 1000, clock.now())) {
            since = std::max(since, clock.now());
            if (auto done = remakeMonths(*database, cube, rules); !done)
                return fail(done.error());
            continue;
        }
        const auto from = remake(*database, cube, store.homeZone(), rules, clock.now());
        if (!from)
            return fail(from.error());
        since = std::max(since, *from);
        if (auto done = remakeMonths(*database, cube, rules); !done)
            return fail(done.error());
    }
    const UtcMicros answer = since == INT64_MIN ? 0 : since;
    const QString values[][2] { { QStringLiteral("home_zone"), zone }, { QStringLiteral("home_zone_since_ms"), QString::number(answer / 1000) } };
    for (const auto &value : values) {
        auto update = database->prepare("UPDATE store_info SET value = ? WHERE key = ?");
        if (!update)
            return fail(update.error());
        update->bindText(1, value[1]);
        update->bindText(2, value[0]);
        if (const int code = update->step(); code != SQLITE_DONE)
            return fail(database->problem(code, Tr::tr("The store could not be written")));
    }
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    if (auto done = writeJournal(store, clock, QStringLiteral("store.home-zone"), zone); !done)
        return fail(done.error());
    return answer;
}

} // namespace bw::store

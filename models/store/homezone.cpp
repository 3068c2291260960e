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

/// temp.day_of(start, day): the day of the new zone for each start of a finer cell. What lies between the last day of the
/// old zone that is kept and the first of the new one stays together in a short day that begins at \p seam.
core::Done mapDays(Database &database, const std::string &table, int level, const core::ZoneRules &zone, UtcMicros seam, UtcMicros from)
{
    if (auto done = database.run("DROP TABLE IF EXISTS temp.day_of; CREATE TEMP TABLE day_of(start INTEGER PRIMARY KEY, day INTEGER NOT NULL)"); !done)
        return done;
    auto starts = database.prepare("SELECT DISTINCT start FROM " + table + " WHERE level = " + std::to_string(level));
    auto insert = database.prepare("INSERT INTO temp.day_of VALUES (?, ?)");
    if (!starts || !insert)
        return fail(starts ? insert.error() : starts.error());
    int code = 0;
    while ((code = starts->step()) == SQLITE_ROW) {
        insert->bind(1, starts->integer(0));
        const UtcMicros start = starts->integer(0) * 1000;
        insert->bind(2, (start < from ? seam : zone.startOfDay(start)) / 1000);
        if (const int inserted = insert->step(); inserted != SQLITE_DONE)
            return fail(database.problem(inserted, Tr::tr("The store could not be written")));
        insert->reset();
    }
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be read"))));
}

/// From which day on the days of \p cube are right afterwards.
core::Result<UtcMicros> remake(Database &database, const Cube &cube, const core::ZoneRules &before, const core::ZoneRules &zone, UtcMicros now)
{
    const std::string table(cube.table);
    int finer = 0;
    for (const CubeLevel &level : cube.levels)
        if (level.minutes < 1440)
            finer = std::max(finer, level.minutes);
    if (finer == 0)
        return now;
    const auto first = database.integer("SELECT coalesce(min(start), -1) FROM " + table + " WHERE level = " + std::to_string(finer));
    if (!first)
        return fail(first.error());
    if (*first < 0)
        return INT64_MIN; // nothing to make, nothing wrong
    const UtcMicros seam = dayAtOrAfter(before, *first * 1000);
    const auto older = database.integer("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE level = 1440 AND start < " + std::to_string(before.startOfDay(*first * 1000) / 1000) + ")");
    if (!older)
        return fail(older.error());
    // Where no day is older than the finer cells, all days can be made again.
    const bool all = *older == 0;
    const UtcMicros from = all ? INT64_MIN : dayAtOrAfter(zone, seam);
    if (auto done = mapDays(database, table, finer, zone, seam, from); !done)
        return fail(done.error());
    std::string keys;
    for (const CubeKey &key : cube.keys)
        keys.append(", ").append(key.column);
    std::string values;
    std::string sums;
    for (const auto value : cube.values) {
        values.append(", ").append(value);
        sums.append(", sum(c.").append(value).append(")");
    }
    const std::string seamMs = std::to_string(seam / 1000);
    const std::string remove = "DELETE FROM " + table + " WHERE level = 1440" + (all ? "" : " AND start >= " + seamMs);
    const std::string insert = "INSERT INTO " + table + " (node, level, start" + keys + values + ") SELECT c.node, 1440, d.day" + keys + sums + " FROM " + table
        + " c JOIN temp.day_of d ON d.start = c.start WHERE c.level = " + std::to_string(finer) + (all ? "" : " AND c.start >= " + seamMs) + " GROUP BY c.node, d.day" + keys;
    for (const std::string &statement : { remove, insert })
        if (auto done = database.run(statement.c_str()); !done)
            return fail(done.error());
    return from;
}

} // namespace

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
            continue;
        }
        const auto from = remake(*database, cube, store.homeZone(), rules, clock.now());
        if (!from)
            return fail(from.error());
        since = std::max(since, *from);
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

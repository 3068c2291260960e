// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleethours.h"

#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

namespace bw::store {

using core::fail;

core::Result<QHash<core::UtcMicros, FleetHour>> readFleetHours(const Store &store, core::TimeRange range, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QHash<core::UtcMicros, FleetHour> hours;
    auto rows = reader->rows("SELECT start, names, sources, unexplained FROM fleet_hour WHERE start >= ? AND start < ?", toMs(range.from), toMs(range.to));
    while (rows.next())
        hours.insert(fromMs(rows.integer(0)), { rows.integer(1), rows.integer(2), rows.integer(3) });
    if (reader->problem())
        return fail(*reader->problem());
    return hours;
}

core::Done writeFleetHours(const Store &store, const std::map<core::UtcMicros, FleetHour> &hours)
{
    if (hours.empty())
        return {};
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    auto insert = database->prepare("INSERT INTO fleet_hour(start, names, sources, unexplained) VALUES (?, ?, ?, ?) "
                                    "ON CONFLICT(start) DO UPDATE SET names = excluded.names, sources = excluded.sources, unexplained = excluded.unexplained");
    if (!insert)
        return fail(insert.error());
    for (const auto &[start, hour] : hours) {
        insert->reset();
        insert->bind(1, toMs(start));
        insert->bind(2, hour.names);
        insert->bind(3, hour.sources);
        insert->bind(4, hour.unexplained);
        if (const int code = insert->step(); code != SQLITE_DONE)
            return fail(database->problem(code, Tr::tr("What the hours of the fleet looked like could not be kept")));
    }
    return transaction->commit();
}

} // namespace bw::store

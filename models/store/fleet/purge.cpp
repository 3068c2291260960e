// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/purge.h"

#include "models/store/cubes.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/homezone.h"
#include "models/store/journal.h"
#include "models/store/posture/postureupkeep.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"
#include "models/store/writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using sqlite::Database;
using sqlite::Transaction;

namespace {

constexpr int rowsAStep = 5'000;
constexpr int startsAStep = 48;

/// Tables whose rows carry the node in the upper bits of their number, with the column of that number. A segment goes before its ranges:
/// one without any is a damaged store's (soundness.h).
constexpr std::array<std::pair<const char *, const char *>, 14> numbered { { { "message", "id" }, { "delivery", "id" }, { "block", "id" }, { "rejection", "id" }, { "login", "id" },
    { "verdict", "id" }, { "occurrence", "id" }, { "segment", "id" }, { "segment_range", "segment" }, { "segment_digest", "segment" }, { "source", "id" }, { "aside", "id" },
    { "snapshot_section", "snapshot" }, { "snapshot", "id" } } };
/// Leave with the node's name, at the end: "heard" tells the first hour that has changed, also to whoever goes on after a stop.
constexpr std::array<std::string_view, 4> last { "node_counter", "lease", "heard", "asset" };
/// Marks in store_info of what is not finished. While a node has its name: this and its number. Afterwards: the second and its name, with
/// the first hour that has changed (ms), until the fleet's sums and the memory of its hours have followed.
constexpr std::string_view underWay = "purging.", settling = "purged.";

core::Done bound(Database &database, std::string_view sql, const QString &first, const QString &second)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return fail(statement.error());
    statement->bindText(1, first);
    statement->bindText(2, second);
    const int code = statement->step();
    return code == SQLITE_DONE ? core::Done() : fail(database.problem(code, Tr::tr("The purge could not be noted")));
}

std::string within(std::string_view mark) // keys that begin with it
{
    const std::string begin(mark.substr(0, mark.size() - 1));
    return "key > '" + begin + ".' AND key < '" + begin + "/'";
}

QString keyOf(std::string_view mark, const QString &rest)
{
    return QLatin1String(mark.data(), static_cast<qsizetype>(mark.size())) + rest;
}

class Purge final
{
public:
    Purge(Database &database, std::int64_t node, const std::atomic_bool &stop, const std::function<void(double)> &tell)
        : m_database(database)
        , m_node(node)
        , m_stop(stop)
        , m_tell(tell)
    {
    }

    core::Done all(const Store &store, const QString &name)
    {
        if (auto done = bound(m_database, "INSERT INTO store_info(key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", keyOf(underWay, QString::number(m_node)), name); !done)
            return done;
        if (auto done = findFirstHour(); !done)
            return done;
        if (auto done = countRows(); !done)
            return done;
        for (const auto &[table, column] : numbered)
            if (auto done = removeNumbered(table, column); !done)
                return done;
        for (const Cube &cube : cubes())
            if (auto done = removeCells(cube); !done)
                return done;
        if (auto done = months(store); !done)
            return done;
        const auto tables = keyedTables();
        if (!tables)
            return fail(tables.error());
        for (const std::string &table : *tables)
            if (auto done = removeKeyed(table, m_node); !done)
                return done;
        return step("DELETE FROM section_text WHERE hash NOT IN (SELECT hash FROM snapshot_section)");
    }
    core::Done name(const QString &name, const core::Clock &clock)
    {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        if (auto done = forgetPostureOfNode(m_database, m_node, name); !done)
            return done;
        const std::string id = std::to_string(m_node);
        std::string sql = "DELETE FROM node WHERE id = " + id + "; DELETE FROM store_info WHERE key = '" + std::string(underWay) + id + "'";
        for (const std::string_view table : last)
            sql += "; DELETE FROM " + std::string(table) + " WHERE node = " + id;
        if (auto done = m_database.run(sql.c_str()); !done)
            return done;
        if (auto done = bound(m_database, "INSERT INTO store_info(key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value "
                                          "WHERE CAST(excluded.value AS INTEGER) < CAST(value AS INTEGER) OR CAST(value AS INTEGER) = 0",
                keyOf(settling, name), QString::number(toMs(m_report.firstHour)));
            !done)
            return done;
        if (auto done = writeJournal(m_database, clock, QStringLiteral("node.purge"), name); !done)
            return done;
        return transaction->commit();
    }
    /// One node is its own fleet, once the other's name is gone: what is left of the sums is used by nobody.
    core::Done fleetOfOne()
    {
        for (const Cube &cube : cubes())
            if (auto done = removeKeyed(std::string(cube.table), 0, aloneOnly); !done)
                return done;
        if (auto done = removeKeyed("unfolded", 0, aloneOnly); !done)
            return done;
        return removeKeyed("cell_life", 0, aloneOnly);
    }

    /// True: one of that name is gone, and not all that has to follow.
    core::Result<bool> resume(const QString &name)
    {
        auto statement = m_database.prepare("SELECT value FROM store_info WHERE key = ?");
        if (!statement)
            return fail(statement.error());
        statement->bindText(1, keyOf(settling, name));
        const int code = statement->step();
        if (code == SQLITE_ROW)
            m_report.firstHour = fromMs(statement->text(0).toLongLong());
        else if (code != SQLITE_DONE)
            return fail(m_database.problem(code, Tr::tr("The store could not be read")));
        return code == SQLITE_ROW;
    }

    [[nodiscard]] const PurgeReport &report() const { return m_report; }

private:
    static constexpr const char *aloneOnly = " AND (SELECT count(*) FROM node) < 2"; ///< somebody may add a second one meanwhile

    [[nodiscard]] std::string range(const char *column) const
    {
        return std::string(column) + " BETWEEN " + std::to_string(m_node << 40) + " AND " + std::to_string(((m_node + 1) << 40) - 1);
    }
    core::Done stopped() const { return fail({ ProblemKind::Cancelled, Tr::tr("Stopped while forgetting the node"), {}, {}, Tr::tr("Call it again: it goes on.") }); }

    core::Done step(const std::string &sql)
    {
        if (m_stop)
            return stopped();
        auto done = m_database.run(sql.c_str());
        if (done)
            m_report.rowsRemoved += sqlite3_changes64(m_database.handle());
        if (done && m_tell && m_rows > 0)
            m_tell(std::min(0.99, double(m_report.rowsRemoved) / double(m_rows)));
        return done;
    }
    /// Again and again, until it changes nothing.
    core::Done steps(const std::string &sql)
    {
        qint64 before = -1;
        while (before != m_report.rowsRemoved) {
            before = m_report.rowsRemoved;
            if (auto done = step(sql); !done)
                return done;
        }
        return {};
    }

    core::Done findFirstHour()
    {
        const auto first = m_database.integer("SELECT coalesce(min(from_ms), 0) FROM heard WHERE node = " + std::to_string(m_node));
        if (!first)
            return fail(first.error());
        m_report.firstHour = fromMs(*first);
        return {};
    }

    /// What progress is a share of; small tables and the fleet's sums are left out.
    core::Done countRows()
    {
        if (!m_tell)
            return {};
        std::vector<std::string> counts;
        for (const auto &[table, column] : numbered)
            counts.push_back(std::string("SELECT count(*) FROM ") + table + " WHERE " + range(column));
        for (const Cube &cube : cubes())
            counts.push_back("SELECT count(*) FROM " + std::string(cube.table) + " WHERE node = " + std::to_string(m_node));
        for (const std::string &sql : counts) {
            if (m_stop)
                return stopped();
            const auto count = m_database.integer(sql);
            if (!count)
                return fail(count.error());
            m_rows += *count;
        }
        return {};
    }

    core::Done removeNumbered(const char *table, const char *column)
    {
        return steps(std::string("DELETE FROM ") + table + " WHERE " + range(column) + " AND " + column + " <= (SELECT max(" + column + ") FROM (SELECT " + column + " FROM " + table
            + " WHERE " + range(column) + " ORDER BY " + column + " LIMIT " + std::to_string(rowsAStep) + "))");
    }

    core::Result<std::vector<std::string>> texts(const std::string &sql)
    {
        auto statement = m_database.prepare(sql);
        if (!statement)
            return fail(statement.error());
        std::vector<std::string> found;
        int code = 0;
        while ((code = statement->step()) == SQLITE_ROW)
            found.emplace_back(statement->bytes(0));
        if (code != SQLITE_DONE)
            return fail(m_database.problem(code, Tr::tr("The store could not be read")));
        return found;
    }

    /// Tables with a column "node" that are neither cubes nor the last ones.
    core::Result<std::vector<std::string>> keyedTables()
    {
        auto found = texts("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'node' WHERE m.type = 'table' ORDER BY m.name");
        if (!found)
            return found;
        std::erase_if(*found, [](const std::string &table) {
            const auto all = cubes();
            return std::any_of(all.begin(), all.end(), [&table](const Cube &cube) { return cube.table == table; }) || std::find(last.begin(), last.end(), table) != last.end();
        });
        return found;
    }

    core::Done removeKeyed(const std::string &table, std::int64_t node, const char *onlyIf = "")
    {
        const auto key = texts("SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0 ORDER BY pk");
        if (!key)
            return fail(key.error());
        std::string columns;
        for (const std::string &column : *key)
            columns += (columns.empty() ? "" : ", ") + column;
        return steps("DELETE FROM " + table + " WHERE (" + columns + ") IN (SELECT " + columns + " FROM " + table + " WHERE node = " + std::to_string(node) + onlyIf + " LIMIT "
            + std::to_string(rowsAStep) + ")");
    }

    /// Its cells of some hours, and the fleet's of the same hours anew from those of the other nodes, in one transaction.
    core::Done removeCells(const Cube &cube)
    {
        const std::string table(cube.table), node = std::to_string(m_node);
        std::string keys, values, sums;
        for (const CubeKey &key : cube.keys)
            keys.append(", ").append(key.column);
        for (const std::string_view value : cube.values) {
            values.append(", ").append(value);
            sums.append(", sum(").append(value).append(")");
        }
        for (const CubeLevel &level : cube.levels) {
            if (level.minutes == monthLevel)
                continue;
            const std::string minutes = std::to_string(level.minutes);
            while (true) {
                if (m_stop)
                    return stopped();
                auto transaction = Transaction::begin(m_database);
                if (!transaction)
                    return fail(transaction.error());
                const std::string starts = "SELECT DISTINCT start FROM " + table + " WHERE node = " + node + " AND level = " + minutes + " ORDER BY start LIMIT " + std::to_string(startsAStep);
                const auto low = m_database.integer("SELECT coalesce(min(start), -1) FROM (" + starts + ")");
                const auto high = m_database.integer("SELECT coalesce(max(start), -1) FROM (" + starts + ")");
                if (!low || !high)
                    return fail(low ? high.error() : low.error());
                if (*low < 0 && *high < 0)
                    break;
                const std::string span = " AND level = " + minutes + " AND start BETWEEN " + std::to_string(*low) + " AND " + std::to_string(*high);
                // Only hours in which it had cells: others may have been summed up when their parts were still there.
                const std::string touched = span + " AND start IN (SELECT start FROM temp.touched)";
                if (auto done = m_database.run(("DROP TABLE IF EXISTS temp.touched; CREATE TEMP TABLE touched AS " + starts).c_str()); !done)
                    return done;
                if (auto done = step("DELETE FROM " + table + " WHERE node = " + node + span); !done)
                    return done;
                if (auto done = m_database.run(("DELETE FROM " + table + " WHERE node = 0" + touched + "; INSERT INTO " + table + "(node, level, start" + keys + values + ") SELECT 0, level, start"
                                                   + keys + sums + " FROM " + table + " WHERE node IN (SELECT id FROM node WHERE id <> " + node + ")" + touched + " GROUP BY level, start" + keys)
                                                   .c_str());
                    !done)
                    return done;
                if (level.minutes == hourLevel && cube.keepTop > 0) // its smaller keys are folded again
                    if (auto done = m_database.run("INSERT OR IGNORE INTO unfolded(node, start, written_ms) SELECT 0, start, 0 FROM temp.touched"); !done)
                        return done;
                if (auto done = transaction->commit(); !done)
                    return done;
            }
        }
        return {};
    }

    core::Done months(const Store &store)
    {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        if (auto done = makeMonths(m_database, store); !done)
            return done;
        return transaction->commit();
    }

    Database &m_database;
    const std::int64_t m_node;
    const std::atomic_bool &m_stop;
    const std::function<void(double)> &m_tell;
    qint64 m_rows = 0; ///< to be removed
    PurgeReport m_report;
};

} // namespace

core::Result<PurgeReport> purgeNode(const Store &store, const QString &name, const core::Clock &clock, const std::atomic_bool &stop, const std::function<void(double)> &tell)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    const auto row = findNode(store, name, {});
    if (!row && row.error().kind != ProblemKind::Missing)
        return fail(row.error());
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    if (auto done = database->run("PRAGMA secure_delete = ON"); !done)
        return fail(done.error());
    Purge purge(*database, row ? row->id : 0, stop, tell);
    if (row) {
        // Nobody collects it from now on, and nobody writes to it meanwhile.
        if (auto done = removeRoute(store, name, clock); !done)
            return fail(done.error());
        auto lease = Writer::open(store, name, row->node.mta, QStringLiteral("forgetting the node"), clock);
        if (!lease)
            return fail(lease.error());
        if (auto done = purge.all(store, name); !done)
            return fail(done.error());
        lease->reset();
        if (auto done = purge.name(name, clock); !done)
            return fail(done.error());
    } else if (auto known = purge.resume(name); !known || !*known) // a call before this one was killed
        return fail(known ? row.error() : known.error());
    if (auto done = purge.fleetOfOne(); !done)
        return fail(done.error());
    return purge.report();
}

core::Done dropFleetOfOne(sqlite::Database &database, const std::atomic_bool &stop)
{
    const std::function<void(double)> nobody;
    return Purge(database, 0, stop, nobody).fleetOfOne();
}

core::Result<QList<SettlingPurge>> settlingPurges(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QList<SettlingPurge> found;
    {
        auto rows = reader->rows(("SELECT key, value FROM store_info WHERE " + within(settling)).c_str());
        while (rows.next())
            found.append({ rows.text(0).mid(static_cast<qsizetype>(settling.size())), fromMs(rows.text(1).toLongLong()) });
    }
    if (reader->problem())
        return fail(*reader->problem());
    return found;
}

core::Done settlePurges(const Store &store, const QList<SettlingPurge> &purges)
{
    if (purges.isEmpty())
        return {};
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    for (const SettlingPurge &purge : purges) // where another of that name has gone meanwhile, it may have changed more
        if (auto done = bound(*database, "DELETE FROM store_info WHERE key = ? AND value = ?", keyOf(settling, purge.name), QString::number(toMs(purge.firstHour))); !done)
            return done;
    return {};
}

QStringList unfinishedPurges(Reader &reader, const QList<NodeName> &nodes)
{
    QStringList notes;
    auto rows = reader.rows(("SELECT key FROM store_info WHERE " + within(underWay)).c_str());
    while (rows.next()) {
        const qint64 id = rows.text(0).mid(static_cast<qsizetype>(underWay.size())).toLongLong();
        for (const NodeName &node : nodes)
            if (node.id == id)
                notes.append(Tr::tr("%1 is being forgotten, which is not finished: its figures are gone in part, and so they are from the fleet's. breakwaterctl fleet remove %1 --purge finishes it.").arg(node.name));
    }
    return notes;
}

core::Result<QStringList> unfinishedPurges(const Store &store, const Filter &filter, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    const auto nodes = Names(*reader).chosenNodes(filter);
    if (!nodes)
        return core::fail(nodes.error());
    QStringList notes = unfinishedPurges(*reader, *nodes);
    if (reader->problem())
        return core::fail(*reader->problem());
    return notes;
}

} // namespace bw::store

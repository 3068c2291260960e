// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/maintenance.h"

#include "models/store/cubes.h"
#include "models/store/feedback/feedbackupkeep.h"
#include "models/store/fleet/purge.h"
#include "models/store/messageblock.h"
#include "models/store/packing.h"
#include "models/store/posture/postureupkeep.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace bw::store {

namespace {

using core::fail;
using sqlite::Database;
using sqlite::Transaction;

constexpr std::int64_t msPerHour = 3'600'000;
constexpr std::int64_t msPerDay = 24 * msPerHour;
constexpr std::int64_t rowsAStep = 4000; ///< about 20 ms on a slow disk
constexpr std::int64_t blocksAStep = 100; ///< of some pages each

std::string joined(std::span<const std::string_view> names, std::string_view before = {})
{
    std::string text;
    for (const auto name : names)
        text.append(text.empty() ? "" : ", ").append(before).append(name);
    return text;
}

class Run final
{
public:
    Run(Database &database, const RetentionPolicy &policy, std::int64_t nowMs, const std::atomic_bool &stop)
        : m_database(database)
        , m_policy(policy)
        , m_nowMs(nowMs)
        , m_today(nowMs / msPerDay)
        , m_stop(stop)
    {
    }

    core::Result<MaintenanceReport> all()
    {
        for (auto step : { &Run::finishPurges, &Run::expireRows, &Run::packRows, &Run::foldRestingHours, &Run::expireCells, &Run::expireHistories, &Run::expireReports, &Run::expireLooks, &Run::expireStrings, &Run::giveBack }) {
            if (m_stop)
                break;
            if (auto done = (this->*step)(); !done)
                return fail(done.error());
        }
        return m_report;
    }

private:
    struct Value
    {
        std::int64_t a = 0, b = 0, c = 0;
        std::string name;
    };

    core::Result<std::vector<Value>> list(const std::string &sql)
    {
        auto statement = m_database.prepare(sql);
        if (!statement)
            return fail(statement.error());
        std::vector<Value> values;
        int code = 0;
        while ((code = statement->step()) == SQLITE_ROW)
            values.push_back({ statement->integer(0), statement->integer(1), statement->integer(2), std::string(statement->bytes(3)) });
        if (code != SQLITE_DONE)
            return fail(m_database.problem(code, Tr::tr("The store could not be read")));
        return values;
    }

    core::Result<std::int64_t> change(const std::string &sql)
    {
        if (auto done = m_database.run(sql.c_str()); !done)
            return fail(done.error());
        return sqlite3_changes64(m_database.handle());
    }

    /// How many messages, deliveries and verdicts stand in blocks. Of one that is damaged only the messages are known.
    core::Result<std::int64_t> rowsInBlocks(std::int64_t first, std::int64_t last)
    {
        auto blocks = m_database.prepare("SELECT facts, messages FROM block WHERE id BETWEEN " + std::to_string(first) + " AND " + std::to_string(last));
        if (!blocks)
            return fail(blocks.error());
        std::int64_t rows = 0;
        MessageBlock block;
        int code = 0;
        while ((code = blocks->step()) == SQLITE_ROW)
            rows += unpackBlock(blocks->bytes(0), block) ? std::ssize(block.messages) + std::ssize(block.deliveries) + std::ssize(block.verdicts) : blocks->integer(1);
        if (code != SQLITE_DONE)
            return fail(m_database.problem(code, Tr::tr("The store could not be read")));
        return rows;
    }

    /// Whole segments whose day of storing is over, unless a hold needs one.
    core::Done expireRows()
    {
        const auto segments = list("SELECT id, 0, 0, '' FROM segment WHERE stored_day <= " + std::to_string(m_today - m_policy.rowDays)
            + " AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.from_ms <= segment.high_ms AND hold.to_ms >= segment.low_ms)");
        if (!segments)
            return fail(segments.error());
        for (const Value &segment : *segments) {
            const std::int64_t node = segment.a >> 40;
            const auto ranges = list("SELECT first, last, 0, tbl FROM segment_range WHERE segment = " + std::to_string(segment.a));
            if (!ranges)
                return fail(ranges.error());
            // First, so that no question takes the rows that are left of it for all: KeptRows reads this. A stamp of the future (a clock
            // that ran ahead, a wrong --year) must not make all that is stored until then count as gone.
            if (const auto told = change("INSERT INTO node_counter SELECT " + std::to_string(node) + ", 'kept_from_ms', min(high_ms + 1, (stored_day + 1) * 86400000) FROM segment WHERE id = "
                    + std::to_string(segment.a) + " ON CONFLICT (node, tbl) DO UPDATE SET next = excluded.next WHERE excluded.next > node_counter.next");
                !told)
                return fail(told.error());
            for (const Value &range : *ranges) {
                const std::int64_t step = range.name == "block" ? blocksAStep : rowsAStep;
                for (std::int64_t from = range.a; from <= range.b; from += step) {
                    if (m_stop)
                        return {};
                    const std::int64_t to = std::min(from + step - 1, range.b);
                    const auto packed = range.name == "block" ? rowsInBlocks(node << 40 | from, node << 40 | to) : core::Result<std::int64_t>(-1);
                    if (!packed)
                        return fail(packed.error());
                    const auto removed = change("DELETE FROM " + range.name + " WHERE id BETWEEN " + std::to_string(node << 40 | from) + " AND "
                        + std::to_string(node << 40 | to));
                    if (!removed)
                        return fail(removed.error());
                    m_report.rowsRemoved += *packed < 0 ? *removed : *packed;
                }
            }
            const std::string id = std::to_string(segment.a);
            if (auto done = m_database.run(("BEGIN IMMEDIATE; DELETE FROM segment_range WHERE segment = " + id
                    + "; DELETE FROM segment_digest WHERE segment = " + id + "; DELETE FROM segment WHERE id = " + id + "; COMMIT")
                                               .c_str());
                !done)
                return done;
            ++m_report.segmentsRemoved;
        }
        return {};
    }

    core::Done finishPurges()
    {
        auto done = dropFleetOfOne(m_database, m_stop);
        return !done && done.error().kind == core::ProblemKind::Cancelled ? core::Done() : done;
    }
    core::Done packRows() { return packSealedSegments(m_database, m_stop); }

    /// Adds the rows of \p cube that \p condition names, with \p keys replaced by "other", and removes them.
    core::Result<std::int64_t> fold(const Cube &cube, const std::string &condition, const std::string &replacedColumn)
    {
        std::string columns = "node, level, start";
        std::string selected = columns;
        std::string grouped = columns;
        for (const CubeKey &key : cube.keys) {
            // When the named thing goes, what is beside it in the key goes too: a pair is folded as a pair.
            const bool replaced = !key.other.empty() && (replacedColumn.empty() || replacedColumn == key.column);
            columns.append(", ").append(key.column);
            selected.append(", ").append(replaced ? key.other : key.column);
            if (!replaced)
                grouped.append(", ").append(key.column);
        }
        std::string sums;
        std::string updates;
        for (const auto value : cube.values) {
            sums.append(", sum(").append(value).append(")");
            updates.append(updates.empty() ? "" : ", ").append(value).append(" = ").append(cube.table).append(".").append(value).append(" + excluded.").append(value);
        }
        const std::string table(cube.table);
        if (auto done = m_database.run("DROP TABLE IF EXISTS temp.folding"); !done)
            return fail(done.error());
        if (auto done = m_database.run(("CREATE TEMP TABLE folding AS SELECT " + selected + sums + " FROM " + table + " WHERE " + condition + " GROUP BY " + grouped).c_str()); !done)
            return fail(done.error());
        const auto removed = change("DELETE FROM " + table + " WHERE " + condition);
        if (!removed)
            return removed;
        if (auto done = m_database.run(("INSERT INTO " + table + " (" + columns + ", " + joined(cube.values) + ") SELECT * FROM temp.folding WHERE true ON CONFLICT (node, level, start"
                + keyList(cube) + ") DO UPDATE SET " + updates)
                                           .c_str());
            !done)
            return fail(done.error());
        return removed;
    }

    static std::string keyList(const Cube &cube)
    {
        std::string text;
        for (const CubeKey &key : cube.keys)
            text.append(", ").append(key.column);
        return text;
    }

    core::Done foldRestingHours()
    {
        const auto hours = list("SELECT node, start, 0, '' FROM unfolded WHERE written_ms <= "
            + std::to_string(m_nowMs - m_policy.foldAfterHours * msPerHour));
        if (!hours)
            return fail(hours.error());
        for (const Value &hour : *hours) {
            if (m_stop)
                return {};
            const std::string place = "node = " + std::to_string(hour.a) + " AND level = 60 AND start = " + std::to_string(hour.b);
            auto transaction = Transaction::begin(m_database);
            if (!transaction)
                return fail(transaction.error());
            for (const Cube &cube : cubes()) {
                if (cube.keepTop == 0)
                    continue;
                const std::string first(cube.keys.front().column);
                // The thing that is ranked is the first key (stream, domain); for logins the pair with its network.
                const std::string ranked = cube.table == "login_cell" ? "login, network" : first;
                const std::string isOther = cube.table == "login_cell" ? "login = -1" : first + " = 0";
                const std::string kept = "SELECT " + ranked + " FROM " + std::string(cube.table) + " WHERE " + place + " AND NOT (" + isOther + ") GROUP BY " + ranked
                    + " ORDER BY sum(" + std::string(cube.weight) + ") DESC, " + ranked + " LIMIT " + std::to_string(cube.keepTop);
                std::string condition = place + " AND NOT (" + isOther + ") AND (" + ranked + ") NOT IN (" + kept + ")";
                if (!cube.neverFold.empty())
                    condition += " AND (" + ranked + ") NOT IN (SELECT " + ranked + " FROM " + std::string(cube.table) + " WHERE " + place + " AND " + std::string(cube.neverFold) + ")";
                const auto folded = fold(cube, condition, {});
                if (!folded)
                    return fail(folded.error());
                m_report.keysFolded += *folded;
            }
            if (auto done = m_database.run(("DELETE FROM unfolded WHERE node = " + std::to_string(hour.a) + " AND start = " + std::to_string(hour.b)).c_str()); !done)
                return done;
            if (auto done = transaction->commit(); !done)
                return done;
        }
        return {};
    }

    static std::int64_t monthStartMs(std::int64_t month)
    {
        const auto day = std::chrono::sys_days(std::chrono::year(static_cast<int>(month / 12)) / std::chrono::month(static_cast<unsigned>(month % 12 + 1)) / 1);
        return std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
    }

    /// Remembered before they go: an answer must tell what is gone from what never was.
    core::Done noteDaysGone(const std::string &table, std::int64_t node, std::int64_t from, std::int64_t to)
    {
        const auto there = change("INSERT INTO store_info(key, value) SELECT '" + std::string(daysGoneKey) + table + "', '" + std::to_string(to) + "' WHERE EXISTS (SELECT 1 FROM " + table
            + " WHERE node = " + std::to_string(node) + " AND level = " + std::to_string(dayLevel) + " AND start >= " + std::to_string(from) + " AND start < " + std::to_string(to)
            + ") ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)");
        return there ? core::Done() : fail(there.error());
    }

    core::Done expireCells()
    {
        for (const Cube &cube : cubes()) {
            const std::string table(cube.table);
            // The fleet's totals (node 0) live as long as the youngest month of any node.
            const auto months = list("SELECT node, month, written_day, '' FROM cell_life WHERE cube = '" + table
                + "' AND node <> 0 UNION ALL SELECT 0, month, max(written_day), '' FROM cell_life WHERE cube = '" + table + "' GROUP BY month");
            if (!months)
                return fail(months.error());
            for (const Value &month : *months) {
                for (const CubeLevel &level : cube.levels) {
                    if (level.lifeDays == 0 || month.c > m_today - level.lifeDays)
                        continue;
                    const std::int64_t end = std::min(monthStartMs(month.b + 1), m_nowMs - level.lifeDays * msPerDay);
                    for (std::int64_t day = monthStartMs(month.b); day < end; day += msPerDay) {
                        if (m_stop)
                            return {};
                        if (level.minutes == dayLevel)
                            if (auto done = noteDaysGone(table, month.a, day, std::min(day + msPerDay, end)); !done)
                                return done;
                        const auto removed = change("DELETE FROM " + table + " WHERE node = " + std::to_string(month.a) + " AND level = " + std::to_string(level.minutes)
                            + " AND start >= " + std::to_string(day) + " AND start < " + std::to_string(std::min(day + msPerDay, end)));
                        if (!removed)
                            return fail(removed.error());
                        m_report.cellsRemoved += *removed;
                    }
                }
            }
        }
        return {};
    }

    core::Done expireHistories()
    {
        const std::string old = std::to_string(m_nowMs - m_policy.historyDays * msPerDay);
        const std::string statements[] {
            "DELETE FROM login_network WHERE last_ok_ms < " + old,
            "DELETE FROM selector_history WHERE last_ms < " + old,
            "DELETE FROM source_history WHERE last_ms < " + old,
            "DELETE FROM login_domain WHERE last_day < " + std::to_string(m_today - m_policy.loginDomainDays),
            "DELETE FROM fleet_hour WHERE start < " + std::to_string(m_nowMs - m_policy.fleetHourDays * msPerDay),
        };
        for (const std::string &statement : statements)
            if (auto done = m_database.run(statement.c_str()); !done)
                return done;
        return {};
    }

    core::Done expireReports()
    {
        const auto removed = expireFeedback(m_database, m_today, m_policy.feedbackDays, m_stop);
        if (!removed)
            return fail(removed.error());
        m_report.rowsRemoved += *removed;
        return {};
    }

    core::Done expireLooks()
    {
        const auto removed = expirePosture(m_database, m_nowMs, m_policy.postureDays, m_stop);
        if (!removed)
            return fail(removed.error());
        m_report.rowsRemoved += *removed;
        return {};
    }

    /// Strings that strangers chose leave when the last segment that used them has left; the cells that name them become "other".
    /// A domain that this fleet sent to nobody chose: it stays as long as its days are kept (models/store/README.md).
    core::Done expireStrings()
    {
        // 3 domain, 7 relay, 12 selector, 4 login without a success: logs::StringKind. last_day is the day of the last use.
        const std::string leaving = "own = 0 AND last_day <= " + std::to_string(m_today - m_policy.rowDays)
            + " AND (kind IN (3, 7, 12) OR (kind = 4 AND text IS NULL))";
        if (auto done = m_database.run("DROP TABLE IF EXISTS temp.leaving; CREATE TEMP TABLE leaving(id INTEGER PRIMARY KEY)"); !done)
            return done;
        const auto found = change("INSERT INTO temp.leaving SELECT id FROM string WHERE " + leaving
            + " AND (kind <> 3 OR id NOT IN (SELECT domain FROM destination_cell WHERE node IN (SELECT id FROM node) AND level = "
            + std::to_string(dayLevel) + " AND delivered + deferred + bounced + expired > 0))");
        if (!found)
            return fail(found.error());
        if (*found == 0)
            return {};
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        // Somebody may have used one since it was listed.
        if (auto done = m_database.run(("DELETE FROM temp.leaving WHERE id NOT IN (SELECT id FROM string WHERE " + leaving + ")").c_str()); !done)
            return done;
        for (const Cube &cube : cubes()) {
            for (const CubeKey &key : cube.keys) {
                const std::string column(key.column);
                const std::string condition = cube.table == "stream_cell"
                    ? "stream IN (SELECT id FROM stream_key WHERE sender_domain IN (SELECT id FROM temp.leaving) OR login IN (SELECT id FROM temp.leaving))"
                    : column + " IN (SELECT id FROM temp.leaving)";
                if (!key.isString && cube.table != "stream_cell")
                    continue;
                const auto folded = fold(cube, condition, cube.table == "login_cell" ? std::string() : column);
                if (!folded)
                    return fail(folded.error());
                m_report.keysFolded += *folded;
            }
        }
        const auto removed = change("DELETE FROM stream_key WHERE sender_domain IN (SELECT id FROM temp.leaving) OR login IN (SELECT id FROM temp.leaving)");
        if (!removed)
            return fail(removed.error());
        for (const char *statement : { "DELETE FROM login_domain WHERE domain IN (SELECT id FROM temp.leaving)",
                 "DELETE FROM source_history WHERE domain IN (SELECT id FROM temp.leaving)",
                 "DELETE FROM selector_history WHERE domain IN (SELECT id FROM temp.leaving) OR selector IN (SELECT id FROM temp.leaving)" })
            if (auto done = m_database.run(statement); !done)
                return done;
        const auto strings = change("DELETE FROM string WHERE id IN (SELECT id FROM temp.leaving)");
        if (!strings)
            return fail(strings.error());
        m_report.stringsRemoved += *strings;
        return transaction->commit();
    }

    core::Done giveBack()
    {
        const auto before = m_database.integer("PRAGMA freelist_count");
        if (!before)
            return fail(before.error());
        for (std::int64_t free = *before; free > 0 && !m_stop; free -= 500)
            if (auto done = m_database.run("PRAGMA incremental_vacuum(500)"); !done)
                return done;
        return m_database.run("PRAGMA wal_checkpoint(PASSIVE)");
    }

    Database &m_database;
    const RetentionPolicy &m_policy;
    const std::int64_t m_nowMs;
    const std::int64_t m_today;
    const std::atomic_bool &m_stop;
    MaintenanceReport m_report;
};

} // namespace

core::Result<MaintenanceReport> maintain(
    const Store &store, const RetentionPolicy &policy, const core::Clock &clock, const std::atomic_bool &stop)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    if (auto done = database->run("PRAGMA secure_delete = ON"); !done)
        return fail(done.error());
    return Run(*database, policy, clock.now() / 1000, stop).all();
}

core::Done compact(const Store &store, const Cancel &cancel)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    const QFileInfo file(store.path());
    const QStorageInfo disk(file.absolutePath());
    if (disk.isValid() && disk.bytesAvailable() < 2 * file.size())
        return fail({ .kind = core::ProblemKind::Full, .what = Tr::tr("The store was not compacted"),
            .reason = Tr::tr("that needs %1 MB of free space").arg(2 * file.size() / 1'000'000), .where = file.absolutePath(),
            .remedy = Tr::tr("Free some space and try again.") });
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    constexpr int opcodesBetweenLooks = 4000;
    sqlite3_progress_handler(database->handle(), opcodesBetweenLooks, [](void *looked) { return static_cast<const Cancel *>(looked)->isCancelled() ? 1 : 0; }, const_cast<Cancel *>(&cancel));
    const core::Problem stopped { core::ProblemKind::Cancelled, Tr::tr("The store was not compacted"), Tr::tr("it was stopped"), file.absoluteFilePath(), Tr::tr("To give unused space back to the disk, call store compact.") };
    if (cancel.isCancelled())
        return fail(stopped);
    if (auto done = database->run("VACUUM"); !done)
        return cancel.isCancelled() ? core::Done(fail(stopped)) : done;
    return database->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace bw::store

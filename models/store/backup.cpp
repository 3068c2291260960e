// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backup.h"

#include "models/store/rowscan.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace bw::store {

namespace {

using core::fail;
using core::Problem;
using core::ProblemKind;
using sqlite::Database;

core::Done makeEmptyFile(const QString &path)
{
    const int made = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (made < 0) {
        const int error = errno;
        return fail({ .kind = error == EEXIST ? ProblemKind::Conflict : ProblemKind::Denied,
            .what = Tr::tr("The copy could not be made"), .reason = qt_error_string(error), .where = path,
            .remedy = Tr::tr("Choose a file that does not exist, in a folder where you may write.") });
    }
    ::close(made);
    return {};
}

core::Result<std::vector<std::string>> columnOf(Database &database, const std::string &sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return fail(statement.error());
    std::vector<std::string> values;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        values.emplace_back(statement->bytes(0));
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return values;
}

/// Reads one table of \p from into the same table of \p into, and says whether all of it could be read.
class TableCopy final
{
public:
    TableCopy(Database &from, Database &into, std::string table, const std::atomic_bool &stop)
        : m_from(from)
        , m_into(into)
        , m_table(std::move(table))
        , m_stop(stop)
    {
    }

    core::Result<bool> run(qint64 &rows)
    {
        const auto key = columnOf(m_into, "SELECT name FROM pragma_table_info('" + m_table + "') WHERE pk > 0 ORDER BY pk");
        const auto columns = m_into.integer("SELECT count(*) FROM pragma_table_info('" + m_table + "')");
        const auto clustered = m_into.integer("SELECT count(*) FROM sqlite_master WHERE name = '" + m_table + "' AND sql LIKE '%WITHOUT ROWID%'");
        if (!key || !columns || !clustered)
            return fail(!key ? key.error() : !columns ? columns.error() : clustered.error());
        std::string marks = "?";
        for (std::int64_t i = 1; i < *columns; ++i)
            marks += ", ?";
        auto insert = m_into.prepare("INSERT OR REPLACE INTO " + m_table + " VALUES (" + marks + ")");
        if (!insert)
            return fail(insert.error());
        m_insert = std::move(*insert);
        m_columns = static_cast<int>(*columns);
        const bool whole = *clustered ? copyFromBothEnds(*key) : copyByRowId();
        rows += m_rows;
        return whole;
    }

private:
    /// False when reading ended with an error. \p last: the first column of the last row.
    bool take(sqlite::Statement &select, int skipColumns, std::int64_t &last)
    {
        int code = 0;
        while (!m_stop && (code = select.step()) == SQLITE_ROW) {
            m_insert.bindRow(select, skipColumns, m_columns);
            m_rows += m_insert.step() == SQLITE_DONE;
            m_insert.reset();
            last = select.integer(0);
        }
        select.reset();
        return code == SQLITE_DONE;
    }

    /// Reads from both ends up to the damage, then looks for islands between by halving.
    bool copyByRowId()
    {
        auto forward = m_from.prepare("SELECT rowid, * FROM " + m_table + " WHERE rowid BETWEEN ? AND ? ORDER BY rowid");
        auto backward = m_from.prepare("SELECT rowid, * FROM " + m_table + " WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC");
        if (!forward || !backward)
            return false;
        return copyRange(*forward, *backward, 0, INT64_MAX, 0);
    }

    bool copyRange(sqlite::Statement &forward, sqlite::Statement &backward, std::int64_t low, std::int64_t high, int depth)
    {
        if (low > high || m_stop)
            return !m_stop;
        const auto read = [&](sqlite::Statement &select, std::int64_t &last) {
            select.bind(1, low);
            select.bind(2, high);
            return take(select, 1, last);
        };
        std::int64_t last = low - 1;
        if (read(forward, last))
            return true;
        low = last + 1;
        std::int64_t first = high;
        const qint64 before = m_rows;
        if (read(backward, first))
            return true;
        if (m_rows > before)
            high = first - 1;
        constexpr int deepest = 64;
        constexpr int mostTries = 4000;
        if (depth < deepest && ++m_tries < mostTries && low < high) {
            const std::int64_t middle = low + (high - low) / 2;
            copyRange(forward, backward, low, middle, depth + 1);
            copyRange(forward, backward, middle + 1, high, depth + 1);
        }
        return false;
    }

    /// A tree that is ordered by its key can be read up to the damage from either end.
    bool copyFromBothEnds(const std::vector<std::string> &key)
    {
        std::string ascending;
        std::string descending;
        for (const std::string &column : key) {
            ascending += (ascending.empty() ? "" : ", ") + column;
            descending += (descending.empty() ? "" : ", ") + column + " DESC";
        }
        std::int64_t last = 0;
        auto forward = m_from.prepare("SELECT * FROM " + m_table + " ORDER BY " + ascending);
        if (forward && take(*forward, 0, last))
            return true;
        if (auto backward = m_from.prepare("SELECT * FROM " + m_table + " ORDER BY " + descending))
            take(*backward, 0, last);
        return false;
    }

    Database &m_from;
    Database &m_into;
    const std::string m_table;
    const std::atomic_bool &m_stop;
    sqlite::Statement m_insert;
    int m_columns = 0;
    qint64 m_rows = 0;
    int m_tries = 0;
};

/// A copy carries no block along that nobody can read.
core::Result<DamagedBlocks> leaveOutDamagedBlocks(Database &into)
{
    auto bad = findDamagedBlocks(into);
    if (!bad || bad->ids.empty())
        return bad;
    auto transaction = sqlite::Transaction::begin(into);
    if (!transaction)
        return fail(transaction.error());
    for (const std::int64_t id : bad->ids) {
        const std::string number = std::to_string(id & ((std::int64_t(1) << 40) - 1)), block = std::to_string(id);
        if (auto done = into.run(("UPDATE segment SET messages = messages - (SELECT messages FROM block WHERE id = " + block + ") WHERE id = (SELECT segment FROM segment_range WHERE tbl = 'block' AND segment >> 40 = "
                + std::to_string(id >> 40) + " AND " + number + " BETWEEN first AND last); DELETE FROM block WHERE id = " + block).c_str());
            !done)
            return fail(done.error());
    }
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    return bad;
}

} // namespace

core::Done backup(const Store &store, const QString &target)
{
    auto database = Database::open(store.path(), store.isImmutable() ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    if (!database)
        return fail(database.error());
    const auto bad = findDamagedBlocks(*database);
    if (!bad)
        return fail(bad.error());
    if (!bad->ids.empty()) {
        const Problem problem { ProblemKind::Damaged, Tr::tr("The backup was not made: the store is damaged"), bad->text(), store.path(),
            Tr::tr("Keep older backups. Save what can be read with breakwaterctl store copy, or restore a backup.") };
        store.markDamaged(problem);
        return fail(problem);
    }
    if (auto made = makeEmptyFile(target); !made)
        return made;
    auto statement = database->prepare("VACUUM INTO ?");
    if (!statement)
        return fail(statement.error());
    statement->bindText(1, target);
    const int code = statement->step();
    if (code == SQLITE_DONE)
        return {};
    Problem problem = database->problem(code, Tr::tr("The backup was not made"));
    if (sqlite::isDamage(problem))
        store.markDamaged(problem);
    QFile::remove(target);
    return fail(problem);
}

core::Result<CopyReport> copyReadable(const Store &store, const QString &target, const core::Clock &clock, const std::atomic_bool &stop)
{
    auto made = Store::create(target, { .homeZone = QString::fromStdString(store.homeZone().name()), .keyId = store.keyId() }, clock);
    if (!made)
        return fail(made.error());
    auto from = Database::open(store.path(), store.isImmutable() ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    auto into = Database::open(target, sqlite::Access::ReadWrite);
    if (!from || !into)
        return fail(from ? into.error() : from.error());
    // Of the new store: the old list of tables may be what is damaged.
    const auto tables = columnOf(*into, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    if (!tables)
        return fail(tables.error());
    CopyReport report;
    for (const std::string &table : *tables) {
        auto transaction = sqlite::Transaction::begin(*into);
        if (!transaction)
            return fail(transaction.error());
        const auto whole = TableCopy(*from, *into, table, stop).run(report.rows);
        if (!whole)
            return fail(whole.error());
        if (auto done = transaction->commit(); !done)
            return fail(done.error());
        if (!*whole)
            report.incomplete << QString::fromStdString(table);
    }
    const auto left = leaveOutDamagedBlocks(*into);
    if (!left)
        return fail(left.error());
    report.messagesLost = left->messages;
    report.rows -= std::ssize(left->ids);
    if (!left->ids.empty() && !report.incomplete.contains(QStringLiteral("block")))
        report.incomplete << QStringLiteral("block");
    // Leases belong to whoever writes to the old file.
    if (auto done = into->run("DELETE FROM lease"); !done)
        return fail(done.error());
    return report;
}

} // namespace bw::store

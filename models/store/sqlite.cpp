// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite.h"

#include "models/core/blocking.h"
#include "models/store/tr.h"

#include <QUrl>

#include <sqlite3.h>

#include <cerrno>

namespace bw::store::sqlite {

using core::Problem;
using core::ProblemKind;

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_statement = std::exchange(other.m_statement, nullptr);
    }
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, index, value);
}

void Statement::bindText(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement, index, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindText(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, index, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
        SQLITE_UTF8);
}

void Statement::bindBlob(int index, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement, index, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC);
}

void Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index);
}

void Statement::bindRow(const Statement &row, int first, int columns)
{
    for (int i = 0; i < columns; ++i)
        sqlite3_bind_value(m_statement, i + 1, sqlite3_column_value(row.m_statement, first + i));
}

int Statement::step()
{
    return sqlite3_step(m_statement);
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement, column);
    return { static_cast<const char *>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) };
}

QString Statement::text(int column) const
{
    const auto raw = bytes(column);
    return QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
}

bool Statement::isInteger(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Database &Database::operator=(Database &&other) noexcept
{
    if (this != &other) {
        sqlite3_close_v2(m_handle);
        m_handle = std::exchange(other.m_handle, nullptr);
        m_path = std::move(other.m_path);
    }
    return *this;
}

core::Result<Database> Database::open(const QString &path, Access access)
{
    core::willBlock("open a store");
    // Nobody asks how much memory SQLite holds: without that count no lock is taken at every allocation. It can only be
    // said before the first connection of the program; later it is refused, and nothing changes.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted);
    Database database;
    database.m_path = path;
    QUrl url = QUrl::fromLocalFile(path);
    if (access == Access::Immutable)
        url.setQuery(QStringLiteral("immutable=1"));
    const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        | (access == Access::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    const QByteArray name = url.toEncoded();
    const int code = sqlite3_open_v2(name.constData(), &database.m_handle, flags, nullptr);
    if (code != SQLITE_OK)
        return core::fail(database.problem(code, Tr::tr("The store could not be opened")));
    sqlite3_extended_result_codes(database.m_handle, 1);
    sqlite3_busy_timeout(database.m_handle, 5000);
    return database;
}

core::Done Database::run(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return core::fail(problem(code, Tr::tr("The store could not be written")));
    return {};
}

core::Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(
        m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return core::fail(problem(code, Tr::tr("The store could not be read")));
    return Statement(statement);
}

core::Result<std::int64_t> Database::integer(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return core::fail(statement.error());
    const int code = statement->step();
    if (code == SQLITE_ROW)
        return statement->integer(0);
    if (code == SQLITE_DONE)
        return 0;
    return core::fail(problem(code, Tr::tr("The store could not be read")));
}

core::Result<std::optional<QString>> Database::text(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return core::fail(statement.error());
    const int code = statement->step();
    if (code == SQLITE_ROW)
        return std::optional<QString>(statement->text(0));
    if (code == SQLITE_DONE)
        return std::optional<QString>();
    return core::fail(problem(code, Tr::tr("The store could not be read")));
}

Problem Database::problem(int code, const QString &what) const
{
    int extended = m_handle ? sqlite3_extended_errcode(m_handle) : code;
    if (const int error = m_handle && (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno(m_handle) : 0; error == ENOSPC || error == EDQUOT || error == EFBIG)
        extended = extended == SQLITE_IOERR_TRUNCATE || extended == SQLITE_IOERR_WRITE ? extended : SQLITE_IOERR_SHMSIZE;
    return problemOf(code, extended, m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code), what, m_path);
}

core::Result<Transaction> Transaction::begin(Database &database)
{
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun)
        return core::fail(begun.error());
    return Transaction(&database);
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (disk full): then there is nothing left to roll back.
    if (m_database && !sqlite3_get_autocommit(m_database->handle()))
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

core::Done Transaction::commit()
{
    auto committed = m_database->run("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

Problem problemOf(int code, int extendedCode, const char *message, const QString &what, const QString &path)
{
    Problem problem;
    problem.what = what;
    problem.where = path;
    problem.reason = QString::fromUtf8(message);
    switch (code & 0xff) {
    case SQLITE_FULL:
        problem.kind = ProblemKind::Full;
        problem.reason = Tr::tr("no space is left on the disk");
        problem.remedy = Tr::tr("Nothing of the last step was kept, and nothing before it is lost. Free some space and try again.");
        break;
    case SQLITE_IOERR:
        problem.kind = ProblemKind::Internal;
        problem.remedy = Tr::tr("Check the disk and the rights of the folder, then try again.");
        if (extendedCode == SQLITE_IOERR_WRITE || extendedCode == SQLITE_IOERR_TRUNCATE) {
            problem.kind = ProblemKind::Full;
            problem.reason = Tr::tr("the disk is full, or a size limit of this process was reached");
            problem.remedy = Tr::tr("Nothing of the last step was kept, and nothing before it is lost. Free some space, or raise the limit (ulimit -f), and try again.");
        } else if (extendedCode == SQLITE_IOERR_SHMSIZE || extendedCode == SQLITE_IOERR_GETTEMPPATH) {
            // Reading needs room too: an index beside the store, and files to sort in.
            problem.kind = ProblemKind::Full;
            problem.reason = Tr::tr("no space is left for the files that SQLite needs beside the store, or for its temporary ones");
            problem.remedy = Tr::tr("Nothing is lost. Free some space in the folder of the store and in that of temporary files (TMPDIR), and try again.");
        }
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        problem.kind = ProblemKind::Damaged;
        problem.reason = Tr::tr("the file is damaged");
        problem.remedy = Tr::tr("The store is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.");
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        problem.kind = ProblemKind::Denied;
        problem.reason = Tr::tr("the file or its folder is read-only");
        problem.remedy = Tr::tr("Give yourself the right to write there, or choose another store.");
        break;
    case SQLITE_CANTOPEN:
        problem.kind = ProblemKind::Denied;
        problem.reason = Tr::tr("the file cannot be opened");
        problem.remedy = Tr::tr("Check that it exists and that you may read it and its folder.");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        problem.kind = ProblemKind::Conflict;
        problem.reason = Tr::tr("another program has been writing for 5 seconds");
        problem.remedy = Tr::tr("Try again in a moment.");
        break;
    case SQLITE_INTERRUPT:
        problem.kind = ProblemKind::Cancelled;
        break;
    default:
        problem.kind = ProblemKind::Internal;
        break;
    }
    return problem;
}

bool isDamage(const Problem &problem)
{
    return problem.kind == ProblemKind::Damaged;
}

} // namespace bw::store::sqlite

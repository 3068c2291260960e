// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's C interface behind RAII, for the writer and for maintenance: QtSql is four times slower at bulk work
/// (docs/performance.md). A connection belongs to one thread; QtSql readers have their own.
namespace bw::store::sqlite {

class Statement final
{
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    Statement(Statement &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
    {
    }
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    [[nodiscard]] bool isValid() const { return m_statement != nullptr; }
    /// Index from 1. The bytes must live until the next reset(): they are not copied.
    void bind(int index, std::int64_t value);
    void bindText(int index, std::string_view text);
    void bindBlob(int index, std::string_view bytes);
    void bindNull(int index);
    void bindText(int index, const QString &text); ///< copied
    void bindRow(const Statement &row, int first, int columns); ///< columns from first on of another statement's row, copied

    /// SQLITE_ROW, SQLITE_DONE or an error code.
    int step();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const; ///< until the next step()
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isInteger(int column) const; ///< as it is stored; before it is read as anything else

private:
    sqlite3_stmt *m_statement = nullptr;
};

enum class Access { ReadOnly, ReadWrite, Immutable };

class Database final
{
public:
    Database() = default;
    ~Database();
    Database(Database &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
        , m_path(std::move(other.m_path))
    {
    }
    Database &operator=(Database &&other) noexcept;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Does not make a file. Busy connections are waited for up to 5 s.
    static core::Result<Database> open(const QString &path, Access access);

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }

    core::Done run(const char *sql); ///< one or more statements without values or answers
    core::Result<Statement> prepare(std::string_view sql);
    core::Result<std::int64_t> integer(std::string_view sql); ///< the first column of the first row; 0 without a row
    core::Result<std::optional<QString>> text(std::string_view sql);
    /// The failure that the last call on this connection met, as a sentence.
    [[nodiscard]] core::Problem problem(int code, const QString &what) const;

private:
    sqlite3 *m_handle = nullptr;
    QString m_path;
};

/// Rolls back unless committed.
class Transaction final
{
public:
    static core::Result<Transaction> begin(Database &database); ///< BEGIN IMMEDIATE
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    core::Done commit();

private:
    explicit Transaction(Database *database)
        : m_database(database)
    {
    }
    Database *m_database = nullptr;
};

/// The Problem of a SQLite result code: Full for SQLITE_FULL and for SQLITE_IOERR_WRITE (RLIMIT_FSIZE), Damaged for
/// SQLITE_CORRUPT and SQLITE_NOTADB, Denied for read-only and permission, Conflict for busy.
[[nodiscard]] core::Problem problemOf(int code, int extendedCode, const char *message, const QString &what, const QString &path);
[[nodiscard]] bool isDamage(const core::Problem &problem);

} // namespace bw::store::sqlite

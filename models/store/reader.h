// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace bw::store {

/// Milliseconds as the tables hold them.
[[nodiscard]] constexpr std::int64_t toMs(core::UtcMicros t)
{
    return core::floorTo(t, 1000) / 1000;
}
[[nodiscard]] constexpr core::UtcMicros fromMs(std::int64_t ms)
{
    return ms * 1000;
}

inline constexpr std::int64_t rowNumberMask = (std::int64_t(1) << 40) - 1;
[[nodiscard]] constexpr std::int64_t nodeOfRow(std::int64_t id)
{
    return id >> 40;
}
[[nodiscard]] constexpr std::int64_t rowId(std::int64_t node, std::int64_t number)
{
    return node << 40 | number;
}

class Reader;

/// A running SELECT. Made by Reader::rows(); ends (and may be asked anew) when it goes.
class Rows final
{
public:
    Rows(Rows &&other) noexcept;
    Rows &operator=(Rows &&) = delete;
    Rows(const Rows &) = delete;
    ~Rows();

    /// False at the end and after a failure: the reader remembers the failure.
    bool next();
    /// 0 where it is null. What is neither null nor an integer is damage: columns are STRICT.
    [[nodiscard]] std::int64_t integer(int column) const;
    /// Of a column that is never null, with values that are counts, ids or milliseconds: whatever else stands there is damage.
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const { return m_statement->bytes(column); } ///< until next()
    [[nodiscard]] QString text(int column) const { return m_statement->text(column); }
    [[nodiscard]] bool isNull(int column) const { return m_statement->isNull(column); }

private:
    friend class Reader;
    Rows(Reader &reader, sqlite::Statement *statement, bool *busy)
        : m_reader(reader)
        , m_statement(statement)
        , m_busy(busy)
    {
    }
    Reader &m_reader;
    sqlite::Statement *m_statement;
    bool *m_busy;
};

/// Cells come in the order of their keys; one that does not is damaged, and the question fails.
class CellOrder final
{
public:
    explicit CellOrder(Reader &reader)
        : m_reader(reader)
    {
    }
    /// The key's first three numbers, of which no two cells have the same. False: damage.
    [[nodiscard]] bool isNext(std::int64_t start, std::int64_t second = 0, std::int64_t third = 0);

private:
    Reader &m_reader;
    std::array<std::int64_t, 3> m_last { INT64_MIN, 0, 0 };
};

/// One question's view of a store: a read-only connection of this thread with an open snapshot, so that every figure of
/// an answer belongs to the same moment. Stays on the thread that made it. Connections are kept per thread for the next
/// question. The C interface and not QtSql: reading is 2.5 times as fast (docs/performance.md), and cancelling needs the
/// handle anyway; this class and sqlite.h are all that a second engine has to replace.
class Reader final
{
public:
    static core::Result<Reader> begin(const Store &store, const Cancel &cancel);
    Reader(Reader &&other) noexcept;
    Reader &operator=(Reader &&) = delete;
    Reader(const Reader &) = delete;
    ~Reader();

    /// Values: integers, std::string_view and QByteArray (as bytes, must outlive the Rows), QString (as text).
    template <typename... Values>
    Rows rows(const char *sql, const Values &...values)
    {
        Rows rows = prepare(sql);
        int index = 0;
        (bind(rows, ++index, values), ...);
        return rows;
    }
    /// First column of the first row; nothing without a row or when it is null.
    template <typename... Values>
    std::optional<std::int64_t> integer(const char *sql, const Values &...values)
    {
        Rows found = rows(sql, values...);
        if (!found.next() || found.isNull(0))
            return std::nullopt;
        return found.integer(0);
    }

    /// The first failure, if any. A cancelled question fails with Cancelled.
    [[nodiscard]] const std::optional<core::Problem> &problem() const;
    /// For work between two rows: true, and the problem is Cancelled, when nobody wants the answer any more.
    bool isCancelled();
    /// What a row holds makes no sense: the store is damaged, and the question fails.
    void noteDamage(const QString &reason);
    /// A block of messages cannot be unpacked: the store is damaged, and the question goes on without them.
    void skipBlock(std::int64_t id);
    /// What skipBlock() left out, in words for people; empty: nothing.
    [[nodiscard]] QStringList damage() const;
    [[nodiscard]] const Store &store() const { return m_store; }

    struct Connection;
    /// For the test of query plans: called with each SQL text that is run on this thread.
    static void setObserver(std::function<void(const std::string &)> observer);

private:
    friend class Rows;
    Reader(const Store &store, Connection *connection)
        : m_store(store)
        , m_connection(connection)
    {
    }
    Rows prepare(const char *sql);
    template <typename Value>
    static void bind(Rows &rows, int index, const Value &value)
    {
        if constexpr (std::is_same_v<Value, QString>)
            rows.m_statement->bindText(index, value);
        else if constexpr (std::is_same_v<Value, QByteArray>)
            rows.m_statement->bindBlob(index, std::string_view(value.constData(), static_cast<std::size_t>(value.size())));
        else if constexpr (std::is_convertible_v<Value, std::string_view>)
            rows.m_statement->bindBlob(index, std::string_view(value));
        else
            rows.m_statement->bind(index, static_cast<std::int64_t>(value));
    }
    void note(int code);

    Store m_store;
    Connection *m_connection = nullptr;
};

} // namespace bw::store

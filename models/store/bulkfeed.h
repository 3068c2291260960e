// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bw::store {

/// One row on its way into a table: values in the order of the statement's columns. Bytes are not copied; they must live
/// until the next row is asked for.
class FeedRow final
{
public:
    static constexpr std::size_t mostColumns = 24;

    void add(std::int64_t value) { m_values[m_count++] = { Kind::Integer, value, {} }; }
    void addBlob(std::string_view bytes) { m_values[m_count++] = { Kind::Blob, 0, bytes }; }
    void addNull() { m_values[m_count++] = { Kind::Null, 0, {} }; }
    void clear() { m_count = 0; }

private:
    friend class BulkFeed;
    enum class Kind : std::uint8_t { Null, Integer, Blob };
    struct Value
    {
        Kind kind = Kind::Null;
        std::int64_t integer = 0;
        std::string_view bytes;
    };
    std::array<Value, mostColumns> m_values {};
    std::size_t m_count = 0;
};

/// Many rows by one statement: INSERT … SELECT from a virtual table whose rows are made while SQLite asks for them. That
/// saves the start, the end and the binding of a statement for each row, which cost more than the row itself
/// (docs/performance.md). Belongs to one connection and its thread; must outlive the connection's statements.
class BulkFeed final
{
public:
    BulkFeed() = default;
    BulkFeed(const BulkFeed &) = delete;
    BulkFeed &operator=(const BulkFeed &) = delete;

    core::Done connect(sqlite::Database &database);

    /// "INSERT INTO t(a, b) VALUES (?, ?) …" becomes "INSERT OR FAIL INTO t(a, b) SELECT c0, c1 FROM bw_feed WHERE true …".
    /// OR FAIL: no journal of the statement is kept, since a failure rolls the whole transaction back.
    [[nodiscard]] static std::string textFor(std::string_view singleRowInsert);

    /// Fills the next row, or answers false at the end.
    using Next = std::function<bool(FeedRow &)>;
    /// SQLITE_DONE or an error code.
    int run(sqlite::Statement &statement, const Next &next);

    struct Module;

private:
    void advance();

    const Next *m_next = nullptr;
    FeedRow m_row;
    std::int64_t m_number = 0;
    bool m_isEnd = true;
};

} // namespace bw::store

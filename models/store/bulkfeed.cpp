// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bulkfeed.h"

#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>

namespace bw::store {

/// The virtual table (sqlite.org/vtab.html, eponymous-only).
struct BulkFeed::Module
{
    struct Table : sqlite3_vtab
    {
        BulkFeed *feed = nullptr;
    };

    static BulkFeed &feedOf(sqlite3_vtab_cursor *cursor) { return *static_cast<Table *>(cursor->pVtab)->feed; }

    static int connect(sqlite3 *database, void *feed, int, const char *const *, sqlite3_vtab **table, char **)
    {
        std::string columns = "CREATE TABLE x(c0";
        for (std::size_t i = 1; i < FeedRow::mostColumns; ++i)
            columns += ",c" + std::to_string(i);
        if (const int code = sqlite3_declare_vtab(database, (columns + ")").c_str()); code != SQLITE_OK)
            return code;
        auto *made = new Table;
        made->feed = static_cast<BulkFeed *>(feed);
        *table = made;
        return SQLITE_OK;
    }
    static int disconnect(sqlite3_vtab *table)
    {
        delete static_cast<Table *>(table);
        return SQLITE_OK;
    }
    static int bestIndex(sqlite3_vtab *, sqlite3_index_info *info)
    {
        info->estimatedCost = 1000;
        return SQLITE_OK;
    }
    static int open(sqlite3_vtab *, sqlite3_vtab_cursor **cursor)
    {
        *cursor = new sqlite3_vtab_cursor {};
        return SQLITE_OK;
    }
    static int close(sqlite3_vtab_cursor *cursor)
    {
        delete cursor;
        return SQLITE_OK;
    }
    static int filter(sqlite3_vtab_cursor *cursor, int, const char *, int, sqlite3_value **)
    {
        feedOf(cursor).m_number = 0;
        feedOf(cursor).advance();
        return SQLITE_OK;
    }
    static int next(sqlite3_vtab_cursor *cursor)
    {
        feedOf(cursor).advance();
        return SQLITE_OK;
    }
    static int eof(sqlite3_vtab_cursor *cursor) { return feedOf(cursor).m_isEnd ? 1 : 0; }
    static int column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int index)
    {
        const FeedRow &row = feedOf(cursor).m_row;
        const auto at = static_cast<std::size_t>(index);
        if (at >= row.m_count)
            return SQLITE_ERROR;
        const FeedRow::Value &value = row.m_values[at];
        switch (value.kind) {
        case FeedRow::Kind::Null: break;
        case FeedRow::Kind::Integer: sqlite3_result_int64(context, value.integer); break;
        case FeedRow::Kind::Blob:
            // An empty blob is one too, not NULL.
            sqlite3_result_blob(context, value.bytes.empty() ? "" : value.bytes.data(), static_cast<int>(value.bytes.size()), SQLITE_STATIC);
            break;
        }
        return SQLITE_OK;
    }
    static int rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
    {
        *id = feedOf(cursor).m_number;
        return SQLITE_OK;
    }

    static const sqlite3_module &module()
    {
        static const sqlite3_module made = [] {
            sqlite3_module m {};
            m.xConnect = connect;
            m.xBestIndex = bestIndex;
            m.xDisconnect = disconnect;
            m.xOpen = open;
            m.xClose = close;
            m.xFilter = filter;
            m.xNext = next;
            m.xEof = eof;
            m.xColumn = column;
            m.xRowid = rowid;
            return m;
        }();
        return made;
    }
};

core::Done BulkFeed::connect(sqlite::Database &database)
{
    const int code = sqlite3_create_module(database.handle(), "bw_feed", &Module::module(), this);
    if (code != SQLITE_OK)
        return core::fail(database.problem(code, Tr::tr("The store could not be written")));
    return {};
}

std::string BulkFeed::textFor(std::string_view singleRowInsert)
{
    const std::string_view insert = "INSERT INTO";
    const std::size_t values = singleRowInsert.find(" VALUES (");
    const std::size_t end = singleRowInsert.find(')', values);
    const std::string_view list = singleRowInsert.substr(values, end - values);
    const auto columns = std::count(list.begin(), list.end(), '?');
    std::string text = "INSERT OR FAIL INTO";
    text += singleRowInsert.substr(insert.size(), values - insert.size());
    text += " SELECT c0";
    for (int i = 1; i < columns; ++i)
        text += ", c" + std::to_string(i);
    text += " FROM bw_feed WHERE true";
    text += singleRowInsert.substr(end + 1);
    return text;
}

void BulkFeed::advance()
{
    m_row.clear();
    ++m_number;
    m_isEnd = !(*m_next)(m_row);
}

int BulkFeed::run(sqlite::Statement &statement, const Next &next)
{
    m_next = &next;
    const int code = statement.step();
    statement.reset();
    m_next = nullptr;
    return code;
}

} // namespace bw::store

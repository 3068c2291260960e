// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"
#include "models/store/store.h"
#include "models/store/tr.h"

#include <QByteArray>

#include <sqlite3.h>

#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bw::store {

/// From the first parameter on. Values: QString as text, QByteArray as bytes (which must live until the next reset()), std::optional as null where
/// there is none, else integers.
template <typename... Values>
void bindAll([[maybe_unused]] sqlite::Statement &statement, const Values &...values)
{
    [[maybe_unused]] int index = 0;
    [[maybe_unused]] const auto bind = [&](const auto &value) {
        using Value = std::decay_t<decltype(value)>;
        ++index;
        if constexpr (std::is_same_v<Value, QString>)
            statement.bindText(index, value);
        else if constexpr (std::is_same_v<Value, QByteArray>)
            statement.bindBlob(index, std::string_view(value.constData(), static_cast<std::size_t>(value.size())));
        else if constexpr (requires { value.has_value(); }) {
            if (value)
                statement.bind(index, static_cast<std::int64_t>(*value));
            else
                statement.bindNull(index);
        } else
            statement.bind(index, static_cast<std::int64_t>(value));
    };
    (bind(values), ...);
}

/// Prepares, binds and runs one statement.
template <typename... Values>
core::Done execute(sqlite::Database &database, std::string_view sql, const Values &...values)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return core::fail(statement.error());
    bindAll(*statement, values...);
    const int code = statement->step();
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        return core::fail(database.problem(code, Tr::tr("The store could not be written")));
    return {};
}

/// One change of a store: a connection of its own and a transaction, which is undone unless commit() was called. One thread.
class Change final
{
public:
    /// The reason of a store that is read-only; else what opening and beginning say.
    static core::Result<Change> begin(const Store &store)
    {
        if (store.isReadOnly())
            return core::fail(store.whyReadOnly());
        auto opened = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
        if (!opened)
            return core::fail(opened.error());
        auto database = std::make_unique<sqlite::Database>(std::move(*opened)); // the transaction points to it
        auto transaction = sqlite::Transaction::begin(*database);
        if (!transaction)
            return core::fail(transaction.error());
        return Change(std::move(database), std::move(*transaction));
    }

    [[nodiscard]] sqlite::Database &database() { return *m_database; }
    core::Done commit() { return m_transaction.commit(); }

private:
    Change(std::unique_ptr<sqlite::Database> database, sqlite::Transaction transaction)
        : m_database(std::move(database))
        , m_transaction(std::move(transaction))
    {
    }
    std::unique_ptr<sqlite::Database> m_database;
    sqlite::Transaction m_transaction;
};

} // namespace bw::store

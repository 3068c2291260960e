// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"
#include "models/store/store.h"

#include <memory>
#include <utility>

namespace bw::store {

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

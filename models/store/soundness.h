// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

namespace bw::store {

namespace sqlite {
class Database;
}

/// Looks at what every answer rests on, before the first one: a small store whole, of a larger one the tables of nodes, names,
/// segments and heard spans, and whether they tell of what the others hold. Takes milliseconds: 30 ms of a store of 2 GB.
/// \return what is wrong; empty: nothing.
core::Result<QString> frameDamage(sqlite::Database &database);
/// Reads every page: seconds for a large store.
core::Result<QString> pageDamage(sqlite::Database &database);

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QHash>
#include <QList>
#include <QString>

namespace bw::detection {

/// A name that the owner planted where only thieves look (rule L10). It never logged in: one try on it is a sign. Role
/// names such as postmaster are real logins at small sites, and no traps.
struct TrapLogin
{
    QString name;
    QString hash; ///< the store's keyed hash of it, 32 hex digits: a failed name is stored by its hash alone
    bool operator==(const TrapLogin &) const = default;
};

[[nodiscard]] core::Result<QList<TrapLogin>> readTrapLogins(const store::Store &store);
/// Adds a name to the traps. Refused: a name that has logged in, one that is empty or longer than a login, more than 100.
core::Done addTrapLogin(const store::Store &store, const QString &name, core::KeyedHasher &hasher);
core::Done removeTrapLogin(const store::Store &store, const QString &name);

/// Ids of the traps that somebody tried, with their names.
[[nodiscard]] core::Result<QHash<qint64, QString>> readTrapIds(const store::Store &store, const store::Cancel &cancel);

} // namespace bw::detection

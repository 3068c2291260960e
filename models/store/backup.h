// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/store.h"

#include <atomic>

namespace bw::store {

/// A whole and compact copy of a sound store, taken while others may be writing (VACUUM INTO). The key is not in it:
/// without "store key export" a backup opens, but cannot be searched by address. \p target must not exist. Damaged, and no
/// file: packed messages cannot be read.
core::Done backup(const Store &store, const QString &target);

struct CopyReport
{
    qint64 rows = 0;
    QStringList incomplete; ///< tables of which something could not be read
    qint64 messagesLost = 0; ///< packed together in blocks that cannot be read, and are not in the copy
    bool operator==(const CopyReport &) const = default;
};

/// Saves what can be read, row by row, into a new store: the way out of a damaged one. Keeps store id and key id.
core::Result<CopyReport> copyReadable(const Store &store, const QString &target, const core::Clock &clock, const std::atomic_bool &stop);

} // namespace bw::store

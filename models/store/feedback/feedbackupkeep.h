// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/sqlite.h"

#include <atomic>

namespace bw::store {

/// Reports that were stored \p days ago leave with all their rows, unless a hold needs one; then the names and files that nothing tells
/// of any more. In short transactions; may be stopped at any of them.
/// \return rows that left.
[[nodiscard]] core::Result<qint64> expireFeedback(sqlite::Database &database, std::int64_t today, int days, const std::atomic_bool &stop);

} // namespace bw::store

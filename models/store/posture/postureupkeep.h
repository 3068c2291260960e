// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/sqlite.h"

#include <atomic>

namespace bw::store {

/// Looks that are older: of a day (UTC) only the last one stays. Spans of findings that ended before leave. What a hold needs stays.
/// A short transaction each; may be stopped, or killed, at any moment. How many rows left.
core::Result<qint64> expirePosture(sqlite::Database &database, std::int64_t nowMs, int days, const std::atomic_bool &stop);

/// What was measured of a node that is forgotten. Within the caller's transaction.
core::Done forgetPostureOfNode(sqlite::Database &database, std::int64_t node, const QString &name);
/// A node is named anew: risks that were accepted for its findings go with it. Within the caller's transaction.
core::Done renamePostureOfNode(sqlite::Database &database, std::int64_t node, const QString &before, const QString &name);

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/store.h"

#include <QString>

#include <atomic>
#include <functional>

namespace bw::store {

struct PurgeReport
{
    qint64 rowsRemoved = 0; ///< of every table
    core::UtcMicros firstHour = 0; ///< the fleet's figures have changed from here on, also by calls before that were stopped; 0: there were none
};

/// Forgets a node whole: route, rows, cells, snapshots, cursor, and its name. The fleet's sums follow. In short transactions,
/// each of which leaves a sound store whose sums are those of its nodes; what is stopped (Cancelled) or killed goes on when it is
/// called again. Warnings stay: they are the fleet's. Conflict: somebody reads the node now. Missing: there is none of that name.
/// Writes the journal. \p tell hears the share that is done, of rows. Blocks; not on the UI thread.
[[nodiscard]] core::Result<PurgeReport> purgeNode(const Store &store, const QString &name, const core::Clock &clock, const std::atomic_bool &stop,
    const std::function<void(double)> &tell = {});

} // namespace bw::store

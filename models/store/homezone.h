// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

namespace bw::store {

/// Makes \p zone the zone of the store's days. Day cells are made again as far back as finer cells reach and fit (quarters
/// fit every zone, hours only those that are whole hours apart); older ones stay days of the zone before, and CellGrid
/// remembers which. Where nothing can be made again, days of the new zone begin at its next midnight. Answers the moment
/// from which on every figure has days of the new zone (StoreInfo::homeZoneSince), 0: all along.
/// Journaled. The open Store keeps the old zone: open it again. Any thread but the UI's.
core::Result<core::UtcMicros> changeHomeZone(const Store &store, const core::Clock &clock, const QString &zone);

/// The fleet's month cells anew from its day cells, in the caller's transaction.
core::Done makeMonths(sqlite::Database &database, const Store &store);

} // namespace bw::store

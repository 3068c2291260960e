// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

namespace bw::store {

/// Makes \p zone the zone of the store's days. Day cells are made again as far back as finer cells reach; older ones stay
/// days of the zone before, and StoreInfo::homeZoneSince says from when on days are right. Cubes whose finest cell is an
/// hour can be made again only where the two zones are whole hours apart; those with days alone never.
/// Journaled. Answers that moment. The open Store keeps the old zone: open it again. Any thread but the UI's.
core::Result<core::UtcMicros> changeHomeZone(const Store &store, const core::Clock &clock, const QString &zone);

/// The fleet's month cells anew from its day cells, in the caller's transaction.
core::Done makeMonths(sqlite::Database &database, const core::ZoneRules &zone);

} // namespace bw::store

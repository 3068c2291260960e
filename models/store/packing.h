// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/sqlite.h"

#include <atomic>

namespace bw::store {

/// A log that is followed is written a few lines at a time: its messages were not final when their rows were written, or
/// stand in blocks of one or two. Of sealed segments such rows and small blocks become full blocks of the same segment, in
/// the same order, so that the store tells the same and takes what it would take after one import. Messages that the
/// ledger still holds open keep their rows. Short transactions; may be stopped, or killed, at any moment.
core::Done packSealedSegments(sqlite::Database &database, const std::atomic_bool &stop);

} // namespace bw::store

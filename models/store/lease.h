// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/sqlite.h"

namespace bw::store {

/// Conflict, naming the holder, while anybody writes into the store: a writer keeps the settings that it began with, so what
/// would change them waits until it has ended. Within the caller's transaction.
[[nodiscard]] core::Done noWriterLives(sqlite::Database &database, const core::Clock &clock);

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/store.h"

#include <atomic>

namespace bw::detection {

/// Remembers what the fleet's hours looked like (rules L6 and L7 compare with it): from the last remembered hour on, or
/// from `changedFrom` where that is earlier. After an import has ended; blocks, never on the UI thread.
core::Done rememberFleetHours(const store::Store &store, core::UtcMicros changedFrom, const std::atomic_bool &stop);

} // namespace bw::detection

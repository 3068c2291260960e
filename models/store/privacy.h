// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/store.h"

namespace bw::store {

/// The owner's choice to keep recipients and foreign senders in clear beside their keyed hashes (table address).
/// On: from the next import on. Off: what was kept in clear is removed and the file is compacted, so that nothing of it
/// is left in free pages. Journaled. May take long: not on the UI thread.
core::Done setClearRecipients(const Store &store, const core::Clock &clock, bool clear);

/// Domains that are the owner's own beside those that the logs show: their senders are kept in clear. Lower case, unique.
core::Done setOwnDomains(const Store &store, const core::Clock &clock, QStringList domains);

} // namespace bw::store

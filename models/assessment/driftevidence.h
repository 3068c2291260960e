// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

namespace bw::assessment {

/// Fills drift and drift_checked of the kind "host": what changed between snapshots of the last 7 days, as one sentence each. Nobody has
/// approved a change until a person accepts the risk of it. \p read: when the newest snapshot was taken. Errors: the store's, Cancelled.
[[nodiscard]] core::Done noteDrift(Kinds &kinds, const store::Store &store, const QString &node, core::UtcMicros read, core::UtcMicros now, const store::Cancel &cancel);

} // namespace bw::assessment

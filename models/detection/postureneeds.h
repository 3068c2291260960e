// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/needs.h"

namespace bw::detection {

/// What fails against the controls, is critical or high, and nobody accepted: one a control and target, or one a control where more than three
/// targets fail it; and what runs out within 30 days (signatures of zones, which are renewed all the time: within 3). \p filter: its nodes; with
/// some, domains, hosts and the organisation are left out. \p range: its end is now; without one it is the last look.
[[nodiscard]] core::Result<QList<Need>> postureNeeds(const store::Store &store, const store::Filter &filter, core::TimeRange range, const store::Cancel &cancel);

} // namespace bw::detection

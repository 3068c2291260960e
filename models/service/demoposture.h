// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/demo/demofleet.h"
#include "models/store/store.h"

#include <atomic>

namespace bw::service {

/// Settings of the demo's nodes, its domains in the DNS, what people answered, and what was measured of all that over the demo's days. After its logs
/// and reports. Nobody is asked over the network. Blocks.
[[nodiscard]] core::Done fillDemoPosture(const store::Store &store, const demo::DemoFleet &fleet, const std::atomic_bool &stop);

} // namespace bw::service

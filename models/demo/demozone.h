// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/demofleet.h"
#include "models/dns/asker.h"

#include <memory>

namespace bw::demo {

/// The demo's sending domains.
[[nodiscard]] std::vector<std::string> demoDomains();

/// The DNS of the demo as it stood at a moment, in memory: nobody is asked. What it does not have is NoName.
[[nodiscard]] std::unique_ptr<dns::Asker> demoZone(const DemoFleet &fleet, core::UtcMicros at);

} // namespace bw::demo

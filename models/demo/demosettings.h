// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/demofleet.h"
#include "models/fleet/snapshot.h"

namespace bw::demo {

/// When the settings of the demo's nodes change.
struct SettingTimes
{
    core::UtcMicros limited = 0; ///< the first node's owner limits logins a minute
    core::UtcMicros opened = 0; ///< mx-fr-2 relays for anyone from then on

    static SettingTimes before(core::UtcMicros end);
};

/// What a node says of itself at a moment: the sections of a real Postfix node on Debian or Ubuntu. The same node and moment give the same bytes.
[[nodiscard]] fleet::Snapshot snapshotOf(const DemoFleet &fleet, std::size_t node, core::UtcMicros at);
/// When it is read, oldest first.
[[nodiscard]] std::vector<core::UtcMicros> readingsOf(const DemoFleet &fleet, std::size_t node);

} // namespace bw::demo

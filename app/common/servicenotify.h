// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string_view>

namespace bw::app {

/// Tells the service manager of this process's state (sd_notify(3)): a datagram to $NOTIFY_SOCKET, a path or, after '@', an
/// abstract name. Nothing where no manager asks. Any thread.
void notifyManager(std::string_view state);

/// How often the manager wants to hear "WATCHDOG=1" (half of $WATCHDOG_USEC, meant for this process); zero: never.
[[nodiscard]] std::chrono::milliseconds watchdogInterval();

} // namespace bw::app

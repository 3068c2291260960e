// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <string_view>

namespace bw::app {

/// Tells the service manager of this process's state (sd_notify(3)): a datagram to $NOTIFY_SOCKET, a path or, after '@', an
/// abstract name. Nothing where no manager asks. Any thread.
void notifyManager(std::string_view state);

/// How often the manager wants to hear "WATCHDOG=1" (half of $WATCHDOG_USEC, meant for this process); zero: never.
[[nodiscard]] std::chrono::milliseconds watchdogInterval();

/// Tells the manager "WATCHDOG=1" on a thread of its own, for as long as the main loop keeps its word: it says by when it will be
/// back, and says so again before that. After that time the manager hears nothing, and ends the process. So a long round is no dead
/// one, and a loop that hangs is not kept alive. No thread where no manager asks. Any thread.
class Heartbeat final
{
public:
    Heartbeat();
    ~Heartbeat();
    Heartbeat(const Heartbeat &) = delete;
    Heartbeat &operator=(const Heartbeat &) = delete;

    /// Beats at once, and from now on until \p within is over.
    void expect(std::chrono::milliseconds within);

private:
    void beat();

    const std::chrono::milliseconds m_every;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::chrono::steady_clock::time_point m_until;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace bw::app

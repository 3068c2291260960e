// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace bw::service {

class Teller;

/// Looks and tells beside the rounds, so that a mail server that takes its time holds up none of them. Its queue has one place:
/// a look sees all that the store knows, so one that waits stands for all that were wished since. Any thread.
class TellingThread final
{
public:
    TellingThread() = default;
    /// Ends within the channel's own time limit, mostly at once: a telling of which nothing has left is called off, one under way
    /// comes to its end and is remembered, and a look that waits is taken (for at most five seconds) and noted, so that the next
    /// start tells what it saw.
    ~TellingThread();
    TellingThread(const TellingThread &) = delete;
    TellingThread &operator=(const TellingThread &) = delete;

    /// Soon, by this teller, in the place of one that waits.
    void wish(std::shared_ptr<Teller> teller);
    /// Blocks until nothing waits or is told, or until \p stop.
    void finish(const std::atomic_bool &stop);

private:
    void run();
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<Teller> m_wish; ///< null: nothing waits
    bool m_isBusy = false;
    std::atomic_bool m_ends = false, m_endsLooking = false;
    std::thread m_thread; ///< from the first wish on
};

} // namespace bw::service

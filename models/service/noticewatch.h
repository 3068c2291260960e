// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/notify/sight.h"
#include "models/store/store.h"

#include <QList>

#include <atomic>

namespace bw::store {
struct NodeRow;
}

namespace bw::service {

struct WatchOptions
{
    core::UtcMicros silentAfter = core::microsPerHour;
    core::UtcMicros attackWindow = core::microsPerHour; ///< back from now
    core::UtcMicros attacksEvery = 5 * core::microsPerMinute; ///< the rules read a day of rows: not after each round
};

/// What of a store a person should know of now: nodes that are silent, host keys that changed, attacks, critical controls
/// that fail, and dates that run out within 30, 14 and 3 days. One thread.
class NoticeWatch final
{
public:
    /// The clock must outlive it.
    NoticeWatch(store::Store store, const core::Clock &clock, WatchOptions options);

    /// The store's errors: then nothing was seen, neither that it holds nor that it is over.
    [[nodiscard]] core::Result<notify::Sight> look(const std::atomic_bool &stop);
    /// What the last look saw was taken by all who tell of it: the next one begins where it ended, also after a restart.
    void wasTaken();

private:
    core::Done lookAtNode(const store::NodeRow &row, core::UtcMicros now, const std::atomic_bool &stop, notify::Sight &sight) const;
    core::Result<core::UtcMicros> failsSince(const store::NodeRow &row, core::UtcMicros now, const std::atomic_bool &stop) const;
    core::Done lookAtLogins(core::UtcMicros now, core::UtcMicros heardUntil, const std::atomic_bool &stop, notify::Sight &sight);
    core::Done lookAtPosture(core::UtcMicros now, const std::atomic_bool &stop, notify::Sight &sight) const;
    store::Store m_store;
    const core::Clock &m_clock;
    WatchOptions m_options;
    core::UtcMicros m_lookedAtLogins = 0; ///< 0: never
    /// Until when every log had been read, at the newest look that was taken, and at the one that was not yet; 0: not known. What
    /// comes in later, because a computer slept, is news however old it is.
    core::UtcMicros m_heardUntil = 0, m_justHeardUntil = 0;
};

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notify/noticechannel.h"
#include "models/notify/noticepolicy.h"
#include "models/service/noticewatch.h"

#include <functional>
#include <memory>
#include <vector>

namespace bw::service {

struct TellerOptions
{
    notify::PolicyOptions policy; ///< its zone is the store's home zone, whatever stands here
    WatchOptions watch;
    core::UtcMicros firstPause = core::microsPerMinute, longestPause = 30 * core::microsPerMinute; ///< after a channel failed
};

/// Tells a person by one or more channels what happened while nobody looked. What was told is remembered in the store, so that
/// neither a restart nor a second program on the same store tells it again; who looks and tells holds a lock file beside the store
/// (STORE-notices), which goes with its holder. Killed between telling and remembering, it tells again: rather twice than never.
/// One thread at a time.
class Teller final
{
public:
    /// The clock must outlive it.
    Teller(store::Store store, const core::Clock &clock, TellerOptions options);
    ~Teller();

    void addChannel(std::unique_ptr<notify::NoticeChannel> channel);
    /// Called for what could not be told, on the thread of afterRound(). It is tried again, later and later.
    void setOnProblem(std::function<void(const core::Problem &)> call);
    /// Looks, and tells what is due. Blocks as long as a channel does. Without a channel, or while another program tells, it
    /// does nothing at all: what was not told is told after a later round.
    /// \p stop ends the looking (then nothing is noted) and, unless it is named on its own, the telling: what was seen is noted
    /// all the same and told another time.
    void afterRound(const std::atomic_bool &stop) { afterRound(stop, stop); }
    void afterRound(const std::atomic_bool &stopLooking, const std::atomic_bool &stopTelling);

private:
    struct Outlet;
    /// True: it has taken what was seen, told or not.
    bool serve(Outlet &outlet, const notify::Sight &sight, core::UtcMicros now, const std::atomic_bool &stop);
    void remember(Outlet &outlet);
    void complain(const core::Problem &problem) const;
    store::Store m_store;
    const core::Clock &m_clock;
    TellerOptions m_options;
    NoticeWatch m_watch;
    std::function<void(const core::Problem &)> m_onProblem;
    std::vector<std::unique_ptr<Outlet>> m_outlets;
};

} // namespace bw::service

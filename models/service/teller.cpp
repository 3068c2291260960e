// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/teller.h"

#include "models/notify/wording.h"
#include "models/service/lockfile.h"

#include <QLockFile>

#include <algorithm>

namespace bw::service {

struct Teller::Outlet
{
    std::unique_ptr<notify::NoticeChannel> channel;
    notify::NoticePolicy policy;
    QByteArray key, stored; ///< where its state lies, and what lies there
    bool isUnstored = false; ///< the store did not take the newest state: what is in memory counts
    core::UtcMicros notBefore = 0, pause = 0;
};

Teller::Teller(store::Store store, const core::Clock &clock, TellerOptions options)
    : m_store(std::move(store))
    , m_clock(clock)
    , m_options(std::move(options))
    , m_watch(m_store, clock, m_options.watch)
{
    m_options.policy.zone = m_store.homeZone();
}

Teller::~Teller() = default;

void Teller::addChannel(std::unique_ptr<notify::NoticeChannel> channel)
{
    const QByteArray key = "notices_" + channel->name().toLatin1();
    m_outlets.push_back(std::make_unique<Outlet>(Outlet { std::move(channel), notify::NoticePolicy(m_options.policy), key, {}, false, 0, 0 }));
}

void Teller::setOnProblem(std::function<void(const core::Problem &)> call)
{
    m_onProblem = std::move(call);
}

void Teller::complain(const core::Problem &problem) const
{
    if (m_onProblem)
        m_onProblem(problem);
}

void Teller::afterRound(const std::atomic_bool &stopLooking, const std::atomic_bool &stopTelling)
{
    if (m_outlets.empty())
        return;
    // Between looking and remembering nobody else may: what one has told the other would tell too.
    QLockFile lock(m_store.path() + QStringLiteral("-notices"));
    lock.setStaleLockTime(0); // by the holder's life, not by its age
    if (!takeLock(lock))
        return;
    const auto sight = m_watch.look(stopLooking);
    if (stopLooking)
        return;
    if (!sight)
        return complain(sight.error());
    bool wasTaken = true;
    for (const auto &outlet : m_outlets)
        wasTaken = serve(*outlet, *sight, m_clock.now(), stopTelling) && wasTaken;
    if (wasTaken)
        m_watch.wasTaken();
}

bool Teller::serve(Outlet &outlet, const notify::Sight &sight, core::UtcMicros now, const std::atomic_bool &stop)
{
    if (!outlet.isUnstored) {
        const auto state = m_store.value(outlet.key.constData());
        if (!state) {
            complain(state.error()); // rather late than twice
            return false;
        }
        if (const QByteArray bytes = state->toUtf8(); bytes != outlet.stored) {
            outlet.policy.restore(bytes);
            outlet.stored = bytes;
        }
    }
    outlet.policy.take(sight, now);
    remember(outlet); // a channel takes its time, and nobody knows what comes in it
    if (const auto due = outlet.policy.due(now); !due.isEmpty() && now >= outlet.notBefore && !stop) {
        if (auto done = outlet.channel->tell(notify::tellingOf(due, m_options.policy.zone), stop); done) {
            outlet.policy.told(due, now);
            outlet.pause = outlet.notBefore = 0;
        } else if (done.error().kind != core::ProblemKind::Cancelled) {
            outlet.pause = std::clamp(2 * outlet.pause, m_options.firstPause, m_options.longestPause);
            outlet.notBefore = now + outlet.pause;
            complain(done.error());
        }
    }
    remember(outlet);
    return true;
}

void Teller::remember(Outlet &outlet)
{
    const QByteArray state = outlet.policy.state();
    if (state == outlet.stored)
        return;
    const auto done = m_store.setValue(outlet.key.constData(), QString::fromUtf8(state));
    outlet.isUnstored = !done;
    if (done)
        outlet.stored = state;
    else
        complain(done.error());
}

} // namespace bw::service

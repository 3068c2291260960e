// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/pace.h"

#include "models/smtp/tr.h"
#include "models/transport/dial.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace bw::smtp {

namespace {

constexpr core::UtcMicros betweenTurns = core::microsPerSecond;
constexpr core::UtcMicros betweenLooks = 3600 * core::microsPerSecond;
constexpr std::chrono::milliseconds step(50); ///< between two looks whether it was stopped

} // namespace

Pace::Pace(const core::Clock &clock, Wait wait)
    : m_clock(clock)
    , m_wait(wait ? std::move(wait) : [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); })
{
}

std::optional<core::UtcMicros> Pace::next(const QString &host) const
{
    const std::lock_guard lock(m_mutex);
    const auto last = m_looks.constFind(host.toLower());
    if (last == m_looks.cend() || m_clock.now() >= *last + betweenLooks)
        return {};
    return *last + betweenLooks;
}

core::Done Pace::begin(const QString &host)
{
    const std::lock_guard lock(m_mutex);
    const core::UtcMicros now = m_clock.now();
    const auto last = m_looks.constFind(host.toLower());
    if (last != m_looks.cend() && now < *last + betweenLooks)
        return core::fail({ core::ProblemKind::Conflict, Tr::tr("%1 was looked at within the last hour").arg(host), {}, {}, {} });
    m_looks[host.toLower()] = now;
    return {};
}

void Pace::remember(const QString &host, core::UtcMicros began)
{
    const std::lock_guard lock(m_mutex);
    core::UtcMicros &last = m_looks[host.toLower()];
    last = std::max(last, began);
}

core::Done Pace::turn(const QString &host, const transport::Limit &limit)
{
    core::UtcMicros mine = 0;
    {
        const std::lock_guard lock(m_mutex);
        const auto last = m_turns.constFind(host.toLower());
        mine = last == m_turns.cend() ? m_clock.now() : std::max(m_clock.now(), *last + betweenTurns);
        m_turns[host.toLower()] = mine;
    }
    for (core::UtcMicros left = mine - m_clock.now(); left > 0; left = mine - m_clock.now()) {
        if (limit.isOver())
            return core::fail(transport::overProblem(limit, Tr::tr("waiting for the next turn at %1").arg(host), {}));
        m_wait(std::min(step, std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(left))));
    }
    return {};
}

} // namespace bw::smtp

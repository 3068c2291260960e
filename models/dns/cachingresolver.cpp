// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/cachingresolver.h"

#include <algorithm>

namespace bw::dns {

namespace {

constexpr std::uint32_t mostSeconds = 24 * 3600;

} // namespace

CachingResolver::CachingResolver(Ask ask, const core::Clock &clock, std::size_t most)
    : m_ask(std::move(ask))
    , m_clock(clock)
    , m_most(std::max<std::size_t>(1, most))
{
}

Answer CachingResolver::ask(std::string_view name, Type type)
{
    const core::UtcMicros now = m_clock.now();
    std::pair key { canonical(name), type };
    if (const auto it = m_kept.find(key); it != m_kept.end()) {
        const core::UtcMicros left = it->second.until - now;
        if (left > 0 && left <= mostSeconds * core::microsPerSecond) { // more: the clock was set back
            Answer answer = it->second.answer;
            answer.name = name;
            answer.ttl = static_cast<std::uint32_t>(left / core::microsPerSecond);
            return answer;
        }
        m_kept.erase(it);
    }
    Answer answer = m_ask(name, type);
    if (!answer.isUnknown() && answer.ttl > 0) {
        makeRoom(now);
        m_kept.insert_or_assign(std::move(key), Kept { answer, now + std::min(answer.ttl, mostSeconds) * core::microsPerSecond });
    }
    return answer;
}

void CachingResolver::makeRoom(core::UtcMicros now)
{
    if (m_kept.size() < m_most)
        return;
    std::erase_if(m_kept, [now](const auto &kept) { return kept.second.until <= now; });
    while (m_kept.size() >= m_most) // the one that would go first
        m_kept.erase(std::ranges::min_element(m_kept, {}, [](const auto &kept) { return kept.second.until; }));
}

} // namespace bw::dns

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/dns/resolver.h"

#include <functional>
#include <map>

namespace bw::dns {

/// Keeps answers for as long as they may be kept, at most a day, over many checks. What is unknown (SERVFAIL, nobody answered) is
/// asked for again each time. One thread at a time.
class CachingResolver final : public Resolver
{
public:
    using Ask = std::function<Answer(std::string_view name, Type type)>;
    /// \p ask: who is asked for what is not kept; see setAsk(). \p clock outlives this.
    CachingResolver(Ask ask, const core::Clock &clock, std::size_t most = 10'000);

    [[nodiscard]] Answer ask(std::string_view name, Type type) override;
    /// From now on another one is asked: a new check has a new deadline.
    void setAsk(Ask ask) { m_ask = std::move(ask); }

private:
    struct Kept
    {
        Answer answer;
        core::UtcMicros until = 0;
    };
    void makeRoom(core::UtcMicros now);

    Ask m_ask;
    const core::Clock &m_clock;
    std::size_t m_most;
    std::map<std::pair<std::string, Type>, Kept> m_kept;
};

} // namespace bw::dns

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>

namespace bw::test {

/// How many times slower this build may be than an ordinary one: sanitizers look at every access.
#ifdef BW_SANITIZED
constexpr std::int64_t slowdown = 10;
#else
constexpr std::int64_t slowdown = 1;
#endif

/// What the calling thread itself has worked, in milliseconds: a claim about quickness that holds on a busy machine too.
class CpuTimer final
{
public:
    [[nodiscard]] std::int64_t elapsed() const { return now() - m_start; }

private:
    static std::int64_t now()
    {
        timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::int64_t(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }
    std::int64_t m_start = now();
};

} // namespace bw::test

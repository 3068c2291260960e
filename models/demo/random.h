// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace bw::demo {

/// SplitMix64: the same numbers on every machine, in integers only, so that a seed always means the same bytes.
class Random final
{
public:
    explicit Random(std::uint64_t seed = 0)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL)
    {
    }
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 <= result < n; n must not be 0.
    std::uint32_t below(std::uint32_t n)
    {
        return static_cast<std::uint32_t>((std::uint64_t(static_cast<std::uint32_t>(next() >> 32)) * n) >> 32);
    }
    [[nodiscard]] bool perMille(std::uint32_t n) { return below(1000) < n; }
    [[nodiscard]] bool perMillion(std::uint32_t n) { return below(1'000'000) < n; }
    /// A gap between two arrivals with that mean: 1/8 to 15/8 of it.
    std::int64_t around(std::int64_t mean)
    {
        if (mean < 8)
            return mean < 1 ? 1 : mean;
        const auto width = static_cast<std::uint64_t>(mean) / 4 * 7;
        return mean / 8 + static_cast<std::int64_t>(next() % (width == 0 ? 1 : width));
    }

private:
    std::uint64_t m_state;
};

} // namespace bw::demo

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/time.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <unordered_set>
#include <vector>

/// Small counters in event time. Times must not go back by more than a bucket.
namespace bw::detection {

/// Counts of the last `Buckets` steps; off by at most one step.
template <std::size_t Buckets>
class Ring
{
public:
    explicit Ring(core::UtcMicros step = core::microsPerMinute)
        : m_step(step)
    {
    }
    void add(core::UtcMicros t, std::uint32_t n = 1)
    {
        moveTo(core::floorTo(t, m_step) / m_step);
        m_counts[static_cast<std::size_t>(m_now % static_cast<std::int64_t>(Buckets))] += n;
        m_sum += n;
    }
    [[nodiscard]] std::uint32_t sum() const { return m_sum; }

private:
    void moveTo(std::int64_t step)
    {
        if (m_now == INT64_MIN) {
            m_now = step;
            return;
        }
        for (std::size_t i = 0; m_now < step && i < Buckets; ++i) {
            ++m_now;
            auto &old = m_counts[static_cast<std::size_t>(m_now % static_cast<std::int64_t>(Buckets))];
            m_sum -= old;
            old = 0;
        }
        m_now = std::max(m_now, step);
    }
    core::UtcMicros m_step;
    std::int64_t m_now = INT64_MIN;
    std::uint32_t m_sum = 0;
    std::array<std::uint32_t, Buckets> m_counts {};
};

/// Distinct members seen lately, exact up to `Most`, which is more than the threshold that it is asked for. When it is full,
/// members older than a day make room; beyond that it says "so many or more". Times to the millisecond, as rows have them.
template <std::size_t Most>
class LatelySeen
{
public:
    static constexpr std::size_t most = Most;

    void add(std::uint64_t id, core::UtcMicros t, std::uint32_t n = 1, bool isMissing = false)
    {
        const std::int64_t ms = msOf(t);
        for (auto &member : m_members) {
            if (member.id == id) {
                const std::uint64_t before = ms - member.lastMs > msPerDay ? 0 : member.count;
                member.lastMs = ms;
                member.count = std::min(before + n, mostCount);
                member.isMissing = member.isMissing || isMissing;
                return;
            }
        }
        if (m_members.size() >= most)
            std::erase_if(m_members, [ms](const Member &member) { return ms - member.lastMs > msPerDay; });
        if (m_members.size() < most)
            m_members.push_back({ id, ms, std::min<std::uint64_t>(n, mostCount), isMissing });
    }
    [[nodiscard]] bool has(std::uint64_t id, core::UtcMicros from) const
    {
        return std::any_of(m_members.begin(), m_members.end(), [&](const Member &member) { return member.id == id && member.isSince(from); });
    }
    [[nodiscard]] std::vector<std::uint64_t> membersSince(core::UtcMicros from) const
    {
        std::vector<std::uint64_t> ids;
        for (const auto &member : m_members)
            if (member.isSince(from))
                ids.push_back(member.id);
        return ids;
    }
    [[nodiscard]] std::size_t since(core::UtcMicros from) const
    {
        return static_cast<std::size_t>(std::count_if(m_members.begin(), m_members.end(), [from](const Member &member) { return member.isSince(from); }));
    }
    /// More members than that. Where all places are taken there may be any number: then it is said as well.
    [[nodiscard]] bool isMoreThan(std::size_t count, core::UtcMicros from) const
    {
        const std::size_t seen = since(from);
        return seen > count || seen >= most;
    }
    [[nodiscard]] std::size_t missingSince(core::UtcMicros from) const
    {
        return static_cast<std::size_t>(
            std::count_if(m_members.begin(), m_members.end(), [from](const Member &member) { return member.isSince(from) && member.isMissing; }));
    }
    [[nodiscard]] std::uint32_t highestSince(core::UtcMicros from) const
    {
        std::uint64_t highest = 0;
        for (const auto &member : m_members)
            if (member.isSince(from))
                highest = std::max<std::uint64_t>(highest, member.count);
        return static_cast<std::uint32_t>(highest);
    }

private:
    static constexpr std::int64_t msPerDay = core::microsPerDay / 1000;
    static constexpr std::uint64_t mostCount = (1U << 19) - 1;
    /// Tables hold a million of them: two words each.
    struct Member
    {
        std::uint64_t id = 0;
        std::int64_t lastMs : 44;
        std::uint64_t count : 19;
        std::uint64_t isMissing : 1;
        [[nodiscard]] bool isSince(core::UtcMicros from) const { return core::UtcMicros(lastMs) * 1000 >= from; }
    };
    static std::int64_t msOf(core::UtcMicros t)
    {
        constexpr std::int64_t far = (std::int64_t(1) << 43) - 1; // 278 years
        return std::clamp(core::floorTo(t, 1000) / 1000, -far, far);
    }

    std::vector<Member> m_members;
};
using RecentMembers = LatelySeen<64>;

/// Distinct members: exact up to a limit, then HyperLogLog with 4,096 registers (Flajolet et al. 2007; error 1.6 %).
class DistinctCounter
{
public:
    static constexpr std::size_t exactLimit = 20'000;
    static constexpr std::size_t registers = 4096;

    void add(std::uint64_t member)
    {
        if (m_registers.empty()) {
            m_exact.insert(member);
            if (m_exact.size() <= exactLimit)
                return;
            m_registers.assign(registers, 0);
            for (const auto one : m_exact)
                addHashed(one);
            m_exact.clear();
            return;
        }
        addHashed(member);
    }
    /// Takes all of \p other, which is empty then.
    void merge(DistinctCounter &other)
    {
        for (const auto member : other.m_exact)
            add(member);
        if (!other.m_registers.empty()) {
            if (m_registers.empty()) {
                m_registers.assign(registers, 0);
                for (const auto one : m_exact)
                    addHashed(one);
                m_exact.clear();
            }
            for (std::size_t i = 0; i < registers; ++i)
                m_registers[i] = std::max(m_registers[i], other.m_registers[i]);
        }
        other = {};
    }
    [[nodiscard]] bool isExact() const { return m_registers.empty(); }
    [[nodiscard]] std::int64_t count() const
    {
        if (m_registers.empty())
            return static_cast<std::int64_t>(m_exact.size());
        double sum = 0;
        int zeros = 0;
        for (const auto rank : m_registers) {
            sum += std::ldexp(1.0, -int(rank));
            zeros += rank == 0 ? 1 : 0;
        }
        constexpr double m = registers;
        const double raw = 0.7213 / (1 + 1.079 / m) * m * m / sum;
        return std::llround(raw <= 2.5 * m && zeros > 0 ? m * std::log(m / zeros) : raw);
    }

private:
    void addHashed(std::uint64_t member)
    {
        const std::uint64_t hash = core::fastHash({ reinterpret_cast<const char *>(&member), sizeof member }, 0x51ed270b);
        const auto index = static_cast<std::size_t>(hash >> 52);
        const int rank = std::min(std::countl_zero(hash << 12) + 1, 53);
        m_registers[index] = std::max(m_registers[index], static_cast<std::uint8_t>(rank));
    }
    std::unordered_set<std::uint64_t> m_exact;
    std::vector<std::uint8_t> m_registers;
};

} // namespace bw::detection

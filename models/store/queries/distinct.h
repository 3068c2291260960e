// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace bw::store {

/// Who tried in each cell, and the columns that a try of theirs counted in, as bits. A hundred thousand cells of one name each
/// are common (a spraying), so it is one list: sorted and joined when it has doubled.
class Distinct final
{
public:
    void add(std::uint64_t cell, std::int64_t who, unsigned bits)
    {
        m_list.push_back({ cell, who, bits });
        if (m_list.size() >= m_joinAt) {
            join();
            m_joinAt = std::max(leastList, 2 * m_list.size());
        }
    }
    /// Before count() and countAll().
    void join()
    {
        std::sort(m_list.begin(), m_list.end(), [](const Entry &a, const Entry &b) { return std::pair(a.cell, a.who) < std::pair(b.cell, b.who); });
        auto out = m_list.begin();
        for (auto it = m_list.begin(); it != m_list.end(); ++it) {
            if (out != m_list.begin() && std::prev(out)->cell == it->cell && std::prev(out)->who == it->who)
                std::prev(out)->bits |= it->bits;
            else
                *out++ = *it;
        }
        m_list.erase(out, m_list.end());
    }
    /// How many had one of these tries in the cell.
    [[nodiscard]] qint64 count(std::uint64_t cell, unsigned tries) const
    {
        const auto first = std::partition_point(m_list.begin(), m_list.end(), [cell](const Entry &one) { return one.cell < cell; });
        qint64 sum = 0;
        for (auto it = first; it != m_list.end() && it->cell == cell; ++it)
            sum += (it->bits & tries) != 0;
        return sum;
    }
    [[nodiscard]] qint64 countAll(unsigned tries) const
    {
        std::vector<std::int64_t> all;
        for (const Entry &one : m_list)
            if ((one.bits & tries) != 0)
                all.push_back(one.who);
        std::sort(all.begin(), all.end());
        return std::unique(all.begin(), all.end()) - all.begin();
    }

private:
    static constexpr std::size_t leastList = 64 * 1024;
    struct Entry
    {
        std::uint64_t cell = 0;
        std::int64_t who = 0;
        unsigned bits = 0;
    };
    std::vector<Entry> m_list;
    std::size_t m_joinAt = leastList;
};

} // namespace bw::store

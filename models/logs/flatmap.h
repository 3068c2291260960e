// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace bw::logs {

/// Mixes a 64-bit value so that its low bits can index a table (the finaliser of MurmurHash3, public domain).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ value >> 33;
}

[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    return mix(a + 0x9e3779b97f4a7c15ULL * (b + 1));
}

/// Find-or-insert only: what a batch adds up. Entries stand in one vector in the order of their first use; clearing keeps
/// the memory, so that a steady state allocates nothing. Key needs operator== and a member hash().
template <typename Key, typename Value>
class FlatMap final
{
public:
    using Entry = std::pair<Key, Value>;

    Value &operator[](const Key &key)
    {
        if (m_entries.size() * 2 >= m_index.size())
            grow();
        const std::size_t mask = m_index.size() - 1;
        for (std::size_t at = key.hash() & mask;; at = (at + 1) & mask) {
            const std::uint32_t entry = m_index[at];
            if (entry == 0) {
                m_entries.emplace_back(key, Value {});
                m_index[at] = static_cast<std::uint32_t>(m_entries.size());
                return m_entries.back().second;
            }
            if (m_entries[entry - 1].first == key)
                return m_entries[entry - 1].second;
        }
    }

    [[nodiscard]] std::vector<Entry> &entries() { return m_entries; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

    void clear()
    {
        if (m_entries.empty())
            return;
        // A table that was once large must not cost its size at every small batch.
        if (m_index.size() > 4096 && m_entries.size() * 16 < m_index.size())
            m_index.assign(m_index.size() / 4, 0);
        else
            m_index.assign(m_index.size(), 0);
        m_entries.clear();
    }

private:
    void grow()
    {
        const std::size_t size = m_index.empty() ? 64 : m_index.size() * 2;
        m_index.assign(size, 0);
        for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
            std::size_t at = m_entries[entry].first.hash() & (size - 1);
            while (m_index[at] != 0)
                at = (at + 1) & (size - 1);
            m_index[at] = static_cast<std::uint32_t>(entry + 1);
        }
    }

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_index;
};

/// Open addressing from a 64-bit hash to the slots of a pool; several slots may have one hash (the caller compares).
/// Erasing shifts back, so that there are no tombstones.
class SlotTable final
{
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    template <typename Match>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, Match match) const
    {
        if (m_cells.empty())
            return none;
        const std::size_t mask = m_cells.size() - 1;
        for (std::size_t at = hash & mask; m_cells[at].slot != none; at = (at + 1) & mask) {
            if (m_cells[at].hash == hash && match(m_cells[at].slot))
                return m_cells[at].slot;
        }
        return none;
    }

    void insert(std::uint64_t hash, std::uint32_t slot)
    {
        if (m_size * 2 >= m_cells.size())
            grow();
        place(hash, slot);
        ++m_size;
    }

    void erase(std::uint64_t hash, std::uint32_t slot)
    {
        if (m_cells.empty())
            return;
        const std::size_t mask = m_cells.size() - 1;
        std::size_t at = hash & mask;
        while (m_cells[at].slot != none && !(m_cells[at].hash == hash && m_cells[at].slot == slot))
            at = (at + 1) & mask;
        if (m_cells[at].slot == none)
            return;
        --m_size;
        std::size_t hole = at;
        for (std::size_t next = (at + 1) & mask; m_cells[next].slot != none; next = (next + 1) & mask) {
            const std::size_t home = m_cells[next].hash & mask;
            // May the cell at next move to the hole? Only if its home is not between the two.
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                m_cells[hole] = m_cells[next];
                hole = next;
            }
        }
        m_cells[hole] = {};
    }

    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Cell
    {
        std::uint64_t hash = 0;
        std::uint32_t slot = none;
    };

    void place(std::uint64_t hash, std::uint32_t slot)
    {
        const std::size_t mask = m_cells.size() - 1;
        std::size_t at = hash & mask;
        while (m_cells[at].slot != none)
            at = (at + 1) & mask;
        m_cells[at] = { hash, slot };
    }

    void grow()
    {
        std::vector<Cell> old(m_cells.empty() ? 256 : m_cells.size() * 2);
        old.swap(m_cells);
        for (const Cell &cell : old) {
            if (cell.slot != none)
                place(cell.hash, cell.slot);
        }
    }

    std::vector<Cell> m_cells;
    std::size_t m_size = 0;
};

} // namespace bw::logs

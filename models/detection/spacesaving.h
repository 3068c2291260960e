// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bw::detection {

/// A table of the heaviest keys with a fixed number of places (Metwally, Agrawal, El Abbadi 2005, "Space-Saving"): a
/// newcomer takes the place of the smallest entry and inherits its count as error. Over-counts by at most N/k, loses
/// nothing above N/k. The state of a key begins anew with it, so that what is decided on the state never accuses with
/// inherited counts. Keys that an attacker invents cost no memory, and cannot flush a key that keeps on coming.
template <typename Key, typename State, typename Hash = std::hash<Key>>
class SpaceSaving
{
public:
    struct Entry
    {
        Key key;
        std::uint64_t count = 0;
        std::uint64_t error = 0;
        State state;
    };

    explicit SpaceSaving(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    /// The entry of the key, with `n` added to its count.
    Entry &add(const Key &key, std::uint64_t n = 1)
    {
        std::size_t at = 0;
        if (const auto found = m_places.find(key); found != m_places.end()) {
            at = found->second;
            m_heap[at].count += n;
        } else if (m_heap.size() < m_capacity) {
            at = m_heap.size();
            m_heap.push_back({ key, n, 0, State {} });
            m_places.emplace(key, at);
            at = up(at);
        } else {
            Entry &least = m_heap.front();
            m_places.erase(least.key);
            least = { key, least.count + n, least.count, State {} };
            m_places.emplace(key, 0);
            ++m_evictions;
        }
        return m_heap[down(at)];
    }

    [[nodiscard]] Entry *find(const Key &key)
    {
        const auto found = m_places.find(key);
        return found == m_places.end() ? nullptr : &m_heap[found->second];
    }
    [[nodiscard]] std::size_t size() const { return m_heap.size(); }
    [[nodiscard]] std::uint64_t evictions() const { return m_evictions; } ///< a table that fills is itself a sign

private:
    void swapPlaces(std::size_t a, std::size_t b)
    {
        std::swap(m_heap[a], m_heap[b]);
        m_places[m_heap[a].key] = a;
        m_places[m_heap[b].key] = b;
    }
    std::size_t up(std::size_t at)
    {
        while (at > 0 && m_heap[at].count < m_heap[(at - 1) / 2].count) {
            swapPlaces(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        return at;
    }
    std::size_t down(std::size_t at)
    {
        for (;;) {
            std::size_t least = at;
            for (const std::size_t child : { 2 * at + 1, 2 * at + 2 })
                if (child < m_heap.size() && m_heap[child].count < m_heap[least].count)
                    least = child;
            if (least == at)
                return at;
            swapPlaces(at, least);
            at = least;
        }
    }

    std::size_t m_capacity;
    std::uint64_t m_evictions = 0;
    std::vector<Entry> m_heap; ///< smallest count first
    std::unordered_map<Key, std::size_t, Hash> m_places;
};

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/timebuckets.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

/// Inside models/store/queries only.
namespace bw::store {

/// Sums by time bucket and by group (one combination of key texts). One question long.
template <typename Key, std::size_t Columns>
class Sheet
{
public:
    using Sums = std::array<std::int64_t, Columns>;

    Sheet(TimeBuckets buckets, std::vector<Key> keys)
        : m_buckets(std::move(buckets))
        , m_keys(std::move(keys))
    {
    }

    [[nodiscard]] const std::vector<Key> &keys() const { return m_keys; }
    [[nodiscard]] bool has(Key key) const { return std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end(); }
    /// By texts in the order of keys().
    [[nodiscard]] int group(const QStringList &texts)
    {
        const QString joined = texts.size() == 1 ? texts.front() : texts.join(QChar(0x1f)); // shared where it can be
        if (const auto known = m_index.constFind(joined); known != m_index.constEnd())
            return *known;
        m_groups.push_back(texts);
        const int index = static_cast<int>(m_groups.size()) - 1;
        m_index.insert(joined, index);
        return index;
    }
    [[nodiscard]] const QStringList &texts(int group) const { return m_groups[static_cast<std::size_t>(group)]; }
    [[nodiscard]] int groups() const { return static_cast<int>(m_groups.size()); }
    [[nodiscard]] std::vector<int> groupsInOrder() const
    {
        std::vector<int> order(m_groups.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<int>(i);
        std::sort(order.begin(), order.end(), [this](int a, int b) { return texts(a) < texts(b); });
        return order;
    }
    [[nodiscard]] const TimeBuckets &buckets() const { return m_buckets; }

    /// The sums of the bucket that holds t, or null outside the range or without a group.
    [[nodiscard]] Sums *at(core::UtcMicros t, int group)
    {
        const auto bucket = m_buckets.indexOf(t);
        if (bucket < 0 || group < 0)
            return nullptr;
        return &m_sums[keyOf(static_cast<std::size_t>(bucket), group)];
    }
    [[nodiscard]] const Sums *find(std::size_t bucket, int group) const
    {
        const auto found = m_sums.find(keyOf(bucket, group));
        return found == m_sums.end() ? nullptr : &found->second;
    }
    [[nodiscard]] static std::uint64_t keyOf(std::size_t bucket, int group) { return std::uint64_t(bucket) << 32 | std::uint32_t(group); }

private:
    TimeBuckets m_buckets;
    std::vector<Key> m_keys;
    QHash<QString, int> m_index;
    std::vector<QStringList> m_groups;
    std::unordered_map<std::uint64_t, Sums> m_sums;
};

} // namespace bw::store

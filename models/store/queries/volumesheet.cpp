// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumesheet.h"

#include <algorithm>

namespace bw::store {

namespace {
constexpr std::array keyNames {
    std::pair { "node", VolumeKey::Node },
    std::pair { "stream", VolumeKey::Stream },
    std::pair { "sender", VolumeKey::Sender },
    std::pair { "user", VolumeKey::User },
    std::pair { "network", VolumeKey::Network },
    std::pair { "instance", VolumeKey::Instance },
    std::pair { "domain", VolumeKey::Domain },
    std::pair { "reason", VolumeKey::Reason },
    std::pair { "source", VolumeKey::Source },
    std::pair { "outcome", VolumeKey::Outcome },
};
}

std::optional<VolumeKey> volumeKeyNamed(const QString &name)
{
    for (const auto &[text, key] : keyNames)
        if (name == QLatin1String(text))
            return key;
    return std::nullopt;
}

QString nameOf(VolumeKey key)
{
    for (const auto &[text, named] : keyNames)
        if (named == key)
            return QLatin1String(text);
    return {};
}

VolumeSheet::VolumeSheet(TimeBuckets buckets, std::vector<VolumeKey> keys)
    : m_buckets(std::move(buckets))
    , m_keys(std::move(keys))
{
}

bool VolumeSheet::has(VolumeKey key) const
{
    return std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end();
}

int VolumeSheet::group(const QStringList &texts)
{
    const QString joined = texts.join(QChar(0x1f));
    if (const auto known = m_index.constFind(joined); known != m_index.constEnd())
        return *known;
    m_groups.push_back(texts);
    const int index = static_cast<int>(m_groups.size()) - 1;
    m_index.insert(joined, index);
    return index;
}

VolumeSums *VolumeSheet::at(core::UtcMicros t, int group)
{
    const auto bucket = m_buckets.indexOf(t);
    if (bucket < 0 || group < 0)
        return nullptr;
    return &m_sums[keyOf(static_cast<std::size_t>(bucket), group)];
}

const VolumeSums *VolumeSheet::find(std::size_t bucket, int group) const
{
    const auto found = m_sums.find(keyOf(bucket, group));
    return found == m_sums.end() ? nullptr : &found->second;
}

bool VolumeTask::passes(const StreamKeyText &key, bool withSources) const
{
    if (!filter.streams.isEmpty() && !filter.streams.contains(rules.nameOf(rules.match(key))))
        return false;
    if (!filter.senders.isEmpty() && !filter.senders.contains(key.senderDomain, Qt::CaseInsensitive))
        return false;
    if (!filter.users.isEmpty() && !filter.users.contains(key.login))
        return false;
    if (withSources && !sources.empty())
        return std::any_of(sources.begin(), sources.end(), [&](const Cidr &source) { return source.holds(key.network); });
    return true;
}

QString VolumeTask::streamText(VolumeKey key, const StreamKeyText &text) const
{
    switch (key) {
    case VolumeKey::Stream:
        return rules.nameOf(rules.match(text));
    case VolumeKey::Sender:
        return text.senderDomain;
    case VolumeKey::User:
        return text.login;
    case VolumeKey::Network:
        return networkName(text.network);
    case VolumeKey::Instance:
        return text.instance;
    default:
        return {};
    }
}

} // namespace bw::store

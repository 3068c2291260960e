// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumesheet.h"

#include <algorithm>
#include <array>

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

namespace {
std::optional<qint64> sumOf(std::initializer_list<std::optional<qint64>> counts)
{
    qint64 sum = 0;
    for (const auto &count : counts) {
        if (!count)
            return std::nullopt;
        sum += *count;
    }
    return sum;
}
}

std::optional<qint64> VolumeCounts::ended() const
{
    return sumOf({ delivered, bounced, expired, discarded });
}

std::optional<qint64> VolumeCounts::notDelivered() const
{
    return sumOf({ bounced, expired, discarded });
}

std::optional<double> VolumeCounts::notDeliveredShare() const
{
    const auto all = ended();
    return !isOfChosenOutcomes && all.value_or(0) > 0 ? std::optional<double>(double(*notDelivered()) / double(*all)) : std::nullopt;
}

std::optional<double> VolumeCounts::deliveredShare() const
{
    const auto all = ended();
    return !isOfChosenOutcomes && all.value_or(0) > 0 ? std::optional<double>(double(*delivered) / double(*all)) : std::nullopt;
}

std::optional<qint64> VolumeCounts::reasonsGiven() const
{
    return sumOf({ deferred, bounced, expired, discarded, rejected });
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

QString VolumeTask::domainText(std::int64_t id) const
{
    return id == 0 ? otherStream : names.text(id);
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

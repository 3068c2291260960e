// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logevidence.h"

#include "models/assessment/logspans.h"
#include "models/core/ipaddress.h"
#include "models/store/mailauth/domainnames.h"
#include "models/store/queries/volumequery.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

namespace {

constexpr int days = 28;
constexpr qsizetype most = 100;

using Counts = QHash<QString, qint64>;

Counts countsOf(const store::DomainNames::Counted &counted)
{
    Counts counts;
    for (const auto &[name, messages] : counted)
        counts.insert(name, messages);
    return counts;
}

QStringList mostUsed(const Counts &counts)
{
    QStringList names = counts.keys();
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) { return std::pair(counts[b], a) < std::pair(counts[a], b); });
    return names.first(std::min(names.size(), most));
}

QSet<QString> networksOf(const QHash<QString, store::NodeNames> &nodes)
{
    QSet<QString> networks;
    for (const store::NodeNames &names : nodes)
        for (const QString &address : names.addresses)
            networks.insert(QString::fromStdString(core::networkToString(core::IpAddress::parse(address.toStdString()).network())));
    return networks;
}

/// Mail that nodes accepted for this sender as their own: with a login, made on the node itself, or from a network of their own. What strangers
/// bring under the name is not among it.
core::Result<store::VolumeAnswer> acceptedAsOwn(const store::Store &store, const QString &domain, core::UtcMicros now, const QSet<QString> &ownNetworks, const store::Cancel &cancel)
{
    store::VolumeQuery query;
    query.filter.range = loggedDays(store, now, days);
    query.by = { u"sender"_s };
    auto answer = query.run(store, cancel);
    for (const store::VolumeBucket &bucket : answer ? answer->buckets : QList<store::VolumeBucket>())
        if (const QString sender = bucket.keys[u"sender"_s]; sender == domain || sender.endsWith(u'.' + domain))
            query.filter.senders << sender;
    if (query.filter.senders.isEmpty())
        return answer || answer.error().kind == core::ProblemKind::Usage ? core::Result<store::VolumeAnswer>(store::VolumeAnswer()) : answer; // usage: nothing is kept
    query.by = { u"node"_s, u"sender"_s, u"user"_s, u"network"_s };
    answer = query.run(store, cancel);
    if (!answer)
        return answer;
    answer->buckets.removeIf([&](const store::VolumeBucket &bucket) {
        const QString network = bucket.keys[u"network"_s];
        const bool isOwn = !bucket.keys[u"user"_s].isEmpty() || network.isEmpty() || isPrivate(network) || ownNetworks.contains(network);
        return !isOwn || bucket.counts.accepted.value_or(0) == 0;
    });
    return answer;
}

} // namespace

core::Result<DomainTraces> tracesOf(const store::Store &store, const QString &domain, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto names = store::namesOfDomain(store, domain, reportedDays(now, days), cancel);
    if (!names)
        return core::fail(names.error());
    const auto nodes = store::namesOfNodes(store, cancel);
    if (!nodes)
        return core::fail(nodes.error());
    const auto accepted = acceptedAsOwn(store, domain, now, networksOf(*nodes), cancel);
    if (!accepted)
        return core::fail(accepted.error());
    Counts senders = countsOf(names->sources), bounces = countsOf(names->bounceDomains), helos = countsOf(names->heloNames);
    for (const store::VolumeBucket &bucket : accepted->buckets) {
        const qint64 messages = *bucket.counts.accepted;
        const store::NodeNames node = nodes->value(bucket.keys[u"node"_s]);
        for (const QString &address : node.addresses)
            senders[address] += messages;
        for (const QString &helo : node.heloNames)
            helos[helo] += messages;
        if (const QString sender = bucket.keys[u"sender"_s]; sender != domain)
            bounces[sender] += messages;
    }
    senders.removeIf([](Counts::iterator it) { return isPrivate(it.key()); });
    return DomainTraces { mostUsed(countsOf(names->selectors)), mostUsed(senders), mostUsed(bounces), mostUsed(helos) };
}

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/measuring.h"

#include "models/assessment/logspans.h"
#include "models/dns/server.h"
#include "models/store/fleet/nodetable.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>

namespace bw::service {

namespace {

/// Of the ten seconds for a first answer; the rest is for servers and pages.
constexpr std::chrono::seconds dnsTime { 8 };
constexpr std::chrono::minutes unhurried { 5 }; ///< a connection a second is slow on purpose

/// Our own commands name the store that they ask, so that they can be copied and pasted.
void nameStore(assessment::Look &look, const store::Store &store)
{
    const QString ours = QStringLiteral("breakwaterctl "), named = ours + QStringLiteral("--store %1 ").arg(assessment::shellWord(QFileInfo(store.path()).absoluteFilePath()));
    const auto name = [&](QString &how) {
        if (!how.contains(QStringLiteral("breakwaterctl --store ")))
            how.replace(ours, named);
    };
    for (posture::Evidence &evidence : look.facts.kinds)
        for (posture::Source &source : evidence.sources)
            name(source.how);
    for (posture::Finding &finding : look.findings)
        for (posture::EvidenceUsed &used : finding.evidence)
            name(used.source.how);
}

core::Result<assessment::Look> lookAt(const posture::Catalog &catalog, const store::Store *store, const AssetName &asset, const MeasureOptions &options, const core::Clock &clock,
    const std::atomic_bool &stop)
{
    core::Result<std::unique_ptr<dns::Asker>> asker; // a domain is asked about in the DNS, a host where somebody has chosen a resolver
    if (asset.kind == store::AssetKind::Domain || (asset.kind == store::AssetKind::Host && !options.resolver.server.isEmpty()))
        asker = openCheckAsker(options.resolver, dnsTime);
    if (!asker)
        return core::fail(asker.error());
    assessment::Means means { catalog, clock, [&asker] { return std::move(*asker); } };
    means.store = store;
    if (const auto server = dns::parseServer(options.resolver.server.toStdString()); !options.resolver.server.isEmpty() && server)
        means.digServer = QStringLiteral("@%1 -p %2 ").arg(QString::fromStdString(server->address.toString())).arg(server->port);
    means.caFile = options.caFile;
    means.policyPort = options.policyPort;
    means.mailPort = options.mailPort;
    means.pace = options.pace.get();
    if (means.pace)
        means.patience = unhurried;
    means.asksRegistry = options.asksRegistry;
    means.registryList = options.registryList;
    means.looksAtPorts = options.looksAtServers;
    means.stop = &stop;
    means.tell = options.tell;
    switch (asset.kind) {
    case store::AssetKind::Domain:
        return lookAtDomain(means, { asset.name, options.selectors, options.looksAtServers });
    case store::AssetKind::Node:
        return lookAtNode(means, asset.name);
    case store::AssetKind::Organisation:
        return lookAtOrganisation(means);
    case store::AssetKind::Host:
        break;
    }
    const auto host = assessment::hostWishOf(asset.name, options.hostProtocol, options.hostName);
    return host ? lookAtHost(means, *host) : core::fail(host.error());
}

} // namespace

core::Result<assessment::Look> measure(const posture::Catalog &catalog, const store::Store *store, const AssetName &asset, const MeasureOptions &options, const core::Clock &clock,
    const std::atomic_bool &stop)
{
    auto look = lookAt(catalog, store, asset, options, clock, stop);
    if (look && store)
        nameStore(*look, *store);
    return look;
}

core::Result<assessment::Look> measureAndKeep(const posture::Catalog &catalog, const store::Store &store, const AssetName &asset, const MeasureOptions &options, const core::Clock &clock,
    const std::atomic_bool &stop)
{
    auto look = measure(catalog, &store, asset, options, clock, stop);
    if (!look)
        return look;
    if (const auto kept = keepLook(store, rowsOf(*look)); !kept)
        return core::fail(kept.error());
    return look;
}

core::Result<QList<AssetName>> everyAsset(const store::Store &store, const store::Cancel &cancel)
{
    const auto assets = listAssets(store, cancel);
    if (!assets)
        return core::fail(assets.error());
    const auto nodes = listFleet(store, cancel);
    if (!nodes)
        return core::fail(nodes.error());
    QList<AssetName> all { { store::AssetKind::Organisation, nameOf(store::AssetKind::Organisation) } };
    for (const store::NodeRow &node : *nodes)
        all.append({ store::AssetKind::Node, node.node.name });
    for (const store::Asset &asset : *assets)
        if (asset.isWatched && asset.kind != store::AssetKind::Node && asset.kind != store::AssetKind::Organisation)
            all.append({ asset.kind, asset.name });
    return all;
}

} // namespace bw::service

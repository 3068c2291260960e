// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/assessment/driftevidence.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/knowledge.h"
#include "models/assessment/logevidence.h"
#include "models/assessment/nodelook.h"
#include "models/assessment/nodeports.h"
#include "models/assessment/tr.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using core::fail;

namespace {

/// The newest snapshot; nothing: none was ever taken. Its time is when the node last said this.
core::Result<std::optional<fleet::Snapshot>> newestSnapshot(const store::Store &store, std::int64_t node, const store::Cancel &cancel)
{
    const auto rows = store::listSnapshots(store, node, { 0, std::numeric_limits<core::UtcMicros>::max() }, cancel);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return std::nullopt;
    auto snapshot = store::loadSnapshot(store, rows->front().id, cancel);
    if (!snapshot)
        return fail(snapshot.error());
    snapshot->time = rows->front().last;
    return std::optional(*snapshot);
}

core::Done addPorts(Look &look, const Means &means, const PortPlan &plan, const Kinds &kept)
{
    if (!means.looksAtPorts)
        return {};
    if (means.tell)
        means.tell(Tr::tr("Looking at the ports of %1").arg(look.target.name));
    const auto before = kept.constFind(u"smtp"_s);
    auto ports = lookAtPorts(means, plan, before == kept.cend() ? nullptr : &*before);
    if (!ports)
        return fail(ports.error());
    if (ports->record.isKnown())
        look.problem.clear();
    if (look.isMeasured())
        look.facts.kinds.insert(u"smtp"_s, *ports);
    return {};
}

} // namespace

core::Result<Look> lookAtNode(const Means &means, const QString &name)
{
    if (!means.store)
        return fail(core::Problem { core::ProblemKind::Missing, Tr::tr("There is no store with nodes"), {}, {}, {} });
    const store::Store &store = *means.store;
    const store::Cancel cancel = means.stop ? store::Cancel::watching(*means.stop) : store::Cancel();
    const auto row = store::findNode(store, name, cancel);
    if (!row)
        return fail(row.error());
    const core::UtcMicros now = means.clock.now();
    NodeFacts node { .name = name, .snapshot = {}, .shows = {}, .others = {}, .clockOffset = row->clockOffset, .saidRoles = {} };
    if (means.tell)
        means.tell(Tr::tr("Reading what %1 said of its settings").arg(name));
    auto snapshot = newestSnapshot(store, row->id, cancel);
    if (!snapshot)
        return fail(snapshot.error());
    node.snapshot = *snapshot;
    if (means.tell)
        means.tell(Tr::tr("Reading what the log of %1 shows").arg(name));
    auto log = evidenceOfNodeLog(means.catalog.registry, store, name, now, cancel);
    if (!log)
        return fail(log.error());
    node.others = *log;
    auto shows = logShowsOf(store, name, now, cancel);
    if (!shows)
        return fail(shows.error());
    node.shows = *shows;
    const auto knowledge = knowledgeOf(means.catalog, means.store, store::AssetKind::Node, name, cancel);
    if (!knowledge)
        return fail(knowledge.error());
    node.saidRoles = rolesSaidIn(knowledge->options);
    Look look = measured(means.catalog, node, now);
    if (node.snapshot)
        if (auto done = noteDrift(look.facts.kinds, store, name, node.snapshot->time, now, cancel); !done)
            return fail(done.error());
    if (auto done = addPorts(look, means, portPlanOf(row->node, node.snapshot), knowledge->kept); !done)
        return fail(done.error());
    judge(look, means.catalog, *knowledge);
    sharpenSources(means.catalog, look.facts.kinds, look.findings);
    return look;
}

} // namespace bw::assessment

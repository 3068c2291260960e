// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/nodelook.h"

#include "models/assessment/companionevidence.h"
#include "models/assessment/hostevidence.h"
#include "models/assessment/tr.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bw::assessment {

Look measured(const posture::Catalog &catalog, const NodeFacts &node, core::UtcMicros now)
{
    const fleet::Snapshot snapshot = node.snapshot.value_or(fleet::Snapshot {});
    Look look;
    look.kind = store::AssetKind::Node;
    look.at = now;
    look.target = { node.name, wordsOfNode(snapshot), node.saidRoles };
    if (!look.target.roles)
        if (const Roles found = rolesOf(snapshot, node.shows); found.areKnown)
            look.target.roles = found.roles;
    look.facts.kinds = evidenceOfSnapshot(catalog.registry, snapshot);
    if (node.snapshot) {
        look.facts.kinds.insert(evidenceOfCompanions(catalog.registry, snapshot));
        look.facts.kinds.insert(evidenceOfHost(catalog.registry, snapshot, now, { {}, node.clockOffset }));
    }
    look.facts.kinds.insert(node.others);
    if (look.facts.kinds.isEmpty())
        look.problem = Tr::tr("No snapshot of %1 was taken yet, and nothing else is known of it").arg(node.name);
    return look;
}

Look lookOf(const posture::Catalog &catalog, const NodeFacts &node, core::UtcMicros now)
{
    Look look = measured(catalog, node, now);
    look.findings = posture::evaluate(catalog, look.target, look.facts, now);
    look.score = posture::scoreOf(look.findings);
    return look;
}

std::optional<QStringList> rolesSaidIn(const QJsonObject &options)
{
    const QJsonValue said = options.value(u"roles"_s);
    if (!said.isArray())
        return std::nullopt;
    QStringList roles;
    for (const QString &role : { u"edge"_s, u"submission"_s, u"outbound"_s, u"internal"_s })
        if (said.toArray().contains(role))
            roles << role;
    return roles;
}

} // namespace bw::assessment

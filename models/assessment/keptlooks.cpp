// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/keptlooks.h"

#include "models/assessment/knowledge.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace bw::assessment {

namespace {

QList<posture::EvidenceUsed> evidenceIn(const QByteArray &json)
{
    QList<posture::EvidenceUsed> all;
    for (const QJsonValue one : QJsonDocument::fromJson(json).array()) {
        const auto text = [&one](QLatin1String name) { return one[name].toString(); };
        const QDateTime taken = QDateTime::fromString(text("taken"_L1), Qt::ISODateWithMs);
        all.append({ text("name"_L1), {}, taken.isValid() ? taken.toMSecsSinceEpoch() * 1000 : 0, { text("how"_L1), text("raw"_L1), text("where"_L1) } });
    }
    return all;
}

} // namespace

core::Result<QList<Look>> keptLooks(const posture::Catalog &catalog, const store::Store &store, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto rows = store::listFindings(store, {}, cancel);
    if (!rows)
        return core::fail(rows.error());
    std::map<std::pair<store::AssetKind, QString>, Look> looks;
    for (const store::FindingRow &row : *rows) {
        Look &look = looks[{ row.kind, row.asset }];
        look.at = std::max(look.at, row.lookedAt);
        posture::Finding finding = findingOf(row);
        finding.evidence = evidenceIn(row.evidence);
        look.findings << finding;
    }
    QList<Look> all;
    for (auto &[asset, look] : looks) {
        const auto knowledge = knowledgeOf(catalog, &store, asset.first, asset.second, cancel);
        if (!knowledge)
            return core::fail(knowledge.error());
        look.kind = asset.first;
        look.target = { asset.second, { store::nameOf(asset.first) }, {} };
        look.facts.kinds = knowledge->kept;
        if (look.kind == store::AssetKind::Node && look.facts.kinds.contains(u"postfix"_s))
            look.target.words << u"postfix"_s;
        for (posture::Finding &finding : look.findings)
            takeExceptions(finding, catalog.exceptions + knowledge->risks, now);
        look.score = posture::scoreOf(look.findings);
        all << std::move(look);
    }
    return all;
}

} // namespace bw::assessment

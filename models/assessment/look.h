// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/store/posture/posturetable.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bw::assessment {

/// One asset, measured and judged. Plain data.
struct Look
{
    store::AssetKind kind = store::AssetKind::Domain;
    posture::Target target;
    posture::Facts facts;
    QList<posture::Finding> findings;
    posture::Score score;
    QList<posture::Move> moved; ///< what moved the score since the last look that was kept
    core::UtcMicros at = 0;
    QString problem; ///< why nothing could be measured; empty: something was
    [[nodiscard]] bool isMeasured() const { return problem.isEmpty(); }
};

/// What breakwaterctl prints (cli.md, "check"), and what pages hand on: {"target","kind","at","score","score_range","findings":[…],"moved":[…]}.
[[nodiscard]] QJsonObject jsonOf(const posture::Catalog &catalog, const Look &look);
/// [{"name","value","unknown","taken","how","raw","where"}]
[[nodiscard]] QJsonArray jsonOf(const QList<posture::EvidenceUsed> &evidence);
[[nodiscard]] QJsonValue jsonOf(const posture::Value &value);

/// Rows for the store, dates that run out among them.
[[nodiscard]] store::LookToKeep rowsOf(const Look &look);
/// And back, for what is stale by now: what cannot be read as the registry has it is unknown.
[[nodiscard]] Kinds kindsOf(const posture::Registry &registry, const QList<store::KeptEvidence> &kept);
/// Of rows again, for scores, moves and lists; without evidence values.
[[nodiscard]] posture::Finding findingOf(const store::FindingRow &row);

} // namespace bw::assessment

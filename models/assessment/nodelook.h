// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/look.h"
#include "models/assessment/settingsevidence.h"

namespace bw::assessment {

/// What is known of a node before it is judged.
struct NodeFacts
{
    QString name;
    std::optional<fleet::Snapshot> snapshot; ///< the newest; nothing: none was ever taken
    LogShows shows;
    Kinds others; ///< of its log, its ports, its companions: they stand beside what the snapshot says
    std::optional<core::UtcMicros> clockOffset {}; ///< its clock minus ours
    std::optional<QStringList> saidRoles; ///< its owner's; they outdo what is found
};

/// Judges a node by what is known of it. Nothing is asked. A node without a snapshot is judged by the rest, and its settings are unknown.
/// Not judged yet.
[[nodiscard]] Look measured(const posture::Catalog &catalog, const NodeFacts &node, core::UtcMicros now);
/// With what people said of it left out.
[[nodiscard]] Look lookOf(const posture::Catalog &catalog, const NodeFacts &node, core::UtcMicros now);

/// {"roles":["edge"]} of an asset's options; nothing: its owner did not say. Words that are no role are left out.
[[nodiscard]] std::optional<QStringList> rolesSaidIn(const QJsonObject &options);

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/nodetable.h"
#include "models/transport/nodeimport.h"

#include <QList>
#include <QString>

namespace bw::service {

/// A node that a list names, beside what the store has. Plain data.
struct NodeOffer
{
    enum class State { New, SameName, SamePlace, Bad };
    transport::InventoryEntry entry;
    State state = State::New;
    QString text; ///< whose name or place it is; of Bad: why it cannot be a node
};

/// Which of them are new, and which are there already: in the store, or further up in the same list. A node of the store that
/// only has imported logs is no duplicate: it may get a route.
[[nodiscard]] QList<NodeOffer> compareWithFleet(const QList<store::NodeRow> &known, const transport::Inventory &inventory);

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/listening.h"

#include <algorithm>

namespace bw::detection {

namespace {

bool isCollected(const store::NodeRow &node)
{
    return node.node.route != fleet::RouteKind::None && node.tried != 0;
}

} // namespace

Listening::Listening(QList<store::NodeRow> fleet)
    : m_nodes(std::move(fleet))
{
    // One whose clock is years ahead says nothing of when the others should have been heard.
    const bool areAllAhead = std::ranges::all_of(m_nodes, &store::NodeRow::isStampedAhead);
    core::UtcMicros newestCollected = 0;
    for (const store::NodeRow &node : std::as_const(m_nodes)) {
        core::UtcMicros &newest = isCollected(node) ? newestCollected : m_newestByHand;
        if (areAllAhead || !node.isStampedAhead)
            newest = std::max(newest, node.lastLine);
        if (isCollected(node))
            m_lastRound = std::max(m_lastRound, node.tried);
    }
    if (m_lastRound != 0)
        m_lastRound = std::max(m_lastRound, newestCollected); // rounds ended, and their logs were brought by hand
}

core::UtcMicros Listening::until(const store::NodeRow &node) const
{
    return isCollected(node) ? m_lastRound : m_newestByHand;
}

QStringList Listening::silent() const
{
    QStringList names;
    for (const store::NodeRow &node : m_nodes)
        if (isSilent(node))
            names << node.node.name;
    return names;
}

const store::NodeRow *Listening::find(const QString &name) const
{
    const auto found = std::ranges::find_if(m_nodes, [&name](const store::NodeRow &row) { return row.node.name == name; });
    return found == m_nodes.end() ? nullptr : &*found;
}

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/nodetable.h"

#include <QList>
#include <QStringList>

namespace bw::detection {

/// Until when nodes should have been heard. Of one that is collected: until the fleet's last round, which proves that somebody
/// listened; so a fleet of one node can be silent. Of one whose logs come by hand nobody knows but the logs: until the newest line
/// of those, so that an old log is not silent for years.
class Listening final
{
public:
    explicit Listening(QList<store::NodeRow> fleet);

    static constexpr core::UtcMicros silentAfter = core::microsPerHour;

    [[nodiscard]] core::UtcMicros lastRound() const { return m_lastRound; } ///< 0: nothing is collected
    [[nodiscard]] core::UtcMicros lastByHand() const { return m_lastRound == 0 ? m_newestByHand : 0; } ///< newest line, where nobody but a person brings logs; 0: somebody listens, or nothing was brought
    [[nodiscard]] core::UtcMicros until(const store::NodeRow &node) const; ///< 0: nobody knows
    [[nodiscard]] bool isSilent(const store::NodeRow &node) const { return node.lastLine != 0 && until(node) - node.lastLine >= silentAfter; }
    [[nodiscard]] QStringList silent() const; ///< names
    [[nodiscard]] const store::NodeRow *find(const QString &name) const;
    [[nodiscard]] const QList<store::NodeRow> &nodes() const { return m_nodes; }

private:
    QList<store::NodeRow> m_nodes;
    core::UtcMicros m_lastRound = 0, m_newestByHand = 0;
};

} // namespace bw::detection

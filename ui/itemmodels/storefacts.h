// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/nodetable.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/store.h"

#include <QObject>

#include <optional>

class QTimer;

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What the window says of the open store: its nodes with what was last heard, its size, messages and privacy. Asked in the
/// background; old facts stay until new ones come. GUI thread.
class StoreFacts final : public QObject
{
    Q_OBJECT
public:
    explicit StoreFacts(service::Session *session, QObject *parent = nullptr);

    /// At most once a second.
    void refresh();
    /// Facts of the store came at least once.
    [[nodiscard]] bool isKnown() const { return m_info.has_value(); }
    [[nodiscard]] const QList<store::NodeCoverage> &nodes() const { return m_nodes; }
    [[nodiscard]] QStringList nodeNames() const;
    [[nodiscard]] int reachedNodes() const { return m_reachedNodes; } ///< that have a route
    [[nodiscard]] QStringList failingNodes() const { return m_failingNodes; } ///< whose last round went wrong, by name
    [[nodiscard]] bool isHostKeyInDoubt() const { return m_isHostKeyInDoubt; } ///< of one of them: somebody must decide
    [[nodiscard]] QStringList silentNodes() const { return m_silentNodes; } ///< that said nothing in the last hour in which they should have been heard
    [[nodiscard]] core::UtcMicros lastRound() const { return m_lastRound; } ///< that collected any of them; 0: none
    [[nodiscard]] store::StoreInfo info() const { return m_info.value_or(store::StoreInfo()); }
    [[nodiscard]] core::UtcMicros firstHeard() const; ///< 0: nothing yet
    [[nodiscard]] core::UtcMicros lastHeard() const;
    [[nodiscard]] core::UtcMicros lastReported() const { return m_lastReported; } ///< last moment that a DMARC report tells of; 0: none
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void takeRoutes(const QList<store::NodeRow> &rows);
    service::Session *m_session;
    QTimer *m_timer = nullptr;
    QList<store::NodeCoverage> m_nodes;
    int m_reachedNodes = 0;
    QStringList m_failingNodes, m_silentNodes;
    core::UtcMicros m_lastRound = 0, m_lastReported = 0;
    bool m_isHostKeyInDoubt = false;
    std::optional<store::StoreInfo> m_info;
    QString m_problem;
};

} // namespace bw::itemmodels

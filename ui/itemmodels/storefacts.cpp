// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/storefacts.h"

#include "models/detection/listening.h"
#include "models/service/session.h"
#include "models/store/mailauth/mailauthquery.h"

#include <QTimer>

namespace bw::itemmodels {

StoreFacts::StoreFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &StoreFacts::ask);
    m_timer->start(0);
}

void StoreFacts::refresh()
{
    if (!m_timer->isActive())
        m_timer->start(1000);
}

void StoreFacts::ask()
{
    m_session->ask(this, "facts", [this, store = m_session->store()](const std::atomic_bool &) -> std::function<void()> {
        const auto info = store.info();
        const auto nodes = store::listNodes(store);
        const auto routes = store::listFleet(store, {});
        const auto reports = store::mailAuthRange(store);
        return [this, info, nodes, routes, reports] {
            m_problem = !info ? info.error().oneLine() : !nodes ? nodes.error().oneLine() : QString();
            if (info)
                m_info = *info;
            if (nodes)
                m_nodes = *nodes;
            if (routes)
                takeRoutes(*routes);
            if (reports)
                m_lastReported = std::max<core::UtcMicros>(0, reports->to - 1);
            Q_EMIT changed();
        };
    });
}

void StoreFacts::takeRoutes(const QList<store::NodeRow> &rows)
{
    m_reachedNodes = 0;
    m_failingNodes.clear();
    m_isHostKeyInDoubt = false;
    const detection::Listening listening(rows);
    m_silentNodes = listening.silent();
    m_lastRound = listening.lastRound();
    for (const store::NodeRow &row : rows) {
        if (row.node.route == bw::fleet::RouteKind::None)
            continue;
        ++m_reachedNodes;
        if (!row.error)
            continue;
        m_failingNodes << row.node.name;
        m_isHostKeyInDoubt |= row.error->kind.startsWith(QLatin1String("host_key"));
    }
}

QStringList StoreFacts::nodeNames() const
{
    QStringList names;
    for (const store::NodeCoverage &node : m_nodes)
        names << node.node;
    names.sort();
    return names;
}

core::UtcMicros StoreFacts::firstHeard() const
{
    core::UtcMicros first = 0;
    for (const store::NodeCoverage &node : m_nodes)
        if (node.firstHeard > 0 && (first == 0 || node.firstHeard < first))
            first = node.firstHeard;
    return first;
}

core::UtcMicros StoreFacts::lastHeard() const
{
    core::UtcMicros last = 0;
    for (const store::NodeCoverage &node : m_nodes)
        last = std::max(last, node.lastHeard);
    return last;
}

} // namespace bw::itemmodels

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/hostkeys.h"

namespace bw::service {

QList<transport::AcceptedKey> acceptedKeys(const QList<store::NodeRow> &nodes)
{
    QList<transport::AcceptedKey> keys;
    for (const store::NodeRow &row : nodes)
        if (fleet::usesSsh(row.node.route) && !row.hostKey.isEmpty())
            keys << transport::AcceptedKey { row.node.name, row.node.host, row.node.port, row.hostKey };
    return keys;
}

namespace {

bool isStopped(const store::NodeRow &row)
{
    return row.error && row.error->kind == store::hostKeyChanged;
}

} // namespace

core::Result<QList<transport::AcceptedKey>> acceptedKeys(const store::Store &store)
{
    const auto rows = store::listFleet(store, {});
    if (!rows)
        return core::fail(rows.error());
    return acceptedKeys(*rows);
}

core::Done keepAcceptedKeys(const store::Store &store, const QList<transport::AcceptedKey> &accepted, const core::Clock &clock)
{
    if (accepted.isEmpty())
        return {};
    const auto rows = store::listFleet(store, {});
    if (!rows)
        return core::fail(rows.error());
    for (const store::NodeRow &row : *rows)
        for (const transport::AcceptedKey &key : accepted)
            if (fleet::usesSsh(row.node.route) && key.isAt(row.node.host, row.node.port) && (row.hostKey != key.fingerprint || isStopped(row)))
                if (auto done = store::noteHostKey(store, row.node.name, key.fingerprint, clock); !done)
                    return done;
    return {};
}

core::Done keepHandshake(const store::Store &store, const fleet::Node &node, core::UtcMicros begun, bool isConnected, const std::optional<core::Problem> &problem)
{
    const bool isChanged = !isConnected && problem && problem->kind == core::ProblemKind::HostKeyChanged;
    if (!fleet::usesSsh(node.route) || (!isChanged && !isConnected))
        return {};
    const auto row = store::findNode(store, node.name, {});
    if (!row)
        return row.error().kind == core::ProblemKind::Missing ? core::Done() : core::Done(core::fail(row.error()));
    if (!fleet::usesSsh(row->node.route) || row->node.host != node.host || row->node.port != node.port || row->node.jump != node.jump || (!isChanged && !isStopped(*row)))
        return {};
    return store::noteHandshake(store, node.name, begun, isChanged ? std::optional(problem->oneLine()) : std::nullopt);
}

} // namespace bw::service

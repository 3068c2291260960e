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
            if (fleet::usesSsh(row.node.route) && key.isAt(row.node.host, row.node.port) && row.hostKey != key.fingerprint)
                if (auto done = store::noteHostKey(store, row.node.name, key.fingerprint, clock); !done)
                    return done;
    return {};
}

} // namespace bw::service

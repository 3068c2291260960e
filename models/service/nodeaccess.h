// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"
#include "models/fleet/node.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace bw::service {

/// What a node's owner has to do there so that this desk may read it, and nothing else. Plain data; holds nothing secret.
struct NodeAccess
{
    QString keyFile; ///< the private key that is offered; empty: there is none yet
    QString publicLine; ///< "ssh-ed25519 AAAA… breakwater"
    QString fingerprint; ///< of our own key; empty for another
    QString line; ///< of authorized_keys: the key with its forced command
    QStringList groups; ///< that the account needs there
    QString commands; ///< to be run there as root, one a line
    QByteArray script; ///< the forced command itself; empty where the route needs none
    std::optional<core::Problem> problem; ///< why there is no line
};

/// \p ownKey: the private key of "Make a key for me", which may be missing. Reads files; not on the UI thread.
[[nodiscard]] NodeAccess accessOf(const fleet::Node &node, const QString &ownKey);

} // namespace bw::service

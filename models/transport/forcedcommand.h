// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/node.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace bw::transport {

inline constexpr char forcedCommandPath[] = "/usr/local/sbin/breakwater-read"; ///< where it stands on a node

/// resources/node/breakwater-read, whole: it allows readCommands on the logs and settings that its line names.
[[nodiscard]] QByteArray forcedCommandScript();

/// The line of authorized_keys(5) that lets this key read this node and do nothing else: "restrict,command="…" ssh-ed25519 …".
/// The route SFTP gets OpenSSH's own read-only server instead of the script. \p publicKey: a line of a .pub file. Usage: the
/// node is not reached by SSH, has no log named plainly enough, or that is no public key.
[[nodiscard]] core::Result<QString> authorizedKeysLine(const fleet::Node &node, const QString &publicKey);

/// Groups that the account there needs (Debian's names), and no others: adm for the logs, systemd-journal for the journal.
[[nodiscard]] QStringList neededGroups(const fleet::Node &node);

} // namespace bw::transport

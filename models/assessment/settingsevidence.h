// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/fleet/snapshot.h"

namespace bw::assessment {

/// What a node's snapshot says, as kinds postfix, host, sshd, dovecot, opendkim, opendmarc, rspamd: inheritance, defaults and master.cf's -o
/// resolved as the product does. Each field's source is the command, the lines, and file and line where the snapshot tells them. A
/// product that is not on the node has no kind; one whose section could not be read is unknown with that section's problem.
[[nodiscard]] Kinds evidenceOfSnapshot(const posture::Registry &registry, const fleet::Snapshot &snapshot);

/// Words that a node is targeted by: "node", and the products that are on it ("postfix").
[[nodiscard]] QStringList wordsOfNode(const fleet::Snapshot &snapshot);

/// What a node is for, found from its settings and from what its log shows: edge, submission, outbound, internal. \p why: one sentence a role.
/// Who could take mail from strangers or logins by its settings is edge or submission even if its log has none; who could send to the world
/// and did not is no outbound host.
struct Roles
{
    QStringList roles;
    QMap<QString, QString> why;
    bool areKnown = false; ///< false: neither settings nor log say enough
};
struct LogShows ///< of the last 28 days; nothing: not known
{
    std::optional<qint64> fromStrangers, byLogin, toStrangers, fromOwnNetworks; ///< messages
};
[[nodiscard]] Roles rolesOf(const fleet::Snapshot &snapshot, const LogShows &shows);

} // namespace bw::assessment

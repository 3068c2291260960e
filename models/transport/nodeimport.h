// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/node.h"

#include <QList>
#include <QString>

#include <optional>
#include <string_view>

namespace bw::transport {

enum class InventoryKind : std::uint8_t {
    SshConfig, ///< ssh_config(5): hosts that are named outright
    Ansible, ///< what "ansible-inventory --list" prints
    Csv, ///< with a head row
};

struct InventoryEntry
{
    fleet::Node node;
    int line = 0; ///< where it stands; 0: not known
    QString problem; ///< why it cannot be a node; empty: it can
};
struct Inventory
{
    InventoryKind kind = InventoryKind::Csv;
    QList<InventoryEntry> entries; ///< in the order of the text (Ansible: by name)
    QStringList notes; ///< what was passed over: "line 7: ProxyCommand"
};

/// Nodes that a text names. What it does not say is taken from \p usual (product, route, logs, user …), whose name and host
/// do not count. Nothing is looked up, run or connected. \p kind: none: by its content. Malformed with the line, where
/// nothing can be read at all; TooLarge beyond 16 MiB or 20,000 hosts.
///
/// ssh: user, port and jump are copied; where the text is the desk's own ~/.ssh/config, the host keeps its name there, so that
/// address and keys are looked up anew whenever it is called. Key files are not copied: a node with one asks no agent.
/// Ansible: ansible_host, ansible_port, ansible_user, ansible_ssh_private_key_file, and a jump in ansible_ssh_common_args that is
/// plainly "-J HOST" or "-o ProxyJump=HOST". The first group by name becomes the group, all others (parents too) tags.
/// A key file of "~/…" is one in the home of whoever imports; one that is not absolute then is a problem of its entry.
/// CSV: name, host, port, user, key, jump, route, mta, log, group, tags, config_dir, log_tz, smtp; several logs, tags or places
/// with blanks or semicolons between them.
[[nodiscard]] core::Result<Inventory> readInventory(std::string_view text, const fleet::Node &usual, std::optional<InventoryKind> kind = {}, bool isDesksConfig = false);

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/nodeimport.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

/// A list of nodes of each kind. What is offered as a node is one that may be stored.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    fleet::Node usual;
    usual.route = fleet::RouteKind::Ssh;
    usual.logs = { QStringLiteral("/var/log/mail.log") };
    using Kind = transport::InventoryKind;
    for (const std::optional<Kind> kind : { std::optional<Kind>(), std::optional(Kind::SshConfig), std::optional(Kind::Ansible), std::optional(Kind::Csv) })
        if (const auto inventory = transport::readInventory(text, usual, kind))
            for (const transport::InventoryEntry &entry : inventory->entries)
                if (entry.line < 0 || (entry.problem.isEmpty() && !fleet::check(entry.node)))
                    std::abort();
    return 0;
}

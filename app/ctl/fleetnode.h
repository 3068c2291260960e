// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include "models/fleet/node.h"
#include "models/store/fleet/nodetable.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace bw::ctl {

class Context;

/// What the command line says of a node.
struct NodeOptions
{
    std::string name, mta = "postfix", route, host, user, key, jump, knownHosts, accept, configDir, zone, group;
    int port = 22, deadline = 30;
    std::vector<std::string> logs, smtp, tags;
    bool keeps = false, purges = false; ///< remove
    bool withoutRoute = false; ///< list
};

[[nodiscard]] core::Result<fleet::Node> nodeFrom(const NodeOptions &options); ///< checked
/// The same without name and host: what an import takes for those that do not say it themselves.
[[nodiscard]] core::Result<fleet::Node> usualNodeFrom(const NodeOptions &options);
/// --mta, --route and what else does not differ from node to node.
void addNodeOptions(CLI::App &verb, NodeOptions &options);

[[nodiscard]] QJsonObject toJson(const store::NodeRow &row);
[[nodiscard]] Answer nodesAnswer(const QList<store::NodeRow> &rows);

/// Further parts of "fleet"; each adds its verbs below it.
void addFleetAccess(CLI::App &fleet, Context &context); ///< script, authorize, key, secret
void addFleetImport(CLI::App &fleet, Context &context);

} // namespace bw::ctl

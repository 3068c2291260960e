// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/fleet/nodetable.h"
#include "models/transport/route.h"

#include <QList>

#include <optional>

namespace bw::service {

/// Host keys that the store has as accepted, for RouteOptions: whoever dials a node gives them, so that a key that changed is
/// seen on every computer. Of nodes that are reached by SSH.
[[nodiscard]] QList<transport::AcceptedKey> acceptedKeys(const QList<store::NodeRow> &nodes);
/// The same of a store, read now. Errors: the store's; then nothing is to be dialled. Blocks.
[[nodiscard]] core::Result<QList<transport::AcceptedKey>> acceptedKeys(const store::Store &store);

/// What a person accepted in a connection (ConnectReport::accepted) becomes the key of every node that is reached by that place,
/// also where the log-in failed then, and their stop ends. Writes the journal where something changed. Blocks.
[[nodiscard]] core::Done keepAcceptedKeys(const store::Store &store, const QList<transport::AcceptedKey> &accepted, const core::Clock &clock);

/// What a connection that was tried outside a round, from \p begun on, says of the host key of a node that the store has at the same
/// place (else nothing happens): the accepted one, which ends a stop, or another one, which is a stop. \p problem: why it came to
/// nothing. Blocks.
[[nodiscard]] core::Done keepHandshake(const store::Store &store, const fleet::Node &node, core::UtcMicros begun, bool isConnected, const std::optional<core::Problem> &problem);

} // namespace bw::service

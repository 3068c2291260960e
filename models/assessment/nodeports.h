// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/assessor.h"
#include "models/fleet/node.h"
#include "models/fleet/snapshot.h"
#include "models/smtp/look.h"

#include <optional>

namespace bw::assessment {

/// A port of a node that the world may reach.
struct NodePort
{
    QString host; ///< that its owner names; empty: the node's own
    int port = 25;
    smtp::Role role = smtp::Role::Mx;
    bool isExpected = false; ///< its owner, settings or listeners say that it takes connections
};

/// What a node is to be asked from outside. Plain data.
struct PortPlan
{
    QList<NodePort> ports; ///< at most 8
    QString sshHost; ///< at which we reach it without another between; empty: none
    QString ownName; ///< "mx1.example.org" of its settings; empty: none
    QStringList domains; ///< that it takes mail for
    std::optional<posture::Value> trusted {}; ///< mynetworks; nothing: not known
};
/// From its owner's H:PORT, else from master.cf and the system's listeners, else ports 25, 465 and 587. Services for its own network alone
/// are left out: from here they look like nothing.
[[nodiscard]] PortPlan portPlanOf(const fleet::Node &node, const std::optional<fleet::Snapshot> &snapshot);

/// One of them, looked at.
struct PortLook
{
    NodePort port;
    smtp::EndpointLook look {};
    QString ownAddress {}; ///< that we came from; empty: not known
};

/// The kind "smtp" of a node. What cannot be told from here is unknown: a port that its settings open and that does not answer, relaying where the node
/// trusts the address that we come from, and a certificate's name where nobody said under which one clients know the node. A port that nobody
/// expects and that is silent is no endpoint.
[[nodiscard]] posture::Evidence evidenceOfPorts(const posture::Registry &registry, const PortPlan &plan, const QList<PortLook> &looks, core::UtcMicros taken);

/// Looks at all of them: of the node's addresses that others reach one of each family, else of those that it has. With a pace one port after the other, and no
/// more than once a day: then what \p kept holds is handed on. Cancelled. Whatever else fails makes an unknown.
[[nodiscard]] core::Result<posture::Evidence> lookAtPorts(const Means &means, const PortPlan &plan, const posture::Evidence *kept);

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/transport/stream.h"

#include <QStringList>

namespace bw::smtp {

/// How this computer names itself to \p peer (an address) in EHLO: its full name if it has one, else the address that it would come
/// from, "[192.0.2.1]" or "[IPv6:2001:db8::1]" (RFC 5321, 4.1.3). Asks no server.
[[nodiscard]] QString ownName(const QString &peer);

/// A host as certificates and SNI name it: U-labels as A-labels, no last dot. What is no name stays.
[[nodiscard]] QString nameInDns(const QString &host);

/// The address that a packet of ours to \p peer would come from. Unknown: there is no way to it. Asks nobody.
[[nodiscard]] core::IpAddress ownAddressTo(const core::IpAddress &peer);

/// All addresses of a host, as the system knows them (hosts(5), DNS); of an address itself. At most 8. Blocks within the limit:
/// getaddrinfo(3) knows none, so it runs on a thread that is left behind when it is late. Unreachable, TimedOut, Cancelled.
[[nodiscard]] core::Result<QStringList> addressesOf(const QString &host, const transport::Limit &limit);

} // namespace bw::smtp

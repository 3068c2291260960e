// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

namespace bw::transport {

struct Dialled
{
    int socket = -1; ///< connected, blocking, close-on-exec; the caller's
    QString address; ///< that answered
    std::chrono::milliseconds lookUp {}, connect {};
};

/// Looks a host up and connects to it by TCP, within the limit: getaddrinfo(3) knows none, so it runs on a thread that is
/// left behind when it is late. Several addresses are tried 250 ms apart, the first that answers wins (RFC 8305, 5).
/// \p report, where given, gets the steps Name and Port. Unreachable, TimedOut, Cancelled.
[[nodiscard]] core::Result<Dialled> dial(const QString &host, int port, const Limit &limit, ConnectReport *report);

[[nodiscard]] core::Problem overProblem(const Limit &limit, const QString &doing, const QString &where); ///< TimedOut or Cancelled

} // namespace bw::transport

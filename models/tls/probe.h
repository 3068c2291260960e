// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/picture.h"
#include "models/tls/smtpopening.h"
#include "models/transport/stream.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace bw::tls {

/// A new connection to the server. Called by several threads at once.
using Connect = std::function<core::Result<std::unique_ptr<transport::Stream>>(const transport::Limit &)>;

struct ProbeTarget
{
    Connect connect;
    std::string serverName; ///< for SNI; an address or nothing: none is said
    bool isSmtp = false; ///< STARTTLS before each hello; else TLS from the first byte
    std::string ehloName; ///< how we name ourselves there
};

struct ProbeManners
{
    int connections = 8; ///< at one time
    int mostConnections = 500; ///< in all
    std::chrono::milliseconds patience = std::chrono::seconds(10); ///< for one answer, from the connection on
    std::chrono::milliseconds pause = std::chrono::seconds(1); ///< after a "not now" (4xx, 421), and longer after each further one
    int tries = 3; ///< of one question
    /// Called before each connection, by several threads at once: waits for its turn. Empty: no rate is kept.
    std::function<core::Done(const transport::Limit &)> turn;
};

struct ProbeResult
{
    /// Of SMTP what the first connection said; Ready where TLS was reached, and of plain TLS.
    Opening opening;
    Picture picture;
    int connections = 0; ///< that were begun
    int busy = 0; ///< of them answered "not now"
    std::chrono::milliseconds took {};
};

/// Looks at a server's whole TLS from outside. Blocks within \p limit; several servers: one call each, on threads of their own.
/// Unreachable, TimedOut: no connection came about at all. Cancelled. When the time is over in the middle, or the server
/// answers "not now" to the end, the result says what was seen, and Picture::isWhole() is false.
[[nodiscard]] core::Result<ProbeResult> probe(const ProbeTarget &target, const ProbeManners &manners, const transport::Limit &limit);

} // namespace bw::tls

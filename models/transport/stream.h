// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace bw::transport {

/// Bytes to and from a peer. One thread.
class Stream
{
public:
    virtual ~Stream() = default;
    virtual core::Done send(std::string_view bytes, const Limit &limit) = 0;
    /// At least one byte. Unreachable: the peer has ended it. TimedOut, Cancelled.
    virtual core::Result<std::size_t> receive(char *into, std::size_t size, const Limit &limit) = 0;
};

/// A bare TCP connection to a host by name or address. Blocks within the limit. Unreachable, TimedOut, Cancelled.
/// \p address, where given: learns which of the host's addresses answered.
[[nodiscard]] core::Result<std::unique_ptr<Stream>> connectTcp(const QString &host, int port, const Limit &limit, QString *address = nullptr);

} // namespace bw::transport

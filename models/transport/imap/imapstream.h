// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/fleet/mailbox.h"
#include "models/transport/route.h"

#include <memory>
#include <string_view>

namespace bw::transport::imap {

/// Bytes to and from a server that has let us in. One thread.
class Stream
{
public:
    virtual ~Stream() = default;
    virtual core::Done send(std::string_view bytes, const Limit &limit) = 0;
    /// At least one byte. Unreachable: the server has ended it. TimedOut, Cancelled.
    virtual core::Result<std::size_t> receive(char *into, std::size_t size, const Limit &limit) = 0;
};

/// Connects and logs in, by libcurl: TLS always and its certificate always verified; a server that offers none, or shows one that
/// is not trusted for its name, learns neither user nor secret. \p secret: the password (PLAIN or LOGIN), or with OAuth
/// an access token (OAUTHBEARER, RFC 7628, or XOAUTH2). Blocks within the limit. Unreachable, TimedOut, Cancelled, Denied (certificate, login),
/// Unsupported (no encryption).
[[nodiscard]] core::Result<std::unique_ptr<Stream>> connect(const fleet::Mailbox &mailbox, const core::Secret &secret, const Limit &limit);

} // namespace bw::transport::imap

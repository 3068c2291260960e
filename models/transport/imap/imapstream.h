// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/fleet/mailbox.h"
#include "models/transport/stream.h"

#include <memory>

namespace bw::transport::imap {

/// To a server that has let us in.
using transport::Stream;

/// Connects and logs in, by libcurl: TLS always and its certificate always verified; a server that offers none, or shows one that
/// is not trusted for its name, learns neither user nor secret. \p secret: the password (PLAIN or LOGIN), or with OAuth
/// an access token (OAUTHBEARER, RFC 7628, or XOAUTH2). Blocks within the limit. Unreachable, TimedOut, Cancelled, Denied (certificate, login),
/// Unsupported (no encryption).
[[nodiscard]] core::Result<std::unique_ptr<Stream>> connect(const fleet::Mailbox &mailbox, const core::Secret &secret, const Limit &limit);

} // namespace bw::transport::imap

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/core/time.h"
#include "models/transport/route.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace bw::transport {

struct PageRequest
{
    QString url; ///< of HTTPS; nothing else is spoken
    std::vector<core::IpAddress> addresses {}; ///< where its host is; none: the system is asked
    QString caFile {}; ///< PEM; empty: the system's roots
    std::size_t most = 64 * 1024; ///< bytes of the body
};

struct Page
{
    int status = 0;
    QString contentType; ///< as the server said it; empty: it did not
    QString location; ///< where a redirection would lead; it is not followed
    QByteArray body; ///< at most PageRequest::most
    core::UtcMicros certificateEnds = 0; ///< 0: not known
};

/// One GET. The certificate is verified for the host before anything is sent; no cookie, no redirection, no proxy. Blocks within the
/// limit. Unreachable, TimedOut, Cancelled, Denied (certificate), TooLarge. What status the page has is the caller's business.
[[nodiscard]] core::Result<Page> fetchPage(const PageRequest &request, const Limit &limit);

} // namespace bw::transport

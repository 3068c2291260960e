// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/transport/route.h"

#include <QByteArray>
#include <QString>

namespace bw::transport {

struct HttpAnswer
{
    int status = 0;
    QByteArray body; ///< at most limits::httpBytes
};

/// Sends one form by POST to a server over HTTPS, follows nothing, keeps no cookie; \p form is not kept. Blocks within the limit.
/// Unreachable, TimedOut, Cancelled, Denied (certificate), TooLarge. What status the answer has is the caller's business.
[[nodiscard]] core::Result<HttpAnswer> postForm(const QString &url, const QByteArray &form, const QString &caFile, const Limit &limit);

} // namespace bw::transport

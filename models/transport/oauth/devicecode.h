// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/fleet/mailbox.h"
#include "models/transport/route.h"

#include <QString>

#include <chrono>

namespace bw::transport {

/// What a person is asked to do: open that address in any browser, and type that code (RFC 8628, 3.2).
struct DeviceCode
{
    core::Secret device; ///< ours alone
    QString userCode, address;
    std::chrono::seconds interval { 5 }; ///< between two questions whether it was done
    std::chrono::seconds life { 600 };
};

struct Tokens
{
    core::Secret access; ///< logs in, for an hour or so: kept in memory only
    core::Secret refresh; ///< brings the next one; empty: the one from before goes on
};

/// OAuth without a browser of ours (RFC 8628) and its renewal (RFC 6749, 6). Each blocks within its limit. \p caFile: PEM; empty: the
/// system's roots. Errors of postForm(); Denied: the provider or the person said no; Malformed: its answer is none.
[[nodiscard]] core::Result<DeviceCode> askDeviceCode(const fleet::OAuthClient &client, const QString &caFile, const Limit &limit);
/// Asks again and again until the person has consented, or the code has expired (TimedOut).
[[nodiscard]] core::Result<Tokens> waitForConsent(const fleet::OAuthClient &client, const DeviceCode &code, const QString &caFile, const Limit &limit);
/// Denied: the consent is over; a person has to give it again.
[[nodiscard]] core::Result<Tokens> renewTokens(const fleet::OAuthClient &client, const core::Secret &refresh, const QString &caFile, const Limit &limit);

} // namespace bw::transport

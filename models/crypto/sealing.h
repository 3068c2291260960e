// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QByteArray>

#include <string_view>

namespace bw::crypto {

/// Locks bytes with a passphrase: scrypt (RFC 7914) makes a 256-bit key, AES-256-GCM (NIST SP 800-38D) locks.
/// The answer is text of one paragraph that survives mail and copy and paste:
///
///     -----BEGIN BREAKWATER SEALED KEY-----
///     base64, lines of 64 …
///     -----END BREAKWATER SEALED KEY-----
///
/// Inside: 8 bytes "BWSEAL01", log2 N, r, p (one byte each), salt (16), nonce (12), ciphertext, tag (16).
/// `label` is bound to it as associated data (a store's id): it must be given again to open.
/// Costs about 64 MiB and 0.2 s on purpose: never on the UI thread. Refuses passphrases under 8 bytes (Usage).
[[nodiscard]] core::Result<QByteArray> seal(
    const core::Secret &content, const core::Secret &passphrase, std::string_view label);

/// Malformed: not such a text, or costs beyond what `seal` writes. Denied: wrong passphrase, wrong label or altered.
[[nodiscard]] core::Result<core::Secret> unseal(
    const QByteArray &sealed, const core::Secret &passphrase, std::string_view label);

} // namespace bw::crypto

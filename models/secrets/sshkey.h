// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

namespace bw::secrets {

/// A key pair for SSH on this desk. Holds nothing secret.
struct SshKey
{
    QString file; ///< the private key, mode 0600
    QString publicLine; ///< "ssh-ed25519 AAAA… breakwater"
    QString fingerprint; ///< "SHA256:…"
};

/// The one that Breakwater makes for itself: FOLDER/id_ed25519, with .pub beside it.
[[nodiscard]] QString ownKeyFile(const QString &folder);
/// Makes it (Ed25519, RFC 8709) in a folder of mode 0700, whole or not at all. Conflict: there is one; it is never replaced.
[[nodiscard]] core::Result<SshKey> makeOwnKey(const QString &folder);
/// Missing: none was made. Denied: others may read it.
[[nodiscard]] core::Result<SshKey> ownKey(const QString &folder);

/// One that was handed on by a service manager, who answers for its mode. Malformed: it is none, or has a passphrase.
[[nodiscard]] core::Result<SshKey> keyAt(const QString &file);

/// Does this passphrase open the key file?
[[nodiscard]] bool opensKeyFile(const QString &file, const core::Secret &passphrase);

} // namespace bw::secrets

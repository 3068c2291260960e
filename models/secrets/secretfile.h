// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

namespace bw::secrets {

/// A secret that is a file's first line, where no keychain runs. Missing: it cannot be opened. Denied: others may read it (0600, owned by who
/// runs this). Malformed: empty, or too long. Any thread; blocks for the file.
[[nodiscard]] core::Result<core::Secret> readSecretFile(const QString &path);
/// What the service manager handed on: $CREDENTIALS_DIRECTORY/NAME (systemd.exec(5), LoadCredential=), whose folder is private. Missing: nothing.
[[nodiscard]] core::Result<core::Secret> readCredential(const QString &name);
/// Replaces the file, mode 0600; whole or not at all.
[[nodiscard]] core::Done writeSecretFile(const QString &path, const core::Secret &secret);

} // namespace bw::secrets

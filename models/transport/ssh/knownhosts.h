// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <string_view>

namespace bw::transport {

/// A line of known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT) that names this host: by itself, as [host]:port, or hashed.
[[nodiscard]] bool namesHost(std::string_view line, const QString &host, int port);

/// Takes out the lines of a host, so that a key that was replaced is not believed any more; writes the file anew with mode
/// 0600. Done too when there is no file.
[[nodiscard]] core::Done forgetHost(const QString &path, const QString &host, int port);

/// The key that stands there for this host, of this type; empty: none. "SHA256:…"
[[nodiscard]] QString knownFingerprint(const QString &path, const QString &host, int port, const QString &type);

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/hostanswers.h"

namespace bw::mta {

/// What a resolver of the host says of DNSSEC in its settings, as settings. Any bytes. \p dropIns: files of the usual folder, sorted; nothing: it could
/// not be listed. A file that was not read, or an include that was not followed, is "unbound.unread = …".

/// unbound.conf(5): "unbound.anchors = 1", "unbound.module-config = validator iterator", "unbound.permissive = yes", "unbound.insecure = .", "unbound.port",
/// "unbound.interfaces".
[[nodiscard]] QByteArray unboundValidation(const QByteArray &config, const std::optional<QStringList> &dropIns, const ReadFile &read);
/// resolved.conf(5): "resolved.DNSSEC = yes"; without a value: the file does not say it.
[[nodiscard]] QByteArray resolvedValidation(const QByteArray &config, const std::optional<QStringList> &dropIns, const ReadFile &read);

/// Files *.conf of find … -printf '%y %s %T@ %p', sorted.
[[nodiscard]] QStringList confFilesFrom(const QByteArray &said);

} // namespace bw::mta

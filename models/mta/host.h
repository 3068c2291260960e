// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/asking.h"
#include "models/mta/hostanswers.h"

namespace bw::mta {

/// Asks what the system of a host says of itself, as far as an account without rights may know it: sections host.listeners, host.package,
/// host.units, host.release, host.packages, host.fixes, host.restarts, host.root, host.resolver, host.resolver-chroot, host.validation, host.clock,
/// host.volume, host.ipv6, host.bans, host.jails, host.spool, host.dkim-keys, sshd.settings, sshd.places. A command that is not there
/// or takes more than ten seconds is its section's problem. \p queueFolder: of the mail; empty: not known. \p wantsAll: else the first three
/// alone.
[[nodiscard]] core::Done askHost(Asking &asking, const QString &queueFolder, bool wantsAll = true);

/// Owner and mode of files that hold secrets, and of the folders that they stand in, as the section \p name: a line each,
/// "600 root root tls key /etc/ssl/private/x.key", "755 root root folder /etc/ssl/private", "denied password /x", "missing password /x", "unseen password /x (why)".
/// At most 30 files. What is in them is never read.
[[nodiscard]] core::Done askSecrets(Asking &asking, const QString &name, const QList<SecretPath> &secrets);

} // namespace bw::mta

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace bw::transport {

class Files;

/// Files below a folder, sorted by path; hidden ones and links to folders are left out. At most limits::archiveEntries.
[[nodiscard]] core::Result<QStringList> filesBelow(Files &files, const QString &folder);

/// What a log at \p path becomes when it is rotated: mail.log.1, mail.log.2.gz, mail.log-20261123, mail.log.20261123-104500.gz.
/// Youngest first by time of change.
[[nodiscard]] core::Result<QStringList> rotatedSiblings(Files &files, const QString &path);

} // namespace bw::transport

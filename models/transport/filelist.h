// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace bw::transport {

class Files;

/// A log that a node's owner named, before it is read: true where a folder of logs stands there and is meant. Malformed: a pipe,
/// device or socket, whose bytes may never come or end; or a folder where one log was meant. Missing: nothing is there.
[[nodiscard]] core::Result<bool> isFolderOfLogs(Files &files, const QString &path, bool isLogMeant);

/// Files below a folder, sorted by path; hidden ones and links to folders are left out, and so are links to
/// devices and pipes, which go to \p special. At most limits::archiveEntries.
[[nodiscard]] core::Result<QStringList> filesBelow(Files &files, const QString &folder, QStringList *special = nullptr);

/// What a log at \p path becomes when it is rotated: mail.log.1, mail.log.2.gz, mail.log-20261123, mail.log.20261123-104500.gz.
/// Youngest first by time of change.
[[nodiscard]] core::Result<QStringList> rotatedSiblings(Files &files, const QString &path);

} // namespace bw::transport

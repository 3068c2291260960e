// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/transport/files.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bw::ingest {

/// One thing to read: a file, or standard input ("-").
struct Input
{
    QString path;
    QString set; ///< the log that it was rotated from: mail.log for mail.log.2.gz
    int age = 0; ///< 0 for mail.log, 2 for mail.log.2.gz, -1 for a date instead of a number
    qint64 size = -1;
    core::UtcMicros modified = 0;
    core::UtcMicros first = 0; ///< first stamp; 0: unknown
    bool isContinuation = false; ///< the one before it in the list ends where this begins
};

/// Paths, folders and "-" as things to read, oldest first by their first stamp. What cannot be looked at goes into
/// \p unreadable with its reason, a folder without a file into \p empty. \p year and \p zoneName as in ImportOptions, for stamps without them.
[[nodiscard]] QList<Input> inputsOf(transport::Files &files, const QStringList &paths, int year, const QString &zoneName, QStringList &unreadable, QStringList *empty = nullptr);

/// The name that a log had before it was rotated, and how old it is.
void splitRotated(const QString &path, QString &set, int &age);

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bw::service {

/// What the first lines of a log say of it, before anything is imported. Plain data; no line is kept.
struct LogPreview
{
    QString path; ///< a file
    QString container; ///< "gzip"; empty: none
    QString envelope; ///< "RFC 3164"; empty: not log text
    QString mta; ///< "postfix"; empty: no product knows these lines
    QString host; ///< the most frequent one
    core::UtcMicros first = 0; ///< of the first readable line, with the year that was guessed
    int lines = 0, understood = 0; ///< of the sample
    bool needsYear = false; ///< its stamps have no year
    bool needsZone = false; ///< its stamps have no offset
    qint64 bytes = 0;
    core::Problem problem; ///< what is empty when it could be read
};

struct LogPreviews
{
    QList<LogPreview> files; ///< the first ones, in the order of the import
    QStringList paths; ///< of all files that would be read, in that order
    qint64 bytes = 0;
};

/// Looks at the first 64 KiB of up to 8 files below \p paths. Blocks on the disk: never on the UI thread.
[[nodiscard]] LogPreviews previewLogs(const QStringList &paths, const QString &logZone);

} // namespace bw::service

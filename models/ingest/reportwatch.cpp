// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/reportwatch.h"

#include "models/ingest/reportpaths.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <utility>

#include <sys/stat.h>

namespace bw::ingest {

namespace {

constexpr std::array unfinished { ".part", ".partial", ".tmp", ".filepart", ".crdownload", ".download" };

} // namespace

QStringList ReportWatch::look()
{
    QList<std::pair<QString, QString>> unreadable; // may be there at the next look
    QHash<QByteArray, Seen> seen;
    QStringList complete;
    for (const ReportPath &path : reportPaths(m_paths, unreadable)) {
        struct stat now {};
        if (std::any_of(unfinished.begin(), unfinished.end(), [&path](const char *end) { return path.path.endsWith(end); }) || ::stat(path.path.constData(), &now) != 0 || !S_ISREG(now.st_mode))
            continue;
        const Stand stand { now.st_dev, now.st_ino, now.st_size, now.st_mtim.tv_sec * 1'000'000'000 + now.st_mtim.tv_nsec };
        Seen &one = seen[path.path];
        one.stand = stand;
        const auto before = m_seen.constFind(path.path);
        if (before == m_seen.constEnd() || before->stand != stand)
            continue;
        if (!before->isGiven)
            complete << QFile::decodeName(path.path);
        one.isGiven = true;
    }
    m_seen = std::move(seen);
    return complete;
}

} // namespace bw::ingest

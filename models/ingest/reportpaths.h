// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <utility>

namespace bw::ingest {

/// A file that may hold reports. Its path is absolute, in the system's own bytes; "-" is standard input.
struct ReportPath
{
    QByteArray path;
    qint64 size = -1; ///< -1: unknown
    bool operator==(const ReportPath &) const = default;
};

/// Files as named, and all below folders, in order; of a Maildir its messages (also in its ".Folders"), of other folders what is not
/// hidden. Links to folders are not followed, pipes and devices below folders left out. What could not be looked at goes into
/// \p unreadable: path and reason.
[[nodiscard]] QList<ReportPath> reportPaths(const QStringList &named, QList<std::pair<QString, QString>> &unreadable);

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <cstdint>

namespace bw::ingest {

/// Folders that reports are put into, look by look. A file is given once it stands as it stood at the look before (same file, size and
/// time of change): by then its writer is done, or it came by a rename. It is given again only when it has changed; what it holds a
/// second time is known to the store. One thread; touches the disk.
class ReportWatch final
{
public:
    /// \p paths: as reportPaths() takes them.
    explicit ReportWatch(QStringList paths)
        : m_paths(std::move(paths))
    {
    }
    /// Files that are complete since the last look. Names of what is still on its way (".part", ".tmp" …) are passed over.
    [[nodiscard]] QStringList look();

private:
    struct Stand
    {
        std::uint64_t device = 0, inode = 0;
        qint64 size = 0, changed = 0; ///< bytes; nanoseconds
        bool operator==(const Stand &) const = default;
    };
    struct Seen
    {
        Stand stand;
        bool isGiven = false;
    };
    QStringList m_paths;
    QHash<QByteArray, Seen> m_seen;
};

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <atomic>

namespace bw::service {

/// What somebody dropped on the window, by what it is for. Plain data.
struct DroppedPaths
{
    QStringList reports; ///< of receivers, for the feedback importer: files and folders
    QStringList logs; ///< all else: files and folders
    QString message; ///< the one file, where it is a message that holds no report; it is in neither list then
};

/// Told apart by content, as the feedback importer knows it, never by name. Where a sample of the files is of one kind, all are taken for
/// it, as they were named; else each is looked at. Blocks on the disk: never on the UI thread.
[[nodiscard]] DroppedPaths tellApart(const QStringList &paths, const std::atomic_bool &stop);

} // namespace bw::service

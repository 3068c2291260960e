// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace bw::ui {

/// File choosers, with a seam for tests. The answer comes by callback (no nested loop); an empty one means cancelled. The
/// folder used last is remembered for the session, by purpose.
class FileDialog final
{
public:
    struct Request
    {
        QString purpose {}; ///< key of the remembered folder: "import", "store", "export"
        QString title {};
        QString filter {}; ///< "Logs (*.log *.gz);;All files (*)"
        QString suggestedName {}; ///< for saving
        QString defaultSuffix {}; ///< for saving: added when none was typed
        QString folder {}; ///< where to begin when nothing is remembered
    };
    using Paths = std::function<void(const QStringList &)>;
    using Path = std::function<void(const QString &)>;

    static void openFiles(QWidget *parent, const Request &request, Paths answer);
    static void openFile(QWidget *parent, const Request &request, Path answer);
    static void openFolder(QWidget *parent, const Request &request, Path answer);
    static void saveFile(QWidget *parent, const Request &request, Path answer);

    /// Tests: the next dialog answers this without appearing (queued: one each).
    static void setNextPaths(const QStringList &paths);
};

} // namespace bw::ui

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/local/filelist.h"

#include "models/core/blocking.h"
#include "models/core/limits.h"
#include "models/transport/tr.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace bw::transport {

bool isFolder(const QString &path)
{
    core::willBlock("look at a folder");
    return QFileInfo(path).isDir();
}

core::Result<QStringList> filesBelow(const QString &folder)
{
    core::willBlock("list a folder");
    if (!QFileInfo(folder).isReadable())
        return core::fail({ core::ProblemKind::Denied, Tr::tr("The folder could not be read"), Tr::tr("you may not read it"), folder,
            Tr::tr("Read it as a member of the group that owns it (often adm), or copy it.") });
    QStringList files;
    QDirIterator each(folder, QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        files << each.next();
        if (static_cast<std::size_t>(files.size()) > core::limits::archiveEntries)
            return core::fail({ core::ProblemKind::TooLarge, Tr::tr("The folder holds too many files"),
                Tr::tr("more than %1").arg(core::limits::archiveEntries), folder, Tr::tr("Name the logs themselves.") });
    }
    files.sort();
    return files;
}

QStringList rotatedSiblings(const QString &path)
{
    core::willBlock("list a folder");
    const QFileInfo log(path);
    QFileInfoList found;
    for (const QFileInfo &entry : log.dir().entryInfoList(QDir::Files)) {
        const QString name = entry.fileName();
        if (!name.startsWith(log.fileName()) || name.size() < log.fileName().size() + 2)
            continue;
        const QChar mark = name.at(log.fileName().size());
        const QChar next = name.at(log.fileName().size() + 1);
        if ((mark == u'.' || mark == u'-') && next.isDigit())
            found << entry;
    }
    std::stable_sort(found.begin(), found.end(), [](const QFileInfo &a, const QFileInfo &b) { return a.lastModified() > b.lastModified(); });
    QStringList paths;
    for (const QFileInfo &entry : found)
        paths << entry.filePath();
    return paths;
}

} // namespace bw::transport

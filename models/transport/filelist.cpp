// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/filelist.h"

#include "models/core/limits.h"
#include "models/transport/files.h"
#include "models/transport/tr.h"

#include <algorithm>

namespace bw::transport {

using core::fail;

namespace {

constexpr int mostDepth = 16;

/// One that leads nowhere, round in a circle, or to a folder, which may be above it, is passed over.
core::Result<bool> leadsToFile(Files &files, const QString &link, QStringList *special)
{
    using core::ProblemKind;
    const auto kind = files.kindAt(link);
    if (kind && *kind == FileKind::Special && special)
        *special << link;
    if (kind)
        return *kind == FileKind::Regular;
    const ProblemKind why = kind.error().kind;
    if (why == ProblemKind::Missing || why == ProblemKind::Denied || why == ProblemKind::Malformed)
        return false;
    return fail(kind.error());
}

core::Done addBelow(Files &files, const QString &folder, int depth, QStringList &found, QStringList *special)
{
    const auto listed = files.list(folder);
    if (!listed)
        return fail(listed.error());
    for (const FoundFile &entry : *listed) {
        if (entry.isFolder && depth < mostDepth) {
            if (auto done = addBelow(files, entry.path, depth + 1, found, special); !done)
                return done;
        } else if (!entry.isFolder) {
            const auto isFile = entry.isLink ? leadsToFile(files, entry.path, special) : core::Result<bool>(true);
            if (!isFile)
                return fail(isFile.error());
            if (*isFile)
                found << entry.path;
        }
        if (static_cast<std::size_t>(found.size()) > core::limits::archiveEntries)
            return fail({ core::ProblemKind::TooLarge, Tr::tr("The folder holds too many files"), Tr::tr("more than %1").arg(core::limits::archiveEntries), folder,
                Tr::tr("Name the logs themselves.") });
    }
    return {};
}

} // namespace

core::Result<bool> isFolderOfLogs(Files &files, const QString &path, bool isLogMeant)
{
    const auto kind = files.kindAt(path);
    if (!kind && kind.error().kind == core::ProblemKind::Missing)
        return fail({ core::ProblemKind::Missing, Tr::tr("The log is not there"), {}, path, Tr::tr("Check its name on the node, or choose the route journald.") });
    if (!kind)
        return fail(kind.error());
    if (*kind == FileKind::Special)
        return fail(notAFile(path));
    if (*kind == FileKind::Folder && isLogMeant)
        return fail({ core::ProblemKind::Malformed, Tr::tr("A folder stands where the log was named"), {}, path,
            Tr::tr("Name the log itself; or end the path with a slash, and all logs in the folder are read.") });
    return *kind == FileKind::Folder;
}

core::Result<QStringList> filesBelow(Files &files, const QString &folder, QStringList *special)
{
    QStringList found;
    if (auto done = addBelow(files, folder, 0, found, special); !done)
        return fail(done.error());
    found.sort();
    return found;
}

core::Result<QStringList> rotatedSiblings(Files &files, const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    const QString name = path.mid(slash + 1);
    auto listed = files.list(slash < 0 ? QStringLiteral(".") : slash == 0 ? QStringLiteral("/") : path.left(slash));
    if (!listed)
        return fail(listed.error());
    QList<FoundFile> found;
    for (const FoundFile &entry : *listed) {
        const QString other = entry.path.section(u'/', -1);
        if (entry.isFolder || !other.startsWith(name) || other.size() < name.size() + 2)
            continue;
        const QChar mark = other.at(name.size());
        if ((mark == u'.' || mark == u'-') && other.at(name.size() + 1).isDigit())
            found << entry;
    }
    std::stable_sort(found.begin(), found.end(), [](const FoundFile &a, const FoundFile &b) { return a.modified > b.modified; });
    QStringList paths;
    for (const FoundFile &entry : found)
        paths << path.left(slash + 1) + entry.path.section(u'/', -1);
    return paths;
}

} // namespace bw::transport

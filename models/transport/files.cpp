// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/files.h"

#include "models/core/hash.h"
#include "models/transport/tr.h"

namespace bw::transport {

std::uint64_t headOf(std::string_view start)
{
    const std::string_view first = start.substr(0, headBytes);
    const std::size_t end = first.find('\n');
    if (end == std::string_view::npos && first.size() < headBytes)
        return 0;
    return core::fastHash(first.substr(0, end)) | 1;
}

core::Problem notAFile(const QString &path)
{
    return { core::ProblemKind::Malformed, Tr::tr("The log could not be opened"), Tr::tr("it is a device, a pipe or a socket"), path, Tr::tr("Name the file that the mail log is written to.") };
}

core::Result<bool> Files::isFolder(const QString &path)
{
    const auto kind = kindAt(path);
    if (!kind)
        return core::fail(kind.error());
    return *kind == FileKind::Folder;
}

core::Result<std::optional<FileIdentity>> identityAt(Files &files, const QString &path)
{
    const auto file = files.open(path);
    if (!file && file.error().kind == core::ProblemKind::Missing)
        return std::nullopt;
    if (!file)
        return core::fail(file.error());
    const auto identity = (*file)->identity();
    if (!identity)
        return core::fail(identity.error());
    return *identity;
}

bool isSameFile(const FileIdentity &a, const FileIdentity &b)
{
    if (a.inode != 0 && b.inode != 0)
        return a.device == b.device && a.inode == b.inode;
    return a.head != 0 && a.head == b.head;
}

} // namespace bw::transport

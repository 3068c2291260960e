// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/files.h"
#include "models/transport/route.h"

namespace bw::transport {

/// Files by the commands stat and dd of GNU coreutils and find, where a forced command allows no SFTP. Knows device and inode;
/// a file that is open is its inode: where its name has gone to another, it is looked for beside it. The route must
/// outlive it and its files.
class CommandFiles final : public Files
{
public:
    explicit CommandFiles(Route &route)
        : m_route(route)
    {
    }
    core::Result<std::unique_ptr<OpenFile>> open(const QString &path) override;
    core::Result<std::optional<FileIdentity>> statusAt(const QString &path) override;
    core::Result<FileKind> kindAt(const QString &path) override;
    core::Result<QList<FoundFile>> list(const QString &folder) override;

private:
    Route &m_route;
};

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/files.h"

#include <memory>

namespace bw::transport {

class SshSession;

/// Files by SFTP version 3 (draft-ietf-secsh-filexfer-02), read only. A file that is open stays that file when its name
/// goes to another. Device and inode are not part of the protocol. The session must outlive it and its files.
class SftpFiles final : public Files
{
public:
    /// Denied: the server has no SFTP for this account.
    static core::Result<std::unique_ptr<SftpFiles>> start(SshSession &session);
    ~SftpFiles() override;

    core::Result<std::unique_ptr<OpenFile>> open(const QString &path) override;
    core::Result<std::optional<FileIdentity>> statusAt(const QString &path) override;
    core::Result<FileKind> kindAt(const QString &path) override;
    core::Result<QList<FoundFile>> list(const QString &folder) override;

    struct Shared;
    explicit SftpFiles(std::shared_ptr<Shared> shared);

private:
    std::shared_ptr<Shared> d;
};

} // namespace bw::transport

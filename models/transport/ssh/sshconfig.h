// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/node.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <string_view>

namespace bw::transport {

/// What ~/.ssh/config says of one host. Empty: nothing.
struct SshHost
{
    QString hostName, user, proxyJump;
    int port = 0;
    QStringList identityFiles;
};

/// ssh_config(5), read by us so that nothing in it is ever run: Host, HostName, User, Port, IdentityFile and ProxyJump;
/// every other keyword is listed in ignored(). The first value found for a host counts, identity files add up.
/// Plain data; any thread.
class SshConfig final
{
public:
    [[nodiscard]] static SshConfig parse(std::string_view text);
    /// A missing file is an empty one.
    [[nodiscard]] static core::Result<SshConfig> load(const QString &path);

    [[nodiscard]] SshHost lookUp(const QString &host) const;
    struct Ignored
    {
        int line = 0;
        QString keyword;
    };
    [[nodiscard]] const QList<Ignored> &ignored() const { return m_ignored; }
    /// Hosts that are named outright, without a pattern, in order: what an import of nodes offers.
    [[nodiscard]] QStringList namedHosts() const;

private:
    struct Setting
    {
        QString keyword, value; ///< keyword in lower case
    };
    struct Block
    {
        QStringList patterns;
        QList<Setting> settings;
    };
    QList<Block> m_blocks;
    QList<Ignored> m_ignored;
};

} // namespace bw::transport

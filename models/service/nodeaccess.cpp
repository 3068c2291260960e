// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/nodeaccess.h"

#include "models/secrets/sshkey.h"
#include "models/service/tr.h"
#include "models/transport/forcedcommand.h"

#include <QFile>
#include <QFileInfo>

namespace bw::service {

namespace {

constexpr qint64 mostKeyBytes = 64 * 1024;

} // namespace

NodeAccess accessOf(const fleet::Node &node, const QString &ownKey)
{
    NodeAccess access;
    access.groups = transport::neededGroups(node);
    if (node.route != fleet::RouteKind::Sftp)
        access.script = transport::forcedCommandScript();
    const QString user = node.user.isEmpty() ? QStringLiteral("breakwater") : node.user;
    if (user != QLatin1String("root")) {
        QStringList commands { QStringLiteral("useradd --system --create-home --shell /bin/sh %1").arg(user) };
        for (const QString &group : std::as_const(access.groups))
            commands << QStringLiteral("usermod --append --groups %1 %2").arg(group, user);
        if (!access.script.isEmpty())
            commands << QStringLiteral("install -o root -g root -m 0755 breakwater-read %1").arg(QLatin1String(transport::forcedCommandPath));
        access.commands = commands.join(u'\n');
    }
    if (!node.keyFile.isEmpty()) {
        access.keyFile = node.keyFile;
        QFile file(node.keyFile + QStringLiteral(".pub"));
        if (file.open(QIODevice::ReadOnly))
            access.publicLine = QString::fromUtf8(file.read(mostKeyBytes)).trimmed();
        else
            access.problem = core::Problem { core::ProblemKind::Missing, Tr::tr("The public key could not be read"), file.errorString(), file.fileName(), {} };
    } else if (const auto own = secrets::ownKey(QFileInfo(ownKey).absolutePath())) {
        access.keyFile = own->file;
        access.publicLine = own->publicLine;
        access.fingerprint = own->fingerprint;
    } else if (own.error().kind != core::ProblemKind::Missing) {
        access.problem = own.error();
    }
    if (access.publicLine.isEmpty())
        return access;
    if (const auto line = transport::authorizedKeysLine(node, access.publicLine))
        access.line = *line;
    else
        access.problem = line.error();
    return access;
}

} // namespace bw::service

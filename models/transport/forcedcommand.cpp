// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/forcedcommand.h"

#include "models/transport/tr.h"

#include <QFile>

#include <algorithm>

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

constexpr qsizetype mostKeyChars = 16 * 1024;

/// "ssh-ed25519 AAAA… comment": its type and its key; the comment is ours to choose. Empty: it is none.
QString plainKey(const QString &line)
{
    const QStringList words = line.simplified().split(u' ');
    if (words.size() < 2 || line.size() > mostKeyChars || line.trimmed().contains(u'\n'))
        return {};
    const auto isOf = [](const QString &text, QStringView more) {
        return !text.isEmpty() && std::all_of(text.begin(), text.end(), [more](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || more.contains(c);
        });
    };
    if (!isOf(words.at(0), u"-@.") || !isOf(words.at(1), u"+/=") || !words.at(1).startsWith(QLatin1String("AAAA")))
        return {};
    return words.at(0) + u' ' + words.at(1);
}

} // namespace

QByteArray forcedCommandScript()
{
    QFile file(QStringLiteral(":/node/breakwater-read"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

core::Result<QString> authorizedKeysLine(const fleet::Node &node, const QString &publicKey)
{
    if (!fleet::usesSsh(node.route))
        return fail({ ProblemKind::Usage, Tr::tr("%1 is not reached by SSH").arg(node.name), {}, {}, {} });
    const QString key = plainKey(publicKey);
    if (key.isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("This is no public key"), {}, {}, Tr::tr("Name the .pub file, or make a key with fleet key make.") });
    QString command = QLatin1String(forcedCommandPath);
    if (node.route == fleet::RouteKind::Sftp) {
        command = QStringLiteral("internal-sftp -R"); // sftp-server(8): -R, read-only
    } else {
        if (!node.configDir.isEmpty())
            command += QStringLiteral(" --config ") + node.configDir;
        if (node.route == fleet::RouteKind::Journald)
            command += QStringLiteral(" --journal ") + (node.logs.isEmpty() ? QStringLiteral("system") : node.logs.front());
        else
            for (const QString &log : node.logs) {
                if (!fleet::isPlainPath(log))
                    return fail({ ProblemKind::Usage, Tr::tr("“%1” cannot stand in a forced command").arg(log), {}, node.name,
                        Tr::tr("Reach this file by SFTP, or give it a plain name.") });
                command += u' ' + log;
            }
    }
    return QStringLiteral("restrict,command=\"%1\" %2 breakwater").arg(command, key);
}

QStringList neededGroups(const fleet::Node &node)
{
    if (node.route == fleet::RouteKind::Journald)
        return node.logs.isEmpty() ? QStringList { QStringLiteral("systemd-journal") } : QStringList();
    return fleet::usesSsh(node.route) ? QStringList { QStringLiteral("adm") } : QStringList();
}

} // namespace bw::transport

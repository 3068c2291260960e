// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/knownhosts.h"

#include "models/core/blocking.h"
#include "models/transport/tr.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

#include <optional>

namespace bw::transport {

namespace {

constexpr qint64 mostBytes = 16 * 1024 * 1024;

QByteArray nameOf(const QString &host, int port)
{
    const QByteArray name = host.toLower().toUtf8();
    return port == 22 ? name : '[' + name + "]:" + QByteArray::number(port);
}

/// "|1|salt|hash": HMAC-SHA1 of the name with the salt as its key (OpenSSH's HashKnownHosts).
bool isHashOf(const QByteArray &field, const QByteArray &name)
{
    const QList<QByteArray> parts = field.split('|');
    return parts.size() == 4 && parts.at(1) == "1"
        && QMessageAuthenticationCode::hash(name, QByteArray::fromBase64(parts.at(2)), QCryptographicHash::Sha1) == QByteArray::fromBase64(parts.at(3));
}

core::Result<QByteArray> contentOf(const QString &path)
{
    core::willBlock("read known host keys");
    if (!QFileInfo::exists(path))
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail({ core::ProblemKind::Denied, Tr::tr("The known host keys could not be read"), file.errorString(), path, {} });
    return file.read(mostBytes);
}

} // namespace

bool namesHost(std::string_view line, const QString &host, int port)
{
    const QByteArray text = QByteArray(line.data(), static_cast<qsizetype>(line.size())).simplified();
    if (text.isEmpty() || text.startsWith('#'))
        return false;
    const QList<QByteArray> fields = text.split(' ');
    const QByteArray &names = fields.at(fields.front().startsWith('@') && fields.size() > 1 ? 1 : 0); // @revoked, @cert-authority
    const QByteArray name = nameOf(host, port);
    if (names.startsWith('|'))
        return isHashOf(names, name);
    return names.toLower().split(',').contains(name);
}

core::Done forgetHost(const QString &path, const QString &host, int port)
{
    const auto content = contentOf(path);
    if (!content)
        return core::fail(content.error());
    QByteArray kept;
    bool isFound = false;
    for (const QByteArray &line : content->split('\n')) {
        if (namesHost({ line.constData(), static_cast<std::size_t>(line.size()) }, host, port))
            isFound = true;
        else if (!line.isEmpty())
            kept += line + '\n';
    }
    if (!isFound)
        return {};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(kept) != kept.size() || !file.commit())
        return core::fail({ core::ProblemKind::Denied, Tr::tr("The known host keys could not be written"), file.errorString(), path, {} });
    return {};
}

QString knownFingerprint(const QString &path, const QString &host, int port, const QString &type)
{
    const auto content = contentOf(path);
    if (!content)
        return {};
    for (const QByteArray &line : content->split('\n')) {
        if (!namesHost({ line.constData(), static_cast<std::size_t>(line.size()) }, host, port))
            continue;
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 3 || fields.front().startsWith('@') || fields.at(1) != type.toUtf8())
            continue;
        const QByteArray hash = QCryptographicHash::hash(QByteArray::fromBase64(fields.at(2)), QCryptographicHash::Sha256);
        return QStringLiteral("SHA256:") + QString::fromLatin1(hash.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals));
    }
    return {};
}

} // namespace bw::transport

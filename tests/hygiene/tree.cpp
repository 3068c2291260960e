// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hygiene/tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace bw::hygiene {

QStringList filesBelow(const QString &root, const QStringList &folders, const QStringList &nameFilters)
{
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator it(
            root + u'/' + folder, nameFilters, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next().mid(root.size() + 1);
            if (!path.startsWith(u"tests/data/"_s) && !path.contains(u"/corpus/"_s) && !path.contains(u"/."_s)
                && !path.contains(u"/__pycache__/"_s))
                found << path;
        }
    }
    found.sort();
    return found;
}

QByteArray contentOf(const QString &root, const QString &relativePath)
{
    QFile file(root + u'/' + relativePath);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void plant(const QString &root, const QString &relativePath, const QByteArray &content)
{
    const QString path = root + u'/' + relativePath;
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot plant %s", qPrintable(path));
}

} // namespace bw::hygiene

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <string>

namespace bw::test {

/// The bytes of tests/data/tls/<name>.hex; lines that begin with # say where they are from.
inline std::string recorded(const QString &name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/tls/") + name + QStringLiteral(".hex"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray hex;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (!line.startsWith('#'))
            hex += line;
    return QByteArray::fromHex(hex).toStdString();
}

} // namespace bw::test

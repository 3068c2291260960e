// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace bw::test {

/// What breakwaterctl answered. Plain data.
struct CtlRun
{
    int code = -1; ///< -2: it did not end by itself
    QByteArray out, err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Blocks until it has ended, at most four minutes.
inline CtlRun ctl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), arguments);
    if (!process.waitForFinished(240'000))
        qFatal("breakwaterctl did not end");
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(), process.readAllStandardError() };
}

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace bw::test {

/// A folder below /tmp that daemons of other users may enter (0755); gone with the object.
class WorkFolder final
{
public:
    WorkFolder();
    [[nodiscard]] QString path(const QString &relative = {}) const;
    /// Makes folders as needed.
    void write(const QString &relative, const QByteArray &content) const;
    void makeFolder(const QString &relative) const;
    /// As root only; else nothing.
    void give(const QString &relative, const QString &user, const QString &group = {}) const;

private:
    QTemporaryDir m_dir;
};

[[nodiscard]] QByteArray contentOf(const QString &path);

/// A TCP port of 127.0.0.1 that nobody listens on; this process's alone until it ends, among all that ask here.
[[nodiscard]] quint16 freePort();
[[nodiscard]] bool portAnswers(quint16 port);

/// Empty when root and all of them are here; else the reason to skip, as a sentence.
[[nodiscard]] QString whyNotHere(const QStringList &programs, bool needsRoot);

} // namespace bw::test

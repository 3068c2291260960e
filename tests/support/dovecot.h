// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workfolder.h"

#include <QMap>

namespace bw::test {

/// Dovecot's authentication alone, for an instance of Postfix; stopped with the object. Needs root.
class DovecotAuth final
{
public:
    /// `users`: "name@domain" to password. `socketFolder`: QUEUE/private of that Postfix.
    DovecotAuth(const WorkFolder &folder, const QMap<QString, QString> &users, QString socketFolder);
    ~DovecotAuth();
    DovecotAuth(const DovecotAuth &) = delete;
    DovecotAuth &operator=(const DovecotAuth &) = delete;

    /// Empty, or what it said instead of starting. The Postfix must have made its folders (it runs).
    [[nodiscard]] QString start();
    void stop();

private:
    const WorkFolder &m_folder;
    QString m_socketFolder;
    bool m_running = false;
};

} // namespace bw::test

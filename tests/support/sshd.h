// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <memory>

namespace bw::test {

struct SshdOptions
{
    QString name = QStringLiteral("sshd"); ///< folder below the work folder
    bool hasSftp = true;
    QString forceCommand; ///< empty: none
    QByteArray more; ///< lines of sshd_config, before all others: of a keyword that stands twice the first holds
};

/// OpenSSH's sshd on a port of 127.0.0.1, with host and user keys of its own; the account is the one that runs the test.
/// Needs root (privilege separation). Stopped with the object.
class Sshd final
{
public:
    Sshd(const WorkFolder &folder, SshdOptions options = {});

    /// Empty, or why it did not start.
    [[nodiscard]] QString start();
    void stop();
    void cut(); ///< as stop(), and the sessions that it holds die at once
    void makeHostKey(); ///< anew: as after a new installation
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString keyFile() const; ///< private key that may log in
    [[nodiscard]] QString lockedKeyFile() const; ///< one that may log in too; its passphrase is "correct horse"
    [[nodiscard]] QString strangerKeyFile() const; ///< one that may not
    [[nodiscard]] QString fingerprint() const; ///< of the host key, as ssh-keygen prints it
    [[nodiscard]] QByteArray log() const;

    /// Empty, or why no such server can be started here.
    [[nodiscard]] static QString whyNot();

private:
    [[nodiscard]] QString path(const char *name) const;
    void makeKey(const char *name, const QString &passphrase = {}) const;
    const WorkFolder &m_folder;
    SshdOptions m_options;
    quint16 m_port = 0;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test

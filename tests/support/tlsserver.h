// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <memory>

namespace bw::test {

/// `openssl s_server` on a port of 127.0.0.1, with keys and certificates of the test's own; ended with the object.
class TlsServer final
{
public:
    explicit TlsServer(const WorkFolder &folder);

    /// A new key and its certificate, signed by itself or by \p issuer (a name of an earlier call). \p key: "rsa:2048", "ec:prime256v1",
    /// "ed25519". \p extensions: lines of an OpenSSL extension section. Files <name>.key and <name>.pem; empty: done, else what went wrong.
    [[nodiscard]] static QString certify(const WorkFolder &folder, const QString &name, const QString &key, const QString &subject, const QByteArray &extensions, const QString &issuer = {},
        const QStringList &more = {});
    /// Of \p more comes what a set-up is about: "-cipher", "ALL:@SECLEVEL=0"… Empty, or what it said instead of listening.
    [[nodiscard]] QString start(const QString &certificate, const QStringList &more = {});
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    const WorkFolder &m_folder;
    quint16 m_port = 0;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test

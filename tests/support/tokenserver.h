// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <memory>

namespace bw::test {

/// Gives consent by device code over HTTPS (tokenserver.py says how), to the client "client-1".
class TokenServer final
{
public:
    /// \p tls: a folder as makeCertificates() makes it. \p more: options of tokenserver.py.
    TokenServer(const QString &tls, const QString &log, const QStringList &more = {});
    /// Empty, or why it does not answer.
    [[nodiscard]] QString waitUntilReady() const;
    [[nodiscard]] QString url(const QString &path) const { return QStringLiteral("https://127.0.0.1:%1/%2").arg(m_port).arg(path); }

private:
    quint16 m_port;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test

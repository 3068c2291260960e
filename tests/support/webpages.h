// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <memory>

namespace bw::test {

/// Pages over HTTPS on 127.0.0.1 (webpages.py says how); ended with the object.
class WebPages final
{
public:
    /// \p tls: a folder as makeCertificates() makes it, below \p folder.
    WebPages(const WorkFolder &folder, const QString &tls);
    /// What a host says from now on. \p head: "200 text/plain".
    void add(const QString &host, const QByteArray &head, const QByteArray &body) const;
    /// Empty, or why it does not answer.
    [[nodiscard]] QString waitUntilReady() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray log() const { return contentOf(m_folder.path(QStringLiteral("pages/log"))); } ///< "HOST PATH" of each request

private:
    const WorkFolder &m_folder;
    quint16 m_port;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test

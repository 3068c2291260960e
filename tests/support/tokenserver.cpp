// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tokenserver.h"

#include "tests/support/workfolder.h"

using namespace Qt::StringLiterals;

namespace bw::test {

TokenServer::TokenServer(const QString &tls, const QString &log, const QStringList &more)
    : m_port(freePort())
    , m_program(std::make_unique<Program>(u"/usr/bin/python3"_s,
          QStringList { QStringLiteral(BW_SUPPORT_DIR "/tokenserver.py"), QString::number(m_port), tls + u"/cert.pem"_s, tls + u"/key.pem"_s, log } + more))
{
}

QString TokenServer::waitUntilReady() const
{
    if (waitUntil([this] { return portAnswers(m_port); }))
        return {};
    return u"the token server does not answer: "_s + QString::fromUtf8(m_program->readErr());
}

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smtpdouble.h"

#include "tests/support/workfolder.h"

using namespace Qt::StringLiterals;

namespace bw::test {

SmtpDouble::SmtpDouble(const QString &tls, const QStringList &faults)
    : m_port(freePort())
    , m_program(std::make_unique<Program>(u"/usr/bin/python3"_s, QStringList { QStringLiteral(BW_SUPPORT_DIR "/smtpdouble.py"), QString::number(m_port), tls + u".pem"_s, tls + u".key"_s } + faults))
{
}

QString SmtpDouble::waitUntilReady() const
{
    if (waitUntil([this] { return portAnswers(m_port); }))
        return {};
    return u"the server with faults does not answer: "_s + QString::fromUtf8(m_program->readErr());
}

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smtpsink.h"

#include "tests/support/workfolder.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {
const QString python = u"/usr/bin/python3"_s;
}

SmtpSink::SmtpSink(quint16 port)
    : m_port(port)
    , m_program(std::make_unique<Program>(
          python, QStringList{QStringLiteral(BW_SUPPORT_DIR "/smtpsink.py"), QString::number(port)}))
{
}

QString SmtpSink::waitUntilReady() const
{
    if (waitUntil([this] { return portAnswers(m_port); }))
        return {};
    return u"the sink does not answer: "_s + QString::fromUtf8(m_program->readErr());
}

QJsonArray sendMail(const QJsonArray &plan, QString &error)
{
    const auto ran = runProgram(
        python, {QStringLiteral(BW_SUPPORT_DIR "/mailtraffic.py")}, QJsonDocument(plan).toJson(), {}, 120'000);
    if (ran.exitCode != 0)
        error = QString::fromUtf8(ran.err);
    return QJsonDocument::fromJson(ran.out).array();
}

} // namespace bw::test

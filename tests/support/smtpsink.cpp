// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smtpsink.h"

#include "tests/support/workfolder.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {
const QString python = u"/usr/bin/python3"_s;
}

SmtpSink::SmtpSink(quint16 port, const QStringList &more)
    : m_port(port)
    , m_program(std::make_unique<Program>(
          python, QStringList{QStringLiteral(BW_SUPPORT_DIR "/smtpsink.py"), QString::number(port)} + more))
{
}

QString SmtpSink::waitUntilReady() const
{
    if (waitUntil([this] { return portAnswers(m_port); }))
        return {};
    return u"the sink does not answer: "_s + QString::fromUtf8(m_program->readErr());
}

QString makeCertificates(const QString &folder, const QString &name)
{
    QDir().mkpath(folder);
    const auto at = [&folder](const QString &file) { return folder + u'/' + file; };
    QFile names(at(u"names"_s));
    if (!names.open(QIODevice::WriteOnly))
        return names.errorString();
    names.write("subjectAltName=DNS:" + name.toUtf8() + ",IP:127.0.0.1\n");
    names.close();
    const QStringList key { u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s };
    const QList<QStringList> steps {
        QStringList { u"req"_s, u"-x509"_s, u"-days"_s, u"30"_s, u"-subj"_s, u"/CN=Test authority"_s, u"-keyout"_s, at(u"ca.key"_s), u"-out"_s, at(u"ca.pem"_s) } + key,
        QStringList { u"req"_s, u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, at(u"key.pem"_s), u"-out"_s, at(u"cert.csr"_s) } + key,
        { u"x509"_s, u"-req"_s, u"-in"_s, at(u"cert.csr"_s), u"-CA"_s, at(u"ca.pem"_s), u"-CAkey"_s, at(u"ca.key"_s), u"-CAcreateserial"_s, u"-days"_s, u"30"_s, u"-extfile"_s, at(u"names"_s),
            u"-out"_s, at(u"cert.pem"_s) },
    };
    for (const QStringList &step : steps)
        if (const Ran ran = runProgram(u"openssl"_s, step); ran.exitCode != 0)
            return QString::fromUtf8(ran.err);
    return {};
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

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tlsserver.h"

using namespace Qt::StringLiterals;

namespace bw::test {

TlsServer::TlsServer(const WorkFolder &folder)
    : m_folder(folder)
    , m_port(freePort())
{
}

QString TlsServer::certify(const WorkFolder &folder, const QString &name, const QString &key, const QString &subject, const QByteArray &extensions, const QString &issuer, const QStringList &more)
{
    const QString base = folder.path(u"tls/"_s + name), of = folder.path(u"tls/"_s + (issuer.isEmpty() ? name : issuer));
    folder.write(u"tls/"_s + name + u".cnf"_s, "[req]\ndistinguished_name = dn\nprompt = no\n[dn]\nCN = x\n[ext]\n" + extensions + '\n');
    const QString kind = key.section(u':', 0, 0), size = key.section(u':', 1);
    QStringList make { u"genpkey"_s, u"-out"_s, base + u".key"_s, u"-algorithm"_s, kind };
    if (kind == u"rsa"_s)
        make << u"-pkeyopt"_s << u"rsa_keygen_bits:"_s + size;
    else if (kind == u"ec"_s)
        make << u"-pkeyopt"_s << u"ec_paramgen_curve:"_s + size;
    const QStringList request { u"req"_s, u"-new"_s, u"-config"_s, base + u".cnf"_s, u"-key"_s, base + u".key"_s, u"-subj"_s, subject, u"-out"_s, base + u".csr"_s };
    QStringList sign { u"x509"_s, u"-req"_s, u"-in"_s, base + u".csr"_s, u"-out"_s, base + u".pem"_s, u"-extfile"_s, base + u".cnf"_s, u"-extensions"_s, u"ext"_s, u"-days"_s, u"3650"_s };
    sign << (issuer.isEmpty() ? QStringList { u"-signkey"_s, base + u".key"_s } : QStringList { u"-CA"_s, of + u".pem"_s, u"-CAkey"_s, of + u".key"_s, u"-CAcreateserial"_s });
    for (const QStringList &step : { make, request, sign + more })
        if (const Ran ran = runProgram(u"openssl"_s, step); ran.exitCode != 0)
            return u"openssl "_s + step.join(u' ') + u": "_s + QString::fromUtf8(ran.err);
    return {};
}

QString TlsServer::start(const QString &certificate, const QStringList &more)
{
    const QString base = m_folder.path(u"tls/"_s + certificate);
    const QString log = m_folder.path(u"tls/log"_s);
    // It writes a line for each connection that ends early; a pipe that nobody empties would stop it.
    m_program = std::make_unique<Program>(u"/bin/sh"_s,
        QStringList { u"-c"_s, u"log=$1; shift; exec openssl s_server \"$@\" 2>\"$log\" >/dev/null"_s, u"sh"_s, log, u"-quiet"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(m_port), u"-cert"_s,
            base + u".pem"_s, u"-key"_s, base + u".key"_s }
            + more);
    if (!waitUntil([this] { return portAnswers(m_port) || !m_program->isRunning(); }) || !m_program->isRunning())
        return u"s_server: "_s + QString::fromUtf8(contentOf(log));
    return {};
}

} // namespace bw::test

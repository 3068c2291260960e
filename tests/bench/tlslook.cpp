// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/probe.h"
#include "tests/support/postfix.h"
#include "tests/support/relay.h"
#include "tests/support/tlsserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

/// Milliseconds of one look; -1: it was not whole.
qint64 look(quint16 port, int &connections)
{
    tls::ProbeTarget target;
    target.connect = [port](const transport::Limit &limit) { return transport::connectTcp(u"127.0.0.1"_s, port, limit); };
    target.serverName = "mx.example.org";
    target.isSmtp = true;
    target.ehloName = "bench.example.net";
    const auto result = tls::probe(target, {}, { std::chrono::steady_clock::now() + std::chrono::minutes(2) });
    if (!result || !result->picture.isWhole())
        return -1;
    connections = result->connections;
    return result->took.count();
}

} // namespace

/// tlslook [TESTSSL]: one whole look at a Postfix that offers everything, by its own order, near and behind 30 ms there and back; and what
/// testssl.sh takes for the same server (TESTSSL_INSTALL_DIR, where it stands elsewhere). As root.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString testssl = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"testssl"_s;
    test::WorkFolder folder;
    QString why = test::TlsServer::certify(folder, u"mx"_s, u"rsa:2048"_s, u"/CN=mx.example.org"_s, "subjectAltName=DNS:mx.example.org");
    const QByteArray base = folder.path(u"tls/mx"_s).toUtf8();
    const quint16 port = test::freePort();
    test::Postfix postfix(folder,
        { u"bench"_s, folder.path(u"bench.log"_s), port,
            "smtpd_tls_security_level = may\nsmtpd_tls_chain_files = " + base + ".key, " + base
                + ".pem\nsmtpd_tls_protocols = >=TLSv1\nsmtpd_tls_ciphers = low\ntls_low_cipherlist = ALL:COMPLEMENTOFALL:@SECLEVEL=0\ntls_preempt_cipherlist = yes\n" });
    if (why.isEmpty())
        why = postfix.start();
    if (!why.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(why));
        return 1;
    }
    test::Relay relay(port);
    relay.delayMs = 15;
    for (const auto &[name, at] : { std::pair("near", port), std::pair("30 ms", relay.port()) }) {
        std::array<qint64, 3> times {};
        int connections = 0;
        for (qint64 &time : times)
            time = look(at, connections);
        std::ranges::sort(times);
        QElapsedTimer clock;
        clock.start();
        const test::Ran ran = test::runProgram(testssl, { u"--warnings"_s, u"off"_s, u"--color"_s, u"0"_s, u"--starttls"_s, u"smtp"_s, u"127.0.0.1:%1"_s.arg(at) }, {}, {}, 1'200'000);
        const qint64 theirs = ran.out.contains("Cipher order") ? clock.elapsed() : 0;
        std::printf("%s: ours %lld ms (median of 3, %d connections), testssl.sh %lld ms, ratio %.0f\n", name, times[1], connections, theirs, double(theirs) / double(std::max<qint64>(1, times[1])));
        std::fflush(stdout);
    }
    return 0;
}

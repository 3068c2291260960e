// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/oauth/devicecode.h"
#include "models/transport/oauth/https.h"
#include "tests/support/smtpsink.h"
#include "tests/support/tokenserver.h"
#include "tests/support/workfolder.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;

namespace {

QByteArray textOf(const core::Secret &secret)
{
    return { reinterpret_cast<const char *>(secret.bytes().data()), qsizetype(secret.bytes().size()) };
}

} // namespace

/// Consent by device code (RFC 8628), against a server of the test's own.
class TestTransportOauth : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::TokenServer> m_server;
    std::atomic_bool m_stop = false;

    [[nodiscard]] fleet::OAuthClient client() const { return { m_server->url(u"device"_s), m_server->url(u"token"_s), u"client-1"_s, u"mail offline_access"_s }; }
    [[nodiscard]] QString ca() const { return m_folder->path(u"tls/ca.pem"_s); }
    [[nodiscard]] transport::Limit limit(std::chrono::seconds patience = std::chrono::seconds(60)) const { return { std::chrono::steady_clock::now() + patience, &m_stop }; }
    void start(const QStringList &more = {})
    {
        m_server = std::make_unique<test::TokenServer>(m_folder->path(u"tls"_s), m_folder->path(u"log"_s), more);
        QCOMPARE(m_server->waitUntilReady(), QString());
    }

private Q_SLOTS:
    void init()
    {
        if (const QString why = test::whyNotHere({ u"python3"_s, u"openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_stop = false;
        m_folder = std::make_unique<test::WorkFolder>();
        QCOMPARE(test::makeCertificates(m_folder->path(u"tls"_s), u"localhost"_s), QString());
    }
    void cleanup() { m_server.reset(); }

    void consentIsWaitedForAndRenewed()
    {
        start();
        const auto code = transport::askDeviceCode(client(), ca(), limit());
        QVERIFY2(code, qPrintable(code ? QString() : code.error().oneLine()));
        QCOMPARE(code->userCode, u"WDJB-MJHT"_s);
        QCOMPARE(code->address, u"https://login.example.org/device"_s);
        QCOMPARE(code->interval, std::chrono::seconds(1));
        const auto tokens = transport::waitForConsent(client(), *code, ca(), limit());
        QVERIFY2(tokens, qPrintable(tokens ? QString() : tokens.error().oneLine()));
        QCOMPARE(textOf(tokens->access), QByteArray("access-1"));
        QCOMPARE(textOf(tokens->refresh), QByteArray("refresh-1"));
        QCOMPARE(test::contentOf(m_folder->path(u"log"_s)).count("\"/token\""), 2); // once too early
        const auto renewed = transport::renewTokens(client(), tokens->refresh, ca(), limit());
        QVERIFY(renewed);
        QCOMPARE(textOf(renewed->access), QByteArray("access-2"));
        // The first one is good no more.
        const auto old = transport::renewTokens(client(), tokens->refresh, ca(), limit());
        QCOMPARE(old.error().kind, ProblemKind::Denied);
        QVERIFY(old.error().reason.contains(u"this consent is over") && !old.error().oneLine().contains(u"refresh-1"));
        QVERIFY(test::contentOf(m_folder->path(u"log"_s)).contains("\"scope\": \"mail offline_access\""));
    }

    void thePersonSaysNo()
    {
        start({ u"--deny"_s });
        const auto code = transport::askDeviceCode(client(), ca(), limit());
        QVERIFY(code);
        QCOMPARE(transport::waitForConsent(client(), *code, ca(), limit()).error().kind, ProblemKind::Denied);
    }

    void itCanBeStopped()
    {
        start();
        const auto code = transport::askDeviceCode(client(), ca(), limit());
        QVERIFY(code);
        m_stop = true;
        QCOMPARE(transport::waitForConsent(client(), *code, ca(), limit()).error().kind, ProblemKind::Cancelled);
    }

    void strangersLearnNothing()
    {
        start();
        QCOMPARE(test::makeCertificates(m_folder->path(u"other"_s), u"localhost"_s), QString());
        QCOMPARE(transport::askDeviceCode(client(), m_folder->path(u"other/ca.pem"_s), limit()).error().kind, ProblemKind::Denied);
        QCOMPARE(test::contentOf(m_folder->path(u"log"_s)), QByteArray());
        auto plain = client();
        plain.deviceUrl.replace(u"https"_s, u"http"_s);
        QVERIFY(!transport::askDeviceCode(plain, ca(), limit()));
        QCOMPARE(test::contentOf(m_folder->path(u"log"_s)), QByteArray());
        QCOMPARE(transport::postForm(m_server->url(u"huge"_s), "a=b", ca(), limit()).error().kind, ProblemKind::TooLarge);
        auto elsewhere = client();
        elsewhere.deviceUrl = m_server->url(u"nothing"_s);
        QCOMPARE(transport::askDeviceCode(elsewhere, ca(), limit()).error().kind, ProblemKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestTransportOauth)
#include "tst_transport_oauth.moc"

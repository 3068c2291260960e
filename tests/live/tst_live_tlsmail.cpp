// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/chain.h"
#include "models/tls/probe.h"
#include "tests/support/postfix.h"
#include "tests/support/relay.h"
#include "tests/support/tlsserver.h"

#include <QTest>

#include <QXmlStreamReader>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

tls::ProbeTarget targetAt(quint16 port)
{
    tls::ProbeTarget target;
    target.connect = [port](const transport::Limit &limit) { return transport::connectTcp(u"127.0.0.1"_s, port, limit); };
    target.serverName = "mx.example.org";
    target.isSmtp = true;
    target.ehloName = "probe.example.net";
    return target;
}

transport::Limit seconds(int count)
{
    return { std::chrono::steady_clock::now() + std::chrono::seconds(count) };
}

QStringList suitesOf(const tls::Picture &picture)
{
    QStringList words;
    for (const tls::VersionFacts &facts : picture.versions)
        for (const tls::Code suite : facts.suites.codes)
            words << QString::fromLatin1(tls::wordOf(facts.version).data()) + u" 0x%1"_s.arg(int(suite), 4, 16, QLatin1Char('0'));
    words.sort();
    return words;
}

QStringList suitesOfSslscan(quint16 port)
{
    const test::Ran ran = test::runProgram(u"sslscan"_s, { u"--no-colour"_s, u"--starttls-smtp"_s, u"--no-groups"_s, u"--show-cipher-ids"_s, u"--xml=-"_s, u"127.0.0.1:%1"_s.arg(port) }, {}, {}, 120'000);
    QStringList words;
    for (QXmlStreamReader xml(ran.out); !xml.atEnd(); xml.readNext())
        if (xml.isStartElement() && xml.name() == u"cipher")
            words << xml.attributes().value(u"sslversion"_s).toString() + u' ' + xml.attributes().value(u"id"_s).toString().toLower();
    words.sort();
    return words;
}

} // namespace

/// A real Postfix behind STARTTLS.
class TestLiveTlsMail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"openssl"_s, u"postfix"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(test::TlsServer::certify(m_folder, u"mx"_s, u"rsa:2048"_s, u"/CN=mx.example.org"_s, "subjectAltName=DNS:mx.example.org"), QString());
    }

    void seesPostfixBehindStartTls()
    {
        const quint16 port = test::freePort();
        test::Postfix postfix(m_folder, options(u"tls"_s, port, "smtpd_tls_ciphers = low\ntls_preempt_cipherlist = yes\nsmtpd_tls_protocols = >=TLSv1.1\n"));
        QCOMPARE(postfix.start(), QString());
        const auto result = tls::probe(targetAt(port), {}, seconds(60));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().oneLine()));
        QVERIFY(result->opening.state == tls::OpeningState::Ready);
        QCOMPARE(result->opening.greeting.code, 220);
        QVERIFY(result->picture.isWhole());
        QVERIFY(result->picture.of(tls::Version::Tls12)->suites.order == tls::Order::Server);
        QVERIFY(!result->picture.has(tls::Version::Tls10) && result->picture.has(tls::Version::Tls13));
        QCOMPARE(result->picture.curves.codes.size(), std::size_t(5));
        if (test::whyNotHere({ u"sslscan"_s }, false).isEmpty())
            QCOMPARE(suitesOf(result->picture), suitesOfSslscan(port));

        // The chain, behind the same opening.
        auto stream = transport::connectTcp(u"127.0.0.1"_s, port, seconds(10));
        QVERIFY(stream);
        const auto opening = tls::openByStartTls(**stream, "probe.example.net", seconds(10));
        QVERIFY(opening && opening->state == tls::OpeningState::Ready);
        const auto shown = tls::shakeHands(**stream, opening->behind, "mx.example.org", seconds(10));
        QVERIFY(shown && shown->isComplete);
        QVERIFY(shown->chain == result->picture.certificates);
    }

    /// More connections than it wants: 421. Others have taken all that it gives to one client, and leave when we try again.
    void takesATooManyForWhatItIs()
    {
        const quint16 port = test::freePort();
        test::Postfix postfix(m_folder, options(u"few"_s, port, "smtpd_client_connection_count_limit = 3\nsmtpd_client_event_limit_exceptions =\nsmtpd_tls_protocols = >=TLSv1.2\n"));
        QCOMPARE(postfix.start(), QString());
        tls::ProbeManners manners;
        manners.pause = std::chrono::milliseconds(200);
        manners.tries = 8;
        std::vector<std::unique_ptr<transport::Stream>> others;
        for (int i = 0; i < 3; ++i) {
            auto stream = transport::connectTcp(u"127.0.0.1"_s, port, seconds(10));
            QVERIFY(stream);
            std::array<char, 512> greeting {};
            QVERIFY((*stream)->receive(greeting.data(), greeting.size(), seconds(10)));
            others.push_back(std::move(*stream));
        }
        std::atomic_int turns = 0;
        manners.turn = [&](const transport::Limit &) {
            if (++turns == 2) // the first question is alone
                others.clear();
            return core::Done();
        };
        const auto result = tls::probe(targetAt(port), manners, seconds(100));
        QVERIFY(result);
        QVERIFY(result->busy > 0);
        QVERIFY(result->picture.isWhole());
        QVERIFY(result->picture.has(tls::Version::Tls12) && result->picture.has(tls::Version::Tls13) && !result->picture.has(tls::Version::Tls11));
    }

    void aBadWireHidesNothing()
    {
        const quint16 port = test::freePort();
        test::Postfix postfix(m_folder, options(u"far"_s, port, "smtpd_tls_protocols = >=TLSv1.2\n"));
        QCOMPARE(postfix.start(), QString());
        test::Relay relay(port);
        relay.delayMs = 15;
        auto near = tls::probe(targetAt(port), {}, seconds(60)), far = tls::probe(targetAt(relay.port()), {}, seconds(60));
        QVERIFY(near && far);
        near->picture.questions = far->picture.questions = 0; // how many compare depends on which answer comes first
        QVERIFY(near->picture == far->picture);
        relay.stallAfter = 200; // somewhere within the greetings or the flight
        tls::ProbeManners manners;
        manners.patience = std::chrono::milliseconds(300);
        manners.pause = std::chrono::milliseconds(1);
        manners.tries = 2;
        const auto stalled = tls::probe(targetAt(relay.port()), manners, seconds(10));
        QVERIFY(!stalled || !stalled->picture.isWhole());
    }

    void saysThatThereIsNoStartTls()
    {
        const quint16 port = test::freePort();
        test::Postfix postfix(m_folder, { u"none"_s, m_folder.path(u"none.log"_s), port, {} });
        QCOMPARE(postfix.start(), QString());
        const auto result = tls::probe(targetAt(port), {}, seconds(20));
        QVERIFY(result);
        QVERIFY(result->opening.state == tls::OpeningState::NotOffered);
        QCOMPARE(result->connections, 1);
        for (const tls::VersionFacts &facts : result->picture.versions)
            QVERIFY(facts.offered == tls::Seen::Unknown);
    }

private:
    [[nodiscard]] test::PostfixOptions options(const QString &name, quint16 port, const QByteArray &more) const
    {
        const QByteArray base = m_folder.path(u"tls/mx"_s).toUtf8();
        return { name, m_folder.path(name + u".log"_s), port, "smtpd_tls_security_level = may\nsmtpd_tls_chain_files = " + base + ".key, " + base + ".pem\n" + more };
    }
    test::WorkFolder m_folder;
};

QTEST_GUILESS_MAIN(TestLiveTlsMail)
#include "tst_live_tlsmail.moc"

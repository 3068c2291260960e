// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/chain.h"
#include "tests/support/tlsserver.h"

#include <QTest>

#include <QDateTime>

using namespace bw;
using namespace Qt::StringLiterals;
using tls::OcspState;
using tls::TlsaMatch;

namespace {

transport::Limit seconds(int count)
{
    return { std::chrono::steady_clock::now() + std::chrono::seconds(count) };
}

std::string bytesOfHex(const std::string &hex)
{
    return QByteArray::fromHex(QByteArray::fromStdString(hex)).toStdString();
}

} // namespace

/// Certificates made by openssl's commands, shown by its server; times count from the certificates' own.
class TestLiveTlsChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        const auto make = [this](const QString &name, const QString &key, const QString &subject, const QByteArray &extensions, const QString &issuer = {}, const QStringList &more = {}) {
            return test::TlsServer::certify(m_folder, name, key, subject, extensions, issuer, more);
        };
        const QByteArray authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign,digitalSignature";
        QCOMPARE(make(u"root"_s, u"rsa:2048"_s, u"/CN=Root"_s, authority), QString());
        QCOMPARE(make(u"between"_s, u"ec:secp384r1"_s, u"/CN=Between"_s, authority, u"root"_s), QString());
        QCOMPARE(make(u"mx"_s, u"ec:prime256v1"_s, u"/O=Example/CN=mx"_s, "subjectAltName=DNS:mx.example.org,DNS:*.mail.example.org,IP:192.0.2.7\ntlsfeature=status_request", u"between"_s), QString());
        QCOMPARE(make(u"weak"_s, u"rsa:1024"_s, u"/CN=mx.example.org"_s, "subjectAltName=DNS:mx.example.org", {}, { u"-sha1"_s }), QString());
        QCOMPARE(make(u"subject"_s, u"ec:prime256v1"_s, u"/CN=mx.example.org"_s, "basicConstraints=CA:FALSE", u"root"_s), QString());
        for (const QString &name : { u"mx"_s, u"between"_s, u"root"_s, u"weak"_s, u"subject"_s }) {
            const test::Ran ran = test::runProgram(u"openssl"_s, { u"x509"_s, u"-in"_s, pem(name), u"-outform"_s, u"DER"_s });
            m_der[name] = ran.out.toStdString();
        }
        const auto facts = tls::factsOfCertificate(m_der[u"mx"_s]);
        QVERIFY(facts);
        m_mx = *facts;
        m_wish.name = "mx.example.org";
        m_wish.now = facts->notBefore + core::microsPerDay;
        m_wish.usesSystemRoots = false;
        m_wish.authorities = test::contentOf(pem(u"root"_s)).toStdString();
    }

    void readsACertificate()
    {
        QCOMPARE(m_mx.subject, std::string("CN=mx,O=Example"));
        QCOMPARE(m_mx.issuer, std::string("CN=Between"));
        QVERIFY(m_mx.names == (std::vector<std::string> { "mx.example.org", "*.mail.example.org", "192.0.2.7" }));
        QCOMPARE(m_mx.keyKind, std::string("EC"));
        QCOMPARE(m_mx.curve, std::string("prime256v1"));
        QCOMPARE(m_mx.keyBits, 256);
        QCOMPARE(m_mx.signatureAlgorithm, std::string("ecdsa-with-SHA256"));
        QCOMPARE(m_mx.digest, std::string("SHA256"));
        QCOMPARE((m_mx.notAfter - m_mx.notBefore) / core::microsPerDay, 3650);
        QVERIFY(m_mx.mustStaple && !m_mx.isAuthority && !m_mx.isSelfSigned);
        const test::Ran ran = test::runProgram(u"openssl"_s, { u"x509"_s, u"-in"_s, pem(u"mx"_s), u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s, u"-serial"_s });
        const QByteArray said = QByteArray(ran.out).replace(":", "").toLower();
        QVERIFY(said.contains(QByteArray::fromStdString(m_mx.sha256)) && said.contains(QByteArray::fromStdString(m_mx.serial)));
        const auto weak = tls::factsOfCertificate(m_der[u"weak"_s]);
        QVERIFY(weak && weak->isSelfSigned && !weak->mustStaple);
        QCOMPARE(weak->keyBits, 1024);
        QCOMPARE(weak->digest, std::string("SHA1"));
        QVERIFY(tls::factsOfCertificate(m_der[u"root"_s])->isAuthority);
    }

    void refusesWhatIsNoCertificate()
    {
        const std::string &der = m_der[u"mx"_s];
        for (std::size_t cut = 0; cut < der.size(); ++cut)
            QVERIFY(!tls::factsOfCertificate(std::string_view(der).substr(0, cut)));
        QVERIFY(!tls::factsOfCertificate(der + 'x'));
        QVERIFY(!tls::judge({}, {}, m_wish));
        QVERIFY(!tls::judge({ "junk", der }, {}, m_wish));
    }

    void judgesAChain()
    {
        const auto judged = [&](const std::vector<std::string> &chain, auto change) {
            auto wish = m_wish;
            change(wish);
            return *tls::judge(chain, {}, wish);
        };
        const std::vector<std::string> whole { m_der[u"mx"_s], m_der[u"between"_s] };
        const auto good = judged(whole, [](auto &) { });
        QVERIFY(good.isTrusted && good.isNameRight && good.isInTime);
        QVERIFY(good.errorText.empty() && good.ocsp == OcspState::NotStapled);
        const auto alone = judged({ m_der[u"mx"_s] }, [](auto &) { });
        QVERIFY(!alone.isTrusted && alone.isNameRight);
        QCOMPARE(alone.errorText, std::string("unable to get local issuer certificate"));
        QVERIFY(!judged(whole, [](auto &wish) { wish.authorities.clear(); }).isTrusted);
        const auto late = judged(whole, [&](auto &wish) { wish.now = m_mx.notAfter + core::microsPerDay; });
        QVERIFY(!late.isTrusted && !late.isInTime && late.isNameRight);
        QCOMPARE(late.errorText, std::string("certificate has expired"));
        QVERIFY(!judged(whole, [&](auto &wish) { wish.now = m_mx.notBefore - core::microsPerDay; }).isInTime);
        const auto own = judged({ m_der[u"weak"_s] }, [](auto &) { });
        QVERIFY(!own.isTrusted && own.isNameRight);
        QCOMPARE(own.errorText, std::string("self-signed certificate"));
        const auto bySubject = judged({ m_der[u"subject"_s] }, [](auto &) { });
        QVERIFY(bySubject.isTrusted && !bySubject.isNameRight);
        for (const auto &[name, isRight] : std::map<std::string, bool> { { "mx.example.org", true }, { "MX.Example.ORG", true }, { "a.mail.example.org", true }, { "a.b.mail.example.org", false },
                 { "example.org", false }, { "192.0.2.7", true }, { "192.0.2.8", false }, { "", false } })
            QVERIFY2(judged(whole, [&](auto &wish) { wish.name = name; }).isNameRight == isRight, name.c_str());
    }

    void matchesTlsa()
    {
        const auto between = *tls::factsOfCertificate(m_der[u"between"_s]);
        const auto match = [&](tls::TlsaRecord record, const std::string &name = "mx.example.org", core::UtcMicros later = 0) {
            auto wish = m_wish;
            wish.authorities.clear();
            wish.name = name;
            wish.now += later;
            wish.tlsa = { std::move(record) };
            const auto verdict = *tls::judge({ m_der[u"mx"_s], m_der[u"between"_s] }, {}, wish);
            return verdict.isDaneRight == (verdict.tlsa[0] == TlsaMatch::Yes) ? verdict.tlsa[0] : TlsaMatch::Unusable;
        };
        const std::string key = bytesOfHex(m_mx.keySha256), whole = bytesOfHex(m_mx.sha256), issuer = bytesOfHex(between.keySha256);
        QVERIFY(match({ 3, 1, 1, key }) == TlsaMatch::Yes);
        QVERIFY(match({ 3, 0, 1, whole }) == TlsaMatch::Yes);
        QVERIFY(match({ 3, 0, 0, m_der[u"mx"_s] }) == TlsaMatch::Yes);
        QVERIFY(match({ 3, 1, 1, key }, "other.example", 4000 * core::microsPerDay) == TlsaMatch::Yes); // names and times do not count
        QVERIFY(match({ 3, 1, 1, whole }) == TlsaMatch::No);
        QVERIFY(match({ 3, 1, 2, key }) == TlsaMatch::No);
        QVERIFY(match({ 2, 1, 1, issuer }) == TlsaMatch::Yes);
        QVERIFY(match({ 2, 1, 1, issuer }, "other.example") == TlsaMatch::No);
        QVERIFY(match({ 2, 1, 1, issuer }, "mx.example.org", 4000 * core::microsPerDay) == TlsaMatch::No);
        QVERIFY(match({ 3, 1, 1, issuer }) == TlsaMatch::No);
        for (const tls::TlsaRecord &record : { tls::TlsaRecord { 1, 1, 1, key }, { 0, 1, 1, issuer }, { 4, 1, 1, key }, { 3, 2, 1, key }, { 3, 1, 3, key } })
            QVERIFY(match(record) == TlsaMatch::Unusable);
        QVERIFY(tls::tlsaOf("\3\1\1x") == (tls::TlsaRecord { 3, 1, 1, "x" }));
        QVERIFY(!tls::tlsaOf("\3\1\1"));
    }

    void shakesHandsAndSeesTheStaple()
    {
        const QString chain = m_folder.path(u"tls/chain.pem"_s);
        m_folder.write(u"tls/chain.pem"_s, test::contentOf(pem(u"between"_s)));
        const auto staple = [&](const QByteArray &line) {
            m_folder.write(u"tls/index"_s, line);
            const QString out = m_folder.path(u"tls/ocsp.der"_s);
            const test::Ran ran = test::runProgram(u"openssl"_s, { u"ocsp"_s, u"-index"_s, m_folder.path(u"tls/index"_s), u"-CA"_s, pem(u"between"_s), u"-rsigner"_s, pem(u"between"_s), u"-rkey"_s,
                m_folder.path(u"tls/between.key"_s), u"-issuer"_s, pem(u"between"_s), u"-cert"_s, pem(u"mx"_s), u"-ndays"_s, u"7"_s, u"-respout"_s, out });
            return ran.exitCode == 0 ? out : QString();
        };
        const QByteArray serial = QByteArray::fromStdString(m_mx.serial).toUpper();
        const auto look = [&](const QStringList &more) {
            test::TlsServer server(m_folder);
            const QString why = server.start(u"mx"_s, QStringList { u"-cert_chain"_s, chain } + more);
            auto stream = transport::connectTcp(u"127.0.0.1"_s, server.port(), seconds(10));
            auto shown = stream ? tls::shakeHands(**stream, {}, "mx.example.org", seconds(10)) : tl::unexpected(stream.error());
            return why.isEmpty() && shown ? *shown : tls::Handshake { 0, {}, {}, {}, {}, why.toStdString(), false };
        };
        const auto plain = look({});
        QVERIFY2(plain.isComplete, plain.failure.c_str());
        QCOMPARE(int(plain.version), 0x0304);
        QCOMPARE(plain.suite, std::string("TLS_AES_256_GCM_SHA384"));
        QVERIFY(plain.chain == (std::vector<std::string> { m_der[u"mx"_s], m_der[u"between"_s] }));
        QVERIFY(plain.ocspResponse.empty());
        QVERIFY(tls::judge(plain.chain, {}, m_wish)->isTrusted);

        const auto verdictWith = [&](const QString &file, core::UtcMicros later = 0) {
            const auto shown = look({ u"-status_file"_s, file });
            auto wish = m_wish;
            wish.now = QDateTime::currentMSecsSinceEpoch() * 1000 + later; // a response is made now; nothing else here has a date
            return shown.ocspResponse.empty() ? OcspState::NotStapled : tls::judge(shown.chain, shown.ocspResponse, wish)->ocsp;
        };
        const QString good = staple("V\t401231235959Z\t\t" + serial + "\tunknown\t/CN=mx\n");
        QVERIFY(!good.isEmpty());
        QVERIFY(verdictWith(good) == OcspState::Good);
        QVERIFY(verdictWith(good, 8 * core::microsPerDay) == OcspState::Invalid); // out of its time
        QVERIFY(verdictWith(staple("R\t401231235959Z\t260101000000Z\t" + serial + "\tunknown\t/CN=mx\n")) == OcspState::Revoked);
        QVERIFY(verdictWith(staple("")) == OcspState::Unknown);
        const std::string response = test::contentOf(good).toStdString();
        QVERIFY(tls::judge({ m_der[u"weak"_s], m_der[u"root"_s] }, response, m_wish)->ocsp == OcspState::Invalid); // of another certificate
        for (std::size_t cut = 1; cut < response.size(); cut += 7)
            QVERIFY(tls::judge(plain.chain, std::string_view(response).substr(0, cut), m_wish)->ocsp == OcspState::Invalid);
    }

    void weakServersShowTheirCertificateToo()
    {
        test::TlsServer server(m_folder);
        QCOMPARE(server.start(u"weak"_s, { u"-min_protocol"_s, u"TLSv1"_s, u"-max_protocol"_s, u"TLSv1"_s, u"-cipher"_s, u"AES128-SHA:@SECLEVEL=0"_s }), QString());
        auto stream = transport::connectTcp(u"127.0.0.1"_s, server.port(), seconds(10));
        QVERIFY(stream);
        const auto shown = tls::shakeHands(**stream, {}, "mx.example.org", seconds(10));
        QVERIFY(shown);
        QVERIFY2(shown->isComplete, shown->failure.c_str());
        QCOMPARE(int(shown->version), 0x0301);
        QVERIFY(shown->chain == std::vector<std::string> { m_der[u"weak"_s] });
    }

    void aFailureIsAValue()
    {
        test::TlsServer server(m_folder);
        QCOMPARE(server.start(u"mx"_s, { u"-Verify"_s, u"1"_s, u"-tls1_2"_s }), QString()); // asks for a certificate of ours
        auto stream = transport::connectTcp(u"127.0.0.1"_s, server.port(), seconds(10));
        QVERIFY(stream);
        const auto shown = tls::shakeHands(**stream, {}, "mx.example.org", seconds(10));
        QVERIFY(shown);
        QVERIFY(!shown->isComplete && !shown->failure.empty());
        QCOMPARE(shown->chain.size(), std::size_t(1));
    }

private:
    [[nodiscard]] QString pem(const QString &name) const { return m_folder.path(u"tls/"_s + name + u".pem"_s); }
    test::WorkFolder m_folder;
    std::map<QString, std::string> m_der;
    tls::CertificateFacts m_mx;
    tls::ChainWish m_wish;
};

QTEST_GUILESS_MAIN(TestLiveTlsChain)
#include "tst_live_tlschain.moc"

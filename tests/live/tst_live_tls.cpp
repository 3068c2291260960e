// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/probe.h"
#include "tests/support/tlsserver.h"

#include <QTest>

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

tls::ProbeTarget targetAt(quint16 port)
{
    tls::ProbeTarget target;
    target.connect = [port](const transport::Limit &limit) { return transport::connectTcp(u"127.0.0.1"_s, port, limit); };
    target.serverName = "mx.example.org";
    return target;
}

transport::Limit seconds(int count)
{
    return { std::chrono::steady_clock::now() + std::chrono::seconds(count) };
}

QString hex(tls::Code code)
{
    return u"0x%1"_s.arg(int(code), 4, 16, QLatin1Char('0'));
}

/// "TLSv1.2 on", "TLSv1.2 0xc030", "TLSv1.2 group 0x0017": what both have words for.
QStringList wordsOf(const tls::Picture &picture)
{
    QStringList words;
    for (const tls::VersionFacts &facts : picture.versions) {
        const QString version = QString::fromLatin1(tls::wordOf(facts.version).data());
        if (facts.offered == tls::Seen::Yes)
            words << version + u" on"_s;
        for (const tls::Code suite : facts.suites.codes)
            words << version + u' ' + hex(suite);
    }
    for (const tls::Code group : picture.groups.codes)
        words << u"TLSv1.3 group "_s + hex(group);
    QString old;
    for (const tls::VersionFacts &facts : picture.versions)
        if (facts.offered == tls::Seen::Yes && facts.version < tls::Version::Tls13)
            old = QString::fromLatin1(tls::wordOf(facts.version).data());
    for (const tls::Code group : picture.curves.codes)
        words << old + u" group "_s + hex(group);
    words.sort();
    return words;
}

QStringList wordsOfSslscan(quint16 port)
{
    const test::Ran ran = test::runProgram(u"sslscan"_s, { u"--no-colour"_s, u"--show-cipher-ids"_s, u"--xml=-"_s, u"--sni-name=mx.example.org"_s, u"127.0.0.1:%1"_s.arg(port) }, {}, {}, 120'000);
    QStringList words;
    QXmlStreamReader xml(ran.out);
    while (!xml.atEnd()) {
        xml.readNext();
        const auto value = [&](const QString &name) { return xml.attributes().value(name).toString(); };
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"protocol" && value(u"enabled"_s) == u"1")
            words << (value(u"type"_s) == u"ssl" ? u"SSLv"_s : u"TLSv"_s) + value(u"version"_s) + u" on"_s;
        else if (xml.name() == u"cipher")
            words << value(u"sslversion"_s) + u' ' + value(u"id"_s).toLower();
        else if (xml.name() == u"group")
            words << value(u"sslversion"_s) + u" group "_s + value(u"id"_s).toLower();
    }
    words.removeDuplicates();
    words.sort();
    return words;
}

/// Of sslscan's, where it says it: compression, a downgrade refused, bits of DHE. Of renegotiation it says nothing where it is refused, as
/// servers of OpenSSL 3 do. What cannot be asked is "no" to it.
QStringList mannersOfSslscan(quint16 port)
{
    const test::Ran ran = test::runProgram(u"sslscan"_s, { u"--no-colour"_s, u"--no-groups"_s, u"--xml=-"_s, u"--sni-name=mx.example.org"_s, u"127.0.0.1:%1"_s.arg(port) }, {}, {}, 120'000);
    QStringList words;
    int bits = 0;
    for (QXmlStreamReader xml(ran.out); !xml.atEnd(); xml.readNext()) {
        const auto value = [&](const QString &name) { return xml.attributes().value(name).toString(); };
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"compression" || xml.name() == u"fallback")
            words << xml.name().toString() + (value(u"supported"_s) == u"1" ? u" yes"_s : u" no"_s);
        else if (xml.name() == u"cipher" && !value(u"dhebits"_s).isEmpty())
            bits = bits ? std::min(bits, value(u"dhebits"_s).toInt()) : value(u"dhebits"_s).toInt();
    }
    words << u"dhe %1"_s.arg(bits);
    words.sort();
    return words;
}

QStringList mannersOf(const tls::Picture &picture)
{
    const auto word = [](tls::Seen seen) { return seen == tls::Seen::Yes ? u" yes"_s : u" no"_s; };
    QStringList words { u"compression"_s + word(picture.compression), u"fallback"_s + word(picture.fallbackScsv), u"dhe %1"_s.arg(picture.dhBits.value_or(0)) };
    words.sort();
    return words;
}

QString difference(const QStringList &ours, const QStringList &theirs)
{
    const QSet<QString> a(ours.begin(), ours.end()), b(theirs.begin(), theirs.end());
    QStringList only = (a - b).values(), missing = (b - a).values();
    only.sort();
    missing.sort();
    return only.isEmpty() && missing.isEmpty() ? QString() : u"only ours: %1; only theirs: %2"_s.arg(only.join(u", "_s), missing.join(u", "_s));
}

/// What OpenSSL's own client gets when it wants these curves, and ECDHE alone.
QString curveByOpenssl(quint16 port, const QString &curves)
{
    const test::Ran ran = test::runProgram(u"openssl"_s,
        { u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(port), u"-cipher"_s, u"ECDHE:AECDH:ECDHE+eNULL:AECDH+eNULL:@SECLEVEL=0"_s, u"-max_protocol"_s, u"TLSv1.2"_s, u"-min_protocol"_s,
            u"TLSv1"_s, u"-groups"_s, curves });
    static const QRegularExpression line(u"^Server Temp Key: (?:ECDH, )?([^,\n]+)"_s, QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(ran.out)).captured(1);
}

} // namespace

/// Real servers of OpenSSL, and what sslscan says of the same ones. What OpenSSL cannot be any more (SSL 2 and 3, RC4, export) is
/// shown by tst_tls_hellos and tst_tls_survey, whose answers are recorded or written by hand.
class TestLiveTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(test::TlsServer::certify(m_folder, u"rsa"_s, u"rsa:2048"_s, u"/CN=mx.example.org"_s, "subjectAltName=DNS:mx.example.org"), QString());
        QCOMPARE(test::TlsServer::certify(m_folder, u"ec"_s, u"ec:prime256v1"_s, u"/CN=mx.example.org"_s, "subjectAltName=DNS:mx.example.org"), QString());
        QCOMPARE(test::TlsServer::certify(m_folder, u"ed"_s, u"ed25519"_s, u"/CN=mx.example.org"_s, "subjectAltName=DNS:mx.example.org"), QString());
        QCOMPARE(test::runProgram(u"openssl"_s, { u"genpkey"_s, u"-genparam"_s, u"-algorithm"_s, u"DH"_s, u"-pkeyopt"_s, u"group:modp_1536"_s, u"-out"_s, m_folder.path(u"tls/dh.pem"_s) }).exitCode, 0);
    }

    void seesWhatSslscanSees_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<bool>("isBlind"); // sslscan names other suites beside its curves, or the certificate's curve not, and so sees fewer
        const QString all = u"-cipher ALL:COMPLEMENTOFALL:@SECLEVEL=0 -min_protocol TLSv1"_s;
        QTest::newRow("as it comes") << u"rsa"_s << QString() << false;
        QTest::newRow("everything, the client's order") << u"rsa"_s << all << false;
        QTest::newRow("everything, its own order") << u"rsa"_s << all + u" -serverpref"_s << false;
        QTest::newRow("by strength") << u"rsa"_s << u"-cipher ALL:COMPLEMENTOFALL:@STRENGTH:@SECLEVEL=0 -min_protocol TLSv1 -serverpref"_s << false;
        QTest::newRow("TLS 1.0 and 1.1 alone") << u"rsa"_s << all + u" -max_protocol TLSv1.1"_s << false;
        QTest::newRow("TLS 1.3 alone") << u"rsa"_s << u"-tls1_3 -ciphersuites TLS_AES_128_CCM_SHA256:TLS_CHACHA20_POLY1305_SHA256 -serverpref"_s << false;
        QTest::newRow("TLS 1.2 alone, three suites") << u"rsa"_s << u"-tls1_2 -cipher AES128-SHA:ECDHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-SHA256 -serverpref"_s << true;
        QTest::newRow("groups of its own") << u"rsa"_s << u"-groups P-521:X448:ffdhe3072 -serverpref"_s << false;
        QTest::newRow("old curves") << u"rsa"_s << u"-tls1_2 -cipher ALL:@SECLEVEL=0 -groups sect283k1:P-256:brainpoolP384r1:secp256k1"_s << false;
        QTest::newRow("a certificate with ECDSA") << u"ec"_s << QString() << true;
        QTest::newRow("a certificate with Ed25519") << u"ed"_s << QString() << false;
        QTest::newRow("no authentication at all") << u"rsa"_s << u"-tls1_2 -cipher aNULL:@SECLEVEL=0"_s << true;
        QTest::newRow("no encryption at all") << u"rsa"_s << u"-min_protocol TLSv1 -max_protocol TLSv1.2 -cipher eNULL:@SECLEVEL=0"_s << true;
    }

    void seesWhatSslscanSees()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, settings);
        QFETCH(bool, isBlind);
        if (const QString why = test::whyNotHere({ u"sslscan"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        test::TlsServer server(m_folder);
        QCOMPARE(server.start(certificate, settings.split(u' ', Qt::SkipEmptyParts)), QString());
        const auto result = tls::probe(targetAt(server.port()), {}, seconds(60));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().oneLine()));
        QVERIFY(result->picture.isWhole());
        QVERIFY(!wordsOf(result->picture).isEmpty());
        QStringList ours = wordsOf(result->picture), theirs = wordsOfSslscan(server.port());
        if (isBlind) {
            const QStringList curves = ours.filter(u"TLSv1.2 group"_s);
            QCOMPARE(curves, (QStringList { u"TLSv1.2 group 0x0017"_s, u"TLSv1.2 group 0x0018"_s, u"TLSv1.2 group 0x0019"_s, u"TLSv1.2 group 0x001d"_s, u"TLSv1.2 group 0x001e"_s }));
            for (const auto &[curve, name] : QMap<QString, QString> { { u"P-256"_s, u"prime256v1"_s }, { u"P-384"_s, u"secp384r1"_s }, { u"P-521"_s, u"secp521r1"_s }, { u"X25519"_s, u"X25519"_s }, { u"X448"_s, u"X448"_s } }.toStdMap())
                QCOMPARE(curveByOpenssl(server.port(), certificate == u"ec"_s && curve != u"P-256"_s ? curve + u":P-256"_s : curve), name);
            for (QStringList *words : { &ours, &theirs })
                words->removeIf([](const QString &word) { return word.startsWith(u"TLSv1.2 group"_s); });
        }
        QCOMPARE(difference(ours, theirs), QString());
    }

    void findsItsOwnOrder()
    {
        test::TlsServer server(m_folder);
        QCOMPARE(server.start(u"rsa"_s, { u"-cipher"_s, u"ALL:COMPLEMENTOFALL:@STRENGTH:@SECLEVEL=0"_s, u"-min_protocol"_s, u"TLSv1"_s, u"-serverpref"_s }), QString());
        const auto result = tls::probe(targetAt(server.port()), {}, seconds(60));
        QVERIFY(result);
        // As OpenSSL says itself, without what needs another key.
        const test::Ran ran = test::runProgram(u"openssl"_s, { u"ciphers"_s, u"-V"_s, u"ALL:COMPLEMENTOFALL:@STRENGTH:@SECLEVEL=0"_s });
        const auto &suites = result->picture.of(tls::Version::Tls12)->suites;
        QVERIFY(suites.order == tls::Order::Server);
        QStringList ours, theirs;
        for (const tls::Code suite : suites.codes)
            ours << hex(suite);
        for (const QByteArray &line : ran.out.split('\n')) {
            const QByteArray code = line.trimmed().split(' ').first().toLower(); // "0xC0,0x30"
            if (const QString word = QString::fromLatin1(code).replace(u",0x"_s, QString()); ours.contains(word))
                theirs << word;
        }
        QVERIFY(ours.size() > 40);
        QCOMPARE(ours, theirs);
    }

    void seesItsManners()
    {
        QStringList differences;
        const auto look = [&](const QString &settings) {
            test::TlsServer server(m_folder);
            const QString why = server.start(u"rsa"_s, settings.split(u' ', Qt::SkipEmptyParts));
            const auto result = tls::probe(targetAt(server.port()), {}, seconds(60));
            if (!why.isEmpty() || !result)
                qWarning("%s", qPrintable(why.isEmpty() ? result.error().oneLine() : why));
            if (result && test::whyNotHere({ u"sslscan"_s }, false).isEmpty()) {
                const QStringList theirs = mannersOfSslscan(server.port());
                QStringList ours = mannersOf(result->picture); // Debian's sslscan is mute about compression, and about a downgrade where there is none
                ours.removeIf([&](const QString &word) { return theirs.filter(word.section(u' ', 0, 0) + u' ').isEmpty(); });
                if (const QString differs = difference(ours, theirs); !differs.isEmpty())
                    differences << settings + u": "_s + differs;
            }
            return result ? result->picture : tls::Picture();
        };
        const tls::Picture usual = look({});
        QVERIFY(usual.secureRenegotiation == tls::Seen::Yes && usual.compression == tls::Seen::No && usual.fallbackScsv == tls::Seen::Yes);
        QVERIFY(usual.extendedSecret == tls::Seen::Yes && usual.tickets == tls::Seen::Yes && usual.encryptThenMac == tls::Seen::Yes);
        QCOMPARE(usual.dhBits, std::optional(2048));
        QCOMPARE(usual.certificates.size(), std::size_t(1));
        const tls::Picture weak = look(u"-tls1_2 -no_ticket -cipher ALL:@SECLEVEL=0 -dhparam "_s + m_folder.path(u"tls/dh.pem"_s));
        QVERIFY(weak.tickets == tls::Seen::No && weak.fallbackScsv == tls::Seen::Moot);
        QCOMPARE(weak.dhBits, std::optional(1536));
        const tls::Picture none = look(u"-tls1_3"_s);
        QVERIFY(none.isWhole() && !none.dhBits && none.compression == tls::Seen::Moot && none.tickets == tls::Seen::Moot);
        QCOMPARE(differences.join(u'\n'), QString());
    }

private:
    test::WorkFolder m_folder;
};

QTEST_GUILESS_MAIN(TestLiveTls)
#include "tst_live_tls.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/chain.h"
#include "models/tls/probe.h"
#include "tests/support/postfix.h"
#include "tests/support/relay.h"
#include "tests/support/tlsserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

constexpr char host[] = "mx.example.org";

/// What is said of a server, in words that both have.
using Verdicts = QMap<QString, QString>;

struct Seen
{
    Verdicts verdicts;
    qint64 ms = -1; ///< -1: not whole
    int connections = 0;
};

struct SetUp
{
    const char *name;
    QString certificate; ///< below tls/: key and chain
    QByteArray mainCf;
    bool isFar = false; ///< also behind 30 ms
};

transport::Limit minutes(int count) { return { std::chrono::steady_clock::now() + std::chrono::minutes(count) }; }

QString textOf(std::string_view text) { return QString::fromLatin1(text.data(), qsizetype(text.size())); }

QString dayOf(core::UtcMicros time) { return QDateTime::fromMSecsSinceEpoch(time / 1000, QTimeZone::utc()).toString(u"yyyy-MM-dd hh:mm"_s); }

/// testssl.sh looks at Diffie-Hellman of suites with a certificate alone.
bool hasDheWithCertificate(const tls::Picture &picture)
{
    for (const tls::VersionFacts &facts : picture.versions)
        for (const tls::Code suite : facts.suites.codes)
            if (const tls::SuiteFacts known = tls::factsOf(suite); known.exchange == tls::Exchange::Dhe && !known.isAnonymous)
                return true;
    return false;
}

void addPicture(Verdicts &words, const tls::Picture &picture)
{
    for (const tls::VersionFacts &facts : picture.versions) {
        const QString version = textOf(tls::wordOf(facts.version));
        words[version] = facts.offered == tls::Seen::Yes ? u"yes"_s : facts.offered == tls::Seen::No ? u"no"_s : u"unknown"_s;
        QStringList suites;
        for (const tls::Code suite : facts.suites.codes)
            suites << textOf(tls::suiteName(suite));
        if (facts.suites.order != tls::Order::Server)
            suites.sort();
        if (!suites.isEmpty())
            words[u"suites of "_s + version] = suites.join(u' ');
    }
    QStringList curves, primes;
    for (const tls::Ranked *ranked : { &picture.groups, &picture.curves })
        for (const tls::Code group : ranked->codes)
            (tls::isFfdhe(group) ? primes : curves) << textOf(tls::groupName(group)).toLower();
    for (QStringList *names : { &curves, &primes }) {
        names->removeDuplicates();
        names->sort();
    }
    words[u"curves"_s] = curves.join(u' ');
    words[u"groups of DH"_s] = !primes.isEmpty() ? primes.join(u' ') : picture.dhBits && hasDheWithCertificate(picture) ? QString::number(*picture.dhBits) + u" bits"_s : QString();
}

void addChain(Verdicts &words, const tls::Handshake &shown, const tls::ChainWish &wish)
{
    const auto facts = shown.chain.empty() ? core::fail({}) : tls::factsOfCertificate(shown.chain.front());
    const auto verdict = tls::judge(shown.chain, shown.ocspResponse, wish);
    if (!facts || !verdict)
        return;
    words[u"certificates"_s] = QString::number(shown.chain.size());
    words[u"fingerprint"_s] = textOf(facts->sha256).toUpper();
    words[u"serial"_s] = textOf(facts->serial).toUpper();
    words[u"key bits"_s] = QString::number(facts->keyBits);
    words[u"digest of the signature"_s] = textOf(facts->digest);
    words[u"from"_s] = dayOf(facts->notBefore);
    words[u"until"_s] = dayOf(facts->notAfter);
    words[u"expired"_s] = verdict->isInTime ? u"no"_s : u"yes"_s;
    words[u"name"_s] = verdict->isNameRight ? u"right"_s : u"wrong"_s;
    words[u"trust"_s] = verdict->isTrusted ? u"right"_s : u"wrong"_s;
    words[u"OCSP stapled"_s] = verdict->ocsp == tls::OcspState::NotStapled ? u"no"_s : u"yes"_s;
}

/// One whole look: everything that a server's first words tell, and its chain.
Seen look(quint16 port, const std::string &authorities)
{
    tls::ProbeTarget target;
    target.connect = [port](const transport::Limit &limit) { return transport::connectTcp(u"127.0.0.1"_s, port, limit); };
    target.serverName = host;
    target.isSmtp = true;
    target.ehloName = "bench.example.net";
    Seen seen;
    QElapsedTimer clock;
    clock.start();
    auto stream = target.connect(minutes(1));
    const auto opening = stream ? tls::openByStartTls(**stream, target.ehloName, minutes(1)) : core::fail(stream.error());
    const auto shown = opening ? tls::shakeHands(**stream, opening->behind, host, minutes(1)) : core::fail(opening.error());
    const auto result = tls::probe(target, {}, minutes(2));
    if (!shown || !result)
        return seen;
    addChain(seen.verdicts, *shown, { host, QDateTime::currentMSecsSinceEpoch() * 1000, true, authorities, {} });
    addPicture(seen.verdicts, result->picture);
    seen.ms = result->picture.isWhole() ? clock.elapsed() : -1;
    seen.connections = result->connections + 1;
    return seen;
}

QString groupOf(QString name)
{
    static const QMap<QString, QString> others { { u"prime256v1"_s, u"secp256r1"_s }, { u"prime192v1"_s, u"secp192r1"_s } };
    name = name.toLower();
    return others.value(name, name);
}

/// "RFC3526/Oakley Group 14", and "Unknown DH group (2048 bits)"
QString primeOf(const QString &said)
{
    static const QMap<QString, QString> oakley { { u"1"_s, u"768"_s }, { u"2"_s, u"1024"_s }, { u"5"_s, u"1536"_s }, { u"14"_s, u"2048"_s }, { u"15"_s, u"3072"_s }, { u"16"_s, u"4096"_s }, { u"17"_s, u"6144"_s }, { u"18"_s, u"8192"_s } };
    static const QRegularExpression bits(u"(\\d+) bits"_s), group(u"Oakley Group (\\d+)"_s);
    const QString known = oakley.value(group.match(said).captured(1));
    return known.isEmpty() ? bits.match(said).captured() : known + u" bits"_s;
}

QString sorted(QStringList words)
{
    words.removeDuplicates();
    words.sort();
    return words.join(u' ');
}

/// Of testssl.sh's findings what ours has words for.
Verdicts verdictsOf(const QJsonArray &findings)
{
    static const QMap<QString, QString> versions { { u"SSLv2"_s, u"SSLv2"_s }, { u"SSLv3"_s, u"SSLv3"_s }, { u"TLS1"_s, u"TLSv1.0"_s }, { u"TLS1_1"_s, u"TLSv1.1"_s }, { u"TLS1_2"_s, u"TLSv1.2"_s }, { u"TLS1_3"_s, u"TLSv1.3"_s } };
    static const QMap<QString, QString> orders { { u"cipherorder_SSLv3"_s, u"SSLv3"_s }, { u"cipherorder_TLSv1"_s, u"TLSv1.0"_s }, { u"cipherorder_TLSv1_1"_s, u"TLSv1.1"_s }, { u"cipherorder_TLSv1_2"_s, u"TLSv1.2"_s },
        { u"cipherorder_TLSv1_3"_s, u"TLSv1.3"_s } };
    static const QMap<QString, QString> asSaid { { u"certs_countServer"_s, u"certificates"_s }, { u"cert_fingerprintSHA256"_s, u"fingerprint"_s }, { u"cert_serialNumber"_s, u"serial"_s }, { u"cert_notBefore"_s, u"from"_s },
        { u"cert_notAfter"_s, u"until"_s } };
    static const QRegularExpression bits(u"(\\d+) bits"_s);
    static const QRegularExpression suite(u"^cipher-(tls1|tls1_1|tls1_2|tls1_3|ssl3)_x([0-9a-f]+)$"_s);
    static const QMap<QString, QString> shorts { { u"ssl3"_s, u"SSLv3"_s }, { u"tls1"_s, u"TLSv1.0"_s }, { u"tls1_1"_s, u"TLSv1.1"_s }, { u"tls1_2"_s, u"TLSv1.2"_s }, { u"tls1_3"_s, u"TLSv1.3"_s } };
    QMap<QString, QStringList> suites;
    Verdicts words { { u"curves"_s, {} }, { u"groups of DH"_s, {} } };
    bool isServersOrder = false;
    for (const QJsonValue &one : findings)
        isServersOrder |= one[u"id"_s] == u"cipher_order"_s && one[u"finding"_s] == u"server"_s;
    for (const QJsonValue &one : findings) {
        const QString id = one[u"id"_s].toString(), said = one[u"finding"_s].toString();
        const QStringList list = said.split(u' ', Qt::SkipEmptyParts);
        if (versions.contains(id))
            words[versions[id]] = said.startsWith(u"offered") ? u"yes"_s : said.startsWith(u"not offered") ? u"no"_s : said;
        else if (orders.contains(id) && isServersOrder)
            words[u"suites of "_s + orders[id]] = list.join(u' ');
        else if (const auto match = suite.match(id); match.hasMatch())
            suites[shorts[match.captured(1)]] << textOf(tls::suiteName(tls::Code(match.captured(2).toUInt(nullptr, 16))));
        else if (asSaid.contains(id))
            words[asSaid[id]] = said;
        else if (id == u"PFS_ECDHE_curves") {
            QStringList names;
            for (const QString &name : list)
                names << groupOf(name);
            words[u"curves"_s] = sorted(names);
        } else if (id == u"DH_groups")
            words[u"groups of DH"_s] = said.contains(u"ffdhe") ? sorted(list) : primeOf(said);
        else if (id == u"cert_keySize")
            words[u"key bits"_s] = bits.match(said).captured(1);
        else if (id == u"cert_signatureAlgorithm")
            words[u"digest of the signature"_s] = list.value(0) == u"ECDSA" ? list.value(2) : list.value(0);
        else if (id == u"cert_expirationStatus")
            words[u"expired"_s] = said == u"expired" ? u"yes"_s : u"no"_s;
        else if (id == u"cert_trust")
            words[u"name"_s] = said.startsWith(u"Ok") ? u"right"_s : u"wrong"_s;
        else if (id == u"cert_chain_of_trust")
            words[u"trust"_s] = said.startsWith(u"passed") ? u"right"_s : u"wrong"_s;
        else if (id == u"OCSP_stapling")
            words[u"OCSP stapled"_s] = said.startsWith(u"not offered") ? u"no"_s : u"yes"_s;
    }
    for (auto it = suites.cbegin(); it != suites.cend(); ++it)
        if (!words.contains(u"suites of "_s + it.key()))
            words[u"suites of "_s + it.key()] = sorted(*it);
    return words;
}

/// \p parts: nothing, for all that it does by itself; else its options for what is compared here.
Seen lookOfTestssl(const QString &program, const test::WorkFolder &folder, quint16 port, const QStringList &parts)
{
    const QString json = folder.path(u"testssl.json"_s);
    // Debian's OpenSSL, which it calls, would not say TLS 1.0 and weak suites by itself.
    folder.write(u"openssl.cnf"_s, "openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = weak\n[weak]\nMinProtocol = TLSv1\nCipherString = ALL:COMPLEMENTOFALL:@SECLEVEL=0\n");
    QFile::remove(json);
    Seen seen;
    QElapsedTimer clock;
    clock.start();
    const test::Ran ran = test::runProgram(program, QStringList { u"--warnings"_s, u"off"_s, u"--color"_s, u"0"_s, u"--nodns"_s, u"none"_s, u"--mapping"_s, u"iana"_s, u"--add-ca"_s, folder.path(u"tls/ca.pem"_s), u"--ip"_s, u"127.0.0.1"_s, u"--jsonfile"_s,
        json, u"--starttls"_s, u"smtp"_s } + parts + QStringList { u"%1:%2"_s.arg(QLatin1String(host)).arg(port) }, {}, { u"OPENSSL_CONF="_s + folder.path(u"openssl.cnf"_s) }, 3'600'000);
    const QJsonArray findings = QJsonDocument::fromJson(test::contentOf(json)).array();
    bool isWhole = false;
    for (const QJsonValue &one : findings)
        isWhole |= one[u"id"_s] == u"scanTime"_s && one[u"severity"_s] != u"WARN"_s;
    seen.ms = isWhole ? clock.elapsed() : -1;
    if (!isWhole)
        std::fprintf(stderr, "%s%s\n", ran.out.constData(), ran.err.constData());
    seen.verdicts = verdictsOf(findings);
    return seen;
}

int printDifferences(const Verdicts &ours, const Verdicts &theirs)
{
    int differing = 0;
    QStringList names = ours.keys() + theirs.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names))
        if (ours.value(name) != theirs.value(name)) {
            ++differing;
            std::printf("  %s: ours \"%s\", testssl.sh \"%s\"\n", qPrintable(name), qPrintable(ours.value(name)), qPrintable(theirs.value(name)));
        }
    std::printf("  %lld verdicts compared, %d differ\n", qint64(names.size()), differing);
    return differing;
}

/// Both looks at one server; how many verdicts differ, and one more for a look that is not whole. testssl.sh's does what is compared here
/// alone: -p -E -P -f -S. \p isWhole: and then all that it does by itself, for
/// its time alone: of a server without an order it lists no suites then.
int compare(const char *name, const char *where, const QString &testssl, const test::WorkFolder &folder, quint16 port, bool isWhole)
{
    const std::string authorities = test::contentOf(folder.path(u"tls/ca.pem"_s)).toStdString();
    std::array<Seen, 3> looks;
    for (Seen &one : looks)
        one = look(port, authorities);
    std::ranges::sort(looks, {}, &Seen::ms);
    const Seen &ours = looks[1];
    const Seen theirs = lookOfTestssl(testssl, folder, port, { u"-p"_s, u"-E"_s, u"-P"_s, u"-f"_s, u"-S"_s });
    const double ms = double(std::max<qint64>(1, ours.ms));
    std::printf("%s, %s: ours %lld ms (median of 3, %d connections), testssl.sh -p -E -P -f -S %.1f s: %.0f times\n", name, where, ours.ms, ours.connections, double(theirs.ms) / 1000, double(theirs.ms) / ms);
    std::fflush(stdout);
    int bad = printDifferences(ours.verdicts, theirs.verdicts) + int(looks[0].ms < 0 || theirs.ms < 0);
    if (isWhole) {
        const Seen all = lookOfTestssl(testssl, folder, port, {});
        std::printf("%s, %s: testssl.sh with all that it does by itself %.1f s: %.0f times\n", name, where, double(all.ms) / 1000, double(all.ms) / ms);
        bad += int(all.ms < 0);
    }
    std::fflush(stdout);
    return bad;
}

QString certify(const test::WorkFolder &folder)
{
    const auto make = [&](const QString &name, const QString &key, const QByteArray &extensions, const QString &issuer, const QStringList &more = {}) { return test::TlsServer::certify(folder, name, key, u"/CN="_s + name, extensions, issuer, more); };
    const QByteArray authority = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign", mx = QByteArray("subjectAltName=DNS:") + host;
    for (const QString &why : { make(u"ca"_s, u"rsa:2048"_s, authority, {}), make(u"between"_s, u"rsa:2048"_s, authority, u"ca"_s), make(u"mx"_s, u"rsa:2048"_s, mx, u"between"_s), make(u"ec"_s, u"ec:prime256v1"_s, mx, u"between"_s),
             make(u"stranger"_s, u"rsa:2048"_s, authority, {}), make(u"bad"_s, u"rsa:2048"_s, "subjectAltName=DNS:other.example.net", u"stranger"_s, { u"-days"_s, u"-1"_s }) })
        if (!why.isEmpty())
            return why;
    for (const QString &name : { u"mx"_s, u"ec"_s })
        folder.write(u"tls/"_s + name + u".pem"_s, test::contentOf(folder.path(u"tls/"_s + name + u".pem"_s)) + test::contentOf(folder.path(u"tls/between.pem"_s)));
    return {};
}

} // namespace

/// tlslook [--whole] [SET-UP]…: whole looks at servers of Postfix, near and behind 30 ms there and back, and testssl.sh's at the same ones in
/// the same run: both times, and every verdict that differs (then it exits with 1). As root. TESTSSL: the program, where it is not in PATH.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList only = QCoreApplication::arguments().mid(1);
    const bool isWhole = only.removeAll(u"--whole"_s) > 0;
    const QString testssl = qEnvironmentVariable("TESTSSL", u"testssl"_s);
    test::WorkFolder folder;
    if (const QString why = certify(folder); !why.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(why));
        return 1;
    }
    const QByteArray everything = "smtpd_tls_protocols = >=TLSv1\nsmtpd_tls_ciphers = low\ntls_low_cipherlist = ALL:COMPLEMENTOFALL:@SECLEVEL=0\n";
    const SetUp setUps[] = {
        { "everything", u"mx"_s, everything + "tls_preempt_cipherlist = yes\n", true },
        { "defaults", u"ec"_s, {}, true },
        { "bad", u"bad"_s, "smtpd_tls_protocols = >=TLSv1, <=TLSv1.1\nsmtpd_tls_ciphers = low\ntls_low_cipherlist = AES:CAMELLIA:@SECLEVEL=0\ntls_preempt_cipherlist = yes\n", false },
    };
    int differing = 0;
    for (const SetUp &setUp : setUps) {
        if (!only.isEmpty() && !only.contains(QLatin1String(setUp.name)))
            continue;
        const QByteArray base = folder.path(u"tls/"_s + setUp.certificate).toUtf8();
        const quint16 port = test::freePort();
        test::Postfix postfix(folder, { QString::fromLatin1(setUp.name), folder.path(u"bench.log"_s), port, "smtpd_tls_security_level = may\nsmtpd_tls_chain_files = " + base + ".key, " + base + ".pem\n" + setUp.mainCf });
        if (const QString why = postfix.start(); !why.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(why));
            return 1;
        }
        differing += compare(setUp.name, "near", testssl, folder, port, isWhole);
        if (setUp.isFar) {
            test::Relay relay(port);
            relay.delayMs = 15;
            differing += compare(setUp.name, "30 ms", testssl, folder, relay.port(), isWhole);
        }
    }
    return differing == 0 ? 0 : 1;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/tls/clienthello.h"
#include "models/tls/serverreply.h"
#include "models/tls/wire.h"
#include "tests/models/tls/hexfile.h"

#include <QTest>

#include <set>

using namespace bw::tls;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using State = ReplyReader::State;
using Until = ReplyReader::Until;

namespace {

State read(ReplyReader &reader, std::string_view bytes, std::size_t step)
{
    for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size())))
        reader.feed(bytes.substr(0, step));
    return reader.state();
}

std::string record(std::uint8_t type, const std::string &body, std::string_view version = "\x03\x01")
{
    std::string out(1, char(type));
    out += version;
    putVector(out, body, 2);
    return out;
}

std::string message(std::uint8_t type, const std::string &body)
{
    std::string out(1, char(type));
    putVector(out, body, 3);
    return out;
}

/// Written by hand after RFC 6101, 5.6.1.3 (SSL 3) and RFC 2246, 7.4.1.3: OpenSSL of today speaks neither SSL 3 nor RC4.
std::string helloOf(std::uint16_t version, Code suite, const std::string &extensions = {})
{
    std::string body;
    put(body, version, 2);
    body += std::string(32, 'r');
    putVector(body, std::string(32, 's'), 1);
    put(body, suite, 2);
    put(body, 0, 1);
    return message(2, body + extensions);
}

} // namespace

class TestTlsHellos : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsOffered()
    {
        ClientHello hello;
        hello.version = Version::Tls12;
        hello.suites = { 0xC030, 0x0005 };
        hello.groups = { 0x001D };
        hello.signatures = { 0x0403 };
        hello.serverName = "mx.test";
        hello.isFallback = true;
        const std::string bytes = bytesOf(hello);
        const QByteArray wanted = QByteArray::fromHex("160301006a010000660303") + QByteArray(32, '\0')
            + QByteArray::fromHex("000006c030000556000100" "0037" "0000000c000a0000076d782e74657374" "000a00040002001d" "000b00020100" "000d000400020403"
                                  "00160000" "00170000" "00230000" "ff01000100");
        QCOMPARE(QByteArray::fromStdString(bytes).toHex(), wanted.toHex());
    }

    void tls13IsOfferedAlone()
    {
        ClientHello hello;
        hello.version = Version::Tls13;
        hello.suites = { 0x1301 };
        hello.groups = { 0x001E };
        hello.signatures = { 0x0403 };
        hello.keyShares = { { 0x001E, "ab" } };
        hello.random.fill(7);
        const QByteArray bytes = QByteArray::fromStdString(bytesOf(hello));
        QVERIFY(bytes.contains(QByteArray(1, 32) + QByteArray(32, 7) + QByteArray::fromHex("00021301")));
        QVERIFY(bytes.contains(QByteArray::fromHex("002b0003020304")));
        QVERIFY(bytes.contains(QByteArray::fromHex("00330008" "0006" "001e00026162")));
        QVERIFY(!bytes.contains(QByteArray::fromHex("ff01000100")));
    }

    void sslThreeHasNoExtensions()
    {
        ClientHello hello;
        hello.version = Version::Ssl3;
        hello.suites = { 0x0005 };
        hello.groups = { 0x0017 };
        hello.serverName = "mx.test";
        const QByteArray bytes = QByteArray::fromStdString(bytesOf(hello));
        QCOMPARE(bytes.toHex(), (QByteArray::fromHex("160300002f0100002b0300") + QByteArray(32, '\0') + QByteArray::fromHex("000004000500ff0100")).toHex());
    }

    void sslTwoHasItsOwnForm()
    {
        ClientHello hello;
        hello.version = Version::Ssl2;
        hello.random.fill(1);
        const QByteArray bytes = QByteArray::fromStdString(bytesOf(hello));
        QCOMPARE(bytes.left(11).toHex(), QByteArray("80310100020018000000" "10"));
        QCOMPARE(bytes.size(), 0x31 + 2);
    }

    void aLongHelloTakesSeveralRecords()
    {
        ClientHello hello;
        hello.suites.assign(20'000, 0x1234);
        const std::string bytes = bytesOf(hello);
        std::size_t records = 0, content = 0;
        for (Cursor in(bytes); !in.isEmpty(); ++records) {
            QCOMPARE(in.number(1), std::size_t(0x16));
            static_cast<void>(in.bytes(2));
            content += in.vector(2).size();
            QVERIFY(!in.isShort());
        }
        QCOMPARE(records, std::size_t(3));
        QCOMPARE(content, bytes.size() - 15);
    }

    void readsRecordedFlights_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("suite");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("certificates");
        QTest::addColumn<int>("alert");
        QTest::newRow("ECDHE") << u"tls12-ecdhe"_s << 0x0303 << 0xC02B << 24 << 0 << 1 << 0;
        QTest::newRow("DHE") << u"tls12-dhe"_s << 0x0303 << 0x009E << 0 << 2048 << 1 << 0;
        QTest::newRow("retry") << u"tls13-retry"_s << 0x0304 << 0x1301 << 30 << 0 << 0 << 0;
        QTest::newRow("version refused") << u"alert-version"_s << 0 << 0 << 0 << 0 << 0 << 70;
        QTest::newRow("suites refused") << u"alert-handshake"_s << 0 << 0 << 0 << 0 << 0 << 40;
    }

    void readsRecordedFlights()
    {
        QFETCH(QString, name);
        QFETCH(int, version);
        QFETCH(int, suite);
        QFETCH(int, group);
        QFETCH(int, bits);
        QFETCH(int, certificates);
        QFETCH(int, alert);
        const std::string bytes = bw::test::recorded(name);
        QVERIFY(!bytes.empty());
        for (const std::size_t step : { bytes.size(), std::size_t(1), std::size_t(7) }) {
            ReplyReader reader(Until::KeyExchange);
            QCOMPARE(read(reader, bytes, step), State::Done);
            const ServerReply &reply = reader.reply();
            QCOMPARE(reply.alert ? int(reply.alert->description) : 0, alert);
            QCOMPARE(reply.hello ? int(reply.hello->version) : 0, version);
            QCOMPARE(reply.hello ? int(reply.hello->suite) : 0, suite);
            QCOMPARE(int(reply.certificates.size()), certificates);
            QCOMPARE(reply.keyExchange ? reply.keyExchange->bits : 0, bits);
            const auto named = reply.keyExchange ? reply.keyExchange->group : reply.hello ? reply.hello->group : std::nullopt;
            QCOMPARE(named ? int(*named) : 0, group);
        }
    }

    /// Cut at each place it waits for the rest, and what is there already is right.
    void aCutFlightIsNoAnswerYet()
    {
        for (const QString &name : { u"tls12-ecdhe"_s, u"tls12-dhe"_s, u"tls13-retry"_s, u"alert-version"_s }) {
            const std::string bytes = bw::test::recorded(name);
            ReplyReader whole(Until::KeyExchange);
            whole.feed(bytes);
            std::size_t least = 0;
            ReplyReader byByte(Until::KeyExchange);
            while (byByte.feed(std::string_view(bytes).substr(least, 1)) == State::More)
                ++least;
            for (std::size_t cut = 0; cut <= least; ++cut) {
                ReplyReader reader(Until::KeyExchange);
                QCOMPARE(reader.feed(std::string_view(bytes).substr(0, cut)), State::More);
                if (reader.reply().hello)
                    QVERIFY(reader.reply().hello == whole.reply().hello);
                QCOMPARE(reader.feed(std::string_view(bytes).substr(cut)), State::Done);
                QVERIFY(reader.reply() == whole.reply());
            }
        }
    }

    void readsWhatOpenSslCannotSay()
    {
        ReplyReader rc4(Until::Hello);
        QCOMPARE(rc4.feed(record(22, helloOf(0x0300, 0x0005), "\x03\x00"s)), State::Done);
        QCOMPARE(int(rc4.reply().hello->version), 0x0300);
        QCOMPARE(suiteName(rc4.reply().hello->suite), std::string("TLS_RSA_WITH_RC4_128_SHA"));

        // RFC 2246, 7.4.3: a modulus of 512 bits, exponent 65537, and a signature that nobody looks at.
        std::string key;
        putVector(key, '\xC1' + std::string(63, 'm'), 2);
        putVector(key, "\x01\0\x01"s, 2);
        putVector(key, std::string(128, 'g'), 2);
        ReplyReader exported(Until::KeyExchange);
        QCOMPARE(exported.feed(record(22, helloOf(0x0301, 0x0003)) + record(22, message(11, "\0\0\0"s)) + record(22, message(12, key))), State::Done);
        QCOMPARE(exported.reply().keyExchange->bits, 512);
        QVERIFY(exported.reply().keyExchange->kind == Exchange::RsaExport);

        // The SSL 2 draft, C.3: one suite, a certificate of three bytes, an id of two.
        ReplyReader two(Until::Hello);
        QCOMPARE(two.feed("\x80\x13\x04\x00\x01\x00\x02\x00\x03\x00\x03\x00\x02" "cer\x01\x00\x80id"s), State::Done);
        QVERIFY(two.reply().isSsl2);
        QCOMPARE(two.reply().ssl2Suites, std::vector<std::uint32_t> { 0x010080 });
        QCOMPARE(two.reply().certificates.front(), std::string("cer"));
    }

    void warningsArePassedOver()
    {
        ReplyReader reader(Until::Hello);
        QCOMPARE(reader.feed(record(21, "\x01\x70"s)), State::More); // unrecognized_name
        QCOMPARE(reader.feed(record(22, helloOf(0x0303, 0xC030))), State::Done);
        QVERIFY(!reader.reply().alert);
    }

    void refusesWhatIsNoTls()
    {
        const auto stateOf = [](const std::string &bytes) { return ReplyReader(Until::KeyExchange).feed(bytes); };
        QCOMPARE(stateOf("421 4.3.2 go away\r\n"s), State::NotTls);
        QCOMPARE(stateOf("HTTP/1.1 400 Bad Request\r\n"s), State::NotTls);
        QCOMPARE(stateOf("\x16\x03\x01\xFF\xFF"s), State::Malformed); // a record beyond its length
        QCOMPARE(stateOf(record(22, message(11, "\0\0\0"s))), State::Malformed); // a certificate before the hello
        QCOMPARE(stateOf(record(22, message(2, "\x03\x03"s))), State::Malformed);
        QCOMPARE(stateOf(record(23, "x")), State::Malformed);
        QCOMPARE(stateOf(record(22, helloOf(0x0303, 0xC030, "\0\x05\0\x17\0\x09"s))), State::Malformed);
        QCOMPARE(stateOf(record(22, helloOf(0x0303, 0xC030)) + record(22, message(11, "\0\0\x05" "\0\0\x07" "ab"s))), State::Malformed);
    }

    void aFlightHasAnEnd()
    {
        ReplyReader reader(Until::KeyExchange);
        reader.feed(record(22, helloOf(0x0303, 0xC030)));
        const std::string noise = record(22, message(23, std::string(16'000, 'x')));
        std::size_t fed = 0;
        while (reader.state() == State::More && fed < 2 * bw::core::limits::tlsFlightBytes) {
            reader.feed(noise);
            fed += noise.size();
        }
        QCOMPARE(reader.state(), State::TooLarge);
        QVERIFY(reader.reply().hello);
    }

    void namesTellWhatASuiteIs_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("exchange");
        QTest::addColumn<int>("strength");
        QTest::addColumn<int>("bits");
        const auto row = [](int code, const char *name, Exchange exchange, Strength strength, int bits) { QTest::newRow(name) << code << QString::fromLatin1(name) << int(exchange) << int(strength) << bits; };
        row(0x1302, "TLS_AES_256_GCM_SHA384", Exchange::Any, Strength::Recommended, 256);
        row(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", Exchange::Ecdhe, Strength::Recommended, 128);
        row(0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", Exchange::Ecdhe, Strength::Recommended, 256);
        row(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", Exchange::Ecdhe, Strength::Acceptable, 256);
        row(0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", Exchange::Dhe, Strength::Acceptable, 128);
        row(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256", Exchange::Rsa, Strength::Discouraged, 128);
        row(0xC012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", Exchange::Ecdhe, Strength::Discouraged, 112);
        row(0x00A7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384", Exchange::Dhe, Strength::Discouraged, 256);
        row(0xC011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA", Exchange::Ecdhe, Strength::Forbidden, 128);
        row(0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5", Exchange::RsaExport, Strength::Forbidden, 40);
        row(0x0014, "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA", Exchange::Dhe, Strength::Forbidden, 40);
        row(0x0064, "TLS_RSA_EXPORT1024_WITH_RC4_56_SHA", Exchange::RsaExport, Strength::Forbidden, 56);
        row(0x0009, "TLS_RSA_WITH_DES_CBC_SHA", Exchange::Rsa, Strength::Forbidden, 56);
        row(0x003B, "TLS_RSA_WITH_NULL_SHA256", Exchange::Rsa, Strength::Forbidden, 0);
        row(0xC0B4, "TLS_SHA256_SHA256", Exchange::Any, Strength::Forbidden, 0);
        row(0x00A8, "TLS_PSK_WITH_AES_128_GCM_SHA256", Exchange::Other, Strength::Discouraged, 128);
    }

    void namesTellWhatASuiteIs()
    {
        QFETCH(int, code);
        QFETCH(QString, name);
        QFETCH(int, exchange);
        QFETCH(int, strength);
        QFETCH(int, bits);
        QCOMPARE(QString::fromStdString(suiteName(Code(code))), name);
        const SuiteFacts facts = factsOf(Code(code));
        QCOMPARE(int(facts.exchange), exchange);
        QCOMPARE(int(facts.strength), strength);
        QCOMPARE(facts.bits, bits);
    }

    void theListsAreWhole()
    {
        std::set<Code> codes;
        std::set<std::string_view> names;
        for (const Named &suite : suites())
            QVERIFY2(codes.insert(suite.code).second && names.insert(suite.name).second, suite.name.data());
        QVERIFY(codes.size() > 350);
        QCOMPARE(suiteName(0x4A4A), std::string("0x4A4A"));
        codes.clear();
        for (const Named &group : groups())
            QVERIFY2(codes.insert(group.code).second && strengthOfGroup(group.code) > 0, group.name.data());
        // Each suite is offered in some version, once.
        std::size_t offered = 0;
        for (const Version version : { Version::Tls12, Version::Tls13 })
            for (const auto &part : suitePartsFor(version))
                offered += part.size();
        QCOMPARE(offered, suites().size());
        for (const auto &part : suitePartsFor(Version::Tls10))
            for (const Code code : part)
                QVERIFY2(!factsOf(code).isAead, suiteName(code).c_str());
    }
};

QTEST_GUILESS_MAIN(TestTlsHellos)
#include "tst_tls_hellos.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/certificates.h"
#include "models/crypto/hmachasher.h"
#include "models/crypto/random.h"
#include "models/crypto/sealing.h"

#include <QSet>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

core::Secret secretOf(const QByteArray &bytes)
{
    return core::Secret({reinterpret_cast<const std::uint8_t *>(bytes.data()), std::size_t(bytes.size())});
}

QByteArray clear(const core::Secret &secret)
{
    return {reinterpret_cast<const char *>(secret.bytes().data()), qsizetype(secret.bytes().size())};
}

QByteArray hex(const core::KeyedHash &hash)
{
    return QByteArray(reinterpret_cast<const char *>(hash.bytes.data()), qsizetype(hash.bytes.size())).toHex();
}

} // namespace

class TestCrypto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashesAsRfc4231_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("case 1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                                << QByteArray("b0344c61d8db38535ca8afceaf0bf12b");
        QTest::newRow("case 2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                                << QByteArray("5bdcc146bf60754e6a042426089575c7");
        QTest::newRow("case 3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                                << QByteArray("773ea91e36800e46854db8ebd09181a7");
        QTest::newRow("case 6: key longer than a block")
            << QByteArray(131, '\xaa') << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
            << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f");
    }
    void hashesAsRfc4231()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        crypto::HmacHasher hasher(secretOf(key));
        QCOMPARE(hex(hasher.hash({text.data(), std::size_t(text.size())})), expected);
    }

    void oneHashDoesNotColourTheNext()
    {
        crypto::HmacHasher hasher(secretOf("Jefe"));
        const auto first = hasher.hash("what do ya want for nothing?");
        QVERIFY(hasher.hash("") != first);
        QVERIFY(hasher.hash(std::string(100'000, 'x')) != first);
        QCOMPARE(hex(hasher.hash("what do ya want for nothing?")), hex(first));
        crypto::HmacHasher moved = std::move(hasher);
        QCOMPARE(hex(moved.hash("what do ya want for nothing?")), hex(first));
        crypto::HmacHasher other(secretOf("Jeff"));
        QVERIFY(other.hash("what do ya want for nothing?") != first);
    }

    void digestIsTheFirstFourBytes()
    {
        crypto::HmacHasher hasher(secretOf("Jefe"));
        QCOMPARE(hasher.hash("what do ya want for nothing?").digest(), 0x5bdcc146U);
    }

    void keyIdNamesAKey()
    {
        QCOMPARE(crypto::keyIdOf(secretOf("Jefe")), crypto::keyIdOf(secretOf("Jefe")));
        QVERIFY(crypto::keyIdOf(secretOf("Jefe")) != crypto::keyIdOf(secretOf("Jeff")));
        QCOMPARE(crypto::keyIdOf(secretOf("Jefe")).size(), std::size_t(16));
    }

    void randomKeysDiffer()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 100; ++i) {
            const auto key = crypto::randomKey();
            QCOMPARE(key.bytes().size(), std::size_t(32));
            seen.insert(clear(key));
        }
        QCOMPARE(seen.size(), 100);
        const auto id = crypto::randomHex(16);
        QCOMPARE(id.size(), std::size_t(32));
        QVERIFY(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    }

    void sealedKeyOpensWithItsPassphraseAlone()
    {
        const auto key = crypto::randomKey();
        const auto sealed = crypto::seal(key, secretOf("correct horse"), "store-1");
        QVERIFY2(sealed.has_value(), "seal");
        QVERIFY(sealed->startsWith("-----BEGIN BREAKWATER SEALED KEY-----\n"));
        QVERIFY(!sealed->contains(clear(key).toBase64()));

        const auto opened = crypto::unseal("Hello,\r\nhere it is:\n" + QByteArray(*sealed).replace('\n', "\r\n"),
            secretOf("correct horse"), "store-1");
        QVERIFY(opened.has_value());
        QCOMPARE(clear(*opened), clear(key));

        QCOMPARE(crypto::unseal(*sealed, secretOf("correct house"), "store-1").error().kind, core::ProblemKind::Denied);
        QCOMPARE(crypto::unseal(*sealed, secretOf("correct horse"), "store-2").error().kind, core::ProblemKind::Denied);
    }

    void twoSealingsOfOneKeyDiffer()
    {
        const auto key = crypto::randomKey();
        QVERIFY(
            *crypto::seal(key, secretOf("correct horse"), "s") != *crypto::seal(key, secretOf("correct horse"), "s"));
    }

    void alteredSealIsRefused_data()
    {
        QTest::addColumn<int>("byte");
        QTest::addColumn<int>("to");
        QTest::addColumn<core::ProblemKind>("expected");
        QTest::newRow("magic") << 0 << int('X') << core::ProblemKind::Malformed;
        QTest::newRow("cost beyond the bound") << 8 << 30 << core::ProblemKind::Malformed;
        QTest::newRow("r nought") << 9 << 0 << core::ProblemKind::Malformed;
        QTest::newRow("p beyond the bound") << 10 << 200 << core::ProblemKind::Malformed;
        QTest::newRow("cheaper cost") << 8 << 12 << core::ProblemKind::Denied;
        QTest::newRow("salt") << 11 << -1 << core::ProblemKind::Denied;
        QTest::newRow("nonce") << 27 << -1 << core::ProblemKind::Denied;
        QTest::newRow("ciphertext") << 40 << -1 << core::ProblemKind::Denied;
        QTest::newRow("tag") << 39 + 32 + 15 << -1 << core::ProblemKind::Denied;
    }
    void alteredSealIsRefused()
    {
        QFETCH(int, byte);
        QFETCH(int, to);
        QFETCH(core::ProblemKind, expected);
        static const QByteArray sealed = *crypto::seal(crypto::randomKey(), secretOf("correct horse"), "s");
        QByteArray base = sealed;
        base.replace("-----BEGIN BREAKWATER SEALED KEY-----", "")
            .replace("-----END BREAKWATER SEALED KEY-----", "")
            .replace("\n", "");
        QByteArray raw = QByteArray::fromBase64(base);
        raw[byte] = to < 0 ? char(raw[byte] ^ 1) : char(to);
        const QByteArray text =
            "-----BEGIN BREAKWATER SEALED KEY-----\n" + raw.toBase64() + "\n-----END BREAKWATER SEALED KEY-----";
        const auto opened = crypto::unseal(text, secretOf("correct horse"), "s");
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().kind, expected);
    }

    void nonsenseIsNotASeal_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no foot") << QByteArray("-----BEGIN BREAKWATER SEALED KEY-----\nAAAA");
        QTest::newRow("foot before head")
            << QByteArray("-----END BREAKWATER SEALED KEY-----\n-----BEGIN BREAKWATER SEALED KEY-----");
        QTest::newRow("not base64") << QByteArray(
            "-----BEGIN BREAKWATER SEALED KEY-----\n%%%%\n-----END BREAKWATER SEALED KEY-----");
        QTest::newRow("a gigabyte of it") << QByteArray("-----BEGIN BREAKWATER SEALED KEY-----\n")
                + QByteArray(100'000, 'A') + "\n-----END BREAKWATER SEALED KEY-----";
    }
    void nonsenseIsNotASeal()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(crypto::unseal(text, secretOf("correct horse"), "s").error().kind, core::ProblemKind::Malformed);
    }

    void certificatesAreCounted()
    {
        QFile file(QFINDTESTDATA("../../data/crypto/two-authorities.pem"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray two = file.readAll();
        const auto found = crypto::certificatesIn("a word before\n" + two + "and one behind\n");
        QVERIFY(found);
        QCOMPARE(*found, 2);
        QByteArray torn = two;
        torn.replace(200, 40, QByteArray(40, 'A'));
        QVERIFY(!crypto::certificatesIn(torn));
    }
    void noCertificateIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a log") << QByteArray("Nov 25 10:00:00 mx1 postfix/qmgr[9]: A592FAA3C91: removed\n");
        QTest::newRow("bytes") << QByteArray("\0\x30\x82\xff", 4);
        QTest::newRow("a key") << QByteArray("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n-----END PRIVATE KEY-----\n");
        QTest::newRow("nothing inside") << QByteArray("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
    }
    void noCertificateIsNone()
    {
        QFETCH(QByteArray, text);
        const auto found = crypto::certificatesIn(text);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, core::ProblemKind::Malformed);
    }

    void shortPassphraseIsRefused()
    {
        QCOMPARE(crypto::seal(crypto::randomKey(), secretOf("1234567"), "s").error().kind, core::ProblemKind::Usage);
    }
};

QTEST_APPLESS_MAIN(TestCrypto)
#include "tst_crypto.moc"

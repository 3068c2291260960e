// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/publickey.h"

#include <QByteArray>
#include <QTest>

using namespace bw;

namespace {

std::string fromHex(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

} // namespace

/// Vectors of others. Signatures with RSA are tested with DKIM's (tst_mailauth_dkim).
class TestCryptoPublicKey final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// FIPS 180-4's example.
    void hash()
    {
        const auto digest = crypto::sha256("abc");
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(digest.data()), digest.size()).toHex(), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /// RFC 8032, 7.1, test 2.
    void ed25519()
    {
        const auto key = crypto::PublicKey::ed25519(fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        const std::string signature = fromHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        QVERIFY(key && key->verifies("\x72", signature));
        QVERIFY(!key->verifies("\x73", signature) && !key->verifies("\x72", signature.substr(1)) && !key->verifies("\x72", ""));
        QVERIFY(!crypto::PublicKey::ed25519("short"));
    }

    void whatIsNoRsaKey()
    {
        // An Ed25519 key as a SubjectPublicKeyInfo, one that is cut, and nothing.
        for (const std::string &der : { fromHex("302a300506032b65700321003d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), fromHex("3003020101"), std::string(), std::string(20'000, 'x') })
            QVERIFY(!crypto::PublicKey::rsa(der));
    }
};

QTEST_GUILESS_MAIN(TestCryptoPublicKey)
#include "tst_crypto_publickey.moc"

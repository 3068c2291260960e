// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/sealing.h"

#include "models/crypto/random.h"

#include <QCoreApplication>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace bw::crypto {

namespace {

constexpr std::string_view magic = "BWSEAL01";
constexpr std::string_view head = "-----BEGIN BREAKWATER SEALED KEY-----";
constexpr std::string_view foot = "-----END BREAKWATER SEALED KEY-----";
constexpr std::size_t saltBytes = 16, nonceBytes = 12, tagBytes = 16, keyBytes = 32;
constexpr std::size_t prefixBytes = magic.size() + 3 + saltBytes + nonceBytes;
constexpr std::size_t mostBytes = 64 * 1024; // of a sealed text, read or written
constexpr std::size_t leastPassphrase = 8;
constexpr int lineLength = 64;

struct Costs
{
    std::uint8_t log2n = 16, r = 8, p = 1; // 64 MiB
};
constexpr std::uint64_t mostMemory = 96ULL * 1024 * 1024;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::crypto::Sealing)
};

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

core::Problem internal()
{
    return {core::ProblemKind::Internal, Tr::tr("OpenSSL could not lock or open the key"), {}, {}, {}};
}

core::Result<core::Secret> derive(
    const core::Secret &passphrase, std::span<const std::uint8_t> salt, const Costs &costs)
{
    std::array<std::uint8_t, keyBytes> key{};
    const auto pass = passphrase.bytes();
    if (EVP_PBE_scrypt(reinterpret_cast<const char *>(pass.data()), pass.size(), salt.data(), salt.size(),
            1ULL << costs.log2n, costs.r, costs.p, mostMemory, key.data(), key.size())
        != 1)
        return core::fail(internal());
    core::Secret secret{key};
    OPENSSL_cleanse(key.data(), key.size());
    return secret;
}

QByteArray armoured(const std::vector<std::uint8_t> &bytes)
{
    const QByteArray base =
        QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toBase64();
    QByteArray text(head.data(), qsizetype(head.size()));
    for (qsizetype at = 0; at < base.size(); at += lineLength)
        text += '\n' + base.mid(at, lineLength);
    return text + '\n' + QByteArray(foot.data(), qsizetype(foot.size())) + '\n';
}

/// Empty when the text is not a whole sealed key.
QByteArray unarmoured(const QByteArray &text)
{
    const auto begin = text.indexOf(QByteArrayView(head.data(), qsizetype(head.size())));
    const auto end = text.indexOf(QByteArrayView(foot.data(), qsizetype(foot.size())));
    if (text.size() > qsizetype(mostBytes) || begin < 0 || end < begin)
        return {};
    QByteArray base = text.mid(begin + qsizetype(head.size()), end - begin - qsizetype(head.size()));
    base.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
    const auto decoded = QByteArray::fromBase64Encoding(base, QByteArray::AbortOnBase64DecodingErrors);
    return decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok ? decoded.decoded : QByteArray();
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

core::Result<QByteArray> seal(const core::Secret &content, const core::Secret &passphrase, std::string_view label)
{
    if (passphrase.bytes().size() < leastPassphrase)
        return core::fail({core::ProblemKind::Usage, Tr::tr("The passphrase is too short"), {}, {},
            Tr::tr("Choose one of at least %n characters", nullptr, int(leastPassphrase))});
    if (content.isEmpty() || content.bytes().size() > mostBytes / 2)
        return core::fail(
            {core::ProblemKind::TooLarge, Tr::tr("Only a key can be locked with a passphrase"), {}, {}, {}});

    const Costs costs;
    std::vector<std::uint8_t> out(magic.begin(), magic.end());
    out.insert(out.end(), {costs.log2n, costs.r, costs.p});
    out.resize(prefixBytes);
    fillRandom(std::span(out).subspan(magic.size() + 3));
    const std::span salt = std::span(out).subspan(magic.size() + 3, saltBytes);
    const auto key = derive(passphrase, salt, costs);
    if (!key)
        return core::fail(key.error());

    const auto plain = content.bytes();
    out.resize(prefixBytes + plain.size() + tagBytes);
    std::uint8_t *cipherText = out.data() + prefixBytes;
    const std::uint8_t *nonce = out.data() + prefixBytes - nonceBytes;
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int n = 0;
    // The prefix is authenticated too: its costs cannot be changed unseen.
    if (!cipher || EVP_EncryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), key->bytes().data(), nonce, nullptr) != 1
        || EVP_EncryptUpdate(cipher.get(), nullptr, &n, out.data(), int(prefixBytes)) != 1
        || EVP_EncryptUpdate(cipher.get(), nullptr, &n, bytesOf(label), int(label.size())) != 1
        || EVP_EncryptUpdate(cipher.get(), cipherText, &n, plain.data(), int(plain.size())) != 1
        || EVP_EncryptFinal_ex(cipher.get(), cipherText + plain.size(), &n) != 1
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, int(tagBytes), cipherText + plain.size()) != 1)
        return core::fail(internal());
    return armoured(out);
}

core::Result<core::Secret> unseal(const QByteArray &sealed, const core::Secret &passphrase, std::string_view label)
{
    const core::Problem malformed{core::ProblemKind::Malformed, Tr::tr("This is not an exported Breakwater key"), {},
        {}, Tr::tr("Choose the file that “store key export” wrote, whole and unchanged")};
    QByteArray bytes = unarmoured(sealed);
    if (bytes.size() <= qsizetype(prefixBytes + tagBytes)
        || !bytes.startsWith(QByteArrayView(magic.data(), qsizetype(magic.size()))))
        return core::fail(malformed);
    auto *raw = reinterpret_cast<std::uint8_t *>(bytes.data());
    const Costs costs{raw[magic.size()], raw[magic.size() + 1], raw[magic.size() + 2]};
    // A hostile file must not choose how long we work: the memory bound is scrypt's own, p is ours.
    if (costs.log2n < 10 || costs.log2n > 20 || costs.r == 0 || costs.r > 32 || costs.p == 0 || costs.p > 4
        || (128ULL * costs.r << costs.log2n) > mostMemory)
        return core::fail(malformed);
    const auto key = derive(passphrase, {raw + magic.size() + 3, saltBytes}, costs);
    if (!key)
        return core::fail(key.error());

    const std::uint8_t *nonce = raw + prefixBytes - nonceBytes;
    const std::size_t size = std::size_t(bytes.size()) - prefixBytes - tagBytes;
    std::vector<std::uint8_t> plain(size);
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int n = 0;
    const bool opened = cipher
        && EVP_DecryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), key->bytes().data(), nonce, nullptr) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &n, raw, int(prefixBytes)) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &n, bytesOf(label), int(label.size())) == 1
        && EVP_DecryptUpdate(cipher.get(), plain.data(), &n, raw + prefixBytes, int(size)) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, int(tagBytes), raw + prefixBytes + size) == 1
        && EVP_DecryptFinal_ex(cipher.get(), plain.data() + size, &n) == 1;
    core::Secret content;
    if (opened)
        content = core::Secret(plain);
    OPENSSL_cleanse(plain.data(), plain.size());
    if (!opened)
        return core::fail({core::ProblemKind::Denied, Tr::tr("The key could not be opened"),
            Tr::tr("the passphrase is wrong, the key belongs to another store, or the file was altered"), {},
            Tr::tr("Try the passphrase again, and check that the file belongs to this store")});
    return content;
}

} // namespace bw::crypto

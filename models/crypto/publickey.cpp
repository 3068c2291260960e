// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/publickey.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

namespace bw::crypto {

namespace {

struct Free
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(BIGNUM *number) const { BN_free(number); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Free>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

constexpr std::size_t mostDer = 16 * 1024; ///< RSA of 16,384 bits is 2 KiB

/// Odd modulus and exponent, the exponent from 3 on (RFC 8017, 3.1: with 1 anything is its own signature), and no longer than verifiers take.
bool canBeRsa(const EVP_PKEY *key)
{
    BIGNUM *n = nullptr, *e = nullptr;
    EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &n);
    EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &e);
    const std::unique_ptr<BIGNUM, Free> modulus(n), exponent(e);
    return n && e && BN_is_odd(n) && BN_is_odd(e) && !BN_is_one(e) && BN_num_bits(n) <= OPENSSL_RSA_MAX_MODULUS_BITS && BN_cmp(e, n) < 0;
}

} // namespace

struct PublicKey::Key
{
    KeyPointer key;
};

std::array<std::uint8_t, 32> sha256(std::string_view bytes)
{
    std::array<std::uint8_t, 32> digest;
    SHA256(bytesOf(bytes), bytes.size(), digest.data());
    return digest;
}

PublicKey::PublicKey(Kind kind, std::shared_ptr<const Key> key)
    : m_kind(kind)
    , m_bits(kind == Kind::Ed25519 ? 256 : EVP_PKEY_get_bits(key->key.get()))
    , m_key(std::move(key))
{
}

std::optional<PublicKey> PublicKey::rsa(std::string_view der)
{
    if (der.empty() || der.size() > mostDer)
        return {};
    const auto read = [der](auto parse) -> KeyPointer {
        const unsigned char *at = bytesOf(der);
        KeyPointer key(parse(&at, static_cast<long>(der.size())));
        return key && at == bytesOf(der) + der.size() && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA ? std::move(key) : nullptr;
    };
    KeyPointer key = read([](const unsigned char **at, long size) { return d2i_PUBKEY(nullptr, at, size); });
    if (!key)
        key = read([](const unsigned char **at, long size) { return d2i_PublicKey(EVP_PKEY_RSA, nullptr, at, size); });
    const bool isGood = key && canBeRsa(key.get());
    ERR_clear_error();
    if (!isGood)
        return {};
    return PublicKey(Kind::Rsa, std::make_shared<const Key>(Key { std::move(key) }));
}

std::optional<PublicKey> PublicKey::ed25519(std::string_view bytes)
{
    KeyPointer key(bytes.size() == 32 ? EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(bytes), bytes.size()) : nullptr);
    ERR_clear_error();
    if (!key)
        return {};
    return PublicKey(Kind::Ed25519, std::make_shared<const Key>(Key { std::move(key) }));
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const
{
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    const bool isGood = context && EVP_DigestVerifyInit(context.get(), nullptr, m_kind == Kind::Rsa ? EVP_sha256() : nullptr, nullptr, m_key->key.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(message), message.size()) == 1;
    ERR_clear_error();
    return isGood;
}

} // namespace bw::crypto

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/hmachasher.h"

#include <QtGlobal>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>

namespace bw::crypto {

namespace {
constexpr std::size_t sha256Bytes = 32;
}

void HmacHasher::Free::operator()(evp_mac_ctx_st *context) const
{
    EVP_MAC_CTX_free(context);
}

HmacHasher::HmacHasher(const core::Secret &key)
{
    if (key.isEmpty())
        qFatal("HmacHasher: empty key");
    EVP_MAC *mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    m_context.reset(mac ? EVP_MAC_CTX_new(mac) : nullptr);
    EVP_MAC_free(mac); // the context holds its own reference
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    if (!m_context || EVP_MAC_init(m_context.get(), key.bytes().data(), key.bytes().size(), parameters) != 1)
        qFatal("HmacHasher: OpenSSL has no HMAC-SHA-256");
}

HmacHasher::~HmacHasher() = default;
HmacHasher::HmacHasher(HmacHasher &&) noexcept = default;
HmacHasher &HmacHasher::operator=(HmacHasher &&) noexcept = default;

core::KeyedHash HmacHasher::hash(std::string_view text)
{
    std::array<unsigned char, sha256Bytes> full{};
    std::size_t written = 0;
    // A failure here would give every address the same hash: better no program than that.
    if (EVP_MAC_init(m_context.get(), nullptr, 0, nullptr) != 1
        || EVP_MAC_update(m_context.get(), reinterpret_cast<const unsigned char *>(text.data()), text.size()) != 1
        || EVP_MAC_final(m_context.get(), full.data(), &written, full.size()) != 1 || written != full.size())
        qFatal("HmacHasher: OpenSSL failed to hash");
    core::KeyedHash cut;
    std::copy_n(full.begin(), cut.bytes.size(), cut.bytes.begin());
    return cut;
}

std::string keyIdOf(const core::Secret &key)
{
    static constexpr char digits[] = "0123456789abcdef";
    const std::uint64_t value = HmacHasher(key).hash("breakwater key id").first64();
    std::string id;
    for (int shift = 60; shift >= 0; shift -= 4)
        id += digits[value >> shift & 15];
    return id;
}

} // namespace bw::crypto

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/hmachasher.h"

#include <QtGlobal>

#include <nettle/hmac.h>
#include <openssl/crypto.h>

namespace bw::crypto {

void HmacHasher::Free::operator()(hmac_sha256_ctx *context) const
{
    OPENSSL_cleanse(context, sizeof *context);
    delete context;
}

HmacHasher::HmacHasher(const core::Secret &key)
{
    if (key.isEmpty())
        qFatal("HmacHasher: empty key");
    m_context.reset(new hmac_sha256_ctx);
    nettle_hmac_sha256_set_key(m_context.get(), key.bytes().size(), key.bytes().data());
}

HmacHasher::~HmacHasher() = default;
HmacHasher::HmacHasher(HmacHasher &&) noexcept = default;
HmacHasher &HmacHasher::operator=(HmacHasher &&) noexcept = default;

core::KeyedHash HmacHasher::hash(std::string_view text)
{
    core::KeyedHash cut;
    nettle_hmac_sha256_update(m_context.get(), text.size(), reinterpret_cast<const std::uint8_t *>(text.data()));
    nettle_hmac_sha256_digest(m_context.get(), cut.bytes.size(), cut.bytes.data()); // and starts anew
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

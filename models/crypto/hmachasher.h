// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/secret.h"

#include <memory>
#include <string>

struct hmac_sha256_ctx;

namespace bw::crypto {

/// HMAC-SHA-256 (RFC 2104) cut to its first 128 bits, under one key. Nettle's, which keeps the two keyed states and costs
/// 110 ns a hash; OpenSSL's EVP_MAC needs 200 (docs/performance.md).
/// One object a thread: the context is state. What it holds of the key is cleared when it goes.
class HmacHasher final : public core::KeyedHasher
{
public:
    /// An empty key is our own mistake: qFatal.
    explicit HmacHasher(const core::Secret &key);
    ~HmacHasher() override;
    HmacHasher(HmacHasher &&) noexcept;
    HmacHasher &operator=(HmacHasher &&) noexcept;

    [[nodiscard]] core::KeyedHash hash(std::string_view text) override;

private:
    struct Free
    {
        void operator()(hmac_sha256_ctx *context) const;
    };
    std::unique_ptr<hmac_sha256_ctx, Free> m_context;
};

/// 16 hex digits that name a key without telling it: stored beside the hashes, and the name under which the key is kept.
[[nodiscard]] std::string keyIdOf(const core::Secret &key);

} // namespace bw::crypto

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/secret.h"

#include <memory>
#include <string>

struct evp_mac_ctx_st;

namespace bw::crypto {

/// HMAC-SHA-256 (RFC 2104) cut to its first 128 bits, under one key.
/// The MAC is fetched and keyed once; each hash starts it anew without the key (about 210 ns instead of 1.5 µs).
/// One object a thread: the context is state. The key is copied into OpenSSL's context, which clears it when it goes.
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
        void operator()(evp_mac_ctx_st *context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Free> m_context;
};

/// 16 hex digits that name a key without telling it: stored beside the hashes, and the name under which the key is kept.
[[nodiscard]] std::string keyIdOf(const core::Secret &key);

} // namespace bw::crypto

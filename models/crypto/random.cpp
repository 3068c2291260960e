// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/random.h"

#include <QtGlobal>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <vector>

namespace bw::crypto {

void fillRandom(std::span<std::uint8_t> bytes)
{
    if (RAND_bytes_ex(nullptr, bytes.data(), bytes.size(), 0) != 1)
        qFatal("OpenSSL's random generator failed");
}

core::Secret randomKey(std::size_t bytes)
{
    std::vector<std::uint8_t> key(bytes);
    fillRandom(key);
    core::Secret secret{key};
    OPENSSL_cleanse(key.data(), key.size());
    return secret;
}

std::string randomHex(std::size_t bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::vector<std::uint8_t> raw(bytes);
    fillRandom(raw);
    std::string text;
    text.reserve(bytes * 2);
    for (const std::uint8_t byte : raw) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace bw::crypto

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"

#define XXH_INLINE_ALL // most of what is hashed is so short that the call would cost as much
#include <xxhash.h>

namespace bw::core {

std::uint64_t fastHash(std::string_view bytes, std::uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

WideHash wideHash(std::string_view bytes, std::uint64_t seed)
{
    const XXH128_hash_t made = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
    return { made.low64, made.high64 };
}

} // namespace bw::core

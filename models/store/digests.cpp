// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/digests.h"

#include <algorithm>

namespace bw::store {

namespace {
std::uint32_t at(std::string_view packed, std::size_t index)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(packed[index * 4 + i]);
    return value;
}
}

std::string packDigests(std::vector<std::uint32_t> digests)
{
    std::sort(digests.begin(), digests.end());
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    std::string packed;
    packed.reserve(digests.size() * 4);
    for (const std::uint32_t digest : digests) {
        for (int shift = 24; shift >= 0; shift -= 8)
            packed.push_back(static_cast<char>(digest >> shift & 0xFF));
    }
    return packed;
}

std::vector<std::uint32_t> unpackDigests(std::string_view packed)
{
    std::vector<std::uint32_t> digests(packed.size() / 4);
    for (std::size_t i = 0; i < digests.size(); ++i)
        digests[i] = at(packed, i);
    return digests;
}

bool holdsDigest(std::string_view packed, std::uint32_t digest)
{
    std::size_t low = 0;
    std::size_t high = packed.size() / 4;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (at(packed, middle) < digest)
            low = middle + 1;
        else
            high = middle;
    }
    return low < packed.size() / 4 && at(packed, low) == digest;
}

} // namespace bw::store

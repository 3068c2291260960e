// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/digests.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace bw::store {

namespace {
std::uint32_t at(std::string_view packed, std::size_t index)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(packed[index * 4 + i]);
    return value;
}

/// By 11 bits a pass: evenly spread numbers, which std::sort takes five times as long for.
void sortDigests(std::vector<std::uint32_t> &digests)
{
    constexpr unsigned bits = 11;
    constexpr std::uint32_t mask = (1U << bits) - 1;
    if (digests.size() < 1024) {
        std::sort(digests.begin(), digests.end());
        return;
    }
    std::array<std::array<std::uint32_t, mask + 1>, 3> starts {};
    for (const std::uint32_t digest : digests)
        for (unsigned pass = 0; pass < starts.size(); ++pass)
            ++starts[pass][digest >> pass * bits & mask];
    std::vector<std::uint32_t> other(digests.size());
    for (unsigned pass = 0; pass < starts.size(); ++pass) {
        std::exclusive_scan(starts[pass].begin(), starts[pass].end(), starts[pass].begin(), 0U);
        for (const std::uint32_t digest : digests)
            other[starts[pass][digest >> pass * bits & mask]++] = digest;
        digests.swap(other);
    }
}
}

std::string packDigests(std::vector<std::uint32_t> digests)
{
    sortDigests(digests);
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    std::string packed(digests.size() * 4, '\0');
    auto to = packed.begin();
    for (const std::uint32_t digest : digests) {
        for (int shift = 24; shift >= 0; shift -= 8)
            *to++ = static_cast<char>(digest >> shift & 0xFF);
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

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/digests.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

namespace bw::store {

namespace {

enum Format : char {
    Plain = 0, ///< 4 bytes each, big endian
    Split = 1, ///< number (4 bytes), low halves (2 bytes each), then bits: a 1 for each digest, a 0 behind each high half
};
/// From so many on the high halves take less as bits: 65,536 zeros are 8 kB.
constexpr std::size_t fewestSplit = 6000;
constexpr std::size_t highHalves = 65'536;
constexpr std::size_t headBytes = 5; ///< format and number

std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void append(std::string &to, std::uint32_t value, unsigned size)
{
    while (size-- > 0)
        to.push_back(static_cast<char>(value >> 8 * size & 0xFF));
}

/// A packed list, looked at in place. Bytes that packDigests() did not make are an empty one.
struct Packed
{
    explicit Packed(std::string_view bytes)
    {
        if (bytes.empty())
            return;
        if (bytes[0] == Plain) {
            low = bytes.substr(1);
            count = low.size() / 4;
        } else if (bytes[0] == Split && bytes.size() >= headBytes) {
            const std::size_t told = numberAt(bytes, 1, 4);
            if (bytes.size() != headBytes + 2 * told + (highHalves + told + 7) / 8)
                return;
            isSplit = true;
            count = told;
            low = bytes.substr(headBytes, 2 * told);
            high = bytes.substr(headBytes + 2 * told);
        }
    }
    [[nodiscard]] bool bit(std::size_t at) const { return (static_cast<unsigned char>(high[at / 8]) >> at % 8 & 1U) != 0; }

    std::string_view low, high;
    std::size_t count = 0;
    bool isSplit = false;
};

bool holdsPlain(const Packed &list, std::uint32_t digest)
{
    std::size_t first = 0;
    std::size_t last = list.count;
    while (first < last) {
        const std::size_t middle = (first + last) / 2;
        if (numberAt(list.low, middle * 4, 4) < digest)
            first = middle + 1;
        else
            last = middle;
    }
    return first < list.count && numberAt(list.low, first * 4, 4) == digest;
}

bool holdsSplit(const Packed &list, std::uint32_t digest)
{
    // The bit behind as many zeros as there are high halves below this one: eight bytes at a time, then bit by bit.
    const std::size_t bits = list.high.size() * 8;
    std::size_t before = digest >> 16;
    std::size_t at = 0;
    while (at + 64 <= bits) {
        std::uint64_t word = 0;
        std::memcpy(&word, list.high.data() + at / 8, sizeof word);
        const auto zeros = static_cast<std::size_t>(64 - std::popcount(word));
        if (zeros >= before)
            break;
        before -= zeros;
        at += 64;
    }
    for (; before > 0 && at < bits; ++at)
        before -= list.bit(at) ? 0 : 1;
    for (std::size_t index = at - (digest >> 16); at < bits && index < list.count && list.bit(at); ++at, ++index)
        if (numberAt(list.low, index * 2, 2) == (digest & 0xFFFF))
            return true;
    return false;
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

} // namespace

std::string packDigests(std::vector<std::uint32_t> digests)
{
    sortDigests(digests);
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    std::string packed;
    if (digests.size() < fewestSplit) {
        packed.reserve(1 + digests.size() * 4);
        packed.push_back(Plain);
        for (const std::uint32_t digest : digests)
            append(packed, digest, 4);
        return packed;
    }
    packed.reserve(headBytes + digests.size() * 2 + (highHalves + digests.size() + 7) / 8);
    packed.push_back(Split);
    append(packed, static_cast<std::uint32_t>(digests.size()), 4);
    for (const std::uint32_t digest : digests)
        append(packed, digest, 2);
    const std::size_t bits = packed.size();
    packed.resize(bits + (highHalves + digests.size() + 7) / 8);
    for (std::size_t i = 0; i < digests.size(); ++i) {
        const std::size_t at = (digests[i] >> 16) + i;
        packed[bits + at / 8] = static_cast<char>(static_cast<unsigned char>(packed[bits + at / 8]) | 1U << at % 8);
    }
    return packed;
}

std::vector<std::uint32_t> unpackDigests(std::string_view packed)
{
    const Packed list(packed);
    std::vector<std::uint32_t> digests;
    digests.reserve(list.count);
    if (!list.isSplit) {
        for (std::size_t i = 0; i < list.count; ++i)
            digests.push_back(numberAt(list.low, i * 4, 4));
        return digests;
    }
    std::uint32_t high = 0;
    for (std::size_t at = 0; at < list.high.size() * 8 && digests.size() < list.count; ++at) {
        if (list.bit(at))
            digests.push_back(high << 16 | numberAt(list.low, digests.size() * 2, 2));
        else
            ++high;
    }
    return digests;
}

bool holdsDigest(std::string_view packed, std::uint32_t digest)
{
    const Packed list(packed);
    return list.isSplit ? holdsSplit(list, digest) : holdsPlain(list, digest);
}

} // namespace bw::store

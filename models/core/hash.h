// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bw::core {

/// 128 bits of HMAC-SHA-256 under the store's key (models/store/README.md, Privacy).
struct KeyedHash
{
    std::array<std::uint8_t, 16> bytes {};
    bool operator==(const KeyedHash &) const = default;
    [[nodiscard]] std::string_view view() const { return { reinterpret_cast<const char *>(bytes.data()), bytes.size() }; }
    [[nodiscard]] bool isNull() const { return *this == KeyedHash {}; }
    /// The first 32 bits, big endian: what a segment's digest list holds.
    [[nodiscard]] std::uint32_t digest() const
    {
        return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 | std::uint32_t(bytes[2]) << 8 | bytes[3];
    }
    [[nodiscard]] std::uint64_t first64() const
    {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i)
            value = value << 8 | bytes[static_cast<std::size_t>(i)];
        return value;
    }
};

/// Turns what must not be stored in clear into a keyed hash. Stateful (a fetched MAC context): one object a thread.
class KeyedHasher
{
public:
    virtual ~KeyedHasher() = default;
    [[nodiscard]] virtual KeyedHash hash(std::string_view text) = 0;
};

/// Fast, not for secrets: line identity, hash tables. XXH3 with a seed.
[[nodiscard]] std::uint64_t fastHash(std::string_view bytes, std::uint64_t seed = 0);

struct WideHash
{
    std::uint64_t low = 0, high = 0;
    bool operator==(const WideHash &) const = default;
};
/// 128 bits, for tables that do not keep the text: \p seed must be unknown to whoever chooses the bytes.
[[nodiscard]] WideHash wideHash(std::string_view bytes, std::uint64_t seed);

/// a == b without a call: most of what a log's reader compares is shorter than 32 bytes.
[[nodiscard]] inline bool isSame(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    const char *one = a.data(), *other = b.data();
    std::size_t left = a.size();
    const auto differ = [&]<typename Word>(std::size_t at, Word) {
        Word x, y;
        std::memcpy(&x, one + at, sizeof x);
        std::memcpy(&y, other + at, sizeof y);
        return x != y;
    };
    if (left < 8) {
        if (left >= 4)
            return !differ(0, std::uint32_t {}) && !differ(left - 4, std::uint32_t {});
        if (left >= 2)
            return !differ(0, std::uint16_t {}) && one[left - 1] == other[left - 1];
        return left == 0 || *one == *other;
    }
    std::size_t at = 0;
    for (; left - at > 8; at += 8)
        if (differ(at, std::uint64_t {}))
            return false;
    return !differ(left - 8, std::uint64_t {});
}

} // namespace bw::core

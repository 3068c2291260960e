// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Integers of few bytes where they are small: LEB128, signed ones zigzag. Pure; any thread.
namespace bw::core {

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// \return how many bytes it took: at most 10.
inline std::size_t writeNumber(char *to, std::uint64_t value)
{
    std::size_t size = 0;
    for (; value >= 0x80; value >>= 7)
        to[size++] = static_cast<char>(value | 0x80);
    to[size++] = static_cast<char>(value);
    return size;
}

inline void putNumber(std::string &to, std::uint64_t value)
{
    if (value < 0x80) {
        to.push_back(static_cast<char>(value));
        return;
    }
    std::array<char, 10> bytes;
    const std::size_t size = writeNumber(bytes.data(), value);
    to.append(bytes.data(), size);
}

/// Moves \p at behind it. False: the bytes end before it does, or it is longer than 64 bits.
[[nodiscard]] inline bool takeNumber(std::string_view from, std::size_t &at, std::uint64_t &value)
{
    value = 0;
    for (unsigned shift = 0; shift < 64 && at < from.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(from[at++]);
        value |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    value = 0;
    return false;
}

} // namespace bw::core

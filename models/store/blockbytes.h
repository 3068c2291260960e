// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/core/varint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// The bytes of a packed block (messageblock.h), written and read. A reader of bytes that nobody wrote gives zeros and says
/// that it is no longer good. Pure; any thread.
namespace bw::store {

/// Differences wrap: bytes of a damaged store may say anything.
constexpr std::int64_t minus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
constexpr std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

/// Collects a little before it appends: most of what is written is a byte or two long.
class Out final
{
public:
    explicit Out(std::string &to)
        : m_to(to)
    {
    }
    Out(const Out &) = delete;
    Out &operator=(const Out &) = delete;

    void byte(std::uint8_t value) { *room(1) = static_cast<char>(value); }
    void number(std::uint64_t value)
    {
        if (value < 0x80)
            return byte(static_cast<std::uint8_t>(value));
        if (m_held.size() - m_size < mostOfNumber)
            flush();
        m_size += core::writeNumber(m_held.data() + m_size, value);
    }
    void integer(std::int64_t value) { number(core::zigzag(value)); }
    /// At most as many as are collected: hashes, addresses, queue ids.
    void bytes(std::string_view value) { std::copy(value.begin(), value.end(), room(value.size())); }
    void hash(const core::KeyedHash &hash) { std::memcpy(room(hash.bytes.size()), hash.bytes.data(), hash.bytes.size()); }
    void address(const core::IpAddress &address)
    {
        byte(address.length);
        bytes(address.view());
    }
    /// Once, at the end.
    void flush()
    {
        m_to.append(m_held.data(), m_size);
        m_size = 0;
    }

private:
    static constexpr std::size_t mostOfNumber = 10;

    char *room(std::size_t size)
    {
        if (m_held.size() - m_size < size)
            flush();
        m_size += size;
        return m_held.data() + m_size - size;
    }

    std::string &m_to;
    std::array<char, 2048> m_held;
    std::size_t m_size = 0;
};

class In final
{
public:
    explicit In(std::string_view from)
        : m_from(from)
    {
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_from.size(); }
    void spoil() { m_isGood = false; }
    std::uint8_t byte()
    {
        if (m_at >= m_from.size()) {
            m_isGood = false;
            return 0;
        }
        return static_cast<std::uint8_t>(m_from[m_at++]);
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        m_isGood = core::takeNumber(m_from, m_at, value) && m_isGood;
        return value;
    }
    std::int64_t integer() { return core::unzigzag(number()); }
    std::string_view bytes(std::size_t size)
    {
        if (size > m_from.size() - m_at) {
            m_isGood = false;
            return {};
        }
        const std::string_view found = m_from.substr(m_at, size);
        m_at += size;
        return found;
    }
    core::KeyedHash hash()
    {
        core::KeyedHash hash;
        const std::string_view found = bytes(hash.bytes.size());
        std::copy(found.begin(), found.end(), hash.bytes.begin());
        return hash;
    }
    core::IpAddress address()
    {
        const std::uint8_t length = byte();
        if (length != 0 && length != 4 && length != 16)
            m_isGood = false;
        return m_isGood ? core::IpAddress::fromBytes(bytes(length)) : core::IpAddress {};
    }

private:
    std::string_view m_from;
    std::size_t m_at = 0;
    bool m_isGood = true;
};

} // namespace bw::store

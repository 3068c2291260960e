// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bw::tls {

/// Numbers of TLS go out with their most significant byte first (RFC 8446, 3.3).
inline void put(std::string &out, std::size_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i));
}
/// A vector: its length in that many bytes, and its content (RFC 8446, 3.4).
inline void putVector(std::string &out, std::string_view content, int lengthBytes)
{
    put(out, content.size(), lengthBytes);
    out += content;
}

/// Takes numbers and vectors off the front of bytes. A piece that is not whole sets isShort, and everything after it is empty.
class Cursor final
{
public:
    explicit Cursor(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    [[nodiscard]] std::string_view bytes(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_isShort = true;
            m_rest = {};
            return {};
        }
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }
    [[nodiscard]] std::size_t number(int count)
    {
        std::size_t value = 0;
        for (const char c : bytes(static_cast<std::size_t>(count)))
            value = value << 8 | static_cast<unsigned char>(c);
        return value;
    }
    [[nodiscard]] std::string_view vector(int lengthBytes) { return bytes(number(lengthBytes)); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    [[nodiscard]] bool isEmpty() const { return m_rest.empty(); }
    [[nodiscard]] bool isShort() const { return m_isShort; }

private:
    std::string_view m_rest;
    bool m_isShort = false;
};

} // namespace bw::tls

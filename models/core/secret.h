// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace bw::core {

/// Bytes that are overwritten when they go, cannot be copied by accident, and have no way into a stream or a QString.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes.begin(), bytes.end())
    {
    }
    Secret(Secret &&other) noexcept = default;
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::move(other.m_bytes);
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() { wipe(); }

    [[nodiscard]] Secret clone() const { return Secret(bytes()); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_bytes; }

private:
    void wipe()
    {
        volatile std::uint8_t *p = m_bytes.data();
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            p[i] = 0;
        m_bytes.clear();
    }
    std::vector<std::uint8_t> m_bytes;
};

} // namespace bw::core

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"

#include <array>
#include <cstdint>
#include <set>
#include <utility>

namespace bw::mailauth::domain {

/// Networks, and how many addresses they have together: what lies in several of them counts once. One thread.
class Networks final
{
public:
    /// \p prefix: at most 32 or 128; bits behind it do not matter.
    void add(const core::IpAddress &address, unsigned prefix);
    void addAll(); ///< the whole of both families
    [[nodiscard]] double count4() const;
    [[nodiscard]] double count6() const;
    [[nodiscard]] int widest4() const { return m_widest4; } ///< the shortest prefix; 33: none
    [[nodiscard]] int widest6() const { return m_widest6; } ///< 129: none

private:
    using Network = std::pair<std::array<std::uint8_t, 16>, unsigned>; ///< its first address, prefix
    [[nodiscard]] static double countOf(const std::set<Network> &networks, unsigned bits);

    std::set<Network> m_four, m_six;
    int m_widest4 = 33, m_widest6 = 129;
};

} // namespace bw::mailauth::domain

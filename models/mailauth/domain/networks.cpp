// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/networks.h"

#include <algorithm>
#include <cmath>

namespace bw::mailauth::domain {

namespace {

std::array<std::uint8_t, 16> masked(std::array<std::uint8_t, 16> bytes, unsigned prefix)
{
    for (unsigned i = 0; i < bytes.size(); ++i)
        bytes[i] = i * 8 >= prefix ? 0 : prefix - i * 8 >= 8 ? bytes[i] : static_cast<std::uint8_t>(bytes[i] & 0xFFU << (8 - (prefix - i * 8)));
    return bytes;
}

} // namespace

void Networks::add(const core::IpAddress &address, unsigned prefix)
{
    if (address.length == 4) {
        m_four.emplace(masked(address.bytes, prefix), prefix);
        m_widest4 = std::min(m_widest4, static_cast<int>(prefix));
    } else if (address.length == 16) {
        m_six.emplace(masked(address.bytes, prefix), prefix);
        m_widest6 = std::min(m_widest6, static_cast<int>(prefix));
    }
}

void Networks::addAll()
{
    core::IpAddress any;
    for (const std::uint8_t length : { 4, 16 }) {
        any.length = length;
        add(any, 0);
    }
}

/// By first address, and the wider of two that begin alike first: networks lie within each other or apart, so that each is either within
/// the last one that counted, or begins behind it.
double Networks::countOf(const std::set<Network> &networks, unsigned bits)
{
    double count = 0;
    const Network *last = nullptr;
    for (const Network &one : networks) {
        if (last && masked(one.first, last->second) == last->first)
            continue;
        count += std::exp2(static_cast<double>(bits - one.second));
        last = &one;
    }
    return count;
}

double Networks::count4() const
{
    return countOf(m_four, 32);
}

double Networks::count6() const
{
    return countOf(m_six, 128);
}

} // namespace bw::mailauth::domain

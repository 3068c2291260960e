// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/cidr.h"

namespace bw::store {

std::optional<Cidr> Cidr::parse(const QString &text)
{
    const auto slash = text.indexOf(u'/');
    const auto address = core::IpAddress::parse(text.left(slash < 0 ? text.size() : slash).trimmed().toStdString());
    if (!address.isKnown())
        return std::nullopt;
    Cidr cidr { std::string(address.view()), address.length * 8 };
    if (slash >= 0) {
        bool isNumber = false;
        const int bits = text.mid(slash + 1).toInt(&isNumber);
        if (!isNumber || bits < 0 || bits > cidr.bits)
            return std::nullopt;
        cidr.bits = bits;
    }
    return cidr;
}

bool Cidr::holds(std::string_view prefix) const
{
    const bool isV4 = prefix.size() == 3 || prefix.size() == 4;
    if (prefix.empty() || isV4 != (bytes.size() == 4) || static_cast<int>(prefix.size()) * 8 < bits)
        return false;
    for (int bit = 0; bit < bits; bit += 8) {
        const auto i = static_cast<std::size_t>(bit / 8);
        const int used = std::min(8, bits - bit);
        const auto mask = static_cast<unsigned char>(0xff00 >> used);
        if (((static_cast<unsigned char>(prefix[i]) ^ static_cast<unsigned char>(bytes[i])) & mask) != 0)
            return false;
    }
    return true;
}

} // namespace bw::store

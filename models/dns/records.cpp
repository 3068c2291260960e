// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/records.h"

#include "models/dns/wire.h"

#include <algorithm>

namespace bw::dns {

namespace {

std::uint8_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t longAt(std::string_view bytes, std::size_t at)
{
    return std::uint32_t(byteAt(bytes, at)) << 24 | std::uint32_t(byteAt(bytes, at + 1)) << 16 | std::uint32_t(byteAt(bytes, at + 2)) << 8 | byteAt(bytes, at + 3);
}

bool isTagCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

} // namespace

std::vector<Tlsa> tlsasOf(const Answer &answer)
{
    std::vector<Tlsa> records;
    for (const std::string &rdata : answer.data)
        if (rdata.size() > 3)
            records.push_back({ byteAt(rdata, 0), byteAt(rdata, 1), byteAt(rdata, 2), rdata.substr(3) });
    return records;
}

bool isUsableForMail(const Tlsa &record)
{
    const bool isWhole = record.matching == 0 || (record.matching == 1 && record.data.size() == 32) || (record.matching == 2 && record.data.size() == 64);
    return (record.usage == 2 || record.usage == 3) && record.selector <= 1 && isWhole;
}

std::vector<Caa> caasOf(const Answer &answer)
{
    std::vector<Caa> records;
    for (const std::string &rdata : answer.data) {
        const std::size_t length = rdata.size() < 2 ? 0 : byteAt(rdata, 1);
        if (length == 0 || 2 + length > rdata.size())
            continue;
        std::string tag = canonical(std::string_view(rdata).substr(2, length));
        if (std::ranges::all_of(tag, isTagCharacter))
            records.push_back({ byteAt(rdata, 0), std::move(tag), rdata.substr(2 + length) });
    }
    return records;
}

std::vector<Soa> soasOf(const Answer &answer)
{
    std::vector<Soa> records;
    for (const std::string &rdata : answer.data) {
        std::size_t at = 0;
        auto primary = takeName(rdata, at);
        auto contact = primary ? takeName(rdata, at) : std::nullopt;
        if (contact && at + 20 == rdata.size())
            records.push_back({ std::move(*primary), std::move(*contact), longAt(rdata, at), longAt(rdata, at + 4), longAt(rdata, at + 8), longAt(rdata, at + 12), longAt(rdata, at + 16) });
    }
    return records;
}

std::vector<Ds> dssOf(const Answer &answer)
{
    std::vector<Ds> records;
    for (const std::string &rdata : answer.data)
        if (rdata.size() > 4)
            records.push_back({ static_cast<std::uint16_t>(byteAt(rdata, 0) << 8 | byteAt(rdata, 1)), byteAt(rdata, 2), byteAt(rdata, 3) });
    return records;
}

} // namespace bw::dns

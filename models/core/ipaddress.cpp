// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ipaddress.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace bw::core {

namespace {

bool parseV4(std::string_view text, std::uint8_t *out)
{
    int parts = 0;
    std::size_t i = 0;
    while (parts < 4) {
        int value = 0;
        std::size_t digits = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9' && digits < 4) {
            value = value * 10 + (text[i] - '0');
            ++i;
            ++digits;
        }
        if (digits == 0 || digits > 3 || value > 255)
            return false;
        out[parts++] = static_cast<std::uint8_t>(value);
        if (parts < 4 && (i >= text.size() || text[i++] != '.'))
            return false;
    }
    return i == text.size();
}

} // namespace

IpAddress IpAddress::parse(std::string_view text)
{
    IpAddress address;
    if (text.size() > 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    if (text.starts_with("IPv6:"))
        text.remove_prefix(5);
    if (parseV4(text, address.bytes.data())) {
        address.length = 4;
        return address;
    }
    address.bytes.fill(0);
    char copy[INET6_ADDRSTRLEN + 1];
    if (text.find(':') == std::string_view::npos || text.size() >= sizeof copy)
        return address;
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    if (std::memchr(copy, '\0', text.size()) || inet_pton(AF_INET6, copy, address.bytes.data()) != 1) {
        address.bytes.fill(0);
        return address;
    }
    static constexpr std::uint8_t mapped[12] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
    if (std::memcmp(address.bytes.data(), mapped, sizeof mapped) == 0) {
        std::copy_n(address.bytes.begin() + 12, 4, address.bytes.begin());
        std::fill(address.bytes.begin() + 4, address.bytes.end(), std::uint8_t(0));
        address.length = 4;
    } else {
        address.length = 16;
    }
    return address;
}

IpAddress IpAddress::fromBytes(std::string_view raw)
{
    IpAddress address;
    if (raw.size() == 4 || raw.size() == 16) {
        std::memcpy(address.bytes.data(), raw.data(), raw.size());
        address.length = static_cast<std::uint8_t>(raw.size());
    }
    return address;
}

bool IpAddress::isLoopback() const
{
    if (length == 4)
        return bytes[0] == 127;
    return length == 16 && bytes[15] == 1 && std::all_of(bytes.begin(), bytes.begin() + 15, [](auto b) { return b == 0; });
}

std::string IpAddress::toString() const
{
    if (length == 0)
        return {};
    char text[INET6_ADDRSTRLEN];
    return inet_ntop(length == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text) ? std::string(text) : std::string();
}

std::string networkToString(std::string_view network)
{
    IpAddress address;
    if (network.size() != 3 && network.size() != 6)
        return {};
    std::memcpy(address.bytes.data(), network.data(), network.size());
    address.length = network.size() == 3 ? 4 : 16;
    return address.toString() + (network.size() == 3 ? "/24" : "/48");
}

} // namespace bw::core

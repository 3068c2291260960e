// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/server.h"

#include "models/dns/tr.h"

#include <charconv>

namespace bw::dns {

core::Result<Server> parseServer(std::string_view text)
{
    Server server;
    const std::string_view whole = text;
    const std::size_t colon = text.rfind(':');
    const bool hasPort = colon != std::string_view::npos && (text.front() == '[' ? text[colon - 1] == ']' : text.find(':') == colon);
    bool isGood = true;
    if (hasPort) {
        const std::string_view digits = text.substr(colon + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), server.port);
        isGood = error == std::errc() && end == digits.data() + digits.size() && server.port != 0;
        text = text.substr(0, colon);
    }
    server.address = core::IpAddress::parse(text);
    if (!isGood || !server.address.isKnown())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 is no resolver's address").arg(QString::fromUtf8(whole.data(), static_cast<qsizetype>(whole.size()))), {}, {},
            Tr::tr("Write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353.") });
    return server;
}

} // namespace bw::dns

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/messagecheck.h"

#include "models/mailauth/authors.h"
#include "models/mailauth/text.h"

#include <algorithm>

namespace bw::mailauth {

namespace {

dmarc::Request dmarcRequest(const Message &message, const MessageReport &report, dmarc::Method method, bool isClientKnown)
{
    using dmarc::Identifier;
    dmarc::Request request;
    request.method = method;
    request.authorDomains = authorDomains(message);
    request.identifiers.push_back({ Identifier::Kind::Spf, report.spf.domain, report.spf.verdict == spf::Verdict::Pass, report.spf.verdict == spf::Verdict::TempError, !isClientKnown });
    for (const dkim::Report &one : report.dkim)
        request.identifiers.push_back({ Identifier::Kind::Dkim, one.domain, one.verdict == dkim::Verdict::Pass, one.verdict == dkim::Verdict::TempError, false });
    return request;
}

/// RFC 1918, 5735, 4193, 4291: what no receiver on the Internet is reached from.
bool isPublic(const core::IpAddress &address)
{
    const std::string_view bytes = address.view();
    const auto at = [bytes](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
    if (bytes.size() == 4)
        return at(0) != 10 && at(0) != 127 && at(0) != 0 && !(at(0) == 172 && (at(1) & 0xf0) == 16) && !(at(0) == 192 && at(1) == 168) && !(at(0) == 169 && at(1) == 254)
            && !(at(0) == 100 && (at(1) & 0xc0) == 64);
    return bytes.size() == 16 && !address.isLoopback() && (at(0) & 0xfe) != 0xfc && !(at(0) == 0xfe && (at(1) & 0xc0) == 0x80);
}

/// Of "from HELO (NAME [192.0.2.1])" and its like.
std::optional<Handover> handoverIn(std::string_view received)
{
    const std::string text = lower(received);
    const std::size_t by = std::min(text.find(" by "), text.find("\tby "));
    const std::size_t from = text.find("from ");
    if (from == std::string::npos || from > by)
        return {};
    const std::string_view part = std::string_view(text).substr(from + 5, by == std::string::npos ? by : by - from - 5);
    Handover found;
    found.helo = part.substr(0, part.find_first_of(" \t\r\n("));
    for (std::size_t open = part.find('['); open != std::string_view::npos; open = part.find('[', open + 1)) {
        std::string_view address = part.substr(open + 1, part.find(']', open) - open - 1);
        if (address.starts_with("ipv6:"))
            address.remove_prefix(5);
        found.client = core::IpAddress::parse(address);
        if (found.client.isKnown() && isPublic(found.client))
            return found;
    }
    return {};
}

} // namespace

MessageReport checkMessage(const Message &message, const MessageRequest &request, dns::Resolver &resolver)
{
    MessageReport report;
    report.mailFrom = request.mailFrom ? *request.mailFrom : returnPath(message).value_or("");
    spf::Request spf;
    spf.client = request.client;
    spf.mailFrom = report.mailFrom;
    spf.helo = request.helo;
    spf.now = request.now;
    report.spf = spf::check(spf, resolver);
    dkim::Request dkim;
    dkim.now = request.now;
    report.dkim = dkim::verify(message, resolver, dkim);
    report.dmarc = dmarc::check(dmarcRequest(message, report, request.method, request.client.isKnown()), resolver);
    report.arc = arc::check(message, resolver, dkim);
    return report;
}

bool isProven(const MessageReport &report)
{
    if (report.dmarc.verdict != dmarc::Verdict::None)
        return report.dmarc.verdict == dmarc::Verdict::Pass;
    return report.spf.verdict == spf::Verdict::Pass || std::ranges::any_of(report.dkim, [](const dkim::Report &one) { return one.verdict == dkim::Verdict::Pass; });
}

std::optional<Handover> handoverOf(const Message &message)
{
    for (const Field &field : message.fields)
        if (field.name == "received")
            if (auto found = handoverIn(field.value()))
                return found;
    return {};
}

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/spf/record.h"

#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace bw::mailauth::spf {

namespace {

constexpr std::string_view version = "v=spf1";

using Parsed = tl::expected<void, Fault>;

Parsed bad(Fault fault)
{
    return tl::unexpected<Fault>(fault);
}

struct Name
{
    std::string_view word;
    Mechanism mechanism;
};
constexpr std::array names { Name { "all", Mechanism::All }, Name { "include", Mechanism::Include }, Name { "a", Mechanism::A }, Name { "mx", Mechanism::Mx },
    Name { "ptr", Mechanism::Ptr }, Name { "ip4", Mechanism::Ip4 }, Name { "ip6", Mechanism::Ip6 }, Name { "exists", Mechanism::Exists } };

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "0", or digits without a leading zero (5.6, 12).
std::optional<unsigned> number(std::string_view digits, unsigned most)
{
    if (digits.empty() || digits.size() > 3 || (digits.front() == '0' && digits.size() > 1) || !std::ranges::all_of(digits, isDigit))
        return {};
    unsigned value = 0;
    for (const char c : digits)
        value = value * 10 + static_cast<unsigned>(c - '0');
    if (value > most)
        return {};
    return value;
}

/// The digits at the end behind \p mark, cut off together with it; nothing: there are none.
std::optional<std::string_view> cutPrefix(std::string_view &text, std::string_view mark)
{
    std::size_t at = text.size();
    while (at > 0 && isDigit(text[at - 1]))
        --at;
    if (at == text.size() || !text.substr(0, at).ends_with(mark))
        return {};
    const std::string_view digits = text.substr(at);
    text = text.substr(0, at - mark.size());
    return digits;
}

/// dual-cidr-length at the end of \p text (5.3, 12).
Parsed takePrefixes(std::string_view &text, Directive &directive)
{
    if (const auto digits = cutPrefix(text, "//")) {
        const auto value = number(*digits, 128);
        if (!value)
            return bad(Fault::BadPrefix);
        directive.prefix6 = *value;
    }
    if (const auto digits = cutPrefix(text, "/")) {
        const auto value = number(*digits, 32);
        if (!value)
            return bad(Fault::BadPrefix);
        directive.prefix4 = *value;
    }
    return {};
}

bool isIp4(std::string_view text, std::array<std::uint8_t, 16> &bytes)
{
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t end = i < 3 ? text.find('.') : text.size();
        const auto value = end == std::string_view::npos ? std::nullopt : number(text.substr(0, end), 255);
        if (!value)
            return false;
        bytes[i] = static_cast<std::uint8_t>(*value);
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return true;
}

/// ip4-network and ip6-network (5.6). Not IpAddress::parse(): that reads mapped addresses as IPv4.
Parsed takeNetwork(std::string_view text, bool isSix, Directive &directive)
{
    if (text.empty())
        return bad(Fault::ArgumentMissing);
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
        const auto value = number(text.substr(slash + 1), isSix ? 128 : 32);
        if (!value)
            return bad(Fault::BadPrefix);
        (isSix ? directive.prefix6 : directive.prefix4) = *value;
        text = text.substr(0, slash);
    }
    core::IpAddress &network = directive.network;
    const bool isGood = isSix ? text.find('\0') == std::string_view::npos && ::inet_pton(AF_INET6, std::string(text).c_str(), network.bytes.data()) == 1 : isIp4(text, network.bytes);
    if (!isGood)
        return bad(Fault::BadAddress);
    network.length = isSix ? 16 : 4;
    return {};
}

Parsed takeTarget(std::string_view text, Directive &directive)
{
    if (text.empty())
        return bad(Fault::ArgumentMissing);
    directive.target = parseDomainSpec(text);
    if (directive.target)
        return {};
    std::array<std::uint8_t, 16> bytes;
    return bad(isIp4(text, bytes) ? Fault::AddressForDomain : Fault::BadDomain);
}

/// What stands behind a mechanism's name.
Parsed takeArguments(std::string_view rest, Directive &directive)
{
    const bool hasColon = rest.starts_with(':');
    switch (directive.mechanism) {
    case Mechanism::All:
        return rest.empty() ? Parsed() : bad(Fault::ArgumentNotAllowed);
    case Mechanism::Ip4:
    case Mechanism::Ip6:
        return hasColon ? takeNetwork(rest.substr(1), directive.mechanism == Mechanism::Ip6, directive) : bad(Fault::ArgumentMissing);
    case Mechanism::Include:
    case Mechanism::Exists:
        return hasColon ? takeTarget(rest.substr(1), directive) : bad(Fault::ArgumentMissing);
    case Mechanism::Ptr:
        return hasColon ? takeTarget(rest.substr(1), directive) : rest.empty() ? Parsed() : bad(Fault::ArgumentNotAllowed);
    case Mechanism::A:
    case Mechanism::Mx:
        break;
    }
    if (const auto done = takePrefixes(rest, directive); !done)
        return done;
    return hasColon ? takeTarget(rest.substr(std::min<std::size_t>(1, rest.size())), directive) : rest.empty() ? Parsed() : bad(Fault::BadPrefix);
}

Parsed takeDirective(std::string_view term, Record &record)
{
    Directive directive;
    directive.text = term;
    static constexpr std::string_view qualifiers = "+-~?";
    if (const std::size_t at = qualifiers.find(term.front()); at != std::string_view::npos) {
        directive.qualifier = static_cast<Qualifier>(at);
        term.remove_prefix(1);
    }
    const std::size_t end = std::min(term.find_first_of(":/"), term.size());
    const auto name = std::ranges::find(names, lower(term.substr(0, end)), &Name::word);
    if (name == names.end())
        return bad(Fault::UnknownMechanism);
    directive.mechanism = name->mechanism;
    const auto done = takeArguments(term.substr(end), directive);
    if (done)
        record.directives.push_back(std::move(directive));
    return done;
}

bool isModifierName(std::string_view name)
{
    const auto isAlpha = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    return !name.empty() && isAlpha(name.front()) && std::ranges::all_of(name, [&](char c) { return isAlpha(c) || isDigit(c) || c == '-' || c == '_' || c == '.'; });
}

Parsed takeModifier(std::string_view term, std::size_t equals, Record &record)
{
    const std::string_view name = term.substr(0, equals), value = term.substr(equals + 1);
    if (!isModifierName(name))
        return bad(Fault::BadModifier);
    const std::string word = lower(name);
    if (word != "redirect" && word != "exp")
        return parseMacros(value, MacroUse::Domain) ? Parsed() : bad(Fault::BadModifier);
    std::optional<Modifier> &modifier = word == "exp" ? record.exp : record.redirect;
    if (modifier)
        return bad(Fault::ModifierTwice);
    auto target = parseDomainSpec(value);
    if (!target)
        return bad(value.empty() ? Fault::ArgumentMissing : Fault::BadDomain);
    modifier = Modifier { std::move(*target), std::string(term) };
    return {};
}

} // namespace

bool isSpfRecord(std::string_view text)
{
    return lower(text.substr(0, version.size())) == version && (text.size() == version.size() || text[version.size()] == ' ');
}

tl::expected<Record, SyntaxError> parseRecord(std::string_view text)
{
    Record record;
    const std::size_t size = text.size();
    text.remove_prefix(std::min(text.size(), version.size()));
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view term = text.substr(0, end);
        const std::size_t at = size - text.size();
        text.remove_prefix(std::min(text.size(), end + 1));
        if (term.empty())
            continue;
        // 4.6.1: a modifier has its "=" before any ":" or "/".
        const std::size_t mark = term.find_first_of("=:/");
        const bool isModifier = mark != std::string_view::npos && term[mark] == '=';
        if (const auto done = isModifier ? takeModifier(term, mark, record) : takeDirective(term, record); !done)
            return tl::unexpected<SyntaxError>({ done.error(), std::string(term), at });
    }
    return record;
}

QString inWords(const SyntaxError &error)
{
    const QString term = shown(error.term);
    switch (error.fault) {
    case Fault::UnknownMechanism:
        return Tr::tr("SPF has no mechanism \"%1\"").arg(term);
    case Fault::ArgumentMissing:
        return Tr::tr("\"%1\" lacks what belongs behind its name").arg(term);
    case Fault::ArgumentNotAllowed:
        return Tr::tr("\"%1\" has something behind its name that it cannot have").arg(term);
    case Fault::BadDomain:
        return Tr::tr("\"%1\" names no domain that could be looked up").arg(term);
    case Fault::AddressForDomain:
        return Tr::tr("\"%1\" has an address where a domain belongs; for addresses there is \"ip4:\"").arg(term);
    case Fault::BadAddress:
        return Tr::tr("\"%1\" has no valid address").arg(term);
    case Fault::BadPrefix:
        return Tr::tr("The length of the network in \"%1\" is not valid").arg(term);
    case Fault::BadModifier:
        return Tr::tr("\"%1\" is no valid modifier").arg(term);
    case Fault::ModifierTwice:
        break;
    }
    return Tr::tr("\"%1\" stands there for a second time").arg(term);
}

} // namespace bw::mailauth::spf

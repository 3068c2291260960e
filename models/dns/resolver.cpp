// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/resolver.h"

#include "models/dns/records.h"
#include "models/dns/wire.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bw::dns {

namespace {

struct TypeWord
{
    Type type;
    const char *word;
};
constexpr std::array typeWords {
    TypeWord { Type::A, "A" },
    TypeWord { Type::Ns, "NS" },
    TypeWord { Type::Cname, "CNAME" },
    TypeWord { Type::Soa, "SOA" },
    TypeWord { Type::Ptr, "PTR" },
    TypeWord { Type::Mx, "MX" },
    TypeWord { Type::Txt, "TXT" },
    TypeWord { Type::Aaaa, "AAAA" },
    TypeWord { Type::Ds, "DS" },
    TypeWord { Type::Dnskey, "DNSKEY" },
    TypeWord { Type::Tlsa, "TLSA" },
    TypeWord { Type::Caa, "CAA" },
};

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The strings of a TXT record (RFC 1035, 3.3.14).
std::optional<std::vector<std::string_view>> stringsOf(std::string_view rdata)
{
    std::vector<std::string_view> strings;
    while (!rdata.empty()) {
        const std::size_t length = static_cast<unsigned char>(rdata.front());
        if (length + 1 > rdata.size())
            return {};
        strings.push_back(rdata.substr(1, length));
        rdata.remove_prefix(length + 1);
    }
    return strings;
}

std::optional<Exchange> exchangeOf(std::string_view rdata)
{
    if (rdata.size() < 3)
        return {};
    std::size_t at = 2;
    auto name = takeName(rdata, at);
    if (!name)
        return {};
    return Exchange { static_cast<std::uint16_t>(static_cast<unsigned char>(rdata[0]) << 8 | static_cast<unsigned char>(rdata[1])), std::move(*name) };
}

void putEscaped(std::string &to, std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte > 0x7E) {
            to += '\\';
            for (const int scale : { 100, 10, 1 })
                to += static_cast<char>('0' + byte / scale % 10);
        } else {
            if (c == '"' || c == '\\')
                to += '\\';
            to += c;
        }
    }
}

std::string hexOf(std::string_view bytes)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += hex[static_cast<unsigned char>(c) >> 4];
        text += hex[static_cast<unsigned char>(c) & 0xF];
    }
    return text;
}

/// Of the types of records.h; empty: another type, or not well-formed.
std::string rareZoneText(Type type, const std::string &rdata)
{
    Answer one;
    one.data = { rdata };
    if (type == Type::Tlsa) {
        for (const Tlsa &record : tlsasOf(one))
            return std::to_string(record.usage) + ' ' + std::to_string(record.selector) + ' ' + std::to_string(record.matching) + ' ' + hexOf(record.data);
    } else if (type == Type::Caa) {
        for (const Caa &record : caasOf(one)) {
            std::string text = std::to_string(record.flags) + ' ' + record.tag + " \"";
            putEscaped(text, record.value);
            return text + '"';
        }
    } else if (type == Type::Soa) {
        for (const Soa &record : soasOf(one)) {
            std::string text = record.primary + ". " + record.contact + '.';
            for (const std::uint32_t number : { record.serial, record.refresh, record.retry, record.expire, record.minimum })
                text += ' ' + std::to_string(number);
            return text;
        }
    } else if (type == Type::Ds) {
        for (const Ds &record : dssOf(one))
            return std::to_string(record.keyTag) + ' ' + std::to_string(record.algorithm) + ' ' + std::to_string(record.digestType) + ' ' + hexOf(std::string_view(rdata).substr(4));
    }
    return {};
}

std::string zoneText(Type type, const std::string &rdata)
{
    if (type == Type::A || type == Type::Aaaa) {
        if (const auto address = core::IpAddress::fromBytes(rdata); address.isKnown())
            return address.toString();
    } else if (type == Type::Mx) {
        if (const auto exchange = exchangeOf(rdata))
            return std::to_string(exchange->preference) + ' ' + exchange->name + '.';
    } else if (type == Type::Ptr || type == Type::Ns || type == Type::Cname) {
        std::size_t at = 0;
        if (const auto name = takeName(rdata, at))
            return *name + '.';
    } else if (type == Type::Txt) {
        if (const auto strings = stringsOf(rdata); strings && !strings->empty()) {
            std::string text;
            for (const std::string_view one : *strings) {
                text += text.empty() ? "\"" : " \"";
                putEscaped(text, one);
                text += '"';
            }
            return text;
        }
    }
    const std::string text = rareZoneText(type, rdata);
    return !text.empty() ? text : "\\# " + std::to_string(rdata.size()) + ' ' + hexOf(rdata); // RFC 3597, 5
}

} // namespace

std::string wordOf(Type type)
{
    const auto it = std::ranges::find(typeWords, type, &TypeWord::type);
    return it != typeWords.end() ? it->word : "TYPE" + std::to_string(static_cast<unsigned>(type));
}

bool isName(std::string_view name)
{
    return wireName(name).has_value();
}

std::string canonical(std::string_view name)
{
    std::string text(name);
    std::ranges::transform(text, text.begin(), small);
    if (text.size() > 1 && text.back() == '.' && text[text.size() - 2] != '\\')
        text.pop_back();
    return text;
}

bool isWithin(std::string_view name, std::string_view parent)
{
    const std::string inner = canonical(name), outer = canonical(parent);
    return inner == outer || (inner.size() > outer.size() && inner.ends_with(outer) && inner[inner.size() - outer.size() - 1] == '.');
}

std::string reverseName(const core::IpAddress &address)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string name;
    for (std::size_t i = address.length; i-- > 0;) {
        const unsigned byte = address.bytes[i];
        if (address.length == 4) {
            name += std::to_string(byte) + '.';
        } else {
            name += hex[byte & 0xF];
            name += '.';
            name += hex[byte >> 4];
            name += '.';
        }
    }
    return !address.isKnown() ? name : name + (address.length == 4 ? "in-addr.arpa" : "ip6.arpa");
}

std::vector<core::IpAddress> addressesOf(const Answer &answer)
{
    std::vector<core::IpAddress> addresses;
    for (const std::string &rdata : answer.data)
        if (const auto address = core::IpAddress::fromBytes(rdata); address.isKnown())
            addresses.push_back(address);
    return addresses;
}

std::vector<std::string> textsOf(const Answer &answer)
{
    std::vector<std::string> texts;
    for (const std::string &rdata : answer.data)
        if (const auto strings = stringsOf(rdata)) {
            std::string &text = texts.emplace_back();
            for (const std::string_view one : *strings)
                text += one;
        }
    return texts;
}

std::vector<std::string> namesOf(const Answer &answer)
{
    std::vector<std::string> names;
    for (const std::string &rdata : answer.data) {
        std::size_t at = 0;
        if (auto name = takeName(rdata, at))
            names.push_back(std::move(*name));
    }
    return names;
}

std::vector<Exchange> exchangesOf(const Answer &answer)
{
    std::vector<Exchange> exchanges;
    for (const std::string &rdata : answer.data)
        if (auto exchange = exchangeOf(rdata))
            exchanges.push_back(std::move(*exchange));
    std::ranges::stable_sort(exchanges, {}, &Exchange::preference);
    return exchanges;
}

std::vector<std::string> zoneTextsOf(const Answer &answer)
{
    std::vector<std::string> texts;
    for (const std::string &rdata : answer.data)
        texts.push_back(zoneText(answer.type, rdata));
    return texts;
}

} // namespace bw::dns

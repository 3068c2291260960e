// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedresolver.h"

#include "models/dns/wire.h"

#include <algorithm>
#include <cstdlib>

namespace bw::test {

namespace {

std::string textRdata(const std::vector<std::string> &strings)
{
    std::string rdata;
    for (const std::string &one : strings) {
        if (one.size() > 255)
            std::abort();
        rdata += static_cast<char>(one.size());
        rdata += one;
    }
    return rdata;
}

std::string nameRdata(std::string_view name)
{
    return name.empty() || name == "." ? std::string(1, '\0') : dns::wireName(name).value();
}

std::string rdataOf(dns::Type type, std::string_view value)
{
    switch (type) {
    case dns::Type::A:
    case dns::Type::Aaaa:
        return std::string(core::IpAddress::parse(value).view());
    case dns::Type::Ptr:
    case dns::Type::Ns:
    case dns::Type::Cname:
        return nameRdata(value);
    case dns::Type::Mx: {
        const std::size_t space = value.find(' ');
        const int preference = std::atoi(std::string(value.substr(0, space)).c_str());
        return std::string { static_cast<char>(preference >> 8), static_cast<char>(preference) } + nameRdata(value.substr(space + 1));
    }
    case dns::Type::Txt: {
        std::vector<std::string> strings;
        for (; value.size() > 255; value.remove_prefix(255))
            strings.emplace_back(value.substr(0, 255));
        strings.emplace_back(value);
        return textRdata(strings);
    }
    default:
        return std::string(value);
    }
}

} // namespace

void ScriptedResolver::add(std::string_view name, dns::Type type, std::string_view value)
{
    m_records[dns::canonical(name)][type].push_back(rdataOf(type, value));
}

void ScriptedResolver::addText(std::string_view name, const std::vector<std::string> &strings)
{
    m_records[dns::canonical(name)][dns::Type::Txt].push_back(textRdata(strings));
}

dns::Answer ScriptedResolver::ask(std::string_view name, dns::Type type)
{
    asked.push_back(dns::wordOf(type) + ' ' + std::string(name));
    dns::Answer answer = find(name, type);
    if (m_forged.contains(dns::canonical(name))) {
        answer.outcome = dns::Outcome::Failed;
        answer.rcode = 2;
        answer.data.clear();
        answer.security = dns::Security::Bogus;
        answer.whyBogus = "signature is wrong";
    } else if (!m_signed.empty() && !answer.isUnknown()) {
        const bool isSigned = std::ranges::any_of(m_signed, [name](const std::string &zone) { return dns::isWithin(name, zone); });
        answer.security = isSigned ? dns::Security::Secure : dns::Security::Insecure;
    }
    return answer;
}

dns::Answer ScriptedResolver::find(std::string_view name, dns::Type type) const
{
    dns::Answer answer;
    answer.name = name;
    answer.type = type;
    answer.ttl = ttl;
    std::string at = dns::canonical(name);
    for (int hops = 0; hops < 10 && (dns::isName(at) || name == "."); ++hops) {
        const auto records = m_records.find(at);
        if (records != m_records.end()) {
            if (const auto found = records->second.find(type); found != records->second.end()) {
                answer.data = found->second;
                answer.outcome = dns::Outcome::Found;
                return answer;
            }
            if (const auto alias = records->second.find(dns::Type::Cname); alias != records->second.end()) {
                std::size_t start = 0;
                answer.aliases.push_back(dns::takeName(alias->second.front(), start).value());
                at = dns::canonical(answer.aliases.back());
                continue;
            }
        }
        if (m_silent.contains(at))
            return answer;
        answer.outcome = m_broken.contains(at) ? dns::Outcome::Failed : records == m_records.end() ? dns::Outcome::NoName : dns::Outcome::NoData;
        answer.rcode = answer.outcome == dns::Outcome::Failed ? 2 : answer.outcome == dns::Outcome::NoName ? 3 : 0;
        return answer;
    }
    answer.outcome = dns::isName(at) ? dns::Outcome::Failed : dns::Outcome::NoName; // aliases without an end
    answer.rcode = dns::isName(at) ? 2 : 3;
    return answer;
}

} // namespace bw::test

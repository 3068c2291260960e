// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dmarc/discovery.h"

#include "models/mailauth/publicsuffix.h"

#include <algorithm>

namespace bw::mailauth::dmarc {

namespace {

constexpr std::size_t mostLabels = 7; ///< RFC 9989, 4.10: after the first look-up no deeper one is made

std::size_t labelsOf(std::string_view domain)
{
    return static_cast<std::size_t>(std::ranges::count(domain, '.')) + 1;
}

/// Without its left-most label; empty: there is no other.
std::string parentOf(const std::string &domain)
{
    const std::size_t dot = domain.find('.');
    return dot == std::string::npos ? std::string() : domain.substr(dot + 1);
}

} // namespace

Discovery::Discovery(dns::Resolver &resolver, Method method, std::vector<dns::Answer> &lookups)
    : m_resolver(resolver)
    , m_method(method)
    , m_lookups(lookups)
{
}

/// RFC 9989, 4.10, steps 1 and 2 (5 and 6): records of other versions are none, and several are none.
const Discovery::Place &Discovery::at(const std::string &domain)
{
    const auto [place, isNew] = m_places.try_emplace(domain);
    if (!isNew)
        return place->second;
    const dns::Answer answer = m_resolver.ask("_dmarc." + domain, dns::Type::Txt);
    m_lookups.push_back(answer);
    place->second.isUnknown = answer.isUnknown();
    std::vector<Record> records;
    for (const std::string &text : dns::textsOf(answer))
        if (auto record = parseRecord(text))
            records.push_back(std::move(*record));
    if (records.size() == 1)
        place->second.record = std::move(records.front());
    return place->second;
}

const Discovery::Walk &Discovery::walk(const std::string &domain)
{
    const auto [walked, isNew] = m_walks.try_emplace(domain);
    Walk &all = walked->second;
    for (std::string name = domain; isNew && !name.empty();) {
        const Place &place = at(name);
        if (place.isUnknown) {
            all.isUnknown = true;
            break;
        }
        if (place.record)
            all.found.push_back({ name, *place.record });
        if (place.record && place.record->psd != Psd::Unknown)
            break;
        name = parentOf(name);
        while (labelsOf(name) > mostLabels)
            name = parentOf(name);
    }
    return all;
}

std::optional<std::string> Discovery::organizationalDomain(const std::string &domain)
{
    if (m_method == Method::PublicSuffixList)
        return registrableDomain(domain);
    const Walk &all = walk(domain);
    if (all.isUnknown)
        return {};
    if (all.found.empty())
        return domain;
    const Found &last = all.found.back(); // the walk ends at psd=n and psd=y, so only the last can have one
    if (last.record.psd == Psd::Yes && last.domain != domain) {
        std::string below = domain;
        while (parentOf(below) != last.domain)
            below = parentOf(below);
        return below;
    }
    return last.domain;
}

Discovery::Policies Discovery::policyFor(const std::string &author)
{
    const Place &own = at(author);
    if (own.isUnknown)
        return { true, {} };
    if (own.record)
        return { false, Found { author, *own.record } };
    const auto organization = organizationalDomain(author);
    if (!organization)
        return { true, {} };
    if (*organization != author) {
        const Place &theirs = at(*organization);
        if (theirs.isUnknown)
            return { true, {} };
        if (theirs.record)
            return { false, Found { *organization, *theirs.record } };
    }
    if (m_method == Method::TreeWalk && !walk(author).found.empty() && walk(author).found.back().record.psd == Psd::Yes)
        return { false, walk(author).found.back() };
    return {};
}

std::optional<bool> Discovery::isMissing(const std::string &domain)
{
    const dns::Answer answer = m_resolver.ask(domain, dns::Type::A);
    m_lookups.push_back(answer);
    if (answer.isUnknown())
        return {};
    return answer.outcome == dns::Outcome::NoName && answer.aliases.empty();
}

} // namespace bw::mailauth::dmarc

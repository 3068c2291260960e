// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/doubtingresolver.h"

#include <algorithm>
#include <array>

namespace bw::dns {

Answer DoubtingResolver::ask(std::string_view name, Type type)
{
    Answer answer = m_resolver.ask(name, type);
    m_hasFound = m_hasFound || answer.outcome == Outcome::Found;
    if (!answer.isVoid() || !isName(name) || answer.security == Security::Secure)
        return answer;
    if (!m_denies)
        m_denies = findOut();
    if (*m_denies == Denies::Everything || (*m_denies == Denies::Domains && !m_hasFound))
        answer.outcome = Outcome::Untrusted;
    return answer;
}

DoubtingResolver::Denies DoubtingResolver::findOut()
{
    static constexpr std::array domains { "com", "net", "org" };
    if (!std::ranges::all_of(domains, [this](const char *domain) { return m_resolver.ask(domain, Type::Ns).isVoid(); }))
        return Denies::Nothing;
    // A network of its own has a root of its own, without these.
    return m_resolver.ask(".", Type::Ns).outcome == Outcome::Found ? Denies::Domains : Denies::Everything;
}

} // namespace bw::dns

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/dmarc/check.h"

#include <map>

namespace bw::mailauth::dmarc {

/// A record and the domain that it stands at.
struct Found
{
    std::string domain;
    Record record;
};

/// Where policies and organizational domains come from. Each name is asked for once.
class Discovery final
{
public:
    Discovery(dns::Resolver &resolver, Method method, std::vector<dns::Answer> &lookups);

    /// RFC 9989, 4.10.2; RFC 7489, 3.2. The domain itself where nothing decides. Nothing: the DNS does not say now.
    [[nodiscard]] std::optional<std::string> organizationalDomain(const std::string &domain);

    struct Policies
    {
        bool isUnknown = false; ///< the DNS does not say now
        std::optional<Found> found;
    };
    /// RFC 9989, 4.10.1: of the author's domain, else of its organizational domain, else of its public suffix. RFC 7489, 6.6.3: the first two.
    [[nodiscard]] Policies policyFor(const std::string &author);

    /// The name and all below it do not exist (RFC 8020). Nothing: the DNS does not say now.
    [[nodiscard]] std::optional<bool> isMissing(const std::string &domain);

private:
    struct Walk
    {
        bool isUnknown = false;
        std::vector<Found> found; ///< from the name itself upwards
    };
    struct Place
    {
        bool isUnknown = false;
        std::optional<Record> record;
    };
    const Walk &walk(const std::string &domain);
    const Place &at(const std::string &domain);

    dns::Resolver &m_resolver;
    Method m_method;
    std::vector<dns::Answer> &m_lookups;
    std::map<std::string, Walk> m_walks;
    std::map<std::string, Place> m_places;
};

} // namespace bw::mailauth::dmarc

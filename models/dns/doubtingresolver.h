// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/resolver.h"

#include <optional>

namespace bw::dns {

/// Believes no denial of a name server that denies what must exist: a captive network, or a broken server, says "no such name" to all,
/// and the owner's records would seem to be gone. The first denial makes it ask for com, net and org; where all of these are denied,
/// and the root too or nothing else was ever found, denials are Untrusted. Thread: as \p resolver, which outlives this.
class DoubtingResolver final : public Resolver
{
public:
    explicit DoubtingResolver(Resolver &resolver)
        : m_resolver(resolver)
    {
    }
    [[nodiscard]] Answer ask(std::string_view name, Type type) override;

private:
    enum class Denies : std::uint8_t { Nothing, Domains, Everything };
    [[nodiscard]] Denies findOut();

    Resolver &m_resolver;
    std::optional<Denies> m_denies; ///< once it was found out
    bool m_hasFound = false; ///< anything
};

} // namespace bw::dns

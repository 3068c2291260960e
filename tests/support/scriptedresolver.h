// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/resolver.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bw::test {

/// A DNS of a test's own. What nobody added is NoName; a name with other records is NoData.
class ScriptedResolver final : public dns::Resolver
{
public:
    static constexpr std::uint32_t ttl = 300;

    /// \p value of A, AAAA: an address; MX: "10 mx.example.org"; PTR, NS, CNAME: a name; TXT: one string of any length; else RDATA.
    void add(std::string_view name, dns::Type type, std::string_view value);
    /// A TXT record of these strings, each at most 255 bytes.
    void addText(std::string_view name, const std::vector<std::string> &strings);
    /// SERVFAIL for every type of the name but those that were added.
    void breakName(std::string_view name) { m_broken.insert(dns::canonical(name)); }
    /// Nobody answers, but for the types that were added.
    void silenceName(std::string_view name) { m_silent.insert(dns::canonical(name)); }
    /// All answers for names in the zone are Secure; once there is such a zone, others are Insecure.
    void sign(std::string_view zone) { m_signed.insert(dns::canonical(zone)); }
    /// Answers for the name are Bogus.
    void forge(std::string_view name) { m_forged.insert(dns::canonical(name)); }
    /// Exists, and has nothing.
    void addEmpty(std::string_view name) { m_records[dns::canonical(name)]; }

    [[nodiscard]] dns::Answer ask(std::string_view name, dns::Type type) override;

    std::vector<std::string> asked; ///< "TXT example.org", in order

private:
    std::map<std::string, std::map<dns::Type, std::vector<std::string>>> m_records; ///< RDATA
    [[nodiscard]] dns::Answer find(std::string_view name, dns::Type type) const;

    std::set<std::string> m_broken, m_silent, m_signed, m_forged;
};

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bw::test {

/// A message and how it came.
struct PeerCase
{
    std::string name;
    std::string message; ///< with CRLF
    std::string client = "192.0.2.1", mailFrom {}, helo = "mx.example.org";
};

/// Messages whose verdicts several programs are asked for, and the zones that all of them ask. The same ones in each run, but for keys.
struct PeerCases
{
    std::vector<PeerCase> cases;
    std::map<std::string, std::string> zones; ///< by top-level domain: lines of a zone file
    std::string sealingKey; ///< PEM; its public key stands at sel._domainkey of hop.org
    std::string sealable; ///< a message for seals (ARC)

    void add(PeerCase one) { cases.push_back(std::move(one)); }
    /// A record of \p name, without its last dot.
    void record(const std::string &name, const std::string &typeAndData);
    void text(const std::string &name, std::string_view text);
};

[[nodiscard]] PeerCases makePeerCases();
/// What was sealed by \p hops, then changed in every way that matters to a chain.
void addSealed(PeerCases &cases, const std::string &sealed, int hops);

[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

// Parts of makePeerCases().
void addDkimCases(PeerCases &cases);
void addKeyCases(PeerCases &cases);
void addDmarcCases(PeerCases &cases);
void addAuthorCases(PeerCases &cases);
void addSpfCases(PeerCases &cases);

} // namespace bw::test

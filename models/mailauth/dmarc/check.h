// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/resolver.h"
#include "models/mailauth/dmarc/record.h"

#include <QString>

/// DMARC (RFC 9989, or RFC 7489 by choice) over what SPF and DKIM said.
namespace bw::mailauth::dmarc {

/// RFC 8601, 2.7 with RFC 9989, 9.1. Unknown, which it has no word for: SPF would decide, and was not asked.
enum class Verdict : std::uint8_t { None, Pass, Fail, TempError, PermError, Unknown };
[[nodiscard]] const char *wordOf(Verdict verdict);

enum class Method : std::uint8_t {
    TreeWalk, ///< RFC 9989, 4.10
    PublicSuffixList, ///< RFC 7489, 3.2
};

/// A domain that SPF or DKIM spoke for.
struct Identifier
{
    enum class Kind : std::uint8_t { Spf, Dkim } kind = Kind::Spf;
    std::string domain;
    bool isPass = false;
    bool isUnknown = false; ///< temperror
    bool isUnasked = false; ///< of SPF: nobody says who handed the message over
};

struct Request
{
    std::vector<std::string> authorDomains; ///< of the From field's addresses; several different ones, or none: permerror
    std::vector<Identifier> identifiers; ///< SPF's domain, and d of each DKIM signature
    Method method = Method::TreeWalk;
};

struct Report
{
    Verdict verdict = Verdict::None;
    std::string domain; ///< the author's, as A-labels
    std::string policyDomain; ///< where the record stands; empty: there is none
    std::string organizationalDomain; ///< of the author's domain
    std::optional<Record> record;
    Policy policy = Policy::None; ///< what the record asks for, for this domain (p, sp or np)
    const char *policyTag = "p"; ///< which of these says so
    Policy disposition = Policy::None; ///< what that comes to: none on a pass, one step less with t=y (RFC 9989, 4.7); pct is not drawn
    bool isSpfAligned = false, isDkimAligned = false; ///< and passed
    QString reason, remedy; ///< sentences for a person
    std::vector<dns::Answer> lookups; ///< in order
};

[[nodiscard]] Report check(const Request &request, dns::Resolver &resolver);

} // namespace bw::mailauth::dmarc

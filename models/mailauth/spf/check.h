// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/core/time.h"
#include "models/dns/resolver.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

/// SPF (RFC 7208) of one connection, over a Resolver alone: no clock, no net, no settings.
namespace bw::mailauth::spf {

/// RFC 7208, 2.6; words as in RFC 8601, 2.7.2.
enum class Verdict : std::uint8_t { None, Neutral, Pass, Fail, SoftFail, TempError, PermError };
[[nodiscard]] const char *wordOf(Verdict verdict);

enum class Identity : std::uint8_t { MailFrom, Helo }; ///< RFC 7208, 2.3, 2.4

struct Request
{
    core::IpAddress client; ///< an IPv4-mapped one counts as IPv4 (5)
    /// Address or domain. Empty (a bounce): the check is of postmaster@HELO (2.4). No local part: "postmaster" (4.3).
    std::string mailFrom {};
    std::string helo {};
    std::string receiver = "unknown"; ///< macro r (7.2)
    core::UtcMicros now = 0; ///< macro t
};

/// What a term came to.
enum class StepEnd : std::uint8_t {
    Record, ///< no term: the record of the domain was fetched
    NoMatch,
    Match,
    Error, ///< it ended the check
};

/// One thing that was done on the way to the verdict.
struct Step
{
    int depth = 0; ///< within so many "include"
    std::string domain; ///< whose record
    std::string term; ///< as written; of a Record: its text, empty where there is none
    StepEnd end = StepEnd::NoMatch;
    std::vector<dns::Answer> lookups; ///< that the term itself caused, in order
};

struct Report
{
    Verdict verdict = Verdict::None;
    Identity identity = Identity::MailFrom;
    std::string domain; ///< that was checked, as A-labels
    std::string explanation; ///< of the sender's domain on Fail (6.2): ASCII, a stranger's words; may be empty
    QString reason; ///< a sentence or two for a person
    QString remedy; ///< what to do next; empty: nothing
    std::vector<Step> steps; ///< in order
    int terms = 0; ///< that asked the DNS, of at most 10 (4.6.4)
    int voids = 0; ///< look-ups of theirs that found nothing, of at most 2 (4.6.4)
};

/// check_host() (4) for the identity that RFC 7208, 2.4 takes.
/// Limits of 4.6.4: 10 terms; 2 void look-ups, of those that the record's terms cause (names that the client's own reverse zone brings
/// in are not the sender's doing, and not counted); 10 names of an "mx", asked by preference, the eleventh is a permerror; the first
/// 10 names of a "ptr" or of %{p}. Time is the Resolver's: it should allow 20 seconds for a check.
/// Targets that the DNS cannot hold (4.8 leaves them open) match nothing; of "include" and "redirect" they are a permerror.
[[nodiscard]] Report check(const Request &request, dns::Resolver &resolver);

} // namespace bw::mailauth::spf

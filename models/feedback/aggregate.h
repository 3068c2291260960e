// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"
#include "models/feedback/values.h"
#include "models/feedback/words.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A DMARC aggregate report (RFC 7489 appendix C, RFC 9990) as rows. Plain data; texts are UTF-8 from strangers, each at most
/// limits::reportFieldBytes long.
namespace bw::feedback {

/// Why the receiver did something else than the policy asks for.
struct Reason
{
    Word<ReasonType> type;
    std::string comment;
    bool operator==(const Reason &) const = default;
};

/// A raw result; says nothing of alignment.
struct DkimResult
{
    Domain domain;
    std::string selector;
    Word<AuthResult> result;
    std::string humanResult;
    bool operator==(const DkimResult &) const = default;
};

struct SpfResult
{
    Domain domain;
    Word<SpfScope> scope;
    Word<AuthResult> result;
    std::string humanResult;
    bool operator==(const SpfResult &) const = default;
};

struct AggregateRecord
{
    Host source;
    std::int64_t count = 0; ///< messages
    Word<Disposition> disposition;
    Word<Verdict> dkim, spf; ///< aligned; DMARC passed if one of them did
    std::vector<Reason> reasons;
    Domain headerFrom, envelopeFrom, envelopeTo;
    std::vector<DkimResult> dkimResults;
    std::vector<SpfResult> spfResults;
    bool operator==(const AggregateRecord &) const = default;

    [[nodiscard]] bool passes() const { return dkim.value == Verdict::Pass || spf.value == Verdict::Pass; }
};
/// Memory that one takes, about.
[[nodiscard]] std::size_t bytesOf(const AggregateRecord &record);

/// As the receiver found it in DNS.
struct PublishedPolicy
{
    Domain domain;
    Word<Alignment> adkim, aspf;
    Word<Policy> p, sp, np;
    std::optional<int> percent;
    std::string fo; ///< "0", "1:d:s"
    Word<Discovery> discovery; ///< RFC 9990
    Word<Testing> testing; ///< RFC 9990
    bool operator==(const PublishedPolicy &) const = default;
};

struct AggregateReport
{
    std::string organisation;
    std::string contact; ///< email
    std::string extraContact;
    std::string reportId;
    std::string generator; ///< RFC 9990: software and version
    Period period;
    std::vector<std::string> errors; ///< as the receiver told them
    std::string version;
    std::string nameSpace; ///< of XML
    PublishedPolicy policy;

    std::int64_t records = 0; ///< that were given
    std::int64_t messages = 0; ///< sum of their counts
    std::int64_t lostRecords = 0; ///< that began and could not be read
    std::optional<core::Problem> damage; ///< set: something may be missing
    Deviations deviations; ///< of the report and of all its records
    bool operator==(const AggregateReport &) const = default;

    [[nodiscard]] bool isPartial() const { return damage.has_value(); }
    [[nodiscard]] bool isRfc9990() const;
};

/// Where rows go, one by one: a report can have a million.
class AggregateSink
{
public:
    virtual ~AggregateSink() = default;
    virtual void take(AggregateRecord &&record) = 0;
    /// Behind the last of its records. A file can hold several reports.
    virtual void take(AggregateReport &&report) = 0;
};

} // namespace bw::feedback

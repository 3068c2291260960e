// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/limits.h"
#include "models/core/result.h"
#include "models/feedback/values.h"
#include "models/feedback/words.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// SMTP TLS reports (RFC 8460, section 4) as rows. Plain data; texts are UTF-8 from strangers, each at most
/// limits::reportFieldBytes long.
namespace bw::feedback {

struct TlsFailure
{
    Word<TlsResult> result;
    Host sendingMta;
    std::string receivingMx; ///< host name
    std::string receivingHelo;
    Host receiving;
    std::int64_t sessions = 0; ///< that failed so
    std::string information; ///< free text or a URI
    std::string reasonCode;
    bool operator==(const TlsFailure &) const = default;
};

struct TlsPolicy
{
    Word<TlsPolicyType> type;
    Domain domain;
    std::vector<std::string> strings; ///< the policy as it was found, line by line
    std::vector<std::string> mxHosts; ///< patterns of it
    std::int64_t successful = 0, failed = 0; ///< sessions
    std::vector<TlsFailure> failures;
    bool operator==(const TlsPolicy &) const = default;
};

struct TlsReport
{
    std::string organisation;
    std::string contact;
    std::string reportId;
    Period period;
    std::vector<TlsPolicy> policies;
    Deviations deviations;
    bool operator==(const TlsReport &) const = default;
};

/// Bounds of one file. Beyond them it is refused.
struct TlsReportLimits
{
    std::size_t bytes = core::limits::reportJsonBytes;
    std::size_t rows = core::limits::reportJsonRows; ///< reports, policies and failures together
    std::size_t depth = core::limits::reportDepth;
};

/// One report, or a list of them. Any thread. Malformed: no JSON, with the reason, or no report.
[[nodiscard]] core::Result<std::vector<TlsReport>> readTlsReports(std::string_view json, TlsReportLimits limits = {});

} // namespace bw::feedback

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/tlsreport.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// Any bytes as a TLS report: no count beyond the limit, no text beyond it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto reports = feedback::readTlsReports({reinterpret_cast<const char *>(data), size});
    if (!reports)
        return 0;
    const auto isCount = [](std::int64_t count) { return count >= 0 && count <= feedback::mostMessages; };
    if (reports->empty())
        std::abort();
    for (const feedback::TlsReport &report : *reports) {
        if (report.organisation.size() > core::limits::reportFieldBytes || report.period.begin > report.period.end)
            std::abort();
        for (const feedback::TlsPolicy &policy : report.policies) {
            if (!isCount(policy.successful) || !isCount(policy.failed) || policy.strings.size() > core::limits::reportListEntries)
                std::abort();
            for (const feedback::TlsFailure &failure : policy.failures)
                if (!isCount(failure.sessions))
                    std::abort();
        }
    }
    return 0;
}

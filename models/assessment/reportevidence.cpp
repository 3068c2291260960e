// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logevidence.h"

#include "models/assessment/reportparts.h"

using namespace Qt::StringLiterals;

namespace bw::assessment {

core::Result<Kinds> evidenceOfDomainReports(const posture::Registry &registry, const store::Store &store, const QString &domain, core::UtcMicros now, const store::Cancel &cancel)
{
    const ReportAsking asking { registry, store, domain, now, cancel };
    const std::pair<QString, core::Result<posture::Evidence> (*)(const ReportAsking &)> parts[] = {
        { u"dmarc_reports"_s, dmarcReports }, { u"tls_reports"_s, tlsReports }, { u"complaints"_s, complaints }, { u"volume"_s, volumeToProviders },
    };
    Kinds kinds;
    for (const auto &[kind, gather] : parts) {
        auto evidence = gather(asking);
        if (!evidence)
            return core::fail(evidence.error());
        kinds.insert(kind, std::move(*evidence));
    }
    return kinds;
}

} // namespace bw::assessment

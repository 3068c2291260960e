// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

/// Parts of evidenceOfDomainReports(). Inside models/assessment only.
namespace bw::assessment {

struct ReportAsking
{
    const posture::Registry &registry;
    const store::Store &store;
    const QString &domain; ///< in small letters
    core::UtcMicros now;
    const store::Cancel &cancel;
};

[[nodiscard]] core::Result<posture::Evidence> dmarcReports(const ReportAsking &asking);
[[nodiscard]] core::Result<posture::Evidence> tlsReports(const ReportAsking &asking);
[[nodiscard]] core::Result<posture::Evidence> complaints(const ReportAsking &asking);
[[nodiscard]] core::Result<posture::Evidence> volumeToProviders(const ReportAsking &asking);

} // namespace bw::assessment

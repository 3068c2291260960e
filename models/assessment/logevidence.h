// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/assessment/settingsevidence.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

namespace bw::assessment {

/// What the store's own figures say of a node: kinds logins, delivery. Hours that were not heard make a figure of that span unknown, with
/// the hours in the reason. Blocks. Errors: the store's, Cancelled.
[[nodiscard]] core::Result<Kinds> evidenceOfNodeLog(const posture::Registry &registry, const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel);
/// Of a domain: kinds dmarc_reports, tls_reports, complaints, volume.
[[nodiscard]] core::Result<Kinds> evidenceOfDomainReports(const posture::Registry &registry, const store::Store &store, const QString &domain, core::UtcMicros now, const store::Cancel &cancel);
/// What rolesOf() wants to know.
[[nodiscard]] core::Result<LogShows> logShowsOf(const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel);

/// What logs and reports know of a domain's mail, for the DNS's questions.
struct DomainTraces
{
    QStringList selectors; ///< DKIM, seen in logs and reports, most used first; at most 100
    QStringList senders; ///< addresses of own nodes and named senders that mail in its name comes from; at most 100
    QStringList bounceDomains, heloNames;
};
[[nodiscard]] core::Result<DomainTraces> tracesOf(const store::Store &store, const QString &domain, core::UtcMicros now, const store::Cancel &cancel);

} // namespace bw::assessment

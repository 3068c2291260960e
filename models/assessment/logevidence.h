// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/assessment/settingsevidence.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

namespace bw::assessment {

/// What the store's own figures say of a node: kinds logins, delivery. Hours that were not heard make a figure of that span unknown, with
/// the hours in the reason, unless what was heard decides alone. Blocks. Errors: the store's (Missing, Usage: no such node), Cancelled.
[[nodiscard]] core::Result<Kinds> evidenceOfNodeLog(const posture::Registry &registry, const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel);
/// Of a domain: kinds dmarc_reports, tls_reports, complaints, volume. \p domain: in small letters; with those below it, but in tls_reports.
/// Holds up to a million rows of the reports of 28 days, 40 bytes each, while it runs.
[[nodiscard]] core::Result<Kinds> evidenceOfDomainReports(const posture::Registry &registry, const store::Store &store, const QString &domain, core::UtcMicros now, const store::Cancel &cancel);
/// What rolesOf() wants to know; none of a kind is known only where all hours of the 28 days were heard.
[[nodiscard]] core::Result<LogShows> logShowsOf(const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel);

/// What logs and reports of the last 28 days know of a domain's mail, for the DNS's questions. Each most used first, at most 100.
struct DomainTraces
{
    QStringList selectors; ///< of DKIM: signed with by a node, or reported as verified
    QStringList senders; ///< public addresses of nodes and named senders that mail in its name comes from
    QStringList bounceDomains; ///< other domains in the envelopes of that mail
    QStringList heloNames; ///< of nodes, and those that receivers report of that mail
};
/// \p domain: in small letters. Blocks. Errors: the store's, Cancelled.
[[nodiscard]] core::Result<DomainTraces> tracesOf(const store::Store &store, const QString &domain, core::UtcMicros now, const store::Cancel &cancel);

} // namespace bw::assessment

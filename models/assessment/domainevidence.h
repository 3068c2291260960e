// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/mailauth/domain/facts.h"

namespace bw::assessment {

/// What the owner said of a domain; nothing said: found out.
struct DomainWords
{
    std::optional<bool> sends, receives;
    QStringList bounceDomains, heloNames; ///< that send in its name, as logs and owner know them
    QStringList selectors; ///< of DKIM, named by the owner or seen in logs and reports; others are guesses, whose absence says nothing
    QStringList vendors; ///< domains of those who may stand in its records
    /// Lists of text about the subdomains that logs and reports know; nothing known: empty lists.
    posture::Value weakerSubdomains = posture::Value::list({}), subdomainsWithoutSpf = posture::Value::list({});
};

/// The DNS of a domain as evidence: kinds domain, spf, dkim, dmarc, mta_sts, tls_rpt, mx, dane, dnssec, caa, bimi, registration, pointers,
/// senders, blocklists. What was not gathered is unknown with its reason.
[[nodiscard]] Kinds evidenceOfDomain(const posture::Registry &registry, const mailauth::domain::DomainFacts &facts, const DomainWords &words, core::UtcMicros taken);

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/domainevidence.h"

/// How the parts of a domain's facts become evidence: not for use outside this folder.
namespace bw::assessment {

namespace facts = mailauth::domain;

/// What all parts need.
struct DomainBinding
{
    const posture::Registry &registry;
    const facts::DomainFacts &all;
    const DomainWords &words;
    core::UtcMicros taken = 0;

    /// Of these pieces of proof: the commands, and what came back.
    [[nodiscard]] posture::Source sourceOf(const facts::Proof &proof) const;
    [[nodiscard]] RecordBuilder builder(const char *kind, const facts::Proof &proof, const QString &otherwise) const;
    /// The answers' own security: secure, insecure, bogus; unknown where nothing was validated or nobody asked.
    [[nodiscard]] posture::Value securityOf(std::string_view name, dns::Type type) const;
};

[[nodiscard]] posture::Value textOf(std::string_view text); ///< of strangers; empty: absent
[[nodiscard]] posture::Value textsOf(const std::vector<std::string> &texts);
[[nodiscard]] posture::Value number(double value);
[[nodiscard]] posture::Value truth(bool is);
[[nodiscard]] posture::Value unless(const QString &unknown, const posture::Value &value); ///< unknown where there is a reason

[[nodiscard]] posture::Evidence spfEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence dkimEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence dmarcEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence useEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence mxEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence daneEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence mtaStsEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence tlsRptEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence dnssecEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence caaEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence bimiEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence pointersEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence sendersEvidence(const DomainBinding &binding);
[[nodiscard]] posture::Evidence blocklistsEvidence(const DomainBinding &binding);

} // namespace bw::assessment

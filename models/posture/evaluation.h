// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/posture/catalog.h"

namespace bw::posture {

/// What is measured: a domain, a node, an endpoint, the organisation.
struct Target
{
    QString name {}; ///< "example.org", a node's name, "mx1.example.org:25"
    QStringList words {}; ///< what it is: {"domain"}, {"node", "postfix"}, {"host"}, {"organisation"}
    std::optional<QStringList> roles {}; ///< of a node: edge, submission, outbound, internal; nothing: not known
};

/// How one name of evidence was got, so that it can be got again.
struct Source
{
    QString how {}; ///< the command, query or look-up
    QString raw {}; ///< its answer, cut to what matters
    QString where {}; ///< file and line, server
};

/// What a gatherer brought in one go.
struct Evidence
{
    Value record {}; ///< a Record; an unknown with its reason when the whole kind could not be measured
    core::UtcMicros taken = 0;
    QMap<QString, Source> sources {}; ///< by field; "" for all others
};

struct Facts
{
    QMap<QString, Evidence> kinds {}; ///< by kind
    QMap<QString, Evidence> answers {}; ///< of people, by control
};

struct EvidenceUsed
{
    QString name {}; ///< "spf.dns_terms"
    Value value {};
    core::UtcMicros taken = 0;
    Source source {};
};

struct Finding
{
    QString control {}, target {};
    Verdict verdict = Verdict::Unknown;
    Severity severity = Severity::Low; ///< as shown: of a variant where one applies
    Severity weight = Severity::Low; ///< the control's own, as tailored: what counts in the score
    QString reason {}; ///< plain words
    QStringList notes {};
    QString by {}; ///< the way that decided
    QString decidedBy {}; ///< the part of the condition that decided, as it is written
    QList<EvidenceUsed> evidence {};
    bool isPartial = false, isOptional = false, isMeasured = true;
    bool isStale = false; ///< unknown because the evidence is too old
    std::optional<Verdict> held {}; ///< of a stale one: what that evidence said
    std::optional<Exception> accepted {}; ///< an exception in force

    [[nodiscard]] QString id() const { return control + u'@' + target; } ///< the same from run to run
    /// What counts in the score: of a stale finding what it said last.
    [[nodiscard]] Verdict counted() const { return verdict == Verdict::Unknown ? held.value_or(Verdict::Unknown) : verdict; }
};

/// Whether a control says anything of such a target: it applies to it, and some way measures what it is. A node whose product is not
/// read yet is measured by ways for other products: then the finding says so.
[[nodiscard]] bool speaksOf(const Catalog &catalog, const Control &control, const Target &target);

/// Every control that speaks of this target, judged. `now` decides ages; nothing is read and nothing is asked.
[[nodiscard]] QList<Finding> evaluate(const Catalog &catalog, const Target &target, const Facts &facts, core::UtcMicros now);
[[nodiscard]] std::optional<Finding> evaluate(const Catalog &catalog, const Control &control, const Target &target, const Facts &facts, core::UtcMicros now);

/// Examples of a control's own file that do not come out as they say.
[[nodiscard]] QList<Mistake> wrongExamples(const Catalog &catalog, const Control &control);

/// The rule. A finding weighs 10, 5, 2 or 1 by its control's own severity (critical to low; a variant or "partial" changes what is
/// shown, not the weight). score = 100 × weight of the passes / weight of passes and fails. What could not be measured stands in
/// neither, and in the range instead: low counts every unknown as failed, high as passed. Optional controls and those that do not
/// apply count nowhere. Evidence that grew too old keeps its last say in score and widens the range alone, so that time by itself
/// moves no score. An accepted risk is a fail like any other. Nothing measured: no score, and the range is 0 to 100.
struct Score
{
    std::optional<int> score {};
    int low = 0, high = 100;
    int passed = 0, failed = 0, unknown = 0, notApplicable = 0; ///< findings, optional ones among them
    bool operator==(const Score &) const = default;
};
/// An exception in force at \p now is the finding's acceptance; of one that has ended a fail has a note.
void takeExceptions(Finding &finding, const QList<Exception> &exceptions, core::UtcMicros now);

[[nodiscard]] Score scoreOf(const QList<Finding> &findings);

/// What moved a score between two looks at the same targets: findings that count otherwise than before, or by another weight.
struct Move
{
    QString control {}, target {};
    std::optional<Verdict> before {}, after {}; ///< nothing: there was, or is, no such finding
    bool operator==(const Move &) const = default;
};
[[nodiscard]] QList<Move> movesBetween(const QList<Finding> &before, const QList<Finding> &after);

} // namespace bw::posture

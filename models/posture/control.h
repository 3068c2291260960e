// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/condition.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace bw::posture {

enum class Severity : std::uint8_t { Low, Medium, High, Critical };
enum class Verdict : std::uint8_t { Pass, Fail, Unknown, NotApplicable };

[[nodiscard]] QString wordOf(Severity severity); ///< "critical": of the files and of JSON answers
[[nodiscard]] QString wordOf(Verdict verdict); ///< "not_applicable"
[[nodiscard]] std::optional<Severity> severityOf(const QString &word);

/// One thing that must hold, and what is said when it does not. "{spf.dns_terms}", "{limit.terms}", "{about}" in the sentence are
/// filled from the evidence; about = the elements of lists that decided.
struct Clause
{
    Condition that {};
    QString otherwise {};
    std::optional<Severity> severity {}; ///< shown when this fails, instead of the control's own
    bool isPartial = false; ///< shown one severity lower, with "partial"
};

/// One way to prove a control: its own evidence, all clauses must hold. A way that fails is a fail, whatever another way says, but
/// for a fallback: it decides only if no way before it knows (what a probe saw outdoes what settings should do).
struct Way
{
    bool isFallback = false;
    QString by {}; ///< way of evidence, in the words of waysOfEvidence()
    QList<Clause> applies {}; ///< one that fails: this way says nothing of this target, with that sentence
    QList<Clause> needs {}; ///< one that fails: nothing was gathered that could tell, so this way does not know, with that sentence
    QList<Clause> clauses {};
    QList<Clause> notes {}; ///< when "that" holds, "otherwise" is said beside a pass
    QString then {}; ///< said of a pass
};

struct Reference
{
    QString document {}, section {};
    bool operator==(const Reference &) const = default;
};

struct Question
{
    QString name {}, ask {};
    Shape shape {};
};

/// An accepted risk: laid over a verdict, which stays.
struct Exception
{
    QString control {}, target {}; ///< "*": every target
    QString owner {}, reason {};
    double until = 0; ///< seconds since 1970, in UTC; without effect from then on
    bool operator==(const Exception &) const = default;
};

/// What an example of a control file says: these facts give this verdict.
struct Example
{
    QString target {}; ///< a word of targets
    QMap<QString, Value> facts {}; ///< records by kind
    std::optional<Value> answers {};
    std::optional<QStringList> roles {};
    Verdict verdict = Verdict::Pass;
    std::optional<Severity> severity {};
    Mistake place {}; ///< where it stands
};

/// One thing that good looks like. Plain data; every text is the catalog's own.
struct Control
{
    QString id {}, title {}, area {};
    Severity severity = Severity::Low;
    QStringList appliesTo {}, roles {}, evidence {};
    bool isOptional = false, isOwn = false;
    QList<Clause> applies {}; ///< one that fails makes it not applicable, with that sentence
    QList<Way> ways {}; ///< best first
    QMap<QString, Value> limits {};
    QList<Question> questions {};
    double answersGoodFor = 0; ///< seconds
    QString check {}, why {}, plain {}, automation {}, verify {}, riskOfFix {};
    QMap<QString, QStringList> fix {}; ///< by product
    QList<Reference> references {};
    QMap<QString, QStringList> mappings {}; ///< by framework
    QStringList mandatedBy {}, dependsOn {}, applyTargets {}, journeys {};
    QList<Example> examples {};
    Mistake place {}; ///< where it stands; no text

    [[nodiscard]] bool hasCondition() const { return !ways.isEmpty(); }
    [[nodiscard]] bool isMeasured() const; ///< some way needs no answer of a person
};

} // namespace bw::posture

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/evaluation.h"

#include <QHash>

namespace bw::posture {

namespace {

int weightOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 10;
    case Severity::High:
        return 5;
    case Severity::Medium:
        return 2;
    case Severity::Low:
        break;
    }
    return 1;
}

} // namespace

Score scoreOf(const QList<Finding> &findings)
{
    Score score;
    int passed = 0, failed = 0, surelyPassed = 0, surelyFailed = 0, all = 0;
    for (const Finding &finding : findings) {
        score.passed += finding.verdict == Verdict::Pass ? 1 : 0;
        score.failed += finding.verdict == Verdict::Fail ? 1 : 0;
        score.unknown += finding.verdict == Verdict::Unknown ? 1 : 0;
        score.notApplicable += finding.verdict == Verdict::NotApplicable ? 1 : 0;
        if (finding.isOptional || finding.verdict == Verdict::NotApplicable)
            continue;
        const int weight = weightOf(finding.weight);
        const Verdict said = finding.counted();
        passed += said == Verdict::Pass ? weight : 0;
        failed += said == Verdict::Fail ? weight : 0;
        surelyPassed += finding.verdict == Verdict::Pass ? weight : 0;
        surelyFailed += finding.verdict == Verdict::Fail ? weight : 0;
        all += weight;
    }
    const auto share = [](int part, int whole) { return (200 * part + whole) / (2 * whole); };
    if (passed + failed > 0)
        score.score = share(passed, passed + failed);
    if (all > 0) {
        score.low = share(surelyPassed, all);
        score.high = share(all - surelyFailed, all);
    }
    return score;
}

QList<Move> movesBetween(const QList<Finding> &before, const QList<Finding> &after)
{
    const auto counts = [](const Finding &finding) { return !finding.isOptional && (finding.counted() == Verdict::Pass || finding.counted() == Verdict::Fail); };
    QHash<QString, const Finding *> old;
    for (const Finding &finding : before)
        old.insert(finding.id(), &finding);
    QList<Move> moves;
    for (const Finding &finding : after) {
        const Finding *was = old.take(finding.id());
        const bool isSame = was && was->counted() == finding.counted() && was->weight == finding.weight && was->isOptional == finding.isOptional;
        if (!isSame && (counts(finding) || (was && counts(*was))))
            moves << Move { finding.control, finding.target, was ? std::optional(was->counted()) : std::nullopt, finding.counted() };
    }
    for (const Finding &finding : before)
        if (old.contains(finding.id()) && counts(finding))
            moves << Move { finding.control, finding.target, finding.counted(), {} };
    return moves;
}

} // namespace bw::posture

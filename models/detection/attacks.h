// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>
#include <QMap>
#include <QString>

namespace bw::detection {

/// How failed tries are told apart (docs/login-rules.md has the rules with their numbers).
enum class AttackKind {
    BruteForce, ///< L1: one account, one source
    DistributedBruteForce, ///< L2: one account, many sources
    Spraying, ///< L3, L4: many accounts, few tries each, one source or one network; L12: several, and then in
    Enumeration, ///< L5: names guessed
    Stuffing, ///< L6: the fleet, many names and sources
    Misconfigured, ///< L8: a known device repeats an old password; no attack
    Forgotten, ///< L9: failures that end in a success from the same network; no attack
    Other, ///< failed tries that no rule names
};
[[nodiscard]] QString nameOf(AttackKind kind); ///< brute_force distributed_brute_force spraying enumeration stuffing misconfigured forgotten other
[[nodiscard]] QString titleOf(AttackKind kind); ///< "brute force", translated
[[nodiscard]] bool isAttack(AttackKind kind); ///< not misconfigured, forgotten, other

enum class Severity { Critical, High, Medium, Low }; ///< one scale for attacks and for all that needs a person
[[nodiscard]] QString nameOf(Severity severity); ///< critical high medium low

struct Attack
{
    QString rule; ///< "L1" … "L12"
    AttackKind kind = AttackKind::Other;
    Severity severity = Severity::Low; ///< high: many places, or somebody got in; medium: other attacks; low: no attack
    QString user; ///< the account, where the rule is keyed on one
    QString source; ///< address
    QString network; ///< "203.0.113.0/24"
    core::TimeRange window; ///< first to last try that belongs to it
    qint64 tries = 0, users = 0, sources = 0; ///< all that its rule sees, also what other rules see; users: distinct names
    qint64 ownTries = 0; ///< of them, those of the range that count by kind as this attack's: with L9 and "other" they add up
    qint64 missingUsers = 0; ///< of them, known not to exist
    qint64 succeeded = 0; ///< users that logged in from its key inside the window or the day after; of L2 from a network that had guessed
    QStringList gotIn; ///< their names, at most 10
    bool isOpen = false; ///< last try less than 30 minutes before the end of the range
    bool isMachine = false; ///< L8: even spacing
    QString threshold; ///< the numbers that were in force: ">= 10 in 10 min"
    double coverage = 1.0; ///< heard share of the window, on the chosen nodes
    QList<qint64> rowIds; ///< of login rows, at most 200

    /// "203.0.113.77, campaigns@news.example"
    [[nodiscard]] QString key() const;
};

/// Tries of one kind from one place, for "Who is behind it".
struct SourceShare
{
    QString source; ///< address or network
    AttackKind kind = AttackKind::Other;
    qint64 tries = 0, users = 0;
};

/// Failed logins as they add up: what the log says failed = tries + repeats + outages (models/logs/README.md, "Words").
struct FailedParts
{
    qint64 tries = 0; ///< typed passwords: what the rules judge
    qint64 repeats = 0; ///< the same typed password under another mechanism
    qint64 outages = 0; ///< no password was checked
    [[nodiscard]] qint64 all() const { return tries + repeats + outages; }
};

/// Failed tries of a bucket by kind.
struct KindBucket
{
    core::UtcMicros start = 0, end = 0;
    QMap<AttackKind, qint64> failed; ///< tries; they add up to parts.tries
    FailedParts parts;
    qint64 ok = 0;
    double coverage = 1.0;
};

struct AttacksAnswer
{
    QList<Attack> attacks; ///< worst first, then newest
    QList<KindBucket> buckets; ///< when asked for
    QList<SourceShare> sources; ///< most tries first, at most 100, the rest under an empty source
    QMap<AttackKind, qint64> kinds; ///< tries of the whole range; they add up to parts.tries
    FailedParts parts; ///< parts.all() is what LoginQuery calls failed
    qint64 ok = 0; ///< of kept rows in the range
    core::TimeRange range;
    double coverage = 1.0;
    core::UtcMicros keptFrom = INT64_MIN; ///< rows from here on are kept: what is older has no part in this answer
    QStringList notes; ///< what is missing, and why: the answer is partial. Empty: whole
    [[nodiscard]] bool areRowsKept() const { return keptFrom < range.to; } ///< of some of the range
};

/// Login attacks by rule, in event time, from kept rows: 24 hours before the range are read too, so that what began
/// before is seen whole. Bounded memory: tables with caps, of which counts are decided without inherited error.
struct AttacksQuery
{
    store::Filter filter;
    QString by; ///< "", or a time key: also fills buckets
    [[nodiscard]] core::Result<AttacksAnswer> run(const store::Store &store, const store::Cancel &cancel = {}) const;
};

} // namespace bw::detection

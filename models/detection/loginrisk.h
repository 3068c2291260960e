// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/detection/attacks.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>
#include <QString>

namespace bw::detection {

enum class RiskState { TakenOver, Suspicious, Unusual, Holding }; ///< points >= 8; 5 to 7; 4, which needs nobody; attacked without success
[[nodiscard]] QString nameOf(RiskState state); ///< taken_over suspicious unusual holding
[[nodiscard]] QString titleOf(RiskState state); ///< "taken over", translated

/// One sign with its points: the arithmetic is printed.
struct RiskSign
{
    QString id; ///< new_network failed_before guessed attacking_network many_networks two_places odd_hour new_service shared_network burst bounces
    QString text; ///< "the network is new for this login"
    int points = 0;
    qint64 count = 0; ///< failed_before: failures of the login from that network in the day before the success
};

struct LoginAtRisk
{
    static constexpr core::UtcMicros watch = 72 * core::microsPerHour; ///< what follows an odd success belongs to it
    QString user;
    RiskState state = RiskState::Holding;
    int points = 0;
    QList<RiskSign> signs; ///< of the success with most points
    qint64 failed = 0; ///< tries of strangers in the range
    qint64 failedSources = 0;
    qint64 failedUntilGood = 0, sourcesUntilGood = 0; ///< of these, not after goodAt
    qint64 failedBefore = 0; ///< tries of strangers in the day before the range, where they lead to a success within the range's first day
    qint64 failedFamiliar = 0; ///< in the range, the other tries that failed: from networks that the login is known in, as with an old password
    core::UtcMicros began = 0; ///< where the story of goodAt begins, in every answer: the attack on this login or by that address, else the run of strangers' failures, else goodAt
    core::UtcMicros goodAt = 0; ///< the odd success; 0 without
    qint64 goodRow = 0; ///< its login row
    QString goodFrom; ///< its address
    QStringList networks; ///< of its odd successes within 72 h of goodAt: that one's first, at most 10
    QList<qint64> rowIds; ///< of login rows, in order of time: the last failures of strangers in the 24 h before goodAt, and the odd successes; at most 201
    QString node; ///< that logged it
    qint64 sentMessages = 0, sentRecipients = 0; ///< by this login from the odd network, from the odd success on, within 72 h; where rows of its hour are no longer kept, that whole hour
    core::UtcMicros sentFrom = 0, sentTo = 0;
    double timesUsual = 0; ///< of its busiest hour then; 0: not known
    QString what; ///< one sentence: "412 failures from 31 addresses, then success from a new network"
    [[nodiscard]] QString arithmetic() const; ///< "2 (new network) + 4 (attacking network) + 4 (burst) = 10"
};

struct LoginRiskAnswer
{
    QList<LoginAtRisk> logins; ///< worst first
    qint64 known = 0; ///< own logins (that ever succeeded, and have a name) with a try in the range: "2 of 1,288"
    core::TimeRange range;
    double coverage = 1.0;
    bool areRowsKept = true; ///< of some of the range; false: nothing can be told
    QStringList notes; ///< what is missing, and why: the answer is partial. Empty: whole
};

struct LoginRiskQuery
{
    store::Filter filter;
    [[nodiscard]] core::Result<LoginRiskAnswer> run(const store::Store &store, const store::Cancel &cancel = {}) const;
};

/// One login's story: failures, successes, and what it sent.
struct TimelineMark
{
    core::UtcMicros time = 0;
    bool isOk = false;
    bool isOdd = false; ///< a success with 2 points or more
    QString source, node, service, mechanism;
    qint64 tries = 1;
};
struct TimelineSent
{
    core::UtcMicros start = 0, end = 0;
    qint64 messages = 0, recipients = 0, notDelivered = 0;
};
struct LoginTimeline
{
    QString user;
    QList<TimelineMark> marks; ///< in order; at most 5,000, failures thinned evenly first
    qint64 failures = 0, failedSources = 0, successes = 0;
    QList<TimelineSent> sent; ///< by hour, only hours with mail
    LoginAtRisk risk; ///< as the list shows it; no signs: not at risk
    core::TimeRange range;
    core::UtcMicros newest = 0; ///< the last line that was heard of the chosen nodes: an hour that is not over ends here
    bool isThinned = false;
};
struct LoginTimelineQuery
{
    store::Filter filter; ///< its users are ignored
    QString user;
    [[nodiscard]] core::Result<LoginTimeline> run(const store::Store &store, const store::Cancel &cancel = {}) const;
};

} // namespace bw::detection

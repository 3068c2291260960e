// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"
#include "models/detection/loginreview.h"
#include "models/detection/loginrisk.h"

#include <unordered_set>

namespace bw::detection {

/// A success with its points, before what it sent is known.
struct ScoredSuccess
{
    store::LoginTry row;
    int points = 0;
    QList<RiskSign> signs;
};
/// A success with a sign: where from, and its row.
struct OddSuccess
{
    core::UtcMicros time = 0;
    std::string network;
    std::int64_t row = 0;
};

/// Points for each success, in event time (facts of the design, 1.5). Signs that compare with the past need an account
/// that is known: 10 successes on 5 days. Bounded: own accounts and capped tables. One question long.
class RiskScorer final
{
public:
    RiskScorer(const LoginReview &review, const AttackIndex &attacks, const core::ZoneRules &home);

    /// In order of time: failures (each typed password once, as everywhere) and successes.
    void failure(const store::LoginTry &row);
    void success(const store::LoginTry &row);
    /// The success of each login with most points (at least 2) inside the range.
    [[nodiscard]] const std::unordered_map<std::int64_t, ScoredSuccess> &best() const { return m_best; }
    /// All of a login inside the range that have at least 2 points, in order of time: the first 100.
    [[nodiscard]] const std::unordered_map<std::int64_t, std::vector<OddSuccess>> &odd() const { return m_odd; }

private:
    struct LoginState
    {
        std::vector<std::pair<core::UtcMicros, std::string>> recent; ///< networks that succeeded in the last hour
        std::vector<core::UtcMicros> newNetworks; ///< of the last hour
        std::unordered_set<std::string> places; ///< networks that it has got in from, at most 100
    };
    [[nodiscard]] ScoredSuccess score(const store::LoginTry &row, LoginState &state);
    bool scoreAgainstPast(const store::LoginTry &row, LoginState &state, ScoredSuccess &scored) const;

    const LoginReview &m_review;
    const AttackIndex &m_attacks;
    const core::ZoneRules &m_home;
    SpaceSaving<std::string, Ring<24>> m_pairFailures { 50'000 };
    SpaceSaving<std::string, RecentMembers> m_networkFailures { 5'000 }, m_networkSuccesses { 5'000 };
    std::unordered_map<std::int64_t, LoginState> m_logins; ///< own accounts
    std::unordered_map<std::int64_t, ScoredSuccess> m_best;
    std::unordered_map<std::int64_t, std::vector<OddSuccess>> m_odd;
};

/// A login whose odd success may have been followed by mail from that network.
struct Sender
{
    LoginAtRisk *login = nullptr;
    QString network;
};
/// The points of what they sent: a burst, bounces. Fills sent…, timesUsual and adds signs. Two questions for all of them.
[[nodiscard]] core::Done scoreSending(
    const store::Store &store, const store::Filter &filter, core::TimeRange range, const std::vector<Sender> &senders, const store::Cancel &cancel);

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/loginrisk.h"
#include "models/detection/loginrules.h"
#include "models/detection/slowspray.h"

#include <memory>

/// What the questions about logins share: one look for attacks, another that says which try belongs to which.
/// Inside models/detection only.
namespace bw::detection {

struct LoginReview
{
    core::TimeRange range; ///< asked for
    core::TimeRange read; ///< with a day before, and an hour after
    std::unique_ptr<LoginHistory> history;
    std::vector<FoundAttack> found;
    std::vector<LoginOutage> outages; ///< L11
    QHash<qint64, QString> traps; ///< ids and names of tried traps (L10)
    std::map<core::UtcMicros, store::FleetHour> hours; ///< full hours of the range
    double coverage = 1.0;
    core::UtcMicros keptFrom = INT64_MIN; ///< every row from here on is kept
    QStringList notes; ///< what cannot be told of the range, and why
};

[[nodiscard]] core::Result<LoginReview> reviewLogins(const store::Store &store, const store::Filter &filter, const store::Cancel &cancel);

/// Tells of each failed try which found attack it belongs to: stuffing first, then by account, by source, by network, slow
/// spraying last.
class AttackIndex final
{
public:
    explicit AttackIndex(const std::vector<FoundAttack> &found);
    /// A stranger's, or from a source that sprays or guesses names: one source is judged once, also where it guessed right in the
    /// end or its neighbours are known. A known device that repeats an old password there (L8) stays one.
    [[nodiscard]] bool isByAttacker(const ClassifiedTry &one) const;
    /// Index into found; -1: none. For tries that are no attacker's only L8 and L9.
    [[nodiscard]] int attackOf(const ClassifiedTry &one) const;
    /// All that it belongs to, in no order: what each attack's own counts are made of.
    [[nodiscard]] std::vector<int> attacksOf(const ClassifiedTry &one) const;
    [[nodiscard]] AttackKind kindOf(const ClassifiedTry &one) const;
    /// Attacks by place in whose window t lies: of the source or the network of this address.
    /// A guessing at `login` alone is left out: its failures count by themselves.
    [[nodiscard]] bool isAttacking(const core::IpAddress &client, core::UtcMicros t, std::int64_t login = 0) const;
    /// What this source guessed before, and it, are one break-in (L12).
    [[nodiscard]] bool isGuessedRight(std::int64_t login, const core::IpAddress &client, core::UtcMicros t) const;
    /// When the attack began that led to this success: L1 or L2 at the login, or L12 by the source; 0: none did.
    [[nodiscard]] core::UtcMicros beganAt(std::int64_t login, const core::IpAddress &client, core::UtcMicros t) const;
    /// From many addresses (L2), lately.
    [[nodiscard]] bool isGuessedAt(std::int64_t login, core::UtcMicros t) const;
    /// A known device of this login repeats an old password there (L8), on that day.
    [[nodiscard]] bool isMisconfigured(std::int64_t login, std::string_view network, core::UtcMicros t) const;

private:
    [[nodiscard]] int in(const std::vector<int> *candidates, core::UtcMicros t) const;
    [[nodiscard]] bool covers(int attack, core::UtcMicros t) const;
    const std::vector<FoundAttack> &m_found;
    std::vector<int> m_stuffing, m_slow;
    std::unordered_map<std::int64_t, std::vector<int>> m_users, m_forgotten;
    std::unordered_map<std::string, std::vector<int>> m_pairs, m_sources, m_networks, m_devices, m_trapped;
};

/// Rows again, classified as in the first look.
core::Done streamTries(const store::Store &store, const store::Filter &filter, const LoginReview &review, const store::Cancel &cancel, TryStream &stream);

/// The questions on a review that is there already: one look at the rows less for each.
[[nodiscard]] core::Result<AttacksAnswer> attacksOf(
    const store::Store &store, const AttacksQuery &query, const LoginReview &review, const store::Cancel &cancel);
[[nodiscard]] core::Result<LoginRiskAnswer> risksOf(
    const store::Store &store, const store::Filter &filter, const LoginReview &review, const store::Cancel &cancel);

} // namespace bw::detection

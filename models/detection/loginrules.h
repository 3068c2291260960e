// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/attacks.h"
#include "models/detection/guesswatch.h"
#include "models/detection/outagewatch.h"
#include "models/detection/spacesaving.h"
#include "models/detection/trystream.h"
#include "models/detection/windows.h"
#include "models/store/fleethours.h"

#include <QHash>
#include <QSet>

#include <map>
#include <unordered_set>
#include <vector>

namespace bw::detection {

/// A rule that fired for a key: when, and what belongs to it.
struct FoundAttack
{
    static constexpr std::size_t mostSources = 200'000;
    const char *rule = "";
    AttackKind kind = AttackKind::Other;
    std::int64_t login = 0; ///< L1, L2, L8, L9, L10
    std::string source; ///< sourceKey(): L1, L3, L5, L10, L12
    std::string network; ///< L4, L8
    std::unordered_set<std::uint64_t> sources; ///< sourceId(): L6, L7; the first 200,000
    core::TimeRange window; ///< from the first try of the run to the last, both inside
    std::vector<std::int64_t> gotIn {}; ///< L12: logins that it got in with, at most 64
    core::UtcMicros fired = 0;
    bool isMachine = false;
    const char *threshold = "";
};

/// Rules L1 to L6 and L8 to L12 over classified tries in order of time. Tables have caps (facts of the design: 20,000 sources,
/// 5,000 networks, 50,000 pairs, 50,000 attacks, 150,000 members of a fleet's hour); decisions rest on exact windows. One question
/// long, one thread.
class LoginRules final
{
public:
    /// `usualNames`: distinct failing names of the fleet's hours before (for L6); missing hours are left out.
    explicit LoginRules(QHash<core::UtcMicros, qint64> usualNames);
    void setTraps(QSet<qint64> logins) { m_traps = std::move(logins); } ///< L10: names that were planted

    void setEnd(core::UtcMicros end) { m_guesses.setEnd(end); } ///< of the range; rows behind it resolve tries

    void row(const store::LoginTry &row); ///< every one, as it comes: L11 pauses the others
    void tried(const store::LoginTry &row); ///< a failure, at once
    void success(const store::LoginTry &row, const LoginHistory &history);
    void failure(const ClassifiedTry &one);
    void finish();
    /// In order of firing. After finish().
    [[nodiscard]] const std::vector<FoundAttack> &found() const { return m_found; }
    [[nodiscard]] std::vector<FoundAttack> takeFound() { return std::move(m_found); } ///< last of all
    [[nodiscard]] std::uint64_t evictions() const;
    [[nodiscard]] const OutageWatch &outages() const { return m_outages; }
    /// Names and sources of each hour with tries of strangers; unexplained is SlowSpray's.
    [[nodiscard]] const std::map<core::UtcMicros, store::FleetHour> &hours() const { return m_hours; }

private:
    struct PairState ///< (user, source)
    {
        Ring<10> tenMinutes { core::microsPerMinute };
        Ring<24> day { core::microsPerHour };
        core::UtcMicros first = 0, last = 0;
        int open = -1;
    };
    struct UserState
    {
        Ring<24> day { core::microsPerHour };
        LatelySeen<24> sources; ///< 12 are asked for, and 20 tries
        core::UtcMicros first = 0, last = 0;
        int open = -1;
    };
    struct PlaceState ///< a source or a network
    {
        Ring<12> hour { 5 * core::microsPerMinute };
        Ring<24> day { core::microsPerHour };
        RecentMembers names;
        LatelySeen<16> sources; ///< of a network: 3 are asked for
        core::UtcMicros first = 0, last = 0;
        int open = -1;
    };
    struct DeviceState ///< familiar (user, network)
    {
        Ring<12> hour { 5 * core::microsPerMinute };
        Ring<24> day { core::microsPerHour };
        core::UtcMicros first = 0, last = 0;
        double spacing = 0, spread = 0; ///< running mean and sum of squares of gaps (Welford)
        int gaps = 0;
        int open = -1;
    };
    struct ForgottenState
    {
        Ring<12> hour { 5 * core::microsPerMinute };
        core::UtcMicros first = 0, last = 0;
        int open = -1;
    };
    struct TrapState ///< a source that tried a trap
    {
        core::UtcMicros first = 0, last = 0;
        int open = -1;
    };
    struct FleetNetwork
    {
        std::unordered_set<std::int64_t> names, existing;
        std::unordered_map<std::uint64_t, std::uint32_t> sources;
        std::uint64_t tries = 0;
    };

    template <typename State>
    void touch(State &state, core::UtcMicros t);
    int open(FoundAttack attack); ///< -1: there are too many already
    void stranger(const ClassifiedTry &one);
    void place(PlaceState &state, const ClassifiedTry &one, bool isNetwork, const std::string &key);
    void device(const ClassifiedTry &one);
    void forgotten(const ClassifiedTry &one);
    void trapped(const ClassifiedTry &one, const std::string &source);
    void fleet(const ClassifiedTry &one);
    void closeFleetHour();
    [[nodiscard]] bool isSharedPlace(const std::string &key, std::size_t names, core::UtcMicros t);

    SpaceSaving<std::string, PairState> m_pairs { 50'000 };
    SpaceSaving<std::int64_t, UserState> m_users { 50'000 };
    SpaceSaving<std::string, PlaceState> m_sources { 20'000 };
    SpaceSaving<std::string, PlaceState> m_networks { 5'000 };
    SpaceSaving<std::string, DeviceState> m_devices { 50'000 };
    SpaceSaving<std::int64_t, ForgottenState> m_forgotten { 50'000 };
    SpaceSaving<std::string, TrapState> m_trapped { 5'000 };
    SpaceSaving<std::string, RecentMembers> m_succeeded { 25'000 }; ///< users that got in, by source and by network

    QHash<core::UtcMicros, qint64> m_usualNames;
    QSet<qint64> m_traps;
    OutageWatch m_outages;
    GuessWatch m_guesses;
    std::map<core::UtcMicros, store::FleetHour> m_hours;
    core::UtcMicros m_hour = INT64_MIN;
    core::UtcMicros m_lastHeard = INT64_MIN;
    std::unordered_set<core::UtcMicros> m_heard; ///< hours with a row: where nobody failed, none failed
    std::unordered_map<std::string, FleetNetwork> m_fleetHour; ///< by network; capped
    std::size_t m_fleetMembers = 0; ///< names and sources in it
    std::vector<FoundAttack> m_found;
};

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/loginrows.h"

#include <array>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace bw::detection {

enum class Exists { Unknown, Yes, No };

/// A failed try with what is known of the person behind it.
struct ClassifiedTry
{
    store::LoginTry row;
    Exists exists = Exists::Unknown;
    bool isFamiliar = false; ///< (user, network) succeeded in the 30 days before
    bool isResolved = false; ///< (user, network) succeeded within the hour after
    bool hasLoggedIn = false; ///< the login ever succeeded, anywhere
    [[nodiscard]] bool isStranger() const { return !isFamiliar && !isResolved; }
};

/// What is remembered of logins and their networks, ready to be asked. Immutable after construction.
class LoginHistory final
{
public:
    explicit LoginHistory(std::vector<store::LoginNetworkHistory> history);
    [[nodiscard]] const store::LoginNetworkHistory *find(std::int64_t login, std::string_view network) const;
    /// All networks of a login; empty when it never succeeded.
    [[nodiscard]] std::vector<const store::LoginNetworkHistory *> networksOf(std::int64_t login) const;
    [[nodiscard]] bool exists(std::int64_t login) const { return m_first.contains(login); }
    [[nodiscard]] std::size_t logins() const { return m_first.size(); }
    /// It had logged in from another network a day before t.
    [[nodiscard]] bool isKnownElsewhere(std::int64_t login, std::string_view network, core::UtcMicros t) const;
    /// Own users with at least 5 days from there: an office, a VPN, a webmail host.
    [[nodiscard]] int steadyUsersOf(std::string_view network) const;
    [[nodiscard]] int usersOf(std::string_view network) const; ///< own users that ever got in from there

private:
    std::vector<store::LoginNetworkHistory> m_history; ///< sorted by login
    std::unordered_map<std::int64_t, std::size_t> m_first;
    std::unordered_map<std::string, int> m_steadyUsers, m_users;
};

/// "203.0.113.7" or, of IPv6, its /64: one host's worth of addresses.
[[nodiscard]] std::string sourceKey(const core::IpAddress &client);
[[nodiscard]] std::uint64_t sourceId(const core::IpAddress &client);
[[nodiscard]] std::string pairKey(std::int64_t login, std::string_view network);

/// Turns rows in order of time into successes (at once) and classified failures (an hour of event time later, when it is
/// known whether the person got in after all). Merges what one typed password writes under several mechanisms: the same
/// node, source and user within 10 s under another mechanism is one try. Outages are no tries.
///
/// A success resolves failures of the same user and network of the hour before; but where the network was new to
/// somebody who is known from elsewhere, and failed ten times or more, the success is what the guessing was for, and
/// resolves nothing.
class TryStream final
{
public:
    TryStream(const LoginHistory &history, core::UtcMicros start);

    std::function<void(const store::LoginTry &)> onRow; ///< every row, first of all
    std::function<void(const store::LoginTry &)> onSuccess;
    std::function<void(const ClassifiedTry &)> onFailure;
    std::function<void(const store::LoginTry &)> onOutage;
    std::function<void(const store::LoginTry &)> onRepeat; ///< the same typed password under another mechanism: no try of its own

    void take(const store::LoginTry &row);
    void finish(); ///< gives what still waits

    static constexpr core::UtcMicros resolveWindow = core::microsPerHour;
    static constexpr core::UtcMicros familiarWindow = 30 * core::microsPerDay;
    static constexpr core::UtcMicros mergeWindow = 10 * core::microsPerSecond;
    static constexpr int mostResolvedOfNew = 10;

private:
    struct Successes
    {
        core::UtcMicros last = INT64_MIN; ///< newest one that has left `recent`
        std::deque<core::UtcMicros> recent; ///< at most one a minute, of the last two hours
        core::UtcMicros first = INT64_MAX;
        int failuresBefore = 0; ///< of the pair, before its first success in the stream
    };
    struct OpenTry
    {
        core::UtcMicros time = 0;
        std::vector<std::int32_t> mechanisms;
    };

    [[nodiscard]] bool isSameTry(const store::LoginTry &row);
    void release(core::UtcMicros until);
    [[nodiscard]] ClassifiedTry classified(const store::LoginTry &row);

    const LoginHistory &m_history;
    core::UtcMicros m_start;
    std::unordered_map<std::string, Successes> m_successes; ///< own accounts only: bounded
    std::array<std::unordered_map<std::string, int>, 2> m_pairFailures; ///< of today and of the day before; bounded
    std::unordered_map<std::string, OpenTry> m_open;
    std::deque<store::LoginTry> m_waiting;
    core::UtcMicros m_lastSweep = 0;
};

} // namespace bw::detection

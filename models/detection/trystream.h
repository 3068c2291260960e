// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/loginhistory.h"
#include "models/store/queries/loginrows.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
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

/// What is remembered of logins and their networks, ready to be asked.
class LoginHistory final
{
public:
    explicit LoginHistory(store::LoginNetworks networks);
    /// Valid until another login is asked for.
    [[nodiscard]] const store::LoginNetworkHistory *find(std::int64_t login, std::string_view network) const;
    /// All networks of a login; empty when it never succeeded. Valid until another login is asked for.
    [[nodiscard]] std::span<const store::LoginNetworkHistory> networksOf(std::int64_t login) const { return m_networks.of(login); }
    [[nodiscard]] bool exists(std::int64_t login) const { return m_networks.exists(login); }
    /// By t it had got in often enough, on days enough, that a new place is one: 10 successes on 5 days.
    [[nodiscard]] bool isLearned(std::int64_t login, core::UtcMicros t) const;
    /// Own users with at least 5 days from there: an office, a VPN, a webmail host.
    [[nodiscard]] int steadyUsersOf(std::string_view network) const { return m_networks.steadyUsersOf(network); }
    [[nodiscard]] int usersOf(std::string_view network) const { return m_networks.usersOf(network); } ///< own users that ever got in from there
    [[nodiscard]] std::optional<core::Problem> problem() const { return m_networks.problem(); } ///< why a look-up failed

private:
    store::LoginNetworks m_networks;
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
/// somebody whose places are learned, and failed ten times or more, the success is what the guessing was for, and
/// resolves nothing.
///
/// Bounded memory, whatever comes: of each table the latest 50,000 to 100,000 keys are remembered. Of pairs that more have
/// succeeded since, the store's history tells the first success. Where more than 200,000 failures come within an hour, the
/// oldest do not wait to its end; where more than 100,000 come within 10 seconds, mechanisms of the first are not merged.
class TryStream final
{
public:
    TryStream(const LoginHistory &history, core::UtcMicros start);

    std::function<void(const store::LoginTry &)> onRow; ///< every row, first of all
    std::function<void(const store::LoginTry &)> onSuccess;
    std::function<void(const store::LoginTry &)> onTry; ///< a failure, at once
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
    struct Pair ///< of a login and a network
    {
        std::int64_t login = 0;
        std::uint64_t network = 0; ///< its bytes and their number
        bool operator==(const Pair &) const = default;
    };
    struct Password ///< who may have typed it
    {
        std::int64_t node = 0, login = 0;
        core::IpAddress client;
        bool operator==(const Password &) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Pair &pair) const;
        std::size_t operator()(const Password &password) const;
    };
    /// The latest keys: when the newer half is full, the older is let go.
    template <typename Key, typename Value>
    struct Latest
    {
        std::unordered_map<Key, Value, Hash> newer, older;
        bool hasLetGo = false;
        Value *find(const Key &key)
        {
            for (auto *half : { &newer, &older })
                if (const auto found = half->find(key); found != half->end())
                    return &found->second;
            return nullptr;
        }
        void turn()
        {
            hasLetGo = hasLetGo || !older.empty();
            older = std::move(newer);
            newer.clear();
        }
    };
    struct OpenTry
    {
        static constexpr std::size_t most = 6;
        core::UtcMicros time = 0;
        std::array<std::int32_t, most> mechanisms {};
        std::uint8_t count = 0;
    };
    struct WaitingPair
    {
        std::int32_t failures = 0; ///< that wait
        core::UtcMicros lastOk = INT64_MIN; ///< while they did
    };

    [[nodiscard]] static Pair pairOf(const store::LoginTry &row);
    [[nodiscard]] bool isSameTry(const store::LoginTry &row);
    void success(const store::LoginTry &row);
    void release(core::UtcMicros until);
    void releaseFirst();
    [[nodiscard]] ClassifiedTry classified(const store::LoginTry &row);
    [[nodiscard]] core::UtcMicros firstOkOf(const Pair &pair, const store::LoginNetworkHistory *past);

    const LoginHistory &m_history;
    core::UtcMicros m_start;
    Latest<Pair, core::UtcMicros> m_firstOk; ///< in the stream
    std::unordered_map<Pair, core::UtcMicros, Hash> m_guessed; ///< first successes after so many failures that they were what the guessing was for
    Latest<Pair, std::int32_t> m_pairFailures; ///< of today, and of the day before
    Latest<Password, OpenTry> m_open;
    std::deque<store::LoginTry> m_waiting;
    std::unordered_map<Pair, WaitingPair, Hash> m_waitingPairs;
    core::UtcMicros m_lastSweep = 0;
};

} // namespace bw::detection

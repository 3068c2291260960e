// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bw::store {

/// What is remembered of (login, network) for 400 days: successes only.
struct LoginNetworkHistory
{
    std::int64_t login = 0;
    std::string network;
    core::UtcMicros firstOk = 0, lastOk = 0;
    std::int64_t days = 0, successes = 0;
    std::uint64_t services = 0; ///< bit set
    std::uint32_t hours = 0; ///< bit set of the home zone's hours of the day
};

/// The histories of all nodes, one entry for each (login, network). Up to `mostAtHand` pairs are held in memory. Of a store with
/// more, a login is looked up when it is asked for (its first 10,000 networks) and the latest 100,000 pairs are remembered, so
/// that memory does not grow with the store; users of a network are then counted in a sketch of 4 MB, which never tells too few. One question long, one thread.
class LoginNetworks final
{
public:
    static constexpr std::size_t mostPairs = 100'000;
    static constexpr std::int64_t steadyDays = 5;

    explicit LoginNetworks(std::vector<LoginNetworkHistory> all);
    [[nodiscard]] static core::Result<LoginNetworks> read(const Store &store, const Cancel &cancel, std::size_t mostAtHand = mostPairs);
    LoginNetworks(LoginNetworks &&other) noexcept;
    LoginNetworks &operator=(LoginNetworks &&other) noexcept;
    ~LoginNetworks();

    /// All networks of a login; empty when it never succeeded. Valid until another login is asked for.
    [[nodiscard]] std::span<const LoginNetworkHistory> of(std::int64_t login) const;
    [[nodiscard]] bool exists(std::int64_t login) const; ///< it ever succeeded
    [[nodiscard]] int usersOf(std::string_view network) const; ///< logins that ever got in from there
    [[nodiscard]] int steadyUsersOf(std::string_view network) const; ///< on at least steadyDays days
    /// Why a look-up failed: what was told since is not to be trusted.
    [[nodiscard]] std::optional<core::Problem> problem() const;
    [[nodiscard]] bool isAllAtHand() const { return !m_looked; }

private:
    struct Users
    {
        int all = 0, steady = 0;
    };
    class LookedUp; ///< what more pairs than fit need
    void count();

    std::vector<LoginNetworkHistory> m_all; ///< sorted by login and network
    std::unordered_map<std::string, Users> m_users;
    std::unique_ptr<LookedUp> m_looked;
};

} // namespace bw::store

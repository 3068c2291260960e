// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/loginhistory.h"

#include "models/core/hash.h"
#include "models/store/reader.h"
#include "models/store/tr.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace bw::store {

using core::fail;

namespace {

constexpr std::size_t mostRemembered = 50'000; ///< pairs, twice
constexpr std::size_t mostNetworks = 10'000; ///< of one login: as many as decide anything
constexpr std::int64_t highestLogin = std::int64_t(1) << 31; ///< ids are counted from 1: more is no id

/// Sorted, and one entry for what several nodes tell of the same pair.
void merge(std::vector<LoginNetworkHistory> &all)
{
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return std::tie(a.login, a.network) < std::tie(b.login, b.network); });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (kept == 0 || all[kept - 1].login != all[i].login || all[kept - 1].network != all[i].network) {
            if (kept != i)
                all[kept] = std::move(all[i]);
            ++kept;
            continue;
        }
        auto &one = all[kept - 1];
        const auto &other = all[i];
        one.firstOk = std::min(one.firstOk, other.firstOk);
        one.lastOk = std::max(one.lastOk, other.lastOk);
        one.days = std::max(one.days, other.days); // the same days on two nodes are not twice as many
        one.successes += other.successes;
        one.services |= other.services;
        one.hours |= other.hours;
    }
    all.resize(kept);
}

/// Columns: login, network, first_ok_ms, last_ok_ms, ok_days, successes, services, hours.
LoginNetworkHistory entryOf(const Rows &rows)
{
    LoginNetworkHistory one;
    one.login = rows.integer(0);
    one.network = std::string(rows.bytes(1));
    one.firstOk = fromMs(rows.integer(2));
    one.lastOk = fromMs(rows.integer(3));
    one.days = rows.integer(4);
    one.successes = rows.integer(5);
    one.services = static_cast<std::uint64_t>(rows.integer(6));
    one.hours = static_cast<std::uint32_t>(rows.integer(7));
    return one;
}

} // namespace

class LoginNetworks::LookedUp
{
public:
    explicit LookedUp(Reader reader)
        : m_reader(std::move(reader))
    {
    }

    void take(std::int64_t login, std::string_view network, std::int64_t days)
    {
        if (login < 0 || login > highestLogin) {
            m_reader.noteDamage(Tr::tr("a login that cannot be"));
            return;
        }
        const auto at = static_cast<std::size_t>(login);
        if (at >= m_exists.size())
            m_exists.resize(std::max(at + 1, m_exists.size() * 2));
        m_exists[at] = true;
        m_users.add(network);
        if (days >= steadyDays)
            m_steady.add(network);
    }

    [[nodiscard]] bool exists(std::int64_t login) const
    {
        return login >= 0 && static_cast<std::size_t>(login) < m_exists.size() && m_exists[static_cast<std::size_t>(login)];
    }

    std::span<const LoginNetworkHistory> of(std::int64_t login)
    {
        if (!exists(login))
            return {};
        if (const auto found = m_recent.find(login); found != m_recent.end())
            return found->second;
        if (m_remembered >= mostRemembered) {
            m_older = std::move(m_recent);
            m_recent.clear();
            m_remembered = 0;
        }
        auto &networks = m_recent[login];
        if (const auto found = m_older.find(login); found != m_older.end()) {
            networks = std::move(found->second);
            m_older.erase(found);
            m_remembered += networks.size();
            return networks;
        }
        auto rows = m_reader.rows("SELECT login, network, first_ok_ms, last_ok_ms, ok_days, successes, services, hours FROM login_network "
                                  "WHERE node IN (SELECT id FROM node) AND login = ?",
            login);
        while (networks.size() < mostNetworks && rows.next())
            networks.push_back(entryOf(rows));
        merge(networks);
        networks.shrink_to_fit();
        m_remembered += networks.size();
        return networks;
    }

    /// Never too few: the lower of two counters that other networks may share.
    class Sketch
    {
    public:
        void add(std::string_view network)
        {
            for (auto *counter : places(network))
                if (*counter < UINT8_MAX)
                    ++*counter;
        }
        [[nodiscard]] int count(std::string_view network)
        {
            const auto both = places(network);
            return std::min(*both[0], *both[1]);
        }

    private:
        static constexpr std::size_t width = std::size_t(1) << 20;
        std::array<std::uint8_t *, 2> places(std::string_view network)
        {
            const std::uint64_t hash = core::fastHash(network);
            return { &m_counters[hash % width], &m_counters[width + (hash >> 32) % width] };
        }
        std::vector<std::uint8_t> m_counters = std::vector<std::uint8_t>(2 * width);
    };
    Sketch m_users, m_steady;
    Reader m_reader;

private:
    std::vector<bool> m_exists;
    std::unordered_map<std::int64_t, std::vector<LoginNetworkHistory>> m_recent, m_older;
    std::size_t m_remembered = 0; ///< pairs in m_recent
};

LoginNetworks::LoginNetworks(std::vector<LoginNetworkHistory> all)
    : m_all(std::move(all))
{
    merge(m_all);
    count();
}

LoginNetworks::LoginNetworks(LoginNetworks &&other) noexcept = default;
LoginNetworks &LoginNetworks::operator=(LoginNetworks &&other) noexcept = default;
LoginNetworks::~LoginNetworks() = default;

void LoginNetworks::count()
{
    for (const auto &one : m_all) {
        auto &users = m_users[one.network];
        ++users.all;
        users.steady += one.days >= steadyDays;
    }
}

core::Result<LoginNetworks> LoginNetworks::read(const Store &store, const Cancel &cancel, std::size_t mostAtHand)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    LoginNetworks made({});
    bool fits = true;
    {
        auto rows = reader->rows("SELECT login, network, first_ok_ms, last_ok_ms, ok_days, successes, services, hours FROM login_network");
        while (fits && rows.next()) {
            made.m_all.push_back(entryOf(rows));
            if (made.m_all.size() > mostAtHand) {
                merge(made.m_all);
                fits = made.m_all.size() <= mostAtHand / 4 * 3; // else every few rows would be sorted anew
            }
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    if (fits) {
        merge(made.m_all);
        made.count();
        return made;
    }
    std::vector<LoginNetworkHistory>().swap(made.m_all);
    made.m_looked = std::make_unique<LookedUp>(std::move(*reader));
    auto &looked = *made.m_looked;
    {
        auto rows = looked.m_reader.rows("SELECT login, network, ok_days FROM login_network");
        while (rows.next())
            looked.take(rows.integer(0), rows.bytes(1), rows.integer(2));
    }
    if (looked.m_reader.problem())
        return fail(*looked.m_reader.problem());
    return made;
}

std::span<const LoginNetworkHistory> LoginNetworks::of(std::int64_t login) const
{
    if (m_looked)
        return m_looked->of(login);
    struct ByLogin
    {
        bool operator()(const LoginNetworkHistory &a, std::int64_t b) const { return a.login < b; }
        bool operator()(std::int64_t a, const LoginNetworkHistory &b) const { return a < b.login; }
    };
    const auto [first, last] = std::equal_range(m_all.begin(), m_all.end(), login, ByLogin());
    return { first, last };
}

bool LoginNetworks::exists(std::int64_t login) const
{
    return m_looked ? m_looked->exists(login) : !of(login).empty();
}

int LoginNetworks::usersOf(std::string_view network) const
{
    if (m_looked)
        return m_looked->m_users.count(network);
    const auto found = m_users.find(std::string(network));
    return found == m_users.end() ? 0 : found->second.all;
}

int LoginNetworks::steadyUsersOf(std::string_view network) const
{
    if (m_looked)
        return m_looked->m_steady.count(network);
    const auto found = m_users.find(std::string(network));
    return found == m_users.end() ? 0 : found->second.steady;
}

std::optional<core::Problem> LoginNetworks::problem() const
{
    return m_looked ? m_looked->m_reader.problem() : std::nullopt;
}

} // namespace bw::store

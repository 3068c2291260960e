// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/trystream.h"

#include "models/core/hash.h"

#include <algorithm>

namespace bw::detection {

using core::UtcMicros;
using store::LoginTry;

namespace {
constexpr int steadyDays = 5;
constexpr std::size_t mostPairs = 50'000;
constexpr std::size_t mostWaiting = 1'000'000;

std::string tryKey(const LoginTry &row)
{
    const std::int64_t ids[] { row.rowId >> 40, row.login };
    std::string key(reinterpret_cast<const char *>(ids), sizeof ids);
    key += row.client.view();
    return key;
}
}

LoginHistory::LoginHistory(std::vector<store::LoginNetworkHistory> history)
    : m_history(std::move(history))
{
    std::stable_sort(m_history.begin(), m_history.end(), [](const auto &a, const auto &b) { return a.login < b.login; });
    for (std::size_t i = 0; i < m_history.size(); ++i) {
        m_first.try_emplace(m_history[i].login, i);
        ++m_users[m_history[i].network];
        if (m_history[i].days >= steadyDays)
            ++m_steadyUsers[m_history[i].network];
    }
}

std::vector<const store::LoginNetworkHistory *> LoginHistory::networksOf(std::int64_t login) const
{
    std::vector<const store::LoginNetworkHistory *> networks;
    const auto first = m_first.find(login);
    for (std::size_t i = first == m_first.end() ? m_history.size() : first->second; i < m_history.size() && m_history[i].login == login; ++i)
        networks.push_back(&m_history[i]);
    return networks;
}

const store::LoginNetworkHistory *LoginHistory::find(std::int64_t login, std::string_view network) const
{
    for (const auto *one : networksOf(login))
        if (one->network == network)
            return one;
    return nullptr;
}

int LoginHistory::usersOf(std::string_view network) const
{
    const auto found = m_users.find(std::string(network));
    return found == m_users.end() ? 0 : found->second;
}

bool LoginHistory::isKnownElsewhere(std::int64_t login, std::string_view network, UtcMicros t) const
{
    const auto networks = networksOf(login);
    return std::any_of(networks.begin(), networks.end(),
        [&](const auto *one) { return one->network != network && one->firstOk <= t - core::microsPerDay; });
}

int LoginHistory::steadyUsersOf(std::string_view network) const
{
    const auto found = m_steadyUsers.find(std::string(network));
    return found == m_steadyUsers.end() ? 0 : found->second;
}

std::string sourceKey(const core::IpAddress &client)
{
    return std::string(client.view().substr(0, client.length == 16 ? 8 : client.length));
}

std::uint64_t sourceId(const core::IpAddress &client)
{
    return core::fastHash(client.view().substr(0, client.length == 16 ? 8 : client.length));
}

std::string pairKey(std::int64_t login, std::string_view network)
{
    std::string key(reinterpret_cast<const char *>(&login), sizeof login);
    key += network;
    return key;
}

TryStream::TryStream(const LoginHistory &history, UtcMicros start)
    : m_history(history)
    , m_start(start)
{
}

bool TryStream::isSameTry(const LoginTry &row)
{
    if (m_open.size() > mostPairs)
        std::erase_if(m_open, [&](const auto &one) { return row.time - one.second.time > mergeWindow; });
    auto &open = m_open[tryKey(row)];
    const bool isOther = std::find(open.mechanisms.begin(), open.mechanisms.end(), row.mechanism) == open.mechanisms.end();
    const bool isSame = !open.mechanisms.empty() && isOther && row.time - open.time <= mergeWindow && row.login != 0;
    if (isSame) {
        open.mechanisms.push_back(row.mechanism);
        return true;
    }
    open = { row.time, { row.mechanism } };
    return false;
}

void TryStream::take(const LoginTry &row)
{
    if (onRow)
        onRow(row);
    release(row.time - resolveWindow);
    if (row.isOk()) {
        auto &successes = m_successes[pairKey(row.login, row.client.network())];
        if (successes.first == INT64_MAX) {
            for (const auto &day : m_pairFailures)
                if (const auto failures = day.find(pairKey(row.login, row.client.network())); failures != day.end())
                    successes.failuresBefore += failures->second;
        }
        successes.first = std::min(successes.first, row.time);
        if (successes.recent.empty() || row.time - successes.recent.back() >= core::microsPerMinute)
            successes.recent.push_back(row.time);
        while (!successes.recent.empty() && row.time - successes.recent.front() > 2 * resolveWindow) {
            successes.last = successes.recent.front();
            successes.recent.pop_front();
        }
        if (onSuccess)
            onSuccess(row);
        return;
    }
    if (row.outcome == logs::LoginOutcome::Outage) {
        if (onOutage)
            onOutage(row);
        return;
    }
    if (!row.isFailure())
        return;
    if (isSameTry(row)) {
        if (onRepeat)
            onRepeat(row);
        return;
    }
    if (m_pairFailures[0].size() > mostPairs || row.time - m_lastSweep > core::microsPerDay) {
        m_pairFailures[1] = std::move(m_pairFailures[0]);
        m_pairFailures[0].clear();
        m_lastSweep = row.time;
    }
    m_pairFailures[0][pairKey(row.login, row.client.network())] += row.tries;
    m_waiting.push_back(row);
    if (m_waiting.size() > mostWaiting)
        release(m_waiting.front().time);
}

ClassifiedTry TryStream::classified(const LoginTry &row)
{
    ClassifiedTry one { row, Exists::Unknown, false, false };
    one.hasLoggedIn = m_history.exists(row.login);
    if (one.hasLoggedIn || row.outcome == logs::LoginOutcome::WrongPassword)
        one.exists = Exists::Yes;
    else if (row.outcome == logs::LoginOutcome::NoSuchUser)
        one.exists = Exists::No;
    const auto network = row.client.network();
    const auto *past = m_history.find(row.login, network);
    const bool isKnown = past && past->firstOk < std::min(m_start, row.time) && past->lastOk >= row.time - familiarWindow;
    one.isFamiliar = isKnown;
    const auto found = m_successes.find(pairKey(row.login, network));
    if (found == m_successes.end())
        return one;
    const auto &successes = found->second;
    // A success that guessing led to makes the network no friend's, and resolves nothing. Of somebody who was never seen
    // before nobody can tell: in a young store every network is new.
    if (!isKnown && successes.failuresBefore >= mostResolvedOfNew && m_history.isKnownElsewhere(row.login, network, successes.first))
        return one;
    one.isFamiliar = isKnown || (successes.first < row.time && row.time - successes.first <= familiarWindow);
    const auto after = std::upper_bound(successes.recent.begin(), successes.recent.end(), row.time);
    one.isResolved = after != successes.recent.end() && *after - row.time <= resolveWindow;
    return one;
}

void TryStream::release(UtcMicros until)
{
    while (!m_waiting.empty() && m_waiting.front().time <= until) {
        if (onFailure)
            onFailure(classified(m_waiting.front()));
        m_waiting.pop_front();
    }
}

void TryStream::finish()
{
    release(INT64_MAX);
}

} // namespace bw::detection

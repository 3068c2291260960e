// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/trystream.h"

#include "models/core/hash.h"

#include <algorithm>

namespace bw::detection {

using core::UtcMicros;
using store::LoginTry;

namespace {
constexpr std::size_t mostKeys = 50'000; ///< in half a table
constexpr std::size_t mostWaiting = 200'000;
constexpr std::int64_t learnedSuccesses = 10, learnedDays = 5;
}

LoginHistory::LoginHistory(store::LoginNetworks networks)
    : m_networks(std::move(networks))
{
}

const store::LoginNetworkHistory *LoginHistory::find(std::int64_t login, std::string_view network) const
{
    for (const auto &one : networksOf(login))
        if (one.network == network)
            return &one;
    return nullptr;
}

bool LoginHistory::isLearned(std::int64_t login, UtcMicros t) const
{
    std::int64_t successes = 0, days = 0;
    UtcMicros earliest = t;
    for (const auto &one : networksOf(login)) {
        if (one.firstOk >= t)
            continue;
        successes += one.successes;
        days += one.days;
        earliest = std::min(earliest, one.firstOk);
    }
    return successes >= learnedSuccesses && std::min<std::int64_t>(days, (t - earliest) / core::microsPerDay + 1) >= learnedDays;
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

std::size_t TryStream::Hash::operator()(const Pair &pair) const
{
    const std::uint64_t words[] { static_cast<std::uint64_t>(pair.login), pair.network };
    return core::fastHash({ reinterpret_cast<const char *>(words), sizeof words });
}

std::size_t TryStream::Hash::operator()(const Password &password) const
{
    const std::int64_t ids[] { password.node, password.login };
    return core::fastHash(password.client.view(), core::fastHash({ reinterpret_cast<const char *>(ids), sizeof ids }));
}

TryStream::Pair TryStream::pairOf(const LoginTry &row)
{
    const auto network = row.client.network();
    std::uint64_t packed = network.size();
    for (const char byte : network)
        packed = packed << 8 | static_cast<std::uint8_t>(byte);
    return { row.login, packed };
}

bool TryStream::isSameTry(const LoginTry &row)
{
    if (m_open.newer.size() >= mostKeys)
        m_open.turn();
    const Password password { row.rowId >> 40, row.login, row.client };
    OpenTry open;
    if (const auto *known = m_open.find(password))
        open = *known;
    const auto *end = open.mechanisms.begin() + open.count;
    const bool isOther = open.count < OpenTry::most && std::find<const std::int32_t *>(open.mechanisms.begin(), end, row.mechanism) == end;
    const bool isSame = open.count > 0 && isOther && row.time - open.time <= mergeWindow && row.login != 0;
    if (!isSame)
        open = { row.time, {}, 0 };
    open.mechanisms[open.count++] = row.mechanism;
    m_open.newer[password] = open;
    return isSame;
}

void TryStream::success(const LoginTry &row)
{
    const Pair pair = pairOf(row);
    if (const auto waiting = m_waitingPairs.find(pair); waiting != m_waitingPairs.end())
        waiting->second.lastOk = row.time;
    if (m_firstOk.newer.contains(pair))
        return;
    if (m_firstOk.newer.size() >= mostKeys)
        m_firstOk.turn();
    if (const auto *older = m_firstOk.find(pair)) { // used lately: it stays
        m_firstOk.newer.emplace(pair, *older);
        return;
    }
    if (m_firstOk.hasLetGo) {
        const auto *past = m_history.find(row.login, row.client.network());
        if (past && past->firstOk >= m_start && past->firstOk < row.time) {
            m_firstOk.newer.emplace(pair, past->firstOk);
            return;
        }
    }
    m_firstOk.newer.emplace(pair, row.time);
    std::int64_t failures = 0;
    for (const auto *day : { &m_pairFailures.newer, &m_pairFailures.older })
        if (const auto found = day->find(pair); found != day->end())
            failures += found->second;
    if (failures >= mostResolvedOfNew && m_guessed.size() < mostKeys)
        m_guessed.emplace(pair, row.time);
}

void TryStream::take(const LoginTry &row)
{
    if (onRow)
        onRow(row);
    release(row.time - resolveWindow);
    if (row.isOk()) {
        success(row);
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
    if (m_pairFailures.newer.size() > mostKeys || row.time - m_lastSweep > core::microsPerDay) {
        m_pairFailures.turn();
        m_lastSweep = row.time;
    }
    if (onTry)
        onTry(row);
    const Pair pair = pairOf(row);
    m_pairFailures.newer[pair] += row.tries;
    m_waiting.push_back(row);
    ++m_waitingPairs[pair].failures;
    if (m_waiting.size() > mostWaiting)
        releaseFirst();
}

/// INT64_MAX: it never succeeded in the stream, as far as that can be told.
UtcMicros TryStream::firstOkOf(const Pair &pair, const store::LoginNetworkHistory *past)
{
    if (const auto *known = m_firstOk.find(pair))
        return *known;
    return m_firstOk.hasLetGo && past && past->firstOk >= m_start ? past->firstOk : INT64_MAX;
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
    const Pair pair = pairOf(row);
    const UtcMicros first = firstOkOf(pair, past);
    // A success that guessing led to makes the network no friend's, and resolves nothing. Of somebody whose places are not
    // learned nobody can tell: in a young store every network is new, and a phone with an old password fails often.
    if (const auto guessed = m_guessed.find(pair); !isKnown && guessed != m_guessed.end() && m_history.isLearned(row.login, guessed->second))
        return one;
    one.isFamiliar = isKnown || (first < row.time && row.time - first <= familiarWindow);
    if (const auto waiting = m_waitingPairs.find(pair); waiting != m_waitingPairs.end())
        one.isResolved = waiting->second.lastOk > row.time;
    return one;
}

void TryStream::release(UtcMicros until)
{
    while (!m_waiting.empty() && m_waiting.front().time <= until)
        releaseFirst();
}

void TryStream::releaseFirst()
{
    const LoginTry row = m_waiting.front();
    m_waiting.pop_front();
    if (onFailure)
        onFailure(classified(row));
    if (const auto waiting = m_waitingPairs.find(pairOf(row)); waiting != m_waitingPairs.end() && --waiting->second.failures <= 0)
        m_waitingPairs.erase(waiting);
}

void TryStream::finish()
{
    release(INT64_MAX);
}

} // namespace bw::detection

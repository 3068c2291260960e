// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/guesswatch.h"

#include "models/detection/loginrules.h"

#include <algorithm>

namespace bw::detection {

using core::UtcMicros;

namespace {

constexpr std::size_t leastOthers = 3, mostSuspicions = 5'000, mostGotIn = 64;
constexpr std::uint32_t leastTries = 5;
constexpr int steadyUsers = 5;

}

void GuessWatch::failure(const store::LoginTry &row)
{
    if (!row.client.isKnown())
        return;
    const auto tries = static_cast<std::uint32_t>(std::max(row.tries, 1));
    auto &state = m_sources.add(sourceKey(row.client), tries).state;
    if (state.last == 0 || row.time - state.last > core::microsPerDay) {
        state.first = row.time;
        state.open = -1;
    }
    state.last = row.time;
    state.hour.add(row.time, tries);
    if (row.login != 0)
        state.failed.add(static_cast<std::uint64_t>(row.login), row.time, tries);
    if (state.open >= 0)
        m_suspicions[static_cast<std::size_t>(state.open)].window.to = row.time;
}

void GuessWatch::success(const store::LoginTry &row, const LoginHistory &history, const RecentMembers *before)
{
    auto *entry = m_sources.find(sourceKey(row.client));
    if (!entry)
        return; // nobody failed there
    auto &state = entry->state;
    const auto login = static_cast<std::uint64_t>(row.login);
    const UtcMicros dayAgo = row.time - core::microsPerDay;
    const std::string_view network = row.client.network();
    const auto *past = history.find(row.login, network);
    const bool wasThere = (before && before->has(login, dayAgo)) || (past && past->firstOk < dayAgo);
    if (state.open >= 0) {
        auto &suspicion = m_suspicions[static_cast<std::size_t>(state.open)];
        if (row.time - suspicion.gotInAt <= TryStream::resolveWindow)
            std::erase(suspicion.others, login);
        if (row.time < m_end && !wasThere && row.time - state.last <= core::microsPerDay && suspicion.gotIn.size() < mostGotIn)
            suspicion.gotIn.push_back(row.login);
        return;
    }
    state.hour.add(row.time, 0); // moves the window on
    if (row.time >= m_end || wasThere || state.hour.sum() < leastTries || m_suspicions.size() >= mostSuspicions)
        return;
    auto others = state.failed.membersSince(row.time - core::microsPerHour);
    std::erase(others, login);
    const std::size_t names = state.failed.since(dayAgo);
    const bool isOffice = (before && before->isMoreThan(names, dayAgo)) || history.steadyUsersOf(network) >= steadyUsers || history.usersOf(network) > static_cast<int>(names);
    if (others.size() < leastOthers || isOffice)
        return;
    state.open = static_cast<int>(m_suspicions.size());
    m_suspicions.push_back({ entry->key, std::move(others), { row.login }, { state.first, std::max(state.last, row.time) }, row.time });
}

std::vector<FoundAttack> GuessWatch::finish()
{
    std::vector<FoundAttack> found;
    for (const auto &one : m_suspicions)
        if (one.others.size() >= leastOthers)
            found.push_back({ .rule = "L12", .kind = AttackKind::Spraying, .login = 0, .source = one.source, .network = {}, .sources = {}, .window = one.window,
                .gotIn = one.gotIn, .fired = one.gotInAt, .isMachine = false, .threshold = ">= 5 tries and >= 3 other names in 1 h, then a login got in" });
    return found;
}

} // namespace bw::detection

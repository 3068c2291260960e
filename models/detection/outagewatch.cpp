// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/outagewatch.h"

#include <algorithm>

namespace bw::detection {

using core::UtcMicros;

namespace {
constexpr UtcMicros window = 5 * core::microsPerMinute;
constexpr std::size_t outagesMany = 20, outagesSome = 5;
}

void OutageWatch::take(const store::LoginTry &row)
{
    const bool isOutage = row.outcome == logs::LoginOutcome::Outage;
    if (!isOutage && !row.isOk() && !row.isFailure())
        return;
    const std::int64_t node = row.rowId >> 40;
    auto &state = m_nodes[node];
    state.asked.add(row.time, static_cast<std::uint32_t>(std::max(row.tries, 1)));
    if (!isOutage)
        return;
    while (!state.recent.empty() && row.time - state.recent.front() > window)
        state.recent.pop_front();
    state.recent.push_back(row.time);
    const std::size_t outages = state.recent.size();
    const bool isDown = outages >= outagesMany || (outages >= outagesSome && 2 * outages > state.asked.sum());
    if (state.isOpen && row.time <= state.spans.back().span.to) {
        state.spans.back().span.to = row.time + window;
        ++state.spans.back().outages;
    } else if (isDown) {
        state.spans.push_back({ node, { state.recent.front(), row.time + window }, static_cast<qint64>(outages) });
        state.isOpen = true;
    }
    if (state.recent.size() > outagesMany)
        state.recent.pop_front();
}

bool OutageWatch::isDown(std::int64_t node, UtcMicros t) const
{
    const auto found = m_nodes.find(node);
    if (found == m_nodes.end())
        return false;
    const auto &spans = found->second.spans;
    const auto after = std::upper_bound(spans.begin(), spans.end(), t, [](UtcMicros time, const LoginOutage &one) { return time < one.span.from; });
    return after != spans.begin() && std::prev(after)->span.contains(t);
}

std::vector<LoginOutage> OutageWatch::outages() const
{
    std::vector<LoginOutage> all;
    for (const auto &[node, state] : m_nodes)
        all.insert(all.end(), state.spans.begin(), state.spans.end());
    std::sort(all.begin(), all.end(), [](const LoginOutage &a, const LoginOutage &b) { return std::tie(a.span.from, a.node) < std::tie(b.span.from, b.node); });
    return all;
}

} // namespace bw::detection

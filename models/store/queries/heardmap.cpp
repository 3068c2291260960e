// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/heardmap.h"

#include <algorithm>

namespace bw::store {

using core::TimeRange;
using core::UtcMicros;

std::vector<TimeRange> joined(std::vector<TimeRange> spans)
{
    std::sort(spans.begin(), spans.end(), [](const TimeRange &a, const TimeRange &b) { return a.from < b.from; });
    std::vector<TimeRange> out;
    for (const auto &span : spans) {
        if (!out.empty() && span.from <= out.back().to)
            out.back().to = std::max(out.back().to, span.to);
        else
            out.push_back(span);
    }
    return out;
}

std::vector<TimeRange> without(const std::vector<TimeRange> &spans, const std::vector<TimeRange> &holes)
{
    std::vector<TimeRange> out;
    std::size_t h = 0;
    for (auto span : spans) {
        while (h < holes.size() && holes[h].to <= span.from)
            ++h;
        for (std::size_t i = h; i < holes.size() && holes[i].from < span.to; ++i) {
            if (holes[i].from > span.from)
                out.push_back({ span.from, holes[i].from });
            span.from = std::max(span.from, std::min(holes[i].to, span.to));
        }
        if (span.from < span.to)
            out.push_back(span);
    }
    return out;
}

UtcMicros overlap(const std::vector<TimeRange> &spans, TimeRange range)
{
    UtcMicros sum = 0;
    auto it = std::partition_point(spans.begin(), spans.end(), [&](const TimeRange &span) { return span.to <= range.from; });
    for (; it != spans.end() && it->from < range.to; ++it)
        sum += std::min(it->to, range.to) - std::max(it->from, range.from);
    return sum;
}

HeardMap::HeardMap(Reader &reader, const QList<NodeName> &nodes)
{
    m_spans.reserve(static_cast<std::size_t>(nodes.size()));
    for (const auto &node : nodes) {
        std::vector<TimeRange> spans;
        auto heard = reader.rows("SELECT from_ms, to_ms FROM heard WHERE node = ?", node.id);
        while (heard.next())
            spans.push_back({ fromMs(heard.integer(0)), fromMs(heard.integer(1)) });
        std::vector<TimeRange> holes;
        auto lost = reader.rows("SELECT from_ms, to_ms FROM lost WHERE node = ?", node.id);
        while (lost.next())
            holes.push_back({ fromMs(lost.integer(0)), fromMs(lost.integer(1)) });
        m_spans.push_back(without(joined(std::move(spans)), joined(std::move(holes))));
    }
}

UtcMicros HeardMap::heard(std::size_t node, TimeRange range) const
{
    return overlap(m_spans[node], range);
}

double HeardMap::share(std::size_t node, TimeRange range) const
{
    if (range.length() <= 0)
        return m_spans[node].empty() ? 0.0 : 1.0;
    return double(heard(node, range)) / double(range.length());
}

double HeardMap::share(TimeRange range) const
{
    if (m_spans.empty())
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < m_spans.size(); ++i)
        sum += share(i, range);
    return sum / double(m_spans.size());
}

int HeardMap::nodesHeard(TimeRange range) const
{
    int count = 0;
    for (std::size_t i = 0; i < m_spans.size(); ++i)
        count += heard(i, range) > 0 ? 1 : 0;
    return count;
}

TimeRange HeardMap::extent() const
{
    TimeRange whole { INT64_MAX, INT64_MIN };
    for (const auto &spans : m_spans) {
        if (spans.empty())
            continue;
        whole.from = std::min(whole.from, spans.front().from);
        whole.to = std::max(whole.to, spans.back().to);
    }
    return whole.from > whole.to ? TimeRange {} : whole;
}

} // namespace bw::store

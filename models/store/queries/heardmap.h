// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/names.h"
#include "models/store/reader.h"

#include <vector>

namespace bw::store {

/// When each chosen node was heard: spans of any host and envelope joined, known losses taken out.
class HeardMap final
{
public:
    HeardMap(Reader &reader, const QList<NodeName> &nodes);

    [[nodiscard]] std::size_t nodes() const { return m_spans.size(); }
    [[nodiscard]] const std::vector<core::TimeRange> &spans(std::size_t node) const { return m_spans[node]; }
    [[nodiscard]] core::UtcMicros heard(std::size_t node, core::TimeRange range) const;
    /// Heard share of node × time; 1 for an empty range that was heard.
    [[nodiscard]] double share(core::TimeRange range) const;
    [[nodiscard]] double share(std::size_t node, core::TimeRange range) const;
    [[nodiscard]] int nodesHeard(core::TimeRange range) const; ///< for at least a part of it
    /// From the first to the last moment that any of them was heard; empty without any.
    [[nodiscard]] core::TimeRange extent() const;

private:
    std::vector<std::vector<core::TimeRange>> m_spans;
};

/// Sorts and joins spans that touch.
[[nodiscard]] std::vector<core::TimeRange> joined(std::vector<core::TimeRange> spans);
[[nodiscard]] std::vector<core::TimeRange> without(const std::vector<core::TimeRange> &spans, const std::vector<core::TimeRange> &holes);
[[nodiscard]] core::UtcMicros overlap(const std::vector<core::TimeRange> &spans, core::TimeRange range);

} // namespace bw::store

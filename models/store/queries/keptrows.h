// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/names.h"
#include "models/store/reader.h"

#include <vector>

namespace bw::store {

/// A stretch of row ids of one table, first … last.
struct IdRange
{
    std::int64_t first = 0, last = 0;
    core::TimeRange times {}; ///< of its segment: a row of another time is damaged
};

struct KeptSegment
{
    std::int64_t id = 0;
    core::TimeRange times; ///< of its rows, half open
    bool isSealed = false;
};

/// Which rows are kept: segments of one node, and from when on every row is there.
class KeptRows final
{
public:
    KeptRows(Reader &reader, std::int64_t node);

    [[nodiscard]] std::int64_t node() const { return m_node; }
    [[nodiscard]] const std::vector<KeptSegment> &segments() const { return m_segments; } ///< oldest first
    /// Every row of an event from here on is kept. INT64_MIN when nothing was ever let go.
    [[nodiscard]] core::UtcMicros completeFrom() const { return m_completeFrom; }
    /// Id ranges of `table` whose segments have rows inside the range, oldest first.
    [[nodiscard]] std::vector<IdRange> ranges(const char *table, core::TimeRange range) const;
    [[nodiscard]] std::vector<IdRange> rangesOf(const char *table, std::int64_t segment) const;

private:
    [[nodiscard]] bool hasCounted(std::int64_t node, const char *table) const;

    Reader &m_reader;
    std::int64_t m_node;
    std::vector<KeptSegment> m_segments;
    core::UtcMicros m_completeFrom = INT64_MIN;
};

} // namespace bw::store

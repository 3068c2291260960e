// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/keptrows.h"

namespace bw::store {

KeptRows::KeptRows(Reader &reader, std::int64_t node)
    : m_reader(reader)
    , m_node(node)
{
    auto rows = reader.rows(
        "SELECT id, low_ms, high_ms, sealed, stored_day FROM segment WHERE id > ? AND id < ? ORDER BY id", rowId(node, 0), rowId(node + 1, 0));
    std::int64_t expected = 1;
    while (rows.next()) {
        // A number that is left out: that segment has left (a hold may keep older ones), with whatever was stored before this one's day.
        const std::int64_t number = rows.integer(0) & rowNumberMask;
        if (number > expected)
            m_completeFrom = rows.integer(4) * core::microsPerDay;
        expected = number + 1;
        m_segments.push_back({ rows.integer(0), { fromMs(rows.integer(1)), fromMs(rows.integer(2)) + 1000 }, rows.integer(3) != 0 });
    }
    // Maintenance notes up to when rows have left (maintenance.cpp); before it did, only numbers told.
    const char *counter = "SELECT next FROM node_counter WHERE node = ? AND tbl = ?";
    if (const auto keptFrom = reader.integer(counter, node, QStringLiteral("kept_from_ms")))
        m_completeFrom = fromMs(*keptFrom);
    else if (m_segments.empty() && (hasCounted(node, "login") || hasCounted(node, "delivery") || hasCounted(node, "rejection")))
        m_completeFrom = INT64_MAX;
    else if (reader.integer(counter, node, QStringLiteral("segment")).value_or(1) > expected)
        m_completeFrom = INT64_MAX;
}

bool KeptRows::hasCounted(std::int64_t node, const char *table) const
{
    return m_reader.integer("SELECT next FROM node_counter WHERE node = ? AND tbl = ?", node, QString::fromLatin1(table)).value_or(1) > 1;
}

std::vector<IdRange> KeptRows::rangesOf(const char *table, std::int64_t segment) const
{
    std::vector<IdRange> out;
    auto rows = m_reader.rows(
        "SELECT first, last FROM segment_range WHERE segment = ? AND tbl = ?", segment, QString::fromLatin1(table));
    while (rows.next())
        out.push_back({ rowId(m_node, rows.integer(0) & rowNumberMask), rowId(m_node, rows.integer(1) & rowNumberMask) });
    return out;
}

std::vector<IdRange> KeptRows::ranges(const char *table, core::TimeRange range) const
{
    std::vector<IdRange> out;
    for (const auto &segment : m_segments) {
        if (segment.times.to <= range.from || segment.times.from >= range.to)
            continue;
        for (IdRange ids : rangesOf(table, segment.id)) {
            ids.times = segment.times;
            out.push_back(ids);
        }
    }
    return out;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeseriesdata.h"
#include "ui/common/tile.h"
#include "ui/itemmodels/needfacts.h"
#include "ui/itemmodels/overviewfacts.h"
#include "ui/overview/needlist.h"
#include "ui/overview/nodecells.h"

#include <QHash>

namespace bw::ui {
class Format;
}

namespace bw::overview {

/// Answers of the store as what widgets show. Pure functions of values: tested without a window.

[[nodiscard]] ui::TileData sentTile(const itemmodels::OverviewFacts &facts, const ui::Format &format);
[[nodiscard]] ui::TileData deliveredTile(const itemmodels::OverviewFacts &facts, const ui::Format &format);
[[nodiscard]] ui::TileData failedTile(const itemmodels::OverviewFacts &facts, const ui::Format &format);
[[nodiscard]] ui::TileData heardTile(const itemmodels::OverviewFacts &facts, const ui::Format &format);

/// Nodes that spoke before and were not heard from then on to the end of \p range, while others were.
[[nodiscard]] QHash<QString, core::UtcMicros> silentNodes(const store::CoverageAnswer &answer, const core::TimeRange &range);
[[nodiscard]] QList<NodeCells::Cell> nodeCells(const store::CoverageAnswer &answer, const core::TimeRange &range, const ui::Format &format);
/// Stretches of 5 minutes and more in which no node was heard, in order: each node falls silent and comes back at its own line.
[[nodiscard]] QList<core::TimeRange> commonGaps(const store::CoverageAnswer &answer);
/// Of node × time.
[[nodiscard]] double heardShareOf(const store::CoverageAnswer &answer);
/// "mx2, mx3 and 4 more": who was not heard for more than all nodes were not; empty: nobody, or everybody.
[[nodiscard]] QString nodesWithGaps(const store::CoverageAnswer &answer, const core::TimeRange &range);
/// Rows of "What needs you", worst first; what began at a moment carries it for the chart.
[[nodiscard]] QList<Need> needsOf(const detection::NeedsAnswer &answer);

} // namespace bw::overview

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timechart.h"
#include "ui/page/navigator.h"

namespace bw::ui {

/// Zooming in a chart zooms the window: the same range on every page. What a chosen span or bucket means is the page's own matter.
inline void zoomTogether(const charts::TimeChart *chart, Navigator *navigator)
{
    QObject::connect(chart, &charts::TimeChart::zoomRequested, chart, [navigator](const core::TimeRange &range) { navigator->zoomTo(range); });
    QObject::connect(chart, &charts::TimeChart::zoomBackRequested, chart, [navigator] { navigator->zoomBack(); });
    QObject::connect(chart, &charts::TimeChart::wholeRangeRequested, chart, [navigator] { navigator->showWholeRange(); });
}

} // namespace bw::ui

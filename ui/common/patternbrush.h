// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/swatch.h"

#include <QBrush>

class QPainter;
class QRectF;

namespace bw::ui {

class Theme;

/// The swatch as a brush for that device pixel ratio: colour with hatch over it on an 8 px tile (Qt's own patterns do not
/// scale). Solid when the setting says "never patterns". Cached by colour, hatch, pattern and ratio; GUI thread.
[[nodiscard]] QBrush patternBrush(Swatch swatch, const Theme &theme, qreal ratio);
/// The hatch of missing data: lines of chart.gap on nothing.
[[nodiscard]] QBrush gapBrush(const Theme &theme, qreal ratio);
/// A rounded square as in legends, 12 px by intent.
void paintSwatch(QPainter *painter, const QRectF &rect, Swatch swatch, const Theme &theme);

} // namespace bw::ui

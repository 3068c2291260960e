// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QLineF>
#include <QRectF>
#include <QString>

class QColor;
class QPainter;

namespace bw::ui {

/// One device pixel times the scale, rounded, on whole device pixels: sharp at 125, 150 and 200 %. Horizontal and vertical lines.
void hairline(QPainter *painter, const QLineF &line, const QColor &color);
/// A box with a sharp 1 px edge inside rect. An invalid colour leaves fill or edge out.
void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge, double width = 1.0);
/// Data keep their own direction whatever the layout's: "≥ 12" must not turn into "≤ 12", hosts and addresses stay left to
/// right. Sets the painter's direction to that of the text.
void followText(QPainter *painter, const QString &text);
/// The nearest position on a whole device pixel.
[[nodiscard]] double snapped(const QPainter *painter, double position);

} // namespace bw::ui

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/hairline.h"

#include <QColor>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace bw::ui {

namespace {

qreal ratioOf(const QPainter *painter)
{
    return painter->device() ? painter->device()->devicePixelRatio() : 1.0;
}

} // namespace

void followText(QPainter *painter, const QString &text)
{
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
}

double snapped(const QPainter *painter, double position)
{
    const qreal ratio = ratioOf(painter);
    return std::round(position * ratio) / ratio;
}

void hairline(QPainter *painter, const QLineF &line, const QColor &color)
{
    const qreal ratio = ratioOf(painter);
    const double thickness = std::max(1.0, std::floor(ratio)) / ratio;
    // Filled rectangles, not pens: a rectangle on whole device pixels is sharp whatever the render hints say.
    QRectF bar;
    if (std::abs(line.dy()) < std::abs(line.dx())) {
        bar = QRectF(snapped(painter, std::min(line.x1(), line.x2())), snapped(painter, line.y1()), 0, thickness);
        bar.setRight(snapped(painter, std::max(line.x1(), line.x2())));
    } else {
        bar = QRectF(snapped(painter, line.x1()), snapped(painter, std::min(line.y1(), line.y2())), thickness, 0);
        bar.setBottom(snapped(painter, std::max(line.y1(), line.y2())));
    }
    painter->fillRect(bar, color);
}

void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge, double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF outer(QPointF(snapped(painter, rect.left()), snapped(painter, rect.top())),
                       QPointF(snapped(painter, rect.right()), snapped(painter, rect.bottom())));
    const qreal ratio = ratioOf(painter);
    const double line = edge.isValid() ? std::max(1.0, std::floor(width * ratio)) / ratio : 0.0;
    const QRectF inner = outer.adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(edge.isValid() ? QPen(edge, line) : QPen(Qt::NoPen));
    const double inside = std::max(0.0, radius - line / 2);
    painter->drawRoundedRect(inner, inside, inside);
    painter->restore();
}

} // namespace bw::ui

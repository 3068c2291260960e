// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/patternbrush.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPixmapCache>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int tile = 8;
constexpr int gapTile = 6;

void paintDots(QPainter *p, const QColor &hatch, std::initializer_list<QPointF> centres, double radius)
{
    p->setPen(Qt::NoPen);
    p->setBrush(hatch);
    for (const QPointF &centre : centres)
        p->drawEllipse(centre, radius, radius);
}

void paintLines(QPainter *p, const QColor &hatch, double width, std::initializer_list<QLineF> lines)
{
    p->setPen(QPen(hatch, width, Qt::SolidLine, Qt::FlatCap));
    for (const QLineF &line : lines)
        p->drawLine(line);
}

void paintHatch(QPainter *p, Pattern pattern, const QColor &hatch)
{
    switch (pattern) {
    case Pattern::Solid:
        break;
    case Pattern::ForwardDiagonal:
        paintLines(p, hatch, 1.6, { { -1, 5, 5, -1 }, { 3, 9, 9, 3 } });
        break;
    case Pattern::BackDiagonal:
        paintLines(p, hatch, 1.6, { { -1, 3, 5, 9 }, { 3, -1, 9, 5 } });
        break;
    case Pattern::Cross:
        paintLines(p, hatch, 1.2, { { -1, -1, 9, 9 }, { 9, -1, -1, 9 } });
        break;
    case Pattern::Dots:
        paintDots(p, hatch, { { 2, 2 }, { 6, 6 } }, 1.1);
        break;
    case Pattern::DenseDots:
        paintDots(p, hatch, { { 1, 1 }, { 5, 1 }, { 3, 5 }, { 7, 5 } }, 0.9);
        break;
    case Pattern::Horizontal:
        paintLines(p, hatch, 1.5, { { 0, 2, 8, 2 }, { 0, 6, 8, 6 } });
        break;
    case Pattern::Vertical:
        paintLines(p, hatch, 1.5, { { 2, 0, 2, 8 }, { 6, 0, 6, 8 } });
        break;
    }
}

/// The tile in device pixels; its ratio makes it 8 px on every screen.
QPixmap makeTile(const QString &key, int side, qreal ratio, const QColor &fill, const std::function<void(QPainter *)> &paint)
{
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int pixels = std::max(1, int(std::lround(side * ratio)));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(fill);
    {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(double(pixels) / side, double(pixels) / side);
        paint(&painter);
    }
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

QBrush patternBrush(Swatch swatch, const Theme &theme, qreal ratio)
{
    const QColor color = theme.color(swatch.color);
    if (swatch.pattern == Pattern::Solid || !theme.patterns())
        return color;
    const QColor hatch = theme.color(Token::ChartHatch);
    const QString key = u"bw-hatch:%1:%2:%3:%4"_s.arg(color.rgba(), 8, 16).arg(hatch.rgba(), 8, 16).arg(int(swatch.pattern)).arg(ratio);
    return QBrush(makeTile(key, tile, ratio, color, [&](QPainter *p) { paintHatch(p, swatch.pattern, hatch); }));
}

QBrush gapBrush(const Theme &theme, qreal ratio)
{
    const QColor line = theme.color(Token::ChartGap);
    const QString key = u"bw-gap:%1:%2"_s.arg(line.rgba(), 8, 16).arg(ratio);
    return QBrush(makeTile(key, gapTile, ratio, QColor(0, 0, 0, 0), [&](QPainter *p) {
        paintLines(p, line, 1.0, { { -1, 4, 4, -1 }, { 2, 7, 7, 2 } });
    }));
}

void paintSwatch(QPainter *painter, const QRectF &rect, Swatch swatch, const Theme &theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    painter->setPen(Qt::NoPen);
    painter->setBrush(patternBrush(swatch, theme, ratio));
    painter->setBrushOrigin(rect.topLeft());
    painter->drawRoundedRect(rect, radius::mark, radius::mark);
    painter->restore();
}

} // namespace bw::ui

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartitems.h"

#include "ui/common/hairline.h"
#include "ui/common/patternbrush.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace bw::charts {

namespace {

using ui::Token;

constexpr double columnGap = 2;
constexpr double lineWidth = 1.5;
constexpr double markerSize = 7;
constexpr int mostMarkers = 64;

double ratioOf(const QPainter *painter)
{
    return painter->device() ? painter->device()->devicePixelRatio() : 1.0;
}

double snap(double position, double ratio)
{
    return std::round(position * ratio) / ratio;
}

/// Left and right edge of a column: gaps of 2 px, fewer when columns get thin.
std::pair<double, double> columnEdges(const ChartScene &scene, int bucket, double ratio)
{
    const core::TimeRange time = scene.data.bucket(bucket);
    const double left = scene.layout.x(time.from);
    const double right = scene.layout.x(time.to);
    const double width = right - left;
    const double gap = width > 6 ? columnGap : width > 3 ? 1 : 0;
    const double from = snap(left + gap / 2, ratio);
    return { from, std::max(from + 1 / ratio, snap(right - gap / 2, ratio)) };
}

} // namespace

ChartItem::ChartItem(const ChartScene &scene, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_scene(scene)
{
}

void ChartItem::setSize(const QSizeF &size)
{
    if (m_size == size)
        return;
    prepareGeometryChange();
    m_size = size;
}

QRectF partRect(const ChartScene &scene, int bucket, int series, double ratio)
{
    if (scene.data.isGap(bucket))
        return {};
    const auto [left, right] = columnEdges(scene, bucket, ratio);
    double below = 0;
    for (int s = 0; s <= series; ++s) {
        const double value = scene.data.value(s, bucket);
        if (scene.hidden.contains(scene.data.series[std::size_t(s)].key) || std::isnan(value) || value <= 0) {
            if (s == series)
                return {};
            continue;
        }
        if (s < series) {
            below += value;
            continue;
        }
        const double bottom = snap(scene.layout.y(below), ratio);
        // A part that is there is seen: one device pixel at least.
        const double top = std::min(snap(scene.layout.y(below + value), ratio), bottom - 1 / ratio);
        const double separator = bottom - top > 3 ? 1 / ratio * std::max(1.0, std::floor(ratio)) : 0;
        return QRectF(QPointF(left, top + (s + 1 < int(scene.data.series.size()) ? separator : 0)), QPointF(right, bottom));
    }
    return {};
}

void SeriesItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_scene.lines)
        paintLines(painter);
    else
        paintColumns(painter);
    if (!m_scene.layout.sharePlot.isEmpty())
        paintShares(painter);
}

void SeriesItem::paintColumns(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const double ratio = ratioOf(painter);
    for (std::size_t s = 0; s < m_scene.data.series.size(); ++s) {
        if (m_scene.hidden.contains(m_scene.data.series[s].key))
            continue;
        const QBrush brush = ui::patternBrush(m_scene.data.series[s].swatch, theme, ratio);
        for (int i = 0; i < m_scene.data.count(); ++i) {
            const QRectF part = partRect(m_scene, i, int(s), ratio);
            if (!part.isEmpty())
                painter->fillRect(part, brush);
        }
    }
}

void SeriesItem::paintShares(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const double ratio = ratioOf(painter);
    const ChartLayout &layout = m_scene.layout;
    for (int i = 0; i < m_scene.data.count(); ++i) {
        const double all = wholeOf(m_scene.data, i);
        if (std::isnan(all) || all <= 0)
            continue;
        const auto [left, right] = columnEdges(m_scene, i, ratio);
        double below = 0;
        for (std::size_t s = 0; s < m_scene.data.series.size(); ++s) {
            const TimeSeries &series = m_scene.data.series[s];
            const double value = m_scene.data.value(int(s), i);
            if (!series.inShare || m_scene.hidden.contains(series.key) || std::isnan(value) || value <= 0)
                continue;
            const double bottom = snap(layout.shareY(below / all), ratio);
            below += value;
            const double top = std::min(snap(layout.shareY(below / all), ratio), bottom - 1 / ratio);
            const double separator = bottom - top > 3 ? 1 / ratio : 0;
            painter->fillRect(QRectF(QPointF(left, top + separator), QPointF(right, bottom)), ui::patternBrush(series.swatch, theme, ratio));
        }
    }
}

QVector<qreal> lineDash(int index)
{
    static const std::array<QVector<qreal>, 8> dashes { QVector<qreal> {}, { 6, 3 }, { 2, 2 }, { 8, 3, 2, 3 }, { 4, 4 }, { 1, 3 }, { 10, 4 }, { 6, 2, 1, 2 } };
    QVector<qreal> dash = dashes[std::size_t(index) % dashes.size()];
    for (qreal &length : dash)
        length /= lineWidth;
    return dash;
}

void paintMarker(QPainter *painter, const QPointF &centre, double size, int index, const QColor &color)
{
    const double r = size / 2;
    const auto polygon = [&](int corners, double turn) {
        QPolygonF shape;
        for (int i = 0; i < corners; ++i) {
            const double angle = turn + 2 * M_PI * i / corners;
            shape << centre + QPointF(r * std::sin(angle), -r * std::cos(angle));
        }
        painter->drawPolygon(shape);
    };
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    switch (index % 8) {
    case 0:
        painter->drawEllipse(centre, r, r);
        break;
    case 1:
        polygon(3, 0);
        break;
    case 2:
        painter->drawRect(QRectF(centre.x() - r * 0.85, centre.y() - r * 0.85, size * 0.85, size * 0.85));
        break;
    case 3:
        polygon(4, 0);
        break;
    case 4:
        painter->setPen(QPen(color, 2));
        painter->drawLine(centre + QPointF(-r, -r) * 0.8, centre + QPointF(r, r) * 0.8);
        painter->drawLine(centre + QPointF(r, -r) * 0.8, centre + QPointF(-r, r) * 0.8);
        break;
    case 5:
        polygon(3, M_PI);
        break;
    case 6:
        polygon(6, 0);
        break;
    default: {
        QPolygonF star;
        for (int i = 0; i < 10; ++i) {
            const double angle = M_PI * i / 5;
            const double radius = i % 2 == 0 ? r : r * 0.45;
            star << centre + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
        }
        painter->drawPolygon(star);
        break;
    }
    }
}

void SeriesItem::paintLines(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool markers = m_scene.data.count() <= mostMarkers;
    for (std::size_t s = 0; s < m_scene.data.series.size(); ++s) {
        const TimeSeries &series = m_scene.data.series[s];
        if (m_scene.hidden.contains(series.key))
            continue;
        const QColor color = theme.color(series.swatch.color);
        QPainterPath path;
        std::vector<QPointF> points;
        bool open = false;
        for (int i = 0; i < m_scene.data.count(); ++i) {
            const double value = m_scene.data.value(int(s), i);
            if (std::isnan(value)) {
                open = false;
                continue;
            }
            const core::TimeRange bucket = m_scene.data.bucket(i);
            const QPointF point((layout.x(bucket.from) + layout.x(bucket.to)) / 2, layout.y(value));
            if (open)
                path.lineTo(point);
            else
                path.moveTo(point);
            open = true;
            points.push_back(point);
        }
        QPen pen(color, lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (theme.patterns() && !lineDash(int(s)).isEmpty())
            pen.setDashPattern(lineDash(int(s)));
        painter->setBrush(Qt::NoBrush);
        painter->setPen(pen);
        painter->drawPath(path);
        for (std::size_t i = 0; markers && i < points.size(); ++i)
            paintMarker(painter, points[i], markerSize, int(s), color);
    }
    painter->restore();
}

void BandItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    const auto band = [&](double left, double right, const QColor &color) {
        painter->fillRect(QRectF(QPointF(left, layout.plot.top()), QPointF(right, layout.plot.bottom())), color);
        if (!layout.sharePlot.isEmpty())
            painter->fillRect(QRectF(QPointF(left, layout.sharePlot.top()), QPointF(right, layout.sharePlot.bottom())), color);
    };
    if (m_scene.selection.length() > 0) {
        const double left = std::max(layout.plot.left(), layout.x(m_scene.selection.from));
        const double right = std::min(layout.plot.right(), layout.x(m_scene.selection.to));
        if (right > left) {
            band(left, right, theme.color(Token::SelectionFill));
            const QColor edge = theme.color(Token::AccentBase);
            for (const QRectF &plot : { layout.plot, layout.sharePlot }) {
                if (plot.isEmpty())
                    continue;
                ui::hairline(painter, QLineF(left, plot.top(), left, plot.bottom()), edge);
                ui::hairline(painter, QLineF(right, plot.top(), right, plot.bottom()), edge);
            }
        }
    }
    if (m_scene.hovered >= 0 && m_scene.hovered < m_scene.data.count()) {
        const QRectF bucket = layout.bucketRect(m_scene.data, m_scene.hovered);
        band(bucket.left(), bucket.right(), theme.color(Token::AccentSoft));
    }
}

void CursorItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!m_scene.showCurrent || m_scene.current < 0 || m_scene.current >= m_scene.data.count())
        return;
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const QColor ring = theme.color(Token::FocusRing);
    const QRectF bucket = m_scene.layout.bucketRect(m_scene.data, m_scene.current);
    ui::paintBox(painter, bucket.adjusted(-1, -1, 1, 1), 2, QColor(), ring, 2);
    if (m_scene.currentSeries >= 0 && m_scene.currentSeries < int(m_scene.data.series.size()) && !m_scene.lines) {
        const QRectF part = partRect(m_scene, m_scene.current, m_scene.currentSeries, ratioOf(painter));
        if (!part.isEmpty())
            ui::paintBox(painter, part.adjusted(-2, -2, 2, 2), 2, QColor(), theme.color(Token::TextPrimary), 2);
    }
}

} // namespace bw::charts

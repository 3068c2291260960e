// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartlayout.h"

#include <QGraphicsItem>

namespace bw::charts {

/// What the items of one chart paint from; owned by the canvas, outlives them.
struct ChartScene
{
    TimeSeriesData data; ///< coarsened to the pixels there are
    ChartLayout layout;
    ui::Format format;
    std::set<QString> hidden;
    bool lines = false;
    int hovered = -1;
    int current = -1;
    int currentSeries = -1;
    bool showCurrent = false; ///< the chart has the focus by keyboard
    core::TimeRange selection;
};

/// Base: covers the canvas, reads the scene.
class ChartItem : public QGraphicsItem
{
public:
    explicit ChartItem(const ChartScene &scene, QGraphicsItem *parent = nullptr);
    void setSize(const QSizeF &size);
    QRectF boundingRect() const override { return { QPointF(0, 0), m_size }; }

protected:
    const ChartScene &m_scene;
    QSizeF m_size;
};

/// All columns (or lines) of both plots in one item: a bar series of QtCharts makes an item a bar.
class SeriesItem final : public ChartItem
{
public:
    using ChartItem::ChartItem;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintColumns(QPainter *painter) const;
    void paintShares(QPainter *painter) const;
    void paintLines(QPainter *painter) const;
};

/// Selection and lit bucket, below the columns.
class BandItem final : public ChartItem
{
public:
    using ChartItem::ChartItem;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
};

/// Axes' words, gaps, incomplete stretches, the usual line, annotations.
class DecorItem final : public ChartItem
{
public:
    using ChartItem::ChartItem;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintAxes(QPainter *painter) const;
    void paintTicks(QPainter *painter) const;
    void paintGaps(QPainter *painter) const;
    void paintIncomplete(QPainter *painter) const;
    void paintUsual(QPainter *painter) const;
    void paintAnnotations(QPainter *painter) const;
    void paintChanges(QPainter *painter) const;
};

/// Ring round the current bucket and part, above everything.
class CursorItem final : public ChartItem
{
public:
    using ChartItem::ChartItem;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
};

/// Where that part of the stack stands, on whole device pixels; empty for nothing.
[[nodiscard]] QRectF partRect(const ChartScene &scene, int bucket, int series, double ratio);

/// Dash and marker of a line series by its place (tokens.json, chart.series).
[[nodiscard]] QVector<qreal> lineDash(int index);
void paintMarker(QPainter *painter, const QPointF &centre, double size, int index, const QColor &color);

} // namespace bw::charts

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartitems.h"

#include <QPointer>
#include <QtCharts/QChartView>

class QChart;
class QValueAxis;

namespace bw::charts {

class ChartCard;
class TimeChart;

/// The drawn face of a TimeChart: QtCharts keep plot areas, axes and grid, items of ours paint the data. Mouse and keys end
/// here and leave as TimeChart's signals.
class ChartCanvas final : public QChartView
{
    Q_OBJECT
public:
    explicit ChartCanvas(TimeChart *chart);
    ~ChartCanvas() override;

    /// Takes the chart's data anew: coarsens, lays out, repaints.
    void refresh();
    void retheme();
    [[nodiscard]] const ChartScene &chartScene() const { return m_scene; }

    void setCurrent(int bucket);
    void setSelection(const core::TimeRange &range);
    void setFocusShown(bool shown);
    bool handleKey(QKeyEvent *event); ///< true when it was for the chart
    void hideCard();
    [[nodiscard]] ChartCard *card() const { return m_card; }
    [[nodiscard]] int maximumBuckets() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Plot
    {
        QChart *chart = nullptr;
        QValueAxis *x = nullptr;
        QValueAxis *y = nullptr;
    };
    Plot makePlot(QChart *chart);
    void placePlot(const Plot &plot, const QRectF &area, const ValueScale &scale);
    void layOut();
    void repaintAll();
    void setHovered(int bucket);
    void showCard(int bucket);
    void step(int by, bool extend);
    void stepSeries(int by);
    void stepChange(int by);
    [[nodiscard]] const ChartLayout::AxisMark *axisMarkAt(const QPointF &position) const;
    void zoomAround(core::UtcMicros centre, double factor);
    void activate(int bucket, const QString &seriesKey);
    [[nodiscard]] int bucketAtX(double x) const;
    [[nodiscard]] QString seriesAt(const QPointF &position, int bucket) const;
    [[nodiscard]] core::TimeRange spanOf(int first, int last) const;

    TimeChart *m_owner;
    ChartScene m_scene;
    Plot m_main;
    Plot m_share;
    BandItem *m_band;
    SeriesItem *m_series;
    DecorItem *m_decor;
    CursorItem *m_cursor;
    QPointer<ChartCard> m_card;
    int m_anchor = -1; ///< where a selection by keys or mouse began
    QPointF m_pressed;
    bool m_dragging = false;
    bool m_down = false;
};

} // namespace bw::charts

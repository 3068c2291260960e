// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"

#include "ui/charts/chartcard.h"
#include "ui/charts/chartsentences.h"
#include "ui/charts/timechart.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QContextMenuEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::charts {

using ui::Theme;
using ui::Token;

namespace {

constexpr double dragThreshold = 4;
constexpr double narrowestColumn = 2; // pixels: thinner ones are coarsened
constexpr double zoomStep = 2;

} // namespace

ChartCanvas::ChartCanvas(TimeChart *chart)
    : QChartView(new QChart, chart)
    , m_owner(chart)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // the chart has the focus, whole
    setAcceptDrops(false); // a view takes all that is dragged over it; files are the window's
    viewport()->setAcceptDrops(false);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing, false);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_main = makePlot(this->chart());
    m_share = makePlot(new QChart);
    scene()->addItem(m_share.chart);
    // Columns stand above the charts' grids and below the words.
    m_band = new BandItem(m_scene);
    m_series = new SeriesItem(m_scene);
    m_decor = new DecorItem(m_scene);
    m_cursor = new CursorItem(m_scene);
    double z = 1;
    for (ChartItem *item : { static_cast<ChartItem *>(m_band), static_cast<ChartItem *>(m_series), static_cast<ChartItem *>(m_decor),
                             static_cast<ChartItem *>(m_cursor) }) {
        item->setZValue(z++);
        scene()->addItem(item);
    }
    // Hovering repaints band and cursor only; the rest comes from a device-sharp cache.
    m_series->setCacheMode(QGraphicsItem::DeviceCoordinateCache);
    m_decor->setCacheMode(QGraphicsItem::DeviceCoordinateCache);
    retheme();
}

ChartCanvas::~ChartCanvas()
{
    delete m_card;
}

ChartCanvas::Plot ChartCanvas::makePlot(QChart *chart)
{
    Plot plot { chart, new QValueAxis, new QValueAxis };
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    auto *domain = new QLineSeries(chart); // an axis without a series has no domain
    chart->addSeries(domain);
    plot.x->setVisible(false);
    plot.y->setLabelsVisible(false);
    plot.y->setLineVisible(false);
    chart->addAxis(plot.x, Qt::AlignBottom);
    chart->addAxis(plot.y, Qt::AlignLeft);
    domain->attachAxis(plot.x);
    domain->attachAxis(plot.y);
    return plot;
}

void ChartCanvas::retheme()
{
    const Theme &theme = Theme::of(this);
    for (const Plot &plot : { m_main, m_share })
        plot.y->setGridLinePen(QPen(theme.color(Token::ChartGrid), 1));
    layOut();
}

int ChartCanvas::maximumBuckets() const
{
    constexpr int laidOut = 300; // a chart that was never shown has the width of an empty widget
    constexpr int atFirst = 200;
    return width() < laidOut ? atFirst : std::max(24, int((width() - 60) / narrowestColumn));
}

void ChartCanvas::refresh()
{
    m_scene.data = coarsened(m_owner->m_data, maximumBuckets());
    m_scene.format = m_owner->m_format;
    m_scene.hidden = m_owner->m_hidden;
    m_scene.lines = m_owner->m_kind == ChartKind::Lines;
    if (m_scene.current >= m_scene.data.count())
        m_scene.current = m_scene.data.count() - 1;
    m_scene.hovered = -1;
    m_anchor = -1;
    hideCard();
    layOut();
}

void ChartCanvas::layOut()
{
    const QSizeF size = viewport()->size();
    if (size.isEmpty())
        return;
    m_scene.layout = layoutChart({ m_scene.data, m_scene.format, Theme::of(this), m_scene.hidden, size, m_owner->m_sharePlot, !m_scene.lines });
    setSceneRect(QRectF(QPointF(0, 0), size));
    placePlot(m_main, m_scene.layout.plot, m_scene.layout.scale);
    m_share.chart->setVisible(!m_scene.layout.sharePlot.isEmpty());
    if (!m_scene.layout.sharePlot.isEmpty())
        placePlot(m_share, m_scene.layout.sharePlot, m_scene.layout.shareScale);
    for (ChartItem *item : { static_cast<ChartItem *>(m_band), static_cast<ChartItem *>(m_series), static_cast<ChartItem *>(m_decor),
                             static_cast<ChartItem *>(m_cursor) })
        item->setSize(size);
    repaintAll();
}

void ChartCanvas::placePlot(const Plot &plot, const QRectF &area, const ValueScale &scale)
{
    plot.chart->setPlotArea(area);
    plot.chart->setGeometry(QRectF(QPointF(0, 0), QSizeF(viewport()->size())));
    // A new plot area alone does not move the axes' lines: only a layout of the chart does.
    plot.chart->layout()->invalidate();
    plot.chart->layout()->activate();
    plot.x->setRange(0, double(std::max<core::UtcMicros>(1, m_scene.layout.range.length())) / double(core::microsPerSecond));
    plot.y->setRange(0, scale.top);
    // Fixed ticks: dynamic ones make an item per step of the old range when the range grows first.
    plot.y->setTickCount(scale.lines() + 1);
}

void ChartCanvas::repaintAll()
{
    for (QGraphicsItem *item : { static_cast<QGraphicsItem *>(m_band), static_cast<QGraphicsItem *>(m_series), static_cast<QGraphicsItem *>(m_decor),
                                 static_cast<QGraphicsItem *>(m_cursor) })
        item->update();
}

void ChartCanvas::resizeEvent(QResizeEvent *event)
{
    const int before = m_scene.data.count();
    QChartView::resizeEvent(event);
    if (before != m_owner->m_data.count() || before > maximumBuckets())
        m_scene.data = coarsened(m_owner->m_data, maximumBuckets());
    layOut();
    Q_EMIT m_owner->maximumBucketsChanged(maximumBuckets());
}

int ChartCanvas::bucketAtX(double x) const
{
    if (x < m_scene.layout.plot.left() || x > m_scene.layout.plot.right())
        return -1;
    return bucketAt(m_scene.data, std::min(m_scene.layout.timeAt(x), m_scene.layout.range.to - 1));
}

QString ChartCanvas::seriesAt(const QPointF &position, int bucket) const
{
    for (int s = 0; s < int(m_scene.data.series.size()); ++s) {
        // Thin parts are hard to hit: a little more than they show.
        const QRectF part = partRect(m_scene, bucket, s, devicePixelRatioF());
        if (!part.isEmpty() && part.adjusted(-1, -1, 1, 1).contains(position))
            return m_scene.data.series[std::size_t(s)].key;
    }
    return {};
}

core::TimeRange ChartCanvas::spanOf(int first, int last) const
{
    return { m_scene.data.bucket(std::min(first, last)).from, m_scene.data.bucket(std::max(first, last)).to };
}

void ChartCanvas::setCurrent(int bucket)
{
    if (bucket < -1 || bucket >= m_scene.data.count())
        return;
    m_scene.current = bucket;
    m_cursor->update();
    m_owner->describe();
}

void ChartCanvas::setSelection(const core::TimeRange &range)
{
    m_scene.selection = range;
    m_band->update();
}

void ChartCanvas::setFocusShown(bool shown)
{
    m_scene.showCurrent = shown;
    if (!shown)
        hideCard();
    m_cursor->update();
}

void ChartCanvas::setHovered(int bucket)
{
    if (bucket == m_scene.hovered)
        return;
    m_scene.hovered = bucket;
    m_band->update();
}

void ChartCanvas::showCard(int bucket)
{
    if (bucket < 0 || bucket >= m_scene.data.count())
        return hideCard();
    if (!m_card || m_card->parentWidget() != window()) {
        delete m_card;
        m_card = new ChartCard(window());
    }
    const QRectF place = m_scene.layout.bucketRect(m_scene.data, bucket);
    const QPoint corner = viewport()->mapTo(window(), place.topLeft().toPoint());
    m_card->showFor(cardContent(m_scene, bucket), QRect(corner, place.size().toSize()));
}

void ChartCanvas::hideCard()
{
    if (m_card)
        m_card->hide();
}

void ChartCanvas::activate(int bucket, const QString &seriesKey)
{
    if (bucket < 0)
        return;
    const core::TimeRange range = m_scene.selection.length() > 0 ? m_scene.selection : m_scene.data.bucket(bucket);
    Q_EMIT m_owner->bucketActivated(range, seriesKey);
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_owner->setFocus(Qt::MouseFocusReason);
    m_down = true;
    m_dragging = false;
    m_pressed = event->position();
    m_anchor = bucketAtX(m_pressed.x());
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const double x = std::clamp(event->position().x(), m_scene.layout.plot.left(), m_scene.layout.plot.right());
    const int bucket = bucketAtX(m_down ? x : event->position().x());
    if (m_down && m_anchor >= 0) {
        m_dragging = m_dragging || std::abs(event->position().x() - m_pressed.x()) >= dragThreshold;
        if (m_dragging && bucket >= 0) {
            hideCard();
            setHovered(-1);
            setSelection(spanOf(m_anchor, bucket));
        }
        return;
    }
    const QRectF reach = QRectF(m_scene.layout.plot.topLeft(), m_scene.layout.bottomPlot().bottomRight()).adjusted(0, -m_scene.layout.topRoom, 0, 4);
    if (bucket < 0 || !reach.contains(event->position())) {
        setHovered(-1);
        return hideCard();
    }
    const bool onDiamond = std::any_of(m_scene.layout.diamonds.begin(), m_scene.layout.diamonds.end(),
                                       [&](const ChartLayout::Diamond &d) { return d.rect.adjusted(-6, -6, 6, 6).contains(event->position()); });
    viewport()->setCursor(onDiamond || axisMarkAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setHovered(bucket);
    showCard(bucket);
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_down)
        return;
    m_down = false;
    if (m_dragging) {
        m_dragging = false;
        Q_EMIT m_owner->spanSelected(m_scene.selection);
        return;
    }
    for (const ChartLayout::Diamond &diamond : m_scene.layout.diamonds) {
        if (diamond.rect.adjusted(-6, -6, 6, 6).contains(event->position())) {
            Q_EMIT m_owner->annotationActivated(diamond.id);
            return;
        }
    }
    if (const ChartLayout::AxisMark *mark = axisMarkAt(event->position())) {
        std::vector<const ChangeMark *> changes;
        for (const int i : mark->changes)
            changes.push_back(&m_scene.data.changes[std::size_t(i)]);
        m_owner->openChanges(changes, viewport()->mapToGlobal(mark->rect.topRight().toPoint()));
        return;
    }
    const int bucket = bucketAtX(event->position().x());
    if (bucket < 0)
        return;
    setCurrent(bucket);
    // A click into a selection may be the first of two that zoom.
    if (m_scene.selection.contains(m_scene.data.bucket(bucket).from))
        return;
    if (m_scene.selection.length() > 0)
        m_owner->clearSelection();
    activate(bucket, seriesAt(event->position(), bucket));
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int bucket = bucketAtX(event->position().x());
    if (bucket >= 0 && m_scene.selection.contains(m_scene.data.bucket(bucket).from))
        Q_EMIT m_owner->zoomRequested(m_scene.selection);
}

void ChartCanvas::zoomAround(core::UtcMicros centre, double factor)
{
    const core::TimeRange all = m_scene.layout.range;
    if (m_scene.data.count() < 1)
        return;
    const core::UtcMicros bucket = m_scene.data.bucket(0).length();
    const auto length = std::max(bucket, core::UtcMicros(double(all.length()) / factor));
    if (factor > 1 && length >= all.length())
        return;
    // The moment under the pointer stays where it is.
    const double place = double(centre - all.from) / double(std::max<core::UtcMicros>(1, all.length()));
    core::TimeRange range { centre - core::UtcMicros(place * double(length)), 0 };
    range.from = all.from + core::floorTo(range.from - all.from, bucket);
    range.to = range.from + length;
    Q_EMIT m_owner->zoomRequested(range);
}

void ChartCanvas::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        event->ignore(); // the page scrolls
        return;
    }
    if (event->angleDelta().y() != 0)
        zoomAround(m_scene.layout.timeAt(event->position().x()), event->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep);
    event->accept();
}

void ChartCanvas::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    setHovered(-1);
    hideCard();
}

void ChartCanvas::hideEvent(QHideEvent *event)
{
    QChartView::hideEvent(event);
    hideCard();
}

void ChartCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    hideCard();
    m_owner->openMenu(event->globalPos());
    event->accept();
}

void ChartCanvas::step(int by, bool extend)
{
    const int count = m_scene.data.count();
    if (count == 0)
        return;
    const int from = m_scene.current < 0 ? (by > 0 ? -1 : count) : m_scene.current;
    const int to = std::clamp(from + by, 0, count - 1);
    if (extend) {
        if (m_anchor < 0 || m_scene.selection.length() == 0)
            m_anchor = std::clamp(from, 0, count - 1);
        setSelection(spanOf(m_anchor, to));
        Q_EMIT m_owner->spanSelected(m_scene.selection);
    } else if (m_scene.selection.length() > 0) {
        m_owner->clearSelection();
    }
    setCurrent(to);
    showCard(to);
}

const ChartLayout::AxisMark *ChartCanvas::axisMarkAt(const QPointF &position) const
{
    for (const ChartLayout::AxisMark &mark : m_scene.layout.axisMarks)
        if (mark.rect.adjusted(-4, -4, mark.changes.size() > 1 ? 14 : 4, 6).contains(position))
            return &mark;
    return nullptr;
}

/// The next bucket in which a setting changed; from the last on to the first.
void ChartCanvas::stepChange(int by)
{
    const int count = m_scene.data.count();
    const int from = m_scene.current < 0 ? (by > 0 ? -1 : count) : m_scene.current;
    for (int n = 1; n <= count; ++n) {
        const int bucket = ((from + n * by) % count + count) % count;
        if (m_scene.data.countChangesIn(bucket) == 0)
            continue;
        setCurrent(bucket);
        showCard(bucket);
        return;
    }
}

void ChartCanvas::stepSeries(int by)
{
    // -1 is the whole column; hidden ones are passed over.
    const int count = int(m_scene.data.series.size());
    int next = m_scene.currentSeries + by;
    while (next >= 0 && next < count && m_scene.hidden.contains(m_scene.data.series[std::size_t(next)].key))
        next += by;
    m_scene.currentSeries = std::clamp(next, -1, count - 1);
    if (m_scene.currentSeries >= 0 && m_scene.hidden.contains(m_scene.data.series[std::size_t(m_scene.currentSeries)].key))
        m_scene.currentSeries = -1;
    m_cursor->update();
    m_owner->describe();
}

bool ChartCanvas::handleKey(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int count = m_scene.data.count();
    m_scene.showCurrent = true;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        // Time runs left to right in every language.
        step(event->key() == Qt::Key_Left ? -1 : 1, shift);
        return true;
    case Qt::Key_Home:
        step(-count, shift);
        return true;
    case Qt::Key_End:
        step(count, shift);
        return true;
    case Qt::Key_Up:
        stepSeries(1);
        return true;
    case Qt::Key_Down:
        stepSeries(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_scene.current, m_scene.currentSeries >= 0 ? m_scene.data.series[std::size_t(m_scene.currentSeries)].key : QString());
        return true;
    case Qt::Key_C:
        if (m_scene.data.changes.empty())
            return false;
        stepChange(shift ? -1 : 1);
        return true;
    case Qt::Key_O:
        if (m_scene.current < 0 || m_scene.data.countChangesIn(m_scene.current) == 0)
            return false;
        m_owner->openChanges(m_scene.data.changesIn(m_scene.current), viewport()->mapToGlobal(m_scene.layout.bucketRect(m_scene.data, m_scene.current).center().toPoint()));
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (m_scene.selection.length() > 0)
            Q_EMIT m_owner->zoomRequested(m_scene.selection);
        else if (count > 0)
            zoomAround(m_scene.current >= 0 ? m_scene.data.bucket(m_scene.current).from : (m_scene.layout.range.from + m_scene.layout.range.to) / 2, zoomStep);
        return true;
    case Qt::Key_Minus:
        Q_EMIT m_owner->zoomBackRequested();
        return true;
    case Qt::Key_0:
        Q_EMIT m_owner->wholeRangeRequested();
        return true;
    case Qt::Key_Escape:
        if (m_card && m_card->isVisible()) {
            hideCard();
            return true;
        }
        if (m_scene.selection.length() > 0) {
            m_owner->clearSelection();
            return true;
        }
        if (m_owner->m_zoomed) {
            Q_EMIT m_owner->zoomBackRequested();
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace bw::charts

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Axes' words, gaps, incomplete stretches, usual line and annotations of a time chart.
#include "ui/charts/chartitems.h"

#include "ui/common/hairline.h"
#include "ui/common/paintmark.h"
#include "ui/common/patternbrush.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace bw::charts {

using ui::Token;

namespace {

double ratioOf(const QPainter *painter)
{
    return painter->device() ? painter->device()->devicePixelRatio() : 1.0;
}

QFont axisFont(const ui::Theme &theme)
{
    QFont font = theme.font(ui::FontRole::Caption);
    font.setWeight(QFont::Normal);
    return font;
}

void dashedVertical(QPainter *painter, double x, double top, double bottom, const QColor &color, const QVector<qreal> &dash)
{
    const double ratio = ratioOf(painter);
    QPen pen(color, 1, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern(dash);
    painter->setPen(pen);
    const double position = std::floor(x * ratio) / ratio + 0.5 / ratio;
    painter->drawLine(QPointF(position, top), QPointF(position, bottom));
}

} // namespace

void DecorItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    paintGaps(painter);
    paintUsual(painter);
    paintAxes(painter);
    paintTicks(painter);
    paintIncomplete(painter);
    paintAnnotations(painter);
    paintChanges(painter);
}

void DecorItem::paintAxes(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    painter->setFont(axisFont(theme));
    painter->setPen(theme.color(Token::TextTertiary));
    const auto label = [&](double y, const QString &text) {
        painter->drawText(QRectF(0, y - 9, layout.plot.left() - 7, 18), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    for (int line = 0; line <= layout.scale.lines(); ++line)
        label(layout.y(line * layout.scale.step), m_scene.format.axisCount(line * layout.scale.step, layout.scale.top));
    if (!layout.sharePlot.isEmpty()) {
        // A low plot has no room for a word on every line.
        const double apart = layout.sharePlot.height() / std::max(1, layout.shareScale.lines());
        const int every = apart >= 14 ? 1 : 2;
        for (int line = 0; line <= layout.shareScale.lines(); line += every)
            label(layout.shareY(line * layout.shareScale.step), m_scene.format.percent(line * layout.shareScale.step, 0));
    }
    for (const QRectF &plot : { layout.plot, layout.sharePlot }) {
        if (!plot.isEmpty())
            ui::hairline(painter, QLineF(plot.left(), plot.bottom(), plot.right(), plot.bottom()), theme.color(Token::LineControl));
    }
}

void DecorItem::paintTicks(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    const QFont font = axisFont(theme);
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    const double bottom = layout.bottomPlot().bottom();
    double free = layout.plot.left() - 8;
    for (const TimeTick &tick : layout.ticks) {
        const double x = layout.x(tick.at);
        ui::hairline(painter, QLineF(x, bottom, x, bottom + 5), theme.color(Token::LineControl));
        const double width = metrics.horizontalAdvance(tick.text);
        double left = x + 3;
        if (left + width > m_size.width() - 2)
            left = m_size.width() - 2 - width;
        if (left < free)
            continue;
        free = left + width + 8;
        painter->setPen(theme.color(Token::TextTertiary));
        painter->drawText(QRectF(left, bottom + 3, width + 2, 16), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, tick.text);
    }
}

void DecorItem::paintGaps(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    const double ratio = ratioOf(painter);
    const QBrush hatch = ui::gapBrush(theme, ratio);
    for (const Stretch &gap : layout.gaps) {
        const double left = ui::snapped(painter, layout.x(m_scene.data.bucket(gap.first).from));
        const double right = ui::snapped(painter, layout.x(m_scene.data.bucket(gap.last - 1).to));
        for (const QRectF &plot : { layout.plot, layout.sharePlot }) {
            if (plot.isEmpty())
                continue;
            const QRectF box(QPointF(left, plot.top()), QPointF(right, plot.bottom()));
            painter->fillRect(box, theme.color(Token::SurfacePanel));
            painter->fillRect(box, hatch);
            const QColor edge = theme.color(Token::ChartGap);
            dashedVertical(painter, left, box.top(), box.bottom(), edge, { 2, 2 });
            dashedVertical(painter, right - 1 / ratio, box.top(), box.bottom(), edge, { 2, 2 });
            QPen pen(edge, 1, Qt::SolidLine, Qt::FlatCap);
            pen.setDashPattern({ 2, 2 });
            painter->setPen(pen);
            painter->drawLine(QPointF(left, std::floor(box.top()) + 0.5), QPointF(right, std::floor(box.top()) + 0.5));
        }
    }
}

void DecorItem::paintIncomplete(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    const QColor ink = theme.color(Token::VerUnknownInk);
    for (const Stretch &stretch : layout.incomplete) {
        const double left = ui::snapped(painter, layout.x(m_scene.data.bucket(stretch.first).from));
        const double right = ui::snapped(painter, layout.x(m_scene.data.bucket(stretch.last - 1).to));
        for (const QRectF &plot : { layout.plot, layout.sharePlot }) {
            if (plot.isEmpty())
                continue;
            dashedVertical(painter, left, plot.top(), plot.bottom(), ink, { 2, 3 });
            painter->fillRect(QRectF(left, plot.bottom() + 1, right - left, 3), ink);
        }
    }
}

void DecorItem::paintUsual(QPainter *painter) const
{
    const auto &usual = m_scene.data.usual;
    if (usual.empty())
        return;
    const ChartLayout &layout = m_scene.layout;
    QPainterPath path;
    bool open = false;
    for (int i = 0; i < m_scene.data.count(); ++i) {
        const double value = std::size_t(i) < usual.size() ? usual[std::size_t(i)] : std::nan("");
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
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(ui::Theme::of(nullptr).color(Token::TextSecondary), 1.2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern({ 4 / 1.2, 3 / 1.2 });
    painter->setBrush(Qt::NoBrush);
    painter->setPen(pen);
    painter->drawPath(path);
    painter->restore();
}

/// A triangle that stands on the axis, with an edge in the page's colour so that it can be told from a column behind it.
void DecorItem::paintChanges(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font = axisFont(theme);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    for (const ChartLayout::AxisMark &mark : m_scene.layout.axisMarks) {
        const QPolygonF triangle { { QPointF(mark.rect.center().x(), mark.rect.top()), mark.rect.bottomRight(), mark.rect.bottomLeft() } };
        painter->setPen(QPen(theme.color(Token::SurfacePanel), 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolygon(triangle);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::TextPrimary));
        painter->drawPolygon(triangle);
        if (mark.changes.size() < 2)
            continue;
        const QString number = mark.changes.size() > 99 ? QStringLiteral("99+") : QString::number(mark.changes.size());
        const QRectF box(mark.rect.right() + 1, mark.rect.bottom() - 12, metrics.horizontalAdvance(number) + 4, 12);
        ui::paintBox(painter, box, 3, theme.color(Token::SurfacePanel), QColor());
        painter->setPen(theme.color(Token::TextPrimary));
        painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, number);
    }
    painter->restore();
}

void DecorItem::paintAnnotations(QPainter *painter) const
{
    const ui::Theme &theme = ui::Theme::of(nullptr);
    const ChartLayout &layout = m_scene.layout;
    for (const ChartLayout::Diamond &diamond : layout.diamonds) {
        const QColor ink = theme.color(ui::markInk(diamond.mark));
        for (const QRectF &plot : { layout.plot, layout.sharePlot }) {
            if (!plot.isEmpty())
                dashedVertical(painter, diamond.x, plot.top() - (plot == layout.plot ? 2 : 0), plot.bottom(), ink, { 3, 3 });
        }
        // Always the diamond: what it warns of is in its colour and words.
        ui::paintMark(painter, diamond.rect, ui::Mark::Critical, ink, ink);
    }
    QFont plain = axisFont(theme);
    QFont strong = plain;
    strong.setWeight(QFont::Medium);
    for (const ChartLayout::Label &label : layout.labels) {
        switch (label.kind) {
        case ChartLayout::LabelKind::Gap:
            ui::paintBox(painter, label.rect, 3, theme.color(Token::SurfaceSunken), QColor());
            painter->setFont(plain);
            painter->setPen(theme.color(Token::TextSecondary));
            break;
        case ChartLayout::LabelKind::Annotation:
            painter->setFont(strong);
            painter->setPen(theme.color(ui::markInk(label.mark)));
            break;
        case ChartLayout::LabelKind::Incomplete:
            painter->setFont(plain);
            painter->setPen(theme.color(Token::VerUnknownInk));
            break;
        case ChartLayout::LabelKind::More:
            painter->setFont(plain);
            painter->setPen(theme.color(Token::TextSecondary));
            break;
        }
        painter->drawText(label.rect, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    }
}

} // namespace bw::charts

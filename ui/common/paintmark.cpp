// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/paintmark.h"

#include "ui/common/commontr.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace bw::ui {

namespace {

QPen pen(const QColor &color, double width)
{
    return QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
}

void paintCross(QPainter *p, double from, double to)
{
    p->drawLine(QPointF(from, from), QPointF(to, to));
    p->drawLine(QPointF(to, from), QPointF(from, to));
}

void paintUnknown(QPainter *p, const QColor &ink)
{
    QPen ring = pen(ink, 1.4);
    ring.setDashPattern({ 2 / 1.4, 1.49 / 1.4 });
    p->setPen(ring);
    p->setBrush(Qt::NoBrush);
    p->drawEllipse(QPointF(6, 6), 5, 5);
    // Drawn, not typed: the same in every font.
    QPainterPath hook(QPointF(4.4, 4.9));
    hook.cubicTo(4.4, 2.7, 7.7, 2.7, 7.6, 4.8);
    hook.cubicTo(7.5, 6.0, 6.0, 5.9, 6.0, 7.2);
    QPen stroke = pen(ink, 1.3);
    p->setPen(stroke);
    p->drawPath(hook);
    p->fillRect(QRectF(5.3, 8.1, 1.4, 1.4), ink);
}

void paintShield(QPainter *p, const QColor &ink)
{
    QPainterPath shield(QPointF(6, 0.8));
    shield.lineTo(10.6, 2.4);
    shield.lineTo(10.6, 5.8);
    shield.cubicTo(10.6, 8.5, 8.7, 10.2, 6, 11.2);
    shield.cubicTo(3.3, 10.2, 1.4, 8.5, 1.4, 5.8);
    shield.lineTo(1.4, 2.4);
    shield.closeSubpath();
    p->setBrush(Qt::NoBrush);
    p->setPen(pen(ink, 1.4));
    p->drawPath(shield);
}

} // namespace

void paintMark(QPainter *painter, const QRectF &rect, Mark mark, const QColor &ink, const QColor &background)
{
    if (mark == Mark::None)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = std::min(rect.width(), rect.height());
    painter->translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter->scale(side / size::mark, side / size::mark);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    switch (mark) {
    case Mark::None:
        break;
    case Mark::Critical:
        painter->drawPolygon(QPolygonF({ { 6, 0.6 }, { 11.4, 6 }, { 6, 11.4 }, { 0.6, 6 } }));
        break;
    case Mark::High:
        painter->drawPolygon(QPolygonF({ { 6, 1 }, { 11.5, 11 }, { 0.5, 11 } }));
        break;
    case Mark::Medium:
        painter->drawRect(QRectF(1.5, 1.5, 9, 9));
        break;
    case Mark::Low:
        painter->setBrush(Qt::NoBrush);
        painter->setPen(pen(ink, 2));
        painter->drawEllipse(QPointF(6, 6), 4, 4);
        break;
    case Mark::Pass:
        painter->drawEllipse(QPointF(6, 6), 5.6, 5.6);
        painter->setPen(pen(background, 1.6));
        painter->drawPolyline(QPolygonF({ { 3.2, 6.2 }, { 5.2, 8.2 }, { 8.8, 4.2 } }));
        break;
    case Mark::Fail:
        painter->drawEllipse(QPointF(6, 6), 5.6, 5.6);
        painter->setPen(pen(background, 1.6));
        paintCross(painter, 3.8, 8.2);
        break;
    case Mark::Unknown:
        paintUnknown(painter, ink);
        break;
    case Mark::NotApplicable:
        painter->drawRect(QRectF(2, 5, 8, 2));
        break;
    case Mark::Accepted:
        paintShield(painter, ink);
        break;
    case Mark::NotRead:
        painter->setBrush(Qt::NoBrush);
        painter->setPen(pen(ink, 1.4));
        painter->drawRect(QRectF(1, 1, 10, 10));
        paintCross(painter, 3.6, 8.4);
        break;
    }
    painter->restore();
}

void paintMark(QPainter *painter, const QRectF &rect, Mark mark, const Theme &theme)
{
    paintMark(painter, rect, mark, theme.color(markInk(mark)), theme.color(Token::SurfacePanel));
}

Token markInk(Mark mark)
{
    switch (mark) {
    case Mark::None:
    case Mark::NotApplicable:
        return Token::VerNaInk;
    case Mark::Critical:
    case Mark::NotRead:
        return Token::SevCriticalInk;
    case Mark::High:
        return Token::SevHighInk;
    case Mark::Medium:
        return Token::SevMediumInk;
    case Mark::Low:
        return Token::SevLowInk;
    case Mark::Pass:
        return Token::VerPassInk;
    case Mark::Fail:
        return Token::VerFailInk;
    case Mark::Unknown:
        return Token::VerUnknownInk;
    case Mark::Accepted:
        return Token::VerAcceptedInk;
    }
    return Token::VerNaInk;
}

Token markFill(Mark mark)
{
    switch (mark) {
    case Mark::None:
    case Mark::NotApplicable:
        return Token::VerNaFill;
    case Mark::Critical:
    case Mark::NotRead:
        return Token::SevCriticalFill;
    case Mark::High:
        return Token::SevHighFill;
    case Mark::Medium:
        return Token::SevMediumFill;
    case Mark::Low:
        return Token::SevLowFill;
    case Mark::Pass:
        return Token::VerPassFill;
    case Mark::Fail:
        return Token::VerFailFill;
    case Mark::Unknown:
        return Token::VerUnknownFill;
    case Mark::Accepted:
        return Token::VerAcceptedFill;
    }
    return Token::VerNaFill;
}

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::None:
        return {};
    case Mark::Critical:
        return Tr::tr("critical");
    case Mark::High:
        return Tr::tr("high");
    case Mark::Medium:
        return Tr::tr("medium");
    case Mark::Low:
        return Tr::tr("low");
    case Mark::Pass:
        return Tr::tr("passes");
    case Mark::Fail:
        return Tr::tr("fails");
    case Mark::Unknown:
        //: A verdict: it could not be measured.
        return Tr::tr("unknown");
    case Mark::NotApplicable:
        return Tr::tr("does not apply");
    case Mark::Accepted:
        return Tr::tr("risk accepted");
    case Mark::NotRead:
        return Tr::tr("not read");
    }
    return {};
}

QPixmap markPixmap(Mark mark, const Theme &theme, qreal ratio)
{
    QPixmap pixmap(QSize(size::mark, size::mark) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(QColor(0, 0, 0, 0));
    QPainter painter(&pixmap);
    paintMark(&painter, QRectF(0, 0, size::mark, size::mark), mark, theme);
    return pixmap;
}

} // namespace bw::ui

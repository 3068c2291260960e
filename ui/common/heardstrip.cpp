// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/heardstrip.h"

#include "ui/common/hairline.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace bw::ui {

HeardStrip::HeardStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HeardStrip::setHours(std::vector<double> hours, const QString &sentence)
{
    m_hours = std::move(hours);
    setAccessibleName(sentence);
    setToolTip(sentence);
    update();
}

QSize HeardStrip::sizeHint() const
{
    return { 96, 12 };
}

void HeardStrip::paint(QPainter *painter, const QRectF &rect, const std::vector<double> &hours, const Theme &theme, bool)
{
    // Time runs left to right in every language, so nothing is mirrored here.
    if (hours.empty() || rect.width() < 4)
        return;
    const QColor heard = theme.color(Token::ChartDelivered);
    const QColor partly = theme.color(Token::VerUnknownInk);
    hairline(painter, QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()), theme.color(Token::LineControl));
    const double step = rect.width() / double(hours.size());
    for (std::size_t i = 0; i < hours.size(); ++i) {
        if (hours[i] <= 0)
            continue;
        const bool whole = hours[i] >= 1;
        const double height = whole ? rect.height() : std::max(3.0, rect.height() * 0.5);
        const double left = snapped(painter, rect.left() + step * double(i));
        double right = snapped(painter, rect.left() + step * double(i + 1));
        // A gap between hours as long as there is room for one.
        if (right - left > 1.4)
            right -= right - left > 4 ? 1 : 0.5;
        painter->fillRect(QRectF(left, rect.bottom() - height, right - left, height), whole ? heard : partly);
    }
}

void HeardStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_hours, Theme::of(this));
}

} // namespace bw::ui

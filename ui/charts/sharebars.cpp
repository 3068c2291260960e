// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sharebars.h"

#include "ui/common/celldelegate.h"
#include "ui/common/hairline.h"
#include "ui/common/patternbrush.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::charts {

using ui::FontRole;
using ui::Theme;
using ui::Token;

namespace {

constexpr int barHeight = 10;
constexpr int gap = 12;
constexpr double smallestPart = 4;

} // namespace

ShareBars::ShareBars(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_name(accessibleName)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    describe();
}

void ShareBars::setRows(std::vector<Row> rows, double scale)
{
    m_rows = std::move(rows);
    m_scale = scale;
    if (m_scale <= 0) {
        for (const Row &row : m_rows) {
            double sum = 0;
            for (const Part &part : row.parts)
                sum += part.value;
            m_scale = std::max(m_scale, sum);
        }
    }
    m_current = std::min(m_current, int(m_rows.size()) - 1);
    describe();
    updateGeometry();
    update();
}

int ShareBars::rowHeight() const
{
    return std::max(24, Theme::of(this).lineHeight(FontRole::Small) + 8);
}

QSize ShareBars::sizeHint() const
{
    return { 320, rowHeight() * std::max(1, int(m_rows.size())) };
}

QSize ShareBars::minimumSizeHint() const
{
    return { 180, sizeHint().height() };
}

void ShareBars::describe()
{
    setAccessibleName(m_current >= 0 && m_current < int(m_rows.size())
                          ? tr("%1: %2, %3").arg(m_name, m_rows[std::size_t(m_current)].name, m_rows[std::size_t(m_current)].figure)
                          : m_name);
    QStringList rows;
    for (const Row &row : m_rows)
        rows << row.name + u' ' + row.figure;
    setAccessibleDescription(rows.join(u"; "_s));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void ShareBars::setCurrent(int row)
{
    m_current = std::clamp(row, m_rows.empty() ? -1 : 0, int(m_rows.size()) - 1);
    describe();
    update();
}

void ShareBars::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QFont font = theme.font(FontRole::Small);
    const QFontMetrics metrics(font);
    int nameWidth = 0;
    int figureWidth = 0;
    for (const Row &row : m_rows) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name) + 1);
        figureWidth = std::max(figureWidth, ui::CellDelegate::figureWidth(metrics, row.figure) + 1);
    }
    nameWidth = std::min(nameWidth, width() * 2 / 5);
    const int room = std::max(24, width() - nameWidth - figureWidth - 2 * gap);
    const auto visual = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    const int left = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    const qreal ratio = devicePixelRatioF();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const QRect line(0, int(i) * rowHeight(), width(), rowHeight());
        painter.setFont(font);
        painter.setPen(theme.color(Token::TextPrimary));
        painter.drawText(visual(QRect(0, line.top(), nameWidth, line.height())), left, metrics.elidedText(row.name, Qt::ElideRight, nameWidth));
        const QRect track(nameWidth + gap, line.center().y() - barHeight / 2 + 1, room, barHeight);
        painter.fillRect(visual(track), theme.color(Token::SurfaceSunken));
        double at = track.left();
        for (const Part &part : row.parts) {
            if (part.value <= 0 || m_scale <= 0)
                continue;
            const double width = std::max(smallestPart, room * part.value / m_scale);
            const double end = std::min(double(track.right() + 1), at + width);
            // Parts stand 1 px apart.
            const QRectF box(QPointF(std::round(at), track.top()), QPointF(std::max(std::round(at) + 1, std::round(end) - 1), track.bottom() + 1));
            const QRect mirrored = visual(box.toRect());
            painter.fillRect(mirrored, ui::patternBrush(part.swatch, theme, ratio));
            at = end;
        }
        painter.setPen(theme.color(Token::TextSecondary));
        const QRect figure(width() - figureWidth, line.top(), figureWidth, line.height());
        ui::CellDelegate::paintFigure(&painter, visual(figure), QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter, row.figure);
        if (hasFocus() && int(i) == m_current && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            ui::paintBox(&painter, line, ui::radius::mark, QColor(), theme.color(Token::FocusRing));
    }
}

void ShareBars::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return setCurrent(m_current - 1);
    case Qt::Key_Down:
        return setCurrent(m_current + 1);
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(int(m_rows.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT rowActivated(m_rows[std::size_t(m_current)].key);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ShareBars::mousePressEvent(QMouseEvent *event)
{
    const int row = int(event->position().y()) / rowHeight();
    if (row < 0 || row >= int(m_rows.size()))
        return;
    setCurrent(row);
    Q_EMIT rowActivated(m_rows[std::size_t(row)].key);
}

void ShareBars::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0)
        setCurrent(0);
    update();
}

bool ShareBars::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = help->pos().y() / rowHeight();
        if (row >= 0 && row < int(m_rows.size())) {
            QStringList lines { m_rows[std::size_t(row)].name + u' ' + m_rows[std::size_t(row)].figure };
            const QLocale locale;
            for (const Part &part : m_rows[std::size_t(row)].parts)
                lines << part.name + u' ' + locale.toString(part.value, 'g', 6);
            QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace bw::charts

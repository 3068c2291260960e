// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/segmentedchoice.h"

#include "ui/common/hairline.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace bw::ui {

namespace {

constexpr int padding = 10;

} // namespace

SegmentedChoice::SegmentedChoice(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_name(accessibleName)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusRing(this, radius::control);
    describe();
}

void SegmentedChoice::addChoice(const QString &text, const QVariant &value)
{
    m_choices.push_back({ text, value });
    describe();
    updateGeometry();
}

QVariant SegmentedChoice::currentData() const
{
    return m_current >= 0 && m_current < count() ? m_choices[std::size_t(m_current)].data : QVariant();
}

QString SegmentedChoice::textAt(int index) const
{
    return index >= 0 && index < count() ? m_choices[std::size_t(index)].text : QString();
}

void SegmentedChoice::setCurrent(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    describe();
    update();
}

void SegmentedChoice::setCurrentData(const QVariant &value)
{
    for (int i = 0; i < count(); ++i) {
        if (m_choices[std::size_t(i)].data == value)
            return setCurrent(i);
    }
}

void SegmentedChoice::choose(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    setCurrent(index);
    Q_EMIT chosen(index);
}

void SegmentedChoice::describe()
{
    //: Name of a choice and what is chosen, for screen readers: "Group by: Outcome, 1 of 4".
    setAccessibleName(m_choices.empty() ? m_name : tr("%1: %2, %3 of %4").arg(m_name, textAt(m_current)).arg(m_current + 1).arg(count()));
    setAccessibleDescription(tr("Left and right arrow choose."));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

QSize SegmentedChoice::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(FontRole::PanelTitle));
    int width = 1;
    for (const Choice &choice : m_choices)
        width += metrics.horizontalAdvance(choice.text) + 2 * padding + 1;
    return { width, theme.controlHeight(size::control) };
}

QRect SegmentedChoice::choiceRect(int index) const
{
    const QFontMetrics metrics(Theme::of(this).font(FontRole::PanelTitle));
    int left = 0;
    for (int i = 0; i < index; ++i)
        left += metrics.horizontalAdvance(textAt(i)) + 2 * padding + 1;
    const QRect box(left, 0, metrics.horizontalAdvance(textAt(index)) + 2 * padding + 2, height());
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

void SegmentedChoice::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QColor edge = theme.color(isEnabled() ? Token::LineControl : Token::LineSubtle);
    paintBox(&painter, rect(), radius::control, theme.color(Token::SurfacePanel), edge);
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::control - 1, radius::control - 1);
    for (int i = 0; i < count(); ++i) {
        const QRect box = choiceRect(i);
        const bool on = i == m_current;
        if (isEnabled() && (on || i == m_hovered)) {
            painter.save();
            painter.setClipPath(inside);
            painter.fillRect(box, theme.color(on ? Token::SelectionFill : Token::AccentSoft));
            painter.restore();
        }
        if (i > 0) {
            const int x = isRightToLeft() ? box.right() : box.left();
            hairline(&painter, QLineF(x, 0, x, height()), edge);
        }
        painter.setFont(theme.font(on ? FontRole::PanelTitle : FontRole::Base));
        painter.setPen(theme.color(isEnabled() ? Token::TextPrimary : Token::TextTertiary));
        painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, textAt(i));
    }
    paintBox(&painter, rect(), radius::control, QColor(), edge);
}

void SegmentedChoice::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < count(); ++i) {
        if (choiceRect(i).contains(event->position().toPoint()))
            return choose(i);
    }
}

void SegmentedChoice::mouseMoveEvent(QMouseEvent *event)
{
    int hovered = -1;
    for (int i = 0; i < count(); ++i) {
        if (choiceRect(i).contains(event->position().toPoint()))
            hovered = i;
    }
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void SegmentedChoice::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void SegmentedChoice::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_current - forward);
    case Qt::Key_Right:
        return choose(m_current + forward);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(count() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace bw::ui

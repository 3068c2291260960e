// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int padding = 9;
constexpr int gap = 4;

} // namespace

Chip::Chip(const QString &name, const QString &emptyValue, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
    , m_emptyValue(emptyValue)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setFocusRing(this, size::controlSmall / 2);
    connect(this, &QAbstractButton::clicked, this, &Chip::open);
    describe();
}

void Chip::setValue(const QString &value)
{
    if (m_value == value)
        return;
    m_value = value;
    describe();
    updateGeometry();
    update();
}

void Chip::setClearable(bool clearable)
{
    m_clearable = clearable;
    describe();
    update();
}

void Chip::setMenu(QMenu *menu)
{
    if (m_ownMenu)
        m_menu->deleteLater(); // one of its actions may have asked for this
    m_menu = menu;
    m_ownMenu = false;
}

QString Chip::textOf(const QString &value) const
{
    for (const auto &[text, chosen] : m_choices)
        if (chosen.toString() == value)
            return text;
    return value;
}

void Chip::setChoices(const QList<QPair<QString, QVariant>> &choices)
{
    m_choices = choices;
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &text, const QVariant &picked, bool empty) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, text, picked, empty] {
            if (empty) {
                clear();
                return;
            }
            setValue(text);
            Q_EMIT valuePicked(picked, text);
        });
        connect(menu, &QMenu::aboutToShow, action, [this, action, text, empty] { action->setChecked(empty ? !isSet() : m_value == text); });
    };
    if (m_clearable && !m_emptyValue.isEmpty()) {
        add(m_emptyValue, {}, true);
        menu->addSeparator();
    }
    for (const auto &[text, picked] : choices)
        add(text, picked, false);
    setMenu(menu);
    m_ownMenu = true;
}

QString Chip::shownText() const
{
    //: A filter: its dimension and the value, "Node: mx-fr-3".
    return tr("%1: %2").arg(m_name, isSet() ? m_value : m_emptyValue);
}

void Chip::describe()
{
    setText(shownText());
    setAccessibleName(shownText());
    const bool clears = isSet() && m_clearable;
    setAccessibleDescription(clears ? tr("Filter. Space changes it, Delete clears it.") : tr("Filter. Space changes it."));
    setToolTip(clears ? tr("%1. Click to change, × to clear.").arg(shownText()) : QString());
}

QSize Chip::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(FontRole::Small));
    return { padding + metrics.horizontalAdvance(shownText()) + 1 + gap + size::icon + padding - 2, theme.controlHeight(size::controlSmall) };
}

QRect Chip::endRect() const
{
    const QRect box(width() - padding + 2 - size::icon, (height() - size::icon) / 2, size::icon, size::icon);
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool hover = underMouse() && isEnabled();
    const bool tinted = isSet();
    const Token fill = isDown() || tinted ? Token::SelectionFill : hover ? Token::AccentSoft : Token::SurfacePanel;
    const Token edge = !isEnabled() ? Token::LineSubtle : tinted || hover ? Token::AccentBase : Token::LineControl;
    paintBox(&painter, rect(), height() / 2.0, theme.color(fill), theme.color(edge));
    const QColor ink = theme.color(isEnabled() ? Token::TextPrimary : Token::TextTertiary);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(ink);
    const QRect text(padding, 0, width() - 2 * padding - gap - size::icon + 2, height());
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), text), alignment, painter.fontMetrics().elidedText(shownText(), Qt::ElideRight, text.width() + 1));
    const bool clears = tinted && m_clearable;
    if (clears && m_overEnd)
        paintBox(&painter, endRect(), size::icon / 2, theme.color(Token::SurfacePanel), QColor());
    paintIcon(&painter, endRect(), clears ? u"close"_s : u"chevron-down"_s, ink);
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && isSet() && m_clearable && endRect().adjusted(-4, -4, 4, 4).contains(event->position().toPoint())) {
        clear();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void Chip::mouseMoveEvent(QMouseEvent *event)
{
    const bool over = endRect().contains(event->position().toPoint());
    if (over != m_overEnd) {
        m_overEnd = over;
        update();
    }
    QAbstractButton::mouseMoveEvent(event);
}

void Chip::leaveEvent(QEvent *event)
{
    m_overEnd = false;
    QAbstractButton::leaveEvent(event);
    update();
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isSet() && m_clearable)
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        open();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void Chip::open()
{
    Q_EMIT opened();
    if (m_menu)
        m_menu->popup(mapToGlobal(QPoint(isRightToLeft() ? width() - m_menu->sizeHint().width() : 0, height() + 2)));
}

void Chip::clear()
{
    const bool wasSet = isSet();
    setValue({});
    if (wasSet)
        Q_EMIT cleared();
}

} // namespace bw::ui

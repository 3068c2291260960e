// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/buttons.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr auto ownToolTip = "bwOwnToolTip";
constexpr auto ownDescription = "bwOwnDescription";

} // namespace

QToolButton *makeToolButton(const QString &iconName, const QString &name, const QString &toolTip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(toolTip.isEmpty() ? name : toolTip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QPushButton *makeButton(const QString &text, ButtonKind kind, const QString &iconName, ControlSize size, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setAutoDefault(false);
    setButtonKind(button, kind);
    setControlSize(button, size);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

QPushButton *makeLink(const QString &text, QWidget *parent)
{
    return makeButton(text, ButtonKind::Link, {}, ControlSize::Small, parent);
}

void setDisabledReason(QWidget *control, const QString &reason)
{
    const bool greyed = control->property(ownToolTip).isValid();
    if (reason.isEmpty()) {
        if (greyed) {
            control->setToolTip(control->property(ownToolTip).toString());
            control->setAccessibleDescription(control->property(ownDescription).toString());
            control->setProperty(ownToolTip, QVariant());
        }
        control->setEnabled(true);
        return;
    }
    if (!greyed) {
        control->setProperty(ownToolTip, control->toolTip());
        control->setProperty(ownDescription, control->accessibleDescription());
    }
    control->setToolTip(reason);
    control->setAccessibleDescription(reason);
    control->setEnabled(false);
}

DropButton::DropButton(const QString &iconName, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_icon(iconName)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void DropButton::setIconName(const QString &iconName)
{
    m_icon = iconName;
    updateGeometry();
    update();
}

void DropButton::setNarrows(bool narrows)
{
    m_narrows = narrows;
    update();
}

QSize DropButton::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(FontRole::Base));
    const int lead = m_icon.isEmpty() ? 0 : size::icon + 6;
    const int token = controlSize(this) == ControlSize::Small ? size::controlSmall : size::control;
    return { 8 + lead + metrics.horizontalAdvance(text()) + 8 + size::icon + 8, theme.controlHeight(token) };
}

QSize DropButton::minimumSizeHint() const
{
    const int lead = m_icon.isEmpty() ? 0 : size::icon + 6;
    return { 8 + lead + fontMetrics().averageCharWidth() * 5 + 8 + size::icon + 8, sizeHint().height() };
}

void DropButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.features &= ~QStyleOptionButton::HasMenu;
    if (m_narrows)
        option.state |= QStyle::State_On;
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const QColor ink = theme.color(isEnabled() ? Token::TextPrimary : Token::TextTertiary);
    QRect line = rect().adjusted(8, 0, -8, 0);
    if (!m_icon.isEmpty()) {
        const QRect box(line.left(), (height() - size::icon) / 2, size::icon, size::icon);
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), box), m_icon, ink);
        line.setLeft(line.left() + size::icon + 6);
    }
    const QRect chevron(line.right() - size::icon + 1, (height() - size::icon) / 2, size::icon, size::icon);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), chevron), u"chevron-down"_s, ink);
    line.setRight(chevron.left() - 7);
    painter.setFont(theme.font(FontRole::Base));
    painter.setPen(ink);
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), line), alignment, painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width() + 1));
}

} // namespace bw::ui

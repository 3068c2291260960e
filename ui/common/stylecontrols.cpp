// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing of buttons, fields and check boxes (design language §8).
#include "ui/common/style.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

struct BoxLook
{
    QColor fill;
    QColor edge;
    QColor text;
};

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

BoxLook buttonLook(const QStyleOption *option, ButtonKind kind, const Theme &theme)
{
    const auto c = [&](Token token) { return theme.color(token); };
    const bool pressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool hover = isOn(option, QStyle::State_MouseOver);
    if (!isOn(option, QStyle::State_Enabled)) {
        const bool edged = kind != ButtonKind::Quiet && kind != ButtonKind::Link;
        return { QColor(), edged ? c(Token::LineSubtle) : QColor(), c(Token::TextTertiary) };
    }
    switch (kind) {
    case ButtonKind::Primary: {
        const QColor fill = c(pressed ? Token::AccentPressed : hover ? Token::AccentHover : Token::AccentBase);
        return { fill, QColor(), c(Token::AccentOn) };
    }
    case ButtonKind::Destructive: {
        const QColor fill = c(pressed ? Token::SevCriticalPressed : hover ? Token::SevCriticalHover : Token::SevCriticalInk);
        return { fill, QColor(), c(Token::SurfacePanel) };
    }
    case ButtonKind::Quiet:
        if (pressed)
            return { c(Token::SelectionFill), QColor(), c(Token::TextPrimary) };
        return { hover ? c(Token::AccentSoft) : QColor(), QColor(), c(Token::TextPrimary) };
    case ButtonKind::Link:
        return { QColor(), QColor(), c(Token::TextLink) };
    case ButtonKind::Normal:
        break;
    }
    if (pressed)
        return { c(Token::SelectionFill), c(Token::AccentBase), c(Token::TextPrimary) };
    if (hover)
        return { c(Token::AccentSoft), c(Token::AccentBase), c(Token::TextPrimary) };
    return { c(Token::SurfacePanel), c(Token::LineControl), c(Token::TextPrimary) };
}

/// Field, combo, spin box.
void paintField(QPainter *painter, const QStyleOption *option, const QRect &rect, const QWidget *widget, const Theme &theme)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool error = widget && widget->property("bwError").toBool();
    const bool active = isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_HasFocus);
    const QColor fill = theme.color(enabled ? Token::SurfacePanel : Token::SurfaceWindow);
    if (error)
        paintBox(painter, rect, radius::control, fill, theme.color(Token::SevCriticalInk), stroke::error);
    else
        paintBox(painter, rect, radius::control, fill,
                 theme.color(!enabled ? Token::LineSubtle : active ? Token::AccentBase : Token::LineControl));
}

void paintChevron(QPainter *painter, const QRect &rect, const QString &name, const QColor &color, int side = size::icon)
{
    QRect box(0, 0, side, side);
    box.moveCenter(rect.center());
    paintIcon(painter, box, name, color);
}

QColor enabledText(const QStyleOption *option, const Theme &theme)
{
    return theme.color(isOn(option, QStyle::State_Enabled) ? Token::TextPrimary : Token::TextTertiary);
}

/// Icons of ours take the text's colour; others come as they are.
void paintButtonIcon(QPainter *painter, const QRect &rect, const QIcon &source, const QColor &color, bool enabled)
{
    const QString name = source.name();
    if (!name.isEmpty() && hasIcon(name))
        paintIcon(painter, rect, name, color);
    else
        source.paint(painter, rect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void BreakwaterStyle::drawPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    BoxLook look = buttonLook(option, buttonKind(widget), theme);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && buttonKind(widget) == ButtonKind::Normal && isOn(option, State_Enabled)
        && (button->features & QStyleOptionButton::DefaultButton))
        look.edge = theme.color(Token::AccentBase);
    if (look.fill.isValid() || look.edge.isValid())
        paintBox(painter, option->rect, radius::control, look.fill, look.edge);
}

void BreakwaterStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const Theme &theme = Theme::of(widget);
    const ButtonKind kind = buttonKind(widget);
    const BoxLook look = buttonLook(option, kind, theme);
    QFont font = theme.font(controlSize(widget) == ControlSize::Small ? FontRole::Small : FontRole::Base);
    if (kind == ButtonKind::Primary && isOn(option, State_Enabled))
        font.setWeight(QFont::Medium);
    const bool underlined = widget && widget->property("bwUnderlined").toBool();
    if (kind == ButtonKind::Link && isOn(option, State_Enabled) && (underlined || isOn(option, State_MouseOver)))
        font.setUnderline(true);
    painter->save();
    painter->setFont(font);
    painter->setPen(look.text);
    const QFontMetrics metrics(font);
    const bool hasMenu = button->features & QStyleOptionButton::HasMenu;
    const int iconWidth = button->icon.isNull() ? 0 : size::icon + (button->text.isEmpty() ? 0 : 6);
    const int textWidth = button->text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, button->text).width() + 1;
    const int menuWidth = hasMenu ? 20 : 0;
    const int total = std::min(iconWidth + textWidth + menuWidth, option->rect.width());
    // A link reads as text: it starts where its box starts.
    const int left = kind == ButtonKind::Link ? option->rect.left() : option->rect.left() + (option->rect.width() - total) / 2;
    QRect line(left, option->rect.top(), total, option->rect.height());
    if (!button->icon.isNull()) {
        const QRect box(line.left(), line.center().y() - size::icon / 2 + 1, size::icon, size::icon);
        paintButtonIcon(painter, visualRect(option->direction, option->rect, box), button->icon, look.text, isOn(option, State_Enabled));
    }
    const QRect text(line.left() + iconWidth, line.top(), line.width() - iconWidth - menuWidth, line.height());
    painter->drawText(visualRect(option->direction, option->rect, text), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, button->text);
    if (hasMenu) {
        const QRect arrow(line.right() - size::icon + 1, line.top(), size::icon, line.height());
        paintChevron(painter, visualRect(option->direction, option->rect, arrow), u"chevron-down"_s, look.text);
    }
    painter->restore();
}

void BreakwaterStyle::drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const Theme &theme = Theme::of(widget);
    const bool edged = widget && !static_cast<const QToolButton *>(widget)->autoRaise() && qobject_cast<const QToolButton *>(widget);
    const BoxLook look = buttonLook(option, edged ? buttonKind(widget) : ButtonKind::Quiet, theme);
    if (look.fill.isValid() || look.edge.isValid())
        paintBox(painter, option->rect, radius::control, look.fill, look.edge);
    painter->save();
    const QFont font = theme.font(controlSize(widget) == ControlSize::Small ? FontRole::Small : FontRole::Base);
    painter->setFont(font);
    painter->setPen(look.text);
    const bool iconOnly = button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty();
    const bool textOnly = button->toolButtonStyle == Qt::ToolButtonTextOnly || button->icon.isNull();
    if (button->features & QStyleOptionToolButton::Arrow && !textOnly) {
        static const QHash<int, QString> names { { Qt::UpArrow, u"chevron-up"_s }, { Qt::DownArrow, u"chevron-down"_s },
                                                 { Qt::LeftArrow, u"chevron-left"_s }, { Qt::RightArrow, u"chevron-right"_s } };
        paintChevron(painter, option->rect, names.value(button->arrowType, u"chevron-down"_s), look.text);
    } else if (button->arrowType != Qt::NoArrow && button->icon.isNull()) {
        const bool leftOrRight = button->arrowType == Qt::LeftArrow || button->arrowType == Qt::RightArrow;
        const bool first = button->arrowType == Qt::LeftArrow || button->arrowType == Qt::UpArrow;
        paintChevron(painter, option->rect, leftOrRight ? (first ? u"chevron-left"_s : u"chevron-right"_s) : (first ? u"chevron-up"_s : u"chevron-down"_s), look.text);
    } else if (iconOnly) {
        QRect box(QPoint(), button->iconSize.isValid() ? button->iconSize : QSize(size::icon, size::icon));
        box.moveCenter(option->rect.center());
        paintButtonIcon(painter, box, button->icon, look.text, isOn(option, State_Enabled));
    } else {
        QRect text = option->rect.adjusted(8, 0, -8, 0);
        if (!textOnly) {
            const QRect box(text.left(), text.center().y() - size::icon / 2 + 1, size::icon, size::icon);
            paintButtonIcon(painter, visualRect(option->direction, option->rect, box), button->icon, look.text, isOn(option, State_Enabled));
            text.setLeft(text.left() + size::icon + 6);
        }
        if (button->features & QStyleOptionToolButton::HasMenu) {
            const QRect arrow(text.right() - size::icon + 3, text.top(), size::icon, text.height());
            paintChevron(painter, visualRect(option->direction, option->rect, arrow), u"chevron-down"_s, look.text);
            text.setRight(arrow.left() - 2);
        }
        const Qt::Alignment alignment = textOnly ? Qt::AlignCenter : visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter->drawText(visualRect(option->direction, option->rect, text), int(alignment) | Qt::TextShowMnemonic | Qt::TextSingleLine, button->text);
    }
    painter->restore();
}

void BreakwaterStyle::drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    paintField(painter, option, option->rect, widget, theme);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paintChevron(painter, arrow, u"chevron-down"_s, enabledText(option, theme));
}

void BreakwaterStyle::drawSpin(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    const Theme &theme = Theme::of(widget);
    paintField(painter, option, option->rect, widget, theme);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl part, const QString &name, QAbstractSpinBox::StepEnabledFlag step) {
        const QRect rect = subControlRect(CC_SpinBox, option, part, widget);
        const bool enabled = isOn(option, State_Enabled) && (spin->stepEnabled & step);
        if (enabled && spin->activeSubControls == part && isOn(option, State_MouseOver))
            painter->fillRect(rect, theme.color(isOn(option, State_Sunken) ? Token::SelectionFill : Token::AccentSoft));
        paintChevron(painter, rect, name, theme.color(enabled ? Token::TextPrimary : Token::TextTertiary), 12);
    };
    arrow(SC_SpinBoxUp, u"chevron-up"_s, QAbstractSpinBox::StepUpEnabled);
    arrow(SC_SpinBoxDown, u"chevron-down"_s, QAbstractSpinBox::StepDownEnabled);
}

void BreakwaterStyle::drawCheck(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    const bool enabled = isOn(option, State_Enabled);
    const bool on = isOn(option, State_On);
    const bool partly = isOn(option, State_NoChange);
    const bool hover = isOn(option, State_MouseOver);
    QRect box(0, 0, size::icon, size::icon);
    box.moveCenter(option->rect.center());
    const QColor edge = theme.color(!enabled ? Token::LineSubtle : hover ? Token::AccentBase : Token::LineControl);
    const QColor panel = theme.color(enabled ? Token::SurfacePanel : Token::SurfaceWindow);
    const QColor accent = theme.color(enabled ? Token::AccentBase : Token::LineControl);
    if (element == PE_IndicatorRadioButton) {
        if (!on) {
            paintBox(painter, box, 8, panel, edge);
            return;
        }
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(accent, 5));
        painter->setBrush(panel);
        painter->drawEllipse(QRectF(box).adjusted(2.5, 2.5, -2.5, -2.5));
        painter->restore();
        return;
    }
    if (!on && !partly) {
        paintBox(painter, box, 3, panel, edge);
        return;
    }
    paintBox(painter, box, 3, accent, QColor());
    const QColor ink = theme.color(Token::AccentOn);
    paintIcon(painter, QRectF(box).adjusted(2, 2, -2, -2), on ? u"check"_s : u"minus"_s, ink);
}

void BreakwaterStyle::drawFocusFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *frame = qobject_cast<const QFocusFrame *>(widget);
    const QWidget *target = frame ? frame->widget() : nullptr;
    if (!target)
        return;
    const double margin = stroke::focus + stroke::focusOffset;
    QRectF ring = option->rect;
    double corner = radius::control;
    const QVariant own = target->property("bwRing");
    if (own.isValid())
        corner = own.toInt();
    // The ring of a check box goes round its box.
    const bool check = qobject_cast<const QCheckBox *>(target);
    const bool radio = qobject_cast<const QRadioButton *>(target);
    if (check || radio) {
        QStyleOptionButton button;
        button.initFrom(target);
        const QRect box = subElementRect(check ? SE_CheckBoxIndicator : SE_RadioButtonIndicator, &button, target);
        ring = QRectF(box).translated(margin, margin).adjusted(-margin, -margin, margin, margin);
        corner = check ? 3 : 8;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(Theme::of(widget).color(Token::FocusRing), stroke::focus));
    const double half = stroke::focus / 2;
    const double round = corner + stroke::focusOffset + half;
    painter->drawRoundedRect(ring.adjusted(half, half, -half, -half), round, round);
    painter->restore();
}

void BreakwaterStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        return drawCombo(option, painter, widget);
    case CC_SpinBox:
        return drawSpin(option, painter, widget);
    case CC_ToolButton:
        return drawToolButton(option, painter, widget);
    case CC_ScrollBar:
        return drawScrollBar(option, painter, widget);
    default:
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void BreakwaterStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    const auto c = [&](Token token) { return theme.color(token); };
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        return drawPushButton(option, painter, widget);
    case PE_FrameDefaultButton:
    case PE_FrameMenu:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_PanelMenuBar:
    case PE_FrameLineEdit:
    case PE_IndicatorToolBarSeparator:
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(painter, option, option->rect, widget, theme);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(element, option, painter, widget);
    case PE_FrameFocusRect:
        if (isOn(option, State_KeyboardFocusChange))
            paintBox(painter, option->rect, radius::mark, QColor(), c(Token::FocusRing));
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (isOn(option, State_Selected))
            painter->fillRect(option->rect, option->palette.brush(isOn(option, State_Active) ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
        else if (isOn(option, State_MouseOver) && isOn(option, State_Enabled) && element == PE_PanelItemViewItem)
            painter->fillRect(option->rect, c(Token::SurfaceAlternate));
        return;
    case PE_PanelTipLabel:
        return paintBox(painter, option->rect, 0, c(Token::SurfaceSunken), c(Token::LineControl));
    case PE_PanelMenu:
        return paintBox(painter, option->rect, 0, c(Token::SurfacePanel), c(Token::LineControl));
    case PE_FrameTabBarBase:
        return hairline(painter, QLineF(option->rect.left(), option->rect.bottom(), option->rect.right() + 1, option->rect.bottom()), c(Token::LineSubtle));
    case PE_FrameGroupBox:
    case PE_Frame:
    case PE_FrameWindow:
        return paintBox(painter, option->rect, radius::mark, QColor(), c(Token::LineSubtle));
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, c(Token::SurfacePanel));
        return hairline(painter, QLineF(option->rect.left(), option->rect.top(), option->rect.right() + 1, option->rect.top()), c(Token::LineSubtle));
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const QString name = element == PE_IndicatorArrowDown ? u"chevron-down"_s
            : element == PE_IndicatorArrowUp                  ? u"chevron-up"_s
            : element == PE_IndicatorArrowLeft                ? u"chevron-left"_s
                                                              : u"chevron-right"_s;
        return paintChevron(painter, option->rect, name, enabledText(option, theme));
    }
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace bw::ui

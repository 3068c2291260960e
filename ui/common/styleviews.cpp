// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing of tabs, headers, menus, bars (design language §8, §9).
#include "ui/common/style.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace bw::ui {

void BreakwaterStyle::drawTab(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool label) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Theme &theme = Theme::of(widget);
    const bool on = option->state & State_Selected;
    const bool enabled = option->state & State_Enabled;
    const QRect rect = option->rect;
    if (!label) {
        if (on)
            painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.color(Token::AccentBase));
        return;
    }
    painter->save();
    painter->setFont(theme.font(on ? FontRole::PanelTitle : FontRole::Base));
    const bool strong = on || (option->state & State_MouseOver);
    painter->setPen(theme.color(!enabled ? Token::TextTertiary : strong ? Token::TextPrimary : Token::TextSecondary));
    QRect text = rect.adjusted(space::s2, 0, -space::s2, 0);
    if (!tab->icon.isNull()) {
        const QRect box(text.left(), text.center().y() - size::icon / 2, size::icon, size::icon);
        tab->icon.paint(painter, visualRect(option->direction, rect, box), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        text.setLeft(text.left() + size::icon + 6);
    }
    painter->drawText(visualRect(option->direction, rect, text), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, tab->text);
    painter->restore();
    if ((option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange))
        paintBox(painter, rect.adjusted(1, 3, -1, -4), radius::control, QColor(), theme.color(Token::FocusRing), stroke::focus);
}

void BreakwaterStyle::drawHeader(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    const QRect rect = option->rect;
    if (element != CE_HeaderLabel) {
        const bool hover = element == CE_HeaderSection && (option->state & State_MouseOver) && (option->state & State_Enabled);
        painter->fillRect(rect, theme.color(hover ? Token::SurfaceAlternate : Token::SurfacePanel));
        hairline(painter, QLineF(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom()), theme.color(Token::LineSubtle));
    }
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header || element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return;
    painter->save();
    QFont font = theme.font(FontRole::Small);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(theme.color(header->sortIndicator == QStyleOptionHeader::None ? Token::TextSecondary : Token::TextPrimary));
    const QFontMetrics metrics(font);
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    constexpr int arrowSide = 10;
    const int arrow = sorted ? arrowSide + 4 : 0;
    const QRect inner = rect.adjusted(space::s2, 0, -space::s2, 0);
    const QString text = metrics.elidedText(header->text, Qt::ElideRight, std::max(0, inner.width() - arrow));
    const int width = metrics.horizontalAdvance(text);
    // ▲▼ stands beside the name, not at the far end of the section.
    int left = inner.left();
    if (header->textAlignment & Qt::AlignRight)
        left = inner.right() + 1 - width - arrow;
    else if (header->textAlignment & Qt::AlignHCenter)
        left = inner.left() + (inner.width() - width - arrow) / 2;
    const QRect textRect(left, rect.top(), width + 1, rect.height());
    painter->drawText(visualRect(option->direction, rect, textRect), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    if (sorted) {
        const QRect box(left + width + 4, rect.center().y() - arrowSide / 2 + 1, arrowSide, arrowSide);
        const QRectF place = visualRect(option->direction, rect, box);
        // Qt names the indicator after the arrow of old desktops: SortDown is ascending, shown as ▲.
        const bool up = header->sortIndicator == QStyleOptionHeader::SortDown;
        const double top = place.top() + 0.5;
        const double bottom = place.bottom() - 0.5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::TextSecondary));
        painter->drawPolygon(up ? QPolygonF({ { place.center().x(), top }, { place.right(), bottom }, { place.left(), bottom } })
                                : QPolygonF({ { place.left(), top }, { place.right(), top }, { place.center().x(), bottom } }));
    }
    painter->restore();
}

void BreakwaterStyle::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Theme &theme = Theme::of(widget);
    const QRect rect = option->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        if (item->text.isEmpty())
            return hairline(painter, QLineF(rect.left() + 8, rect.center().y(), rect.right() - 7, rect.center().y()), theme.color(Token::LineSubtle));
        painter->save();
        painter->setFont(theme.font(FontRole::Caption));
        painter->setPen(theme.color(Token::TextSecondary));
        painter->drawText(visualRect(option->direction, rect, rect.adjusted(12, 0, -12, 0)), Qt::AlignVCenter | Qt::TextSingleLine | int(visualAlignment(option->direction, Qt::AlignLeft)), item->text);
        painter->restore();
        return;
    }
    const bool enabled = option->state & State_Enabled;
    if ((option->state & State_Selected) && enabled)
        painter->fillRect(rect, theme.color(Token::SelectionFill));
    const QColor ink = theme.color(enabled ? Token::TextPrimary : Token::TextTertiary);
    const QRect column(rect.left() + 8, rect.center().y() - size::icon / 2 + 1, size::icon, size::icon);
    const QRect iconBox = visualRect(option->direction, rect, column);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        paintIcon(painter, iconBox, u"check"_s, theme.color(enabled ? Token::AccentBase : Token::TextTertiary));
    else if (!item->icon.isNull())
        item->icon.paint(painter, iconBox, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    painter->save();
    const QStringList parts = item->text.split(u'\t');
    painter->setFont(item->font);
    painter->setPen(ink);
    const QRect text = rect.adjusted(32, 0, -12, 0);
    const int left = int(visualAlignment(option->direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter->drawText(visualRect(option->direction, rect, text), left, parts.value(0));
    if (parts.size() > 1) {
        painter->setPen(theme.color(Token::TextTertiary));
        const int right = int(visualAlignment(option->direction, Qt::AlignRight)) | Qt::AlignVCenter | Qt::TextSingleLine;
        painter->drawText(visualRect(option->direction, rect, text), right, parts.value(1));
    }
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(rect.right() - 22, column.top(), size::icon, size::icon);
        paintIcon(painter, visualRect(option->direction, rect, arrow), option->direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s, ink);
    }
}

void BreakwaterStyle::drawMenuBarItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Theme &theme = Theme::of(widget);
    const bool on = (option->state & State_Selected) && (option->state & State_Enabled);
    painter->fillRect(option->rect, theme.color(on ? Token::SelectionFill : Token::SurfacePanel));
    painter->save();
    painter->setPen(theme.color(option->state & State_Enabled ? Token::TextPrimary : Token::TextTertiary));
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, item->text);
    painter->restore();
}

void BreakwaterStyle::drawProgress(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Theme &theme = Theme::of(widget);
    QRect groove = option->rect;
    if (groove.height() > 6)
        groove = QRect(groove.left(), groove.center().y() - 2, groove.width(), 6);
    paintBox(painter, groove, 3, theme.color(Token::SurfaceSunken), QColor());
    QRect done = groove;
    if (bar->maximum > bar->minimum) {
        const double share = double(bar->progress - bar->minimum) / (double(bar->maximum) - bar->minimum);
        done.setWidth(int(groove.width() * std::clamp(share, 0.0, 1.0)));
    } else {
        // Busy without a known end: a still third, since nothing moves by surprise.
        done.setWidth(groove.width() / 3);
    }
    if (done.width() > 0)
        paintBox(painter, visualRect(option->direction, groove, done), 3, theme.color(Token::AccentBase), QColor());
}

void BreakwaterStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const QRect thumb = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = (option->state & State_MouseOver) || (option->state & State_Sunken);
    const int slim = active ? 3 : 4;
    const QRect box = bar->orientation == Qt::Horizontal ? thumb.adjusted(2, slim, -2, -slim) : thumb.adjusted(slim, 2, -slim, -2);
    paintBox(painter, box, 3, theme.color(active ? Token::TextTertiary : Token::LineControl), QColor());
}

void BreakwaterStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        return drawPushButton(option, painter, widget);
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_PushButton:
        drawPushButton(option, painter, widget);
        return drawButtonLabel(option, painter, widget);
    case CE_FocusFrame:
        return drawFocusFrame(option, painter, widget);
    case CE_TabBarTab:
        drawTab(option, painter, widget, false);
        return drawTab(option, painter, widget, true);
    case CE_TabBarTabShape:
        return drawTab(option, painter, widget, false);
    case CE_TabBarTabLabel:
        return drawTab(option, painter, widget, true);
    case CE_Header:
    case CE_HeaderSection:
    case CE_HeaderLabel:
    case CE_HeaderEmptyArea:
        return drawHeader(element, option, painter, widget);
    case CE_MenuItem:
        return drawMenuItem(option, painter, widget);
    case CE_MenuEmptyArea:
        return;
    case CE_MenuBarItem:
        return drawMenuBarItem(option, painter, widget);
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, Theme::of(widget).color(Token::SurfacePanel));
    case CE_ProgressBar:
    case CE_ProgressBarGroove:
        return drawProgress(option, painter, widget);
    case CE_ProgressBarContents:
    case CE_ProgressBarLabel:
        return;
    case CE_Splitter: {
        const QRect rect = option->rect;
        const QColor line = Theme::of(widget).color(option->state & State_MouseOver ? Token::AccentBase : Token::LineSubtle);
        if (rect.height() > rect.width())
            return hairline(painter, QLineF(rect.center().x(), rect.top(), rect.center().x(), rect.bottom() + 1), line);
        return hairline(painter, QLineF(rect.left(), rect.center().y(), rect.right() + 1, rect.center().y()), line);
    }
    case CE_ToolBar:
        return painter->fillRect(option->rect, Theme::of(widget).color(Token::SurfacePanel));
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const Theme &theme = Theme::of(widget);
            QRect text = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            painter->save();
            painter->setPen(theme.color(option->state & State_Enabled ? Token::TextPrimary : Token::TextTertiary));
            if (!combo->currentIcon.isNull()) {
                const QRect box(text.left(), text.center().y() - size::icon / 2 + 1, size::icon, size::icon);
                combo->currentIcon.paint(painter, visualRect(option->direction, text, box), Qt::AlignCenter, option->state & State_Enabled ? QIcon::Normal : QIcon::Disabled);
                text.adjust(option->direction == Qt::LeftToRight ? size::icon + 6 : 0, 0, option->direction == Qt::LeftToRight ? 0 : -size::icon - 6, 0);
            }
            if (!combo->editable)
                painter->drawText(text, int(visualAlignment(option->direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine,
                                  option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, text.width()));
            painter->restore();
        }
        return;
    default:
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
}

} // namespace bw::ui

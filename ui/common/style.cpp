// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/focusring.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/wheelguard.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr auto kindProperty = "bwKind";
constexpr auto sizeProperty = "bwSize";
constexpr auto errorProperty = "bwError";
constexpr auto ringProperty = "bwRing";

bool wantsRing(const QWidget *widget)
{
    if (widget->property(ringProperty).isValid())
        return true;
    if (qobject_cast<const QLineEdit *>(widget)) {
        const QWidget *parent = widget->parentWidget();
        return !qobject_cast<const QAbstractSpinBox *>(parent) && !qobject_cast<const QComboBox *>(parent);
    }
    return qobject_cast<const QPushButton *>(widget) || qobject_cast<const QToolButton *>(widget)
        || qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

bool wantsHover(const QWidget *widget)
{
    return wantsRing(widget) || qobject_cast<const QTabBar *>(widget);
}

} // namespace

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty(kindProperty, int(kind));
    if (kind == ButtonKind::Link)
        button->setCursor(Qt::PointingHandCursor);
    button->updateGeometry();
    button->update();
}

void setLinkUnderlined(QAbstractButton *link)
{
    link->setProperty("bwUnderlined", true);
    link->update();
}

ButtonKind buttonKind(const QWidget *button)
{
    return button ? ButtonKind(button->property(kindProperty).toInt()) : ButtonKind::Normal;
}

void setControlSize(QWidget *control, ControlSize size)
{
    control->setProperty(sizeProperty, int(size));
    control->updateGeometry();
    control->update();
}

ControlSize controlSize(const QWidget *control)
{
    return control ? ControlSize(control->property(sizeProperty).toInt()) : ControlSize::Normal;
}

void setFieldError(QWidget *field, bool error)
{
    field->setProperty(errorProperty, error);
    field->update();
}

void setFocusRing(QWidget *widget, int radius)
{
    widget->setProperty(ringProperty, radius);
}

BreakwaterStyle::BreakwaterStyle()
    : QProxyStyle(u"fusion"_s)
    , m_ring(new FocusRing(this))
    , m_wheel(new WheelGuard(this))
{
    setObjectName(u"breakwater"_s);
}

BreakwaterStyle::~BreakwaterStyle() = default;

void BreakwaterStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (wantsHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (wantsRing(widget))
        m_ring->watch(widget);
    m_wheel->watch(widget);
    if (auto *tabs = qobject_cast<QTabBar *>(widget))
        tabs->setExpanding(false);
}

void BreakwaterStyle::unpolish(QWidget *widget)
{
    if (wantsRing(widget))
        m_ring->unwatch(widget);
    QProxyStyle::unpolish(widget);
}

QPalette BreakwaterStyle::standardPalette() const
{
    return Theme::of(nullptr).palette();
}

int BreakwaterStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonDefaultIndicator:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_DefaultFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_LineEditIconSize:
        return size::icon;
    case PM_MessageBoxIconSize:
    case PM_LargeIconSize:
        return size::iconLarge;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_HeaderMargin:
        return space::s2;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? space::s4 : space::s3;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_HeaderMarkSize:
        return 10;
    case PM_TabBarTabHSpace:
    case PM_TabBarTabVSpace:
        return space::s4;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return space::s1;
    case PM_MenuBarHMargin:
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_SplitterWidth:
        return 5;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return int(stroke::focus + stroke::focusOffset);
    case PM_MenuButtonIndicator:
        return 20;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BreakwaterStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_DialogButtonLayout: {
        // Where the desktop says nothing Qt takes Windows' order.
        const int layout = QProxyStyle::styleHint(hint, option, widget, answer);
        return layout == QDialogButtonBox::WinLayout ? QDialogButtonBox::GnomeLayout : layout;
    }
    case SH_Widget_Animation_Duration:
    case SH_Widget_Animate:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_MessageBox_CenterButtons:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_FocusFrame_Mask:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ItemView_ShowDecorationSelected:
    case SH_FocusFrame_AboveWidget:
    case SH_UnderlineShortcut:
        return 1;
    case SH_Table_GridLineColor:
        return int(Theme::of(widget).rgba(Token::LineFaint));
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QRect BreakwaterStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(6, 1, -6, -1);
        return option->rect;
    case SE_PushButtonFocusRect:
    case SE_ToolBoxTabContents:
        return option->rect;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect BreakwaterStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const QRect all = option->rect;
    if (control == CC_ComboBox) {
        QRect rect = all;
        if (part == SC_ComboBoxArrow)
            rect = QRect(all.right() - 25, all.top(), 26, all.height());
        else if (part == SC_ComboBoxEditField)
            rect = all.adjusted(8, 1, -26, -1);
        else
            return part == SC_ComboBoxListBoxPopup ? QProxyStyle::subControlRect(control, option, part, widget) : all;
        return visualRect(option->direction, all, rect);
    }
    if (control == CC_SpinBox) {
        constexpr int buttons = 22;
        QRect rect = all;
        if (part == SC_SpinBoxUp)
            rect = QRect(all.right() - buttons, all.top() + 1, buttons, all.height() / 2 - 1);
        else if (part == SC_SpinBoxDown)
            rect = QRect(all.right() - buttons, all.center().y() + 1, buttons, all.height() / 2 - 1);
        else if (part == SC_SpinBoxEditField)
            rect = all.adjusted(6, 1, -buttons - 1, -1);
        return visualRect(option->direction, all, rect);
    }
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!slider)
            return all;
        const bool flat = slider->orientation == Qt::Horizontal;
        const int length = flat ? all.width() : all.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int thumb = length;
        if (range > 0)
            thumb = int(std::max<qint64>(pixelMetric(PM_ScrollBarSliderMin, option, widget),
                                         qint64(length) * slider->pageStep / (range + slider->pageStep)));
        thumb = std::min(thumb, length);
        const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - thumb, slider->upsideDown);
        const auto piece = [&](int from, int extent) {
            const QRect rect = flat ? QRect(all.left() + from, all.top(), extent, all.height()) : QRect(all.left(), all.top() + from, all.width(), extent);
            return rect;
        };
        switch (part) {
        case SC_ScrollBarSubLine:
        case SC_ScrollBarAddLine:
            return {};
        case SC_ScrollBarSubPage:
            return visualRect(slider->direction, all, piece(0, start));
        case SC_ScrollBarAddPage:
            return visualRect(slider->direction, all, piece(start + thumb, length - start - thumb));
        case SC_ScrollBarSlider:
            return visualRect(slider->direction, all, piece(start, thumb));
        default:
            return all;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

namespace {

int heightOf(const Theme &theme, const QWidget *widget)
{
    switch (controlSize(widget)) {
    case ControlSize::Small:
        return theme.controlHeight(size::controlSmall);
    case ControlSize::Large:
        return theme.controlHeight(size::controlLarge);
    case ControlSize::Normal:
        break;
    }
    return theme.controlHeight(size::control);
}

QSize pushButtonSize(const QStyleOptionButton &button, const Theme &theme, const QWidget *widget)
{
    const bool small = controlSize(widget) == ControlSize::Small;
    const ButtonKind kind = buttonKind(widget);
    const QFontMetrics metrics(theme.font(small ? FontRole::Small : FontRole::Base));
    int width = button.text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, button.text).width() + 1;
    if (!button.icon.isNull())
        width += size::icon + (button.text.isEmpty() ? 0 : 6);
    if (button.features & QStyleOptionButton::HasMenu)
        width += 20;
    const int padding = kind == ButtonKind::Link ? 0 : small ? 9 : 11;
    const int height = kind == ButtonKind::Link ? std::max(size::hitMin, metrics.height() + 4) : heightOf(theme, widget);
    return { width + 2 * padding, height };
}

} // namespace

QSize BreakwaterStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    const Theme &theme = Theme::of(widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return pushButtonSize(*button, theme, widget);
        break;
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return { contents.width() + 14, heightOf(theme, widget) };
        break;
    case CT_ComboBox:
        return { contents.width() + 8 + 28, heightOf(theme, widget) };
    case CT_SpinBox:
        return { contents.width() + 6 + 23 + 8, heightOf(theme, widget) };
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const int height = heightOf(theme, widget);
            if (button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty())
                return { height, height };
            QSize size(contents.width() + 16, height);
            if (button->features & QStyleOptionToolButton::HasMenu)
                size.rwidth() += 14;
            return size;
        }
        break;
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const QFontMetrics metrics(theme.font(FontRole::PanelTitle));
            int width = metrics.size(Qt::TextShowMnemonic, tab->text).width() + 2 * space::s2 + 2;
            if (!tab->icon.isNull())
                width += size::icon + 6;
            return { width, std::max(32, metrics.height() + 12) };
        }
        break;
    case CT_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QFont font = theme.font(FontRole::Small);
            font.setWeight(QFont::Medium);
            const QFontMetrics metrics(font); // as it is painted
            const int arrow = 14;
            return { metrics.horizontalAdvance(header->text) + 1 + 2 * space::s2 + arrow, std::max(size::tableHeader, metrics.height() + 12) };
        }
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty())
                return { contents.width(), 9 };
            // Icon column, text, gap, keys or chevron.
            return { contents.width() + 32 + 24 + (item->text.contains(u'\t') ? 16 : 0), heightOf(theme, nullptr) };
        }
        break;
    case CT_MenuBarItem:
        return { contents.width() + 16, heightOf(theme, nullptr) };
    case CT_ProgressBar:
        return { std::max(80, contents.width()), 6 };
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return { size.width(), std::max(size.height(), int(size::hitMin)) };
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return { size.width(), std::max(size.height(), int(size::hitMin)) };
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QIcon BreakwaterStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DialogCloseButton:
        return icon(u"close"_s);
    case SP_MessageBoxQuestion:
        return icon(u"help"_s);
    case SP_MessageBoxInformation:
        return icon(u"info"_s);
    case SP_MessageBoxWarning:
    case SP_MessageBoxCritical:
        return icon(u"warning"_s);
    case SP_DirIcon:
    case SP_DirOpenIcon:
    case SP_DirClosedIcon:
        return icon(u"folder"_s);
    case SP_FileIcon:
        return icon(u"file"_s);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace bw::ui

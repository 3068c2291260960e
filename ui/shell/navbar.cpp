// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navbar.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::shell {

namespace {

constexpr int wide = 220, narrowWidth = 48, rowHeight = 32, edge = 8, iconEdge = 16;

} // namespace

NavItem::NavItem(const QString &page, const QString &iconName, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_page(page)
    , m_icon(iconName)
{
    setObjectName(page + u"NavItem"_s);
    setText(name);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void NavItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    describe();
    updateGeometry();
    update();
}

void NavItem::setBadge(int count, bool critical)
{
    m_badge = count;
    m_critical = critical;
    describe();
    update();
}

void NavItem::setKeys(const QString &keys)
{
    m_keys = keys;
    describe();
}

void NavItem::describe()
{
    setAccessibleName(text());
    QString need;
    if (m_badge > 0)
        need = m_critical ? tr("%n need(s) you, at least one is critical", nullptr, m_badge) : tr("%n need(s) you", nullptr, m_badge);
    setAccessibleDescription(need);
    QString tip = m_narrow ? text() : QString();
    if (!m_keys.isEmpty())
        tip = tip.isEmpty() ? m_keys : tr("%1 (%2)").arg(tip, m_keys);
    if (!need.isEmpty())
        tip += (tip.isEmpty() ? QString() : u"\n"_s) + need;
    setToolTip(tip);
}

QSize NavItem::sizeHint() const
{
    const int height = std::max(rowHeight, fontMetrics().height() + 10);
    return { m_narrow ? narrowWidth - 2 * edge : wide - 2 * edge, height };
}

QRect NavItem::badgeRect() const
{
    if (m_badge <= 0)
        return {};
    const QFontMetrics metrics(Theme::of(this).font(FontRole::Caption));
    const int height = std::max(16, metrics.height() + 1);
    const int width = std::max(20, metrics.horizontalAdvance(QString::number(m_badge)) + 12);
    const QRect rect = m_narrow ? QRect(this->width() - 10, 2, 8, 8) : QRect(this->width() - width - edge, (this->height() - height) / 2, width, height);
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

void NavItem::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked(), hot = underMouse() || hasFocus();
    if (on || hot)
        ui::paintBox(&painter, rect(), 4, theme.color(Token::NavOn), {});
    if (on) {
        const QRect mark = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 3, height()));
        painter.fillRect(mark, theme.color(Token::NavMark));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(Token::NavMark), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const QColor ink = theme.color(on || hot ? Token::NavOnText : Token::NavText);
    const int left = m_narrow ? (width() - iconEdge) / 2 : edge + 1;
    const QRect iconRect = QStyle::visualRect(layoutDirection(), rect(), QRect(left, (height() - iconEdge) / 2, iconEdge, iconEdge));
    ui::paintIcon(&painter, iconRect, m_icon, ink);
    if (m_badge > 0) {
        const QRect badge = badgeRect();
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(m_critical ? Token::NavAlarm : m_narrow ? Token::NavText : Token::NavBadge));
        painter.drawRoundedRect(badge, badge.height() / 2.0, badge.height() / 2.0);
        if (!m_narrow) {
            painter.setFont(theme.font(FontRole::Caption));
            painter.setPen(theme.color(m_critical ? Token::NavAlarmText : Token::NavBadgeText));
            painter.drawText(badge, Qt::AlignCenter, locale().toString(m_badge));
        }
    }
    if (m_narrow)
        return;
    const int textLeft = edge + 1 + iconEdge + 9;
    const int textRight = m_badge > 0 ? badgeRect().width() + 2 * edge : edge;
    const QRect textRect = QStyle::visualRect(layoutDirection(), rect(), QRect(textLeft, 0, width() - textLeft - textRight, height()));
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(textRect, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     fontMetrics().elidedText(text(), Qt::ElideRight, textRect.width()));
}

void NavItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && badgeRect().adjusted(-4, -4, 4, 4).contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT badgePressed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void NavItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        event->ignore(); // the bar moves between rows
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool NavItem::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

/// Three waves and the name.
class NavBar::Brand final : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return { 120, 48 }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        const QRect icon = QStyle::visualRect(layoutDirection(), rect(), QRect(8, (height() - 20) / 2, 20, 20));
        ui::paintIcon(&painter, icon, u"brand"_s, theme.color(Token::NavMark));
        painter.setFont(theme.font(FontRole::Subheading));
        painter.setPen(theme.color(Token::NavOnText));
        const QRect text = QStyle::visualRect(layoutDirection(), rect(), QRect(36, 0, width() - 36, height()));
        painter.drawText(text, (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, u"Breakwater"_s);
    }
};

NavBar::NavBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"navBar"_s);
    setAccessibleName(tr("Pages"));
    setFixedWidth(wide);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(edge, 0, edge, edge);
    m_column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->setContentsMargins(0, 10, 0, 6);
    m_brand = new Brand;
    m_brand->setAccessibleName(u"Breakwater"_s);
    head->addWidget(m_brand, 1);
    m_menu = ui::makeToolButton({}, tr("Menu"), tr("Menu (F10)"));
    m_menu->setObjectName(u"menuToolButton"_s);
    m_menu->setIcon(ui::icon(u"menu"_s, Token::NavText));
    m_menu->setAutoRaise(true);
    head->addWidget(m_menu);
    m_column->addLayout(head);
}

void NavBar::addGroup(const QString &name)
{
    auto *label = new ui::Label(name, FontRole::Small, Token::NavDim);
    label->setContentsMargins(8, 16, 0, 6);
    m_groups << label;
    m_column->addWidget(label);
}

NavItem *NavBar::addItem(const QString &page, const QString &iconName, const QString &name)
{
    auto *item = new NavItem(page, iconName, name);
    m_items << item;
    m_column->addWidget(item);
    connect(item, &NavItem::clicked, this, [this, item] {
        item->setChecked(true);
        Q_EMIT pageChosen(item->page());
    });
    connect(item, &NavItem::badgePressed, this, [this, item] { Q_EMIT badgeChosen(item->page()); });
    return item;
}

void NavBar::addStretch()
{
    m_column->addStretch(1);
}

void NavBar::setCurrent(const QString &page)
{
    for (NavItem *item : std::as_const(m_items))
        item->setChecked(item->page() == page);
}

void NavBar::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    setFixedWidth(narrow ? narrowWidth : wide);
    m_brand->setVisible(!narrow);
    for (QWidget *group : std::as_const(m_groups))
        group->setVisible(!narrow);
    for (NavItem *item : std::as_const(m_items))
        item->setNarrow(narrow);
}

NavItem *NavBar::item(const QString &page) const
{
    const auto it = std::ranges::find(m_items, page, &NavItem::page);
    return it == m_items.end() ? nullptr : *it;
}

QWidget *NavBar::firstFocus() const
{
    const auto it = std::ranges::find_if(m_items, [](const NavItem *item) { return item->isChecked(); });
    return it != m_items.end() ? *it : m_items.value(0);
}

void NavBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).color(Token::NavFill));
}

void NavBar::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    for (qsizetype i = 0; i < m_items.size(); ++i)
        if (m_items.at(i)->hasFocus()) {
            m_items.at(std::clamp<qsizetype>(i + step, 0, m_items.size() - 1))->setFocus(Qt::TabFocusReason);
            return;
        }
}

} // namespace bw::shell

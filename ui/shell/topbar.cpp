// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"
#include "ui/shell/actions.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::shell {

namespace {

constexpr int barHeight = 48, searchWidth = 240, searchMinimum = 120;

/// The same act as the action, said by its tip; the button keeps its short word.
QPushButton *actionButton(const Actions &actions, const QString &id, const QString &text, const QString &iconName)
{
    QAction *action = actions.get(id);
    QPushButton *button = ui::makeButton(text, ui::ButtonKind::Normal, iconName);
    button->setObjectName(id + u"Button"_s);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text().remove(u'&'));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

SearchButton::SearchButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"searchButton"_s);
    setText(tr("Search, or a command"));
    setAccessibleName(text());
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(searchWidth);
    ui::setFocusRing(this, 4);
}

QSize SearchButton::sizeHint() const
{
    return { searchWidth, Theme::of(this).controlHeight(28) };
}

QSize SearchButton::minimumSizeHint() const
{
    return { searchMinimum, sizeHint().height() };
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    ui::paintBox(&painter, rect(), 4, theme.color(Token::SurfacePanel), theme.color(underMouse() ? Token::AccentBase : Token::LineControl));
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    const QSize hint = ui::KeyHint::sizeFor(keys);
    const auto placed = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    ui::paintIcon(&painter, placed(QRect(9, (height() - 16) / 2, 16, 16)), u"search"_s, theme.color(Token::TextTertiary));
    // The words come first: the keys are in the tool-tip too.
    const bool hasRoom = fontMetrics().horizontalAdvance(text()) <= width() - 33 - hint.width() - 16;
    if (hasRoom)
        ui::KeyHint::paint(&painter, placed(QRect({ width() - hint.width() - 8, (height() - hint.height()) / 2 }, hint)), keys, theme);
    const QRect textRect = placed(QRect(33, 0, width() - 33 - (hasRoom ? hint.width() + 16 : 8), height()));
    painter.setFont(font());
    painter.setPen(theme.color(Token::TextTertiary));
    const QString words = fontMetrics().horizontalAdvance(text()) <= textRect.width() ? text() : tr("Search", "a field, where its whole name has no room");
    painter.drawText(textRect, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter), fontMetrics().elidedText(words, Qt::ElideRight, textRect.width()));
}

void SearchButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

TopBar::TopBar(const Actions &actions, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"topBar"_s);
    setAccessibleName(tr("Top bar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    setMinimumHeight(std::max(barHeight, Theme::of(this).controlHeight(28) + 20));
    m_nodes = new ui::DropButton(u"nodes"_s, {});
    m_nodes->setObjectName(u"nodesButton"_s);
    m_range = new ui::DropButton(u"calendar"_s, {});
    m_range->setObjectName(u"rangeButton"_s);
    m_zone = new ui::DropButton(u"globe"_s, {});
    m_zone->setObjectName(u"zoneButton"_s);
    const QList<std::pair<ui::DropButton *, QString>> pickers { { m_nodes, u"nodes"_s }, { m_range, u"range"_s }, { m_zone, u"zone"_s } };
    for (const auto &[button, id] : pickers) {
        button->setToolTip(actions.get(id)->toolTip());
        connect(button, &QPushButton::clicked, actions.get(id), &QAction::trigger);
        row->addWidget(button);
        if (button == m_range) {
            QAction *clear = actions.get(u"clearFilters"_s);
            m_clear = ui::makeToolButton(u"close"_s, tr("All nodes and the whole range again"), clear->toolTip());
            m_clear->setObjectName(u"clearButton"_s);
            m_clear->hide();
            connect(m_clear, &QToolButton::clicked, clear, &QAction::trigger);
            row->addWidget(m_clear);
        }
    }
    row->addStretch(1);
    m_search = new SearchButton;
    m_search->setToolTip(actions.get(u"search"_s)->toolTip());
    connect(m_search, &QAbstractButton::clicked, actions.get(u"search"_s), &QAction::trigger);
    row->addWidget(m_search, 100);
    m_collect = actionButton(actions, u"collect"_s, tr("Collect now"), u"refresh"_s);
    m_collect->hide();
    row->addWidget(m_collect);
    m_import = actionButton(actions, u"import"_s, tr("Import…"), u"import"_s);
    m_export = actionButton(actions, u"export"_s, tr("Export…"), u"export"_s);
    row->addWidget(m_import);
    row->addWidget(m_export);
}

void TopBar::setCollects(bool collects)
{
    m_collect->setVisible(collects);
    m_import->setVisible(!collects);
    fit();
}

void TopBar::setNodes(const QString &text)
{
    m_nodes->setText(text);
    m_nodes->setAccessibleName(tr("Nodes: %1").arg(text));
    fit();
}

void TopBar::setRange(const QString &text, const QString &shortText)
{
    m_rangeText = text;
    m_shortRange = shortText;
    m_range->setAccessibleName(tr("Time range: %1").arg(text));
    fit();
}

void TopBar::setZone(const QString &text)
{
    m_zoneText = text;
    m_zone->setAccessibleName(tr("Time zone: %1").arg(text));
    fit();
}

void TopBar::setNarrowed(bool byNodes, bool byRange)
{
    m_nodes->setNarrows(byNodes);
    m_range->setNarrows(byRange);
    m_clear->setVisible(byNodes || byRange);
    fit();
}

/// Zone, then range, say it shorter before anything is cut; the pickers and the names for screen readers say it whole.
void TopBar::fit()
{
    m_range->setText(m_rangeText);
    m_zone->setText(m_zoneText);
    const auto fits = [this] {
        int sum = layout()->contentsMargins().left() + layout()->contentsMargins().right() + 6 * layout()->spacing() + m_search->minimumSizeHint().width();
        for (const QWidget *one : std::initializer_list<const QWidget *> { m_nodes, m_range, m_zone, m_collect->isHidden() ? m_import : m_collect, m_export })
            sum += one->sizeHint().width();
        if (!m_clear->isHidden())
            sum += m_clear->sizeHint().width() + layout()->spacing();
        return sum <= width();
    };
    if (!fits())
        m_zone->setText(m_zoneText.section(u'/', -1).replace(u'_', u' '));
    if (!fits())
        m_range->setText(m_shortRange);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    ui::hairline(&painter, QLineF(0, height() - 0.5, width(), height() - 0.5), theme.color(Token::LineSubtle));
}

} // namespace bw::shell

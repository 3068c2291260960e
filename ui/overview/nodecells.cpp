// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/nodecells.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/paintmark.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::overview {

namespace {

constexpr int cellHeight = 22, smallestCell = 88, mostCells = 24;

} // namespace

NodeCell::NodeCell(const QString &node, ui::Mark mark, const QString &fact, QWidget *parent)
    : QAbstractButton(parent)
    , m_mark(mark)
{
    setText(node);
    setObjectName(node + u"NodeCell"_s);
    setAccessibleName(tr("%1, %2").arg(node, fact));
    setToolTip(tr("%1: %2").arg(node, fact));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    ui::setFocusRing(this, 4);
}

QSize NodeCell::sizeHint() const
{
    return { 34 + fontMetrics().horizontalAdvance(text()), std::max(cellHeight, fontMetrics().height() + 6) };
}

QSize NodeCell::minimumSizeHint() const
{
    return { smallestCell, sizeHint().height() };
}

void NodeCell::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    ui::paintBox(&painter, rect(), 4, theme.color(underMouse() ? Token::SurfaceAlternate : Token::SurfacePanel),
                 theme.color(underMouse() ? Token::AccentBase : Token::LineSubtle));
    ui::paintMark(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(6, (height() - 12) / 2, 12, 12)), m_mark, theme);
    const QRect textRect = QStyle::visualRect(layoutDirection(), rect(), QRect(24, 0, width() - 30, height()));
    painter.setFont(theme.font(ui::FontRole::Small));
    painter.setPen(theme.color(Token::TextPrimary));
    painter.drawText(textRect, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, textRect.width()));
}

void NodeCell::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

NodeCells::NodeCells(QWidget *parent)
    : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
}

void NodeCells::setCells(const QList<Cell> &cells)
{
    if (cells == m_cells)
        return;
    m_cells = cells;
    qDeleteAll(m_widgets);
    m_widgets.clear();
    const qsizetype shown = std::min<qsizetype>(cells.size(), mostCells);
    for (const Cell &cell : cells.first(shown)) {
        auto *widget = new NodeCell(cell.node, cell.mark, cell.fact);
        connect(widget, &NodeCell::clicked, this, [this, node = cell.node] { Q_EMIT nodeOpened(node); });
        m_widgets << widget;
    }
    if (shown < cells.size()) {
        auto *more = ui::makeLink(tr("and %n more", nullptr, int(cells.size() - shown)));
        connect(more, &QPushButton::clicked, this, &NodeCells::moreOpened);
        m_widgets << more;
    }
    m_columns = 0;
    arrange();
}

void NodeCells::arrange()
{
    int widest = smallestCell;
    for (const QWidget *widget : std::as_const(m_widgets))
        widest = std::max(widest, std::min(150, widget->sizeHint().width()));
    const int columns = std::clamp((width() + 8) / (widest + 8), 1, 6);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (qsizetype i = 0; i < m_widgets.size(); ++i)
        m_grid->addWidget(m_widgets.at(i), int(i) / columns, int(i) % columns);
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_grid->setRowStretch(int(m_widgets.size()) / columns + 1, 1);
}

void NodeCells::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace bw::overview

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a table: keys, mouse, menus, filter field.
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/roles.h"
#include "ui/common/tableexport.h"
#include "ui/common/tableproxy.h"
#include "ui/common/totalsrow.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ui {

QToolButton *DataTable::makeColumnButton()
{
    QToolButton *button = makeToolButton(u"columns"_s, tr("Choose columns"));
    button->setObjectName(objectName() + u"ColumnsButton"_s);
    connect(button, &QToolButton::clicked, this, &DataTable::chooseColumns);
    return button;
}

QWidget *DataTable::makeCorner(const QString &placeholder)
{
    auto *corner = new QWidget;
    auto *layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s2);
    m_count = new Label({}, FontRole::Small, Token::TextSecondary);
    m_count->setObjectName(objectName() + u"CountLabel"_s);
    m_count->hide();
    layout->addWidget(m_count);
    m_filter = new QLineEdit;
    m_filter->setObjectName(objectName() + u"FilterField"_s);
    m_filter->setPlaceholderText(placeholder);
    m_filter->setAccessibleName(placeholder);
    m_filter->setAccessibleDescription(tr("Filters all shown columns."));
    m_filter->setToolTip(tr("Filters all shown columns (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"filter"_s, Token::TextSecondary), QLineEdit::LeadingPosition);
    setControlSize(m_filter, ControlSize::Small);
    m_filter->setFixedWidth(std::clamp(m_filter->fontMetrics().horizontalAdvance(placeholder) + 48, 160, 220)); // the words whole, in longer languages too
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &TableProxy::setFilterText);
    layout->addWidget(m_filter);
    QToolButton *columns = makeColumnButton();
    setControlSize(columns, ControlSize::Small);
    layout->addWidget(columns);
    return corner;
}

void DataTable::focusFilter()
{
    if (!m_filter)
        return;
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool DataTable::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_filter) { // in this order: the field also tells of its own end
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            m_filter->clear();
            setFocus(Qt::ShortcutFocusReason);
            return true;
        }
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return) {
            setFocus(Qt::ShortcutFocusReason);
            if (!currentIndex().isValid() && m_proxy->rowCount() > 0)
                setCurrentIndex(m_proxy->index(0, shownColumns().value(0)));
            return true;
        }
    }
    return QTableView::eventFilter(watched, event);
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) && m_filter) { // in the window, its own action has this key
        focusFilter();
        return;
    }
    window()->setAttribute(Qt::WA_KeyboardFocusChange);
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (control && event->key() == Qt::Key_C) {
        shift ? copySelectionWithHeaders() : copySelection();
        return;
    }
    if (event->modifiers() & Qt::AltModifier && event->key() == Qt::Key_Down) {
        const int column = currentIndex().isValid() ? currentIndex().column() : shownColumns().value(0, -1);
        const int x = columnViewportPosition(column);
        showHeaderMenu(column, viewport()->mapToGlobal(QPoint(x, 0)));
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        if (!currentIndex().data(ActionRole).toString().isEmpty())
            Q_EMIT actionPressed(sourceIndex(currentIndex()));
        else if (m_opensRows)
            Q_EMIT opened(sourceIndex(currentIndex()));
        return;
    }
    if (const QModelIndex first = m_proxy->index(currentIndex().row(), shownColumns().value(0)); event->key() == Qt::Key_Space && first.data(Qt::CheckStateRole).isValid()) {
        m_proxy->setData(first, first.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_filter && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void DataTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    setHoveredRow(rowAt(event->position().toPoint().y()));
}

bool DataTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.model() != previous.model())
        Q_EMIT currentRowChanged(sourceIndex(current));
}

void DataTable::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (currentIndex().isValid())
            showCellMenu(currentIndex(), viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid())
        showCellMenu(index, event->globalPos());
}

void DataTable::showCellMenu(const QModelIndex &index, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"cellMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex source = sourceIndex(index);
    const int column = source.column();
    const QVariant raw = TableProxy::rawValue(index);
    if (m_opensRows) {
        QAction *open = menu->addAction(icon(u"open"_s), tr("Open") + u'\t' + tr("Enter"), this, [this, source] { Q_EMIT opened(source); });
        open->setObjectName(u"openAction"_s);
        menu->addSeparator();
    }
    menu->addAction(icon(u"copy"_s), tr("Copy value"), this, [raw] { QGuiApplication::clipboard()->setText(rawText(raw)); })->setObjectName(u"copyValueAction"_s);
    menu->addAction(tr("Copy selected rows") + u"\tCtrl+C"_s, this, &DataTable::copySelection);
    menu->addAction(tr("Copy with headers") + u"\tCtrl+Shift+C"_s, this, &DataTable::copySelectionWithHeaders);
    if (m_filterable.contains(column)) {
        const QVariant own = index.data(FilterRole);
        const QVariant value = own.isValid() ? own : raw;
        menu->addSeparator();
        menu->addAction(icon(u"filter"_s), tr("Filter to this"), this, [this, column, value] { Q_EMIT filterToThis(column, value); })->setObjectName(u"filterToThisAction"_s);
        menu->addAction(tr("Leave this out"), this, [this, column, value] { Q_EMIT leaveThisOut(column, value); })->setObjectName(u"leaveThisOutAction"_s);
    }
    menu->addSeparator();
    menu->addAction(icon(u"export"_s), tr("Export these rows…"), this, &DataTable::exportRequested)->setObjectName(u"exportRowsAction"_s);
    Q_EMIT cellMenuOpening(menu, source);
    menu->popup(globalPosition);
}

void DataTable::showHeaderMenu(int column, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"headerMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (column >= 0) {
        const bool sorted = m_proxy->sortedColumn() == column;
        const auto addSort = [&](const QString &text, Qt::SortOrder order, const QString &name) {
            QAction *action = menu->addAction(text, this, [this, column, order] { sortByColumn(column, order); });
            action->setCheckable(true);
            action->setChecked(sorted && m_proxy->sortedOrder() == order);
            action->setObjectName(name);
        };
        addSort(tr("Sort, smallest first"), Qt::AscendingOrder, u"sortAscendingAction"_s);
        addSort(tr("Sort, largest first"), Qt::DescendingOrder, u"sortDescendingAction"_s);
        menu->addSeparator();
        if (horizontalHeader()->visualIndex(column) > 0)
            menu->addAction(tr("Hide this column"), this, [this, column] { setColumnShown(column, false); })->setObjectName(u"hideColumnAction"_s);
    }
    menu->addAction(icon(u"columns"_s), tr("Choose columns…"), this, &DataTable::chooseColumns)->setObjectName(u"chooseColumnsAction"_s);
    menu->popup(globalPosition);
}

} // namespace bw::ui

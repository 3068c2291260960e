// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/columnchooser.h"

#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::ui {

ColumnChooser::ColumnChooser(DataTable *table)
    : QFrame(table, Qt::Popup)
    , m_table(table)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"columnChooser"_s);
    setAccessibleName(tr("Choose columns"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s3, space::s2, space::s3, space::s3);
    layout->setSpacing(space::s2);
    layout->addWidget(new Label(tr("Columns"), FontRole::PanelTitle));
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Columns"));
    m_list->setAccessibleDescription(tr("Space shows or hides, Alt with up or down moves."));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    layout->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    QPushButton *up = makeButton(tr("Move up"), ButtonKind::Normal, {}, ControlSize::Small);
    QPushButton *down = makeButton(tr("Move down"), ButtonKind::Normal, {}, ControlSize::Small);
    connect(up, &QPushButton::clicked, this, [this] { moveColumn(-1); });
    connect(down, &QPushButton::clicked, this, [this] { moveColumn(1); });
    buttons->addWidget(up);
    buttons->addWidget(down);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (!m_filling)
            m_table->setColumnShown(item->data(Qt::UserRole).toInt(), item->checkState() == Qt::Checked);
    });
    fill(-1);
    const int rows = std::min(m_list->count(), 14);
    m_list->setMinimumHeight(rows * m_list->sizeHintForRow(0) + 4);
    m_list->setMinimumWidth(std::max(220, m_list->sizeHintForColumn(0) + 32));
    m_list->setFocus();
}

void ColumnChooser::fill(int selectedColumn)
{
    m_filling = true;
    m_list->clear();
    const QHeaderView *header = m_table->horizontalHeader();
    const QList<int> shown = m_table->shownColumns();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString name = m_table->model()->headerData(column, Qt::Horizontal).toString();
        if (name.isEmpty())
            continue;
        auto *item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, column);
        item->setCheckState(shown.contains(column) ? Qt::Checked : Qt::Unchecked);
        // The first column names the thing and stays.
        if (visual == 0)
            item->setFlags(item->flags() & ~(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled));
        if (column == selectedColumn)
            m_list->setCurrentItem(item);
    }
    m_filling = false;
}

void ColumnChooser::moveColumn(int by)
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const int column = item->data(Qt::UserRole).toInt();
    QHeaderView *header = m_table->horizontalHeader();
    const int from = header->visualIndex(column);
    const int to = from + by;
    if (from < 1 || to < 1 || to >= header->count())
        return;
    header->moveSection(from, to);
    fill(column);
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->modifiers() & Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveColumn(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ColumnChooser::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintBox(&painter, rect(), 0, theme.color(Token::SurfacePanel), theme.color(Token::LineControl));
}

} // namespace bw::ui

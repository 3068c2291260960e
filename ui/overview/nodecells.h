// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"

#include <QAbstractButton>
#include <QWidget>

class QGridLayout;

namespace bw::overview {

/// One node with its mark; opens what was heard of it.
class NodeCell final : public QAbstractButton
{
    Q_OBJECT
public:
    NodeCell(const QString &node, ui::Mark mark, const QString &fact, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ui::Mark m_mark;
};

/// Nodes in as many columns as there is room, worst first; more than fit into 24 cells are counted.
class NodeCells final : public QWidget
{
    Q_OBJECT
public:
    struct Cell
    {
        QString node;
        ui::Mark mark = ui::Mark::Pass;
        QString fact; ///< "46 of 48 h heard"
        bool operator==(const Cell &) const = default;
    };
    explicit NodeCells(QWidget *parent = nullptr);
    void setCells(const QList<Cell> &cells);

Q_SIGNALS:
    void nodeOpened(const QString &node);
    void moreOpened();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    QGridLayout *m_grid = nullptr;
    QList<Cell> m_cells;
    QList<QWidget *> m_widgets;
    int m_columns = 0;
};

} // namespace bw::overview

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace bw::ui {

class DataTable;

/// Draws a cell from its roles (ui/common/roles.h): mark, tag, swatch, heard-strip, share bar, figure with lined-up digits,
/// remark, action button, a box to tick (Qt::CheckStateRole). Where a font's digits differ in width, figures are painted digit by digit in cells as wide as the
/// widest one (Qt 6.4 cannot switch on tabular figures).
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(DataTable *table);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

    /// Width and painting of a figure with equal digits; also for tiles and totals.
    static int figureWidth(const QFontMetrics &metrics, const QString &text);
    static void paintFigure(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text);

private:
    [[nodiscard]] QRect checkRect(const QStyleOptionViewItem &option) const;
    [[nodiscard]] QRect actionRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    DataTable *m_table;
};

} // namespace bw::ui

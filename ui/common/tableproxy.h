// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace bw::ui {

/// Sorting by raw value and filtering by words, between a page's item model and its table. Stable: equal rows keep the
/// model's order; rows without a value come last whichever the order.
class TableProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit TableProxy(QObject *parent = nullptr);

    /// Every word must be found in some searched column (case and no-break spaces aside).
    void setFilterText(const QString &text);
    [[nodiscard]] QString filterText() const { return m_text; }
    /// The columns that the words are looked for in: those that are shown.
    void setSearchedColumns(const QList<int> &columns);
    /// Columns of figures: their headers align right.
    void setNumberColumns(const QList<int> &columns) { m_numbers = columns; }
    [[nodiscard]] bool isNumberColumn(int column) const { return m_numbers.contains(column); }
    /// Rows stand in blocks (BlockRole), each under its heading (HeadingRole), and are sorted within.
    void setHasBlocks(bool blocks);
    /// Rows that are shown, or with \p all those of the source too; heads of blocks are none.
    [[nodiscard]] int count(bool all = false) const;
    /// For models that page from the store: sort() goes to the source, which orders by itself.
    void setSourceSorts(bool sorts) { m_sourceSorts = sorts; }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortedColumn() const { return m_column; }
    [[nodiscard]] Qt::SortOrder sortedOrder() const { return m_order; }

    /// RawRole, else SortRole, else the text.
    [[nodiscard]] static QVariant rawValue(const QModelIndex &index);
    /// Composes a sentence for Qt::AccessibleTextRole where the model gives none ("Sent, at least 231,870").
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void filterTextChanged(const QString &text);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool matches(int row) const;
    QString m_text;
    QStringList m_words;
    QList<int> m_columns;
    QList<int> m_numbers;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_sourceSorts = false;
    bool m_hasBlocks = false;
};

} // namespace bw::ui

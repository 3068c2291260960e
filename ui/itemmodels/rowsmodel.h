// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/format.h"
#include "ui/common/roles.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>

#include <functional>
#include <utility>

namespace bw::itemmodels {

/// One column of a RowsModel: what a row shows there. Any function may be empty; raw stands in for sort.
template <typename Row>
struct RowColumn
{
    QString title;
    std::function<QString(const Row &, const ui::Format &)> text;
    std::function<QVariant(const Row &)> raw; ///< what is sorted, copied and exported; invalid = unknown, sorts last
    std::function<QVariant(const Row &, int role, const ui::Format &)> more; ///< every other role: marks, tool-tips, remarks …
    bool isNumber = false;
    bool isTime = false; ///< raw is in microseconds: copied and exported as a time
};

/// A list of rows from a query as a table for views. It holds no rule: columns are given, sorting and filtering are the
/// view's proxy. A new answer that has the same rows in other figures changes cells and keeps selection; else the model is
/// reset. GUI thread.
template <typename Row>
class RowsModel : public QAbstractTableModel
{
public:
    RowsModel(QList<RowColumn<Row>> columns, std::function<QString(const Row &)> identity, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
        , m_identity(std::move(identity))
    {
    }

    void setFormat(const ui::Format &format)
    {
        m_format = format;
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
    }

    void setTitle(int column, const QString &title)
    {
        if (m_columns.at(column).title == title)
            return;
        m_columns[column].title = title;
        Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
    }

    void setRows(QList<Row> rows)
    {
        const bool same = rows.size() == m_rows.size() && !rows.isEmpty()
            && std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), [this](const Row &a, const Row &b) { return m_identity(a) == m_identity(b); });
        if (same) {
            m_rows = std::move(rows);
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
            return;
        }
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    /// The same rows, changed in place; \p first to \p last are the columns that show it.
    template <typename Change>
    void changeRows(Change change, int first, int last)
    {
        if (m_rows.isEmpty())
            return;
        for (Row &row : m_rows)
            change(row);
        Q_EMIT dataChanged(index(0, first), index(int(m_rows.size()) - 1, last));
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(const QModelIndex &at) const { return m_rows.at(at.row()); }
    [[nodiscard]] QModelIndex indexOf(const QString &identity) const
    {
        for (int i = 0; i < m_rows.size(); ++i)
            if (m_identity(m_rows.at(i)) == identity)
                return index(i, 0);
        return {};
    }
    [[nodiscard]] QString identityOf(const QModelIndex &at) const { return m_identity(row(at)); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < m_columns.size())
            return m_columns.at(section).title;
        return {};
    }

    QVariant data(const QModelIndex &at, int role) const override
    {
        if (!checkIndex(at, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const RowColumn<Row> &column = m_columns.at(at.column());
        const Row &content = m_rows.at(at.row());
        if (role == Qt::DisplayRole)
            return column.text ? QVariant(column.text(content, m_format)) : column.raw ? column.raw(content) : QVariant();
        if (role == Qt::TextAlignmentRole && column.isNumber)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        if (role == ui::RawRole && column.isTime) {
            const QVariant micros = column.raw(content);
            return micros.toLongLong() == 0 ? QVariant() : QVariant(QDateTime::fromMSecsSinceEpoch(micros.toLongLong() / 1000, Qt::UTC));
        }
        if (role == ui::RawRole && column.more)
            if (const QVariant value = column.more(content, role, m_format); value.isValid())
                return value; // where what is copied is not what is sorted
        if (role == ui::SortRole || role == ui::RawRole)
            return column.raw ? column.raw(content) : column.text ? QVariant(column.text(content, m_format)) : QVariant();
        if (column.more)
            if (const QVariant value = column.more(content, role, m_format); value.isValid())
                return value;
        if (role == Qt::AccessibleTextRole)
            return QStringLiteral("%1: %2").arg(column.title, data(at, Qt::DisplayRole).toString());
        return {};
    }

private:
    QList<RowColumn<Row>> m_columns;
    std::function<QString(const Row &)> m_identity;
    QList<Row> m_rows;
    ui::Format m_format;
};

} // namespace bw::itemmodels

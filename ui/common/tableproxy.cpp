// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableproxy.h"

#include "ui/common/format.h"
#include "ui/common/paintmark.h"
#include "ui/common/roles.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

QString plain(QString text)
{
    return text.replace(QChar(0xa0), u' ');
}

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
    case QMetaType::Bool:
    case QMetaType::Long:
    case QMetaType::ULong:
        return true;
    default:
        return false;
    }
}

/// Nothing, a NaN: sorts last whichever the order.
bool isMissing(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return true;
    return value.typeId() == QMetaType::Double && std::isnan(value.toDouble());
}

QVariant sortValue(const QModelIndex &index)
{
    const QVariant raw = index.data(SortRole);
    return raw.isValid() ? raw : index.data(Qt::DisplayRole);
}

} // namespace

TableProxy::TableProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void TableProxy::setFilterText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_words = plain(text).split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
    Q_EMIT filterTextChanged(text);
}

void TableProxy::setSearchedColumns(const QList<int> &columns)
{
    if (m_columns == columns)
        return;
    m_columns = columns;
    if (!m_words.isEmpty())
        invalidateFilter();
}

void TableProxy::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    if (m_sourceSorts && sourceModel()) {
        sourceModel()->sort(column, order);
        return;
    }
    QSortFilterProxyModel::sort(column, order);
}

QVariant TableProxy::rawValue(const QModelIndex &index)
{
    for (const int role : { int(RawRole), int(SortRole), int(Qt::DisplayRole) }) {
        const QVariant value = index.data(role);
        if (value.isValid())
            return value;
    }
    return {};
}

QVariant TableProxy::data(const QModelIndex &index, int role) const
{
    const QVariant value = QSortFilterProxyModel::data(index, role);
    if (role != Qt::AccessibleTextRole || value.isValid())
        return value;
    QString text = QSortFilterProxyModel::data(index, Qt::DisplayRole).toString();
    const QString mark = markWord(Mark(QSortFilterProxyModel::data(index, MarkRole).toInt()));
    if (!mark.isEmpty() && !text.contains(mark))
        text = text.isEmpty() ? mark : mark + u", "_s + text;
    if (QSortFilterProxyModel::data(index, BoundRole).toBool())
        text = tr("at least %1").arg(text.remove(u'≥').trimmed());
    const QString remark = QSortFilterProxyModel::data(index, RemarkRole).toString();
    if (!remark.isEmpty())
        text += u", "_s + remark;
    if (Measure(QSortFilterProxyModel::data(index, MeasureRole).toInt()) == Measure::Unknown && text.isEmpty())
        text = Format::unknown();
    if (text.isEmpty())
        text = QSortFilterProxyModel::data(index, ActionRole).toString();
    if (const QVariant heard = QSortFilterProxyModel::data(index, HeardRole); text.isEmpty() && heard.isValid()) {
        const QVariantList hours = heard.toList();
        const auto whole = std::count_if(hours.begin(), hours.end(), [](const QVariant &hour) { return hour.toDouble() >= 1; });
        //: A strip of hours as a screen reader says it.
        text = tr("%1 of %2 hours heard").arg(whole).arg(hours.size());
    }
    if (text.isEmpty())
        return {};
    //: A table cell as a screen reader says it: column, content.
    return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(), text);
}

QVariant TableProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isNumberColumn(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

void TableProxy::setHasBlocks(bool blocks)
{
    if (m_hasBlocks == blocks)
        return;
    m_hasBlocks = blocks;
    invalidate();
}

int TableProxy::count(bool all) const
{
    const QAbstractItemModel *model = all ? sourceModel() : this;
    int rows = model ? model->rowCount() : 0;
    if (!m_hasBlocks)
        return rows;
    for (int row = rows - 1; row >= 0; --row)
        rows -= model->index(row, 0).data(HeadingRole).toBool() ? 1 : 0;
    return rows;
}

bool TableProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (m_hasBlocks) {
        // Descending order asks the question the other way round; blocks and their heads stay where they are.
        const bool isAscending = m_order == Qt::AscendingOrder;
        const QString one = left.data(BlockRole).toString(), other = right.data(BlockRole).toString();
        if (one != other)
            return (one.localeAwareCompare(other) < 0) == isAscending;
        const bool isHead = left.data(HeadingRole).toBool();
        if (isHead != right.data(HeadingRole).toBool())
            return isHead == isAscending;
    }
    const QVariant a = sortValue(left);
    const QVariant b = sortValue(right);
    const bool noA = isMissing(a);
    const bool noB = isMissing(b);
    if (noA || noB) {
        // Descending order asks the question the other way round.
        return m_order == Qt::AscendingOrder ? !noA && noB : noA && !noB;
    }
    if (isNumber(a) && isNumber(b)) {
        if (a.typeId() == QMetaType::Double || b.typeId() == QMetaType::Double)
            return a.toDouble() < b.toDouble();
        return a.toLongLong() < b.toLongLong();
    }
    if (a.typeId() == QMetaType::QDateTime && b.typeId() == QMetaType::QDateTime)
        return a.toDateTime() < b.toDateTime();
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex first = m_hasBlocks ? sourceModel()->index(row, 0) : QModelIndex();
    if (!first.isValid() || !first.data(HeadingRole).toBool())
        return matches(row);
    // A head stays for as long as something stands under it.
    const QString block = first.data(BlockRole).toString();
    for (int i = 0; i < sourceModel()->rowCount(); ++i)
        if (const QModelIndex other = sourceModel()->index(i, 0); !other.data(HeadingRole).toBool() && other.data(BlockRole).toString() == block && matches(i))
            return true;
    return false;
}

bool TableProxy::matches(int row) const
{
    QString all;
    const int columns = sourceModel()->columnCount();
    for (int column = 0; column < columns; ++column) {
        if (!m_columns.isEmpty() && !m_columns.contains(column))
            continue;
        const QModelIndex cell = sourceModel()->index(row, column);
        all += plain(cell.data(Qt::DisplayRole).toString()) + u'\n' + cell.data(RemarkRole).toString() + u'\n';
    }
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace bw::ui

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttablemodel.h"

#include "ui/charts/chartlayout.h"
#include "ui/charts/chartsentences.h"
#include "ui/common/commontr.h"
#include "ui/common/roles.h"

#include <QDateTime>

#include <cmath>

namespace bw::charts {

using ui::Measure;
using ui::Tr;

ChartTableModel::ChartTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ChartTableModel::setData(const TimeSeriesData &data, const ui::Format &format, bool withShare)
{
    beginResetModel();
    m_data = data;
    m_format = format;
    m_withShare = withShare;
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_data.count();
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : coverageColumn() + 1 + int(m_data.besides.size()) + (m_data.growing.empty() ? 0 : 1) + (m_data.changes.empty() ? 0 : 1);
}

double ChartTableModel::figure(int row, int column) const
{
    if (column < totalColumn())
        return m_data.value(column - 1, row);
    if (column == totalColumn())
        return totalOf(m_data, row, {});
    if (column > coverageColumn())
        return m_data.valueOf(m_data.besides[std::size_t(column - coverageColumn() - 1)], row);
    return shareOf(m_data, row);
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const int column = index.column();
    if (column == 0) {
        if (role == Qt::DisplayRole)
            return m_format.range(m_data.bucket(row));
        if (role == ui::SortRole)
            return qint64(m_data.bucket(row).from);
        if (role == ui::RawRole)
            return QDateTime::fromMSecsSinceEpoch(m_data.bucket(row).from / 1000, Qt::UTC);
        return {};
    }
    if (column == coverageColumn()) {
        const double coverage = m_data.coverage.empty() ? 1.0 : m_data.coverage[std::size_t(row)];
        if (role == ui::SortRole || role == ui::RawRole)
            return std::max(0.0, coverage);
        if (role == Qt::DisplayRole)
            return coverage < 0 ? Tr::tr("no data") : coverage < 1 ? Tr::tr("incomplete, %1").arg(m_format.percent(coverage, 0)) : Tr::tr("whole");
        if (role == ui::MarkRole)
            return int(coverage < 0 ? ui::Mark::NotRead : coverage < 1 ? ui::Mark::Unknown : ui::Mark::Pass);
        return {};
    }
    if (column == growingColumn()) {
        const bool grows = m_data.isGrowing(row);
        if (role == Qt::DisplayRole)
            return grows ? Tr::tr("still growing") : ui::Format::none();
        return role == ui::SortRole || role == ui::RawRole ? QVariant(grows) : QVariant();
    }
    if (column == changesColumn()) {
        if (role != Qt::DisplayRole && role != ui::RawRole && role != Qt::ToolTipRole)
            return role == ui::SortRole ? QVariant(m_data.countChangesIn(row)) : QVariant();
        QStringList words;
        for (const ChangeMark *one : m_data.changesIn(row))
            words << one->words();
        return words.join(QStringLiteral("; "));
    }
    const double value = figure(row, column);
    switch (role) {
    case Qt::DisplayRole:
        if (std::isnan(value))
            return ui::Format::unknown();
        return column == shareColumn() ? m_format.percent(value) : valueText(m_format, value);
    case ui::SortRole:
    case ui::RawRole:
        return std::isnan(value) ? QVariant() : QVariant(value);
    case ui::MeasureRole:
        return int(std::isnan(value) ? Measure::Unknown : Measure::Known);
    case ui::BoundRole:
        return m_data.isIncomplete(row) && column != shareColumn() && !std::isnan(value);
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return Tr::tr("Time");
    if (section == coverageColumn())
        return Tr::tr("Heard");
    if (section == totalColumn())
        return m_data.unit.isEmpty() ? Tr::tr("All") : Tr::tr("All %1").arg(m_data.unit);
    if (section == shareColumn())
        return Tr::tr("Not delivered");
    if (section == growingColumn())
        return Tr::tr("Still growing");
    if (section == changesColumn())
        return Tr::tr("Settings changed");
    if (section > coverageColumn())
        return m_data.besides[std::size_t(section - coverageColumn() - 1)].name;
    return m_data.series[std::size_t(section - 1)].name;
}

} // namespace bw::charts

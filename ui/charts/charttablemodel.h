// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeseriesdata.h"
#include "ui/common/format.h"

#include <QAbstractTableModel>

namespace bw::charts {

/// The same data as a chart, as rows: time, each series, total, share, coverage, and the figures that are not drawn. The screen reader's way and the copy way.
class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ChartTableModel(QObject *parent = nullptr);
    void setData(const TimeSeriesData &data, const ui::Format &format, bool withShare);

    /// Time, coverage and changes are words, all others figures.
    [[nodiscard]] bool isWords(int column) const { return column == 0 || column == coverageColumn() || column == growingColumn() || column == changesColumn(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int totalColumn() const { return 1 + int(m_data.series.size()); }
    [[nodiscard]] int shareColumn() const { return m_withShare ? totalColumn() + 1 : -1; }
    [[nodiscard]] int coverageColumn() const { return totalColumn() + (m_withShare ? 2 : 1); }
    /// The last one, where any setting changed; -1: none.
    [[nodiscard]] int changesColumn() const { return m_data.changes.empty() ? -1 : coverageColumn() + 1 + int(m_data.besides.size()) + (m_data.growing.empty() ? 0 : 1); }
    [[nodiscard]] int growingColumn() const { return m_data.growing.empty() ? -1 : coverageColumn() + 1 + int(m_data.besides.size()); }
    [[nodiscard]] double figure(int row, int column) const;

    TimeSeriesData m_data;
    ui::Format m_format;
    bool m_withShare = false;
};

} // namespace bw::charts

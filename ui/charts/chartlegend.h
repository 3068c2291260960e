// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bw::charts {

class TimeChart;

/// One toggle a series: swatch with its pattern, name, total. Wraps. A switched-off series is drawn hollow and struck through.
class ChartLegend final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(TimeChart *chart, QWidget *parent = nullptr);

private:
    void rebuild();
    TimeChart *m_chart;
    QWidget *m_usual = nullptr;
};

} // namespace bw::charts

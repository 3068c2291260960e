// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/page.h"

class QBoxLayout;

namespace bw::charts {
class TimeChart;
}
namespace bw::itemmodels {
class ChangeFacts;
class VolumeFacts;
}
namespace bw::ui {
class Chip;
class DataTable;
class FilterChips;
class Panel;
class SegmentedChoice;
}

namespace bw::volume {

/// What was sent, where to, and what became of it. saveState(): "group" = outcome, node, stream, domain or sender; "from" and
/// "to" = the selected span, UTC microseconds.
class VolumePage final : public ui::Page
{
    Q_OBJECT
public:
    explicit VolumePage(const ui::PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    [[nodiscard]] QVariantMap lastingState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] std::optional<double> heardShare() const override;
    [[nodiscard]] QStringList dimensions() const override;

protected:
    void load() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildFilterRow();
    void buildContent();
    void connectChart();
    void arrived();
    void showChart();
    void showChanges();
    void explain();
    void openSpan(const core::TimeRange &range);
    void setGroup(const QString &group);
    [[nodiscard]] store::Filter filterAt(const core::TimeRange &range, const QString &series = {}) const;

    itemmodels::VolumeFacts *m_facts;
    itemmodels::ChangeFacts *m_changes;
    charts::TimeChart *m_chart = nullptr;
    ui::Panel *m_chartPanel = nullptr;
    ui::Panel *m_destinationsPanel = nullptr;
    ui::Panel *m_reasonsPanel = nullptr;
    ui::DataTable *m_destinations = nullptr;
    ui::DataTable *m_reasons = nullptr;
    QBoxLayout *m_lower = nullptr;
    ui::SegmentedChoice *m_groupChoice = nullptr;
    ui::FilterChips *m_filterChips = nullptr;
    ui::Chip *m_domainChip = nullptr;
    ui::Chip *m_outcomeChip = nullptr;
    QString m_group;
    QString m_groupNote; ///< what the chart by sender or stream leaves out
    bool m_hasAnswer = false;
};

} // namespace bw::volume

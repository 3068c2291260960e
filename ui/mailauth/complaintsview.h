// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/reportfacts.h"
#include "ui/mailauth/view.h"

namespace bw::charts {
class TimeChart;
}
namespace bw::ui {
class Panel;
class SegmentedChoice;
}

namespace bw::mailauth {

/// Complaints and failure reports: when, by what, and each of them.
class ComplaintsView final : public View
{
    Q_OBJECT
public:
    explicit ComplaintsView(const ui::PageContext &context, QWidget *parent = nullptr);

    void ask(const Question &question) override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] ui::DataTable *table() const override { return m_table; }
    [[nodiscard]] QString answer() const override;

private:
    void arrived();
    void showChart();
    [[nodiscard]] QString groupOf(const store::FeedbackDetails &row) const;

    itemmodels::ComplaintFacts *m_facts;
    Question m_question;
    charts::TimeChart *m_chart = nullptr;
    ui::SegmentedChoice *m_group = nullptr;
    ui::Panel *m_chartPanel = nullptr, *m_tablePanel = nullptr;
    ui::DataTable *m_table = nullptr;
    bool m_hasAnswer = false;
};

} // namespace bw::mailauth

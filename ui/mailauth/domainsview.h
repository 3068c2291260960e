// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mailauth/view.h"

namespace bw::charts {
class TimeChart;
}
namespace bw::ui {
class Panel;
}

namespace bw::mailauth {

/// Each domain: what passes, what receivers did, what fails when, and whether it is ready for p=reject.
class DomainsView final : public View
{
    Q_OBJECT
public:
    explicit DomainsView(const ui::PageContext &context, QWidget *parent = nullptr);

    void ask(const Question &question) override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] ui::DataTable *table() const override { return m_table; }
    [[nodiscard]] QString answer() const override;

private:
    void arrived(itemmodels::MailAuthFacts::Part part);
    void showTime();

    itemmodels::MailAuthFacts *m_facts;
    itemmodels::ReadyFacts *m_ready;
    Question m_question;
    charts::TimeChart *m_chart = nullptr;
    ui::Panel *m_chartPanel = nullptr, *m_tablePanel = nullptr, *m_readyPanel = nullptr;
    ui::DataTable *m_table = nullptr, *m_readyTable = nullptr;
    bool m_hasTime = false;
};

} // namespace bw::mailauth

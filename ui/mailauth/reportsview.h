// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/reportfacts.h"
#include "ui/mailauth/view.h"

namespace bw::ui {
class Panel;
}

namespace bw::mailauth {

/// Who reports, and each report.
class ReportsView final : public View
{
    Q_OBJECT
public:
    explicit ReportsView(const ui::PageContext &context, QWidget *parent = nullptr);

    void ask(const Question &question) override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] ui::DataTable *table() const override { return m_table; }
    [[nodiscard]] QString answer() const override;

Q_SIGNALS:
    void reporterWanted(const QString &reporter); ///< only this one on the page

private:
    itemmodels::MailAuthFacts *m_facts;
    itemmodels::ReportFacts *m_reports;
    Question m_question;
    ui::Panel *m_reportersPanel = nullptr, *m_tablePanel = nullptr;
    ui::DataTable *m_reporters = nullptr, *m_table = nullptr;
    bool m_hasAnswer = false;
};

} // namespace bw::mailauth

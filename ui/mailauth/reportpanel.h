// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/reportfacts.h"
#include "ui/page/page.h"

class QStackedWidget;

namespace bw::ui {
class DataTable;
class Panel;
}

namespace bw::mailauth {

/// One report as it came: what it says, how it differs from its format, and the file that it stands in. \p record: the row of it that is
/// marked, from 1; 0: none.
class ReportPanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    ReportPanel(qint64 report, qint64 record, const ui::PageContext &context, const ui::Format &format, QWidget *parent = nullptr);
    [[nodiscard]] qint64 report() const { return m_report; }
    void focusFirst();

private:
    void arrived();
    void showFacts();
    void markRecord();

    itemmodels::ReportDetails *m_facts;
    qint64 m_report, m_record;
    ui::Format m_format;
    ui::FactList *m_list = nullptr;
    ui::Label *m_notes = nullptr;
    ui::Panel *m_panel = nullptr;
    QStackedWidget *m_tables = nullptr;
    QWidget *m_copy = nullptr;
    ui::DataTable *m_records = nullptr, *m_failures = nullptr;
};

} // namespace bw::mailauth

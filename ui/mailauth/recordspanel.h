// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/mailauthfacts.h"
#include "ui/page/page.h"

namespace bw::ui {
class DataTable;
class Panel;
}

namespace bw::mailauth {

/// Single rows of reports: what a figure consists of. A row leads to its report.
class RecordsPanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    RecordsPanel(const QString &title, const store::MailAuthFilter &filter, const ui::PageContext &context, const ui::Format &format, QWidget *parent = nullptr);
    [[nodiscard]] QByteArray csv(const QString &note) const;
    void focusFirst();
    void setNextStep(const QString &text); ///< what to do about them; empty: none is shown

Q_SIGNALS:
    void reportWanted(qint64 report, qint64 record); ///< its row, from 1

private:
    void arrived();

    itemmodels::RecordFacts *m_facts;
    store::MailAuthFilter m_filter;
    ui::Format m_format;
    ui::Label *m_note = nullptr;
    ui::Label *m_next = nullptr;
    ui::Label *m_why = nullptr;
    ui::Panel *m_panel = nullptr;
    ui::DataTable *m_table = nullptr;
};

} // namespace bw::mailauth

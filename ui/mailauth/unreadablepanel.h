// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/reportfacts.h"
#include "ui/page/page.h"

class QPushButton;

namespace bw::ui {
class DataTable;
class Panel;
}

namespace bw::mailauth {

/// What could not be read, and why; it can be tried again.
class UnreadablePanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    UnreadablePanel(const ui::PageContext &context, const ui::Format &format, QWidget *parent = nullptr);
    void ask() { m_facts->ask(); }
    [[nodiscard]] QByteArray csv(const QString &note) const;

private:
    void arrived();

    service::Session *m_session;
    itemmodels::UnreadableFacts *m_facts;
    ui::Label *m_note = nullptr, *m_why = nullptr;
    ui::Panel *m_panel = nullptr;
    ui::DataTable *m_table = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/page.h"

class QStackedWidget;

namespace bw::itemmodels {
class CoverageFacts;
}

namespace bw::ui {
class DataTable;
class Panel;
class SegmentedChoice;
}

namespace bw::coverage {

/// What was read, what was understood, what is missing. saveState(): "tab" = nodes, hours or aside; "row" = what is selected.
class CoveragePage final : public ui::Page
{
    Q_OBJECT
public:
    explicit CoveragePage(const ui::PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;

protected:
    void load() override;

private:
    void build();
    void arrived();
    void explain();
    void showBannersOfGaps();
    void showAsideLine(const QModelIndex &index);
    [[nodiscard]] ui::DataTable *currentTable() const;

    itemmodels::CoverageFacts *m_facts;
    ui::SegmentedChoice *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    ui::Panel *m_nodesPanel = nullptr;
    ui::Panel *m_hoursPanel = nullptr;
    ui::Panel *m_asidePanel = nullptr;
    ui::DataTable *m_nodes = nullptr;
    ui::DataTable *m_hours = nullptr;
    ui::DataTable *m_aside = nullptr;
    bool m_hasAnswer = false;
};

} // namespace bw::coverage

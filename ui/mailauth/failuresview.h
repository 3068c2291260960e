// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/failurefacts.h"
#include "ui/mailauth/view.h"

namespace bw::ui {
class Label;
class Panel;
}

namespace bw::mailauth {

/// Failed authentication by day and domain, from both sides: what receivers report, and what the fleet's own logs tell.
class FailuresView final : public View
{
    Q_OBJECT
public:
    explicit FailuresView(const ui::PageContext &context, QWidget *parent = nullptr);

    void ask(const Question &question) override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] ui::DataTable *table() const override { return m_table; }
    [[nodiscard]] QString answer() const override;
    [[nodiscard]] std::optional<double> heardShare() const override;

private:
    void arrived();
    void openDay(const QModelIndex &at);

    ui::PageContext m_context;
    itemmodels::FailureFacts *m_facts;
    Question m_question;
    ui::Panel *m_panel = nullptr;
    ui::Label *m_partial = nullptr;
    ui::DataTable *m_table = nullptr;
    bool m_hasAnswer = false;
};

} // namespace bw::mailauth

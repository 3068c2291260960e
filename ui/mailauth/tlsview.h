// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/reportfacts.h"
#include "ui/mailauth/view.h"

class QBoxLayout;

namespace bw::charts {
class TimeChart;
}
namespace bw::ui {
class Panel;
}

namespace bw::mailauth {

/// TLS reports: sessions that worked and failed, by policy, receiving MX and result.
class TlsView final : public View
{
    Q_OBJECT
public:
    explicit TlsView(const ui::PageContext &context, QWidget *parent = nullptr);

    void ask(const Question &question) override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] ui::DataTable *table() const override { return m_failures; }
    [[nodiscard]] QString answer() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrived();
    void showChart();

    itemmodels::TlsFacts *m_facts;
    Question m_question;
    charts::TimeChart *m_chart = nullptr;
    ui::Panel *m_chartPanel = nullptr, *m_policiesPanel = nullptr, *m_failuresPanel = nullptr;
    ui::DataTable *m_policies = nullptr, *m_failures = nullptr;
    QBoxLayout *m_lower = nullptr;
    bool m_hasAnswer = false;
};

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mailauth/view.h"

#include <QHash>
#include <QSet>

#include <array>

class QBoxLayout;
class QGridLayout;
class QMenu;
class QModelIndex;

namespace bw::charts {
class TimeChart;
}
namespace bw::ui {
class Panel;
class Tile;
}

namespace bw::mailauth {

class LedgerBox;

/// Who sends in the domains' names, what passes, and what was signed with the fleet's keys.
class SourcesView final : public View
{
    Q_OBJECT
public:
    explicit SourcesView(const ui::PageContext &context, QWidget *parent = nullptr);

    void ask(const Question &question) override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] ui::DataTable *table() const override { return m_table; }
    [[nodiscard]] QString answer() const override;

    void askTime(const Question &question); ///< alone: what there is, and when
    void setGroup(store::SourceGroup group) { m_group = group; }
    [[nodiscard]] const itemmodels::MailAuthFacts *facts() const { return m_facts; }
    /// Where the reports of the chosen range are not: of the newest 30 days that there are.
    [[nodiscard]] core::TimeRange newest() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildTiles(QBoxLayout *column);
    void buildChart();
    void buildTable();
    void openSource(const QModelIndex &at);
    void addToMenu(QMenu *menu, const QModelIndex &at);
    [[nodiscard]] QVariantMap ruleFor(const store::MailAuthSource &row) const;
    void arrived(itemmodels::MailAuthFacts::Part part);
    void failed(itemmodels::MailAuthFacts::Part part, const core::Problem &problem);
    void showPart(itemmodels::MailAuthFacts::Part came);
    void showTime(const QString &nothing);
    void showTiles();
    void showSources();
    void placeTiles();
    void openRecords(const QString &title, void (*narrow)(store::MailAuthFilter &));

    ui::PageContext m_context;
    itemmodels::MailAuthFacts *m_facts;
    Question m_question;
    store::SourceGroup m_group = store::SourceGroup::Network;
    QGridLayout *m_tileGrid = nullptr;
    std::array<ui::Tile *, 5> m_tiles {}; ///< messages, DMARC, SPF, DKIM, refused
    charts::TimeChart *m_chart = nullptr;
    LedgerBox *m_ledger = nullptr;
    ui::Panel *m_chartPanel = nullptr, *m_ledgerPanel = nullptr, *m_tablePanel = nullptr;
    ui::DataTable *m_table = nullptr;
    QBoxLayout *m_upper = nullptr;
    QSet<itemmodels::MailAuthFacts::Part> m_came; ///< ever
    QHash<itemmodels::MailAuthFacts::Part, core::Problem> m_problems; ///< of those whose newest answer is one
};

} // namespace bw::mailauth

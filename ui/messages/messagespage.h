// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/tracequery.h"
#include "ui/page/page.h"

class QLineEdit;
class QStackedWidget;

namespace bw::itemmodels {
class AddressUses;
class MessagesItemModel;
class RefusalFacts;
}
namespace bw::ui {
class Chip;
class DataTable;
class FilterChips;
class Label;
class Panel;
}

namespace bw::messages {

class TraceView;

/// Messages by any key, and what happened to one. saveState(): "text" = what is typed, "message" = the id of the one that is
/// open, "sought" = what found it elsewhere.
class MessagesPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit MessagesPage(const ui::PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QVariantMap lastingState() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    [[nodiscard]] std::optional<double> heardShare() const override;
    [[nodiscard]] bool isOfEverything() const override;
    [[nodiscard]] QStringList dimensions() const override;

protected:
    void load() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildFilterRow();
    [[nodiscard]] QWidget *makeUseLinks();
    void buildContent();
    [[nodiscard]] QList<store::TraceQuery> queries() const;
    [[nodiscard]] bool isFiltered() const;
    void arrived();
    [[nodiscard]] bool isNothingRead() const; ///< of any node, ever
    void sayHowMany();
    void showRefusals();
    void showUses();
    void open(qint64 message);
    void closeTrace();
    void mark();

    itemmodels::MessagesItemModel *m_model;
    itemmodels::RefusalFacts *m_refusals;
    itemmodels::AddressUses *m_uses;
    QLineEdit *m_search = nullptr;
    ui::Label *m_meaning = nullptr;
    ui::FilterChips *m_filterChips = nullptr;
    ui::Chip *m_outcomeChip = nullptr;
    QStackedWidget *m_stack = nullptr;
    ui::Panel *m_listPanel = nullptr;
    ui::DataTable *m_table = nullptr;
    QWidget *m_list = nullptr; ///< both panels of the list
    ui::Panel *m_refusedPanel = nullptr;
    ui::DataTable *m_refused = nullptr;
    TraceView *m_trace = nullptr;
    QWidget *m_chips = nullptr;
    QWidget *m_useLinks = nullptr;
    QWidget *m_back = nullptr;
    QList<store::TraceQuery> m_further; ///< what is asked next while nothing is found
    QString m_soughtElsewhere; ///< what found the open message in the search of everything
    qint64 m_open = 0;
    int m_use = -1; ///< of an address, the one that was chosen; -1: the first that is found
    bool m_hasAnswer = false;
    bool m_hasFailed = false; ///< the newest question did: what arrives beside it does not hide that
};

} // namespace bw::messages

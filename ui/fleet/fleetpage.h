// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/node.h"
#include "ui/page/page.h"

#include <QPointer>

class QVBoxLayout;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace bw::service {
class Job;
}

namespace bw::itemmodels {
class ChangeFacts;
class FleetFacts;
}

namespace bw::ui {
class Chip;
class DataTable;
class Label;
class Panel;
class SegmentedChoice;
}

namespace bw::fleet {

class CollectorLine;
class ComparisonView;
class NodePanel;
class SnapshotView;

/// The nodes: how they are, what changed on them, and how they are reached. saveState(): "view" = nodes, comparison or
/// snapshot, with "before" and "after" or "nodes" (one or two names), or "snapshot" and "title"; "node" = whose panel is open; "needsYou" = true: those
/// that are not read.
class FleetPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit FleetPage(const ui::PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] QWidget *firstFocus() override;
    void focusFilter() override;
    [[nodiscard]] QList<ui::ExportItem> exports() const override;
    /// The dialog of a new node.
    void addNode();

protected:
    void load() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum View { Nodes, Comparing, OneSnapshot };
    void build();
    QWidget *makeNodes();
    void makeFilterRow();
    void makeHead();
    void arrived();
    void tick();
    void explain();
    void explainChanges();
    void showBannersOfErrors();
    void fillChips();
    void choose();
    void groupBy();
    void showView(View view);
    void openNode(const QString &name);
    void refreshPanel();
    void importNodes();
    void edit(const QString &name, bool testsAtOnce);
    void openDialog(const Node &node, bool testsAtOnce);
    void remove(const QStringList &names);
    void collect(const QStringList &names);
    void addCommands(QMenu *menu);
    void giveSecrets(const QStringList &names);
    void collectingChanged();
    void showPurge(service::Job *job, const QStringList &names);
    void showProgress();
    [[nodiscard]] QStringList chosenNodes() const;
    [[nodiscard]] QString whyNoCommands() const;
    [[nodiscard]] QStringList groups() const;

    itemmodels::FleetFacts *m_facts;
    itemmodels::ChangeFacts *m_changeFacts;
    QStackedWidget *m_views = nullptr;
    QVBoxLayout *m_nodesColumn = nullptr;
    ui::Panel *m_nodesPanel = nullptr;
    ui::DataTable *m_nodes = nullptr;
    ui::Panel *m_changesPanel = nullptr;
    ui::DataTable *m_changes = nullptr;
    ComparisonView *m_comparison = nullptr;
    SnapshotView *m_snapshot = nullptr;
    QPushButton *m_back = nullptr;
    QWidget *m_chipRow = nullptr;
    ui::Chip *m_stateChip = nullptr;
    ui::Chip *m_productChip = nullptr;
    ui::Chip *m_groupChip = nullptr;
    ui::Chip *m_tagChip = nullptr;
    ui::SegmentedChoice *m_groupBy = nullptr;
    QPointer<service::Job> m_purge; ///< that runs, of these nodes
    QStringList m_purging;
    QWidget *m_progress = nullptr;
    ui::Label *m_progressText = nullptr;
    QPushButton *m_cancel = nullptr;
    CollectorLine *m_collector = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_with = nullptr;
    QPointer<NodePanel> m_panel;
    QString m_openWhenRead; ///< node whose panel is to be opened
    bool m_hasAnswer = false, m_hasReached = false, m_areChangesKnown = false;
};

} // namespace bw::fleet

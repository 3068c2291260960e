// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/format.h"
#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/fleetfacts.h"

#include <optional>
#include <utility>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace bw::itemmodels {
class ComparisonFacts;
class NodeFacts;
}

namespace bw::ui {
class Banner;
class DataTable;
class HeardStrip;
class Label;
class Panel;
class TableMemory;
}

namespace bw::fleet {

class DiffView;

/// One node at the side: how it is now, what it said and when, its queue, what was heard of it. GUI thread.
class NodePanel final : public ui::SidePanelFrame
{
    Q_OBJECT
public:
    NodePanel(service::Session *session, ui::TableMemory *tables, QWidget *parent = nullptr);
    /// \p whyNoCommands: greys what changes or reads something; empty: all is possible.
    void setNode(const itemmodels::FleetNode &node, const ui::Format &format, const QString &whyNoCommands);
    void tick(core::UtcMicros now); ///< ages count on
    [[nodiscard]] const QString &nodeName() const { return m_name; }
    [[nodiscard]] int tab() const;
    void setTab(int tab);

Q_SIGNALS:
    void editRequested(const QString &node, bool testsAtOnce);
    void collectRequested(const QString &node);
    void removeRequested(const QString &node);
    void secretRequested(const QString &node);
    void comparisonRequested(qint64 before, qint64 after);
    void snapshotRequested(qint64 snapshot, const QString &title);
    void pageRequested(const QString &page, const QString &node);

private:
    QWidget *makeNow();
    QWidget *makeSnapshots(ui::TableMemory *tables);
    QWidget *makeScrolling(QVBoxLayout *&column);
    QWidget *makeCoverage();
    void forgetNode();
    void makeFoot();
    void showError(const itemmodels::FleetNode &node, const QString &whyNoCommands);
    void showFacts(const itemmodels::FleetNode &node);
    [[nodiscard]] QString readText() const;
    [[nodiscard]] QString queueText() const;
    void showQueue();
    void showCoverage(const itemmodels::FleetNode &node);
    void arrived();
    void failed(const core::Problem &problem);
    void fillSnapshots();
    void updateCompare();
    [[nodiscard]] std::pair<qint64, qint64> chosenPair() const;
    void askChange();
    void showChange();

    itemmodels::NodeFacts *m_facts;
    itemmodels::ComparisonFacts *m_comparison;
    ui::Format m_format;
    QString m_name;
    std::int64_t m_id = 0;
    itemmodels::FleetNode m_node;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_bannerBox = nullptr;
    ui::FactList *m_nowFacts = nullptr;
    QComboBox *m_before = nullptr;
    QComboBox *m_after = nullptr;
    QWidget *m_changes = nullptr;
    DiffView *m_diff = nullptr;
    ui::Label *m_words = nullptr;
    QPushButton *m_open = nullptr;
    ui::Label *m_noChange = nullptr;
    ui::DataTable *m_snapshots = nullptr;
    QPushButton *m_compare = nullptr;
    ui::Panel *m_snapshotPanel = nullptr;
    QVBoxLayout *m_queueColumn = nullptr;
    ui::Label *m_notHeard = nullptr;
    QWidget *m_heard = nullptr; ///< all of the coverage, where there is some
    ui::HeardStrip *m_strip = nullptr;
    ui::FactList *m_heardFacts = nullptr;
    ui::Label *m_gaps = nullptr;
    QPushButton *m_collect = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    // What is shown: a round that brings the same builds nothing anew, for somebody may be reading, or choosing, there.
    QStringList m_shownError;
    std::optional<QList<QueueSample>> m_shownQueue;
    std::pair<qint64, qint64> m_asked {}, m_compared {};
};

} // namespace bw::fleet

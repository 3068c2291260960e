// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/datatable.h"
#include "ui/common/format.h"

#include <QWidget>

class QGridLayout;
class QComboBox;
class QStackedWidget;

namespace bw::itemmodels {
class ComparisonFacts;
struct NodeSnapshots;
}

namespace bw::service {
class Session;
}

namespace bw::ui {
class Label;
class Panel;
class SegmentedChoice;
}

namespace bw::fleet {

class DiffView;

/// Two snapshots side by side, of one node or of two: in words as a table, or as a diff. GUI thread.
class ComparisonView final : public QWidget
{
    Q_OBJECT
public:
    ComparisonView(service::Session *session, ui::TableMemory *tables, QWidget *parent = nullptr);
    void setFormat(const ui::Format &format);
    /// Ids of snapshots. Both 0: of one of \p nodes the two newest, of two the newest of each; of none those of the first node.
    void compare(qint64 before, qint64 after, const QStringList &nodes = {});
    [[nodiscard]] qint64 before() const;
    [[nodiscard]] qint64 after() const;
    [[nodiscard]] const QStringList &nodes() const { return m_wantedNodes; } ///< that were wanted
    [[nodiscard]] ui::DataTable *table() const { return m_table; }
    /// "3 settings changed, 412 the same"
    [[nodiscard]] QString answer() const { return m_answer; }

Q_SIGNALS:
    void answered();

private:
    struct Side
    {
        QComboBox *node = nullptr;
        QComboBox *snapshot = nullptr;
    };
    QWidget *makeSides();
    Side makeSide(const QString &title, const QString &name, QGridLayout *grid, int row);
    void fillSides();
    bool chooseNodes();
    void fillSnapshots(const Side &side);
    void select(const Side &side, qint64 snapshot);
    void ask();
    void arrived();
    [[nodiscard]] const itemmodels::NodeSnapshots *choiceOf(const QString &node) const;

    itemmodels::ComparisonFacts *m_facts;
    ui::Format m_format;
    Side m_before, m_after;
    ui::SegmentedChoice *m_way = nullptr;
    ui::Panel *m_panel = nullptr;
    QStackedWidget *m_stack = nullptr;
    ui::DataTable *m_table = nullptr;
    DiffView *m_diff = nullptr;
    ui::Label *m_summary = nullptr;
    QString m_answer;
    qint64 m_wantedBefore = 0, m_wantedAfter = 0;
    QStringList m_wantedNodes;
    bool m_isChoosing = false; ///< what there is to compare is asked: an older comparison that comes now is not wanted
};

} // namespace bw::fleet

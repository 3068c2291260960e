// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/comparisonview.h"

#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/fleet/diffview.h"
#include "ui/itemmodels/snapshotfacts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::fleet {

using Facts = itemmodels::ComparisonFacts;

ComparisonView::ComparisonView(service::Session *session, ui::TableMemory *tables, QWidget *parent)
    : QWidget(parent)
    , m_facts(new Facts(session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeSides());
    m_panel = new ui::Panel(tr("What differs"));
    m_panel->setObjectName(u"comparisonPanel"_s);
    m_way = new ui::SegmentedChoice(tr("How it is shown"));
    m_way->setObjectName(u"comparisonWay"_s);
    m_way->addChoice(tr("In words"));
    m_way->addChoice(tr("As a diff"));
    m_table = new ui::DataTable(u"comparisonTable"_s, tr("What differs"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::Section, .priority = 2 }, { .column = Facts::Setting }, { .column = Facts::Kind, .priority = 1 },
                            { .column = Facts::Before, .width = 180 }, { .column = Facts::After, .width = 180, .stretch = true }, { .column = Facts::Default, .width = 130, .priority = 3 } },
        tables);
    m_table->sortInitially(Facts::Section, Qt::AscendingOrder);
    m_table->setOpensRows(false);
    m_panel->addHeaderWidget(m_table->makeCorner(tr("Filter changes")));
    m_panel->addHeaderWidget(m_way);
    m_diff = new DiffView(tr("The difference, line by line"));
    m_diff->setObjectName(u"comparisonDiff"_s);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_diff);
    m_panel->setContent(m_stack, true);
    m_panel->showLoading();
    column->addWidget(m_panel, 1);
    connect(m_way, &ui::SegmentedChoice::chosen, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_facts, &Facts::choicesArrived, this, &ComparisonView::fillSides);
    connect(m_facts, &Facts::arrived, this, &ComparisonView::arrived);
    connect(m_facts, &Facts::failed, m_panel, &ui::Panel::showError);
    connect(m_panel, &ui::Panel::tryAgain, this, [this] {
        if (m_facts->choices().isEmpty())
            m_facts->askChoices();
        else
            ask();
    });
}

QWidget *ComparisonView::makeSides()
{
    auto *box = new ui::Panel;
    auto *inside = new QWidget;
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    m_before = makeSide(tr("&Before"), u"before"_s, grid, 0);
    m_after = makeSide(tr("&After"), u"after"_s, grid, 1);
    grid->setColumnStretch(3, 1);
    m_summary = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_summary->setObjectName(u"comparisonSummary"_s);
    m_summary->setWordWrap(true);
    grid->addWidget(m_summary, 0, 3, 2, 1, Qt::AlignVCenter);
    box->setContent(inside);
    return box;
}

ComparisonView::Side ComparisonView::makeSide(const QString &title, const QString &name, QGridLayout *grid, int row)
{
    Side side { new QComboBox, new QComboBox };
    side.node->setObjectName(name + u"NodeComboBox"_s);
    side.snapshot->setObjectName(name + u"SnapshotComboBox"_s);
    auto *label = new ui::Label(title, ui::FontRole::Base, ui::Token::TextSecondary);
    label->setBuddy(side.node);
    const QString plain = QString(title).remove(u'&');
    side.node->setAccessibleName(tr("%1: node").arg(plain));
    side.snapshot->setAccessibleName(tr("%1: snapshot").arg(plain));
    side.node->setMinimumWidth(140);
    side.snapshot->setMinimumWidth(200);
    grid->addWidget(label, row, 0);
    grid->addWidget(side.node, row, 1);
    grid->addWidget(side.snapshot, row, 2);
    connect(side.node, &QComboBox::activated, this, [this, side] {
        fillSnapshots(side);
        ask();
    });
    connect(side.snapshot, &QComboBox::activated, this, &ComparisonView::ask);
    return side;
}

void ComparisonView::setFormat(const ui::Format &format)
{
    m_format = format;
    m_facts->setFormat(format);
}

qint64 ComparisonView::before() const
{
    return m_before.snapshot->count() > 0 ? m_before.snapshot->currentData().toLongLong() : m_wantedBefore;
}

qint64 ComparisonView::after() const
{
    return m_after.snapshot->count() > 0 ? m_after.snapshot->currentData().toLongLong() : m_wantedAfter;
}

void ComparisonView::compare(qint64 before, qint64 after, const QStringList &nodes)
{
    m_wantedNodes = nodes;
    m_wantedBefore = before;
    m_wantedAfter = after;
    m_isChoosing = true;
    m_panel->showLoading();
    m_facts->askChoices();
}

const itemmodels::NodeSnapshots *ComparisonView::choiceOf(const QString &node) const
{
    const auto found = std::ranges::find(m_facts->choices(), node, &itemmodels::NodeSnapshots::node);
    return found == m_facts->choices().end() ? nullptr : &*found;
}

void ComparisonView::fillSnapshots(const Side &side)
{
    side.snapshot->clear();
    if (const itemmodels::NodeSnapshots *choice = choiceOf(side.node->currentText()))
        for (const store::SnapshotRow &row : choice->snapshots)
            side.snapshot->addItem(tr("from %1", "a snapshot, by its time").arg(m_format.stamp(row.first)), qint64(row.id));
}

void ComparisonView::select(const Side &side, qint64 snapshot)
{
    for (const itemmodels::NodeSnapshots &choice : m_facts->choices())
        for (const store::SnapshotRow &row : choice.snapshots)
            if (row.id == snapshot) {
                side.node->setCurrentText(choice.node);
                fillSnapshots(side);
                side.snapshot->setCurrentIndex(std::max(0, side.snapshot->findData(snapshot)));
                return;
            }
    fillSnapshots(side);
}

void ComparisonView::fillSides()
{
    for (const Side &side : { m_before, m_after }) {
        side.node->clear();
        for (const itemmodels::NodeSnapshots &choice : m_facts->choices())
            side.node->addItem(choice.node);
    }
    if (m_facts->choices().isEmpty()) {
        m_panel->showEmpty(tr("No node has a snapshot yet. They come with the first read."));
        return;
    }
    if (m_wantedBefore == 0 && m_wantedAfter == 0 && !m_wantedNodes.isEmpty()) {
        if (chooseNodes())
            ask();
        return;
    }
    select(m_before, m_wantedBefore);
    select(m_after, m_wantedAfter);
    if (m_wantedBefore == 0 && m_before.snapshot->count() > 1)
        m_before.snapshot->setCurrentIndex(1);
    ask();
}

/// False: one of them has no snapshot, which is told.
bool ComparisonView::chooseNodes()
{
    QString lacking;
    for (const auto &[side, node] : { std::pair(m_before, m_wantedNodes.first()), std::pair(m_after, m_wantedNodes.last()) }) {
        side.node->setCurrentIndex(side.node->findText(node));
        fillSnapshots(side);
        if (side.snapshot->count() == 0)
            lacking = node;
    }
    if (m_wantedNodes.first() == m_wantedNodes.last() && m_before.snapshot->count() > 1)
        m_before.snapshot->setCurrentIndex(1);
    if (lacking.isEmpty())
        return true;
    m_answer.clear();
    m_summary->setText({});
    m_panel->showEmpty(tr("%1 has no snapshot yet. They come with the first read.").arg(lacking));
    Q_EMIT answered();
    return false;
}

void ComparisonView::ask()
{
    m_isChoosing = false;
    if (before() > 0 && after() > 0)
        m_facts->ask(before(), after());
}

void ComparisonView::arrived()
{
    if (m_isChoosing)
        return;
    const qsizetype all = m_facts->rows()->rows().size();
    const int spelled = m_facts->spellings();
    m_answer = tr("%n setting(s) differ", nullptr, int(all) - spelled) + tr(", %1 the same").arg(m_format.count(m_facts->same()));
    if (spelled > 0)
        m_answer += tr(", %n only in order or spelling", nullptr, spelled);
    m_summary->setText(m_answer);
    m_diff->setDiff(m_facts->diff());
    if (all == 0)
        m_panel->showEmpty(tr("The two say the same."), ui::Mark::Pass);
    else
        m_panel->showContent();
    Q_EMIT answered();
}

} // namespace bw::fleet

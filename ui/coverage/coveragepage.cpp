// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coverage/coveragepage.h"

#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/tableexport.h"
#include "ui/itemmodels/coveragemodels.h"
#include "ui/page/nologs.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::coverage {

namespace {

using Facts = itemmodels::CoverageFacts;

const QStringList tabNames { u"nodes"_s, u"hours"_s, u"aside"_s };

} // namespace

CoveragePage::CoveragePage(const ui::PageContext &context, QWidget *parent)
    : Page(u"coverage"_s, tr("Coverage"), context, parent)
    , m_facts(new Facts(context.session, this))
{
    build();
    connect(m_facts, &Facts::arrived, this, &CoveragePage::arrived);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        setBusy(false);
        if (!m_hasAnswer)
            showError(problem);
        else
            for (ui::Panel *panel : { m_nodesPanel, m_hoursPanel, m_asidePanel })
                panel->showError(problem);
    });
}

void CoveragePage::build()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_tabs = new ui::SegmentedChoice(tr("What is shown"));
    m_tabs->setObjectName(u"coverageTabs"_s);
    m_tabs->addChoice(tr("Nodes"), tabNames[0]);
    m_tabs->addChoice(tr("Hours that need a look"), tabNames[1]);
    m_tabs->addChoice(tr("Lines kept aside"), tabNames[2]);
    column->addWidget(m_tabs, 0, Qt::AlignLeading);
    m_stack = new QStackedWidget;
    column->addWidget(m_stack, 1);

    const auto panel = [this](const QString &title, ui::DataTable *table, const QString &filterHint) {
        auto *made = new ui::Panel(title);
        made->addHeaderWidget(table->makeCorner(filterHint));
        made->setContent(table, true);
        made->showLoading();
        connect(made, &ui::Panel::tryAgain, this, &CoveragePage::load);
        m_stack->addWidget(made);
        return made;
    };
    m_nodes = new ui::DataTable(u"coverageNodesTable"_s, tr("Nodes"));
    m_nodes->setSource(m_facts->nodes());
    m_nodes->setColumns({ { .column = Facts::NodeName }, { .column = Facts::NodeMta, .width = 80, .priority = 4 }, { .column = Facts::NodeHeard, .width = 80, .number = true },
                            { .column = Facts::NodeStrip, .width = 180, .priority = 1, .stretch = true }, { .column = Facts::NodeLastHeard, .width = 140 },
                            { .column = Facts::NodeLines, .number = true }, { .column = Facts::NodeUnderstood, .width = 100, .priority = 2, .number = true },
                            { .column = Facts::NodeForeign, .priority = 5, .number = true }, { .column = Facts::NodeAside, .number = true }, { .column = Facts::NodeGaps, .width = 160, .priority = 3 } },
        context().tables);
    m_nodes->sortInitially(Facts::NodeHeard, Qt::AscendingOrder);
    m_nodesPanel = panel(tr("Nodes"), m_nodes, tr("Filter nodes"));
    connect(m_nodes, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        store::Filter one = filter();
        one.nodes = { m_facts->nodes()->row(at).node.node };
        navigator()->openPage(id(), one, { { u"tab"_s, at.column() == Facts::NodeAside ? tabNames[2] : tabNames[1] } });
    });

    m_hours = new ui::DataTable(u"coverageHoursTable"_s, tr("Hours that need a look"));
    m_hours->setSource(m_facts->hours());
    m_hours->setColumns({ { .column = Facts::HourStart, .width = 140 }, { .column = Facts::HourNode }, { .column = Facts::HourHost, .width = 110, .priority = 3 },
                            { .column = Facts::HourHeard, .number = true }, { .column = Facts::HourLines, .number = true }, { .column = Facts::HourUnderstood, .priority = 4, .number = true },
                            { .column = Facts::HourUnrecognised, .number = true }, { .column = Facts::HourUnreadable, .number = true },
                            { .column = Facts::HourForeign, .priority = 2, .number = true }, { .column = Facts::HourSkew, .priority = 1, .stretch = true, .number = true } },
        context().tables);
    m_hours->sortInitially(Facts::HourStart, Qt::DescendingOrder);
    m_hoursPanel = panel(tr("Hours that need a look"), m_hours, tr("Filter hours"));
    connect(m_hours, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        const store::CoverageHour &hour = m_facts->hours()->row(at);
        store::Filter one = filter();
        one.nodes = { hour.node };
        one.range = { hour.start, hour.start + core::microsPerHour };
        navigator()->openPage(id(), one, { { u"tab"_s, tabNames[2] } });
    });

    m_aside = new ui::DataTable(u"coverageAsideTable"_s, tr("Lines kept aside"));
    m_aside->setSource(m_facts->aside());
    m_aside->setColumns({ { .column = Facts::AsideTime, .width = 150 }, { .column = Facts::AsideNode, .priority = 2 }, { .column = Facts::AsideWhy, .width = 110 },
                            { .column = Facts::AsideProcess, .width = 120, .priority = 3 }, { .column = Facts::AsideText, .width = 320, .stretch = true },
                            { .column = Facts::AsideFile, .width = 140, .priority = 4 }, { .column = Facts::AsideLine, .priority = 1, .number = true },
                            { .column = Facts::AsideOffset, .hidden = true, .number = true } },
        context().tables);
    m_aside->sortInitially(Facts::AsideTime, Qt::DescendingOrder);
    m_asidePanel = panel(tr("Lines kept aside"), m_aside, tr("Filter lines"));
    connect(m_aside, &ui::DataTable::opened, this, &CoveragePage::showAsideLine);

    connect(m_tabs, &ui::SegmentedChoice::chosen, this, [this](int index) { m_stack->setCurrentIndex(index); });
    setContent(content);
}

ui::DataTable *CoveragePage::currentTable() const
{
    return m_stack->currentIndex() == 0 ? m_nodes : m_stack->currentIndex() == 1 ? m_hours : m_aside;
}

void CoveragePage::load()
{
    setBusy(true);
    m_facts->setFormat(format());
    m_facts->ask(filter());
}

void CoveragePage::arrived()
{
    setBusy(false);
    m_hasAnswer = true;
    const auto &answer = m_facts->answer();
    if (answer.nodes.isEmpty()) {
        setAnswer(tr("Nothing was read yet"));
        showEmpty(ui::makeNoLogs(navigator(), u"coverage"_s, tr("What was read of your fleet?"),
            tr("Here you see for every node and hour whether it was heard, and which lines were not understood. Bring a log to begin.")));
        return;
    }
    showContent();
    const auto fill = [](ui::Panel *panel, bool isEmpty, const QString &good) {
        if (isEmpty)
            panel->showEmpty(good, ui::Mark::Pass);
        else
            panel->showContent();
    };
    fill(m_nodesPanel, false, {});
    fill(m_hoursPanel, answer.hours.isEmpty(), tr("Every hour was heard whole and understood."));
    fill(m_asidePanel, answer.aside.isEmpty(), tr("No line was kept aside."));
    m_asidePanel->setSubtitle(answer.asideTotal > answer.aside.size()
            ? tr("the newest %1 of %2").arg(format().count(answer.aside.size()), format().count(answer.asideTotal))
            : QString());
    explain();
    showBannersOfGaps();
    Q_EMIT exportsChanged();
}

void CoveragePage::explain()
{
    const auto &answer = m_facts->answer();
    qint64 lines = 0;
    qint64 understood = 0;
    double heard = 0;
    for (const auto &node : answer.nodes) {
        lines += node.lines - node.foreignLines;
        understood += node.understood;
        heard += node.heard / double(answer.nodes.size());
    }
    if (lines == 0) {
        setAnswer(tr("%1 of the time heard; no line of a mail program").arg(itemmodels::shareText(format(), heard)));
        return;
    }
    const QString share = itemmodels::shareText(format(), double(understood) / double(lines), 2);
    setAnswer(tr("%1 of the time heard; %2 of %3 lines of mail programs understood").arg(itemmodels::shareText(format(), heard), share, format().count(lines)));
}

void CoveragePage::showBannersOfGaps()
{
    const auto &answer = m_facts->answer();
    QList<ui::BannerSpec> banners = ui::partialBanners(answer.notes);
    const core::UtcMicros now = context().clock->now();
    QStringList silent;
    for (const auto &node : answer.nodes) {
        const bool endsNow = m_facts->range().to > now - core::microsPerHour;
        if (endsNow && node.lastHeard > 0 && node.lastHeard < std::min(now, m_facts->range().to) - core::microsPerHour)
            silent << tr("%1 since %2").arg(node.node, format().stamp(node.lastHeard));
    }
    if (!silent.isEmpty())
        banners << ui::BannerSpec { .key = u"silent"_s, .mark = ui::Mark::Unknown,
            .strong = silent.size() == 1 ? tr("Not heard lately: %1.").arg(silent.constFirst()) : tr("%n node(s) not heard lately.", nullptr, int(silent.size())),
            .rest = silent.size() == 1 ? QString() : silent.join(tr(", ")), .buttonText = tr("Import a log…"), .act = [this] { navigator()->importLogs({}); } };
    // What was lost together is told once.
    QList<store::LostRow> told;
    QList<QStringList> nodes;
    for (const auto &lost : answer.lost) {
        const auto same = std::ranges::find_if(told, [&lost](const store::LostRow &one) { return one.span == lost.span && one.why == lost.why; });
        if (same != told.end()) {
            nodes[same - told.begin()] << lost.node;
        } else {
            told << lost;
            nodes << QStringList { lost.node };
        }
    }
    for (qsizetype i = 0; i < told.size(); ++i) {
        const store::LostRow &lost = told.at(i);
        const QString why = lost.why == "rotated_away"_L1 ? tr("The log was rotated away before it was read.")
            : lost.why == "truncated"_L1                 ? tr("The log was cut before it was read.")
                                                         : tr("The logging service left lines out.");
        banners << ui::BannerSpec { .key = u"lost"_s + lost.node, .mark = ui::Mark::Unknown,
            .strong = nodes.at(i).size() == 1 ? tr("%1, %2 is lost.").arg(lost.node, format().range(lost.span)) : tr("%1 is lost on %n nodes.", nullptr, int(nodes.at(i).size())).arg(format().range(lost.span)),
            .rest = tr("%1 It is drawn as a gap and left out of averages.").arg(why), .buttonText = tr("Import the old log…"), .act = [this] { navigator()->importLogs({}); } };
    }
    setBanners(banners);
}

void CoveragePage::showAsideLine(const QModelIndex &index)
{
    const store::AsideRow &line = m_facts->aside()->row(index);
    auto *panel = new ui::SidePanelFrame(tr("A line kept aside"));
    auto *facts = new ui::FactList;
    facts->add(tr("Node"), line.node);
    facts->add(tr("Time"), line.time == 0 ? ui::Format::unknown() : format().fullStamp(line.time));
    facts->add(tr("Why"), index.sibling(index.row(), Facts::AsideWhy).data().toString());
    facts->add(tr("Program"), line.process.isEmpty() ? ui::Format::unknown() : line.process);
    facts->add(tr("File"), line.file, true);
    facts->add(tr("Line"), tr("%1, byte %2").arg(format().count(qint64(line.line)), format().count(qint64(line.offset))));
    panel->body()->addWidget(facts);
    auto *text = new ui::Label(line.text, ui::FontRole::Code);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(tr("The line, without addresses"));
    panel->body()->addWidget(text);
    auto *note = new ui::Label(tr("Addresses were taken out before the line was kept. The line was counted, and nothing else was lost with it."),
        ui::FontRole::Small, ui::Token::TextSecondary);
    note->setWordWrap(true);
    panel->body()->addWidget(note);
    panel->body()->addStretch();
    navigator()->openSidePanel(panel);
}

QVariantMap CoveragePage::saveState() const
{
    QVariantMap state { { u"tab"_s, tabNames.at(m_stack->currentIndex()) } };
    const QModelIndex at = m_nodes->sourceIndex(m_nodes->currentIndex());
    if (at.isValid())
        state.insert(u"row"_s, m_facts->nodes()->identityOf(at));
    return state;
}

void CoveragePage::restoreState(const QVariantMap &state)
{
    const qsizetype tab = tabNames.indexOf(state.value(u"tab"_s).toString());
    if (tab >= 0) {
        m_tabs->setCurrent(int(tab));
        m_stack->setCurrentIndex(int(tab));
    }
}

QWidget *CoveragePage::firstFocus()
{
    return currentTable();
}

void CoveragePage::focusFilter()
{
    currentTable()->focusFilter();
}

QList<ui::ExportItem> CoveragePage::exports() const
{
    if (!m_hasAnswer)
        return {};
    const auto csv = [](const QString &title, const QString &name, ui::DataTable *table) {
        return ui::ExportItem { title, u"csv"_s, name, [table](const QString &note) { return table->csv(note); } };
    };
    // The strip is a picture of what Heard says already.
    const auto nodes = [this](const QString &note) {
        QList<int> columns = m_nodes->wantedColumns();
        columns.removeAll(Facts::NodeStrip);
        return ui::toCsv(*m_nodes->model(), columns, note);
    };
    return { { tr("Nodes, as a table"), u"csv"_s, u"coverage-nodes"_s, nodes }, csv(tr("Hours that need a look, as a table"), u"coverage-hours"_s, m_hours),
        csv(tr("Lines kept aside, as a table"), u"coverage-aside"_s, m_aside) };
}

} // namespace bw::coverage

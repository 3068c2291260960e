// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posturepage.h"

#include "models/posture/frameworks.h"
#include "models/posture/moves.h"
#include "ui/charts/timechart.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/flowlayout.h"
#include "ui/common/label.h"
#include "ui/common/pagehead.h"
#include "ui/common/panel.h"
#include "ui/common/tableproxy.h"
#include "ui/itemmodels/posturefacts.h"
#include "ui/posture/findingpanel.h"
#include "ui/posture/scorecard.h"

#include <QBoxLayout>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

using namespace Qt::StringLiterals;
using bw::itemmodels::PostureChoice;
using bw::itemmodels::PostureColumn;
using bw::itemmodels::PostureGroup;
using bw::itemmodels::PostureRow;
using bw::itemmodels::PostureShow;
using bw::store::AssetKind;

namespace bw::posture {

namespace {

constexpr int gap = 12;
constexpr qsizetype mostTargets = 60;
constexpr int watchMilliseconds = 10'000;
const QStringList showNames { u"open"_s, u"all"_s, u"new"_s, u"unknown"_s, u"accepted"_s };
const QStringList groupNames { u"none"_s, u"severity"_s, u"area"_s, u"target"_s, u"framework"_s };

} // namespace

PosturePage::PosturePage(const ui::PageContext &context, QWidget *parent)
    : PosturePage(context, context.session->postures(), parent)
{
}

PosturePage::PosturePage(const ui::PageContext &context, service::Postures *postures, QWidget *parent)
    : Page(u"posture"_s, tr("Posture"), context, parent)
    , m_postures(postures)
    , m_facts(new itemmodels::PostureFacts(context.session, this))
{
    makeHead();
    makeFilterRow();
    setContent(makeContent());
    connectTable();
    connect(m_facts, &itemmodels::PostureFacts::arrived, this, &PosturePage::arrived);
    connect(m_facts, &itemmodels::PostureFacts::failed, this, &PosturePage::failed);
    connect(m_facts, &itemmodels::PostureFacts::historyArrived, this, [this] {
        if (m_panel)
            m_panel->setHistory(m_facts->history(), m_facts->names());
    });
    connect(m_facts, &itemmodels::PostureFacts::historyFailed, this, [this](const core::Problem &problem) {
        if (m_panel)
            m_panel->setHistoryProblem(problem);
    });
    if (m_postures)
        connect(m_postures, &service::Postures::changed, this, [this] { refresh({}); });
    watchStore();
    showChoice();
}

/// The command line and the collector write into the same store.
void PosturePage::watchStore()
{
    auto *timer = new QTimer(this);
    timer->setObjectName(u"storeWatchTimer"_s);
    timer->setInterval(watchMilliseconds);
    connect(timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_facts->lookForChanges();
    });
    connect(m_facts, &itemmodels::PostureFacts::changedOutside, this, [this] { refresh({}); });
    timer->start();
}

void PosturePage::makeHead()
{
    m_add = ui::makeButton(tr("Add what is measured…"), ui::ButtonKind::Normal, u"plus"_s);
    m_add->setObjectName(u"addAssetButton"_s);
    connect(m_add, &QPushButton::clicked, this, &PosturePage::add);
    m_measure = ui::makeButton(tr("Measure again"), ui::ButtonKind::Normal, u"refresh"_s);
    m_measure->setObjectName(u"measureButton"_s);
    connect(m_measure, &QPushButton::clicked, this, [this] { measure({}); });
    for (QPushButton *button : { m_add, m_measure }) {
        ui::setDisabledReason(button, whyNoCommands());
        head()->addButton(button);
    }
}

void PosturePage::makeFilterRow()
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_progress = new QWidget;
    auto *progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    m_progressText = new ui::Label;
    m_progressText->setObjectName(u"measureProgressLabel"_s);
    progress->addWidget(m_progressText);
    m_cancel = ui::makeButton(tr("Cancel"), ui::ButtonKind::Normal, u"stop"_s, ui::ControlSize::Small);
    m_cancel->setObjectName(u"cancelMeasureButton"_s);
    connect(m_cancel, &QPushButton::clicked, this, &PosturePage::cancelMeasuring);
    progress->addWidget(m_cancel);
    progress->addStretch(1);
    m_progress->hide();
    column->addWidget(m_progress);
    setFilterRow(row);
}

/// The chips stand below the card, right above what they filter.
QWidget *PosturePage::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_score = new ScoreCard;
    connect(m_score, &ScoreCard::areaChosen, this, [this](const QString &area) {
        PostureChoice choice = m_facts->choice();
        choice.area = area;
        choose(choice);
    });
    m_scorePanel = new ui::Panel;
    m_scorePanel->setObjectName(u"scorePanel"_s);
    m_scorePanel->setContent(m_score);
    column->addWidget(m_scorePanel);
    auto *row = new QWidget;
    auto *chips = new ui::FlowLayout(row);
    const auto chip = [&](const QString &name, const QString &empty, const QString &objectName) {
        auto *made = new ui::Chip(name, empty);
        made->setObjectName(objectName);
        chips->addWidget(made);
        return made;
    };
    m_targetChip = chip(tr("Target"), tr("all"), u"targetChip"_s);
    m_showChip = chip(tr("Findings"), tr("all"), u"showChip"_s);
    m_areaChip = chip(tr("Area"), tr("all"), u"areaChip"_s);
    m_frameworkChip = chip(tr("Framework"), tr("none", "a framework"), u"frameworkChip"_s);
    m_requirementChip = chip(tr("Part of it"), tr("all"), u"requirementChip"_s);
    m_groupChip = chip(tr("Group by"), tr("nothing"), u"groupChip"_s);
    m_groupChip->setClearable(false);
    chips->setFarEnd(m_groupChip);
    column->addWidget(row);

    m_table = new ui::DataTable(u"postureTable"_s, tr("Findings"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = PostureColumn::Level, .width = 104 }, { .column = PostureColumn::Control, .width = 100, .priority = 2 },
                            { .column = PostureColumn::Good, .width = 220, .stretch = true }, { .column = PostureColumn::Target, .width = 130, .priority = 1 },
                            { .column = PostureColumn::OpenFor, .width = 84, .priority = 3, .number = true }, { .column = PostureColumn::Area, .width = 110, .hidden = true },
                            { .column = PostureColumn::Reason, .width = 260, .hidden = true } },
        context().tables);
    m_table->sortInitially(PostureColumn::Level, Qt::AscendingOrder);
    m_table->setMinimumHeight(190);
    m_tablePanel = new ui::Panel(tr("Findings"));
    m_tablePanel->setObjectName(u"findingsPanel"_s);
    m_tablePanel->addHeaderWidget(m_table->makeCorner(tr("Filter findings")));
    m_tablePanel->setContent(m_table, true);
    m_tablePanel->setElastic(true);
    m_tablePanel->showLoading();
    column->addWidget(m_tablePanel, 3);

    m_trend = new charts::TimeChart;
    m_trend->setObjectName(u"scoreTrendChart"_s);
    m_trend->setKind(charts::ChartKind::Lines);
    m_trend->setMinimumHeight(120);
    m_trendPanel = new ui::Panel(tr("Score by day"));
    m_trendPanel->setObjectName(u"trendPanel"_s);
    m_trendPanel->setContent(m_trend);
    m_trendPanel->setElastic(true);
    m_trendPanel->setMinimumHeight(170);
    m_trendPanel->showLoading();
    column->addWidget(m_trendPanel, 2);
    return content;
}

void PosturePage::connectTable()
{
    const auto follow = [this](ui::Chip *chip, std::function<void(PostureChoice &, const QString &)> set) {
        const auto apply = [this, set](const QString &value) {
            PostureChoice choice = m_facts->choice();
            set(choice, value);
            choose(choice);
        };
        connect(chip, &ui::Chip::valuePicked, this, [apply](const QVariant &value) { apply(value.toString()); });
        connect(chip, &ui::Chip::cleared, this, [apply] { apply({}); });
    };
    follow(m_targetChip, [](PostureChoice &choice, const QString &value) {
        const auto slash = value.indexOf(u'/');
        choice.kind = store::assetKindNamed(slash < 0 ? value : value.first(slash));
        choice.asset = slash < 0 ? QString() : value.mid(slash + 1);
    });
    follow(m_showChip, [](PostureChoice &choice, const QString &value) { choice.show = value.isEmpty() ? PostureShow::All : PostureShow(std::max<qsizetype>(0, showNames.indexOf(value))); });
    follow(m_areaChip, [](PostureChoice &choice, const QString &value) { choice.area = value; });
    follow(m_frameworkChip, [](PostureChoice &choice, const QString &value) {
        choice.framework = value;
        choice.requirement.clear();
        choice.group = !value.isEmpty() ? PostureGroup::Framework : choice.group == PostureGroup::Framework ? PostureGroup::Severity : choice.group;
    });
    follow(m_requirementChip, [](PostureChoice &choice, const QString &value) { choice.requirement = value; });
    follow(m_groupChip, [](PostureChoice &choice, const QString &value) { choice.group = PostureGroup(std::max<qsizetype>(0, groupNames.indexOf(value))); });
    connect(m_tablePanel, &ui::Panel::tryAgain, this, &PosturePage::load);
    connect(m_tablePanel, &ui::Panel::emptyAction, this, [this] {
        PostureChoice choice;
        choice.show = PostureShow::All;
        choose(choice);
    });
    connect(m_table, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        if (const PostureRow &row = m_facts->rows()->row(at); !row.isHeading())
            openFinding(row.finding.control, row.finding.asset);
    });
    connect(m_table, &ui::DataTable::currentRowChanged, this, [this](const QModelIndex &at) {
        if (m_panel && at.isValid() && m_table->hasFocus() && !m_facts->rows()->row(at).isHeading())
            openFinding(m_facts->rows()->row(at).finding.control, m_facts->rows()->row(at).finding.asset);
    });
    connect(m_table->proxy(), &QAbstractItemModel::modelReset, this, &PosturePage::spanHeads);
    connect(m_table->proxy(), &QAbstractItemModel::layoutChanged, this, &PosturePage::spanHeads);
    connect(m_table->proxy(), &QAbstractItemModel::rowsInserted, this, &PosturePage::spanHeads);
    connect(m_table->proxy(), &QAbstractItemModel::rowsRemoved, this, &PosturePage::spanHeads);
    keepPlace();
}

/// A new answer has other rows: who stood on one stands there still, at the same height.
void PosturePage::keepPlace()
{
    struct Place
    {
        QString row;
        int column = 0, scroll = 0;
    };
    const auto place = std::make_shared<Place>();
    connect(m_facts->rows(), &QAbstractItemModel::modelAboutToBeReset, this, [this, place] {
        const QModelIndex at = m_table->currentIndex();
        *place = { at.isValid() ? m_facts->rows()->identityOf(m_table->sourceIndex(at)) : QString(), at.column(), m_table->verticalScrollBar()->value() };
    });
    connect(m_table->proxy(), &QAbstractItemModel::modelReset, this, [this, place] {
        const QModelIndex now = place->row.isEmpty() ? QModelIndex() : m_facts->rows()->indexOf(place->row);
        const QModelIndex at = now.isValid() ? m_table->proxy()->mapFromSource(now) : QModelIndex();
        if (!at.isValid())
            return;
        m_table->doItemsLayout();
        m_table->setCurrentIndex(at.siblingAtColumn(place->column));
        m_table->verticalScrollBar()->setValue(place->scroll);
    });
}

/// A group's name may be long: it goes over all columns.
void PosturePage::spanHeads()
{
    m_table->clearSpans();
    const QAbstractItemModel *model = m_table->model();
    for (int row = 0; row < model->rowCount(); ++row)
        if (model->index(row, 0).data(ui::HeadingRole).toBool())
            m_table->setSpan(row, 0, 1, model->columnCount());
}

void PosturePage::load()
{
    setBusy(true);
    m_facts->setFormat(format());
    m_trend->setFormat(format());
    m_facts->ask(filter().range, context().clock->now());
}

void PosturePage::failed(const core::Problem &problem)
{
    setBusy(false);
    setAnswer(tr("Not known: the findings could not be read"));
    if (m_hasAnswer)
        m_tablePanel->showError(problem);
    else
        showError(problem);
}

void PosturePage::arrived()
{
    setBusy(false);
    m_hasAnswer = true;
    if (!m_facts->isMeasured()) {
        setAnswer(tr("Nothing was measured yet"));
        showFirstUse();
        return;
    }
    showContent();
    fillChips();
    showChoice();
    showBannersOfLooks();
    if (!m_openControl.isEmpty())
        openFinding(std::exchange(m_openControl, {}), std::exchange(m_openAsset, {}));
    else
        refreshPanel();
    Q_EMIT exportsChanged();
}

void PosturePage::choose(const PostureChoice &choice)
{
    m_facts->choose(choice);
    showChoice();
}

void PosturePage::fillChips()
{
    QList<QPair<QString, QVariant>> targets { { tr("Domains"), nameOf(AssetKind::Domain) }, { tr("Nodes"), nameOf(AssetKind::Node) }, { tr("Hosts"), nameOf(AssetKind::Host) },
        { tr("The organisation"), nameOf(AssetKind::Organisation) } };
    for (const store::LookRow &look : m_facts->looks().first(std::min(mostTargets, m_facts->looks().size())))
        if (look.kind != AssetKind::Organisation)
            targets << QPair<QString, QVariant>(look.asset, nameOf(look.kind) + u'/' + look.asset);
    m_targetChip->setChoices(targets);
    QList<QPair<QString, QVariant>> areas, frameworks;
    for (const QString &area : m_facts->catalog().areas)
        areas << QPair<QString, QVariant>(itemmodels::areaTitle(area), area);
    m_areaChip->setChoices(areas);
    for (auto it = m_facts->catalog().frameworks.cbegin(); it != m_facts->catalog().frameworks.cend(); ++it)
        frameworks << QPair<QString, QVariant>(it.value(), it.key());
    m_frameworkChip->setChoices(frameworks);
    const QString &framework = m_facts->choice().framework;
    QList<QPair<QString, QVariant>> requirements;
    if (!framework.isEmpty())
        for (const QString &group : groupsOf(m_facts->catalog(), framework))
            requirements << QPair<QString, QVariant>(titleOfGroup(m_facts->catalog(), framework, group), group);
    m_requirementChip->setChoices(requirements);
    m_requirementChip->setVisible(!framework.isEmpty());
    m_showChip->setChoices({ { tr("open"), showNames[0] }, { tr("new since the last look"), showNames[2] }, { tr("unknown"), showNames[3] }, { tr("accepted risks"), showNames[4] } });
    QList<QPair<QString, QVariant>> groups { { tr("nothing"), groupNames[0] }, { tr("severity"), groupNames[1] }, { tr("area"), groupNames[2] }, { tr("target"), groupNames[3] } };
    if (!m_facts->choice().framework.isEmpty())
        groups << QPair<QString, QVariant>(tr("requirement"), groupNames[4]);
    m_groupChip->setChoices(groups);
}

void PosturePage::showChoice()
{
    const PostureChoice &choice = m_facts->choice();
    fillChips();
    m_targetChip->setValue(m_targetChip->textOf(choice.kind ? nameOf(*choice.kind) + (choice.asset.isEmpty() ? QString() : u'/' + choice.asset) : QString()));
    m_showChip->setValue(choice.show == PostureShow::All ? QString() : m_showChip->textOf(showNames[qsizetype(choice.show)]));
    m_areaChip->setValue(m_areaChip->textOf(choice.area));
    m_frameworkChip->setValue(m_frameworkChip->textOf(choice.framework));
    m_requirementChip->setValue(choice.requirement.isEmpty() ? QString() : titleOfGroup(m_facts->catalog(), choice.framework, choice.requirement));
    m_groupChip->setValue(m_groupChip->textOf(groupNames[qsizetype(choice.group)]));
    m_table->proxy()->setHasBlocks(choice.group != PostureGroup::Nothing);
    spanHeads();
    if (!m_hasAnswer || !m_facts->isMeasured())
        return;
    explain();
    showScore();
    showTrend();
    if (!m_facts->rows()->rows().isEmpty())
        m_tablePanel->showContent();
    else if (choice.show == PostureShow::Open && choice.area.isEmpty() && choice.framework.isEmpty() && !choice.kind)
        m_tablePanel->showEmpty(tr("Nothing fails and nothing is unknown. Last looked %1.").arg(format().stamp(std::ranges::max(m_facts->looks(), {}, &store::LookRow::at).at)), ui::Mark::Pass);
    else
        m_tablePanel->showEmpty(tr("No finding matches these filters."), ui::Mark::None, tr("Clear filters"));
}

void PosturePage::explain()
{
    const itemmodels::ControlCounts counts = itemmodels::countControls(m_facts->ofTargets());
    QString text = counts.fail == 0 && counts.unknown == 0 ? tr("None of %n control(s) fails, and none is unknown", nullptr, counts.all)
                                                           //: %1 of %2 controls fail, %3 are unknown
                                                           : tr("%1 of %2 controls fail, %3 are unknown").arg(format().count(counts.fail), format().count(counts.all), format().count(counts.unknown));
    if (counts.accepted > 0)
        text = tr("%1; %n accepted", nullptr, counts.accepted).arg(text);
    setAnswer(text);
}

QString PosturePage::movedText() const
{
    const auto now = m_facts->score(), before = m_facts->scoreBefore();
    const QList<Move> all = m_facts->moves();
    if (m_facts->before() == 0 || !now.score || !before.score || all.isEmpty())
        return {};
    const int by = *now.score - *before.score;
    // What is told is what went the score's way; where nothing did, all that moved.
    QList<Move> moves = all;
    moves.removeIf([by](const Move &move) { return by != 0 && move.after != (by > 0 ? Verdict::Pass : Verdict::Fail); });
    const MovesTold told = tellMoves(m_facts->catalog(), moves.isEmpty() ? all : moves);
    QStringList parts;
    for (const Move &move : told.gravest) {
        const QString target = move.target == "organisation"_L1 ? tr("the organisation") : move.target;
        parts << (move.after ? tr("%1 %2 on %3", "control, verdict, target").arg(move.control, itemmodels::verdictWord(wordOf(*move.after)), target) : tr("%1 is no longer measured on %2").arg(move.control, target));
    }
    const QString since = format().stamp(m_facts->before()), what = parts.size() == 1 ? parts.first() : u'\n' + parts.join(u'\n');
    QString text = by == 0 ? tr("As on %1: %2").arg(since, what) : tr("%1 %2 since %3: %4", "arrow, points, time, what").arg(by > 0 ? u"▲"_s : u"▼"_s).arg(std::abs(by)).arg(since, what);
    if (told.more > 0) {
        QStringList areas;
        for (const auto &[area, count] : told.byArea.first(std::min<qsizetype>(3, told.byArea.size())))
            areas << tr("%1 %2", "an area and how many").arg(itemmodels::areaTitle(area), format().count(count));
        //: %1 is what moved the score, %2 areas with their counts: "TLS 12, DNS 4, Domains 2"
        text = tr("%1. In all %n; most in %2", nullptr, told.more + int(told.gravest.size())).arg(text, areas.join(u", "_s));
    }
    return text;
}

void PosturePage::showScore()
{
    m_score->setScore(m_facts->score(), movedText());
    m_score->setAreas(itemmodels::countAreas(m_facts->ofTargets(), m_facts->catalog().areas), m_facts->choice().area);
}

void PosturePage::showTrend()
{
    charts::TimeSeriesData shown;
    charts::TimeSeries score { .key = u"score"_s, .name = tr("Score"), .swatch = ui::seriesSwatches[0] };
    charts::TimeSeries low { .key = u"low"_s, .name = tr("at least") }, high { .key = u"high"_s, .name = tr("at most") };
    const QString key = m_facts->trendKey();
    int measured = 0;
    for (const auto &point : m_facts->trend()) {
        const Score one = point.scores.value(key);
        const bool isKnown = point.isMeasured && one.score;
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        shown.starts.push_back(point.start);
        shown.end = point.end;
        shown.coverage.push_back(isKnown ? 1 : -1);
        score.values.push_back(isKnown ? double(*one.score) : nothing);
        low.values.push_back(isKnown ? double(one.low) : nothing);
        high.values.push_back(isKnown ? double(one.high) : nothing);
        measured += isKnown;
    }
    shown.measure = tr("Score by day, of 100");
    shown.unit = tr("points", "of a score");
    shown.series = { score };
    shown.besides = { low, high };
    for (std::size_t i = 0; i < shown.starts.size(); ++i)
        if (shown.coverage[i] < 0)
            shown.gapNotes.push_back({ { shown.starts[i], i + 1 < shown.starts.size() ? shown.starts[i + 1] : shown.end }, tr("not measured") });
    m_trendPanel->setSubtitle(tr("measured on %n day(s); what was not measured is a gap", nullptr, measured));
    if (measured == 0)
        m_trendPanel->showEmpty(tr("Nothing was measured of this in the range."), ui::Mark::Unknown);
    else
        m_trendPanel->showContent();
    if (!(shown == m_trend->data()))
        m_trend->setData(std::move(shown));
}

void PosturePage::openFinding(const QString &control, const QString &asset)
{
    const PostureRow *row = m_facts->find(control, asset);
    if (!row)
        return;
    if (!m_panel) {
        m_panel = new FindingPanel;
        connect(m_panel, &FindingPanel::acceptRequested, this, &PosturePage::acceptRisk);
        connect(m_panel, &FindingPanel::withdrawRequested, this, [this] {
            if (const PostureRow *shown = m_facts->find(m_panel->control(), m_panel->asset()); shown && shown->accepted && m_postures)
                follow(m_postures->withdrawRisk(shown->accepted->control, shown->accepted->asset));
        });
        connect(m_panel, &FindingPanel::measureRequested, this, [this] {
            if (const PostureRow *shown = m_facts->find(m_panel->control(), m_panel->asset()))
                measure({ { shown->finding.kind, shown->finding.asset } });
        });
        connect(m_panel, &FindingPanel::answerRequested, this, &PosturePage::answerQuestions);
        connect(m_panel, &FindingPanel::targetRequested, this, &PosturePage::editTarget);
        connect(m_panel, &FindingPanel::removeRequested, this, &PosturePage::removeTarget);
        m_panel->setTab(m_openTab);
        navigator()->openSidePanel(m_panel);
    }
    const bool isOther = m_panel->control() != control || m_panel->asset() != asset;
    const auto answer = std::ranges::find(m_facts->answers(), control, &store::Answer::control);
    m_panel->setFinding(*row, m_facts->catalog().find(control), m_facts->catalog(), answer == m_facts->answers().end() ? nullptr : &*answer, format(), whyNoCommands());
    if (isOther)
        m_panel->setHistory({}, {});
    m_facts->askHistory(row->finding.kind, control, asset);
}

void PosturePage::refreshPanel()
{
    if (!m_panel)
        return;
    if (m_facts->find(m_panel->control(), m_panel->asset()))
        openFinding(m_panel->control(), m_panel->asset());
    else
        navigator()->closeSidePanel();
}

QVariantMap PosturePage::saveState() const
{
    QVariantMap state = lastingState();
    if (m_panel) {
        state.insert(u"control"_s, m_panel->control());
        state.insert(u"target"_s, m_panel->asset());
        state.insert(u"tab"_s, m_panel->tab());
    }
    return state;
}

QVariantMap PosturePage::lastingState() const
{
    const PostureChoice &choice = m_facts->choice();
    QVariantMap state { { u"show"_s, showNames[qsizetype(choice.show)] }, { u"group"_s, groupNames[qsizetype(choice.group)] } };
    if (choice.kind)
        state.insert(u"kind"_s, nameOf(*choice.kind));
    for (const auto &[key, value] : { std::pair(u"asset"_s, choice.asset), std::pair(u"area"_s, choice.area), std::pair(u"framework"_s, choice.framework), std::pair(u"requirement"_s, choice.requirement) })
        if (!value.isEmpty())
            state.insert(key, value);
    return state;
}

void PosturePage::restoreState(const QVariantMap &state)
{
    PostureChoice choice;
    if (!state.value(u"needsYou"_s).toBool()) {
        choice.show = PostureShow(std::max<qsizetype>(0, showNames.indexOf(state.value(u"show"_s).toString())));
        if (const auto group = groupNames.indexOf(state.value(u"group"_s).toString()); group >= 0)
            choice.group = PostureGroup(group);
        choice.kind = store::assetKindNamed(state.value(u"kind"_s).toString());
        choice.asset = state.value(u"asset"_s).toString();
        choice.area = state.value(u"area"_s).toString();
        choice.framework = state.value(u"framework"_s).toString();
        choice.requirement = choice.framework.isEmpty() ? QString() : state.value(u"requirement"_s).toString();
    }
    choose(choice);
    m_openTab = state.value(u"tab"_s).toInt();
    m_openControl = state.value(u"control"_s).toString();
    m_openAsset = state.value(u"target"_s).toString();
    if (m_hasAnswer && !m_openControl.isEmpty())
        openFinding(std::exchange(m_openControl, {}), std::exchange(m_openAsset, {}));
}

QWidget *PosturePage::firstFocus()
{
    if (m_firstUse)
        return m_firstUse;
    return m_table;
}

void PosturePage::focusFilter()
{
    m_table->focusFilter();
}

QList<ui::ExportItem> PosturePage::exports() const
{
    if (!m_hasAnswer || !m_facts->isMeasured())
        return {};
    return { { tr("Findings, as a table"), u"csv"_s, u"findings"_s, [this](const QString &note) { return m_table->csv(note); } },
        { tr("Score by day, as a table"), u"csv"_s, u"score-by-day"_s, [this](const QString &note) { return m_trend->csv(note); } } };
}

QString PosturePage::whyNoNodes() const
{
    return tr("Domains, hosts and the organisation belong to no node: choose the target below.");
}

} // namespace bw::posture

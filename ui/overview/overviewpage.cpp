// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "models/service/session.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/common/buttons.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/tile.h"
#include "ui/figures/volumeseries.h"
#include "ui/itemmodels/needfacts.h"
#include "ui/itemmodels/overviewfacts.h"
#include "ui/overview/nodecells.h"
#include "ui/overview/overviewdata.h"
#include "ui/page/chartzoom.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPixmap>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using bw::ui::Mark;

namespace bw::overview {

namespace {

constexpr int gap = 12, wideEnough = 860, chartHeight = 190;
constexpr double toldLeast = 0.005; ///< of node × time, that no banner told yet
constexpr std::size_t mostAnnotations = 3;
constexpr qsizetype namedGaps = 3;

} // namespace

OverviewPage::OverviewPage(const ui::PageContext &context, QWidget *parent)
    : Page(u"overview"_s, tr("Overview"), context, parent)
{
    m_loader = new itemmodels::OverviewLoader(context.session, this);
    connect(m_loader, &itemmodels::OverviewLoader::loaded, this, &OverviewPage::show);
    connect(context.needs, &itemmodels::NeedFacts::changed, this, &OverviewPage::needsArrived);
    build();
    connectChart();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::build()
{
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(gap);
    const auto tile = [this](const QString &name, const QString &title, const QString &page) {
        auto *made = new ui::Tile(title);
        made->setObjectName(name);
        made->setLoading(true);
        connect(made, &ui::Tile::clicked, this, [this, page] { navigator()->openPage(page, filter()); });
        return made;
    };
    m_sent = tile(u"sentTile"_s, tr("Accepted messages"), u"volume"_s);
    m_delivered = tile(u"deliveredTile"_s, tr("Delivered, of recipients"), u"volume"_s);
    m_failed = tile(u"failedTile"_s, tr("Failed logins"), u"logins"_s);
    m_heard = tile(u"heardTile"_s, tr("Heard, of all node hours"), u"coverage"_s);
    column->addLayout(m_tileGrid);

    m_chartPanel = new ui::Panel(tr("Outcomes"));
    m_chartPanel->setObjectName(u"volumePanel"_s);
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"volumeChart"_s);
    m_chart->setSharePlot(true, tr("share not delivered, of recipients that ended"));
    m_chart->setMinimumHeight(chartHeight);
    m_chartPanel->addHeaderWidget(m_chart->makeLegend());
    m_chartPanel->setContent(m_chart);
    m_chartPanel->showLoading();
    connect(m_chartPanel, &ui::Panel::tryAgain, this, &OverviewPage::load);
    column->addWidget(m_chartPanel, 3);

    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(gap);
    m_needPanel = new ui::Panel(tr("What needs you"));
    m_needPanel->setObjectName(u"needPanel"_s);
    m_needs = new NeedList;
    m_needPanel->setContent(m_needs);
    m_needPanel->showLoading();
    connect(m_needPanel, &ui::Panel::tryAgain, this, [this] {
        m_needPanel->showLoading();
        context().needs->tryAgain();
    });
    connect(m_needs, &NeedList::opened, this, &OverviewPage::openNeed);
    m_nodePanel = new ui::Panel(tr("Nodes heard"));
    m_nodePanel->setObjectName(u"nodePanel"_s);
    m_nodes = new NodeCells;
    m_nodePanel->setContent(m_nodes);
    m_nodePanel->showLoading();
    connect(m_nodePanel, &ui::Panel::tryAgain, this, &OverviewPage::load);
    connect(m_nodes, &NodeCells::nodeOpened, this, [this](const QString &node) {
        store::Filter one = filter();
        one.nodes = { node };
        navigator()->openPage(u"coverage"_s, one);
    });
    connect(m_nodes, &NodeCells::moreOpened, this, [this] { navigator()->openPage(u"coverage"_s, filter()); });
    m_lower->addWidget(m_needPanel, 3);
    m_lower->addWidget(m_nodePanel, 2);
    column->addLayout(m_lower, 2);
    for (ui::Panel *panel : { m_chartPanel, m_needPanel, m_nodePanel })
        panel->setElastic(true);
    setContent(m_content);
    arrange();
}

void OverviewPage::connectChart()
{
    ui::zoomTogether(m_chart, navigator());
    connect(m_chart, &charts::TimeChart::spanSelected, this, &OverviewPage::openSpan);
    connect(m_chart, &charts::TimeChart::selectionCleared, this, [this] { navigator()->closeSidePanel(); });
    connect(m_chart, &charts::TimeChart::bucketActivated, this, [this](const core::TimeRange &range, const QString &series) {
        store::Filter one = filterAt(range);
        if (!series.isEmpty())
            one.outcomes = { series };
        navigator()->openPage(u"messages"_s, one);
    });
    connect(m_chart, &charts::TimeChart::annotationActivated, this, [this](const QString &id) {
        const auto need = std::ranges::find(m_needRows, id, &Need::id);
        if (need != m_needRows.end())
            openNeed(*need);
    });
}

/// A node is opened among the others: the fleet's table stays whole.
void OverviewPage::openNeed(const Need &need)
{
    navigator()->openPage(need.page, need.page == u"fleet" ? filter() : need.filter, need.state);
}

store::Filter OverviewPage::filterAt(const core::TimeRange &range) const
{
    store::Filter one = filter();
    one.range = range;
    return one;
}

void OverviewPage::load()
{
    setBusy(true);
    m_loader->load(filter(), m_chart->maximumBuckets());
}

void OverviewPage::show(const itemmodels::OverviewFacts &facts)
{
    if (facts.filter != filter())
        return;
    setBusy(false);
    m_loadedOnce = true;
    m_isEmpty = facts.nothingHeard();
    if (m_isEmpty) {
        showNothingYet();
        return;
    }
    showContent();
    m_annotations = facts.filter.range;
    m_heardShare = facts.coverage ? std::optional(heardShareOf(*facts.coverage)) : facts.volume ? std::optional(facts.volume->coverage) : std::nullopt;
    m_lastByHand = facts.lastByHand;
    showTiles(facts);
    if (context().needs->isKnown())
        showNeeds();
    showChart(facts);
    showNodes(facts);
    showGaps(facts);
    Q_EMIT exportsChanged();
}

void OverviewPage::showTiles(const itemmodels::OverviewFacts &facts)
{
    const ui::Format words = format();
    const auto fill = [](ui::Tile *tile, bool known, const QString &why, auto make) {
        tile->setLoading(false);
        if (known)
            tile->setData(make());
        else
            tile->setUnknown(ui::Format::unknown(), why);
    };
    const QString noVolume = facts.volume ? QString() : facts.volume.error().oneLine();
    const bool volumeHeard = facts.volume && facts.volume->coverage > 0;
    const QString why = noVolume.isEmpty() ? tr("No node was heard in this range.") : noVolume;
    fill(m_sent, volumeHeard, why, [&] { return sentTile(facts, words); });
    fill(m_delivered, volumeHeard, why, [&] { return deliveredTile(facts, words); });
    fill(m_failed, facts.logins && facts.logins->coverage > 0, facts.logins ? why : facts.logins.error().oneLine(), [&] { return failedTile(facts, words); });
    fill(m_heard, facts.coverage.has_value(), facts.coverage ? QString() : facts.coverage.error().oneLine(), [&] { return heardTile(facts, words); });
}

void OverviewPage::showChart(const itemmodels::OverviewFacts &facts)
{
    if (!facts.volume) {
        m_chartPanel->showError(facts.volume.error());
        return;
    }
    m_chartPanel->showContent();
    m_chart->setFormat(format());
    charts::TimeSeriesData shown = figures::outcomeSeries(*facts.volume, facts.step, format());
    shown.annotations = annotations(facts.filter.range);
    m_chartPanel->setTitle(shown.measure);
    m_chartPanel->setSubtitle(shown.below);
    m_chart->setData(std::move(shown));
}

std::vector<charts::Annotation> OverviewPage::annotations(const core::TimeRange &range) const
{
    std::vector<charts::Annotation> found;
    for (const Need &need : m_needRows)
        if (need.at >= range.from && need.at < range.to && found.size() < mostAnnotations)
            found.push_back({ need.at, need.strong + u' ' + need.rest, need.mark, need.id });
    return found;
}

/// After the figures, which are there sooner; without them there is nothing to stand beside.
void OverviewPage::needsArrived()
{
    if (!m_loadedOnce)
        return;
    if (m_isEmpty) {
        if (context().needs->count({}) != m_needsOfEmpty)
            showNothingYet();
        return;
    }
    showNeeds();
    if (m_chart->data().count() == 0)
        return;
    charts::TimeSeriesData shown = m_chart->data();
    shown.annotations = annotations(m_annotations);
    m_chart->setData(std::move(shown));
}

void OverviewPage::showNeeds()
{
    m_needRows.clear();
    const core::Result<detection::NeedsAnswer> &needs = context().needs->answer();
    if (!needs) {
        m_needPanel->showError(needs.error());
        return;
    }
    m_needRows = needsOf(*needs);
    m_needs->setNeeds(m_needRows);
    const auto critical = std::ranges::count(m_needRows, Mark::Critical, &Need::mark);
    explain();
    if (m_needRows.isEmpty() && !needs->notes.isEmpty()) {
        m_needPanel->setSubtitle({});
        m_needPanel->showEmpty(tr("Nothing was found that needs you, but not all of this range can be looked at any more."), Mark::Unknown);
        setAnswer(tr("Not all of this range can be looked at any more."));
    } else if (m_needRows.isEmpty()) {
        m_needPanel->setSubtitle({});
        // Of hours that nobody heard there is no good news.
        const bool isOld = m_lastByHand != 0 && m_lastByHand < filter().range.to && context().clock->now() - m_lastByHand >= core::microsPerDay;
        //: %1 is a moment: "Mon 23 Nov, 11:17"
        const QString nothing = isOld ? tr("Last heard %1, imported by hand: of what came later nothing is known.").arg(format().stamp(m_lastByHand))
            : isPartial()             ? tr("Nothing needs you in the hours that were heard.")
                                      : tr("Nothing needs you in this range.");
        m_needPanel->showEmpty(nothing, isOld || isPartial() ? Mark::Unknown : Mark::Pass);
        setAnswer(nothing);
    } else {
        m_needPanel->showContent();
        m_needPanel->setSubtitle(tr("%1, worst first").arg(format().count(m_needRows.size())));
        const QString things = tr("%n thing(s) in this range need you", nullptr, int(m_needRows.size()));
        setAnswer(critical > 0 ? tr("%1, %n of them critical.", nullptr, int(critical)).arg(things) : tr("%1.", "a sentence").arg(things));
    }
}

bool OverviewPage::isPartial() const
{
    return m_heardShare && *m_heardShare < ui::wholeRange;
}

void OverviewPage::showNodes(const itemmodels::OverviewFacts &facts)
{
    if (!facts.coverage) {
        m_nodePanel->showError(facts.coverage.error());
        return;
    }
    const QList<NodeCells::Cell> cells = nodeCells(*facts.coverage, facts.filter.range, format());
    const auto &nodes = facts.coverage->nodes;
    const auto well = std::ranges::count(cells, Mark::Pass, &NodeCells::Cell::mark);
    const auto never = std::ranges::count_if(nodes, [](const store::NodeCoverage &node) { return node.heard <= 0; });
    const auto silent = silentNodes(*facts.coverage, facts.filter.range).size();
    QStringList parts;
    if (well > 0)
        parts << tr("%n whole", nullptr, int(well));
    if (const auto partly = nodes.size() - well - never; partly > 0)
        parts << tr("%n partly", nullptr, int(partly));
    if (never > 0)
        parts << tr("%n not at all", nullptr, int(never));
    if (silent > 0)
        parts << tr("%n silent at its end", nullptr, int(silent));
    //: %1 is "7 whole · 2 partly · 1 not at all": how many nodes were heard in the range that is chosen.
    m_nodePanel->setSubtitle(tr("in this range: %1").arg(parts.join(u" · "_s)));
    m_nodePanel->showContent();
    m_nodes->setCells(cells);
}

/// One for all that was not heard: what needs somebody stays in sight.
QList<ui::BannerSpec> OverviewPage::gapBanners(const store::CoverageAnswer &coverage, const core::TimeRange &range) const
{
    QList<core::TimeRange> gaps = commonGaps(coverage);
    gaps.removeIf([&range](const core::TimeRange &gap) { return gap.to >= range.to; });
    core::UtcMicros told = 0;
    QStringList spans;
    for (const core::TimeRange &gap : std::as_const(gaps)) {
        told += gap.length();
        if (spans.size() < namedGaps)
            spans << format().range(gap);
    }
    if (gaps.size() > namedGaps)
        spans << tr("and %n more", nullptr, int(gaps.size() - namedGaps));
    // What else lacks: a node that was not heard while others were.
    const double heard = heardShareOf(coverage);
    const double lacks = 1 - heard - double(told) / double(std::max<core::UtcMicros>(1, range.length()));
    const QString who = nodesWithGaps(coverage, range);
    if (gaps.isEmpty())
        return coverage.nodes.isEmpty() || heard >= ui::wholeRange ? QList<ui::BannerSpec>()
                                                                   : QList { heardBanner(heard, who.isEmpty() ? tr("Figures are lower bounds.") : tr("Figures are lower bounds. Not heard all the time: %1.").arg(who)) };
    ui::BannerSpec banner;
    banner.key = u"gaps"_s;
    const bool isOne = coverage.nodes.size() == 1;
    if (gaps.size() == 1) {
        banner.strong = isOne ? tr("%1 was not heard.").arg(spans.constFirst()) : tr("%1: no node was heard.").arg(spans.constFirst());
        banner.rest = tr("Drawn as a gap, left out of averages.");
    } else {
        const QString age = format().age(told / core::microsPerSecond);
        //: %1 is a span of time, "14 h 41 min"
        banner.strong = isOne ? tr("%n stretches were not heard, %1 together.", nullptr, int(gaps.size())).arg(age) : tr("In %n stretches no node was heard, %1 together.", nullptr, int(gaps.size())).arg(age);
        banner.rest = tr("%1. Drawn as gaps, left out of averages.").arg(spans.join(u"; "_s));
    }
    if (heard < ui::wholeRange && lacks > toldLeast) {
        const QString share = format().percent(heard);
        banner.rest += u' ' + (who.isEmpty() ? tr("In all, %1 of this range was heard.").arg(share) : tr("In all, %1 of this range was heard; not all the time: %2.").arg(share, who));
    }
    banner.buttonText = tr("Import the old log…");
    banner.act = [this] { navigator()->importLogs({}); };
    return { banner };
}

void OverviewPage::showGaps(const itemmodels::OverviewFacts &facts)
{
    QList<ui::BannerSpec> banners;
    if (facts.coverage)
        banners = gapBanners(*facts.coverage, facts.filter.range);
    m_gapBanners = banners;
    m_figureNotes.clear();
    if (facts.volume)
        m_figureNotes = facts.volume->notes;
    if (facts.logins) {
        m_figureNotes += facts.logins->notes;
        if (!facts.logins->distinctNote.isEmpty())
            m_figureNotes += facts.logins->distinctNote;
    }
    explain();
}

/// What lacks, of the figures and of what needs somebody: each with its own answer.
void OverviewPage::explain()
{
    QStringList notes = m_figureNotes;
    if (const auto &needs = context().needs->answer(); context().needs->isKnown() && needs)
        notes += needs->notes;
    notes.removeDuplicates();
    setBanners(m_gapBanners + ui::partialBanners(notes));
}

void OverviewPage::showNothingYet()
{
    const int needs = m_needsOfEmpty = context().needs->count({});
    setAnswer(needs > 0 ? tr("No log was read yet, and %n thing(s) need(s) you", nullptr, needs) : tr("Nothing was read yet"));
    setBanners({});
    auto *state = new ui::EmptyState(u"messages"_s, tr("What do your mail servers send, and what becomes of it?"),
                                     tr("Their logs know. Bring one, and the first picture is here within a minute."));
    QPushButton *choose = state->addDropZone(tr("Drop log files or folders here"), tr("mail.log, maillog, journal exports; .gz .zst .xz .bz2 .zip. Addresses of recipients are stored as keyed hashes."),
                                             tr("Choose files…"), u"folder"_s);
    choose->setObjectName(u"chooseFilesButton"_s);
    connect(choose, &QPushButton::clicked, this, [this] { navigator()->importLogs({}); });
    connect(state, &ui::EmptyState::filesDropped, this, [this](const QStringList &paths) { navigator()->importLogs(paths); });
    QPushButton *posture = needs > 0 ? state->addExampleLine(tr("What was measured:"), tr("%n thing(s) need(s) you", nullptr, needs), tr("They stand in Posture."))
                                     : state->addExampleLine(tr("Only a domain?"), tr("See what the world sees of it"), tr("That needs no log."));
    posture->setObjectName(u"postureLink"_s);
    connect(posture, &QPushButton::clicked, this, [this] { navigator()->openPage(u"posture"_s, filter()); });
    QPushButton *example = state->addExampleLine(tr("Only looking?"), tr("Show a made-up fleet"), tr("It stays apart from your own data."));
    example->setObjectName(u"exampleLink"_s);
    connect(example, &QPushButton::clicked, this, [this] { navigator()->trigger(u"demo"_s); });
    showEmpty(state);
}

/// What lies in a dragged span, and where to go from it.
void OverviewPage::openSpan(const core::TimeRange &range)
{
    const charts::TimeSeriesData &shown = m_chart->data();
    auto *panel = new ui::SidePanelFrame(format().range(range));
    panel->setObjectName(u"spanPanel"_s);
    auto *facts = new ui::FactList;
    double all = 0, lost = 0;
    bool isHeard = false;
    for (int i = 0; i < shown.count(); ++i)
        isHeard = isHeard || (shown.bucket(i).from >= range.from && shown.bucket(i).to <= range.to && !shown.isGap(i));
    if (!isHeard)
        panel->body()->addWidget(new ui::Label(tr("This stretch was not heard.")));
    for (const charts::TimeSeries &series : shown.series) {
        double sum = 0;
        for (int i = 0; i < shown.count(); ++i)
            if (const double value = shown.valueOf(series, i); shown.bucket(i).from >= range.from && shown.bucket(i).to <= range.to && !std::isnan(value))
                sum += value;
        facts->add(series.name, isHeard ? format().count(qint64(sum)) : ui::Format::unknown());
        all += series.inWhole ? sum : 0;
        lost += series.inShare ? sum : 0;
    }
    if (all > 0)
        facts->add(tr("not delivered"), tr("%1 of %2 recipients that ended").arg(format().percent(lost / all), format().count(qint64(all))));
    panel->body()->addWidget(facts);
    panel->body()->addStretch(1);
    auto *zoom = ui::makeButton(tr("Zoom in"), ui::ButtonKind::Primary, u"zoom-in"_s);
    zoom->setObjectName(u"zoomSpanButton"_s);
    connect(zoom, &QPushButton::clicked, this, [this, range] {
        navigator()->closeSidePanel();
        m_chart->clearSelection();
        navigator()->zoomTo(range);
    });
    auto *messages = ui::makeButton(tr("Messages"), ui::ButtonKind::Normal, u"messages"_s);
    messages->setObjectName(u"spanMessagesButton"_s);
    connect(messages, &QPushButton::clicked, this, [this, range] { navigator()->openPage(u"messages"_s, filterAt(range)); });
    panel->addFootWidget(zoom);
    panel->addFootWidget(messages);
    navigator()->openSidePanel(panel);
}

QVariantMap OverviewPage::saveState() const
{
    const core::TimeRange selection = m_chart->selection();
    return { { u"bucket"_s, m_chart->currentBucket() }, { u"from"_s, qint64(selection.from) }, { u"to"_s, qint64(selection.to) } };
}

void OverviewPage::restoreState(const QVariantMap &state)
{
    m_chart->setCurrentBucket(state.value(u"bucket"_s, -1).toInt());
    const core::TimeRange selection { state.value(u"from"_s).toLongLong(), state.value(u"to"_s).toLongLong() };
    if (selection.length() > 0)
        m_chart->setSelection(selection);
}

QWidget *OverviewPage::firstFocus()
{
    return m_sent;
}

std::optional<double> OverviewPage::heardShare() const
{
    return m_heardShare;
}

QList<ui::ExportItem> OverviewPage::exports() const
{
    if (m_chart->data().count() == 0)
        return {};
    const auto csv = [this](const QString &note) { return m_chart->csv(note); };
    const auto picture = [this](const QString &note) { return charts::chartPng(*m_chart, note); };
    return { { tr("Volume by outcome, as a table (CSV)"), u"csv"_s, tr("volume", "file name"), csv },
             { tr("Volume by outcome, as a picture (PNG)"), u"png"_s, tr("volume", "file name"), picture } };
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

/// Four tiles in a row and two panels side by side, or two and two where the window is small.
void OverviewPage::arrange()
{
    const bool wide = width() >= wideEnough || width() == 0;
    const QList<QWidget *> tiles { m_sent, m_delivered, m_failed, m_heard };
    const int columns = wide ? 4 : 2;
    for (int i = 0; i < 4; ++i) {
        m_tileGrid->addWidget(tiles.at(i), i / columns, i % columns);
        m_tileGrid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    m_lower->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace bw::overview

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/volume/volumepage.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/tableexport.h"
#include "ui/figures/changemarks.h"
#include "ui/figures/volumeseries.h"
#include "ui/itemmodels/overviewfacts.h"
#include "ui/itemmodels/snapshotfacts.h"
#include "ui/itemmodels/volumefacts.h"
#include "ui/page/chartzoom.h"
#include "ui/page/filterchips.h"
#include "ui/page/nologs.h"
#include "ui/page/tabletofilter.h"
#include "ui/volume/spanpanel.h"

#include <QBoxLayout>
#include <QIODevice>
#include <QPixmap>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::volume {

namespace {

using Facts = itemmodels::VolumeFacts;

constexpr int gap = 12;
constexpr int sideBySide = 720; ///< below this width destinations and reasons stand one under the other

/// All destinations that pass the filter field, in the order of the table, by a job: there may be very many.
ui::ExportItem::Write destinationsWriter(const ui::DataTable *table, const Facts *facts, const QString &note)
{
    QList<int> order;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        order << table->sourceIndex(table->model()->index(row, 0)).row();
    return [rows = facts->destinations()->rows(), order, head = ui::csvNote(note) + ui::csvLine(Facts::destinationNames())](QIODevice &out, const std::atomic_bool &stop) -> core::Done {
        constexpr int blockRows = 500;
        QByteArray block = head;
        for (qsizetype i = 0; i < order.size(); ++i) {
            block += ui::csvLine(Facts::destinationValues(rows.at(order.at(i))));
            if (i % blockRows != 0)
                continue;
            if (stop)
                return core::fail({ core::ProblemKind::Cancelled, VolumePage::tr("The export was cancelled"), {}, {}, {} });
            out.write(block); // the file's end says whether it went well
            block.clear();
        }
        out.write(block);
        return {};
    };
}

} // namespace

VolumePage::VolumePage(const ui::PageContext &context, QWidget *parent)
    : Page(u"volume"_s, tr("Sending volume"), context, parent)
    , m_facts(new Facts(context.session, this))
    , m_changes(new itemmodels::ChangeFacts(context.session, this))
{
    buildFilterRow();
    buildContent();
    connectChart();
    connect(m_facts, &Facts::arrived, this, &VolumePage::arrived);
    connect(m_changes, &itemmodels::ChangeFacts::arrived, this, &VolumePage::showChanges);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        setBusy(false);
        showContent();
        setAnswer(tr("Not known: the volume could not be read")); // no count of an older one
        setBanners({});
        for (ui::Panel *panel : { m_chartPanel, m_destinationsPanel, m_reasonsPanel })
            panel->showError(problem);
    });
    connect(m_facts, &Facts::destinationsFailed, m_destinationsPanel, &ui::Panel::showError);
    connect(m_facts, &Facts::reasonsFailed, m_reasonsPanel, &ui::Panel::showError);
}

void VolumePage::buildFilterRow()
{
    auto *row = new QWidget;
    m_filterChips = new ui::FilterChips(row, navigator(), [this] { return filter(); });
    auto *flow = m_filterChips->layout();
    m_filterChips->add(tr("Stream"), u"streamChip"_s, &store::Filter::streams);
    m_domainChip = m_filterChips->add(tr("Destination"), u"destinationChip"_s, &store::Filter::domains);
    m_filterChips->add(tr("Sender"), u"senderChip"_s, &store::Filter::senders);
    m_outcomeChip = m_filterChips->add(tr("Outcome"), u"outcomeChip"_s, &store::Filter::outcomes);
    QList<QPair<QString, QVariant>> outcomes;
    for (const auto &[key, name] : { std::pair(u"delivered"_s, tr("delivered")), std::pair(u"deferred"_s, tr("deferred")), std::pair(u"bounced"_s, tr("bounced")),
             std::pair(u"expired"_s, tr("expired")), std::pair(u"discarded"_s, tr("discarded")), std::pair(u"rejected"_s, tr("rejected")), std::pair(u"held"_s, tr("held")), std::pair(u"deleted"_s, tr("deleted")) })
        outcomes << qMakePair(name, QVariant(key));
    m_outcomeChip->setChoices(outcomes);

    auto *label = new ui::Label(tr("Group by"), ui::FontRole::Base, ui::Token::TextSecondary);
    m_groupChoice = new ui::SegmentedChoice(tr("Group by"));
    m_groupChoice->setObjectName(u"groupChoice"_s);
    m_groupChoice->addChoice(tr("Outcome"), QString());
    m_groupChoice->addChoice(tr("Node"), u"node"_s);
    m_groupChoice->addChoice(tr("Stream"), u"stream"_s);
    m_groupChoice->addChoice(tr("Destination"), u"domain"_s);
    m_groupChoice->addChoice(tr("Sender"), u"sender"_s);
    connect(m_groupChoice, &ui::SegmentedChoice::chosen, this, [this] { setGroup(m_groupChoice->currentData().toString()); });
    // One thing, at the far end: it wraps whole.
    auto *group = new QWidget;
    auto *line = new QHBoxLayout(group);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(m_groupChoice);
    flow->addWidget(group);
    flow->setFarEnd(group);
    setFilterRow(row);
}

void VolumePage::buildContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_chartPanel = new ui::Panel(tr("Outcomes"));
    m_chartPanel->setObjectName(u"volumePanel"_s);
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"volumeChart"_s);
    m_chart->setSharePlot(true, tr("share not delivered, of recipients that ended"));
    m_chart->setMinimumHeight(240);
    m_chartPanel->addHeaderWidget(m_chart->makeLegend());
    m_chartPanel->setContent(m_chart);
    m_chartPanel->showLoading();
    connect(m_chartPanel, &ui::Panel::tryAgain, this, &VolumePage::load);
    column->addWidget(m_chartPanel, 3);

    m_destinations = new ui::DataTable(u"destinationsTable"_s, tr("Destinations"));
    m_destinations->setSource(m_facts->destinations());
    m_destinations->setColumns({ { .column = Facts::DestinationDomain, .width = 150, .stretch = true }, { .column = Facts::DestinationMessages, .hidden = true, .number = true },
                                   { .column = Facts::DestinationRecipients, .number = true }, { .column = Facts::DestinationDelivered, .number = true },
                                   { .column = Facts::DestinationDeferred, .priority = 3, .hidden = true, .number = true }, { .column = Facts::DestinationBounced, .priority = 2, .hidden = true, .number = true },
                                   { .column = Facts::DestinationExpired, .hidden = true, .number = true }, { .column = Facts::DestinationDiscarded, .hidden = true, .number = true }, { .column = Facts::DestinationRejected, .hidden = true, .number = true },
                                   { .column = Facts::DestinationLost, .priority = 1, .number = true } },
        context().tables);
    m_destinations->sortInitially(Facts::DestinationRecipients, Qt::DescendingOrder);
    m_destinations->setFilterableColumns({ Facts::DestinationDomain });
    m_destinationsPanel = new ui::Panel(tr("Destinations"));
    m_destinationsPanel->setObjectName(u"destinationsPanel"_s);
    m_destinationsPanel->addHeaderWidget(m_destinations->makeCorner(tr("Filter destinations")));
    m_destinationsPanel->setContent(m_destinations, true);
    m_destinationsPanel->showLoading();
    const auto onlyThis = [this](const QString &domain) {
        store::Filter changed = filter();
        changed.domains = { domain };
        navigator()->changeFilter(changed);
    };
    connect(m_destinations, &ui::DataTable::filterToThis, this, [onlyThis](int, const QVariant &value) { onlyThis(value.toString()); });
    connect(m_destinations, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        store::Filter one = filter();
        one.domains = { m_facts->destinations()->row(at).keys.value(u"domain"_s) };
        navigator()->openPage(u"messages"_s, one);
    });
    connect(m_destinationsPanel, &ui::Panel::tryAgain, this, &VolumePage::load);

    m_reasons = new ui::DataTable(u"reasonsTable"_s, tr("Reasons given"));
    m_reasons->setSource(m_facts->reasons());
    m_reasons->setColumns({ { .column = Facts::ReasonReply, .width = 220, .stretch = true }, { .column = Facts::ReasonCode, .priority = 1 }, { .column = Facts::ReasonDeferred, .hidden = true, .number = true },
                              { .column = Facts::ReasonBounced, .hidden = true, .number = true }, { .column = Facts::ReasonExpired, .hidden = true, .number = true }, { .column = Facts::ReasonDiscarded, .hidden = true, .number = true },
                              { .column = Facts::ReasonRejected, .hidden = true, .number = true }, { .column = Facts::ReasonTotal, .number = true } },
        context().tables);
    m_reasons->sortInitially(Facts::ReasonTotal, Qt::DescendingOrder);
    m_reasons->setOpensRows(false);
    m_reasonsPanel = new ui::Panel(tr("Reasons given"));
    m_reasonsPanel->addHeaderWidget(m_reasons->makeCorner(tr("Filter reasons")));
    m_reasonsPanel->setContent(m_reasons, true);
    m_reasonsPanel->showLoading();
    connect(m_reasonsPanel, &ui::Panel::tryAgain, this, &VolumePage::load);

    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(gap);
    m_lower->addWidget(m_destinationsPanel, 1);
    m_lower->addWidget(m_reasonsPanel, 1);
    column->addLayout(m_lower, 2);
    for (ui::Panel *panel : { m_chartPanel, m_destinationsPanel, m_reasonsPanel })
        panel->setElastic(true);
    for (ui::Panel *panel : { m_destinationsPanel, m_reasonsPanel })
        panel->setMinimumHeight(190);
    setContent(content);
}

void VolumePage::connectChart()
{
    ui::zoomTogether(m_chart, navigator());
    connect(m_chart, &charts::TimeChart::spanSelected, this, &VolumePage::openSpan);
    connect(m_chart, &charts::TimeChart::selectionCleared, this, [this] { navigator()->closeSidePanel(); });
    connect(m_chart, &charts::TimeChart::changeActivated, this, [this](const QString &id) {
        if (const auto ids = figures::snapshotsOf(id))
            navigator()->openPage(u"fleet"_s, filter(), { { u"view"_s, u"comparison"_s }, { u"before"_s, ids->first }, { u"after"_s, ids->second } });
    });
    connect(m_chart, &charts::TimeChart::bucketActivated, this,
        [this](const core::TimeRange &range, const QString &series) { navigator()->openPage(u"messages"_s, filterAt(range, series)); });
}

/// The filter of what one bar or one part of it stands for.
store::Filter VolumePage::filterAt(const core::TimeRange &range, const QString &series) const
{
    store::Filter one = filter();
    one.range = range;
    if (series.isEmpty() || series == u"other"_s)
        return one;
    if (m_group.isEmpty())
        one.outcomes = { series };
    else if (m_group == u"node"_s)
        one.nodes = { series };
    else if (m_group == u"stream"_s)
        one.streams = { series };
    else if (m_group == u"domain"_s)
        one.domains = { series };
    else
        one.senders = { series };
    return one;
}

QStringList VolumePage::dimensions() const
{
    return { u"streams"_s, u"domains"_s, u"senders"_s, u"outcomes"_s };
}

void VolumePage::setGroup(const QString &group)
{
    if (group == m_group)
        return;
    m_group = group;
    m_groupChoice->setCurrentData(group);
    load();
}

void VolumePage::load()
{
    setBusy(true);
    m_filterChips->show(filter());
    m_facts->setFormat(format());
    m_chart->setFormat(format());
    // Zoomed into: all of it is shown.
    if (const core::TimeRange span = m_chart->selection(); span.length() > 0 && span.from <= filter().range.from && filter().range.to <= span.to)
        m_chart->clearSelection();
    m_changes->ask(filter().nodes, filter().range);
    m_facts->ask(filter(), itemmodels::stepFor(filter().range, m_chart->maximumBuckets()), m_group);
}

void VolumePage::arrived()
{
    setBusy(false);
    m_hasAnswer = true;
    const auto &answer = m_facts->volume();
    if (answer.nodes == 0) {
        auto *empty = ui::makeNoLogs(navigator(), u"volume"_s, tr("What did your servers send?"),
            tr("Every recipient's outcome is in the mail log. Bring one, and the first picture takes seconds."));
        auto *example = empty->addExampleLine(tr("Only looking?"), tr("Show a made-up fleet"), tr("It stays apart from your own."));
        connect(example, &QPushButton::clicked, this, [this] { navigator()->trigger(u"demo"_s); });
        setAnswer(tr("Nothing was read yet"));
        showEmpty(empty);
        return;
    }
    showContent();
    showChart();
    const auto fill = [](ui::Panel *panel, bool isEmpty, const QString &sentence, ui::Mark mark) {
        if (isEmpty)
            panel->showEmpty(sentence, mark);
        else
            panel->showContent();
    };
    fill(m_destinationsPanel, m_facts->destinations()->rows().isEmpty(), tr("No mail went anywhere in this range."), ui::Mark::None);
    const qint64 given = answer.totals.reasonsGiven().value_or(0);
    const qint64 lost = answer.totals.notDelivered().value_or(0);
    m_destinationsPanel->setSubtitle(tr("recipients, by their domain"));
    m_reasonsPanel->setSubtitle(given == 0 ? QString() : tr("%1 times; %2 not delivered").arg(format().count(given), format().count(lost)));
    fill(m_reasonsPanel, m_facts->reasons()->rows().isEmpty(), tr("Nothing was refused or put off."), answer.coverage < ui::wholeRange ? ui::Mark::None : ui::Mark::Pass);

    QList<QPair<QString, QVariant>> domains;
    for (const auto &row : m_facts->destinations()->rows()) {
        const QString domain = row.keys.value(u"domain"_s);
        if (domain != u"other"_s && domains.size() < 25)
            domains << qMakePair(domain, QVariant(domain));
    }
    m_domainChip->setChoices(domains);
    explain();
    Q_EMIT exportsChanged();
}

void VolumePage::showChart()
{
    const auto &answer = m_facts->volume();
    charts::TimeSeriesData series = m_facts->group().isEmpty() ? figures::outcomeSeries(answer, m_facts->step(), format())
                                                             : figures::groupSeries(m_facts->grouped(), answer, m_facts->group(), m_facts->step(), format());
    m_chart->setSharePlot(m_facts->group().isEmpty(), tr("share not delivered, of recipients that ended"));
    const auto &usual = m_facts->usual();
    if (usual && m_facts->step() == u"hour"_s) {
        QHash<core::UtcMicros, double> byStart;
        for (const auto &hour : usual->hours)
            if (hour.usual)
                byStart.insert(hour.start, *hour.usual);
        if (!byStart.isEmpty()) {
            for (const core::UtcMicros start : series.starts)
                series.usual.push_back(byStart.contains(start) ? byStart.value(start) : std::numeric_limits<double>::quiet_NaN());
            series.usualName = tr("usual recipients");
        }
    }
    series.changes = figures::changeMarks(m_changes->rows()->rows());
    m_chartPanel->setTitle(series.measure);
    m_chartPanel->setSubtitle(series.below);
    m_groupNote = m_facts->group().isEmpty() ? QString() : figures::groupNote(m_facts->grouped(), m_facts->group());
    m_chart->setData(std::move(series));
    if (answer.buckets.isEmpty())
        m_chartPanel->showEmpty(tr("Nothing was heard in this range."));
    else
        m_chartPanel->showContent();
}

/// They may come before or after the figures.
void VolumePage::showChanges()
{
    charts::TimeSeriesData shown = m_chart->data();
    shown.changes = figures::changeMarks(m_changes->rows()->rows());
    if (!(shown == m_chart->data()))
        m_chart->setData(std::move(shown));
}

void VolumePage::explain()
{
    const auto &answer = m_facts->volume();
    const bool isBound = answer.coverage < ui::wholeRange;
    const QString messages = format().count(answer.totals.accepted.value_or(answer.totals.messages.value_or(0)));
    const QString recipients = format().count(answer.totals.recipients.value_or(0));
    // What was accepted is not asked then; recipients that ended, attempts and refusals are what one outcome can count.
    const QString chosen = format().count(answer.totals.ended().value_or(0) + answer.totals.deferred.value_or(0) + answer.totals.rejected.value_or(0));
    QStringList notes = answer.notes + m_facts->grouped().notes;
    notes.removeDuplicates();
    const QStringList left = m_groupNote.isEmpty() ? QStringList() : QStringList(m_groupNote);
    const bool isKnown = answer.totals.isOfChosenOutcomes ? answer.totals.ended() && answer.totals.deferred && answer.totals.rejected
                                                          : answer.totals.delivered && answer.totals.recipients;
    if (!isKnown && !notes.isEmpty())
        setAnswer(tr("Not all of this can be counted any more"));
    else if (!answer.totals.delivered)
        setAnswer(tr("Nothing was heard in this range"));
    else if (answer.totals.isOfChosenOutcomes)
        setAnswer(isBound ? tr("At least %1 with the chosen outcome").arg(chosen) : tr("%1 with the chosen outcome").arg(chosen));
    else
        setAnswer(isBound ? tr("At least %1 accepted messages to %2 recipients").arg(messages, recipients) : tr("%1 accepted messages to %2 recipients").arg(messages, recipients));
    QList<ui::BannerSpec> banners = ui::partialBanners(left + notes + m_changes->notes());
    if (isBound && answer.totals.delivered)
        banners << heardBanner(answer.coverage, tr("Figures are lower bounds; hours that were not heard are drawn as gaps and left out of averages."));
    setBanners(banners);
}

void VolumePage::openSpan(const core::TimeRange &range)
{
    navigator()->openSidePanel(new SpanPanel(context(), filterAt(range), filter(), heardIn(m_chart->data(), range), format()));
}

QVariantMap VolumePage::lastingState() const
{
    return { { u"group"_s, m_group } };
}

QVariantMap VolumePage::saveState() const
{
    QVariantMap state { { u"group"_s, m_group } };
    if (const core::TimeRange span = m_chart->selection(); span.length() > 0) {
        state.insert(u"from"_s, qint64(span.from));
        state.insert(u"to"_s, qint64(span.to));
    }
    return state;
}

void VolumePage::restoreState(const QVariantMap &state)
{
    const QString group = state.value(u"group"_s).toString();
    if (group != m_group) {
        m_group = group;
        m_groupChoice->setCurrentData(group);
        if (m_hasAnswer)
            loadSoon();
    }
    const core::TimeRange span { state.value(u"from"_s).toLongLong(), state.value(u"to"_s).toLongLong() };
    if (span.length() > 0)
        m_chart->setSelection(span);
}

QWidget *VolumePage::firstFocus()
{
    return m_chart;
}

void VolumePage::focusFilter()
{
    ui::tableToFilter(this, m_destinations)->focusFilter();
}

std::optional<double> VolumePage::heardShare() const
{
    return m_hasAnswer ? std::optional(m_facts->volume().coverage) : std::nullopt;
}

QList<ui::ExportItem> VolumePage::exports() const
{
    if (!m_hasAnswer)
        return {};
    const auto csv = [](const QString &title, const QString &name, ui::DataTable *table) {
        return ui::ExportItem { title, u"csv"_s, name, [table](const QString &note) { return table->csv(note); } };
    };
    return { { tr("The chart, as a picture"), u"png"_s, u"volume"_s,
                 [chart = m_chart](const QString &note) { return charts::chartPng(*chart, note); } },
        { tr("The chart's figures, as a table"), u"csv"_s, u"volume"_s, [chart = m_chart](const QString &note) { return chart->csv(note); } },
        { tr("Destinations, as a table"), u"csv"_s, u"destinations"_s, {}, [this](const QString &note) { return destinationsWriter(m_destinations, m_facts, note); } }, csv(tr("Reasons given, as a table"), u"reasons"_s, m_reasons) };
}

void VolumePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const auto direction = width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_lower->direction() != direction)
        m_lower->setDirection(direction);
}

} // namespace bw::volume

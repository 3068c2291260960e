// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/complaintsview.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/figures/authseries.h"
#include "ui/page/chartzoom.h"

#include <QBoxLayout>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::ComplaintFacts;
constexpr qsizetype namedSeries = 7;

qint64 timesOf(const store::FeedbackDetails &row)
{
    return std::max<qint64>(1, row.report.messages);
}

} // namespace

ComplaintsView::ComplaintsView(const ui::PageContext &context, QWidget *parent)
    : View(parent)
    , m_facts(new Facts(context.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_chartPanel = new ui::Panel(tr("Complaints per day"));
    m_chartPanel->setObjectName(u"complaintsChartPanel"_s);
    m_group = new ui::SegmentedChoice(tr("Complaints by"));
    m_group->setObjectName(u"complaintGroupChoice"_s);
    m_group->addChoice(tr("Domain"), u"domain"_s);
    m_group->addChoice(tr("Stream"), u"stream"_s);
    m_group->addChoice(tr("Reporter"), u"org"_s);
    m_group->addChoice(tr("Kind"), u"kind"_s);
    connect(m_group, &ui::SegmentedChoice::chosen, this, [this] {
        if (m_chartPanel->state() == ui::Panel::State::Content)
            showChart();
    });
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"complaintsChart"_s);
    m_chart->setMinimumHeight(190);
    auto *figure = new QWidget;
    auto *inside = new QVBoxLayout(figure);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    inside->addWidget(m_chart, 1);
    inside->addWidget(m_chart->makeLegend());
    m_chartPanel->addHeaderWidget(m_group);
    m_chartPanel->setContent(figure);
    column->addWidget(m_chartPanel, 3);
    ui::zoomTogether(m_chart, context.navigator);
    connect(m_chart, &charts::TimeChart::spanSelected, this, [navigator = context.navigator](const core::TimeRange &range) { navigator->zoomTo(range); });
    connect(m_chart, &charts::TimeChart::bucketActivated, this, [navigator = context.navigator](const core::TimeRange &range) { navigator->zoomTo(range); });

    m_table = new ui::DataTable(u"complaintsTable"_s, tr("Complaints"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::When, .width = 140 }, { .column = Facts::Domain, .width = 120 }, { .column = Facts::Type, .width = 156, .priority = 3 }, { .column = Facts::Org, .width = 130, .stretch = true },
                            { .column = Facts::Incidents, .priority = 5, .number = true }, { .column = Facts::SourceIp, .width = 120, .priority = 2 }, { .column = Facts::Sender, .width = 150, .priority = 4 },
                            { .column = Facts::FeedbackId, .width = 140, .priority = 1 }, { .column = Facts::Why, .hidden = true } },
        context.tables);
    m_table->sortInitially(Facts::When, Qt::DescendingOrder);
    m_table->setFilterableColumns({ Facts::Domain });
    m_tablePanel = new ui::Panel(tr("Complaints"));
    m_tablePanel->setObjectName(u"complaintsPanel"_s);
    m_tablePanel->setSubtitle(tr("addresses as keyed hashes"));
    m_tablePanel->addHeaderWidget(m_table->makeCorner(tr("Filter complaints")));
    m_tablePanel->setContent(m_table, true);
    m_tablePanel->setMinimumHeight(190);
    column->addWidget(m_tablePanel, 3);
    connect(m_table, &ui::DataTable::opened, this, [this](const QModelIndex &at) { Q_EMIT reportWanted(m_facts->rows()->row(at).report.id); });
    connect(m_table, &ui::DataTable::filterToThis, this, [this](int, const QVariant &value) { Q_EMIT domainWanted(value.toString()); });
    for (ui::Panel *panel : { m_chartPanel, m_tablePanel }) {
        panel->setElastic(true);
        panel->showLoading();
        connect(panel, &ui::Panel::tryAgain, this, [this] { ask(m_question); });
        connect(panel, &ui::Panel::emptyAction, this, &ComplaintsView::importWanted);
    }
    connect(m_facts, &Facts::arrived, this, &ComplaintsView::arrived);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        m_chartPanel->showError(problem);
        m_tablePanel->showError(problem);
        Q_EMIT answered();
    });
}

void ComplaintsView::ask(const Question &question)
{
    m_question = question;
    m_facts->setFormat(question.format);
    m_chart->setFormat(question.format);
    m_facts->ask(question.ofReports());
}

void ComplaintsView::arrived()
{
    m_hasAnswer = true;
    const QString none = tr("Nobody complained in this time, or what came does not fit these filters.");
    if (m_facts->isEmptyEver()) {
        m_chartPanel->showEmpty(tr("Providers send complaints where you enrol in their feedback loops. None was read yet."), ui::Mark::None, tr("Import reports…"));
        m_tablePanel->showEmpty(tr("None was read yet."));
    } else if (m_facts->rows()->rows().isEmpty()) {
        m_chartPanel->showEmpty(none);
        m_tablePanel->showEmpty(none);
    } else {
        m_tablePanel->showContent();
        showChart();
    }
    Q_EMIT answered();
}

QString ComplaintsView::groupOf(const store::FeedbackDetails &row) const
{
    const QString group = m_group->currentData().toString();
    if (group == u"org")
        return row.report.org;
    if (group == u"kind")
        return row.report.kind == store::FeedbackKind::Failure ? tr("authentication failure") : row.report.feedbackType;
    return group == u"stream" ? m_facts->streamOf(row) : row.report.domain;
}

void ComplaintsView::showChart()
{
    QHash<QString, qint64> sums;
    for (const store::FeedbackDetails &row : m_facts->rows()->rows())
        sums[groupOf(row)] += timesOf(row);
    QStringList keys = sums.keys();
    std::ranges::sort(keys, [&sums](const QString &a, const QString &b) { return sums.value(a) != sums.value(b) ? sums.value(a) > sums.value(b) : a < b; });
    const bool isMore = keys.size() > namedSeries + 1;
    const QStringList named = keys.mid(0, isMore ? namedSeries : keys.size());
    std::vector<figures::DaySeries> series;
    for (qsizetype i = 0; i < named.size(); ++i)
        series.push_back({ named.at(i), named.at(i).isEmpty() ? tr("not told") : named.at(i), ui::seriesSwatches[std::size_t(i)], false });
    if (isMore)
        series.push_back({ u"\n"_s, tr("other"), ui::swatchOther, false });
    std::vector<figures::DayCount> counts;
    for (const store::FeedbackDetails &row : m_facts->rows()->rows()) {
        const QString key = groupOf(row);
        if (row.report.from)
            counts.push_back({ *row.report.from, named.contains(key) ? key : u"\n"_s, double(timesOf(row)) });
    }
    charts::TimeSeriesData shown = figures::daySeries(m_question.filter.range, series, counts, {}, m_question.format);
    shown.measure = tr("Complaints per day");
    shown.unit = tr("complaints");
    m_chart->setData(std::move(shown));
    m_chartPanel->showContent();
}

QString ComplaintsView::answer() const
{
    if (m_chartPanel->state() == ui::Panel::State::Error)
        return notKnown();
    if (!m_hasAnswer)
        return {};
    qint64 times = 0;
    for (const store::FeedbackDetails &row : m_facts->rows()->rows())
        times += timesOf(row);
    return times == 0 ? tr("No complaint is of this time") : tr("%n complaint(s) and failure reports", nullptr, int(times));
}

QWidget *ComplaintsView::firstFocus()
{
    return m_table;
}

QList<ui::ExportItem> ComplaintsView::exports() const
{
    if (!m_hasAnswer || m_facts->rows()->rows().isEmpty())
        return {};
    return { { tr("The chart, as a picture"), u"png"_s, u"complaints"_s, [chart = m_chart](const QString &note) { return charts::chartPng(*chart, note); } },
        { tr("The chart's figures, as a table"), u"csv"_s, u"complaints-by-day"_s, [chart = m_chart](const QString &note) { return chart->csv(note); } },
        { tr("Complaints, as a table"), u"csv"_s, u"complaints"_s, [table = m_table](const QString &note) { return table->csv(note); } } };
}

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/domainsview.h"

#include "ui/charts/chartlegend.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/figures/authseries.h"
#include "ui/page/chartzoom.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::MailAuthFacts;
using Ready = itemmodels::ReadyFacts;

} // namespace

DomainsView::DomainsView(const ui::PageContext &context, QWidget *parent)
    : View(parent)
    , m_facts(new Facts(context.session, this))
    , m_ready(new Ready(context.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_chartPanel = new ui::Panel(tr("Messages that fail DMARC, by domain"));
    m_chartPanel->setObjectName(u"failingPanel"_s);
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"failingChart"_s);
    m_chart->setMinimumHeight(170);
    m_chartPanel->addHeaderWidget(m_chart->makeLegend());
    m_chartPanel->setContent(m_chart);
    column->addWidget(m_chartPanel, 3);
    ui::zoomTogether(m_chart, context.navigator);
    connect(m_chart, &charts::TimeChart::spanSelected, this, [navigator = context.navigator](const core::TimeRange &range) { navigator->zoomTo(range); });
    connect(m_chart, &charts::TimeChart::bucketActivated, this, [this](const core::TimeRange &range, const QString &series) {
        store::MailAuthFilter filter = m_question.filter;
        filter.range = range;
        filter.outcomes = { u"fail"_s };
        if (!series.isEmpty() && series != u"other")
            filter.domains = { series };
        Q_EMIT recordsWanted(m_question.format.range(range), filter);
    });

    m_table = new ui::DataTable(u"authDomainsTable"_s, tr("Domains"));
    m_table->setSource(m_facts->domains());
    m_table->setColumns({ { .column = Facts::DomainName, .width = 170, .stretch = true }, { .column = Facts::DomainMessages, .number = true }, { .column = Facts::DomainDmarc, .number = true },
                            { .column = Facts::DomainSpf, .priority = 3, .number = true }, { .column = Facts::DomainDkim, .priority = 2, .number = true }, { .column = Facts::DomainFailed, .width = 116, .number = true },
                            { .column = Facts::DomainDelivered, .priority = 4, .number = true }, { .column = Facts::DomainPutAside, .priority = 1, .number = true }, { .column = Facts::DomainRefused, .number = true } },
        context.tables);
    m_table->sortInitially(Facts::DomainFailed, Qt::DescendingOrder);
    m_table->setFilterableColumns({ Facts::DomainName });
    m_tablePanel = new ui::Panel(tr("Domains"));
    m_tablePanel->setObjectName(u"authDomainsPanel"_s);
    m_tablePanel->setSubtitle(tr("as they stand in From"));
    m_tablePanel->addHeaderWidget(m_table->makeCorner(tr("Filter domains")));
    m_tablePanel->setContent(m_table, true);
    m_tablePanel->setMinimumHeight(176);
    column->addWidget(m_tablePanel, 2);
    connect(m_table, &ui::DataTable::opened, this, [this](const QModelIndex &at) { Q_EMIT domainWanted(m_facts->domains()->row(at).keys.value(u"domain"_s)); });
    connect(m_table, &ui::DataTable::filterToThis, this, [this](int, const QVariant &value) { Q_EMIT domainWanted(value.toString()); });

    m_readyTable = new ui::DataTable(u"readyTable"_s, tr("Ready for reject?"));
    m_readyTable->setSource(m_ready->rows());
    m_readyTable->setColumns({ { .column = Ready::Domain, .width = 140 }, { .column = Ready::Verdict, .width = 204 }, { .column = Ready::Policy, .width = 110, .priority = 2 }, { .column = Ready::Legitimate, .priority = 4, .number = true },
                                 { .column = Ready::Refused, .number = true }, { .column = Ready::Share, .number = true }, { .column = Ready::RefusedForwarded, .priority = 3, .number = true }, { .column = Ready::Unnamed, .priority = 5, .number = true },
                                 { .column = Ready::Days, .priority = 6, .number = true }, { .column = Ready::Next, .width = 200, .priority = 1, .stretch = true } },
        context.tables);
    m_readyPanel = new ui::Panel(tr("Ready for reject?"));
    m_readyPanel->setObjectName(u"readyPanel"_s);
    m_readyPanel->setSubtitle(tr("what p=reject would refuse, over the 30 days before each domain's newest report, whatever range is shown"));
    m_readyPanel->addHeaderWidget(m_readyTable->makeColumnButton());
    m_readyPanel->setContent(m_readyTable, true);
    m_readyPanel->setMinimumHeight(176);
    column->addWidget(m_readyPanel, 2);
    connect(m_readyTable, &ui::DataTable::opened, this, [this](const QModelIndex &at) {
        const store::ReadyAnswer &row = m_ready->rows()->row(at);
        store::MailAuthFilter filter;
        filter.range = row.range;
        filter.domains = { row.domain, u"*."_s + row.domain };
        filter.outcomes = { u"fail"_s };
        //: %1 is a domain; what is not legitimate is mostly spoofing
        Q_EMIT recordsWanted(tr("What p=reject would refuse of %1: %2 legitimate messages, and all else that fails").arg(row.domain, m_question.format.count(row.refused)), filter,
            m_ready->rows()->index(at.row(), Ready::Next).data().toString());
    });
    for (ui::Panel *panel : { m_chartPanel, m_tablePanel, m_readyPanel }) {
        panel->setElastic(true);
        panel->showLoading();
        connect(panel, &ui::Panel::tryAgain, this, [this] { ask(m_question); });
    }
    connect(m_facts, &Facts::arrived, this, &DomainsView::arrived);
    connect(m_facts, &Facts::failed, this, [this](Facts::Part part, const core::Problem &problem) {
        (part == Facts::Part::Time ? m_chartPanel : m_tablePanel)->showError(problem);
        Q_EMIT answered();
    });
    connect(m_ready, &Ready::arrived, this, [this] {
        if (m_ready->rows()->rows().isEmpty())
            m_readyPanel->showEmpty(tr("No DMARC report was read yet."));
        else
            m_readyPanel->showContent();
    });
    connect(m_ready, &Ready::failed, m_readyPanel, &ui::Panel::showError);
}

void DomainsView::ask(const Question &question)
{
    m_question = question;
    m_facts->setFormat(question.format);
    m_chart->setFormat(question.format);
    m_ready->setFormat(question.format);
    const auto days = question.filter.range.length() / core::microsPerDay;
    m_facts->ask({ Facts::Part::Time, Facts::Part::Domains }, question.filter, days <= std::max(m_chart->maximumBuckets(), 31) ? u"day"_s : u"week"_s);
    m_ready->ask(question.filter.domains);
}

void DomainsView::arrived(Facts::Part part)
{
    if (part == Facts::Part::Time)
        showTime();
    else if (m_facts->domains()->rows().isEmpty())
        m_tablePanel->showEmpty(tr("No report is about this time, or fits these filters."));
    else
        m_tablePanel->showContent();
    Q_EMIT answered();
}

void DomainsView::showTime()
{
    m_hasTime = true;
    if (m_facts->time().reports == 0) {
        m_chartPanel->showEmpty(tr("No report is about this time, or fits these filters."));
        return;
    }
    charts::TimeSeriesData series = figures::failingDomainSeries(m_facts->timeByDomain(), m_facts->time(), m_facts->step(), m_question.format);
    m_chartPanel->setTitle(series.measure);
    if (series.series.empty()) {
        m_chartPanel->showEmpty(tr("Nothing failed DMARC in this time."), ui::Mark::Pass);
        return;
    }
    m_chart->setData(std::move(series));
    m_chartPanel->showContent();
}

QString DomainsView::answer() const
{
    if (m_chartPanel->state() == ui::Panel::State::Error)
        return notKnown();
    if (!m_hasTime)
        return {};
    const store::MailAuthCounts &totals = m_facts->time().totals;
    return totals.messages == 0 ? tr("No report is about this time") : tr("%1 of %2 reported messages fail DMARC").arg(m_question.format.shortCount(double(totals.fail)), m_question.format.shortCount(double(totals.messages)));
}

QWidget *DomainsView::firstFocus()
{
    return m_chartPanel->state() == ui::Panel::State::Content ? static_cast<QWidget *>(m_chart) : m_table;
}

QList<ui::ExportItem> DomainsView::exports() const
{
    if (!m_hasTime || m_facts->time().reports == 0)
        return {};
    return { { tr("The chart, as a picture"), u"png"_s, u"failing-by-domain"_s, [chart = m_chart](const QString &note) { return charts::chartPng(*chart, note); } },
        { tr("The chart's figures, as a table"), u"csv"_s, u"failing-by-domain"_s, [chart = m_chart](const QString &note) { return chart->csv(note); } },
        { tr("Domains, as a table"), u"csv"_s, u"domains"_s, [table = m_table](const QString &note) { return table->csv(note); } },
        { tr("Ready for reject, as a table"), u"csv"_s, u"ready-for-reject"_s, [table = m_readyTable](const QString &note) { return table->csv(note.isEmpty() ? note : tr("each domain over the 30 days before its newest report, whatever range is shown") + u"; "_s + note); } } };
}

} // namespace bw::mailauth

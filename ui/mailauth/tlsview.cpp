// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/tlsview.h"

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

using Facts = itemmodels::TlsFacts;
constexpr int gap = 12, sideBySide = 860;

/// Where a period counts: its middle, as those of DMARC reports.
core::UtcMicros middleOf(const store::FeedbackReportRow &row)
{
    const core::UtcMicros from = row.from.value_or(0);
    return from + (row.to.value_or(from) - from) / 2;
}

} // namespace

TlsView::TlsView(const ui::PageContext &context, QWidget *parent)
    : View(parent)
    , m_facts(new Facts(context.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_chartPanel = new ui::Panel(tr("Sessions per day, as senders report them"));
    m_chartPanel->setObjectName(u"tlsPanel"_s);
    m_chart = new charts::TimeChart;
    m_chart->setObjectName(u"tlsChart"_s);
    m_chart->setSharePlot(true, tr("share of sessions that failed"));
    m_chart->setMinimumHeight(220);
    m_chartPanel->addHeaderWidget(m_chart->makeLegend());
    m_chartPanel->setContent(m_chart);
    column->addWidget(m_chartPanel, 3);
    ui::zoomTogether(m_chart, context.navigator);
    connect(m_chart, &charts::TimeChart::spanSelected, this, [navigator = context.navigator](const core::TimeRange &range) { navigator->zoomTo(range); });
    connect(m_chart, &charts::TimeChart::bucketActivated, this, [navigator = context.navigator](const core::TimeRange &range) { navigator->zoomTo(range); });

    m_policies = new ui::DataTable(u"tlsPoliciesTable"_s, tr("Policies"));
    m_policies->setSource(m_facts->policies());
    m_policies->setColumns({ { .column = Facts::PolicyDomain, .width = 130, .stretch = true }, { .column = Facts::PolicyType, .width = 120 }, { .column = Facts::PolicyReports, .priority = 2, .number = true },
                               { .column = Facts::PolicyOk, .priority = 1, .number = true }, { .column = Facts::PolicyFailed, .width = 92, .number = true }, { .column = Facts::PolicyShare, .priority = 3, .number = true } },
        context.tables);
    m_policies->sortInitially(Facts::PolicyFailed, Qt::DescendingOrder);
    m_policies->setFilterableColumns({ Facts::PolicyDomain });
    m_policiesPanel = new ui::Panel(tr("By policy"));
    m_policiesPanel->setObjectName(u"tlsPoliciesPanel"_s);
    m_policiesPanel->addHeaderWidget(m_policies->makeColumnButton());
    m_policiesPanel->setContent(m_policies, true);
    connect(m_policies, &ui::DataTable::opened, this, [this](const QModelIndex &at) { Q_EMIT domainWanted(m_facts->policies()->row(at).domain); });
    connect(m_policies, &ui::DataTable::filterToThis, this, [this](int, const QVariant &value) { Q_EMIT domainWanted(value.toString()); });

    m_failures = new ui::DataTable(u"tlsFailuresTable"_s, tr("Failures"));
    m_failures->setSource(m_facts->failures());
    m_failures->setColumns({ { .column = Facts::FailureResult, .width = 190 }, { .column = Facts::FailureMx, .width = 150, .stretch = true }, { .column = Facts::FailureDomain, .width = 120, .priority = 1 },
                               { .column = Facts::FailureType, .priority = 2 }, { .column = Facts::FailureSessions, .width = 96, .number = true } },
        context.tables);
    m_failures->sortInitially(Facts::FailureSessions, Qt::DescendingOrder);
    m_failures->setOpensRows(false);
    m_failuresPanel = new ui::Panel(tr("By receiving MX and result"));
    m_failuresPanel->setObjectName(u"tlsFailuresPanel"_s);
    m_failuresPanel->addHeaderWidget(m_failures->makeCorner(tr("Filter failures")));
    m_failuresPanel->setContent(m_failures, true);
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(gap);
    m_lower->addWidget(m_policiesPanel, 1);
    m_lower->addWidget(m_failuresPanel, 1);
    column->addLayout(m_lower, 2);
    for (ui::Panel *panel : { m_chartPanel, m_policiesPanel, m_failuresPanel }) {
        panel->setElastic(true);
        panel->showLoading();
        connect(panel, &ui::Panel::tryAgain, this, [this] { ask(m_question); });
        connect(panel, &ui::Panel::emptyAction, this, &TlsView::importWanted);
    }
    for (ui::Panel *panel : { m_policiesPanel, m_failuresPanel })
        panel->setMinimumHeight(180);
    connect(m_facts, &Facts::arrived, this, &TlsView::arrived);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        for (ui::Panel *panel : { m_chartPanel, m_policiesPanel, m_failuresPanel })
            panel->showError(problem);
        Q_EMIT answered();
    });
}

void TlsView::ask(const Question &question)
{
    m_question = question;
    m_facts->setFormat(question.format);
    m_chart->setFormat(question.format);
    m_facts->ask(question.ofReports());
}

void TlsView::arrived()
{
    m_hasAnswer = true;
    if (m_facts->isEmptyEver())
        m_chartPanel->showEmpty(tr("Senders of mail to your domains send TLS reports where _smtp._tls names an address. None was read yet."), ui::Mark::None, tr("Import reports…"));
    else if (m_facts->reports().isEmpty())
        m_chartPanel->showEmpty(tr("No TLS report is about this time, or fits these filters."));
    else
        showChart();
    m_facts->policies()->rows().isEmpty() ? m_policiesPanel->showEmpty(tr("No policy was reported of.")) : m_policiesPanel->showContent();
    if (!m_facts->failures()->rows().isEmpty())
        m_failuresPanel->showContent();
    else if (m_facts->reports().isEmpty())
        m_failuresPanel->showEmpty(tr("No TLS report is about this time."));
    else
        m_failuresPanel->showEmpty(tr("No session failed."), ui::Mark::Pass);
    Q_EMIT answered();
}

void TlsView::showChart()
{
    std::vector<figures::DayCount> counts;
    std::vector<core::UtcMicros> heard;
    for (const store::FeedbackReportRow &row : m_facts->reports()) {
        const core::UtcMicros at = middleOf(row);
        heard.push_back(at);
        counts.push_back({ at, u"ok"_s, double(row.ok) });
        counts.push_back({ at, u"failed"_s, double(row.failed) });
    }
    charts::TimeSeriesData shown = figures::daySeries(m_question.filter.range, { { u"ok"_s, tr("worked"), ui::swatchDelivered, false }, { u"failed"_s, tr("failed"), ui::swatchBounced, true } }, counts, heard, m_question.format);
    shown.measure = tr("Sessions per day, as senders report them");
    shown.unit = tr("sessions");
    m_chart->setData(std::move(shown));
    m_chartPanel->showContent();
}

QString TlsView::answer() const
{
    if (m_chartPanel->state() == ui::Panel::State::Error)
        return notKnown();
    if (!m_hasAnswer)
        return {};
    qint64 ok = 0, failed = 0;
    for (const store::TlsSums::Policy &policy : m_facts->policies()->rows()) {
        ok += policy.ok;
        failed += policy.failed;
    }
    return ok + failed == 0 ? tr("No TLS report is about this time") : tr("%1 of %2 sessions failed").arg(m_question.format.shortCount(double(failed)), m_question.format.shortCount(double(ok + failed)));
}

QWidget *TlsView::firstFocus()
{
    return m_chartPanel->state() == ui::Panel::State::Content ? static_cast<QWidget *>(m_chart) : m_failures;
}

QList<ui::ExportItem> TlsView::exports() const
{
    if (!m_hasAnswer || m_facts->reports().isEmpty())
        return {};
    return { { tr("The chart, as a picture"), u"png"_s, u"tls-reports"_s, [chart = m_chart](const QString &note) { return charts::chartPng(*chart, note); } },
        { tr("The chart's figures, as a table"), u"csv"_s, u"tls-reports"_s, [chart = m_chart](const QString &note) { return chart->csv(note); } },
        { tr("TLS policies, as a table"), u"csv"_s, u"tls-policies"_s, [table = m_policies](const QString &note) { return table->csv(note); } },
        { tr("TLS failures, as a table"), u"csv"_s, u"tls-failures"_s, [table = m_failures](const QString &note) { return table->csv(note); } } };
}

void TlsView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    const auto direction = width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_lower->direction() != direction)
        m_lower->setDirection(direction);
}

} // namespace bw::mailauth

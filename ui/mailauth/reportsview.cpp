// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/reportsview.h"

#include "ui/common/datatable.h"
#include "ui/common/panel.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::MailAuthFacts;
using Reports = itemmodels::ReportFacts;

} // namespace

ReportsView::ReportsView(const ui::PageContext &context, QWidget *parent)
    : View(parent)
    , m_facts(new Facts(context.session, this))
    , m_reports(new Reports(context.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_reporters = new ui::DataTable(u"reportersTable"_s, tr("Reporters"));
    m_reporters->setSource(m_facts->reporters());
    m_reporters->setColumns({ { .column = Facts::ReporterName, .width = 160, .stretch = true }, { .column = Facts::ReporterReports, .number = true }, { .column = Facts::ReporterMessages, .width = 104, .number = true },
                                { .column = Facts::ReporterDmarc, .number = true }, { .column = Facts::ReporterFailed, .priority = 2, .number = true }, { .column = Facts::ReporterRefused, .priority = 3, .number = true },
                                { .column = Facts::ReporterLast, .priority = 1 } },
        context.tables);
    m_reporters->sortInitially(Facts::ReporterMessages, Qt::DescendingOrder);
    m_reportersPanel = new ui::Panel(tr("Reporters"));
    m_reportersPanel->setObjectName(u"reportersPanel"_s);
    m_reportersPanel->addHeaderWidget(m_reporters->makeCorner(tr("Filter reporters")));
    m_reportersPanel->setContent(m_reporters, true);
    m_reportersPanel->setMinimumHeight(180);
    column->addWidget(m_reportersPanel, 2);
    connect(m_reporters, &ui::DataTable::opened, this, [this](const QModelIndex &at) { Q_EMIT reporterWanted(m_facts->reporters()->row(at).org); });

    m_table = new ui::DataTable(u"reportsTable"_s, tr("Reports"));
    m_table->setSource(m_reports->rows());
    m_table->setColumns({ { .column = Reports::Period, .width = 284 }, { .column = Reports::Org, .width = 116, .stretch = true }, { .column = Reports::Domain, .width = 116, .priority = 1 },
                            { .column = Reports::Rows, .hidden = true, .number = true }, { .column = Reports::Messages, .number = true }, { .column = Reports::Passed, .priority = 3, .number = true },
                            { .column = Reports::Failed, .number = true }, { .column = Reports::AsReceived, .width = 150, .priority = 2 }, { .column = Reports::ReportId, .hidden = true },
                            { .column = Reports::File, .width = 120, .priority = 4 } },
        context.tables);
    m_table->sortInitially(Reports::Period, Qt::DescendingOrder);
    m_tablePanel = new ui::Panel(tr("Reports"));
    m_tablePanel->setObjectName(u"reportsPanel"_s);
    m_tablePanel->addHeaderWidget(m_table->makeCorner(tr("Filter reports")));
    m_tablePanel->setContent(m_table, true);
    m_tablePanel->setMinimumHeight(190);
    column->addWidget(m_tablePanel, 3);
    connect(m_table, &ui::DataTable::opened, this, [this](const QModelIndex &at) { Q_EMIT reportWanted(m_reports->rows()->row(at).id); });
    for (ui::Panel *panel : { m_reportersPanel, m_tablePanel }) {
        panel->setElastic(true);
        panel->showLoading();
        connect(panel, &ui::Panel::tryAgain, this, [this] { ask(m_question); });
    }
    connect(m_facts, &Facts::arrived, this, [this] {
        const auto count = m_facts->reporters()->rows().size();
        m_reportersPanel->setSubtitle(count == 0 ? QString() : m_question.format.count(count));
        count == 0 ? m_reportersPanel->showEmpty(tr("Nobody reports of this time, or fits these filters.")) : m_reportersPanel->showContent();
    });
    connect(m_facts, &Facts::failed, this, [this](Facts::Part, const core::Problem &problem) { m_reportersPanel->showError(problem); });
    connect(m_reports, &Reports::arrived, this, [this] {
        m_hasAnswer = true;
        const auto &rows = m_reports->rows()->rows();
        const auto notes = std::ranges::count_if(rows, [](const store::FeedbackReportRow &row) { return row.flags != 0 || !row.asReceived.isEmpty(); });
        m_tablePanel->setSubtitle(rows.isEmpty() ? QString() : tr("%1; %2 not written as their format says").arg(m_question.format.count(rows.size()), m_question.format.count(notes)));
        rows.isEmpty() ? m_tablePanel->showEmpty(tr("No report is about this time, or fits these filters.")) : m_tablePanel->showContent();
        Q_EMIT answered();
    });
    connect(m_reports, &Reports::failed, this, [this](const core::Problem &problem) {
        m_tablePanel->showError(problem);
        Q_EMIT answered();
    });
}

void ReportsView::ask(const Question &question)
{
    m_question = question;
    m_facts->setFormat(question.format);
    m_reports->setFormat(question.format);
    m_facts->ask({ Facts::Part::Reporters }, question.filter, u"day"_s);
    m_reports->ask(question.ofReports());
}

QString ReportsView::answer() const
{
    if (m_tablePanel->state() == ui::Panel::State::Error)
        return notKnown();
    return m_hasAnswer ? tr("%n report(s)", nullptr, int(m_reports->rows()->rows().size())) : QString();
}

QWidget *ReportsView::firstFocus()
{
    return m_table;
}

QList<ui::ExportItem> ReportsView::exports() const
{
    if (!m_hasAnswer || m_reports->rows()->rows().isEmpty())
        return {};
    return { { tr("Reports, as a table"), u"csv"_s, u"reports"_s, [table = m_table](const QString &note) { return table->csv(note); } },
        { tr("Reporters, as a table"), u"csv"_s, u"reporters"_s, [table = m_reporters](const QString &note) { return table->csv(note); } } };
}

} // namespace bw::mailauth

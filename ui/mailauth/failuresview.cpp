// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/failuresview.h"

#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/mailauth/failurepanel.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::FailureFacts;

} // namespace

FailuresView::FailuresView(const ui::PageContext &context, QWidget *parent)
    : View(parent)
    , m_context(context)
    , m_facts(new Facts(context.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_table = new ui::DataTable(u"failuresTable"_s, tr("Failures by day and domain"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::Day, .width = 112 }, { .column = Facts::Domain, .width = 120, .stretch = true }, { .column = Facts::Messages, .priority = 4, .number = true }, { .column = Facts::FailDmarc, .number = true },
                            { .column = Facts::NotSpf, .priority = 6, .number = true }, { .column = Facts::NotDkim, .priority = 5, .number = true }, { .column = Facts::Rejected, .priority = 3, .number = true },
                            { .column = Facts::Refused, .number = true }, { .column = Facts::Verdicts, .priority = 1, .number = true }, { .column = Facts::What, .width = 170, .priority = 2 } },
        context.tables);
    m_table->sortInitially(Facts::Day, Qt::DescendingOrder);
    m_table->setFilterableColumns({ Facts::Domain });
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(4);
    m_partial = new ui::Label({}, ui::FontRole::Base, ui::Token::VerUnknownInk);
    m_partial->setObjectName(u"failuresPartialLabel"_s);
    m_partial->setWordWrap(true);
    m_partial->setContentsMargins(12, 0, 12, 0);
    inside->addWidget(m_partial);
    inside->addWidget(m_table, 1);
    m_panel = new ui::Panel(tr("Failures by day and domain"));
    m_panel->setObjectName(u"failuresPanel"_s);
    m_panel->setSubtitle(tr("what receivers report beside what your own logs say"));
    m_panel->addHeaderWidget(m_table->makeCorner(tr("Filter failures")));
    m_panel->setContent(content, true);
    m_panel->setMinimumHeight(300);
    m_panel->setElastic(true);
    m_panel->showLoading();
    column->addWidget(m_panel);
    connect(m_panel, &ui::Panel::tryAgain, this, [this] { ask(m_question); });
    connect(m_table, &ui::DataTable::opened, this, &FailuresView::openDay);
    connect(m_table, &ui::DataTable::filterToThis, this, [this](int, const QVariant &value) { Q_EMIT domainWanted(value.toString()); });
    connect(m_facts, &Facts::arrived, this, &FailuresView::arrived);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        m_hasAnswer = false;
        m_panel->showError(problem);
        Q_EMIT answered();
    });
}

void FailuresView::ask(const Question &question)
{
    m_question = question;
    m_facts->setFormat(question.format);
    m_facts->ask(question.filter);
}

void FailuresView::arrived()
{
    m_hasAnswer = true;
    const double heard = m_facts->heard();
    QStringList lacking;
    if (!m_facts->hasReports())
        lacking << tr("No report is about this time, so only your own logs tell.");
    if (heard <= 0)
        lacking << tr("No node was heard in this time, so only receivers tell.");
    else if (heard < ui::wholeRange)
        lacking << tr("%1 of this time was heard: what your logs say is a lower bound.").arg(m_question.format.percent(heard));
    m_partial->setText(lacking.join(u' '));
    m_partial->setVisible(!lacking.isEmpty());
    const bool isBlind = !m_facts->hasReports() && heard <= 0;
    if (!m_facts->rows()->rows().isEmpty())
        m_panel->showContent();
    else if (isBlind)
        m_panel->showEmpty(tr("No report is about this time, and no node was heard in it."), ui::Mark::Unknown);
    else if (!lacking.isEmpty())
        m_panel->showEmpty(tr("No failure is known of. %1").arg(lacking.join(u' ')));
    else
        m_panel->showEmpty(tr("Nothing failed in this time, neither by reports nor by your own logs."), ui::Mark::Pass);
    Q_EMIT answered();
}

void FailuresView::openDay(const QModelIndex &at)
{
    auto *panel = new FailurePanel(m_facts->rows()->row(at), m_context, m_question.format);
    connect(panel, &FailurePanel::recordsWanted, this, [this](const QString &title, const store::MailAuthFilter &filter) { Q_EMIT recordsWanted(title, filter); });
    m_context.navigator->openSidePanel(panel);
}

QString FailuresView::answer() const
{
    if (!m_hasAnswer)
        return m_panel->state() == ui::Panel::State::Error ? tr("Not known: the failures could not be read") : QString();
    qint64 refused = 0, failed = 0;
    for (const itemmodels::FailureRow &row : m_facts->rows()->rows()) {
        refused += row.day.refused;
        failed += row.day.reported.fail;
    }
    const ui::Format &format = m_question.format;
    const QString own = itemmodels::ownCount(refused, m_facts->heard(), format);
    return m_facts->hasReports() ? tr("Reports: %1 fail DMARC. Own logs: %2 recipients refused").arg(format.count(failed), own)
                                 : tr("No report; your logs tell of %1 refused recipients").arg(own);
}

std::optional<double> FailuresView::heardShare() const
{
    return m_hasAnswer ? std::optional(m_facts->heard()) : std::nullopt;
}

QWidget *FailuresView::firstFocus()
{
    return m_table;
}

QList<ui::ExportItem> FailuresView::exports() const
{
    if (!m_hasAnswer)
        return {};
    return { { tr("Failures, as a table"), u"csv"_s, u"failures"_s, [table = m_table](const QString &note) { return table->csv(note); } } };
}

} // namespace bw::mailauth

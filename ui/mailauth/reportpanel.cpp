// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/reportpanel.h"

#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/tableproxy.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::ReportDetails;

} // namespace

ReportPanel::ReportPanel(qint64 report, qint64 record, const ui::PageContext &context, const ui::Format &format, QWidget *parent)
    : SidePanelFrame(tr("Report"), parent)
    , m_facts(new Facts(context.session, this))
    , m_report(report)
    , m_record(record)
    , m_format(format)
{
    setObjectName(u"reportPanel"_s);
    m_list = new ui::FactList;
    m_list->setObjectName(u"reportFacts"_s);
    body()->addWidget(m_list);
    m_notes = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_notes->setObjectName(u"asReceivedLabel"_s);
    m_notes->setWordWrap(true);
    body()->addWidget(m_notes);
    m_records = new ui::DataTable(u"reportRecordsTable"_s, tr("Rows of the report"));
    m_records->setSource(m_facts->records());
    m_records->setColumns({ { .column = Facts::Source, .width = 120, .stretch = true }, { .column = Facts::Count, .width = 100, .number = true }, { .column = Facts::Spf, .width = 90, .priority = 1 }, { .column = Facts::Dkim, .width = 90, .priority = 2 },
                              { .column = Facts::Done, .priority = 3 }, { .column = Facts::From, .width = 110, .priority = 4 }, { .column = Facts::EnvelopeFrom, .width = 110, .priority = 5 },
                              { .column = Facts::Reasons, .width = 120, .priority = 6 }, { .column = Facts::Said, .width = 120, .priority = 7 } },
        context.tables);
    m_records->sortInitially(Facts::Count, Qt::DescendingOrder);
    m_records->setOpensRows(false);
    m_failures = new ui::DataTable(u"reportFailuresTable"_s, tr("Failures of the report"));
    m_failures->setSource(m_facts->failures());
    m_failures->setColumns({ { .column = Facts::FailureResult, .width = 150, .stretch = true }, { .column = Facts::FailureSessions, .number = true }, { .column = Facts::FailureMx, .width = 130, .priority = 1 },
                               { .column = Facts::FailurePolicy, .width = 130, .priority = 2 }, { .column = Facts::FailureFrom, .width = 110, .priority = 3 }, { .column = Facts::FailureTo, .width = 110, .priority = 4 },
                               { .column = Facts::FailureSaid, .width = 120, .priority = 5 } },
        context.tables);
    m_failures->setOpensRows(false);
    m_tables = new QStackedWidget;
    m_tables->addWidget(m_records);
    m_tables->addWidget(m_failures);
    m_panel = new ui::Panel;
    m_panel->setContent(m_tables, true);
    m_panel->showLoading();
    addFlush(m_panel, 1);
    auto *copy = ui::makeButton(tr("Copy the file's path"), ui::ButtonKind::Normal, u"copy"_s);
    copy->setObjectName(u"copyReportPathButton"_s);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_facts->details().report.file); });
    addFootWidget(copy);
    m_copy = copy;
    connect(m_facts, &Facts::arrived, this, &ReportPanel::arrived);
    connect(m_facts, &Facts::failed, m_panel, &ui::Panel::showError);
    connect(m_panel, &ui::Panel::tryAgain, this, [this] { m_facts->ask(m_report); });
    m_facts->setFormat(format);
    m_facts->ask(report);
}

void ReportPanel::focusFirst()
{
    m_copy->setFocus(Qt::OtherFocusReason);
}

void ReportPanel::showFacts()
{
    const store::FeedbackReportRow &report = m_facts->details().report;
    m_list->clear();
    m_list->add(tr("Domain"), report.domain.isEmpty() ? ui::Format::unknown() : report.domain);
    m_list->add(tr("Time"), report.from ? m_format.range({ *report.from, report.to.value_or(*report.from) + core::microsPerSecond }) : ui::Format::unknown());
    if (!report.reportId.isEmpty())
        m_list->add(tr("Report id"), report.reportId, true);
    if (report.kind == store::FeedbackKind::Dmarc)
        m_list->add(tr("Messages"), tr("%1, of which %2 fail DMARC").arg(m_format.count(report.messages), m_format.count(report.failed)));
    else if (report.kind == store::FeedbackKind::Tls)
        m_list->add(tr("Sessions"), tr("%1 worked, %2 failed").arg(m_format.count(report.ok), m_format.count(report.failed)));
    else if (!report.sourceIp.isEmpty())
        m_list->add(tr("Sent from"), report.sourceIp, true);
    QStringList policy;
    for (const auto &[name, value] : m_facts->details().facts) {
        if (name == u"adkim" || name == u"aspf" || name == u"p" || name == u"sp" || name == u"np" || name == u"pct" || name == u"fo")
            policy << name + u'=' + value;
        else
            m_list->add(name, value, true);
    }
    if (!policy.isEmpty())
        m_list->add(tr("Policy"), policy.join(u"; "_s), true);
    m_list->add(tr("File"), QDir::toNativeSeparators(report.file), true);
    if (!report.part.isEmpty())
        m_list->add(tr("In it"), report.part, true);
}

void ReportPanel::arrived()
{
    const store::FeedbackReportRow &report = m_facts->details().report;
    const QString org = report.org.isEmpty() ? tr("somebody unnamed") : report.org;
    setTitle(report.kind == store::FeedbackKind::Dmarc ? tr("DMARC report of %1").arg(org)
            : report.kind == store::FeedbackKind::Tls  ? tr("TLS report of %1").arg(org)
            : report.kind == store::FeedbackKind::Failure ? tr("Failure report of %1").arg(org)
                                                          : tr("Complaint from %1").arg(org));
    showFacts();
    QStringList notes;
    if (report.flags & store::inPart)
        notes << tr("Only a part of it could be read.");
    if (report.flags & store::hasOther)
        notes << tr("The same report came with other content, too.");
    notes += itemmodels::deviationSentences(report.asReceived);
    m_notes->setText(notes.isEmpty() ? tr("As received: as its format says.") : tr("As received: %1").arg(notes.join(u' ')));
    const bool isTls = report.kind == store::FeedbackKind::Tls;
    m_tables->setCurrentWidget(isTls ? m_failures : m_records);
    const bool hasTable = report.kind == store::FeedbackKind::Dmarc || isTls;
    m_panel->setVisible(hasTable);
    if (hasTable && (isTls ? m_facts->failures()->rows().isEmpty() : m_facts->records()->rows().isEmpty()))
        m_panel->showEmpty(isTls ? tr("No session failed.") : tr("It has no rows."), isTls ? ui::Mark::Pass : ui::Mark::None);
    else
        m_panel->showContent();
    markRecord();
}

/// Once: later somebody may have gone on.
void ReportPanel::markRecord()
{
    const qint64 record = std::exchange(m_record, 0);
    if (record <= 0 || record > m_facts->records()->rowCount())
        return;
    const QModelIndex at = m_records->proxy()->mapFromSource(m_facts->records()->index(int(record - 1), 0));
    m_records->setCurrentIndex(at);
    m_records->scrollTo(at);
    if (m_copy->hasFocus())
        m_records->setFocus(Qt::OtherFocusReason);
}

} // namespace bw::mailauth

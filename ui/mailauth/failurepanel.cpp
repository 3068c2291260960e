// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/failurepanel.h"

#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

/// What a receiver means by its enhanced status code, and what to do; empty: it is none about authentication. RFC 7372; 5.7.515 is Microsoft's.
QString meaningOf(const QString &code)
{
    const std::pair<QLatin1StringView, QString> meanings[] {
        { ".7.20"_L1, FailurePanel::tr("No DKIM signature passes. Next step: check a message, and mend the signature or its key.") },
        { ".7.21"_L1, FailurePanel::tr("No DKIM signature is one that the receiver takes. Next step: sign with a key of the From domain.") },
        { ".7.22"_L1, FailurePanel::tr("No DKIM signature is of the author's domain. Next step: sign with a key of the From domain.") },
        { ".7.23"_L1, FailurePanel::tr("SPF fails. Next step: name the sending address in the SPF record of the envelope sender.") },
        { ".7.24"_L1, FailurePanel::tr("SPF could not be evaluated. Next step: mend the SPF record of the envelope sender.") },
        { ".7.25"_L1, FailurePanel::tr("The sending address has no name that leads back to it. Next step: set its reverse name (PTR), and an address record of that name.") },
        { ".7.26"_L1, FailurePanel::tr("Neither SPF nor DKIM proves who sends. Next step: sign with DKIM, and name the sending address in the SPF record.") },
        { ".7.515"_L1, FailurePanel::tr("Microsoft wants SPF, DKIM and DMARC of who sends much. Next step: publish all three, p=none is enough, and let SPF or DKIM fit the From domain.") },
    };
    for (const auto &[end, meaning] : meanings)
        if (code.endsWith(end))
            return meaning;
    return {};
}

} // namespace

FailurePanel::FailurePanel(const itemmodels::FailureRow &row, const ui::PageContext &context, const ui::Format &format, QWidget *parent)
    : SidePanelFrame(tr("Failures of %1").arg(ui::Format::isolated(row.day.domain)), parent)
    , m_row(row)
{
    setObjectName(u"failurePanel"_s);
    showFacts(row, format);
    auto *rows = itemmodels::makeOwnFailures(this);
    rows->setRows(row.day.own);
    rows->setFormat(format);
    auto *table = new ui::DataTable(u"ownFailuresTable"_s, tr("What your logs say"));
    table->setSource(rows);
    table->setColumns({ { .column = itemmodels::OwnWho, .width = 120, .stretch = true }, { .column = itemmodels::OwnWhat, .width = 92 }, { .column = itemmodels::OwnMessages, .number = true },
                            { .column = itemmodels::OwnNode, .width = 80, .priority = 1 } },
        context.tables);
    table->sortInitially(itemmodels::OwnMessages, Qt::DescendingOrder);
    connect(table, &ui::DataTable::opened, this, [this, rows, navigator = context.navigator](const QModelIndex &at) { openMessages(navigator, &rows->row(at)); });
    auto *panel = new ui::Panel(tr("What your logs say"));
    panel->addHeaderWidget(table->makeColumnButton());
    panel->setContent(table, true);
    if (row.day.own.isEmpty())
        panel->showEmpty(row.day.heard <= 0 ? tr("No node was heard on this day.") : row.day.heard < ui::wholeRange ? tr("Your logs tell of no failure, as far as they were heard.") : tr("Your logs tell of no failure."));
    addFlush(panel, 1);
    addButtons(context);
}

void FailurePanel::showFacts(const itemmodels::FailureRow &row, const ui::Format &format)
{
    auto *facts = new ui::FactList;
    facts->setObjectName(u"failureFacts"_s);
    const store::MailAuthCounts &reported = row.day.reported;
    facts->add(tr("Day"), format.range(row.span));
    facts->add(tr("Receivers report"), row.day.hasReports ? tr("%1 messages, of which %2 fail DMARC").arg(format.count(reported.messages), format.count(reported.fail)) : tr("unknown: no report is about this day"));
    if (row.day.hasReports) {
        facts->add(tr("Not aligned"), tr("%1 by SPF, %2 by DKIM").arg(format.count(reported.messages - reported.spf.aligned), format.count(reported.messages - reported.dkim.aligned)));
        facts->add(tr("Done with it"), tr("%1 rejected, %2 put aside").arg(format.count(reported.reject), format.count(reported.quarantine)));
    }
    const auto own = [&](qint64 count) { return itemmodels::ownCount(count, row.day.heard, format); };
    facts->add(tr("Your logs"), tr("receivers refused %1 recipients; your filters found %2 failures").arg(own(row.day.refused), own(row.day.verdicts)));
    QStringList codes;
    for (const store::OwnFailure &one : row.day.own)
        if (const QString meaning = meaningOf(one.what); !meaning.isEmpty() && !codes.contains(one.what)) {
            codes << one.what;
            facts->add(one.what, meaning);
        }
    body()->addWidget(facts);
}

void FailurePanel::addButtons(const ui::PageContext &context)
{
    auto *records = ui::makeButton(tr("Rows of reports"), ui::ButtonKind::Normal, u"reports"_s);
    records->setObjectName(u"failureRecordsButton"_s);
    ui::setDisabledReason(records, m_row.day.hasReports ? QString() : tr("No report is about this day."));
    connect(records, &QPushButton::clicked, this, [this] {
        store::MailAuthFilter filter;
        filter.range = m_row.span;
        filter.domains = { m_row.day.domain };
        if (m_row.day.reported.fail > 0)
            filter.outcomes = { u"fail"_s };
        Q_EMIT recordsWanted(m_row.day.reported.fail > 0 ? tr("Messages that fail DMARC") : tr("Reported messages"), filter);
    });
    addFootWidget(records);
    auto *messages = ui::makeButton(tr("Messages"), ui::ButtonKind::Normal, u"messages"_s);
    messages->setObjectName(u"failureMessagesButton"_s);
    ui::setDisabledReason(messages, m_row.day.heard > 0 || !m_row.day.own.isEmpty() ? QString() : tr("No node was heard on this day."));
    connect(messages, &QPushButton::clicked, this, [this, navigator = context.navigator] { openMessages(navigator, nullptr); });
    addFootWidget(messages);
}

void FailurePanel::openMessages(ui::Navigator *navigator, const store::OwnFailure *failure) const
{
    store::Filter filter;
    filter.range = m_row.span;
    filter.senders = { m_row.day.domain };
    if (failure) {
        filter.nodes = { failure->node };
        if (!failure->receiver.isEmpty()) {
            filter.domains = { failure->receiver };
            filter.outcomes = { u"bounced"_s, u"deferred"_s, u"expired"_s };
        }
    }
    navigator->openPage(u"messages"_s, filter);
}

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/volume/spanpanel.h"

#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/itemmodels/spanfacts.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::volume {

namespace {

using Model = itemmodels::MessagesItemModel;

} // namespace

Heard heardIn(const charts::TimeSeriesData &shown, const core::TimeRange &range)
{
    int buckets = 0, gaps = 0;
    bool isWhole = true;
    for (int i = 0; i < shown.count(); ++i) {
        const core::TimeRange bucket = shown.bucket(i);
        if (bucket.to <= range.from || bucket.from >= range.to)
            continue;
        ++buckets;
        gaps += shown.isGap(i) ? 1 : 0;
        isWhole = isWhole && !shown.isGap(i) && !shown.isIncomplete(i);
    }
    return buckets > 0 && gaps == buckets ? Heard::Not : isWhole ? Heard::Whole : Heard::Partly;
}

SpanPanel::SpanPanel(const ui::PageContext &context, const store::Filter &span, const store::Filter &whole, Heard heard, const ui::Format &format, QWidget *parent)
    : SidePanelFrame(format.range(span.range), parent)
    , m_context(context)
    , m_span(span)
    , m_whole(whole)
    , m_heard(heard)
    , m_format(format)
{
    auto *heading = new ui::Label(tr("What makes this stretch unlike the rest"), ui::FontRole::Base, ui::Token::TextSecondary);
    body()->addWidget(heading);
    m_unlike = new ui::Label(tr("Looking…"));
    m_unlike->setObjectName(u"unlikeLabel"_s);
    m_unlike->setWordWrap(true);
    m_unlike->setTextFormat(Qt::PlainText);
    body()->addWidget(m_unlike);

    auto *buttons = new QHBoxLayout;
    auto *open = ui::makeButton(tr("Open its messages"), ui::ButtonKind::Primary, u"messages"_s);
    open->setObjectName(u"spanMessagesButton"_s);
    connect(open, &QPushButton::clicked, this, [this] { m_context.navigator->openPage(u"messages"_s, m_span); });
    auto *zoom = ui::makeButton(tr("Zoom in"), ui::ButtonKind::Normal, u"zoom-in"_s);
    zoom->setObjectName(u"zoomSpanButton"_s);
    connect(zoom, &QPushButton::clicked, this, [this] { m_context.navigator->zoomTo(m_span.range); });
    buttons->addWidget(open);
    buttons->addWidget(zoom);
    buttons->addStretch();
    body()->addLayout(buttons);

    m_messages = new Model(context.session, this);
    m_messages->setFormat(format);
    // The panel's title says the days; in less than one, each clock time is once.
    const bool isClockEnough = span.range.length() < core::microsPerDay;
    m_messages->setClockOnly(isClockEnough);
    m_table = new ui::DataTable(u"spanMessagesTable"_s, tr("Messages of this stretch"));
    m_table->setSource(m_messages);
    m_table->setColumns({ { .column = Model::Time, .width = isClockEnough ? 84 : 156 }, { .column = Model::Destination, .width = 110, .stretch = true }, { .column = Model::Outcome, .width = 118 },
                            { .column = Model::Reply, .width = 80, .priority = 1 }, { .column = Model::Sender, .hidden = true }, { .column = Model::Recipients, .hidden = true, .number = true },
                            { .column = Model::Size, .hidden = true, .number = true }, { .column = Model::Login, .hidden = true }, { .column = Model::Client, .hidden = true },
                            { .column = Model::Stream, .hidden = true }, { .column = Model::Node, .hidden = true }, { .column = Model::QueueId, .hidden = true } },
        context.tables);
    connect(m_table, &ui::DataTable::opened, this, [this](const QModelIndex &at) { m_context.navigator->openMessage(m_messages->message(at).id); });
    m_messagesPanel = new ui::Panel(tr("Messages"));
    m_messagesPanel->addHeaderWidget(m_table->makeColumnButton());
    m_messagesPanel->setContent(m_table, true);
    m_messagesPanel->showLoading();
    addFlush(m_messagesPanel, 1);
    m_count = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    addFootWidget(m_count);
    connect(m_messages, &Model::arrived, this, &SpanPanel::showCount);
    connect(m_messages, &Model::failed, m_messagesPanel, &ui::Panel::showError);

    store::TraceQuery query;
    query.filter = m_span;
    query.outcome = m_span.outcomes.value(0);
    m_messages->ask(query);
    auto *facts = new itemmodels::SpanFacts(context.session, this);
    connect(facts, &itemmodels::SpanFacts::arrived, this, &SpanPanel::showUnlike);
    facts->ask(m_span, m_whole, m_format);
}

void SpanPanel::showCount()
{
    if (m_messages->rowCount() == 0 && m_heard == Heard::Not) {
        m_messagesPanel->showEmpty(tr("This stretch was not heard: what was sent in it is unknown."), ui::Mark::Unknown);
        m_count->clear();
        return;
    }
    if (m_messages->rowCount() == 0 && m_heard == Heard::Partly) {
        m_messagesPanel->showEmpty(tr("No message is kept of what was heard. Part of this stretch was not heard."), ui::Mark::Unknown);
        m_count->clear();
        return;
    }
    if (m_messages->rowCount() == 0) {
        m_messagesPanel->showEmpty(tr("No message of this stretch is kept any more, or none was accepted in it."));
        m_count->clear();
        return;
    }
    m_messagesPanel->showContent();
    m_count->setText(m_messages->total() < 0 ? tr("%1 read").arg(m_format.count(m_messages->rowCount()))
                                             : tr("%1 of %2 read").arg(m_format.count(m_messages->rowCount()), m_format.count(m_messages->total())));
}

void SpanPanel::showUnlike(const QStringList &sentences)
{
    if (m_heard == Heard::Not) {
        m_unlike->setText(tr("Unknown: it was not heard."));
        return;
    }
    m_unlike->setText(sentences.isEmpty() ? tr("Nothing stands out: senders, destinations and nodes are as in the rest of the range.") : sentences.join(u'\n'));
}

} // namespace bw::volume

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/traceview.h"

#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/messages/waydiagram.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::messages {

namespace {

using Facts = itemmodels::TraceFacts;
constexpr int gap = 12;
constexpr int sideBySide = 760;

} // namespace

TraceView::TraceView(const ui::PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_facts(new Facts(context.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    m_wayPanel = new ui::Panel(tr("Its way"));
    m_way = new WayDiagram;
    m_wayPanel->setContent(m_way);
    m_factsPanel = new ui::Panel(tr("The message"));
    m_list = new ui::FactList;
    m_factsPanel->setContent(m_list);
    m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
    m_upper->setSpacing(gap);
    m_upper->addWidget(m_wayPanel, 2);
    m_upper->addWidget(m_factsPanel, 1);
    column->addLayout(m_upper);

    m_table = new ui::DataTable(u"traceEventsTable"_s, tr("Events"));
    m_table->setSource(m_facts->events());
    m_table->setColumns({ { .column = Facts::EventTime, .width = 110 }, { .column = Facts::EventHost, .width = 90, .priority = 2 }, { .column = Facts::EventKindOf, .width = 110 },
                            { .column = Facts::EventRecipient, .width = 170 }, { .column = Facts::EventSaid, .width = 260, .stretch = true },
                            { .column = Facts::EventRelay, .width = 140, .priority = 3 }, { .column = Facts::EventTls, .priority = 4 }, { .column = Facts::EventWhere, .hidden = true } },
        context.tables);
    m_table->sortInitially(Facts::EventTime, Qt::AscendingOrder);
    m_table->setOpensRows(false);
    m_eventsPanel = new ui::Panel(tr("Events"));
    m_eventsPanel->addHeaderWidget(m_table->makeCorner(tr("Filter events")));
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_table, 1);
    auto *foot = new QWidget;
    auto *footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(12, 8, 12, 8);
    footColumn->setSpacing(4);
    auto *footRow = new QHBoxLayout;
    m_where = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_where->setObjectName(u"logLineWhere"_s);
    footRow->addWidget(m_where, 1);
    auto *copy = ui::makeLink(tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
    footRow->addWidget(copy);
    footColumn->addLayout(footRow);
    m_line = new ui::Label({}, ui::FontRole::Code);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_line->setAccessibleName(tr("What is kept of the selected event's line"));
    footColumn->addWidget(m_line);
    inside->addWidget(foot);
    m_eventsPanel->setContent(content, true);
    column->addWidget(m_eventsPanel, 1);

    for (ui::Panel *panel : { m_wayPanel, m_factsPanel, m_eventsPanel })
        connect(panel, &ui::Panel::tryAgain, this, &TraceView::tryAgain);
    connect(m_table, &ui::DataTable::currentRowChanged, this, &TraceView::showLogLine);
    connect(m_facts, &Facts::arrived, this, &TraceView::arrivedHere);
    connect(m_facts, &Facts::failed, this, [this](const core::Problem &problem) {
        for (ui::Panel *panel : { m_wayPanel, m_factsPanel, m_eventsPanel })
            panel->showError(problem);
    });
}

void TraceView::setSought(const itemmodels::Sought &sought)
{
    m_facts->setSought(sought);
}

void TraceView::show(qint64 message, const ui::Format &format)
{
    m_format = format;
    m_facts->setFormat(format);
    if (message != m_message)
        for (ui::Panel *panel : { m_wayPanel, m_factsPanel, m_eventsPanel })
            panel->showLoading();
    m_message = message;
    m_facts->ask(message);
}

void TraceView::tryAgain()
{
    m_facts->ask(m_message);
}

void TraceView::arrivedHere()
{
    const store::MessageTrace &trace = m_facts->trace();
    for (ui::Panel *panel : { m_wayPanel, m_factsPanel, m_eventsPanel })
        panel->showContent();
    m_way->setTrace(trace, m_format, m_facts->sought());
    const bool isListed = std::ranges::any_of(trace.passes, [&](const store::MessageSummary &pass) { return pass.id == trace.message.id; });
    const int passes = int(trace.passes.size()) + (isListed ? 0 : 1);
    QStringList facts;
    if (trace.message.recipients >= 0)
        facts << tr("%n recipient(s)", nullptr, trace.message.recipients);
    if (passes > 1)
        facts << tr("counted once, though it has %n queue id(s)", nullptr, passes);
    m_wayPanel->setSubtitle(facts.join(u"; "_s));
    m_eventsPanel->setSubtitle(tr("%n, in order", nullptr, int(trace.events.size())));
    showFacts();
    if (m_table->model()->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
    showLogLine(m_table->sourceIndex(m_table->currentIndex()));
    Q_EMIT arrived(trace.message.messageId.isEmpty() ? trace.message.queueId : trace.message.messageId);
}

void TraceView::showFacts()
{
    const store::MessageSummary &message = m_facts->trace().message;
    m_list->clear();
    const auto known = [](const QString &text) { return text.isEmpty() ? ui::Format::unknown() : text; };
    m_list->add(tr("Envelope"), message.sender.isEmpty() ? tr("empty: a notice, or not logged") : message.sender);
    m_list->add(tr("Login"), message.login.isEmpty() ? ui::Format::none() : message.login);
    if (!message.mechanism.isEmpty())
        m_list->add(tr("Logged in"), message.client.isEmpty() ? message.mechanism : tr("%1, from %2").arg(message.mechanism, message.client));
    else
        m_list->add(tr("Client"), known(message.client), true);
    m_list->add(tr("Queue id"), message.queueId, true);
    m_list->add(tr("Size"), message.size < 0 ? ui::Format::unknown() : m_format.bytes(message.size));
    m_list->add(tr("TLS in"), message.tls.isEmpty() ? tr("none logged") : message.cipher.isEmpty() ? message.tls : tr("%1, %2").arg(message.tls, message.cipher));
    m_list->add(tr("Stream"), message.stream.isEmpty() ? ui::Format::none() : itemmodels::streamText(message.stream));
    m_list->add(tr("Node"), message.node);
}

void TraceView::showLogLine(const QModelIndex &index)
{
    if (!index.isValid()) {
        m_where->clear();
        m_line->clear();
        return;
    }
    const store::TraceEvent &event = m_facts->events()->row(index);
    m_where->setText(event.file.isEmpty() ? tr("Put together from the fields that are kept. Where the line was read is not kept any more.")
                                          : tr("Put together from the fields that are kept. The line itself: %1:%2, byte %3").arg(event.node, event.file, m_format.count(qint64(event.offset))));
    QStringList parts { m_format.fullStamp(event.time), event.host, event.queueId + u':', event.kind };
    if (!event.recipient.isEmpty())
        parts << u"to="_s + event.recipient;
    if (!event.relay.isEmpty())
        parts << u"relay="_s + event.relay;
    if (!event.dsn.isEmpty())
        parts << u"dsn="_s + event.dsn;
    if (!event.said.isEmpty())
        parts << u'(' + event.said + u')';
    m_line->setText(parts.join(u' '));
}

void TraceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto direction = width() < sideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_upper->direction() != direction)
        m_upper->setDirection(direction);
}

} // namespace bw::messages

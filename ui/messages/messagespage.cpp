// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/messagespage.h"

#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/tableexport.h"
#include "ui/itemmodels/addressuses.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/itemmodels/searchwords.h"
#include "ui/messages/traceview.h"
#include "ui/page/filterchips.h"

#include <QAction>
#include <QBoxLayout>
#include <QIODevice>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace bw::messages {

namespace {

using Model = itemmodels::MessagesItemModel;


/// What the text beside the search field says of the typed text.
QString meaningOf(const itemmodels::SearchWords &words, bool canSearchAddresses)
{
    if (words.text.isEmpty())
        return MessagesPage::tr("Queue id, Message-ID, address, client address, domain or login.");
    if ((words.messageId || words.address) && !canSearchAddresses)
        return MessagesPage::tr("The key of this store is not on this computer, so addresses and Message-IDs cannot be found. Bring it with File, Import key.");
    if (words.address)
        return MessagesPage::tr("An address: of a recipient, else a Message-ID, a login or a sender. Also understood: queue id, client address, domain.");
    if (words.messageId)
        return MessagesPage::tr("A Message-ID. Also understood: queue id, address, client address, domain, login.");
    if (words.ip)
        return MessagesPage::tr("The address of a client. Also understood: queue id, Message-ID, address, domain, login.");
    if (words.queueId)
        return MessagesPage::tr("A queue id. Also understood: Message-ID, address, client address, domain, login.");
    if (words.host)
        return MessagesPage::tr("A receiving domain. Also understood: queue id, Message-ID, address, client address, login.");
    return MessagesPage::tr("A login. Also understood: queue id, Message-ID, address, client address, domain.");
}

/// A key of one mail is looked for in everything that is kept: who types one does not know when it was. A domain, a login or a client
/// is a choice among the mail of the range.
bool looksEverywhere(const itemmodels::SearchWords &words)
{
    return words.address || words.messageId || words.queueId;
}

/// The places of queries() of an address.
enum AddressUse { AsRecipient, AsMessageId, AsLogin, AsSender };

} // namespace

MessagesPage::MessagesPage(const ui::PageContext &context, QWidget *parent)
    : Page(u"messages"_s, tr("Messages"), context, parent)
    , m_model(new Model(context.session, this))
    , m_refusals(new itemmodels::RefusalFacts(context.session, this))
    , m_uses(new itemmodels::AddressUses(context.session, this))
{
    buildFilterRow();
    buildContent();
    connect(m_model, &Model::arrived, this, &MessagesPage::arrived);
    connect(m_refusals, &itemmodels::RefusalFacts::arrived, this, &MessagesPage::showRefusals);
    connect(m_uses, &itemmodels::AddressUses::arrived, this, &MessagesPage::showUses);
    connect(m_model, &Model::moreArrived, this, &MessagesPage::sayHowMany);
    connect(m_model, &Model::readingChanged, this, [this] { setBusy(m_model->isReading()); });
    connect(m_model, &Model::failed, this, [this](const core::Problem &problem) {
        setBusy(false);
        m_hasFailed = true;
        m_listPanel->showError(problem);
        if (m_open == 0)
            setAnswer(tr("Not known: the search failed")); // no count of an older one
    });
}

void MessagesPage::buildFilterRow()
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_back = ui::makeButton(tr("All messages"), ui::ButtonKind::Normal, u"back"_s);
    m_back->setObjectName(u"allMessagesButton"_s);
    m_back->hide();
    connect(static_cast<QPushButton *>(m_back), &QPushButton::clicked, this, &MessagesPage::closeTrace);
    line->addWidget(m_back);
    m_search = new QLineEdit;
    m_search->setObjectName(u"messageSearchField"_s);
    m_search->setAccessibleName(tr("Find messages"));
    m_search->setPlaceholderText(tr("Queue id, Message-ID, address, login…"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(240);
    m_search->setMaximumWidth(420);
    m_search->addAction(ui::icon(u"search"_s), QLineEdit::LeadingPosition);
    line->addWidget(m_search, 1);
    m_meaning = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_meaning->setWordWrap(true);
    line->addWidget(m_meaning, 1);
    column->addLayout(line);
    column->addWidget(makeUseLinks());
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_use = -1;
        m_useLinks->hide();
        m_meaning->setText(meaningOf(itemmodels::classify(text), session()->makeHasher() != nullptr));
        if (text.isEmpty() && m_hasAnswer)
            load();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        closeTrace();
        load();
    });

    m_chips = new QWidget;
    m_filterChips = new ui::FilterChips(m_chips, navigator(), [this] { return filter(); });
    m_outcomeChip = m_filterChips->add(tr("Outcome"), u"outcomeChip"_s, &store::Filter::outcomes);
    m_filterChips->add(tr("Destination"), u"destinationChip"_s, &store::Filter::domains);
    m_filterChips->add(tr("Sender"), u"senderChip"_s, &store::Filter::senders);
    m_filterChips->add(tr("Login"), u"loginChip"_s, &store::Filter::users);
    m_filterChips->add(tr("Source"), u"sourceChip"_s, &store::Filter::sources);
    m_filterChips->add(tr("Stream"), u"streamChip"_s, &store::Filter::streams);
    m_outcomeChip->setChoices({ { tr("delivered"), u"delivered"_s }, { tr("deferred"), u"deferred"_s }, { tr("bounced"), u"bounced"_s },
        { tr("expired"), u"expired"_s }, { tr("discarded"), u"discarded"_s }, { tr("rejected"), u"rejected"_s }, { tr("held"), u"held"_s }, { tr("deleted"), u"deleted"_s } });
    column->addWidget(m_chips);
    m_meaning->setText(meaningOf({}, true));
    setFilterRow(row);
}

QWidget *MessagesPage::makeUseLinks()
{
    m_useLinks = new QWidget;
    auto *flow = new ui::FlowLayout(m_useLinks);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const auto &[use, name] : { std::pair(AsRecipient, u"recipientUseLink"_s), std::pair(AsLogin, u"loginUseLink"_s), std::pair(AsSender, u"senderUseLink"_s) }) {
        auto *link = ui::makeLink({});
        link->setObjectName(name);
        connect(link, &QPushButton::clicked, this, [this, use] {
            m_use = use;
            m_table->setFocus(Qt::OtherFocusReason);
            load();
        });
        flow->addWidget(link);
    }
    m_useLinks->hide();
    return m_useLinks;
}

/// An address is first looked for as a recipient: what names it otherwise is one step away.
void MessagesPage::showUses()
{
    const store::TraceQuery &shown = m_model->query();
    const auto show = [this](const QString &name, AddressUse use, bool isShown, const QString &text) {
        const int count = isShown ? 0 : m_uses->count(use);
        auto *link = m_useLinks->findChild<QPushButton *>(name);
        const QString figure = format().count(count);
        link->setText(text.arg(count < itemmodels::AddressUses::most ? figure : ui::Format::atLeast(figure)));
        link->setVisible(count > 0);
        return count > 0;
    };
    const bool any[] { show(u"recipientUseLink"_s, AsRecipient, !shown.recipient.isEmpty(), tr("Also received by this address: %1")),
        show(u"loginUseLink"_s, AsLogin, !shown.user.isEmpty(), tr("Also handed in by this login: %1")),
        show(u"senderUseLink"_s, AsSender, !shown.sender.isEmpty(), tr("Also sent by this address: %1")) };
    m_useLinks->setVisible(m_open == 0 && std::ranges::find(any, true) != std::end(any));
}

void MessagesPage::buildContent()
{
    m_stack = new QStackedWidget;
    m_table = new ui::DataTable(u"messagesTable"_s, tr("Messages"));
    m_table->setSource(m_model);
    m_table->setColumns({ { .column = Model::Time }, { .column = Model::Outcome }, { .column = Model::Sender, .width = 170, .stretch = true },
                            { .column = Model::Destination, .width = 150 }, { .column = Model::Reply, .width = 160, .priority = 2 }, { .column = Model::Login, .width = 150, .priority = 3 },
                            { .column = Model::Client, .width = 120, .priority = 4 }, { .column = Model::Recipients, .priority = 5, .number = true }, { .column = Model::Size, .hidden = true, .number = true },
                            { .column = Model::Stream, .hidden = true }, { .column = Model::Node, .width = 90, .priority = 1 }, { .column = Model::QueueId, .width = 130, .priority = 6 } },
        context().tables);
    m_table->setFilterableColumns({ Model::Outcome, Model::Destination, Model::Login, Model::Node, Model::Stream });
    m_listPanel = new ui::Panel(tr("Messages"));
    m_listPanel->setSubtitle(tr("a row for each queue id: notices, and mail that passes a filter, have one of their own"));
    m_listPanel->addHeaderWidget(m_table->makeCorner(tr("Filter the list")));
    m_listPanel->setContent(m_table, true);
    m_listPanel->showLoading();
    m_listPanel->setMinimumHeight(360);
    connect(m_listPanel, &ui::Panel::tryAgain, this, &MessagesPage::load);
    connect(m_listPanel, &ui::Panel::emptyAction, this, [this] {
        if (!isFiltered()) {
            navigator()->importLogs({});
            return;
        }
        m_search->clear();
        store::Filter plain;
        plain.range = filter().range;
        plain.zone = filter().zone;
        plain.nodes = filter().nodes;
        navigator()->changeFilter(plain);
    });
    connect(m_table, &ui::DataTable::opened, this, [this](const QModelIndex &at) { navigator()->openMessage(m_model->message(at).id); });
    connect(m_table, &ui::DataTable::filterToThis, this, [this](int column, const QVariant &value) {
        store::Filter changed = filter();
        const QStringList one { value.toString() };
        switch (column) {
        case Model::Outcome:
            changed.outcomes = one;
            break;
        case Model::Destination:
            changed.domains = one;
            break;
        case Model::Login:
            changed.users = one;
            break;
        case Model::Node:
            changed.nodes = one;
            break;
        default:
            changed.streams = one;
        }
        navigator()->changeFilter(changed);
    });
    m_refused = new ui::DataTable(u"refusalsTable"_s, tr("Refused"));
    m_refused->setSource(m_refusals->events());
    using Events = itemmodels::TraceFacts;
    m_refused->setColumns({ { .column = Events::EventTime, .width = 150 }, { .column = Events::EventHost, .width = 90 }, { .column = Events::EventClient, .width = 130, .priority = 3 }, { .column = Events::EventRecipient, .width = 170, .priority = 1 },
                              { .column = Events::EventSaid, .width = 260, .stretch = true }, { .column = Events::EventWhere, .width = 200, .priority = 2 } },
        context().tables);
    m_refused->setOpensRows(false);
    m_refusedPanel = new ui::Panel(tr("Refused"));
    m_refusedPanel->setObjectName(u"refusedPanel"_s);
    m_refusedPanel->addHeaderWidget(m_refused->makeCorner(tr("Filter refusals")));
    m_refusedPanel->setContent(m_refused, true);
    m_refusedPanel->setMinimumHeight(200);
    m_refusedPanel->hide();
    m_list = new QWidget;
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_listPanel, 2);
    column->addWidget(m_refusedPanel, 1);
    m_stack->addWidget(m_list);
    m_trace = new TraceView(context());
    connect(m_trace, &TraceView::arrived, this, [this](const QString &headline) {
        if (m_stack->currentWidget() == m_trace)
            setAnswer(headline);
    });
    m_stack->addWidget(m_trace);
    setContent(m_stack);
}

QStringList MessagesPage::dimensions() const
{
    return { u"streams"_s, u"domains"_s, u"senders"_s, u"users"_s, u"sources"_s, u"outcomes"_s };
}

/// What is asked, one after the other until something is found: an address may be a recipient's, or a Message-ID without its brackets.
QList<store::TraceQuery> MessagesPage::queries() const
{
    const itemmodels::SearchWords words = itemmodels::classify(m_search->text());
    store::TraceQuery query;
    query.filter = filter();
    if (words.text.isEmpty())
        return { query };
    if (looksEverywhere(words))
        query.filter.range = {};
    if (words.address) {
        QList<store::TraceQuery> all(4, query);
        all[0].recipient = words.text;
        all[1].messageId = words.text;
        all[2].user = words.text;
        all[3].sender = words.text;
        return all;
    }
    if (words.messageId)
        query.messageId = words.text;
    else if (words.ip)
        query.client = words.text;
    else if (words.queueId)
        query.queueId = words.text;
    else if (words.host)
        query.filter.domains = { words.domain };
    else
        query.user = words.text;
    return { query };
}

void MessagesPage::load()
{
    m_filterChips->show(filter());
    m_model->setFormat(format());
    mark();
    if (m_open != 0) {
        m_trace->show(m_open, format());
        return;
    }
    m_refusals->setFormat(format());
    const itemmodels::SearchWords words = itemmodels::classify(m_search->text());
    store::Filter refused = filter();
    if (looksEverywhere(words))
        refused.range = {};
    m_refusals->ask(words, refused);
    m_further = queries();
    m_uses->ask(words.address ? m_further : QList<store::TraceQuery>());
    if (words.address && m_use >= 0)
        m_further = { m_further.at(m_use) };
    m_model->ask(m_further.takeFirst());
}

bool MessagesPage::isFiltered() const
{
    return !m_search->text().isEmpty() || m_filterChips->isAnySet();
}

void MessagesPage::arrived()
{
    m_hasAnswer = true;
    m_hasFailed = false;
    mark();
    const int read = m_model->rowCount();
    if (read == 0 && !m_further.isEmpty()) {
        m_model->ask(m_further.takeFirst());
        return;
    }
    const int refused = int(m_refusals->events()->rows().size());
    if (read == 0 && m_refusals->isCut())
        m_listPanel->showEmpty(tr("No message, but more than %Ln refusal(s): see below.", nullptr, refused), ui::Mark::None, tr("Clear filters"));
    else if (read == 0 && refused > 0)
        m_listPanel->showEmpty(tr("No message, but %n refusal(s): see below.", nullptr, refused), ui::Mark::None, tr("Clear filters"));
    else if (read == 0 && isNothingRead())
        m_listPanel->showEmpty(tr("Nothing was read yet. Bring a log, and each message is found here by queue id, Message-ID, address or login."), ui::Mark::None, tr("Import a log…"));
    else if (read == 0 && !isOfEverything() && m_model->heard() <= 0)
        m_listPanel->showEmpty(tr("No log of this range was read: it was not heard, so what was sent in it is not known."), ui::Mark::Unknown, isFiltered() ? tr("Clear filters") : tr("Import a log…"));
    else if (read == 0 && isFiltered())
        m_listPanel->showEmpty(m_search->text().isEmpty() ? tr("No message matches these filters.") : isOfEverything() ? tr("No message that is kept belongs to what you typed.") : tr("No message of this range belongs to what you typed."), ui::Mark::None, tr("Clear filters"));
    else if (read == 0)
        m_listPanel->showEmpty(tr("No message of this range is kept. Rows are kept for %n day(s) after they were read; the charts go back further.", nullptr, service::keptRowDays()), ui::Mark::None, tr("Import a log…"));
    else
        m_listPanel->showContent();
    QList<ui::BannerSpec> banners = ui::partialBanners(m_model->notes());
    if (const double heard = m_model->heard(); heard > 0 && heard < ui::wholeRange)
        banners << heardBanner(heard, tr("Messages of hours that were not heard are missing here."));
    setBanners(banners);
    sayHowMany();
    showUses();
    Q_EMIT exportsChanged();
}

/// What was refused at the door has no row among the messages: it stands below them.
void MessagesPage::showRefusals()
{
    const int refused = int(m_refusals->events()->rows().size());
    m_refusedPanel->setVisible(refused > 0);
    if (m_refusals->isCut())
        m_refusedPanel->setSubtitle(tr("the newest %Ln of more, before there was a message", nullptr, refused));
    else
        m_refusedPanel->setSubtitle(isOfEverything() ? tr("%n time(s) in everything that is kept, before there was a message; newest first", nullptr, refused)
                                                     : tr("%n time(s), before there was a message; newest first", nullptr, refused));
    if (m_hasAnswer && !m_hasFailed && !m_model->isReading() && m_further.isEmpty())
        arrived();
}

bool MessagesPage::isNothingRead() const
{
    return m_search->text().isEmpty() && !isFiltered() && m_model->isStoreEmpty();
}

void MessagesPage::sayHowMany()
{
    if (m_open != 0)
        return;
    const qint64 read = m_model->rowCount();
    const qint64 total = m_model->total();
    if (const int refused = int(m_refusals->events()->rows().size()); read == 0 && m_refusals->isCut())
        setAnswer(tr("No message, but refused more than %Ln time(s)", nullptr, refused));
    else if (read == 0 && refused > 0)
        setAnswer(tr("No message, but refused %n time(s)", nullptr, refused));
    else if (read == 0 && isNothingRead())
        setAnswer(tr("Nothing was read yet"));
    else if (read == 0 && !isOfEverything() && m_model->heard() <= 0)
        setAnswer(tr("Nothing was heard in this range"));
    else if (read == 0)
        setAnswer(tr("None found"));
    else if (const int all = int(std::min<qint64>(total, std::numeric_limits<int>::max())); total >= 0)
        setAnswer(isOfEverything() ? tr("%Ln queue id(s) found in everything that is kept, newest first", nullptr, all) : tr("%Ln queue id(s) found, newest first", nullptr, all));
    else if (isOfEverything())
        setAnswer(tr("More than %Ln queue id(s) found in everything that is kept, newest first", nullptr, int(read)));
    else
        setAnswer(tr("More than %Ln queue id(s) found, newest first", nullptr, int(read)));
}

/// What was searched is marked wherever it is shown.
void MessagesPage::mark()
{
    const itemmodels::SearchWords words = itemmodels::classify(m_search->text().isEmpty() ? m_soughtElsewhere : m_search->text());
    itemmodels::Sought sought { words.text, {}, m_search->text() == words.text && !m_model->query().recipient.isEmpty() };
    if (words.address)
        if (const auto hasher = session()->makeHasher())
            sought.shown = store::shownRecipient(words.text, *hasher);
    m_model->setSought(sought);
    m_refusals->setSought(sought);
    m_trace->setSought(sought);
}

void MessagesPage::open(qint64 message)
{
    m_open = message;
    m_stack->setCurrentWidget(m_trace);
    m_back->show();
    m_chips->hide();
    m_useLinks->hide();
    setAnswer({});
    mark();
    m_trace->show(message, format());
}

void MessagesPage::closeTrace()
{
    if (m_open == 0)
        return;
    m_open = 0;
    m_stack->setCurrentWidget(m_list);
    m_back->hide();
    m_chips->show();
    load();
    m_table->setFocus();
}

void MessagesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_open != 0) {
        closeTrace();
        return;
    }
    Page::keyPressEvent(event);
}

QVariantMap MessagesPage::saveState() const
{
    QVariantMap state { { u"view"_s, m_open != 0 ? u"message"_s : u"list"_s }, { u"text"_s, m_search->text() }, { u"message"_s, m_open }, { u"sought"_s, m_soughtElsewhere } };
    if (m_open != 0)
        state.insert(u"beginning"_s, QVariantMap { { u"view"_s, u"list"_s }, { u"sought"_s, m_soughtElsewhere } });
    return state;
}

QVariantMap MessagesPage::lastingState() const
{
    const itemmodels::SearchWords words = itemmodels::classify(m_search->text());
    return words.address || words.messageId || words.text.contains(u'@') ? QVariantMap() : QVariantMap { { u"text"_s, words.text } };
}

void MessagesPage::restoreState(const QVariantMap &state)
{
    const QString text = state.value(u"text"_s, m_search->text()).toString();
    const bool isOther = text != m_search->text();
    m_soughtElsewhere = state.value(u"sought"_s).toString();
    m_search->setText(text);
    const qint64 message = state.value(u"message"_s).toLongLong();
    if (message != 0)
        open(message);
    else if (m_open != 0)
        closeTrace();
    else if (isOther)
        loadSoon();
}

QWidget *MessagesPage::firstFocus()
{
    if (m_open != 0)
        return m_trace->table();
    return m_search;
}

void MessagesPage::focusFilter()
{
    if (m_open != 0) {
        m_trace->table()->focusFilter();
        return;
    }
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

namespace {

QByteArray wholeTable(const ui::DataTable *table, const QString &note)
{
    QList<int> all;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        all << column;
    return ui::toCsv(*table->model(), all, note);
}

/// Every message that the list would show if it were read to its end.
ui::ExportItem::Write writerOf(const Model &model, service::Session *session, const QString &note)
{
    QVariantList names;
    for (int column = 0; column < Model::columns; ++column)
        names << model.headerData(column, Qt::Horizontal, Qt::DisplayRole);
    names << MessagesPage::tr("File") << MessagesPage::tr("Byte");
    std::shared_ptr<core::KeyedHasher> hasher = session->makeHasher();
    return [store = session->store(), query = model.query(), hasher, head = ui::csvNote(note) + ui::csvLine(names)](QIODevice &out, const std::atomic_bool &stop) -> core::Done {
        out.write(head);
        return itemmodels::readAllMessages(store, query, hasher.get(), stop, [&](const QList<store::MessageSummary> &rows) {
            QByteArray block;
            for (const store::MessageSummary &row : rows) {
                QVariantList values;
                for (int column = 0; column < Model::columns; ++column)
                    values << Model::raw(row, column);
                values << row.file << (row.offset < 0 ? QVariant() : QVariant(row.offset));
                block += ui::csvLine(values);
            }
            return out.write(block) == block.size();
        });
    };
}

} // namespace

std::optional<double> MessagesPage::heardShare() const
{
    return m_hasAnswer && !isOfEverything() ? std::optional(m_model->heard()) : std::nullopt;
}

bool MessagesPage::isOfEverything() const
{
    return m_open != 0 || (m_hasAnswer && m_model->query().filter.range == core::TimeRange {});
}

QList<ui::ExportItem> MessagesPage::exports() const
{
    if (m_open != 0)
        return { { tr("Events of this message, as a table"), u"csv"_s, u"message"_s, [table = m_trace->table()](const QString &note) { return wholeTable(table, note); } } };
    QList<ui::ExportItem> items;
    if (m_hasAnswer)
        items << ui::ExportItem { tr("All messages of this filter, as a table"), u"csv"_s, u"messages"_s, {}, [this](const QString &note) { return writerOf(*m_model, session(), note); } };
    if (!m_refusals->events()->rows().isEmpty())
        items << ui::ExportItem { tr("What was refused, as a table"), u"csv"_s, u"refused"_s, [this](const QString &note) { return wholeTable(m_refused, note); } };
    return items;
}

} // namespace bw::messages

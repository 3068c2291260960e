// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/messagefacts.h"

#include "models/service/session.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/volumequery.h"
#include "ui/common/mark.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::MessagesItemModel)
};

using store::MessageSummary;
using store::TraceEvent;
using ui::Format;
using ui::Mark;

constexpr int pageRows = 200, exportRows = 2000;

QString outcomeText(const QString &outcome)
{
    static const QHash<QString, const char *> texts {
        { QStringLiteral("accepted"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "accepted") },
        { QStringLiteral("delivered"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "delivered") },
        { QStringLiteral("deferred"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "deferred") },
        { QStringLiteral("bounced"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "bounced") },
        { QStringLiteral("expired"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "expired") },
        { QStringLiteral("discarded"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "discarded") },
        { QStringLiteral("rejected"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "rejected") },
        { QStringLiteral("held"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "held") },
        { QStringLiteral("deleted"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "deleted") },
        { QStringLiteral("mixed"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "mixed") },
        { QStringLiteral("auth_result"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "mail authentication") },
        { QStringLiteral("spam_verdict"), QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "spam verdict") },
    };
    if (outcome.isEmpty())
        return Tr::tr("waiting");
    const auto found = texts.constFind(outcome);
    return found == texts.constEnd() ? outcome : Tr::tr(*found);
}

Mark markOf(const QString &outcome)
{
    if (outcome == QLatin1String("delivered"))
        return Mark::Pass;
    if (outcome == QLatin1String("bounced") || outcome == QLatin1String("expired") || outcome == QLatin1String("discarded") || outcome == QLatin1String("rejected"))
        return Mark::Fail;
    if (outcome == QLatin1String("deferred") || outcome == QLatin1String("mixed") || outcome == QLatin1String("held") || outcome == QLatin1String("deleted"))
        return Mark::Medium;
    return outcome.isEmpty() ? Mark::Unknown : Mark::None;
}

const char *const titles[MessagesItemModel::columns] {
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Time"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Outcome"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Sender"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Destination"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Recipients"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Size"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Login"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Client"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Stream"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Node"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Queue id"),
    QT_TRANSLATE_NOOP("bw::itemmodels::MessagesItemModel", "Last reply"),
};

QVariant rawOf(const MessageSummary &message, int column)
{
    switch (column) {
    case MessagesItemModel::Time:
        return qint64(message.accepted);
    case MessagesItemModel::Outcome:
        return message.outcome;
    case MessagesItemModel::Sender:
        return message.sender;
    case MessagesItemModel::Destination:
        return message.destination;
    case MessagesItemModel::Recipients:
        return message.recipients < 0 ? QVariant() : QVariant(message.recipients);
    case MessagesItemModel::Size:
        return message.size < 0 ? QVariant() : QVariant(message.size);
    case MessagesItemModel::Login:
        return message.login;
    case MessagesItemModel::Client:
        return message.client;
    case MessagesItemModel::Stream:
        return message.stream;
    case MessagesItemModel::Node:
        return message.node;
    case MessagesItemModel::QueueId:
        return message.queueId;
    case MessagesItemModel::Reply:
        return message.lastReply;
    default:
        return {};
    }
}

QString textOf(const MessageSummary &message, int column, const Format &format)
{
    switch (column) {
    case MessagesItemModel::Time:
        return format.stampWithSeconds(message.accepted);
    case MessagesItemModel::Outcome:
        return outcomeText(message.outcome);
    case MessagesItemModel::Recipients:
        return message.recipients < 0 ? Format::unknown() : format.count(message.recipients);
    case MessagesItemModel::Size:
        return message.size < 0 ? Format::unknown() : format.bytes(message.size);
    case MessagesItemModel::Login:
        return message.login.isEmpty() ? Format::none() : message.login;
    case MessagesItemModel::Stream:
        return streamText(message.stream);
    default:
        return rawOf(message, column).toString();
    }
}

QString saidOf(const TraceEvent &event)
{
    QStringList parts;
    if (event.isHandedOn)
        parts.append(Tr::tr("handed on"));
    if (!event.dsn.isEmpty() && !event.said.contains(event.dsn))
        parts.append(event.dsn);
    if (!event.said.isEmpty())
        parts.append(event.said);
    return parts.join(u' ');
}

QString identityOf(const TraceEvent &row)
{
    return row.file + u':' + QString::number(row.offset) + row.kind + row.recipient;
}

/// \p sought is what the owner of the model says at the time.
QList<RowColumn<TraceEvent>> eventColumns(const std::shared_ptr<Sought> &sought, bool ofRefusals = false)
{
    const bool withDates = ofRefusals;
    using Row = TraceEvent;
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Time"), [withDates](const Row &row, const Format &format) { return withDates ? format.stampWithSeconds(row.time) : format.clockWithMillis(row.time); }, [](const Row &row) { return QVariant(qint64(row.time)); },
        [](const Row &row, int role, const Format &format) -> QVariant { return role == Qt::ToolTipRole ? QVariant(format.fullStamp(row.time)) : QVariant(); }, false, true };
    columns << RowColumn<Row> { Tr::tr("Event"), [](const Row &row, const Format &) { return outcomeText(row.kind); }, [](const Row &row) { return QVariant(row.kind); },
        [](const Row &row, int role, const Format &) -> QVariant { return role == ui::MarkRole ? QVariant(int(markOf(row.kind))) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("Recipient"), [](const Row &row, const Format &) { return row.recipient; }, {},
        [sought](const Row &row, int role, const Format &) -> QVariant {
            if (role == ui::SoughtRole)
                return sought->is(row.recipient);
            if (role == Qt::AccessibleTextRole && sought->is(row.recipient))
                return Tr::tr("Recipient: %1, what you searched for").arg(row.recipient);
            return role == ui::MiddleElideRole || role == ui::FixedFontRole ? QVariant(true) : QVariant();
        },
        false };
    columns << RowColumn<Row> { Tr::tr("What was said"), [](const Row &row, const Format &) { return saidOf(row); }, {},
        [](const Row &row, int role, const Format &) -> QVariant { return role == Qt::ToolTipRole ? QVariant(saidOf(row)) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("To host"), [](const Row &row, const Format &) { return row.relay; }, {},
        [](const Row &, int role, const Format &) -> QVariant { return role == ui::MiddleElideRole || role == ui::FixedFontRole ? QVariant(true) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("TLS"), [](const Row &row, const Format &) { return row.tls; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Host"), [](const Row &row, const Format &) { return row.host; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Logged in"), [](const Row &row, const Format &format) { return row.file.isEmpty() ? QString() : Tr::tr("%1, byte %2").arg(row.file, format.count(qint64(row.offset))); },
        [](const Row &row) { return QVariant(row.file + u':' + QString::number(row.offset)); },
        [](const Row &, int role, const Format &) -> QVariant { return role == ui::MiddleElideRole || role == ui::FixedFontRole ? QVariant(true) : QVariant(); }, false };
    if (ofRefusals)
        columns << RowColumn<Row> { Tr::tr("Client"), [](const Row &row, const Format &) { return row.client; }, {},
            [sought](const Row &row, int role, const Format &) -> QVariant {
                return role == ui::SoughtRole ? QVariant(sought->is(row.client)) : role == ui::FixedFontRole || role == ui::MiddleElideRole ? QVariant(true) : QVariant();
            },
            false };
    return columns;
}

/// How much of the filter's range and nodes was heard; 1 where that cannot be told.
double heardShare(const store::Filter &filter, const store::Store &store, const store::Cancel &cancel)
{
    store::Filter whole;
    whole.range = filter.range;
    whole.nodes = filter.nodes;
    whole.zone = filter.zone;
    const auto answer = store::VolumeQuery { whole, {}, false }.run(store, cancel);
    return answer && answer->nodes > 0 ? answer->coverage : 1.0;
}

} // namespace

QString streamText(const QString &stream)
{
    //: The stream of what no rule names
    return stream == QLatin1String("other") ? Tr::tr("other", "stream") : stream;
}

core::Done readAllMessages(const store::Store &store, store::TraceQuery query, core::KeyedHasher *hasher, const std::atomic_bool &cancelled,
    const std::function<bool(const QList<MessageSummary> &rows)> &take)
{
    query.offset = 0;
    query.limit = exportRows;
    const core::UtcMicros from = query.filter.range == core::TimeRange {} ? INT64_MIN / 2 : query.filter.range.from;
    QSet<qint64> known; // of the last block: rows of the same millisecond come again
    while (!cancelled) {
        const auto rows = query.find(store, hasher, store::Cancel::watching(cancelled));
        if (!rows)
            return core::fail(rows.error());
        QList<MessageSummary> fresh;
        QSet<qint64> block;
        for (const MessageSummary &row : *rows) {
            block.insert(row.id);
            if (!known.contains(row.id))
                fresh << row;
        }
        if (!fresh.isEmpty() && !take(fresh))
            return {};
        if (rows->size() < query.limit)
            return {};
        if (fresh.isEmpty()) // more rows in one millisecond than a block holds
            query.limit *= 2;
        known = block;
        query.filter.range = { from, rows->last().accepted + 1000 };
    }
    return core::fail({ core::ProblemKind::Cancelled, Tr::tr("The export was cancelled"), {}, {}, {} });
}

QVariant MessagesItemModel::raw(const MessageSummary &message, int column)
{
    return column == Time ? QVariant(QDateTime::fromMSecsSinceEpoch(message.accepted / 1000, Qt::UTC)) : rawOf(message, column);
}

void MessagesItemModel::setSought(const Sought &sought)
{
    if (m_sought == sought)
        return;
    m_sought = sought;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

bool MessagesItemModel::isSought(const MessageSummary &message, int column) const
{
    if (m_sought.text.isEmpty())
        return false;
    // Rows name no recipients: where each was found by one, its destination stands for it.
    if (column == Destination && m_sought.isRecipient)
        return true;
    const bool mayBe = column == Sender || column == Destination || column == Login || column == Client || column == QueueId;
    return mayBe && m_sought.is(rawOf(message, column).toString());
}

MessagesItemModel::MessagesItemModel(service::Session *session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
}

void MessagesItemModel::ask(const store::TraceQuery &query)
{
    m_query = query;
    m_query.offset = 0;
    m_query.limit = pageRows;
    read(true);
}

void MessagesItemModel::read(bool first)
{
    m_isReading = true;
    Q_EMIT readingChanged();
    store::TraceQuery query = m_query;
    if (!first && !m_rows.isEmpty()) {
        // From the last row on: cost does not grow with depth. Rows of the same millisecond come again and are known.
        const auto last = m_rows.last().accepted;
        query.filter.range = { query.filter.range == core::TimeRange {} ? INT64_MIN / 2 : query.filter.range.from, last + 1000 };
    }
    auto hasher = std::make_shared<std::unique_ptr<core::KeyedHasher>>(m_session->makeHasher());
    m_session->ask(this, "messages", [this, query, first, hasher, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        const auto notes = std::make_shared<QStringList>();
        auto rows = std::make_shared<core::Result<QList<MessageSummary>>>(query.find(store, hasher->get(), cancel, notes.get()));
        const auto total = first && *rows ? query.count(store, hasher->get(), cancel) : core::Result<qint64>(-1);
        const bool isOfRange = query.filter.range != core::TimeRange {}; // over all that is kept it would say nothing
        const double heard = first && *rows && isOfRange ? heardShare(query.filter, store, cancel) : 1.0;
        const auto nodes = first && *rows && (*rows)->isEmpty() ? store::listNodes(store, cancel) : core::Result<QList<store::NodeCoverage>>(core::fail({}));
        const bool isStoreEmpty = nodes && std::ranges::none_of(*nodes, [](const store::NodeCoverage &node) { return node.lastHeard != 0; });
        return [this, rows, first, total, notes, heard, isStoreEmpty] {
            if (first) {
                m_isStoreEmpty = isStoreEmpty;
                m_notes = *notes;
                m_heard = heard;
            }
            // Rows come in while it still counts as reading: who asks for more from inside a signal would ask for the same page.
            if (*rows && first)
                showFirst(**rows, total.value_or(-1));
            else if (*rows)
                showMore(**rows);
            m_isReading = false;
            if (!*rows)
                Q_EMIT failed(rows->error());
            else if (first)
                Q_EMIT arrived();
            else
                Q_EMIT moreArrived();
            Q_EMIT readingChanged();
        };
    });
}

void MessagesItemModel::showFirst(const QList<MessageSummary> &rows, qint64 total)
{
    beginResetModel();
    m_rows = rows;
    m_ids.clear();
    for (const auto &row : rows)
        m_ids.insert(row.id);
    m_isComplete = rows.size() < pageRows;
    m_total = total < 0 && m_isComplete ? rows.size() : total;
    endResetModel();
}

void MessagesItemModel::showMore(const QList<MessageSummary> &rows)
{
    QList<MessageSummary> fresh;
    for (const auto &row : rows)
        if (!m_ids.contains(row.id))
            fresh.append(row);
    m_isComplete = fresh.isEmpty() || rows.size() < pageRows;
    if (!fresh.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + fresh.size()) - 1);
        for (const auto &row : std::as_const(fresh))
            m_ids.insert(row.id);
        m_rows += fresh;
        endInsertRows();
    }
    if (m_isComplete)
        m_total = m_rows.size();
}

void MessagesItemModel::setFormat(const Format &format)
{
    m_format = format;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

QModelIndex MessagesItemModel::indexOf(qint64 id) const
{
    for (int i = 0; m_ids.contains(id) && i < m_rows.size(); ++i)
        if (m_rows[i].id == id)
            return index(i, 0);
    return {};
}

int MessagesItemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MessagesItemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns);
}

QVariant MessagesItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < columns)
        return Tr::tr(titles[section]);
    return {};
}

QVariant MessagesItemModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &message = m_rows.at(at.row());
    const int column = at.column();
    const bool isNumber = column == Recipients || column == Size;
    const bool isFixed = column == QueueId || column == Client || column == Sender || column == Destination;
    switch (role) {
    case Qt::DisplayRole:
        return column == Time && m_clockOnly ? m_format.clockWithSeconds(message.accepted) : textOf(message, column, m_format);
    case Qt::TextAlignmentRole:
        return isNumber ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case ui::RawRole:
        return raw(message, column);
    case ui::SoughtRole:
        return isSought(message, column);
    case ui::SortRole:
        return rawOf(message, column);
    case ui::MarkRole:
        return column == Outcome ? QVariant(int(markOf(message.outcome))) : QVariant();
    case ui::FixedFontRole:
        return column == QueueId || column == Client ? QVariant(true) : QVariant();
    case ui::MiddleElideRole:
        return isFixed ? QVariant(true) : QVariant();
    case ui::MeasureRole:
        if (column == Login && message.login.isEmpty())
            return int(ui::Measure::None);
        return isNumber && !rawOf(message, column).isValid() ? QVariant(int(ui::Measure::Unknown)) : QVariant();
    case Qt::ToolTipRole:
        if (column == Time)
            return m_format.fullStamp(message.accepted);
        return column == Reply || isFixed ? rawOf(message, column) : QVariant();
    case Qt::AccessibleTextRole:
        if (isSought(message, column))
            return Tr::tr("%1: %2, what you searched for").arg(Tr::tr(titles[column]), textOf(message, column, m_format));
        return QStringLiteral("%1: %2").arg(Tr::tr(titles[column]), textOf(message, column, m_format));
    case IdRole:
        return message.id;
    default:
        return {};
    }
}

bool MessagesItemModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete && !m_isReading;
}

void MessagesItemModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(false);
}

TraceFacts::TraceFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_events(new RowsModel<TraceEvent>(eventColumns(m_sought), identityOf, this))
{
}

void TraceFacts::setFormat(const Format &format)
{
    m_events->setFormat(format);
}

void TraceFacts::setSought(const Sought &sought)
{
    *m_sought = sought;
}

void TraceFacts::ask(qint64 messageId)
{
    m_session->ask(this, "trace", [this, messageId, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto trace = std::make_shared<core::Result<store::MessageTrace>>(store::traceMessage(store, messageId, store::Cancel::watching(cancelled)));
        return [this, trace] {
            if (!*trace) {
                Q_EMIT failed(trace->error());
                return;
            }
            m_trace = **trace;
            m_events->setRows(m_trace.events);
            Q_EMIT arrived();
        };
    });
}

QList<TraceEvent> refusalsOf(const SearchWords &words, const store::Filter &filter, const store::Store &store, core::KeyedHasher *hasher, const std::atomic_bool &cancelled)
{
    QList<TraceEvent> all;
    QSet<QString> known;
    const auto find = [&](store::TraceQuery query) {
        if (cancelled)
            return;
        query.limit = RefusalFacts::most + 1; // one more tells that there are more
        // A key that is not on this desk, or a range that is gone, is no refusal.
        const auto found = query.findRejections(store, hasher, store::Cancel::watching(cancelled));
        if (!found)
            return;
        for (const TraceEvent &event : *found)
            if (const QString identity = event.node + identityOf(event); !known.contains(identity)) {
                known.insert(identity);
                all.append(event);
            }
    };
    const auto ask = [&](bool isAsked, QString store::TraceQuery::*key) {
        store::TraceQuery query;
        query.filter = filter;
        query.*key = words.text;
        if (isAsked)
            find(query);
    };
    if (filter.outcomes.contains(QLatin1String("rejected")) && (words.text.isEmpty() || words.host)) {
        store::TraceQuery query;
        query.filter = filter;
        if (words.host)
            query.filter.domains = { words.domain };
        find(query);
    }
    ask(words.address && hasher, &store::TraceQuery::recipient);
    ask(words.address && hasher, &store::TraceQuery::sender);
    ask(words.address || words.login, &store::TraceQuery::user);
    ask(words.ip, &store::TraceQuery::client);
    ask(words.queueId, &store::TraceQuery::queueId);
    std::stable_sort(all.begin(), all.end(), [](const TraceEvent &a, const TraceEvent &b) { return a.time > b.time; });
    return all;
}

RefusalFacts::RefusalFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_events(new RowsModel<TraceEvent>(eventColumns(m_sought, true), identityOf, this))
{
}

void RefusalFacts::setFormat(const Format &format)
{
    m_events->setFormat(format);
}

void RefusalFacts::setSought(const Sought &sought)
{
    *m_sought = sought;
}

void RefusalFacts::ask(const SearchWords &words, const store::Filter &filter)
{
    std::shared_ptr<core::KeyedHasher> hasher = m_session->makeHasher();
    m_session->ask(this, "refusals", [this, words, filter, hasher, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const QList<TraceEvent> rows = refusalsOf(words, filter, store, hasher.get(), cancelled);
        return [this, rows] {
            m_isCut = rows.size() > most;
            m_events->setRows(rows.first(std::min<qsizetype>(rows.size(), most)));
            Q_EMIT arrived();
        };
    });
}

} // namespace bw::itemmodels

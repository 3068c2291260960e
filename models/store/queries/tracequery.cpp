// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/tracequery.h"

#include "models/logs/redact.h"
#include "models/store/digests.h"
#include "models/store/queries/messagerows.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace bw::store {

using core::fail;
using core::Problem;
using core::ProblemKind;
using core::UtcMicros;

namespace {

constexpr core::TimeRange allTime { INT64_MIN / 2, INT64_MAX / 2 };
constexpr std::size_t listBlock = 1000; ///< messages whose deliveries are read in one pass

/// What is looked for, as rows and digests hold it.
struct Wanted
{
    std::optional<core::KeyedHash> recipient, sender, messageId;
    std::string ownSender; ///< the sender as rows of own senders tell it: in clear, and then without a hash
    QByteArray queueId;
    QList<qint64> logins;
    bool byLogin = false;
    std::vector<Cidr> clients;
    core::TimeRange range;
    const TraceQuery *query = nullptr;

    [[nodiscard]] bool hasDigest() const { return recipient || sender || messageId || !queueId.isEmpty(); }
};

/// An address as it is compared with an own sender: canonical, a local part that embeds a recipient as its pattern.
std::string patternOf(const std::string &address)
{
    std::string canonical;
    logs::canonicalAddress(address, canonical);
    const std::size_t at = canonical.rfind('@');
    return logs::senderPattern(std::string_view(canonical).substr(0, at)) + canonical.substr(at);
}

core::Result<Wanted> wantedOf(const TraceQuery &query, const Store &store, core::KeyedHasher *hasher, Reader &reader, Names &names)
{
    Wanted wanted;
    wanted.query = &query;
    wanted.range = query.filter.range == core::TimeRange {} ? core::TimeRange { INT64_MIN / 2, INT64_MAX / 2 } : query.filter.range;
    const auto hashed = [&](const QString &address) {
        std::string canonical;
        logs::canonicalAddress(address.toStdString(), canonical);
        return hasher->hash(canonical);
    };
    if (!query.recipient.isEmpty() || !query.sender.isEmpty() || !query.messageId.isEmpty()) {
        if (!hasher)
            return fail(Problem { .kind = ProblemKind::Denied, .what = Tr::tr("Search by address is off on this desk"),
                .reason = Tr::tr("the key of this store is not here"), .where = store.path(),
                .remedy = Tr::tr("Import it with breakwaterctl store key import.") });
        if (!query.recipient.isEmpty())
            wanted.recipient = hashed(query.recipient);
        if (!query.sender.isEmpty()) {
            wanted.sender = hashed(query.sender);
            wanted.ownSender = patternOf(query.sender.toStdString());
        }
        if (!query.messageId.isEmpty()) {
            QString id = query.messageId.trimmed();
            if (id.startsWith(u'<') && id.endsWith(u'>'))
                id = id.mid(1, id.size() - 2);
            wanted.messageId = hasher->hash(id.toStdString());
        }
    }
    wanted.queueId = query.queueId.toUtf8();
    const QStringList users = query.user.isEmpty() ? query.filter.users : QStringList { query.user };
    wanted.byLogin = !users.isEmpty();
    for (const auto &user : users)
        wanted.logins += names.findLogins(user);
    Filter sources = query.filter;
    if (!query.client.isEmpty())
        sources.sources = QStringList { query.client };
    const auto clients = parseSources(sources);
    if (!clients)
        return fail(clients.error());
    wanted.clients = *clients;
    if (reader.problem())
        return fail(*reader.problem());
    return wanted;
}

class Finder
{
public:
    Finder(Reader &reader, Names &names, const NodeName &node, const StreamRules &rules, const Wanted &wanted)
        : m_reader(reader)
        , m_names(names)
        , m_rows(reader, names, node)
        , m_wanted(wanted)
    {
        m_rows.setRules(rules);
    }

    /// At most `most` messages of this node, newest first.
    QList<MessageSummary> find(qsizetype most)
    {
        QList<MessageSummary> found;
        const auto &segments = m_rows.kept().segments();
        for (auto segment = segments.rbegin(); segment != segments.rend() && found.size() < most && !m_reader.problem(); ++segment) {
            if (segment->times.to <= m_wanted.range.from || segment->times.from >= m_wanted.range.to || !mayHold(*segment))
                continue;
            if (m_wanted.recipient) {
                take(byRecipient(*segment), found, most);
                continue;
            }
            scan(segment->id, found, most);
        }
        std::stable_sort(found.begin(), found.end(), [](const MessageSummary &a, const MessageSummary &b) { return a.accepted > b.accepted; });
        return found.mid(0, most);
    }

private:
    /// A list that is not there (unsealed, or a person was erased) says nothing: look at the rows.
    bool mayHold(const KeptSegment &segment)
    {
        const auto probe = [&](const char *kind, std::uint32_t digest) {
            auto rows = m_reader.rows("SELECT digests FROM segment_digest WHERE segment = ? AND kind = ?", segment.id, QString::fromLatin1(kind));
            return !segment.isSealed || !rows.next() || holdsDigest(rows.bytes(0), digest);
        };
        if (!m_wanted.queueId.isEmpty()
            && !probe("queue_id", queueIdDigest(std::string_view(m_wanted.queueId.constData(), static_cast<std::size_t>(m_wanted.queueId.size())))))
            return false;
        if (m_wanted.messageId && !probe("message_id", m_wanted.messageId->digest()))
            return false;
        if (m_wanted.sender && !probe("sender", m_wanted.sender->digest()))
            return false;
        return !m_wanted.recipient || probe("recipient", m_wanted.recipient->digest());
    }

    std::vector<std::int64_t> byRecipient(const KeptSegment &segment)
    {
        std::vector<std::int64_t> numbers;
        m_rows.scan().deliveriesOf(segment.id, allTime, false, [&](const StoredDelivery &delivery, const StoredMessage *) {
            if (delivery.recipient == *m_wanted.recipient || delivery.original == *m_wanted.recipient)
                numbers.push_back(delivery.message);
            return true;
        });
        std::sort(numbers.rbegin(), numbers.rend());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        return numbers;
    }

    /// A segment's messages, newest first, in lots, so that a filter on outcomes reads deliveries in few passes.
    void scan(std::int64_t segment, QList<MessageSummary> &found, qsizetype most)
    {
        std::vector<StoredMessage> lot;
        m_rows.scan().messagesOf(segment, m_wanted.range, true, [&](const StoredMessage &message) {
            if (!matches(message))
                return true;
            lot.push_back(message);
            const std::size_t full = looksAtDeliveries() ? listBlock : static_cast<std::size_t>(most - found.size());
            if (lot.size() >= std::min(full, listBlock)) {
                take(lot, found, most);
                lot.clear();
            }
            return found.size() < most;
        });
        take(lot, found, most);
    }

    bool looksAtDeliveries() const { return !m_wanted.query->outcome.isEmpty() || !m_wanted.query->filter.outcomes.isEmpty() || !m_wanted.query->filter.domains.isEmpty(); }

    bool isOwnSender(std::int64_t local, std::int64_t domain)
    {
        if (local == 0)
            return false;
        const auto [known, isNew] = m_ownSenders.try_emplace({ local, domain }, false);
        if (isNew)
            known->second = patternOf((m_names.text(local) + u'@' + m_names.text(domain)).toStdString()) == m_wanted.ownSender;
        return known->second;
    }

    bool matches(const StoredMessage &message)
    {
        const MessageContext &context = message.context;
        if (!m_wanted.queueId.isEmpty() && message.queueId.view() != std::string_view(m_wanted.queueId.constData(), static_cast<std::size_t>(m_wanted.queueId.size())))
            return false;
        if (m_wanted.messageId && message.messageHash != m_wanted.messageId->first64())
            return false;
        if (m_wanted.sender && message.sender != *m_wanted.sender && !isOwnSender(context.senderLocal, context.senderDomain))
            return false;
        if (m_wanted.byLogin && !m_wanted.logins.contains(context.login))
            return false;
        return m_wanted.clients.empty()
            || std::any_of(m_wanted.clients.begin(), m_wanted.clients.end(), [&](const Cidr &client) { return client.holds(context.client.view()); });
    }

    void take(const std::vector<std::int64_t> &numbers, QList<MessageSummary> &found, qsizetype most)
    {
        std::vector<StoredMessage> lot;
        for (const auto number : numbers)
            if (const auto message = m_rows.scan().message(number))
                lot.push_back(*message);
        take(lot, found, most);
    }

    void take(const std::vector<StoredMessage> &lot, QList<MessageSummary> &found, qsizetype most)
    {
        QList<MessageSummary> messages;
        std::vector<std::int64_t> numbers;
        UtcMicros from = INT64_MAX;
        for (const StoredMessage &stored : lot) {
            if (m_taken.contains(stored.number))
                continue;
            auto message = m_rows.summaryOf(stored);
            if (!passesMessage(message))
                continue;
            m_taken.insert(stored.number);
            numbers.push_back(stored.number);
            from = std::min(from, message.accepted);
            messages.append(std::move(message));
        }
        const auto deliveries = m_rows.deliveries(numbers, from);
        for (auto &message : messages) {
            const auto list = deliveries.find(message.id & rowNumberMask);
            static const std::vector<StoredDelivery> none;
            const auto &own = list == deliveries.end() ? none : list->second;
            m_rows.summarise(message, own);
            if (passesDeliveries(message, own) && found.size() < most)
                found.append(message);
        }
    }

    bool passesMessage(const MessageSummary &message) const
    {
        const auto &filter = m_wanted.query->filter;
        if (!m_wanted.range.contains(message.accepted) && !m_wanted.recipient)
            return false;
        if (!filter.streams.isEmpty() && !filter.streams.contains(message.stream))
            return false;
        if (m_wanted.byLogin && m_wanted.recipient && !m_wanted.query->user.isEmpty() && message.login != m_wanted.query->user)
            return false;
        if (!filter.services.isEmpty() && !filter.services.contains(message.service))
            return false;
        return filter.senders.isEmpty() || filter.senders.contains(message.sender.section(u'@', -1), Qt::CaseInsensitive);
    }

    bool passesDeliveries(const MessageSummary &message, const std::vector<StoredDelivery> &deliveries)
    {
        const auto &filter = m_wanted.query->filter;
        const QStringList outcomes = m_wanted.query->outcome.isEmpty() ? filter.outcomes : QStringList { m_wanted.query->outcome };
        const std::pair<const char *, int> counts[] { { "delivered", message.delivered }, { "deferred", message.deferred }, { "bounced", message.bounced },
            { "expired", message.expired }, { "discarded", message.discarded } };
        if (!outcomes.isEmpty()
            && std::none_of(std::begin(counts), std::end(counts), [&](const auto &one) { return one.second > 0 && outcomes.contains(QLatin1String(one.first)); }))
            return false;
        return filter.domains.isEmpty() || std::any_of(deliveries.begin(), deliveries.end(), [&](const StoredDelivery &one) {
            return filter.domains.contains(m_names.text(one.context.domain), Qt::CaseInsensitive);
        });
    }

    Reader &m_reader;
    Names &m_names;
    MessageRows m_rows;
    const Wanted &m_wanted;
    std::unordered_set<std::int64_t> m_taken;
    std::map<std::pair<std::int64_t, std::int64_t>, bool> m_ownSenders; ///< by ids of local part and domain
};

} // namespace

core::Result<QList<MessageSummary>> TraceQuery::find(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel) const
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    const auto rules = StreamRules::make(readStreamRules(*reader));
    if (!rules)
        return fail(rules.error());
    const auto wanted = wantedOf(*this, store, hasher, *reader, names);
    if (!wanted)
        return fail(wanted.error());
    QList<MessageSummary> found;
    for (const auto &node : *nodes)
        found += Finder(*reader, names, node, *rules, *wanted).find(offset + limit);
    if (reader->problem())
        return fail(*reader->problem());
    std::stable_sort(found.begin(), found.end(), [](const MessageSummary &a, const MessageSummary &b) { return a.accepted > b.accepted; });
    return found.mid(offset, limit);
}

core::Result<QList<TraceEvent>> TraceQuery::findRejections(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel) const
{
    QList<TraceEvent> found;
    if (!messageId.isEmpty() || (queueId.isEmpty() && recipient.isEmpty() && sender.isEmpty() && user.isEmpty() && client.isEmpty()))
        return found;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    const auto wanted = wantedOf(*this, store, hasher, *reader, names);
    if (!wanted)
        return fail(wanted.error());
    const std::string_view queue(wanted->queueId.constData(), static_cast<std::size_t>(wanted->queueId.size()));
    for (const auto &node : *nodes) {
        MessageRows files(*reader, names, node);
        for (const auto &ids : files.kept().ranges("rejection", wanted->range)) {
            auto rows = reader->rows("SELECT time_ms, host, queue_id, client, sender_hash, recipient, domain, login, reply, dsn, source, source_offset "
                                     "FROM rejection WHERE id BETWEEN ? AND ? AND time_ms >= ? AND time_ms < ?",
                ids.first, ids.last, toMs(wanted->range.from), toMs(wanted->range.to));
            while (rows.next()) {
                if ((!queue.empty() && rows.bytes(2) != queue) || (wanted->sender && rows.bytes(4) != wanted->sender->view())
                    || (wanted->recipient && rows.bytes(5) != wanted->recipient->view()) || (wanted->byLogin && !wanted->logins.contains(rows.integer(7)))
                    || (!wanted->clients.empty()
                        && std::none_of(wanted->clients.begin(), wanted->clients.end(), [&](const Cidr &one) { return one.holds(rows.bytes(3)); })))
                    continue;
                TraceEvent event;
                event.time = fromMs(rows.integer(0));
                event.node = node.name;
                event.host = names.text(rows.integer(1));
                event.queueId = rows.text(2);
                event.kind = QStringLiteral("rejected");
                event.recipient = recipientName(rows.bytes(5), names.text(rows.integer(6)));
                event.said = names.text(rows.integer(8));
                event.dsn = dsnText(rows.integer(9));
                event.file = files.file(rows.integer(10));
                event.offset = static_cast<quint64>(rows.integer(11));
                found.append(event);
            }
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    std::stable_sort(found.begin(), found.end(), [](const TraceEvent &a, const TraceEvent &b) { return a.time < b.time; });
    return found.mid(std::max<qsizetype>(0, found.size() - limit));
}

core::Result<qint64> TraceQuery::count(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel) const
{
    const bool hasFilter = !filter.streams.isEmpty() || !filter.domains.isEmpty() || !filter.senders.isEmpty() || !filter.users.isEmpty()
        || !filter.sources.isEmpty() || !filter.outcomes.isEmpty() || !filter.services.isEmpty() || !user.isEmpty() || !client.isEmpty() || !outcome.isEmpty();
    const bool hasKey = !messageId.isEmpty() || !queueId.isEmpty() || !recipient.isEmpty() || !sender.isEmpty();
    if (hasKey) {
        TraceQuery all = *this;
        all.offset = 0;
        all.limit = 10'000;
        const auto found = all.find(store, hasher, cancel);
        if (!found)
            return fail(found.error());
        return found->size();
    }
    if (hasFilter)
        return -1;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    const core::TimeRange range = filter.range == core::TimeRange {} ? core::TimeRange { INT64_MIN / 2, INT64_MAX / 2 } : filter.range;
    qint64 sum = 0;
    for (const auto &node : *nodes) {
        const KeptRows kept(*reader, node.id);
        RowScan scan(*reader, kept);
        for (const auto &segment : kept.segments()) {
            if (segment.times.to <= range.from || segment.times.from >= range.to)
                continue;
            if (range.from <= segment.times.from && segment.times.to <= range.to) {
                sum += scan.countOf(segment.id);
                continue;
            }
            scan.messagesOf(segment.id, range, false, [&sum](const StoredMessage &) {
                ++sum;
                return true;
            });
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    return sum;
}

} // namespace bw::store

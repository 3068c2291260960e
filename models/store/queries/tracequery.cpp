// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/tracequery.h"

#include "models/logs/redact.h"
#include "models/store/digests.h"
#include "models/store/fleet/purge.h"
#include "models/store/queries/messagerows.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>
#include <deque>
#include <map>
#include <queue>
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

struct Found
{
    std::size_t node = 0;
    StoredMessage stored;
    std::optional<MessageSummary> summary; ///< where it was needed to find it
};

/// The newest so many of what was found.
class Newest
{
public:
    explicit Newest(std::size_t most)
        : m_most(most)
    {
    }
    void add(Found found)
    {
        m_found.push_back(std::move(found));
        m_isCut = false;
        if (m_found.size() >= 2 * m_most + listBlock)
            cut();
    }
    /// Can nothing that is older than this get in any more?
    [[nodiscard]] bool isFullBefore(std::int64_t ms)
    {
        if (m_found.size() < m_most)
            return false;
        cut();
        return m_most == 0 || m_found.back().stored.acceptedMs >= ms;
    }
    [[nodiscard]] std::vector<Found> &newestFirst()
    {
        cut();
        return m_found;
    }

private:
    void cut()
    {
        if (m_isCut)
            return;
        std::sort(m_found.begin(), m_found.end(), [](const Found &a, const Found &b) {
            return std::tuple(-a.stored.acceptedMs, a.node, -a.stored.number) < std::tuple(-b.stored.acceptedMs, b.node, -b.stored.number);
        });
        if (m_found.size() > m_most)
            m_found.resize(m_most);
        m_isCut = true;
    }
    std::size_t m_most;
    std::vector<Found> m_found;
    bool m_isCut = true;
};

/// One node's side of a search.
class Finder
{
public:
    Finder(Reader &reader, Names &names, const NodeName &node, std::size_t index, const StreamRules &rules, const Wanted &wanted)
        : m_reader(reader)
        , m_names(names)
        , m_rows(reader, names, node)
        , m_index(index)
        , m_wanted(wanted)
    {
        m_rows.setRules(rules);
    }

    [[nodiscard]] std::vector<KeptSegment> segments() const
    {
        // A recipient is found by the deliveries, which may come long after the range in which the message was accepted.
        const core::UtcMicros before = m_wanted.recipient ? INT64_MAX : m_wanted.range.to;
        std::vector<KeptSegment> inside;
        for (const KeptSegment &segment : m_rows.kept().segments())
            if (segment.times.to > m_wanted.range.from && segment.times.from < before)
                inside.push_back(segment);
        return inside;
    }
    [[nodiscard]] std::vector<RowScan::Piece> piecesOf(const KeptSegment &segment) { return m_rows.scan().piecesOf(segment, m_wanted.range); }

    void look(const RowScan::Piece &piece, Newest &newest)
    {
        std::vector<StoredMessage> lot;
        m_rows.scan().messagesOf(piece, m_wanted.range, [&](const StoredMessage &message) {
            if (!matches(message))
                return true;
            lot.push_back(message);
            if (lot.size() == listBlock) {
                take(lot, newest);
                lot.clear();
            }
            return true;
        });
        take(lot, newest);
    }

    void lookForRecipient(const KeptSegment &segment, Newest &newest)
    {
        std::vector<StoredMessage> lot;
        for (const auto number : byRecipient(segment))
            if (const auto message = m_rows.scan().message(number))
                lot.push_back(*message);
        take(lot, newest);
    }

    /// Of messages of this node, with their deliveries.
    [[nodiscard]] QList<MessageSummary> summaries(const std::vector<StoredMessage> &lot)
    {
        QList<MessageSummary> list;
        const auto deliveries = deliveriesOf(lot);
        for (const StoredMessage &stored : lot) {
            list.append(m_rows.summaryOf(stored));
            m_rows.summarise(list.back(), ownOf(deliveries, stored));
        }
        return list;
    }

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

private:
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

    using Deliveries = std::unordered_map<std::int64_t, std::vector<StoredDelivery>>;

    Deliveries deliveriesOf(const std::vector<StoredMessage> &lot)
    {
        std::vector<std::int64_t> numbers;
        std::int64_t from = INT64_MAX;
        for (const StoredMessage &stored : lot) {
            numbers.push_back(stored.number);
            from = std::min(from, stored.acceptedMs);
        }
        return m_rows.deliveries(numbers, numbers.empty() ? 0 : fromMs(from));
    }

    static const std::vector<StoredDelivery> &ownOf(const Deliveries &deliveries, const StoredMessage &message)
    {
        static const std::vector<StoredDelivery> none;
        const auto list = deliveries.find(message.number);
        return list == deliveries.end() ? none : list->second;
    }

    bool looksAtMessages() const
    {
        const auto &filter = m_wanted.query->filter;
        return !filter.streams.isEmpty() || !filter.services.isEmpty() || !filter.senders.isEmpty() || (m_wanted.byLogin && m_wanted.recipient);
    }

    void take(const std::vector<StoredMessage> &lot, Newest &newest)
    {
        std::vector<StoredMessage> passing;
        for (const StoredMessage &stored : lot) {
            if (!m_wanted.range.contains(fromMs(stored.acceptedMs)))
                continue;
            if ((!looksAtMessages() || passesMessage(m_rows.summaryOf(stored))) && (!m_wanted.recipient || m_taken.insert(stored.number).second))
                passing.push_back(stored);
        }
        if (!looksAtDeliveries()) {
            for (StoredMessage &stored : passing)
                newest.add({ m_index, std::move(stored), std::nullopt });
            return;
        }
        const auto deliveries = deliveriesOf(passing);
        for (StoredMessage &stored : passing) {
            const auto &own = ownOf(deliveries, stored);
            auto summary = m_rows.summaryOf(stored);
            m_rows.summarise(summary, own);
            if (passesDeliveries(summary, own))
                newest.add({ m_index, std::move(stored), std::move(summary) });
        }
    }

    bool passesMessage(const MessageSummary &message) const
    {
        const auto &filter = m_wanted.query->filter;
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
            { "expired", message.expired }, { "discarded", message.discarded }, { "held", message.held }, { "deleted", message.deleted } };
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
    std::size_t m_index;
    const Wanted &m_wanted;
    std::unordered_set<std::int64_t> m_taken; ///< a recipient's message can have deliveries in many segments
    std::map<std::pair<std::int64_t, std::int64_t>, bool> m_ownSenders; ///< by ids of local part and domain
};

/// What is yet to be looked at: a segment, or a piece of one.
struct Place
{
    std::int64_t highMs = 0; ///< nothing in it is later
    std::size_t node = 0;
    KeptSegment segment;
    std::optional<RowScan::Piece> piece;
    bool operator<(const Place &other) const { return highMs < other.highMs; }
};

/// Latest places of all nodes first, until nothing newer can come: what is read grows with the page that is shown and not
/// with the range. Rows are stored only roughly in the order of time, but every place knows its latest.
void search(Reader &reader, std::deque<Finder> &finders, const Wanted &wanted, Newest &newest)
{
    std::priority_queue<Place> places;
    for (std::size_t i = 0; i < finders.size(); ++i)
        for (const KeptSegment &segment : finders[i].segments())
            places.push({ toMs(segment.times.to), i, segment, std::nullopt });
    while (!places.empty() && !reader.problem()) {
        const Place place = places.top();
        places.pop();
        if (newest.isFullBefore(std::min(place.highMs, toMs(wanted.range.to))))
            return;
        Finder &finder = finders[place.node];
        if (place.piece) {
            finder.look(*place.piece, newest);
        } else if (finder.mayHold(place.segment)) {
            if (wanted.recipient)
                finder.lookForRecipient(place.segment, newest);
            else
                for (const RowScan::Piece &piece : finder.piecesOf(place.segment))
                    places.push({ std::min(piece.highMs + 1, place.highMs), place.node, place.segment, piece });
        }
    }
}

/// Of a range that somebody chose: where single messages have left it, and what cannot be read.
QStringList whatIsMissing(Reader &reader, const QList<NodeName> &nodes, const Filter &filter)
{
    QStringList notes = reader.damage() + unfinishedPurges(reader, nodes);
    UtcMicros from = INT64_MIN;
    for (const auto &node : nodes)
        from = std::max(from, KeptRows(reader, node.id).completeFrom());
    if (filter.range == core::TimeRange {} || from <= filter.range.from)
        return notes;
    const auto zone = filter.zone.isEmpty() ? reader.store().homeZone() : core::ZoneRules::named(filter.zone.toStdString());
    if (from >= filter.range.to)
        notes.append(Tr::tr("Single messages of this range are no longer kept. Their figures are: ask for the volume."));
    else
        notes.append(Tr::tr("Before %1 single messages are no longer all kept. Their figures are: ask for the volume.").arg(toRfc3339(from, zone)));
    return notes;
}

} // namespace

core::Result<QList<MessageSummary>> TraceQuery::find(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel, QStringList *notes) const
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
    std::deque<Finder> finders; // they refer to themselves: never moved
    for (const auto &node : *nodes)
        finders.emplace_back(*reader, names, node, finders.size(), *rules, *wanted);
    Newest newest(static_cast<std::size_t>(std::max(0, offset) + std::max(0, limit)));
    search(*reader, finders, *wanted, newest);

    // Only what is shown is summed up: the deliveries of a node's messages by one pass.
    auto &found = newest.newestFirst();
    const auto first = std::min(found.size(), static_cast<std::size_t>(std::max(0, offset)));
    std::map<std::size_t, std::vector<StoredMessage>> ofNode;
    for (std::size_t i = first; i < found.size(); ++i)
        if (!found[i].summary)
            ofNode[found[i].node].push_back(found[i].stored);
    QHash<qint64, MessageSummary> summaries;
    for (const auto &[node, lot] : ofNode)
        for (const MessageSummary &summary : finders[node].summaries(lot))
            summaries.insert(summary.id, summary);
    QList<MessageSummary> page;
    for (std::size_t i = first; i < found.size(); ++i)
        page.append(found[i].summary ? *found[i].summary : summaries.value(rowId(nodes->at(static_cast<qsizetype>(found[i].node)).id, found[i].stored.number)));
    if (reader->problem())
        return fail(*reader->problem());
    if (notes)
        *notes = whatIsMissing(*reader, *nodes, filter);
    return page;
}

QString shownRecipient(const QString &address, core::KeyedHasher &hasher)
{
    std::string canonical;
    logs::canonicalAddress(address.toStdString(), canonical);
    return recipientName(hasher.hash(canonical).view(), QString::fromStdString(canonical.substr(canonical.rfind('@') + 1)));
}

core::Result<QList<TraceEvent>> TraceQuery::findRejections(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel) const
{
    QList<TraceEvent> found;
    const bool isAsked = outcome == QLatin1String("rejected") || filter.outcomes.contains(QLatin1String("rejected"));
    const bool hasKey = !queueId.isEmpty() || !recipient.isEmpty() || !sender.isEmpty() || !user.isEmpty() || !client.isEmpty() || !filter.users.isEmpty() || !filter.sources.isEmpty();
    if (!messageId.isEmpty() || !filter.streams.isEmpty() || !(isAsked || hasKey))
        return found;
    const auto byTime = [](const TraceEvent &a, const TraceEvent &b) { return a.time < b.time; };
    const auto keepNewest = [&] {
        std::stable_sort(found.begin(), found.end(), byTime);
        found.remove(0, std::max<qsizetype>(0, found.size() - limit));
    };
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
            auto rows = reader->rows("SELECT time_ms, host, queue_id, client, sender_hash, recipient, domain, login, reply, dsn, source, source_offset, sender_domain, service "
                                     "FROM rejection WHERE id BETWEEN ? AND ? AND time_ms >= ? AND time_ms < ?",
                ids.first, ids.last, toMs(wanted->range.from), toMs(wanted->range.to));
            while (rows.next()) {
                if ((!queue.empty() && rows.bytes(2) != queue) || (wanted->sender && rows.bytes(4) != wanted->sender->view())
                    || (wanted->recipient && rows.bytes(5) != wanted->recipient->view()) || (wanted->byLogin && !wanted->logins.contains(rows.integer(7)))
                    || (!wanted->clients.empty()
                        && std::none_of(wanted->clients.begin(), wanted->clients.end(), [&](const Cidr &one) { return one.holds(rows.bytes(3)); })))
                    continue;
                const QString domain = names.text(rows.integer(6));
                const auto isChosen = [](const QStringList &choice, const QString &text) { return choice.isEmpty() || choice.contains(text, Qt::CaseInsensitive); };
                if (!isChosen(filter.domains, domain) || !isChosen(filter.senders, names.text(rows.integer(12))) || !isChosen(filter.services, names.text(rows.integer(13))))
                    continue;
                TraceEvent event;
                event.time = fromMs(rows.integer(0));
                event.node = node.name;
                event.host = names.text(rows.integer(1));
                event.queueId = rows.text(2);
                event.client = QString::fromStdString(core::IpAddress::fromBytes(rows.bytes(3)).toString());
                event.kind = QStringLiteral("rejected");
                event.recipient = names.address(rows.bytes(5), domain);
                event.said = names.text(rows.integer(8));
                event.dsn = dsnText(rows.integer(9));
                event.file = files.file(rows.integer(10));
                event.offset = static_cast<quint64>(rows.integer(11));
                found.append(event);
                if (found.size() >= 2 * qsizetype(limit) + qsizetype(listBlock))
                    keepNewest();
            }
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    keepNewest();
    return found;
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

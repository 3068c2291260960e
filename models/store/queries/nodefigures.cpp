// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/nodefigures.h"

#include "models/logs/event.h"
#include "models/store/queries/loginrows.h"
#include "models/store/queries/names.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/rowscan.h"

#include <algorithm>
#include <unordered_set>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;
using logs::MessageOrigin;
using logs::Outcome;

namespace {

constexpr qsizetype mostDomains = 10'000;
constexpr std::size_t mostMessages = 2'000'000; ///< that are told apart

/// One question.
class NodeFigureCounter final
{
public:
    NodeFigureCounter(Reader &reader, Names &names, std::int64_t node, core::TimeRange range, std::vector<Cidr> ownNetworks, QStringList ownDomains)
        : m_reader(reader)
        , m_names(names)
        , m_kept(reader, node)
        , m_scan(reader, m_kept)
        , m_range(range)
        , m_ownNetworks(std::move(ownNetworks))
        , m_ownDomains(std::move(ownDomains))
    {
    }

    NodeFigures figures(bool limitsAlone)
    {
        m_figures.keptFrom = m_kept.completeFrom();
        countLimits();
        if (limitsAlone)
            return std::move(m_figures);
        scanLogins(m_reader, m_kept, m_range, [this](const LoginTry &one) {
            take(one);
            return !m_reader.isCancelled();
        });
        m_scan.messages(m_range, [this](const StoredMessage &message) {
            take(message);
            return !m_reader.isCancelled();
        });
        m_scan.deliveries(m_range, true, [this](const StoredDelivery &delivery, const StoredMessage *of) {
            take(delivery, of);
            return !m_reader.isCancelled();
        });
        return std::move(m_figures);
    }

private:
    enum class From { Strangers, Login, OwnNetworks };

    void take(const LoginTry &one)
    {
        if (!one.isOk() || one.client.isLoopback())
            return;
        ++m_figures.logins;
        m_figures.clearLogins += !isTls(one.tls);
    }

    void take(const StoredMessage &message)
    {
        const MessageContext &context = message.context;
        if (!logs::isCounted(originOf(message)))
            return;
        const From from = fromOf(message);
        ++(from == From::Login ? m_figures.byLogin : from == From::Strangers ? m_figures.fromStrangers : m_figures.fromOwnNetworks);
        if (originOf(message) == MessageOrigin::Local) {
            ++m_figures.madeHere;
            if (isWebUser(context.senderLocal))
                ++m_figures.byWebUsers[core::floorTo(fromMs(message.acceptedMs), core::microsPerDay)];
            return;
        }
        m_figures.withTls += isTls(context.tls);
        m_figures.withClient += context.client.isKnown();
        m_figures.withSender += context.senderDomain != 0;
        m_figures.withMessageId += message.messageHash != 0;
    }

    void take(const StoredDelivery &delivery, const StoredMessage *of)
    {
        constexpr int notCounted = logs::DeliveryFlag::HandedOn | logs::DeliveryFlag::NotCounted;
        const DeliveryContext &context = delivery.context;
        const auto outcome = static_cast<Outcome>(context.outcome);
        if ((context.flags & notCounted) != 0)
            return;
        const bool isOfStranger = of && originOf(*of) == MessageOrigin::Smtp && fromOf(*of) == From::Strangers;
        const bool isEnd = outcome == Outcome::Delivered || outcome == Outcome::Bounced || outcome == Outcome::Expired || outcome == Outcome::Discarded;
        m_figures.strangersEnded += isOfStranger && isEnd;
        m_figures.strangersBounced += isOfStranger && outcome == Outcome::Bounced;
        constexpr int stays = logs::DeliveryFlag::ToLoopback | logs::DeliveryFlag::ToCommand;
        if (outcome != Outcome::Delivered || (context.flags & stays) != 0 || !isHost(context.relay))
            return;
        ++m_figures.sentOut;
        m_figures.sentOutWithReply += context.reply != 0;
        if (isTls(context.tls))
            ++m_figures.sentOutOverTls;
        else
            count(m_figures.inClear, context.domain);
        if (isOwn(context.domain))
            return;
        const bool isFirst = m_out.size() < mostMessages && m_out.insert(delivery.message).second;
        m_figures.toStrangers += isFirst;
        if (isFirst && isOfStranger && delivery.original.isNull())
            count(m_figures.relayed, context.domain);
    }

    void countLimits()
    {
        for (const IdRange &ids : m_kept.ranges("occurrence", m_range)) {
            Rows rows = m_reader.rows("SELECT count(*) FROM occurrence WHERE id >= ? AND id <= ? AND kind = ? AND time_ms >= ? AND time_ms < ?", ids.first, ids.last, std::int64_t(logs::EventKind::Limit),
                toMs(m_range.from), toMs(m_range.to));
            if (rows.next())
                m_figures.limits += rows.number(0);
        }
    }

    static MessageOrigin originOf(const StoredMessage &message) { return static_cast<MessageOrigin>(message.context.origin); }

    From fromOf(const StoredMessage &message) const
    {
        const MessageContext &context = message.context;
        if (context.login != 0)
            return From::Login;
        if (originOf(message) == MessageOrigin::Local || !context.client.isKnown() || context.client.isLoopback())
            return From::OwnNetworks;
        const bool isOwn = std::any_of(m_ownNetworks.begin(), m_ownNetworks.end(), [&](const Cidr &one) { return one.holds(context.client.view()); });
        return isOwn ? From::OwnNetworks : From::Strangers;
    }

    void count(QMap<QString, qint64> &into, std::int64_t domain)
    {
        const QString name = m_names.text(domain);
        if (into.size() < mostDomains || into.contains(name))
            ++into[name];
    }

    template <typename Tell>
    bool known(QHash<std::int64_t, bool> &cache, std::int64_t id, Tell tell)
    {
        if (id == 0)
            return false;
        const auto found = cache.constFind(id);
        return found != cache.constEnd() ? *found : *cache.insert(id, tell(m_names.text(id)));
    }
    bool isTls(std::int64_t id)
    {
        return known(m_tls, id, [](const QString &text) { return !text.isEmpty() && text != "none"_L1; });
    }
    /// Else a transport of this host, a socket, or nothing.
    bool isHost(std::int64_t relay)
    {
        return known(m_hosts, relay, [](const QString &text) { return (text.contains(u'.') || text.contains(u':')) && !text.contains(u'/'); });
    }
    bool isWebUser(std::int64_t local)
    {
        static const QStringList names { u"www-data"_s, u"apache"_s, u"httpd"_s, u"nginx"_s, u"www"_s, u"wwwrun"_s, u"nobody"_s };
        return known(m_webUsers, local, [](const QString &text) { return names.contains(text, Qt::CaseInsensitive); });
    }
    bool isOwn(std::int64_t domain)
    {
        return known(m_own, domain, [&](const QString &name) { return std::any_of(m_ownDomains.begin(), m_ownDomains.end(), [&](const QString &one) { return name == one || name.endsWith(u'.' + one); })
                || m_reader.integer("SELECT own FROM string WHERE id = ?", domain).value_or(0) != 0; });
    }

    Reader &m_reader;
    Names &m_names;
    KeptRows m_kept;
    RowScan m_scan;
    core::TimeRange m_range;
    std::vector<Cidr> m_ownNetworks;
    QStringList m_ownDomains;
    QHash<std::int64_t, bool> m_tls, m_hosts, m_webUsers, m_own;
    std::unordered_set<std::int64_t> m_out; ///< messages that left
    NodeFigures m_figures;
};

} // namespace

core::Result<NodeFigures> NodeFiguresQuery::run(const Store &store, const Cancel &cancel) const
{
    Filter filter;
    filter.nodes = { node };
    filter.sources = ownNetworks;
    for (const char *network : { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "::1", "fc00::/7", "fe80::/10" })
        filter.sources << QString::fromLatin1(network);
    auto networks = parseSources(filter);
    if (!networks)
        return fail(networks.error());
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    NodeFigures figures = NodeFigureCounter(*reader, names, nodes->first().id, range, std::move(*networks), ownDomains).figures(limitsAlone);
    if (reader->problem())
        return fail(*reader->problem());
    figures.notes = reader->damage();
    return figures;
}

} // namespace bw::store

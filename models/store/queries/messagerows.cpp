// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/messagerows.h"

#include "models/store/tr.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <unordered_set>

namespace bw::store {

namespace {

constexpr const char *outcomeNames[] { "delivered", "deferred", "bounced", "expired", "discarded", "held", "deleted" };
constexpr const char *originNames[] { "smtp", "local", "notice", "probe", "second_pass", "forwarded", "unknown" };

template <std::size_t N>
QString nameIn(const char *const (&names)[N], std::int64_t index)
{
    return index >= 0 && index < static_cast<std::int64_t>(N) ? QString::fromLatin1(names[index]) : QString();
}

} // namespace

QString outcomeName(int outcome)
{
    return nameIn(outcomeNames, outcome);
}

QString dsnText(std::int64_t dsn)
{
    return dsn == 0 ? QString() : QStringLiteral("%1.%2.%3").arg(dsn / 1'000'000).arg(dsn / 1'000 % 1'000).arg(dsn % 1'000);
}

MessageRows::MessageRows(Reader &reader, Names &names, NodeName node)
    : m_reader(reader)
    , m_names(names)
    , m_node(std::move(node))
    , m_kept(reader, m_node.id)
{
}

std::optional<MessageSummary> MessageRows::message(std::int64_t number)
{
    auto rows = m_reader.rows("SELECT accepted_ms, host, instance, queue_id, message_hash, sender_domain, sender_local, sender_hash, login, service, "
                              "mechanism, tls, cipher, client, size, recipients, origin, continues, stream FROM message WHERE id = ?",
        rowId(m_node.id, number));
    if (!rows.next())
        return std::nullopt;
    MessageSummary message;
    message.id = rowId(m_node.id, number);
    message.accepted = fromMs(rows.integer(0));
    message.node = m_node.name;
    message.host = m_names.text(rows.integer(1));
    message.instance = m_names.text(rows.integer(2));
    message.queueId = rows.text(3);
    if (!rows.isNull(4)) {
        const auto hash = rows.bytes(4);
        message.messageId = u'#' + QString::fromLatin1(QByteArray(hash.data(), static_cast<qsizetype>(hash.size())).toHex());
    }
    const QString domain = m_names.text(rows.integer(5)), local = m_names.text(rows.integer(6));
    if (!local.isEmpty())
        message.sender = local + u'@' + domain;
    else if (!rows.isNull(7))
        message.sender = recipientName(rows.bytes(7), domain);
    else
        message.sender = domain.isEmpty() ? QStringLiteral("<>") : u'@' + domain;
    message.login = m_names.text(rows.integer(8));
    message.service = m_names.text(rows.integer(9));
    message.mechanism = m_names.text(rows.integer(10));
    message.tls = m_names.text(rows.integer(11));
    message.cipher = m_names.text(rows.integer(12));
    message.client = QString::fromStdString(core::IpAddress::fromBytes(rows.bytes(13)).toString());
    message.size = rows.isNull(14) ? -1 : rows.integer(14);
    message.recipients = rows.isNull(15) ? -1 : static_cast<int>(rows.integer(15));
    message.origin = nameIn(originNames, rows.integer(16));
    message.continues = rows.integer(17) == 0 ? 0 : rowId(m_node.id, rows.integer(17));
    message.stream = stream(rows.integer(18));
    return message;
}

std::unordered_map<std::int64_t, std::vector<DeliveryFacts>> MessageRows::deliveries(const std::vector<std::int64_t> &numbers, core::UtcMicros from)
{
    std::unordered_map<std::int64_t, std::vector<DeliveryFacts>> found;
    if (numbers.empty())
        return found;
    const std::unordered_set<std::int64_t> wanted(numbers.begin(), numbers.end());
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    for (const auto &ids : m_kept.ranges("delivery", { core::floorTo(from, core::microsPerSecond) - core::microsPerMinute, INT64_MAX })) {
        auto rows = m_reader.rows("SELECT time_ms, message, outcome, flags, recipient, domain, relay, reply, tls, dsn, delay_ms, source, source_offset "
                                  "FROM delivery WHERE id BETWEEN ? AND ? AND message BETWEEN ? AND ?",
            ids.first, ids.last, *low, *high);
        while (rows.next()) {
            if (!wanted.contains(rows.integer(1)))
                continue;
            DeliveryFacts one;
            one.time = fromMs(rows.integer(0));
            one.message = rows.integer(1);
            one.outcome = static_cast<int>(rows.integer(2));
            one.flags = static_cast<int>(rows.integer(3));
            one.recipient = rows.bytes(4);
            one.domain = rows.integer(5);
            one.relay = rows.integer(6);
            one.reply = rows.integer(7);
            one.tls = rows.integer(8);
            one.dsn = rows.integer(9);
            one.delayMs = rows.isNull(10) ? -1 : rows.integer(10);
            one.source = rows.integer(11);
            one.offset = static_cast<quint64>(rows.integer(12));
            found[one.message].push_back(std::move(one));
        }
    }
    for (auto &[number, list] : found)
        std::stable_sort(list.begin(), list.end(), [](const DeliveryFacts &a, const DeliveryFacts &b) { return a.time < b.time; });
    return found;
}

void MessageRows::summarise(MessageSummary &message, const std::vector<DeliveryFacts> &deliveries)
{
    std::map<std::string, const DeliveryFacts *> last; // by recipient
    QSet<std::int64_t> domains;
    for (const auto &one : deliveries) {
        if (!one.recipient.empty())
            last[one.recipient] = &one;
        domains.insert(one.domain);
    }
    const DeliveryFacts *newest = nullptr;
    QSet<int> outcomes;
    for (const auto &[recipient, one] : last) {
        outcomes.insert(one->outcome);
        if (!newest || one->time >= newest->time)
            newest = one;
        int *const counts[] { &message.delivered, &message.deferred, &message.bounced, &message.expired, &message.discarded };
        if (one->outcome >= 0 && one->outcome < static_cast<int>(std::size(counts)))
            ++*counts[one->outcome];
    }
    if (outcomes.size() == 1)
        message.outcome = outcomeName(*outcomes.begin());
    else if (outcomes.size() > 1)
        message.outcome = QStringLiteral("mixed");
    if (domains.size() == 1)
        message.destination = m_names.text(*domains.begin());
    else if (domains.size() > 1)
        message.destination = Tr::tr("%n domain(s)", nullptr, static_cast<int>(domains.size()));
    if (newest)
        message.lastReply = m_names.text(newest->reply);
}

QString MessageRows::file(std::int64_t source)
{
    // Rows name a source by its number in the node, or by its whole id.
    const std::int64_t id = source > rowNumberMask ? source : rowId(m_node.id, source);
    if (!m_files.contains(id)) {
        auto row = m_reader.rows("SELECT path FROM source WHERE id = ?", id);
        m_files.insert(id, row.next() ? row.text(0) : QString());
    }
    return m_files.value(id);
}

QString MessageRows::stream(std::int64_t key)
{
    if (!m_streams.contains(key)) {
        auto text = streamKeyText(m_reader, m_names, key);
        text.isFolded = key == 0;
        m_streams.insert(key, m_rules.nameOf(m_rules.match(text)));
    }
    return m_streams.value(key);
}

} // namespace bw::store

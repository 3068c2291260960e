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
    , m_scan(reader, m_kept)
{
}

std::optional<MessageSummary> MessageRows::message(std::int64_t number)
{
    const auto found = m_scan.message(number);
    if (!found)
        return std::nullopt;
    return summaryOf(*found);
}

MessageSummary MessageRows::summaryOf(const StoredMessage &stored)
{
    const MessageContext &context = stored.context;
    MessageSummary message;
    message.id = rowId(m_node.id, stored.number);
    message.accepted = fromMs(stored.acceptedMs);
    message.node = m_node.name;
    message.host = m_names.text(context.host);
    message.instance = m_names.text(context.instance);
    message.queueId = QString::fromUtf8(stored.queueId.text, stored.queueId.length);
    if (stored.messageHash != 0)
        message.messageId = QStringLiteral("#%1").arg(stored.messageHash, 16, 16, QLatin1Char('0'));
    const QString domain = m_names.text(context.senderDomain), local = m_names.text(context.senderLocal);
    if (!local.isEmpty())
        message.sender = local + u'@' + domain;
    else if (!stored.sender.isNull())
        message.sender = m_names.address(stored.sender.view(), domain);
    else
        message.sender = domain.isEmpty() ? QStringLiteral("<>") : u'@' + domain;
    message.file = file(context.source);
    message.offset = stored.offset;
    message.login = m_names.text(context.login);
    message.service = m_names.text(context.service);
    message.mechanism = m_names.text(context.mechanism);
    message.tls = m_names.text(context.tls);
    message.cipher = m_names.text(context.cipher);
    message.client = QString::fromStdString(context.client.toString());
    message.size = stored.size;
    message.recipients = static_cast<int>(stored.recipients);
    message.origin = nameIn(originNames, context.origin);
    message.continues = stored.continues == 0 ? 0 : rowId(m_node.id, stored.continues);
    message.stream = stream(context.stream);
    return message;
}

std::unordered_map<std::int64_t, std::vector<StoredDelivery>> MessageRows::deliveries(const std::vector<std::int64_t> &numbers, core::UtcMicros from)
{
    std::unordered_map<std::int64_t, std::vector<StoredDelivery>> found;
    if (numbers.empty())
        return found;
    const std::unordered_set<std::int64_t> wanted(numbers.begin(), numbers.end());
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    // A second's slack for stamps that are cut to it, a minute's for clocks that step.
    const core::TimeRange range { core::floorTo(from, core::microsPerSecond) - core::microsPerMinute, core::UtcMicros(INT64_MAX / 2) };
    m_scan.deliveriesOfMessages(*low, *high, range, [&](const StoredDelivery &delivery, const StoredMessage *) {
        if (wanted.contains(delivery.message))
            found[delivery.message].push_back(delivery);
        return true;
    });
    for (auto &[number, list] : found)
        std::stable_sort(list.begin(), list.end(), [](const StoredDelivery &a, const StoredDelivery &b) { return a.timeMs < b.timeMs; });
    return found;
}

void MessageRows::summarise(MessageSummary &message, const std::vector<StoredDelivery> &deliveries)
{
    std::map<std::array<std::uint8_t, 16>, const StoredDelivery *> last; // by recipient
    QSet<std::int64_t> domains;
    for (const auto &one : deliveries) {
        last[one.recipient.bytes] = &one;
        domains.insert(one.context.domain);
    }
    const StoredDelivery *newest = nullptr;
    QSet<int> outcomes;
    for (const auto &[recipient, one] : last) {
        const auto outcome = static_cast<int>(one->context.outcome);
        outcomes.insert(outcome);
        if (!newest || one->timeMs >= newest->timeMs)
            newest = one;
        int *const counts[] { &message.delivered, &message.deferred, &message.bounced, &message.expired, &message.discarded, &message.held, &message.deleted };
        if (outcome >= 0 && outcome < static_cast<int>(std::size(counts)))
            ++*counts[outcome];
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
        message.lastReply = m_names.text(newest->context.reply);
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

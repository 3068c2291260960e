// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumesheet.h"

#include "models/core/hash.h"
#include "models/store/rowscan.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

/// Figures counted over kept rows, for what no cube holds: the same rules as the ledger's (models/logs/README.md).
namespace bw::store {

namespace {

constexpr int noGroup = -1;
constexpr int notInCells = logs::DeliveryFlag::HandedOn | logs::DeliveryFlag::NotCounted;

/// What the keys of one row look at.
struct RowFacts
{
    QString node;
    const StreamKeyText *stream = nullptr;
    std::string client;
    std::int64_t service = 0;
    std::int64_t domain = 0, reply = 0;
    bool hasRecipient = false;
};

class RowReader
{
public:
    RowReader(const VolumeTask &task, VolumeSheet &sheet)
        : m_task(task)
        , m_sheet(sheet)
        , m_isByRecipient(sheet.has(VolumeKey::Domain) || sheet.has(VolumeKey::Reason) || !task.filter.domains.isEmpty())
        , m_isByReason(sheet.has(VolumeKey::Reason))
    {
    }

    [[nodiscard]] bool isByRecipient() const { return m_isByRecipient; }
    [[nodiscard]] bool isByReason() const { return m_isByReason; }

    const StreamKeyText &stream(std::int64_t key)
    {
        const auto [found, isNew] = m_streams.try_emplace(key);
        if (isNew)
            found->second = streamKeyText(m_task.reader, m_task.names, key);
        return found->second;
    }

    /// The group of a row, or noGroup when the filter leaves it out.
    int groupOf(const RowFacts &row)
    {
        const auto &filter = m_task.filter;
        if (!m_task.passes(*row.stream, false))
            return noGroup;
        if (!m_task.sources.empty()
            && std::none_of(m_task.sources.begin(), m_task.sources.end(), [&](const Cidr &source) { return source.holds(row.client); }))
            return noGroup;
        if (!filter.domains.isEmpty() && !(row.hasRecipient && filter.domains.contains(m_task.domainText(row.domain), Qt::CaseInsensitive)))
            return noGroup;
        if (!filter.services.isEmpty() && !filter.services.contains(m_task.names.text(row.service)))
            return noGroup;
        QStringList texts;
        for (const VolumeKey key : m_sheet.keys())
            texts.append(text(key, row));
        return m_sheet.group(texts);
    }

private:
    QString text(VolumeKey key, const RowFacts &row)
    {
        switch (key) {
        case VolumeKey::Node:
            return row.node;
        case VolumeKey::Domain:
            return m_task.domainText(row.domain);
        case VolumeKey::Reason:
            return m_task.names.text(row.reply);
        case VolumeKey::Source:
            return QString::fromStdString(core::IpAddress::fromBytes(row.client).toString());
        case VolumeKey::Outcome:
            return {};
        default:
            return m_task.streamText(key, *row.stream);
        }
    }

    const VolumeTask &m_task;
    VolumeSheet &m_sheet;
    bool m_isByRecipient, m_isByReason;
    std::unordered_map<std::int64_t, StreamKeyText> m_streams;
};

/// As the ledger tells recipients of a message apart: by the address, and by the one that it came from.
std::uint64_t recipientKey(std::int64_t node, const StoredDelivery &delivery)
{
    return core::fastHash(delivery.original.view(), core::fastHash(delivery.recipient.view(), static_cast<std::uint64_t>(rowId(node, delivery.message))));
}

void readMessages(VolumeSheet &sheet, RowReader &reader, const NodeName &node, core::TimeRange range, RowScan &scan)
{
    scan.messages(range, [&](const StoredMessage &message) {
        const MessageContext &context = message.context;
        if (!logs::isCounted(static_cast<logs::MessageOrigin>(context.origin)))
            return true;
        const RowFacts facts { node.name, &reader.stream(context.stream), std::string(context.client.view()), context.service, 0, 0, false };
        if (auto *sums = sheet.at(fromMs(message.acceptedMs), reader.groupOf(facts))) {
            ++(*sums)[Accepted];
            ++(*sums)[Messages];
            (*sums)[Recipients] += std::max<std::int64_t>(message.recipients, 0);
        }
        return true;
    });
}

/// Whose mail a second pass or a forward is: a filter's own address handed nothing in, and what was forwarded inside has none. Looks
/// into another place of the rows than the scan that calls it, and only where the question is about sources.
class FirstPasses
{
public:
    FirstPasses(const VolumeTask &task, const VolumeSheet &sheet, const KeptRows &kept)
        : m_scan(task.reader, kept)
        , m_isAsked(!task.sources.empty() || sheet.has(VolumeKey::Source))
    {
    }

    /// Bytes of the address that the message came from; empty: not known.
    std::string clientOf(const StoredMessage &message)
    {
        constexpr int mostPasses = 4; // filter behind filter
        std::optional<StoredMessage> pass = message;
        for (int i = 0; m_isAsked && i < mostPasses && pass && isLater(*pass) && pass->continues != 0; ++i)
            pass = m_scan.message(pass->continues);
        if (!pass || (m_isAsked && isLater(*pass)))
            pass = message;
        const bool isFilter = originOf(*pass) == logs::MessageOrigin::SecondPass && core::IpAddress::fromBytes(pass->context.client.view()).isLoopback();
        return isFilter ? std::string() : std::string(pass->context.client.view());
    }

private:
    static logs::MessageOrigin originOf(const StoredMessage &message) { return static_cast<logs::MessageOrigin>(message.context.origin); }
    static bool isLater(const StoredMessage &message)
    {
        return originOf(message) == logs::MessageOrigin::SecondPass || originOf(message) == logs::MessageOrigin::Forwarded;
    }
    RowScan m_scan;
    bool m_isAsked;
};

RowFacts deliveryFacts(RowReader &reader, FirstPasses &firsts, const NodeName &node, const StoredDelivery &delivery, const StoredMessage *of)
{
    // As in the cube: what was delivered has no reason.
    const bool isDelivered = delivery.context.outcome == static_cast<int>(logs::Outcome::Delivered);
    return { node.name, &reader.stream(of ? of->context.stream : 0), of ? firsts.clientOf(*of) : std::string(),
        of ? of->context.service : 0, delivery.context.domain, isDelivered ? 0 : delivery.context.reply, true };
}

/// The column of a sheet that an outcome is counted in, or none.
std::optional<int> measureOf(std::int64_t outcome)
{
    switch (static_cast<logs::Outcome>(outcome)) {
    case logs::Outcome::Delivered: return Delivered;
    case logs::Outcome::Deferred: return Deferred;
    case logs::Outcome::Bounced: return Bounced;
    case logs::Outcome::Expired: return Expired;
    case logs::Outcome::Discarded: return Discarded;
    case logs::Outcome::Held: return Held;
    case logs::Outcome::Deleted: return Deleted;
    }
    return std::nullopt;
}

/// Held and deleted are states: no line of theirs makes a recipient count.
bool isState(int measure)
{
    return measure == Held || measure == Deleted;
}

/// With a recipient-side key: a recipient counts once, where its first line is, and a message once in each group.
class FirstLines
{
public:
    FirstLines(VolumeSheet &sheet, std::int64_t node)
        : m_sheet(sheet)
        , m_node(node)
    {
    }

    void count(const StoredDelivery &delivery, int group)
    {
        auto *sums = m_sheet.at(fromMs(delivery.timeMs), group);
        if (!sums || !m_recipients.insert(recipientKey(m_node, delivery)).second)
            return;
        const bool isFirstOfMessage = m_messages.insert(messageKey(delivery.message, group)).second;
        if (delivery.context.flags & logs::DeliveryFlag::KnownRecipient)
            return;
        ++(*sums)[Recipients];
        if (isFirstOfMessage && !(delivery.context.flags & logs::DeliveryFlag::KnownDomain))
            ++(*sums)[Messages];
    }
    /// A line before the range: what it is the first of does not count in here.
    void forget(const StoredDelivery &delivery, int group)
    {
        m_recipients.insert(recipientKey(m_node, delivery));
        m_messages.insert(messageKey(delivery.message, group));
    }

private:
    static std::uint64_t messageKey(std::int64_t message, int group)
    {
        return core::fastHash({}, static_cast<std::uint64_t>(message) ^ VolumeSheet::keyOf(0, group) * 0x9e3779b97f4a7c15U);
    }
    VolumeSheet &m_sheet;
    std::int64_t m_node;
    std::unordered_set<std::uint64_t> m_messages, m_recipients;
};

void readDeliveries(VolumeSheet &sheet, RowReader &reader, FirstPasses &passes, const NodeName &node, core::TimeRange range, RowScan &scan)
{
    FirstLines firsts(sheet, node.id);
    std::vector<std::pair<StoredDelivery, int>> older; // of messages that were here before the range
    std::unordered_set<std::int64_t> olderMessages;
    core::UtcMicros olderFrom = range.from;
    scan.deliveries(range, true, [&](const StoredDelivery &delivery, const StoredMessage *of) {
        const auto measure = measureOf(delivery.context.outcome);
        if (delivery.context.flags & notInCells || !measure || (isState(*measure) && !sheet.areStatesKnown))
            return true;
        const int group = reader.groupOf(deliveryFacts(reader, passes, node, delivery, of));
        auto *sums = sheet.at(fromMs(delivery.timeMs), group);
        if (!sums)
            return true;
        ++(*sums)[static_cast<std::size_t>(*measure)];
        if (!reader.isByRecipient() || reader.isByReason() || isState(*measure))
            return true;
        if (of && fromMs(of->acceptedMs) < range.from) {
            older.emplace_back(delivery, group);
            olderMessages.insert(delivery.message);
            olderFrom = std::min(olderFrom, fromMs(of->acceptedMs));
        } else {
            firsts.count(delivery, group);
        }
        return true;
    });
    if (older.empty())
        return;
    scan.deliveries({ olderFrom, range.from }, true, [&](const StoredDelivery &delivery, const StoredMessage *of) {
        const auto measure = measureOf(delivery.context.outcome);
        if (olderMessages.contains(delivery.message) && !(delivery.context.flags & notInCells) && measure && !isState(*measure))
            firsts.forget(delivery, reader.groupOf(deliveryFacts(reader, passes, node, delivery, of)));
        return true;
    });
    for (const auto &[delivery, group] : older)
        firsts.count(delivery, group);
}

void readRejections(const VolumeTask &task, VolumeSheet &sheet, RowReader &reader, const NodeName &node, const KeptRows &kept)
{
    for (const auto &ids : kept.ranges("rejection", task.range)) {
        auto rows = task.reader.rows("SELECT time_ms, sender_domain, login, client, instance, service, domain, reply FROM rejection "
                                     "WHERE id BETWEEN ? AND ? AND time_ms >= ? AND time_ms < ?",
            ids.first, ids.last, toMs(task.range.from), toMs(task.range.to));
        while (rows.next()) {
            const auto client = core::IpAddress::fromBytes(rows.bytes(3));
            StreamKeyText stream;
            stream.isFolded = rows.integer(2) == 0; // strangers' rejections belong to no stream of ours
            stream.senderDomain = stream.isFolded ? otherStream : task.names.text(rows.integer(1));
            stream.login = stream.isFolded ? otherStream : task.names.text(rows.integer(2));
            stream.network = stream.isFolded ? std::string_view() : client.network();
            stream.instance = stream.isFolded ? otherStream : task.names.text(rows.integer(4));
            const RowFacts facts { node.name, &stream, std::string(rows.bytes(3)), rows.integer(5), rows.integer(6), rows.integer(7), true };
            if (auto *sums = sheet.at(fromMs(rows.integer(0)), reader.groupOf(facts)))
                ++(*sums)[Rejected];
        }
    }
}

} // namespace

void readVolumeRows(const VolumeTask &task, VolumeSheet &sheet)
{
    RowReader reader(task, sheet);
    sheet.isMessagesKnown = sheet.isRecipientsKnown = !reader.isByReason();
    sheet.areStatesKnown = task.asksForStates();
    for (const auto &node : task.nodes) {
        const KeptRows kept(task.reader, node.id);
        RowScan scan(task.reader, kept);
        if (!reader.isByRecipient())
            readMessages(sheet, reader, node, task.range, scan);
        FirstPasses passes(task, sheet, kept);
        readDeliveries(sheet, reader, passes, node, task.range, scan);
        readRejections(task, sheet, reader, node, kept);
    }
}

void countDeferredRecipients(const VolumeTask &task, VolumeSheet &sheet)
{
    struct Waiting
    {
        core::UtcMicros last = 0;
        std::uint64_t cell = 0;
    };
    const core::TimeRange range { std::clamp(rowsKeptFrom(task), task.range.from, task.range.to), task.range.to };
    const bool countsStates = !sheet.areStatesKnown; // the same look tells both
    RowReader reader(task, sheet);
    for (const auto &node : task.nodes) {
        const KeptRows kept(task.reader, node.id);
        RowScan scan(task.reader, kept);
        FirstPasses passes(task, sheet, kept);
        std::unordered_map<std::uint64_t, Waiting> waiting;
        scan.deliveries(range, true, [&](const StoredDelivery &delivery, const StoredMessage *of) {
            if (delivery.context.flags & notInCells)
                return true;
            if (const auto measure = measureOf(delivery.context.outcome); measure && isState(*measure)) {
                if (countsStates)
                    if (auto *sums = sheet.at(fromMs(delivery.timeMs), reader.groupOf(deliveryFacts(reader, passes, node, delivery, of))))
                        ++(*sums)[static_cast<std::size_t>(*measure)];
                return true;
            }
            if (delivery.context.outcome != static_cast<int>(logs::Outcome::Deferred))
                return true;
            const int group = reader.groupOf(deliveryFacts(reader, passes, node, delivery, of));
            const auto time = fromMs(delivery.timeMs);
            const auto bucket = sheet.buckets().indexOf(time);
            if (group == noGroup || bucket < 0)
                return true;
            auto &one = waiting[recipientKey(node.id, delivery)];
            if (time >= one.last)
                one = { time, VolumeSheet::keyOf(static_cast<std::size_t>(bucket), group) };
            return true;
        });
        // Rows need not come in the order of time: ends are taken out in a second look.
        if (!waiting.empty()) {
            scan.deliveries(range, false, [&](const StoredDelivery &delivery, const StoredMessage *) {
                const auto outcome = static_cast<logs::Outcome>(delivery.context.outcome);
                if (outcome != logs::Outcome::Deferred && outcome != logs::Outcome::Held)
                    waiting.erase(recipientKey(node.id, delivery));
                return true;
            });
        }
        for (const auto &[key, one] : waiting)
            ++sheet.deferredRecipients[one.cell];
    }
    // Who was deferred last before the rows that are kept is not known; nor is who came to an end in what cannot be read.
    if (task.reader.damage().isEmpty())
        sheet.deferredKnownFrom = sheet.statesKnownFrom = range.from;
}

} // namespace bw::store

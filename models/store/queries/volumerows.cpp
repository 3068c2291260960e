// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumesheet.h"

#include "models/core/hash.h"

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
        if (!filter.domains.isEmpty() && !(row.hasRecipient && filter.domains.contains(m_task.names.text(row.domain), Qt::CaseInsensitive)))
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
            return m_task.names.text(row.domain);
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

std::uint64_t recipientKey(std::int64_t node, std::int64_t message, std::string_view recipient)
{
    return core::fastHash(recipient, static_cast<std::uint64_t>(rowId(node, message)));
}

void readMessages(const VolumeTask &task, VolumeSheet &sheet, RowReader &reader, const NodeName &node, const KeptRows &kept)
{
    for (const auto &ids : kept.ranges("message", task.range)) {
        auto rows = task.reader.rows("SELECT accepted_ms, origin, recipients, stream, client, service FROM message "
                                     "WHERE id BETWEEN ? AND ? AND accepted_ms >= ? AND accepted_ms < ?",
            ids.first, ids.last, toMs(task.range.from), toMs(task.range.to));
        while (rows.next()) {
            if (!logs::isCounted(static_cast<logs::MessageOrigin>(rows.integer(1))))
                continue;
            const RowFacts facts { node.name, &reader.stream(rows.integer(3)), std::string(rows.bytes(4)), rows.integer(5), 0, 0, false };
            if (auto *sums = sheet.at(fromMs(rows.integer(0)), reader.groupOf(facts))) {
                ++(*sums)[Accepted];
                ++(*sums)[Messages];
                (*sums)[Recipients] += rows.isNull(2) ? 0 : rows.integer(2);
            }
        }
    }
}

constexpr const char *deliveriesSql = "SELECT d.time_ms, d.outcome, d.flags, d.message, d.recipient, d.domain, d.reply, m.stream, m.client, m.service "
                                      "FROM delivery d LEFT JOIN message m ON m.id = ? + d.message "
                                      "WHERE d.id BETWEEN ? AND ? AND d.time_ms >= ? AND d.time_ms < ?";

RowFacts deliveryFacts(RowReader &reader, const NodeName &node, const Rows &rows)
{
    // As in the cube: what was delivered has no reason.
    const bool isDelivered = rows.integer(1) == static_cast<int>(logs::Outcome::Delivered);
    return { node.name, &reader.stream(rows.integer(7)), std::string(rows.bytes(8)), rows.integer(9), rows.integer(5),
        isDelivered ? 0 : rows.integer(6), true };
}

void readDeliveries(const VolumeTask &task, VolumeSheet &sheet, RowReader &reader, const NodeName &node, const KeptRows &kept)
{
    std::unordered_set<std::uint64_t> seenMessages, seenRecipients; // with a recipient-side key, by group
    for (const auto &ids : kept.ranges("delivery", task.range)) {
        auto rows = task.reader.rows(deliveriesSql, rowId(node.id, 0), ids.first, ids.last, toMs(task.range.from), toMs(task.range.to));
        while (rows.next()) {
            if (rows.integer(2) & notInCells)
                continue;
            const int group = reader.groupOf(deliveryFacts(reader, node, rows));
            const auto time = fromMs(rows.integer(0));
            auto *sums = sheet.at(time, group);
            if (!sums)
                continue;
            switch (static_cast<logs::Outcome>(rows.integer(1))) {
            case logs::Outcome::Delivered:
                ++(*sums)[Delivered];
                break;
            case logs::Outcome::Deferred:
                ++(*sums)[Deferred];
                break;
            case logs::Outcome::Bounced:
                ++(*sums)[Bounced];
                break;
            case logs::Outcome::Expired:
                ++(*sums)[Expired];
                break;
            case logs::Outcome::Discarded:
                ++(*sums)[Discarded];
                break;
            case logs::Outcome::Held:
            case logs::Outcome::Deleted:
                break;
            }
            if (!reader.isByRecipient() || reader.isByReason())
                continue;
            const auto scope = VolumeSheet::keyOf(0, group);
            if (seenMessages.insert(core::fastHash({}, static_cast<std::uint64_t>(rowId(node.id, rows.integer(3))) ^ scope * 0x9e3779b97f4a7c15U)).second)
                ++(*sums)[Messages];
            if (seenRecipients.insert(recipientKey(node.id, rows.integer(3), rows.bytes(4)) ^ scope * 0x9e3779b97f4a7c15U).second)
                ++(*sums)[Recipients];
        }
    }
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
    for (const auto &node : task.nodes) {
        const KeptRows kept(task.reader, node.id);
        if (!reader.isByRecipient())
            readMessages(task, sheet, reader, node, kept);
        readDeliveries(task, sheet, reader, node, kept);
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
    RowReader reader(task, sheet);
    for (const auto &node : task.nodes) {
        const KeptRows kept(task.reader, node.id);
        const auto ranges = kept.ranges("delivery", task.range);
        std::unordered_map<std::uint64_t, Waiting> waiting;
        for (const auto &ids : ranges) {
            auto rows = task.reader.rows(deliveriesSql, rowId(node.id, 0), ids.first, ids.last, toMs(task.range.from), toMs(task.range.to));
            while (rows.next()) {
                if (rows.integer(1) != static_cast<int>(logs::Outcome::Deferred) || rows.integer(2) & notInCells)
                    continue;
                const int group = reader.groupOf(deliveryFacts(reader, node, rows));
                const auto time = fromMs(rows.integer(0));
                const auto bucket = sheet.buckets().indexOf(time);
                if (group == noGroup || bucket < 0)
                    continue;
                auto &one = waiting[recipientKey(node.id, rows.integer(3), rows.bytes(4))];
                if (time >= one.last)
                    one = { time, VolumeSheet::keyOf(static_cast<std::size_t>(bucket), group) };
            }
        }
        // Rows need not come in the order of time: ends are taken out in a second look.
        for (const auto &ids : waiting.empty() ? std::vector<IdRange> {} : ranges) {
            auto rows = task.reader.rows("SELECT outcome, message, recipient FROM delivery WHERE id BETWEEN ? AND ? AND time_ms < ?", ids.first,
                ids.last, toMs(task.range.to));
            while (rows.next()) {
                const auto outcome = static_cast<logs::Outcome>(rows.integer(0));
                if (outcome != logs::Outcome::Deferred && outcome != logs::Outcome::Held)
                    waiting.erase(recipientKey(node.id, rows.integer(1), rows.bytes(2)));
            }
        }
        for (const auto &[key, one] : waiting)
            ++sheet.deferredRecipients[one.cell];
    }
    sheet.isDeferredKnown = true;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/digests.h"
#include "models/store/entrypage.h"
#include "models/store/tr.h"
#include "models/store/writerprivate.h"

#include <sqlite3.h>

#include <algorithm>

namespace bw::store {

using core::fail;

namespace {

core::Problem damaged()
{
    return { core::ProblemKind::Damaged, Tr::tr("The store is damaged"), Tr::tr("packed messages could not be read"), {}, {} };
}

/// Numbers of one batch are near one another; where they are not, a table by number would not pay.
constexpr std::uint64_t widestPlan = 4'000'000;

} // namespace

StoredMessage Writer::Private::stored(const logs::MessageRow &row)
{
    StoredMessage message;
    message.number = static_cast<std::int64_t>(row.number);
    message.acceptedMs = toMs(row.accepted);
    message.queueId = row.queueId;
    message.messageHash = row.messageId.first64();
    if (row.senderLocal == 0)
        message.sender = row.sender;
    message.size = row.size;
    message.recipients = row.recipients;
    message.continues = static_cast<std::int64_t>(row.continues);
    message.offset = static_cast<std::int64_t>(row.where.offset);
    message.context = { id(row.host), id(row.instance), id(row.senderDomain), id(row.senderLocal), id(row.login), id(row.service),
        id(row.mechanism), id(row.tls), id(row.cipher), streamId(row.stream), static_cast<std::int64_t>(row.origin), row.where.source,
        row.client };
    return message;
}

StoredDelivery Writer::Private::stored(const logs::DeliveryRow &row)
{
    StoredDelivery delivery;
    delivery.number = static_cast<std::int64_t>(row.number);
    delivery.message = static_cast<std::int64_t>(row.message);
    delivery.timeMs = toMs(row.time);
    delivery.recipient = row.recipient;
    delivery.original = row.original;
    delivery.delayMs = std::max<std::int64_t>(row.delayMs, -1);
    delivery.offset = static_cast<std::int64_t>(row.where.offset);
    delivery.context = { id(row.domain), id(row.relay), id(row.reply), row.dsn, id(row.tls), static_cast<std::int64_t>(row.outcome),
        row.flags, row.where.source };
    return delivery;
}

StoredVerdict Writer::Private::stored(const logs::VerdictRow &row)
{
    StoredVerdict verdict;
    verdict.number = static_cast<std::int64_t>(row.number);
    verdict.message = static_cast<std::int64_t>(row.message);
    verdict.timeMs = toMs(row.time);
    verdict.offset = static_cast<std::int64_t>(row.where.offset);
    verdict.context = { id(row.host), id(row.instance), static_cast<std::int64_t>(row.check), id(row.result), id(row.domain),
        id(row.selector), id(row.reason), row.where.source, row.client, row.queueId.length > 0 };
    return verdict;
}

/// Final messages that this batch gives for the first time. Whatever belongs to them and is in this batch goes with them;
/// what an earlier batch gave has rows and keeps them.
void Writer::Private::planPacking(const logs::Batch &batch)
{
    plan.messages.clear();
    plan.places.clear();
    std::uint64_t lowest = UINT64_MAX, highest = 0;
    for (std::size_t i = 0; i < batch.messages.size(); ++i) {
        const logs::MessageRow &row = batch.messages[i];
        if (row.number == 0 || !row.isFinal || row.isAgain)
            continue;
        plan.messages.push_back(static_cast<std::uint32_t>(i));
        lowest = std::min(lowest, row.number);
        highest = std::max(highest, row.number);
    }
    if (plan.messages.empty() || highest - lowest >= widestPlan) {
        plan.messages.clear();
        return;
    }
    plan.lowest = lowest;
    plan.places.assign(highest - lowest + 1, PackPlan::none);
    for (std::size_t i = 0; i < plan.messages.size(); ++i)
        plan.places[batch.messages[plan.messages[i]].number - lowest] = static_cast<std::uint32_t>(i);
    for (const logs::VerdictRow &verdict : batch.verdicts) {
        // A verdict that names another queue id would lose it: its message keeps rows.
        const std::uint32_t place = plan.placeOf(verdict.message);
        if (place != PackPlan::none && verdict.queueId.length > 0
            && verdict.queueId.view() != batch.messages[plan.messages[place]].queueId.view())
            plan.places[verdict.message - lowest] = PackPlan::none;
    }
    // In the order of numbers, so that a block is one stretch of them.
    std::erase_if(plan.messages, [&](std::uint32_t index) { return plan.placeOf(batch.messages[index].number) == PackPlan::none; });
    std::sort(plan.messages.begin(), plan.messages.end(),
        [&](std::uint32_t a, std::uint32_t b) { return batch.messages[a].number < batch.messages[b].number; });
    for (std::size_t i = 0; i < plan.messages.size(); ++i)
        plan.places[batch.messages[plan.messages[i]].number - lowest] = static_cast<std::uint32_t>(i);
}

core::Done Writer::Private::packFinal(const logs::Batch &batch)
{
    planPacking(batch);
    if (plan.messages.empty())
        return {};
    // Rows of each message, in order: counted, then placed.
    const auto grouped = [&](const auto &rows, std::vector<std::uint32_t> &starts) {
        starts.assign(plan.messages.size() + 1, 0);
        for (const auto &row : rows)
            if (const std::uint32_t place = plan.placeOf(row.message); place != PackPlan::none)
                ++starts[place + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        std::vector<std::uint32_t> order(starts.back()), free(starts.begin(), starts.end() - 1);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (const std::uint32_t place = plan.placeOf(rows[i].message); place != PackPlan::none)
                order[free[place]++] = static_cast<std::uint32_t>(i);
        return order;
    };
    std::vector<std::uint32_t> deliveryStarts, verdictStarts;
    const auto deliveries = grouped(batch.deliveries, deliveryStarts);
    const auto verdicts = grouped(batch.verdicts, verdictStarts);
    std::vector<std::int64_t> continues(plan.messages.size(), -1);
    for (const logs::ContinuesChange &change : batch.continuesChanges)
        if (const std::uint32_t place = plan.placeOf(change.number); place != PackPlan::none)
            continues[place] = static_cast<std::int64_t>(change.continues);
    MessageBlock block;
    for (std::size_t i = 0; i < plan.messages.size(); ++i) {
        const logs::MessageRow &row = batch.messages[plan.messages[i]];
        StoredMessage &message = block.messages.emplace_back(stored(row));
        if (continues[i] >= 0)
            message.continues = continues[i];
        segment.messages += 1;
        noteRow(RowTable::Message, row.number, row.accepted, true);
        if (!row.sender.isNull())
            segment.senders.push_back(row.sender.digest());
        for (std::uint32_t at = deliveryStarts[i]; at < deliveryStarts[i + 1]; ++at) {
            const logs::DeliveryRow &delivery = batch.deliveries[deliveries[at]];
            block.deliveries.push_back(stored(delivery));
            noteRow(RowTable::Delivery, delivery.number, delivery.time);
        }
        for (std::uint32_t at = verdictStarts[i]; at < verdictStarts[i + 1]; ++at) {
            const logs::VerdictRow &verdict = batch.verdicts[verdicts[at]];
            block.verdicts.push_back(stored(verdict));
            noteRow(RowTable::Verdict, verdict.number, verdict.time);
        }
        if (block.messages.size() == mostBlockMessages || i + 1 == plan.messages.size()) {
            if (auto written = writeBlock(block); !written)
                return written;
            block.clear();
        }
    }
    return error;
}

core::Done Writer::Private::writeBlock(MessageBlock &block)
{
    std::int64_t low = INT64_MAX, high = INT64_MIN;
    const auto span = [&](std::int64_t time) {
        low = std::min(low, time);
        high = std::max(high, time);
    };
    for (const StoredMessage &message : block.messages) {
        span(message.acceptedMs);
        segment.queueIds.push_back(queueIdDigest(message.queueId.view()));
        if (message.messageHash != 0)
            segment.messageIds.push_back(static_cast<std::uint32_t>(message.messageHash >> 32));
    }
    for (const StoredDelivery &delivery : block.deliveries) {
        span(delivery.timeMs);
        segment.recipients.push_back(delivery.recipient.digest());
        if (!delivery.original.isNull())
            segment.recipients.push_back(delivery.original.digest());
    }
    for (const StoredVerdict &verdict : block.verdicts)
        span(verdict.timeMs);
    const auto number = static_cast<std::uint64_t>(next[static_cast<std::size_t>(RowTable::Block)]);
    const std::string facts = packBlock(block);
    sqlite::Statement &add = (*this)[Sql::AddBlock];
    add.bind(1, rowId(number));
    add.bind(2, block.messages.front().number);
    add.bind(3, block.messages.back().number);
    add.bind(4, static_cast<std::int64_t>(block.messages.size()));
    add.bind(5, low);
    add.bind(6, high);
    add.bindBlob(7, facts);
    done(Sql::AddBlock);
    noteRow(RowTable::Block, number, low * 1000);
    return error;
}

/// Of a message that has a row, or is packed.
core::Done Writer::Private::changeContinues(const logs::ContinuesChange &change)
{
    if (plan.placeOf(change.number) != PackPlan::none)
        return error; // packed with it just now
    sqlite::Statement &set = (*this)[Sql::ChangeContinues];
    set.bind(1, static_cast<std::int64_t>(change.continues));
    set.bind(2, rowId(change.number));
    if (!done(Sql::ChangeContinues) || sqlite3_changes64(database.handle()) > 0)
        return error;
    const auto number = static_cast<std::int64_t>(change.number);
    sqlite::Statement &holding = (*this)[Sql::BlocksHolding];
    holding.bind(1, rowId(0));
    holding.bind(2, rowId(numberMask));
    holding.bind(3, number);
    holding.bind(4, number);
    MessageBlock block;
    std::int64_t blockId = 0;
    int code = 0;
    while (blockId == 0 && (code = holding.step()) == SQLITE_ROW) {
        if (!unpackBlock(holding.bytes(1), block)) {
            holding.reset();
            return fail(damaged());
        }
        if (block.find(number) != nullptr)
            blockId = holding.integer(0);
    }
    holding.reset();
    if (blockId == 0)
        return code == SQLITE_DONE ? core::Done() : core::Done(fail(failure(code)));
    for (StoredMessage &message : block.messages)
        if (message.number == number)
            message.continues = static_cast<std::int64_t>(change.continues);
    const std::string facts = packBlock(block);
    sqlite::Statement &write = (*this)[Sql::ChangeBlock];
    write.bindBlob(1, facts);
    write.bind(2, blockId);
    done(Sql::ChangeBlock);
    return error;
}

/// The digests of a segment that a killed run left open.
core::Done Writer::Private::digestBlocks(std::int64_t first, std::int64_t last)
{
    sqlite::Statement &blocks = (*this)[Sql::BlocksBetween];
    blocks.bind(1, node << 40 | first);
    blocks.bind(2, last < first ? 0 : node << 40 | last);
    MessageBlock block;
    int code = 0;
    while ((code = blocks.step()) == SQLITE_ROW) {
        if (!unpackBlock(blocks.bytes(0), block)) {
            blocks.reset();
            return fail(damaged());
        }
        for (const StoredMessage &message : block.messages) {
            segment.queueIds.push_back(queueIdDigest(message.queueId.view()));
            if (message.messageHash != 0)
                segment.messageIds.push_back(static_cast<std::uint32_t>(message.messageHash >> 32));
            if (!message.sender.isNull())
                segment.senders.push_back(message.sender.digest());
        }
        for (const StoredDelivery &delivery : block.deliveries) {
            segment.recipients.push_back(delivery.recipient.digest());
            if (!delivery.original.isNull())
                segment.recipients.push_back(delivery.original.digest());
        }
    }
    blocks.reset();
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(failure(code)));
}

core::Done Writer::Private::writeEntries(std::vector<logs::EntryId> entries)
{
    const auto pageOf = [](const logs::EntryId &entry) { return std::pair(entry.journal, entry.number / EntryPage::numbers); };
    std::sort(entries.begin(), entries.end(), [&](const logs::EntryId &a, const logs::EntryId &b) { return pageOf(a) < pageOf(b); });
    for (auto at = entries.begin(); at != entries.end();) {
        const auto [journal, number] = pageOf(*at);
        sqlite::Statement &there = (*this)[Sql::EntriesOf];
        there.bind(1, node);
        there.bind(2, static_cast<std::int64_t>(journal));
        there.bind(3, static_cast<std::int64_t>(number));
        const int code = there.step();
        auto page = code == SQLITE_ROW ? EntryPage::fromBytes(there.bytes(0)) : EntryPage();
        there.reset();
        if (!page || (code != SQLITE_ROW && code != SQLITE_DONE))
            return fail(failure(page ? code : SQLITE_CORRUPT));
        for (const auto place = pageOf(*at); at != entries.end() && pageOf(*at) == place; ++at)
            page->add(at->number);
        sqlite::Statement &set = (*this)[Sql::SetEntries];
        set.bind(1, node);
        set.bind(2, static_cast<std::int64_t>(journal));
        set.bind(3, static_cast<std::int64_t>(number));
        set.bindBlob(4, page->bytes());
        done(Sql::SetEntries);
    }
    return error;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowscan.h"

#include "models/store/queries/timebuckets.h"
#include "models/store/storedrows.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <ranges>

namespace bw::store {

namespace {

constexpr bool isInside(std::int64_t value, std::int64_t low, std::int64_t high)
{
    return low <= value && value < high;
}

} // namespace

RowScan::RowScan(Reader &reader, const KeptRows &kept)
    : m_reader(reader)
    , m_kept(kept)
{
}

std::vector<std::int64_t> RowScan::segmentsIn(core::TimeRange range) const
{
    std::vector<std::int64_t> ids;
    for (const KeptSegment &segment : m_kept.segments())
        if (segment.times.to > range.from && segment.times.from < range.to)
            ids.push_back(segment.id);
    return ids;
}

bool RowScan::blocks(std::int64_t segment, const Bounds &bounds, bool newestFirst, const std::function<bool(const MessageBlock &)> &take)
{
    MessageBlock block;
    for (const IdRange &ids : m_kept.rangesOf("block", segment)) {
        auto rows = m_reader.rows(newestFirst ? "SELECT facts, id FROM block WHERE id BETWEEN ? AND ? AND low_ms < ? AND high_ms >= ? AND first_message <= ? "
                                                "AND last_message >= ? ORDER BY id DESC"
                                              : "SELECT facts, id FROM block WHERE id BETWEEN ? AND ? AND low_ms < ? AND high_ms >= ? AND first_message <= ? "
                                                "AND last_message >= ? ORDER BY id",
            ids.first, ids.last, bounds.highMs, bounds.lowMs, bounds.highest, bounds.lowest);
        while (rows.next()) {
            if (!unpackBlock(rows.bytes(0), block)) {
                m_reader.skipBlock(rows.integer(1));
                continue;
            }
            if (m_reader.isCancelled() || !take(block))
                return false;
        }
    }
    return !m_reader.problem();
}

void RowScan::messages(core::TimeRange range, const TakeMessage &take)
{
    bool goesOn = true;
    for (const std::int64_t segment : segmentsIn(range)) {
        if (!goesOn)
            return;
        messagesOf(segment, range, false, [&](const StoredMessage &message) { return goesOn = take(message); });
    }
}

void RowScan::messagesOf(std::int64_t segment, core::TimeRange range, bool newestFirst, const TakeMessage &take)
{
    const std::int64_t low = toMs(range.from), high = toMs(range.to);
    bool goesOn = true;
    // Rows and blocks side by side by number, as far as blocks are in order.
    for (const IdRange &ids : m_kept.rangesOf("message", segment)) {
        static const std::string ascending = std::string("SELECT ") + messageColumns + " FROM message WHERE id BETWEEN ? AND ? AND accepted_ms >= ? AND accepted_ms < ? ORDER BY id";
        static const std::string descending = ascending + " DESC";
        auto rows = m_reader.rows(newestFirst ? descending.c_str() : ascending.c_str(), ids.first, ids.last, low, high);
        std::optional<StoredMessage> row;
        const auto step = [&] {
            row.reset();
            if (rows.next())
                row = messageOf(rows);
        };
        step();
        const auto rowsBefore = [&](std::int64_t number) {
            while (goesOn && row && (newestFirst ? row->number > number : row->number < number)) {
                goesOn = take(*row);
                step();
            }
        };
        blocks(segment, { low, high, INT64_MIN, INT64_MAX }, newestFirst, [&](const MessageBlock &block) {
            rowsBefore(newestFirst ? block.messages.back().number : block.messages.front().number);
            const auto each = [&](const StoredMessage &message) {
                if (goesOn && isInside(message.acceptedMs, low, high))
                    goesOn = take(message);
            };
            if (newestFirst)
                std::ranges::for_each(block.messages | std::views::reverse, each);
            else
                std::ranges::for_each(block.messages, each);
            return goesOn;
        });
        rowsBefore(newestFirst ? INT64_MIN : INT64_MAX);
    }
}

std::vector<RowScan::Piece> RowScan::piecesOf(const KeptSegment &segment, core::TimeRange range)
{
    std::vector<Piece> pieces;
    for (const IdRange &ids : m_kept.rangesOf("block", segment.id)) {
        auto rows = m_reader.rows("SELECT id, high_ms FROM block WHERE id BETWEEN ? AND ? AND low_ms < ? AND high_ms >= ?", ids.first, ids.last, toMs(range.to),
            toMs(range.from));
        while (rows.next())
            pieces.push_back({ segment.id, rows.integer(0), rows.integer(1) });
    }
    if (!m_kept.rangesOf("message", segment.id).empty())
        pieces.push_back({ segment.id, 0, toMs(segment.times.to) });
    return pieces;
}

void RowScan::messagesOf(const Piece &piece, core::TimeRange range, const TakeMessage &take)
{
    const std::int64_t low = toMs(range.from), high = toMs(range.to);
    if (piece.block != 0) {
        auto rows = m_reader.rows("SELECT facts FROM block WHERE id = ?", piece.block);
        if (!rows.next())
            return;
        if (!unpackBlock(rows.bytes(0), m_block)) {
            m_block.clear();
            return m_reader.skipBlock(piece.block);
        }
        for (const StoredMessage &message : m_block.messages)
            if (isInside(message.acceptedMs, low, high) && !take(message))
                return;
        return;
    }
    for (const IdRange &ids : m_kept.rangesOf("message", piece.segment)) {
        static const std::string sql = std::string("SELECT ") + messageColumns + " FROM message WHERE id BETWEEN ? AND ? AND accepted_ms >= ? AND accepted_ms < ?";
        auto rows = m_reader.rows(sql.c_str(), ids.first, ids.last, low, high);
        while (rows.next())
            if (!take(messageOf(rows)))
                return;
    }
}

void RowScan::deliveries(core::TimeRange range, bool wantsMessage, const TakeDelivery &take)
{
    for (const std::int64_t segment : segmentsIn(range))
        if (!scanDeliveries(segment, { toMs(range.from), toMs(range.to), INT64_MIN, INT64_MAX }, wantsMessage, take))
            return;
}

void RowScan::deliveriesOf(std::int64_t segment, core::TimeRange range, bool wantsMessage, const TakeDelivery &take)
{
    scanDeliveries(segment, { toMs(range.from), toMs(range.to), INT64_MIN, INT64_MAX }, wantsMessage, take);
}

void RowScan::deliveriesOfMessages(std::int64_t lowest, std::int64_t highest, core::TimeRange range, const TakeDelivery &take)
{
    for (const std::int64_t segment : segmentsIn(range))
        if (!scanDeliveries(segment, { toMs(range.from), toMs(range.to), lowest, highest }, false, take))
            return;
}

bool RowScan::scanDeliveries(std::int64_t segment, const Bounds &bounds, bool wantsMessage, const TakeDelivery &take)
{
    bool goesOn = true;
    for (const IdRange &ids : m_kept.rangesOf("delivery", segment)) {
        static const std::string sql = std::string("SELECT ") + deliveryColumns
            + " FROM delivery WHERE id BETWEEN ? AND ? AND time_ms >= ? AND time_ms < ? AND message BETWEEN ? AND ?";
        auto rows = m_reader.rows(sql.c_str(), ids.first, ids.last, bounds.lowMs, bounds.highMs, bounds.lowest, bounds.highest);
        std::optional<StoredMessage> of;
        while (goesOn && rows.next()) {
            const StoredDelivery delivery = deliveryOf(rows);
            if (wantsMessage && (!of || of->number != delivery.message))
                of = delivery.message == 0 ? std::nullopt : message(delivery.message);
            goesOn = take(delivery, of ? &*of : nullptr);
        }
    }
    return goesOn && blocks(segment, bounds, false, [&](const MessageBlock &block) {
        auto of = block.messages.begin();
        for (const StoredDelivery &delivery : block.deliveries) {
            while (of->number != delivery.message)
                ++of;
            if (!isInside(delivery.timeMs, bounds.lowMs, bounds.highMs) || delivery.message < bounds.lowest || delivery.message > bounds.highest)
                continue;
            if (!(goesOn = take(delivery, &*of)))
                return false;
        }
        return true;
    }) && goesOn;
}

void RowScan::verdictsOfMessages(std::int64_t lowest, std::int64_t highest, core::TimeRange range, const TakeVerdict &take)
{
    const std::int64_t low = toMs(range.from), high = toMs(range.to);
    bool goesOn = true;
    for (const std::int64_t segment : segmentsIn(range)) {
        for (const IdRange &ids : m_kept.rangesOf("verdict", segment)) {
            static const std::string sql = std::string("SELECT ") + verdictColumns
                + " FROM verdict WHERE id BETWEEN ? AND ? AND time_ms >= ? AND time_ms < ? AND message BETWEEN ? AND ?";
            auto rows = m_reader.rows(sql.c_str(),
                ids.first, ids.last, low, high, lowest, highest);
            while (goesOn && rows.next())
                goesOn = take(verdictOf(rows));
        }
        if (!goesOn)
            return;
        blocks(segment, { low, high, lowest, highest }, false, [&](const MessageBlock &block) {
            for (const StoredVerdict &verdict : block.verdicts)
                if (goesOn && isInside(verdict.timeMs, low, high) && lowest <= verdict.message && verdict.message <= highest)
                    goesOn = take(verdict);
            return goesOn;
        });
    }
}

std::optional<StoredMessage> RowScan::message(std::int64_t number)
{
    if (const StoredMessage *found = m_block.find(number))
        return *found;
    static const std::string sql = std::string("SELECT ") + messageColumns + " FROM message WHERE id = ?";
    if (auto rows = m_reader.rows(sql.c_str(), rowId(m_kept.node(), number)); rows.next())
        return messageOf(rows);
    for (const KeptSegment &segment : m_kept.segments()) {
        for (const IdRange &ids : m_kept.rangesOf("message", segment.id)) {
            if ((ids.first & rowNumberMask) > number || (ids.last & rowNumberMask) < number)
                continue;
            std::optional<StoredMessage> found;
            blocks(segment.id, { INT64_MIN, INT64_MAX, number, number }, false, [&](const MessageBlock &block) {
                const StoredMessage *message = block.find(number);
                if (!message)
                    return true;
                found = *message;
                m_block = block;
                return false;
            });
            if (found)
                return found;
        }
    }
    return std::nullopt;
}

std::int64_t RowScan::countOf(std::int64_t segment)
{
    std::int64_t count = 0;
    for (const IdRange &ids : m_kept.rangesOf("message", segment))
        count += m_reader.integer("SELECT count(*) FROM message WHERE id BETWEEN ? AND ?", ids.first, ids.last).value_or(0);
    for (const IdRange &ids : m_kept.rangesOf("block", segment))
        count += m_reader.integer("SELECT coalesce(sum(messages), 0) FROM block WHERE id BETWEEN ? AND ?", ids.first, ids.last).value_or(0);
    return count;
}

QString DamagedBlocks::text() const
{
    //: Reason of a damage: packed messages of a store that cannot be read.
    return Tr::tr("%n message(s) between %1 and %2 cannot be read", nullptr, static_cast<int>(std::min<std::int64_t>(messages, INT32_MAX)))
        .arg(toRfc3339(times.from), toRfc3339(times.to));
}

core::Result<DamagedBlocks> findDamagedBlocks(sqlite::Database &database)
{
    auto blocks = database.prepare("SELECT id, facts, messages, low_ms, high_ms FROM block");
    if (!blocks)
        return core::fail(blocks.error());
    DamagedBlocks bad;
    MessageBlock block;
    int code = 0;
    while ((code = blocks->step()) == SQLITE_ROW) {
        if (unpackBlock(blocks->bytes(1), block))
            continue;
        const core::TimeRange times { fromMs(blocks->integer(3)), fromMs(blocks->integer(4)) + 1000 };
        bad.times = bad.ids.empty() ? times : core::TimeRange { std::min(bad.times.from, times.from), std::max(bad.times.to, times.to) };
        bad.ids.push_back(blocks->integer(0));
        bad.messages += blocks->integer(2);
    }
    if (code != SQLITE_DONE)
        return core::fail(database.problem(code, Tr::tr("The store could not be read")));
    return bad;
}

core::Done unpackRows(sqlite::Database &database)
{
    if (auto made = database.run("PRAGMA temp_store = MEMORY; CREATE TEMP TABLE message AS SELECT * FROM main.message; "
                                 "CREATE TEMP TABLE delivery AS SELECT * FROM main.delivery; CREATE TEMP TABLE verdict AS SELECT * FROM main.verdict");
        !made)
        return made;
    auto blocks = database.prepare("SELECT id, facts FROM block ORDER BY id");
    auto message = database.prepare((std::string("INSERT INTO temp.message(") + messageColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").c_str());
    auto delivery = database.prepare("INSERT INTO temp.delivery(id, message, time_ms, outcome, flags, recipient, original, domain, relay, reply, dsn, "
                                     "delay_ms, tls, source, source_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    auto verdict = database.prepare("INSERT INTO temp.verdict(id, message, time_ms, host, instance, queue_id, checked, result, domain, selector, reason, "
                                    "source, source_offset, client) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto *prepared : { &blocks, &message, &delivery, &verdict })
        if (!*prepared)
            return core::fail(prepared->error());
    const auto orNull = [](sqlite::Statement &to, int index, std::int64_t value, bool isNull) {
        if (isNull)
            to.bindNull(index);
        else
            to.bind(index, value);
    };
    const auto blobOrNull = [](sqlite::Statement &to, int index, std::string_view bytes, bool isNull) {
        if (isNull)
            to.bindNull(index);
        else
            to.bindBlob(index, bytes);
    };
    core::Done done;
    const auto insert = [&](sqlite::Statement &to) {
        if (const int code = to.step(); code != SQLITE_DONE && done)
            done = core::fail(database.problem(code, Tr::tr("The store could not be read")));
        to.reset();
    };
    MessageBlock block;
    int code = 0;
    while (done && (code = blocks->step()) == SQLITE_ROW) {
        const std::int64_t node = blocks->integer(0) >> 40;
        if (!unpackBlock(blocks->bytes(1), block))
            return core::fail({ core::ProblemKind::Damaged, Tr::tr("The store is damaged"), Tr::tr("packed messages could not be read"), {}, {} });
        for (const StoredMessage &one : block.messages) {
            const MessageContext &c = one.context;
            std::string hash;
            for (int shift = 56; shift >= 0; shift -= 8)
                hash.push_back(static_cast<char>(one.messageHash >> shift));
            sqlite::Statement &to = *message;
            int column = 0;
            for (const std::int64_t value : { rowId(node, one.number), one.acceptedMs, c.host, c.instance })
                to.bind(++column, value);
            to.bindBlob(++column, one.queueId.view());
            blobOrNull(to, ++column, hash, one.messageHash == 0);
            to.bind(++column, c.senderDomain);
            to.bind(++column, c.senderLocal);
            blobOrNull(to, ++column, one.sender.view(), one.sender.isNull());
            for (const std::int64_t value : { c.login, c.service, c.mechanism, c.tls, c.cipher })
                to.bind(++column, value);
            blobOrNull(to, ++column, c.client.view(), !c.client.isKnown());
            orNull(to, ++column, one.size, one.size < 0);
            orNull(to, ++column, one.recipients, one.recipients < 0);
            for (const std::int64_t value : { c.origin, one.continues, c.stream, c.source, one.offset })
                to.bind(++column, value);
            insert(to);
        }
        for (const StoredDelivery &one : block.deliveries) {
            const DeliveryContext &c = one.context;
            sqlite::Statement &to = *delivery;
            int column = 0;
            for (const std::int64_t value : { rowId(node, one.number), one.message, one.timeMs, c.outcome, c.flags })
                to.bind(++column, value);
            to.bindBlob(++column, one.recipient.view());
            blobOrNull(to, ++column, one.original.view(), one.original.isNull());
            for (const std::int64_t value : { c.domain, c.relay, c.reply, c.dsn })
                to.bind(++column, value);
            orNull(to, ++column, one.delayMs, one.delayMs < 0);
            for (const std::int64_t value : { c.tls, c.source, one.offset })
                to.bind(++column, value);
            insert(to);
        }
        for (const StoredVerdict &one : block.verdicts) {
            const VerdictContext &c = one.context;
            const StoredMessage *of = block.find(one.message);
            sqlite::Statement &to = *verdict;
            int column = 0;
            for (const std::int64_t value : { rowId(node, one.number), one.message, one.timeMs, c.host, c.instance })
                to.bind(++column, value);
            blobOrNull(to, ++column, of ? of->queueId.view() : std::string_view(), !c.namesQueueId);
            for (const std::int64_t value : { c.check, c.result, c.domain, c.selector, c.reason, c.source, one.offset })
                to.bind(++column, value);
            blobOrNull(to, ++column, c.client.view(), !c.client.isKnown());
            insert(to);
        }
    }
    if (done && code != SQLITE_DONE)
        done = core::fail(database.problem(code, Tr::tr("The store could not be read")));
    return done;
}

} // namespace bw::store

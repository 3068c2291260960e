// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/packing.h"

#include "models/store/storedrows.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bw::store {

using core::fail;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

/// Messages of one transaction: 30 ms.
constexpr std::int64_t messagesAStep = 4000;
constexpr std::size_t blocksAStep = 1024;
/// Blocks this full stay as they are.
constexpr std::int64_t fewRows = 20; ///< rows for one message in so many are left beside them
constexpr std::int64_t fullEnough = static_cast<std::int64_t>(mostBlockMessages) * 3 / 4;
/// Rows of a segment beside its messages: more than any day has; their numbers are held in memory.
constexpr std::int64_t mostRowsBeside = 2'000'000;

struct Range
{
    std::int64_t first = 0, last = -1; ///< row ids
    [[nodiscard]] bool holds(std::int64_t id) const { return first <= id && id <= last; }
};

struct OldBlock
{
    std::int64_t id = 0, messages = 0, lastMessage = 0;
};

/// One segment's packing.
class SegmentPacking final
{
public:
    SegmentPacking(Database &database, std::int64_t segment, const std::atomic_bool &stop)
        : m_database(database)
        , m_segment(segment)
        , m_node(segment >> 40)
        , m_stop(stop)
    {
    }

    core::Done run()
    {
        if (auto done = look(); !done)
            return done;
        std::size_t from = 0;
        std::int64_t lowest = 0;
        while (from < m_blocks.size()) {
            if (m_stop)
                return {};
            std::size_t to = from;
            std::int64_t messages = 0, highest = 0;
            while (to < m_blocks.size() && to - from < blocksAStep && (to == from || messages + m_blocks[to].messages <= messagesAStep)) {
                messages += m_blocks[to].messages;
                highest = std::max(highest, m_blocks[to].lastMessage);
                ++to;
            }
            // Rows up to the next blocks; behind the last ones, all.
            const bool isLast = to == m_blocks.size();
            if (auto done = step({ m_blocks.begin() + static_cast<std::ptrdiff_t>(from), m_blocks.begin() + static_cast<std::ptrdiff_t>(to) }, messages, lowest,
                    isLast ? rowNumberMask : highest);
                !done)
                return done;
            lowest = highest + 1;
            from = to;
        }
        return m_database.run(("UPDATE segment SET sealed = 2 WHERE sealed = 1 AND id = " + std::to_string(m_segment)).c_str());
    }

private:
    core::Problem problem(int code) { return m_database.problem(code, Tr::tr("The store could not be read")); }

    template <typename Take>
    core::Done each(const std::string &sql, Take take)
    {
        auto rows = m_database.prepare(sql);
        if (!rows)
            return fail(rows.error());
        int code = 0;
        while ((code = rows->step()) == SQLITE_ROW)
            take(*rows);
        return code == SQLITE_DONE ? core::Done() : core::Done(fail(problem(code)));
    }

    [[nodiscard]] static std::string between(const Range &range) { return " BETWEEN " + std::to_string(range.first) + " AND " + std::to_string(range.last); }

    /// What there is, and which rows belong to which message.
    core::Done look()
    {
        Range block;
        const std::int64_t base = m_node << 40;
        auto done = each("SELECT segment, tbl, first, last FROM segment_range WHERE segment BETWEEN " + std::to_string(base) + " AND " + std::to_string(base | rowNumberMask),
            [&](const Statement &row) {
                const std::string_view table = row.bytes(1);
                const Range range { base | row.integer(2), base | row.integer(3) };
                if (row.integer(0) != m_segment) {
                    if (table == "message")
                        m_elsewhere.push_back(range);
                    return;
                }
                if (table == "message")
                    m_messages = range;
                else if (table == "delivery")
                    m_deliveryRange = range;
                else if (table == "verdict")
                    m_verdictRange = range;
                else if (table == "block")
                    block = range;
            });
        if (done)
            done = each("SELECT id, messages, last_message FROM block WHERE id" + between(block) + " ORDER BY id",
                [&](const Statement &row) { m_blocks.push_back({ row.integer(0), row.integer(1), row.integer(2) }); });
        if (done)
            done = lookBeside("delivery", m_deliveryRange, m_deliveries);
        return done ? lookBeside("verdict", m_verdictRange, m_verdicts) : done;
    }

    using Beside = std::vector<std::pair<std::int64_t, std::int64_t>>; ///< message number, row id
    core::Done lookBeside(const char *table, const Range &range, Beside &rows)
    {
        auto done = each(std::string("SELECT message, id FROM ") + table + " WHERE message > 0 AND id" + between(range) + " LIMIT " + std::to_string(mostRowsBeside),
            [&](const Statement &row) { rows.emplace_back(row.integer(0), row.integer(1)); });
        if (static_cast<std::int64_t>(rows.size()) >= mostRowsBeside)
            m_blocks.clear(); // left as it is
        std::sort(rows.begin(), rows.end());
        return done;
    }

    [[nodiscard]] bool isOnlyHere(std::int64_t id) const
    {
        return std::none_of(m_elsewhere.begin(), m_elsewhere.end(), [id](const Range &range) { return range.holds(id); });
    }

    /// Does the ledger still hold it? Its key is "M" and eight bytes, big endian (models/logs, Ledger).
    bool isOpen(std::int64_t number)
    {
        if (!m_open.isValid()) {
            auto made = m_database.prepare("SELECT 1 FROM open_message WHERE node = ? AND key = ?");
            if (!made) {
                m_failure = made.error();
                return true;
            }
            m_open = std::move(*made);
        }
        std::string key(1, 'M');
        for (int shift = 56; shift >= 0; shift -= 8)
            key.push_back(static_cast<char>(number >> shift & 0xFF));
        m_open.bind(1, m_node);
        m_open.bindBlob(2, key);
        const int code = m_open.step();
        m_open.reset();
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            m_failure = problem(code);
        return code != SQLITE_DONE;
    }

    /// Message rows with numbers in lowest … highest that nothing changes any more.
    core::Done addRows(MessageBlock &all, std::int64_t lowest, std::int64_t highest, std::int64_t most)
    {
        const Range range { std::max(m_messages.first, m_node << 40 | lowest), std::min(m_messages.last, m_node << 40 | highest) };
        std::vector<StoredMessage> found;
        auto done = each(std::string("SELECT ") + messageColumns + " FROM message WHERE id" + between(range) + " ORDER BY id", [&](const Statement &row) {
            if (static_cast<std::int64_t>(found.size()) < most && isOnlyHere(row.integer(0)) && !isOpen(row.integer(0) & rowNumberMask))
                found.push_back(messageOf(row));
        });
        if (done && m_failure)
            done = fail(*m_failure);
        auto delivery = m_database.prepare(std::string("SELECT ") + deliveryColumns + " FROM delivery WHERE id = ?");
        auto verdict = m_database.prepare(std::string("SELECT ") + verdictColumns + " FROM verdict WHERE id = ?");
        if (!delivery || !verdict)
            return fail(delivery ? verdict.error() : delivery.error());
        for (const StoredMessage &message : found) {
            MessageBlock one;
            bool isWhole = true;
            const auto read = [&](const Beside &rows, Statement &statement, auto take) {
                for (auto row = std::lower_bound(rows.begin(), rows.end(), std::pair(message.number, std::int64_t(0))); done && row != rows.end() && row->first == message.number;
                     ++row) {
                    statement.bind(1, row->second);
                    const int code = statement.step();
                    if (code == SQLITE_ROW && statement.integer(1) == message.number)
                        take(statement, row->second);
                    else if (code != SQLITE_ROW && code != SQLITE_DONE)
                        done = fail(problem(code));
                    statement.reset();
                }
            };
            std::vector<std::int64_t> rowIds, verdictIds;
            read(m_deliveries, *delivery, [&](const Statement &row, std::int64_t id) {
                one.deliveries.push_back(deliveryOf(row));
                rowIds.push_back(id);
            });
            read(m_verdicts, *verdict, [&](const Statement &row, std::int64_t id) {
                // One that names another queue id would lose it.
                isWhole = isWhole && (row.isNull(5) || row.bytes(5) == message.queueId.view());
                one.verdicts.push_back(verdictOf(row));
                verdictIds.push_back(id);
            });
            if (!done)
                return done;
            if (!isWhole)
                continue;
            all.messages.push_back(message);
            all.deliveries.insert(all.deliveries.end(), one.deliveries.begin(), one.deliveries.end());
            all.verdicts.insert(all.verdicts.end(), one.verdicts.begin(), one.verdicts.end());
            m_gone[0].push_back(m_node << 40 | message.number);
            m_gone[1].insert(m_gone[1].end(), rowIds.begin(), rowIds.end());
            m_gone[2].insert(m_gone[2].end(), verdictIds.begin(), verdictIds.end());
        }
        return done;
    }

    core::Done step(const std::vector<OldBlock> &blocks, std::int64_t messages, std::int64_t lowest, std::int64_t highest)
    {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        const auto isSealed = m_database.integer("SELECT sealed = 1 FROM segment WHERE id = " + std::to_string(m_segment));
        if (!isSealed)
            return fail(isSealed.error());
        if (*isSealed == 0)
            return {}; // a writer goes on in it
        for (auto &ids : m_gone)
            ids.clear();
        MessageBlock all;
        const auto room = static_cast<std::int64_t>(blocks.size() * mostBlockMessages) - messages;
        if (auto done = addRows(all, lowest, highest, std::min(room, 2 * messagesAStep)); !done)
            return done;
        // After an import the blocks are full, and beside them stand the rows of what was open at the ends of its batches.
        const bool isFull = messages >= static_cast<std::int64_t>(blocks.size() - 1) * fullEnough;
        if (isFull && static_cast<std::int64_t>(all.messages.size()) <= messages / fewRows)
            return {};
        for (const OldBlock &block : blocks) {
            MessageBlock old;
            bool isRead = false;
            auto done = each("SELECT facts FROM block WHERE id = " + std::to_string(block.id), [&](const Statement &row) { isRead = unpackBlock(row.bytes(0), old); });
            if (!done)
                return done;
            if (!isRead)
                return fail({ core::ProblemKind::Damaged, Tr::tr("The store is damaged"), Tr::tr("packed messages could not be read"), {}, {} });
            all.messages.insert(all.messages.end(), old.messages.begin(), old.messages.end());
            all.deliveries.insert(all.deliveries.end(), old.deliveries.begin(), old.deliveries.end());
            all.verdicts.insert(all.verdicts.end(), old.verdicts.begin(), old.verdicts.end());
        }
        std::ranges::sort(all.messages, {}, &StoredMessage::number);
        std::ranges::sort(all.deliveries, [](const auto &a, const auto &b) { return std::pair(a.message, a.number) < std::pair(b.message, b.number); });
        std::ranges::sort(all.verdicts, [](const auto &a, const auto &b) { return std::pair(a.message, a.number) < std::pair(b.message, b.number); });
        if (auto done = write(all, blocks); !done)
            return done;
        for (std::size_t table = 0; table < m_gone.size(); ++table)
            if (auto done = remove(std::array { "message", "delivery", "verdict" }[table], m_gone[table]); !done)
                return done;
        return transaction->commit();
    }

    core::Done write(const MessageBlock &all, const std::vector<OldBlock> &blocks)
    {
        auto set = m_database.prepare("UPDATE block SET first_message = ?, last_message = ?, messages = ?, low_ms = ?, high_ms = ?, facts = ? WHERE id = ?");
        if (!set)
            return fail(set.error());
        auto delivery = all.deliveries.begin();
        auto verdict = all.verdicts.begin();
        std::size_t used = 0;
        for (std::size_t from = 0; from < all.messages.size(); from += mostBlockMessages) {
            MessageBlock part;
            part.messages.assign(all.messages.begin() + static_cast<std::ptrdiff_t>(from),
                all.messages.begin() + static_cast<std::ptrdiff_t>(std::min(from + mostBlockMessages, all.messages.size())));
            const std::int64_t last = part.messages.back().number;
            while (delivery != all.deliveries.end() && delivery->message <= last)
                part.deliveries.push_back(*delivery++);
            while (verdict != all.verdicts.end() && verdict->message <= last)
                part.verdicts.push_back(*verdict++);
            std::int64_t low = INT64_MAX, high = INT64_MIN;
            const auto span = [&](std::int64_t time) {
                low = std::min(low, time);
                high = std::max(high, time);
            };
            for (const StoredMessage &one : part.messages)
                span(one.acceptedMs);
            for (const StoredDelivery &one : part.deliveries)
                span(one.timeMs);
            for (const StoredVerdict &one : part.verdicts)
                span(one.timeMs);
            const std::string facts = packBlock(part);
            set->bind(1, part.messages.front().number);
            set->bind(2, last);
            set->bind(3, static_cast<std::int64_t>(part.messages.size()));
            set->bind(4, low);
            set->bind(5, high);
            set->bindBlob(6, facts);
            set->bind(7, blocks[used++].id);
            if (const int code = set->step(); code != SQLITE_DONE)
                return fail(problem(code));
            set->reset();
        }
        std::vector<std::int64_t> left;
        for (; used < blocks.size(); ++used)
            left.push_back(blocks[used].id);
        return remove("block", left);
    }

    core::Done remove(const char *table, const std::vector<std::int64_t> &ids)
    {
        auto gone = m_database.prepare(std::string("DELETE FROM ") + table + " WHERE id = ?");
        if (!gone)
            return fail(gone.error());
        for (const std::int64_t id : ids) {
            gone->bind(1, id);
            if (const int code = gone->step(); code != SQLITE_DONE)
                return fail(problem(code));
            gone->reset();
        }
        return {};
    }

    Database &m_database;
    std::int64_t m_segment, m_node;
    const std::atomic_bool &m_stop;
    Statement m_open;
    std::optional<core::Problem> m_failure;
    Range m_messages, m_deliveryRange, m_verdictRange;
    std::vector<Range> m_elsewhere; ///< message numbers of the node's other segments
    std::vector<OldBlock> m_blocks;
    Beside m_deliveries, m_verdicts;
    std::array<std::vector<std::int64_t>, 3> m_gone; ///< ids of message, delivery and verdict rows that stand in blocks now
};

/// After an import a segment's blocks are full, and beside them stand the rows of what was open at the ends of its batches:
/// seen by two counts, without reading a row.
core::Result<bool> isPacked(Database &database, std::int64_t segment)
{
    const std::string base = std::to_string(segment >> 40 << 40);
    const auto within = [&](const char *what, const char *table) {
        return std::string("SELECT ") + what + " FROM segment_range r JOIN " + table + " t ON t.id BETWEEN " + base + " + r.first AND " + base
            + " + r.last WHERE r.tbl = '" + table + "' AND r.segment = " + std::to_string(segment);
    };
    const auto blocks = database.integer(within("count(*)", "block").c_str());
    const auto messages = database.integer(within("coalesce(sum(t.messages), 0)", "block").c_str());
    const auto rows = database.integer(within("count(*)", "message").c_str());
    for (const auto *count : { &blocks, &messages, &rows })
        if (!*count)
            return fail(count->error());
    return *messages >= (*blocks - 1) * fullEnough && *rows <= *messages / fewRows;
}

} // namespace

core::Done packSealedSegments(Database &database, const std::atomic_bool &stop)
{
    auto segments = database.prepare("SELECT id FROM segment WHERE sealed = 1 ORDER BY id");
    if (!segments)
        return fail(segments.error());
    std::vector<std::int64_t> ids;
    int code = 0;
    while ((code = segments->step()) == SQLITE_ROW)
        ids.push_back(segments->integer(0));
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    segments->reset();
    std::string packed;
    std::vector<std::int64_t> left;
    for (const std::int64_t id : ids) {
        const auto is = isPacked(database, id);
        if (!is)
            return fail(is.error());
        if (*is)
            packed += (packed.empty() ? "" : ", ") + std::to_string(id);
        else
            left.push_back(id);
    }
    if (!packed.empty())
        if (auto done = database.run(("UPDATE segment SET sealed = 2 WHERE sealed = 1 AND id IN (" + packed + ")").c_str()); !done)
            return done;
    for (const std::int64_t id : left) {
        if (stop)
            return {};
        if (auto done = SegmentPacking(database, id, stop).run(); !done)
            return done;
    }
    return {};
}

} // namespace bw::store

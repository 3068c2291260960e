// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/digests.h"
#include "models/store/writerprivate.h"

#include <sqlite3.h>

#include <algorithm>

namespace bw::store {

using core::fail;

namespace {

std::string_view bytesOf(const core::KeyedHash &hash, std::size_t size = 16)
{
    return hash.view().substr(0, size);
}

void bindAddress(sqlite::Statement &statement, int index, const core::IpAddress &address)
{
    if (address.isKnown())
        statement.bindBlob(index, address.view());
    else
        statement.bindNull(index);
}

void addHash(FeedRow &row, const core::KeyedHash &hash, std::size_t size = 16)
{
    if (hash.isNull())
        row.addNull();
    else
        row.addBlob(bytesOf(hash, size));
}

void addAddress(FeedRow &row, const core::IpAddress &address)
{
    if (address.isKnown())
        row.addBlob(address.view());
    else
        row.addNull();
}

void addQueueId(FeedRow &row, const logs::QueueId &id)
{
    if (id.length == 0)
        row.addNull();
    else
        row.addBlob(id.view());
}

void addUnlessNegative(FeedRow &row, std::int64_t value)
{
    if (value < 0)
        row.addNull();
    else
        row.add(value);
}

constexpr std::array<std::string_view, 4> digestKinds { "queue_id", "message_id", "recipient", "sender" };

} // namespace

Writer::Private::Mark Writer::Private::mark() const
{
    Mark mark;
    mark.segment.id = segment.id;
    mark.segment.storedDay = segment.storedDay;
    mark.segment.low = segment.low;
    mark.segment.high = segment.high;
    mark.segment.messages = segment.messages;
    mark.segment.ranges = segment.ranges;
    mark.segment.floors = segment.floors;
    mark.segment.ownSendersLost = segment.ownSendersLost;
    mark.digests = { segment.queueIds.size(), segment.messageIds.size(), segment.recipients.size(), segment.senders.size() };
    mark.next = next;
    mark.nextSource = nextSource;
    mark.nextChunk = nextChunk;
    return mark;
}

void Writer::Private::restore(const Mark &mark)
{
    Segment now = mark.segment;
    now.queueIds = std::move(segment.queueIds);
    now.messageIds = std::move(segment.messageIds);
    now.recipients = std::move(segment.recipients);
    now.senders = std::move(segment.senders);
    now.queueIds.resize(mark.digests[0]);
    now.messageIds.resize(mark.digests[1]);
    now.recipients.resize(mark.digests[2]);
    now.senders.resize(mark.digests[3]);
    segment = std::move(now);
    next = mark.next;
    nextSource = mark.nextSource;
    nextChunk = mark.nextChunk;
}

void Writer::Private::noteRow(RowTable table, std::uint64_t number, core::UtcMicros time, bool isNew)
{
    const auto index = static_cast<std::size_t>(table);
    const auto at = static_cast<std::int64_t>(number);
    if (const core::UtcMicros hour = core::floorTo(time, core::microsPerHour); hour != lastNotedHour) {
        lastNotedHour = hour;
        changedHours.insert(hour);
    }
    if (at < segment.floors[index] && !isNew)
        return; // a row of an earlier segment, given again
    segment.low = std::min(segment.low, toMs(time));
    segment.high = std::max(segment.high, toMs(time));
    segment.isChanged = true;
    Segment::Range &range = segment.ranges[index];
    if (range.last < range.first) {
        range = { at, at };
    } else {
        range.first = std::min(range.first, at);
        range.last = std::max(range.last, at);
    }
    if (at >= next[index]) {
        next[index] = at + 1;
        if (!isCounterChanged[index]) {
            isCounterChanged[index] = true;
            changedCounters.insert(rowTableNames[index]);
        }
    }
}

core::Done Writer::Private::writeRows(const logs::Batch &batch)
{
    if (auto opened = openSegment(); !opened)
        return opened;
    if (auto packed = packFinal(batch); !packed)
        return packed;
    auto message = batch.messages.begin();
    feedAll(Sql::SetMessage, [&](FeedRow &out) {
        while (message != batch.messages.end() && (message->number == 0 || plan.placeOf(message->number) != PackPlan::none))
            ++message; // withdrawn before it was told, or packed
        if (message == batch.messages.end() || !error)
            return false;
        const auto &row = *message++;
        // A message gets its number when it is first heard of, and its row when it is accepted: perhaps after the segment of
        // its number was sealed. Then it belongs to this one.
        bool isNew = static_cast<std::int64_t>(row.number) >= segment.floors[static_cast<std::size_t>(RowTable::Message)];
        if (!isNew) {
            (*this)[Sql::MessageExists].bind(1, rowId(row.number));
            bool isKnown = false;
            if (const auto known = readId((*this)[Sql::MessageExists], &isKnown); !known) {
                error = fail(known.error());
                return false;
            }
            isNew = !isKnown;
        }
        out.add(rowId(row.number));
        out.add(toMs(row.accepted));
        out.add(id(row.host));
        out.add(id(row.instance));
        out.addBlob(row.queueId.view());
        addHash(out, row.messageId, 8);
        out.add(id(row.senderDomain));
        out.add(id(row.senderLocal));
        if (row.senderLocal != 0)
            out.addNull();
        else
            addHash(out, row.sender);
        out.add(id(row.login));
        out.add(id(row.service));
        out.add(id(row.mechanism));
        out.add(id(row.tls));
        out.add(id(row.cipher));
        addAddress(out, row.client);
        addUnlessNegative(out, row.size);
        addUnlessNegative(out, row.recipients);
        out.add(static_cast<std::int64_t>(row.origin));
        out.add(static_cast<std::int64_t>(row.continues));
        out.add(streamId(row.stream));
        out.add(row.where.source);
        out.add(static_cast<std::int64_t>(row.where.offset));
        segment.messages += isNew ? 1 : 0;
        noteRow(RowTable::Message, row.number, row.accepted, isNew);
        segment.queueIds.push_back(queueIdDigest(row.queueId.view()));
        if (!row.messageId.isNull())
            segment.messageIds.push_back(row.messageId.digest());
        if (!row.sender.isNull())
            segment.senders.push_back(row.sender.digest());
        return true;
    });
    if (!error)
        return error;
    for (const logs::ContinuesChange &change : batch.continuesChanges) {
        if (auto changed = changeContinues(change); !changed)
            return changed;
    }
    for (const std::uint64_t number : batch.withdrawnMessages) {
        (*this)[Sql::WithdrawMessage].bind(1, rowId(number));
        done(Sql::WithdrawMessage);
    }
    auto delivery = batch.deliveries.begin();
    feedAll(Sql::SetDelivery, [&](FeedRow &out) {
        while (delivery != batch.deliveries.end() && plan.placeOf(delivery->message) != PackPlan::none)
            ++delivery;
        if (delivery == batch.deliveries.end() || !error)
            return false;
        const auto &row = *delivery++;
        out.add(rowId(row.number));
        out.add(static_cast<std::int64_t>(row.message));
        out.add(toMs(row.time));
        out.add(static_cast<std::int64_t>(row.outcome));
        out.add(row.flags);
        out.addBlob(bytesOf(row.recipient));
        addHash(out, row.original);
        out.add(id(row.domain));
        out.add(id(row.relay));
        out.add(id(row.reply));
        out.add(row.dsn);
        addUnlessNegative(out, row.delayMs);
        out.add(id(row.tls));
        out.add(row.where.source);
        out.add(static_cast<std::int64_t>(row.where.offset));
        noteRow(RowTable::Delivery, row.number, row.time);
        segment.recipients.push_back(row.recipient.digest());
        if (!row.original.isNull())
            segment.recipients.push_back(row.original.digest());
        return true;
    });
    if (!error)
        return error;
    for (const logs::DeliveryChange &change : batch.deliveryChanges) {
        sqlite::Statement &set = (*this)[Sql::ChangeDelivery];
        set.bind(1, static_cast<std::int64_t>(change.message));
        set.bind(2, change.flags);
        set.bind(3, rowId(change.number));
        done(Sql::ChangeDelivery);
    }
    auto rejection = batch.rejections.begin();
    feedAll(Sql::SetRejection, [&](FeedRow &out) {
        if (rejection == batch.rejections.end() || !error)
            return false;
        const auto &row = *rejection++;
        out.add(rowId(row.number));
        out.add(toMs(row.time));
        out.add(id(row.host));
        out.add(id(row.instance));
        out.add(id(row.service));
        addQueueId(out, row.queueId);
        addAddress(out, row.client);
        out.add(id(row.senderDomain));
        addHash(out, row.sender);
        addHash(out, row.recipient);
        out.add(id(row.domain));
        out.add(id(row.login));
        out.add(id(row.reply));
        out.add(row.dsn);
        out.add(row.flags);
        out.add(row.where.source);
        out.add(static_cast<std::int64_t>(row.where.offset));
        noteRow(RowTable::Rejection, row.number, row.time);
        if (row.queueId.length > 0)
            segment.queueIds.push_back(queueIdDigest(row.queueId.view()));
        if (!row.recipient.isNull())
            segment.recipients.push_back(row.recipient.digest());
        if (!row.sender.isNull())
            segment.senders.push_back(row.sender.digest());
        return true;
    });
    if (!error)
        return error;
    auto login = batch.logins.begin();
    feedAll(Sql::SetLogin, [&](FeedRow &out) {
        if (login == batch.logins.end() || !error)
            return false;
        const auto &row = *login++;
        out.add(rowId(row.number));
        out.add(toMs(row.time));
        out.add(id(row.host));
        out.add(id(row.instance));
        out.add(id(row.service));
        out.add(id(row.login));
        addAddress(out, row.client);
        out.add(id(row.mechanism));
        out.add(id(row.tls));
        out.add(static_cast<std::int64_t>(row.outcome));
        out.add(row.tries);
        out.add(static_cast<std::int64_t>(row.message));
        out.add(row.where.source);
        out.add(static_cast<std::int64_t>(row.where.offset));
        noteRow(RowTable::Login, row.number, row.time);
        return true;
    });
    if (!error)
        return error;
    auto verdict = batch.verdicts.begin();
    feedAll(Sql::SetVerdict, [&](FeedRow &out) {
        while (verdict != batch.verdicts.end() && plan.placeOf(verdict->message) != PackPlan::none)
            ++verdict;
        if (verdict == batch.verdicts.end() || !error)
            return false;
        const auto &row = *verdict++;
        out.add(rowId(row.number));
        out.add(toMs(row.time));
        out.add(id(row.host));
        out.add(id(row.instance));
        out.add(static_cast<std::int64_t>(row.message));
        addQueueId(out, row.queueId);
        out.add(static_cast<std::int64_t>(row.check));
        out.add(id(row.result));
        out.add(id(row.domain));
        out.add(id(row.selector));
        addAddress(out, row.client);
        out.add(id(row.reason));
        out.add(row.where.source);
        out.add(static_cast<std::int64_t>(row.where.offset));
        noteRow(RowTable::Verdict, row.number, row.time);
        return true;
    });
    if (!error)
        return error;
    for (const logs::VerdictChange &change : batch.verdictChanges) {
        sqlite::Statement &set = (*this)[Sql::ChangeVerdict];
        set.bind(1, static_cast<std::int64_t>(change.message));
        set.bind(2, rowId(change.number));
        done(Sql::ChangeVerdict);
    }
    for (const logs::OccurrenceRow &row : batch.occurrences) {
        sqlite::Statement &set = (*this)[Sql::SetOccurrence];
        set.bind(1, rowId(row.number));
        set.bind(2, toMs(row.time));
        set.bind(3, id(row.host));
        set.bind(4, id(row.instance));
        set.bind(5, static_cast<std::int64_t>(row.kind));
        set.bind(6, static_cast<std::int64_t>(row.message));
        bindAddress(set, 7, row.client);
        set.bind(8, id(row.reason));
        set.bind(9, row.where.source);
        set.bind(10, static_cast<std::int64_t>(row.where.offset));
        done(Sql::SetOccurrence);
        noteRow(RowTable::Occurrence, row.number, row.time);
    }
    for (const logs::AsideLine &line : batch.aside) {
        const auto number = static_cast<std::uint64_t>(next[static_cast<std::size_t>(RowTable::Aside)]);
        sqlite::Statement &set = (*this)[Sql::AddAside];
        set.bind(1, rowId(number));
        set.bind(2, toMs(line.time));
        set.bindText(3, std::string_view(line.why));
        set.bindBlob(4, line.process);
        set.bindBlob(5, line.text);
        set.bind(6, line.where.source);
        set.bind(7, static_cast<std::int64_t>(line.where.offset));
        set.bind(8, static_cast<std::int64_t>(line.line));
        done(Sql::AddAside);
        noteRow(RowTable::Aside, number, line.time);
    }
    for (const logs::ClearAddress &address : batch.addresses) {
        sqlite::Statement &set = (*this)[Sql::SetAddress];
        set.bindBlob(1, bytesOf(address.hash));
        set.bindBlob(2, address.text);
        done(Sql::SetAddress);
    }
    return error;
}

/// Goes on with the day's last segment where it has room, so that a store that is written every minute has few of them.
core::Done Writer::Private::openSegment()
{
    if (segment.id != 0)
        return {};
    sqlite::Statement &last = (*this)[Sql::SegmentLast];
    last.bind(1, rowId(0));
    last.bind(2, rowId(numberMask));
    const int code = last.step();
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        const core::Problem problem = failure(code);
        last.reset();
        return fail(problem);
    }
    std::int64_t lastId = rowId(0);
    if (code == SQLITE_ROW) {
        lastId = last.integer(0);
        const bool mayGrow = last.integer(1) == today && last.integer(4) < segmentMessages;
        const bool isSealed = last.integer(5) != 0;
        if (mayGrow) {
            segment = {};
            segment.storedDay = today;
            segment.low = last.integer(2);
            segment.high = last.integer(3);
            segment.messages = last.integer(4);
            last.reset();
            return loadSegment(lastId, isSealed);
        }
    }
    last.reset();
    segment = {};
    segment.id = lastId + 1;
    segment.storedDay = today;
    segment.floors = next;
    return {};
}

/// Ranges, and digests from the lists of a sealed one or from the rows of one that was left open.
core::Done Writer::Private::loadSegment(std::int64_t segmentId, bool isSealed)
{
    segment.id = segmentId;
    sqlite::Statement &ranges = (*this)[Sql::SegmentRangesOf];
    ranges.bind(1, segmentId);
    int code = 0;
    while ((code = ranges.step()) == SQLITE_ROW) {
        const auto found = std::find(rowTableNames.begin(), rowTableNames.end(), ranges.bytes(0));
        if (found != rowTableNames.end())
            segment.ranges[static_cast<std::size_t>(found - rowTableNames.begin())] = { ranges.integer(1), ranges.integer(2) };
    }
    ranges.reset();
    if (code != SQLITE_DONE)
        return fail(failure(code));
    for (std::size_t table = 0; table < rowTables; ++table)
        segment.floors[table] = segment.ranges[table].last < segment.ranges[table].first ? next[table] : segment.ranges[table].first;
    const std::array<std::vector<std::uint32_t> *, 4> lists { &segment.queueIds, &segment.messageIds, &segment.recipients, &segment.senders };
    if (isSealed) {
        sqlite::Statement &digests = (*this)[Sql::DigestOf];
        digests.bind(1, segmentId);
        segment.ownSendersLost = true;
        while ((code = digests.step()) == SQLITE_ROW) {
            const auto found = std::find(digestKinds.begin(), digestKinds.end(), digests.bytes(0));
            if (found != digestKinds.end())
                *lists[static_cast<std::size_t>(found - digestKinds.begin())] = unpackDigests(digests.bytes(1));
            segment.ownSendersLost = segment.ownSendersLost && digests.bytes(0) != "sender";
        }
        digests.reset();
        return code == SQLITE_DONE ? core::Done() : core::Done(fail(failure(code)));
    }
    struct Query
    {
        RowTable table;
        std::string_view sql;
        std::array<int, 3> kinds; ///< of the columns: 0 queue id, 1 message id, 2 recipient, 3 sender; -1 none
    };
    static constexpr std::array<Query, 3> queries { {
        { RowTable::Message, "SELECT queue_id, message_hash, sender_hash FROM message WHERE id BETWEEN ? AND ?", { 0, 1, 3 } },
        { RowTable::Delivery, "SELECT recipient, original, NULL FROM delivery WHERE id BETWEEN ? AND ?", { 2, 2, -1 } },
        { RowTable::Rejection, "SELECT queue_id, recipient, sender_hash FROM rejection WHERE id BETWEEN ? AND ?", { 0, 2, 3 } },
    } };
    for (const Query &query : queries) {
        const Segment::Range &range = segment.ranges[static_cast<std::size_t>(query.table)];
        auto rows = database.prepare(query.sql);
        if (!rows)
            return fail(rows.error());
        rows->bind(1, node << 40 | range.first);
        rows->bind(2, range.last < range.first ? 0 : node << 40 | range.last);
        while ((code = rows->step()) == SQLITE_ROW) {
            for (std::size_t column = 0; column < 3; ++column) {
                const int kind = query.kinds[column];
                if (kind < 0 || rows->isNull(static_cast<int>(column)))
                    continue;
                const std::string_view bytes = rows->bytes(static_cast<int>(column));
                core::KeyedHash hash;
                std::copy_n(bytes.begin(), std::min<std::size_t>(bytes.size(), 16), hash.bytes.begin());
                lists[static_cast<std::size_t>(kind)]->push_back(kind == 0 ? queueIdDigest(bytes) : hash.digest());
            }
        }
        if (code != SQLITE_DONE)
            return fail(failure(code));
    }
    const Segment::Range &blocks = segment.ranges[static_cast<std::size_t>(RowTable::Block)];
    if (auto read = digestBlocks(blocks.first, blocks.last); !read)
        return read;
    segment.ownSendersLost = true;
    return {};
}

/// A run that was killed left one open.
core::Done Writer::Private::sealLeftOver()
{
    std::vector<Segment> left;
    sqlite::Statement &open = (*this)[Sql::SegmentsOpen];
    open.bind(1, rowId(0));
    open.bind(2, rowId(numberMask));
    int code = 0;
    while ((code = open.step()) == SQLITE_ROW) {
        Segment &one = left.emplace_back();
        one.id = open.integer(0);
        one.storedDay = open.integer(1);
        one.low = open.integer(2);
        one.high = open.integer(3);
        one.messages = open.integer(4);
    }
    open.reset();
    if (code != SQLITE_DONE)
        return fail(failure(code));
    for (Segment &one : left) {
        segment = std::move(one);
        if (auto loaded = loadSegment(segment.id, false); !loaded)
            return loaded;
        if (auto sealed = sealSegment(); !sealed)
            return sealed;
    }
    return {};
}

core::Done Writer::Private::saveSegment(bool isSealed)
{
    if (segment.id == 0 || (!segment.isChanged && !isSealed))
        return {};
    const bool isEmpty = std::all_of(segment.ranges.begin(), segment.ranges.end(), [](const auto &range) { return range.last < range.first; });
    if (isEmpty)
        return {};
    sqlite::Statement &set = (*this)[Sql::SetSegment];
    set.bind(1, segment.id);
    set.bind(2, segment.storedDay);
    set.bind(3, segment.low);
    set.bind(4, segment.high);
    set.bind(5, segment.messages);
    set.bind(6, isSealed ? 1 : 0);
    done(Sql::SetSegment);
    for (std::size_t table = 0; table < rowTables; ++table) {
        const Segment::Range &range = segment.ranges[table];
        if (range.last < range.first)
            continue;
        sqlite::Statement &row = (*this)[Sql::SetSegmentRange];
        row.bind(1, segment.id);
        row.bindText(2, rowTableNames[table]);
        row.bind(3, range.first);
        row.bind(4, range.last);
        done(Sql::SetSegmentRange);
    }
    segment.isChanged = false;
    return error;
}

core::Done Writer::Private::sealSegment()
{
    const bool isEmpty = std::all_of(segment.ranges.begin(), segment.ranges.end(), [](const auto &range) { return range.last < range.first; });
    if (isEmpty) {
        segment = {};
        return {};
    }
    auto transaction = sqlite::Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    if (auto none = lookForErasures(); !none)
        return none;
    const std::array<std::vector<std::uint32_t> *, 4> lists { &segment.queueIds, &segment.messageIds, &segment.recipients, &segment.senders };
    for (std::size_t kind = 0; kind < lists.size(); ++kind) {
        // Without a list a segment is searched row by row: right where a killed run took its own senders' digests along.
        if (kind == 3 && segment.ownSendersLost)
            continue;
        const std::string packed = packDigests(*lists[kind]);
        sqlite::Statement &set = (*this)[Sql::SetDigest];
        set.bind(1, segment.id);
        set.bindText(2, digestKinds[kind]);
        set.bindBlob(3, packed);
        if (!done(Sql::SetDigest))
            return error;
    }
    if (auto saved = saveSegment(true); !saved)
        return saved;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    segment = {};
    return {};
}

} // namespace bw::store

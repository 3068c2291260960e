// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledgerprivate.h"

#include <algorithm>
#include <tuple>

/// What was read in another order than it happened: the newest file first, a second pass before its first.
namespace bw::logs {

namespace {
constexpr std::size_t mostChildren = 64;
constexpr std::size_t mostSearched = 10'000; ///< parked lives; of more the work would grow with the square
}

/// Too many: a tenth goes, first what has ended and only waits for what else may be read of it, then what was silent longest.
void Ledger::Private::evictOldest()
{
    std::vector<std::tuple<bool, UtcMicros, std::uint64_t, std::uint32_t>> ages; // of two as silent the earlier one: slots are a run's own
    ages.reserve(openCount);
    for (std::uint32_t slot = 0; slot < messages.size(); ++slot) {
        if (messages[slot].generation % 2 == 1)
            ages.emplace_back(!messages[slot].has(OpenMessage::IsEnded), messages[slot].lastSeen, messages[slot].row.number, slot);
    }
    const std::size_t count = std::max<std::size_t>(1, ages.size() / 10);
    std::nth_element(ages.begin(), ages.begin() + static_cast<std::ptrdiff_t>(count - 1), ages.end());
    for (std::size_t i = 0; i < count; ++i)
        evict(std::get<3>(ages[i]));
}

/// One that had not ended is counted where it was last seen.
void Ledger::Private::evict(std::uint32_t slot)
{
    const OpenMessage &message = messages[slot];
    if (!message.has(OpenMessage::IsEnded | OpenMessage::IsFollowed)) {
        HourKey key;
        key.start = core::floorTo(message.lastSeen, core::microsPerHour);
        key.a = message.row.host;
        ++coverage[key].evicted;
    }
    giveUp(slot);
}

void Ledger::Private::evictOld()
{
    if (newest == never)
        return;
    for (std::uint32_t slot = 0; slot < messages.size(); ++slot) {
        if (messages[slot].generation % 2 == 1 && messages[slot].lastSeen < newest - openMessageAge)
            evict(slot);
    }
}

/// Older history: what came from loopback and names no first pass may have its Message-ID from a message that was still in
/// the queue when the stretch ended.
void Ledger::Private::joinSeconds()
{
    for (std::uint32_t slot = 0; slot < messages.size(); ++slot) {
        OpenMessage &second = messages[slot];
        if (second.generation % 2 == 0 || !second.has(OpenMessage::FromLoopback | OpenMessage::IsLocal) || second.has(OpenMessage::IsSecondPass | OpenMessage::HasLogin) || second.row.continues != 0
            || second.messageIdKey == 0 || second.stretch == stretch)
            continue;
        const std::uint32_t first = byMessageId.find(second.messageIdKey, [&](std::uint32_t at) {
            const OpenMessage &other = messages[at];
            return at != slot && other.stretch == stretch && other.has(OpenMessage::HasBegin) && other.has(OpenMessage::HasQueued)
                && (!other.has(OpenMessage::IsEnded) || other.lastSeen + lingerTime >= second.firstSeen) && other.firstSeen <= second.firstSeen
                && other.row.messageId == second.row.messageId && other.row.host == second.row.host && other.hostSalt == second.hostSalt;
        });
        if (first == SlotTable::none)
            continue;
        becomeSecondPassOf(second, messages[first]);
        if (second.has(OpenMessage::IsEnded))
            end(slot);
    }
}

bool Ledger::Private::isNearStart(UtcMicros time, UtcMicros window) const
{
    return lastHostIndex < heard.size() && time - heard[lastHostIndex].start <= window;
}

/// Older history: a failed login and the line that tells why, or a verdict and its message, may have been cut apart.
void Ledger::Private::joinEdges()
{
    const auto isOf = [](const Detail &detail, const LoginRow &row) {
        return detail.host == row.host && detail.login == row.login && detail.login != 0 && (!detail.client.isKnown() || detail.client == row.client)
            && std::max(detail.time, row.time) - std::min(detail.time, row.time) <= detailWindow;
    };
    std::erase_if(edgeFailures, [&](EdgeFailure &edge) {
        const auto detail = edge.stretch == stretch ? recentDetails.end()
                                                    : std::find_if(recentDetails.begin(), recentDetails.end(), [&](const Detail &one) { return isOf(one, edge.row); });
        if (detail == recentDetails.end())
            return false;
        edge.row.outcome = detail->outcome;
        batch.logins.push_back(edge.row); // given again
        recentDetails.erase(detail);
        return true;
    });
    std::erase_if(edgeDetails, [&](const EdgeDetail &edge) {
        const auto failure = edge.stretch == stretch
            ? recentFailures.end()
            : std::find_if(recentFailures.begin(), recentFailures.end(), [&](const RecentLogin &one) { return isOf(edge.detail, one.row); });
        if (failure == recentFailures.end())
            return false;
        failure->row.outcome = edge.detail.outcome;
        if (failure->batch == batchNumber)
            batch.logins[failure->index].outcome = edge.detail.outcome;
        else
            batch.logins.push_back(failure->row);
        recentFailures.erase(failure);
        return true;
    });
    std::erase_if(pendingVerdicts, [&](const PendingVerdict &verdict) {
        const auto begun = std::find_if(edgeBegins.begin(), edgeBegins.end(), [&](const EdgeBegin &edge) {
            return edge.stretch != stretch && edge.begin.host == verdict.host && edge.begin.client == verdict.client && edge.begin.time >= verdict.time
                && edge.begin.time - verdict.time <= verdictWindow;
        });
        if (begun == edgeBegins.end())
            return false;
        if (!batch.verdicts.empty() && verdict.number >= batch.verdicts.front().number)
            batch.verdicts[verdict.number - batch.verdicts.front().number].message = begun->begin.number;
        else
            batch.verdictChanges.push_back({ verdict.number, begun->begin.number });
        return true;
    });
}

void Ledger::Private::park(std::uint32_t slot)
{
    OpenMessage &message = messages[slot];
    table.erase(message.place, slot);
    message.facts |= OpenMessage::IsParked;
    message.isChanged = true;
    parked.push_back(slot);
}

/// The last one that began before \p time, was read before, and goes on or ends later.
std::uint32_t Ledger::Private::takeParked(std::uint64_t place, UtcMicros time)
{
    std::uint32_t best = SlotTable::none;
    if (parked.size() > mostSearched)
        return best;
    for (const std::uint32_t slot : parked) {
        const OpenMessage &message = messages[slot];
        const bool isOpen = !message.has(OpenMessage::IsEnded) || time <= message.lastSeen;
        if (message.place == place && message.firstSeen <= time && isOpen && (best == SlotTable::none || message.firstSeen > messages[best].firstSeen))
            best = slot;
    }
    if (best != SlotTable::none)
        unpark(best);
    return best;
}

/// Does something lie between what was read of it, or between it and this stretch, that may be read later?
bool Ledger::Private::mayBeFilled(const OpenMessage &message) const
{
    const bool isFromBefore = message.stretch != stretch && lastHostIndex < heard.size() && message.lastSeen < heard[lastHostIndex].start;
    return message.has(OpenMessage::IsCut) || (!message.has(OpenMessage::IsEnded) && isFromBefore);
}

void Ledger::Private::unpark(std::uint32_t slot)
{
    OpenMessage &message = messages[slot];
    std::erase(parked, slot);
    message.facts &= ~std::uint32_t(OpenMessage::IsParked);
    message.isChanged = true;
    table.insert(message.place, slot);
}

/// At the end of a stretch: lives that it left open meet what a later stretch had already told of them.
void Ledger::Private::joinParked()
{
    if (parked.empty())
        return;
    std::vector<std::uint32_t> waiting;
    waiting.swap(parked);
    std::sort(waiting.begin(), waiting.end(),
        [&](std::uint32_t a, std::uint32_t b) { return messages[a].firstSeen < messages[b].firstSeen; });
    for (const std::uint32_t slot : waiting) {
        OpenMessage &late = messages[slot];
        const std::uint32_t other = find(late.place);
        if (other == SlotTable::none) {
            unpark(slot);
        } else if (!messages[other].has(OpenMessage::IsEnded) && messages[other].lastSeen <= late.firstSeen
            && !late.has(OpenMessage::HasBegin)) {
            join(messages[other], late);
            parked.push_back(slot);
            giveUp(slot);
            if (messages[other].has(OpenMessage::IsEnded))
                end(other);
        } else {
            parked.push_back(slot);
        }
    }
}

void Ledger::Private::join(OpenMessage &early, OpenMessage &late)
{
    early.isChanged = true;
    if (early.attemptsAdded)
        countAttempts(early, -1);
    if (late.attemptsAdded)
        countAttempts(late, -1);
    early.attemptsAdded = late.attemptsAdded = false;
    early.counted.reset();
    early.hasErased = early.hasErased || late.hasErased;
    early.facts |= late.facts & ~std::uint32_t(OpenMessage::IsParked | OpenMessage::IsDoubleBounce | OpenMessage::IsNullSender | OpenMessage::HasSender
        | OpenMessage::HasQueued);
    if (late.has(OpenMessage::HasQueued) && !early.has(OpenMessage::HasQueued)) {
        early.facts |= OpenMessage::HasQueued;
        early.queued = late.queued;
        early.queuedRecipients = late.queuedRecipients;
        early.row.size = late.row.size;
    }
    if (late.has(OpenMessage::HasSender) && !early.has(OpenMessage::HasSender)) {
        early.facts |= late.facts & (OpenMessage::HasSender | OpenMessage::IsNullSender);
        early.row.sender = late.row.sender;
        early.row.senderDomain = late.row.senderDomain;
        early.row.senderLocal = late.row.senderLocal;
        if (early.has(OpenMessage::HasLogin | OpenMessage::IsLocal))
            interner.setOwn(early.row.senderDomain, batch.strings);
    }
    if (early.row.messageId.isNull())
        early.row.messageId = late.row.messageId;
    if (early.row.continues == 0)
        early.row.continues = late.row.continues;
    for (const std::uint64_t number : late.verdicts) {
        early.verdicts.push_back(number);
        if (!batch.verdicts.empty() && number >= batch.verdicts.front().number)
            batch.verdicts[number - batch.verdicts.front().number].message = early.row.number;
        else
            batch.verdictChanges.push_back({ number, early.row.number });
    }
    early.held = early.held == never ? late.held : early.held;
    early.discarded = early.discarded == never ? late.discarded : early.discarded;
    early.lastSeen = late.lastSeen;
    early.removed = std::max(early.removed, late.removed);
    for (const Attempt &attempt : late.attempts) {
        early.attempts.push_back(attempt);
        moveDelivery(attempt, early);
    }
    if (late.forgotten && early.forgotten)
        early.forgotten->add(*late.forgotten);
    else if (late.forgotten)
        early.forgotten = std::move(late.forgotten);
    std::stable_sort(early.attempts.begin(), early.attempts.end(), [](const Attempt &a, const Attempt &b) { return a.time < b.time; });
    if (late.hasRow) {
        if (late.rowBatch == batchNumber)
            batch.messages[late.rowIndex].number = 0; // not told in this batch
        batch.withdrawnMessages.push_back(late.row.number); // but perhaps in an earlier one
    }
    settle(early);
    handOnWhatCameBack(early);
    adoptChildren(early, late);
    early.facts |= OpenMessage::IsCut;
    if (late.has(OpenMessage::HasExpired | OpenMessage::WasDeleted | OpenMessage::IsRequeued)) {
        early.expired = late.expired;
        early.endWhere = late.endWhere;
    }
    endAgain(early, early.expired);
}

/// A life that begins within another, which an earlier stretch and a later one were taken for: what the later one told is of it, or
/// of one behind it.
void Ledger::Private::part(OpenMessage &early, const Event &begin)
{
    const auto isLater = [&](const Attempt &one) { return one.time > begin.time && one.number < stretchDelivery; };
    const bool isRoom = openCount < core::limits::openMessages; // else the oldest go, and this may be one of them
    if (!isRoom || !early.has(OpenMessage::IsCut) || begin.time <= early.firstSeen || std::none_of(early.attempts.begin(), early.attempts.end(), isLater))
        return;
    if (early.attemptsAdded)
        countAttempts(early, -1);
    early.attemptsAdded = false;
    early.counted.reset();
    const std::uint32_t slot = open(begin, early.row.host, early.row.instance, early.place);
    OpenMessage &late = messages[slot];
    late.stretch = 0; // of none that is being read
    late.firstSeen = late.lastSeen = early.lastSeen;
    const bool isEndOfLate = early.expired != never && early.expired > begin.time;
    std::vector<Attempt> kept;
    for (Attempt &attempt : early.attempts) {
        // An end that names nobody was told of who waited here, too.
        const auto isTried = [&](const Attempt &one) { return isLater(one) && one.isOfSameRecipient(attempt) && one.time < attempt.time; };
        const bool isTold = isEndOfLate && attempt.time == early.expired && std::none_of(early.attempts.begin(), early.attempts.end(), isTried);
        if (!isLater(attempt) || isTold) {
            if (isTold)
                setFlags(early, attempt, static_cast<std::uint8_t>(attempt.flags | DeliveryFlag::HandedOn));
            kept.push_back(attempt);
            continue;
        }
        late.firstSeen = std::min(late.firstSeen, attempt.time);
        late.attempts.push_back(attempt);
        moveDelivery(attempt, late);
    }
    early.attempts = std::move(kept);
    early.lastSeen = begin.time;
    if (early.removed != never && early.removed > begin.time) {
        late.removed = std::exchange(early.removed, never);
        late.facts |= OpenMessage::IsEnded;
    }
    if (isEndOfLate) {
        late.facts |= early.facts & (OpenMessage::HasExpired | OpenMessage::WasDeleted | OpenMessage::IsRequeued);
        late.facts |= late.has(OpenMessage::WasDeleted | OpenMessage::IsRequeued) ? OpenMessage::IsEnded : 0U;
        early.facts &= ~late.facts;
        late.expired = std::exchange(early.expired, never);
        late.endWhere = early.endWhere;
    }
    early.facts |= OpenMessage::IsEnded;
    settle(early);
    settle(late);
    park(slot);
}

void Ledger::Private::moveDelivery(const Attempt &attempt, const OpenMessage &message)
{
    if (attempt.number >= firstDelivery && !batch.deliveries.empty())
        batch.deliveries[attempt.number - firstDelivery].message = message.row.number;
    else
        batch.deliveryChanges.push_back({ attempt.number, message.row.number, attempt.flags });
}

/// What was read between: its end, that names no recipient, was read before.
void Ledger::Private::endAgain(OpenMessage &message, UtcMicros time)
{
    if (message.expired == never)
        return;
    if (message.has(OpenMessage::IsRequeued)) // also of an agent that was still at it
        endPending(message, Outcome::Delivered, std::max(time, message.expired), message.endWhere);
    if (time > message.expired)
        return;
    if (message.has(OpenMessage::HasExpired))
        endPending(message, Outcome::Expired, message.expired, message.endWhere);
    if (message.has(OpenMessage::WasDeleted))
        endPending(message, Outcome::Deleted, message.expired, message.endWhere);
}

/// Older history: what came back from the filter, or from a requeue, may have been read before.
void Ledger::Private::meetSecond(std::uint32_t slot)
{
    if (seconds.size() == 0)
        return;
    OpenMessage &first = messages[slot];
    const std::uint32_t second = seconds.find(linkOf(first.row.host, first.hostSalt, first.row.queueId.view()),
        [&](std::uint32_t at) { return messages[at].row.continues == 0 && messages[at].firstSeen >= first.firstSeen; });
    if (second == SlotTable::none || second == slot)
        return;
    becomeSecondPassOf(messages[second], first);
    if (messages[second].has(OpenMessage::IsEnded))
        end(second);
}

/// \p child is the second pass, forward or notice of \p parent.
void Ledger::Private::adopt(OpenMessage &parent, OpenMessage &child)
{
    child.row.continues = parent.row.number;
    if (!child.has(OpenMessage::IsNotice)) // a notice counts nowhere
        child.inheritedStream = parent.inheritedStream ? parent.inheritedStream : parent.row.stream;
    child.isChanged = true;
    if (parent.children.size() < mostChildren) {
        parent.children.push_back(child.row.number);
        parent.isChanged = true;
    }
}

void Ledger::Private::adoptChildren(OpenMessage &early, OpenMessage &late)
{
    const std::vector<std::uint64_t> children = std::move(late.children);
    late.children.clear();
    for (const std::uint64_t number : children) {
        OpenMessage *child = byNumber(number);
        if (!child) {
            batch.continuesChanges.push_back({ number, early.row.number });
            continue;
        }
        adopt(early, *child);
        settle(*child);
        if (child->isRequeue())
            settleRequeued(*child);
        if (child->has(OpenMessage::IsEnded))
            end(byNumberTable.find(mix(number), [&](std::uint32_t at) { return messages[at].row.number == number; }));
    }
}

} // namespace bw::logs

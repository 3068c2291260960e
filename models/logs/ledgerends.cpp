// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledgerprivate.h"

#include <algorithm>

/// The end of a message: removed, expired, deleted, given up, or never one.
namespace bw::logs {

void Ledger::Private::onRemoved(const Event &event)
{
    const std::uint32_t slot = lifeOf(event);
    messages[slot].removed = std::max(messages[slot].removed, event.time);
    end(slot);
}

/// Each recipient whose last state is not final gets \p outcome; Delivered: handed on under another id.
void Ledger::Private::endPending(OpenMessage &message, Outcome outcome, UtcMicros time, const SourceRef &where)
{
    std::vector<Attempt> pending;
    std::unordered_set<Attempt::Person, Attempt::PersonHash> later;
    for (auto last = message.attempts.rbegin(); last != message.attempts.rend(); ++last) {
        const bool isOpen = last->outcome == Outcome::Deferred || (last->outcome == Outcome::Held && outcome == Outcome::Deleted);
        if (later.insert(last->person()).second && isOpen && (last->flags & DeliveryFlag::HandedOn) == 0)
            pending.push_back(*last);
    }
    std::reverse(pending.begin(), pending.end());
    for (const Attempt &last : pending) {
        Attempt ended;
        ended.time = time;
        ended.recipient = last.recipient;
        ended.original = last.original;
        ended.domain = last.domain;
        ended.outcome = outcome;
        if (outcome == Outcome::Delivered) {
            ended.flags = DeliveryFlag::HandedOn;
        } else {
            ended.reply = last.reply;
            ended.dsn = last.dsn;
        }
        addAttempt(message, ended, nullptr);
        if (!batch.deliveries.empty() && batch.deliveries.back().number + 1 == next.delivery)
            batch.deliveries.back().where = where;
    }
}

void Ledger::Private::onExpired(const Event &event)
{
    OpenMessage &message = messages[lifeOf(event)];
    message.isChanged = true;
    setSender(message, event);
    message.facts |= OpenMessage::HasExpired;
    message.expired = event.time;
    message.endWhere = whereOf(event);
    endPending(message, Outcome::Expired, event.time, message.endWhere);
}

void Ledger::Private::onDeleted(const Event &event)
{
    const std::uint32_t slot = lifeOf(event);
    OpenMessage &message = messages[slot];
    message.isChanged = true;
    message.facts |= OpenMessage::WasDeleted;
    message.expired = event.time;
    message.endWhere = whereOf(event);
    endPending(message, Outcome::Deleted, event.time, message.endWhere);
    end(slot);
}

/// Whoever was waiting waits under the new id.
void Ledger::Private::onRequeued(const Event &event)
{
    OpenMessage &message = messages[lifeOf(event)];
    message.isChanged = true;
    message.facts |= OpenMessage::IsRequeued | OpenMessage::IsEnded;
    message.expired = event.time;
    message.endWhere = whereOf(event);
    endPending(message, Outcome::Delivered, event.time, message.endWhere);
    finishRecipients(message);
    const std::vector<std::uint64_t> children = message.children; // older history: the new id may have been read before
    for (const std::uint64_t number : children) {
        OpenMessage *child = byNumber(number);
        if (!child || !child->isRequeue())
            continue;
        settleRequeued(*child);
        if (child->has(OpenMessage::IsEnded))
            end(byNumberTable.find(mix(number), [&](std::uint32_t at) { return messages[at].row.number == number; }));
    }
}

/// A transaction that never became a message.
void Ledger::Private::onCancelled(const Event &event)
{
    std::uint32_t slot = SlotTable::none;
    if (!event.queueId.empty()) {
        const StringRef host = hostOf(event.host);
        slot = find(placeOf(host, lastHostSalt, instanceOf(event.instance), event.queueId));
    } else if (Session *session = sessionOf(event, false)) {
        session->last = event.time;
        if (event.reason.find("END-OF-MESSAGE") == std::string_view::npos) {
            if (OpenMessage *message = byNumber(session->message))
                slot = find(message->place);
        }
    }
    if (slot == SlotTable::none)
        return;
    const OpenMessage &message = messages[slot];
    if (!message.has(OpenMessage::HasQueued | OpenMessage::WasHeld | OpenMessage::WasDiscarded))
        end(slot);
}

void Ledger::Private::onProbed(const Event &event)
{
    OpenMessage &message = messages[lifeOf(event)];
    message.isChanged = true;
    message.facts |= OpenMessage::IsProbe;
    settle(message);
}

/// An alias with several members makes several deliveries of one accepted recipient. Those of a requeued message stand under
/// all its ids.
void Ledger::Private::finishRecipients(OpenMessage &message)
{
    const auto hasOriginal = [](const Attempt &one) { return !one.original.isNull(); };
    OpenMessage *first = &message;
    bool hasMembers = false;
    for (int i = 0;; ++i) {
        hasMembers = hasMembers || first->forgotten || std::any_of(first->attempts.begin(), first->attempts.end(), hasOriginal);
        OpenMessage *earlier = i < mostRequeues && first->isRequeue() ? byNumber(first->row.continues) : nullptr;
        if (!earlier)
            break;
        first = earlier;
    }
    if (first->queuedRecipients <= 1 || !hasMembers)
        return;
    AliasMembers members;
    std::unordered_set<Attempt::Person, Attempt::PersonHash> seen;
    for (const OpenMessage *each = &message;; each = byNumber(each->row.continues)) {
        if (each->forgotten)
            members.add(*each->forgotten);
        for (const Attempt &attempt : each->attempts) {
            // A further member: same original, and this recipient for the first time.
            if (hasOriginal(attempt) && seen.insert(attempt.person()).second)
                members.add(attempt.original.first64());
        }
        if (each == first)
            break;
    }
    if (members.more > 0 && members.more < first->queuedRecipients) {
        const std::int32_t rest = first->queuedRecipients - members.more;
        first->sessionRecipients = first->sessionRecipients < 0 ? rest : std::min(first->sessionRecipients, rest);
        settle(*first);
    }
}

void Ledger::Private::end(std::uint32_t slot)
{
    OpenMessage &message = messages[slot];
    message.facts |= OpenMessage::IsEnded;
    message.isChanged = true;
    finishRecipients(message);
    if (message.session != 0)
        return; // until its session has ended
    if (isWaitingForBeginning(message))
        return; // until older history tells
    if (message.stretch != stretch)
        message.facts |= OpenMessage::IsCut;
    if (message.has(OpenMessage::IsCut))
        return; // until what lies between was read, or another life has its id
    const bool mayComeBack = std::any_of(message.attempts.begin(), message.attempts.end(), [](const Attempt &attempt) {
        return (attempt.flags & (DeliveryFlag::ToLoopback | DeliveryFlag::ToCommand)) != 0 && (attempt.flags & DeliveryFlag::HandedOn) == 0;
    });
    const bool mayBeNamed = mayComeBack || message.has(OpenMessage::FromLoopback) || (!message.has(OpenMessage::HasBegin) && message.row.continues == 0
        && !message.has(OpenMessage::IsNullSender)) || !message.has(OpenMessage::HasQueued);
    if (mayBeNamed)
        lingering.push_back({ newest + lingerTime, slot, message.generation });
    else
        giveUp(slot);
}

void Ledger::Private::giveUp(std::uint32_t slot)
{
    OpenMessage &message = messages[slot];
    if (message.hasRow && message.rowBatch == batchNumber)
        batch.messages[message.rowIndex].isFinal = true;
    if (message.has(OpenMessage::IsParked))
        std::erase(parked, slot);
    else
        table.erase(message.place, slot);
    byNumberTable.erase(mix(message.row.number), slot);
    if (message.messageIdKey != 0)
        byMessageId.erase(message.messageIdKey, slot);
    if (message.link != 0)
        seconds.erase(message.link, slot);
    for (const Attempt &attempt : message.attempts) {
        if (attempt.link != 0)
            awaited.erase(attempt.link, slot);
    }
    if (message.isStored)
        forgotten.push_back(keyOf('M', message.row.number));
    if (onAccepted)
        clearFacts.erase(message.row.number);
    if (message.attempts.capacity() > 64)
        message.attempts = {};
    message.attempts.clear();
    message.counted.reset();
    message.forgotten.reset();
    message.facts = 0;
    ++message.generation;
    freeMessages.push_back(slot);
    --openCount;
}

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledgerprivate.h"
#include "models/logs/redact.h"

#include <algorithm>

/// The join: events of one queue id's life become one message.
namespace bw::logs {

namespace {
/// A life whose first line stands this near to the start of a stretch may have begun before it.
constexpr UtcMicros edgeOfStretch = 2 * core::microsPerSecond;
/// … and what came from loopback, this near to it, may be a second pass of what went to the filter before it: filters that
/// keep mail in a queue of their own take their time.
constexpr UtcMicros secondPassEdge = core::microsPerHour;
constexpr UtcMicros commandEdge = core::microsPerMinute; ///< … and what a program handed in, which is at work meanwhile
constexpr std::size_t sessionMessages = 512;

/// What a message says it was handed on as: on the host itself, or to one filter's address.
std::uint64_t linkFrom(std::uint64_t link, const core::IpAddress &peer)
{
    return !peer.isKnown() || peer.isLoopback() ? link : core::fastHash(peer.view(), link) | 1;
}

/// Has a delivery agent said what became of it? A rule that holds mail says so while it comes in.
bool wasTried(const OpenMessage &message)
{
    return std::any_of(message.attempts.begin(), message.attempts.end(), [](const Attempt &one) { return one.outcome != Outcome::Held; });
}
}

std::uint64_t Ledger::Private::placeOf(StringRef host, std::uint64_t salt, StringRef instance, std::string_view id) const
{
    return core::fastHash(id, (std::uint64_t(host) << 32 | instance) ^ salt);
}

std::uint64_t Ledger::Private::linkOf(StringRef host, std::uint64_t salt, std::string_view id) const
{
    return core::fastHash(id, core::fastHash(interner.text(host), 7) ^ salt) | 1;
}

std::uint32_t Ledger::Private::find(std::uint64_t place) const
{
    return table.find(place, [](std::uint32_t) { return true; });
}

std::uint32_t Ledger::Private::findAnyInstance(StringRef host, std::uint64_t salt, std::string_view id) const
{
    if (id.empty() || id.size() > sizeof(QueueId::text))
        return SlotTable::none;
    // Instances may have had the same id in use one after the other: one that has not ended is meant before one that has, and of
    // two alike the one that was heard of last.
    std::uint32_t best = SlotTable::none;
    const auto rank = [this](std::uint32_t slot) { return std::pair(!messages[slot].has(OpenMessage::IsEnded), messages[slot].lastSeen); };
    for (const StringRef instance : instances) {
        const std::uint32_t slot = find(placeOf(host, salt, instance, id));
        if (slot == SlotTable::none || (lastHostIndex < heard.size() && isOver(messages[slot], heard[lastHostIndex].last)))
            continue;
        if (best == SlotTable::none || rank(slot) > rank(best))
            best = slot;
    }
    return best;
}

OpenMessage *Ledger::Private::byNumber(std::uint64_t number)
{
    const std::uint32_t slot
        = byNumberTable.find(mix(number), [&](std::uint32_t at) { return messages[at].row.number == number; });
    return slot == SlotTable::none ? nullptr : &messages[slot];
}

std::uint32_t Ledger::Private::open(const Event &event, StringRef host, StringRef instance, std::uint64_t place)
{
    if (openCount >= core::limits::openMessages)
        evictOldest();
    std::uint32_t slot = 0;
    if (freeMessages.empty()) {
        slot = static_cast<std::uint32_t>(messages.size());
        messages.emplace_back();
    } else {
        slot = freeMessages.back();
        freeMessages.pop_back();
    }
    OpenMessage &message = messages[slot];
    std::vector<Attempt> attempts = std::move(message.attempts); // their memory
    std::vector<std::uint64_t> verdicts = std::move(message.verdicts);
    const std::uint32_t generation = message.generation;
    message = {};
    attempts.clear();
    verdicts.clear();
    message.attempts = std::move(attempts);
    message.verdicts = std::move(verdicts);
    message.generation = generation + 1;
    message.place = place;
    message.row.number = next.message++;
    message.row.host = host;
    message.hostSalt = lastHostSalt;
    message.row.instance = instance;
    message.row.where = whereOf(event);
    message.row.queueId.length = static_cast<std::uint8_t>(std::min(event.queueId.size(), sizeof(QueueId::text)));
    std::copy_n(event.queueId.begin(), message.row.queueId.length, message.row.queueId.text);
    message.firstSeen = message.lastSeen = event.time;
    message.stretch = stretch;
    message.isChanged = true;
    table.insert(place, slot);
    byNumberTable.insert(mix(message.row.number), slot);
    ++openCount;
    return slot;
}

/// The life that a line without a beginning belongs to. Makes one where there is none: its beginning was not read.
std::uint32_t Ledger::Private::lifeOf(const Event &event)
{
    const StringRef host = hostOf(event.host);
    const StringRef instance = instanceOf(event.instance);
    const std::uint64_t place = placeOf(host, lastHostSalt, instance, event.queueId);
    std::uint32_t slot = find(place);
    if (slot != SlotTable::none) {
        OpenMessage &message = messages[slot];
        bool isNew = false;
        const bool isBetween = message.has(OpenMessage::IsCut) && event.time <= message.lastSeen;
        if (message.lastSeen < event.time - openMessageAge) {
            evict(slot);
            slot = SlotTable::none;
        } else if (isOver(message, event.time)) {
            giveUp(slot);
            slot = takeParked(place, event.time);
        } else if (message.stretch != stretch && event.time < message.firstSeen) {
            park(slot); // older history: what is known comes later in this life, or belongs to a later one
            slot = takeParked(place, event.time);
        } else if (event.kind == EventKind::MessageId) {
            // cleanup says it for each such header field, and before the queue manager has the message.
            isNew = !(isBetween && event.time < message.lastSeen) // of two in one second the id may be in use again
                && (message.has(OpenMessage::HasMessageId) ? message.has(OpenMessage::HasQueued | OpenMessage::IsEnded) || wasTried(message)
                                                           : message.has(OpenMessage::IsEnded) && message.has(OpenMessage::HasQueued));
        } else if (event.kind == EventKind::Queued) {
            isNew = !isBetween && message.has(OpenMessage::IsEnded)
                && (message.has(OpenMessage::HasQueued) || message.has(OpenMessage::IsRequeued));
        }
        if (isNew) {
            if (isWaitingForBeginning(message))
                park(slot);
            else
                giveUp(slot);
            slot = SlotTable::none;
        }
    }
    if (slot == SlotTable::none)
        slot = open(event, host, instance, place);
    OpenMessage &message = messages[slot];
    if (message.stretch != stretch)
        message.facts |= OpenMessage::IsCut;
    message.firstSeen = std::min(message.firstSeen, event.time);
    message.lastSeen = std::max(message.lastSeen, event.time);
    return slot;
}

/// One that was cut stays known behind its end, for what lies between. What comes later is of another life.
bool Ledger::Private::isOver(const OpenMessage &message, UtcMicros time) const
{
    return message.has(OpenMessage::IsCut) && message.has(OpenMessage::IsEnded) && time > message.lastSeen + lingerTime;
}

/// Can older history still tell how it began?
bool Ledger::Private::isWaitingForBeginning(const OpenMessage &message) const
{
    const auto sinceStart = [&] {
        if (message.stretch != stretch)
            return INT64_MAX;
        if (lastHostIndex < heard.size() && heard[lastHostIndex].host == message.row.host)
            return message.firstSeen - heard[lastHostIndex].start;
        const std::string_view text = interner.text(message.row.host);
        const std::uint32_t at = hostTable.find(core::fastHash(text, 3), [&](std::uint32_t one) { return heard[one].text == text; });
        return at == SlotTable::none ? INT64_MAX : message.firstSeen - heard[at].start;
    };
    if (message.has(OpenMessage::HasBegin)) {
        if (message.row.continues == 0 && message.link != 0)
            return true;
        if (message.row.continues != 0) { // its first pass may learn more of itself, and then so must this
            const std::uint32_t parent = byNumberTable.find(mix(message.row.continues),
                [&](std::uint32_t at) { return messages[at].row.number == message.row.continues; });
            return parent != SlotTable::none
                && ((message.isRequeue() && !messages[parent].has(OpenMessage::IsRequeued))
                    || (!messages[parent].has(OpenMessage::HasBegin) && isWaitingForBeginning(messages[parent])));
        }
        return (message.has(OpenMessage::FromLoopback) && sinceStart() < secondPassEdge) || (message.has(OpenMessage::IsLocal) && sinceStart() < commandEdge);
    }
    if (message.has(OpenMessage::IsNotice))
        return !message.has(OpenMessage::HasQueued) && (!message.attempts.empty() || message.has(OpenMessage::IsEnded));
    if (!message.has(OpenMessage::HasMessageId))
        return message.has(OpenMessage::HasQueued) || !message.attempts.empty() || message.has(OpenMessage::IsEnded);
    return sinceStart() < edgeOfStretch;
}

void Ledger::Private::onBegin(const Event &event)
{
    const StringRef host = hostOf(event.host);
    const StringRef instance = instanceOf(event.instance);
    const std::uint64_t place = placeOf(host, lastHostSalt, instance, event.queueId);
    std::uint32_t slot = find(place);
    if (slot != SlotTable::none && messages[slot].lastSeen < event.time - openMessageAge) {
        evict(slot);
        slot = SlotTable::none;
    }
    if (slot != SlotTable::none) {
        OpenMessage &old = messages[slot];
        const bool isFactOnly = !old.has(OpenMessage::HasBegin | OpenMessage::HasQueued | OpenMessage::IsEnded | OpenMessage::HasMessageId)
            && old.attempts.empty() && !(old.stretch != stretch && event.time < old.firstSeen);
        if (!isFactOnly) {
            part(old, event);
            old.facts |= event.time >= old.lastSeen ? OpenMessage::IsFollowed : 0U;
            if ((old.stretch != stretch && event.time < old.firstSeen) || isWaitingForBeginning(old) || mayBeFilled(old))
                park(slot);
            else
                giveUp(slot);
            slot = SlotTable::none;
        }
    }
    if (slot == SlotTable::none)
        slot = open(event, host, instance, place);
    OpenMessage &message = messages[slot];
    message.isChanged = true;
    message.facts |= OpenMessage::HasBegin;
    message.begun = event.time;
    message.row.where = whereOf(event);
    message.firstSeen = std::min(message.firstSeen, event.time);
    message.lastSeen = std::max(message.lastSeen, event.time);
    if (event.clientIp.empty() && event.clientName.empty())
        message.facts |= OpenMessage::IsLocal;
    message.peer = core::IpAddress::parse(event.clientIp);
    message.row.client = event.originClientIp.empty() ? message.peer : core::IpAddress::parse(event.originClientIp);
    message.row.service = intern(StringKind::Service, event.service);
    if (!event.user.empty()) {
        message.facts |= OpenMessage::HasLogin;
        message.row.login = interner.login(canonicalLogin(event.user, event.host), true, batch.strings);
        message.row.mechanism = intern(StringKind::Mechanism, event.mechanism);
    }
    if (onAccepted) {
        Clear &clear = clearFacts[message.row.number];
        clear.clientIp = event.originClientIp.empty() ? event.clientIp : event.originClientIp;
        clear.clientName = event.clientName;
        clear.user = event.user;
        clear.mechanism = event.mechanism;
        clear.process = event.process;
    }
    const bool isLoopback = message.peer.isLoopback();
    if (isLoopback && event.originClientIp.empty() && event.link.empty())
        message.facts |= OpenMessage::FromLoopback;
    if (!event.link.empty()) {
        const std::uint32_t first = findAnyInstance(host, lastHostSalt, event.link);
        const bool isOpen = first != SlotTable::none && !messages[first].has(OpenMessage::IsEnded);
        // Another host's XFORWARD may name an id of its own, of mail that this one never had.
        if (isOpen || isLoopback || !message.peer.isKnown()) {
            message.link = linkOf(host, lastHostSalt, event.link);
            if (first == SlotTable::none) {
                seconds.insert(message.link, slot);
                becomeSecondPass(message, nullptr);
            } else {
                becomeSecondPassOf(message, messages[first]);
            }
        }
    }
    if (awaited.size() > 0 && message.peer.isKnown() && !message.has(OpenMessage::HasLogin)) { // older history: that it was handed on as this was read before
        const std::uint64_t own = linkFrom(linkOf(host, lastHostSalt, event.queueId), message.peer);
        const std::uint32_t first = awaited.find(own, [&](std::uint32_t at) {
            return messages[at].row.host == host && messages[at].hostSalt == lastHostSalt && messages[at].lastSeen >= event.time;
        });
        if (first != SlotTable::none && first != slot) {
            OpenMessage &giver = messages[first];
            handOn(giver, own);
            if (message.row.continues == 0)
                becomeSecondPass(message, &giver);
        }
    }
    if (message.has(OpenMessage::IsLocal))
        return;
    if (!pendingVerdicts.empty())
        joinVerdicts(message, event.time);
    if (isNearStart(event.time, verdictWindow))
        keepEdge(edgeBegins, { { message.row.number, event.time, message.row.client, host }, stretch });
    if (lineLogin < batch.logins.size())
        batch.logins[lineLogin].message = message.row.number;
    Session *session = sessionOf(event, false);
    if (!session)
        return;
    session->isChanged = true;
    session->last = event.time;
    session->message = message.row.number;
    message.row.tls = session->tls;
    message.row.cipher = session->cipher;
    if (!message.has(OpenMessage::IsSecondPass) && session->messages.size() < sessionMessages) {
        session->messages.push_back(message.row.number);
        message.session = session->key;
    }
    if (session->pending == 0)
        return;
    const Outcome outcome = session->pending == 1 ? Outcome::Held : Outcome::Discarded;
    message.facts |= outcome == Outcome::Held ? OpenMessage::WasHeld : OpenMessage::WasDiscarded;
    (outcome == Outcome::Held ? message.held : message.discarded) = session->pendingTime;
    message.facts |= OpenMessage::HasSender;
    message.row.sender = session->pendingSender;
    message.row.senderDomain = session->pendingSenderDomain;
    if (session->pendingSender.isNull())
        message.facts |= OpenMessage::IsNullSender;
    session->pending = 0;
    settle(message);
    const std::vector<Session::Recipient> recipients = std::move(session->pendingRecipients);
    session->pendingRecipients.clear();
    for (const Session::Recipient &recipient : recipients)
        addVerdictAttempt(message, recipient, outcome, session->pendingTime, 0);
    if (outcome == Outcome::Discarded)
        end(slot);
}

void Ledger::Private::onMessageId(const Event &event)
{
    const std::uint32_t slot = lifeOf(event);
    OpenMessage &message = messages[slot];
    message.isChanged = true;
    message.facts |= OpenMessage::HasMessageId;
    std::string_view id = event.messageId.substr(0, core::limits::fieldBytes);
    if (onAccepted && message.row.messageId.isNull())
        clearFacts[message.row.number].messageId = id;
    if (id.size() >= 2 && id.front() == '<' && id.back() == '>')
        id = id.substr(1, id.size() - 2);
    if (id.empty())
        return;
    const core::KeyedHash hash = hasher.hash(id);
    const std::uint64_t key = mix(hash.first64(), message.row.host) | 1;
    const bool isFurther = !message.row.messageId.isNull(); // Resent-Message-ID, or a header field that came twice: the first stays
    if (!isFurther) {
        message.row.messageId = hash;
        message.messageIdKey = key;
    }
    if (const std::uint32_t first = firstPassOf(slot, hash, key); first != SlotTable::none)
        becomeSecondPassOf(message, messages[first]);
    if (isFurther)
        return;
    byMessageId.insert(key, slot);
    if (message.hasRow)
        settle(message);
}

void Ledger::Private::setSender(OpenMessage &message, const Event &event)
{
    if (!event.hasSender || message.has(OpenMessage::HasSender))
        return;
    message.facts |= OpenMessage::HasSender;
    if (onAccepted)
        clearFacts[message.row.number].sender = event.sender;
    if (event.sender.empty()) {
        message.facts |= OpenMessage::IsNullSender;
        return;
    }
    const Address sender = address(event.sender);
    message.row.sender = sender.hash;
    message.row.senderDomain = sender.domain;
    countRefusals(message);
    if (sender.local == "double-bounce" && !message.has(OpenMessage::HasBegin))
        message.facts |= OpenMessage::IsDoubleBounce;
    const bool isOurs = message.has(OpenMessage::HasLogin | OpenMessage::IsLocal);
    const bool isNamed = !isOurs && std::find(options.ownDomains.begin(), options.ownDomains.end(), sender.domainText) != options.ownDomains.end();
    if (isOurs)
        interner.setOwn(sender.domain, batch.strings);
    if (isOurs || isNamed)
        message.row.senderLocal = intern(StringKind::SenderLocal, senderPattern(sender.local));
}

void Ledger::Private::onQueued(const Event &event)
{
    const std::uint32_t slot = lifeOf(event);
    OpenMessage &message = messages[slot];
    if (message.has(OpenMessage::HasQueued) && event.time >= message.queued)
        return; // a later queue run
    message.isChanged = true;
    message.facts |= OpenMessage::HasQueued;
    if (!message.has(OpenMessage::IsCut) || event.time >= message.lastSeen)
        message.facts &= ~std::uint32_t(OpenMessage::IsEnded); // cut off, and yet taken
    message.queued = event.time;
    message.queuedRecipients = event.recipients;
    message.row.size = event.size;
    setSender(message, event);
    settle(message);
    meetSecond(slot);
    if (message.session != 0) {
        const std::uint64_t key = message.session;
        const std::uint32_t at = sessionTable.find(key, [&](std::uint32_t s) { return sessions[s].key == key; });
        if (at != SlotTable::none && sessions[at].recipients >= 0)
            settleSession(sessions[at]);
    }
}

void Ledger::Private::onDelivery(const Event &event, Outcome outcome)
{
    const std::uint32_t slot = lifeOf(event);
    OpenMessage &message = messages[slot];
    Attempt attempt;
    attempt.time = event.time;
    attempt.outcome = outcome;
    otherLocal.clear();
    if (!event.originalRecipient.empty() && event.originalRecipient != event.recipient) {
        const Address original = address(event.originalRecipient);
        attempt.original = original.hash;
        otherLocal = original.local;
    }
    const Address recipient = address(event.recipient);
    attempt.recipient = recipient.hash;
    attempt.domain = recipient.domain;
    if (event.isSuspended)
        attempt.flags |= DeliveryFlag::Suspended;
    if (outcome == Outcome::Delivered)
        attempt.flags |= static_cast<std::uint8_t>((event.isToLoopback ? DeliveryFlag::ToLoopback : 0) | (event.isToCommand ? DeliveryFlag::ToCommand : 0));
    if (isHandedOn(message, attempt))
        attempt.flags |= DeliveryFlag::HandedOn;
    attempt.reply = replyRef(event.reply, { recipient.local, otherLocal });
    StringRef tls = 0;
    if (hasOutbound && event.tls.empty() && !event.relayIp.empty()) {
        if (const Session *session = sessionOf(event, false); session && session->client == core::IpAddress::parse(event.relayIp))
            tls = session->tls;
    }
    OpenMessage *second = nullptr;
    if (outcome == Outcome::Delivered && !event.link.empty()) {
        const bool isForward = event.isLocalHandOff && event.relayIp.empty();
        const core::IpAddress relay = core::IpAddress::parse(event.relayIp);
        const std::uint32_t other = isForward
            ? find(placeOf(message.row.host, message.hostSalt, message.row.instance, event.link))
            : findAnyInstance(message.row.host, message.hostSalt, event.link);
        // A life that was over before this one began used the id before.
        const auto isOfBefore = [&](const OpenMessage &life) { return life.has(OpenMessage::IsEnded) && message.has(OpenMessage::HasBegin) && life.lastSeen < message.firstSeen; };
        const bool isOther = other != SlotTable::none && other != slot && !isOfBefore(messages[other]);
        if (isOther && (isForward || isHandedOnAs(message, messages[other], relay)))
            second = &messages[other];
        if (isForward || second)
            attempt.flags |= DeliveryFlag::HandedOn;
        else if (event.isLocalHandOff || !message.has(OpenMessage::HasBegin | OpenMessage::HasMessageId)) // older history may tell
            attempt.link = linkFrom(linkOf(message.row.host, message.hostSalt, event.link), relay);
        if (second) {
            second->facts |= isForward ? OpenMessage::IsForwarded : 0U;
            if (second->row.continues == 0)
                adopt(message, *second);
        }
    }
    if (!message.hasRow)
        settle(message);
    addAttempt(message, attempt, &event);
    if (tls != 0)
        batch.deliveries.back().tls = tls;
    if (message.has(OpenMessage::IsCut | OpenMessage::IsRequeued))
        endAgain(message, event.time);
    if (attempt.link != 0)
        awaited.insert(attempt.link, slot);
    if (second) {
        if (!second->has(OpenMessage::IsForwarded))
            becomeSecondPass(*second, &message);
        else
            settle(*second);
    }
}

void Ledger::Private::onNotice(const Event &event)
{
    if (event.link.empty() || event.link.size() > sizeof(QueueId::text))
        return;
    const std::uint32_t cause = event.queueId.empty() ? SlotTable::none : lifeOf(event);
    const bool isKnown = cause != SlotTable::none;
    Event notice = event;
    notice.queueId = event.link;
    const std::uint32_t slot = lifeOf(notice);
    OpenMessage &message = messages[slot];
    message.isChanged = true;
    message.facts |= OpenMessage::IsNotice;
    if (message.row.continues == 0 && isKnown)
        adopt(messages[cause], message);
    if (message.hasRow || message.has(OpenMessage::HasQueued))
        settle(message);
    else
        lingering.push_back({ newest + lingerTime, slot, message.generation });
}

} // namespace bw::logs

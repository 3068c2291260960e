// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Second passes: what a filter or a sister instance sent back (README, "Counting rules").
#include "models/logs/ledgerprivate.h"

#include <algorithm>

namespace bw::logs {

void Ledger::Private::becomeSecondPass(OpenMessage &second, OpenMessage *first)
{
    second.isChanged = true;
    second.facts |= OpenMessage::IsSecondPass;
    if (first && first != &second) {
        adopt(*first, second);
        // What the first pass said of handing it on is no end of its way.
        handOn(*first, linkOf(second.row.host, second.hostSalt, second.row.queueId.view()));
    }
    settle(second);
}

/// Nothing but its beginning or its Message-ID tells of which: what went to the filter names no queue id.
void Ledger::Private::becomeSecondPassOf(OpenMessage &second, OpenMessage &first)
{
    becomeSecondPass(second, &first);
    if (second.isRequeue())
        return settleRequeued(second);
    if (&second == &first || first.has(OpenMessage::IsRequeued))
        return;
    first.facts |= second.has(OpenMessage::IsLocal) ? OpenMessage::CameBackByCommand : OpenMessage::CameBackBySmtp;
    handOnWhatCameBack(first);
}

/// Anybody can answer that it was "queued as" something. It is so where what took the mail is of this host, or hands it in again
/// from the address that took it. \p relay: not known of a socket and of a program, which are this host's.
bool Ledger::Private::isHandedOnAs(const OpenMessage &first, const OpenMessage &second, const core::IpAddress &relay)
{
    if (second.has(OpenMessage::HasLogin))
        return false;
    const bool isSameMail = first.row.messageId.isNull() || second.row.messageId.isNull() || first.row.messageId == second.row.messageId;
    return !relay.isKnown() || relay.isLoopback()
        || (second.peer == relay && isSameMail && (second.row.continues == 0 || second.row.continues == first.row.number));
}

/// Was it the filter that took \p attempt? Mail that came back by SMTP may have gone to a program.
bool Ledger::Private::isHandedOn(const OpenMessage &message, const Attempt &attempt)
{
    if ((attempt.flags & DeliveryFlag::ToLoopback) != 0)
        return message.has(OpenMessage::CameBackBySmtp);
    if ((attempt.flags & DeliveryFlag::ToCommand) == 0)
        return false;
    const auto isToLoopback = [](const Attempt &other) { return (other.flags & DeliveryFlag::ToLoopback) != 0; };
    return message.has(OpenMessage::CameBackByCommand)
        || (message.has(OpenMessage::CameBackBySmtp) && std::none_of(message.attempts.begin(), message.attempts.end(), isToLoopback));
}

void Ledger::Private::handOnWhatCameBack(OpenMessage &first)
{
    setFlags(first, [&first](const Attempt &one) { return static_cast<std::uint8_t>(isHandedOn(first, one) ? one.flags | DeliveryFlag::HandedOn : one.flags); });
}

/// Which of a recipient and its domain were counted before a requeue.
std::uint8_t Ledger::Private::knownBefore(const OpenMessage &message, const Attempt &attempt)
{
    std::uint8_t flags = 0;
    const OpenMessage *later = &message;
    for (int i = 0; i < mostRequeues && later->isRequeue(); ++i) {
        OpenMessage *earlier = byNumber(later->row.continues);
        if (!earlier)
            break;
        const First first = firstOf(*earlier, attempt, earlier->attempts.size());
        flags |= static_cast<std::uint8_t>((first.ofRecipient ? 0 : DeliveryFlag::KnownRecipient) | (first.ofDomain ? 0 : DeliveryFlag::KnownDomain));
        later = earlier;
    }
    return flags;
}

/// It is the same mail as before: who was counted then is not counted again.
void Ledger::Private::settleRequeued(OpenMessage &message, int depth)
{
    constexpr std::uint8_t known = DeliveryFlag::KnownRecipient | DeliveryFlag::KnownDomain;
    setFlags(message, [&](const Attempt &one) { return static_cast<std::uint8_t>((one.flags & ~known) | knownBefore(message, one)); });
    for (const std::uint64_t number : message.children) {
        if (OpenMessage *child = byNumber(number); child && child->isRequeue() && depth < mostRequeues)
            settleRequeued(*child, depth + 1);
    }
}

/// Nothing was said of where it went yet, or some of it went where it can come back from.
bool Ledger::Private::mayComeBack(const OpenMessage &message)
{
    const auto isOut = [](const Attempt &one) { return (one.flags & (DeliveryFlag::ToLoopback | DeliveryFlag::ToCommand)) == 0; };
    return message.attempts.empty() || message.has(OpenMessage::IsRequeued) || !std::all_of(message.attempts.begin(), message.attempts.end(), isOut);
}

/// By its Message-ID, or a further one of its header (a filter may write them in another order), of what is in the queue or has
/// just left it: a filter may take mail before it sends it back.
std::uint32_t Ledger::Private::firstPassOf(std::uint32_t slot, const core::KeyedHash &messageId, std::uint64_t key) const
{
    const OpenMessage &second = messages[slot];
    if (!second.has(OpenMessage::FromLoopback | OpenMessage::IsLocal) || second.has(OpenMessage::IsSecondPass | OpenMessage::HasLogin) || second.row.continues != 0)
        return SlotTable::none;
    return byMessageId.find(key, [&](std::uint32_t at) {
        const OpenMessage &other = messages[at];
        return at != slot && other.has(OpenMessage::HasBegin) && other.has(OpenMessage::HasQueued) && other.row.messageId == messageId
            && other.row.host == second.row.host && mayComeBack(other) && (!other.has(OpenMessage::IsEnded) || other.lastSeen + lingerTime >= second.firstSeen);
    });
}

} // namespace bw::logs

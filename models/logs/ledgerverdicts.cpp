// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/erasure.h"
#include "models/logs/ledgerprivate.h"

#include <algorithm>

/// Messages that a rule or an administrator holds or discards.
namespace bw::logs {

namespace {

constexpr std::size_t pendingKept = 64; ///< recipients of one verdict

} // namespace

/// Once for each recipient: several rules may say it of one.
void Ledger::Private::addVerdictAttempt(OpenMessage &message, const Session::Recipient &recipient, Outcome outcome, UtcMicros time, StringRef reply)
{
    const core::KeyedHash person = isErasedFrom(message, recipient.hash) ? tombstoneOf(recipient.hash) : recipient.hash;
    const bool isTold = std::any_of(message.attempts.begin(), message.attempts.end(),
        [&](const Attempt &one) { return one.outcome == outcome && (one.recipient == person || person.isNull()); });
    if (isTold || message.attempts.size() >= pendingKept)
        return;
    Attempt attempt;
    attempt.time = time;
    attempt.recipient = recipient.hash;
    attempt.domain = recipient.domain;
    attempt.outcome = outcome;
    attempt.reply = reply;
    addAttempt(message, attempt, nullptr);
    settle(message); // its recipients are those that were named
}

/// Hold and discard, by a rule while it came in, or by an administrator.
void Ledger::Private::onVerdictOnMessage(const Event &event, Outcome outcome)
{
    if (event.queueId.empty()) { // before the queue id is made: the next one of this session
        Session *session = sessionOf(event, true);
        if (!session)
            return;
        session->isChanged = true;
        const std::uint8_t pending = outcome == Outcome::Held ? 1 : 2;
        if (session->pending != pending)
            session->pendingRecipients.clear();
        session->pending = pending;
        session->pendingTime = event.time;
        const Address recipient = address(event.recipient);
        if (session->pendingRecipients.size() < pendingKept)
            session->pendingRecipients.push_back({ recipient.hash, recipient.domain });
        const Address sender = address(event.sender);
        session->pendingSender = sender.hash;
        session->pendingSenderDomain = sender.domain;
        return;
    }
    const std::uint32_t slot = lifeOf(event);
    OpenMessage &message = messages[slot];
    message.isChanged = true;
    if (event.reason == "postsuper") {
        endPending(message, outcome, event.time, whereOf(event));
        return;
    }
    if (!event.relay.empty() || event.delayMs >= 0) // the discard(8) delivery agent: a recipient's end
        return onDelivery(event, outcome);
    message.facts |= outcome == Outcome::Held ? OpenMessage::WasHeld : OpenMessage::WasDiscarded;
    UtcMicros &when = outcome == Outcome::Held ? message.held : message.discarded;
    if (when == never || event.time < when)
        when = event.time;
    setSender(message, event);
    settle(message);
    meetSecond(slot);
    // One line for each recipient that a rule of smtpd's names; cleanup's names the first one.
    const Address recipient = address(event.recipient);
    const Session::Recipient named { recipient.hash, recipient.domain };
    addVerdictAttempt(message, named, outcome, event.time, replyRef(event.reply, { recipient.local }));
    if (outcome == Outcome::Discarded)
        end(slot);
}

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/context.h"

#include <algorithm>

namespace bw::mta::postfix {

namespace {

/// "sender non-delivery notification: NEWID" (bounce/bounce_*_service.c).
Reading readNotice(Context &context, std::string_view text)
{
    struct Kind
    {
        std::string_view text, reason;
    };
    static constexpr Kind kinds[]{{"sender non-delivery notification: ", "bounce"},
        {"sender delay notification: ", "delay"}, {"sender delivery status notification: ", "success"},
        {"postmaster non-delivery notification: ", "postmaster"}, {"postmaster delay notification: ", "postmaster"}};
    for (const Kind &kind : kinds) {
        if (!take(text, kind.text))
            continue;
        BW_MARK(postfix.notice);
        Event &event = context.add(EventKind::Notice);
        event.link = text.substr(0, text.find(' '));
        event.reason = kind.reason;
        return Reading::Told;
    }
    return Reading::Unrecognised;
}

/// "uid=1000 from=<alice>[ orig_id=OLDID]" (pickup/pickup.c).
Reading readPickup(Context &context, std::string_view text)
{
    take(text, "uid=");
    const std::string_view uid = takeUntil(text, ' ');
    std::string_view sender;
    if (!takeAddress(text, "from=<", sender))
        return Reading::Unrecognised;
    BW_MARK(postfix.pickup);
    Event &event = context.add(EventKind::Begin);
    event.sender = sender;
    event.hasSender = true;
    event.reason = uid;
    if (take(text, " orig_id=")) {
        BW_MARK(postfix.pickup.requeued);
        event.link = text;
    }
    return Reading::Told;
}

/// "removed" of qmgr (all done), of postsuper (an administrator did it), "removed (canceled)" of cleanup since 3.10.
Reading readRemoved(Context &context, std::string_view text)
{
    std::string_view reason = text;
    if (!take(reason, "removed"))
        return Reading::Unrecognised;
    const bool hasReason = reason.starts_with(" (") && reason.ends_with(')');
    if (!reason.empty() && !hasReason)
        return Reading::Unrecognised;
    if (hasReason)
        reason = reason.substr(2, reason.size() - 3);
    EventKind kind = EventKind::Removed;
    if (context.tag.daemon == "postsuper") {
        BW_MARK(postfix.removed.postsuper);
        kind = EventKind::Deleted;
    } else if (reason == "canceled") {
        BW_MARK(postfix.removed.cancelled);
        kind = EventKind::Cancelled;
    } else if (reason == "discarded") {
        BW_MARK(postfix.removed.discarded);
    } else if (!reason.empty()) {
        return Reading::Unrecognised;
    }
    BW_MARK(postfix.removed);
    context.add(kind).reason = reason;
    return Reading::Told;
}

/// What an administrator did (postsuper/postsuper.c).
Reading readPostsuper(Context &context, std::string_view text)
{
    struct Act
    {
        std::string_view text;
        EventKind kind;
    };
    static constexpr Act acts[]{{"placed on hold", EventKind::Held}, {"released from hold", EventKind::Released},
        {"requeued", EventKind::Requeued}, {"expired", EventKind::Expired}};
    for (const Act &act : acts) {
        if (text != act.text)
            continue;
        if (act.kind == EventKind::Expired) { // only marked: the queue manager says force-expired when it is done
            BW_MARK(postfix.postsuper.expire);
            return Reading::Silent;
        }
        BW_MARK(postfix.postsuper);
        context.add(act.kind).reason = "postsuper";
        return Reading::Told;
    }
    return Reading::Unrecognised;
}

Reading readMessageId(Context &context, std::string_view id)
{
    BW_MARK(postfix.message_id);
    context.add(EventKind::MessageId).messageId = id;
    return Reading::Told;
}

/// Why an attempt went on to the next host or recipient (smtp/smtp_trouble.c and others): another line tells the end.
bool isAttemptDetail(std::string_view text)
{
    static constexpr std::string_view starts[]{"host ", "conversation with ", "lost connection with ",
        "enabling PIX workarounds", "Cannot start TLS", "TLS is required", "Server certificate ", "breaking line ",
        "replacing server reply", "passing <", "skipped, still being delivered", "status=deferred (", "connect to ",
        "SMTPUTF8 is required", "replacing command ", "not sending trace", "sender notification failed",
        "postmaster notification failed", "table ", "feedback ", "queue ", "REQUIRETLS", "start TLS",
        "abort: TLS from "};
    return startsWithAny(text, starts);
}

} // namespace

Reading readClient(Context &context, std::string_view text)
{
    Peer client;
    take(text, "client=");
    if (!takePeer(text, client))
        return Reading::Unrecognised;
    std::string_view mechanism;
    std::string_view user;
    std::string_view originalId;
    Peer original;
    while (take(text, ", ")) {
        if (take(text, "sasl_method=")) {
            mechanism = text.substr(0, text.find(", "));
            text.remove_prefix(mechanism.size());
        } else if (take(text, "sasl_username=")) {
            // Whatever it holds: only the fields that smtpd may print behind it end it.
            const std::size_t end = std::min(
                {text.find(", sasl_sender="), text.find(", orig_queue_id="), text.find(", orig_client="), text.size()});
            user = text.substr(0, end);
            text.remove_prefix(end);
        } else if (take(text, "sasl_sender=")) {
            const std::size_t end = std::min({text.find(", orig_queue_id="), text.find(", orig_client="), text.size()});
            text.remove_prefix(end);
        } else if (take(text, "orig_queue_id=")) {
            originalId = text.substr(0, text.find(", "));
            text.remove_prefix(originalId.size());
        } else if (take(text, "orig_client=")) {
            takePeer(text, original);
        } else {
            takeUntil(text, ", ");
            if (text.empty())
                break;
            text = std::string_view(text.data() - 2, text.size() + 2);
        }
    }
    if (!mechanism.empty() || !user.empty()) {
        BW_MARK(postfix.client.login);
        Event &login = context.add(EventKind::LoginOk);
        setClient(login, client);
        login.user = user;
        login.mechanism = mechanism;
    }
    if (context.queueId.empty()) { // a proxy filter before the queue: the second pass has the id
        BW_MARK(postfix.client.noqueue);
        return mechanism.empty() && user.empty() ? Reading::Silent : Reading::Told;
    }
    BW_MARK(postfix.client);
    Event &event = context.add(EventKind::Begin);
    setClient(event, client);
    event.user = user;
    event.mechanism = mechanism;
    event.link = originalId == "NOQUEUE" ? std::string_view() : originalId;
    event.originClientIp = original.ip;
    return Reading::Told;
}

Reading readQueueLine(Context &context, std::string_view text)
{
    if (text.empty())
        return Reading::Unrecognised;
    switch (text[0]) {
    case 't':
        if (text.starts_with("to=<"))
            return readDelivery(context, text);
        break;
    case 'f':
        if (text.starts_with("from=<"))
            return readQueueManager(context, text);
        break;
    case 'c':
        if (text.starts_with("client="))
            return readClient(context, text);
        break;
    case 'm':
        if (take(text, "message-id="))
            return readMessageId(context, text);
        break;
    case 'r':
        if (text.starts_with("removed"))
            return readRemoved(context, text);
        if (take(text, "resent-message-id="))
            return readMessageId(context, text);
        break;
    case 'u':
        if (text.starts_with("uid="))
            return readPickup(context, text);
        break;
    case 's':
    case 'p':
        if (const Reading reading = readNotice(context, text); reading != Reading::Unrecognised)
            return reading;
        break;
    default:
        break;
    }
    if (readSessionCut(context, text))
        return Reading::Told;
    if (const Reading reading = readPostsuper(context, text); reading != Reading::Unrecognised)
        return reading;
    const std::size_t colon = text.find(": ");
    if (colon != std::string_view::npos && colon <= 32) {
        const Reading reading = readVerdict(context, text.substr(0, colon), text.substr(colon + 2));
        if (reading != Reading::Unrecognised)
            return reading;
    }
    if (const Reading reading = readProxyVerdict(context, text); reading != Reading::Unrecognised)
        return reading;
    if (text.find(" lookup problem -- ")
        != std::string_view::npos) { // cleanup_masquerade.c: the message was not accepted
        BW_MARK(postfix.queue_line.lookup);
        Event &event = context.add(EventKind::Error);
        event.reason = context.line.text;
        event.result = "warning";
        return Reading::Told;
    }
    if (context.tag.daemon == "smtp" || context.tag.daemon == "lmtp" || isAttemptDetail(text)) {
        BW_MARK(postfix.queue_line.detail);
        return Reading::Silent;
    }
    return Reading::Unrecognised;
}

} // namespace bw::mta::postfix

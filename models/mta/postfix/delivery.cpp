// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/context.h"

namespace bw::mta::postfix {

namespace {

/// "0.17", "3", "4432" seconds to milliseconds, or -1.
std::int32_t delayMs(std::string_view text)
{
    std::int64_t whole = 0;
    if (!takeNumber(text, whole) || whole > 2'000'000)
        return -1;
    std::int64_t ms = whole * 1000;
    if (!text.empty() && text[0] == '.') {
        std::int64_t unit = 100;
        for (std::size_t at = 1; at < text.size() && isDigit(text[at]) && unit > 0; ++at, unit /= 10)
            ms += unit * (text[at] - '0');
    }
    return static_cast<std::int32_t>(ms);
}

bool isLoopback(std::string_view ip)
{
    return ip.starts_with("127.") || ip == "::1";
}

/// The queue id behind the last "queued as " of what the other side said, or nothing.
std::string_view queuedAs(std::string_view reply)
{
    const std::size_t at = reply.rfind("queued as ");
    if (at == std::string_view::npos)
        return {};
    std::string_view id = reply.substr(at + 10);
    std::size_t length = 0;
    while (length < id.size() && isAlphaNumeric(id[length]))
        ++length;
    return id.substr(0, length);
}

/// "host mx[ip] said: 550 no (in reply to RCPT TO command)": only what it said.
std::string_view wordsOfPeer(std::string_view reason)
{
    std::string_view words = reason;
    take(words, "delivery temporarily suspended: ");
    if (!words.starts_with("host ") && !words.starts_with("SASL authentication failed; server "))
        return reason;
    const std::size_t said = words.find("] said: ");
    const std::size_t refused = words.find("] refused to talk to me: ");
    if (said != std::string_view::npos && said < refused)
        words.remove_prefix(said + 8);
    else if (refused != std::string_view::npos)
        words.remove_prefix(refused + 25);
    else
        return reason;
    if (words.ends_with(')')) {
        const std::size_t tail = words.rfind(" (in reply to ");
        if (tail != std::string_view::npos)
            words = words.substr(0, tail);
    }
    return words;
}

/// "mx.example.net[192.0.2.1]:25", "local", "none", "mx[private/dovecot-lmtp]".
void setRelay(Event &event, std::string_view relay)
{
    if (relay == "none")
        return;
    Peer peer;
    std::string_view rest = relay;
    if (!takePeer(rest, peer)) {
        event.relay = relay;
        return;
    }
    event.relay = peer.name;
    if (peer.ip.find('/') == std::string_view::npos) // a socket has no address
        event.relayIp = peer.ip;
    event.relayPort = peer.port;
}

EventKind kindOf(std::string_view status, std::string_view daemon, bool &isKnown)
{
    isKnown = true;
    if (status == "sent")
        return daemon == "discard" ? EventKind::Discarded : EventKind::Delivered;
    if (status == "deferred" || status == "SOFTBOUNCE") // soft_bounce=yes (global/bounce.c)
        return EventKind::Deferred;
    if (status == "bounced")
        return EventKind::Bounced;
    if (status == "expired" || status == "force-expired")
        return EventKind::Expired;
    isKnown = status.starts_with("deliverable") || status.starts_with("undeliverable"); // also "-but-not-cached"
    return EventKind::Probed;
}

/// Where a delivery led to another queue id. A hand-over through loopback is a hint: the ledger knows whether that id
/// exists on this host.
void setHandOff(Event &event, std::string_view reason)
{
    if (take(reason, "forwarded as ")) {
        BW_MARK(postfix.delivery.forwarded);
        event.link = reason;
        event.isLocalHandOff = true;
        return;
    }
    event.link = queuedAs(reason);
    event.isLocalHandOff = isLoopback(event.relayIp) && isQueueId(event.link);
}

/// tls=LEVEL of 3.11 (postconf(5), smtp_log_tls_feature_status). "none" and "may:none" went in clear.
void setTlsFeature(Event &event, std::string_view feature)
{
    BW_MARK(postfix.delivery.tls_feature);
    event.tlsVerify = feature;
    if (feature == "none" || feature.ends_with(":none"))
        event.tls = "none";
}

} // namespace

Reading readDelivery(Context &context, std::string_view text)
{
    std::string_view recipient;
    std::string_view original;
    if (!takeAddress(text, "to=<", recipient))
        return Reading::Unrecognised;
    take(text, ", ");
    if (takeAddress(text, "orig_to=<", original))
        take(text, ", ");
    if (!take(text, "relay="))
        return Reading::Unrecognised;
    const std::string_view relay = takeUntil(text, ", ");
    std::string_view delay;
    std::string_view tls;
    std::string_view dsn;
    // Only the reply can hold foreign text, and it stands behind status=.
    while (!text.empty() && dsn.empty()) {
        std::string_view field = takeUntil(text, ", ");
        if (take(field, "delay="))
            delay = field;
        else if (take(field, "tls="))
            tls = field;
        else if (take(field, "dsn="))
            dsn = field;
        else if (!field.starts_with("conn_use=") && !field.starts_with("delays="))
            return Reading::Unrecognised;
    }
    if (!take(text, "status="))
        return Reading::Unrecognised;
    const std::string_view status = takeUntil(text, ' ');
    bool isKnown = false;
    const EventKind kind = kindOf(status, context.tag.daemon, isKnown);
    if (!isKnown)
        return Reading::Unrecognised;
    // To the last ')': parentheses inside are not balanced. A record cut at 2,000 characters has none.
    std::string_view reason = text;
    take(reason, "(");
    if (const std::size_t close = reason.rfind(')'); close != std::string_view::npos && close + 1 == reason.size())
        reason = reason.substr(0, close);

    BW_MARK(postfix.delivery);
    Event &event = context.add(kind);
    event.recipient = recipient;
    event.originalRecipient = original;
    event.dsn = dsn;
    event.delayMs = delayMs(delay);
    event.reply = reason;
    setRelay(event, relay);
    if (!tls.empty())
        setTlsFeature(event, tls);
    if (kind == EventKind::Delivered) {
        setHandOff(event, reason);
        event.isToLoopback = context.tag.daemon == "smtp" && isLoopback(event.relayIp);
        event.isToCommand = context.tag.daemon == "pipe";
    } else {
        event.reason = reason;
        event.reply = wordsOfPeer(reason);
        if (kind == EventKind::Probed) {
            BW_MARK(postfix.delivery.probed);
            event.isProbe = true;
            event.result = status;
        }
        event.isSuspended = kind == EventKind::Deferred
            && (context.tag.daemon == "error" || context.tag.daemon == "retry"
                || reason.starts_with("delivery temporarily suspended"));
    }
    return Reading::Told;
}

Reading readQueueManager(Context &context, std::string_view text)
{
    // What follows the address is Postfix's own, so it is found from the right: before 3.5 addresses were logged
    // unquoted.
    take(text, "from=<");
    std::size_t end = text.rfind(">, size=");
    if (end != std::string_view::npos) {
        std::string_view tail = text.substr(end + 8);
        std::int64_t size = 0;
        std::int32_t recipients = 0;
        const bool isWhole = takeNumber(tail, size) && take(tail, ", nrcpt=") && takeNumber(tail, recipients)
            && (tail.empty() || (tail.starts_with(" (") && tail.find(')') + 1 == tail.size()));
        if (isWhole) {
            BW_MARK(postfix.queued);
            Event &event = context.add(EventKind::Queued);
            event.sender = text.substr(0, end);
            event.hasSender = true;
            event.size = size;
            event.recipients = recipients;
            return Reading::Told;
        }
    }
    end = text.rfind(">, status=");
    if (end == std::string_view::npos)
        return Reading::Unrecognised;
    std::string_view tail = text.substr(end + 10);
    const std::string_view status = takeUntil(tail, ", ");
    if (status != "expired" && status != "force-expired")
        return Reading::Unrecognised;
    BW_MARK(postfix.expired);
    Event &event = context.add(EventKind::Expired);
    event.sender = text.substr(0, end);
    event.hasSender = true;
    event.reason = status;
    return Reading::Told;
}

} // namespace bw::mta::postfix

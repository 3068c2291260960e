// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/context.h"

namespace bw::mta::postfix {

namespace {

/// Warnings about a stranger's behaviour or a detail that another line counts: no trouble of the product.
constexpr std::string_view quiet[]{"hostname ", "numeric ", "malformed domain name", "non-SMTP command from ",
    "Illegal address syntax from ", "valid_hostname:", "valid_ipv4_hostaddr:", "valid_ipv6_hostaddr:",
    "SASL authentication failure:", "SASL authentication problem:", "TLS library problem:", "TLS SNI ",
    "TLS policy lookup for ", "Refusing STARTTLS request from ", "Refusing TLS service request from ", "reject: ETRN ",
    "bad ETRN ", "mail_stream_cleanup:", "ignoring XFORWARD", "ignoring XCLIENT", "no MX host for ",
    "Unable to look up "};

/// A SASL reason that says the check itself failed: nobody was told that a password is wrong (reply 454).
bool isOutage(std::string_view reason)
{
    return reason.starts_with("generic failure") || reason.starts_with("Connection lost to authentication server")
        || reason.starts_with("Temporary authentication failure") || reason.starts_with("authentication server")
        || reason.starts_with("out of memory") || reason.starts_with("no mechanism available");
}

logs::LoginFailure failureOf(std::string_view reason)
{
    using logs::LoginFailure;
    if (reason.starts_with("user not found") || reason.starts_with("no user"))
        return LoginFailure::NoSuchUser;
    if (reason.starts_with("authentication failure") || reason.starts_with("bad protocol"))
        return reason[0] == 'b' ? LoginFailure::Other : LoginFailure::WrongPassword;
    if (reason.starts_with("Invalid ") || reason.starts_with("aborted") || reason.starts_with("Malformed"))
        return LoginFailure::Other;
    if (reason.starts_with("account ") || reason.starts_with("authorization failure"))
        return LoginFailure::Refused;
    return LoginFailure::Unknown;
}

/// "name[ip]: SASL PLAIN authentication failed: why, sasl_username=who" (smtpd/smtpd_sasl_glue.c).
Reading readSasl(Context &context, std::string_view text)
{
    Peer client;
    if (!takePeer(text, client) || !take(text, ": SASL "))
        return Reading::Unrecognised;
    std::string_view mechanism = takeUntil(text, " authentication ");
    std::string_view user;
    std::string_view reason;
    if (text == "aborted") {
        BW_MARK(postfix.sasl.aborted);
        reason = text;
    } else if (take(text, "failed")) {
        BW_MARK(postfix.sasl.failed);
        take(text, ":");
        take(text, " ");
        // The user is the rest of the line, whatever it looks like; the reason is not the client's.
        reason = takeUntil(text, ", sasl_username=");
        user = text == "(unavailable)" ? std::string_view() : text;
    } else {
        return Reading::Unrecognised;
    }
    const bool isDown = isOutage(reason);
    if (isDown)
        BW_MARK(postfix.sasl.outage);
    Event &event = context.add(isDown ? EventKind::LoginOutage : EventKind::LoginFailed);
    setClient(event, client);
    event.mechanism = mechanism;
    event.user = user;
    event.reason = reason;
    event.failure = isDown ? logs::LoginFailure::Unknown : failureOf(reason);
    return Reading::Told;
}

/// "Connection rate limit exceeded: 11 from name[ip] for service smtp" (smtpd/smtpd.c, from anvil's counts).
Reading readLimit(Context &context, std::string_view text)
{
    const std::string_view whole = text;
    const std::string_view name = takeUntil(text, " limit exceeded: ");
    std::int64_t count = 0;
    Peer client;
    if (text.empty() || name.size() > 40 || !takeNumber(text, count) || !take(text, " from ")
        || !takePeer(text, client))
        return Reading::Unrecognised;
    BW_MARK(postfix.limit);
    Event &event = context.add(EventKind::Limit);
    setClient(event, client);
    event.reason = whole.substr(0, name.size() + 15);
    event.isAboutSession = true;
    event.isTemporary = true;
    return Reading::Told;
}

/// "ID: queue file size limit exceeded", "ID: BDAT request from name[ip] exceeds message size limit": smtpd refused the
/// message without a reject line. cleanup says the first too.
Reading readTooLarge(Context &context, std::string_view text)
{
    if (context.tag.daemon != "cleanup") {
        BW_MARK(postfix.too_large);
        Event &event = context.add(EventKind::Rejected);
        event.dsn = "5.3.4";
        event.reason = text;
        event.reply = text;
        Peer client;
        std::string_view who = text;
        if (take(who, "BDAT request from ") && takePeer(who, client))
            setClient(event, client);
    }
    if (!context.queueId.empty())
        context.add(EventKind::Cancelled).reason = text;
    return Reading::Told;
}

} // namespace

Reading readWarning(Context &context, std::string_view text)
{
    const std::string_view whole = text;
    if (text.find(": SASL ") != std::string_view::npos) {
        if (const Reading reading = readSasl(context, text); reading != Reading::Unrecognised)
            return reading;
    }
    if (const Reading reading = readLimit(context, text); reading != Reading::Unrecognised)
        return reading;
    if (const std::size_t id = queueIdLength(text); id > 0 || text.starts_with("NOQUEUE: ")) {
        context.queueId = text.substr(0, id);
        text.remove_prefix(id > 0 ? id + 2 : 9);
        if (text == "queue file size limit exceeded" || text.ends_with(" exceeds message size limit"))
            return readTooLarge(context, text);
    }
    const bool isQuiet = startsWithAny(text, quiet);
    if (isQuiet) {
        BW_MARK(postfix.warning.quiet);
        return Reading::Silent;
    }
    if (text.find("response longer than ") != std::string_view::npos) {
        BW_MARK(postfix.warning.long_response);
        return Reading::Silent;
    }
    BW_MARK(postfix.warning);
    Event &event = context.add(EventKind::Error);
    event.reason = context.line.text;
    event.result = "warning";
    return whole.empty() ? Reading::Unrecognised : Reading::Told;
}

} // namespace bw::mta::postfix

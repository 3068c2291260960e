// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/context.h"

#include <algorithm>

namespace bw::mta::postfix {

namespace {

Reading readConnect(Context &context, std::string_view text)
{
    Peer client;
    if (!takePeer(text, client))
        return Reading::Unrecognised;
    BW_MARK(postfix.connect);
    setClient(context.add(EventKind::Connected), client);
    return Reading::Told;
}

/// "disconnect from name[ip] ehlo=2 auth=1/4 … commands=8": auth=OK/TRIED, a single number when all were well.
Reading readDisconnect(Context &context, std::string_view text)
{
    Peer client;
    if (!takePeer(text, client))
        return Reading::Unrecognised;
    BW_MARK(postfix.disconnect);
    Event &event = context.add(EventKind::SessionEnd);
    setClient(event, client);
    event.count = 0;
    if (const std::size_t at = text.find(" auth="); at != std::string_view::npos) {
        std::string_view auth = text.substr(at + 6);
        takeNumber(auth, event.loginsOk);
        event.count = event.loginsOk;
        if (take(auth, "/"))
            takeNumber(auth, event.count);
    }
    // How many recipients were accepted: what went into the queue beyond them was added by Postfix. Since 3.0.
    if (text.find(" commands=") != std::string_view::npos) {
        event.recipients = 0;
        if (const std::size_t at = text.find(" rcpt="); at != std::string_view::npos) {
            std::string_view accepted = text.substr(at + 6);
            takeNumber(accepted, event.recipients);
        }
    }
    return Reading::Told;
}

/// "Trusted TLS connection established to host[ip]:25: TLSv1.3 with cipher X (256/256 bits)…" (tls/tls_misc.c).
Reading readTls(Context &context, std::string_view text)
{
    const std::string_view trust = takeUntil(text, " TLS connection ");
    std::string_view word;
    for (const auto &[logged, ours] : {std::pair<std::string_view, std::string_view>{"Anonymous", "anonymous"},
             {"Untrusted", "untrusted"}, {"Trusted", "trusted"}, {"Verified", "verified"}}) {
        if (trust == logged)
            word = ours;
    }
    if (word.empty() || (!take(text, "established ") && !take(text, "reused ")))
        return Reading::Unrecognised;
    const bool isOutbound = take(text, "to ");
    Peer peer;
    if ((!isOutbound && !take(text, "from ")) || !takePeer(text, peer))
        return Reading::Unrecognised;
    take(text, " to "); // the SNI name that the client sent
    takeUntil(text, ": ");
    BW_MARK(postfix.tls);
    Event &event = context.add(EventKind::Tls);
    event.tlsVerify = word;
    event.tls = takeUntil(text, " with cipher ");
    event.cipher = text.substr(0, text.find(' '));
    event.reason = isOutbound ? "outbound" : "inbound";
    if (isOutbound) {
        event.relay = peer.name;
        event.relayIp = peer.ip;
        event.relayPort = peer.port;
    } else {
        setClient(event, peer);
    }
    return Reading::Told;
}

/// "CONNECT from [ip]:port to [ip]:port" (postscreen/postscreen.c). tlsproxy has a CONNECT of its own, without "to".
Reading readPostscreenConnect(Context &context, std::string_view text)
{
    Peer client;
    if (!takePeer(text, client) || !text.starts_with(" to ["))
        return Reading::Silent;
    BW_MARK(postfix.postscreen.connect);
    setClient(context.add(EventKind::Connected), client);
    return Reading::Told;
}

/// What the master and its script say of the whole system (master/master.c, conf/postfix-script).
bool readConfig(Context &context, std::string_view text)
{
    static constexpr std::string_view starts[]{"daemon started -- version ", "reload -- version ",
        "terminating on signal ", "starting the Postfix mail system", "stopping the Postfix mail system",
        "refreshing the Postfix mail system", "aborting the Postfix mail system"};
    const bool isOne = startsWithAny(text, starts);
    if (isOne) {
        BW_MARK(postfix.config);
        context.add(EventKind::Config).reason = text;
    }
    return isOne;
}

/// Understood, and nothing to tell.
bool isSilent(std::string_view text)
{
    static constexpr std::string_view starts[]{"TLSRPT: ", "lost connection to EGD server ", "exiting to ",
        "TLS support is not compiled in", "SSL_set_fd error ", "running: ", "import_", "EGD server ",
        "successfully executed ", "statistics: ", "connect to ", "SSL_accept error from ", "SSL_connect error to ",
        "SSL_accept:", "SSL_connect:", "SSL3 alert ", "setting up TLS connection ",
        "server certificate verification failed", "certificate verification failed", "Verified ", "Untrusted ",
        "improper command pipelining after ", "discarding EHLO keywords", "table ",
        "using backwards-compatible default", "Postfix is using backwards-compatible", "See http",
        "To disable backwards compatibility", "cache ", "addr ", "PASS ", "ALLOWLIST", "DENYLIST", "WHITELIST",
        "BLACKLIST", "PREGREET ", "DNSBL rank ", "HANGUP after ", "DISCONNECT ", "COMMAND ", "NON-SMTP COMMAND ",
        "BARE NEWLINE ", "DATA without valid RCPT", "BDAT without valid RCPT", "entering STRESS mode",
        "leaving STRESS mode", "close database ", "database ", "waiting for the Postfix mail system",
        "the Postfix mail system is ", "Requeued: ", "Deleted: ", "Force-expired: ", "Placed on hold: ",
        "Released from hold: ", "Renamed to match inode number: ", "using config files in ", "skipping ", "trying... ",
        "Host offered STARTTLS", "host ", "TLS handshake failed for service=", "TLS SNI ", "Matched ",
        "Relaying allowed for ", "ignoring DNS RR", "initializing the server-side TLS engine",
        "initializing the client-side TLS engine", "looking for session ", "lookup session ", "save session ",
        "Reusing old session", "new session ", "delete session ", "put session ", "CERT ", "SMTPS wrappermode",
        "master exit time has arrived", "ignoring status update from child", "sasl_exceptions:", "mapping DSN status ",
        "fingerprint=", "subject="};
    return startsWithAny(text, starts);
}

/// "smtpd_check_addr: …", "> mail[192.0.2.1]: 220 …": what verbose logging (-v) prints begins with a C name.
bool isVerbose(std::string_view text)
{
    if (text.starts_with("> ") || text.starts_with("< ") || text.starts_with(">>> "))
        return true;
    const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), text.size());
    return end > 2 && end < text.size() && text[end] == ':' && text.substr(0, end).find('_') != std::string_view::npos;
}

/// A detail of a TLS session: "mx.example.net[192.0.2.1]:25: re-using session with untrusted certificate…".
bool isPeerDetail(std::string_view text)
{
    Peer peer;
    return (takePeer(text, peer) && text.starts_with(": "))
        || text.find(" certificate verification failed for ") != text.npos || text.find(": Matched ") != text.npos
        || text.find(": using backwards-compatible default setting ") != text.npos
        || text.find(" cache cleanup ") != text.npos || text.find("worked around spurious NFS error") != text.npos
        || text.ends_with(" select timed out") || text.ends_with(" select wakeup")
        || text.find(": skipping address family ") != text.npos;
}

Reading readFatal(Context &context)
{
    static constexpr std::string_view severities[]{"fatal", "panic", "error"};
    for (const auto severity : severities) {
        std::string_view text = context.line.text;
        if (!take(text, severity) || !text.starts_with(": "))
            continue;
        BW_MARK(postfix.fatal);
        Event &event = context.add(EventKind::Error);
        event.reason = context.line.text;
        event.result = severity;
        return Reading::Told;
    }
    return Reading::Unrecognised;
}

} // namespace

void setClient(Event &event, const Peer &peer)
{
    event.clientName = peer.name;
    event.clientIp = peer.ip;
}

bool readSessionCut(Context &context, std::string_view text)
{
    const std::string_view whole = text;
    Peer client;
    if (std::string_view rest = text; takePeer(rest, client) && take(rest, ": ") && rest.find(" while ") != rest.npos) {
        BW_MARK(postfix.session_cut.qmqp); // qmqpd/qmqpd.c: "name[ip]: lost connection while receiving …"
        Event &event = context.add(EventKind::Cancelled);
        setClient(event, client);
        event.reason = rest;
        event.isAboutSession = true;
        return true;
    }
    if (!take(text, "lost connection after ") && !take(text, "timeout after ") && !take(text, "too many errors after "))
        return false;
    takeUntil(text, " from ");
    if (!takePeer(text, client))
        return false;
    BW_MARK(postfix.session_cut);
    // Without an id (before 3.10) the ledger knows by the process id which transaction was open, if any.
    Event &event = context.add(EventKind::Cancelled);
    setClient(event, client);
    event.reason = whole.substr(0, whole.find(" from "));
    event.isAboutSession = true;
    return true;
}

Reading readSession(Context &context, std::string_view text)
{
    if (text.empty())
        return Reading::Unrecognised;
    switch (text[0]) {
    case 'c':
        if (take(text, "connect from "))
            return readConnect(context, text);
        break;
    case 'd':
        if (take(text, "disconnect from "))
            return readDisconnect(context, text);
        break;
    case 'A':
    case 'T':
    case 'U':
    case 'V':
        if (const Reading reading = readTls(context, text); reading != Reading::Unrecognised)
            return reading;
        break;
    case 'C':
        if (take(text, "CONNECT from ") || text.starts_with("CONNECT to "))
            return readPostscreenConnect(context, text);
        break;
    case 'l':
    case 't':
        if (readSessionCut(context, text))
            return Reading::Told;
        break;
    case 'r':
        if (take(text, "reject: connect from ")) { // postscreen: all screening ports busy
            BW_MARK(postfix.postscreen.busy);
            Peer client;
            takePeer(text, client);
            take(text, ": ");
            Event &event = context.add(EventKind::Rejected);
            setClient(event, client);
            event.reason = text;
            event.reply = text;
            event.isTemporary = true;
            event.isAboutSession = true;
            return Reading::Told;
        }
        break;
    default:
        break;
    }
    if (const Reading reading = readFatal(context); reading != Reading::Unrecognised)
        return reading;
    if (const Reading reading = readProxyVerdict(context, text); reading != Reading::Unrecognised)
        return reading;
    if (text.starts_with("cannot ")) { // "cannot load Certification Authority data, …: disabling TLS support"
        BW_MARK(postfix.cannot);
        Event &event = context.add(EventKind::Error);
        event.reason = text;
        event.result = "warning";
        return Reading::Told;
    }
    if (readConfig(context, text))
        return Reading::Told;
    if (isSilent(text) || isVerbose(text) || isPeerDetail(text)) {
        BW_MARK(postfix.silent);
        return Reading::Silent;
    }
    return Reading::Unrecognised;
}

} // namespace bw::mta::postfix

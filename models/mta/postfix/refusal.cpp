// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/context.h"

#include <algorithm>
#include <utility>

namespace bw::mta::postfix {

namespace {

/// What stands behind the ';' of a verdict: from=<…> to=<…> proto=… helo=<…> [sasl_…], each at most once, in that order
/// (smtpd_check.c log_whatsup, smtpd.c smtpd_whatsup, cleanup_message.c cleanup_act_log). postscreen puts commas.
struct Whatsup
{
    std::string_view sender, recipient, protocol, helo, mechanism, user;
    bool hasSender = false;
    bool hasRecipient = false;
    bool isCertain = true; ///< its end is that of the fields, not text that may be anything
};

/// Postfix cuts a line at 2,000 bytes (msg_syslog.c), others at 1,024 with its envelope.
constexpr std::size_t shortestCut = 900;

void takeGap(std::string_view &text)
{
    if (!take(text, ", "))
        take(text, " ");
}

/// A value without < and >: up to the next blank or comma.
std::string_view takeWord(std::string_view &text)
{
    const std::size_t end = std::min(text.find_first_of(" ,:"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

/// Holds nothing that a line's fields are divided by.
bool isPlain(std::string_view name)
{
    return name.find_first_of(" <>\"") == std::string_view::npos;
}

/// "sasl_method=PLAIN sasl_username=who sasl_sender=what" (3.10), "sasl_username=<who>" (milters): the rest of the line. What
/// was said in place of a name may have blanks in it, and so be somebody's fields.
void takeLogin(std::string_view &text, Whatsup &found)
{
    std::string_view rest = std::exchange(text, {});
    found.isCertain = false;
    const std::string_view mechanism = take(rest, "sasl_method=") ? takeUntil(rest, ' ') : std::string_view();
    if (!take(rest, "sasl_username="))
        return;
    std::string_view user = takeUntil(rest, " sasl_sender=");
    if (user.size() > 2 && user.front() == '<' && user.back() == '>')
        user = user.substr(1, user.size() - 2);
    if (!isPlain(user) || rest.find(' ') != std::string_view::npos)
        return;
    found.isCertain = true;
    found.mechanism = mechanism;
    found.user = user;
}

bool takeWhatsup(std::string_view &text, Whatsup &found)
{
    const std::string_view start = text;
    take(text, " ");
    if (text.starts_with("from=<")) {
        if (!takeAddress(text, "from=<", found.sender))
            return false;
        found.hasSender = true;
        takeGap(text);
    }
    if (text.starts_with("to=<")) {
        if (!takeAddress(text, "to=<", found.recipient))
            return false;
        found.hasRecipient = true;
        takeGap(text);
    }
    if (take(text, "proto=")) {
        found.protocol = takeWord(text);
        takeGap(text);
    }
    if (take(text, "helo=<")) { // a word, and smtpd cleans it of < and > (NEUTER_CHARACTERS)
        const std::size_t end = text.find_first_of("<> ");
        if (end == std::string_view::npos || text[end] != '>')
            return false;
        found.helo = text.substr(0, end);
        text.remove_prefix(end + 1);
        takeGap(text);
    }
    if (text.starts_with("sasl_"))
        takeLogin(text, found);
    return text.size() < start.size() || start.empty();
}

/// Where "554 5.7.1 <what>: …" closes what it is about: an ';' before that is none of Postfix's.
std::size_t objectEnd(std::string_view reply)
{
    const std::size_t at = reply.find_first_not_of("0123456789. ");
    return at != std::string_view::npos && reply[at] == '<' ? reply.find('>', at) : 0;
}

/// May what stands behind \p mark name the login? Who is not logged in can have it written into the line as an address (a reply
/// repeats it), with the end of the line cut off.
bool mayName(std::string_view line, std::string_view mark)
{
    return line.size() < shortestCut && line.find(mark) == line.rfind(mark);
}

/// Divides "reason; from=<…> …[: more]". The reason may quote an address or a list's text with ';' in it and the
/// address itself may imitate the fields, so the fields are where a strict reading from the left comes out at the end; one
/// that ends in text that may be anything counts only where there is no other, and no address has such an end in it.
/// \p more: text may follow behind a colon (header and body checks), and the last reading counts, since the header in
/// front is foreign.
bool divide(std::string_view text, bool mayHaveMore, std::string_view &reason, Whatsup &found, std::string_view &more)
{
    bool isFound = false;
    for (std::size_t at = text.find(';', objectEnd(text)); at != std::string_view::npos; at = text.find(';', at + 1)) {
        std::string_view rest = text.substr(at + 1);
        Whatsup whatsup;
        if (!takeWhatsup(rest, whatsup) || (!whatsup.isCertain && (isFound || !mayName(text, "sasl_username="))))
            continue;
        const bool isEnd = rest.empty();
        const bool isMore = mayHaveMore && rest.starts_with(": ");
        if (!isEnd && !isMore)
            continue;
        reason = text.substr(0, at);
        found = whatsup;
        more = isMore ? rest.substr(2) : std::string_view();
        isFound = true;
        if (!whatsup.isCertain)
            continue;
        if (!mayHaveMore || isEnd)
            return true;
        at = text.size() - rest.size();
    }
    return isFound;
}

void setWhatsup(Event &event, const Whatsup &found, std::string_view line)
{
    event.sender = found.sender;
    event.hasSender = found.hasSender;
    event.recipient = found.recipient;
    event.helo = found.helo;
    if (!mayName(line, "sasl_username="))
        return;
    event.mechanism = found.mechanism;
    event.user = found.user;
}

/// "554 5.7.1 <…>: Relay access denied", "5.7.1 no", "421 4.7.0 …", "bare <LF> received": code, DSN and the words.
void setReply(Event &event, std::string_view reply, std::string_view line)
{
    event.reply = reply;
    std::string_view rest = reply;
    const auto isCode = [](std::string_view text) {
        return text.size() >= 3 && (text[0] == '4' || text[0] == '5') && isDigit(text[1]) && isDigit(text[2])
            && (text.size() == 3 || text[3] == ' ');
    };
    if (isCode(rest)) {
        event.isTemporary = rest[0] == '4';
        rest = rest.substr(std::min<std::size_t>(4, rest.size()));
    }
    if (rest.size() >= 5 && (rest[0] == '4' || rest[0] == '5') && rest[1] == '.') {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end),
                [](char c) { return isDigit(c) || c == '.'; })) {
            event.dsn = rest.substr(0, end);
            event.isTemporary = event.reply[0] == '4';
            rest = rest.substr(std::min(end + 1, rest.size()));
        }
    }
    event.reason = rest;
    // smtpd_sender_login_maps names the login, which no other line of this session may do (smtpd/smtpd_check.c).
    constexpr std::string_view notOwned = ": Sender address rejected: not owned by user ";
    std::string_view owner = rest;
    std::string_view address;
    if (event.user.empty() && takeAddress(owner, "<", address) && event.hasSender && address == event.sender
        && take(owner, notOwned) && isPlain(owner) && mayName(line, notOwned))
        event.user = owner;
}

enum class Verdict : std::uint8_t { None, Reject, Discard, Hold, Silent };

Verdict verdictOf(std::string_view verb)
{
    // Access tables, header and body checks, milters. Most only tell that a rule matched.
    static constexpr std::string_view silent[]{"reject_warning", "warn", "warning", "filter", "redirect", "prepend",
        "replace", "info", "bcc", "permit", "strip", "ignore", "dunno", "pass", "delay", "trigger", "discard_warning",
        "defer_warning", "client", "add"};
    if (verb == "reject" || verb == "milter-reject")
        return Verdict::Reject;
    if (verb == "discard" || verb == "milter-discard")
        return Verdict::Discard;
    if (verb == "hold" || verb == "milter-hold" || verb == "quarantine" || verb == "milter-quarantine")
        return Verdict::Hold;
    if (verb.starts_with("milter-header-") || verb.starts_with("milter-body-")) {
        const std::string_view action = verb.substr(verb.rfind('-') + 1);
        return action == "reject" ? Verdict::Reject
            : action == "discard" ? Verdict::Discard
            : action == "hold"    ? Verdict::Hold
                                  : Verdict::Silent;
    }
    return isOneOf(verb, silent) ? Verdict::Silent : Verdict::None;
}

EventKind kindOf(Verdict verdict)
{
    return verdict == Verdict::Reject ? EventKind::Rejected
        : verdict == Verdict::Discard ? EventKind::Discarded
                                      : EventKind::Held;
}

/// The message of that queue id is gone: nothing of it was or will be accepted.
void addCancelled(Context &context, std::string_view reason)
{
    if (!context.queueId.empty())
        context.add(EventKind::Cancelled).reason = reason;
}

/// "header Subject: win from mail.example.net[192.0.2.1]; from=<…> …: 5.7.1 why" of cleanup, "body …", "mime-error …".
Reading readContentCheck(Context &context, Verdict verdict, std::string_view text)
{
    std::string_view content;
    std::string_view more;
    Whatsup found;
    if (!divide(text, true, content, found, more)) {
        // smtp_header_checks print no fields, and a long line is cut.
        if (verdict != Verdict::Silent)
            return Reading::Unrecognised;
    }
    if (verdict == Verdict::Silent) {
        BW_MARK(postfix.check.silent);
        return Reading::Silent;
    }
    BW_MARK(postfix.check);
    Event &event = context.add(kindOf(verdict));
    setWhatsup(event, found, context.line.text);
    if (const std::size_t from = content.rfind(" from "); from != std::string_view::npos) {
        Peer peer;
        std::string_view client = content.substr(from + 6);
        if (takePeer(client, peer))
            setClient(event, peer);
    }
    setReply(event, more, context.line.text);
    if (verdict == Verdict::Reject)
        addCancelled(context, "content check");
    return Reading::Told;
}

bool isContentCheck(std::string_view text)
{
    return text.starts_with("header ") || text.starts_with("body ") || text.starts_with("mime-error ")
        || text.starts_with("nested-header ") || text.starts_with("mime-header ");
}

/// Of a command or session rather than of one recipient.
bool isAboutSession(std::string_view stage, const Whatsup &found, std::string_view reply)
{
    return !found.hasRecipient || reply.find("bare <LF>") != std::string_view::npos
        || !(stage == "RCPT" || stage == "DATA" || stage == "BDAT" || stage == "END-OF-MESSAGE");
}

} // namespace

Reading readProxyVerdict(Context &context, std::string_view text)
{
    if (text.starts_with("proxy-accept: ")) { // the second pass tells the rest
        BW_MARK(postfix.proxy.accept);
        return Reading::Silent;
    }
    if (!take(text, "proxy-reject: "))
        return Reading::Unrecognised;
    const std::string_view stage = takeUntil(text, ": ");
    std::string_view reply;
    std::string_view more;
    Whatsup found;
    if (!divide(text, false, reply, found, more))
        reply = text;
    BW_MARK(postfix.proxy.reject);
    Event &event = context.add(EventKind::Rejected);
    setWhatsup(event, found, context.line.text);
    setReply(event, reply, context.line.text);
    event.isAboutSession = isAboutSession(stage, found, reply);
    if (stage == "END-OF-MESSAGE")
        addCancelled(context, "proxy-reject");
    return Reading::Told;
}

Reading readVerdict(Context &context, std::string_view verb, std::string_view text)
{
    const Verdict verdict = verdictOf(verb);
    if (verdict == Verdict::None)
        return Reading::Unrecognised;
    if (isContentCheck(text))
        return readContentCheck(context, verdict, text);
    if (verdict == Verdict::Silent) {
        BW_MARK(postfix.verdict.silent);
        return Reading::Silent;
    }
    const std::string_view stage = takeUntil(text, " from ");
    Peer client;
    if (!takePeer(text, client))
        return Reading::Unrecognised;
    take(text, ": ");
    std::string_view reply;
    std::string_view more;
    Whatsup found;
    if (!divide(text, false, reply, found, more))
        reply = text.ends_with(';') ? text.substr(0, text.size() - 1) : text; // without fields, or cut
    BW_MARK(postfix.verdict);
    Event &event = context.add(kindOf(verdict));
    setClient(event, client);
    setWhatsup(event, found, context.line.text);
    setReply(event, reply, context.line.text);
    if (verdict == Verdict::Reject) {
        event.isAboutSession = isAboutSession(stage, found, reply);
        if (stage == "END-OF-MESSAGE")
            addCancelled(context, verb);
    }
    return Reading::Told;
}

} // namespace bw::mta::postfix

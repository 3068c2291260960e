// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/dovecot/dovecot.h"

#include "models/mta/dovecot/snapshot.h"

#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::dovecot {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "dovecot" || process.starts_with("dovecot/") || process.starts_with("dovecot-");
}

/// "imap-login" to "imap".
std::string_view serviceOf(std::string_view name)
{
    static constexpr std::string_view logins[]{"imap", "pop3", "submission", "managesieve"};
    for (const auto service : logins) {
        if (name.starts_with(service) && name.substr(service.size()) == "-login")
            return service;
    }
    return {};
}

/// ", rip=192.0.2.1" and its like, from the right: the user name before them is foreign.
std::string_view valueOf(std::string_view text, std::string_view key)
{
    const std::size_t at = text.rfind(key);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + key.size());
    return rest.substr(0, rest.find_first_of(", "));
}

void setSession(Event &event, std::string_view service, std::string_view text)
{
    event.service = service;
    event.clientIp = valueOf(text, ", rip=");
    event.mechanism = valueOf(text, ", method=");
    const std::size_t start = text.find("user=<");
    if (start == std::string_view::npos)
        return;
    std::size_t end = text.rfind(">, method=");
    if (end == std::string_view::npos || end < start)
        end = text.rfind(">, rip=");
    if (end != std::string_view::npos && end > start)
        event.user = text.substr(start + 6, end - start - 6);
    const std::string_view tail = text.substr(end == std::string_view::npos ? text.size() : end);
    if (tail.find(", TLS") != std::string_view::npos)
        event.tls = "TLS";
}

/// Of a login process. What failed is told by the part in brackets: the words before it differ from version to version.
Reading readLogin(const logs::Line &line, std::string_view service, std::string_view text, logs::Events &out)
{
    if (text.starts_with("Login: ") || text.starts_with("Logged in: ")
        || (text.starts_with("proxy(") && text.find("): started proxying to ") != std::string_view::npos)) {
        BW_MARK(dovecot.login.ok);
        setSession(addEvent(out, line, EventKind::LoginOk), service, text);
        return Reading::Told;
    }
    // Before user=, so that a name cannot imitate it.
    const std::string_view why = text.substr(0, text.find("user=<"));
    if (const std::size_t at = why.find("(auth failed, "); at != std::string_view::npos) {
        BW_MARK(dovecot.login.failed);
        std::string_view tries = why.substr(at + 14);
        std::int32_t count = 1;
        takeNumber(tries, count);
        Event &event = addEvent(out, line, EventKind::LoginFailed);
        setSession(event, service, text);
        event.count = std::clamp(count, 1, 1'000'000);
        event.reason = why.substr(at + 1, why.find(')', at) - at - 1);
        return Reading::Told;
    }
    if (why.find("auth service reported temporary failure") != std::string_view::npos
        || why.find("(internal failure") != std::string_view::npos
        || why.find("Timeout waiting for handshake from auth server") != std::string_view::npos) {
        BW_MARK(dovecot.login.outage);
        Event &event = addEvent(out, line, EventKind::LoginOutage);
        setSession(event, service, text);
        event.reason = trimmed(why);
        return Reading::Told;
    }
    static constexpr std::string_view starts[]{"Disconnected", "Aborted login", "Login aborted",
        "Maximum number of connections", "Proxying", "proxy(", "Info: "};
    if (startsWithAny(text, starts)) {
        BW_MARK(dovecot.login.silent);
        return Reading::Silent;
    }
    return Reading::Unrecognised;
}

logs::LoginFailure failureOf(std::string_view why)
{
    using logs::LoginFailure;
    if (why.starts_with("unknown user") || why.find("User not known") != std::string_view::npos)
        return LoginFailure::NoSuchUser;
    if (why.starts_with("Password mismatch") || why.starts_with("Invalid credentials")
        || why.find("Authentication failure") != std::string_view::npos)
        return LoginFailure::WrongPassword;
    if (why.starts_with("Username character disallowed") || why.find("disabled") != std::string_view::npos)
        return LoginFailure::Refused;
    return LoginFailure::Unknown;
}

/// "passwd-file(alice@example.com,203.0.113.200[,<session>]): Password mismatch": who and why, of a try that another
/// line counts. The reason is never kept whole: auth_verbose_passwords puts passwords into it.
Reading readAuth(const logs::Line &line, std::string_view text, logs::Events &out)
{
    while (take(text, "Info: ") || take(text, "Debug: ")) { }
    if (text.starts_with("conn unix:")) // auth-worker(12): conn unix:auth-worker (pid=7,uid=97): auth-worker<3>: sql(…
        if (const std::size_t at = text.find(">: "); at != std::string_view::npos)
            text.remove_prefix(at + 3);
    const std::size_t open = text.find('(');
    const std::size_t close = text.find("): ", open == std::string_view::npos ? text.size() : open);
    const std::string_view driver = text.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos
        || driver.find(' ') != std::string_view::npos) {
        BW_MARK(dovecot.auth.silent);
        return Reading::Silent;
    }
    std::string_view who = text.substr(open + 1, close - open - 1);
    const std::string_view why = text.substr(close + 3);
    if (who.ends_with('>'))
        who = who.substr(0, who.rfind(",<"));
    const std::size_t comma = who.rfind(',');
    BW_MARK(dovecot.auth.detail);
    Event &event = addEvent(out, line, EventKind::LoginDetail);
    event.user = who.substr(0, comma);
    if (event.user == "?")
        event.user = {};
    if (comma != std::string_view::npos)
        event.clientIp = who.substr(comma + 1);
    event.failure = failureOf(why);
    event.reason = why.substr(0, why.find_first_of("(:"));
    event.reason = trimmed(event.reason);
    return Reading::Told;
}

/// "Error: …", "Fatal: …", "Panic: …" behind any service's name.
bool readTrouble(const logs::Line &line, std::string_view text, logs::Events &out)
{
    static constexpr std::string_view severities[]{"Error: ", "Fatal: ", "Panic: ", "Warning: "};
    for (const auto severity : severities) {
        if (!text.starts_with(severity))
            continue;
        BW_MARK(dovecot.trouble);
        Event &event = addEvent(out, line, EventKind::Error);
        event.reason = text;
        event.result = severity == "Warning: " ? "warning" : "error";
        return true;
    }
    return false;
}

class DovecotGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        const std::size_t nameEnd = text.find_first_of(":(<");
        if (nameEnd == std::string_view::npos || nameEnd == 0)
            return Reading::Unrecognised;
        const std::string_view name = text.substr(0, nameEnd);
        if (name.find(' ') != std::string_view::npos)
            return Reading::Unrecognised;
        // "imap(alice)<260><session>: text", "imap-login: text"; a user may hold ": ".
        const std::size_t end = text[nameEnd] == ':' ? nameEnd : text.find("): ", nameEnd);
        const std::size_t angle = text[nameEnd] == ':' ? std::string_view::npos : text.find(">: ", nameEnd);
        std::string_view rest;
        if (text[nameEnd] == ':')
            rest = trimmed(text.substr(nameEnd + 1));
        else if (end != std::string_view::npos && end < angle)
            rest = text.substr(end + 3);
        else if (angle != std::string_view::npos)
            rest = text.substr(angle + 3);
        if (name == "master"
            && (rest.starts_with("Dovecot v") || rest.find("Killed with signal ") != std::string_view::npos)) {
            BW_MARK(dovecot.config);
            addEvent(out, line, EventKind::Config).reason = rest;
            return Reading::Told;
        }
        if (readTrouble(line, rest, out))
            return Reading::Told;
        if (const auto service = serviceOf(name); !service.empty()) {
            take(rest, "Info: ");
            return readLogin(line, service, rest, out);
        }
        if (name == "auth" || name == "auth-worker")
            return readAuth(line, rest, out);
        static constexpr std::string_view quiet[]{"imap", "pop3", "lmtp", "lda", "submission", "managesieve", "sieve",
            "master", "anvil", "config", "log", "stats", "ssl-params", "indexer", "indexer-worker", "doveadm",
            "director", "dict", "replicator", "imap-hibernate", "quota-status", "imap-urlauth"};
        if (isOneOf(name, quiet)) {
            BW_MARK(dovecot.silent);
            return Reading::Silent;
        }
        return Reading::Unrecognised;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<DovecotGrammar>();
}

} // namespace

const Product product{
    .id = "dovecot",
    .name = "Dovecot",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "Without auth_verbose a failed SMTP login leaves only Postfix's line, without the reason.\n"
                  "Of several tries in one session only the last user name is told.",
    .questions = &questions,
};

} // namespace bw::mta::dovecot

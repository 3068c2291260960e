// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/cyrus/cyrus.h"

#include "models/mta/scan.h"

namespace bw::mta::cyrus {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    static constexpr std::string_view own[]{"imap", "imaps", "pop3", "pop3s", "lmtp", "lmtpunix", "sieve", "timsieved",
        "nntp", "nntps", "ctl_cyrusdb", "ctl_deliver", "cyr_expire", "tls_prune", "idled", "notifyd", "imapd", "pop3d"};
    return process.starts_with("cyrus/") || process == "cyrus" || process == "cyrus-master" || isOneOf(process, own);
}

std::string_view serviceOf(std::string_view process)
{
    std::string_view name = process.substr(process.rfind('/') + 1);
    if (name == "timsieved" || name == "sieve")
        return "managesieve";
    if (name.starts_with("imap"))
        return "imap";
    if (name.starts_with("pop3"))
        return "pop3";
    return name;
}

/// "localhost [127.0.0.1] ", also "[127.0.0.1] ": name and address.
bool takeHost(std::string_view &text, Event &event)
{
    const std::size_t open = text.find('[');
    const std::size_t close = text.find("] ", open == std::string_view::npos ? text.size() : open);
    if (open == std::string_view::npos || close == std::string_view::npos)
        return false;
    event.clientName = trimmed(text.substr(0, open));
    event.clientIp = text.substr(open + 1, close - open - 1);
    text.remove_prefix(close + 2);
    return event.clientName.find(' ') == std::string_view::npos;
}

/// "localhost [127.0.0.1] alice plaintext+TLS User logged in SESSIONID=<…>".
Reading readLogin(const logs::Line &line, std::string_view text, logs::Events &out)
{
    Event found;
    const std::size_t end = text.rfind(" User logged in");
    if (end == std::string_view::npos || !takeHost(text, found))
        return Reading::Unrecognised;
    text = text.substr(0, text.rfind(" User logged in"));
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos)
        return Reading::Unrecognised;
    BW_MARK(cyrus.login);
    Event &event = addEvent(out, line, EventKind::LoginOk);
    event.service = serviceOf(line.process);
    event.clientName = found.clientName;
    event.clientIp = found.clientIp;
    event.user = text.substr(0, blank);
    std::string_view mechanism = text.substr(blank + 1);
    event.mechanism = takeUntil(mechanism, '+');
    event.tls = mechanism; // "TLS"
    return Reading::Told;
}

/// "localhost [127.0.0.1] plaintext (alice) [SASL(-13): authentication failure: checkpass failed]"; before 3.0
/// "host [ip] plaintext alice SASL(-13): …".
Reading readBadLogin(const logs::Line &line, std::string_view text, logs::Events &out)
{
    Event found;
    if (!takeHost(text, found))
        return Reading::Unrecognised;
    const std::string_view mechanism = takeUntil(text, ' ');
    const std::size_t sasl = text.rfind("SASL(");
    std::string_view user = trimmed(text.substr(0, sasl));
    std::string_view reason = sasl == std::string_view::npos ? std::string_view() : text.substr(sasl);
    if (reason.ends_with(']'))
        reason.remove_suffix(1);
    if (user.ends_with('['))
        user = trimmed(user.substr(0, user.size() - 1));
    if (user.starts_with('(') && user.ends_with(')'))
        user = user.substr(1, user.size() - 2);
    std::string_view why = reason;
    takeUntil(why, ": ");
    BW_MARK(cyrus.badlogin);
    // SASL_UNAVAIL (-24) and SASL_FAIL (-1): nobody checked a password (sasl.h).
    const bool isDown = reason.starts_with("SASL(-1)") || reason.starts_with("SASL(-24)");
    Event &event = addEvent(out, line, isDown ? EventKind::LoginOutage : EventKind::LoginFailed);
    event.service = serviceOf(line.process);
    event.clientName = found.clientName;
    event.clientIp = found.clientIp;
    event.mechanism = mechanism;
    event.user = user == "-notset-" ? std::string_view() : user;
    event.reason = why;
    event.failure = why.starts_with("user not found") ? logs::LoginFailure::NoSuchUser
        : why.starts_with("authentication failure")   ? logs::LoginFailure::WrongPassword
                                                      : logs::LoginFailure::Unknown;
    return Reading::Told;
}

class CyrusGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        if (take(text, "login: "))
            return readLogin(line, text, out);
        if (take(text, "badlogin: "))
            return readBadLogin(line, text, out);
        const std::string_view program = line.process.substr(line.process.rfind('/') + 1);
        if (program == "master" || line.process == "cyrus-master") {
            if (text.starts_with("process started") || text.starts_with("attempting clean shutdown")
                || text.starts_with("ready for work")) {
                BW_MARK(cyrus.config);
                addEvent(out, line, EventKind::Config).reason = text;
                return Reading::Told;
            }
        }
        if (text.starts_with("IOERROR: ") || text.starts_with("DBERROR: ") || text.starts_with("Fatal error: ")) {
            BW_MARK(cyrus.trouble);
            addEvent(out, line, EventKind::Error).reason = text;
            return Reading::Told;
        }
        BW_MARK(cyrus.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<CyrusGrammar>();
}

} // namespace

const Product product{
    .id = "cyrus",
    .name = "Cyrus IMAP",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "An unknown user through AUTHENTICATE PLAIN is logged without a name.",
};

} // namespace bw::mta::cyrus

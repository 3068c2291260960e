// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/saslauthd/saslauthd.h"

#include "models/mta/scan.h"

namespace bw::mta::saslauthd {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    // Dovecot's auth process hands PAM the name "auth".
    return process == "saslauthd" || process == "auth";
}

/// "pam_unix(dovecot:auth): authentication failure; logname= … rhost=192.0.2.1  user=bob" (Linux-PAM, pam_unix).
Reading readPam(const logs::Line &line, std::string_view text, logs::Events &out)
{
    const std::string_view service = between(text, "(", ":");
    takeUntil(text, "): ");
    if (!take(text, "authentication failure; ") || line.process == "saslauthd") {
        BW_MARK(saslauthd.pam.silent); // saslauthd says it in a line of its own
        return Reading::Silent;
    }
    BW_MARK(saslauthd.pam);
    Event &event = addEvent(out, line, EventKind::LoginDetail);
    event.service = service;
    event.clientIp = between(text, " rhost=", " ");
    if (const std::size_t at = text.find(" user="); at != std::string_view::npos)
        event.user = trimmed(text.substr(at + 6));
    event.failure = logs::LoginFailure::Unknown;
    event.reason = "authentication failure";
    return Reading::Told;
}

class SaslauthdGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        if (text.starts_with("pam_"))
            return readPam(line, text, out);
        if (line.process == "auth") { // some program's, not PAM's
            BW_MARK(saslauthd.auth.silent);
            return Reading::Silent;
        }
        // "do_auth         : auth failure: [user=a] [service=smtp] [realm=r] [mech=pam] [reason=why]", the name may be
        // blank.
        const std::size_t colon = text.find(": ");
        if (colon == std::string_view::npos || colon > 20)
            return Reading::Unrecognised;
        const std::string_view name = trimmed(text.substr(0, colon));
        text.remove_prefix(colon + 2);
        if (take(text, "auth failure: [user=")) {
            BW_MARK(saslauthd.failure);
            Event &event = addEvent(out, line, EventKind::LoginDetail);
            // From the right: the name is foreign.
            const std::size_t reason = text.rfind("] [reason=");
            const std::size_t mech = text.rfind("] [mech=", reason);
            const std::size_t realm = text.rfind("] [realm=", mech);
            const std::size_t service = text.rfind("] [service=", realm);
            if (service == std::string_view::npos || realm == std::string_view::npos
                || reason == std::string_view::npos)
                event.user = text.substr(0, text.find(']'));
            else {
                event.user = text.substr(0, service);
                event.service = text.substr(service + 11, realm - service - 11);
                event.domain = text.substr(realm + 9, mech - realm - 9);
                event.reason = text.substr(reason + 10);
                event.reason = event.reason.substr(0, event.reason.rfind(']'));
            }
            return Reading::Told;
        }
        static constexpr std::string_view names[]{"", "DEBUG", "do_auth", "detach_tty", "main", "ipc_init", "ipc_loop",
            "get_accept_lock", "rel_accept_lock", "have_baby", "server_exit", "cache_init", "do_request", "auth_pam",
            "auth_shadow", "auth_ldap", "auth_rimap", "auth_krb5", "cache_lookup", "handle_sigchld"};
        if (!isOneOf(name, names))
            return Reading::Unrecognised;
        if (text.starts_with("master pid is: ") || text.starts_with("master exited: ")) {
            BW_MARK(saslauthd.config);
            addEvent(out, line, EventKind::Config).reason = text;
            return Reading::Told;
        }
        BW_MARK(saslauthd.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<SaslauthdGrammar>();
}

} // namespace

const Product product{
    .id = "saslauthd",
    .name = "saslauthd",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "No line holds the client's address: it only says more about a failure that Postfix counts.",
};

} // namespace bw::mta::saslauthd

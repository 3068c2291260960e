// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/postfix/words.h"
#include "models/mta/scan.h"

/// The parts of the Postfix grammar. Sources named here are those of postfix-3.7.11/src; docs/postfix-events.md lists
/// every message of them.
namespace bw::mta::postfix {

using logs::Event;
using logs::EventKind;
using logs::Reading;

/// One line being read.
struct Context
{
    const logs::Line &line;
    logs::Events &out;
    Tag tag;
    std::string_view queueId; ///< empty: none, or NOQUEUE

    Event &add(EventKind kind) const
    {
        Event &event = addEvent(out, line, kind);
        event.instance = tag.instance;
        event.service = tag.service;
        event.queueId = queueId;
        return event;
    }
    /// Is it that daemon, or can nobody tell (RFC 5424 without the daemon's name)?
    [[nodiscard]] bool mayBe(std::string_view daemon) const { return tag.daemon == daemon || tag.daemon.empty(); }
};

/// Behind "ID: " or "NOQUEUE: ".
Reading readQueueLine(Context &context, std::string_view text);
/// "to=<…>, relay=…" of the delivery agents (global/log_adhoc.c).
Reading readDelivery(Context &context, std::string_view text);
/// "from=<…>, …" of the queue manager (global/opened.c, qmgr/qmgr_active.c).
Reading readQueueManager(Context &context, std::string_view text);
/// "client=…" of smtpd and qmqpd.
Reading readClient(Context &context, std::string_view text);
/// "reject: RCPT from …" and its like; \p verb is what stands before the colon. Unrecognised: \p verb is none.
Reading readVerdict(Context &context, std::string_view verb, std::string_view text);
/// "proxy-reject: END-OF-MESSAGE: 554 …; from=<…> …", "proxy-accept: …" of smtpd_proxy_filter. Unrecognised: none of
/// them.
Reading readProxyVerdict(Context &context, std::string_view text);
/// Lines without a queue id.
Reading readSession(Context &context, std::string_view text);
/// Behind "warning: ".
Reading readWarning(Context &context, std::string_view text);
/// "lost connection after DATA (16 bytes) from …" and its like; false: it is none.
bool readSessionCut(Context &context, std::string_view text);

void setClient(Event &event, const Peer &peer);

} // namespace bw::mta::postfix

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace bw::logs {

/// The first part is the vocabulary of breakwaterctl parse (names by nameOf()); the second part is for the ledger
/// alone: lines that join others into a message and are no event by themselves.
enum class EventKind : std::uint8_t {
    Connected,
    Accepted, ///< made by the ledger from Begin … Queued; a grammar emits it only where one line says it all
    Delivered,
    Deferred,
    Bounced,
    Expired, ///< the queue gave up; Postfix names no recipient here (qmgr: status=expired)
    Discarded,
    Rejected, ///< the second one of a queue id with the same reason and no recipient is the same refusal, told twice
    Removed,
    LoginOk, ///< Postfix says it again for each message of a session: one login per pid between Connected and SessionEnd
    LoginFailed,
    AuthResult,
    Tls,
    SpamVerdict,
    Limit,
    Config,
    Error,

    // --- for the ledger
    Begin, ///< a queue id's new life: smtpd client=, pickup uid= (clientIp/user/…; link = orig_queue_id or orig_id)
    MessageId,
    Queued, ///< qmgr from= (queue active): repeats at every queue run
    Notice, ///< queueId wrote a notice whose id is link (reason: bounce, delay, success, postmaster)
    Held,
    Released,
    Requeued,
    Cancelled, ///< a transaction that never became a message (cleanup: removed (canceled), milter-reject, lost connection).
               ///< Without a queue id (isAboutSession; Postfix before 3.10): the one that this pid has open, if any;
               ///< one that was queued stays
    Deleted, ///< removed by an administrator
    Probed, ///< status=deliverable / undeliverable: an address verification, no mail
    SessionEnd, ///< disconnect: loginsOk of count tries (auth=a/b)
    LoginDetail, ///< enrichment of a login that another line counts (dovecot auth:, saslauthd, PAM)
    LoginOutage, ///< the password check itself failed (454, generic failure): no try
    FilterVerdict, ///< amavis: queueId first pass, link second pass
};
inline constexpr int publicEventKinds = static_cast<int>(EventKind::Error) + 1;
[[nodiscard]] std::string_view nameOf(EventKind kind);

/// Why a login failed, as far as the product says.
enum class LoginFailure : std::uint8_t { Unknown, WrongPassword, NoSuchUser, Refused, Other };

/// What one line says. Views into the line; empty = unknown. Plain data, valid as long as the line.
/// Addresses are without <>, unquoted only as the product logs them, the domain part as logged (the writer lower-cases).
struct Event
{
    core::UtcMicros time = 0;
    std::string_view host;
    std::string_view process; ///< "postfix/smtp"
    std::string_view instance; ///< syslog_name, e.g. "postfix", "postfix-out": part of the key of a queue id
    std::string_view service; ///< master.cf service or listener where the tag tells it: "submission", "smtps"; else empty
    std::string_view queueId;
    std::string_view link; ///< another queue id that this line names: queued as, forwarded as, NEWID, orig_queue_id
    std::string_view messageId; ///< with < and >, as logged
    std::string_view sender; ///< hasSender tells <> from unknown
    std::string_view recipient;
    std::string_view originalRecipient;
    std::string_view clientIp;
    std::string_view clientName;
    std::string_view originClientIp; ///< orig_client= of a second pass (XFORWARD)
    std::string_view helo;
    std::string_view user;
    std::string_view mechanism;
    std::string_view relay; ///< host name of the next hop
    std::string_view relayIp;
    std::string_view dsn;
    std::string_view reply; ///< what the other side said, or the product's own words
    std::string_view tls; ///< TLSv1.3
    std::string_view cipher;
    std::string_view tlsVerify; ///< anonymous untrusted trusted verified; of Postfix 3.11's tls= the level: may, dane:halfdane
    std::string_view check; ///< spf dkim dmarc arc iprev
    std::string_view result; ///< in RFC 8601's words
    std::string_view domain;
    std::string_view selector;
    std::string_view reason;
    std::int64_t size = -1;
    std::uint64_t line = 0;
    std::int32_t delayMs = -1;
    std::int32_t recipients = -1;
    std::int32_t loginsOk = 0;
    std::int32_t count = 1; ///< how often it happened: "auth failed, 3 attempts"
    std::uint32_t pid = 0;
    std::uint16_t relayPort = 0;
    EventKind kind = EventKind::Error;
    LoginFailure failure = LoginFailure::Unknown;
    bool hasSender = false; ///< sender was logged (an empty one is the null sender)
    bool isTemporary = false; ///< of a rejection: 4xx
    /// Delivered by handing on inside: "forwarded as", or through loopback to something that answered with a queue id
    /// (filter, sister instance). The second is a hint, sure once link is seen as an id of this host.
    bool isLocalHandOff = false;
    bool isToLoopback = false; ///< delivered by SMTP to this host itself
    bool isToCommand = false; ///< delivered to a program that a transport runs (pipe(8)), not a recipient's own command
    bool isSuspended = false; ///< deferred without an attempt (delivery temporarily suspended, daemon error/retry)
    bool isProbe = false;
    bool isAboutSession = false; ///< a rejection of a session or command, not of a recipient (connect, limit, bare LF)
};

using Events = std::vector<Event>;

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/smtp/conversation.h"
#include "models/smtp/look.h"

#include <functional>
#include <memory>

namespace bw::smtp {

/// For the sources of this folder: one look while it goes on. Each question below is one connection or a few, one after the other, and
/// writes what it learnt, or why not, into the look.
struct Asking
{
    const Endpoint &endpoint;
    const LookOptions &options;
    const transport::Limit &limit;
    EndpointLook &look;
    bool isTlsBroken = false; ///< STARTTLS is offered, but TLS does not come about: the rest is asked in clear

    [[nodiscard]] transport::Limit patience() const { return limit.within(options.patience); }
    [[nodiscard]] std::string serverName() const { return look.certificateName.toStdString(); }
    [[nodiscard]] bool usesTls() const { return endpoint.hasImplicitTls() || (look.offersStartTls() && !isTlsBroken); }
};

enum class Depth : std::uint8_t { Greeting, Clear, Within }; ///< Within: in TLS where there is TLS

struct Opened
{
    std::unique_ptr<Conversation> talk;
    tls::SmtpReply greeting, ehlo;
};

/// A bare connection. Errors as of transport::connectTcp.
[[nodiscard]] core::Result<std::unique_ptr<transport::Stream>> connectNow(const Asking &asking, const transport::Limit &limit);
/// The same, when it is its turn.
[[nodiscard]] core::Result<std::unique_ptr<transport::Stream>> connect(const Asking &asking);
/// Opens a conversation as deep as that, and tries again when the server says "not now". Unreachable, TimedOut, Cancelled, Malformed;
/// Conflict: it said "not now" to the end; Denied: it refuses us, or TLS failed.
/// \p heard, where given, learns what was said also when it failed.
[[nodiscard]] core::Result<Opened> open(const Asking &asking, Depth depth, Opened *heard = nullptr);

[[nodiscard]] bool isRefusal(const core::Problem &problem); ///< the port refuses connections
[[nodiscard]] QString reasonOf(const core::Problem &problem); ///< on one line, without a remedy
/// What a reply means as an answer: 421 is "not now", and with \p isTransientUnknown every other 4xx too.
[[nodiscard]] Answer answerOf(const core::Result<tls::SmtpReply> &reply, const QString &talk, bool isTransientUnknown);
[[nodiscard]] Answer unknownAnswer(const QString &why, const QString &talk = {});
[[nodiscard]] std::string randomWord(); ///< 24 letters and digits

// questions.cpp
void askGreeting(Asking &asking);
void askBeforeTls(Asking &asking);
void askCommands(Asking &asking); ///< EHLO within TLS, VRFY, EXPN, ETRN
void askRecipients(Asking &asking);
void askInjection(Asking &asking);
void askEarlyMail(Asking &asking);
// relays.cpp
void askRelays(Asking &asking);
// consented.cpp
void askLoginLimit(Asking &asking);
void askBareEndings(Asking &asking);
// tlslook.cpp
void lookAtTls(Asking &asking);

/// Names one recipient and takes it back: MAIL, RCPT, RSET. \p mail, where given, learns whether MAIL was what it ended at.
[[nodiscard]] core::Result<tls::SmtpReply> nameRecipient(Conversation &talk, const Asking &asking, const std::string &from, const std::string &to, bool *endedAtMail = nullptr);
/// The reply speaks of relaying, or of the recipient's domain being none of its own.
[[nodiscard]] bool speaksOfRelaying(const tls::SmtpReply &reply);

} // namespace bw::smtp

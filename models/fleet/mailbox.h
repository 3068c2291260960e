// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <cstdint>

namespace bw::fleet {

enum class MailboxLogin : std::uint8_t {
    Password,
    OAuth, ///< a person consents once (RFC 8628); what renews that consent lies in the keychain
};
[[nodiscard]] QString loginWord(MailboxLogin login); ///< "password", "oauth"
[[nodiscard]] MailboxLogin loginFromWord(const QString &word);

/// Whom a person asks for consent, and what for.
struct OAuthClient
{
    QString deviceUrl, tokenUrl; ///< https://
    QString clientId; ///< as the owner registered it there
    QString scope;
    bool operator==(const OAuthClient &) const = default;
};

/// Where Microsoft 365 gives consent, and what for; the client's id is the owner's own.
[[nodiscard]] OAuthClient microsoftClient();

/// A folder of an IMAP server that receivers' reports come into. Plain data; never holds a secret.
struct Mailbox
{
    QString name; ///< unique in a store; empty: only named by its URL
    QString host; ///< its certificate must bear it
    int port = 993;
    bool startsTls = false; ///< encryption asked for after the greeting (RFC 9051, 6.2.1), else from the first byte; never none
    QString user;
    QString folder = QStringLiteral("INBOX"); ///< with the server's own separator
    QString moveTo; ///< folder for what was read; empty: it stays where it is
    bool marksSeen = false; ///< what was read; else nothing is changed there
    QString caFile; ///< PEM; empty: the system's roots
    QString passwordFile; ///< 0600; empty: the keychain
    MailboxLogin login = MailboxLogin::Password;
    OAuthClient oauth {};

    [[nodiscard]] bool changesFolder() const { return marksSeen || !moveTo.isEmpty(); }
    bool operator==(const Mailbox &) const = default;
};

/// Is it whole, and can it be? Usage names the field. The name may be empty.
[[nodiscard]] core::Done check(const Mailbox &mailbox);

/// "imaps://user@host:port/folder", "imap://…" with STARTTLS (RFC 5092). Usage: it is none, or it holds a password.
[[nodiscard]] core::Result<Mailbox> mailboxFromUrl(const QString &url);
[[nodiscard]] bool isMailboxUrl(const QString &text);
/// Its folder as a URL: by this it is known again, whatever its name is.
[[nodiscard]] QString placeOf(const Mailbox &mailbox);
/// A message of it (RFC 5092, 5.6): "imaps://user@host/folder;UIDVALIDITY=1/;UID=17".
[[nodiscard]] QString messagePlace(const QString &place, std::uint32_t uidValidity, std::uint32_t uid);

} // namespace bw::fleet

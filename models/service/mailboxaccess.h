// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/fleet/mailbox.h"
#include "models/ingest/mailboxpull.h"

#include <QString>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>

/// How a mailbox's secret is found, kept and used: its password, or with OAuth what renews a consent (the refresh token).
namespace bw::service {

/// Secrets of mailboxes. What a person told lies in memory, where nothing keeps it for longer. Any thread; calls may block: not on the UI
/// thread.
class MailboxSecrets final
{
public:
    /// What was told in this program, the credential imap-NAME of the service manager, the file that the mailbox names (0600), the desktop's
    /// keychain, in this order. Missing: none of them has it. Denied, Malformed: the file is not as it must be.
    [[nodiscard]] core::Result<core::Secret> find(const fleet::Mailbox &mailbox) const;
    /// With \p keep into the file that the mailbox names, else into the keychain (a person may be asked); where that fails, and without, into
    /// memory. Errors: why it is in memory alone.
    [[nodiscard]] core::Done give(const fleet::Mailbox &mailbox, const core::Secret &secret, bool keep);
    /// Out of memory and keychain.
    [[nodiscard]] core::Done forget(const fleet::Mailbox &mailbox);
    /// A provider gave another one for that which find() found: it takes its place, where it can be kept.
    void replace(const fleet::Mailbox &mailbox, const core::Secret &secret);

private:
    mutable std::mutex m_mutex;
    std::map<QString, core::Secret> m_told;
};

/// Shows a question and waits for the answer. A Problem: nobody answered.
using AskSecret = std::function<core::Result<core::Secret>(const QString &question)>;

/// What a person has to do: open the address, type the code.
using TellCode = std::function<void(const QString &address, const QString &code)>;
/// Asks for consent and keeps what renews it, as MailboxSecrets::give() does. Blocks until the person has done it.
[[nodiscard]] core::Done consentToMailbox(const fleet::Mailbox &mailbox, MailboxSecrets &secrets, bool keep, const TellCode &tell, const std::atomic_bool &stop);

/// One pull. \p ask: for a password that nothing has; empty: nobody is asked. What was answered stays in memory. An access token is made for it and
/// forgotten.
[[nodiscard]] core::Result<ingest::PullCounts> pullMailbox(ingest::MailboxPull &pull, const fleet::Mailbox &mailbox, MailboxSecrets &secrets, const AskSecret &ask, const ingest::PullOptions &options, const std::atomic_bool &stop);

/// Logs in and looks into the folder, for reading alone: how many messages lie there. Nothing is stored or changed. \p given: the password;
/// empty: it is looked for.
[[nodiscard]] core::Result<int> testMailbox(const fleet::Mailbox &mailbox, MailboxSecrets &secrets, const core::Secret &given, const std::atomic_bool &stop);

} // namespace bw::service

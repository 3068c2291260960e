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

/// How a mailbox's secret is found, kept and used: its password, or with OAuth what renews a consent (the refresh token).
namespace bw::service {

/// Shows a question and waits for the answer. A Problem: nobody answered.
using AskSecret = std::function<core::Result<core::Secret>(const QString &question)>;

/// The credential imap-NAME of the service manager, then the file that the mailbox names (0600), then the desktop's keychain. Missing: none
/// of them has it. Denied, Malformed: the file is not as it must be. Blocks: not on the UI thread.
[[nodiscard]] core::Result<core::Secret> mailboxSecret(const fleet::Mailbox &mailbox);
/// In the file that the mailbox names, else in the keychain; an empty one is taken out of the keychain. Blocks: a person may be asked.
[[nodiscard]] core::Done keepMailboxSecret(const fleet::Mailbox &mailbox, const core::Secret &secret);

/// What a person has to do: open the address, type the code.
using TellCode = std::function<void(const QString &address, const QString &code)>;
/// Asks for consent and keeps what renews it. Blocks until the person has done it.
[[nodiscard]] core::Done consentToMailbox(const fleet::Mailbox &mailbox, const TellCode &tell, const std::atomic_bool &stop);

/// One pull. \p given: the password, empty: it is looked for. \p ask: for one that is kept nowhere; empty: nobody is asked. An access token is
/// made for it and forgotten.
[[nodiscard]] core::Result<ingest::PullCounts> pullMailbox(ingest::MailboxPull &pull, const fleet::Mailbox &mailbox, const core::Secret &given, const AskSecret &ask, const ingest::PullOptions &options, const std::atomic_bool &stop);

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/problem.h"
#include "models/core/result.h"
#include "models/fleet/mailbox.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace bw::store {

inline constexpr int firstSchemaWithMailboxes = 6, firstSchemaWithMailboxTries = 7;

/// Why a mailbox could not be read: a fact, until it is read again.
struct MailboxError
{
    QString kind; ///< "unreachable", "denied" …, as of a node; "secret_missing"
    QString what, reason, where, remedy; ///< as of the Problem
    bool operator==(const MailboxError &) const = default;
};

struct MailboxRow
{
    fleet::Mailbox mailbox;
    core::UtcMicros read = 0; ///< when its folder was last read to its end; 0: never
    core::UtcMicros tried = 0; ///< begin of the last try, whoever made it; 0: none
    std::optional<MailboxError> error {}; ///< of that try
};
/// By name. Any thread but the UI's.
[[nodiscard]] core::Result<QList<MailboxRow>> listMailboxes(const Store &store, const Cancel &cancel);
/// Missing: there is none of that name.
[[nodiscard]] core::Result<fleet::Mailbox> findMailbox(const Store &store, const QString &name, const Cancel &cancel);
/// Adds one, or changes one. \p before: its name until now; empty: a new one. What its last try came to is forgotten: it is to be tried anew.
/// Conflict: another has this name. Missing: there is none named \p before. Writes the journal.
[[nodiscard]] core::Done saveMailbox(const Store &store, const fleet::Mailbox &mailbox, const QString &before, const core::Clock &clock);
/// Forgets the mailbox; how far its folder was read stays, so that one that is named again goes on. Writes the journal.
[[nodiscard]] core::Done removeMailbox(const Store &store, const QString &name, const core::Clock &clock);

/// How far a folder was read.
struct MailboxCursor
{
    std::uint32_t uidValidity = 0; ///< 0: never read
    std::uint32_t lastUid = 0; ///< all up to it are stored
    std::vector<std::uint32_t> toMove; ///< stored, and still to be moved; sorted
    bool operator==(const MailboxCursor &) const = default;
};
[[nodiscard]] core::Result<MailboxCursor> mailboxCursor(const Store &store, const QString &place, const Cancel &cancel);
/// What is stored by now: the cursor goes on, \p toMove is remembered beside those from before. Another uidValidity forgets those.
[[nodiscard]] core::Done setMailboxCursor(const Store &store, const QString &place, std::uint32_t uidValidity, std::uint32_t lastUid, const std::vector<std::uint32_t> &toMove);
[[nodiscard]] core::Done noteMoved(const Store &store, const QString &place, const std::vector<std::uint32_t> &uids);
[[nodiscard]] core::Done noteMailboxRead(const Store &store, const QString &place, core::UtcMicros time);
/// What a try that began at \p time came to; without an error it went well.
[[nodiscard]] core::Done noteMailboxTry(const Store &store, const QString &place, core::UtcMicros time, const std::optional<MailboxError> &error);
/// What the last try came to, also of a folder that is no named mailbox; none: it went well, or there was none.
[[nodiscard]] core::Result<std::optional<MailboxError>> lastMailboxError(const Store &store, const QString &place, const Cancel &cancel);

} // namespace bw::store

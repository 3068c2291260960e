// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/fleet/mailbox.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <vector>

namespace bw::store {

inline constexpr int firstSchemaWithMailboxes = 5;

struct MailboxRow
{
    fleet::Mailbox mailbox;
    core::UtcMicros read = 0; ///< when its folder was last read to its end; 0: never
};
/// By name. Any thread but the UI's.
[[nodiscard]] core::Result<QList<MailboxRow>> listMailboxes(const Store &store, const Cancel &cancel);
/// Missing: there is none of that name.
[[nodiscard]] core::Result<fleet::Mailbox> findMailbox(const Store &store, const QString &name, const Cancel &cancel);
/// Adds one. Conflict: there is one of this name. Writes the journal.
[[nodiscard]] core::Done addMailbox(const Store &store, const fleet::Mailbox &mailbox, const core::Clock &clock);
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

} // namespace bw::store

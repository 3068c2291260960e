// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/batch.h"
#include "models/store/blockbytes.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// Queue ids in a packed block (messageblock.h). Pure; any thread.
namespace bw::store {

/// A long queue id (Postfix's src/global/mail_queue.h): six letters of seconds and four of microseconds to the base of 52,
/// a z, the inode to the base of 51. It was made shortly before the message was accepted, so a difference says as much.
struct LongId
{
    std::int64_t micros = 0, inode = 0;
};
/// Nothing: another kind of id, or one that writeLongId() would not give back letter by letter.
[[nodiscard]] std::optional<LongId> longIdOf(std::string_view text);
/// False: no id has such numbers.
[[nodiscard]] bool writeLongId(const LongId &id, logs::QueueId &to);

/// An id of another kind: what it shares with the one before, and the rest in 4, 6 or 8 bits a letter.
void putQueueId(Out &out, const logs::QueueId &id, const logs::QueueId &before);
[[nodiscard]] logs::QueueId takeQueueId(In &in, const logs::QueueId &before);

} // namespace bw::store

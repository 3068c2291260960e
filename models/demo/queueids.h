// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace bw::demo {

/// A queue id as text, and the inode behind it that goes back to the host when the message leaves the queue.
struct QueueId
{
    char text[23] {};
    std::uint8_t length = 0;
    std::uint32_t inode = 0;
    [[nodiscard]] std::string_view view() const { return { text, length }; }
};

enum class IdKind {
    Long, ///< enable_long_queue_ids = yes: seconds, microseconds, 'z', inode (Postfix's mail_queue.h)
    Short, ///< five hex digits of microseconds and the inode
    ShortReused, ///< short, with so few distinct microseconds that an id soon comes again
};

/// Gives ids as one Postfix host would: an inode is free again as soon as its message is gone.
class QueueIds final
{
public:
    explicit QueueIds(IdKind kind)
        : m_kind(kind)
    {
    }
    QueueId take(core::UtcMicros at);
    void giveBack(const QueueId &id) { m_free.push_back(id.inode); }

    /// The long id of that moment and inode, without taking one: for a hand-over that two hosts must name alike.
    static QueueId longId(core::UtcMicros at, std::uint32_t inode);

private:
    IdKind m_kind;
    std::uint32_t m_nextInode = 0xAA3C81;
    std::vector<std::uint32_t> m_free;
};

} // namespace bw::demo

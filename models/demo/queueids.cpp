// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/queueids.h"

namespace bw::demo {

namespace {

// Postfix's safe_ultostr() alphabet: no vowels, so that no id spells a word; 'z' separates, so the inode is base 51.
constexpr std::string_view safeDigits = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";

void putSafe(QueueId &id, std::uint64_t value, unsigned base, int least)
{
    char text[24];
    int at = 24;
    do {
        text[--at] = safeDigits[value % base];
        value /= base;
    } while (value != 0 || 24 - at < least);
    while (at < 24)
        id.text[id.length++] = text[at++];
}

void putHex(QueueId &id, std::uint64_t value, int least)
{
    char text[16];
    int at = 16;
    do {
        text[--at] = "0123456789ABCDEF"[value & 15];
        value >>= 4;
    } while (value != 0 || 16 - at < least);
    while (at < 16)
        id.text[id.length++] = text[at++];
}

} // namespace

QueueId QueueIds::longId(core::UtcMicros at, std::uint32_t inode)
{
    QueueId id;
    id.inode = inode;
    putSafe(id, static_cast<std::uint64_t>(at / core::microsPerSecond), 52, 6);
    putSafe(id, static_cast<std::uint64_t>(at % core::microsPerSecond), 52, 4);
    id.text[id.length++] = 'z';
    putSafe(id, inode, 51, 1);
    return id;
}

QueueId QueueIds::take(core::UtcMicros at)
{
    std::uint32_t inode = m_nextInode;
    if (m_free.empty()) {
        ++m_nextInode;
    } else {
        inode = m_free.back();
        m_free.pop_back();
    }
    if (m_kind == IdKind::Long)
        return longId(at, inode);
    QueueId id;
    id.inode = inode;
    auto micros = static_cast<std::uint64_t>(at % core::microsPerSecond);
    if (m_kind == IdKind::ShortReused)
        micros &= 0xF0000;
    putHex(id, micros, 5);
    putHex(id, inode, 1);
    return id;
}

} // namespace bw::demo

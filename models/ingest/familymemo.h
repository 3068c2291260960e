// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/envelope.h"

#include <array>
#include <cstddef>

namespace bw::ingest {

/// How each line of a source is wrapped. Most are wrapped like the one before: logs::familyOf() is asked only where what
/// stands before the host has another length or another zone. One thread.
class FamilyMemo final
{
public:
    explicit FamilyMemo(logs::EnvelopeFamily first = {})
        : m_family(first)
    {
    }
    /// The family of the reader's last line.
    logs::EnvelopeFamily of(const logs::EnvelopeReader &reader, const logs::Line &line)
    {
        return reader.entry() ? logs::journalEntries : of(reader.kind(), line);
    }

private:
    logs::EnvelopeFamily of(logs::EnvelopeKind kind, const logs::Line &line)
    {
        if (line.process.empty()) // a line without a process may lack more of its envelope
            return m_family;
        const std::string_view first = line.host.empty() ? line.process : line.host;
        const bool isJournal = kind == logs::EnvelopeKind::JournalJson || kind == logs::EnvelopeKind::JournalExport;
        const std::size_t head = isJournal ? 0 : static_cast<std::size_t>(first.data() - line.raw.data());
        std::array<char, 6> zone {}; // "+01:00"
        if (!isJournal && head <= line.raw.size() && head > zone.size() && (line.raw[head - 7] == '+' || line.raw[head - 7] == '-'))
            line.raw.copy(zone.data(), zone.size(), head - 7);
        if (kind == m_kind && head == m_head && zone == m_zone)
            return m_family;
        m_kind = kind;
        m_head = head;
        m_zone = zone;
        return m_family = logs::familyOf(kind, line);
    }

    logs::EnvelopeKind m_kind = logs::EnvelopeKind::Unknown;
    std::size_t m_head = 0;
    std::array<char, 6> m_zone {};
    logs::EnvelopeFamily m_family {};
};

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/intake.h"
#include "models/transport/route.h"

#include <functional>
#include <string>
#include <string_view>

namespace bw::ingest {

/// The cursor of the last whole entry in lines of journalctl -o json; empty: none.
[[nodiscard]] std::string lastJournalCursor(std::string_view lines);
/// Is it what systemd prints ("s=…;i=…;b=…;m=…;t=…;x=…", systemd.journal-fields(7)), so that it may stand in a command?
[[nodiscard]] bool isJournalCursor(std::string_view cursor);

/// A node's journal from where the last round stopped. The journal's cursor is written with the rows, so nothing is read
/// twice and nothing missed; entries that somebody imported are known by their names (README, "Entries of a journal"); what journald threw away meanwhile is its own line's business. One round; one thread.
class JournalReading final
{
public:
    /// \p folder: of journal files there; empty: the host's own journal.
    JournalReading(Intake &intake, transport::Route &route, QString folder);
    /// Until the journal's end, or \p isOver.
    core::Done run(const std::function<bool()> &isOver);
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; } ///< taken

private:
    Intake &m_intake;
    transport::Route &m_route;
    QString m_folder;
    bool m_hasMore = false;
    std::size_t m_bytes = 0;
};

} // namespace bw::ingest

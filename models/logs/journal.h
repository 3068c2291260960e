// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/line.h"

#include <string>

/// What journalctl prints with -o json and -o export (systemd.io/JOURNAL_EXPORT_FORMATS). Own scanners: a journal
/// object is flat and only seven of its thirty fields matter, so nothing is copied but escapes.
namespace bw::logs::journal {

/// One JSON object. Sets time, host, process, pid and text of \p line; \p scratch holds what had escapes or came as an
/// array of byte values. False: no object of a journal, or its MESSAGE is null (cut by journalctl, too large).
/// Docker's json-file ("log", "time") and what collectors write ("message", "@timestamp", "host", "program" …) are read
/// too: then \p stamp is their time, and the line's is not set.
bool readJson(std::string_view object, Line &line, std::string &scratch, std::string_view &stamp, EntryId &id);

struct Entry
{
    enum class State : std::uint8_t { Whole, Broken, Unfinished } state = State::Broken;
    std::size_t length = 0; ///< bytes, with the blank line at the end
    std::uint64_t lineEnds = 0; ///< '\n' in them
    EntryId id;
};
/// The entry at the start of \p bytes; \p isLast: the end of the bytes ends an entry too.
Entry readExport(std::string_view bytes, bool isLast, Line &line);
/// Does an export entry start here ("__CURSOR=s=…")?
[[nodiscard]] bool startsExport(std::string_view bytes);

} // namespace bw::logs::journal

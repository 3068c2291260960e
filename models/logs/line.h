// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <string_view>

namespace bw::logs {

/// One line of a log, taken out of its envelope. Views point into the reader's block (or its scratch buffer) and hold
/// until the next call of the reader.
struct Line
{
    core::UtcMicros time = 0;
    std::string_view host; ///< as logged; may be empty (container logs)
    std::string_view process; ///< the syslog tag without [pid]: "postfix/submission/smtpd", "dovecot", "opendkim"
    std::string_view text; ///< what the process said, without leading blanks
    std::string_view raw; ///< the whole line as it stands in the source, without its line end
    std::uint32_t pid = 0;
    std::uint64_t offset = 0; ///< of the line's first byte in the source (unpacked bytes of a container)
    std::uint64_t number = 0; ///< 1-based line of the source
};

/// Which entry of which journal a line is, as journald names it in __CURSOR: journalctl writes the same entry in another order of
/// fields each time, and in several formats.
struct EntryId
{
    std::uint64_t journal = 0; ///< a hash of its sequence's id ("s="); 0: none is named
    std::uint64_t number = 0; ///< "i="
    explicit operator bool() const { return journal != 0; }
    bool operator==(const EntryId &) const = default;
};

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/line.h"
#include "models/store/knownlines.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bw::ingest {

/// Postfix's instance (syslog_name), else the program: "postfix-out" of postfix-out/submission/smtpd, "dovecot".
[[nodiscard]] std::string_view programOf(std::string_view process);

/// Is it one host? journald logs the full name, rsyslog the short one.
[[nodiscard]] bool isSameHost(std::string_view a, std::string_view b);

/// The same mail through another kind of envelope: refuses the lines of one source whose host, program and hour were
/// heard through lines that are wrapped in another way. A change of format is none: what only touches a span's end (the
/// second in which rsyslog was started anew) is taken. Pure; one thread.
class HeardElsewhere final
{
public:
    HeardElsewhere() = default;
    /// What the node has heard, of any family, and the family of this source.
    HeardElsewhere(std::vector<store::HostSpan> spans, std::vector<store::HeardProgram> programs, logs::EnvelopeFamily family);

    [[nodiscard]] bool isEmpty() const { return m_spans.empty(); } ///< nothing can be refused
    /// Lines of these times follow; \p isAll: and no others. Of a log that goes on, the first second may be the last one
    /// of what was heard before the format changed.
    void startPiece(core::UtcMicros low, core::UtcMicros high, bool isAll);
    [[nodiscard]] bool refuses(const logs::Line &line);

private:
    struct Span
    {
        store::HostSpan heard;
        bool isActive = false; ///< in this piece
        bool hasRefused = false;
    };
    [[nodiscard]] bool wasProgramHeard(const store::HostSpan &span, const logs::Line &line) const;

    std::vector<Span> m_spans;
    std::unordered_map<std::string, std::vector<store::HeardProgram>> m_programs; ///< by program
    logs::EnvelopeFamily m_family {};
    bool m_hasActive = false;
    bool m_hasTaken = false; ///< of this source
};

} // namespace bw::ingest

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
/// heard through lines that are wrapped in another way. A change of format is none: two formats that meet share a second
/// or two at the end of one and the begin of the other, and no more. So a source is looked at ahead of being taken, until
/// it is clear which of the two it is. Pure; one thread.
class HeardElsewhere final
{
public:
    HeardElsewhere() = default;
    /// What the node has heard before this source, of any family.
    HeardElsewhere(std::vector<store::HostSpan> spans, const std::vector<store::HeardProgram> &programs);

    [[nodiscard]] bool isEmpty() const { return m_spans.empty(); } ///< nothing can be refused

    /// Can a line of that time, host and family have been heard? Where no line of a piece can and nothing is undecided, the
    /// times of the piece are enough.
    [[nodiscard]] bool mayMeet(const logs::Line &line, logs::EnvelopeFamily family);
    void lookAtTimes(core::UtcMicros low, core::UtcMicros high);
    /// The source's next line. \p isKnown: the very bytes were read before.
    void look(const logs::Line &line, logs::EnvelopeFamily family, bool isKnown);
    void lookAtKnown() { m_startsBefore = true; } ///< some lines that are known, without a look at each
    /// Lines looked at may be taken or refused, depending on what follows.
    [[nodiscard]] bool isUndecided() const { return m_undecided > 0; }
    /// Nothing more can be looked at before lines must be taken. \p isAll: the source has no other lines at all. Of a log
    /// that goes on, the first second may be the last one of what was heard before the format changed.
    void decide(bool isAll);
    void refuseUndecided(); ///< there is no room to wait
    /// Of a line that was looked at, when nothing is undecided.
    [[nodiscard]] bool refuses(const logs::Line &line, logs::EnvelopeFamily family) const;

private:
    enum class State : std::uint8_t { Apart, Undecided, Passed, Refused };
    struct Span
    {
        store::HostSpan heard;
        core::UtcMicros firstHit = 0;
        State state = State::Apart;
        bool isMet = false; ///< firstHit is one
    };
    [[nodiscard]] bool isHit(const Span &span, const logs::Line &line, logs::EnvelopeFamily family) const;
    [[nodiscard]] bool wasProgramHeard(const store::HostSpan &span, const logs::Line &line) const;
    [[nodiscard]] bool startsBefore(const Span &span) const;
    [[nodiscard]] bool isWithin(const Span &span) const;
    void lookFor(core::UtcMicros time);
    void setState(Span &span, State state);

    std::vector<Span> m_spans;
    std::unordered_map<std::string, std::vector<store::HeardProgram>> m_programs; ///< by program
    std::vector<std::size_t> m_near; ///< spans that lines of these times may be in
    core::UtcMicros m_nearFrom = 1, m_nearTo = 0;
    core::UtcMicros m_low = INT64_MAX, m_high = INT64_MIN; ///< of all lines looked at
    std::size_t m_undecided = 0;
    bool m_startsBefore = false;
};

} // namespace bw::ingest

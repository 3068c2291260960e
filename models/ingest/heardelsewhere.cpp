// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/heardelsewhere.h"

#include <algorithm>
#include <utility>

namespace bw::ingest {

namespace {

/// Stamps of one envelope may be cut to the second where the other's are not, and be taken by another daemon.
constexpr core::UtcMicros stampSlack = core::microsPerSecond;

bool isAddress(std::string_view host)
{
    return host.find(':') != std::string_view::npos || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace

std::string_view programOf(std::string_view process)
{
    return process.substr(0, process.find('/'));
}

bool isSameHost(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (a.size() == b.size())
        return a == b;
    return b.starts_with(a) && b[a.size()] == '.' && a.find('.') == std::string_view::npos && !isAddress(a);
}

HeardElsewhere::HeardElsewhere(std::vector<store::HostSpan> spans, std::vector<store::HeardProgram> programs, logs::EnvelopeFamily family)
    : m_family(family)
{
    for (store::HostSpan &span : spans)
        m_spans.push_back({ std::move(span) });
    for (store::HeardProgram &program : programs)
        m_programs[program.program].push_back(std::move(program));
}

void HeardElsewhere::startPiece(core::UtcMicros low, core::UtcMicros high, bool isAll)
{
    m_hasActive = false;
    for (Span &span : m_spans) {
        const core::UtcMicros shared = std::min(high, span.heard.to) - std::max(low, span.heard.from);
        const bool isInside = span.heard.from - stampSlack <= low && high <= span.heard.to + stampSlack;
        const bool isAtEdge = shared <= 2 * stampSlack;
        const bool isAtEnd = low > span.heard.to - 2 * stampSlack && low > span.heard.from + stampSlack;
        span.isActive = shared >= -stampSlack
            && (!isAtEdge || span.hasRefused || (isInside && !m_hasTaken && (isAll || !isAtEnd)));
        m_hasActive = m_hasActive || span.isActive;
    }
}

bool HeardElsewhere::wasProgramHeard(const store::HostSpan &span, const logs::Line &line) const
{
    const auto found = m_programs.find(std::string(programOf(line.process)));
    if (found == m_programs.end())
        return false;
    const core::UtcMicros day = core::floorTo(line.time, core::microsPerDay);
    const auto hour = static_cast<unsigned>((line.time - day) / core::microsPerHour);
    return std::any_of(found->second.begin(), found->second.end(), [&](const store::HeardProgram &program) {
        return program.day == day && (program.hours >> hour & 1U) != 0 && program.family == span.family && program.host == span.host;
    });
}

bool HeardElsewhere::refuses(const logs::Line &line)
{
    if (m_hasActive) {
        for (Span &span : m_spans) {
            // The same wrapping of the same name is the same bytes: those are known by their chunks.
            if (!span.isActive || (span.heard.family == m_family && span.heard.host == line.host))
                continue;
            if (span.heard.from - stampSlack > line.time || line.time > span.heard.to + stampSlack || !isSameHost(span.heard.host, line.host)
                || !wasProgramHeard(span.heard, line))
                continue;
            span.hasRefused = true;
            return true;
        }
    }
    m_hasTaken = true;
    return false;
}

} // namespace bw::ingest

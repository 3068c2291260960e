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

HeardElsewhere::HeardElsewhere(std::vector<store::HostSpan> spans, const std::vector<store::HeardProgram> &programs)
{
    for (store::HostSpan &span : spans)
        m_spans.push_back({ std::move(span) });
    for (const store::HeardProgram &program : programs)
        m_programs[program.program].push_back(program);
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

bool HeardElsewhere::isHit(const Span &span, const logs::Line &line, logs::EnvelopeFamily family) const
{
    // The same wrapping of the same name is the same bytes: those are known by their chunks.
    if (span.heard.family == family && span.heard.host == line.host)
        return false;
    return span.heard.from - stampSlack <= line.time && line.time <= span.heard.to + stampSlack && isSameHost(span.heard.host, line.host)
        && wasProgramHeard(span.heard, line);
}

/// A node's year may have hundreds of spans; the lines of an hour meet few of them.
void HeardElsewhere::lookFor(core::UtcMicros time)
{
    if (m_nearFrom <= time && time <= m_nearTo)
        return;
    m_nearFrom = time - core::microsPerHour;
    m_nearTo = time + core::microsPerHour;
    m_near.clear();
    for (std::size_t i = 0; i < m_spans.size(); ++i)
        if (m_spans[i].heard.from - stampSlack <= m_nearTo && m_nearFrom <= m_spans[i].heard.to + stampSlack)
            m_near.push_back(i);
}

bool HeardElsewhere::mayMeet(const logs::Line &line, logs::EnvelopeFamily family)
{
    lookFor(line.time);
    return std::any_of(m_near.begin(), m_near.end(), [&](std::size_t at) {
        const store::HostSpan &heard = m_spans[at].heard;
        return !(heard.family == family && heard.host == line.host) && isSameHost(heard.host, line.host);
    });
}

void HeardElsewhere::lookAtTimes(core::UtcMicros low, core::UtcMicros high)
{
    m_low = std::min(m_low, low);
    m_high = std::max(m_high, high);
}

void HeardElsewhere::setState(Span &span, State state)
{
    m_undecided += state == State::Undecided ? 1 : 0;
    m_undecided -= span.state == State::Undecided ? 1 : 0;
    span.state = state;
}

bool HeardElsewhere::startsBefore(const Span &span) const
{
    return m_startsBefore || m_low < span.heard.from - stampSlack;
}

/// Is all of a short span inside what was looked at?
bool HeardElsewhere::isWithin(const Span &span) const
{
    return span.heard.to - span.heard.from <= 2 * stampSlack && (m_startsBefore || m_low <= span.heard.from + stampSlack)
        && m_high >= span.heard.to - stampSlack;
}

void HeardElsewhere::look(const logs::Line &line, logs::EnvelopeFamily family, bool isKnown)
{
    if (m_undecided > 0) {
        for (Span &span : m_spans) {
            if (span.state != State::Undecided || line.time <= span.heard.to + stampSlack)
                continue;
            // It has run past the end. Lines on both sides: the span is inside it, however short it was.
            setState(span, startsBefore(span) || isWithin(span) ? State::Refused : State::Passed);
        }
    }
    m_low = std::min(m_low, line.time);
    m_high = std::max(m_high, line.time);
    lookFor(line.time);
    for (const std::size_t at : m_near) {
        Span &span = m_spans[at];
        if (span.state == State::Refused || span.state == State::Passed)
            continue;
        if (span.isMet) {
            const bool isInside = span.heard.from - stampSlack <= line.time && line.time <= span.heard.to + stampSlack;
            if (isInside && std::max(line.time, span.firstHit) - std::min(line.time, span.firstHit) > 2 * stampSlack)
                setState(span, State::Refused);
        } else if (!isKnown && isHit(span, line, family)) {
            span.isMet = true;
            span.firstHit = line.time;
            setState(span, State::Undecided);
        }
    }
}

void HeardElsewhere::decide(bool isAll)
{
    for (Span &span : m_spans) {
        if (span.state != State::Undecided)
            continue;
        const bool isAtEnd = m_low > span.heard.to - 2 * stampSlack && m_low > span.heard.from + stampSlack;
        const bool isSame = startsBefore(span) ? isAll && isWithin(span) : isAll || !isAtEnd;
        // Else taken for now: a log that goes on may show yet that it is the same mail.
        setState(span, isSame ? State::Refused : State::Apart);
    }
}

void HeardElsewhere::refuseUndecided()
{
    for (Span &span : m_spans)
        if (span.state == State::Undecided)
            setState(span, State::Refused);
}

bool HeardElsewhere::refuses(const logs::Line &line, logs::EnvelopeFamily family) const
{
    return std::any_of(m_spans.begin(), m_spans.end(), [&](const Span &span) { return span.state == State::Refused && isHit(span, line, family); });
}

} // namespace bw::ingest

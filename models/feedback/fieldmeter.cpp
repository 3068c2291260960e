// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/fieldmeter.h"

#include "models/core/limits.h"
#include "models/feedback/tr.h"

#include <utility>

namespace bw::feedback {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

FieldMeter::Line FieldMeter::behind(char next) const
{
    switch (m_line) {
    case Line::Begin: // markup and JSON begin otherwise
        return isLetterOrDigit(next) ? Line::Name : isBlank(next) && m_wasField ? Line::Field : Line::Other;
    case Line::Name:
    case Line::BehindName:
        if (next == ':')
            return Line::Field;
        if (isBlank(next))
            return Line::BehindName;
        return m_line == Line::Name && next > ' ' && next < '\x7F' ? Line::Name : Line::Other;
    default:
        return m_line;
    }
}

bool FieldMeter::take(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const bool isWhole = end != std::string_view::npos;
        std::string_view piece = bytes.substr(0, end);
        bytes.remove_prefix(isWhole ? end + 1 : bytes.size());
        while (!piece.empty() && m_line != Line::Field && m_line != Line::Other) {
            m_line = behind(piece.front());
            piece.remove_prefix(1);
            ++m_name;
        }
        if (m_line == Line::Field)
            m_sum += std::exchange(m_name, 0) + piece.size();
        if (isWhole) {
            m_wasField = m_line == Line::Field;
            m_line = Line::Begin;
            m_name = 0;
        }
    }
    return m_sum <= core::limits::mailFieldBytes;
}

core::Problem FieldMeter::tooMany()
{
    return { core::ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("header fields of more than %L1 bytes").arg(core::limits::mailFieldBytes), {}, {} };
}

} // namespace bw::feedback

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/mailbox.h"

#include "models/feedback/reportcontent.h"

namespace bw::feedback {

namespace {
constexpr std::size_t longestFromLine = 4096; ///< longer lines are text
}

void MailboxCutter::append(std::string_view bytes)
{
    if (!m_isOpen || m_isTooLong)
        return;
    if (m_message.size() + bytes.size() <= m_most) {
        m_message += bytes;
        return;
    }
    m_isTooLong = true;
    m_message = {};
}

void MailboxCutter::give()
{
    if (m_isOpen)
        m_take(m_message, m_isTooLong);
    m_message.clear();
    m_isTooLong = false;
}

/// With its end.
void MailboxCutter::line(std::string_view whole)
{
    const bool isEmpty = whole == "\n" || whole == "\r\n";
    const bool begins = m_isBehindEmpty && isMailboxLine(whole.substr(0, whole.find('\n')));
    m_isBehindEmpty = isEmpty;
    if (!begins)
        return append(whole);
    give();
    m_isOpen = true;
}

void MailboxCutter::take(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const bool isWhole = end != std::string_view::npos;
        const std::string_view piece = bytes.substr(0, isWhole ? end + 1 : bytes.size());
        bytes.remove_prefix(piece.size());
        if (m_isLongLine) {
            append(piece);
            m_isLongLine = !isWhole;
            m_isBehindEmpty = false;
        } else if (isWhole && m_line.empty()) {
            line(piece);
        } else if (m_line.append(piece); isWhole) {
            line(m_line);
            m_line.clear();
        } else if (m_line.size() > longestFromLine) {
            append(m_line);
            m_line.clear();
            m_isLongLine = true;
        }
    }
}

void MailboxCutter::finish()
{
    if (!m_line.empty())
        line(m_line);
    m_line.clear();
    give();
    m_isOpen = false;
}

} // namespace bw::feedback

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace bw::feedback {

/// Cuts a mailbox (mbox: RFC 4155 and its kin) into messages: each begins with a "From " line behind an empty line or at the start.
/// One message is held at a time. One thread.
class MailboxCutter final
{
public:
    /// \p take: each message without its "From " line, in order; of one that is too long nothing but that it was there.
    MailboxCutter(std::size_t mostBytes, std::function<void(std::string_view text, bool isTooLong)> take)
        : m_most(mostBytes)
        , m_take(std::move(take))
    {
    }
    void take(std::string_view bytes); ///< cut anywhere
    void finish();

private:
    void line(std::string_view whole);
    void append(std::string_view bytes);
    void give();

    std::size_t m_most;
    std::function<void(std::string_view, bool)> m_take;
    std::string m_message, m_line;
    bool m_isOpen = false, m_isTooLong = false;
    bool m_isBehindEmpty = true; ///< the line before was empty, or there is none
    bool m_isLongLine = false; ///< the open line's start was given on already: it begins no message
};

} // namespace bw::feedback

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// Of the insides of envelope.cpp: what has nothing to do with where the reader stands. No call keeps anything; any thread.
namespace bw::logs {

/// Of UTF-8: some editors put it before a file's first line, and cat leaves it in the middle.
inline constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "mail.info" of busybox's syslogd, "<mail.info>" of FreeBSD's with -v, "mail:info" of AIX.
[[nodiscard]] bool isFacilityAndLevel(std::string_view word);

/// What terminals, "docker compose logs" and syslog over TCP (RFC 6587 section 3.4.1) put before a line. Its length.
[[nodiscard]] std::size_t foreignPrefix(std::string_view text);

} // namespace bw::logs

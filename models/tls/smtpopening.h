// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/stream.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bw::tls {

/// One reply of an SMTP server (RFC 5321, 4.2).
struct SmtpReply
{
    int code = 0;
    std::vector<std::string> lines; ///< their texts, without code and separator; bytes as they came
    bool operator==(const SmtpReply &) const = default;
    /// Later may be different: 421, greylisting.
    [[nodiscard]] bool isTransient() const { return code >= 400 && code < 500; }
};

/// Reads replies in pieces of any size, at most core::limits::smtpReplyBytes each.
class SmtpReplyReader final
{
public:
    enum class State : std::uint8_t { More, Done, Malformed, TooLarge };
    /// Bytes behind a whole reply wait for the next one: feed({}) reads on.
    State feed(std::string_view bytes);
    [[nodiscard]] SmtpReply take(); ///< after Done
    [[nodiscard]] std::string takeRest(); ///< what came behind it
    [[nodiscard]] bool hasRest() const { return !m_bytes.empty(); }

private:
    std::string m_bytes;
    std::size_t m_read = 0;
    SmtpReply m_reply;
    bool m_isWhole = false;
};

enum class OpeningState : std::uint8_t {
    Ready, ///< TLS may begin
    NotOffered, ///< EHLO names no STARTTLS
    Busy, ///< 4xx at any step, 421 among them: it says nothing about the server's TLS
    Refused, ///< 5xx
    NotSmtp,
};

/// What a server said before TLS.
struct Opening
{
    OpeningState state = OpeningState::NotSmtp;
    SmtpReply greeting, ehlo, startTls; ///< code 0: it did not come to that
    std::string behind; ///< bytes that came behind the go-ahead: the first of TLS, or somebody's mistake
    bool operator==(const Opening &) const = default;
};

/// Greets (RFC 5321) and asks for TLS (RFC 3207) as \p ehloName. One step waits for the other: a server that sees commands
/// which it did not ask for yet may hold us for a robot. Unreachable (ended without a word), TimedOut, Cancelled.
[[nodiscard]] core::Result<Opening> openByStartTls(transport::Stream &stream, std::string_view ehloName, const transport::Limit &limit);

} // namespace bw::tls

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/smtpopening.h"

#include "models/core/limits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bw::tls {

using std::string_view;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool hasKeyword(const SmtpReply &ehlo, string_view keyword)
{
    return std::ranges::any_of(ehlo.lines, [&](string_view line) {
        line = line.substr(0, line.find(' '));
        return std::ranges::equal(line, keyword, [](char a, char b) { return (a >= 'a' && a <= 'z' ? char(a - 32) : a) == b; });
    });
}

/// Reads one reply. False: what came is none.
core::Result<bool> readReply(transport::Stream &stream, SmtpReplyReader &reader, SmtpReply &into, const transport::Limit &limit)
{
    std::array<char, 4096> block {};
    auto state = reader.feed({});
    while (state == SmtpReplyReader::State::More) {
        const auto got = stream.receive(block.data(), block.size(), limit);
        if (!got)
            return core::fail(got.error());
        state = reader.feed(string_view(block.data(), *got));
    }
    if (state != SmtpReplyReader::State::Done)
        return false;
    into = reader.take();
    return true;
}

OpeningState stateOf(const SmtpReply &reply, int wanted)
{
    return reply.code == wanted ? OpeningState::Ready : reply.isTransient() ? OpeningState::Busy : reply.code >= 500 ? OpeningState::Refused : OpeningState::NotSmtp;
}

} // namespace

SmtpReplyReader::State SmtpReplyReader::feed(string_view bytes)
{
    m_bytes += bytes;
    while (!m_isWhole) {
        const auto end = m_bytes.find('\n');
        if (m_read + std::min(end, m_bytes.size()) > core::limits::smtpReplyBytes)
            return State::TooLarge;
        if (end == std::string::npos)
            return State::More;
        string_view line = string_view(m_bytes).substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, isDigit) || (line.size() > 3 && line[3] != ' ' && line[3] != '-'))
            return State::Malformed;
        const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        if (code < 200 || code > 599 || (!m_reply.lines.empty() && code != m_reply.code))
            return State::Malformed;
        m_reply.code = code;
        m_isWhole = line.size() == 3 || line[3] == ' ';
        m_reply.lines.emplace_back(line.size() > 4 ? line.substr(4) : string_view());
        m_read += end + 1;
        m_bytes.erase(0, end + 1);
    }
    return State::Done;
}

SmtpReply SmtpReplyReader::take()
{
    m_isWhole = false;
    m_read = 0;
    return std::exchange(m_reply, {});
}

std::string SmtpReplyReader::takeRest()
{
    return std::exchange(m_bytes, {});
}

core::Result<Opening> openByStartTls(transport::Stream &stream, string_view ehloName, const transport::Limit &limit)
{
    Opening opening;
    SmtpReplyReader reader;
    // A step's reply; false: it goes no further, opening.state says why.
    const auto step = [&](SmtpReply &into, int wanted) -> core::Result<bool> {
        const auto isReply = readReply(stream, reader, into, limit);
        if (!isReply)
            return core::fail(isReply.error());
        opening.state = *isReply ? stateOf(into, wanted) : OpeningState::NotSmtp;
        return opening.state == OpeningState::Ready;
    };
    auto goesOn = step(opening.greeting, 220);
    if (!goesOn || !*goesOn)
        return goesOn ? core::Result<Opening>(std::move(opening)) : core::fail(goesOn.error());
    if (auto sent = stream.send("EHLO " + std::string(ehloName) + "\r\n", limit); !sent)
        return core::fail(sent.error());
    goesOn = step(opening.ehlo, 250);
    if (!goesOn || !*goesOn)
        return goesOn ? core::Result<Opening>(std::move(opening)) : core::fail(goesOn.error());
    if (!hasKeyword(opening.ehlo, "STARTTLS")) {
        opening.state = OpeningState::NotOffered;
        static_cast<void>(stream.send("QUIT\r\n", limit));
        return opening;
    }
    if (auto sent = stream.send("STARTTLS\r\n", limit); !sent)
        return core::fail(sent.error());
    goesOn = step(opening.startTls, 220);
    if (!goesOn)
        return core::fail(goesOn.error());
    opening.behind = reader.takeRest();
    return opening;
}

} // namespace bw::tls

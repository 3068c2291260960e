// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/logs/event.h"
#include "models/logs/grammar.h"

#include <charconv>
#include <cstring>
#include <string_view>

/// What the grammars share: small scanners over byte views. No allocation, no exceptions, any input.
namespace bw::mta {

#ifdef BW_GRAMMAR_MARKS
/// In the tests' build each branch of a grammar reports that a sample reached it
/// (tests/models/mta/tst_mta_samples.cpp).
void reached(const char *branch);
#define BW_MARK(branch) ::bw::mta::reached(#branch)
#else
#define BW_MARK(branch) static_cast<void>(0)
#endif

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isAlphaNumeric(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Takes \p prefix off the start of \p text.
inline bool take(std::string_view &text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

template <std::size_t size> bool startsWithAny(std::string_view text, const std::string_view (&starts)[size])
{
    for (const std::string_view start : starts) {
        if (text.starts_with(start))
            return true;
    }
    return false;
}

template <std::size_t size> bool isOneOf(std::string_view text, const std::string_view (&words)[size])
{
    for (const std::string_view word : words) {
        if (core::isSame(text, word))
            return true;
    }
    return false;
}

/// What stands before \p mark; \p text moves behind it. Without the mark: everything, and \p text is empty.
inline std::string_view takeUntil(std::string_view &text, std::string_view mark)
{
    const std::size_t at = text.find(mark);
    const std::string_view found = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + mark.size());
    return found;
}

inline std::string_view takeUntil(std::string_view &text, char mark)
{
    const std::size_t at = text.find(mark);
    const std::string_view found = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    return found;
}

/// What stands between \p before and \p after, or nothing.
inline std::string_view between(std::string_view text, std::string_view before, std::string_view after)
{
    const std::size_t at = text.find(before);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + before.size());
    const std::size_t end = text.find(after);
    return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Takes the digits at the start.
template <typename Number> bool takeNumber(std::string_view &text, Number &value)
{
    if (text.empty() || !isDigit(text.front()))
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

/// A count of octets, or -1 where \p text is anything but digits that fit.
inline std::int64_t octets(std::string_view text)
{
    std::int64_t value = -1;
    return takeNumber(text, value) && text.empty() ? value : -1;
}

/// Behind '<': the length up to the '>' that closes an address. A quoted local part may hold '>' (RFC 5321, 4.1.2).
inline std::size_t addressLength(std::string_view text)
{
    const std::size_t end = text.find('>');
    if (end == std::string_view::npos || !std::memchr(text.data(), '"', end))
        return end;
    bool isQuoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            isQuoted = !isQuoted;
        else if (text[at] == '>' && !isQuoted)
            return at;
    }
    return std::string_view::npos;
}

/// At \p key, which ends with '<': takes "from=<a@b>".
inline bool takeAddress(std::string_view &text, std::string_view key, std::string_view &address)
{
    if (!text.starts_with(key))
        return false;
    const std::string_view rest = text.substr(key.size());
    const std::size_t length = addressLength(rest);
    if (length == std::string_view::npos)
        return false;
    address = rest.substr(0, length);
    text = rest.substr(length + 1);
    return true;
}

/// A host as mail servers print it: name[ip], name[ip]:port, [ip]:port.
struct Peer
{
    std::string_view name; ///< empty for "unknown"
    std::string_view ip; ///< empty for "unknown", a path for a socket
    std::uint16_t port = 0;
};

/// Takes a peer. Neither a name nor an address that a server prints holds a blank.
inline bool takePeer(std::string_view &text, Peer &peer)
{
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos || text.substr(0, open).find(' ') != std::string_view::npos)
        return false;
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos)
        return false;
    peer.name = text.substr(0, open);
    peer.ip = text.substr(open + 1, close - open - 1);
    if (peer.name == "unknown")
        peer.name = {};
    if (peer.ip == "unknown")
        peer.ip = {};
    text.remove_prefix(close + 1);
    if (text.size() > 1 && text[0] == ':' && isDigit(text[1])) {
        std::string_view rest = text.substr(1);
        std::uint32_t port = 0;
        if (takeNumber(rest, port) && port <= 65535) {
            peer.port = static_cast<std::uint16_t>(port);
            text = rest;
        }
    }
    return true;
}

/// Appends an event with what the envelope tells.
inline logs::Event &addEvent(logs::Events &out, const logs::Line &line, logs::EventKind kind)
{
    logs::Event &event = out.emplace_back();
    event.time = line.time;
    event.host = line.host;
    event.process = line.process;
    event.pid = line.pid;
    event.line = line.number;
    event.kind = kind;
    return event;
}

} // namespace bw::mta

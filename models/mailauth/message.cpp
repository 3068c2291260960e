// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/message.h"

#include "models/core/limits.h"
#include "models/mailauth/text.h"

#include <algorithm>

namespace bw::mailauth {

namespace {

void appendWithCrlf(std::string &to, std::string_view bytes)
{
    to.reserve(to.size() + bytes.size() + bytes.size() / 32);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        to += bytes.substr(at, end - at);
        if (end < bytes.size())
            to += to.ends_with('\r') ? "\n" : "\r\n";
        at = end + 1;
    }
}

std::string nameOf(std::string_view line)
{
    std::string_view name = line.substr(0, std::min(line.find(':'), line.size()));
    if (name.size() == line.size())
        return {};
    while (name.ends_with(' ') || name.ends_with('\t'))
        name.remove_suffix(1);
    const bool isName = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; }); // RFC 5322, 3.6.8
    return isName ? lower(name) : std::string();
}

} // namespace

std::string_view Field::value() const
{
    std::string_view text = raw;
    text.remove_prefix(std::min(text.size(), text.find(':') + 1)); // npos + 1 is 0
    if (text.ends_with("\r\n"))
        text.remove_suffix(2);
    return text;
}

Message parseMessage(std::string_view bytes)
{
    Message message;
    std::size_t lines = 0;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(end);
        if (line == "\n" || line == "\r\n") {
            appendWithCrlf(message.body, bytes);
            return message;
        }
        if (++lines > core::limits::mailFieldLines) {
            message.isCut = true;
            continue;
        }
        const bool isFold = !message.fields.empty() && (line.front() == ' ' || line.front() == '\t');
        if (!isFold)
            message.fields.push_back({ nameOf(line), {} });
        appendWithCrlf(message.fields.back().raw, line);
    }
    if (!message.fields.empty() && !message.fields.back().raw.ends_with("\r\n"))
        message.fields.back().raw += "\r\n";
    return message;
}

} // namespace bw::mailauth

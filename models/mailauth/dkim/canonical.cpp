// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/canonical.h"

#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"

#include <algorithm>

namespace bw::mailauth::dkim {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Each run of blanks as one space, none at the end.
void appendReduced(std::string &to, std::string_view line)
{
    bool hasBlank = false;
    for (const char c : line) {
        if (isBlank(c)) {
            hasBlank = true;
            continue;
        }
        if (hasBlank)
            to += ' ';
        hasBlank = false;
        to += c;
    }
}

} // namespace

std::string canonicalField(std::string_view raw, Canon canon)
{
    std::string text(raw);
    if (canon == Canon::Simple)
        return text.ends_with("\r\n") ? text : text + "\r\n";
    for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) // unfolded
        text.erase(at, 2);
    const std::size_t colon = std::min(text.find(':'), text.size());
    std::string_view name = std::string_view(text).substr(0, colon), value = std::string_view(text).substr(std::min(text.size(), colon + 1));
    while (!name.empty() && isBlank(name.back()))
        name.remove_suffix(1);
    while (!value.empty() && isBlank(value.front()))
        value.remove_prefix(1);
    std::string field = lower(name) + ':';
    appendReduced(field, value);
    return field + "\r\n";
}

std::string canonicalBody(std::string_view body, Canon canon)
{
    std::string text;
    text.reserve(body.size() + 2);
    std::size_t end = 0; // behind the last line that is not empty
    while (!body.empty()) {
        const std::size_t at = body.find("\r\n");
        const std::string_view line = body.substr(0, std::min(at, body.size()));
        body.remove_prefix(at == std::string_view::npos ? body.size() : at + 2);
        const std::size_t start = text.size();
        if (canon == Canon::Relaxed)
            appendReduced(text, line);
        else
            text += line;
        const bool hasText = text.size() > start;
        text += "\r\n";
        if (hasText)
            end = text.size();
    }
    text.resize(end);
    if (text.empty() && canon == Canon::Simple)
        text = "\r\n";
    return text;
}

std::string withoutSignature(std::string_view raw)
{
    const std::size_t colon = raw.find(':');
    for (std::size_t at = colon == std::string_view::npos ? raw.size() : colon + 1; at < raw.size();) {
        const std::size_t end = std::min(raw.find(';', at), raw.size());
        const std::string_view spec = raw.substr(at, end - at);
        const std::size_t equals = spec.find('=');
        if (equals != std::string_view::npos && withoutSpace(spec.substr(0, equals)) == "b")
            return std::string(raw.substr(0, at + equals + 1)) + (end == raw.size() ? "\r\n" : std::string(raw.substr(end)));
        at = end + 1;
    }
    return std::string(raw);
}

} // namespace bw::mailauth::dkim

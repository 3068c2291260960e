// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/spf/macro.h"

#include <algorithm>
#include <utility>

namespace bw::mailauth::spf {

namespace {

constexpr std::size_t mostNameBytes = 253;
constexpr std::size_t manyParts = 10'000; ///< a number of parts beyond it is as good as all

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAlpha(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isAlnum(char c)
{
    return isDigit(c) || isAlpha(c);
}

/// What stands between "%{" and "}"; \p at stands behind "%{" and moves behind "}".
std::optional<MacroPart> takeMacro(std::string_view text, std::size_t &at, MacroUse use)
{
    MacroPart part;
    if (at >= text.size() || !isAlpha(text[at]))
        return {};
    part.isUrl = text[at] < 'a';
    part.letter = static_cast<char>(text[at++] | 0x20);
    if (std::string_view(use == MacroUse::Explanation ? "slodiphvcrt" : "slodiphv").find(part.letter) == std::string_view::npos)
        return {};
    bool hasDigits = false;
    for (; at < text.size() && isDigit(text[at]); ++at) {
        hasDigits = true;
        part.keep = std::min(manyParts, part.keep * 10 + static_cast<std::size_t>(text[at] - '0'));
    }
    if (hasDigits && part.keep == 0) // 7.1: "the value MUST be nonzero"
        return {};
    if (at < text.size() && (text[at] | 0x20) == 'r') {
        part.isReversed = true;
        ++at;
    }
    for (; at < text.size() && std::string_view(".-+,/_=").find(text[at]) != std::string_view::npos; ++at)
        part.delimiters += text[at];
    if (at >= text.size() || text[at++] != '}')
        return {};
    return part;
}

std::string transformed(const MacroPart &part, const std::string &value)
{
    const std::string delimiters = part.delimiters.empty() ? "." : part.delimiters;
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find_first_of(delimiters, at), value.size());
        pieces.push_back(std::string_view(value).substr(at, end - at));
        at = end + 1;
    }
    if (part.isReversed)
        std::ranges::reverse(pieces);
    if (part.keep != 0 && part.keep < pieces.size())
        pieces.erase(pieces.begin(), pieces.end() - static_cast<std::ptrdiff_t>(part.keep));
    std::string joined;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        (joined += i == 0 ? "" : ".") += pieces[i];
    return joined;
}

std::string urlEscaped(const std::string &text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string escaped;
    for (const char c : text) {
        if (isAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~') { // RFC 3986, 2.3
            escaped += c;
        } else {
            escaped += '%';
            escaped += hex[static_cast<unsigned char>(c) >> 4];
            escaped += hex[static_cast<unsigned char>(c) & 0xF];
        }
    }
    return escaped;
}

bool isTopLabel(std::string_view label)
{
    if (label.empty() || !isAlnum(label.front()) || !isAlnum(label.back()))
        return false;
    return std::ranges::all_of(label, [](char c) { return isAlnum(c) || c == '-'; }) && !std::ranges::all_of(label, isDigit);
}

} // namespace

std::optional<MacroString> parseMacros(std::string_view text, MacroUse use)
{
    MacroString macros;
    macros.text = text;
    std::string literal;
    const auto endLiteral = [&] {
        if (!literal.empty())
            macros.parts.push_back({ std::exchange(literal, {}), '\0', false, 0, false, {} });
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        macros.endsInMacro = c == '%';
        if (c != '%') {
            if ((c < 0x21 || c > 0x7E) && !(c == ' ' && use == MacroUse::Explanation))
                return {};
            literal += c;
            continue;
        }
        const char next = at < text.size() ? text[at++] : '\0';
        if (next == '%') {
            literal += '%';
        } else if (next == '_') {
            literal += ' ';
        } else if (next == '-') {
            literal += "%20";
        } else if (next == '{') {
            endLiteral();
            auto part = takeMacro(text, at, use);
            if (!part)
                return {};
            macros.parts.push_back(std::move(*part));
        } else {
            return {};
        }
    }
    endLiteral();
    return macros;
}

std::optional<MacroString> parseDomainSpec(std::string_view text)
{
    auto macros = parseMacros(text, MacroUse::Domain);
    if (!macros || macros->parts.empty())
        return {};
    if (macros->endsInMacro)
        return macros;
    std::string_view tail = text.substr(std::min(text.size(), text.find_last_of("%}") + 1)); // npos + 1 is 0
    if (tail.ends_with('.'))
        tail.remove_suffix(1);
    const std::size_t dot = tail.rfind('.');
    if (dot == std::string_view::npos || !isTopLabel(tail.substr(dot + 1)))
        return {};
    return macros;
}

std::string expand(const MacroString &macros, const std::function<std::string(char letter)> &value, std::size_t most)
{
    std::string text;
    for (const MacroPart &part : macros.parts) {
        if (text.size() > most)
            break;
        if (part.letter == '\0') {
            text += part.literal;
        } else {
            const std::string piece = transformed(part, value(part.letter));
            text += part.isUrl ? urlEscaped(piece) : piece;
        }
    }
    if (text.size() > most)
        text.resize(most);
    return text;
}

std::string targetName(std::string expanded)
{
    if (expanded.ends_with('.'))
        expanded.pop_back();
    std::size_t from = 0;
    while (expanded.size() - from > mostNameBytes) {
        const std::size_t dot = expanded.find('.', from);
        if (dot == std::string::npos)
            break;
        from = dot + 1;
    }
    return expanded.substr(from);
}

} // namespace bw::mailauth::spf

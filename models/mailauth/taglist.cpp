// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/taglist.h"

#include <QByteArray>

#include <algorithm>

namespace bw::mailauth {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isTagName(std::string_view name)
{
    const auto isAlpha = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    return !name.empty() && isAlpha(name.front()) && std::ranges::all_of(name, [&](char c) { return isAlpha(c) || (c >= '0' && c <= '9') || c == '_'; });
}

/// tval: visible characters but ";", with spaces and folds between them; beyond ASCII since RFC 8616, 5.
bool isTagValue(std::string_view value)
{
    return std::ranges::all_of(value, [](char c) { return isSpace(c) || static_cast<unsigned char>(c) > 0x20; }) && value.find('\x7F') == std::string_view::npos;
}

} // namespace

std::optional<TagList> TagList::parse(std::string_view text)
{
    TagList list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view spec = text.substr(0, end);
        const bool isLast = end == text.size();
        text.remove_prefix(std::min(text.size(), end + 1));
        if (isLast && trimmed(spec).empty())
            break;
        const std::size_t equals = spec.find('=');
        if (equals == std::string_view::npos)
            return {};
        const std::string_view name = trimmed(spec.substr(0, equals)), value = trimmed(spec.substr(equals + 1));
        if (!isTagName(name) || !isTagValue(value) || list.value(name) || list.m_tags.size() >= 100)
            return {};
        list.m_tags.push_back({ std::string(name), std::string(value) });
    }
    if (list.m_tags.empty())
        return {};
    return list;
}

std::optional<std::string_view> TagList::value(std::string_view name) const
{
    const auto it = std::ranges::find(m_tags, name, &Tag::name);
    if (it == m_tags.end())
        return {};
    return it->value;
}

std::vector<std::string_view> trimmedPieces(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        pieces.push_back(trimmed(text.substr(at, end - at)));
        at = end + 1;
    }
    return pieces;
}

std::string withoutSpace(std::string_view text)
{
    std::string packed(text);
    std::erase_if(packed, isSpace);
    return packed;
}

std::optional<std::string> base64(std::string_view text)
{
    const std::string packed = withoutSpace(text);
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(packed), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || packed.size() % 4 == 1)
        return {};
    return (*decoded).toStdString();
}

} // namespace bw::mailauth

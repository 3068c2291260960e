// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/textdecoder.h"

#include "models/feedback/values.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace bw::feedback {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Windows-1252 (the WHATWG index) from 0x80 to 0x9F; 0: not assigned.
constexpr std::array<char16_t, 32> windows1252 {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
    0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0, 0x017E, 0x0178};

bool isAllowed(char32_t c)
{
    return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r';
}

/// Nothing in it has to be changed, but that it may not be UTF-8.
bool isPlain(std::string_view bytes)
{
    bool isOdd = false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        isOdd |= (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0xEF; // U+FFFE begins with it
    }
    return !isOdd;
}

bool isAscii(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Character
{
    char32_t value = 0;
    std::size_t length = 0; ///< 0: no UTF-8 here
    bool isCut = false; ///< could become one with more bytes
};

Character characterAt(std::string_view bytes)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return {first, 1, false};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4)
        return {};
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= bytes.size())
            return {0, 0, true};
        const unsigned char next = byte(i);
        const unsigned low = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (next < low || next > high)
            return {};
        value = value << 6 | (next & 0x3FU);
    }
    return {value, length, false};
}

void append(char32_t c, std::string &text)
{
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | c >> 18);
        text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

/// What a declaration says of the encoding, in lower case; empty: nothing.
std::string declaredEncoding(std::string_view head)
{
    head.remove_prefix(std::min(head.size(), head.find_first_not_of(" \t\r\n")));
    if (!head.starts_with("<?xml"))
        return {};
    head = head.substr(0, head.find('>'));
    std::size_t at = head.find("encoding");
    if (at == std::string_view::npos)
        return {};
    at = head.find_first_of("\"'", at);
    if (at == std::string_view::npos)
        return {};
    return lowered(trimmed(head.substr(at + 1, head.find(head[at], at + 1) - at - 1)));
}

} // namespace

void TextDecoder::take(std::string_view bytes, bool isLast, std::string &text)
{
    std::string joined;
    if (!m_held.empty()) {
        joined = std::move(m_held);
        joined += bytes;
        bytes = joined;
        m_held.clear();
    }
    if (m_form == Form::Unknown)
        bytes = begin(bytes);
    if (m_form == Form::Bytes)
        takeBytes(bytes, isLast, text);
    else
        takeUtf16(bytes, isLast, text);
}

std::string_view TextDecoder::begin(std::string_view bytes)
{
    using namespace std::string_view_literals;
    m_form = Form::Bytes;
    struct Start
    {
        std::string_view bytes;
        Form form;
        bool isMark;
    };
    for (const Start &start : {Start {"\xEF\xBB\xBF"sv, Form::Bytes, true}, Start {"\xFF\xFE"sv, Form::Utf16Little, true},
             Start {"\xFE\xFF"sv, Form::Utf16Big, true}, Start {"<\0"sv, Form::Utf16Little, false},
             Start {"{\0"sv, Form::Utf16Little, false}, Start {"\0<"sv, Form::Utf16Big, false},
             Start {"\0{"sv, Form::Utf16Big, false}}) {
        if (!bytes.starts_with(start.bytes))
            continue;
        m_form = start.form;
        if (start.isMark) {
            m_deviations.add(Deviation::ByteOrderMark);
            bytes.remove_prefix(start.bytes.size());
        }
        break;
    }
    if (m_form != Form::Bytes)
        m_deviations.add(Deviation::OtherEncoding);
    else
        readDeclaration(bytes.substr(0, 1024));
    return bytes;
}

void TextDecoder::readDeclaration(std::string_view head)
{
    const std::string encoding = declaredEncoding(head);
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" || encoding == "ascii")
        return;
    if (encoding.starts_with("utf-16") || encoding.starts_with("utf16") || encoding.starts_with("ucs-2")
        || encoding == "unicode") {
        m_deviations.add(Deviation::WrongEncoding);
        return;
    }
    m_deviations.add(Deviation::OtherEncoding);
    m_isDeclaredSingleByte = true;
    for (const std::string_view known : {"windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1"})
        if (encoding == known)
            return;
    m_deviations.add(Deviation::UnknownEncoding);
}

void TextDecoder::takeBytes(std::string_view bytes, bool isLast, std::string &text)
{
    if (!isLast && !bytes.empty()) { // a character at the end that is cut waits
        const std::size_t most = std::min<std::size_t>(3, bytes.size());
        for (std::size_t back = 1; back <= most; ++back) {
            if ((static_cast<unsigned char>(bytes[bytes.size() - back]) & 0xC0) == 0x80)
                continue;
            if (characterAt(bytes.substr(bytes.size() - back)).isCut) {
                m_held = bytes.substr(bytes.size() - back);
                bytes.remove_suffix(back);
            }
            break;
        }
    }
    if (isPlain(bytes) && (m_isDeclaredSingleByte ? isAscii(bytes) : simdjson::validate_utf8(bytes.data(), bytes.size()))) {
        text += bytes;
        return;
    }
    for (std::size_t i = 0; i < bytes.size();) {
        const Character c = characterAt(bytes.substr(i, 4));
        if (c.length > 0) {
            if (c.length > 1 && m_isDeclaredSingleByte)
                m_deviations.add(Deviation::WrongEncoding);
            put(c.value, text);
            i += c.length;
            continue;
        }
        if (!m_isDeclaredSingleByte)
            m_deviations.add(Deviation::InvalidBytes);
        const auto byte = static_cast<unsigned char>(bytes[i++]);
        const char32_t read = byte >= 0xA0 ? byte : windows1252[byte - 0x80U];
        append(read != 0 ? read : replacement, text);
    }
}

void TextDecoder::takeUtf16(std::string_view bytes, bool isLast, std::string &text)
{
    const std::size_t high = m_form == Form::Utf16Big ? 0 : 1;
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[i + high]) << 8 | static_cast<unsigned char>(bytes[i + 1 - high]));
    };
    std::size_t i = 0;
    while (i + 1 < bytes.size()) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00) {
            if (i + 3 >= bytes.size() && !isLast)
                break;
            const char32_t low = i + 3 < bytes.size() ? unit(i + 2) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            } else {
                c = 0;
            }
        } else if (c >= 0xDC00 && c < 0xE000) {
            c = 0;
        }
        put(c, text);
        i += 2;
    }
    if (!isLast)
        m_held = bytes.substr(i);
    else if (i < bytes.size())
        put(0, text);
}

void TextDecoder::put(char32_t c, std::string &text)
{
    if (!isAllowed(c)) {
        m_deviations.add(Deviation::ControlCharacters);
        c = replacement;
    }
    append(c, text);
}

} // namespace bw::feedback

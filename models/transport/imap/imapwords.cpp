// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/imap/imapwords.h"

#include "models/transport/tr.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace bw::transport::imap {

using core::fail;
using core::ProblemKind;

namespace {

constexpr int deepest = 32; ///< parentheses within parentheses

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

template <typename Number>
std::optional<Number> wholeNumber(std::string_view text)
{
    Number number {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// One with more digits than 32 bits hold is larger than any that is read.
std::optional<std::uint32_t> sizeOf(std::string_view atom)
{
    const bool isNumber = !atom.empty() && std::all_of(atom.begin(), atom.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(wholeNumber<std::uint32_t>(atom).value_or(UINT32_MAX)) : std::nullopt;
}

std::string_view firstWord(std::string_view &text)
{
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

/// Of "… {17}": 17.
std::optional<std::size_t> literalAtEnd(std::string_view line)
{
    if (!line.ends_with('}'))
        return {};
    const std::size_t open = line.rfind('{');
    return open == std::string_view::npos ? std::nullopt : wholeNumber<std::size_t>(line.substr(open + 1, line.size() - open - 2));
}

core::Problem tooMuch()
{
    return { ProblemKind::TooLarge, Tr::tr("The mail server sent more than it was asked for"), {}, {}, Tr::tr("Look whether this is the right server.") };
}

/// The items of a FETCH, one after the other.
class Items final
{
public:
    explicit Items(Response &response)
        : m_response(response)
        , m_text(response.text)
    {
    }
    /// Stands behind "* n FETCH (".
    bool begin()
    {
        std::string_view rest = m_text;
        if (firstWord(rest) != "*" || !wholeNumber<std::uint32_t>(firstWord(rest)) || !isWord(firstWord(rest), "FETCH") || !rest.starts_with('('))
            return false;
        m_at = static_cast<std::size_t>(rest.data() - m_text.data()) + 1;
        return true;
    }
    /// The next item's name, "BODY[]<0>" in one; empty at the end.
    std::string_view name()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        const std::size_t from = m_at;
        bool isInBrackets = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            isInBrackets = c == '[' || (isInBrackets && c != ']');
            if (!isInBrackets && (c == ' ' || c == '(' || c == ')' || c == '"'))
                break;
        }
        return m_text.substr(from, m_at - from);
    }
    struct Value
    {
        bool isText = false; ///< a literal or a quoted string, in \p text; else an atom in \p atom, or a list
        std::string text;
        std::string_view atom;
    };
    std::optional<Value> value(int depth = 0)
    {
        if (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        if (m_at >= m_text.size() || depth > deepest)
            return {};
        switch (m_text[m_at]) {
        case '"':
            return quoted();
        case '{':
            return literal();
        case '(':
            return list(depth);
        default:
            break;
        }
        const std::size_t from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ' ' && m_text[m_at] != ')' && m_text[m_at] != '(')
            ++m_at;
        if (m_at == from)
            return {};
        return Value { false, {}, m_text.substr(from, m_at - from) };
    }

private:
    std::optional<Value> quoted()
    {
        Value value { true, {}, {} };
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                ++m_at;
                return value;
            }
            if (m_text[m_at] == '\\' && ++m_at == m_text.size())
                break;
            value.text += m_text[m_at];
        }
        return {};
    }
    std::optional<Value> literal()
    {
        const std::size_t end = m_text.find("\r\n", m_at);
        if (end == std::string_view::npos || m_literal == m_response.literals.size())
            return {};
        m_at = end + 2;
        return Value { true, std::move(m_response.literals[m_literal++]), {} };
    }
    std::optional<Value> list(int depth)
    {
        for (++m_at; m_at < m_text.size();) {
            if (m_text[m_at] == ')') {
                ++m_at;
                return Value {};
            }
            if (m_text[m_at] == ' ')
                ++m_at;
            else if (!value(depth + 1))
                return {};
        }
        return {};
    }

    Response &m_response;
    std::string_view m_text;
    std::size_t m_at = 0, m_literal = 0;
};

} // namespace

core::Result<std::size_t> Cutter::take(std::string_view bytes)
{
    const std::size_t size = bytes.size();
    while (!m_isWhole && !bytes.empty()) {
        if (m_literalLeft > 0) {
            const std::size_t some = std::min(m_literalLeft, bytes.size());
            m_response.literals.back().append(bytes.substr(0, some));
            m_literalLeft -= some;
            bytes.remove_prefix(some);
            continue;
        }
        const std::size_t end = bytes.find('\n');
        const std::size_t some = end == std::string_view::npos ? bytes.size() : end + 1;
        if (m_response.text.size() + some > m_mostText)
            return fail(tooMuch());
        m_response.text.append(bytes.substr(0, some));
        bytes.remove_prefix(some);
        if (end != std::string_view::npos)
            if (auto done = endLine(); !done)
                return fail(done.error());
    }
    return size - bytes.size();
}

core::Done Cutter::endLine()
{
    std::string_view line = std::string_view(m_response.text).substr(m_lineBegin);
    line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
    const auto length = literalAtEnd(line);
    if (!length) {
        m_response.text.resize(m_lineBegin + line.size());
        m_isWhole = true;
        return {};
    }
    if (*length > m_mostLiteral || m_literalBytes > m_mostLiteral - *length || m_response.literals.size() >= core::limits::imapLiterals)
        return fail(tooMuch());
    m_literalBytes += *length;
    m_literalLeft = *length;
    m_response.literals.emplace_back();
    m_lineBegin = m_response.text.size();
    return {};
}

Response Cutter::takeWhole()
{
    m_isWhole = false;
    m_lineBegin = m_literalBytes = 0;
    return std::exchange(m_response, {});
}

bool isWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char left, char right) { return upper(left) == upper(right); });
}

std::optional<Status> statusOf(std::string_view text)
{
    using Word = Status::Word;
    constexpr std::array<std::pair<std::string_view, Word>, 5> words { { { "OK", Word::Ok }, { "NO", Word::No }, { "BAD", Word::Bad }, { "BYE", Word::Bye }, { "PREAUTH", Word::Preauth } } };
    Status status;
    status.tag = firstWord(text);
    const std::string_view word = firstWord(text);
    const auto found = std::find_if(words.begin(), words.end(), [word](const auto &one) { return isWord(one.first, word); });
    if (status.tag.empty() || found == words.end())
        return {};
    status.word = found->second;
    if (const std::size_t end = text.find(']'); text.starts_with('[') && end != std::string_view::npos) {
        status.code = text.substr(1, end - 1);
        text.remove_prefix(std::min(text.size(), end + 2));
    }
    status.text = text;
    return status;
}

std::optional<std::uint32_t> numberOf(std::string_view code, std::string_view name)
{
    const std::string_view word = firstWord(code);
    return isWord(word, name) ? wholeNumber<std::uint32_t>(code) : std::nullopt;
}

std::optional<std::uint32_t> existsOf(std::string_view text)
{
    if (firstWord(text) != "*")
        return {};
    const auto number = wholeNumber<std::uint32_t>(firstWord(text));
    return number && isWord(text, "EXISTS") ? number : std::nullopt;
}

std::optional<std::string_view> capabilitiesOf(std::string_view text)
{
    return firstWord(text) == "*" && isWord(firstWord(text), "CAPABILITY") ? std::optional(text) : std::nullopt;
}

std::optional<std::vector<std::uint32_t>> searchedOf(std::string_view text)
{
    if (firstWord(text) != "*" || !isWord(firstWord(text), "SEARCH"))
        return {};
    std::vector<std::uint32_t> found;
    while (!text.empty())
        if (const auto number = wholeNumber<std::uint32_t>(firstWord(text)))
            found.push_back(*number);
    return found;
}

bool hasWord(std::string_view words, std::string_view word)
{
    while (!words.empty())
        if (isWord(firstWord(words), word))
            return true;
    return false;
}

std::optional<Fetched> fetchedOf(Response &&response)
{
    Items items(response);
    if (!items.begin())
        return {};
    Fetched found;
    for (std::string_view name = items.name(); !name.empty(); name = items.name()) {
        auto value = items.value();
        if (!value)
            return {};
        if (isWord(name, "UID"))
            found.uid = wholeNumber<std::uint32_t>(value->atom);
        else if (isWord(name, "RFC822.SIZE"))
            found.size = sizeOf(value->atom);
        else if (isWord(name.substr(0, 6), "BODY[]") && value->isText) {
            const std::string_view origin = name.substr(6);
            const auto from = origin.size() > 2 ? wholeNumber<std::uint32_t>(origin.substr(1, origin.size() - 2)) : std::optional(0U);
            if (!from)
                return {};
            found.origin = *from;
            found.body = std::move(value->text);
        }
    }
    return found;
}

std::string folderWord(const QString &name)
{
    std::string word = "\"";
    QByteArray wide; // UTF-16, until it is written
    const auto write = [&] {
        if (wide.isEmpty())
            return;
        word += '&' + wide.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',').toStdString() + '-';
        wide.clear();
    };
    for (const QChar c : name) {
        const char16_t unit = c.unicode();
        if (unit < 0x20 || unit > 0x7e) {
            wide += static_cast<char>(unit >> 8);
            wide += static_cast<char>(unit & 0xff);
            continue;
        }
        write();
        if (unit == u'"' || unit == u'\\')
            word += '\\';
        word += static_cast<char>(unit);
        if (unit == u'&')
            word += '-';
    }
    write();
    return word + '"';
}

std::string setOf(const std::vector<std::uint32_t> &numbers)
{
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        text += (text.empty() ? "" : ",") + std::to_string(numbers[i]);
        if (last > i)
            text += ':' + std::to_string(numbers[last]);
        i = last + 1;
    }
    return text;
}

} // namespace bw::transport::imap

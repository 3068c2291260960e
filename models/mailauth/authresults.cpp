// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/authresults.h"

#include "models/core/limits.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <charconv>

namespace bw::mailauth {

namespace {

constexpr int mostDepth = 20; ///< comments within comments

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// A value may be a pvalue: tokens, addresses, also paths of selectors. Ends at white space, a comment, a semicolon or "=".
bool endsWord(char c)
{
    return isSpace(c) || c == '(' || c == ')' || c == ';' || c == '"';
}

/// Words, quoted strings, comments and single marks, in order (RFC 5322, 3.2).
class Reader final
{
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<std::string> comments; ///< that were skipped since they were taken

    /// White space and comments.
    void skip()
    {
        while (m_at < m_text.size()) {
            if (isSpace(m_text[m_at]))
                ++m_at;
            else if (m_text[m_at] == '(')
                takeComment();
            else
                return;
        }
    }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    bool takeMark(char mark)
    {
        skip();
        if (isAtEnd() || m_text[m_at] != mark)
            return false;
        ++m_at;
        return true;
    }
    /// A quoted string, or bytes up to what ends a word or is one of \p marks. Empty: there is none.
    std::optional<std::string> takeWord(std::string_view marks)
    {
        skip();
        if (!isAtEnd() && m_text[m_at] == '"')
            return takeQuoted();
        const std::size_t start = m_at;
        while (m_at < m_text.size() && !endsWord(m_text[m_at]) && marks.find(m_text[m_at]) == std::string_view::npos)
            ++m_at;
        if (m_at == start)
            return {};
        return std::string(m_text.substr(start, m_at - start));
    }
    /// A pvalue (2.2): value / [ [ local-part ] "@" ] domain-name, the local part perhaps in quotes.
    std::optional<std::string> takeValue()
    {
        auto value = takeWord({});
        if (value && m_at < m_text.size() && m_text[m_at] == '@')
            *value += takeWord({}).value_or("");
        return value;
    }
    void skipPastSemicolon()
    {
        while (!isAtEnd() && !takeMark(';')) {
            if (isAtEnd())
                return;
            if (m_text[m_at] == '"')
                static_cast<void>(takeQuoted());
            else
                ++m_at;
        }
    }

private:
    std::string takeQuoted()
    {
        std::string text;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            if (m_text[m_at] != '\r' && m_text[m_at] != '\n')
                text += m_text[m_at];
        }
        m_at = std::min(m_text.size(), m_at + 1);
        return text;
    }
    void takeComment()
    {
        int depth = 0;
        std::string text;
        for (; m_at < m_text.size(); ++m_at) {
            char c = m_text[m_at];
            if (c == '(' && ++depth == 1)
                continue;
            if (c == ')' && --depth == 0)
                break;
            if (depth > mostDepth) {
                m_at = m_text.size();
                break;
            }
            if (c == '\\' && m_at + 1 < m_text.size())
                c = m_text[++m_at];
            if (c != '\r' && c != '\n')
                text += c;
        }
        m_at = std::min(m_text.size(), m_at + 1);
        comments.push_back(std::move(text));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

/// method [ "/" version ] "=" result, or nothing.
std::optional<AuthResult> takeMethod(Reader &reader)
{
    AuthResult result;
    const auto method = reader.takeWord("=/");
    if (!method || method->empty())
        return {};
    result.method = lower(*method);
    if (reader.takeMark('/'))
        result.methodVersion = reader.takeWord("=").value_or("");
    const auto word = reader.takeMark('=') ? reader.takeWord("=") : std::nullopt;
    if (!word)
        return {};
    result.result = lower(*word);
    return result;
}

/// reason=… and properties up to the semicolon; false: something else stood there.
bool takeProperties(Reader &reader, AuthResult &result)
{
    for (reader.skip(); !reader.isAtEnd() && !reader.takeMark(';'); reader.skip()) {
        auto name = reader.takeWord("=.");
        std::string type;
        if (name && reader.takeMark('.')) {
            type = lower(*name);
            name = reader.takeWord("=");
        }
        const auto value = name && reader.takeMark('=') ? reader.takeValue() : std::nullopt;
        if (!value)
            return false;
        std::string word = lower(*name);
        if (type.empty() && word == "reason" && result.reason.empty())
            result.reason = *value;
        else if (result.properties.size() < core::limits::reportListEntries)
            result.properties.push_back({ std::move(type), std::move(word), *value });
    }
    return true;
}

/// i=1; of ARC, before all others.
void takeInstance(Reader &reader, AuthResults &all)
{
    Reader ahead = reader;
    const auto name = ahead.takeWord("=;");
    if (!name || lower(*name) != "i" || !ahead.takeMark('='))
        return;
    const std::string number = ahead.takeWord(";").value_or("");
    static_cast<void>(std::from_chars(number.data(), number.data() + number.size(), all.arcInstance));
    if (ahead.takeMark(';'))
        reader = ahead;
}

/// authserv-id [ version ], which some leave out: then the first result stands there.
void takeHead(Reader &reader, AuthResults &all)
{
    Reader ahead = reader;
    const auto first = ahead.takeWord("=;");
    if (!first || ahead.takeMark('='))
        return;
    reader = ahead;
    all.authservId = *first;
    if (reader.takeMark(';'))
        return;
    all.version = reader.takeWord("=;").value_or("");
    reader.skip();
    if (!reader.isAtEnd() && !reader.takeMark(';')) {
        all.isWhole = false;
        reader.skipPastSemicolon();
    }
}

} // namespace

std::optional<std::string_view> AuthResult::property(std::string_view type, std::string_view name) const
{
    for (const AuthProperty &one : properties)
        if (one.type == type && one.name == name)
            return one.value;
    return {};
}

AuthResults parseAuthResults(std::string_view value)
{
    AuthResults all;
    Reader reader(value);
    takeInstance(reader, all);
    takeHead(reader, all);
    for (reader.skip(); !reader.isAtEnd(); reader.skip()) {
        reader.comments.clear();
        if (reader.takeMark(';'))
            continue;
        Reader ahead = reader;
        if (const auto word = ahead.takeWord("=;"); word && lower(*word) == "none" && (ahead.skip(), ahead.isAtEnd() || ahead.takeMark(';'))) {
            reader = ahead;
            continue;
        }
        auto result = takeMethod(reader);
        if (!result || all.results.size() >= core::limits::reportListEntries) {
            all.isWhole = false;
            reader.skipPastSemicolon();
            continue;
        }
        if (!takeProperties(reader, *result)) {
            all.isWhole = false;
            reader.skipPastSemicolon();
        }
        result->comments = std::move(reader.comments);
        all.results.push_back(std::move(*result));
    }
    return all;
}

} // namespace bw::mailauth

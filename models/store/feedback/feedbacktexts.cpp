// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbacktexts.h"

#include "models/logs/redact.h"
#include "models/store/statements.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace bw::store {

using core::fail;
using sqlite::Statement;

namespace {

bool isHostByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::size_t mostComment = 1'000; ///< bytes of one beside an "@"
constexpr std::string_view openings = "([{<", closings = ")]}>";

/// How long a blank at \p at is: also one that does not break, or has no width; 0: there is none.
std::size_t blankAt(std::string_view text, std::size_t at)
{
    if (at < text.size() && std::string_view(" \t\r\n").find(text[at]) != std::string_view::npos)
        return 1;
    for (const std::string_view blank : { "\u00a0", "\u200b" })
        if (text.substr(std::min(at, text.size())).starts_with(blank))
            return blank.size();
    return 0;
}

std::size_t behindBlanks(std::string_view text, std::size_t at)
{
    for (std::size_t blank = blankAt(text, at); blank > 0; blank = blankAt(text, at))
        at += blank;
    return at;
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char small, char c) { return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c); });
}

/// An "@" as it stands, full width, or as an entity that logs::redactRecipients() does not know: how long; 0: none.
std::size_t signAt(std::string_view text, std::size_t at)
{
    for (const std::string_view sign : { "@", "\uff20", "\ufe6b", "&commat;", "&#x40;", "&#x040;", "&#x0040;" })
        if (startsWithWord(text.substr(at), sign))
            return sign.size();
    return 0;
}

/// Without what may stand around an "@" (RFC 5322, 3.2.2) at the end: blanks and comments.
void cutBlanksAndComments(std::string &text)
{
    while (!text.empty()) {
        std::size_t from = text.size();
        if (text.back() == ')') {
            int depth = 0;
            do {
                --from;
                depth += text[from] == ')' ? 1 : text[from] == '(' ? -1 : 0;
            } while (depth > 0 && from > 0 && text.size() - from < mostComment);
            from = depth > 0 ? text.size() : from;
        } else {
            for (const std::size_t size : { 1, 2, 3 })
                if (size <= text.size() && blankAt(text, text.size() - size) == size)
                    from = text.size() - size;
        }
        if (from >= text.size())
            return;
        text.resize(from);
    }
}

/// Each address in one piece, with "@" for its sign: what is looked for then has one form.
std::string withPlainSigns(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t sign = signAt(text, at);
        if (sign == 0) {
            plain += text[at++];
            continue;
        }
        cutBlanksAndComments(plain);
        plain += '@';
        at = behindBlanks(text, at + sign);
        if (at < text.size() && text[at] == '(')
            if (const std::size_t close = text.substr(at, mostComment).find(')'); close != std::string_view::npos)
                at = behindBlanks(text, at + close + 1);
    }
    return plain;
}

/// Where \p word ends that stands at \p at instead of a sign: in brackets of any kind, or between blanks; 0: it does not.
struct Spoken
{
    std::size_t end = 0;
    bool isInBrackets = false;
};
Spoken spokenAt(std::string_view text, std::size_t at, std::string_view word)
{
    const std::size_t first = behindBlanks(text, at), bracket = first < text.size() ? openings.find(text[first]) : std::string_view::npos;
    const bool isInBrackets = bracket != std::string_view::npos;
    std::size_t end = isInBrackets ? behindBlanks(text, first + 1) : first;
    if ((!isInBrackets && first == at) || !startsWithWord(text.substr(std::min(end, text.size())), word))
        return {};
    end += word.size();
    const std::size_t behind = behindBlanks(text, end);
    if (!isInBrackets)
        return { behind > end ? behind : 0, false };
    return behind < text.size() && text[behind] == closings[bracket] ? Spoken { behindBlanks(text, behind + 1), true } : Spoken {};
}

/// Does a host stand from \p at on, as one can tell it from a word? And where does it end?
std::pair<bool, std::size_t> hostAt(std::string_view text, std::size_t at)
{
    std::size_t end = at, dot = std::string_view::npos;
    for (; end < text.size() && isHostByte(text[end]); ++end)
        dot = text[end] == '.' && end + 1 < text.size() && isHostByte(text[end + 1]) ? end : dot;
    const bool isNumber = dot != std::string_view::npos && text[dot + 1] >= '0' && text[dot + 1] <= '9';
    const bool isHost = (dot != std::string_view::npos && !isNumber) || (end - at == 9 && startsWithWord(text.substr(at), "localhost")) || (end > at && spokenAt(text, end, "dot").end > 0);
    return { isHost, end };
}

/// "ann at example.org", "ann [at] example dot org", "ann!example.org", "example.org!ann": as people write them, and no product in its log.
std::string withoutSpokenAddresses(std::string_view text)
{
    static constexpr std::string_view ends = " \t\r\n,;:<>()[]{}\"'=?&/", separators = " \t\r\n,;:<>()[]{}\"'=?&/!";
    std::string kept;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isBang = text[at] == '!';
        const Spoken spoken = isBang ? Spoken { at + 1, false } : spokenAt(text, at, "at");
        if (spoken.end == 0)
            continue;
        std::size_t from = at;
        while (from > copied && separators.find(text[from - 1]) == std::string_view::npos)
            --from;
        const auto [isHost, end] = hostAt(text, spoken.end);
        if (from < at && (isHost || (spoken.isInBrackets && end > spoken.end))) {
            kept.append(text, copied, from - copied).append("*");
            copied = at;
            at = spoken.end - 1;
        } else if (isBang && hostAt(text, from) == std::pair(true, at) && spoken.end < text.size() && separators.find(text[spoken.end]) == std::string_view::npos) {
            kept.append(text, copied, spoken.end - copied).append("*");
            copied = std::min(text.find_first_of(ends, spoken.end), text.size());
            at = copied - 1;
        }
    }
    return kept.append(text, copied);
}

} // namespace

std::string keptText(std::string_view text)
{
    std::string kept = withoutSpokenAddresses(logs::redactRecipients(withPlainSigns(text)));
    for (std::size_t at = kept.find('*'); at != std::string::npos; at = kept.find('*', at + 1)) {
        if (at + 1 >= kept.size() || (kept[at + 1] != '=' && kept[at + 1] != '@'))
            continue;
        for (std::size_t end = kept.find_first_of("@ \t\n<>;,\"()", at + 2); end != std::string::npos && kept[end] == '@'; end = kept.find_first_of("@ \t\n<>;,\"()", at + 2))
            kept.erase(at + 1, end - at - 1);
    }
    return kept;
}

std::string keptResults(std::string_view text)
{
    if (text.find('"') != std::string_view::npos) // blanks end no value then
        return keptText(text);
    constexpr auto clear = std::to_array<std::string_view>({ "arc", "dkim", "dmarc", "iprev", "spf", "header.a", "header.d", "header.from", "header.s", "smtp.helo", "smtp.remote-ip" });
    constexpr auto addresses = std::to_array<std::string_view>({ "header.i", "smtp.mail", "smtp.mailfrom", "smtp.rcptto" });
    const std::string plain = withoutSpokenAddresses(withPlainSigns(text));
    text = plain;
    std::string kept;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" ;\n"), text.size());
        const std::string_view token = text.substr(0, end);
        const std::string_view key = token.substr(0, token.find('=')), value = token.substr(std::min(key.size() + 1, token.size()));
        const auto isIn = [&key](const auto &list) { return std::ranges::find(list, key) != list.end(); };
        if (isIn(clear) && value.find_first_of("@%=+&") == std::string_view::npos)
            kept += token;
        else if (isIn(clear) || isIn(addresses))
            kept.append(key).append("=").append(keptText(value));
        else
            kept += keptText(token);
        if (end < text.size())
            kept += text[end];
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return kept;
}

std::string keptName(std::string_view text)
{
    // Where a domain was expected, what is behind a semicolon was no more of it.
    if (text.ends_with("&#64"))
        return "*&#64";
    // An "@" in any of its disguises (logs/redact.h) has one of these.
    const std::string plain = withPlainSigns(text);
    return plain.find_first_of("@%=+&") == std::string::npos ? withoutSpokenAddresses(plain) : keptText(plain);
}

FeedbackTexts::FeedbackTexts(sqlite::Database &database, Statement find, Statement nextId, Statement add, Statement touch)
    : m_database(&database)
    , m_find(std::move(find))
    , m_nextId(std::move(nextId))
    , m_add(std::move(add))
    , m_touch(std::move(touch))
{
}

core::Result<FeedbackTexts> FeedbackTexts::open(sqlite::Database &database)
{
    auto find = database.prepare(textOf(Sql::FeedbackTextOf));
    auto nextId = database.prepare(textOf(Sql::FeedbackTextNextId));
    auto add = database.prepare(textOf(Sql::AddFeedbackText));
    auto touch = database.prepare(textOf(Sql::TouchFeedbackText));
    for (const auto *statement : { &find, &nextId, &add, &touch })
        if (!*statement)
            return fail(statement->error());
    return FeedbackTexts(database, std::move(*find), std::move(*nextId), std::move(*add), std::move(*touch));
}

core::Done FeedbackTexts::begin(std::int64_t day)
{
    forget();
    m_day = day;
    m_code = 0;
    const int code = m_nextId.step();
    m_next = code == SQLITE_ROW ? m_nextId.integer(0) : 0;
    m_nextId.reset();
    return code == SQLITE_ROW ? core::Done() : core::Done(fail(m_database->problem(code, Tr::tr("The store could not be read"))));
}

core::Problem FeedbackTexts::problem() const
{
    return m_database->problem(m_code, Tr::tr("The store could not be written"));
}

std::int64_t FeedbackTexts::name(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto found = m_names.find(text); found != m_names.end())
        return found->second;
    return m_names[std::string(text)] = idOf(keptName(text));
}

std::int64_t FeedbackTexts::remark(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto found = m_remarks.find(text); found != m_remarks.end())
        return found->second;
    return m_remarks[std::string(text)] = idOf(keptText(text));
}

std::int64_t FeedbackTexts::redacted(std::string_view text)
{
    if (text.empty())
        return 0;
    if (const auto found = m_redacted.find(text); found != m_redacted.end())
        return found->second;
    return m_redacted[std::string(text)] = idOf(text);
}

std::int64_t FeedbackTexts::idOf(std::string_view kept)
{
    if (kept.empty())
        return 0;
    m_find.bindBlob(1, kept);
    const int found = m_find.step();
    std::int64_t id = found == SQLITE_ROW ? m_find.integer(0) : m_next;
    const bool isFresh = found == SQLITE_ROW && m_find.integer(1) == m_day;
    m_find.reset();
    if (isFresh)
        return id;
    Statement &write = found == SQLITE_ROW ? m_touch : m_add;
    if (found == SQLITE_ROW) {
        write.bind(1, m_day);
        write.bind(2, id);
    } else {
        write.bind(1, id);
        write.bindBlob(2, kept);
        write.bind(3, m_day);
    }
    const int code = found == SQLITE_ROW || found == SQLITE_DONE ? write.step() : found;
    write.reset();
    if (code != SQLITE_DONE)
        m_code = code;
    else if (found == SQLITE_DONE)
        ++m_next;
    return id;
}

} // namespace bw::store

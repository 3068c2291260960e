// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbacktexts.h"

#include "models/logs/redact.h"
#include "models/store/statements.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace bw::store {

using core::fail;
using sqlite::Statement;

namespace {

bool isHostByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// "ann at example.org", "ann!example.org": as people write them, and no product in its log.
std::string withoutSpokenAddresses(std::string text)
{
    static constexpr auto signs = std::to_array<std::string_view>({ " at ", " AT ", " (at) ", " [at] ", "!" });
    for (const std::string_view sign : signs) {
        std::string kept;
        std::size_t copied = 0;
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
            std::size_t end = at + sign.size(), dot = std::string::npos;
            for (; end < text.size() && isHostByte(text[end]); ++end)
                dot = text[end] == '.' && end + 1 < text.size() && isHostByte(text[end + 1]) ? end : dot;
            if (dot == std::string::npos || (text[dot + 1] >= '0' && text[dot + 1] <= '9'))
                continue;
            std::size_t from = at;
            while (from > copied && std::string_view(" \t\n,;:<>()[]\"'=?&/").find(text[from - 1]) == std::string_view::npos)
                --from;
            if (from == at)
                continue;
            kept.append(text, copied, from - copied).append("*");
            copied = at;
        }
        if (copied > 0)
            text = kept.append(text, copied);
    }
    return text;
}

} // namespace

std::string keptText(std::string_view text)
{
    std::string kept = withoutSpokenAddresses(logs::redactRecipients(text));
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
    return text.find_first_of("@%=+&") == std::string_view::npos ? withoutSpokenAddresses(std::string(text)) : keptText(text);
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

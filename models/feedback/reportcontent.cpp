// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/reportcontent.h"

#include "models/archive/archivereader.h"
#include "models/feedback/values.h"

#include <algorithm>
#include <array>
#include <string>

namespace bw::feedback {

namespace {

constexpr std::size_t usualBytes = 512;

std::string readableHead(std::string_view bytes)
{
    std::string head = lowered(bytes.substr(0, contentHeadBytes));
    std::erase(head, '\0'); // UTF-16 becomes readable
    return head;
}

char firstSign(std::string_view head)
{
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
    return first == std::string_view::npos ? '\0' : head[first];
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The name of a header field with which messages begin.
bool isKnownField(std::string_view name)
{
    constexpr auto names = std::to_array<std::string_view>({ "arc-seal", "authentication-results", "content-type", "date", "delivered-to",
        "dkim-signature", "envelope-to", "from", "message-id", "mime-version", "received", "reply-to", "return-path", "sender", "subject",
        "tls-report-domain", "to" });
    return name.starts_with("x-") || std::ranges::find(names, name) != names.end();
}

} // namespace

std::optional<PartContent> markupOf(std::string_view bytes)
{
    std::string head(bytes.substr(0, 4096));
    std::erase(head, '\0');
    const char sign = firstSign(head);
    if (sign == '<')
        return PartContent::Xml;
    if (sign == '{' || sign == '[')
        return PartContent::Json;
    return {};
}

std::optional<PartContent> partContentOf(std::string_view bytes)
{
    if (archive::containerOf(bytes.substr(0, 512)) != archive::Container::Plain)
        return PartContent::Container;
    // Nearly always its first lines tell.
    if (bytes.size() > usualBytes)
        if (const auto content = partContentOf(bytes.substr(0, usualBytes)))
            return content;
    const std::string head = readableHead(bytes);
    const auto holds = [&head](std::string_view word) { return head.find(word) != std::string::npos; };
    const char sign = firstSign(head);
    if ((sign == '{' || sign == '[') && (holds("\"policies\"") || holds("\"report-id\"") || holds("\"organization")))
        return PartContent::Json;
    if (holds("<feedback") || holds("report_metadata>") || holds(":feedback "))
        return PartContent::Xml;
    return {};
}

bool isMailboxLine(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (!line.starts_with("From ") || line.size() > 1000)
        return false;
    // Behind the sender a date, which has a time of day in any of its forms.
    for (std::size_t colon = line.find(':', 5); colon != std::string_view::npos; colon = line.find(':', colon + 1))
        if (colon + 2 < line.size() && isDigit(line[colon - 1]) && isDigit(line[colon + 1]) && isDigit(line[colon + 2]))
            return true;
    return false;
}

MailForm mailFormOf(std::string_view bytes)
{
    bytes = bytes.substr(0, contentHeadBytes);
    bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
    if (isMailboxLine(bytes.substr(0, bytes.find('\n'))))
        return MailForm::Mailbox;
    bool isFirst = true;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            break;
        const std::size_t colon = line.find(':');
        const std::string_view name = line.substr(0, std::min(colon, line.size()));
        const bool isField = colon != std::string_view::npos && !name.empty() && name.find_first_of(" \t<\"") == std::string_view::npos;
        if (isFirst && !isField)
            return MailForm::None;
        if (isField && isKnownField(lowered(name)))
            return MailForm::Message;
        isFirst = false;
    }
    return MailForm::None;
}

} // namespace bw::feedback

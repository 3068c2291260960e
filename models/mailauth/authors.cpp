// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/authors.h"

#include "models/core/limits.h"
#include "models/mailauth/taglist.h"

#include <algorithm>

namespace bw::mailauth {

namespace {

/// Behind a comment, with those within it; \p at stands at its bracket.
std::size_t behindComment(std::string_view text, std::size_t at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '(')
            ++depth;
        else if (text[at] == ')' && --depth == 0)
            return at + 1;
    }
    return text.size();
}

std::size_t behindQuotes(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return std::min(text.size(), at + 1);
}

/// What was written of one mailbox, without comments and what is quoted.
void take(std::string_view mailbox, std::vector<std::string> &domains)
{
    if (const std::size_t open = mailbox.rfind('<'); open != std::string_view::npos)
        mailbox = mailbox.substr(open + 1, std::min(mailbox.find('>', open), mailbox.size()) - open - 1);
    if (const std::size_t route = mailbox.rfind(':'); route != std::string_view::npos) // of old: <@relay:ann@example.org>; or a group's name
        mailbox = mailbox.substr(route + 1);
    const std::size_t at = mailbox.rfind('@');
    if (at == std::string_view::npos)
        return;
    std::string domain = withoutSpace(mailbox.substr(at + 1));
    if (!domain.empty() && domain.front() != '[' && domains.size() < core::limits::reportListEntries)
        domains.push_back(std::move(domain));
}

} // namespace

std::vector<std::string> addressDomains(std::string_view list)
{
    std::vector<std::string> domains;
    std::string mailbox;
    bool isInBrackets = false; // where a comma parts relays
    for (std::size_t at = 0; at < list.size();) {
        const char c = list[at];
        if (c == '(') {
            at = behindComment(list, at);
        } else if (c == '"') {
            at = behindQuotes(list, at);
        } else {
            if (c == '<' || c == '>')
                isInBrackets = c == '<';
            if (!isInBrackets && (c == ',' || c == ';')) {
                take(mailbox, domains);
                mailbox.clear();
            } else {
                mailbox += c;
            }
            ++at;
        }
    }
    take(mailbox, domains);
    return domains;
}

std::vector<std::string> authorDomains(const Message &message)
{
    std::vector<std::string> domains;
    for (const Field &field : message.fields)
        if (field.name == "from")
            for (std::string &domain : addressDomains(field.value()))
                domains.push_back(std::move(domain));
    return domains;
}

std::string withoutBrackets(std::string address)
{
    return address.size() >= 2 && address.front() == '<' && address.back() == '>' ? address.substr(1, address.size() - 2) : address;
}

std::optional<std::string> returnPath(const Message &message)
{
    for (const Field &field : message.fields)
        if (field.name == "return-path")
            return withoutBrackets(withoutSpace(field.value()));
    return {};
}

} // namespace bw::mailauth

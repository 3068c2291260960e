// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/postfix.h"

#include "models/mta/postfix/context.h"
#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::postfix {

extern const Questions questions; // snapshot.cpp

namespace {

class PostfixGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        Context context{line, out, splitTag(line.process), {}};
        std::string_view text = line.text;
        if (const std::size_t id = queueIdLength(text); id > 0) {
            context.queueId = text.substr(0, id);
            return readQueueLine(context, text.substr(id + 2));
        }
        if (take(text, "warning: "))
            return readWarning(context, text);
        if (take(text, "NOQUEUE: "))
            return readQueueLine(context, text);
        return readSession(context, text);
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<PostfixGrammar>();
}

} // namespace

namespace {

bool isClosed(std::string_view line)
{
    int round = 0, square = 0, angle = 0;
    for (const char c : line) {
        round = std::max(0, round + (c == '(' ? 1 : c == ')' ? -1 : 0));
        square = std::max(0, square + (c == '[' ? 1 : c == ']' ? -1 : 0));
        angle = std::max(0, angle + (c == '<' ? 1 : c == '>' ? -1 : 0));
    }
    return round == 0 && square == 0 && angle == 0;
}

/// ":-)": of what the other side says, and no bracket that closes it.
bool endsWithFace(std::string_view line)
{
    if (line.ends_with("-)"))
        line.remove_suffix(1);
    return line.size() > 1 && (line[line.size() - 2] == ':' || line[line.size() - 2] == ';' || line[line.size() - 2] == '=');
}

/// Ends with the field \p name, in angle brackets.
bool endsWithField(std::string_view line, std::string_view name)
{
    const std::size_t at = line.rfind('<');
    return at != std::string_view::npos && line.ends_with('>') && line.substr(0, at).ends_with(name);
}

/// Behind "disconnect from h[ip] ": "ehlo=1 auth=0/1 quit=1 commands=2/3". The last is the sum of those before it (smtpd.c): is
/// all of it there?
bool endsWithItsSum(std::string_view counts)
{
    std::uint64_t allOk = 0, all = 0;
    while (!counts.empty()) {
        std::string_view each = takeUntil(counts, ' ');
        const std::string_view name = takeUntil(each, '=');
        std::uint32_t ok = 0, tried = 0;
        if (!takeNumber(each, ok))
            return false;
        tried = ok;
        if (take(each, "/") && !takeNumber(each, tried))
            return false;
        if (name == "commands")
            return counts.empty() && each.empty() && ok == allOk && tried == all;
        allOk += ok;
        all += tried;
    }
    return false;
}

/// What may go on is not whole: "client=h[ip]" with ", sasl_method=", a reason or "helo=<x>" with the login's name, which nobody
/// sees the end of.
bool isWhole(std::string_view line)
{
    if (!isClosed(line))
        return false;
    const auto has = [line](std::string_view text) { return line.find(text) != std::string_view::npos; };
    if (has(" status=") || has(", size="))
        return line.ends_with(')') && !endsWithFace(line);
    if (const std::size_t at = line.find(": disconnect from "); at != std::string_view::npos) {
        std::string_view counts = line.substr(at + 18);
        takeUntil(counts, ' ');
        return endsWithItsSum(counts);
    }
    if (has(" dovecot"))
        return endsWithField(line, " session=");
    if (has(": SASL "))
        return false;
    if (line.ends_with(']'))
        return has(": connect from ") || has(": lost connection after ") || has(": timeout after ");
    return (line.ends_with(": removed") && !has("/cleanup[")) || endsWithField(line, "message-id="); // 3.10: "removed (canceled)"
}

} // namespace

const Product product{
    .id = "postfix",
    .name = "Postfix",
    .isMta = true,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .isWhole = isWhole,
    .cannotTell =
        "A login that sends no mail leaves no user name, only a count.\n"
        "TLS of a session is logged only where smtp_tls_loglevel or smtpd_tls_loglevel is 1 or higher.\n"
        "Refusals for too many connections or recipients have no line of their own but a warning about the limit.\n"
        "AUTH before STARTTLS is refused without a line.\n"
        "Where rsyslog writes RFC 5424, the name of the daemon and of the service is lost.",
    .questions = &questions,
};

} // namespace bw::mta::postfix

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/postfix.h"

#include "models/mta/postfix/context.h"

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

const Product product{
    .id = "postfix",
    .name = "Postfix",
    .isMta = true,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell =
        "A login that sends no mail leaves no user name, only a count.\n"
        "TLS of a session is logged only where smtp_tls_loglevel or smtpd_tls_loglevel is 1 or higher.\n"
        "Refusals for too many connections or recipients have no line of their own but a warning about the limit.\n"
        "AUTH before STARTTLS is refused without a line.\n"
        "Where rsyslog writes RFC 5424, the name of the daemon and of the service is lost.",
    .questions = &questions,
};

} // namespace bw::mta::postfix

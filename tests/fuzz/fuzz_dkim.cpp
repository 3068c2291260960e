// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/arc/check.h"
#include "models/mailauth/authors.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;
using mailauth::dkim::Canon;

namespace {

/// Every key is the one that the input begins with.
class OneKey final : public dns::Resolver
{
public:
    explicit OneKey(std::string_view text)
        : m_text(text)
    {
    }
    dns::Answer ask(std::string_view name, dns::Type type) override
    {
        if (!name.empty() && name.find("._domainkey.") == std::string_view::npos)
            std::abort();
        dns::Answer answer;
        answer.name = name;
        answer.type = type;
        answer.outcome = dns::Outcome::Found;
        std::string &rdata = answer.data.emplace_back();
        for (std::size_t at = 0; at < m_text.size(); at += 255) {
            const std::string_view piece = m_text.substr(at, 255);
            rdata += static_cast<char>(piece.size());
            rdata += piece;
        }
        return answer;
    }

private:
    std::string_view m_text;
};

} // namespace

/// The first line is the key record, all others are the message, with DKIM and ARC.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input(reinterpret_cast<const char *>(data), size);
    OneKey resolver(input.substr(0, input.find('\n')));
    input.remove_prefix(std::min(size, input.find('\n') + 1));
    const mailauth::Message message = mailauth::parseMessage(input);
    mailauth::dkim::Request request;
    request.most = 5;
    for (const mailauth::dkim::Report &report : mailauth::dkim::verify(message, resolver, request))
        if (report.reason.isEmpty() || report.fault.has_value() == (report.verdict == mailauth::dkim::Verdict::Pass))
            std::abort();
    static_cast<void>(mailauth::returnPath(message));
    for (const std::string &domain : mailauth::authorDomains(message))
        if (domain.empty())
            std::abort();
    if (mailauth::arc::check(message, resolver, request).reason.isEmpty())
        std::abort();
    for (const Canon canon : { Canon::Simple, Canon::Relaxed }) {
        const std::string once = mailauth::dkim::canonicalBody(message.body, canon);
        if (mailauth::dkim::canonicalBody(once, canon) != once || (!once.empty() && !once.ends_with("\r\n")))
            std::abort();
        for (const mailauth::Field &field : message.fields) {
            const std::string text = mailauth::dkim::canonicalField(field.raw, canon);
            if (!text.ends_with("\r\n") || (canon == Canon::Relaxed && text.find("\r\n") != text.size() - 2))
                std::abort();
        }
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/wire.h"
#include "models/mailauth/spf/check.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

namespace {

/// A DNS that says whatever it likes: to each question the next line of the input. Its first byte is the outcome ('!' nobody
/// answers, '?' SERVFAIL, '-' no name), else the rest is a text, or RDATA as it is.
class AnyResolver final : public dns::Resolver
{
public:
    explicit AnyResolver(std::string_view input)
        : m_input(input)
    {
    }
    dns::Answer ask(std::string_view name, dns::Type type) override
    {
        if (!dns::isName(name) || ++m_asked > 1'000) // RFC 7208, 4.6.4: ten terms, each with at most 11 look-ups and 11 for %{p}
            std::abort();
        const std::string_view line = m_input.substr(0, m_input.find('\n'));
        m_input.remove_prefix(std::min(line.size() + 1, m_input.size()));
        dns::Answer answer;
        answer.name = name;
        answer.type = type;
        answer.outcome = line.empty() ? dns::Outcome::NoData : line.front() == '!' ? dns::Outcome::TimedOut : line.front() == '?' ? dns::Outcome::Failed : line.front() == '-' ? dns::Outcome::NoName : dns::Outcome::Found;
        if (answer.outcome != dns::Outcome::Found)
            return answer;
        if (type == dns::Type::Txt) {
            const std::string_view text = line.substr(0, 255);
            answer.data.push_back(static_cast<char>(text.size()) + std::string(text));
        } else if (type == dns::Type::Ptr || type == dns::Type::Mx) {
            for (const char *extra : { "a.example", "b.example" })
                answer.data.push_back((type == dns::Type::Mx ? std::string("\0\1", 2) : std::string()) + dns::wireName(extra).value());
            answer.data.emplace_back(line);
        } else {
            answer.data.emplace_back(line.substr(0, 4));
            answer.data.push_back(std::string("\xC0\0\2\1", 4));
        }
        return answer;
    }

private:
    std::string_view m_input;
    int m_asked = 0;
};

} // namespace

/// The first line is the sender, the second HELO, all others are the DNS.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input(reinterpret_cast<const char *>(data), size);
    const auto line = [&input] {
        const std::string_view first = input.substr(0, input.find('\n'));
        input.remove_prefix(std::min(first.size() + 1, input.size()));
        return std::string(first);
    };
    mailauth::spf::Request request;
    request.client = core::IpAddress::parse(size % 2 == 0 ? "192.0.2.1" : "2001:db8::1");
    request.mailFrom = line();
    request.helo = line();
    AnyResolver resolver(input);
    const mailauth::spf::Report report = mailauth::spf::check(request, resolver);
    if (report.reason.isEmpty() || report.terms > 11 || report.voids > 12 || report.explanation.size() > 4'096)
        std::abort();
    std::size_t at = 0;
    static_cast<void>(dns::takeName(input, at));
    static_cast<void>(dns::aliasChain(input, "a.example"));
    return 0;
}

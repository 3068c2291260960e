// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dmarc/check.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

namespace {

/// To each question the next line of the input, as one TXT record.
class Lines final : public dns::Resolver
{
public:
    explicit Lines(std::string_view input)
        : m_input(input)
    {
    }
    std::string_view next()
    {
        const std::string_view line = m_input.substr(0, m_input.find('\n'));
        m_input.remove_prefix(std::min(line.size() + 1, m_input.size()));
        return line;
    }
    dns::Answer ask(std::string_view name, dns::Type type) override
    {
        if (++m_asked > 40) // RFC 9989, 4.10: eight for each of three domains, and the author's own
            std::abort();
        const std::string_view line = next().substr(0, 255);
        dns::Answer answer;
        answer.name = name;
        answer.type = type;
        answer.outcome = line.empty() ? dns::Outcome::NoName : line.front() == '!' ? dns::Outcome::TimedOut : dns::Outcome::Found;
        if (answer.outcome == dns::Outcome::Found)
            answer.data.push_back(static_cast<char>(line.size()) + std::string(line));
        return answer;
    }

private:
    std::string_view m_input;
    int m_asked = 0;
};

} // namespace

/// Three lines of domains (author, SPF, DKIM), then what the DNS has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace mailauth::dmarc;
    Lines lines({ reinterpret_cast<const char *>(data), size });
    Request request;
    request.authorDomains.emplace_back(lines.next());
    request.identifiers.push_back({ Identifier::Kind::Spf, std::string(lines.next()), true, false });
    request.identifiers.push_back({ Identifier::Kind::Dkim, std::string(lines.next()), true, false });
    request.method = size % 4 == 0 ? Method::PublicSuffixList : Method::TreeWalk;
    const Report report = check(request, lines);
    if (report.reason.isEmpty() || (report.verdict == Verdict::Pass) != (report.isSpfAligned || report.isDkimAligned) || (report.verdict != Verdict::Fail && report.disposition != Policy::None))
        std::abort();
    return 0;
}

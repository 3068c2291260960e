// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/wire.h"
#include "models/mailauth/domain/gather.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

using namespace bw;

namespace {

/// To each question the next line of the input, over and over: '!' nobody answers, '?' SERVFAIL, '-' no name, '=' an alias; else text, or
/// RDATA as it is, behind a name where the type begins with one.
class AnyAsker final : public dns::Asker
{
public:
    explicit AnyAsker(std::string_view input)
        : m_input(input)
        , m_left(input)
    {
    }
    void start(const dns::Question &question) override
    {
        if (++m_asked > 1'500) // of a domain with two selectors, two senders and two lists
            std::abort();
        m_open.push_back(question);
    }
    std::vector<dns::Answer> wait(std::chrono::milliseconds /*patience*/) override
    {
        std::vector<dns::Answer> answers;
        for (const dns::Question &question : std::exchange(m_open, {}))
            answers.push_back(answerTo(question));
        return answers;
    }

private:
    std::string_view next()
    {
        if (m_left.empty())
            m_left = m_input;
        const std::string_view line = m_left.substr(0, m_left.find('\n'));
        m_left.remove_prefix(std::min(line.size() + 1, m_left.size()));
        return line;
    }
    dns::Answer answerTo(const dns::Question &question)
    {
        std::string_view line = next();
        dns::Answer answer;
        answer.name = question.name;
        answer.type = question.type;
        answer.security = static_cast<dns::Security>(line.size() % 4);
        if (line.starts_with('=')) {
            answer.aliases = { "a.alias.example", std::string(line.substr(1)) };
            line = next();
        }
        answer.outcome = line.empty() ? dns::Outcome::NoData
            : line.front() == '!'     ? dns::Outcome::TimedOut
            : line.front() == '?'     ? dns::Outcome::Failed
            : line.front() == '-'     ? dns::Outcome::NoName
                                      : dns::Outcome::Found;
        if (answer.outcome != dns::Outcome::Found)
            return answer;
        for (int i = 0; i < 1 + static_cast<int>(line.size() % 3); ++i) {
            std::string rdata(line);
            if (question.type == dns::Type::Txt)
                rdata = static_cast<char>(std::min<std::size_t>(line.size(), 255)) + rdata.substr(0, 255);
            else if (question.type == dns::Type::Mx)
                rdata = std::string("\0\1", 2) + dns::wireName(std::string(1, static_cast<char>('a' + i)) + ".example").value();
            answer.data.push_back(rdata);
        }
        return answer;
    }

    std::string_view m_input, m_left;
    std::vector<dns::Question> m_open;
    int m_asked = 0;
};

class StillClock final : public core::Clock
{
public:
    [[nodiscard]] core::UtcMicros now() const override { return 1'795'600'800'000'000; }
};

} // namespace

/// A DNS, and a host for policies, that say whatever they like: each fact has a value or a reason, and evidence that is there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    AnyAsker asker(input);
    const StillClock clock;
    mailauth::domain::Request request { "example.test", { "one", "two" } };
    request.senders = { core::IpAddress::parse("192.0.2.1"), core::IpAddress::parse("2001:db8::1") };
    request.blockLists = { { "list.example", false }, { "names.example", true } };
    mailauth::domain::Sources sources { asker, clock };
    sources.fetch = [input](const transport::PageRequest &, const transport::Limit &) -> core::Result<transport::Page> {
        return transport::Page { 200, {}, {}, QByteArray(input.data(), static_cast<qsizetype>(input.size())) };
    };
    const auto facts = mailauth::domain::gather(request, sources);
    for (const auto &fact : mailauth::domain::namedFacts(facts)) {
        if (fact.unknown.isEmpty() == fact.value.isNull())
            std::abort();
        for (const std::size_t place : fact.proof)
            if (place >= facts.evidence.size())
                std::abort();
    }
    return 0;
}

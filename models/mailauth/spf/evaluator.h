// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/spf/check.h"
#include "models/mailauth/spf/record.h"

#include <cstdint>
#include <optional>

namespace bw::mailauth::spf {

/// One check on its way. Lives within check().
class Evaluator final
{
public:
    Evaluator(const Request &request, dns::Resolver &resolver, Report &report);
    /// Fills the report: verdict, explanation, reason, steps.
    void run();

private:
    enum class Match : std::uint8_t { No, Yes, TempError, PermError };
    enum class Counted : std::uint8_t { Yes, No }; ///< as a void look-up
    struct Outcome
    {
        Verdict verdict = Verdict::None;
        std::string domain {}; ///< whose record decided: another one after "redirect"
        std::optional<Modifier> exp {};
    };

    Outcome checkHost(const std::string &domain);
    Outcome evaluate(const Record &record, const std::string &domain);
    Outcome redirect(const Modifier &modifier, const std::string &domain);
    std::optional<Record> fetch(const std::string &domain, Verdict &verdict);

    Match match(const Directive &directive, const std::string &domain, std::size_t step);
    Match matchInclude(const std::string &target, std::size_t step);
    Match matchAddresses(const std::string &name, const Directive &directive, std::size_t step);
    Match matchExchanges(const std::string &name, const Directive &directive, std::size_t step);
    Match matchPointer(const std::string &target, std::size_t step);
    Match matchExists(const std::string &name, std::size_t step);
    [[nodiscard]] bool isInNetwork(const core::IpAddress &address, const Directive &directive) const;

    dns::Answer ask(const std::string &name, dns::Type type, std::size_t step, Counted counted);
    /// Of an answer that decides a term: what it means that nothing is known, or that too much was void.
    std::optional<Match> stopFor(const dns::Answer &answer);
    bool countTerm(const std::string &term, const std::string &domain);
    const std::vector<std::string> &validatedNames(std::size_t step, Counted counted);
    std::string macro(char letter, const std::string &domain, std::size_t step);
    std::string targetOf(const MacroString &macros, const std::string &domain, std::size_t step);
    std::string explain(const Modifier &exp, const std::string &domain);
    void say(const QString &reason, const QString &remedy = {});
    void sayMatch(const Directive &directive, const std::string &domain);

    const Request &m_request;
    dns::Resolver &m_resolver;
    Report &m_report;
    core::IpAddress m_client;
    dns::Type m_addressType = dns::Type::A;
    std::string m_local, m_senderDomain;
    std::optional<std::vector<std::string>> m_validated;
    int m_depth = 0;
};

} // namespace bw::mailauth::spf

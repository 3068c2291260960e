// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/asker.h"
#include "tests/support/scriptedresolver.h"

#include <utility>

namespace bw::test {

/// A ScriptedResolver that is asked many things at once. Names that nobody answers are given up only when nothing else is under way.
class ScriptedAsker final : public dns::Asker
{
public:
    explicit ScriptedAsker(ScriptedResolver &resolver)
        : m_resolver(resolver)
    {
    }
    void start(const dns::Question &question) override { m_open.push_back(question); }
    [[nodiscard]] std::vector<dns::Answer> wait(std::chrono::milliseconds /*patience*/) override
    {
        std::vector<dns::Answer> now, late;
        for (const dns::Question &question : std::exchange(m_open, {})) {
            dns::Answer answer = m_resolver.ask(question.name, question.type);
            if (answer.outcome == dns::Outcome::TimedOut)
                late.push_back(std::move(answer));
            else
                now.push_back(std::move(answer));
        }
        ++rounds;
        if (now.empty()) {
            silentRounds += late.empty() ? 0 : 1;
            return late;
        }
        for (const dns::Answer &answer : late)
            m_open.push_back({ answer.name, answer.type });
        return now;
    }

    int rounds = 0; ///< how often somebody waited
    int silentRounds = 0; ///< of these, for nothing but silence

private:
    ScriptedResolver &m_resolver;
    std::vector<dns::Question> m_open;
};

} // namespace bw::test

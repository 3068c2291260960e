// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/dns/asker.h"

#include <map>

namespace bw::dns {

/// What is known of the DNS so far. Who reads in it never waits: a question that has no answer yet is noted, and TimedOut stands in for
/// its answer. So code that asks one thing after the other (an evaluator of SPF) can run again and again over answers that come all at
/// once, until nothing that it asks is open any more. One thread at a time.
class AnswerBook final : public Resolver
{
public:
    /// \p most: questions; further ones are answered TimedOut, and nobody is asked.
    explicit AnswerBook(std::size_t most = 5'000)
        : m_most(most)
    {
    }
    [[nodiscard]] Answer ask(std::string_view name, Type type) override;

    /// What was asked for and nobody was sent to ask yet; each question once.
    [[nodiscard]] std::vector<Question> takeWanted();
    void put(Answer answer, core::UtcMicros at);
    /// When the answer came; 0: there is none.
    [[nodiscard]] core::UtcMicros timeOf(std::string_view name, Type type) const;
    /// It was asked, and its answer is to come.
    [[nodiscard]] bool isOpen(std::string_view name, Type type) const;
    [[nodiscard]] bool hasOpenQuestions() const { return m_open > 0; }

private:
    struct Page
    {
        Answer answer;
        core::UtcMicros at = 0;
        bool isOpen = true;
    };
    static Question keyOf(std::string_view name, Type type) { return { canonical(name), type }; }

    std::map<Question, Page> m_pages;
    std::vector<Question> m_wanted;
    std::size_t m_most, m_open = 0;
};

} // namespace bw::dns

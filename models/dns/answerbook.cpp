// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/answerbook.h"

#include <utility>

namespace bw::dns {

Answer AnswerBook::ask(std::string_view name, Type type)
{
    Answer answer;
    answer.name = name;
    answer.type = type;
    if (!isName(name) && name != ".") {
        answer.outcome = Outcome::NoName;
        answer.rcode = 3;
        return answer;
    }
    const Question key = keyOf(name, type);
    if (const auto page = m_pages.find(key); page != m_pages.end()) {
        if (page->second.isOpen)
            return answer;
        answer = page->second.answer;
        answer.name = name;
        return answer;
    }
    if (m_pages.size() < m_most) {
        m_pages.emplace(key, Page {});
        m_wanted.push_back(key);
        ++m_open;
    }
    return answer;
}

std::vector<Question> AnswerBook::takeWanted()
{
    return std::exchange(m_wanted, {});
}

void AnswerBook::put(Answer answer, core::UtcMicros at)
{
    const auto page = m_pages.find(keyOf(answer.name, answer.type));
    if (page == m_pages.end() || !page->second.isOpen)
        return;
    page->second = { std::move(answer), at, false };
    --m_open;
}

core::UtcMicros AnswerBook::timeOf(std::string_view name, Type type) const
{
    const auto page = m_pages.find(keyOf(name, type));
    return page == m_pages.end() ? 0 : page->second.at;
}

bool AnswerBook::isOpen(std::string_view name, Type type) const
{
    const auto page = m_pages.find(keyOf(name, type));
    return page != m_pages.end() && page->second.isOpen;
}

} // namespace bw::dns

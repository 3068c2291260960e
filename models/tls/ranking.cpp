// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/ranking.h"

#include <algorithm>
#include <iterator>

namespace bw::tls {

namespace {

void append(std::vector<Code> &to, const std::vector<Code> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

bool Ranked::has(Code code) const
{
    return std::ranges::find(codes, code) != codes.end();
}

Ranking::Ranking(std::vector<std::vector<Code>> parts, bool isHeld)
    : m_isHeld(isHeld)
{
    for (auto &part : parts)
        if (!part.empty())
            m_parts.push_back({ std::move(part), {}, false, false });
    advance();
}

Ranking::Question Ranking::ask(Kind kind, std::size_t part, std::vector<Code> offer)
{
    const int id = m_nextId++;
    m_open[id] = { kind, part, offer };
    return { id, std::move(offer) };
}

std::optional<Ranking::Question> Ranking::next()
{
    if (m_stage == Stage::Finding) {
        if (auto question = nextTurned())
            return question;
        if (auto question = nextPair())
            return question;
        for (std::size_t i = 0; i < (m_isHeld ? std::min<std::size_t>(1, m_parts.size()) : m_parts.size()); ++i)
            if (Part &part = m_parts[i]; !part.isDone && !part.isAsked && (!m_isHeld || part.found.empty())) {
                part.isAsked = true;
                return ask(Kind::Part, i, part.left);
            }
    } else if (m_stage == Stage::Ordering && m_endsAsked < 2) {
        auto offer = m_sorted;
        if (++m_endsAsked == 1)
            return ask(Kind::Forward, 0, std::move(offer));
        std::ranges::reverse(offer);
        return ask(Kind::Backward, 0, std::move(offer));
    } else if (m_stage == Stage::Merging) {
        return nextPair();
    }
    return {};
}

/// Two that were chosen one after the other, offered the other way round: the same choice again is the server's.
std::optional<Ranking::Question> Ranking::nextTurned()
{
    const auto part = std::ranges::find_if(m_parts, [](const Part &one) { return one.found.size() >= 2; });
    if (m_isTurnedAsked || m_isHeld || part == m_parts.end())
        return {};
    m_isTurnedAsked = true;
    return ask(Kind::Turned, 0, { part->found[1], part->found[0] });
}

std::optional<Ranking::Question> Ranking::nextPair()
{
    for (const Pair &pair : m_wanted)
        if (m_asked.insert(pair).second)
            return ask(Kind::Pair, 0, { pair.first, pair.second });
    return {};
}

void Ranking::take(int id, std::optional<Code> chosen)
{
    const auto it = m_open.find(id);
    if (it == m_open.end())
        return;
    if (chosen && std::ranges::find(it->second.offer, *chosen) == it->second.offer.end())
        return fail(id);
    // What was found must be chosen again when it is offered again.
    if (!chosen && it->second.kind != Kind::Part)
        return fail(id);
    const Open open = std::move(it->second);
    m_open.erase(it);
    if (open.kind == Kind::Part) {
        Part &part = m_parts[open.part];
        part.isAsked = false;
        if (chosen) {
            std::erase(part.left, *chosen);
            part.found.push_back(*chosen);
        }
        part.isDone = !chosen || part.left.empty();
    } else if (open.kind == Kind::Turned) {
        m_order = *chosen == open.offer[1] ? Order::Server : Order::Client;
    } else if (open.kind == Kind::Forward) {
        m_forward = chosen;
    } else if (open.kind == Kind::Backward) {
        m_backward = chosen;
    } else {
        m_isBefore[{ open.offer[0], open.offer[1] }] = *chosen == open.offer[0];
    }
    advance();
}

void Ranking::fail(int id)
{
    const auto it = m_open.find(id);
    if (it == m_open.end())
        return;
    const Open open = std::move(it->second);
    m_open.erase(it);
    m_isWhole = false;
    if (open.kind == Kind::Part) {
        m_parts[open.part].isAsked = false;
        m_parts[open.part].isDone = true;
        advance();
    } else {
        m_isOrderLost = true; // what is there is known; its order is not
        if (m_stage != Stage::Finding)
            m_stage = Stage::Done;
        advance();
    }
}

void Ranking::release()
{
    m_isHeld = false;
    advance();
}

void Ranking::close()
{
    for (Part &part : m_parts)
        part.isDone = true;
    m_isHeld = false;
    advance();
}

void Ranking::advance()
{
    if (m_stage == Stage::Finding && !m_isHeld && std::ranges::all_of(m_parts, &Part::isDone))
        endFinding();
    if (m_stage == Stage::Ordering && m_forward && m_backward) {
        const bool isClients = *m_forward == m_sorted.front() && *m_backward == m_sorted.back();
        m_order = isClients ? Order::Client : Order::Server;
        m_stage = isClients ? Stage::Done : Stage::Merging;
    }
    if (m_order != Order::Server || m_isOrderLost || (m_stage != Stage::Finding && m_stage != Stage::Merging))
        return;
    m_wanted.clear();
    if (auto merged = mergeParts(); merged && m_stage == Stage::Merging) {
        m_sorted = std::move(*merged);
        m_stage = Stage::Done;
    }
}

void Ranking::endFinding()
{
    std::vector<Code> all;
    bool areSingle = true;
    for (const Part &part : m_parts) {
        append(all, part.found);
        areSingle = areSingle && part.found.size() < 2;
    }
    if (all.size() >= 2 && !areSingle && m_order == Order::Unknown && !m_isOrderLost)
        return; // until it is known whose order it is
    m_sorted = std::move(all);
    if (m_sorted.size() < 2 || m_order == Order::Client || m_isOrderLost)
        m_stage = Stage::Done;
    else
        m_stage = m_order == Order::Server ? Stage::Merging : Stage::Ordering;
}

std::optional<Ranking::Run> Ranking::mergeParts()
{
    std::vector<const Part *> parts;
    for (const Part &part : m_parts)
        if (!part.isDone || !part.found.empty())
            parts.push_back(&part);
    return parts.empty() ? std::nullopt : mergeRange(parts, 0, parts.size());
}

std::optional<bool> Ranking::isBefore(Code a, Code b)
{
    const Pair pair = std::minmax(a, b);
    const auto it = m_isBefore.find(pair);
    if (it == m_isBefore.end()) {
        m_wanted.insert(pair);
        return {};
    }
    return a == pair.first ? it->second : !it->second;
}

// Each answer starts the merge anew, with all answers there are by now: where one is missing it is noted, and what does not need
// it goes on, so that questions which do not hang on each other are asked at once.
std::optional<Ranking::Run> Ranking::mergeRange(const std::vector<const Part *> &parts, std::size_t from, std::size_t to)
{
    if (to - from == 1)
        return parts[from]->isDone ? std::optional(parts[from]->found) : std::nullopt;
    const std::size_t middle = from + (to - from) / 2;
    const auto a = mergeRange(parts, from, middle), b = mergeRange(parts, middle, to);
    if (a && b)
        return merge(*a, *b);
    // The ends are asked about before the runs between them are whole: mostly they fit, and then all has been asked in one go.
    if (const Part &left = *parts[middle - 1], &right = *parts[middle]; left.isDone && right.isDone)
        static_cast<void>(isBefore(left.found.back(), right.found.front()));
    return {};
}

std::optional<Ranking::Run> Ranking::merge(const Run &a, const Run &b)
{
    if (a.empty() || b.empty()) {
        Run run = a;
        append(run, b);
        return run;
    }
    const auto follows = isBefore(a.back(), b.front());
    if (!follows)
        return {};
    if (*follows) {
        Run run = a;
        append(run, b);
        return run;
    }
    const auto precedes = a.size() == 1 && b.size() == 1 ? std::optional(true) : isBefore(b.back(), a.front());
    if (!precedes)
        return {};
    if (*precedes) {
        Run run = b;
        append(run, a);
        return run;
    }
    return a.size() >= b.size() ? split(a, b) : split(b, a);
}

/// Cuts the longer run in its middle and the other one where that middle belongs: two merges that know nothing of each other.
std::optional<Ranking::Run> Ranking::split(const Run &a, const Run &b)
{
    const auto pivot = a.begin() + std::ptrdiff_t(a.size() / 2);
    auto low = b.begin(), high = b.end();
    while (low != high) {
        const auto middle = low + (high - low) / 2;
        const auto isLater = isBefore(*pivot, *middle);
        if (!isLater)
            return {};
        if (*isLater)
            high = middle;
        else
            low = middle + 1;
    }
    auto head = merge(Run(a.begin(), pivot), Run(b.begin(), low));
    const auto tail = merge(Run(pivot + 1, a.end()), Run(low, b.end()));
    if (!head || !tail)
        return {};
    head->push_back(*pivot);
    append(*head, *tail);
    return head;
}

Ranked Ranking::result() const
{
    Ranked ranked;
    ranked.codes = m_sorted;
    if (m_stage == Stage::Finding)
        for (const Part &part : m_parts)
            append(ranked.codes, part.found);
    ranked.order = m_order;
    ranked.isWhole = m_isWhole && isDone();
    return ranked;
}

} // namespace bw::tls

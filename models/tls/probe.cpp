// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/probe.h"

#include "models/core/blocking.h"
#include "models/crypto/random.h"
#include "models/tls/clienthello.h"
#include "models/tls/serverreply.h"
#include "models/tls/survey.h"
#include "models/tls/tr.h"
#include "models/transport/dial.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace bw::tls {

using core::ProblemKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds stopIsSeenWithin { 50 };

/// How one question went.
enum class Fate : std::uint8_t {
    Answered, ///< in TLS
    Ended, ///< the server took the hello and ended the connection
    Silent, ///< no answer in time
    Busy, ///< "not now"
    NoTls, ///< reached, but no TLS there
    NoConnection,
};

struct Went
{
    Fate fate = Fate::NoConnection;
    std::optional<ServerReply> reply;
    std::optional<Opening> opening;
    core::Problem problem; ///< of NoConnection and Silent
};

class Prober final
{
public:
    Prober(const ProbeTarget &target, const ProbeManners &manners, const transport::Limit &limit)
        : m_target(target)
        , m_manners(manners)
        , m_limit(limit)
        , m_survey(target.serverName)
        , m_width(std::max(1, manners.connections))
    {
    }

    core::Result<ProbeResult> run();

private:
    void work();
    /// The next question, or nothing when there is none any more.
    std::optional<Survey::Question> waitForQuestion(std::unique_lock<std::mutex> &lock);
    Went ask(const Survey::Question &question, const transport::Limit &limit) const;
    Went listen(transport::Stream &stream, const Survey::Question &question, std::string_view first, const transport::Limit &limit) const;
    /// False: to be asked once more.
    bool digest(const Survey::Question &question, const Went &went, int tries);
    void pauseFor(milliseconds time) const;

    const ProbeTarget &m_target;
    const ProbeManners &m_manners;
    const transport::Limit &m_limit;

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Survey m_survey;
    ProbeResult m_result;
    int m_width, m_running = 0;
    bool m_isOver = false, m_wasReached = false;
    std::optional<core::Problem> m_problem; ///< why nothing was reached at all
};

Went Prober::listen(transport::Stream &stream, const Survey::Question &question, std::string_view first, const transport::Limit &limit) const
{
    ClientHello hello = question.hello;
    crypto::fillRandom(hello.random);
    Went went;
    if (auto sent = stream.send(bytesOf(hello), limit); !sent) {
        went.fate = sent.error().kind == ProblemKind::Unreachable ? Fate::Ended : Fate::Silent;
        went.problem = sent.error();
        return went;
    }
    ReplyReader reader(question.until);
    auto state = reader.feed(first);
    std::array<char, 16'384> block {};
    while (state == ReplyReader::State::More) {
        const auto got = stream.receive(block.data(), block.size(), limit);
        if (!got) {
            // What was whole before the end is an answer: such as a hello without the rest of its flight.
            went.fate = reader.reply().hello ? Fate::Answered : got.error().kind == ProblemKind::Unreachable ? Fate::Ended : Fate::Silent;
            went.reply = reader.reply();
            went.problem = got.error();
            return went;
        }
        state = reader.feed(std::string_view(block.data(), *got));
    }
    went.fate = state == ReplyReader::State::Done || reader.reply().hello ? Fate::Answered : Fate::NoTls;
    went.reply = reader.reply();
    return went;
}

Went Prober::ask(const Survey::Question &question, const transport::Limit &limit) const
{
    Went went;
    if (m_manners.turn)
        if (auto turn = m_manners.turn(m_limit); !turn) {
            went.problem = turn.error();
            return went;
        }
    const auto patience = limit.within(m_manners.patience);
    auto stream = m_target.connect(patience);
    if (!stream) {
        went.problem = stream.error();
        return went;
    }
    std::optional<Opening> opening;
    std::string first;
    if (m_target.isSmtp) {
        auto opened = openByStartTls(**stream, m_target.ehloName, patience);
        if (!opened) {
            went.problem = opened.error();
            return went;
        }
        first = std::move(opened->behind);
        opened->behind = first;
        opening = std::move(*opened);
        if (opening->state != OpeningState::Ready) {
            went.fate = opening->state == OpeningState::Busy ? Fate::Busy : Fate::NoTls;
            went.opening = std::move(opening);
            return went;
        }
    }
    went = listen(**stream, question, first, question.isSilenceRefusal ? patience.within(m_manners.patience / 5) : patience);
    went.opening = std::move(opening);
    return went;
}

bool Prober::digest(const Survey::Question &question, const Went &went, int tries)
{
    const bool isLast = tries >= m_manners.tries || m_limit.isOver();
    if (went.opening && m_result.opening.greeting.code == 0)
        m_result.opening = *went.opening;
    if (went.fate == Fate::Answered || went.fate == Fate::Ended || (went.fate == Fate::Silent && question.isSilenceRefusal)) {
        m_wasReached = true;
        if (went.opening)
            m_result.opening = *went.opening;
        // An end without a word may be a refusal, and may be a server that had enough of us: asked twice.
        if (went.fate == Fate::Ended && tries < 2 && !isLast)
            return false;
        m_survey.take(question.id, went.fate == Fate::Answered ? went.reply : std::nullopt);
        return true;
    }
    if (went.fate == Fate::Busy) {
        ++m_result.busy;
        m_width = std::max(1, m_width / 2);
    }
    if (went.fate == Fate::NoTls && !m_wasReached) {
        m_wasReached = true; // a mail server without STARTTLS, or none at all: there is nothing more to ask
        if (!m_target.isSmtp)
            m_result.opening.state = OpeningState::NotSmtp;
        m_isOver = true;
    }
    if (!m_wasReached && went.fate != Fate::Busy && !m_problem)
        m_problem = went.problem;
    if (!isLast && went.fate != Fate::NoTls && (m_wasReached || went.fate == Fate::Busy))
        return false;
    if (!m_wasReached)
        m_isOver = true; // not even the first question
    m_survey.fail(question.id);
    return true;
}

void Prober::pauseFor(milliseconds time) const
{
    const auto until = steady_clock::now() + time;
    while (!m_limit.isOver() && steady_clock::now() < until)
        std::this_thread::sleep_for(std::min(stopIsSeenWithin, std::chrono::ceil<milliseconds>(until - steady_clock::now())));
}

std::optional<Survey::Question> Prober::waitForQuestion(std::unique_lock<std::mutex> &lock)
{
    while (!m_isOver && !m_survey.isDone() && !m_limit.isOver() && m_result.connections < m_manners.mostConnections) {
        if (m_running < m_width)
            if (auto question = m_survey.next())
                return question;
        m_changed.wait_for(lock, stopIsSeenWithin);
    }
    m_isOver = true;
    m_changed.notify_all();
    return {};
}

void Prober::work()
{
    std::unique_lock lock(m_mutex);
    while (const auto question = waitForQuestion(lock)) {
        ++m_running;
        for (int tries = 1; true; ++tries) {
            ++m_result.connections;
            lock.unlock();
            const Went went = ask(*question, m_limit);
            lock.lock();
            if (digest(*question, went, tries))
                break;
            --m_running;
            lock.unlock();
            if (went.fate != Fate::Ended)
                pauseFor(m_manners.pause * (1 << std::min(tries - 1, 6)));
            lock.lock();
            while (m_running >= m_width && !m_limit.isOver())
                m_changed.wait_for(lock, stopIsSeenWithin);
            ++m_running;
        }
        --m_running;
        m_changed.notify_all();
    }
}

core::Result<ProbeResult> Prober::run()
{
    core::willBlock("look at a server's TLS");
    const auto begun = steady_clock::now();
    if (!m_target.isSmtp)
        m_result.opening.state = OpeningState::Ready;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < std::max(1, m_manners.connections); ++i) // not m_width: the first of them may halve it already
            threads.emplace_back([this] { work(); });
    }
    if (m_limit.isStopped() || (!m_wasReached && m_result.busy == 0))
        return core::fail(m_problem && !m_limit.isStopped() ? *m_problem : transport::overProblem(m_limit, Tr::tr("looking at its TLS"), {}));
    m_result.picture = m_survey.picture();
    m_result.took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
    return m_result;
}

} // namespace

core::Result<ProbeResult> probe(const ProbeTarget &target, const ProbeManners &manners, const transport::Limit &limit)
{
    return Prober(target, manners, limit).run();
}

} // namespace bw::tls

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collector.h"

#include "models/core/guard.h"
#include "models/service/hostkeys.h"
#include "models/service/teller.h"
#include "models/service/tr.h"
#include "models/store/fleet/nodetable.h"

#include <algorithm>
#include <exception>
#include <malloc.h>
#include <mutex>
#include <random>
#include <thread>

namespace bw::service {

using core::fail;
using core::ProblemKind;
using ingest::RoundResult;
using std::chrono::steady_clock;

namespace {

constexpr int writersAtOnce = 24;
constexpr std::size_t mostAtOnce = 256; ///< threads, nearly all of them waiting for their node
constexpr std::chrono::seconds firstPause { 60 }, longestPause { 600 };

/// Somebody ended it: that says nothing of the node. What else goes wrong while it ends does not either.
bool wasCalledOff(const RoundResult &result, const std::atomic_bool &stop)
{
    return result.problem && (stop || result.problem->kind == ProblemKind::Cancelled);
}

/// \p work on as many threads as there may be, or on this one. Until all are done.
void runAtOnce(std::size_t count, const std::function<void()> &work)
{
    std::vector<std::thread> threads;
    threads.reserve(count);
    try {
        while (threads.size() < count)
            threads.emplace_back(work);
    } catch (const std::exception &) { // the system allows no more
        if (threads.empty())
            work();
    }
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace

struct Collector::Entry
{
    store::NodeRow row;
    std::unique_ptr<ingest::NodeRound> round;
    steady_clock::time_point lastSnapshot, lastQueue; ///< epoch: not in this process
    steady_clock::time_point notBefore; ///< after failures
    std::chrono::milliseconds pause {};
    bool isWanted = false, isStale = false;
};

Collector::Collector(store::Store store, ingest::MakeHasher makeHasher, const core::Clock &clock, CollectorOptions options)
    : m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
    , m_options(std::move(options))
    , m_gate(writersAtOnce)
{
}

Collector::~Collector() = default;

void Collector::setOnNode(std::function<void(const RoundResult &)> call)
{
    m_onNode = std::move(call);
}

void Collector::setTeller(std::shared_ptr<Teller> teller)
{
    m_teller = std::move(teller);
}

/// What the store says of its nodes now: one may have been added, changed or removed since the last round.
core::Done Collector::refresh(const QStringList &names)
{
    const auto rows = store::listFleet(m_store, {});
    if (!rows)
        return fail(rows.error());
    for (const auto &entry : m_nodes)
        entry->isStale = true;
    const QList<transport::AcceptedKey> keys = acceptedKeys(*rows);
    for (const store::NodeRow &row : *rows) {
        if (row.node.route == fleet::RouteKind::None)
            continue;
        auto found = std::find_if(m_nodes.begin(), m_nodes.end(), [&row](const auto &entry) { return entry->row.id == row.id; });
        if (found == m_nodes.end() || !((*found)->row.node == row.node)) {
            if (found != m_nodes.end())
                m_nodes.erase(found);
            m_nodes.push_back(std::make_unique<Entry>());
            m_nodes.back()->row = row;
            m_nodes.back()->round = std::make_unique<ingest::NodeRound>(m_store, m_makeHasher, m_clock, row, m_options.route, &m_gate);
            found = std::prev(m_nodes.end());
        }
        (*found)->isStale = false;
        (*found)->round->setAcceptedKeys(keys);
        if (row.error && row.error->kind == store::hostKeyChanged)
            (*found)->round->close();
        (*found)->isWanted = names.isEmpty() ? steady_clock::now() >= (*found)->notBefore : names.contains(row.node.name);
    }
    std::erase_if(m_nodes, [](const auto &entry) { return entry->isStale; });
    for (const QString &name : names)
        if (std::none_of(m_nodes.begin(), m_nodes.end(), [&name](const auto &entry) { return entry->row.node.name == name; }))
            return fail({ ProblemKind::Missing, Tr::tr("No node named %1 can be reached").arg(name), {}, {}, Tr::tr("See fleet list; add it with fleet add.") });
    return {};
}

core::Result<QList<RoundResult>> Collector::round(const QStringList &names, const std::atomic_bool &stop)
{
    if (m_store.isReadOnly()) // nothing is dialled: what came could not be kept
        return fail(m_store.whyReadOnly());
    if (auto done = refresh(names); !done)
        return fail(done.error());
    std::vector<Entry *> wanted;
    for (const auto &entry : m_nodes)
        if (entry->isWanted)
            wanted.push_back(entry.get());
    QList<RoundResult> results;
    QList<std::pair<std::int64_t, store::RoundRow>> rows;
    std::mutex mutex;
    std::atomic_size_t next = 0;
    const auto readNodes = [&]() -> core::Done {
        for (std::size_t i = next++; i < wanted.size() && !stop; i = next++) {
            Entry &entry = *wanted[i];
            const auto now = steady_clock::now();
            ingest::RoundWishes wishes;
            wishes.snapshot = now - entry.lastSnapshot >= m_options.snapshotEvery || entry.lastSnapshot == steady_clock::time_point();
            wishes.host = entry.lastSnapshot != steady_clock::time_point(); // some forty commands: not before all else is known
            wishes.queue = now - entry.lastQueue >= m_options.queueEvery || entry.lastQueue == steady_clock::time_point();
            wishes.history = m_options.history;
            wishes.mostBytes = m_options.mostBytes;
            RoundResult result = entry.round->run({ now + m_options.deadline, &stop }, wishes);
            if (!result.problem && wishes.snapshot)
                entry.lastSnapshot = now;
            if (!result.problem && wishes.queue)
                entry.lastQueue = now;
            while (result.hasMore && result.bytes < m_options.mostBytes && !result.problem && !stop && steady_clock::now() - now < m_options.catchUp) {
                if (store::isStopped(m_store, entry.row.id).value_or(true)) // by another program, meanwhile
                    entry.round->close();
                RoundResult more = entry.round->run({ steady_clock::now() + m_options.deadline, &stop }, { .history = m_options.history, .mostBytes = m_options.mostBytes - result.bytes });
                if (wasCalledOff(more, stop))
                    break; // what was read before stands
                result.add(std::move(more));
            }
            if (wasCalledOff(result, stop)) {
                const std::lock_guard lock(mutex);
                if (m_onNode)
                    m_onNode(result);
                results.append(std::move(result));
                continue;
            }
            if (result.problem) {
                std::minstd_rand random(std::random_device {}());
                entry.pause = std::min<std::chrono::milliseconds>(longestPause, std::max<std::chrono::milliseconds>(firstPause, 2 * entry.pause));
                entry.notBefore = now + entry.pause * static_cast<int>(75 + random() % 50) / 100;
            } else {
                entry.pause = {};
                entry.notBefore = {};
            }
            const std::lock_guard lock(mutex);
            rows.append({ entry.row.id, result.row });
            if (m_onNode)
                m_onNode(result);
            results.append(std::move(result));
        }
        return {};
    };
    core::Done all;
    const auto work = [&] {
        if (auto done = core::guarded(m_store.path(), readNodes); !done) { // outside a node's round, which has a guard of its own
            const std::lock_guard lock(mutex);
            all = done;
        }
    };
    runAtOnce(std::min(wanted.size(), mostAtOnce), work);
    if (!all)
        return fail(all.error());
    if (std::any_of(results.begin(), results.end(), [](const RoundResult &result) { return result.lines > 0; }))
        ::malloc_trim(0); // what many writers took side by side goes back
    if (!rows.isEmpty())
        if (auto done = store::noteRounds(m_store, rows); !done)
            return fail(done.error());
    if (!stop)
        m_telling.wish(m_teller);
    std::sort(results.begin(), results.end(), [](const RoundResult &a, const RoundResult &b) { return a.node < b.node; });
    return results;
}

} // namespace bw::service

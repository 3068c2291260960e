// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/ingest/noderound.h"
#include "models/service/tellingthread.h"
#include "models/store/store.h"
#include "models/transport/route.h"

#include <QList>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace bw::service {

class Teller;

struct CollectorOptions
{
    std::chrono::milliseconds deadline = std::chrono::seconds(30); ///< of one node's round
    std::chrono::milliseconds snapshotEvery = std::chrono::minutes(15);
    std::chrono::milliseconds queueEvery = std::chrono::minutes(5);
    /// A log that is longer has further stretches of the same deadline, as long as this; then the next round goes on. So no node
    /// keeps the others waiting for longer.
    std::chrono::milliseconds catchUp = std::chrono::hours(1);
    std::uint64_t mostBytes = ingest::mostRoundBytes; ///< of one node's logs in a round with all its stretches: who never ends is left for the next
    bool history = false; ///< rotated files too: each is fetched once
    transport::RouteOptions route;
};

/// The nodes that are reached, round by round. Each node talks on a thread of its own, which mostly waits: a slow one never
/// holds up another, and a round ends when the last has met its deadline. Connections stay open between rounds; a node that
/// failed is tried again later and later, with some jitter, up to ten minutes (but whenever it is asked for by name).
/// Where the store has a stop (store::hostKeyChanged), whoever stored it, the connection from before is closed unused: only what a
/// new handshake shows ends the stop.
/// One thread calls; results come on the nodes' threads, one at a time.
class Collector final
{
public:
    Collector(store::Store store, ingest::MakeHasher makeHasher, const core::Clock &clock, CollectorOptions options);
    ~Collector();

    /// One round over the nodes of these names (none: all that have a route). Reads until each log's end, or for
    /// CollectorOptions::catchUp (RoundResult::hasMore). What \p stop calls off is among the results, and no fact of the node: the
    /// store is told nothing of it, and it does not rest. Errors: Missing for an unknown name; the store's.
    [[nodiscard]] core::Result<QList<ingest::RoundResult>> round(const QStringList &names, const std::atomic_bool &stop);
    /// Called for each node that is done.
    void setOnNode(std::function<void(const ingest::RoundResult &)> call);
    /// Tells a person after each round what it brought to light; null: nobody. On a thread of its own: the next round waits for
    /// nobody. The end of the collector ends it (TellingThread).
    void setTeller(std::shared_ptr<Teller> teller);
    /// Blocks until all is told, or until \p stop.
    void finishTelling(const std::atomic_bool &stop) { m_telling.finish(stop); }

private:
    struct Entry;
    core::Done refresh(const QStringList &names);
    store::Store m_store;
    ingest::MakeHasher m_makeHasher;
    const core::Clock &m_clock;
    CollectorOptions m_options;
    std::function<void(const ingest::RoundResult &)> m_onNode;
    std::shared_ptr<Teller> m_teller;
    ingest::WritersGate m_gate;
    std::vector<std::unique_ptr<Entry>> m_nodes;
    TellingThread m_telling;
};

} // namespace bw::service

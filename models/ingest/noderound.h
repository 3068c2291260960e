// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/intake.h"
#include "models/ingest/recentbytes.h"
#include "models/store/fleet/nodetable.h"
#include "models/transport/route.h"

#include <chrono>
#include <memory>
#include <optional>
#include <semaphore>
#include <unordered_map>

namespace bw::ingest {

inline constexpr std::uint64_t mostRoundBytes = 8ULL << 30; ///< of one node's logs in a round; the next one goes on

/// What a round shall do beside reading the log.
struct RoundWishes
{
    bool snapshot = false; ///< also without it when the log says that the product was started or reloaded
    bool queue = false;
    bool host = false; ///< with a snapshot, where the round was quick so far: its system too, if it was not asked for a day
    bool history = false; ///< rotated files too, newest first, once the log was read to its end
    std::uint64_t mostBytes = mostRoundBytes; ///< of its logs, over which they are spread evenly
};

/// What came of one node's round. Plain data.
struct RoundResult
{
    QString node;
    std::optional<core::Problem> problem; ///< none: it was read
    QString errorKind; ///< a word of the contract; empty without a problem
    qint64 lines = 0, events = 0; ///< whole lines taken in this round, without those that the store had already
    std::int64_t snapshot = 0; ///< in force, whether or not this round read it again; 0: none yet
    std::uint64_t bytes = 0; ///< read of its logs
    bool hasMore = false; ///< the log holds more than this round's time and bytes allowed
    bool settingsMayHaveChanged = false; ///< its product said that it was started, stopped or reloaded: they were read again at once
    QList<core::UtcMicros> changedHours;
    store::RoundRow row; ///< for the store
    transport::ConnectReport report;
    std::optional<core::Problem> clockProblem {}; ///< its clock is not known, or off, and was neither until now; the log was read all the same
    std::optional<core::Problem> queueProblem {}; ///< its queue could not be listed, and could until now; the rest was read all the same

    /// Of a further stretch of the same log, read after this one: how it ended counts; what it does not tell stands as it was.
    void add(RoundResult more);
};

/// "unreachable", "timed_out", "host_key_unknown", "host_key_changed", "denied", "log_missing" …
[[nodiscard]] QString errorWord(const core::Problem &problem);

/// How many nodes write into a store at once: each takes about 2 MB while it does. Whoever has waited for two seconds goes in all
/// the same: nodes that hang in the middle of a read hold up nobody.
using WritersGate = std::counting_semaphore<>;

/// One node between rounds: its connection, and what it looked like the last time, so that a quiet node costs a question
/// or two. One thread at a time.
class NodeRound final
{
public:
    /// \p makeHasher as for an import; the clock must outlive it.
    NodeRound(store::Store store, MakeHasher makeHasher, const core::Clock &clock, store::NodeRow node, transport::RouteOptions options, WritersGate *gate = nullptr);
    ~NodeRound();

    /// Blocks, at most until the limit; history takes as long as bytes come, and ends when none came for as long as the limit
    /// left at first. Everything that was read is in the store afterwards, also after a failure.
    [[nodiscard]] RoundResult run(const transport::Limit &limit, const RoundWishes &wishes);
    [[nodiscard]] const store::NodeRow &node() const { return m_node; }
    void close(); ///< the connection; before a run where the store has a stop (store::hostKeyChanged): nothing more is sent over it
    /// Of the store as it is now; before each run. A connection whose server showed another key than this node's is closed.
    void setAcceptedKeys(const QList<transport::AcceptedKey> &keys);

private:
    core::Done connect(const transport::Limit &limit, RoundResult &result);
    core::Done readAll(const transport::Limit &limit, const RoundWishes &wishes, RoundResult &result);
    core::Done readLogs(const transport::Limit &limit, std::uint64_t mostBytes, RoundResult &result);
    core::Done readHistory(const transport::Limit &limit, std::chrono::nanoseconds stretch, RoundResult &result);
    core::Result<QStringList> logPaths(transport::Files &files, const Intake &intake) const;
    core::Done readJournal(const transport::Limit &limit, RoundResult &result);
    core::Result<bool> isQuiet(transport::Files &files);
    core::Done askHost(const transport::Limit &limit, RoundResult &result);
    core::Done askProduct(const transport::Limit &limit, const RoundWishes &wishes, RoundResult &result);
    class Pass;
    struct Desk;
    core::Result<std::unique_ptr<Desk>> sitDown(transport::Files &files);
    core::Result<std::unique_ptr<Intake>> openIntake();
    void take(Intake &intake, RoundResult &result);

    store::Store m_store;
    MakeHasher m_makeHasher;
    const core::Clock &m_clock;
    store::NodeRow m_node;
    transport::RouteOptions m_options;
    WritersGate *m_gate; ///< may be null
    std::unique_ptr<transport::Route> m_route;
    QString m_keyMet; ///< that the server showed when the connection was made
    QString m_hostZone; ///< as the host says; empty: not known
    std::unordered_map<std::string, transport::FileIdentity> m_seen; ///< logs as they were after they were read to their end
    RecentBytes m_recent; ///< of the logs
    std::int64_t m_snapshot = 0;
    std::chrono::steady_clock::time_point m_askHostFrom; ///< after a question about the host that hung
    bool m_hasHung = false; ///< in this round
    bool m_isClockUnknown = false, m_isClockOff = false, m_isQueueUnread = false;
};

} // namespace bw::ingest

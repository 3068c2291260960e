// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/ingest/writerthread.h"
#include "models/logs/event.h"
#include "models/logs/ledger.h"
#include "models/logs/line.h"
#include "models/mta/product.h"
#include "models/store/writer.h"

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace bw::ingest {

/// A node's ledger on a thread of its own, between the one that reads sources and the one that writes the store; the ledger has most
/// to do (docs/performance.md), so the grammar is read before. Lines are copied, a tray of them at a time, and done in the order in
/// which they came, as is all else that is asked; whoever brings more than fits waits. After a failure (also an exception in the
/// ledger) nothing more is done, and wait() answers that failure. A line that a grammar throws at is kept aside. Used from one other
/// thread.
class LedgerThread final
{
public:
    /// \p writer must outlive this.
    LedgerThread(const mta::Product &product, WriterThread &writer);
    ~LedgerThread(); ///< what waits is not done

    /// Before the first line.
    void setLedger(std::unique_ptr<logs::Ledger> ledger);

    enum class Kind : std::uint8_t {
        Line, ///< counted
        Unreadable, ///< counted
        Known, ///< only heard: the store has it
        Call,
    };
    void add(Kind kind, const logs::Line &line, logs::EnvelopeFamily family);

    // In their order with the lines.
    void setSource(std::uint32_t number, const std::string &path);
    void breakContact();
    void endContact();
    void noteSource(const store::SourceRow &source);
    void addChunk(store::ChunkRow row);
    void dropChunk(const store::ChunkRef &chunk);
    void addEntries(std::vector<logs::EntryId> entries);
    void setCursor(const store::CursorRow &cursor);
    void addLost(const store::LostSpan &span);
    void commit(bool always, std::uint8_t part = 1); ///< a batch to the writer when enough has come (or \p always); \p part: Ledger::isBatchFull()

    core::Done wait(); ///< until all is done; the writer may still be busy
    [[nodiscard]] core::Done problem() const; ///< the failure so far

    [[nodiscard]] BatchCounts takeCounts(); ///< of the batches since the last call

private:
    struct Entry
    {
        logs::Line line;
        logs::EnvelopeFamily family {};
        Kind kind {};
        bool isBreak = false; ///< of a call: what stood before is another stretch's
        mta::Dispatcher::Outcome outcome {};
        std::uint32_t events = 0; ///< how many
    };
    /// What is handed over at once. Views of its lines point into bytes.
    struct Tray
    {
        std::vector<Entry> entries;
        logs::Events events; ///< of the entries, in order
        std::vector<std::shared_ptr<const void>> lent; ///< what some of them point into beside bytes
        std::exception_ptr thrown; ///< by the grammar at the last entry
        std::vector<std::function<void(LedgerThread &)>> calls; ///< of the entries of that kind, in order
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
        std::size_t room = 0;
    };
    void call(std::function<void(LedgerThread &)> what);
    void noteProgram(const logs::Line &line, logs::EnvelopeFamily family);
    void addProgram(const store::HeardProgram &program);
    void readEvents() noexcept;
    void handOver();
    Tray takeFree();
    void run();
    void work(Tray &tray);
    void take(const Entry &entry, std::span<const logs::Event> events);
    void push(bool always, std::uint8_t part);

    WriterThread &m_writer;

    // Of the thread that brings lines.
    Tray m_tray;
    mta::Dispatcher m_dispatcher;
    struct Noted ///< as heard
    {
        core::UtcMicros hour = INT64_MAX;
        std::string tag, host;
        logs::EnvelopeFamily family {};
    };
    std::array<Noted, 256> m_noted; ///< from a place by size and end of tag and host on
    std::size_t m_nextWay = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Tray> m_waiting;
    std::vector<Tray> m_free;
    bool m_isBusy = false, m_stops = false;
    core::Done m_done;
    BatchCounts m_counts;

    // Of this thread.
    std::unique_ptr<logs::Ledger> m_ledger;
    std::string m_path; ///< of the source
    logs::EnvelopeFamily m_family {};
    store::Progress m_progress;
    std::int64_t m_lines = 0, m_configEvents = 0; ///< of the batch
    std::size_t m_linesSinceCommit = 0;
    std::size_t m_batches = 0; ///< so far
    core::Done m_failed;

    std::thread m_thread;
};

} // namespace bw::ingest

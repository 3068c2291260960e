// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/writer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace bw::ingest {

/// What the lines of a batch came to.
struct BatchCounts
{
    std::int64_t lines = 0, events = 0, messages = 0, recipients = 0, unrecognised = 0, unreadable = 0, configEvents = 0;
    void add(const BatchCounts &more);
};

/// The node's writer on a thread of its own. Batches wait in a short queue; whoever brings more waits too. After a
/// failure (also an exception) nothing more is written, and everything that is asked answers that failure. Used from one other thread
/// at a time.
class WriterThread final
{
public:
    static constexpr std::size_t mostWaiting = 1;

    /// Opens the writer (takes the node's lease) and loads the node's state.
    static core::Result<std::unique_ptr<WriterThread>> start(const store::Store &store, const QString &node, const QString &mta,
        const QString &purpose, const core::Clock &clock);
    ~WriterThread(); ///< what waits is written first

    /// As it was at the start, or at the last reload().
    [[nodiscard]] const store::NodeState &state() const { return m_state; }

    core::Done push(logs::Batch batch, store::Progress progress, const BatchCounts &counts);
    core::Done drain(); ///< until all is written
    core::Done reload(); ///< drain(), and the state anew
    core::Done finish(); ///< drain(), then Writer::finish()

    [[nodiscard]] bool isOvertaken() const; ///< Writer::isOvertaken()
    [[nodiscard]] BatchCounts stored() const; ///< of the batches that are in the store

    /// UTC hours whose figures changed since the last call.
    [[nodiscard]] std::vector<core::UtcMicros> takeChangedHours();

private:
    struct Task
    {
        logs::Batch batch;
        store::Progress progress;
        BatchCounts counts;
        std::function<core::Done(store::Writer &)> call; ///< set: this instead of a batch
    };

    WriterThread() = default;
    using Open = std::function<core::Result<std::unique_ptr<store::Writer>>()>;
    void run(const QString &where, const Open &open);
    core::Done serve(const Open &open);
    core::Done runOne(store::Writer &writer, Task &task);
    core::Done enqueue(Task task);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    bool m_isBusy = false, m_isOpen = false, m_stops = false, m_isOvertaken = false;
    std::optional<core::Problem> m_problem;
    std::vector<core::UtcMicros> m_hours;
    BatchCounts m_stored;
    store::NodeState m_state; ///< written by the thread in start() and reload() only, while the other waits
    std::thread m_thread;
};

} // namespace bw::ingest

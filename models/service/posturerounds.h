// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/postures.h"
#include "models/store/store.h"

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace bw::service {

/// How long a look holds before the collector looks again. A server is asked at most once an hour by itself.
[[nodiscard]] core::UtcMicros measureEvery(store::AssetKind kind);

/// What a store watches, measured again and again beside the rounds over its nodes: one asset after the other on one thread, those that waited
/// longest first. What was looked at by anybody, on a page or by a verb, is not due. An asset that could not be measured rests as long as one that could,
/// so that a server that is down is not asked more often. Any thread.
class PostureRounds final
{
public:
    /// Measures one and keeps it: measureAndKeep() but for tests. Called on the rounds' thread.
    using Measure = std::function<core::Done(const AssetName &asset, const std::atomic_bool &stop)>;
    PostureRounds(store::Store store, const core::Clock &clock, Measure measure);
    ~PostureRounds(); ///< calls off what runs, and waits for it
    PostureRounds(const PostureRounds &) = delete;
    PostureRounds &operator=(const PostureRounds &) = delete;

    /// Called on the rounds' thread for each that was measured, or could not be; before the first wish().
    void setOnMeasured(std::function<void(const AssetName &asset, const core::Done &done)> call) { m_onMeasured = std::move(call); }
    /// Begins to measure what is due, if nothing is being measured, and comes back. Does nothing on a read-only store.
    void wish();
    /// What is due now, longest waiting first. Errors: the store's.
    [[nodiscard]] core::Result<QList<AssetName>> due() const;

private:
    void run();
    const store::Store m_store;
    const core::Clock &m_clock;
    const Measure m_measure;
    std::function<void(const AssetName &, const core::Done &)> m_onMeasured;
    std::atomic_bool m_stop = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_wished;
    bool m_isWished = false, m_isRunning = false;
    QHash<QString, core::UtcMicros> m_tried; ///< what failed altogether and so left no look, by kind and name
    std::thread m_thread;
};

} // namespace bw::service

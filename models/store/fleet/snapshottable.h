// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/fleet/snapshot.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>

namespace bw::store {

/// A snapshot without its texts.
struct SnapshotRow
{
    std::int64_t id = 0; ///< node << 40 | number
    std::int64_t node = 0;
    core::UtcMicros first = 0, last = 0; ///< from when to when the node said this
    QString product, version;
    bool operator==(const SnapshotRow &) const = default;
};

/// Keeps what a node said: where it says the same as the snapshot in force, only that one's end moves. A section that could
/// not be read this time is no change of one that could be read before.
/// \return the id of the snapshot in force.
[[nodiscard]] core::Result<std::int64_t> keepSnapshot(const Store &store, std::int64_t node, const fleet::Snapshot &snapshot);

/// Newest first.
[[nodiscard]] core::Result<QList<SnapshotRow>> listSnapshots(const Store &store, std::int64_t node, core::TimeRange range, const Cancel &cancel);
/// With its texts. Missing: there is none.
[[nodiscard]] core::Result<fleet::Snapshot> loadSnapshot(const Store &store, std::int64_t id, const Cancel &cancel);
/// Of a node, the one in force then; 0: none.
[[nodiscard]] core::Result<std::int64_t> snapshotAt(const Store &store, std::int64_t node, core::UtcMicros time, const Cancel &cancel);

[[nodiscard]] core::Done keepQueueSample(const Store &store, std::int64_t node, const fleet::QueueSample &sample);
[[nodiscard]] core::Result<QList<fleet::QueueSample>> listQueueSamples(const Store &store, std::int64_t node, core::TimeRange range, const Cancel &cancel);

/// Retention: queue samples older than 30 days one an hour, texts that no snapshot names.
[[nodiscard]] core::Done foldFleet(const Store &store, const core::Clock &clock);

} // namespace bw::store

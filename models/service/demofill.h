// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/ingest/importer.h"
#include "models/ingest/intake.h"
#include "models/store/store.h"

#include <atomic>
#include <functional>

namespace bw::service {

struct DemoFillOptions
{
    quint32 seed = 1;
    int days = 16;
    int messagesPerDay = 5'000;
};

struct DemoFillCounts
{
    qint64 nodes = 0, lines = 0, messages = 0;
    bool operator==(const DemoFillCounts &) const = default;
};

/// Fills an empty store with a made-up fleet under attack that ends now: text through the same intake as a real log.
/// Blocks; never on the UI thread. Conflict: the store has mail already.
core::Result<DemoFillCounts> fillWithDemo(const store::Store &store, const ingest::MakeHasher &makeHasher, const core::Clock &clock,
    const DemoFillOptions &options, const std::function<void(const ingest::ImportProgress &)> &onProgress, const std::atomic_bool &stop);

} // namespace bw::service

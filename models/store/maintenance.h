// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <atomic>

namespace bw::store {

struct RetentionPolicy
{
    int rowDays = 30; ///< message, delivery, login … rows: from the day of storing, never from the log's own time
    int historyDays = 400;
    int feedbackDays = 400; ///< reports of receivers: from the day of storing
    int postureDays = 400; ///< every look, and spans of findings that ended; afterwards one look a day
    int loginDomainDays = 90;
    int fleetHourDays = 60;
    int foldAfterHours = 48; ///< an hour's cells keep all keys until they have not changed for so long
};

struct MaintenanceReport
{
    qint64 segmentsRemoved = 0, rowsRemoved = 0, ///< messages, deliveries, logins …, packed or not; reports of receivers; looks
           cellsRemoved = 0, keysFolded = 0, stringsRemoved = 0;
    bool operator==(const MaintenanceReport &) const = default;
};

/// Keeps a store within its promises: expired rows leave by whole segments, cells by level, strings with the last segment
/// that used them, all but the top keys of an hour that has come to rest are folded into "other", and messages that
/// were written one by one (a followed log) are packed (packing.h). Runs after an
/// import has ended, never during one; each step is a short transaction of its own (the writer is never held for more
/// than about 100 ms), so that it may be stopped, or killed, at any moment. Any thread but the UI's.
core::Result<MaintenanceReport> maintain(
    const Store &store, const RetentionPolicy &policy, const core::Clock &clock, const std::atomic_bool &stop);

/// VACUUM into place and a truncated WAL. Needs as much free space as the store is large; checks that first. Cancelled: the file is as it was.
core::Done compact(const Store &store, const Cancel &cancel = {});

} // namespace bw::store

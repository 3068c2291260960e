// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/store.h"

#include <QList>

namespace bw::store {

struct JournalEntry
{
    core::UtcMicros time = 0;
    QString actor; ///< login name of the person on this computer
    QString act; ///< "subject.erase", "hold.add" …
    QString details; ///< never an address or a secret
};

namespace sqlite {
class Database;
}

/// Within the caller's transaction: an act is done and journaled, or neither.
core::Done writeJournal(sqlite::Database &database, const core::Clock &clock, const QString &act, const QString &details);
core::Done writeJournal(const Store &store, const core::Clock &clock, const QString &act, const QString &details);
core::Result<QList<JournalEntry>> readJournal(const Store &store);

/// A hold stops retention of what happened in a range: for a case, an audit.
struct Hold
{
    qint64 id = 0;
    core::TimeRange range;
    QString reason;
    core::UtcMicros created = 0;
};
core::Result<qint64> addHold(const Store &store, const core::Clock &clock, core::TimeRange range, const QString &reason);
core::Done removeHold(const Store &store, const core::Clock &clock, qint64 id); ///< Missing where there is none
core::Result<QList<Hold>> listHolds(const Store &store);

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/queries/names.h"
#include "models/store/store.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>

namespace bw::store {

struct PurgeReport
{
    qint64 rowsRemoved = 0; ///< of every table
    core::UtcMicros firstHour = 0; ///< the fleet's figures have changed from here on, also by calls before that were stopped; 0: there were none
};

/// Forgets a node whole: route, rows, cells, snapshots, cursor, and its name. The fleet's sums follow. In short transactions,
/// each of which leaves a sound store whose sums are those of its nodes; what is stopped (Cancelled) or killed goes on when it is
/// called again, also after the name has gone, until settlePurges(). Warnings stay: they are the fleet's. Conflict: somebody reads the
/// node now. Missing: there is none of that name. Writes the journal. \p tell hears the share that is done, of rows. Blocks; not on the UI
/// thread. Whoever calls it then makes the memory of the fleet's hours follow (detection::rememberFleetHours), which settles it.
[[nodiscard]] core::Result<PurgeReport> purgeNode(const Store &store, const QString &name, const core::Clock &clock, const std::atomic_bool &stop,
    const std::function<void(double)> &tell = {});

/// The part of a purge that follows the name, where one node or none is left; of any other store it changes nothing. For upkeep.
[[nodiscard]] core::Done dropFleetOfOne(sqlite::Database &database, const std::atomic_bool &stop);

/// A node whose name is gone, and not yet all that has to follow.
struct SettlingPurge
{
    QString name;
    core::UtcMicros firstHour = 0; ///< as PurgeReport's
};
[[nodiscard]] core::Result<QList<SettlingPurge>> settlingPurges(const Store &store, const Cancel &cancel);
[[nodiscard]] core::Done settlePurges(const Store &store, const QList<SettlingPurge> &purges);

/// Which of these nodes are being forgotten, for people: figures of a part are gone, of another part not yet.
[[nodiscard]] QStringList unfinishedPurges(Reader &reader, const QList<NodeName> &nodes);
[[nodiscard]] core::Result<QStringList> unfinishedPurges(const Store &store, const Filter &filter, const Cancel &cancel);

} // namespace bw::store

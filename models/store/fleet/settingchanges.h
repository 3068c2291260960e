// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/comparison.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bw::store {

/// A difference between two snapshots of a node that followed each other. What is only order or spelling is none.
struct SettingChange
{
    core::UtcMicros time = 0; ///< when it was seen first: it happened since the snapshot before was last seen
    QString node;
    qint64 before = 0, after = 0; ///< ids of the snapshots
    fleet::Change change;
    bool operator==(const SettingChange &) const = default;
};

struct SettingChangesAnswer
{
    QList<SettingChange> changes; ///< newest first
    bool goesOn = false; ///< there were more than were asked for
};

/// What changed on these nodes (none: all) in a range. Walks each node's snapshots from the newest back to the range's begin, and
/// reads at most mostPairs of them.
struct SettingChangesQuery
{
    static constexpr int mostPairs = 400; ///< that are compared: each costs two snapshots of some 50 KiB

    core::TimeRange range;
    QStringList nodes;
    int most = 500;
    [[nodiscard]] core::Result<SettingChangesAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

} // namespace bw::store

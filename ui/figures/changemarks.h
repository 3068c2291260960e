// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/settingchanges.h"
#include "ui/charts/timeseriesdata.h"

#include <QList>

#include <optional>
#include <utility>

namespace bw::figures {

/// Settings that changed, as marks on a chart's time axis: added, removed and changed ones. GUI thread.
[[nodiscard]] std::vector<charts::ChangeMark> changeMarks(const QList<store::SettingChange> &changes);
/// Ids of the snapshots before and after that a mark's id stands for.
[[nodiscard]] std::optional<std::pair<qint64, qint64>> snapshotsOf(const QString &markId);

} // namespace bw::figures

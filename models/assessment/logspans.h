// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QString>
#include <QStringList>

/// What evidence of logs and reports shares. Inside models/assessment only.
namespace bw::assessment {

/// Whole days of UTC before the day of \p now, as receivers report: `--from` and `--to` in UTC give the same.
[[nodiscard]] core::TimeRange reportedDays(core::UtcMicros now, int days);
/// Whole days of the store's home zone, the day of \p now among them.
[[nodiscard]] core::TimeRange loggedDays(const store::Store &store, core::UtcMicros now, int days);
/// The whole days of the home zone before the day of \p now.
[[nodiscard]] core::TimeRange endedDays(const store::Store &store, core::UtcMicros now, int days);

/// What of a range was not heard, of the nodes (none: all), in words for people: hours and nodes. Empty: all was heard; less than 5
/// minutes of a node is nothing (the finest that figures are kept by).
[[nodiscard]] core::Result<QString> unheardOf(const store::Store &store, const QStringList &nodes, core::TimeRange range, const store::Cancel &cancel);

/// The domain and those below it, as a filter names them.
[[nodiscard]] QStringList withSubdomains(const QString &domain);
/// A word of a command for a shell; strangers choose names too.
[[nodiscard]] QString shellWord(const QString &text);
/// "--from 2026-10-31 --to 2026-11-28 --tz UTC" of a range in whole UTC days; else with the time.
[[nodiscard]] QString rangeOption(core::TimeRange range);
/// An address, or a network, that is no public one.
[[nodiscard]] bool isPrivate(const QString &network);

} // namespace bw::assessment

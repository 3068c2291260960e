// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/reportparts.h"
#include "models/store/queries/volumequery.h"

/// Inside models/assessment only.
namespace bw::assessment {

/// The domain and those below it that logs of the range name as senders of accepted mail; sorted.
[[nodiscard]] core::Result<QStringList> sendersIn(const ReportAsking &asking, core::TimeRange range);
/// Figures of their mail; without senders an empty answer. What nothing that is kept can answer is told in its notes.
[[nodiscard]] core::Result<store::VolumeAnswer> volumeOf(const ReportAsking &asking, const QStringList &senders, core::TimeRange range, const QStringList &by);
[[nodiscard]] QString volumeCommand(const QStringList &senders, core::TimeRange range, const QStringList &by);

} // namespace bw::assessment

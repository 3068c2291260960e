// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include "models/store/queries/volumequery.h"

namespace bw::ctl {

/// {"buckets":[{…keys…,"accepted",…}],"totals":{…}}. Every bucket has every count: what was not heard and
/// what cannot be known is null. "coverage" stands where a bucket was not heard whole. What has no name of its own is "other" in JSON,
/// and in tables and CSV told in words.
/// \p outcomes: those that were chosen. What was accepted is not asked then, nor by reason, and null without being unknown.
[[nodiscard]] Answer toAnswer(const store::VolumeAnswer &answer, const QStringList &by, const QStringList &outcomes, Format format);
/// How rows by receiving domain are to be read that add up to more than the total; else nothing.
[[nodiscard]] QStringList readingNotes(const store::VolumeAnswer &answer, const QStringList &by);
[[nodiscard]] QJsonObject toJson(const store::VolumeCounts &counts, double coverage);
/// Less is an incomplete bucket.
inline constexpr double completeCoverage = 0.99995;
/// Between 0 and 1, rounded down to four digits, so that an incomplete bucket never says 1; what is there is at least 0.0001.
[[nodiscard]] double shownCoverage(double coverage);
[[nodiscard]] const QStringList &volumeColumnNames();

} // namespace bw::ctl

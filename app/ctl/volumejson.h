// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include "models/store/queries/volumequery.h"

namespace bw::ctl {

/// {"buckets":[{…keys…,"accepted",…}],"totals":{…}}. Every bucket has every count: what was not heard and
/// what cannot be known is null. "coverage" stands where a bucket was not heard whole. What has no name of its own is "other" in JSON,
/// and in tables and CSV told in words.
[[nodiscard]] Answer toAnswer(const store::VolumeAnswer &answer, const QStringList &by, Format format);
[[nodiscard]] QJsonObject toJson(const store::VolumeCounts &counts, double coverage);
/// Less is an incomplete bucket.
inline constexpr double completeCoverage = 0.99995;
/// Between 0 and 1, rounded down to four digits, so that an incomplete bucket never says 1.
[[nodiscard]] double shownCoverage(double coverage);
[[nodiscard]] const QStringList &volumeColumnNames();

} // namespace bw::ctl

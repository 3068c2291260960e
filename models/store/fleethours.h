// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QHash>

#include <map>

namespace bw::store {

/// What the fleet's failed logins of an hour looked like: what stuffing and slow spraying are compared with. Kept 60 days.
struct FleetHour
{
    qint64 names = 0, sources = 0; ///< distinct, of tries by strangers that may belong to stuffing
    /// Own logins with one to three tries by strangers in the 24 hours that end with this one, which no attack explains.
    /// -1: an attack on many logins was open, the hour is no measure.
    qint64 unexplained = 0;
    bool operator==(const FleetHour &) const = default;
};

[[nodiscard]] core::Result<QHash<core::UtcMicros, FleetHour>> readFleetHours(const Store &store, core::TimeRange range, const Cancel &cancel);
/// In the place of what is remembered of these hours.
core::Done writeFleetHours(const Store &store, const std::map<core::UtcMicros, FleetHour> &hours);

} // namespace bw::store

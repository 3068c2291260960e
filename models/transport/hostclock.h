// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/transport/route.h"

namespace bw::transport {

/// How long a question about the host itself may take: a share of what is left, at most five seconds. One that hangs costs its
/// answer, never the log.
[[nodiscard]] std::chrono::milliseconds patienceWithin(const Limit &limit);

/// How long listing a queue may take: half of what is left. One that hangs leaves time for the questions after it, and the connection.
[[nodiscard]] std::chrono::milliseconds halfOf(const Limit &limit);

/// A node's clock minus ours, in microseconds; half of the way there and back is taken off. The route's errors (the connection
/// may still be open: Route::isOpen()); Malformed: what came is no time.
[[nodiscard]] core::Result<core::UtcMicros> clockOffset(Route &route, const core::Clock &clock, std::chrono::milliseconds patience);

inline constexpr core::UtcMicros clockTolerance = 5 * core::microsPerMinute; ///< more puts lines into other hours
/// How far two clocks are apart, whichever is ahead; for after "by": "20 minutes", "3 hours", "1,095 days".
[[nodiscard]] QString lengthOf(core::UtcMicros offset);
/// That its clock is off by more than the tolerance; none: it is not.
[[nodiscard]] std::optional<core::Problem> clockProblem(core::UtcMicros offset);

} // namespace bw::transport

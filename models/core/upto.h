// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

namespace bw::core {

/// Hours to come are no part of what is asked: nobody could have heard them, so they are no gap and take nothing from a share.
/// A range that is to come as a whole stays as it is. Times in UTC microseconds; any thread.
[[nodiscard]] constexpr TimeRange upTo(TimeRange range, UtcMicros now)
{
    return { range.from, range.from < now && now < range.to ? now : range.to };
}

} // namespace bw::core

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

namespace bw::core {

/// Where the present comes from. Handed to constructors, so that a test can own it. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcMicros now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcMicros now() const override;
};

} // namespace bw::core

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"

#include <atomic>

namespace bw::test {

/// Stands still until it is told to move. Any thread.
class ManualClock final : public core::Clock
{
public:
    explicit ManualClock(core::UtcMicros start = 1'795'600'800'000'000) // 2026-11-25T10:00:00Z
        : m_now(start)
    {
    }
    [[nodiscard]] core::UtcMicros now() const override { return m_now; }
    void set(core::UtcMicros now) { m_now = now; }
    void advance(core::UtcMicros by) { m_now += by; }

private:
    std::atomic<core::UtcMicros> m_now;
};

} // namespace bw::test

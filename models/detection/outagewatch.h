// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/windows.h"
#include "models/store/queries/loginrows.h"

#include <deque>
#include <unordered_map>
#include <vector>

namespace bw::detection {

/// A time in which a node could not check passwords (rule L11). What was tried there then tells nothing of who tried.
struct LoginOutage
{
    std::int64_t node = 0;
    core::TimeRange span; ///< from the first outage of the burst to five minutes after the last
    qint64 outages = 0;
};

/// L11: 20 outages of a node in 5 minutes, or 5 that are more than half of all it was asked. Every row, in order of time.
class OutageWatch final
{
public:
    void take(const store::LoginTry &row);
    [[nodiscard]] bool isDown(std::int64_t node, core::UtcMicros t) const;
    [[nodiscard]] std::vector<LoginOutage> outages() const; ///< in order of their beginning

private:
    struct NodeState
    {
        Ring<5> asked { core::microsPerMinute };
        std::deque<core::UtcMicros> recent; ///< outages of the last 5 minutes, at most as many as decide
        std::vector<LoginOutage> spans;
        bool isOpen = false;
    };
    std::unordered_map<std::int64_t, NodeState> m_nodes;
};

} // namespace bw::detection

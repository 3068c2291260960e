// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/spacesaving.h"
#include "models/detection/trystream.h"
#include "models/detection/windows.h"

#include <unordered_map>
#include <vector>

namespace bw::detection {

struct FoundAttack;

/// L12, a small break-in: a source fails on 3 other logins and 5 times in all within an hour, and then gets in with a login that
/// never got in from there. Tries and successes in order of time, then finish(). Capped: 20,000 sources, 5,000 suspicions.
class GuessWatch final
{
public:
    void setEnd(core::UtcMicros end) { m_end = end; } ///< who gets in later only tells which tries were resolved
    void failure(const store::LoginTry &row); ///< at once, each typed password once
    /// \p before: who got in from that source in the day before; nullptr: nobody.
    void success(const store::LoginTry &row, const LoginHistory &history, const RecentMembers *before);
    /// What is left when those who got in themselves within the hour after are no longer counted: people do, guessed names do not.
    [[nodiscard]] std::vector<FoundAttack> finish();

private:
    struct SourceState
    {
        Ring<12> hour { 5 * core::microsPerMinute };
        RecentMembers failed; ///< logins
        core::UtcMicros first = 0, last = 0; ///< of its run of failures
        int open = -1; ///< suspicion of this run
    };
    struct Suspicion
    {
        std::string source;
        std::vector<std::uint64_t> others; ///< that failed in the hour before
        std::vector<std::int64_t> gotIn;
        core::TimeRange window;
        core::UtcMicros gotInAt = 0; ///< first of all
    };

    core::UtcMicros m_end = INT64_MAX;
    SpaceSaving<std::string, SourceState> m_sources { 20'000 };
    std::vector<Suspicion> m_suspicions;
};

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/simulator.h"

namespace bw::demo {

/// When the demo's story happens. All in UTC, all before the end.
struct StoryTimes
{
    core::UtcMicros end = 0;
    core::TimeRange lost; ///< two hours of the fleet that nobody read
    core::UtcMicros outage = 0; ///< mx-fr-3 is not read from then on
    core::UtcMicros takeover = 0; ///< first good login from 203.0.113.77
    core::UtcMicros stopped = 0; ///< its last message

    static StoryTimes before(core::UtcMicros end, const core::ZoneRules &zone);
};

/// The figures that the story states. The login attack has them at any size; mail scales with messagesPerDay.
struct StoryFigures
{
    std::uint32_t sprayTries = 9'120;
    std::uint32_t sprayLogins = 812;
    std::uint32_t campaignFailures = 412; ///< of the spray
    std::uint32_t campaignSources = 31;
    std::uint32_t billingFailures = 88; ///< of the spray
    std::uint32_t bruteForceTries = 4'018;
    std::uint32_t stuffingTries = 3'377;
    std::uint32_t stuffingNames = 3'102;
    std::uint32_t forgottenOwnTries = 1'104;
    std::uint32_t forgottenOwnLogins = 171;
    std::uint32_t forgottenOtherTries = 585; ///< three of them are of ops@mta.example
    std::uint32_t forgottenOtherLogins = 43;
    std::uint32_t refusedWithoutTls = 12; ///< dev@news.example
    std::uint32_t stolenMessages = 0; ///< sent with campaigns@news.example from 203.0.113.77
    std::uint32_t campaignUsual = 0; ///< what it sends in such a stretch on other days
};

/// Host indices as models/demo/demofleet.cpp orders them.
struct StoryHosts
{
    std::uint32_t subFr1 = 0;
    std::uint32_t subDe1 = 0;
    std::uint32_t mxFr2 = 0;
};

[[nodiscard]] StoryFigures storyFigures(std::uint32_t messagesPerDay);

/// Everything that happens by script at one host, sorted by time; host fields are set to 0 (each node has a simulator of its own).
[[nodiscard]] std::vector<Act> storyActs(const MailWorld &world, const StoryTimes &times, const StoryFigures &figures, std::uint32_t host,
    const StoryHosts &hosts, std::uint64_t seed);

} // namespace bw::demo

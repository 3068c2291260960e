// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/hostclock.h"

#include "models/fleet/mask.h"
#include "models/transport/tr.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace bw::transport {

using core::fail;

namespace {

constexpr std::size_t mostAnswerBytes = 1024;
constexpr double latestSeconds = 1e11; ///< the year 5138: what is later is no clock, and would not fit
constexpr int shareOfTheRest = 4;

} // namespace

std::chrono::milliseconds patienceWithin(const Limit &limit)
{
    return limit.leftOf(shareOfTheRest * std::chrono::seconds(5)) / shareOfTheRest;
}

std::chrono::milliseconds halfOf(const Limit &limit)
{
    return limit.leftOf(wholeStretch) / 2;
}

core::Result<core::UtcMicros> clockOffset(Route &route, const core::Clock &clock, std::chrono::milliseconds patience)
{
    const core::UtcMicros before = clock.now();
    const auto said = route.run(Command::fixed("date +%s.%N"), mostAnswerBytes, patience);
    const core::UtcMicros after = clock.now();
    const auto unknown = [](core::ProblemKind kind, const QString &why) {
        return fail({ kind, Tr::tr("The clock of the node is not known"), why, {}, Tr::tr("See that “date” answers there; the log is read without it.") });
    };
    if (!said && !route.isOpen())
        return fail(said.error());
    if (!said)
        return unknown(said.error().kind, said.error().what);
    double seconds = 0;
    const auto parsed = std::from_chars(said->out.data(), said->out.data() + said->out.size(), seconds);
    if (said->exitCode != 0 || parsed.ec != std::errc() || !(seconds > 0 && seconds < latestSeconds))
        return unknown(core::ProblemKind::Malformed, Tr::tr("“date” said: %1").arg(fleet::shownLine(said->out.empty() ? said->err : said->out, 100)));
    return static_cast<core::UtcMicros>(seconds * core::microsPerSecond) - before - (after - before) / 2;
}

QString lengthOf(core::UtcMicros offset)
{
    const core::UtcMicros span = std::abs(offset);
    if (span < 2 * core::microsPerMinute)
        return Tr::tr("%n second(s)", "by how much a clock is off", static_cast<int>(span / core::microsPerSecond));
    if (span < 2 * core::microsPerHour)
        return Tr::tr("%n minute(s)", "by how much a clock is off", static_cast<int>(span / core::microsPerMinute));
    if (span < 2 * core::microsPerDay)
        return Tr::tr("%n hour(s)", "by how much a clock is off", static_cast<int>(span / core::microsPerHour));
    return Tr::tr("%Ln day(s)", "by how much a clock is off", static_cast<int>(span / core::microsPerDay));
}

std::optional<core::Problem> clockProblem(core::UtcMicros offset)
{
    if (std::abs(offset) < clockTolerance)
        return std::nullopt;
    return core::Problem { core::ProblemKind::Malformed, (offset > 0 ? Tr::tr("The clock of the node is ahead of ours by %1") : Tr::tr("The clock of the node is behind ours by %1")).arg(lengthOf(offset)),
        Tr::tr("what it logs counts at the wrong time"), {}, Tr::tr("Set it there, as with “timedatectl set-ntp true”.") };
}

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledgerprivate.h"

#include <algorithm>

/// What was heard of each host and when: coverage by hour, and spans.
namespace bw::logs {

namespace {
constexpr UtcMicros backStepTolerance = core::microsPerSecond;
/// Spans that the store joins (models/store, heardSlackMs): not told one by one where a log's format goes to and fro.
constexpr UtcMicros heardSlack = 60 * core::microsPerSecond;
constexpr std::size_t heardLookBack = 8;
/// No mail log was written before; a clock that was never set says 1970.
constexpr UtcMicros earliestPlausible = 946'684'800 * core::microsPerSecond; // 2000-01-01
constexpr UtcMicros aheadTolerance = core::microsPerDay; ///< and what is left of the day: the same all day long
constexpr UtcMicros longestImplausibleGap = core::microsPerDay;
} // namespace

UtcMicros Ledger::Private::hourOf(UtcMicros time)
{
    if (time < hourStart || time >= hourEnd) {
        const core::ZoneRules *zone = &options.homeZone;
        UtcMicros from = INT64_MIN, until = INT64_MAX;
        for (const auto &before : options.zonesBefore) {
            if (time < before.until) {
                zone = &before.zone;
                until = before.until;
                break;
            }
            from = before.until;
        }
        const UtcMicros start = zone->startOfHour(time);
        // Half-hour zone changes exist (Lord Howe): an hour ends where the next begins.
        hourEnd = zone->startOfHour(start + core::microsPerHour);
        if (hourEnd <= start || zone->startOfHour(start + core::microsPerHour - 1) != start)
            hourEnd = time + 1;
        hourStart = std::max(start, from);
        hourEnd = std::min(hourEnd, until);
    }
    return hourStart;
}

CoverageCounts &Ledger::Private::coverageOf(const Line &line)
{
    hostOf(line.host);
    Heard &span = heard[lastHostIndex];
    if (line.time < span.hour || line.time >= span.hour + core::microsPerHour || span.hour == never) {
        flushCoverage(span);
        span.hour = core::floorTo(line.time, core::microsPerHour);
    }
    return span.counts;
}

void Ledger::Private::flushCoverage(Heard &span)
{
    if (span.hour == never)
        return;
    HourKey key;
    key.start = span.hour;
    key.a = span.host;
    CoverageCounts &sum = coverage[key];
    sum.lines += span.counts.lines;
    sum.understood += span.counts.understood;
    sum.unrecognised += span.counts.unrecognised;
    sum.unreadable += span.counts.unreadable;
    sum.foreignLines += span.counts.foreignLines;
    sum.backSteps += span.counts.backSteps;
    sum.skew = std::max(sum.skew, span.counts.skew);
    span.counts = {};
    span.hour = never;
}

/// What was heard before has been told. Its hosts are forgotten, so that a run that begins here knows as many.
void Ledger::Private::beginStretch()
{
    isInContact = true;
    ++stretch;
    stretchDelivery = next.delivery;
    newest = never;
    std::sort(lingering.begin(), lingering.end(), [](const Linger &a, const Linger &b) { return a.until < b.until; });
    for (Heard &span : heard)
        flushCoverage(span);
    heard.clear();
    hostTable = {};
    lastHostIndex = SIZE_MAX;
    lastHostView = {};
}

/// Before each line: coverage of its hour, the span that is heard, the clock's steps back, and what its time ends. Gives
/// the counts of its hour.
CoverageCounts &Ledger::Private::touchLine(const Line &line)
{
    lineOffset = line.offset;
    lineNumber = line.number;
    lineLogin = SIZE_MAX;
    lastHostView = {};
    if (!isInContact)
        beginStretch();
    CoverageCounts &counts = coverageOf(line);
    ++counts.lines;
    ++batch.statistics.lines;
    if (const UtcMicros step = noteHeard(line); step > 0) {
        ++counts.backSteps;
        counts.skew = std::max(counts.skew, step);
    }
    return counts;
}

bool Ledger::Private::isPlausible(UtcMicros time)
{
    if (!options.clock)
        return true;
    if (time > latestPlausible)
        latestPlausible = core::floorTo(options.clock->now(), core::microsPerDay) + core::microsPerDay + aheadTolerance;
    return earliestPlausible <= time && time <= latestPlausible;
}

/// Widens the span that was heard. Gives how far the clock went back, or how far it is off, or 0.
UtcMicros Ledger::Private::noteHeard(const Line &line)
{
    if (!isInContact)
        beginStretch();
    hostOf(line.host);
    UtcMicros step = 0;
    Heard &now = heard[lastHostIndex];
    if (now.isOpen && (line.time > now.last ? line.time - now.last : now.last - line.time) > longestImplausibleGap) {
        const bool wasPlausible = isPlausible(now.last), is = isPlausible(line.time);
        if (wasPlausible && !is)
            return line.time > now.last ? line.time - now.last : now.last - line.time; // nothing between was heard by it
        if (!wasPlausible) { // a clock that was set right; or it all is of another age, and then only what it covers itself was heard
            if (!is)
                tellHeard(now);
            now.isOpen = false;
            newest = never;
            std::sort(lingering.begin(), lingering.end(), [](const Linger &a, const Linger &b) { return a.until < b.until; });
        }
    }
    if (!now.isOpen) {
        now.isOpen = true;
        now.from = now.to = now.last = now.start = line.time;
        now.family = options.family;
    } else if (line.time < now.last - backStepTolerance && lastHostSalt == 0) { // others have a clock each
        step = now.last - line.time;
    }
    if (now.family != options.family) {
        if (now.family != EnvelopeFamily::Unknown)
            tellHeard(now);
        now.family = options.family;
    }
    now.isTold = false;
    now.last = line.time;
    now.from = std::min(now.from, line.time);
    now.to = std::max(now.to, line.time);
    if (line.time > newest) {
        newest = line.time;
        if (!lingering.empty() && lingering.front().until <= newest)
            expire(newest);
    }
    return step;
}

void Ledger::Private::tellHeard()
{
    for (Heard &span : heard)
        tellHeard(span);
}

void Ledger::Private::tellHeard(Heard &span)
{
    if (!span.isTold && span.isOpen) {
        const auto last = batch.heard.rbegin();
        const auto lookedAt = last + static_cast<std::ptrdiff_t>(std::min(heardLookBack, batch.heard.size()));
        const auto same = std::find_if(last, lookedAt, [&](const HeardSpan &told) {
            return told.host == span.host && told.family == span.family && told.from <= span.from && span.from <= told.to + heardSlack;
        });
        if (same != lookedAt)
            same->to = std::max(same->to, span.to);
        else
            batch.heard.push_back({ span.host, span.family, span.from, span.to });
    }
    span.isTold = true;
    span.from = span.to; // the next batch joins where this one ends
}

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/fleethours.h"

#include "models/detection/loginreview.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/purge.h"

#include <algorithm>

namespace bw::detection {

using core::fail;
using core::UtcMicros;

core::Done rememberFleetHours(const store::Store &store, UtcMicros changedFrom, const std::atomic_bool &stop)
{
    constexpr UtcMicros remembered = 60 * core::microsPerDay, piece = 3 * core::microsPerDay; // pieces: bounded memory
    const auto cancel = store::Cancel::watching(stop);
    const auto whole = store::rangeOf(store, {}, cancel);
    if (!whole)
        return fail(whole.error());
    const auto nodes = store::listFleet(store, cancel);
    if (!nodes)
        return fail(nodes.error());
    UtcMicros newest = 0; // a clock years ahead must not take the place of the present
    for (const store::NodeRow &node : *nodes)
        newest = std::max(newest, node.isStampedAhead ? 0 : node.lastLine);
    const UtcMicros end = newest == 0 ? whole->to : std::min(whole->to, core::floorTo(newest, core::microsPerHour) + core::microsPerHour);
    const UtcMicros oldest = std::max(whole->from, end - remembered);
    const auto purges = store::settlingPurges(store, cancel);
    if (!purges)
        return fail(purges.error());
    for (const store::SettlingPurge &purge : *purges)
        if (purge.firstHour != 0)
            changedFrom = std::min(changedFrom, purge.firstHour);
    const auto known = store::readFleetHours(store, { oldest, end }, cancel);
    if (!known)
        return fail(known.error());
    UtcMicros from = oldest;
    for (auto hour = known->keyBegin(); hour != known->keyEnd(); ++hour)
        from = std::max(from, *hour);
    from = std::max(oldest, std::min(from, changedFrom));
    for (; from + core::microsPerHour <= end && !stop; from += piece) {
        store::Filter filter;
        filter.range = { core::floorTo(from, core::microsPerHour), std::min(from + piece, end) };
        const auto review = reviewLogins(store, filter, cancel);
        if (!review)
            return fail(review.error());
        if (auto done = store::writeFleetHours(store, review->hours); !done)
            return done;
    }
    return stop ? core::Done() : store::settlePurges(store, *purges);
}

} // namespace bw::detection

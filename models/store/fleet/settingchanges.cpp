// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/settingchanges.h"

#include "models/store/fleet/snapshottable.h"
#include "models/store/reader.h"

#include <algorithm>
#include <functional>

namespace bw::store {

using core::fail;

namespace {

constexpr int fleetSchema = 2; ///< an older store that is open for reading has no such tables

struct Pair
{
    core::UtcMicros time = 0;
    QString node;
    std::int64_t before = 0, after = 0;
};

/// Snapshots that began in the range, each with the one before it. A node's ids rise with time.
core::Result<QList<Pair>> pairsOf(const Store &store, const SettingChangesQuery &query, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QList<std::pair<std::int64_t, QString>> nodes;
    {
        auto rows = reader->rows("SELECT id, name FROM node ORDER BY id");
        while (rows.next())
            if (query.nodes.isEmpty() || query.nodes.contains(rows.text(1)))
                nodes.emplaceBack(rows.integer(0), rows.text(1));
    }
    QList<Pair> pairs;
    for (const auto &[node, name] : nodes) {
        auto rows = reader->rows("SELECT id, first_ms FROM snapshot WHERE id >= ? AND id < ? ORDER BY id DESC", rowId(node, 0), rowId(node + 1, 0));
        Pair newer; // waits for the one before it
        while (rows.next()) {
            if (newer.after != 0) {
                newer.before = rows.integer(0);
                pairs << newer;
                newer = {};
            }
            const core::UtcMicros first = fromMs(rows.integer(1));
            if (first < query.range.from)
                break;
            if (first < query.range.to)
                newer = { first, name, 0, rows.integer(0) };
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    return pairs;
}

} // namespace

core::Result<SettingChangesAnswer> SettingChangesQuery::run(const Store &store, const Cancel &cancel) const
{
    SettingChangesAnswer answer;
    if (store.schema() < fleetSchema)
        return answer;
    auto pairs = pairsOf(store, *this, cancel);
    if (!pairs)
        return fail(pairs.error());
    std::ranges::stable_sort(*pairs, std::greater(), &Pair::time);
    answer.goesOn = pairs->size() > mostPairs;
    for (const Pair &pair : pairs->mid(0, mostPairs)) {
        if (answer.changes.size() > most)
            break;
        const auto after = loadSnapshot(store, pair.after, cancel), before = loadSnapshot(store, pair.before, cancel);
        if (!after || !before)
            return fail(after ? before.error() : after.error());
        for (const fleet::Change &change : fleet::compare(*before, *after).changes)
            if (change.kind != fleet::ChangeKind::Spelling)
                answer.changes << SettingChange { pair.time, pair.node, pair.before, pair.after, change };
    }
    if (answer.changes.size() > most) {
        answer.goesOn = true;
        answer.changes.resize(most);
    }
    return answer;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/loginrows.h"

#include "models/store/queries/heardmap.h"
#include "models/store/queries/keptrows.h"
#include "models/store/queries/orderedtries.h"
#include "models/store/queries/volumesheet.h"

#include <algorithm>

namespace bw::store {

using core::fail;

namespace {

struct TriesFilter
{
    bool byLogin = false;
    QList<qint64> logins;
    std::vector<Cidr> sources;

    [[nodiscard]] bool passes(const LoginTry &one) const
    {
        if (byLogin && !logins.contains(one.login))
            return false;
        return sources.empty()
            || std::any_of(sources.begin(), sources.end(), [&](const Cidr &source) { return source.holds(one.client.view()); });
    }
};

} // namespace

core::Done readLoginTries(const Store &store, const Filter &filter, core::TimeRange range, const Cancel &cancel,
    const std::function<void(std::span<const LoginTry>)> &take, std::size_t mostAtOnce)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    TriesFilter wanted;
    wanted.byLogin = !filter.users.isEmpty();
    for (const auto &user : filter.users)
        wanted.logins += names.findLogins(user);
    const auto sources = parseSources(filter);
    if (!sources)
        return fail(sources.error());
    wanted.sources = *sources;

    std::vector<KeptRows> kept;
    std::vector<core::TimeRange> busy; // times of which there are rows: empty years cost nothing
    for (const auto &node : *nodes) {
        kept.emplace_back(*reader, node.id);
        for (const auto &segment : kept.back().segments())
            busy.push_back({ std::max(segment.times.from, range.from), std::min(segment.times.to, range.to) });
    }
    std::erase_if(busy, [](const core::TimeRange &span) { return span.from >= span.to; });
    OrderedTries ordered(*reader, std::move(kept), [&wanted](const LoginTry &one) { return wanted.passes(one); }, take, mostAtOnce);
    for (const auto &span : joined(std::move(busy))) {
        for (core::UtcMicros from = span.from; from < span.to;) {
            const core::UtcMicros to = std::min(core::floorTo(from, core::microsPerDay) + core::microsPerDay, span.to);
            ordered.give({ from, to });
            if (reader->problem())
                return fail(*reader->problem());
            from = to;
        }
    }
    return {};
}

core::Result<TryFilter> TryFilter::make(const Store &store, const Filter &filter, const Cancel &cancel)
{
    TryFilter made;
    auto sources = parseSources(filter);
    if (!sources)
        return fail(sources.error());
    made.m_sources = std::move(*sources);
    if (filter.mechanisms.isEmpty() && filter.services.isEmpty())
        return made;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto idsOf = [&names](const QStringList &texts, logs::StringKind kind) {
        std::vector<std::int64_t> ids;
        for (const QString &text : texts) {
            if (text.isEmpty())
                ids.push_back(0);
            else if (const auto id = names.find(kind, text))
                ids.push_back(*id);
        }
        return ids;
    };
    if (!filter.mechanisms.isEmpty())
        made.m_mechanisms = idsOf(filter.mechanisms, logs::StringKind::Mechanism);
    if (!filter.services.isEmpty())
        made.m_services = idsOf(filter.services, logs::StringKind::Service);
    if (reader->problem())
        return fail(*reader->problem());
    return made;
}

bool TryFilter::passes(const LoginTry &one) const
{
    const auto holds = [](const auto &ids, std::int64_t id) { return !ids || std::find(ids->begin(), ids->end(), id) != ids->end(); };
    return holds(m_mechanisms, one.mechanism) && holds(m_services, one.service)
        && (m_sources.empty() || std::any_of(m_sources.begin(), m_sources.end(), [&](const Cidr &source) { return source.holds(one.client.view()); }));
}

core::Result<QHash<qint64, QString>> readStringTexts(const Store &store, const QList<qint64> &ids, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    QHash<qint64, QString> texts;
    for (const auto id : ids)
        texts.insert(id, names.text(id));
    if (reader->problem())
        return fail(*reader->problem());
    return texts;
}

core::Result<QHash<qint64, QString>> readNodeNames(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    QHash<qint64, QString> nodes;
    for (const auto &node : names.nodes())
        nodes.insert(node.id, node.name);
    if (reader->problem())
        return fail(*reader->problem());
    return nodes;
}

core::Result<core::UtcMicros> loginRowsKeptFrom(const Store &store, const Filter &filter, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    core::UtcMicros from = INT64_MIN;
    for (const auto &node : *nodes)
        from = std::max(from, KeptRows(*reader, node.id).completeFrom());
    if (reader->problem())
        return fail(*reader->problem());
    return from;
}

core::Result<QList<qint64>> readLoginIds(const Store &store, const QStringList &wanted, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    QList<qint64> ids;
    for (const auto &name : wanted)
        ids += names.findLogins(name);
    if (reader->problem())
        return fail(*reader->problem());
    return ids;
}

core::Result<QList<double>> heardShares(
    const Store &store, const Filter &filter, const TimeBuckets &buckets, core::TimeRange range, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    const HeardMap heard(*reader, *nodes);
    QList<double> shares;
    for (std::size_t i = 0; i < buckets.size(); ++i)
        shares.append(heard.share({ std::max(buckets.start(i), range.from), std::min(buckets.end(i), range.to) }));
    if (reader->problem())
        return fail(*reader->problem());
    return shares;
}

core::Result<core::TimeRange> rangeOf(const Store &store, const Filter &filter, const Cancel &cancel)
{
    if (!(filter.range == core::TimeRange {}))
        return filter.range;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return fail(nodes.error());
    const auto zone = zoneOf(filter, store);
    if (!zone)
        return fail(zone.error());
    const auto range = wholeRange(*reader, HeardMap(*reader, *nodes), *zone);
    if (reader->problem())
        return fail(*reader->problem());
    return range;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/loginreview.h"

#include "models/detection/tr.h"
#include "models/detection/traplogins.h"
#include "models/store/fleet/purge.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/timebuckets.h"

namespace bw::detection {

using core::fail;
using core::UtcMicros;

namespace {

constexpr int comparedDays = 16; ///< 14 days before the last one, of the first hour that is judged

/// Nodes choose the logs; everything else of the filter chooses what is shown, and must not blind the rules.
store::Filter nodesOnly(const store::Filter &filter)
{
    store::Filter nodes;
    nodes.nodes = filter.nodes;
    nodes.range = filter.range;
    nodes.zone = filter.zone;
    return nodes;
}

QString whatIsMissing(const store::Store &store, const store::Filter &filter, core::TimeRange range, UtcMicros keptFrom)
{
    if (keptFrom >= range.to)
        return Tr::tr("The login rows of this range are no longer kept: kinds of failed logins, attacks and logins at risk cannot be told.");
    const auto zone = filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString());
    return Tr::tr("Login rows are kept only from %1 on: kinds of failed logins, attacks and logins at risk before that cannot be told.")
        .arg(store::toRfc3339(keptFrom, zone));
}

} // namespace

core::Result<LoginReview> reviewLogins(const store::Store &store, const store::Filter &filter, const store::Cancel &cancel)
{
    LoginReview review;
    const auto range = store::rangeOf(store, filter, cancel);
    if (!range)
        return fail(range.error());
    review.range = *range;
    review.read = { range->from - core::microsPerDay, range->to + TryStream::resolveWindow };
    auto history = store::LoginNetworks::read(store, cancel);
    if (!history)
        return fail(history.error());
    review.history = std::make_unique<LoginHistory>(std::move(*history));
    auto remembered = store::readFleetHours(store, { review.read.from - comparedDays * core::microsPerDay, review.range.to }, cancel);
    if (!remembered)
        return fail(remembered.error());
    auto traps = readTrapIds(store, cancel);
    if (!traps)
        return fail(traps.error());
    review.traps = std::move(*traps);
    const auto kept = store::loginRowsKeptFrom(store, nodesOnly(filter), cancel);
    if (!kept)
        return fail(kept.error());
    review.keptFrom = *kept;
    const auto purges = store::unfinishedPurges(store, nodesOnly(filter), cancel);
    if (!purges)
        return fail(purges.error());
    review.notes = *purges;
    if (*kept > range->from)
        review.notes.append(whatIsMissing(store, filter, *range, *kept));

    QHash<UtcMicros, qint64> usualNames;
    for (auto hour = remembered->cbegin(); hour != remembered->cend(); ++hour)
        if (hour.key() < review.read.from)
            usualNames.insert(hour.key(), hour->names);
    SlowSpray slow(std::move(*remembered));
    std::map<UtcMicros, store::FleetHour> hours;
    { // their tables are gone when slow spraying is judged
        LoginRules rules(std::move(usualNames));
        rules.setEnd(range->to);
        rules.setTraps(QSet<qint64>(review.traps.keyBegin(), review.traps.keyEnd()));
        TryStream stream(*review.history, review.read.from);
        stream.onRow = [&rules](const store::LoginTry &row) { rules.row(row); };
        stream.onTry = [&rules](const store::LoginTry &row) { rules.tried(row); };
        stream.onSuccess = [&](const store::LoginTry &row) { rules.success(row, *review.history); };
        stream.onFailure = [&](const ClassifiedTry &one) {
            rules.failure(one);
            if (!rules.outages().isDown(one.row.rowId >> 40, one.row.time))
                slow.take(one);
        };
        if (auto done = streamTries(store, filter, review, cancel, stream); !done)
            return fail(done.error());
        rules.finish();
        review.outages = rules.outages().outages();
        hours = rules.hours();
        review.found = rules.takeFound();
    }
    slow.judge(review.found, *range);
    review.found.insert(review.found.end(), slow.found().begin(), slow.found().end());
    for (const auto &[hour, logins] : slow.unexplained()) {
        const auto known = hours.find(hour);
        auto &hourKept = review.hours[hour] = known == hours.end() ? store::FleetHour {} : known->second;
        hourKept.unexplained = logins;
    }

    store::CoverageQuery coverage;
    coverage.filter = nodesOnly(filter);
    coverage.filter.range = *range;
    coverage.withHours = false;
    coverage.asideLimit = 1;
    const auto heard = coverage.run(store, cancel);
    if (!heard)
        return fail(heard.error());
    double sum = 0;
    for (const auto &node : heard->nodes)
        sum += node.heard;
    review.coverage = heard->nodes.isEmpty() ? 0 : sum / double(heard->nodes.size());
    return review;
}

core::Done streamTries(const store::Store &store, const store::Filter &filter, const LoginReview &review, const store::Cancel &cancel, TryStream &stream)
{
    auto done = store::readLoginTries(store, nodesOnly(filter), review.read, cancel, [&stream](std::span<const store::LoginTry> rows) {
        for (const auto &row : rows)
            stream.take(row);
    });
    if (!done)
        return done;
    stream.finish();
    if (const auto problem = review.history->problem())
        return fail(*problem);
    return {};
}

AttackIndex::AttackIndex(const std::vector<FoundAttack> &found)
    : m_found(found)
{
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto &attack = found[i];
        const int index = static_cast<int>(i);
        switch (attack.kind) {
        case AttackKind::Stuffing:
            m_stuffing.push_back(index);
            break;
        case AttackKind::DistributedBruteForce:
            m_users[attack.login].push_back(index);
            break;
        case AttackKind::BruteForce:
            m_pairs[pairKey(attack.login, attack.source)].push_back(index);
            break;
        case AttackKind::Spraying:
        case AttackKind::Enumeration:
            if (attack.rule == std::string_view("L7"))
                m_slow.push_back(index);
            else if (attack.rule == std::string_view("L10"))
                m_trapped[attack.source].push_back(index);
            else
                (attack.source.empty() ? m_networks[attack.network] : m_sources[attack.source]).push_back(index);
            break;
        case AttackKind::Misconfigured:
            m_devices[pairKey(attack.login, attack.network)].push_back(index);
            break;
        case AttackKind::Forgotten:
            m_forgotten[attack.login].push_back(index);
            break;
        case AttackKind::Other:
            break;
        }
    }
}

int AttackIndex::in(const std::vector<int> *candidates, UtcMicros t) const
{
    if (!candidates)
        return -1;
    for (const int i : *candidates) {
        const auto &window = m_found[static_cast<std::size_t>(i)].window;
        if (window.from <= t && t <= window.to)
            return i;
    }
    return -1;
}

namespace {
template <typename Map, typename Key>
const std::vector<int> *listOf(const Map &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}
}

int AttackIndex::attackOf(const ClassifiedTry &one) const
{
    const auto &row = one.row;
    const UtcMicros t = row.time;
    const std::string network(row.client.network()), source = sourceKey(row.client);
    if (!isByAttacker(one))
        return in(one.isResolved ? listOf(m_forgotten, row.login) : listOf(m_devices, pairKey(row.login, network)), t);
    for (const int i : m_stuffing) {
        const auto &attack = m_found[static_cast<std::size_t>(i)];
        if (attack.window.from <= t && t <= attack.window.to && attack.sources.contains(sourceId(row.client)))
            return i;
    }
    for (const auto *list : { listOf(m_users, row.login), listOf(m_pairs, pairKey(row.login, source)), listOf(m_networks, network), listOf(m_sources, source),
             listOf(m_trapped, source) })
        if (const int i = in(list, t); i >= 0)
            return i;
    if (one.exists == Exists::Yes)
        for (const int i : m_slow) {
            const auto &attack = m_found[static_cast<std::size_t>(i)];
            if (attack.window.from <= t && t <= attack.window.to && attack.sources.contains(sourceId(row.client)))
                return i;
        }
    return -1;
}

bool AttackIndex::isByAttacker(const ClassifiedTry &one) const
{
    const auto &row = one.row;
    return one.isStranger()
        || (in(listOf(m_sources, sourceKey(row.client)), row.time) >= 0
            && (one.isResolved || in(listOf(m_devices, pairKey(row.login, row.client.network())), row.time) < 0));
}

bool AttackIndex::covers(int attack, UtcMicros t) const
{
    const auto &window = m_found[static_cast<std::size_t>(attack)].window;
    return window.from <= t && t <= window.to;
}

std::vector<int> AttackIndex::attacksOf(const ClassifiedTry &one) const
{
    std::vector<int> all;
    const auto &row = one.row;
    if (!isByAttacker(one)) {
        if (const int only = attackOf(one); only >= 0)
            all.push_back(only);
        return all;
    }
    const std::string network(row.client.network()), source = sourceKey(row.client);
    for (const auto *list : { listOf(m_users, row.login), listOf(m_pairs, pairKey(row.login, source)), listOf(m_networks, network), listOf(m_sources, source),
             listOf(m_trapped, source) })
        if (const int i = in(list, row.time); i >= 0)
            all.push_back(i);
    for (const auto *list : { &m_stuffing, &m_slow })
        for (const int i : *list)
            if (covers(i, row.time) && m_found[static_cast<std::size_t>(i)].sources.contains(sourceId(row.client)) && (list == &m_stuffing || one.exists == Exists::Yes))
                all.push_back(i);
    return all;
}

AttackKind AttackIndex::kindOf(const ClassifiedTry &one) const
{
    const int attack = attackOf(one);
    if (attack >= 0)
        return m_found[static_cast<std::size_t>(attack)].kind;
    return AttackKind::Other; // resolved, but fewer than L9 asks for, is nobody's forgotten password
}

bool AttackIndex::isGuessedAt(std::int64_t login, UtcMicros t) const
{
    const auto *list = listOf(m_users, login);
    return list && std::any_of(list->begin(), list->end(), [&](int i) {
        const auto &window = m_found[static_cast<std::size_t>(i)].window;
        return window.from <= t && t <= window.to + core::microsPerDay;
    });
}

bool AttackIndex::isGuessedRight(std::int64_t login, const core::IpAddress &client, UtcMicros t) const
{
    const auto *list = listOf(m_sources, sourceKey(client));
    return list && std::any_of(list->begin(), list->end(), [&](int i) {
        const auto &attack = m_found[static_cast<std::size_t>(i)];
        return std::ranges::find(attack.gotIn, login) != attack.gotIn.end() && attack.window.from <= t && t <= attack.window.to + core::microsPerDay;
    });
}

UtcMicros AttackIndex::beganAt(std::int64_t login, const core::IpAddress &client, UtcMicros t) const
{
    const std::string source = sourceKey(client);
    UtcMicros first = 0;
    const auto look = [&](const std::vector<int> *list) {
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            const auto &attack = m_found[static_cast<std::size_t>(list->at(i))];
            const bool isIts = attack.gotIn.empty() ? attack.login == login : std::ranges::find(attack.gotIn, login) != attack.gotIn.end();
            if (isIts && attack.window.from <= t && t <= attack.window.to + core::microsPerDay)
                first = first == 0 ? attack.window.from : std::min(first, attack.window.from);
        }
    };
    look(listOf(m_users, login));
    look(listOf(m_pairs, pairKey(login, source)));
    look(listOf(m_sources, source));
    return first;
}

bool AttackIndex::isMisconfigured(std::int64_t login, std::string_view network, UtcMicros t) const
{
    const auto *list = listOf(m_devices, pairKey(login, network));
    return list && std::any_of(list->begin(), list->end(), [&](int i) {
        const auto &window = m_found[static_cast<std::size_t>(i)].window;
        return window.from - core::microsPerDay <= t && t <= window.to + core::microsPerDay;
    });
}

bool AttackIndex::isAttacking(const core::IpAddress &client, UtcMicros t, std::int64_t login) const
{
    // An open attack counts for a day after its last try: what was guessed is used later.
    const auto covers = [&](const std::vector<int> *list) {
        return list && std::any_of(list->begin(), list->end(), [&](int i) {
            const auto &window = m_found[static_cast<std::size_t>(i)].window;
            return window.from <= t && t <= window.to + core::microsPerDay;
        });
    };
    const std::string source = sourceKey(client);
    if (covers(listOf(m_sources, source)) || covers(listOf(m_networks, std::string(client.network()))))
        return true;
    return std::any_of(m_found.begin(), m_found.end(), [&](const FoundAttack &attack) {
        if (t < attack.window.from || t > attack.window.to + core::microsPerDay)
            return false;
        const bool isOthers = attack.kind == AttackKind::BruteForce && (login == 0 || attack.login != login);
        return ((isOthers || attack.rule == std::string_view("L10")) && attack.source == source) || attack.sources.contains(sourceId(client));
    });
}

} // namespace bw::detection

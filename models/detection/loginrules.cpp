// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/loginrules.h"

#include <algorithm>
#include <cmath>

namespace bw::detection {

using core::UtcMicros;

namespace {

constexpr UtcMicros quiet = core::microsPerDay; ///< a run ends after as much silence
constexpr std::size_t fleetNetworks = 5'000;
constexpr std::size_t fleetNames = 20'000; ///< of one network in one hour
constexpr std::size_t fleetMembers = 150'000; ///< of all in one hour: it is judged by its first so many
constexpr std::size_t mostFound = 50'000;

// L1
constexpr std::uint32_t bruteTenMinutes = 10, bruteDay = 30;
// L2
constexpr std::uint32_t distributedTries = 20;
constexpr std::size_t distributedSources = 12;
// L3, L4
constexpr std::size_t sprayNamesHour = 8, sprayNamesDay = 15, spraySources = 3;
constexpr std::uint32_t sprayPerName = 8;
// L5
constexpr std::size_t enumerationNames = 10;
constexpr double enumerationMissing = 0.8;
// L6
constexpr std::size_t stuffingNames = 50, stuffingSources = 5;
constexpr double stuffingPerName = 3, stuffingTimesUsual = 5, stuffingOnePlace = 0.5, mostlyExisting = 0.5;
// L8, L9
constexpr std::uint32_t deviceHour = 8, deviceDay = 20, forgottenTries = 3;
constexpr double machineSpread = 0.2;

double median(QList<qint64> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 ? double(values[middle]) : double(values[middle - 1] + values[middle]) / 2;
}

} // namespace

LoginRules::LoginRules(QHash<UtcMicros, qint64> usualNames)
    : m_usualNames(std::move(usualNames))
{
}

std::uint64_t LoginRules::evictions() const
{
    return m_sources.evictions();
}

template <typename State>
void LoginRules::touch(State &state, UtcMicros t)
{
    if (state.last == 0 || t - state.last > quiet) {
        state.first = t;
        state.open = -1;
    }
    state.last = std::max(state.last, t);
    if (state.open >= 0)
        m_found[static_cast<std::size_t>(state.open)].window.to = state.last;
}

int LoginRules::open(FoundAttack attack)
{
    if (m_found.size() >= mostFound)
        return -1;
    m_found.push_back(std::move(attack));
    return static_cast<int>(m_found.size()) - 1;
}

void LoginRules::row(const store::LoginTry &row)
{
    m_outages.take(row);
    if (const UtcMicros hour = core::floorTo(row.time, core::microsPerHour); hour != m_lastHeard)
        m_heard.insert(m_lastHeard = hour);
}

void LoginRules::tried(const store::LoginTry &row)
{
    if (!m_outages.isDown(row.rowId >> 40, row.time))
        m_guesses.failure(row);
}

void LoginRules::success(const store::LoginTry &row, const LoginHistory &history)
{
    if (row.login == 0 || !row.client.isKnown())
        return;
    const auto *before = m_succeeded.find(sourceKey(row.client));
    m_guesses.success(row, history, before ? &before->state : nullptr);
    for (const auto &key : { sourceKey(row.client), std::string(row.client.network()) })
        m_succeeded.add(key).state.add(static_cast<std::uint64_t>(row.login), row.time);
}

/// More users got in from there in the day than names failed: an office, a webmail host.
bool LoginRules::isSharedPlace(const std::string &key, std::size_t names, UtcMicros t)
{
    auto *users = m_succeeded.find(key);
    return users && users->state.isMoreThan(names, t - core::microsPerDay);
}

void LoginRules::failure(const ClassifiedTry &one)
{
    if (one.isStranger() && m_outages.isDown(one.row.rowId >> 40, one.row.time))
        return; // L11: a check that fails tells nothing of who asked
    if (one.isStranger())
        stranger(one);
    else if (one.isResolved)
        forgotten(one);
    else
        device(one);
}

void LoginRules::stranger(const ClassifiedTry &one)
{
    const auto &row = one.row;
    const auto tries = static_cast<std::uint32_t>(std::max(row.tries, 1));
    const std::string source = sourceKey(row.client);
    if (m_traps.contains(row.login) && !one.hasLoggedIn) // whatever the product says of its password
        trapped(one, source);
    if (row.login != 0) {
        std::string pair(reinterpret_cast<const char *>(&row.login), sizeof row.login);
        pair += source;
        auto &state = m_pairs.add(pair, tries).state;
        touch(state, row.time);
        state.tenMinutes.add(row.time, tries);
        state.day.add(row.time, tries);
        if (state.open < 0 && (state.tenMinutes.sum() >= bruteTenMinutes || state.day.sum() >= bruteDay))
            state.open = open({ .rule = "L1", .kind = AttackKind::BruteForce, .login = row.login, .source = source, .network = {}, .sources = {},
                .window = { state.first, state.last }, .fired = row.time, .isMachine = false, .threshold = ">= 10 in 10 min or >= 30 in 24 h" });

        if (one.exists == Exists::Yes) {
            auto &user = m_users.add(row.login, tries).state;
            touch(user, row.time);
            user.day.add(row.time, tries);
            user.sources.add(sourceId(row.client), row.time);
            if (user.open < 0 && user.day.sum() >= distributedTries && user.sources.since(row.time - core::microsPerDay) >= distributedSources)
                user.open = open({ .rule = "L2", .kind = AttackKind::DistributedBruteForce, .login = row.login, .source = {}, .network = {}, .sources = {},
                    .window = { user.first, user.last }, .fired = row.time, .isMachine = false, .threshold = ">= 20 tries from >= 12 sources in 24 h" });
        }
    }
    if (!row.client.isKnown())
        return;
    place(m_sources.add(source, tries).state, one, false, source);
    const std::string network(row.client.network());
    place(m_networks.add(network, tries).state, one, true, network);
    fleet(one);
}

void LoginRules::place(PlaceState &state, const ClassifiedTry &one, bool isNetwork, const std::string &key)
{
    const auto &row = one.row;
    const auto tries = static_cast<std::uint32_t>(std::max(row.tries, 1));
    touch(state, row.time);
    state.hour.add(row.time, tries);
    state.day.add(row.time, tries);
    if (row.login != 0)
        state.names.add(static_cast<std::uint64_t>(row.login), row.time, tries, one.exists == Exists::No);
    const UtcMicros dayAgo = row.time - core::microsPerDay;
    const std::size_t names = state.names.since(dayAgo);
    FoundAttack attack { .rule = "L3", .kind = AttackKind::Spraying, .login = 0, .source = {}, .network = {}, .sources = {},
        .window = { state.first, state.last }, .fired = row.time, .isMachine = false, .threshold = ">= 8 names in 1 h or >= 15 in 24 h" };
    if (isNetwork) {
        state.sources.add(sourceId(row.client), row.time);
        if (state.open >= 0 || names < sprayNamesDay || state.sources.since(dayAgo) < spraySources || isSharedPlace(key, names, row.time))
            return;
        attack.rule = "L4";
        attack.network = key;
        attack.threshold = ">= 15 names in 24 h from >= 3 sources";
        state.open = open(std::move(attack));
        return;
    }
    const bool isEnumeration = names >= enumerationNames && double(state.names.missingSince(dayAgo)) >= enumerationMissing * double(names);
    if (state.open >= 0) {
        auto &known = m_found[static_cast<std::size_t>(state.open)];
        if (isEnumeration && known.kind == AttackKind::Spraying) { // L5 replaces the label of L3
            known.rule = "L5";
            known.kind = AttackKind::Enumeration;
            known.threshold = ">= 10 names in 24 h, >= 80 % of them do not exist";
        } else if (!isEnumeration && known.kind == AttackKind::Enumeration && names >= sprayNamesDay) {
            known.rule = "L3";
            known.kind = AttackKind::Spraying;
            known.threshold = ">= 8 names in 1 h or >= 15 in 24 h";
        }
        return;
    }
    const std::uint32_t most = std::max<std::uint32_t>(sprayPerName, state.day.sum() / 5);
    const bool isSpray = (state.names.since(row.time - core::microsPerHour) >= sprayNamesHour || names >= sprayNamesDay) && state.names.highestSince(dayAgo) <= most;
    if ((!isSpray && !isEnumeration) || isSharedPlace(key, names, row.time))
        return;
    if (isEnumeration) {
        attack.rule = "L5";
        attack.kind = AttackKind::Enumeration;
        attack.threshold = ">= 10 names in 24 h, >= 80 % of them do not exist";
    }
    attack.source = key;
    state.open = open(std::move(attack));
}

void LoginRules::device(const ClassifiedTry &one)
{
    const auto &row = one.row;
    const auto tries = static_cast<std::uint32_t>(std::max(row.tries, 1));
    const std::string network(row.client.network());
    auto &state = m_devices.add(pairKey(row.login, network), tries).state;
    const UtcMicros before = state.last;
    touch(state, row.time);
    if (before != 0 && row.time > before && row.time - before <= quiet) {
        const double gap = double(row.time - before);
        ++state.gaps;
        const double delta = gap - state.spacing;
        state.spacing += delta / state.gaps;
        state.spread += delta * (gap - state.spacing);
    }
    state.hour.add(row.time, tries);
    state.day.add(row.time, tries);
    const bool isEven = state.gaps >= 5 && std::sqrt(state.spread / state.gaps) < machineSpread * state.spacing;
    if (state.open < 0 && (state.hour.sum() >= deviceHour || state.day.sum() >= deviceDay))
        state.open = open({ .rule = "L8", .kind = AttackKind::Misconfigured, .login = row.login, .source = {}, .network = network, .sources = {},
            .window = { state.first, state.last }, .fired = row.time, .isMachine = isEven, .threshold = ">= 8 in 1 h or >= 20 in 24 h from a known network" });
    if (state.open >= 0)
        m_found[static_cast<std::size_t>(state.open)].isMachine = isEven;
}

void LoginRules::forgotten(const ClassifiedTry &one)
{
    const auto &row = one.row;
    auto &state = m_forgotten.add(row.login).state;
    touch(state, row.time);
    state.hour.add(row.time, static_cast<std::uint32_t>(std::max(row.tries, 1)));
    if (state.open < 0 && state.hour.sum() >= forgottenTries)
        state.open = open({ .rule = "L9", .kind = AttackKind::Forgotten, .login = row.login, .source = {}, .network = {}, .sources = {},
            .window = { state.first, state.last }, .fired = row.time, .isMachine = false, .threshold = ">= 3 tries, then success from the same network" });
}

void LoginRules::trapped(const ClassifiedTry &one, const std::string &source)
{
    auto &state = m_trapped.add(source).state;
    touch(state, one.row.time);
    if (state.open < 0)
        state.open = open({ .rule = "L10", .kind = AttackKind::Enumeration, .login = one.row.login, .source = source, .network = {}, .sources = {},
            .window = { state.first, state.last }, .fired = one.row.time, .isMachine = false, .threshold = "one try on a trap" });
}

void LoginRules::fleet(const ClassifiedTry &one)
{
    const auto &row = one.row;
    const UtcMicros hour = core::floorTo(row.time, core::microsPerHour);
    if (hour != m_hour) {
        closeFleetHour();
        m_hour = hour;
    }
    if (row.login == 0)
        return;
    const std::string network(row.client.network());
    if (m_fleetMembers >= fleetMembers || (m_fleetHour.size() >= fleetNetworks && !m_fleetHour.contains(network)))
        return;
    auto &place = m_fleetHour[network];
    place.tries += static_cast<std::uint64_t>(std::max(row.tries, 1));
    if (place.names.size() < fleetNames)
        m_fleetMembers += place.names.insert(row.login).second;
    if (one.exists == Exists::Yes && place.existing.size() < fleetNames)
        m_fleetMembers += place.existing.insert(row.login).second;
    const std::uint64_t source = sourceId(row.client);
    const auto known = place.sources.find(source);
    const auto tries = static_cast<std::uint32_t>(std::max(row.tries, 1));
    if (known != place.sources.end()) {
        known->second += tries;
    } else if (place.sources.size() < fleetNames) {
        place.sources.emplace(source, tries);
        ++m_fleetMembers;
    }
}

void LoginRules::closeFleetHour()
{
    if (m_fleetHour.empty())
        return;
    std::unordered_set<std::int64_t> names;
    std::unordered_set<std::uint64_t> sources;
    std::uint64_t tries = 0, heaviest = 0;
    std::uint64_t all = 0;
    for (const auto &[network, place] : m_fleetHour)
        all += place.tries;
    for (const auto &[network, place] : m_fleetHour) {
        const auto count = double(place.names.size());
        // One that tries few names often is guessing (L1, L2); one that tries own names and makes most of the hour is a spray (L4).
        const bool isGuessing = double(place.tries) > stuffingPerName * count;
        const bool isSpraying = double(place.existing.size()) > mostlyExisting * count && double(place.tries) > stuffingOnePlace * double(all);
        if (isGuessing || isSpraying || isSharedPlace(network, place.names.size(), m_hour + core::microsPerHour))
            continue;
        names.insert(place.names.begin(), place.names.end());
        tries += place.tries;
        for (const auto &[source, of] : place.sources) {
            sources.insert(source);
            heaviest = std::max<std::uint64_t>(heaviest, of);
        }
    }
    m_hours[m_hour] = { static_cast<qint64>(names.size()), static_cast<qint64>(sources.size()), 0 };
    QList<qint64> usual;
    for (UtcMicros t = m_hour - 14 * core::microsPerDay; t < m_hour; t += core::microsPerHour)
        if (const auto known = m_usualNames.constFind(t); known != m_usualNames.constEnd())
            usual.append(*known);
        else if (m_heard.contains(t))
            usual.append(0);
    m_fleetHour.clear();
    m_fleetMembers = 0;
    if (names.size() < stuffingNames || sources.size() < stuffingSources
        || double(names.size()) < stuffingTimesUsual * median(usual) || double(heaviest) > stuffingOnePlace * double(tries)
        || double(tries) > stuffingPerName * double(names.size())) {
        m_usualNames.insert(m_hour, static_cast<qint64>(names.size()));
        return;
    }
    m_heard.erase(m_hour); // a run is no measure of itself
    // Neighbouring hours are one run.
    for (auto known = m_found.rbegin(); known != m_found.rend(); ++known) {
        if (known->kind == AttackKind::Stuffing && m_hour - known->window.to <= 2 * core::microsPerHour) {
            known->window.to = m_hour + core::microsPerHour - 1;
            if (known->sources.size() < FoundAttack::mostSources)
                known->sources.merge(sources);
            return;
        }
    }
    open({ .rule = "L6", .kind = AttackKind::Stuffing, .login = 0, .source = {}, .network = {}, .sources = std::move(sources),
        .window = { m_hour, m_hour + core::microsPerHour - 1 }, .fired = m_hour + core::microsPerHour, .isMachine = false,
        .threshold = "1 h: >= 50 names, >= 5 sources, <= 3 tries a name, 5 x the median of 14 days, no source over half" });
}

void LoginRules::finish()
{
    closeFleetHour();
    for (auto &guessed : m_guesses.finish())
        open(std::move(guessed));
}

} // namespace bw::detection

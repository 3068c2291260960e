// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/riskscorer.h"

#include "models/detection/tr.h"
#include "models/detection/usual.h"
#include "models/store/queries/volumequery.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace bw::detection {

using core::fail;
using core::UtcMicros;

namespace {

constexpr int hourSuccesses = 30;
constexpr int leastPoints = 2;
constexpr std::uint32_t failedSome = 3, failedMany = 10;
constexpr std::size_t mostPlaces = 100, mostOdd = 100, otherUsers = 5, manyNetworks = 4;
constexpr int steadyUsers = 5;
constexpr double burstFactor = 3, burstLeast = 50, burstMore = 20, burstSlack = 5;
constexpr qint64 bounceFinished = 20;
constexpr double leastBounceShare = 0.1, bounceFactor = 3;

void add(ScoredSuccess &scored, const char *id, const QString &text, int points)
{
    scored.points += points;
    scored.signs.append({ QString::fromLatin1(id), text, points });
}

} // namespace

RiskScorer::RiskScorer(const LoginReview &review, const AttackIndex &attacks, const core::ZoneRules &home)
    : m_review(review)
    , m_attacks(attacks)
    , m_home(home)
{
}

void RiskScorer::failure(const store::LoginTry &row)
{
    if (row.login == 0 || !row.client.isKnown())
        return;
    const auto tries = static_cast<std::uint32_t>(std::max(row.tries, 1));
    auto &pair = m_pairFailures.add(pairKey(row.login, row.client.network()), tries);
    if (pair.count == pair.error + tries)
        pair.state = Ring<24>(core::microsPerHour);
    pair.state.add(row.time, tries);
    m_networkFailures.add(std::string(row.client.network()), tries).state.add(static_cast<std::uint64_t>(row.login), row.time);
}

void RiskScorer::success(const store::LoginTry &row)
{
    if (row.login == 0 || !row.client.isKnown())
        return;
    auto &state = m_logins[row.login];
    std::erase_if(state.recent, [&](const auto &one) { return row.time - one.first > core::microsPerHour; });
    const auto scored = score(row, state);
    const std::string network(row.client.network());
    m_networkSuccesses.add(network).state.add(static_cast<std::uint64_t>(row.login), row.time);
    std::erase_if(state.recent, [&](const auto &one) { return one.second == network; });
    state.recent.emplace_back(row.time, network);
    if (state.places.size() < mostPlaces)
        state.places.insert(network);
    if (!m_review.range.contains(row.time) || scored.points < leastPoints)
        return;
    if (auto &odd = m_odd[row.login]; odd.size() < mostOdd)
        odd.push_back({ row.time, network, row.rowId });
    const auto [known, isNew] = m_best.try_emplace(row.login, scored);
    if (!isNew && scored.points > known->second.points)
        known->second = scored;
}

/// Whether its places are learned: only then can one be new.
bool RiskScorer::scoreAgainstPast(const store::LoginTry &row, LoginState &state, ScoredSuccess &scored) const
{
    if (!m_review.history->isLearned(row.login, row.time))
        return false;
    const std::string network(row.client.network());
    std::int64_t successes = 0;
    std::uint32_t hours = 0;
    std::uint64_t services = 0;
    const store::LoginNetworkHistory *own = nullptr;
    for (const auto &one : m_review.history->networksOf(row.login)) {
        if (one.network == network)
            own = &one;
        if (one.firstOk >= row.time)
            continue;
        successes += one.successes;
        if (one.network != network) {
            hours |= one.hours;
            services |= one.services;
        }
    }
    const bool isNew = !own || own->firstOk >= row.time - 1000;
    if (!isNew)
        return true;
    add(scored, "new_network", Tr::tr("new network"), 2);
    state.newNetworks.push_back(row.time);
    std::erase_if(state.newNetworks, [&](UtcMicros t) { return row.time - t > core::microsPerHour; });
    if (state.newNetworks.size() >= manyNetworks)
        add(scored, "many_networks", Tr::tr("4 new networks within an hour"), 3);
    if (std::any_of(state.recent.begin(), state.recent.end(), [&](const auto &one) {
            const auto *past = m_review.history->find(row.login, one.second);
            return one.second != network && past && past->firstOk < row.time - core::microsPerDay;
        }))
        add(scored, "two_places", Tr::tr("a known network was active in the same hour"), 1);
    const UtcMicros wall = row.time + UtcMicros(m_home.offsetAt(row.time)) * core::microsPerSecond;
    const auto hour = static_cast<unsigned>(core::floorTo(wall, core::microsPerHour) / core::microsPerHour % 24 + 24) % 24;
    const std::uint32_t near = 1U << hour | 1U << (hour + 1) % 24 | 1U << (hour + 23) % 24;
    if (successes >= hourSuccesses && hours != 0 && (hours & near) == 0)
        add(scored, "odd_hour", Tr::tr("an hour of the day it never used"), 1);
    if (own && services != 0 && (own->services & ~services) != 0)
        add(scored, "new_service", Tr::tr("a service it never used"), 1);
    return true;
}

ScoredSuccess RiskScorer::score(const store::LoginTry &row, LoginState &state)
{
    ScoredSuccess scored { row, 0, {} };
    const std::string network(row.client.network());
    // What failed there is a known device with an old password, and the person got in beside it.
    if (m_attacks.isMisconfigured(row.login, network, row.time))
        return scored;
    const bool isLearned = scoreAgainstPast(row, state, scored);
    auto *pair = m_pairFailures.find(pairKey(row.login, network));
    std::uint32_t failed = 0;
    if (pair) {
        pair->state.add(row.time, 0); // moves the window on
        failed = pair->state.sum();
    }
    const bool isShared = m_review.history->steadyUsersOf(network) >= steadyUsers;
    const auto *own = m_review.history->find(row.login, network);
    const bool isGuessed = m_attacks.isGuessedRight(row.login, row.client, row.time);
    const bool isKnownPlace = !isGuessed && ((own && own->firstOk < row.time - core::microsPerDay) || state.places.contains(network));
    auto *others = m_networkFailures.find(network);
    const std::size_t failing = others ? others->state.since(row.time - core::microsPerDay) : 0;
    const bool hitOthers = failing > otherUsers || (failing == otherUsers && failed == 0);
    auto *friends = m_networkSuccesses.find(network);
    // More got in from there than failed: an office. In a young store most of them come in later.
    const bool isOffice = (friends && friends->state.isMoreThan(failing, row.time - core::microsPerDay))
        || m_review.history->usersOf(network) > static_cast<int>(failing);
    const bool isAttacking = !isShared && !isOffice && !isKnownPlace && (hitOthers || m_attacks.isAttacking(row.client, row.time, row.login) || (failed > 0 && m_attacks.isGuessedAt(row.login, row.time)));
    // A person who mistypes at a known place is no sign; a device there that repeats an old password neither. Whose places are
    // not learned may mistype anywhere.
    if (failed >= failedSome && !isKnownPlace && (isLearned || isAttacking || isGuessed))
        add(scored, "failed_before", Tr::tr("%n failure(s) from there before", nullptr, static_cast<int>(failed)), failed >= failedMany ? 4 : 1);
    if (!scored.signs.isEmpty() && scored.signs.last().id == QLatin1String("failed_before"))
        scored.signs.last().count = failed;
    if (isGuessed)
        add(scored, "guessed", Tr::tr("its address had guessed at other logins"), 5);
    else if (isAttacking)
        add(scored, "attacking_network", Tr::tr("attacking network"), 4);
    if (isShared && scored.points > 0)
        add(scored, "shared_network", Tr::tr("a network of many own logins"), -2);
    return scored;
}

namespace {

/// What came from the odd network after the odd success, hour by hour.
struct Sent
{
    QMap<UtcMicros, double> recipients;
    qint64 bounced = 0, finished = 0;

    [[nodiscard]] double highest() const { return recipients.isEmpty() ? 0 : *std::max_element(recipients.cbegin(), recipients.cend()); }
    [[nodiscard]] double bounceShare() const { return finished > 0 ? double(bounced) / double(finished) : 0; }
    [[nodiscard]] bool isWorthALook() const { return highest() >= burstLeast || (finished >= bounceFinished && bounceShare() >= leastBounceShare); }
};

/// What the login did before.
struct Past
{
    QList<HourValue> hours; ///< recipients; hours without mail are zeros
    qint64 bounced = 0, finished = 0;
    double highest = 0;
};

void addSent(const store::VolumeBucket &bucket, LoginAtRisk &login, Sent &sent)
{
    const auto &counts = bucket.counts;
    const qint64 messages = counts.messages.value_or(0);
    login.sentMessages += messages;
    login.sentRecipients += counts.recipients.value_or(0);
    sent.recipients[bucket.start] += double(counts.recipients.value_or(0));
    sent.bounced += counts.bounced.value_or(0) + counts.expired.value_or(0);
    sent.finished += counts.delivered.value_or(0) + counts.bounced.value_or(0) + counts.expired.value_or(0);
    if (messages > 0) {
        login.sentFrom = login.sentFrom == 0 ? std::max(bucket.start, login.goodAt) : login.sentFrom;
        login.sentTo = bucket.end;
    }
}

/// Of the hour that the odd success lies in, what came after it: kept rows tell that.
core::Done addFirstHour(const store::Store &store, const store::Filter &sending, const store::VolumeBucket &hour, const Sender &sender, Sent &sent,
    const store::Cancel &cancel)
{
    store::Filter own = sending;
    own.users = QStringList { sender.login->user };
    own.range = { sender.login->goodAt, std::min(hour.end, sending.range.to) };
    const auto rest = store::VolumeQuery { own, { QStringLiteral("hour"), QStringLiteral("user"), QStringLiteral("network") }, false }.run(store, cancel);
    if (!rest)
        return fail(rest.error());
    for (const auto &bucket : rest->buckets)
        if (bucket.counts.delivered && bucket.keys.value(QStringLiteral("network")) == sender.network)
            addSent(bucket, *sender.login, sent);
    return {};
}

void addPast(const store::VolumeBucket &bucket, const LoginAtRisk &login, UtcMicros begin, const core::ZoneRules &home, Past &past)
{
    const auto &counts = bucket.counts;
    if (!past.hours.isEmpty())
        for (UtcMicros t = home.startOfHour(past.hours.last().start + core::microsPerHour); t < bucket.start; t = home.startOfHour(t + core::microsPerHour))
            past.hours.append({ t, 0.0 });
    const double recipients = double(counts.recipients.value_or(0));
    past.hours.append({ bucket.start, counts.delivered ? std::optional<double>(recipients) : std::nullopt });
    if (bucket.start >= begin || bucket.start < login.goodAt - 28 * core::microsPerDay)
        return;
    past.highest = std::max(past.highest, recipients);
    past.bounced += counts.bounced.value_or(0) + counts.expired.value_or(0);
    past.finished += counts.delivered.value_or(0) + counts.bounced.value_or(0) + counts.expired.value_or(0);
}

void addSigns(LoginAtRisk &login, const Sent &sent, const Past &past, const core::ZoneRules &home)
{
    bool isBurst = false;
    for (auto hour = sent.recipients.cbegin(); hour != sent.recipients.cend(); ++hour) {
        const auto expected = usualOf(past.hours, hour.key(), hour.key() + core::microsPerHour, home).usual;
        if (expected && *expected >= 1)
            login.timesUsual = std::max(login.timesUsual, hour.value() / *expected);
        const double limit = expected ? burstFactor * (*expected + burstSlack) - burstSlack : past.highest;
        isBurst = isBurst
            || (hour.value() >= burstLeast && hour.value() >= limit && hour.value() - expected.value_or(0) >= burstMore && hour.value() > past.highest);
    }
    if (isBurst) {
        login.points += 4;
        login.signs.append({ QStringLiteral("burst"), Tr::tr("burst of mail"), 4 });
    }
    const double pastShare = past.finished > 0 ? double(past.bounced) / double(past.finished) : 0;
    if (sent.finished >= bounceFinished && sent.bounceShare() >= std::max(leastBounceShare, bounceFactor * pastShare)) {
        login.points += 2;
        login.signs.append({ QStringLiteral("bounces"), Tr::tr("bounces"), 2 });
    }
}

} // namespace

core::Done scoreSending(const store::Store &store, const store::Filter &filter, core::TimeRange range, const std::vector<Sender> &senders,
    const store::Cancel &cancel)
{
    if (senders.empty())
        return {};
    const auto home = store.homeZone();
    store::Filter sending;
    sending.nodes = filter.nodes;
    sending.zone = QString::fromStdString(home.name());
    sending.range = { INT64_MAX, INT64_MIN };
    QHash<QString, std::size_t> byUser;
    for (std::size_t i = 0; i < senders.size(); ++i) {
        const auto &login = *senders[i].login;
        byUser.insert(login.user, i);
        sending.users.append(login.user);
        sending.range.from = std::min(sending.range.from, home.startOfHour(login.goodAt));
        sending.range.to = std::max(sending.range.to, std::max(std::min(login.goodAt + LoginAtRisk::watch, range.to), login.goodAt + core::microsPerHour));
    }
    const QString user = QStringLiteral("user"), network = QStringLiteral("network"), hour = QStringLiteral("hour");
    const auto hours = store::VolumeQuery { sending, { hour, user, network }, false }.run(store, cancel);
    if (!hours)
        return fail(hours.error());
    std::vector<Sent> sent(senders.size());
    for (const auto &bucket : hours->buckets) {
        const auto found = byUser.constFind(bucket.keys.value(user));
        if (found == byUser.constEnd() || !bucket.counts.delivered || bucket.keys.value(network) != senders[*found].network)
            continue;
        auto &login = *senders[*found].login;
        if (bucket.end <= login.goodAt || bucket.start >= login.goodAt + LoginAtRisk::watch)
            continue;
        if (bucket.start >= login.goodAt)
            addSent(bucket, login, sent[*found]);
        else if (auto done = addFirstHour(store, sending, bucket, senders[*found], sent[*found], cancel); !done)
            return fail(done.error());
    }

    store::Filter before = sending;
    before.users.clear();
    for (std::size_t i = 0; i < senders.size(); ++i)
        if (sent[i].isWorthALook())
            before.users.append(senders[i].login->user);
    if (before.users.isEmpty())
        return {};
    before.range.from -= 56 * core::microsPerDay + core::microsPerHour;
    const auto earlier = store::VolumeQuery { before, { hour, user }, false }.run(store, cancel);
    if (!earlier)
        return fail(earlier.error());
    std::vector<Past> past(senders.size());
    for (const auto &bucket : earlier->buckets)
        if (const auto found = byUser.constFind(bucket.keys.value(user)); found != byUser.constEnd())
            addPast(bucket, *senders[*found].login, home.startOfHour(senders[*found].login->goodAt), home, past[*found]);
    for (std::size_t i = 0; i < senders.size(); ++i)
        if (sent[i].isWorthALook())
            addSigns(*senders[i].login, sent[i], past[i], home);
    return {};
}

} // namespace bw::detection

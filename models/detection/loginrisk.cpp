// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/loginrisk.h"

#include "models/detection/riskscorer.h"
#include "models/detection/tr.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/volumequery.h"

#include <algorithm>
#include <deque>
#include <unordered_set>
#include <utility>

namespace bw::detection {

using core::fail;
using core::UtcMicros;

namespace {

constexpr int takenOverPoints = 8, suspiciousPoints = 5, unusualPoints = 4;
constexpr qint64 holdingTries = 30; ///< or aimed at alone (L1, L2): a spray over hundreds of logins is told once, as an attack
constexpr qsizetype mostMarks = 5000;
constexpr std::size_t keptFailures = 100, allKeptFailures = 200'000; ///< rows that are shown as evidence: of one login, of all
constexpr qsizetype namedNetworks = 10;

/// Tries from elsewhere than where a login is known.
struct Strange
{
    qint64 tries = 0;
    DistinctCounter sources;
    void merge(Strange &other)
    {
        tries += std::exchange(other.tries, 0);
        sources.merge(other.sources);
    }
};

struct Target
{
    Strange until, after; ///< in the range, up to the success with most points and later
    UtcMicros bestAt = 0; ///< that success as it was known when the last failure came
    qint64 familiar = 0; ///< in the range, from networks that it is known in
    qint64 before = 0; ///< from elsewhere, in the day before the range
    AttackKind kind = AttackKind::Other; ///< of the last try that an attack claims
    bool isAimedAt = false; ///< by an attack of its own
    UtcMicros runFirst = 0, runLast = 0; ///< its run of failures: they end with a day of quiet
    std::deque<std::pair<UtcMicros, std::int64_t>> rows; ///< the last ones that were not familiar, before the success with most points
    [[nodiscard]] qint64 failed() const { return until.tries + after.tries; }
    [[nodiscard]] bool wasAttacked() const { return failed() >= holdingTries || isAimedAt; }
    /// Failures come an hour of event time late, so whatever came before another success is the best was before that success.
    void takeBest(UtcMicros at)
    {
        if (at != bestAt)
            until.merge(after);
        bestAt = at;
    }
};

QString kindOfFailures(const LoginAtRisk &login)
{
    const QString before = Tr::tr("%n failure(s) in the day before this range", nullptr, static_cast<int>(login.failedBefore));
    if (login.failedUntilGood == 0)
        return before;
    const QString within = Tr::tr("%1 from %2").arg(Tr::tr("%n failure(s)", nullptr, static_cast<int>(login.failedUntilGood)), Tr::tr("%n address(es)", nullptr, static_cast<int>(login.sourcesUntilGood)));
    //: %1 is "12 failures from 3 addresses", %2 "40 failures in the day before this range"
    return login.failedBefore == 0 ? within : Tr::tr("%1 and %2").arg(within, before);
}

/// \p goesOn: it was used with success in the range all the same.
QString whatHappened(const LoginAtRisk &login, AttackKind kind, bool goesOn)
{
    const auto has = [&](const char *id) {
        return std::any_of(login.signs.begin(), login.signs.end(), [id](const RiskSign &sign) { return sign.id == QLatin1String(id); });
    };
    if (login.goodAt == 0) {
        const auto withoutSuccess = [kind] {
            switch (kind) {
            case AttackKind::Spraying:
                return Tr::tr("Sprayed, no success from there");
            case AttackKind::Stuffing:
                return Tr::tr("In a stuffing run, no success from there");
            case AttackKind::DistributedBruteForce:
                return Tr::tr("Guessed at from many addresses, no success from there");
            default:
                return Tr::tr("Guessed at, no success from there");
            }
        };
        //: %1 is such as "Guessed at, no success from there": of a login that its owner went on using meanwhile.
        return goesOn ? Tr::tr("%1; its usual logins went on").arg(withoutSuccess()) : withoutSuccess();
    }
    const QString place = has("guessed") ? Tr::tr("an address that had guessed at other logins") : has("new_network") ? Tr::tr("a new network") : has("attacking_network") ? Tr::tr("an attacking network") : Tr::tr("there");
    if (login.failedUntilGood > 0 || login.failedBefore > 0)
        return Tr::tr("%1, then success from %2").arg(kindOfFailures(login), place);
    if (has("two_places"))
        return Tr::tr("Good from two networks within an hour");
    return Tr::tr("Success from %1").arg(place);
}

RiskState stateOf(int points)
{
    return points >= takenOverPoints ? RiskState::TakenOver : points >= suspiciousPoints ? RiskState::Suspicious
        : points >= unusualPoints                                                             ? RiskState::Unusual
                                                                                              : RiskState::Holding;
}

/// Rows twice over: the review found the attacks, this look scores successes and counts what each own login had to bear.
struct Second
{
    std::unordered_map<std::int64_t, Target> targets;
    std::unordered_map<std::int64_t, ScoredSuccess> best;
    std::unordered_map<std::int64_t, std::vector<OddSuccess>> odd;
    std::unordered_set<std::int64_t> good; ///< with a success in the range
    std::unordered_set<std::int64_t> shown; ///< with a try in the range that the filter's sources, mechanisms and services leave in
    std::unordered_set<std::int64_t> seen; ///< own accounts with a try in the range; not the one without a name
};

/// The last few stay: they lead to the success.
void keepRow(Target &target, const store::LoginTry &row, std::size_t &kept)
{
    if (target.runLast == 0 || row.time - target.runLast > core::microsPerDay)
        target.runFirst = row.time;
    target.runLast = row.time;
    if (target.rows.size() >= keptFailures)
        target.rows.pop_front();
    else if (++kept > allKeptFailures)
        return;
    target.rows.emplace_back(row.time, row.rowId);
}

/// What came after the success is with the rest afterwards.
void countFailures(LoginAtRisk &login, Target &target, UtcMicros bestAt)
{
    target.takeBest(bestAt);
    login.failedUntilGood = target.until.tries;
    login.sourcesUntilGood = target.until.sources.count();
    target.until.merge(target.after);
    login.failed = target.until.tries;
    login.failedSources = target.until.sources.count();
    login.failedFamiliar = target.familiar;
}

/// What the verdict rests on: failures that led to the odd success, it, and its like.
void addEvidence(LoginAtRisk &login, const store::LoginTry &best, const Target *target, const std::vector<OddSuccess> &odd)
{
    std::vector<std::pair<UtcMicros, std::int64_t>> rows { { best.time, best.rowId } };
    login.networks = { QString::fromStdString(core::networkToString(best.client.network())) };
    if (target)
        for (const auto &row : target->rows)
            if (row.first <= login.goodAt && row.first >= login.goodAt - core::microsPerDay)
                rows.push_back(row);
    for (const auto &one : odd) {
        if (std::abs(one.time - login.goodAt) > LoginAtRisk::watch || one.row == best.rowId)
            continue;
        rows.emplace_back(one.time, one.row);
        const QString network = QString::fromStdString(core::networkToString(one.network));
        if (!login.networks.contains(network) && login.networks.size() < namedNetworks)
            login.networks.append(network);
    }
    std::sort(rows.begin(), rows.end());
    for (const auto &row : rows)
        login.rowIds.append(row.second);
}

/// Where the story of an odd success begins. An attack on the login, or the guessing by that address, is told with the same moment.
UtcMicros beganAt(const AttackIndex &attacks, const store::LoginTry &good, const Target *target)
{
    if (const UtcMicros attack = attacks.beganAt(good.login, good.client, good.time); attack != 0)
        return attack;
    const bool hasRun = target && target->runFirst != 0 && target->runFirst <= good.time && good.time - target->runLast <= core::microsPerDay;
    return hasRun ? target->runFirst : good.time;
}

core::Result<Second> lookAgain(const store::Store &store, const store::Filter &filter, const LoginReview &review, const store::Cancel &cancel)
{
    Second second;
    const AttackIndex attacks(review.found);
    const auto home = store.homeZone();
    RiskScorer scorer(review, attacks, home);
    std::size_t kept = 0;
    TryStream stream(*review.history, review.read.from);
    stream.onTry = [&scorer](const store::LoginTry &row) { scorer.failure(row); };
    stream.onSuccess = [&scorer](const store::LoginTry &row) { scorer.success(row); };
    stream.onFailure = [&](const ClassifiedTry &one) {
        if (one.exists != Exists::Yes || one.row.login == 0 || one.row.time >= review.range.to)
            return;
        auto &target = second.targets[one.row.login];
        const bool isBefore = one.row.time < review.range.from;
        if (one.isFamiliar && !attacks.isByAttacker(one)) {
            target.familiar += isBefore ? 0 : one.row.tries;
            return;
        }
        const auto best = scorer.best().find(one.row.login);
        target.takeBest(best == scorer.best().end() ? 0 : best->second.row.time);
        const bool isAfter = target.bestAt != 0 && one.row.time > target.bestAt;
        if (isBefore) {
            target.before += one.row.tries;
        } else {
            Strange &strange = isAfter ? target.after : target.until;
            strange.tries += one.row.tries;
            strange.sources.add(sourceId(one.row.client));
        }
        if (!isAfter)
            keepRow(target, one.row, kept);
        const int attack = isBefore ? -1 : attacks.attackOf(one);
        if (attack < 0)
            return;
        const auto &found = review.found[static_cast<std::size_t>(attack)];
        target.kind = isAttack(found.kind) ? found.kind : target.kind;
        target.isAimedAt = target.isAimedAt || found.kind == AttackKind::BruteForce || found.kind == AttackKind::DistributedBruteForce;
    };
    store::Filter nodes;
    nodes.nodes = filter.nodes;
    const auto wanted = store::TryFilter::make(store, filter, cancel);
    if (!wanted)
        return fail(wanted.error());
    const auto done = store::readLoginTries(store, nodes, review.read, cancel, [&](std::span<const store::LoginTry> rows) {
        for (const auto &row : rows) {
            if (row.login != 0 && review.range.contains(row.time) && review.history->exists(row.login))
                second.seen.insert(row.login);
            if (row.login != 0 && review.range.contains(row.time) && wanted->passes(row))
                second.shown.insert(row.login);
            if (row.login != 0 && row.isOk() && review.range.contains(row.time))
                second.good.insert(row.login);
            stream.take(row);
        }
    });
    if (!done)
        return fail(done.error());
    stream.finish();
    if (const auto problem = review.history->problem())
        return fail(*problem);
    second.best = scorer.best();
    second.odd = scorer.odd();
    return second;
}

} // namespace

QString nameOf(RiskState state)
{
    switch (state) {
    case RiskState::TakenOver:
        return QStringLiteral("taken_over");
    case RiskState::Suspicious:
        return QStringLiteral("suspicious");
    case RiskState::Unusual:
        return QStringLiteral("unusual");
    case RiskState::Holding:
        return QStringLiteral("holding");
    }
    return {};
}

QString titleOf(RiskState state)
{
    switch (state) {
    case RiskState::TakenOver:
        return Tr::tr("taken over");
    case RiskState::Suspicious:
        return Tr::tr("suspicious");
    case RiskState::Unusual:
        return Tr::tr("unusual");
    case RiskState::Holding:
        return Tr::tr("holding");
    }
    return {};
}

QString LoginAtRisk::arithmetic() const
{
    QString sum;
    for (const auto &sign : signs) {
        if (!sum.isEmpty())
            sum += sign.points < 0 ? QStringLiteral(" − ") : QStringLiteral(" + ");
        else if (sign.points < 0)
            sum += u'−';
        sum += QStringLiteral("%1 (%2)").arg(std::abs(sign.points)).arg(sign.text);
    }
    return sum.isEmpty() ? QString() : sum + QStringLiteral(" = ") + QString::number(points);
}

core::Result<LoginRiskAnswer> LoginRiskQuery::run(const store::Store &store, const store::Cancel &cancel) const
{
    const auto review = reviewLogins(store, filter, cancel);
    return review ? risksOf(store, filter, *review, cancel) : core::Result<LoginRiskAnswer>(fail(review.error()));
}

core::Result<LoginRiskAnswer> risksOf(const store::Store &store, const store::Filter &filter, const LoginReview &review, const store::Cancel &cancel)
{
    auto second = lookAgain(store, filter, review, cancel);
    if (!second)
        return fail(second.error());
    const auto wanted = store::readLoginIds(store, filter.users, cancel);
    if (!wanted)
        return fail(wanted.error());

    LoginRiskAnswer answer;
    answer.range = review.range;
    answer.coverage = review.coverage;
    answer.notes = review.notes;
    answer.areRowsKept = review.keptFrom < review.range.to;
    answer.known = std::count_if(second->seen.begin(), second->seen.end(), [&](std::int64_t login) { return second->shown.contains(login) && (filter.users.isEmpty() || wanted->contains(login)); });

    QList<qint64> ids;
    for (const auto &[login, scored] : second->best)
        ids.append(login);
    for (const auto &[login, target] : second->targets)
        if (target.wasAttacked() && !second->best.contains(login))
            ids.append(login);
    ids.removeIf([&](qint64 id) { return !second->shown.contains(id); });
    if (!filter.users.isEmpty())
        ids.removeIf([&](qint64 id) { return !wanted->contains(id); });
    const auto names = store::readStringTexts(store, ids, cancel);
    if (!names)
        return fail(names.error());
    const auto nodes = store::readNodeNames(store, cancel);
    if (!nodes)
        return fail(nodes.error());
    const AttackIndex attacks(review.found);
    QList<LoginAtRisk> logins(ids.size());
    std::vector<Sender> senders;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        auto &login = logins[i];
        login.user = names->value(ids[i]);
        if (const auto target = second->targets.find(ids[i]); target != second->targets.end()) {
            const auto scored = second->best.find(ids[i]);
            countFailures(login, target->second, scored == second->best.end() ? 0 : scored->second.row.time);
        }
        if (const auto scored = second->best.find(ids[i]); scored != second->best.end()) {
            const auto &row = scored->second.row;
            login.points = scored->second.points;
            login.signs = scored->second.signs;
            login.goodAt = row.time;
            login.goodRow = row.rowId;
            login.goodFrom = QString::fromStdString(row.client.toString());
            login.node = nodes->value(row.rowId >> 40);
            const auto target = second->targets.find(ids[i]);
            login.began = beganAt(attacks, row, target == second->targets.end() ? nullptr : &target->second);
            if (target != second->targets.end() && login.goodAt - core::microsPerDay < review.range.from)
                login.failedBefore = target->second.before;
            addEvidence(login, row, target == second->targets.end() ? nullptr : &target->second, second->odd[ids[i]]);
            senders.push_back({ &login, QString::fromStdString(core::networkToString(row.client.network())) });
        }
    }
    if (auto done = scoreSending(store, filter, review.range, senders, cancel); !done)
        return fail(done.error());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        auto &login = logins[i];
        const auto target = second->targets.find(ids[i]);
        const bool wasAttacked = target != second->targets.end() && target->second.wasAttacked();
        login.state = stateOf(login.points);
        if (login.state == RiskState::Holding) {
            if (!wasAttacked)
                continue;
            // Its success was an ordinary one: what counts is that it was attacked and held.
            login.failedBefore = 0;
            login.began = login.goodAt = 0;
            login.goodRow = 0;
            login.goodFrom.clear();
            login.networks.clear();
            login.rowIds.clear();
            login.sentMessages = login.sentRecipients = 0;
            login.sentFrom = login.sentTo = 0;
        }
        login.what = whatHappened(login, target == second->targets.end() ? AttackKind::Other : target->second.kind, second->good.contains(ids[i]));
        answer.logins.append(login);
    }
    std::stable_sort(answer.logins.begin(), answer.logins.end(), [](const LoginAtRisk &a, const LoginAtRisk &b) {
        return std::tuple(-a.points, -a.failed, a.user) < std::tuple(-b.points, -b.failed, b.user);
    });
    std::stable_sort(answer.logins.begin(), answer.logins.end(), [](const LoginAtRisk &a, const LoginAtRisk &b) { return a.state < b.state; });
    return answer;
}

core::Result<LoginTimeline> LoginTimelineQuery::run(const store::Store &store, const store::Cancel &cancel) const
{
    store::Filter own = filter;
    own.users = QStringList { user };
    own.outcomes.clear();
    const auto range = store::rangeOf(store, own, cancel);
    if (!range)
        return fail(range.error());
    own.range = *range;
    LoginTimeline timeline;
    timeline.user = user;
    timeline.range = *range;
    const auto heard = store::listNodes(store, cancel);
    if (!heard)
        return fail(heard.error());
    for (const auto &node : *heard)
        if (own.nodes.isEmpty() || own.nodes.contains(node.node))
            timeline.newest = std::max(timeline.newest, node.lastHeard);
    auto risk = LoginRiskQuery { own }.run(store, cancel);
    if (!risk)
        return fail(risk.error());
    if (!risk->logins.isEmpty())
        timeline.risk = risk->logins.front();

    auto events = store::LoginEventsQuery { own, 0 }.run(store, cancel);
    if (!events)
        return fail(events.error());
    DistinctCounter sources;
    QList<TimelineMark> failures;
    for (const auto &event : *events) {
        if (event.outcome == QLatin1String("outage") || event.outcome == QLatin1String("aborted"))
            continue;
        const bool isOk = event.outcome == QLatin1String("ok");
        TimelineMark mark { event.time, isOk, isOk && event.rowId == timeline.risk.goodRow, event.source, event.node, event.service, event.mechanism, event.tries };
        if (isOk) {
            timeline.successes += event.tries;
            timeline.marks.append(mark);
        } else {
            timeline.failures += event.tries;
            sources.add(static_cast<std::uint64_t>(qHash(event.source)));
            failures.append(mark);
        }
    }
    timeline.failedSources = sources.count();
    // Failures are many and alike: thin them evenly, keep the first and the last.
    const qsizetype room = std::max<qsizetype>(mostMarks - timeline.marks.size(), 100);
    timeline.isThinned = failures.size() > room;
    for (qsizetype i = 0; i < std::min(room, failures.size()); ++i)
        timeline.marks.append(failures[timeline.isThinned ? i * (failures.size() - 1) / (room - 1) : i]);
    std::stable_sort(timeline.marks.begin(), timeline.marks.end(), [](const TimelineMark &a, const TimelineMark &b) { return a.time < b.time; });

    const auto sent = store::VolumeQuery { own, { QStringLiteral("hour") }, false }.run(store, cancel);
    if (!sent)
        return fail(sent.error());
    for (const auto &bucket : sent->buckets) {
        const auto &counts = bucket.counts;
        const qint64 lost = counts.notDelivered().value_or(0);
        if (counts.messages.value_or(0) > 0 || counts.ended().value_or(0) > 0)
            timeline.sent.append({ bucket.start, bucket.end, counts.messages.value_or(0), counts.recipients.value_or(0), lost });
    }
    return timeline;
}

} // namespace bw::detection

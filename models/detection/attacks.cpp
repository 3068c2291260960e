// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/attacks.h"

#include "models/core/zonerules.h"
#include "models/detection/loginreview.h"
#include "models/detection/tr.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/timebuckets.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <map>

namespace bw::detection {

using core::fail;
using core::UtcMicros;

namespace {

constexpr std::size_t mostSources = 100;
constexpr qsizetype mostRowIds = 200, mostNamed = 10, mostNetworks = 10'000;
constexpr UtcMicros openFor = 30 * core::microsPerMinute;

struct KindName
{
    AttackKind kind;
    const char *name;
    const char *title;
};
constexpr std::array kinds {
    KindName { AttackKind::BruteForce, "brute_force", QT_TRANSLATE_NOOP("bw::detection", "brute force") },
    KindName { AttackKind::DistributedBruteForce, "distributed_brute_force", QT_TRANSLATE_NOOP("bw::detection", "distributed brute force") },
    KindName { AttackKind::Spraying, "spraying", QT_TRANSLATE_NOOP("bw::detection", "spraying") },
    KindName { AttackKind::Enumeration, "enumeration", QT_TRANSLATE_NOOP("bw::detection", "name guessing") },
    KindName { AttackKind::Stuffing, "stuffing", QT_TRANSLATE_NOOP("bw::detection", "stuffing") },
    KindName { AttackKind::Misconfigured, "misconfigured", QT_TRANSLATE_NOOP("bw::detection", "old password") },
    KindName { AttackKind::Forgotten, "forgotten", QT_TRANSLATE_NOOP("bw::detection", "forgotten") },
    KindName { AttackKind::Other, "other", QT_TRANSLATE_NOOP("bw::detection", "other") },
};

/// What the second look adds up for one attack.
struct Tally
{
    void getsIn(qint64 login)
    {
        succeeded.add(static_cast<std::uint64_t>(login));
        if (gotIn.size() < mostNamed && !gotIn.contains(login))
            gotIn.append(login);
    }

    qint64 tries = 0;
    bool isFirst = false; ///< some try belongs to no wider attack
    bool isShown = false; ///< the filter leaves some try in
    qint64 ownTries = 0;
    DistinctCounter users, missing, sources, succeeded;
    QList<qint64> rowIds, gotIn;
    QSet<QByteArray> guessed, good; ///< L2: networks that strangers tried from, and that it got in from
    UtcMicros first = INT64_MAX, last = INT64_MIN;
};

QByteArray networkOf(const store::LoginTry &row)
{
    const auto network = row.client.network();
    return { network.data(), static_cast<qsizetype>(network.size()) };
}

QString placeName(const std::string &source)
{
    if (source.size() == 8) { // of IPv6 the /64
        std::string whole = source + std::string(8, '\0');
        return QString::fromStdString(core::IpAddress::fromBytes(whole).toString()) + QStringLiteral("/64");
    }
    return QString::fromStdString(core::IpAddress::fromBytes(source).toString());
}

/// What a filter asks for, by ids of rows.
struct WantedTries
{
    store::TryFilter tries;
    QSet<qint64> logins;
    [[nodiscard]] bool passes(const store::LoginTry &row) const { return tries.passes(row); }
};

class Collector
{
public:
    Collector(const LoginReview &review, const store::Filter &filter, WantedTries wanted)
        : m_review(review)
        , m_index(review.found)
        , m_tallies(review.found.size())
        , m_filter(filter)
        , m_wanted(std::move(wanted))
    {
    }

    void setBuckets(const store::TimeBuckets *buckets, QList<KindBucket> *into)
    {
        m_buckets = buckets;
        m_into = into;
    }

    void success(const store::LoginTry &row)
    {
        for (std::size_t i = 0; row.time < m_review.range.to && i < m_review.found.size(); ++i) {
            const auto &attack = m_review.found[i];
            const bool isOfPlace = (!attack.source.empty() && attack.source == sourceKey(row.client))
                || (!attack.network.empty() && attack.network == row.client.network()) || attack.sources.contains(sourceId(row.client));
            if (isAttack(attack.kind) && isOfPlace && attack.window.from <= row.time && row.time <= attack.window.to + core::microsPerDay
                && (attack.login == 0 || attack.login == row.login)
                && (attack.gotIn.empty() || std::ranges::find(attack.gotIn, row.login) != attack.gotIn.end()))
                m_tallies[i].getsIn(row.login);
            else if (attack.kind == AttackKind::DistributedBruteForce && attack.login == row.login && attack.window.from <= row.time
                && row.time <= attack.window.to + core::microsPerDay && m_tallies[i].good.size() < mostNetworks)
                m_tallies[i].good.insert(networkOf(row));
        }
        if (!shows(row) || !showsOutcome({ "ok" }))
            return;
        m_ok += row.tries;
        if (auto *bucket = bucketOf(row.time))
            bucket->ok += row.tries;
    }

    void failure(const ClassifiedTry &one)
    {
        const auto &row = one.row;
        const int attack = m_index.attackOf(one);
        const bool isShown = shows(row) && showsOutcome({ "failed" });
        for (const int i : m_index.attacksOf(one)) {
            auto &tally = m_tallies[static_cast<std::size_t>(i)];
            add(tally, one);
            if (m_review.found[static_cast<std::size_t>(i)].kind == AttackKind::DistributedBruteForce && tally.guessed.size() < mostNetworks)
                tally.guessed.insert(networkOf(row));
            tally.isFirst = tally.isFirst || i == attack;
            tally.isShown = tally.isShown || passes(row);
        }
        if (!isShown)
            return;
        const auto kind = m_index.kindOf(one);
        m_parts.tries += row.tries;
        m_kinds[kind] += row.tries;
        if (attack >= 0)
            m_tallies[static_cast<std::size_t>(attack)].ownTries += row.tries;
        if (auto *bucket = bucketOf(row.time)) {
            bucket->failed[kind] += row.tries;
            bucket->parts.tries += row.tries;
        }
        // A spray over a network shows as one place; all else by address.
        const bool isWide = attack >= 0 && !m_review.found[static_cast<std::size_t>(attack)].network.empty() && isAttack(kind);
        const std::string place = kind == AttackKind::Stuffing || isWide ? std::string(row.client.network()) : sourceKey(row.client);
        if (m_places.size() < mostPlaces || m_places.contains({ place, kind })) {
            auto &share = m_places[{ place, kind }];
            share.tries += row.tries;
            if (row.login != 0) // without a name
                share.users.add(static_cast<std::uint64_t>(row.login));
        } else {
            m_rest.tries += row.tries;
            if (row.login != 0)
                m_rest.users.add(static_cast<std::uint64_t>(row.login));
        }
    }

    void outage(const store::LoginTry &row) { noTry(row, &FailedParts::outages, 1, { "failed", "outages" }); }
    void repeat(const store::LoginTry &row) { noTry(row, &FailedParts::repeats, row.tries, { "failed" }); }

    /// Where strangers had guessed, its success is what the guessing was for; elsewhere it is its owner's.
    void finish()
    {
        for (std::size_t i = 0; i < m_review.found.size(); ++i)
            if (auto &tally = m_tallies[i]; tally.good.intersects(tally.guessed))
                tally.getsIn(m_review.found[i].login);
    }

    /// Last of all.
    void into(AttacksAnswer &answer, const QHash<qint64, QString> &names)
    {
        for (std::size_t i = 0; i < m_review.found.size(); ++i)
            append(answer, m_review.found[i], m_tallies[i], names);
        std::stable_sort(answer.attacks.begin(), answer.attacks.end(), [](const Attack &a, const Attack &b) {
            return std::tuple(int(a.severity), -a.window.to) < std::tuple(int(b.severity), -b.window.to);
        });
        struct Place
        {
            SourceShare shown;
            Share *share;
        };
        std::vector<Place> places;
        for (auto &[place, share] : m_places) {
            const bool isNetwork = place.first.size() == 3 || place.first.size() == 6;
            places.push_back({ { isNetwork ? QString::fromStdString(core::networkToString(place.first)) : placeName(place.first), place.second, share.tries, share.users.count() }, &share });
        }
        std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return std::tuple(-a.shown.tries, a.shown.source) < std::tuple(-b.shown.tries, b.shown.source); });
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (i < mostSources) {
                answer.sources.append(places[i].shown);
                continue;
            }
            m_rest.tries += places[i].shown.tries;
            m_rest.users.merge(places[i].share->users);
        }
        if (m_rest.tries > 0)
            answer.sources.append({ {}, AttackKind::Other, m_rest.tries, m_rest.users.count() });
        answer.kinds = m_kinds;
        answer.parts = m_parts;
        answer.ok = m_ok;
    }

    [[nodiscard]] QList<qint64> loginIds() const
    {
        QList<qint64> ids;
        for (const auto &attack : m_review.found)
            ids.append(attack.login);
        for (const auto &tally : m_tallies)
            ids += tally.gotIn;
        return ids;
    }

private:
    struct Share
    {
        qint64 tries = 0;
        DistinctCounter users;
    };
    static constexpr std::size_t mostPlaces = 20'000;

    [[nodiscard]] bool shows(const store::LoginTry &row) const { return m_review.range.contains(row.time) && passes(row); }
    /// The filter's logins, sources, mechanisms and services.
    [[nodiscard]] bool passes(const store::LoginTry &row) const
    {
        return (m_filter.users.isEmpty() || m_wanted.logins.contains(row.login)) && m_wanted.passes(row);
    }
    [[nodiscard]] bool showsOutcome(std::initializer_list<const char *> names) const
    {
        return m_filter.outcomes.isEmpty()
            || std::any_of(names.begin(), names.end(), [this](const char *name) { return m_filter.outcomes.contains(QLatin1String(name)); });
    }
    void noTry(const store::LoginTry &row, qint64 FailedParts::*part, qint64 count, std::initializer_list<const char *> outcomes)
    {
        if (!shows(row) || !showsOutcome(outcomes))
            return;
        m_parts.*part += count;
        if (auto *bucket = bucketOf(row.time))
            bucket->parts.*part += count;
    }
    KindBucket *bucketOf(UtcMicros t) const
    {
        const auto index = m_buckets ? m_buckets->indexOf(t) : -1;
        return index < 0 ? nullptr : &(*m_into)[index];
    }

    static void add(Tally &tally, const ClassifiedTry &one)
    {
        const auto &row = one.row;
        tally.tries += row.tries;
        if (row.login != 0) {
            tally.users.add(static_cast<std::uint64_t>(row.login));
            if (one.exists == Exists::No)
                tally.missing.add(static_cast<std::uint64_t>(row.login));
        }
        tally.sources.add(sourceId(row.client));
        if (tally.rowIds.size() < mostRowIds)
            tally.rowIds.append(row.rowId);
        tally.first = std::min(tally.first, row.time);
        tally.last = std::max(tally.last, row.time);
    }

    void append(AttacksAnswer &answer, const FoundAttack &found, const Tally &tally, const QHash<qint64, QString> &names) const
    {
        // All its tries belong to a wider attack (a source inside a sprayed network): one thing is listed once. One that is
        // listed has the counts of its rule's own window, with the tries that other rules claim too.
        // A forgotten password is no attack: it stays in the account's timeline and in the counts by kind.
        if (found.kind == AttackKind::Forgotten || !tally.isFirst || !tally.isShown || tally.last < m_review.range.from || tally.first >= m_review.range.to)
            return;
        if (!m_filter.users.isEmpty() && found.login != 0 && !m_wanted.logins.contains(found.login))
            return;
        Attack attack;
        attack.rule = QString::fromLatin1(found.rule);
        attack.kind = found.kind;
        attack.user = m_review.traps.value(found.login, names.value(found.login));
        attack.source = placeName(found.source);
        attack.network = QString::fromStdString(core::networkToString(found.network));
        attack.window = { tally.first, tally.last };
        attack.tries = tally.tries;
        attack.ownTries = tally.ownTries;
        attack.users = tally.users.count();
        attack.missingUsers = tally.missing.count();
        attack.sources = tally.sources.count();
        attack.succeeded = tally.succeeded.count();
        for (const qint64 login : tally.gotIn)
            attack.gotIn.append(names.value(login));
        attack.isOpen = tally.last >= m_review.range.to - openFor;
        attack.isMachine = found.isMachine;
        attack.threshold = QString::fromLatin1(found.threshold);
        attack.rowIds = tally.rowIds;
        const bool isWide = found.kind == AttackKind::DistributedBruteForce || found.kind == AttackKind::Stuffing || found.rule == std::string_view("L7");
        attack.severity = !isAttack(found.kind) ? Severity::Low : isWide || attack.succeeded > 0 ? Severity::High : Severity::Medium;
        answer.attacks.append(attack);
    }

    const LoginReview &m_review;
    AttackIndex m_index;
    std::vector<Tally> m_tallies;
    std::map<std::pair<std::string, AttackKind>, Share> m_places;
    Share m_rest; ///< of what is not listed as a place
    qint64 m_ok = 0;
    QMap<AttackKind, qint64> m_kinds;
    FailedParts m_parts;
    const store::TimeBuckets *m_buckets = nullptr;
    QList<KindBucket> *m_into = nullptr;
    const store::Filter &m_filter;
    WantedTries m_wanted;
};

} // namespace

QString nameOf(AttackKind kind)
{
    for (const auto &one : kinds)
        if (one.kind == kind)
            return QString::fromLatin1(one.name);
    return {};
}

QString titleOf(AttackKind kind)
{
    for (const auto &one : kinds)
        if (one.kind == kind)
            return Tr::tr(one.title);
    return {};
}

bool isAttack(AttackKind kind)
{
    return kind != AttackKind::Misconfigured && kind != AttackKind::Forgotten && kind != AttackKind::Other;
}

QString Attack::key() const
{
    QStringList parts;
    for (const auto &part : { user, source, network })
        if (!part.isEmpty())
            parts.append(part);
    return parts.isEmpty() ? QStringLiteral("fleet") : parts.join(QStringLiteral(", "));
}

QString nameOf(Severity severity)
{
    static constexpr const char *names[] { "critical", "high", "medium", "low" };
    return QLatin1String(names[static_cast<std::size_t>(severity)]);
}

core::Result<AttacksAnswer> AttacksQuery::run(const store::Store &store, const store::Cancel &cancel) const
{
    const auto review = reviewLogins(store, filter, cancel);
    return review ? attacksOf(store, *this, *review, cancel) : core::Result<AttacksAnswer>(fail(review.error()));
}

core::Result<AttacksAnswer> attacksOf(const store::Store &store, const AttacksQuery &query, const LoginReview &review, const store::Cancel &cancel)
{
    const store::Filter &filter = query.filter;
    AttacksAnswer answer;
    answer.range = review.range;
    answer.coverage = review.coverage;
    answer.notes = review.notes;
    answer.keptFrom = review.keptFrom;

    const auto logins = store::readLoginIds(store, filter.users, cancel);
    if (!logins)
        return fail(logins.error());
    auto wanted = store::TryFilter::make(store, filter, cancel);
    if (!wanted)
        return fail(wanted.error());
    Collector collector(review, filter, { std::move(*wanted), QSet<qint64>(logins->begin(), logins->end()) });
    std::optional<store::TimeBuckets> buckets;
    if (!query.by.isEmpty()) {
        const auto key = store::timeKeyNamed(query.by);
        if (!key)
            return fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("Kinds of attack cannot be grouped by %1").arg(query.by), .reason = {}, .where = {},
                .remedy = Tr::tr("Possible: minute, 5min, 15min, hour, day, week, month.") });
        const auto zone = filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString());
        auto made = store::TimeBuckets::make(*key, review.range, zone);
        if (!made)
            return fail(made.error());
        buckets = std::move(*made);
        const auto shares = store::heardShares(store, filter, *buckets, review.range, cancel);
        if (!shares)
            return fail(shares.error());
        for (std::size_t i = 0; i < buckets->size(); ++i)
            answer.buckets.append({ buckets->start(i), buckets->end(i), {}, {}, 0, shares->at(static_cast<qsizetype>(i)) });
        collector.setBuckets(&*buckets, &answer.buckets);
    }
    TryStream stream(*review.history, review.read.from);
    stream.onSuccess = [&collector](const store::LoginTry &row) { collector.success(row); };
    stream.onFailure = [&collector](const ClassifiedTry &one) { collector.failure(one); };
    stream.onOutage = [&collector](const store::LoginTry &row) { collector.outage(row); };
    stream.onRepeat = [&collector](const store::LoginTry &row) { collector.repeat(row); };
    if (auto done = streamTries(store, filter, review, cancel, stream); !done)
        return fail(done.error());
    collector.finish();
    const auto names = store::readStringTexts(store, collector.loginIds(), cancel);
    if (!names)
        return fail(names.error());
    collector.into(answer, *names);
    QList<store::HeardQuestion> windows;
    for (const Attack &attack : std::as_const(answer.attacks))
        windows.append({ filter.nodes, attack.window });
    const auto shares = store::heardSharesOf(store, windows, cancel);
    if (!shares)
        return fail(shares.error());
    for (qsizetype i = 0; i < answer.attacks.size(); ++i)
        answer.attacks[i].coverage = shares->at(i);
    return answer;
}

} // namespace bw::detection

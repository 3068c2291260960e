// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/needs.h"

#include "models/detection/listening.h"
#include "models/detection/loginreview.h"
#include "models/detection/nodeneeds.h"
#include "models/detection/postureneeds.h"
#include "models/detection/tr.h"
#include "models/detection/usual.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/loginrows.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/queries/volumequery.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <limits>
#include <map>

namespace bw::detection {

using core::fail;
using core::TimeRange;
using core::UtcMicros;

namespace {

constexpr UtcMicros gapLeast = 15 * core::microsPerMinute;
constexpr qint64 finishedLeast = 50, unreadLeast = 20;
constexpr double bounceTimes = 3, bouncePoints = 0.05, bounceAlone = 0.1, volumeTimes = 3, volumeLeast = 50, unreadShare = 0.005;
constexpr int pastDays = 28;
constexpr qsizetype namedNetworks = 3, mostRows = 200;
constexpr int daysOfReports = 30;

QString count(qint64 n)
{
    return QLocale().toString(n);
}

class NeedsMaker
{
public:
    NeedsMaker(const store::Store &store, const store::Filter &filter, TimeRange range, const store::Cancel &cancel)
        : m_store(store)
        , m_filter(filter)
        , m_range(range)
        , m_cancel(cancel)
        , m_zone(filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString()))
    {
    }

    core::Done collect()
    {
        auto review = reviewLogins(m_store, nodes(), m_cancel);
        if (!review)
            return fail(review.error());
        m_review = std::move(*review);
        for (const auto step : { &NeedsMaker::risks, &NeedsMaker::attacks, &NeedsMaker::outages, &NeedsMaker::coverage, &NeedsMaker::streams, &NeedsMaker::keys })
            if (auto done = (this->*step)(); !done)
                return done;
        if (auto done = hear(); !done)
            return done;
        return {};
    }
    [[nodiscard]] QList<Need> needs() const { return m_needs; }
    [[nodiscard]] QStringList notes() const { return m_review.notes; }

private:
    /// How much of each need's own window was heard.
    core::Done hear()
    {
        QList<store::HeardQuestion> questions;
        for (const Need &need : std::as_const(m_needs))
            questions.append({ need.filter.nodes, need.window });
        const auto shares = store::heardSharesOf(m_store, questions, m_cancel);
        if (!shares)
            return fail(shares.error());
        for (qsizetype i = 0; i < m_needs.size(); ++i)
            m_needs[i].coverage = shares->at(i);
        return {};
    }

    store::Filter nodes() const
    {
        store::Filter filter;
        filter.nodes = m_filter.nodes;
        filter.zone = m_filter.zone;
        filter.range = m_range;
        return filter;
    }

    Need make(const char *rule, const QString &key, NeedSeverity severity, const QString &subject, const QString &text, const char *page) const
    {
        Need need;
        need.rule = QLatin1String(rule);
        need.id = need.rule + u':' + key;
        need.severity = severity;
        need.subject = subject;
        need.text = text;
        need.action = Tr::tr("Look…");
        need.page = QLatin1String(page);
        need.filter = nodes();
        need.window = m_range;
        return need;
    }

    static QString textOf(const LoginAtRisk &login)
    {
        const QString from = namesOf(login.networks);
        //: %1 is one or more client networks, %2 what happened
        if (login.state != RiskState::TakenOver)
            return Tr::tr("may be taken over from %1: %2").arg(from, login.what);
        return login.sentMessages > 0 ? Tr::tr("taken over from %1, then sent %2").arg(from, count(login.sentMessages)) : Tr::tr("taken over from %1: %2").arg(from, login.what);
    }

    core::Done risks()
    {
        const auto risk = risksOf(m_store, nodes(), m_review, m_cancel);
        if (!risk)
            return fail(risk.error());
        const auto heard = store::listNodes(m_store, m_cancel);
        if (!heard)
            return fail(heard.error());
        UtcMicros newest = 0;
        for (const auto &node : *heard)
            if (m_filter.nodes.isEmpty() || m_filter.nodes.contains(node.node))
                newest = std::max(newest, node.lastHeard);
        // Who got in at several logins from one network is one thing to decide on; a takeover is told with its login.
        QList<QList<const LoginAtRisk *>> told;
        std::map<QString, qsizetype> byNetwork;
        for (const auto &login : risk->logins) {
            if (login.state > RiskState::Suspicious)
                continue;
            m_told.insert(login.user);
            const auto [known, isNew] = login.state == RiskState::TakenOver ? std::pair(byNetwork.end(), true) : byNetwork.try_emplace(login.networks.value(0), told.size());
            if (isNew)
                told.append({ &login });
            else
                told[known->second].append(&login);
        }
        for (const auto &logins : std::as_const(told))
            m_needs.append(logins.size() == 1 ? needOf(*logins.front(), newest) : needOf(logins, newest));
        return {};
    }

    Need needOf(const LoginAtRisk &login, UtcMicros newest) const
    {
        const bool isTaken = login.state == RiskState::TakenOver;
        Need need = make(isTaken ? "taken_over" : "suspicious_login", login.user, isTaken ? NeedSeverity::Critical : NeedSeverity::High, login.user, textOf(login), "logins");
        need.filter.users = QStringList { login.user };
        // Its last hour may be one that is not over: nothing was heard of the rest, and nothing rests on it.
        need.window = { login.began, std::max(std::min(login.sentTo, newest), login.goodAt) };
        need.at = login.goodAt;
        need.networks = login.networks;
        need.rowIds = login.rowIds;
        need.decisiveRows = { login.goodRow };
        need.counts = { { QStringLiteral("logins"), 1 }, { QStringLiteral("points"), login.points }, { QStringLiteral("failed"), login.failed },
            { QStringLiteral("sources"), login.failedSources }, { QStringLiteral("sent_messages"), login.sentMessages }, { QStringLiteral("sent_recipients"), login.sentRecipients } };
        need.threshold = login.arithmetic();
        return need;
    }

    /// Several suspicious logins from one network, worst first.
    Need needOf(const QList<const LoginAtRisk *> &logins, UtcMicros newest) const
    {
        Need need = needOf(*logins.front(), newest);
        const QString network = logins.front()->networks.value(0);
        need.subject = network;
        need.id = need.rule + u':' + network;
        QStringList users;
        need.counts.clear();
        need.rowIds.clear();
        need.decisiveRows.clear();
        for (const LoginAtRisk *login : logins) {
            const Need one = needOf(*login, newest);
            users.append(login->user);
            for (auto figure = one.counts.begin(); figure != one.counts.end(); ++figure)
                need.counts[figure.key()] = figure.key() == QLatin1String("points") || figure.key() == QLatin1String("sources") ? std::max(need.counts.value(figure.key()), figure.value()) : need.counts.value(figure.key()) + figure.value();
            need.window = { std::min(need.window.from, one.window.from), std::max(need.window.to, one.window.to) };
            need.at = std::min(need.at, one.at);
            need.rowIds += one.rowIds.mid(std::max<qsizetype>(0, one.rowIds.size() - mostRows / logins.size()));
            need.decisiveRows += one.decisiveRows;
        }
        need.filter.users = users;
        //: %1 are names of logins, with a count of those that are not named
        need.text = Tr::tr("%n login(s) may be taken over from there: %1", nullptr, static_cast<int>(users.size())).arg(namesOf(users));
        return need;
    }

    /// What the address guessed before belongs to the warning of the logins that it got in with.
    void addGuesses(const Attack &attack)
    {
        for (Need &need : m_needs) {
            if (need.decisiveRows.isEmpty() || !need.filter.users.contains(attack.gotIn.front()))
                continue;
            need.counts[QStringLiteral("guesses")] += attack.tries;
            need.counts[QStringLiteral("guessed_logins")] += attack.users;
            for (const qint64 row : attack.rowIds)
                if (need.rowIds.size() < mostRows && !need.rowIds.contains(row))
                    need.rowIds.append(row);
            std::sort(need.rowIds.begin(), need.rowIds.end());
        }
    }

    static QString namesOf(const QStringList &names)
    {
        const QString some = names.mid(0, namedNetworks).join(QStringLiteral(", "));
        const auto more = names.size() - namedNetworks;
        return more > 0 ? Tr::tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(some) : some;
    }

    core::Done attacks()
    {
        const auto answer = attacksOf(m_store, { nodes(), {} }, m_review, m_cancel);
        if (!answer)
            return fail(answer.error());
        for (const auto &attack : answer->attacks) {
            const bool isToldWithLogins = attack.rule == QLatin1String("L12") && !attack.gotIn.isEmpty()
                && std::ranges::all_of(attack.gotIn, [this](const QString &user) { return m_told.contains(user); });
            if (isToldWithLogins)
                addGuesses(attack);
            if (m_told.contains(attack.user) || isToldWithLogins)
                continue;
            if (!isAttack(attack.kind) || !(attack.isOpen || attack.severity <= Severity::High))
                continue;
            QString text = Tr::tr("%1, %2 on %3")
                               .arg(attack.isOpen ? Tr::tr("%1 is going on").arg(titleOf(attack.kind)) : titleOf(attack.kind),
                                   Tr::tr("%n tries by strangers", nullptr, static_cast<int>(attack.tries)), Tr::tr("%n login(s)", nullptr, static_cast<int>(attack.users)));
            if (attack.succeeded > 0)
                //: %1 is the attack, %2 names of logins
                text = Tr::tr("%1; from there got in: %2").arg(text, namesOf(attack.gotIn));
            if (attack.window.from < m_range.from) // an attack is told whole
                text = Tr::tr("%1 since %2").arg(text, stamp(attack.window.from));
            Need need = make("attack", attack.rule + u'/' + attack.key(), attack.severity, attack.key() == QLatin1String("fleet") ? Tr::tr("The fleet") : attack.key(), text, "logins");
            if (!attack.source.isEmpty() || !attack.network.isEmpty())
                need.filter.sources = QStringList { attack.source.isEmpty() ? attack.network : attack.source };
            else if (!attack.user.isEmpty())
                need.filter.users = QStringList { attack.user };
            need.window = attack.window;
            need.counts = { { QStringLiteral("tries"), attack.tries }, { QStringLiteral("users"), attack.users }, { QStringLiteral("sources"), attack.sources },
                { QStringLiteral("succeeded"), attack.succeeded } };
            need.threshold = attack.threshold;
            need.rowIds = attack.rowIds;
            m_needs.append(need);
        }
        return {};
    }

    /// The check of passwords itself failed (L11): no try, and a reason why logins fail.
    core::Done outages()
    {
        const auto names = store::readNodeNames(m_store, m_cancel);
        if (!names)
            return fail(names.error());
        std::map<QString, Need> byNode;
        for (const auto &outage : m_review.outages) {
            if (outage.span.to <= m_range.from || outage.span.from >= m_range.to)
                continue;
            const QString node = names->value(outage.node);
            auto [known, isNew] = byNode.try_emplace(node, make("backend_down", node, NeedSeverity::High, node, {}, "logins"));
            known->second.filter.nodes = QStringList { node };
            known->second.window = { isNew ? outage.span.from : known->second.window.from, outage.span.to };
            known->second.counts[QStringLiteral("outages")] += outage.outages;
            known->second.threshold = QStringLiteral(">= 20 outages in 5 min, or 5 that are more than half of all tries");
        }
        for (auto &[node, need] : byNode) {
            need.text = Tr::tr("could not check passwords %1 times").arg(count(need.counts.value(QStringLiteral("outages"))));
            m_needs.append(need);
        }
        return {};
    }

    core::Done coverage()
    {
        store::CoverageQuery query;
        query.filter = nodes();
        query.withHours = false;
        query.asideLimit = 1;
        const auto answer = query.run(m_store, m_cancel);
        if (!answer)
            return fail(answer.error());
        auto listening = readListening(*answer);
        if (!listening)
            return fail(listening.error());
        // A preset ends with a whole hour: what the rounds found out since then belongs to it.
        const bool endsNow = m_filter.range.length() <= 0 || (listening->lastRound() != 0 && listening->lastRound() - m_range.to <= core::microsPerHour);
        const UtcMicros rangeEnd = endsNow ? std::numeric_limits<UtcMicros>::max() : m_range.to;
        for (const NodeNeed &told : nodeNeeds(*listening, m_filter.nodes, { m_range.from, rangeEnd }, [this](UtcMicros t) { return stamp(t); })) {
            Need need = make(told.rule, told.node, told.severity, told.node, told.text, told.page);
            need.filter.nodes = QStringList { told.node };
            need.window = told.window;
            need.threshold = told.threshold;
            m_needs.append(need);
        }
        qint64 lines = 0, unread = 0;
        std::map<std::pair<UtcMicros, UtcMicros>, QStringList> gaps;
        for (const auto &node : answer->nodes) {
            lines += node.lines;
            unread += node.unrecognised + node.unreadable;
            for (const auto &gap : node.gaps) {
                // Before the first line nothing was promised; after the last one the node is silent, said above.
                if (gap.length() >= gapLeast && gap.from >= node.firstHeard && gap.to <= node.lastHeard)
                    gaps[{ gap.from, gap.to }].append(node.node);
            }
        }
        for (auto gap = gaps.begin(); gap != gaps.end();) {
            // Nodes fall silent at their own last line: gaps that begin and end together are one.
            TimeRange span { gap->first.first, gap->first.second };
            QStringList names;
            const UtcMicros begin = span.from, end = span.to;
            for (; gap != gaps.end() && gap->first.first - begin <= gapLeast && std::abs(gap->first.second - end) <= 2 * gapLeast; ++gap) {
                span = { std::max(span.from, gap->first.first), std::min(span.to, gap->first.second) };
                names += gap->second;
            }
            m_needs.append(lost(span, names, answer->nodes.size()));
        }
        if (unread >= unreadLeast && double(unread) > unreadShare * double(lines)) {
            Need need = make("unread_lines", QStringLiteral("all"), NeedSeverity::Low, Tr::tr("%n line(s)", nullptr, static_cast<int>(unread)), Tr::tr("were not understood"), "coverage");
            need.counts = { { QStringLiteral("lines"), lines }, { QStringLiteral("unread"), unread } };
            need.threshold = QStringLiteral("> 0.5 % of the lines");
            m_needs.append(need);
        }
        return {};
    }

    core::Result<Listening> readListening(const store::CoverageAnswer &heard) const
    {
        auto fleet = store::listFleet(m_store, m_cancel);
        if (!fleet)
            return fail(fleet.error());
        if (fleet->isEmpty()) // a store from before fleets
            for (const store::NodeCoverage &node : heard.nodes) {
                store::NodeRow row;
                row.node.name = node.node;
                row.lastLine = node.lastHeard;
                fleet->append(row);
            }
        return Listening(std::move(*fleet));
    }

    Need lost(TimeRange span, const QStringList &names, qsizetype nodeCount) const
    {
        const bool isAll = names.size() == nodeCount;
        const QString subject = names.size() == 1 ? names.front() : isAll ? Tr::tr("All nodes") : Tr::tr("%n nodes", nullptr, static_cast<int>(names.size()));
        Need need = make("lost_hours", names.join(u',') + u'@' + QString::number(span.from / core::microsPerSecond), NeedSeverity::Medium, subject,
            Tr::tr("%1 to %2 is lost").arg(stamp(span.from), stamp(span.to)), "coverage");
        need.filter.nodes = isAll ? m_filter.nodes : names;
        need.window = span;
        need.threshold = QStringLiteral(">= 15 min");
        return need;
    }

    /// Streams that rose against their usual, and streams that bounce more than they did.
    core::Done streams()
    {
        store::Filter wide = nodes();
        const auto heard = store::listNodes(m_store, m_cancel);
        if (!heard)
            return fail(heard.error());
        if (wide.nodes.isEmpty()) // one that was never heard takes nothing from what the others said
            for (const auto &node : *heard)
                if (node.lastHeard > 0)
                    wide.nodes << node.node;
        m_firstHour = m_store.homeZone().startOfHour(m_range.from); // the hour that the range cuts at its begin is judged whole
        wide.range = { m_firstHour - pastDays * core::microsPerDay, wholeSecond(m_range.to) };
        wide.zone = QString::fromStdString(m_store.homeZone().name());
        const auto answer = store::VolumeQuery { wide, { QStringLiteral("hour"), QStringLiteral("stream") }, false }.run(m_store, m_cancel);
        if (!answer)
            return fail(answer.error());
        std::map<QString, QList<const store::VolumeBucket *>> streams;
        for (const auto &bucket : answer->buckets)
            streams[bucket.keys.value(QStringLiteral("stream"))].append(&bucket);
        m_hasRules = streams.size() > 1 || !streams.contains(QStringLiteral("other"));
        for (const auto &[name, buckets] : streams) {
            bounceRise(name, buckets);
            volumeRise(name, buckets);
        }
        return {};
    }

    Need streamNeed(const char *rule, const QString &name, const QString &text) const
    {
        const bool isOther = name == QLatin1String("other");
        const QString subject = !isOther ? name : m_hasRules ? Tr::tr("Mail outside the named streams") : Tr::tr("All mail");
        Need need = make(rule, name, NeedSeverity::High, subject, text, "volume");
        if (m_hasRules)
            need.filter.streams = QStringList { name };
        return need;
    }

    struct Ended
    {
        qint64 bounced = 0, all = 0;
        void add(const store::VolumeCounts &counts)
        {
            bounced += counts.bounced.value_or(0);
            all += counts.ended().value_or(0); // as the chart's share
        }
        [[nodiscard]] double share() const { return all > 0 ? double(bounced) / double(all) : 0; }
    };

    using Buckets = QList<const store::VolumeBucket *>;
    static double leastShare(const Ended &past) { return past.all >= finishedLeast ? std::max(bounceTimes * past.share(), past.share() + bouncePoints) : bounceAlone; }
    static Ended sumOf(Buckets::const_iterator from, Buckets::const_iterator to)
    {
        Ended sum;
        for (; from != to; ++from)
            sum.add((*from)->counts);
        return sum;
    }

    /// It began where the stretch of bad hours around the worst one begins: a mark at the range's start would blame another hour.
    static Buckets::const_iterator beginOfBad(Buckets::const_iterator first, Buckets::const_iterator end, double least)
    {
        auto begin = std::max_element(first, end, [](const auto *a, const auto *b) { return a->counts.bounced.value_or(0) < b->counts.bounced.value_or(0); });
        const auto isBad = [least](const store::VolumeBucket &bucket) { return double(bucket.counts.bounced.value_or(0)) >= least * double(bucket.counts.ended().value_or(0)); };
        while (begin != first && isBad(**(begin - 1)))
            --begin;
        return begin;
    }

    void bounceRise(const QString &name, const Buckets &buckets)
    {
        const auto first = std::find_if(buckets.begin(), buckets.end(), [this](const auto *bucket) { return bucket->start >= m_firstHour; });
        if (first == buckets.end())
            return;
        Ended past = sumOf(buckets.begin(), first), now = sumOf(first, buckets.end());
        auto begin = beginOfBad(first, buckets.end(), leastShare(past));
        if (const Ended before = sumOf(first, begin); past.all < finishedLeast && before.all >= finishedLeast) { // the range itself tells what was usual
            past = before;
            begin = beginOfBad(first, buckets.end(), leastShare(past));
            now = sumOf(begin, buckets.end());
        }
        const bool hasUsual = past.all >= finishedLeast;
        const double least = leastShare(past);
        if (now.all < finishedLeast || now.share() < least)
            return;
        const Ended since = sumOf(begin, buckets.end());
        const bool isBadSince = since.all >= finishedLeast && since.share() >= least;
        const Ended &told = isBadSince ? since : now;
        const QString share = QLocale().toString(told.share() * 100, 'f', 1);
        Need need = streamNeed("bounce_rise", name,
            hasUsual ? Tr::tr("bounces %1 % of its recipients that ended, usual %2 %").arg(share, QLocale().toString(past.share() * 100, 'f', 1))
                     : Tr::tr("bounces %1 % of its recipients that ended; no usual share is known yet").arg(share));
        if (!hasUsual)
            need.severity = NeedSeverity::Medium; // it may have been so for ever
        need.window = { (*(isBadSince ? begin : first))->start, wholeSecond(m_range.to) };
        need.at = begin == first ? 0 : (*begin)->start; // what is so all the time has no moment of its own
        need.counts = { { QStringLiteral("bounced"), told.bounced }, { QStringLiteral("finished"), told.all } };
        need.threshold = hasUsual ? QStringLiteral(">= 50 finished, share >= max(3 x usual, usual + 5 points)") : QStringLiteral(">= 50 finished, share >= 10 %");
        m_needs.append(need);
    }

    /// Up from there: the moment that is now has a fraction, and nothing after it is stored.
    static UtcMicros wholeSecond(UtcMicros t) { return core::floorTo(t + core::microsPerSecond - 1, core::microsPerSecond); }

    void volumeRise(const QString &name, const QList<const store::VolumeBucket *> &buckets)
    {
        QList<HourValue> hours, judged;
        const auto home = m_store.homeZone();
        // Hours without a cell are zeros of this stream, where its fleet was heard: filled in between its first and last one.
        UtcMicros expected = 0;
        for (const auto *bucket : buckets) {
            for (; expected != 0 && expected < bucket->start; expected = home.startOfHour(expected + core::microsPerHour))
                hours.append({ expected, 0.0 });
            const auto sent = bucket->counts.delivered ? std::optional<double>(double(bucket->counts.recipients.value_or(0))) : std::nullopt;
            hours.append({ bucket->start, bucket->coverage >= 0.9 ? sent : std::nullopt });
            if (sent && bucket->start >= m_firstHour)
                judged.append({ bucket->start, sent }); // what was heard of it in part is a lower bound, and may be too much all the same
            expected = home.startOfHour(bucket->start + core::microsPerHour);
        }
        double seen = 0, usual = 0, highest = 0;
        UtcMicros from = 0, to = 0;
        for (const auto &hour : std::as_const(judged)) {
            if (*hour.value < volumeLeast)
                continue;
            const auto known = usualOf(hours, hour.start, hour.start + core::microsPerHour, home);
            if (!known.usual || *hour.value < volumeTimes * (*known.usual + 5) - 5)
                continue;
            from = from == 0 ? hour.start : from;
            to = hour.start + core::microsPerHour;
            seen += *hour.value;
            usual += *known.usual;
            highest = std::max(highest, *hour.value);
        }
        if (from == 0)
            return;
        const QString text = usual >= 1 ? Tr::tr("%1 × its usual volume").arg(QLocale().toString(seen / usual, 'f', seen / usual < 3 ? 1 : 0)) : Tr::tr("sent at hours in which it usually sends nothing");
        Need need = streamNeed("volume_rise", name, text);
        need.window = { from, to };
        need.counts = { { QStringLiteral("recipients"), qint64(seen) }, { QStringLiteral("usual"), qint64(usual) }, { QStringLiteral("highest_hour"), qint64(highest) } };
        need.threshold = QStringLiteral(">= 3 x the usual of the hour, >= 50 recipients");
        m_needs.append(need);
    }

    /// Reports come days after the mail, and know no nodes: looked for in the days before the range's end, of the whole fleet.
    core::Done keys()
    {
        if (!m_filter.nodes.isEmpty())
            return {};
        store::LedgerQuery query;
        query.filter.range = { m_range.to - daysOfReports * core::microsPerDay, m_range.to };
        query.withRows = false;
        const auto answer = query.run(m_store, m_cancel);
        if (!answer)
            return fail(answer.error());
        for (const store::CopiedKey &key : answer->copied) {
            //: %1 is a DKIM selector, %2 its domain
            Need need = make("copied_key", key.domain + u'/' + key.selector, NeedSeverity::High, Tr::tr("Key %1 of %2").arg(key.selector, key.domain),
                //: %1 is a number of messages, %2 a time, %3 networks
                Tr::tr("%1 messages since %2 from %3 bear it, and no node sent them").arg(count(key.messages), stamp(key.first), namesOf(key.networks)) + QStringLiteral(". ") + key.next, "mailauth");
            need.window = { key.first, key.last };
            need.counts = { { QStringLiteral("messages"), key.messages } };
            need.threshold = QStringLiteral(">= 20 messages and >= 0.25 % of what verifies with the key");
            need.networks = key.networks;
            m_needs.append(need);
        }
        return {};
    }

    QString stamp(UtcMicros t) const
    {
        const auto wall = QDateTime::fromMSecsSinceEpoch((t + UtcMicros(m_zone.offsetAt(t)) * core::microsPerSecond) / 1000, Qt::UTC);
        return QLocale().toString(wall, QStringLiteral("ddd d MMM, HH:mm"));
    }

    const store::Store &m_store;
    const store::Filter &m_filter;
    TimeRange m_range;
    UtcMicros m_firstHour = 0;
    const store::Cancel &m_cancel;
    core::ZoneRules m_zone;
    LoginReview m_review;
    QSet<QString> m_told; ///< logins
    bool m_hasRules = false;
    QList<Need> m_needs;
};

} // namespace

core::Result<NeedsAnswer> NeedsQuery::run(const store::Store &store, const store::Cancel &cancel) const
{
    const auto range = store::rangeOf(store, filter, cancel);
    if (!range)
        return fail(range.error());
    NeedsAnswer answer;
    answer.range = *range;
    if (range->length() > 0) {
        NeedsMaker maker(store, filter, *range, cancel);
        if (auto done = maker.collect(); !done)
            return fail(done.error());
        answer.needs = maker.needs();
        answer.notes = maker.notes();
    }
    // What was measured needs no log.
    const auto posture = postureNeeds(store, filter, *range, cancel);
    if (!posture)
        return fail(posture.error());
    answer.needs += *posture;
    std::stable_sort(answer.needs.begin(), answer.needs.end(), [](const Need &a, const Need &b) { return std::tuple(int(a.severity), -a.window.to) < std::tuple(int(b.severity), -b.window.to); });
    return answer;
}

} // namespace bw::detection

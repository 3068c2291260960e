// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/story.h"

#include <algorithm>

namespace bw::demo {

using core::microsPerDay;
using core::microsPerHour;
using core::microsPerMinute;
using core::microsPerSecond;

namespace {

// Of 240,000 messages a day the thief sends 22,310 in 2 h 46 min: nine times the usual of that login.
constexpr std::uint64_t stolenOf240k = 22'310;
constexpr std::uint32_t timesTheUsual = 9;

/// Spreads n moments over a stretch, never inside the lost hours: what the story states must be in the lines.
class Spread
{
public:
    Spread(core::TimeRange over, core::TimeRange lost, Random &random)
        : m_over(over)
        , m_lost { std::clamp(lost.from, over.from, over.to), std::clamp(lost.to, over.from, over.to) }
        , m_random(random)
    {
    }
    core::UtcMicros at(std::uint32_t i, std::uint32_t n)
    {
        // A session lasts a little while, and a good login may follow it: keep a margin before the hours that are lost.
        constexpr core::UtcMicros margin = 15 * microsPerMinute;
        const core::UtcMicros room = m_over.length() - m_lost.length() - (m_lost.length() > 0 ? margin : 0);
        const core::UtcMicros step = std::max<core::UtcMicros>(room / std::max(1U, n), 1);
        core::UtcMicros t = m_over.from + static_cast<std::int64_t>(i) * step + m_random.below(static_cast<std::uint32_t>(std::min<core::UtcMicros>(step, 1'000'000'000)));
        if (m_lost.length() > 0 && t >= m_lost.from - margin)
            t += m_lost.length() + margin;
        return std::min(t, m_over.to - 1);
    }

private:
    core::TimeRange m_over;
    core::TimeRange m_lost;
    Random &m_random;
};

class Writer
{
public:
    Writer(const MailWorld &world, const StoryTimes &times, const StoryFigures &figures, std::uint64_t seed)
        : m_world(world)
        , m_times(times)
        , m_figures(figures)
        , m_random(seed * 7 + 99)
    {
    }

    std::vector<Act> all(const StoryHosts &hosts)
    {
        spraying(hosts);
        guessingOneLogin(hosts.subFr1);
        stuffing(hosts);
        forgotten(hosts);
        takeover(hosts);
        farAway(hosts.subDe1);
        withoutTls(hosts.subFr1);
        return std::move(m_acts);
    }

private:
    Act &guess(core::UtcMicros at, std::uint32_t host, std::uint32_t client, std::uint32_t login, std::uint32_t tries)
    {
        Act act;
        act.at = at;
        act.host = host;
        act.client = client;
        act.login = login;
        act.tries = static_cast<std::uint16_t>(tries);
        m_acts.push_back(act);
        return m_acts.back();
    }
    Act &send(core::UtcMicros at, std::uint32_t host, std::uint32_t client, std::uint32_t login, std::uint32_t messages)
    {
        Act &act = guess(at, host, client, login, 0);
        act.kind = Act::Kind::Send;
        act.plain = true;
        act.messages = static_cast<std::uint16_t>(messages);
        return act;
    }

    void spraying(const StoryHosts &hosts)
    {
        // The login that falls: 412 tries from 31 addresses in the hour and a half before.
        Spread before({ m_times.takeover - 102 * microsPerMinute, m_times.takeover - microsPerMinute }, m_times.lost, m_random);
        for (std::uint32_t i = 0; i < m_figures.campaignFailures; ++i)
            guess(before.at(i, m_figures.campaignFailures), hosts.subFr1, m_world.firstSpray + i % m_figures.campaignSources * 2, MailWorld::campaigns, 1);
        const std::uint32_t ordinary = m_figures.sprayLogins - 2;
        const std::uint32_t rest = m_figures.sprayTries - m_figures.campaignFailures;
        Spread wide({ m_times.end - 27 * microsPerHour, m_times.end - 5 * microsPerHour }, m_times.lost, m_random);
        for (std::uint32_t i = 0; i < rest; ++i) {
            const bool isBilling = i < m_figures.billingFailures * 90 && i % 90 == 0;
            const std::uint32_t login = isBilling ? std::uint32_t(MailWorld::billing) : MailWorld::firstOrdinary + (i * 7 + i / ordinary) % ordinary;
            guess(wide.at(i, rest), i % 2 == 0 ? hosts.subFr1 : hosts.subDe1, m_world.firstSpray + m_random.below(MailWorld::spraySources), login, 1);
        }
    }

    void guessingOneLogin(std::uint32_t host)
    {
        // A name that is no login here; the host that guesses it gets in elsewhere, and stops.
        Spread spread({ m_times.end - 18 * microsPerHour, m_times.takeover - microsPerMinute }, m_times.lost, m_random);
        const std::uint32_t sessions = m_figures.bruteForceTries / 7;
        std::uint32_t left = m_figures.bruteForceTries;
        for (std::uint32_t i = 0; i < sessions; ++i) {
            const std::uint32_t tries = i + 1 == sessions ? left : 7;
            guess(spread.at(i, sessions), host, m_world.thief, Simulator::noLogin, tries);
            left -= tries;
        }
    }

    void stuffing(const StoryHosts &hosts)
    {
        Spread spread({ m_times.end - 21 * microsPerHour, m_times.end - 8 * microsPerHour }, m_times.lost, m_random);
        for (std::uint32_t i = 0; i < m_figures.stuffingTries; ++i) {
            Act &act = guess(spread.at(i, m_figures.stuffingTries), i % 3 == 0 ? hosts.subFr1 : hosts.subDe1,
                m_world.firstStuffing + m_random.below(MailWorld::stuffingSources), i % m_figures.stuffingNames, 1);
            act.leaked = true;
            act.plain = true;
        }
    }

    void forgotten(const StoryHosts &hosts)
    {
        people(hosts, m_figures.forgottenOwnLogins, m_figures.forgottenOwnTries, false);
        people(hosts, m_figures.forgottenOtherLogins - 1, m_figures.forgottenOtherTries - 3, true); // ops is the 43rd
    }

    void people(const StoryHosts &hosts, std::uint32_t count, std::uint32_t tries, bool atHome)
    {
        // Who fails at home does it twice, a day and an hour apart: both must lie outside the lost hours.
        const core::TimeRange lost = m_times.lost;
        const core::TimeRange over { m_times.end - 48 * microsPerHour, m_times.end - (atHome ? 26 * microsPerHour : 40 * microsPerMinute) };
        const core::TimeRange shifted { lost.from - 25 * microsPerHour, lost.to - 25 * microsPerHour };
        Spread spread(over, over.contains(lost.from) || !atHome ? lost : shifted, m_random);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t index = 900 + (atHome ? m_figures.forgottenOwnLogins : 0) + i;
            const Login &login = m_world.logins[index];
            const std::uint32_t client = atHome ? login.home : login.office;
            const std::uint32_t mine = tries / count + (i < tries % count ? 1 : 0);
            const std::uint32_t host = i % 2 == 0 ? hosts.subFr1 : hosts.subDe1;
            const core::UtcMicros at = spread.at(i, count);
            guess(at, host, client, index, atHome ? mine / 2 : mine).plain = true;
            send(at + (100 + m_random.below(500)) * microsPerSecond, host, client, index, 1);
            if (atHome) { // and again a day later
                guess(at + 25 * microsPerHour, host, client, index, mine - mine / 2).plain = true;
                send(at + 25 * microsPerHour + (100 + m_random.below(500)) * microsPerSecond, host, client, index, 1);
            }
        }
    }

    void takeover(const StoryHosts &hosts)
    {
        Act &first = send(m_times.takeover, hosts.subFr1, m_world.thief, MailWorld::campaigns, 1);
        first.kind = Act::Kind::Relayed;
        Act &handed = send(m_times.takeover + Simulator::handOverAfter, hosts.mxFr2, m_world.submissionHost, Simulator::noLogin, 1);
        handed.kind = Act::Kind::Handed;
        std::uint32_t left = m_figures.stolenMessages > 0 ? m_figures.stolenMessages - 1 : 0;
        const std::uint32_t perSession = std::clamp(m_figures.stolenMessages / 60, 1U, 100U);
        const std::uint32_t sessions = std::max(1U, (left + perSession - 1) / perSession);
        Spread spread({ m_times.takeover + 20 * microsPerSecond, m_times.stopped - microsPerMinute }, m_times.lost, m_random);
        for (std::uint32_t i = 0; i < sessions && left > 0; ++i) {
            const std::uint32_t messages = std::min(left, perSession);
            send(spread.at(i, sessions), hosts.subFr1, m_world.thief, MailWorld::campaigns, messages).stolen = true;
            left -= messages;
        }
    }

    void farAway(std::uint32_t host)
    {
        const core::UtcMicros there = m_times.end - 6 * microsPerHour - 11 * microsPerMinute;
        send(there - 9 * microsPerMinute, host, m_world.logins[MailWorld::ops].office, MailWorld::ops, 2);
        guess(there - 4 * microsPerMinute, host, m_world.farAway, MailWorld::ops, 3).plain = true;
        send(there, host, m_world.farAway, MailWorld::ops, 14);
    }

    void withoutTls(std::uint32_t host)
    {
        Spread spread({ m_times.end - 26 * microsPerHour, m_times.end - 6 * microsPerHour }, m_times.lost, m_random);
        for (std::uint32_t i = 0; i < m_figures.refusedWithoutTls; ++i) {
            Act &act = guess(spread.at(i, m_figures.refusedWithoutTls), host, m_world.logins[MailWorld::dev].office, MailWorld::dev, 0);
            act.kind = Act::Kind::ClearText;
        }
    }

    const MailWorld &m_world;
    StoryTimes m_times;
    StoryFigures m_figures;
    Random m_random;
    std::vector<Act> m_acts;
};

} // namespace

StoryTimes StoryTimes::before(core::UtcMicros end, const core::ZoneRules &zone)
{
    StoryTimes times;
    times.end = end;
    const core::UtcMicros today = zone.startOfDay(end - 1);
    const core::UtcMicros yesterday = zone.startOfDay(today - 1);
    const core::UtcMicros wall = yesterday + static_cast<std::int64_t>(zone.offsetAt(yesterday)) * microsPerSecond;
    times.lost = { zone.toUtc(wall + 7 * microsPerHour), zone.toUtc(wall + 9 * microsPerHour) };
    times.outage = end - 4 * microsPerHour - 22 * microsPerMinute;
    times.takeover = end - 9 * microsPerHour - 47 * microsPerMinute - 16 * microsPerSecond;
    times.stopped = times.takeover + 2 * microsPerHour + 46 * microsPerMinute;
    return times;
}

StoryFigures storyFigures(std::uint32_t messagesPerDay)
{
    StoryFigures figures;
    figures.stolenMessages = std::max<std::uint32_t>(9, static_cast<std::uint32_t>(stolenOf240k * messagesPerDay / 240'000));
    figures.campaignUsual = figures.stolenMessages / timesTheUsual;
    return figures;
}

std::vector<Act> storyActs(const MailWorld &world, const StoryTimes &times, const StoryFigures &figures, std::uint32_t host,
    const StoryHosts &hosts, std::uint64_t seed)
{
    std::vector<Act> acts = Writer(world, times, figures, seed).all(hosts);
    std::erase_if(acts, [host](const Act &act) { return act.host != host; });
    for (Act &act : acts)
        act.host = 0;
    std::stable_sort(acts.begin(), acts.end(), [](const Act &a, const Act &b) { return a.at < b.at; });
    return acts;
}

} // namespace bw::demo

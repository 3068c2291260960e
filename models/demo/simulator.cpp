// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/simulator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bw::demo {

using core::microsPerDay;
using core::microsPerHour;
using core::microsPerSecond;

namespace {

// Mail by hour of the local day, in thousands of a fleet that sends a million a day.
constexpr std::array<std::uint32_t, 24> dayCurve { 22, 20, 18, 19, 21, 24, 28, 34, 42, 50, 60, 65,
    66, 69, 69, 70, 67, 65, 58, 51, 46, 38, 31, 25 };
constexpr std::uint32_t dayCurveSum = 1058;
constexpr std::uint32_t weekendPerMille = 780;

} // namespace

Counts &Counts::operator+=(const Counts &other)
{
    accepted += other.accepted;
    recipients += other.recipients;
    delivered += other.delivered;
    deferred += other.deferred;
    bounced += other.bounced;
    expired += other.expired;
    rejected += other.rejected;
    rejectedForNow += other.rejectedForNow;
    logins += other.logins;
    loginsFailed += other.loginsFailed;
    return *this;
}

Simulator::Simulator(const MailWorld &world, std::vector<HostSpec> hosts, const core::ZoneRules &zone, Options options)
    : m_world(world)
    , m_hosts(std::move(hosts))
    , m_zone(zone)
    , m_options(std::move(options))
    , m_random(m_options.seed)
{
    for (const HostSpec &host : m_hosts)
        m_ids.emplace_back(host.ids);
    m_truth.logins.resize(m_world.logins.size());
    m_truth.domains.resize(m_world.domains.size());
}

void Simulator::addFeed(const Feed &feed)
{
    if (feed.perDay == 0)
        return;
    m_feeds.push_back(feed);
    const auto index = static_cast<std::uint32_t>(m_feeds.size() - 1);
    const core::UtcMicros from = std::max(feed.active.from, m_options.range.from);
    push(from + static_cast<std::int64_t>(m_random.below(60'000'000)), Step::Arrival, index);
}

void Simulator::setActs(std::vector<Act> acts)
{
    m_acts = std::move(acts);
    if (!m_acts.empty())
        push(m_acts.front().at, Step::ActDue, 0);
}

void Simulator::push(core::UtcMicros at, Step step, std::uint32_t slot, std::uint8_t arg)
{
    m_events.push_back({ at, m_order++, slot, step, arg });
    std::push_heap(m_events.begin(), m_events.end(), [](const Event &a, const Event &b) {
        return a.at != b.at ? a.at > b.at : static_cast<std::int32_t>(a.order - b.order) > 0;
    });
}

Simulator::Event Simulator::pop()
{
    const Event event = m_events.front();
    std::pop_heap(m_events.begin(), m_events.end(), [](const Event &a, const Event &b) {
        return a.at != b.at ? a.at > b.at : static_cast<std::int32_t>(a.order - b.order) > 0;
    });
    m_events.pop_back();
    return event;
}

std::uint32_t Simulator::newMessage()
{
    if (m_freeMessages.empty()) {
        m_messages.emplace_back();
        return static_cast<std::uint32_t>(m_messages.size() - 1);
    }
    const std::uint32_t slot = m_freeMessages.back();
    m_freeMessages.pop_back();
    m_messages[slot] = {};
    return slot;
}

std::uint32_t Simulator::newSession()
{
    std::uint32_t slot = 0;
    if (m_freeSessions.empty()) {
        m_sessions.emplace_back();
        slot = static_cast<std::uint32_t>(m_sessions.size() - 1);
    } else {
        slot = m_freeSessions.back();
        m_freeSessions.pop_back();
    }
    m_sessions[slot] = {};
    m_sessions[slot].pid = 2001 + slot;
    m_sessions[slot].login = noLogin;
    return slot;
}

bool Simulator::play(LogWriter &out, std::size_t bytes, core::UtcMicros until)
{
    m_out = &out;
    while (!m_events.empty() && out.size() < bytes) {
        if (m_events.front().at >= until)
            return true;
        handle(pop());
    }
    return !m_events.empty();
}

void Simulator::handle(const Event &event)
{
    m_at = event.at;
    m_heard = !m_lost.contains(event.at);
    switch (event.step) {
    case Step::Arrival: return arrival(event);
    case Step::ActDue: return startAct(event);
    case Step::Connect: return connect(event);
    case Step::Tls: return tls(event);
    case Step::Guess: return guess(event);
    case Step::Client: return client(event);
    case Step::Cleanup: return cleanup(event);
    case Step::Active: return active(event);
    case Step::Bye: return bye(event);
    case Step::Reject: return reject(event);
    case Step::Deliver: return deliver(event);
    case Step::Retry: return retry(event);
    case Step::Expire: return expire(event);
    case Step::NoticeId: return noticeId(event);
    case Step::NoticeLine: return noticeLine(event);
    case Step::NoticeActive: return noticeActive(event);
    case Step::Removed: return removed(event);
    case Step::FilterBack: return filterBack(event);
    case Step::FilterId: return filterId(event);
    case Step::FilterActive: return filterActive(event);
    case Step::FilterDone: return filterDone(event);
    }
}

std::int64_t Simulator::meanGap(const Feed &feed, core::UtcMicros at)
{
    const core::UtcMicros hour = core::floorTo(at, microsPerHour);
    if (hour != m_curveHour) {
        m_curveHour = hour;
        const std::int64_t wall = at / microsPerSecond + m_zone.offsetAt(at);
        m_curve = dayCurve[static_cast<std::size_t>(wall / 3600 % 24)];
        const std::int64_t weekday = (wall / 86'400 + 3) % 7; // 1970-01-01 was a Thursday; 0 is Monday
        m_weekend = weekday >= 5 ? weekendPerMille : 1000;
    }
    std::int64_t gap = microsPerDay * feed.perSession / feed.perDay;
    if (!feed.flat)
        gap = gap * dayCurveSum / (24 * m_curve) * 1000 / m_weekend;
    if (m_options.growth) {
        const std::int64_t weeksInMille = (m_options.range.to - at) * 1000 / (7 * microsPerDay);
        gap = gap * 1000 / std::max<std::int64_t>(700, 1000 - 30 * weeksInMille / 1000);
    }
    return gap;
}

void Simulator::arrival(const Event &event)
{
    const Feed &feed = m_feeds[event.slot];
    if (!m_arrivals || event.at >= std::min(feed.active.to, m_options.range.to))
        return;
    push(event.at + m_random.around(meanGap(feed, event.at)), Step::Arrival, event.slot);
    if (feed.pause.contains(event.at))
        return;
    if (feed.kind == Feed::Kind::Imap)
        return imapLogin(event.at, feed.host, m_random.below(static_cast<std::uint32_t>(m_world.logins.size())));
    if (feed.kind == Feed::Kind::Odd)
        return oddLine(event.at, feed.host);

    const std::uint32_t slot = newSession();
    Session &session = m_sessions[slot];
    session.host = feed.host;
    session.feed = event.slot;
    session.act = noLogin;
    session.left = static_cast<std::uint16_t>(1 + m_random.below(2 * feed.perSession - 1));
    switch (feed.kind) {
    case Feed::Kind::App:
        session.client = m_world.firstApp + m_random.below(m_world.appCount);
        break;
    case Feed::Kind::Mailer:
        session.client = m_world.firstMailer + m_random.below(m_world.mailerCount);
        break;
    case Feed::Kind::Campaign:
        session.client = m_world.campaignApp;
        session.login = MailWorld::campaigns;
        session.service = 1;
        session.tls = session.plain = true;
        break;
    case Feed::Kind::Submission:
    case Feed::Kind::Forgotten: {
        const auto ordinary = static_cast<std::uint32_t>(m_world.logins.size()) - 1;
        // Every other one in turn, so that each login is known after a while; the rest as it comes.
        session.login = 1 + (m_roundRobin % 2 == 0 ? m_roundRobin / 2 % ordinary : m_random.below(ordinary));
        ++m_roundRobin;
        if (feed.login != noLogin)
            session.login = feed.login;
        const Login &login = m_world.logins[session.login];
        session.client = feed.login != noLogin || m_random.perMille(600) ? login.office : login.home;
        session.service = m_random.perMille(200) ? 2 : 1;
        session.tls = true;
        session.plain = m_random.perMille(850);
        break;
    }
    case Feed::Kind::Inbound:
        session.client = m_world.firstStranger + m_random.below(m_world.strangerCount);
        session.tls = m_random.perMille(900);
        break;
    case Feed::Kind::Refused:
        session.client = m_world.firstStranger + m_random.below(m_world.strangerCount);
        session.refusal = true;
        session.left = 1;
        break;
    case Feed::Kind::Monitor:
        session.client = m_world.monitor;
        session.left = 0;
        break;
    case Feed::Kind::Imap:
    case Feed::Kind::Odd:
        break;
    }
    if (feed.kind == Feed::Kind::Forgotten) {
        const std::uint32_t later = newSession();
        m_sessions[later] = m_sessions[slot];
        m_sessions[later].pid = 2001 + later;
        m_sessions[slot].guesses = static_cast<std::uint16_t>(5 + m_random.below(6));
        m_sessions[slot].left = 0;
        push(event.at + 60 * microsPerSecond + m_random.below(240'000'000), Step::Connect, later);
    }
    openSession(event.at, slot);
}

void Simulator::startAct(const Event &event)
{
    const Act &act = m_acts[event.slot];
    if (event.slot + 1 < m_acts.size())
        push(std::max(event.at, m_acts[event.slot + 1].at), Step::ActDue, event.slot + 1);
    const std::uint32_t slot = newSession();
    Session &session = m_sessions[slot];
    session.host = act.host;
    session.client = act.client;
    session.login = act.login;
    session.act = event.slot;
    session.feed = noLogin;
    session.guesses = act.kind == Act::Kind::ClearText ? 0 : act.tries;
    session.left = act.messages;
    session.plain = act.plain;
    session.service = act.kind == Act::Kind::Handed ? 0 : 1;
    session.tls = act.kind != Act::Kind::ClearText;
    openSession(event.at, slot);
}

void Simulator::openSession(core::UtcMicros at, std::uint32_t slot)
{
    push(at, Step::Connect, slot);
}

void Simulator::afterHello(core::UtcMicros at, std::uint32_t slot)
{
    const Session &session = m_sessions[slot];
    if (session.refusal)
        push(at + 20'000 + m_random.below(300'000), Step::Reject, slot);
    else if (session.guesses > 0)
        push(at + 700'000 + m_random.below(1'300'000), Step::Guess, slot);
    else
        nextInSession(at, slot);
}

void Simulator::nextInSession(core::UtcMicros at, std::uint32_t slot)
{
    Session &session = m_sessions[slot];
    if (session.left == 0) {
        push(at + 1'000 + m_random.below(9'000), Step::Bye, slot);
        return;
    }
    --session.left;
    core::UtcMicros next = at + 8'000 + m_random.below(session.service == 0 ? 120'000 : 400'000);
    // A message is accepted within one step of the finest rollup, so that every way of counting gives the same cells.
    constexpr core::UtcMicros finest = 5 * core::microsPerMinute;
    if (core::floorTo(next, finest) != core::floorTo(next + 60'000, finest))
        next = core::floorTo(next, finest) + finest;
    push(next, Step::Client, slot);
}

std::string_view Simulator::loginName(std::uint32_t login) const
{
    return login == noLogin ? std::string_view(m_options.fixedLogin) : std::string_view(m_world.logins[login].name);
}

Counts &Simulator::count(std::uint32_t host)
{
    if (!m_heard)
        return m_unheard;
    const core::UtcMicros hour = core::floorTo(m_at, microsPerHour);
    if (hour != m_truthHour) {
        m_truthHour = hour;
        m_truth.hours.push_back({ hour, std::vector<Counts>(m_hosts.size()) });
    }
    return m_truth.hours.back().hosts[host];
}

Counts &Simulator::countLogin(std::uint32_t login)
{
    return m_heard && login != noLogin ? m_truth.logins[login] : m_unheard;
}

Counts &Simulator::countDomain(std::uint32_t domain)
{
    return m_heard ? m_truth.domains[domain] : m_unheard;
}

Truth Simulator::truth() const
{
    Truth truth = m_truth;
    for (const Truth::Hour &hour : truth.hours) {
        for (const Counts &host : hour.hosts)
            truth.total += host;
    }
    return truth;
}

void Simulator::line(core::UtcMicros at, std::uint32_t host, std::string_view tag, std::uint32_t pid)
{
    m_out->begin(at, m_hosts[host].name, tag, pid);
}

void Simulator::endLine()
{
    if (!m_heard) {
        m_out->drop();
        return;
    }
    m_out->end();
    ++m_truth.lines;
}

} // namespace bw::demo

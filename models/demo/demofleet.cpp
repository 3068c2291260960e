// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demofleet.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bw::demo {

using core::microsPerDay;
using core::microsPerHour;
using core::microsPerMinute;

namespace {

constexpr std::size_t blockBytes = 256 * 1024;

enum class Role { Outbound, Submission, Bulk, Edge };

struct Plan
{
    std::string_view name;
    std::string_view address;
    std::string_view product;
    Role role;
    std::uint32_t perMille; ///< of the fleet's messages, without the campaign login
    IdKind ids;
};

// Shares as on the fleet page. sub-fr-1 also carries campaigns@news.example, bulk-1 the stream that bounces.
constexpr std::array<Plan, 12> plans { {
    { "mx-fr-1", "192.0.2.11", "Postfix 3.7.11", Role::Outbound, 148, IdKind::Long },
    { "mx-fr-2", "192.0.2.12", "Postfix 3.7.11", Role::Outbound, 142, IdKind::Long },
    { "mx-fr-3", "192.0.2.13", "Postfix 3.7.11", Role::Outbound, 140, IdKind::Long },
    { "mx-de-1", "192.0.2.14", "Postfix 3.8.6", Role::Outbound, 123, IdKind::Short },
    { "mx-de-2", "192.0.2.15", "Postfix 3.8.6", Role::Outbound, 101, IdKind::Short },
    { "mx-de-3", "192.0.2.16", "Postfix 3.8.6", Role::Outbound, 95, IdKind::Short },
    { "sub-fr-1", "192.0.2.21", "Postfix 3.7.11", Role::Submission, 40, IdKind::Long },
    { "sub-de-1", "192.0.2.22", "Postfix 3.8.6", Role::Submission, 42, IdKind::Short },
    { "bulk-1", "192.0.2.41", "Postfix 3.7.11", Role::Bulk, 63, IdKind::Long },
    { "bulk-2", "192.0.2.42", "Postfix 3.7.11", Role::Bulk, 46, IdKind::Long },
    { "edge-1", "192.0.2.31", "Postfix 3.7.11", Role::Edge, 14, IdKind::Long },
    { "edge-2", "192.0.2.32", "Postfix 3.8.6", Role::Edge, 11, IdKind::Short },
} };
constexpr std::size_t mxFr3 = 2;
constexpr std::size_t subFr1 = 6;
constexpr std::size_t bulk1 = 8;
constexpr std::size_t edge1 = 10;
constexpr StoryHosts storyHosts { 6, 7, 1 };

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::Outbound: return "outbound";
    case Role::Submission: return "submission";
    case Role::Bulk: return "bulk";
    case Role::Edge: return "edge";
    }
    return {};
}

std::uint32_t share(const DemoOptions &options, std::uint32_t perMille)
{
    return static_cast<std::uint32_t>(std::uint64_t(options.messagesPerDay) * perMille / 1000);
}

} // namespace

struct DemoNodeLog::State
{
    State(const MailWorld &world, const HostSpec &host, const core::ZoneRules &zone, Simulator::Options options, Stamp stamp,
        std::vector<DemoPiece> nodePieces)
        : simulator(world, { host }, zone, std::move(options))
        , out(stamp, zone)
        , pieces(std::move(nodePieces))
    {
    }
    Simulator simulator;
    LogWriter out;
    std::vector<DemoPiece> pieces;
    std::size_t piece = 0;
    std::size_t blockPiece = 0;
    bool done = false;
};

DemoNodeLog::DemoNodeLog(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
DemoNodeLog::~DemoNodeLog() = default;
DemoNodeLog::DemoNodeLog(DemoNodeLog &&) noexcept = default;

std::string_view DemoNodeLog::next()
{
    State &state = *m_state;
    state.out.clear();
    while (!state.done && state.out.size() == 0) {
        state.blockPiece = state.piece;
        const core::UtcMicros until = state.pieces[state.piece].range.to;
        const bool more = state.simulator.play(state.out, blockBytes, until);
        if (!more || state.simulator.nextAt() >= until) {
            if (!more || state.piece + 1 == state.pieces.size())
                state.done = true;
            else
                ++state.piece;
        }
    }
    return state.out.block();
}

std::size_t DemoNodeLog::piece() const { return m_state->blockPiece; }

Truth DemoNodeLog::truth() const { return m_state->simulator.truth(); }

DemoFleet::DemoFleet(DemoOptions options)
    : m_options(std::move(options))
    , m_zone(core::ZoneRules::named(m_options.zone))
{
    m_options.days = std::clamp(m_options.days, 3U, 800U);
    m_options.messagesPerDay = std::clamp(m_options.messagesPerDay, 100U, 20'000'000U);
    m_times = StoryTimes::before(m_options.endsAt, m_zone);
    m_figures = storyFigures(m_options.messagesPerDay);
    m_world = std::make_unique<MailWorld>(MailWorld::Sizes {});
    const core::UtcMicros from = m_options.endsAt - static_cast<std::int64_t>(m_options.days) * microsPerDay;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const Plan &plan = plans[i];
        DemoNode node;
        node.name = plan.name;
        node.hostName = std::string(plan.name) + ".mta.example";
        node.address = plan.address;
        node.product = plan.product;
        node.role = roleName(plan.role);
        node.pieces = { { "mail.log.1", { from, m_times.lost.from } },
            { "mail.log", { m_times.lost.to, i == mxFr3 ? m_times.outage : m_options.endsAt } } };
        m_nodes.push_back(std::move(node));
    }
}

DemoFleet::~DemoFleet() = default;

std::vector<DemoStream> DemoFleet::streams()
{
    return { { "News-Retail", "", "campaigns@news.example", "" }, { "News-Daily", "news.example", "", "" },
        { "Shop-Deals", "deals.shop.example", "", "" }, { "Shop-Orders", "shop.example", "", "" },
        { "Infrastructure", "mta.example", "", "" } };
}

std::uint64_t DemoFleet::estimatedBytes() const
{
    return std::uint64_t(m_options.days) * m_options.messagesPerDay * 1'280 + 16'000'000;
}

DemoNodeLog DemoFleet::open(std::size_t index) const
{
    const Plan &plan = plans.at(index);
    const DemoNode &node = m_nodes[index];
    HostSpec host { node.name, node.hostName, node.address, plan.ids, true, plan.role == Role::Edge,
        plan.role == Role::Bulk || plan.role == Role::Outbound, plan.name == "edge-2" };
    Simulator::Options options;
    options.seed = m_options.seed * 1000 + index;
    options.range = { node.pieces.front().range.from, node.pieces.back().range.to };
    options.growth = true;
    options.fixedLogin = "admin@news.example";
    DemoNodeLog log(std::make_unique<DemoNodeLog::State>(*m_world, host, m_zone, options, m_options.stamp, node.pieces));
    Simulator &simulator = log.m_state->simulator;
    simulator.loseLines(m_times.lost);

    const auto feed = [&](Feed::Kind kind, std::uint32_t perDay, std::uint32_t perSession) {
        Feed f;
        f.kind = kind;
        f.perDay = perDay;
        f.perSession = perSession;
        return f;
    };
    // No hour without a line, as on a real host: what is silent was not read.
    Feed monitor = feed(Feed::Kind::Monitor, 144, 1);
    monitor.flat = true;
    simulator.addFeed(monitor);
    const std::uint32_t mine = share(m_options, plan.perMille);
    switch (plan.role) {
    case Role::Outbound:
        simulator.addFeed(feed(Feed::Kind::App, mine, 3));
        break;
    case Role::Bulk:
        simulator.addFeed(feed(Feed::Kind::Mailer, mine, 8));
        break;
    case Role::Submission: {
        simulator.addFeed(feed(Feed::Kind::Submission, mine, 1));
        simulator.addFeed(feed(Feed::Kind::Imap, mine / 3, 1));
        for (const std::uint32_t login : { MailWorld::ops, MailWorld::billing, MailWorld::dev }) { // known well before they matter
            Feed regular = feed(Feed::Kind::Submission, 3, 1);
            regular.login = login;
            simulator.addFeed(regular);
        }
        // Before the two days of the story, whose forgotten passwords are counted one by one.
        Feed forgotten = feed(Feed::Kind::Forgotten, 53, 1);
        forgotten.active.to = m_options.endsAt - 48 * microsPerHour - 10 * microsPerMinute;
        simulator.addFeed(forgotten);
        break;
    }
    case Role::Edge:
        simulator.addFeed(feed(Feed::Kind::Inbound, mine, 1));
        simulator.addFeed(feed(Feed::Kind::Refused, std::max(20U, mine / 5), 1));
        break;
    }
    if (index == subFr1) {
        // Nine times this is what the thief sends; it keeps quiet while he does.
        const core::UtcMicros stretch = m_times.stopped - m_times.takeover;
        Feed campaign = feed(Feed::Kind::Campaign,
            static_cast<std::uint32_t>(m_figures.campaignUsual * microsPerDay / stretch), 2);
        campaign.flat = true;
        campaign.pause = { m_times.takeover - 5 * microsPerMinute, m_times.stopped + microsPerMinute };
        simulator.addFeed(campaign);
    }
    if (index == bulk1) {
        Feed offers = feed(Feed::Kind::Mailer, share(m_options, 60), 10);
        offers.badPerMille = 140;
        offers.active.from = m_options.endsAt - 30 * microsPerHour;
        simulator.addFeed(offers);
        offers.badPerMille = 6;
        offers.active = { INT64_MIN, m_options.endsAt - 30 * microsPerHour };
        simulator.addFeed(offers);
    }
    if (index == edge1)
        simulator.addFeed(feed(Feed::Kind::Odd, std::max(24U, mine), 1));
    simulator.setActs(storyActs(*m_world, m_times, m_figures, static_cast<std::uint32_t>(index), storyHosts, m_options.seed));
    return log;
}

Truth DemoFleet::writeNode(std::size_t node, const Sink &sink) const
{
    DemoNodeLog log = open(node);
    for (std::string_view block = log.next(); !block.empty(); block = log.next()) {
        if (!sink(log.piece(), block))
            break;
    }
    return log.truth();
}

} // namespace bw::demo

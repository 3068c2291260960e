// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/overviewfacts.h"

#include "models/detection/listening.h"
#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

constexpr core::UtcMicros week = 7 * core::microsPerDay;

struct Step
{
    QStringView key;
    core::UtcMicros length;
    core::UtcMicros upTo; ///< the longest range that it is right for
};
constexpr std::array steps {
    Step { u"5min", 5 * core::microsPerMinute, 3 * core::microsPerHour },
    Step { u"15min", 15 * core::microsPerMinute, 30 * core::microsPerHour },
    Step { u"hour", core::microsPerHour, 10 * core::microsPerDay },
    Step { u"day", core::microsPerDay, 400 * core::microsPerDay },
    Step { u"week", week, INT64_MAX },
};

/// What keeps a node from being read, beside what was heard of it; and whether anybody listens.
void addListening(const store::Store &store, OverviewFacts &facts)
{
    const auto fleet = store::listFleet(store, {});
    if (!facts.coverage || !fleet)
        return;
    facts.lastByHand = detection::Listening(*fleet).lastByHand();
    for (store::NodeCoverage &node : facts.coverage->nodes) {
        const auto row = std::ranges::find_if(*fleet, [&node](const store::NodeRow &one) { return one.node.name == node.node; });
        if (row != fleet->end() && row->error)
            node.error = row->error->text;
    }
}

} // namespace

QString stepFor(const core::TimeRange &range, int maximumBuckets)
{
    for (const Step &step : steps)
        if (range.length() <= step.upTo && range.length() / step.length <= std::max(1, maximumBuckets))
            return step.key.toString();
    return u"month"_s;
}

core::UtcMicros lengthOf(const QString &step)
{
    for (const Step &one : steps)
        if (one.key == step)
            return one.length;
    return 0;
}

bool OverviewFacts::nothingHeard() const
{
    return coverage && coverage->nodes.isEmpty();
}

OverviewLoader::OverviewLoader(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void OverviewLoader::load(const store::Filter &filter, int maximumBuckets)
{
    m_facts = {};
    m_facts.filter = filter;
    m_facts.step = stepFor(filter.range, maximumBuckets);
    m_missing = 0;
    using detection::Figure;
    const auto usual = [filter](const store::Store &store, Figure figure) { return detection::UsualQuery { filter, figure }.run(store); };
    // Side by side: the page waits for the slower of the two.
    part("volume", [filter, usual, step = m_facts.step](const store::Store &store, const std::atomic_bool &cancelled, OverviewFacts &facts) {
        facts.volume = store::VolumeQuery { filter, { step }, true }.run(store); // attempts are no recipients
        for (const auto &[figure, into] : { std::pair(Figure::Messages, &facts.usualSent), std::pair(Figure::Delivered, &facts.usualDelivered),
                 std::pair(Figure::NotDelivered, &facts.usualNotDelivered) })
            if (!cancelled)
                *into = usual(store, figure);
        return [got = facts](OverviewFacts &all) {
            all.volume = got.volume;
            all.usualSent = got.usualSent;
            all.usualDelivered = got.usualDelivered;
            all.usualNotDelivered = got.usualNotDelivered;
        };
    });
    part("logins", [filter, usual](const store::Store &store, const std::atomic_bool &cancelled, OverviewFacts &facts) {
        facts.logins = store::LoginQuery { filter, { u"hour"_s } }.run(store);
        if (!cancelled) {
            store::CoverageQuery coverage;
            coverage.filter = filter;
            coverage.asideLimit = 0;
            coverage.withHours = false;
            facts.coverage = coverage.run(store);
            addListening(store, facts);
        }
        if (!cancelled)
            facts.usualFailed = usual(store, Figure::FailedLogins);
        return [got = facts](OverviewFacts &all) {
            all.logins = got.logins;
            all.coverage = got.coverage;
            all.lastByHand = got.lastByHand;
            all.usualFailed = got.usualFailed;
        };
    });
}

template <typename Read>
void OverviewLoader::part(const char *slot, Read read)
{
    ++m_missing;
    m_session->ask(this, slot, [this, read, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        OverviewFacts own;
        return [this, take = read(store, cancelled, own)] {
            take(m_facts);
            if (--m_missing == 0)
                Q_EMIT loaded(m_facts);
        };
    });
}

} // namespace bw::itemmodels

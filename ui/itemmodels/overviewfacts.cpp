// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/overviewfacts.h"

#include "models/service/session.h"

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
    const QString step = stepFor(filter.range, maximumBuckets);
    m_session->ask(this, "overview", [this, filter, step, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        OverviewFacts facts;
        facts.filter = filter;
        facts.step = step;
        facts.volume = store::VolumeQuery { filter, { step }, true }.run(store); // attempts are no recipients
        if (!cancelled)
            facts.logins = store::LoginQuery { filter, { u"hour"_s } }.run(store);
        if (!cancelled) {
            store::CoverageQuery coverage;
            coverage.filter = filter;
            coverage.asideLimit = 0;
            coverage.withHours = false;
            facts.coverage = coverage.run(store);
        }
        const auto usual = [&](detection::Figure figure, core::Result<detection::UsualAnswer> &into) {
            if (!cancelled)
                into = detection::UsualQuery { filter, figure }.run(store);
        };
        usual(detection::Figure::Messages, facts.usualSent);
        usual(detection::Figure::Delivered, facts.usualDelivered);
        usual(detection::Figure::NotDelivered, facts.usualNotDelivered);
        usual(detection::Figure::FailedLogins, facts.usualFailed);
        if (!cancelled)
            facts.needs = detection::NeedsQuery { filter }.run(store);
        return [this, facts] { Q_EMIT loaded(facts); };
    });
}

} // namespace bw::itemmodels

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/demoposture.h"

#include "models/assessment/assessor.h"
#include "models/demo/demosettings.h"
#include "models/demo/demozone.h"
#include "models/service/tr.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"

namespace bw::service {

using core::Done;
using core::fail;

namespace {

/// Days before the end on which was measured, oldest first. Their number does not grow with the demo's: it stays quick.
constexpr int domainDays[] = { 21, 14, 12, 9, 7, 5, 3, 1, 0 };
constexpr int nodeDays[] = { 14, 7, 2, 0 };

class StoryClock final : public core::Clock
{
public:
    [[nodiscard]] core::UtcMicros now() const override { return m_now; }
    void set(core::UtcMicros now) { m_now = now; }

private:
    core::UtcMicros m_now = 0;
};

class PostureFiller final
{
public:
    PostureFiller(const store::Store &store, const demo::DemoFleet &fleet, const std::atomic_bool &stop)
        : m_store(store)
        , m_fleet(fleet)
        , m_stop(stop)
        , m_catalog(posture::Catalog::load(posture::Catalog::shippedFiles()).catalog)
        , m_end(fleet.options().endsAt)
    {
    }

    Done fill()
    {
        for (const std::string &domain : demo::demoDomains()) {
            m_clock.set(m_fleet.nodes().front().pieces.front().range.from);
            if (auto done = store::saveAsset(m_store, { store::AssetKind::Domain, QString::fromStdString(domain), true, R"({"selectors":["s1"],"sends":true})" }, m_clock); !done)
                return done;
        }
        for (int day = domainDays[0]; day >= 0; --day) {
            m_clock.set(m_end - day * core::microsPerDay);
            if (m_clock.now() < m_fleet.nodes().front().pieces.front().range.from + core::microsPerDay)
                continue;
            if (std::ranges::find(domainDays, day) != std::end(domainDays))
                if (auto done = lookAtDomains(); !done)
                    return done;
            if (std::ranges::find(nodeDays, day) != std::end(nodeDays))
                if (auto done = lookAtNodes(); !done)
                    return done;
        }
        return {};
    }

private:
    [[nodiscard]] assessment::Means means() const
    {
        assessment::Means means { m_catalog, m_clock, [this] { return demo::demoZone(m_fleet, m_clock.now()); } };
        means.store = &m_store;
        means.stop = &m_stop;
        return means;
    }
    [[nodiscard]] Done keep(const core::Result<assessment::Look> &look) const
    {
        return look ? store::keepLook(m_store, assessment::rowsOf(*look)) : Done(fail(look.error()));
    }

    Done lookAtDomains()
    {
        for (const std::string &domain : demo::demoDomains())
            if (auto done = keep(assessment::lookAtDomain(means(), { QString::fromStdString(domain), {}, false })); !done)
                return done;
        return keep(assessment::lookAtOrganisation(means()));
    }

    Done lookAtNodes()
    {
        for (std::size_t number = 0; number < m_fleet.nodes().size(); ++number) {
            const QString name = QString::fromStdString(m_fleet.nodes()[number].name);
            if (auto done = read(number, name); !done)
                return done;
            if (auto done = keep(assessment::lookAtNode(means(), name)); !done)
                return done;
        }
        m_read = m_clock.now() + 1;
        return {};
    }

    /// What the node said of its settings since the last look.
    Done read(std::size_t number, const QString &name)
    {
        const auto row = store::findNode(m_store, name, {});
        if (!row)
            return fail(row.error());
        std::vector<core::UtcMicros> times = demo::readingsOf(m_fleet, number);
        std::erase_if(times, [this](core::UtcMicros time) { return time < m_read || time >= m_clock.now(); });
        times.push_back(m_clock.now());
        for (const core::UtcMicros at : times)
            if (const auto kept = store::keepSnapshot(m_store, row->id, demo::snapshotOf(m_fleet, number, at)); !kept)
                return fail(kept.error());
        return {};
    }

    const store::Store &m_store;
    const demo::DemoFleet &m_fleet;
    const std::atomic_bool &m_stop;
    posture::Catalog m_catalog;
    core::UtcMicros m_end, m_read = 0; ///< settings from then on were not read yet
    StoryClock m_clock;
};

} // namespace

Done fillDemoPosture(const store::Store &store, const demo::DemoFleet &fleet, const std::atomic_bool &stop)
{
    return PostureFiller(store, fleet, stop).fill();
}

} // namespace bw::service

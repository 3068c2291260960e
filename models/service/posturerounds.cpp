// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/posturerounds.h"

#include "models/core/guard.h"
#include "models/service/measuring.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace bw::service {

namespace {

QString placeOf(const AssetName &asset)
{
    return nameOf(asset.kind) + u' ' + asset.name;
}

} // namespace

core::UtcMicros measureEvery(store::AssetKind kind)
{
    switch (kind) {
    case store::AssetKind::Domain:
        return 6 * core::microsPerHour;
    case store::AssetKind::Host:
        return 24 * core::microsPerHour;
    case store::AssetKind::Node:
    case store::AssetKind::Organisation:
        break;
    }
    return core::microsPerHour; // what the store has is judged; a node's ports are asked once a day (assessment::lookAtPorts)
}

PostureRounds::PostureRounds(store::Store store, const core::Clock &clock, Measure measure)
    : m_store(std::move(store))
    , m_clock(clock)
    , m_measure(std::move(measure))
    , m_thread([this] { run(); })
{
}

PostureRounds::~PostureRounds()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wished.notify_all();
    m_thread.join();
}

void PostureRounds::wish()
{
    if (m_store.isReadOnly())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isWished = m_isWished || !m_isRunning;
    }
    m_wished.notify_all();
}

core::Result<QList<AssetName>> PostureRounds::due() const
{
    const auto all = everyAsset(m_store, store::Cancel::watching(m_stop));
    if (!all)
        return core::fail(all.error());
    const auto looks = listLatestLooks(m_store, store::Cancel::watching(m_stop));
    if (!looks)
        return core::fail(looks.error());
    std::map<AssetName, core::UtcMicros> last;
    for (const store::LookRow &look : *looks)
        last[{ look.kind, look.asset }] = look.at;
    QHash<QString, core::UtcMicros> tried;
    {
        const std::lock_guard lock(m_mutex);
        tried = m_tried;
    }
    const core::UtcMicros now = m_clock.now();
    std::vector<std::pair<core::UtcMicros, AssetName>> waiting;
    for (const AssetName &asset : *all) {
        const auto found = last.find(asset);
        const core::UtcMicros looked = std::max(found == last.end() ? 0 : found->second, tried.value(placeOf(asset)));
        if (looked == 0 || looked > now || now - looked >= measureEvery(asset.kind)) // never, or the clock was set back
            waiting.emplace_back(looked, asset);
    }
    std::ranges::stable_sort(waiting, {}, &std::pair<core::UtcMicros, AssetName>::first);
    QList<AssetName> names;
    for (auto &[looked, asset] : waiting)
        names.append(std::move(asset));
    return names;
}

void PostureRounds::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wished.wait(lock, [this] { return m_isWished || m_stop; });
        if (m_stop)
            return;
        m_isWished = false;
        m_isRunning = true;
        lock.unlock();
        const auto all = due();
        lock.lock();
        for (const AssetName &asset : all.value_or(QList<AssetName>())) {
            if (m_stop)
                return;
            m_tried.insert(placeOf(asset), m_clock.now());
            lock.unlock();
            const core::Done done = core::guarded(asset.name, [&] { return m_measure(asset, m_stop); });
            if (m_onMeasured && !m_stop)
                m_onMeasured(asset, done);
            lock.lock();
        }
        m_isRunning = false;
    }
}

} // namespace bw::service

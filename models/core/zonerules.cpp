// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/zonerules.h"

#include <QTimeZone>

#include <algorithm>
#include <chrono>

namespace bw::core {

namespace {
constexpr qint64 firstMs = 0; // 1970
constexpr qint64 lastMs = 4102444800000; // 2100
}

ZoneRules ZoneRules::named(std::string_view ianaName)
{
    ZoneRules rules;
    rules.m_name = std::string(ianaName);
    if (ianaName == "UTC" || ianaName == "Etc/UTC" || ianaName == "Z")
        return rules;
    const QTimeZone zone(QByteArray(ianaName.data(), static_cast<qsizetype>(ianaName.size())));
    if (ianaName.empty() || !zone.isValid() || !QTimeZone::isTimeZoneIdAvailable(zone.id())) { // Qt takes "" and "Mars" for zones
        rules.m_valid = false;
        return rules;
    }
    const auto first = QDateTime::fromMSecsSinceEpoch(firstMs, Qt::UTC);
    rules.m_changes.clear();
    rules.m_changes.push_back({ INT64_MIN, zone.offsetFromUtc(first) });
    for (const auto &change : zone.transitions(first, QDateTime::fromMSecsSinceEpoch(lastMs, Qt::UTC))) {
        const UtcMicros at = change.atUtc.toMSecsSinceEpoch() * 1000;
        if (rules.m_changes.back().offset != change.offsetFromUtc)
            rules.m_changes.push_back({ at, change.offsetFromUtc });
    }
    return rules;
}

ZoneRules ZoneRules::system()
{
    const QByteArray id = QTimeZone::systemTimeZoneId();
    ZoneRules rules = named(std::string_view(id.constData(), static_cast<std::size_t>(id.size())));
    return rules.isValid() ? rules : ZoneRules {};
}

std::size_t ZoneRules::indexAt(UtcMicros utc) const
{
    const auto after = std::upper_bound(m_changes.begin(), m_changes.end(), utc,
        [](UtcMicros t, const Change &change) { return t < change.at; });
    return after == m_changes.begin() ? 0 : static_cast<std::size_t>(after - m_changes.begin()) - 1;
}

std::int32_t ZoneRules::offsetAt(UtcMicros utc) const
{
    return m_changes[indexAt(utc)].offset;
}

UtcMicros ZoneRules::toUtc(UtcMicros wall, UtcMicros notBefore) const
{
    // Every offset lies within a day, so only the changes near the wall time can matter.
    const std::size_t from = indexAt(wall - microsPerDay);
    const std::size_t to = indexAt(wall + microsPerDay);
    UtcMicros found = INT64_MIN;
    for (std::size_t i = from; i <= to; ++i) {
        const UtcMicros utc = wall - UtcMicros(m_changes[i].offset) * microsPerSecond;
        const UtcMicros end = i + 1 < m_changes.size() ? m_changes[i + 1].at : INT64_MAX;
        if (utc < m_changes[i].at || utc >= end)
            continue;
        if (found == INT64_MIN || found < notBefore)
            found = utc;
    }
    if (found != INT64_MIN)
        return found;
    // Skipped wall time: read it with the offset before the change, which gives a moment after the gap.
    return wall - UtcMicros(m_changes[from].offset) * microsPerSecond;
}

UtcMicros ZoneRules::startOfHour(UtcMicros t) const
{
    const UtcMicros offset = UtcMicros(offsetAt(t)) * microsPerSecond;
    return floorTo(t + offset, microsPerHour) - offset;
}

UtcMicros ZoneRules::startOfDay(UtcMicros t) const
{
    const UtcMicros offset = UtcMicros(offsetAt(t)) * microsPerSecond;
    return toUtc(floorTo(t + offset, microsPerDay));
}

UtcMicros ZoneRules::monthAfter(UtcMicros t, int months) const
{
    using namespace std::chrono;
    const UtcMicros wall = t + UtcMicros(offsetAt(t)) * microsPerSecond;
    const year_month_day date { sys_days(days(floorTo(wall, microsPerDay) / microsPerDay)) };
    const year_month month = date.year() / date.month() + std::chrono::months(months);
    return toUtc(UtcMicros(sys_days(month / 1).time_since_epoch().count()) * microsPerDay);
}

UtcMicros ZoneRules::startOfMonth(UtcMicros t) const
{
    return monthAfter(t, 0);
}

UtcMicros ZoneRules::startOfNextMonth(UtcMicros t) const
{
    return monthAfter(t, 1);
}

UtcMicros ZoneRules::startOfNextDay(UtcMicros t) const
{
    const UtcMicros offset = UtcMicros(offsetAt(t)) * microsPerSecond;
    return toUtc(floorTo(t + offset, microsPerDay) + microsPerDay);
}

} // namespace bw::core

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cellgrid.h"

#include "models/store/cubes.h"

#include <QStringList>

#include <algorithm>

namespace bw::store {

using core::UtcMicros;

CellGrid::CellGrid(core::ZoneRules zone)
    : m_stretches { { INT64_MIN, INT64_MAX, std::move(zone) } }
{
}

const CellGrid::Stretch &CellGrid::at(UtcMicros t) const
{
    return *std::find_if(m_stretches.begin(), m_stretches.end() - 1, [t](const Stretch &stretch) { return t < stretch.to; });
}

UtcMicros CellGrid::startOf(int level, UtcMicros t) const
{
    const Stretch &stretch = at(t);
    switch (level) {
    case hourLevel:
        return std::max(stretch.zone.startOfHour(t), stretch.from);
    case dayLevel:
        return std::max(stretch.zone.startOfDay(t), stretch.from);
    case monthLevel:
        return std::max(stretch.zone.startOfMonth(t), stretch.from);
    default:
        return core::floorTo(t, level * core::microsPerMinute); // fits every zone and every stretch
    }
}

UtcMicros CellGrid::nextAfter(int level, UtcMicros t) const
{
    const Stretch &stretch = at(t);
    switch (level) {
    case hourLevel: {
        // A clock that moves by half an hour (Lord Howe) makes the next hour begin sooner.
        const UtcMicros start = stretch.zone.startOfHour(t), next = stretch.zone.startOfHour(start + core::microsPerHour);
        return std::min(next > t ? next : start + core::microsPerHour, stretch.to);
    }
    case dayLevel:
        return std::min(stretch.zone.startOfNextDay(t), stretch.to);
    case monthLevel:
        return std::min(stretch.zone.startOfNextMonth(t), stretch.to);
    default:
        return core::floorTo(t, level * core::microsPerMinute) + level * core::microsPerMinute;
    }
}

CellGrid CellGrid::upTo(UtcMicros t) const
{
    CellGrid shorter = *this;
    while (shorter.m_stretches.size() > 1 && shorter.m_stretches.back().from > t)
        shorter.m_stretches.pop_back();
    shorter.m_stretches.back().to = INT64_MAX;
    return shorter;
}

CellGrid CellGrid::changedFrom(UtcMicros from, const core::ZoneRules &zone) const
{
    CellGrid changed(zone);
    changed.m_stretches.clear();
    for (Stretch stretch : m_stretches) {
        if (stretch.from >= from)
            break;
        stretch.to = std::min(stretch.to, from);
        changed.m_stretches.push_back(stretch);
    }
    if (!changed.m_stretches.empty() && changed.m_stretches.back().zone.name() == zone.name())
        changed.m_stretches.back().to = INT64_MAX;
    else
        changed.m_stretches.push_back({ from, INT64_MAX, zone });
    return changed;
}

QString CellGrid::toText(std::string_view table) const
{
    QString text;
    for (const Stretch &stretch : m_stretches)
        text += QStringLiteral("%1 %2 %3\n").arg(QLatin1String(table.data(), static_cast<qsizetype>(table.size()))).arg(stretch.from).arg(QString::fromStdString(stretch.zone.name()));
    return text;
}

CellGrid CellGrid::fromText(const QString &text, std::string_view table, const core::ZoneRules &home)
{
    CellGrid grid(home);
    grid.m_stretches.clear();
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.split(u' ');
        if (words.size() != 3 || words[0].toStdString() != table)
            continue;
        auto zone = core::ZoneRules::named(words[2].toStdString());
        const UtcMicros from = words[1].toLongLong();
        if (!zone.isValid() || (!grid.m_stretches.empty() && from <= grid.m_stretches.back().from))
            continue;
        if (!grid.m_stretches.empty())
            grid.m_stretches.back().to = from;
        grid.m_stretches.push_back({ from, INT64_MAX, std::move(zone) });
    }
    return grid.m_stretches.empty() ? CellGrid(home) : grid;
}

} // namespace bw::store

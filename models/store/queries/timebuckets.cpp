// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/timebuckets.h"

#include "models/store/tr.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace bw::store {

using core::UtcMicros;

namespace {

constexpr std::array keyNames {
    std::pair { "minute", TimeKey::Minute },
    std::pair { "5min", TimeKey::FiveMinutes },
    std::pair { "15min", TimeKey::Quarter },
    std::pair { "hour", TimeKey::Hour },
    std::pair { "day", TimeKey::Day },
    std::pair { "week", TimeKey::Week },
    std::pair { "month", TimeKey::Month },
};

QDate localDate(UtcMicros t, const core::ZoneRules &zone)
{
    const UtcMicros wall = t + UtcMicros(zone.offsetAt(t)) * core::microsPerSecond;
    return QDate(1970, 1, 1).addDays(core::floorTo(wall, core::microsPerDay) / core::microsPerDay);
}

UtcMicros startOfDate(QDate date, const core::ZoneRules &zone)
{
    return zone.toUtc(QDate(1970, 1, 1).daysTo(date) * core::microsPerDay);
}

UtcMicros roughLength(TimeKey key)
{
    switch (key) {
    case TimeKey::None:
        return 0;
    case TimeKey::Minute:
        return core::microsPerMinute;
    case TimeKey::FiveMinutes:
        return 5 * core::microsPerMinute;
    case TimeKey::Quarter:
        return 15 * core::microsPerMinute;
    case TimeKey::Hour:
        return core::microsPerHour;
    case TimeKey::Day:
        return core::microsPerDay;
    case TimeKey::Week:
        return 7 * core::microsPerDay;
    case TimeKey::Month:
        return 30 * core::microsPerDay;
    }
    return 0;
}

UtcMicros nextStart(TimeKey key, UtcMicros start, const core::ZoneRules &zone)
{
    switch (key) {
    case TimeKey::Hour: {
        // A clock that moves by half an hour makes a bucket of up to two hours: walk on until its start changes.
        UtcMicros t = start + core::microsPerHour;
        while (bucketStart(key, t, zone) == start)
            t += 15 * core::microsPerMinute;
        return bucketStart(key, t, zone) > start ? bucketStart(key, t, zone) : t;
    }
    case TimeKey::Day:
        return startOfDate(localDate(start, zone).addDays(1), zone);
    case TimeKey::Week:
        return startOfDate(localDate(start, zone).addDays(7), zone);
    case TimeKey::Month:
        return startOfDate(localDate(start, zone).addMonths(1), zone);
    default:
        return start + roughLength(key);
    }
}

/// Offsets only change a few times a year: looking at each quarter of a day finds every change that matters.
template <typename Same>
bool allAlong(core::TimeRange range, Same same)
{
    for (UtcMicros t = range.from; t < range.to; t += core::microsPerDay / 4)
        if (!same(t))
            return false;
    return same(range.to);
}

} // namespace

std::optional<TimeKey> timeKeyNamed(const QString &name)
{
    for (const auto &[text, key] : keyNames)
        if (name == QLatin1String(text))
            return key;
    return std::nullopt;
}

QString nameOf(TimeKey key)
{
    for (const auto &[text, named] : keyNames)
        if (named == key)
            return QLatin1String(text);
    return {};
}

UtcMicros bucketStart(TimeKey key, UtcMicros t, const core::ZoneRules &zone)
{
    switch (key) {
    case TimeKey::None:
        return t;
    case TimeKey::Hour: {
        UtcMicros start = zone.startOfHour(t);
        while (zone.startOfHour(start) != start)
            start = zone.startOfHour(start);
        return start;
    }
    case TimeKey::Day:
        return zone.startOfDay(t);
    case TimeKey::Week: {
        const QDate date = localDate(t, zone);
        return startOfDate(date.addDays(1 - date.dayOfWeek()), zone);
    }
    case TimeKey::Month: {
        const QDate date = localDate(t, zone);
        return startOfDate(QDate(date.year(), date.month(), 1), zone);
    }
    default:
        return core::floorTo(t, roughLength(key)); // every offset in use is a multiple of 15 minutes
    }
}

core::Result<TimeBuckets> TimeBuckets::make(TimeKey key, core::TimeRange range, const core::ZoneRules &zone, std::size_t most)
{
    TimeBuckets buckets;
    buckets.m_key = key;
    if (key == TimeKey::None) {
        buckets.m_starts = { range.from };
        buckets.m_end = range.to;
        return buckets;
    }
    if (range.length() / roughLength(key) > static_cast<std::int64_t>(most))
        return core::fail({ .kind = core::ProblemKind::Usage,
            .what = Tr::tr("The range holds too many buckets of one %1").arg(nameOf(key)), .reason = {}, .where = {},
            .remedy = key < TimeKey::Day   ? Tr::tr("Choose a shorter range, or a coarser key such as day.")
                : key < TimeKey::Month ? Tr::tr("Choose a shorter range, or a coarser key such as month.")
                                       : Tr::tr("Choose a shorter range.") });
    UtcMicros start = bucketStart(key, range.from, zone);
    while (start < range.to) {
        buckets.m_starts.push_back(start);
        start = nextStart(key, start, zone);
    }
    buckets.m_end = start;
    return buckets;
}

std::ptrdiff_t TimeBuckets::indexOf(UtcMicros t) const
{
    if (m_key == TimeKey::None)
        return m_starts.empty() ? -1 : 0; // a cell that holds the range's first moment begins before it
    if (m_starts.empty() || t < m_starts.front() || t >= m_end)
        return -1;
    if (m_last < m_starts.size() && start(m_last) <= t) {
        if (t < end(m_last))
            return static_cast<std::ptrdiff_t>(m_last);
        if (m_last + 1 < m_starts.size() && t < end(m_last + 1))
            return static_cast<std::ptrdiff_t>(++m_last);
    }
    m_last = static_cast<std::size_t>(std::upper_bound(m_starts.begin(), m_starts.end(), t) - m_starts.begin()) - 1;
    return static_cast<std::ptrdiff_t>(m_last);
}

QString toRfc3339(UtcMicros t, const core::ZoneRules &zone)
{
    const int offset = zone.offsetAt(t);
    const UtcMicros second = core::floorTo(t, core::microsPerSecond);
    const auto wall = QDateTime::fromSecsSinceEpoch(second / core::microsPerSecond + offset, Qt::UTC);
    QString text = wall.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (const auto rest = t - second; rest != 0) {
        QString digits = QStringLiteral("%1").arg(rest, 6, 10, QLatin1Char('0'));
        if (digits.endsWith(QLatin1String("000")))
            digits.chop(3);
        text += u'.' + digits;
    }
    if (offset == 0 && (zone.name() == "UTC" || zone.name() == "Etc/UTC" || zone.name() == "Z"))
        return text + u'Z';
    const int minutes = std::abs(offset) / 60;
    return text
        + QStringLiteral("%1%2:%3").arg(QLatin1Char(offset < 0 ? '-' : '+')).arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

bool areWholeHoursApart(const core::ZoneRules &a, const core::ZoneRules &b, core::TimeRange range)
{
    return allAlong(range, [&](UtcMicros t) { return (a.offsetAt(t) - b.offsetAt(t)) % 3600 == 0; });
}

bool areSameDays(const core::ZoneRules &a, const core::ZoneRules &b, core::TimeRange range)
{
    return a.name() == b.name() || allAlong(range, [&](UtcMicros t) { return a.offsetAt(t) == b.offsetAt(t); });
}

} // namespace bw::store

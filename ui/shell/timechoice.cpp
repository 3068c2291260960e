// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/timechoice.h"

#include "models/core/upto.h"

#include <QCoreApplication>
#include <QDate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

struct Span
{
    const char *id;
    const char *name;
    core::UtcMicros length; ///< 0: a calendar span
};

constexpr Span spans[] {
    { "1h", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "1 hour"), core::microsPerHour },
    { "6h", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "6 hours"), 6 * core::microsPerHour },
    { "24h", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "24 hours"), 24 * core::microsPerHour },
    { "48h", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "48 hours"), 48 * core::microsPerHour },
    { "7d", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "7 days"), 7 * core::microsPerDay },
    { "30d", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "30 days"), 30 * core::microsPerDay },
    { "90d", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "90 days"), 90 * core::microsPerDay },
    { "365d", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "365 days"), 365 * core::microsPerDay },
    { "today", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "Today"), 0 },
    { "yesterday", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "Yesterday"), 0 },
    { "thisWeek", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "This week"), 0 },
    { "lastWeek", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "Last week"), 0 },
    { "thisMonth", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "This month"), 0 },
    { "lastMonth", QT_TRANSLATE_NOOP("bw::shell::TimeChoice", "Last month"), 0 },
};

QString translated(const char *text)
{
    return QCoreApplication::translate("bw::shell::TimeChoice", text);
}

QDate localDate(core::UtcMicros t, const core::ZoneRules &zone)
{
    const core::UtcMicros wall = t + zone.offsetAt(t) * core::microsPerSecond;
    return QDate(1970, 1, 1).addDays(core::floorTo(wall, core::microsPerDay) / core::microsPerDay);
}

core::UtcMicros startOf(const QDate &date, const core::ZoneRules &zone)
{
    return zone.toUtc(QDate(1970, 1, 1).daysTo(date) * core::microsPerDay);
}

core::TimeRange calendarRange(const QString &id, core::UtcMicros anchor, const core::ZoneRules &zone)
{
    const QDate day = localDate(anchor - 1, zone);
    const QDate week = day.addDays(1 - day.dayOfWeek());
    const QDate month(day.year(), day.month(), 1);
    const auto days = [&](const QDate &from, const QDate &to) { return core::TimeRange { startOf(from, zone), startOf(to, zone) }; };
    if (id == u"today")
        return days(day, day.addDays(1));
    if (id == u"yesterday")
        return days(day.addDays(-1), day);
    if (id == u"thisWeek")
        return days(week, week.addDays(7));
    if (id == u"lastWeek")
        return days(week.addDays(-7), week);
    if (id == u"thisMonth")
        return days(month, month.addMonths(1));
    return days(month.addMonths(-1), month);
}

} // namespace

QList<TimePreset> timePresets()
{
    QList<TimePreset> presets;
    for (const Span &span : spans)
        presets << TimePreset { QString::fromLatin1(span.id), translated(span.name), span.length == 0 };
    return presets;
}

core::UtcMicros anchorFor(core::UtcMicros now, core::UtcMicros firstHeard, core::UtcMicros lastHeard, const core::ZoneRules &zone)
{
    const core::UtcMicros runningHour = zone.startOfHour(now);
    if (lastHeard == 0 || lastHeard > now + core::microsPerDay) // nothing, or a clock far ahead
        return runningHour + core::microsPerHour;
    const core::UtcMicros lastHour = zone.startOfHour(std::min(lastHeard, now));
    if (lastHour == runningHour && firstHeard < runningHour - core::microsPerDay)
        return runningHour;
    return lastHour + core::microsPerHour;
}

core::UtcMicros latestEnd(core::UtcMicros now, core::UtcMicros anchor, const core::ZoneRules &zone)
{
    return std::max(anchor, zone.startOfHour(now));
}

core::TimeRange resolve(const TimeChoice &choice, core::UtcMicros anchor, core::UtcMicros latest, const core::ZoneRules &zone)
{
    if (choice.preset == u"custom")
        return core::upTo(choice.custom, latest);
    const auto span = std::ranges::find_if(spans, [&](const Span &one) { return choice.preset == QLatin1StringView(one.id); });
    if (span == std::end(spans))
        return { anchor - 48 * core::microsPerHour, anchor };
    if (span->length > 0)
        return { anchor - span->length, anchor };
    return core::upTo(calendarRange(choice.preset, anchor, zone), latest);
}

QString nameOf(const TimeChoice &choice, const core::TimeRange &range, bool zoomed, const ui::Format &format)
{
    if (zoomed || choice.preset == u"custom")
        return format.range(range);
    for (const TimePreset &preset : timePresets()) {
        if (preset.id != choice.preset)
            continue;
        if (!preset.calendar)
            //: %1 is a length of time ("48 hours"), %2 a moment ("Wed 25 Nov, 14:00")
            return QCoreApplication::translate("bw::shell::TimeChoice", "%1 to %2").arg(preset.name, format.stamp(range.to));
        //: %1 is "Yesterday" and the like, %2 the days that it means
        return QCoreApplication::translate("bw::shell::TimeChoice", "%1, %2").arg(preset.name, format.range(range));
    }
    return format.range(range);
}

QString shortNameOf(const TimeChoice &choice, const core::TimeRange &range, bool zoomed, const ui::Format &format)
{
    for (const TimePreset &preset : timePresets())
        if (!zoomed && preset.id == choice.preset)
            return preset.name;
    return format.day(range.from) == format.day(range.to - 1) ? format.day(range.from) : format.shortDay(range.from) + u" – "_s + format.shortDay(range.to - 1);
}

} // namespace bw::shell

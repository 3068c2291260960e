// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisticks.h"

#include "ui/common/commontr.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::charts {

namespace {

constexpr int mostTicks = 200;

/// Wall-clock steps; months are counted apart.
constexpr std::array minuteSteps { 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720 };
constexpr std::array daySteps { 1, 2, 7, 14 };
constexpr std::array monthSteps { 1, 2, 3, 6, 12 };
constexpr double minutesPerDay = 24 * 60;

core::UtcMicros toMicros(const QDateTime &when)
{
    return when.toMSecsSinceEpoch() * 1000;
}

QString dayAndClock(core::UtcMicros at, const ui::Format &format)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at / 1000, format.zone());
    //: Axis label: short weekday and time of day, "Tue 00:00".
    return ui::Tr::tr("%1 %2").arg(format.locale().toString(when.date(), u"ddd"_s), format.clock(at));
}

std::vector<TimeTick> clockTicks(const core::TimeRange &range, const ui::Format &format, int minutes)
{
    std::vector<TimeTick> ticks;
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(range.from / 1000, format.zone());
    for (QDate day = first.date(); ticks.size() < mostTicks; day = day.addDays(1)) {
        if (toMicros(QDateTime(day, QTime(0, 0), format.zone())) >= range.to)
            break;
        for (int minute = 0; minute < int(minutesPerDay); minute += minutes) {
            const core::UtcMicros at = toMicros(QDateTime(day, QTime(minute / 60, minute % 60), format.zone()));
            if (at < range.from || at >= range.to || (!ticks.empty() && at <= ticks.back().at))
                continue;
            const bool named = minute == 0 || ticks.empty();
            ticks.push_back({ at, named ? dayAndClock(at, format) : format.clock(at) });
        }
    }
    return ticks;
}

/// The moment where the axis begins has its day and time too, where the first round one leaves room.
std::vector<TimeTick> withStart(std::vector<TimeTick> ticks, const core::TimeRange &range, const ui::Format &format, double leastMinutes)
{
    const core::UtcMicros first = ticks.empty() ? range.to : ticks.front().at;
    if (first == range.from || double(first - range.from) < leastMinutes * double(core::microsPerMinute) * 0.9)
        return ticks;
    if (!ticks.empty()) {
        const QTime clock = QDateTime::fromMSecsSinceEpoch(first / 1000, format.zone()).time();
        if (clock != QTime(0, 0))
            ticks.front().text = format.clock(first);
    }
    ticks.insert(ticks.begin(), { range.from, dayAndClock(range.from, format) });
    return ticks;
}

std::vector<TimeTick> dateTicks(const core::TimeRange &range, const ui::Format &format, int days, int months)
{
    std::vector<TimeTick> ticks;
    QDate day = QDateTime::fromMSecsSinceEpoch(range.from / 1000, format.zone()).date();
    if (months > 0) {
        day = QDate(day.year(), day.month(), 1);
        while ((day.month() - 1) % months != 0)
            day = day.addMonths(1);
    } else if (days >= 7) {
        day = day.addDays(1 - day.dayOfWeek());
    }
    while (ticks.size() < mostTicks) {
        const core::UtcMicros at = toMicros(day.startOfDay(format.zone()));
        if (at >= range.to)
            break;
        if (at >= range.from) {
            const bool year = months > 0 && (day.month() == 1 || ticks.empty());
            ticks.push_back({ at, months > 0 ? format.locale().toString(day, year ? u"MMM yyyy"_s : u"MMM"_s) : format.shortDay(at) });
        }
        day = months > 0 ? day.addMonths(months) : day.addDays(days);
    }
    return ticks;
}

} // namespace

ValueScale valueScale(double highest, double least)
{
    if (!(highest > 0))
        return { least, least * 4 };
    const double raw = highest / 4;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : { 1.0, 2.0, 5.0 }) {
        if (raw <= factor * power * (1 + 1e-9)) {
            step = factor * power;
            break;
        }
    }
    step = std::max(step, least);
    const double lines = std::max(1.0, std::ceil(highest / step - 1e-9));
    return { step, lines * step };
}

std::vector<TimeTick> timeTicks(const core::TimeRange &range, const ui::Format &format, double pixels, double widest)
{
    if (range.length() <= 0 || pixels <= 0)
        return {};
    const double apart = std::max(widest + 14, 48.0);
    const double minutesPerPixel = double(range.length()) / double(core::microsPerMinute) / pixels;
    const double least = apart * minutesPerPixel;
    for (const int minutes : minuteSteps) {
        if (minutes >= least)
            return withStart(clockTicks(range, format, minutes), range, format, least);
    }
    for (const int days : daySteps) {
        if (days * minutesPerDay >= least)
            return dateTicks(range, format, days, 0);
    }
    for (const int months : monthSteps) {
        if (months * 30 * minutesPerDay >= least)
            return dateTicks(range, format, 0, months);
    }
    return dateTicks(range, format, 0, 12);
}

} // namespace bw::charts

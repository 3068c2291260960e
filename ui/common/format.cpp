// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/format.h"

#include "ui/common/commontr.h"

#include <QDateTime>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr QChar noBreakSpace(0xa0);
constexpr qint64 secondsPerMinute = 60;
constexpr qint64 secondsPerHour = 3600;
constexpr qint64 secondsPerDay = 86400;

QString joined(const QString &figure, const QString &unit)
{
    return unit.isEmpty() ? figure : figure + noBreakSpace + unit;
}

/// Source texts are right without a translation too: one is said apart.
QString days(qint64 n)
{
    return n == 1 ? Tr::tr("1 day") : Tr::tr("%n days", nullptr, int(std::min<qint64>(n, 1'000'000)));
}

QDateTime local(core::UtcMicros t, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(core::floorTo(t, 1000) / 1000, zone);
}

} // namespace

Format::Format(const QLocale &locale, const QTimeZone &zone)
    : m_locale(locale)
    , m_zone(zone.isValid() ? zone : QTimeZone::utc())
{
    // "C" writes no thousands separators; people want them.
    if (m_locale.language() == QLocale::C)
        m_locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    m_locale.setNumberOptions(QLocale::DefaultNumberOptions);
}

QString Format::count(qint64 n) const
{
    return m_locale.toString(n);
}

QString Format::number(double n, int decimals) const
{
    return m_locale.toString(n, 'f', decimals);
}

QString Format::scaled(double n, int figures) const
{
    struct Step
    {
        double size;
        const char *unit;
    };
    static constexpr std::array steps { Step { 1e12, "T" }, Step { 1e9, "G" }, Step { 1e6, "M" }, Step { 1e3, "k" }, Step { 1, "" } };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (std::abs(n) < steps[i].size && i + 1 < steps.size())
            continue;
        double value = n / steps[i].size;
        const auto decimalsOf = [figures](double v) {
            const int whole = std::abs(v) < 10 ? 1 : std::abs(v) < 100 ? 2 : 3;
            return std::max(0, figures - whole);
        };
        // 999,960 is 1 M, not 1000 k.
        if (i > 0 && std::abs(value) >= 999.5) {
            --i;
            value = n / steps[i].size;
        }
        return joined(m_locale.toString(value, 'f', decimalsOf(value)), QString::fromLatin1(steps[i].unit));
    }
    return {};
}

QString Format::shortCount(double n) const
{
    constexpr double wholeUpTo = 99'999.5;
    if (std::abs(n) < wholeUpTo)
        return m_locale.toString(qint64(std::llround(n)));
    return scaled(n, 3);
}

QString Format::axisCount(double n) const
{
    return axisCount(n, n);
}

QString Format::axisCount(double n, double highest) const
{
    if (n == 0)
        return m_locale.toString(0);
    const double magnitude = std::abs(highest);
    const double step = magnitude >= 1e12 ? 1e12 : magnitude >= 1e9 ? 1e9 : magnitude >= 1e6 ? 1e6 : magnitude >= 1e4 ? 1e3 : 1;
    const double value = n / step;
    int decimals = 0;
    while (decimals < 2 && std::abs(value * std::pow(10, decimals) - std::round(value * std::pow(10, decimals))) > 1e-6)
        ++decimals;
    const char *unit = step == 1e12 ? "T" : step == 1e9 ? "G" : step == 1e6 ? "M" : step == 1e3 ? "k" : "";
    return joined(m_locale.toString(value, 'f', decimals), QString::fromLatin1(unit));
}

QString Format::percent(double share, int decimals) const
{
    const double least = std::pow(10.0, -decimals);
    const bool isLess = share > 0 && share * 100 < least / 2, isAlmostWhole = share < 1 - 1e-9 && share * 100 >= 100 - least / 2; // what is there is never 0, what is not whole never 100
    const QString text = joined(m_locale.toString(isLess ? least : isAlmostWhole ? 100 - least : share * 100, 'f', decimals), m_locale.percent());
    return isLess ? u"<"_s + noBreakSpace + text : text;
}

QString Format::points(double difference, int decimals) const
{
    //: Difference between two percentages.
    return Tr::tr("%1 points").arg(m_locale.toString(std::abs(difference) * 100, 'f', decimals)).replace(u' ', noBreakSpace);
}

QString Format::bytes(qint64 n) const
{
    struct Step
    {
        double size;
        const char *unit;
    };
    static constexpr std::array steps { Step { 1e12, "TB" }, Step { 1e9, "GB" }, Step { 1e6, "MB" }, Step { 1e3, "kB" } };
    for (const Step &step : steps) {
        if (double(std::llabs(n)) >= step.size) {
            const double value = double(n) / step.size;
            return joined(m_locale.toString(value, 'f', std::abs(value) < 100 ? 1 : 0), QString::fromLatin1(step.unit));
        }
    }
    return joined(m_locale.toString(n), u"B"_s);
}

QString Format::times(double factor) const
{
    const int decimals = std::abs(factor) < 9.95 && std::abs(factor - std::round(factor)) > 0.05 ? 1 : 0;
    return joined(m_locale.toString(factor, 'f', decimals), u"×"_s);
}

QString Format::rate(double perSecond) const
{
    return Tr::tr("%1 per s").arg(m_locale.toString(perSecond, 'f', perSecond < 100 ? 1 : 0)).replace(u' ', noBreakSpace);
}

QString Format::age(qint64 seconds) const
{
    const auto unit = [this](qint64 n, const QString &name) { return joined(m_locale.toString(n), name); };
    if (seconds < 0)
        seconds = 0;
    if (seconds <= 99)
        return unit(seconds, Tr::tr("s"));
    if (seconds < secondsPerHour)
        return unit(seconds / secondsPerMinute, Tr::tr("min"));
    if (seconds < 2 * secondsPerDay) { // 47 h are not "1 day"
        const QString hours = unit(seconds / secondsPerHour, Tr::tr("h"));
        const qint64 minutes = seconds % secondsPerHour / secondsPerMinute;
        return minutes == 0 ? hours : hours + noBreakSpace + unit(minutes, Tr::tr("min"));
    }
    const bool isInDays = seconds >= 7 * secondsPerDay; // to the nearest one: a month without a second is no 29 days
    const QString whole = days((isInDays ? seconds + secondsPerDay / 2 : seconds) / secondsPerDay).replace(u' ', noBreakSpace);
    const qint64 hours = seconds % secondsPerDay / secondsPerHour;
    return hours == 0 || isInDays ? whole : whole + noBreakSpace + unit(hours, Tr::tr("h"));
}

QString Format::duration(qint64 microseconds) const
{
    const double seconds = double(microseconds) / double(core::microsPerSecond);
    if (std::abs(seconds) < 1)
        return joined(m_locale.toString(seconds, 'f', 2), Tr::tr("s"));
    if (std::abs(seconds) < 10)
        return joined(m_locale.toString(seconds, 'f', 1), Tr::tr("s"));
    return age(qint64(seconds));
}

QString Format::ago(qint64 seconds) const
{
    if (seconds >= 2 * secondsPerDay)
        return Tr::tr("%n day(s) ago", nullptr, int(std::min<qint64>(seconds / secondsPerDay, 1'000'000)));
    //: %1 is an age in symbols of units: "40 s", "4 h 12 min".
    return Tr::tr("%1 ago").arg(age(seconds));
}

QString Format::clock(core::UtcMicros t) const
{
    return local(t, m_zone).toString(u"HH:mm"_s);
}

QString Format::clockWithSeconds(core::UtcMicros t) const
{
    return local(t, m_zone).toString(u"HH:mm:ss"_s);
}

QString Format::clockWithMillis(core::UtcMicros t) const
{
    return local(t, m_zone).toString(u"HH:mm:ss.zzz"_s);
}

QString Format::day(core::UtcMicros t) const
{
    //: A day without its year, as QLocale::toString takes it: Wed 25 Nov.
    return m_locale.toString(local(t, m_zone).date(), Tr::tr("ddd d MMM"));
}

QString Format::shortDay(core::UtcMicros t) const
{
    //: A day without its weekday: 25 Nov.
    return m_locale.toString(local(t, m_zone).date(), Tr::tr("d MMM"));
}

QString Format::stamp(core::UtcMicros t) const
{
    //: %1 is a day, %2 a time of day.
    return Tr::tr("%1, %2").arg(day(t), clock(t));
}

QString Format::stampWithSeconds(core::UtcMicros t) const
{
    return Tr::tr("%1, %2").arg(day(t), clockWithSeconds(t));
}

QString Format::fullStamp(core::UtcMicros t) const
{
    const QDateTime when = local(t, m_zone);
    //: A whole date as QLocale::toString takes it: Wed 25 Nov 2026.
    const QString date = m_locale.toString(when.date(), Tr::tr("ddd d MMM yyyy"));
    return Tr::tr("%1, %2").arg(date, when.toString(u"HH:mm:ss"_s)) + u' ' + when.timeZoneAbbreviation();
}

QString Format::range(const core::TimeRange &range) const
{
    const QDateTime from = local(range.from, m_zone);
    const QDateTime to = local(range.to, m_zone);
    const bool wholeDays = from.time() == QTime(0, 0) && to.time() == QTime(0, 0) && range.length() > 0;
    if (wholeDays) {
        const core::UtcMicros lastDay = range.to - core::microsPerHour;
        return day(lastDay) == day(range.from) ? day(range.from) : Tr::tr("%1 to %2").arg(day(range.from), day(lastDay));
    }
    // Minutes are enough, but for what is shorter than one.
    const bool seconds = range.length() < core::microsPerMinute && (from.time().second() != 0 || to.time().second() != 0);
    if (from.date() == to.date()) {
        const QString span = seconds ? clockWithSeconds(range.from) + u'–' + clockWithSeconds(range.to)
                                     : clock(range.from) + u'–' + clock(range.to);
        return Tr::tr("%1, %2").arg(day(range.from), span);
    }
    return seconds ? Tr::tr("%1 to %2").arg(stampWithSeconds(range.from), stampWithSeconds(range.to)) : Tr::tr("%1 to %2").arg(stamp(range.from), stamp(range.to));
}

QString Format::step(core::UtcMicros length)
{
    const qint64 seconds = length / core::microsPerSecond;
    if (seconds == secondsPerHour)
        return Tr::tr("hour");
    if (seconds == secondsPerMinute)
        return Tr::tr("minute");
    if (seconds >= 23 * secondsPerHour && seconds <= 25 * secondsPerHour)
        return Tr::tr("day");
    if (seconds >= 7 * secondsPerDay - secondsPerHour && seconds <= 7 * secondsPerDay + secondsPerHour)
        return Tr::tr("week");
    if (seconds >= 28 * secondsPerDay && seconds <= 31 * secondsPerDay + secondsPerHour)
        return Tr::tr("month");
    if (seconds > 25 * secondsPerHour)
        return days((seconds + secondsPerDay / 2) / secondsPerDay);
    if (seconds > secondsPerHour && seconds % secondsPerHour == 0)
        return Tr::tr("%n hours", nullptr, int(seconds / secondsPerHour));
    if (seconds > secondsPerMinute)
        return Tr::tr("%n minutes", nullptr, int(seconds / secondsPerMinute));
    return seconds <= 1 ? Tr::tr("second") : Tr::tr("%n seconds", nullptr, int(seconds));
}

QString Format::atLeast(const QString &figure)
{
    if (figure == unknown() || figure == none())
        return figure;
    return u"≥"_s + noBreakSpace + figure;
}

QString Format::unknown()
{
    return Tr::tr("unknown");
}

QString Format::none()
{
    return Tr::tr("none");
}

QString Format::isolated(const QString &text)
{
    return QChar(0x2066) + text + QChar(0x2069);
}

} // namespace bw::ui

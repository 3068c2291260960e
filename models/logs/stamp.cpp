// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/stamp.h"

#include <charconv>
#include <chrono>
#include <cstring>
#include <utility>

namespace bw::logs {

using core::UtcMicros;

namespace {

/// Jitter between daemons that log at once is seconds; a clock set back for winter is at least half an hour.
constexpr UtcMicros jitter = 10 * core::microsPerMinute;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Two digits, or -1.
constexpr int twoDigits(const char *p)
{
    return isDigit(p[0]) && isDigit(p[1]) ? (p[0] - '0') * 10 + (p[1] - '0') : -1;
}

constexpr bool isLeap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr int daysOfMonth(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : days[month - 1];
}

UtcMicros dayStart(int year, int month, int day)
{
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    return UtcMicros(std::chrono::sys_days(date).time_since_epoch().count()) * core::microsPerDay;
}

int yearOf(UtcMicros wall)
{
    const std::chrono::sys_days day{std::chrono::days(core::floorTo(wall, core::microsPerDay) / core::microsPerDay)};
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

/// 1 to 12, or 0.
int monthOf(const char *p)
{
    static constexpr char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int month = 0; month < 12; ++month) {
        if (std::memcmp(p, names + static_cast<std::ptrdiff_t>(month) * 3, 3) == 0)
            return month + 1;
    }
    return 0;
}

/// ".494803" at \p at: adds its microseconds and moves on. Further digits are cut.
UtcMicros fraction(std::string_view text, std::size_t &at)
{
    if (at + 1 >= text.size() || (text[at] != '.' && text[at] != ',') || !isDigit(text[at + 1]))
        return 0;
    ++at;
    UtcMicros value = 0;
    int digits = 0;
    for (; at < text.size() && isDigit(text[at]); ++at) {
        if (digits < 6) {
            value = value * 10 + (text[at] - '0');
            ++digits;
        }
    }
    for (; digits < 6; ++digits)
        value *= 10;
    return value;
}

/// "Z", "+01:00", "+0100" or "+01" at the start, also behind a blank, or " UTC": its length (0: none), seconds east, and
/// whether a colon is in it.
std::size_t zoneOffset(std::string_view text, int &seconds, bool &hasColon)
{
    hasColon = true;
    seconds = 0;
    if (text.empty())
        return 0;
    if (text[0] == ' ') {
        if (text.starts_with(" UTC ") || text.starts_with(" GMT "))
            return 4;
        if (text.size() < 7 || (text[1] != '+' && text[1] != '-') || !isDigit(text[2]))
            return 0;
        const std::size_t length = zoneOffset(text.substr(1), seconds, hasColon);
        return length >= 5 ? length + 1 : 0;
    }
    if (text[0] == 'Z' || text[0] == 'z')
        return 1;
    if ((text[0] != '+' && text[0] != '-') || text.size() < 3)
        return 0;
    const int hours = twoDigits(text.data() + 1);
    if (hours < 0 || hours > 23)
        return 0;
    std::size_t length = 3;
    int minutes = 0;
    hasColon = text.size() > 3 && text[3] == ':';
    const std::size_t at = hasColon ? 4 : 3;
    if (text.size() >= at + 2 && isDigit(text[at])) {
        minutes = twoDigits(text.data() + at);
        if (minutes < 0 || minutes > 59)
            return 0;
        length = at + 2;
    } else if (hasColon) {
        return 0;
    }
    seconds = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
    return length;
}

} // namespace

StampReader::StampReader(EnvelopeOptions options)
    : m_options(std::move(options))
{
}

void StampReader::restore(int year, int month, UtcMicros last)
{
    m_year = year;
    m_month = month;
    m_last = last;
    m_hasMinute = false;
}

/// "2026-11-23T11:03:41.494803+01:00" in the hour and zone of the line before, as nearly every line of a log has it: what iso()
/// makes of it. Length 0: it is another kind of stamp.
StampReader::Stamp StampReader::isoAsBefore(std::string_view text)
{
    constexpr std::size_t fractionAt = 20, zoneAt = 26;
    const char *p = text.data();
    const char sign = m_hour[13];
    const bool hasZone = m_offsetLength == 6 ? sign == '+' || sign == '-' : m_offsetLength == 1;
    if (!hasZone || text.size() < zoneAt + m_offsetLength || std::memcmp(p, m_hour, 13) != 0 || std::memcmp(p + zoneAt, m_hour + 13, m_offsetLength) != 0)
        return {};
    const int minute = twoDigits(p + 14), second = twoDigits(p + 17);
    if (p[13] != ':' || p[16] != ':' || p[19] != '.' || minute < 0 || minute > 59 || second < 0 || second > 60)
        return {};
    UtcMicros micros = UtcMicros(minute) * 60 + second;
    for (std::size_t at = fractionAt; at < zoneAt; ++at) {
        if (!isDigit(p[at]))
            return {};
        micros = micros * 10 + (p[at] - '0');
    }
    Stamp stamp;
    stamp.time = m_hourTime + micros;
    stamp.length = zoneAt + m_offsetLength;
    setLast(stamp.time);
    return stamp;
}

StampReader::Stamp StampReader::iso(std::string_view text)
{
    if (text.size() < 20)
        return {};
    if (const Stamp same = isoAsBefore(text); same.length > 0)
        return same;
    const char *p = text.data();
    if (p[10] == '.' && text.find_first_not_of("0123456789") == 10) { // journalctl -o short-unix
        Stamp stamp;
        std::size_t at = 10;
        UtcMicros seconds = 0;
        std::from_chars(p, p + 10, seconds);
        stamp.time = seconds * core::microsPerSecond + fraction(text, at);
        stamp.length = at;
        stamp.hasZoneColon = false;
        setLast(stamp.time);
        return stamp;
    }
    if (p[4] != '-' || p[7] != '-' || (p[10] != 'T' && p[10] != 't' && p[10] != ' ') || p[13] != ':' || p[16] != ':')
        return {};
    const int minute = twoDigits(p + 14);
    const int second = twoDigits(p + 17);
    if (minute < 0 || minute > 59 || second < 0 || second > 60)
        return {};
    Stamp stamp;
    std::size_t at = 19;
    const UtcMicros rest = fraction(text, at) + (UtcMicros(minute) * 60 + second) * core::microsPerSecond;

    int offset = 0;
    const std::size_t zone = zoneOffset(text.substr(at), offset, stamp.hasZoneColon);
    const bool isLocal = zone == 0; // a template of somebody's own
    if (isLocal && text[at] != ' ')
        return {};
    if (isLocal || zone != m_offsetLength || std::memcmp(p, m_hour, 13) != 0
        || std::memcmp(p + at, m_hour + 13, zone) != 0) {
        const int year = twoDigits(p) * 100 + twoDigits(p + 2);
        const int month = twoDigits(p + 5);
        const int day = twoDigits(p + 8);
        const int hour = twoDigits(p + 11);
        if (twoDigits(p) < 0 || twoDigits(p + 2) < 0 || month < 1 || month > 12 || hour < 0 || hour > 23 || day < 1
            || day > daysOfMonth(year, month))
            return {};
        const UtcMicros wall = dayStart(year, month, day) + hour * core::microsPerHour;
        if (isLocal) {
            stamp.time = m_options.zone.toUtc(wall + rest, notBefore());
            stamp.length = at;
            setLast(stamp.time);
            return stamp;
        }
        m_hourTime = wall - offset * core::microsPerSecond;
        std::memcpy(m_hour, p, 13);
        std::memcpy(m_hour + 13, p + at, zone);
        m_offsetLength = zone;
    }
    stamp.time = m_hourTime + rest;
    stamp.length = at + zone;
    setLast(stamp.time);
    return stamp;
}

StampReader::Stamp StampReader::bsd(std::string_view text)
{
    if (text.size() < 15)
        return {};
    const char *p = text.data();
    Stamp stamp;
    std::size_t at = 15;
    int second = -1;
    if (m_hasMinute && std::memcmp(p, m_minute, 12) == 0 && p[12] == ':') {
        second = twoDigits(p + 13);
    } else {
        const int month = monthOf(p);
        if (month == 0 || p[3] != ' ')
            return {};
        std::size_t dayAt = p[4] == ' ' ? 5 : 4;
        int day = twoDigits(p + dayAt);
        std::size_t clock = dayAt + 3; // behind "23 "
        if (day < 0) {
            if (!isDigit(p[dayAt]))
                return {};
            day = p[dayAt] - '0';
            clock = dayAt + 2;
        }
        int year = 0;
        if (clock + 13 <= text.size() && p[clock + 4] == ' ' && twoDigits(p + clock) >= 19 && twoDigits(p + clock + 2) >= 0) { // "Nov 23 2026 11:03:41"
            year = twoDigits(p + clock) * 100 + twoDigits(p + clock + 2);
            clock += 5;
        }
        if (clock + 8 > text.size() || p[clock - 1] != ' ' || p[clock + 2] != ':' || p[clock + 5] != ':')
            return {};
        const int hour = twoDigits(p + clock);
        const int minute = twoDigits(p + clock + 3);
        second = twoDigits(p + clock + 6);
        // 29 February is taken in any year here: chooseFirstYear() finds a leap year, bsdMinute() refuses it in another.
        if (day < 1 || day > daysOfMonth(2000, month) || hour < 0 || hour > 23 || minute < 0 || minute > 59
            || second < 0 || second > 60)
            return {};
        if (year != 0) {
            m_year = year;
            m_month = month;
        }
        const auto wholeMinute = bsdMinute(month, day, hour, minute);
        if (!wholeMinute)
            return {};
        m_minuteTime = *wholeMinute;
        if (year == 0 && m_options.year == 0)
            m_assumed = { m_assumed.first == 0 ? m_year : m_assumed.first, m_year };
        m_hasMinute = clock == 7;
        if (m_hasMinute)
            std::memcpy(m_minute, p, 12);
        at = clock + 8;
    }
    if (second < 0 || second > 60)
        return {};
    stamp.time = m_minuteTime + second * core::microsPerSecond + fraction(text, at);
    stamp.length = at;
    m_last = stamp.time;
    return stamp;
}

bool StampReader::isTooLate(int year, int month, int day) const
{
    const UtcMicros modified = m_options.lastModified;
    if (modified == 0)
        return false;
    const int cut = day > daysOfMonth(year, month) ? daysOfMonth(year, month) : day;
    return m_options.zone.toUtc(dayStart(year, month, cut)) > modified + core::microsPerDay;
}

void StampReader::chooseFirstYear(int month, int day)
{
    if (m_options.year != 0) {
        m_year = m_options.year;
        return;
    }
    if (m_options.lastModified == 0) {
        m_options.lastModified =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count();
    }
    const UtcMicros modified = m_options.lastModified;
    m_year = yearOf(modified + UtcMicros(m_options.zone.offsetAt(modified)) * core::microsPerSecond) + 1;
    while (isTooLate(m_year, month, day) || (month == 2 && day == 29 && !isLeap(m_year)))
        --m_year;
}

UtcMicros StampReader::notBefore() const
{
    return m_last == INT64_MIN ? INT64_MIN : m_last - jitter;
}

std::optional<UtcMicros> StampReader::bsdMinute(int month, int day, int hour, int minute)
{
    if (m_year == 0) {
        chooseFirstYear(month, day);
    } else if (month < m_month) { // a new year, or a straggler of the month before
        const bool isSaid = m_options.year != 0 && m_month == 12 && month == 1; // whoever names the year knows better than the file's time
        // The first year is the latest that can be, so one that is over before the file was written has begun.
        const bool mayHaveBegun = m_month - month > 6
            || (m_options.year == 0 && m_options.lastModified != 0
                && m_options.zone.toUtc(dayStart(m_year, month, day)) < m_last - 2 * core::microsPerDay);
        if (isSaid || (mayHaveBegun && !isTooLate(m_year + 1, month, day)))
            ++m_year;
    } else if (month - m_month > 6 && ((m_month == 1 && month >= 11) || isTooLate(m_year, month, day))) {
        --m_year; // a straggler of December after the first of January
    }
    m_month = month;
    if (day > daysOfMonth(m_year, month))
        return {};
    const UtcMicros wall = dayStart(m_year, month, day) + hour * core::microsPerHour + minute * core::microsPerMinute;
    return m_options.zone.toUtc(wall, notBefore());
}

} // namespace bw::logs

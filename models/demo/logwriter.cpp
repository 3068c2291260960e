// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/logwriter.h"

#include <array>
#include <chrono>
#include <utility>

namespace bw::demo {

namespace {

// A generated line is far below this; Postfix itself cuts at 2,000.
constexpr std::size_t longestLine = 8192;
constexpr std::array<std::string_view, 12> monthNames { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

char *putDigits(char *to, std::uint32_t value, int count)
{
    for (int i = count - 1; i >= 0; --i) {
        to[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return to + count;
}

} // namespace

LogWriter::LogWriter(Stamp stamp, core::ZoneRules zone)
    : m_buffer(512 * 1024)
    , m_zone(std::move(zone))
    , m_stamp(stamp)
{
}

void LogWriter::second(core::UtcMicros at)
{
    const core::UtcMicros hour = core::floorTo(at, core::microsPerHour);
    if (hour != m_hour) { // no zone changes its offset inside a UTC hour in the years that we write
        m_hour = hour;
        m_offset = m_zone.offsetAt(at);
        const auto minutes = static_cast<std::uint32_t>((m_offset < 0 ? -m_offset : m_offset) / 60);
        m_zoneText[0] = m_offset < 0 ? '-' : '+';
        putDigits(m_zoneText + 1, minutes / 60, 2);
        m_zoneText[3] = ':';
        putDigits(m_zoneText + 4, minutes % 60, 2);
    }
    const std::int64_t wall = m_second / core::microsPerSecond + m_offset;
    const auto days = std::chrono::sys_days { std::chrono::days { core::floorTo(wall, 86'400) / 86'400 } };
    const std::chrono::year_month_day date { days };
    const auto ofDay = static_cast<std::uint32_t>(wall - core::floorTo(wall, 86'400));
    const auto month = static_cast<unsigned>(date.month());
    const auto day = static_cast<unsigned>(date.day());
    char *to = m_stampText;
    if (m_stamp == Stamp::Rfc3339) {
        to = putDigits(to, static_cast<std::uint32_t>(static_cast<int>(date.year())), 4);
        *to++ = '-';
        to = putDigits(to, month, 2);
        *to++ = '-';
        to = putDigits(to, day, 2);
        *to++ = 'T';
    } else {
        std::memcpy(to, monthNames[month - 1].data(), 3);
        to += 3;
        *to++ = ' ';
        *to++ = day < 10 ? ' ' : static_cast<char>('0' + day / 10);
        *to++ = static_cast<char>('0' + day % 10);
        *to++ = ' ';
    }
    to = putDigits(to, ofDay / 3600, 2);
    *to++ = ':';
    to = putDigits(to, ofDay / 60 % 60, 2);
    *to++ = ':';
    to = putDigits(to, ofDay % 60, 2);
    m_stampLength = static_cast<std::size_t>(to - m_stampText);
}

void LogWriter::begin(core::UtcMicros at, std::string_view host, std::string_view tag, std::uint32_t pid)
{
    if (m_buffer.size() - m_size < longestLine)
        m_buffer.resize(m_buffer.size() * 2);
    m_lineStart = m_size;
    const core::UtcMicros whole = core::floorTo(at, core::microsPerSecond);
    if (whole != m_second) {
        m_second = whole;
        second(at);
    }
    *this << std::string_view(m_stampText, m_stampLength);
    if (m_stamp == Stamp::Rfc3339) {
        *this << '.';
        digits(static_cast<std::uint32_t>(at - whole), 6);
        *this << std::string_view(m_zoneText, 6);
    }
    *this << ' ' << host << ' ' << tag;
    if (pid != 0)
        *this << '[' << pid << ']';
    *this << std::string_view(": ");
}

void LogWriter::end()
{
    *this << '\n';
    m_lineStart = m_size;
}

LogWriter &LogWriter::operator<<(std::uint64_t number)
{
    char text[20];
    int at = 20;
    do {
        text[--at] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number != 0);
    return *this << std::string_view(text + at, static_cast<std::size_t>(20 - at));
}

void LogWriter::hex(std::uint64_t number, int count)
{
    for (int shift = (count - 1) * 4; shift >= 0; shift -= 4)
        *this << "0123456789abcdef"[number >> shift & 15];
}

void LogWriter::digits(std::uint32_t number, int count)
{
    putDigits(m_buffer.data() + m_size, number, count);
    m_size += static_cast<std::size_t>(count);
}

void LogWriter::seconds(std::int64_t micros)
{
    if (micros < 0)
        micros = 0;
    if (micros >= 10 * core::microsPerSecond) {
        *this << static_cast<std::uint64_t>((micros + core::microsPerSecond / 2) / core::microsPerSecond);
        return;
    }
    // Two significant digits: hundredths below 1 s, tenths below 10 s.
    const bool tenths = micros >= core::microsPerSecond;
    const std::uint64_t unit = tenths ? 100'000 : 10'000;
    const std::uint64_t scale = tenths ? 10 : 100;
    const std::uint64_t value = (static_cast<std::uint64_t>(micros) + unit / 2) / unit;
    *this << value / scale;
    const auto rest = static_cast<std::uint32_t>(value % scale);
    if (rest == 0)
        return;
    *this << '.';
    if (tenths)
        digits(rest, 1);
    else if (rest % 10 == 0)
        digits(rest / 10, 1);
    else
        digits(rest, 2);
}

} // namespace bw::demo

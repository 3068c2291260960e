// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/envelope.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace bw::logs {

/// Reads the stamps at the head of syslog lines. Remembers the last hour (RFC 3339) and minute (RFC 3164), so that a
/// stamp like the one before costs a comparison. One thread.
class StampReader final
{
public:
    explicit StampReader(EnvelopeOptions options);

    struct Stamp
    {
        core::UtcMicros time = 0;
        std::size_t length = 0; ///< bytes of the stamp; 0: none here
        bool hasZoneColon = true; ///< "+00:00" or "Z", not journald's "+0000"
    };
    /// RFC 3339 section 5.6 with any offset, or none (then in the options' zone) and any number of fraction digits;
    /// also journald's "+0000".
    Stamp iso(std::string_view text);
    /// RFC 3164 section 4.1.2 "Nov  3 11:03:41", also with a fraction; the year is worked out.
    Stamp bsd(std::string_view text);

    /// The moment of the last line, which decides where a clock that was set back is, and the year's roll-over.
    [[nodiscard]] core::UtcMicros last() const { return m_last; }
    void setLast(core::UtcMicros time)
    {
        m_last = time;
        m_hasMinute = false; // it was worked out from the line before
    }
    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] int month() const { return m_month; }
    [[nodiscard]] EnvelopeReader::Years assumedYears() const { return m_assumed; }
    void restore(int year, int month, core::UtcMicros last);

private:
    /// Of two moments that a wall time may mean, not the one before this.
    [[nodiscard]] core::UtcMicros notBefore() const;
    Stamp isoAsBefore(std::string_view text);
    std::optional<core::UtcMicros> bsdMinute(int month, int day, int hour, int minute); ///< none: that year has no such day
    void chooseFirstYear(int month, int day);
    [[nodiscard]] bool isTooLate(int year, int month, int day) const;

    EnvelopeOptions m_options;
    core::UtcMicros m_last = INT64_MIN;
    int m_year = 0; ///< 0: no stamp without a year was read yet
    int m_month = 0;
    EnvelopeReader::Years m_assumed;

    char m_hour[20] = {}; ///< "2026-11-23T11" + offset
    std::size_t m_offsetLength = 0;
    core::UtcMicros m_hourTime = 0;
    char m_minute[12] = {}; ///< "Nov 23 11:03"
    bool m_hasMinute = false;
    core::UtcMicros m_minuteTime = 0;
};

} // namespace bw::logs

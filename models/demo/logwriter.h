// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/core/zonerules.h"

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace bw::demo {

enum class Stamp {
    Rfc3339, ///< 2026-11-25T04:12:46.020113+01:00, as rsyslog writes it on Debian 12
    Rfc3164, ///< Nov 25 04:12:46: no year, no zone
};

/// Writes syslog lines into a growing block. One line is open at a time; it can be dropped again before it is ended.
/// Not thread-safe; keeps no reference to what was put.
class LogWriter final
{
public:
    LogWriter(Stamp stamp, core::ZoneRules zone);

    /// "<stamp> host tag[pid]: "; pid 0 leaves the brackets out (Dovecot).
    void begin(core::UtcMicros at, std::string_view host, std::string_view tag, std::uint32_t pid);
    void end();
    void drop() { m_size = m_lineStart; }

    LogWriter &operator<<(std::string_view text)
    {
        std::memcpy(m_buffer.data() + m_size, text.data(), text.size());
        m_size += text.size();
        return *this;
    }
    LogWriter &operator<<(char c)
    {
        m_buffer[m_size++] = c;
        return *this;
    }
    LogWriter &operator<<(std::uint64_t number);
    LogWriter &operator<<(std::uint32_t number) { return *this << std::uint64_t(number); }
    void hex(std::uint64_t number, int digits);
    void digits(std::uint32_t number, int count);
    /// Seconds as Postfix prints them in delay= and delays=: two significant digits, no trailing zeros.
    void seconds(std::int64_t micros);

    [[nodiscard]] std::string_view block() const { return { m_buffer.data(), m_size }; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    void clear() { m_size = m_lineStart = 0; }

private:
    void second(core::UtcMicros at);

    std::vector<char> m_buffer;
    std::size_t m_size = 0;
    std::size_t m_lineStart = 0;
    core::ZoneRules m_zone;
    Stamp m_stamp;
    core::UtcMicros m_second = INT64_MIN;
    core::UtcMicros m_hour = INT64_MIN;
    std::int32_t m_offset = 0;
    char m_stampText[24] {}; // up to and with the seconds
    std::size_t m_stampLength = 0;
    char m_zoneText[8] {};
};

} // namespace bw::demo

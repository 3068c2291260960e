// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/eventjson.h"

#include "models/core/printable.h"

#include <charconv>
#include <chrono>
#include <string_view>

namespace bw::ctl {

namespace {

/// Length of the UTF-8 sequence at \p at (RFC 3629: no overlong forms, no surrogates); 0: none.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const std::size_t length = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = byte(at + 1);
    const bool isBad = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return isBad ? 0 : length;
}

char32_t characterAt(std::string_view text, std::size_t at, std::size_t length)
{
    char32_t c = static_cast<unsigned char>(text[at]) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        c = c << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return c;
}

bool isPlain(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '\\';
}

void appendText(std::string_view text, std::string &out)
{
    static constexpr char hex[] = "0123456789abcdef";
    out.push_back('"');
    for (std::size_t i = 0; i < text.size();) {
        std::size_t plain = i;
        while (plain < text.size() && isPlain(text[plain]))
            ++plain;
        out.append(text, i, plain - i);
        i = plain;
        if (i == text.size())
            break;
        const char c = text[i];
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
            ++i;
        } else if (static_cast<unsigned char>(c) < 0x80) {
            out.append("\\u00");
            out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
            out.push_back(hex[c & 15]);
            ++i;
        } else if (const std::size_t length = sequenceLength(text, i); length > 0) {
            if (const char32_t whole = characterAt(text, i, length); core::isUnprintable(whole))
                out.append(core::jsonEscape(whole).toStdString());
            else
                out.append(text, i, length);
            i += length;
        } else {
            out.append("\xEF\xBF\xBD");
            ++i;
        }
    }
    out.push_back('"');
}

/// Members of one object, comma before all but the first.
class Members final
{
public:
    explicit Members(std::string &out)
        : m_out(out)
    {
    }
    void text(std::string_view name, std::string_view value)
    {
        if (!value.empty())
            known(name, value);
    }
    void known(std::string_view name, std::string_view value) ///< also an empty one
    {
        begin(name);
        appendText(value, m_out);
    }
    void address(std::string_view name, std::string_view value)
    {
        const std::size_t at = value.rfind('@');
        begin(name);
        std::string lower(value);
        for (std::size_t i = at == std::string_view::npos ? lower.size() : at; i < lower.size(); ++i)
            if (lower[i] >= 'A' && lower[i] <= 'Z')
                lower[i] = static_cast<char>(lower[i] + 32);
        appendText(lower, m_out);
    }
    void number(std::string_view name, std::int64_t value)
    {
        begin(name);
        append(value);
    }
    void seconds(std::string_view name, std::int64_t millis)
    {
        begin(name);
        append(millis / 1000);
        char digits[] { '.', static_cast<char>('0' + millis / 100 % 10), static_cast<char>('0' + millis / 10 % 10), static_cast<char>('0' + millis % 10) };
        std::size_t length = 4;
        while (length > 1 && digits[length - 1] == '0')
            --length;
        if (length > 1)
            m_out.append(digits, length);
    }
    void time(std::string_view name, core::UtcMicros value)
    {
        begin(name);
        const core::UtcMicros second = core::floorTo(value, core::microsPerSecond);
        if (second != m_second) {
            m_second = second;
            const std::chrono::sys_seconds at { std::chrono::seconds(second / core::microsPerSecond) };
            const auto day = std::chrono::floor<std::chrono::days>(at);
            const std::chrono::year_month_day date { day };
            const std::chrono::hh_mm_ss clock { at - day };
            m_text.clear();
            digits(static_cast<int>(date.year()), 4, '-');
            digits(static_cast<int>(static_cast<unsigned>(date.month())), 2, '-');
            digits(static_cast<int>(static_cast<unsigned>(date.day())), 2, 'T');
            digits(static_cast<int>(clock.hours().count()), 2, ':');
            digits(static_cast<int>(clock.minutes().count()), 2, ':');
            digits(static_cast<int>(clock.seconds().count()), 2, '\0');
        }
        m_out.push_back('"');
        m_out.append(m_text);
        if (const auto micros = static_cast<int>(value - second); micros != 0) {
            m_out.push_back('.');
            std::string fraction = std::to_string(1'000'000 + micros).substr(1);
            m_out.append(fraction);
        }
        m_out.append("Z\"");
    }

private:
    void begin(std::string_view name)
    {
        m_out.push_back(m_isFirst ? '{' : ',');
        m_isFirst = false;
        m_out.push_back('"');
        m_out.append(name);
        m_out.append("\":");
    }
    void append(std::int64_t value)
    {
        char text[24];
        m_out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
    }
    static void digits(int value, int count, char end)
    {
        std::string text = std::to_string(value);
        m_text.append(static_cast<std::size_t>(count) > text.size() ? static_cast<std::size_t>(count) - text.size() : 0, '0').append(text);
        if (end != '\0')
            m_text.push_back(end);
    }

    std::string &m_out;
    bool m_isFirst = true;
    static thread_local core::UtcMicros m_second;
    static thread_local std::string m_text; ///< of that second
};
thread_local core::UtcMicros Members::m_second = INT64_MIN;
thread_local std::string Members::m_text;

} // namespace

void appendEvent(const logs::Event &event, std::string &out)
{
    Members members(out);
    members.time("time", event.time);
    members.text("kind", logs::nameOf(event.kind));
    members.text("host", event.host);
    members.text("process", event.process);
    members.text("queue_id", event.queueId);
    members.text("message_id", event.messageId);
    if (event.hasSender || !event.sender.empty())
        members.address("sender", event.sender);
    if (!event.recipient.empty())
        members.address("recipient", event.recipient);
    if (!event.originalRecipient.empty())
        members.address("original_recipient", event.originalRecipient);
    members.text("client_ip", event.clientIp);
    members.text("client_name", event.clientName);
    members.text("helo", event.helo);
    members.text("user", event.user);
    members.text("mechanism", event.mechanism);
    members.text("relay", event.relay);
    members.text("relay_ip", event.relayIp);
    if (event.relayPort != 0)
        members.number("relay_port", event.relayPort);
    if (event.delayMs >= 0)
        members.seconds("delay", event.delayMs);
    members.text("dsn", event.dsn);
    members.text("reply", event.reply);
    if (event.size >= 0)
        members.number("size", event.size);
    if (event.recipients >= 0)
        members.number("recipients", event.recipients);
    members.text("tls", event.tls);
    members.text("cipher", event.cipher);
    members.text("tls_verify", event.tlsVerify);
    members.text("check", event.check);
    members.text("result", event.result);
    members.text("domain", event.domain);
    members.text("reason", event.reason);
    members.number("line", static_cast<std::int64_t>(event.line));
    out.append("}\n");
}

} // namespace bw::ctl

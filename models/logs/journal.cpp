// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/journal.h"

#include "models/core/hash.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>

namespace bw::logs::journal {

namespace {

constexpr int maxDepth = 16;

/// The fields that matter, in both formats.
struct Fields
{
    std::string_view cursor, realtime, source, host, identifier, command, pid, syslogPid, message;
    std::string_view stamp; ///< of objects that are none of a journal
    bool hasMessage = false;

    std::string_view *find(std::string_view name)
    {
        switch (name.size()) {
        case 3:
            return name == "log" || name == "msg" ? &message : name == "pid" ? &syslogPid : nullptr;
        case 4:
            return name == "_PID" ? &pid : name == "time" ? &stamp : name == "host" ? &host : nullptr;
        case 5:
            return name == "_COMM" ? &command : name == "ident" ? &identifier : nullptr;
        case 7:
            return name == "MESSAGE" || name == "message" ? &message : name == "program" ? &identifier : nullptr;
        case 8:
            return name == "__CURSOR" ? &cursor : name == "hostname" ? &host : name == "app-name" || name == "app_name" ? &identifier : nullptr;
        case 9:
            return name == "_HOSTNAME" ? &host : name == "timestamp" ? &stamp : nullptr;
        case 10:
            return name == "SYSLOG_PID" ? &syslogPid : name == "@timestamp" ? &stamp : nullptr;
        case 11:
            return name == "programname" ? &identifier : nullptr;
        case 17:
            return name == "SYSLOG_IDENTIFIER" ? &identifier : nullptr;
        case 20:
            return name == "__REALTIME_TIMESTAMP" ? &realtime : nullptr;
        case 26:
            return name == "_SOURCE_REALTIME_TIMESTAMP" ? &source : nullptr;
        default:
            return nullptr;
        }
    }

    bool fill(Line &line, bool hasOtherTime = false) const
    {
        // What journalctl shows: the sender's own time where it gave one, else when journald received the entry.
        if (!hasMessage || (!hasOtherTime && !number(source, line.time) && !number(realtime, line.time)))
            return false;
        line.host = host;
        line.process = identifier.empty() ? command : identifier;
        std::int64_t value = 0;
        line.pid = number(pid, value) || number(syslogPid, value) ? static_cast<std::uint32_t>(value) : 0;
        line.text = message.substr(std::min(message.find_first_not_of(' '), message.size()));
        return true;
    }

    /// "s=…;i=…;b=…;m=…;t=…;x=…" (sd_journal_get_cursor(3)), all hexadecimal. Only one that tells the entry's own time is believed.
    [[nodiscard]] EntryId id() const
    {
        std::string_view journal;
        std::int64_t entry = -1, named = -1, time = 0;
        for (std::string_view rest = cursor; !rest.empty();) {
            const std::string_view part = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(part.size() + 1, rest.size()));
            if (part.starts_with("s="))
                journal = part.substr(2);
            else if (part.starts_with("i=") && !number(part.substr(2), entry, 16))
                return {};
            else if (part.starts_with("t=") && !number(part.substr(2), named, 16))
                return {};
        }
        if (journal.empty() || entry < 0 || !number(realtime, time) || named != time)
            return {};
        return { std::max<std::uint64_t>(1, core::fastHash(journal)), static_cast<std::uint64_t>(entry) };
    }

    static bool number(std::string_view text, std::int64_t &value, int base = 10)
    {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
        return error == std::errc() && end == text.data() + text.size() && value >= 0;
    }
};

class JsonScanner final
{
public:
    JsonScanner(std::string_view text, std::string &scratch)
        : m_at(text.data())
        , m_end(text.data() + text.size())
        , m_scratch(scratch)
    {
        // Nothing unescaped is longer than it was, so the views into it stay where they are.
        m_scratch.resize(text.size());
    }

    bool readObject(Fields &fields)
    {
        if (!take('{'))
            return false;
        skipBlanks();
        if (m_at < m_end && *m_at == '}')
            return false;
        do {
            std::string_view name;
            skipBlanks();
            if (!readString(name) || !take(':') || !readValue(fields.find(name), fields))
                return false;
        } while (take(','));
        if (!take('}'))
            return false;
        skipBlanks();
        return m_at == m_end;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\r'))
            ++m_at;
    }

    bool take(char c)
    {
        skipBlanks();
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool readValue(std::string_view *field, Fields &fields)
    {
        skipBlanks();
        if (m_at == m_end)
            return false;
        if (!field)
            return skipValue(0);
        std::string_view value;
        if (*m_at == '"') {
            if (!readString(value))
                return false;
        } else if (*m_at == '[') {
            if (!readArray(value))
                return false;
        } else {
            const char *start = m_at;
            if (!skipValue(0))
                return false;
            if (*start == 'n') // null: journalctl left it out
                return true;
            value = std::string_view(start, static_cast<std::size_t>(m_at - start));
        }
        if (field->empty())
            *field = value; // of a field that is there twice, the first
        fields.hasMessage |= field == &fields.message;
        return true;
    }

    /// An array of byte values (not valid UTF-8), or of the values of a field that is there several times: the first.
    bool readArray(std::string_view &value)
    {
        ++m_at;
        skipBlanks();
        if (m_at < m_end && (*m_at == '"' || *m_at == '[')) {
            if (*m_at == '"' ? !readString(value) : !readArray(value))
                return false;
            while (take(',')) {
                if (!skipValue(0))
                    return false;
            }
            return take(']');
        }
        char *const start = m_scratch.data() + m_used;
        char *out = start;
        if (!(m_at < m_end && *m_at == ']')) {
            do {
                skipBlanks();
                unsigned byte = 0;
                const auto [end, error] = std::from_chars(m_at, m_end, byte);
                if (error != std::errc() || byte > 255)
                    return false;
                m_at = end;
                *out++ = static_cast<char>(byte);
            } while (take(','));
        }
        if (!take(']'))
            return false;
        m_used += static_cast<std::size_t>(out - start);
        value = std::string_view(start, static_cast<std::size_t>(out - start));
        return true;
    }

    /// At the opening quote. A view into the text, or into the scratch where it has escapes.
    bool readString(std::string_view &value)
    {
        if (m_at == m_end || *m_at != '"')
            return false;
        const char *start = ++m_at;
        while (m_at < m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        if (m_at == m_end)
            return false;
        if (*m_at == '"') {
            value = std::string_view(start, static_cast<std::size_t>(m_at - start));
            ++m_at;
            return true;
        }
        char *const copy = m_scratch.data() + m_used;
        char *out = copy;
        std::memcpy(out, start, static_cast<std::size_t>(m_at - start));
        out += m_at - start;
        while (m_at < m_end && *m_at != '"') {
            if (*m_at != '\\') {
                *out++ = *m_at++;
            } else if (!readEscape(out)) {
                return false;
            }
        }
        if (m_at == m_end)
            return false;
        ++m_at;
        m_used += static_cast<std::size_t>(out - copy);
        value = std::string_view(copy, static_cast<std::size_t>(out - copy));
        return true;
    }

    bool readHex(unsigned &unit)
    {
        if (m_end - m_at < 4)
            return false;
        const auto [end, error] = std::from_chars(m_at, m_at + 4, unit, 16);
        if (error != std::errc() || end != m_at + 4)
            return false;
        m_at = end;
        return true;
    }

    bool readEscape(char *&out)
    {
        if (m_end - m_at < 2)
            return false;
        const char c = m_at[1];
        m_at += 2;
        switch (c) {
        case '"':
        case '\\':
        case '/':
            *out++ = c;
            return true;
        case 'b':
            *out++ = '\b';
            return true;
        case 'f':
            *out++ = '\f';
            return true;
        case 'n':
            *out++ = '\n';
            return true;
        case 'r':
            *out++ = '\r';
            return true;
        case 't':
            *out++ = '\t';
            return true;
        case 'u':
            break;
        default:
            return false;
        }
        unsigned unit = 0;
        if (!readHex(unit))
            return false;
        if (unit >= 0xd800 && unit < 0xdc00 && m_end - m_at >= 6 && m_at[0] == '\\' && m_at[1] == 'u') {
            unsigned low = 0;
            const char *back = m_at;
            m_at += 2;
            if (!readHex(low))
                return false;
            if (low >= 0xdc00 && low < 0xe000)
                unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            else
                m_at = back;
        }
        if (unit >= 0xd800 && unit < 0xe000)
            unit = 0xfffd;
        writeUtf8(unit, out);
        return true;
    }

    static void writeUtf8(unsigned unit, char *&out)
    {
        if (unit < 0x80) {
            *out++ = static_cast<char>(unit);
            return;
        }
        if (unit >= 0x10000) {
            *out++ = static_cast<char>(0xf0 | unit >> 18);
            *out++ = static_cast<char>(0x80 | (unit >> 12 & 0x3f));
            *out++ = static_cast<char>(0x80 | (unit >> 6 & 0x3f));
        } else if (unit >= 0x800) {
            *out++ = static_cast<char>(0xe0 | unit >> 12);
            *out++ = static_cast<char>(0x80 | (unit >> 6 & 0x3f));
        } else {
            *out++ = static_cast<char>(0xc0 | unit >> 6);
        }
        *out++ = static_cast<char>(0x80 | (unit & 0x3f));
    }

    bool skipString()
    {
        for (++m_at; m_at < m_end; ++m_at) {
            if (*m_at == '"') {
                ++m_at;
                return true;
            }
            if (*m_at == '\\' && ++m_at == m_end)
                return false;
        }
        return false;
    }

    bool skipValue(int depth)
    {
        skipBlanks();
        if (m_at == m_end || depth > maxDepth)
            return false;
        if (*m_at == '"')
            return skipString();
        if (*m_at == '[' || *m_at == '{') {
            const bool isObject = *m_at == '{';
            const char close = isObject ? '}' : ']';
            ++m_at;
            if (take(close))
                return true;
            do {
                if (isObject) {
                    skipBlanks();
                    if (m_at == m_end || *m_at != '"' || !skipString() || !take(':'))
                        return false;
                }
                if (!skipValue(depth + 1))
                    return false;
            } while (take(','));
            return take(close);
        }
        const char *start = m_at;
        while (m_at < m_end
            && (std::strchr("+-.", *m_at) ? *m_at != 0 : std::isalnum(static_cast<unsigned char>(*m_at)) != 0))
            ++m_at;
        return m_at != start;
    }

    const char *m_at;
    const char *m_end;
    std::string &m_scratch;
    std::size_t m_used = 0;
};

bool isFieldName(std::string_view name)
{
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

bool readJson(std::string_view object, Line &line, std::string &scratch, std::string_view &stamp, EntryId &id)
{
    Fields fields;
    JsonScanner scanner(object, scratch);
    if (!scanner.readObject(fields))
        return false;
    stamp = fields.realtime.empty() && fields.source.empty() ? fields.stamp : std::string_view();
    id = fields.id();
    return fields.fill(line, !stamp.empty());
}

bool startsExport(std::string_view bytes)
{
    return bytes.starts_with("__CURSOR=") || bytes.starts_with("__REALTIME_TIMESTAMP=");
}

Entry readExport(std::string_view bytes, bool isLast, Line &line)
{
    Fields fields;
    Entry entry;
    std::size_t at = 0;
    const auto unfinished = [&] {
        entry.state = isLast ? Entry::State::Broken : Entry::State::Unfinished;
        entry.length = bytes.size();
        return entry;
    };
    while (true) {
        if (at == bytes.size()) {
            if (!isLast)
                return unfinished();
            break;
        }
        const std::size_t end = bytes.find('\n', at);
        if (end == std::string_view::npos && !isLast)
            return unfinished();
        const std::string_view row = bytes.substr(at, end == std::string_view::npos ? end : end - at);
        at = end == std::string_view::npos ? bytes.size() : end + 1;
        entry.lineEnds += end == std::string_view::npos ? 0 : 1;
        if (row.empty())
            break;
        const std::size_t equals = row.find('=');
        const std::string_view name = row.substr(0, equals);
        if (!isFieldName(name)) {
            entry.length = at;
            return entry;
        }
        std::string_view value;
        if (equals != std::string_view::npos) {
            value = row.substr(equals + 1);
        } else { // binary: 64 bits of length, little endian, the bytes, a line end
            if (bytes.size() - at < 8)
                return unfinished();
            std::uint64_t size = 0;
            for (int i = 7; i >= 0; --i)
                size = size << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
            at += 8;
            if (size >= bytes.size() - at)
                return unfinished();
            value = bytes.substr(at, size);
            at += size;
            if (bytes[at] != '\n') {
                entry.length = at;
                return entry;
            }
            entry.lineEnds += static_cast<std::uint64_t>(std::count(value.begin(), value.end(), '\n')) + 1;
            ++at;
        }
        if (std::string_view *field = fields.find(name); field && field->empty()) {
            *field = value;
            fields.hasMessage |= field == &fields.message;
        }
    }
    entry.length = at;
    entry.id = fields.id();
    entry.state = fields.fill(line) ? Entry::State::Whole : Entry::State::Broken;
    return entry;
}

} // namespace bw::logs::journal

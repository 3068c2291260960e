// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/envelope.h"

#include "models/core/limits.h"
#include "models/logs/envelopeparts.h"
#include "models/logs/journal.h"
#include "models/logs/stamp.h"

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace bw::logs {

namespace {

/// A whole entry of -o export: one message of at most lineBytes and its fields.
constexpr std::size_t exportEntryBytes = 16 * core::limits::lineBytes;

std::string_view withoutBlanks(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && text[at] == ' ')
        ++at;
    return text.substr(at);
}

/// The next token up to a blank; \p text moves behind the blank.
std::string_view token(std::string_view &text)
{
    const std::size_t end = text.find(' ');
    const std::string_view found = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return found;
}

/// "<22>": its length, or 0.
std::size_t priorityLength(std::string_view text)
{
    std::size_t at = 1;
    while (at < text.size() && at < 4 && isDigit(text[at]))
        ++at;
    return at > 1 && at < text.size() && text[at] == '>' ? at + 1 : 0;
}

/// " [250]:", as some templates write it behind the program.
bool isPidBehindBlank(std::string_view text)
{
    if (!text.starts_with(" ["))
        return false;
    const std::size_t end = text.find_first_not_of("0123456789", 2);
    return end > 2 && end < 13 && text.substr(end, 2) == "]:";
}

/// "postfix/smtpd[250]: text" (RFC 3164 section 4.1.3). False: there is no tag here.
bool readTag(std::string_view text, Line &line)
{
    static constexpr auto mayEnd = [] {
        std::array<bool, 256> table {};
        for (const char c : std::string_view("[ :"))
            table[static_cast<unsigned char>(c)] = true;
        return table;
    }();
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (mayEnd[static_cast<unsigned char>(text[at])] && (text[at] != ':' || at + 1 == text.size() || text[at + 1] == ' '))
            break;
    }
    if (at == 0 || at == text.size() || (text[at] == ' ' && !isPidBehindBlank(text.substr(at))))
        return false;
    line.process = text.substr(0, at);
    if (text[at] == ' ')
        ++at;
    if (text[at] == '[') {
        std::uint32_t pid = 0;
        const auto [end, error] = std::from_chars(text.data() + at + 1, text.data() + text.size(), pid);
        auto close = static_cast<std::size_t>(end - text.data());
        const bool isNumber = error == std::errc() && close < text.size() && text[close] == ']';
        if (!isNumber)
            close = text.find(']', at);
        if (close == std::string_view::npos || close - at > 32)
            return false;
        line.pid = isNumber ? pid : 0;
        at = close + 1;
        if (at < text.size() && text[at] == ':')
            ++at;
    } else {
        ++at;
    }
    line.text = withoutBlanks(text.substr(at));
    return true;
}

/// What follows the stamp: host, tag, text. Container logs leave the host out.
bool readHostAndTag(std::string_view rest, Line &line)
{
    if (rest.empty() || rest[0] != ' ')
        return false;
    rest = withoutBlanks(rest);
    if (rest.starts_with('<')) {
        if (!isFacilityAndLevel(token(rest)))
            return false;
    }
    std::string_view tail = rest;
    const std::string_view host = token(tail);
    if (host.empty())
        return false;
    if (host.back() == ':')
        return readTag(rest, line);
    line.host = host;
    tail = withoutBlanks(tail);
    if (tail.starts_with(host) && tail.substr(host.size()).starts_with(' ')) { // a relay wrote it once more
        if (Line again = line; readTag(withoutBlanks(tail.substr(host.size())), again)) {
            line = again;
            return true;
        }
    }
    if (readTag(tail, line)) {
        if (line.text.starts_with("[ID ")) { // Solaris: "[ID 197553 mail.info] text"
            if (const std::size_t end = line.text.find("] "); end != std::string_view::npos && end < 40)
                line.text = withoutBlanks(line.text.substr(end + 2));
        }
        return true;
    }
    std::string_view behind = tail;
    if (!isFacilityAndLevel(token(behind)) || !readTag(behind, line))
        line.text = withoutBlanks(tail); // "last message repeated 3 times": no process
    return true;
}

/// Structured data of RFC 5424 section 6.3: "-" or "[id name=\"value\"…]…". Its length, or npos.
std::size_t structuredDataLength(std::string_view text)
{
    if (!text.empty() && text[0] == '-')
        return 1;
    std::size_t at = 0;
    while (at < text.size() && text[at] == '[') {
        bool isQuoted = false;
        for (++at;; ++at) {
            if (at == text.size())
                return std::string_view::npos;
            if (isQuoted && text[at] == '\\') {
                if (++at == text.size())
                    return std::string_view::npos;
            } else if (text[at] == '"') {
                isQuoted = !isQuoted;
            } else if (text[at] == ']' && !isQuoted) {
                break;
            }
        }
        ++at;
    }
    return at == 0 ? std::string_view::npos : at;
}

/// Docker's and Kubernetes' logs in text: what stands behind their own stamp begins with "stdout F ", or with the stamp
/// of the line inside. \p line was read as if it were syslog. Empty: it is.
std::string_view insideOf(const Line &line)
{
    if (!line.process.empty() || line.host.empty())
        return {};
    if (line.host == "stdout" || line.host == "stderr") {
        const bool isCri = line.text.starts_with("F ") || line.text.starts_with("P ");
        return isCri ? line.text.substr(2) : line.text;
    }
    const std::size_t month = line.host.size() == 3 ? std::string_view("JanFebMarAprMayJunJulAugSepOctNovDec").find(line.host) : 1;
    const bool isMonth = month != std::string_view::npos && month % 3 == 0;
    const bool isStamp = line.host.size() >= 19 && isDigit(line.host[0]) && line.host[4] == '-' && line.host[10] == 'T' && line.host[13] == ':';
    if (!isMonth && !isStamp)
        return {};
    return { line.host.data(), static_cast<std::size_t>(line.raw.data() + line.raw.size() - line.host.data()) };
}

std::string_view orNothing(std::string_view text)
{
    return text == "-" ? std::string_view() : text;
}

} // namespace

struct EnvelopeReader::Private
{
    explicit Private(EnvelopeOptions options)
        : stamps(std::move(options))
    {
    }

    enum class Skip : std::uint8_t {
        Nothing,
        ToLineEnd,
        ToBlankLine, ///< at the start of a line
        ToBlankLineFromWithin, ///< somewhere in a line
    };

    Step readLine(Line &line, bool &isSilent);
    Step readEntry(Line &line);
    bool skipRest();
    bool readText(std::string_view raw, Line &line);
    bool readSyslog(std::string_view text, Line &line, bool mayBeWrapped = true);
    bool readInside(std::string_view text, Line &line);
    bool readJson(std::string_view raw, Line &line);
    bool readRfc5424(std::string_view text, Line &line);

    StampReader stamps;
    EnvelopeKind kind = EnvelopeKind::Unknown;
    Skip skip = Skip::Nothing;
    std::string_view block;
    std::size_t at = 0;
    std::uint64_t offset = 0;
    std::uint64_t number = 1;
    bool isLast = false;
    EntryId named; ///< the line
    std::string scratch;
};

bool EnvelopeReader::Private::readRfc5424(std::string_view text, Line &line)
{
    StampReader::Stamp stamp;
    if (text.starts_with("- ")) {
        if (stamps.last() == INT64_MIN)
            return false;
        stamp.time = stamps.last();
        stamp.length = 1;
    } else {
        stamp = stamps.iso(text);
    }
    if (stamp.length == 0 || stamp.length == text.size() || text[stamp.length] != ' ')
        return false;
    line.time = stamp.time;
    text.remove_prefix(stamp.length + 1);
    line.host = orNothing(token(text));
    line.process = orNothing(token(text));
    const std::string_view pid = token(text);
    std::from_chars(pid.data(), pid.data() + pid.size(), line.pid);
    token(text); // MSGID
    const std::size_t data = structuredDataLength(text);
    if (data == std::string_view::npos)
        return false;
    text = withoutBlanks(text.substr(data));
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    line.text = withoutBlanks(text);
    kind = EnvelopeKind::Rfc5424;
    return true;
}

/// A line whose stamp was read from what wraps it; it may have one of its own.
bool EnvelopeReader::Private::readInside(std::string_view text, Line &line)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    Line inside = line;
    inside.host = {};
    inside.process = {};
    if (!readSyslog(text, inside, false)) {
        inside.time = line.time;
        if (!readTag(text, inside))
            inside.text = text;
    }
    line = inside;
    return true;
}

bool EnvelopeReader::Private::readJson(std::string_view raw, Line &line)
{
    std::string_view stamp;
    if (!journal::readJson(raw, line, scratch, stamp, named))
        return false;
    if (!stamp.empty()) { // no journal: a container's or a collector's object
        line.time = stamps.iso(stamp).time;
        if (line.time == 0)
            return false;
        if (line.process.empty() && !readInside(line.text, line))
            return false;
    }
    stamps.setLast(line.time);
    kind = EnvelopeKind::JournalJson;
    return true;
}

bool EnvelopeReader::Private::readSyslog(std::string_view text, Line &line, bool mayBeWrapped)
{
    if (text.empty())
        return false;
    // journalctl -o short-full: "Mon 2026-11-23 11:03:41 UTC mx1 …"
    const bool isFull = text.size() > 24 && text[3] == ' ' && isDigit(text[4]) && !isDigit(text[0]) && text[8] == '-';
    if (isFull)
        text.remove_prefix(4);
    const bool isIso = isDigit(text[0]);
    const StampReader::Stamp stamp = isIso ? stamps.iso(text) : stamps.bsd(text);
    if (stamp.length == 0)
        return false;
    line.time = stamp.time;
    text.remove_prefix(stamp.length);
    if (isFull && text.starts_with(' ')) { // the zone's name, of the zone that stamps without one are in
        std::string_view rest = text.substr(1);
        const std::string_view zone = token(rest);
        if (zone.size() >= 3 && zone.size() <= 5 && zone.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos)
            text.remove_prefix(zone.size() + 1);
    }
    if (!readHostAndTag(text, line))
        return false;
    if (const std::string_view inside = mayBeWrapped ? insideOf(line) : std::string_view(); !inside.empty()) {
        const EnvelopeKind outer = stamp.hasZoneColon ? EnvelopeKind::Rfc3339 : EnvelopeKind::JournalShortIso;
        const bool isRead = readInside(inside, line);
        kind = isIso ? outer : EnvelopeKind::Rfc3164;
        return isRead;
    }
    if (!isIso)
        kind = EnvelopeKind::Rfc3164;
    else
        kind = stamp.hasZoneColon ? EnvelopeKind::Rfc3339 : EnvelopeKind::JournalShortIso;
    return true;
}

bool EnvelopeReader::Private::readText(std::string_view raw, Line &line)
{
    if (raw[0] == '{')
        return readJson(raw, line);
    if (raw[0] != '<') {
        if (readSyslog(raw, line))
            return true;
        const std::size_t prefix = foreignPrefix(raw);
        if (prefix == 0 || prefix == raw.size() || raw[prefix] == '{')
            return false;
        raw.remove_prefix(prefix);
        if (raw[0] != '<')
            return readSyslog(raw, line);
    }
    const std::size_t priority = priorityLength(raw);
    if (priority == 0)
        return false;
    raw.remove_prefix(priority);
    if (raw.starts_with("1 "))
        return readRfc5424(raw.substr(2), line);
    return readSyslog(raw, line);
}

/// Goes behind the rest of a line or entry that was too long. False: it does not end in this block.
bool EnvelopeReader::Private::skipRest()
{
    while (skip != Skip::Nothing) {
        const std::size_t end = block.find('\n', at);
        if (end == std::string_view::npos) {
            if (skip == Skip::ToBlankLine && at < block.size())
                skip = Skip::ToBlankLineFromWithin;
            at = block.size();
            return false;
        }
        const bool isEnd = skip == Skip::ToLineEnd || (skip == Skip::ToBlankLine && end == at);
        at = end + 1;
        ++number;
        skip = isEnd ? Skip::Nothing : Skip::ToBlankLine;
    }
    return true;
}

EnvelopeReader::Step EnvelopeReader::Private::readEntry(Line &line)
{
    const std::string_view rest = block.substr(at);
    const bool isTooLong = rest.size() > exportEntryBytes;
    const auto entry = journal::readExport(rest.substr(0, exportEntryBytes), isLast && !isTooLong, line);
    if (entry.state == journal::Entry::State::Unfinished && !isTooLong)
        return Step::NeedMore;
    line.raw = rest.substr(0, entry.length);
    named = entry.id;
    line.offset = offset + at;
    line.number = number;
    number += entry.lineEnds;
    at += entry.length;
    kind = EnvelopeKind::JournalExport;
    if (entry.state == journal::Entry::State::Whole && line.text.size() <= core::limits::lineBytes) {
        stamps.setLast(line.time);
        return Step::Line;
    }
    if (!line.raw.ends_with("\n\n"))
        skip = line.raw.ends_with('\n') ? Skip::ToBlankLine : Skip::ToBlankLineFromWithin;
    if (line.raw.size() > core::limits::lineBytes)
        line.raw = line.raw.substr(0, core::limits::lineBytes);
    return Step::Unreadable;
}

EnvelopeReader::Step EnvelopeReader::Private::readLine(Line &line, bool &isSilent)
{
    const char *start = block.data() + at;
    const std::size_t left = block.size() - at;
    const auto *end = static_cast<const char *>(std::memchr(start, '\n', left));
    std::size_t length = end ? static_cast<std::size_t>(end - start) : left;
    if (!end && !isLast) {
        if (left <= core::limits::lineBytes)
            return Step::NeedMore;
        skip = Skip::ToLineEnd;
    }
    line.offset = offset + at;
    line.number = number;
    at += end ? length + 1 : length;
    number += end || isLast ? 1 : 0;
    if (length > 0 && start[length - 1] == '\r')
        --length;
    line.raw = std::string_view(start, length);
    if (length > core::limits::lineBytes) {
        line.raw = line.raw.substr(0, core::limits::lineBytes);
        return Step::Unreadable;
    }
    std::string_view text = line.raw;
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    // Blank lines, and journalctl's own: "-- Journal begins at …", "-- cursor: s=…".
    if (text.empty() || text.starts_with("-- ")) {
        isSilent = true;
        return Step::Line;
    }
    return readText(text, line) ? Step::Line : Step::Unreadable;
}

EnvelopeReader::EnvelopeReader(EnvelopeOptions options)
    : d(std::make_unique<Private>(std::move(options)))
{
}

EnvelopeReader::~EnvelopeReader() = default;
EnvelopeReader::EnvelopeReader(EnvelopeReader &&) noexcept = default;
EnvelopeReader &EnvelopeReader::operator=(EnvelopeReader &&) noexcept = default;

void EnvelopeReader::setBlock(std::string_view bytes, std::uint64_t offset, std::uint64_t firstNumber, bool isLast)
{
    d->block = bytes;
    d->at = 0;
    d->offset = offset;
    d->number = firstNumber;
    d->isLast = isLast;
}

EnvelopeReader::Step EnvelopeReader::next(Line &line)
{
    while (d->at < d->block.size()) {
        if ((d->skip != Private::Skip::Nothing && !d->skipRest()) || d->at == d->block.size())
            break;
        line = Line{};
        d->named = {};
        bool isSilent = false;
        if (d->block[d->at] == byteOrderMark[0] && d->block.substr(d->at).starts_with(byteOrderMark)
            && journal::startsExport(d->block.substr(d->at + byteOrderMark.size())))
            d->at += byteOrderMark.size();
        const bool isExport = d->block[d->at] == '_' && journal::startsExport(d->block.substr(d->at));
        const Step step = isExport ? d->readEntry(line) : d->readLine(line, isSilent);
        if (step == Step::Unreadable) {
            d->named = {};
            const Line kept = line;
            line = Line{};
            line.raw = kept.raw;
            line.offset = kept.offset;
            line.number = kept.number;
            line.time = d->stamps.last() == INT64_MIN ? 0 : d->stamps.last();
        }
        if (!isSilent)
            return step;
    }
    return Step::NeedMore;
}

std::size_t EnvelopeReader::consumed() const
{
    return d->at;
}

std::uint64_t EnvelopeReader::nextNumber() const
{
    return d->number;
}

EntryId EnvelopeReader::entry() const
{
    return d->named;
}

EnvelopeKind EnvelopeReader::kind() const
{
    return d->kind;
}

EnvelopeReader::Years EnvelopeReader::assumedYears() const { return d->stamps.assumedYears(); }

std::string EnvelopeReader::state() const
{
    return "1 " + std::to_string(static_cast<int>(d->kind)) + ' ' + std::to_string(static_cast<int>(d->skip)) + ' '
        + std::to_string(d->stamps.year()) + ' ' + std::to_string(d->stamps.month()) + ' '
        + std::to_string(d->stamps.last());
}

void EnvelopeReader::restore(std::string_view state)
{
    std::array<std::int64_t, 6> values{};
    for (auto &value : values) {
        const std::string_view word = token(state);
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (word.empty() || error != std::errc() || end != word.data() + word.size())
            return;
    }
    const auto [version, kind, skip, year, month, last] = values;
    if (version != 1 || kind < 0 || kind > static_cast<int>(EnvelopeKind::JournalExport) || skip < 0
        || skip > static_cast<int>(Private::Skip::ToBlankLineFromWithin) || year < 0 || year > 9999 || month < 0 || month > 12)
        return;
    d->kind = static_cast<EnvelopeKind>(kind);
    d->skip = static_cast<Private::Skip>(skip);
    d->stamps.restore(static_cast<int>(year), static_cast<int>(month), last);
}

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/values.h"

#include "models/core/limits.h"

#include <QUrl>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace bw::feedback {

namespace {

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
constexpr std::size_t mostDomainBytes = 255; // RFC 1035, 2.3.4

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Takes exactly so many digits off the front.
std::optional<int> takeDigits(std::string_view &text, std::size_t count)
{
    if (text.size() < count || !isDigits(text.substr(0, count)))
        return {};
    int value = 0;
    std::from_chars(text.data(), text.data() + count, value);
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, std::string_view any)
{
    if (text.empty() || any.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

/// Seconds east of UTC; nothing: no zone. What is not read stays in \p text.
std::optional<int> takeZone(std::string_view &text)
{
    if (take(text, "Zz"))
        return 0;
    std::string_view rest = text;
    const bool isWest = rest.starts_with('-');
    if (!take(rest, "+-"))
        return {};
    const auto hours = takeDigits(rest, 2);
    take(rest, ":");
    const auto minutes = takeDigits(rest, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return {};
    text = rest;
    return (isWest ? -60 : 60) * (*hours * 60 + *minutes);
}

std::optional<core::UtcMicros> writtenTime(std::string_view text, TimeForm usual, Deviations &deviations)
{
    const auto year = takeDigits(text, 4);
    const bool isDashed = take(text, "-");
    const auto month = takeDigits(text, 2);
    take(text, "-");
    const auto day = takeDigits(text, 2);
    if (!year || !isDashed || !month || !day)
        return {};
    const std::chrono::year_month_day date {std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return {};
    std::int64_t seconds = std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t(86'400);
    bool isUsual = usual == TimeForm::Text && text.starts_with('T');
    if (take(text, "Tt ")) {
        const auto hour = takeDigits(text, 2);
        const bool hasMinute = take(text, ":");
        const auto minute = takeDigits(text, 2);
        if (!hour || !hasMinute || !minute || *hour > 24 || *minute > 59)
            return {};
        seconds += *hour * 3600 + *minute * 60;
        if (take(text, ":")) {
            const auto second = takeDigits(text, 2);
            if (!second || *second > 60)
                return {};
            seconds += *second;
            if (take(text, ".,"))
                text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789")));
        } else {
            isUsual = false;
        }
    }
    take(text, " ");
    const auto zone = takeZone(text);
    if (text == "UTC" || text == "GMT")
        isUsual = false;
    else if (!text.empty())
        return {};
    else if (!zone)
        deviations.add(Deviation::DateWithoutZone);
    if (!isUsual)
        deviations.add(Deviation::DateAsText);
    return (seconds - zone.value_or(0)) * core::microsPerSecond;
}

std::optional<core::UtcMicros> countedTime(std::string_view text, TimeForm usual, Deviations &deviations)
{
    const std::string_view whole = text.substr(0, text.find('.'));
    std::int64_t value = 0;
    if (!isDigits(whole) || (whole.size() < text.size() && !isDigits(text.substr(whole.size() + 1)))
        || std::from_chars(whole.data(), whole.data() + whole.size(), value).ec != std::errc())
        return {};
    if (usual == TimeForm::Text || whole.size() < text.size())
        deviations.add(Deviation::DateAsText);
    constexpr std::int64_t mostSeconds = 100'000'000'000; // the year 5138
    if (value < mostSeconds)
        return value * core::microsPerSecond;
    deviations.add(Deviation::DateInOtherUnit);
    if (value < mostSeconds * 1'000)
        return value * 1'000;
    return value < mostSeconds * 1'000'000 ? value : value / 1'000;
}

bool isPublic(const core::IpAddress &address)
{
    const auto &b = address.bytes;
    if (address.length == 4)
        return !(b[0] == 0 || b[0] == 10 || b[0] == 127 || b[0] >= 224 || (b[0] == 100 && (b[1] & 0xC0) == 64)
            || (b[0] == 169 && b[1] == 254) || (b[0] == 172 && (b[1] & 0xF0) == 16) || (b[0] == 192 && b[1] == 168));
    return !((b[0] & 0xFE) == 0xFC || (b[0] == 0xFE && (b[1] & 0xC0) == 0x80) || b[0] == 0xFF
        || std::all_of(b.begin(), b.begin() + 15, [](auto byte) { return byte == 0; }));
}

/// The digits of a number in groups of three with one kind of separator, or of a number with nothing behind its point.
std::optional<std::string> withoutSeparators(std::string_view text, Deviations &deviations)
{
    static constexpr std::string_view separators[] {",", ".", "'", " ", "_", "\u00A0", "\u202F"};
    for (const std::string_view separator : separators) {
        std::size_t at = text.find(separator);
        if (at == std::string_view::npos)
            continue;
        std::string digits(text.substr(0, at));
        const std::string_view tail = text.substr(at + separator.size());
        if (isDigits(digits) && separator == "." && isDigits(tail) && tail.find_first_not_of('0') == std::string_view::npos
            && tail.size() < 3) {
            deviations.add(Deviation::CountAsText);
            return digits;
        }
        bool isGrouped = isDigits(digits) && digits.size() <= 3;
        while (isGrouped && at < text.size()) {
            const std::string_view group = text.substr(at + separator.size(), 3);
            isGrouped = text.substr(at, separator.size()) == separator && group.size() == 3 && isDigits(group);
            digits += group;
            at += separator.size() + group.size();
        }
        if (!isGrouped)
            return {};
        deviations.add(Deviation::CountWithSeparator);
        return digits;
    }
    return {};
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), lower);
    return low;
}

std::string fieldText(std::string_view text, Deviations &deviations)
{
    text = trimmed(text);
    std::string plain;
    plain.reserve(std::min(text.size(), core::limits::reportFieldBytes));
    for (const char c : text) {
        if (plain.size() > core::limits::reportFieldBytes)
            break;
        if (!isBlank(c))
            plain += c;
        else if (!plain.ends_with(' '))
            plain += ' ';
    }
    if (plain.size() > core::limits::reportFieldBytes) {
        deviations.add(Deviation::FieldCut);
        std::size_t end = core::limits::reportFieldBytes;
        while (end > 0 && (static_cast<unsigned char>(plain[end]) & 0xC0) == 0x80)
            --end;
        plain.resize(end);
    }
    return plain;
}

namespace {

/// What is written for an "@" at \p at: how long it is; 0: it is none.
std::size_t signAt(std::string_view text, std::size_t at)
{
    const std::string rest = lowered(text.substr(at, 12));
    for (const std::string_view sign : {"@", "\uFF20", "\uFE6B", "&commat;", "%2540", "%40", "=40"})
        if (rest.starts_with(sign))
            return sign.size();
    if (!rest.starts_with("&#"))
        return 0;
    const bool isHex = rest.starts_with("&#x");
    const std::size_t end = rest.find(';'), from = std::min(rest.find_first_not_of('0', isHex ? 3 : 2), rest.size());
    return end != std::string::npos && from < end && rest.substr(from, end - from) == (isHex ? "40" : "64") ? end + 1 : 0;
}

/// An "@" however it is written as that, also as a word, without blanks around it.
std::string withSigns(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = signAt(text, at);
        plain += length > 0 ? '@' : text[at];
        at += std::max<std::size_t>(length, 1);
    }
    if (plain.find('@') == std::string::npos)
        for (const std::string_view word : {" at ", " (at) ", " [at] "})
            if (const std::size_t found = lowered(plain).find(word); found != std::string::npos) {
                plain.replace(found, word.size(), "@");
                break;
            }
    for (std::size_t sign = plain.find('@'); sign != std::string::npos; sign = plain.find('@', sign + 1)) {
        while (sign + 1 < plain.size() && plain[sign + 1] == ' ')
            plain.erase(sign + 1, 1);
        while (sign > 0 && plain[sign - 1] == ' ')
            plain.erase(--sign, 1);
    }
    return plain;
}

/// "example.org!ann", "bounce+ann=example.org", "ann:example.org": of an address in a form that does not tell which end is the domain.
bool mayHoldName(std::string_view domain)
{
    if (domain.starts_with('['))
        return false;
    const std::size_t colon = domain.find(':');
    return domain.find_first_of("!=") != std::string_view::npos || (colon != std::string_view::npos && !isDigits(domain.substr(colon + 1)));
}

} // namespace

Domain domainOf(std::string_view text, Deviations &deviations)
{
    const std::string whole = fieldText(text, deviations);
    const std::string signs = withSigns(whole);
    std::string_view bare = signs;
    if (const std::size_t end = bare.find_first_of(",;"); end != std::string_view::npos) {
        deviations.add(Deviation::SeveralDomains);
        bare = trimmed(bare.substr(0, end));
    }
    if (const std::size_t sign = bare.rfind('@'); sign != std::string_view::npos) {
        deviations.add(Deviation::AddressForDomain);
        bare = bare.substr(sign + 1);
        bare = bare.substr(0, bare.find_first_of(" <>()\"?!%=&"));
    } else if (bare.starts_with('<')) {
        deviations.add(Deviation::AddressForDomain);
        bare = trimmed(bare.substr(1, bare.find('>') - 1));
    }
    if (const std::size_t end = bare.find(' '); end != std::string_view::npos) {
        deviations.add(Deviation::SeveralDomains);
        bare = bare.substr(0, end);
        if (bare.find('.') == std::string_view::npos) // of a name and its host, or of one that is torn
            bare = {};
    }
    if (mayHoldName(bare)) {
        deviations.add(Deviation::AddressForDomain);
        bare = {};
    }
    const std::string_view received = bare;
    if (bare.ends_with('.'))
        bare.remove_suffix(1);
    Domain domain {lowered(bare), {}};
    if (domain.name != bare)
        deviations.add(Deviation::DomainCase);
    if (std::any_of(bare.begin(), bare.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        deviations.add(Deviation::DomainInUnicode);
        const QByteArray ascii = bare.size() > mostDomainBytes
            ? QByteArray()
            : QUrl::toAce(QString::fromUtf8(bare.data(), static_cast<qsizetype>(bare.size())));
        if (!ascii.isEmpty())
            domain.name = ascii.toStdString();
    }
    if (domain.name != received)
        domain.received = received;
    return domain;
}

Host hostOf(std::string_view text, Deviations &deviations)
{
    const std::string_view bare = trimmed(text);
    if (bare.size() != text.size())
        deviations.add(Deviation::SpacesInValue);
    Host host {core::IpAddress::parse(bare), {}};
    if (host.address.isKnown()) {
        if (!isPublic(host.address))
            deviations.add(Deviation::SourcePrivate);
        return host;
    }
    deviations.add(bare.empty() ? Deviation::SourceMissing : Deviation::SourceUnreadable);
    host.received = fieldText(bare, deviations);
    return host;
}

std::int64_t countOf(std::string_view text, Deviations &deviations)
{
    std::string_view bare = trimmed(text);
    if (bare.size() != text.size())
        deviations.add(Deviation::SpacesInValue);
    if (bare.empty()) {
        deviations.add(Deviation::CountMissing);
        return 0;
    }
    const bool isNegative = bare.starts_with('-');
    if (isNegative || bare.starts_with('+'))
        bare.remove_prefix(1);
    std::string digits;
    if (!isDigits(bare)) {
        const auto joined = withoutSeparators(bare, deviations);
        if (!joined) {
            deviations.add(Deviation::CountUnreadable);
            return 0;
        }
        digits = *joined;
        bare = digits;
    }
    std::int64_t value = 0;
    const bool isTooLarge = std::from_chars(bare.data(), bare.data() + bare.size(), value).ec != std::errc()
        || value > mostMessages;
    if (isNegative || isTooLarge)
        deviations.add(isNegative ? Deviation::CountNegative : Deviation::CountTooLarge);
    return isNegative ? 0 : isTooLarge ? mostMessages : value;
}

std::optional<int> percentOf(std::string_view text, Deviations &deviations)
{
    std::string_view bare = trimmed(text);
    if (bare.size() != text.size())
        deviations.add(Deviation::SpacesInValue);
    if (bare.ends_with('%'))
        bare.remove_suffix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(bare.data(), bare.data() + bare.size(), value);
    if (bare.empty() || error != std::errc() || end != bare.data() + bare.size() || value < 0 || value > 100) {
        deviations.add(Deviation::PercentUnreadable);
        return {};
    }
    return value;
}

std::optional<core::UtcMicros> timeOf(std::string_view text, TimeForm usual, Deviations &deviations)
{
    const std::string_view bare = trimmed(text);
    if (bare.size() != text.size())
        deviations.add(Deviation::SpacesInValue);
    if (bare.empty()) {
        deviations.add(Deviation::DateMissing);
        return {};
    }
    const auto time = bare.find('-') == std::string_view::npos ? countedTime(bare, usual, deviations)
                                                               : writtenTime(bare, usual, deviations);
    constexpr core::UtcMicros last = 4'102'444'800 * core::microsPerSecond; // 2100
    if (!time || *time <= 0 || *time >= last) {
        deviations.add(Deviation::DateUnreadable);
        return {};
    }
    return time;
}

Period periodOf(std::optional<core::UtcMicros> begin, std::optional<core::UtcMicros> end, Deviations &deviations)
{
    if (!begin || !end)
        return {};
    if (*begin > *end) {
        deviations.add(Deviation::PeriodReversed);
        std::swap(*begin, *end);
    }
    const core::UtcMicros length = *end - *begin;
    if (length == 0)
        deviations.add(Deviation::PeriodEmpty);
    if (length > 400 * core::microsPerDay) {
        deviations.add(Deviation::PeriodTooLong);
        return {};
    }
    if (length > 26 * core::microsPerHour)
        deviations.add(Deviation::PeriodLong);
    return {*begin, *end};
}

} // namespace bw::feedback

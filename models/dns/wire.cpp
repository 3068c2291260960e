// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/wire.h"

#include "models/dns/resolver.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace bw::dns {

namespace {

constexpr std::size_t mostNameBytes = 255; ///< RFC 1035, 2.3.4
constexpr std::size_t mostLabelBytes = 63;
constexpr std::size_t mostRecords = 1'000;

std::optional<std::uint16_t> takeShort(std::string_view message, std::size_t &at)
{
    if (at + 2 > message.size())
        return {};
    const auto value = static_cast<std::uint16_t>(static_cast<unsigned char>(message[at]) << 8 | static_cast<unsigned char>(message[at + 1]));
    at += 2;
    return value;
}

void putLabel(std::string &to, std::string_view label)
{
    if (!to.empty())
        to += '.';
    for (const char c : label) {
        if (c == '.' || c == '\\')
            to += '\\';
        to += c;
    }
}

/// A record of the answer section, with the message up to its end: names in it may point back.
struct Record
{
    std::string owner;
    std::uint16_t type = 0;
    std::string_view upToItsEnd;
    std::size_t data = 0; ///< where its RDATA begins
};

std::optional<Record> takeRecord(std::string_view message, std::size_t &at)
{
    auto owner = takeName(message, at);
    if (!owner)
        return {};
    const auto type = takeShort(message, at);
    at += 6; // class, TTL
    const auto length = takeShort(message, at);
    if (!type || !length || at + *length > message.size())
        return {};
    const std::size_t data = at;
    at += *length;
    return Record { std::move(*owner), *type, message.substr(0, at), data };
}

/// Of the answer section, as far as it can be read.
std::vector<Record> answersOf(std::string_view message)
{
    std::size_t at = 4;
    const auto questions = takeShort(message, at), answers = takeShort(message, at);
    at = 12;
    if (!questions || !answers || *questions > 1)
        return {};
    if (*questions == 1) {
        if (!takeName(message, at))
            return {};
        at += 4;
    }
    std::vector<Record> records;
    for (std::size_t i = 0; i < std::min<std::size_t>(*answers, mostRecords); ++i) {
        auto record = takeRecord(message, at);
        if (!record)
            break;
        records.push_back(std::move(*record));
    }
    return records;
}

} // namespace

std::optional<std::string> takeName(std::string_view message, std::size_t &at)
{
    std::string name;
    std::size_t here = at, bytes = 1, lowest = at;
    bool hasJumped = false;
    while (here < message.size()) {
        const auto length = static_cast<unsigned char>(message[here]);
        if (length >= 0xC0) {
            if (here + 2 > message.size())
                return {};
            const std::size_t target = std::size_t(length & 0x3F) << 8 | static_cast<unsigned char>(message[here + 1]);
            if (!hasJumped)
                at = here + 2;
            hasJumped = true;
            if (target >= lowest)
                return {};
            lowest = here = target;
            continue;
        }
        if (length > mostLabelBytes || here + 1 + length > message.size() || (bytes += length + 1U) > mostNameBytes + 1)
            return {};
        if (length == 0) {
            if (!hasJumped)
                at = here + 1;
            return name;
        }
        putLabel(name, message.substr(here + 1, length));
        here += 1U + length;
    }
    return {};
}

std::optional<std::string> wireName(std::string_view name)
{
    std::string wire(1, '\0');
    std::size_t start = 0; // of the label that is being written: its length
    for (std::size_t i = 0; i < name.size(); ++i) {
        char c = name[i];
        if (c == '.') {
            if (wire.size() - start == 1)
                return {};
            if (i + 1 == name.size())
                break;
            start = wire.size();
            wire += '\0';
            continue;
        }
        if (c == '\\') {
            if (++i == name.size())
                return {};
            c = name[i];
        }
        wire += c;
        if (wire.size() - start > mostLabelBytes + 1)
            return {};
        ++wire[start];
    }
    if (wire.size() - start == 1) // nothing at all: the root is asked for by nobody
        return {};
    wire += '\0';
    if (wire.size() > mostNameBytes)
        return {};
    return wire;
}

std::vector<std::string> aliasChain(std::string_view message, std::string_view name)
{
    std::map<std::string, std::string> aliases;
    for (const Record &record : answersOf(message)) {
        std::size_t inside = record.data;
        if (record.type != static_cast<std::uint16_t>(Type::Cname))
            continue;
        if (auto target = takeName(record.upToItsEnd, inside))
            aliases.emplace(canonical(record.owner), std::move(*target));
    }
    std::vector<std::string> chain;
    for (auto next = aliases.find(canonical(name)); next != aliases.end(); next = aliases.find(canonical(chain.back()))) {
        chain.push_back(next->second);
        aliases.erase(next);
    }
    return chain;
}

std::uint32_t signedUntil(std::string_view message)
{
    constexpr std::uint16_t rrsig = 46;
    constexpr std::size_t before = 8; // type covered, algorithm, labels, original TTL
    std::uint32_t first = 0;
    for (const Record &record : answersOf(message)) {
        std::size_t inside = record.data + before;
        if (record.type != rrsig)
            continue;
        const auto high = takeShort(record.upToItsEnd, inside), low = takeShort(record.upToItsEnd, inside);
        if (!high || !low)
            continue;
        const std::uint32_t end = std::uint32_t(*high) << 16 | *low;
        first = first == 0 ? end : std::min(first, end);
    }
    return first;
}

} // namespace bw::dns

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/blockqueueid.h"

#include <algorithm>
#include <array>

namespace bw::store {

namespace {

constexpr std::string_view longIdLetters = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
constexpr std::size_t secondsLetters = 6, microsLetters = 4, inodeAt = secondsLetters + microsLetters + 1, mostInodeLetters = 10;
constexpr std::int64_t timeBase = 52, inodeBase = 51, microsASecond = 1'000'000;

constexpr std::int64_t power(std::int64_t base, std::size_t exponent)
{
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}
constexpr auto longIdValues = [] {
    std::array<std::int8_t, 256> values {};
    values.fill(-1);
    for (std::size_t i = 0; i < longIdLetters.size(); ++i)
        values[static_cast<unsigned char>(longIdLetters[i])] = static_cast<std::int8_t>(i);
    return values;
}();

enum Alphabet : std::uint8_t { Hexadecimal, Alphanumeric, Bytes };

int hexadecimalOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
int alphanumericOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
}
constexpr std::string_view alphanumericLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

} // namespace

std::optional<LongId> longIdOf(std::string_view text)
{
    if (text.size() <= inodeAt || text.size() > inodeAt + mostInodeLetters || text[inodeAt - 1] != 'z' || (text[inodeAt] == '0' && text.size() > inodeAt + 1))
        return {};
    bool isGood = true;
    const auto number = [&](std::size_t from, std::size_t to, std::int64_t base) {
        std::int64_t value = 0;
        for (std::size_t i = from; i < to; ++i) {
            const std::int64_t digit = longIdValues[static_cast<unsigned char>(text[i])];
            isGood = isGood && digit >= 0 && digit < base;
            value = value * base + digit;
        }
        return value;
    };
    const std::int64_t seconds = number(0, secondsLetters, timeBase), micros = number(secondsLetters, inodeAt - 1, timeBase);
    const std::int64_t inode = number(inodeAt, text.size(), inodeBase);
    if (!isGood || micros >= microsASecond)
        return {};
    return LongId { seconds * microsASecond + micros, inode };
}

bool writeLongId(const LongId &id, logs::QueueId &to)
{
    if (id.micros < 0 || id.micros >= power(timeBase, secondsLetters) * microsASecond || id.inode < 0 || id.inode >= power(inodeBase, mostInodeLetters))
        return false;
    const auto letters = [&](std::int64_t value, std::int64_t base, std::size_t from, std::size_t size) {
        for (std::size_t i = from + size; i-- > from; value /= base)
            to.text[i] = longIdLetters[static_cast<std::size_t>(value % base)];
    };
    letters(id.micros / microsASecond, timeBase, 0, secondsLetters);
    letters(id.micros % microsASecond, timeBase, secondsLetters, microsLetters);
    to.text[inodeAt - 1] = 'z';
    std::size_t size = 1;
    for (std::int64_t rest = id.inode / inodeBase; rest > 0; rest /= inodeBase)
        ++size;
    letters(id.inode, inodeBase, inodeAt, size);
    to.length = static_cast<std::uint8_t>(inodeAt + size);
    return true;
}

void putQueueId(Out &out, const logs::QueueId &id, const logs::QueueId &before)
{
    const std::string_view text = id.view(), last = before.view();
    std::size_t shared = 0;
    while (shared < text.size() && shared < last.size() && text[shared] == last[shared])
        ++shared;
    const std::string_view rest = text.substr(shared);
    const Alphabet alphabet = std::all_of(rest.begin(), rest.end(), [](char c) { return hexadecimalOf(c) >= 0; }) ? Hexadecimal
        : std::all_of(rest.begin(), rest.end(), [](char c) { return alphanumericOf(c) >= 0; })                  ? Alphanumeric
                                                                                                                 : Bytes;
    const bool isSameLength = text.size() == last.size();
    out.byte(static_cast<std::uint8_t>(shared | unsigned(alphabet) << 5 | (isSameLength ? 0x80U : 0U)));
    if (!isSameLength)
        out.byte(static_cast<std::uint8_t>(text.size()));
    if (alphabet == Bytes) {
        out.bytes(rest);
        return;
    }
    const unsigned width = alphabet == Hexadecimal ? 4 : 6;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char c : rest) {
        bits = bits << width | static_cast<unsigned>(alphabet == Hexadecimal ? hexadecimalOf(c) : alphanumericOf(c));
        for (held += width; held >= 8; held -= 8)
            out.byte(static_cast<std::uint8_t>(bits >> (held - 8)));
    }
    if (held > 0)
        out.byte(static_cast<std::uint8_t>(bits << (8 - held)));
}

logs::QueueId takeQueueId(In &in, const logs::QueueId &before)
{
    logs::QueueId id;
    const std::uint8_t first = in.byte();
    const std::size_t shared = first & 0x1FU, length = first & 0x80U ? before.length : in.byte();
    const unsigned alphabet = first >> 5 & 3U;
    if (shared > before.length || length > sizeof id.text || shared > length || alphabet > Bytes) {
        in.spoil();
        return id;
    }
    id.length = static_cast<std::uint8_t>(length);
    std::copy_n(before.text, shared, id.text);
    if (alphabet == Bytes) {
        const std::string_view rest = in.bytes(length - shared);
        std::copy(rest.begin(), rest.end(), id.text + shared);
        return id;
    }
    const unsigned width = alphabet == Hexadecimal ? 4 : 6;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (std::size_t i = shared; i < length; ++i) {
        if (held < width) {
            bits = bits << 8 | in.byte();
            held += 8;
        }
        held -= width;
        const std::uint32_t letter = bits >> held & ((1U << width) - 1U);
        if (letter >= alphanumericLetters.size()) {
            in.spoil();
            return id;
        }
        id.text[i] = alphanumericLetters[letter];
    }
    return id;
}

} // namespace bw::store

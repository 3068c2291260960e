// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/redact.h"

#include <algorithm>
#include <vector>

/// Addresses as they are hashed, and sender patterns.
namespace bw::logs {

namespace {

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isAscii(std::string_view text)
{
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

void appendLowered(std::string_view text, std::string &out)
{
    const std::size_t start = out.size();
    out.append(text);
    for (std::size_t i = start; i < out.size(); ++i)
        out[i] = lowered(out[i]);
}

/// The next code point of UTF-8, or the byte itself (as 0xDC00 + byte) where it is none.
char32_t decode(std::string_view text, std::size_t &at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const int more = first < 0x80 ? 0 : first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2
        : first >= 0xF0 && first < 0xF5                                                             ? 3
                                                                                                    : -1;
    if (more < 0 || at + static_cast<std::size_t>(more) >= text.size())
        return 0xDC00 + byte(at++);
    char32_t value = more == 0 ? first : first & (0x3F >> more);
    for (int i = 1; i <= more; ++i) {
        const unsigned char next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80)
            return 0xDC00 + byte(at++);
        value = value << 6 | (next & 0x3F);
    }
    at += static_cast<std::size_t>(more) + 1;
    return value;
}

void encode(char32_t value, std::string &out)
{
    if (value >= 0xDC80 && value < 0xDD00) {
        out.push_back(static_cast<char>(value - 0xDC00));
    } else if (value < 0x80) {
        out.push_back(static_cast<char>(value));
    } else if (value < 0x800) {
        out.push_back(static_cast<char>(0xC0 | value >> 6));
        out.push_back(static_cast<char>(0x80 | (value & 0x3F)));
    } else if (value < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | value >> 12));
        out.push_back(static_cast<char>(0x80 | (value >> 6 & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (value & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xF0 | value >> 18));
        out.push_back(static_cast<char>(0x80 | (value >> 12 & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (value >> 6 & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (value & 0x3F)));
    }
}

/// Simple case folding of the alphabets that have case and stand in the first planes of mail: Latin-1, Latin Extended-A,
/// Greek, Cyrillic, Armenian. Others have no case, or stay as they are.
char32_t folded(char32_t c)
{
    if (c < 0x80)
        return static_cast<char32_t>(lowered(static_cast<char>(c)));
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB && c != 0x3A2) || (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (c >= 0x531 && c <= 0x556)
        return c + 48;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF)
        || (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c + (c & 1);
    if (c == 0x178)
        return 0xFF;
    return c == 0x3C2 ? 0x3C3 : c; // final sigma
}

/// RFC 3492.
void appendPunycode(const std::vector<char32_t> &label, std::string &out)
{
    out.append("xn--");
    std::size_t done = 0;
    for (const char32_t c : label) {
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
            ++done;
        }
    }
    const std::size_t basic = done;
    if (basic > 0)
        out.push_back('-');
    std::uint64_t n = 128;
    std::uint64_t delta = 0;
    std::uint64_t bias = 72;
    while (done < label.size()) {
        std::uint64_t next = UINT32_MAX;
        for (const char32_t c : label) {
            if (c >= n)
                next = std::min<std::uint64_t>(next, c);
        }
        delta += (next - n) * (done + 1);
        n = next;
        for (const char32_t c : label) {
            if (c < n)
                ++delta;
            if (c != n)
                continue;
            std::uint64_t q = delta;
            for (std::uint64_t k = 36;; k += 36) {
                const std::uint64_t t = k <= bias ? 1 : std::min<std::uint64_t>(k - bias, 26);
                const std::uint64_t digit = q < t ? q : t + (q - t) % (36 - t);
                out.push_back(static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26));
                if (q < t)
                    break;
                q = (q - t) / (36 - t);
            }
            std::uint64_t rest = done == basic ? delta / 700 : delta / 2;
            rest += rest / (done + 1);
            std::uint64_t k = 0;
            for (; rest > 455; k += 36)
                rest /= 35;
            bias = k + 36 * rest / (rest + 38);
            delta = 0;
            ++done;
        }
        ++delta;
        ++n;
    }
}

void appendDomain(std::string_view domain, std::string &out)
{
    while (domain.ends_with('.'))
        domain.remove_suffix(1);
    if (isAscii(domain)) {
        appendLowered(domain, out);
        return;
    }
    std::vector<char32_t> label;
    bool isForeign = false;
    const auto flush = [&] {
        if (isForeign && label.size() <= 63) {
            appendPunycode(label, out);
        } else {
            for (const char32_t c : label)
                encode(c, out);
        }
        label.clear();
        isForeign = false;
    };
    for (std::size_t at = 0; at < domain.size();) {
        const char32_t c = folded(decode(domain, at));
        if (c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61) { // the dots of IDNA
            flush();
            out.push_back('.');
            continue;
        }
        isForeign = isForeign || c >= 0x80;
        label.push_back(c);
    }
    flush();
}

} // namespace

void canonicalAddress(std::string_view address, std::string &out)
{
    if (address.starts_with('<') && address.ends_with('>'))
        address = address.substr(1, address.size() - 2);
    if (isAscii(address) && !address.starts_with('"') && !address.ends_with('.')) { // nearly every one: each delivery comes here
        const std::size_t size = out.size();
        out.resize(size + address.size());
        std::transform(address.begin(), address.end(), out.begin() + static_cast<std::ptrdiff_t>(size), [](char c) { return lowered(c); });
        if (address.find('@') == std::string_view::npos)
            out.push_back('@');
        return;
    }
    const std::size_t at = address.rfind('@');
    std::string_view local = address.substr(0, at);
    const std::string_view domain = at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
    if (local.size() >= 2 && local.front() == '"' && local.back() == '"') { // RFC 5321: "ann" and ann are one mailbox
        local = local.substr(1, local.size() - 2);
        for (std::size_t i = 0; i < local.size(); ++i) {
            if (local[i] == '\\' && i + 1 < local.size())
                ++i;
            out.push_back(lowered(local[i]));
        }
    } else if (isAscii(local)) {
        appendLowered(local, out);
    } else {
        for (std::size_t i = 0; i < local.size();)
            encode(folded(decode(local, i)), out);
    }
    out.push_back('@');
    appendDomain(domain, out);
}

std::string senderPattern(std::string_view localPart)
{
    std::string lower;
    for (const char c : localPart)
        lower.push_back(lowered(c));
    // SRS (openspf.org/svn/project/specs/drafts/draft-mengwong-sender-rewrite) and BATV (draft-levine-smtp-batv).
    for (const std::string_view tag : { std::string_view("srs0"), std::string_view("srs1"), std::string_view("prvs") }) {
        if (lower.starts_with(tag) && lower.size() > 4 && (lower[4] == '=' || lower[4] == '+' || lower[4] == '-'))
            return std::string(localPart.substr(0, 5)) + "*";
    }
    const std::size_t sign = localPart.find('=');
    if (sign != std::string_view::npos) {
        const std::size_t cut = localPart.find_first_of("+-#");
        return cut < sign ? std::string(localPart.substr(0, cut + 1)) + "*" : std::string("*");
    }
    // A number or token for each message or recipient: "bounces+1234567", "return-20261123-77".
    const std::size_t cut = localPart.find_first_of("+-");
    if (cut != std::string_view::npos && cut > 0) {
        const std::string_view rest = localPart.substr(cut + 1);
        const auto digits = std::count_if(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (digits >= 4)
            return std::string(localPart.substr(0, cut + 1)) + "*";
    }
    return std::string(localPart);
}

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/redact.h"

#include "models/core/limits.h"
#include "models/logs/names.h"

#include <algorithm>
#include <array>

namespace bw::logs {

namespace {

bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHigh(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}
bool isDomainByte(char c)
{
    return isAlpha(c) || isDigit(c) || isHigh(c) || c == '-' || c == '.' || c == '_';
}
/// What RFC 5322 lets stand in a local part without quotes, and what is found there all the same.
bool isLocalByte(char c)
{
    return isAlpha(c) || isDigit(c) || isHigh(c) || std::string_view("!#$%&'*+/=?^_`{|}~.-\\").find(c) != std::string_view::npos;
}

/// Is there an "@" in one of its disguises at that place? Gives its length.
std::size_t signAt(std::string_view text, std::size_t at)
{
    if (text[at] == '@')
        return 1;
    const std::string_view rest = text.substr(at, 3);
    if (rest == "%40" || rest == "+40" || rest == "=40")
        return 3;
    if (text.substr(at, 5) == "&#64;")
        return 5;
    return 0;
}

/// Where the local part that ends at \p end begins.
std::size_t localStart(std::string_view text, std::size_t end, std::size_t floor)
{
    if (end > floor && text[end - 1] == '"') {
        std::size_t at = end - 1;
        while (at > floor) {
            --at;
            if (text[at] == '"' && (at == floor || text[at - 1] != '\\'))
                return at;
        }
        return floor;
    }
    std::size_t at = end;
    while (at > floor && isLocalByte(text[at - 1]))
        --at;
    return at;
}

constexpr std::array<std::string_view, 32> fieldNames { "relay", "helo", "proto", "delay", "delays", "dsn", "status", "size",
    "nrcpt", "conn_use", "client", "orig_client", "orig_queue_id", "rip", "lip", "rport", "lport", "d", "s", "a", "b", "bh",
    "sasl_method", "method", "uid", "tls", "service", "host", "rhost", "ip", "mech", "receiver" };

/// Fields whose value is a person's, with or without a domain.
constexpr std::array<std::string_view, 16> personFields { "to", "orig_to", "from", "user", "sasl_username", "sasl_sender",
    "ruser", "logname", "envelope-from", "rcpt", "recipient", "sender", "mailfrom", "id", "email", "username" };

bool contains(const auto &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isFieldName(std::string_view name)
{
    return name.starts_with("smtp.") || name.starts_with("header.") // RFC 8601
        || contains(personFields, name) || contains(fieldNames, name);
}

bool looksLikeDomain(std::string_view text)
{
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 2 > text.size() - 1)
        return false;
    return std::all_of(text.begin(), text.end(), isDomainByte) && std::none_of(text.begin() + static_cast<std::ptrdiff_t>(dot), text.end(), isDigit);
}

/// Names the field that an "=" at \p at ends, or "".
std::string_view fieldBefore(std::string_view text, std::size_t at)
{
    std::size_t start = at;
    while (start > 0 && (isAlpha(text[start - 1]) || text[start - 1] == '_' || text[start - 1] == '-'))
        --start;
    if (start > 0 && (isLocalByte(text[start - 1]) || text[start - 1] == '@'))
        return {};
    return text.substr(start, at - start);
}

/// Redacts one step at \p at of \p text into \p out, and says how far it came; 0: nothing to redact here.
/// \p kept: where in text the bytes that out ends with begin, so that a local part can be taken back.
class Redactor final
{
public:
    explicit Redactor(std::string_view text)
        : m_text(text)
    {
    }

    std::string run()
    {
        while (m_at < m_text.size()) {
            if (!stepEncodedWord() && !stepSign() && !stepPersonField() && !stepVerp() && !stepBrackets())
                m_out.push_back(m_text[m_at++]);
        }
        return std::move(m_out);
    }

private:
    /// Takes back what was copied since \p start and puts a star there.
    void replaceFrom(std::size_t start)
    {
        m_out.resize(m_out.size() - (m_at - start));
        m_out.push_back('*');
    }
    void skipTo(std::size_t end)
    {
        m_at = end;
        m_floor = end;
    }

    bool stepEncodedWord() // RFC 2047: may hold an address in base64 or Q
    {
        if (m_text.substr(m_at, 2) != "=?")
            return false;
        const std::size_t charset = m_text.find('?', m_at + 2);
        if (charset == std::string_view::npos || charset - m_at > 60 || charset + 3 > m_text.size() || m_text[charset + 2] != '?')
            return false;
        const std::size_t end = m_text.find_first_of(" \t", charset + 3);
        m_out.append("=?*?=");
        skipTo(std::min(end, m_text.size()));
        return true;
    }

    bool stepSign()
    {
        const std::size_t length = signAt(m_text, m_at);
        if (length == 0)
            return false;
        const bool hasDomain = m_at + length < m_text.size() && (isDomainByte(m_text[m_at + length]) || m_text[m_at + length] == '[');
        if (length > 1 && !hasDomain)
            return false; // before the scan: "%40%40%40…" must not cost a scan each
        const std::size_t start = localStart(m_text, m_at, m_floor);
        if (start == m_at)
            return false;
        // "sasl_username=ann@…": the field's name is no part of the address.
        std::size_t from = start;
        if (m_text[start] != '"') {
            const std::size_t equals = m_text.substr(start, m_at - start).find('=');
            if (equals != std::string_view::npos && equals + 1 < m_at - start) {
                const std::string_view name = m_text.substr(start, equals);
                if (isFieldName(name))
                    from = start + equals + 1;
            }
        }
        replaceFrom(from);
        m_out.push_back('@');
        std::size_t end = m_at + length;
        while (end < m_text.size() && isDomainByte(m_text[end])) {
            m_out.push_back(m_text[end]);
            ++end;
        }
        skipTo(end);
        return true;
    }

    bool stepPersonField() // user=ann, sasl_username=ann smith (to the line's end), to=<root>
    {
        if (m_text[m_at] != '=' || !contains(personFields, fieldBefore(m_text, m_at)))
            return false;
        const bool isWholeRest = fieldBefore(m_text, m_at) == "sasl_username";
        std::size_t start = m_at + 1;
        if (start >= m_text.size() || m_text.substr(start, 2) == "<>")
            return false;
        m_out.push_back('=');
        const bool isBracketed = m_text[start] == '<';
        if (isBracketed) {
            m_out.push_back('<');
            ++start;
        }
        std::size_t end = isWholeRest && !isBracketed ? m_text.size()
                                                       : m_text.find_first_of(isBracketed ? ">" : " ,;)]>\t", start);
        end = std::min(end, m_text.size());
        if (start < m_text.size() && m_text[start] == '"') {
            end = start + 1;
            while (end < m_text.size() && !(m_text[end] == '"' && m_text[end - 1] != '\\'))
                ++end;
            end = std::min(m_text.find_first_of(isBracketed ? ">" : " ,;)>\t", end), m_text.size());
        }
        const std::string_view value = m_text.substr(start, end - start);
        const std::size_t sign = value.rfind('@');
        if (!value.empty())
            m_out.push_back('*');
        if (sign != std::string_view::npos && std::all_of(value.begin() + static_cast<std::ptrdiff_t>(sign) + 1, value.end(), isDomainByte))
            m_out.append(value.substr(sign));
        skipTo(end);
        return true;
    }

    bool stepVerp() // bounce+ann=example.org without its own domain
    {
        if (m_text[m_at] != '=')
            return false;
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isDomainByte(m_text[end]))
            ++end;
        if (!looksLikeDomain(m_text.substr(m_at + 1, end - m_at - 1)))
            return false;
        const std::size_t start = localStart(m_text, m_at, m_floor);
        // "smtp.mailfrom=ann.smith@…": a local part with a dot is no domain.
        if (end < m_text.size() && signAt(m_text, end) > 0 && isFieldName(m_text.substr(start, m_at - start)))
            return false;
        if (start == m_at || contains(fieldNames, m_text.substr(start, m_at - start)))
            return false;
        replaceFrom(start);
        m_out.append(m_text.substr(m_at, end - m_at));
        skipTo(end);
        return true;
    }

    bool stepBrackets() // <root>: an address without a domain
    {
        if (m_text[m_at] != '<')
            return false;
        const std::size_t end = m_text.substr(0, m_at + 320).find('>', m_at);
        if (end == std::string_view::npos || end == m_at + 1)
            return false;
        const std::string_view inside = m_text.substr(m_at + 1, end - m_at - 1);
        if (inside == "LF" || inside == "CR" || inside == "CR><LF")
            return false;
        for (std::size_t i = 0; i < inside.size(); ++i) {
            if (signAt(inside, i) != 0)
                return false; // stepSign() comes to it
        }
        // A host name stays (helo=<mx.example.net>); everything else may be a mailbox.
        if (looksLikeDomain(inside))
            return false;
        m_out.append("<*>");
        skipTo(end + 1);
        return true;
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_at = 0;
    std::size_t m_floor = 0;
};

} // namespace

std::string redactRecipients(std::string_view text)
{
    return withoutMailboxNames(Redactor(text).run(), "*");
}

namespace {

/// What a byte can be in a word of a reply: looked up, since every delivery line comes through here.
enum Class : std::uint8_t { Digit = 1, Upper = 2, Lower = 4, Dot = 8, Mark = 16, Opens = 32, Closes = 64, MaySign = 128 };
constexpr auto classes = [] {
    std::array<std::uint8_t, 256> table {};
    const auto set = [&](std::string_view bytes, std::uint8_t what) {
        for (const char c : bytes)
            table[static_cast<unsigned char>(c)] |= what;
    };
    set("0123456789", Digit);
    set("ABCDEFGHIJKLMNOPQRSTUVWXYZ", Upper);
    set("abcdefghijklmnopqrstuvwxyz", Lower);
    set(".", Dot);
    set("-_=/+", Mark);
    set("(<[{\"':;,", Opens);
    set(")>]}\"':;,.!?", Closes);
    set("@%+=&", MaySign);
    return table;
}();
std::uint8_t classOf(char c)
{
    return classes[static_cast<unsigned char>(c)];
}

/// One word of a reply into its place: numbers, ids, addresses and host names become signs.
void appendWord(std::string_view word, std::string &out)
{
    // Punctuation around it stays.
    std::size_t first = 0;
    while (first < word.size() && (classOf(word[first]) & Opens))
        out.push_back(word[first++]);
    std::size_t last = word.size();
    while (last > first && (classOf(word[last - 1]) & Closes))
        --last;
    const std::string_view core = word.substr(first, last - first);
    std::size_t digits = 0;
    std::size_t uppers = 0;
    std::size_t lowers = 0;
    std::size_t dots = 0;
    std::size_t marks = 0;
    bool isAddress = false;
    for (std::size_t i = 0; i < core.size(); ++i) {
        const std::uint8_t what = classOf(core[i]);
        digits += what & Digit;
        uppers += (what & Upper) != 0;
        lowers += (what & Lower) != 0;
        dots += (what & Dot) != 0;
        marks += (what & Mark) != 0;
        if (what & MaySign)
            isAddress = isAddress || signAt(core, i) != 0;
    }
    if (core.empty()) {
    } else if (isAddress) {
        out.append("…");
    } else if (core.starts_with("http://") || core.starts_with("https://")) {
        const std::size_t path = core.find('/', 8);
        out.append(core.substr(0, path)).append(path == std::string_view::npos ? "" : "/…");
    } else if (digits == 0) {
        // A long word that mixes both cases is a token; everything else is language.
        if (core.size() > 24 && uppers > 2 && lowers > 2)
            out.push_back('#');
        else if (dots > 0 && looksLikeDomain(core))
            out.append("host");
        else
            out.append(core);
    } else if (digits == core.size()) {
        out.push_back('#');
    } else if (dots > 0 && looksLikeDomain(core)) {
        out.append("host");
    } else if (digits + dots == core.size() || uppers + lowers + marks + dots > 0) {
        // "5.1.1" behind another word, "mx12", "4Wx31…", "13si1299": each run of digits, or the whole when it is a token.
        if (core.size() >= 8 || (digits + dots == core.size())) {
            out.push_back('#');
        } else {
            for (std::size_t i = 0; i < core.size(); ++i) {
                if (!isDigit(core[i]))
                    out.push_back(core[i]);
                else if (i == 0 || !isDigit(core[i - 1]))
                    out.push_back('#');
            }
        }
    } else {
        out.append(core);
    }
    out.append(word.substr(last));
}

/// Of what appendWord() makes "#" whatever else is in it: eight and more letters and digits of both kinds, also with marks
/// in it ("id=1M24e92eb771d6", "fe87si4965527wrb.602"). Nothing that can be an address, a host or a code. \p alsoNumbers: and
/// digits alone.
bool isToken(std::string_view core, bool alsoNumbers)
{
    std::size_t digits = 0;
    bool hasLetter = false;
    for (const char c : core) {
        const std::uint8_t what = classOf(c);
        if ((what & (Digit | Upper | Lower)) == 0 && c != '.' && c != '=' && c != '_' && c != '/')
            return false;
        digits += what & Digit;
        hasLetter = hasLetter || (what & (Upper | Lower)) != 0;
    }
    if (digits == core.size())
        return alsoNumbers;
    if (digits == 0 || !hasLetter || core.find("=40") != std::string_view::npos)
        return false;
    const std::size_t dot = core.rfind('.');
    return dot == std::string_view::npos || std::any_of(core.begin() + static_cast<std::ptrdiff_t>(dot), core.end(), isDigit);
}

std::size_t blankFrom(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] != ' ' && text[at] != '\t')
        ++at;
    return at;
}

bool isCode(std::string_view text)
{
    return text.size() == 3 && text[0] >= '2' && text[0] <= '5' && isDigit(text[1]) && isDigit(text[2]);
}
bool isEnhanced(std::string_view text)
{
    return text.size() >= 5 && text.size() <= 9 && text[0] >= '2' && text[0] <= '5' && text[1] == '.'
        && std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.'; });
}

} // namespace

void withoutTokens(std::string_view reply, std::string &out, bool alsoNumbers)
{
    out.clear();
    // What is quoted or in brackets is replyShape()'s to look at.
    const std::string_view plain = reply.substr(0, reply.find('"') == std::string_view::npos ? reply.find('<') : 0);
    std::size_t copied = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const std::size_t end = std::min(blankFrom(plain, at), plain.size());
        if (end == plain.size() && end < reply.size())
            break; // the word goes on in brackets
        if (end - at >= 8) {
            std::size_t first = at;
            std::size_t last = end;
            while (first < last && (classOf(plain[first]) & Opens))
                ++first;
            while (last > first && (classOf(plain[last - 1]) & Closes))
                --last;
            if (last - first >= 8 && isToken(plain.substr(first, last - first), alsoNumbers)) {
                out.append(reply.substr(copied, first - copied)).push_back('#');
                copied = last;
            }
        }
        at = end;
    }
    out.append(reply.substr(copied));
}

std::string replyTemplate(std::string_view reply)
{
    return withoutMailboxNames(replyShape(reply), "…");
}

std::string replyShape(std::string_view reply)
{
    std::string redacted;
    if (reply.find("\"@") != std::string_view::npos) { // a quoted local part may hold blanks: it is no word like the others
        redacted = redactRecipients(reply);
        reply = redacted;
    }
    std::string out;
    out.reserve(core::limits::templateBytes + 16);
    std::size_t at = 0;
    bool mayBeCode = true;
    while (at < reply.size() && out.size() < core::limits::templateBytes) {
        const std::size_t space = blankFrom(reply, at);
        std::string_view word = reply.substr(at, space - at);
        // An address in brackets may hold blanks inside quotes, and one without a domain still is one.
        const std::size_t open = word.find('<');
        std::size_t end = space;
        if (open != std::string_view::npos) {
            const std::size_t close = reply.substr(0, at + 400).find('>', at + open);
            if (close != std::string_view::npos) {
                end = blankFrom(reply, close);
                const std::string_view inside = reply.substr(at + open + 1, close - at - open - 1);
                out.append(word.substr(0, open)).append("<");
                out.append(inside == "LF" || inside == "CR" || inside.empty() ? inside : std::string_view("…")).append(">");
                appendWord(reply.substr(close + 1, end - close - 1), out);
                word = {};
            }
        }
        if (!word.empty()) {
            if (mayBeCode && (isCode(word) || isEnhanced(word)))
                out.append(word);
            else if (mayBeCode && word.size() > 4 && word[3] == '-' && isCode(word.substr(0, 3))) {
                out.append(word.substr(0, 3)).push_back(' ');
                if (isEnhanced(word.substr(4)))
                    out.append(word.substr(4));
                else
                    appendWord(word.substr(4), out);
            } else {
                appendWord(word, out);
                mayBeCode = false;
            }
        }
        at = end;
        bool isBlank = false;
        while (at < reply.size() && (reply[at] == ' ' || reply[at] == '\t')) {
            ++at;
            isBlank = true;
        }
        if (isBlank && at < reply.size())
            out.push_back(' ');
    }
    if (out.size() > core::limits::templateBytes) {
        std::size_t cut = core::limits::templateBytes;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80)
            --cut; // not inside a UTF-8 sequence
        out.resize(cut);
    }
    return out;
}

} // namespace bw::logs

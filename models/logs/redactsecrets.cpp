// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/redactsecrets.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace bw::logs {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view keyName = "PRIVATE KEY", keyBegin = "-----BEGIN ", keyEnd = "-----END ";
constexpr int longestKeyLines = 120; // RSA of 8192 bits has 100
constexpr std::size_t longestIndex = 64; ///< "[0]" behind a name: a line of nothing else takes no more than its length
constexpr std::size_t longToken = 40; ///< letters and digits without a blank: no word, no name, no queue id

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool isWord(char c)
{
    return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '_' || c == '-';
}
bool isBase64(char c)
{
    return isWord(c) || c == '+' || c == '/' || c == '=';
}
bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
bool isIn(char c, std::string_view set)
{
    return set.find(c) != npos;
}
bool startsLike(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}
bool endsLike(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() && startsLike(text.substr(text.size() - word.size()), word);
}
bool isNumber(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

/// Names whose value is a secret: the name itself or its end ("smtp_password").
constexpr std::array<std::string_view, 38> secretNames { "password", "passwd", "passphrase", "pass", "passwort", "kennwort", "passwords", "pwd", "pw", "bindpw", "rootpw", "pwhash",
    "dbpass", "smtppass", "bindpass", "userpass", "rootpass", "mailpass", "secret", "token", "jwt", "otp", "psk", "signature", "api_key", "api-key", "apikey", "credential",
    "credentials", "private_key", "privatekey", "access_key", "auth_key", "accesskey", "secret_key", "session_key", "signing_key", "key_base" };
/// Fields of which the whole rest is one.
constexpr std::array<std::string_view, 4> secretHeaders { "authorization", "proxy-authorization", "cookie", "set-cookie" };
constexpr std::array<std::string_view, 9> tokenBegins { "eyJ", "AKIA", "ASIA", "ghp_", "gho_", "github_pat_", "glpat-", "xoxb-", "xoxp-" };

/// "password1", "smtp_password"; of the short ones only a part of its own.
bool endsWithAny(std::string_view name, const auto &names)
{
    while (!name.empty() && isDigit(name.back()))
        name.remove_suffix(1);
    return std::any_of(names.begin(), names.end(), [name](std::string_view one) {
        return endsLike(name, one) && (name.size() == one.size() || one.size() > 4 || isIn(name[name.size() - one.size() - 1], "_-"));
    });
}

class Redactor final
{
public:
    explicit Redactor(std::string_view text)
        : m_text(text)
    {
    }

    std::string run()
    {
        if (!takeShadowFields())
            while (m_at < m_text.size())
                step();
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string_view rest(std::size_t from) const { return m_text.substr(std::min(from, m_text.size())); }
    [[nodiscard]] bool isWordStart() const { return m_at == 0 || !isWord(m_text[m_at - 1]); }
    [[nodiscard]] std::size_t find(std::string_view set, std::size_t from) const { return std::min(m_text.find_first_of(set, from), m_text.size()); }
    [[nodiscard]] std::size_t skipBlanks(std::size_t at) const
    {
        while (at < m_text.size() && isBlank(m_text[at]))
            ++at;
        return at;
    }
    /// Copies up to \p from, and a star for what follows up to \p to.
    void hide(std::size_t from, std::size_t to)
    {
        m_out.append(m_text.substr(m_at, from - m_at));
        if (to > from)
            m_out.push_back('*');
        m_at = to;
    }

    void step()
    {
        const char c = m_text[m_at];
        if ((c == '$' && takeCrypt()) || (c == '{' && takeScheme()) || (c == ':' && takeUserInfo()) || (c == '-' && takeKey()))
            return;
        if (!isBase64(c) || !isWordStart()) {
            m_out.push_back(m_text[m_at++]);
            return;
        }
        std::size_t end = m_at;
        while (end < m_text.size() && isWord(m_text[end]))
            ++end;
        const std::string_view word = m_text.substr(m_at, end - m_at);
        if (takeNamed(word, end) || takeAnswer(word, end) || takeToken())
            return;
        const std::size_t next = std::max(end, m_at + 1);
        m_out.append(m_text.substr(m_at, next - m_at));
        m_at = next;
    }

    bool takeShadowFields() // shadow(5), and passwd(5) with a hash in it
    {
        std::array<std::size_t, 8> colons {};
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_text.size() && count < colons.size(); ++i)
            if (m_text[i] == ':')
                colons[count++] = i;
        if (count < 6 || colons[0] == 0 || m_text.substr(0, colons[0]).find_first_of(" \t") != npos)
            return false;
        const auto field = [&](std::size_t i) { return m_text.substr(colons[i - 1] + 1, colons[i] - colons[i - 1] - 1); };
        const bool isShadow = count == 8 && isNumber(field(2)) && isNumber(field(3)) && isNumber(field(4)) && isNumber(field(5));
        const bool isPasswd = count == 6 && !field(2).empty() && isNumber(field(2)) && !field(3).empty() && isNumber(field(3));
        if ((!isShadow && !isPasswd) || field(1).size() < 8 || isNumber(field(1)))
            return false;
        hide(colons[0] + 1, colons[1]);
        m_out.append(rest(m_at));
        return true;
    }

    bool takeCrypt() // $6$salt$hash
    {
        std::size_t id = m_at + 1;
        while (id < m_text.size() && isWord(m_text[id]) && id - m_at < 24)
            ++id;
        if (id == m_at + 1 || id >= m_text.size() || m_text[id] != '$')
            return false;
        const std::size_t end = find(" \t:;\"'<>()|", id + 1);
        if (end - id < 8)
            return false;
        hide(id + 1, end);
        return true;
    }

    bool takeScheme() // {SSHA}c2VjcmV0
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (isWord(m_text[end]) || m_text[end] == '.') && end - m_at < 26)
            ++end;
        if (end < m_at + 3 || end + 1 >= m_text.size() || m_text[end] != '}' || isIn(m_text[end + 1], " \t:,;}"))
            return false;
        hide(end + 1, find(" \t:,;\"'<>", end + 1));
        return true;
    }

    bool takeUserInfo() // scheme://user:password@host
    {
        if (!rest(m_at).starts_with("://"))
            return false;
        const std::string_view authority = m_text.substr(m_at + 3, find(" \t/\"'<>?#", m_at + 3) - m_at - 3);
        const std::size_t sign = authority.rfind('@');
        if (sign == npos || authority.substr(0, sign).find(':') == npos)
            return false;
        hide(m_at + 3, m_at + 3 + sign);
        return true;
    }

    bool takeKey()
    {
        const std::string_view here = rest(m_at);
        if (!here.starts_with(keyBegin))
            return false;
        const std::size_t name = here.substr(0, 80).find(keyName);
        const std::size_t head = name == npos ? npos : here.find("-----", name);
        if (head == npos)
            return false;
        const std::size_t end = here.find(keyEnd, head);
        hide(m_at + head + 5, end == npos ? m_text.size() : m_at + end);
        return true;
    }

    /// Behind the sign between a name and its value, or npos.
    [[nodiscard]] std::size_t signEnd(std::string_view word, std::size_t at) const
    {
        if (word.starts_with("--") && at < m_text.size() && isBlank(m_text[at]))
            return at;
        if (m_at > 0 && m_text[m_at - 1] == '<' && at < m_text.size() && m_text[at] == '>')
            return at + 1;
        if (rest(at).starts_with("\\\""))
            at += 2;
        else if (at < m_text.size() && isIn(m_text[at], "\"']"))
            ++at;
        at = skipBlanks(at);
        if (rest(at).starts_with("for ")) // "Password for ann:"
            at = skipBlanks(find(" \t:=", skipBlanks(at + 4)));
        else if (at < m_text.size() && isIn(m_text[at], "([")) // password[0]=
            at = skipBlanks(at + std::min(rest(at).substr(0, longestIndex).find_first_of(")]") + 1, longestIndex));
        if (startsLike(rest(at), "%3d"))
            return at + 3;
        if (rest(at).starts_with("->"))
            return at + 2;
        if (at >= m_text.size() || !isIn(m_text[at], "=:"))
            return npos;
        if (m_at > 0 && m_text[m_at - 1] == '/' && m_text[at] == ':')
            return npos; // "/etc/passwd: No such file"
        return at + (at + 1 < m_text.size() && isIn(m_text[at + 1], "=:>") ? 2 : 1);
    }

    bool takeNamed(std::string_view word, std::size_t end) // password=…, "token": "…", Authorization: …
    {
        const bool isHeader = std::any_of(secretHeaders.begin(), secretHeaders.end(), [word](std::string_view one) { return one.size() == word.size() && startsLike(word, one); });
        if (!isHeader && !endsWithAny(word, secretNames))
            return false;
        std::size_t at = signEnd(word, end);
        if (at == npos)
            return false;
        at = skipBlanks(at);
        if (isHeader) {
            hide(at, m_text.size());
            return true;
        }
        if (at < m_text.size() && isIn(m_text[at], "\"'")) {
            std::size_t close = at + 1;
            while (close < m_text.size() && (m_text[close] != m_text[at] || m_text[close - 1] == '\\'))
                ++close;
            // 'a'b is one word of a shell
            const bool goesOn = close + 1 < m_text.size() && !isIn(m_text[close + 1], " \t,;&)}]>");
            hide(goesOn ? at : at + 1, goesOn ? find(" \t", close) : close);
            return true;
        }
        if (at < m_text.size() && isIn(m_text[at], "{[(<\\")) { // a scheme, a list, a string in a string: where it ends is another grammar's
            hide(at, m_text.size());
            return true;
        }
        // Dovecot with auth_verbose_passwords=plain: "(given password: two words)"
        const bool isGiven = m_at >= 6 && m_text.substr(m_at - 6, 6) == "given ";
        std::size_t close = isGiven ? m_text.rfind(')') : find(" \t&\"'<>)}", at);
        if (close == npos || close < at)
            close = m_text.size();
        hide(at, close);
        return true;
    }

    bool takeAnswer(std::string_view word, std::size_t end) // AUTH PLAIN AGFubg…, PASS hunter2, Bearer …
    {
        const auto is = [word](std::initializer_list<std::string_view> names) {
            return std::any_of(names.begin(), names.end(), [word](std::string_view one) { return one.size() == word.size() && startsLike(word, one); });
        };
        std::size_t at = skipBlanks(end);
        if (at == end || at >= m_text.size())
            return false;
        const auto wordAt = [this](std::size_t from) { return m_text.substr(from, find(" \t,;\"'<>)", from) - from); };
        if (is({ "auth", "authenticate" })) {
            const std::string_view mechanism = wordAt(at);
            const bool isMechanism = !mechanism.empty() && std::all_of(mechanism.begin(), mechanism.end(), [](char c) { return isWord(c) && c != '_'; });
            const std::size_t answer = skipBlanks(at + mechanism.size());
            const std::string_view value = wordAt(answer);
            const bool isAnswer = value.size() >= 4 && std::all_of(value.begin(), value.end(), isBase64)
                && (startsLike(mechanism, "plain") || startsLike(mechanism, "login") || startsLike(mechanism, "xoauth") || startsLike(mechanism, "oauthb") || startsLike(mechanism, "scram") || startsLike(mechanism, "cram") || startsLike(mechanism, "digest"));
            if (!isMechanism || !isAnswer)
                return false;
            hide(answer, answer + value.size());
            return true;
        }
        if (word == "PASS") { // RFC 1939
            hide(at, m_text.size());
            return true;
        }
        if (is({ "bearer", "basic" })) {
            const std::string_view value = wordAt(at);
            const bool isLanguage = std::all_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (value.size() < 6 || isLanguage)
                return false;
            hide(at, at + value.size());
            return true;
        }
        return false;
    }

    bool takeToken()
    {
        const std::string_view here = rest(m_at);
        const bool isKnown = std::any_of(tokenBegins.begin(), tokenBegins.end(), [here](std::string_view one) { return here.starts_with(one); });
        if (!isKnown && m_at < m_tokenFloor)
            return false; // looked at as a part of what began before
        std::size_t end = m_at;
        std::size_t lowers = 0, uppers = 0, digits = 0;
        for (; end < m_text.size() && (isBase64(m_text[end]) || (isKnown && m_text[end] == '.')); ++end) {
            digits += isDigit(m_text[end]);
            lowers += m_text[end] >= 'a' && m_text[end] <= 'z';
            uppers += m_text[end] >= 'A' && m_text[end] <= 'Z';
        }
        m_tokenFloor = std::max(m_tokenFloor, end);
        const std::size_t size = end - m_at;
        const bool isMixed = digits > 0 && lowers + uppers > 0 && std::count(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(size), '/') <= static_cast<std::ptrdiff_t>(size / 8);
        const bool isPadded = size >= 16 && m_text[end - 1] == '=' && lowers > 0 && uppers > 0;
        if (m_at >= 7 && m_text.substr(m_at - 7, 7) == "SHA256:")
            return false; // a fingerprint is for everybody
        if (!(isKnown && size >= 16) && !(size >= longToken && isMixed) && !isPadded)
            return false;
        hide(m_at, end);
        return true;
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_at = 0;
    std::size_t m_tokenFloor = 0;
};

} // namespace

std::string redactSecrets(std::string_view text)
{
    return Redactor(text).run();
}

bool KeyBlock::holds(std::string_view line)
{
    if (const std::size_t begin = line.find(keyBegin); begin != npos) {
        m_left = line.find(keyName, begin) != npos && line.find(keyEnd, begin) == npos ? longestKeyLines : 0;
        return false;
    }
    if (m_left == 0)
        return false;
    if (line.find(keyEnd) != npos) {
        m_left = 0;
        return false;
    }
    --m_left;
    return true;
}

} // namespace bw::logs

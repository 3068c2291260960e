// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/mask.h"

#include "models/core/printable.h"
#include "models/fleet/secretnames.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace bw::fleet {

namespace {

constexpr qsizetype maskedSize = sizeof maskedText - 1;
constexpr qsizetype mostLineBytes = 32 * 1024; ///< a longer line is hidden whole; to look through it would take too long
constexpr qsizetype mostNameBytes = 200; ///< of such a line
constexpr qsizetype mostSchemeBytes = 40;
constexpr std::string_view headers[] { "authorization", "proxy-authorization", "cookie", "set-cookie" };
/// Ids of crypt(5) and the schemes of Dovecot's doveadm-pw(1): "$6$…", "{SSHA}…".
constexpr std::string_view hashIds[] { "$1$", "$2a$", "$2b$", "$2y$", "$2$", "$5$", "$6$", "$7$", "$y$", "$gy$", "$argon2", "$scrypt$" };
constexpr std::string_view schemes[] { "plain", "clear", "sha", "ssha", "smd5", "md5", "crypt", "blf", "argon", "pbkdf", "cram", "digest", "scram", "lanman", "ntlm", "ldap-md5" };

/// Addresses that are known to nobody else, and what tokens of services begin with.
constexpr std::string_view hooks[] { "hooks.slack.com/services/", "hooks.slack.com/workflows/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/" };
constexpr std::string_view tokenBegins[] { "eyJ", "AKIA", "ASIA", "ghp_", "gho_", "github_pat_", "glpat-", "xoxb-", "xoxp-" };
/// Where a list's name begins with its customer's key: directly, or before the name of one of several lists.
constexpr std::pair<std::string_view, bool> listZones[] { { ".dq.spamhaus.net", true }, { ".mail.abusix.zone", true }, { ".df.uribl.com", false } };
constexpr qsizetype fewestTokenBytes = 16; ///< of a token
constexpr qsizetype fewestBotBytes = 30; ///< of Telegram's, behind "123456789:"

bool isBlank(char c)
{
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

bool isNameByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

/// Whether an argument or a word begins at \p at.
bool beginsWord(QByteArrayView text, qsizetype at)
{
    return at == 0 || isBlank(text.at(at - 1)) || std::string_view("\"'{(,;=/").find(text.at(at - 1)) != std::string_view::npos;
}

qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text.at(at) == ' ' || text.at(at) == '\t'))
        ++at;
    return at;
}

/// Puts the mask over [from, to); the place behind it.
qsizetype hide(QByteArray &text, qsizetype from, qsizetype to)
{
    if (to <= from || QByteArrayView(text).sliced(from, to - from) == QByteArrayView(maskedText))
        return to;
    text.replace(from, to - from, maskedText);
    return from + maskedSize;
}

/// Where a value without quotes ends: at a blank outside of braces, without closing signs of what is around it.
qsizetype endOfWord(QByteArrayView text, qsizetype from)
{
    if (from >= text.size())
        return from;
    qsizetype to = from;
    int depth = 0;
    for (; to < text.size() && (depth > 0 || !isBlank(text.at(to))); ++to)
        depth += text.at(to) == '{' ? 1 : text.at(to) == '}' && depth > 0 ? -1 : 0;
    const std::string_view closing = text.sliced(from, to - from).contains('(') ? "}\"',;" : "}\"',;)";
    while (to > from + 1 && closing.find(text.at(to - 1)) != std::string_view::npos)
        --to;
    return to;
}

/// Behind the quote at \p from: up to the same quote, and what clings to it.
qsizetype endOfQuoted(QByteArrayView text, qsizetype from)
{
    const char quote = text.at(from);
    qsizetype to = from + 1;
    while (to < text.size() && text.at(to) != quote)
        to += text.at(to) == '\\' ? 2 : 1;
    return std::min(to, text.size());
}

/// Behind the "]" that closes the list at \p from, and what clings to it: "[ "a", "b" ]", "[host]:587".
qsizetype endOfList(QByteArrayView text, qsizetype from)
{
    qsizetype to = from;
    while (to < text.size() && text.at(to) != ']')
        to = isQuote(text.at(to)) ? std::min(endOfQuoted(text, to) + 1, text.size()) : to + 1;
    to = std::min(to + 1, text.size());
    const bool clings = to < text.size() && !isBlank(text.at(to)) && std::string_view(",;})").find(text.at(to)) == std::string_view::npos;
    return clings ? endOfWord(text, to) : to;
}

/// "name = two words" in the midst of a line: up to a sign that ends it, or to the next "name =".
qsizetype endOfLoose(QByteArrayView text, qsizetype from)
{
    qsizetype to = endOfWord(text, from);
    for (;;) {
        const qsizetype next = skipBlanks(text, to);
        qsizetype end = next;
        while (end < text.size() && !isBlank(text.at(end)) && std::string_view("=,;}\"'").find(text.at(end)) == std::string_view::npos)
            ++end;
        if (next == to || end == next)
            return to;
        const qsizetype sign = skipBlanks(text, end);
        if (sign < text.size() && text.at(sign) == '=')
            return to;
        to = end;
    }
}

/// "scheme://user:password@host"; a password may hold "/" and "@".
void maskUrls(QByteArray &text)
{
    for (qsizetype at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
        const qsizetype begin = at + 3;
        const qsizetype next = text.indexOf("://", begin);
        const qsizetype most = next < 0 ? text.size() : next;
        qsizetype end = begin;
        while (end < most && !isBlank(text.at(end)) && text.at(end) != '"')
            ++end;
        const QByteArrayView whole = QByteArrayView(text).sliced(begin, end - begin);
        const qsizetype colon = whole.indexOf(':');
        const qsizetype slash = whole.indexOf('/');
        if (colon < 0 || (slash >= 0 && slash < colon)) // no user and password, or no more than a path
            continue;
        const QByteArrayView port = slash < 0 ? QByteArrayView() : whole.sliced(colon + 1, slash - colon - 1);
        const bool isPort = !port.isEmpty() && std::all_of(port.begin(), port.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
        const qsizetype sign = isPort ? -1 : whole.lastIndexOf('@');
        if (sign > colon)
            hide(text, begin + colon + 1, begin + sign);
    }
}

/// "Authorization: Token …", up to the quote around it or the end of the line.
void maskHeaders(QByteArray &text)
{
    for (qsizetype at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
        qsizetype begin = at;
        while (begin > 0 && isNameByte(text.at(begin - 1)))
            --begin;
        const QByteArray name = text.sliced(begin, at - begin).toLower();
        if (std::none_of(std::begin(headers), std::end(headers), [&name](std::string_view header) { return name == QByteArrayView(header.data(), static_cast<qsizetype>(header.size())); }))
            continue;
        qsizetype to = begin > 0 && isQuote(text.at(begin - 1)) ? text.indexOf(text.at(begin - 1), at) : text.size();
        if (to < 0)
            to = text.size();
        hide(text, skipBlanks(text, at + 1), to);
    }
}

/// "password=…", "token: …", "\"secret\": \"…\"", "pass => …" inside a value.
void maskPairs(QByteArray &text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != '=' && text.at(at) != ':')
            continue;
        qsizetype nameEnd = at;
        while (nameEnd > 0 && (text.at(nameEnd - 1) == ' ' || text.at(nameEnd - 1) == '\t'))
            --nameEnd;
        const bool isLoose = nameEnd < at;
        const bool isNameQuoted = nameEnd > 0 && isQuote(text.at(nameEnd - 1));
        nameEnd -= isNameQuoted ? 1 : 0;
        qsizetype begin = nameEnd;
        while (begin > 0 && isNameByte(text.at(begin - 1)))
            --begin;
        const QByteArray name = text.sliced(begin, nameEnd - begin);
        if (!isSecretName(name))
            continue;
        qsizetype from = at + 1;
        while (from < text.size() && std::string_view(" \t=>:").find(text.at(from)) != std::string_view::npos)
            ++from;
        if (from >= text.size())
            return;
        const bool isInQuotes = begin > 0 && isQuote(text.at(begin - 1)) && !isNameQuoted;
        qsizetype to = 0;
        if (isInQuotes) { // -H "X-Api-Key: …"
            to = text.indexOf(text.at(begin - 1), from);
            to = to < 0 ? text.size() : to;
        } else if (isQuote(text.at(from))) {
            to = endOfQuoted(text, from++);
            const qsizetype clinging = to < text.size() ? endOfWord(text, to) : to;
            if (clinging > to + 1 && std::string_view(",;}) ").find(text.at(to + 1)) == std::string_view::npos)
                to = clinging;
        } else if (isTableName(name)) {
            to = text.indexOf(" -o ", from);
            to = to < 0 ? text.size() : to;
        } else if (text.at(from) == '[') {
            to = endOfList(text, from);
            to = isLoose && text.at(to - 1) != ']' ? endOfLoose(text, to - 1) : to;
        } else {
            to = isLoose ? endOfLoose(text, from) : endOfWord(text, from);
        }
        if (!isHarmlessValue(name, QByteArrayView(text).sliced(from, to - from)))
            at = hide(text, from, to) - 1;
        else if (to > from)
            at = to - 1;
    }
}

/// "--password X", "{password X}", a line "password X": a name and a blank.
void maskBlankPairs(QByteArray &text)
{
    qsizetype first = 0;
    while (first < text.size() && isBlank(text.at(first)))
        ++first;
    for (qsizetype at = first; at < text.size();) {
        if (!isNameByte(text.at(at)) || !beginsWord(text, at)) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && isNameByte(text.at(end)))
            ++end;
        const bool isOption = text.at(at) == '-' && end - at > 2;
        qsizetype before = at;
        while (before > first && isBlank(text.at(before - 1)))
            --before;
        const bool isFirst = at == first || text.at(before - 1) == '{' || text.at(before - 1) == ';' || text.at(at - 1) == '/' || isQuote(text.at(at - 1));
        qsizetype from = skipBlanks(text, end);
        const bool hasValue = from > end && from < text.size() && std::string_view("=:{}-").find(text.at(from)) == std::string_view::npos;
        const QByteArray name = text.sliced(at, end - at);
        if ((isOption || isFirst) && hasValue && isSecretName(name)) {
            const qsizetype to = isQuote(text.at(from)) ? endOfQuoted(text, from) : text.at(from) == '[' ? endOfList(text, from) : endOfWord(text, from);
            from += isQuote(text.at(from)) ? 1 : 0;
            end = isHarmlessValue(name, QByteArrayView(text).sliced(from, to - from)) ? to : hide(text, from, to);
        }
        at = std::max(end, at + 1);
    }
}

/// "-psecret" and "-p secret" of mysql(1) and others, "-w secret" of ldapsearch(1), "-u user:secret" of curl(1). A number behind "-p " is
/// a port, and a path a path.
void maskOptions(QByteArray &text)
{
    for (qsizetype at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
        if (!beginsWord(text, at) || at + 2 >= text.size())
            continue;
        const QByteArrayView rest = QByteArrayView(text).sliced(at);
        qsizetype from = at + 2;
        bool isUser = text.at(at + 1) == 'u' || text.at(at + 1) == 'U';
        for (const std::string_view name : { std::string_view("--user"), std::string_view("--proxy-user") })
            if (rest.startsWith(QByteArrayView(name.data(), static_cast<qsizetype>(name.size())))) {
                isUser = true;
                from = at + static_cast<qsizetype>(name.size());
            }
        if (!isUser && text.at(at + 1) != 'p' && text.at(at + 1) != 'w')
            continue;
        const qsizetype word = skipBlanks(text, from);
        const bool isApart = word > from || (from < text.size() && text.at(from) == '=');
        from = isApart && word == from ? from + 1 : word;
        if (from >= text.size() || text.at(from) == '-')
            continue;
        const bool isQuoted = isQuote(text.at(from));
        const qsizetype to = isQuoted ? endOfQuoted(text, from) : endOfWord(text, from);
        from += isQuoted ? 1 : 0;
        const QByteArrayView value = QByteArrayView(text).sliced(from, to - from);
        if (isUser) {
            const qsizetype colon = value.indexOf(':');
            const qsizetype sign = colon >= 0 ? colon : value.indexOf('%') > 0 ? value.indexOf('%') : -1; // "user%secret": of smbclient(1)
            if (sign >= 0 && value.indexOf("://") < 0)
                hide(text, from + sign + 1, to);
        } else if (!isApart || !(value.startsWith('/') || std::all_of(value.begin(), value.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }))) {
            hide(text, from, to);
        }
    }
}

/// Passwords that were hashed: they can be guessed.
void maskHashes(QByteArray &text)
{
    for (const std::string_view id : hashIds)
        for (qsizetype at = text.indexOf(QByteArrayView(id.data(), static_cast<qsizetype>(id.size()))); at >= 0; at = text.indexOf(QByteArrayView(id.data(), static_cast<qsizetype>(id.size())), at + 1))
            if (const qsizetype to = endOfWord(text, at); to > at + static_cast<qsizetype>(id.size()) + 4)
                hide(text, at, to);
    for (qsizetype at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
        const qsizetype close = text.indexOf('}', at);
        if (close < 0)
            break;
        if (close - at > mostSchemeBytes || close + 1 >= text.size() || !isNameByte(text.at(close + 1)))
            continue;
        const QByteArray scheme = text.sliced(at + 1, close - at - 1).toLower();
        if (std::any_of(std::begin(schemes), std::end(schemes), [&scheme](std::string_view one) { return scheme.startsWith(QByteArrayView(one.data(), static_cast<qsizetype>(one.size()))); }))
            hide(text, close + 1, endOfWord(text, close + 1));
    }
}

bool isTokenByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

/// What is a secret by its looks, whatever its name: "https://hooks.slack.com/services/…", "bot123456789:AA…" of Telegram, "SG.….…" of
/// SendGrid, "ghp_…".
void maskTokens(QByteArray &text)
{
    for (const std::string_view hook : hooks) {
        const QByteArrayView begin(hook.data(), static_cast<qsizetype>(hook.size()));
        for (qsizetype at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1))
            hide(text, at + begin.size(), endOfWord(text, at + begin.size()));
    }
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && isTokenByte(text.at(end)))
            ++end;
        const QByteArrayView word = QByteArrayView(text).sliced(at, end - at);
        const char sign = end < text.size() ? text.at(end) : ' ';
        const qsizetype begin = word.startsWith("bot") ? 3 : 0;
        const bool isBot = sign == ':' && end - at > begin && std::all_of(word.begin() + begin, word.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
        qsizetype to = end + 1;
        while ((isBot || (sign == '.' && word == "SG")) && to < text.size() && (isTokenByte(text.at(to)) || (!isBot && text.at(to) == '.')))
            ++to;
        const bool isToken = end - at >= fewestTokenBytes && std::any_of(std::begin(tokenBegins), std::end(tokenBegins), [&word](std::string_view one) { return word.startsWith(QByteArrayView(one.data(), static_cast<qsizetype>(one.size()))); });
        if (isBot && to - end > fewestBotBytes)
            end = hide(text, end + 1, to);
        else if (!isBot && to - end > fewestTokenBytes)
            end = hide(text, end + 1, to);
        else if (isToken)
            end = hide(text, at, endOfWord(text, end));
        at = end + 1;
    }
}

/// "KEY.zen.dq.spamhaus.net": postconf(5), postscreen_dnsbl_reply_map, says that a list's name may hold a password.
void maskListKeys(QByteArray &text)
{
    const auto beginOfLabel = [&text](qsizetype end) {
        while (end > 0 && (std::isalnum(static_cast<unsigned char>(text.at(end - 1))) != 0 || text.at(end - 1) == '-' || text.at(end - 1) == '_'))
            --end;
        return end;
    };
    for (const auto &[zone, hasList] : listZones)
        for (qsizetype at = text.indexOf(QByteArrayView(zone.data(), static_cast<qsizetype>(zone.size()))); at >= 0; at = text.indexOf(QByteArrayView(zone.data(), static_cast<qsizetype>(zone.size())), at + 1)) {
            qsizetype end = at;
            if (hasList)
                end = beginOfLabel(end) - 1;
            const qsizetype begin = end > 0 ? beginOfLabel(end) : end;
            if (end > begin && (!hasList || text.at(end) == '.'))
                at = hide(text, begin, end);
        }
}

/// Arguments of a program that master.cf names, in the lines below it too.
struct Arguments
{
    bool areOpen = false;
    bool isSecretNext = false;
};

/// "argv=/usr/bin/f auth X": a word without a sign, and Oracle's "user/X@host".
void maskArguments(QByteArray &text, Arguments &arguments)
{
    qsizetype at = 0;
    if (const qsizetype begin = text.indexOf("argv="); begin >= 0) {
        arguments = { true, false };
        at = begin + 5;
    }
    for (at = skipBlanks(text, at); arguments.areOpen && at < text.size(); at = skipBlanks(text, at)) {
        const qsizetype end = endOfWord(text, at);
        if (end <= at)
            return;
        const QByteArray word = text.sliced(at, end - at);
        const qsizetype slash = word.indexOf('/'), sign = word.lastIndexOf('@');
        const bool isSecret = std::exchange(arguments.isSecretNext, false) && word.front() != '-' && word.front() != '$';
        arguments.isSecretNext = !isSecret && std::all_of(word.begin(), word.end(), isNameByte) && (word.toLower() == "auth" || isSecretName(word));
        if (isSecret)
            at = hide(text, at, end);
        else if (slash > 0 && sign > slash + 1 && word.indexOf('/', slash + 1) < 0)
            at = hide(text, at + slash + 1, at + sign) + word.size() - sign;
        else
            at = end;
    }
}

void maskInside(QByteArray &text)
{
    maskTokens(text);
    maskListKeys(text);
    maskUrls(text);
    maskHeaders(text);
    maskPairs(text);
    maskBlankPairs(text);
    maskOptions(text);
    maskHashes(text);
}

/// PEM blocks of private keys, across lines.
void maskPem(QByteArray &text)
{
    for (qsizetype at = text.indexOf("-----BEGIN "); at >= 0; at = text.indexOf("-----BEGIN ", at + 1)) {
        const qsizetype headEnd = text.indexOf("-----", at + 11);
        if (headEnd < 0)
            return;
        if (!QByteArrayView(text).sliced(at, headEnd - at).contains("PRIVATE KEY"))
            continue;
        const qsizetype end = text.indexOf("-----END ", headEnd);
        const qsizetype stop = end < 0 ? text.size() : end;
        const auto lines = std::count(text.begin() + headEnd, text.begin() + stop, '\n');
        QByteArray hidden = QByteArray(maskedText);
        hidden.append(QByteArray(static_cast<qsizetype>(lines), '\n')); // lines stay
        text.replace(headEnd + 5, std::max<qsizetype>(0, stop - headEnd - 5), hidden);
    }
}

/// "tokens = [" and "tokens [": the values stand in the lines below.
bool opensList(QByteArrayView line)
{
    const auto chopBlanks = [&line] {
        while (!line.isEmpty() && isBlank(line.back()))
            line.chop(1);
    };
    chopBlanks();
    if (!line.endsWith('['))
        return false;
    line.chop(1);
    chopBlanks();
    if (line.endsWith('=') || line.endsWith(':'))
        line.chop(1);
    chopBlanks();
    if (!line.isEmpty() && isQuote(line.back()))
        line.chop(1);
    qsizetype begin = line.size();
    while (begin > 0 && isNameByte(line.at(begin - 1)))
        --begin;
    return isSecretName(line.sliced(begin));
}

/// "name = value", "    -o name=value", "127.0.0.1:2587/inet/name = value", "name: value": where the sign stands; -1: none.
qsizetype signOf(QByteArrayView line, QByteArrayView &name)
{
    const qsizetype colon = line.indexOf(": ");
    const qsizetype equals = line.indexOf('=');
    if (colon > 0 && (equals < 0 || colon < equals)) {
        const QByteArrayView before = line.first(colon).trimmed();
        if (std::all_of(before.begin(), before.end(), isNameByte) && isSecretName(before)) {
            name = before;
            return colon;
        }
    }
    if (equals < 0)
        return -1;
    name = line.first(equals).trimmed();
    for (qsizetype at = name.size(); at > 0; --at)
        if (!isNameByte(name.at(at - 1))) {
            name = name.sliced(at);
            break;
        }
    return equals;
}

} // namespace

QByteArray maskValue(QByteArrayView name, QByteArrayView value)
{
    QByteArray text = value.toByteArray();
    if (text.trimmed().isEmpty())
        return text;
    if (isSecretName(name) && !isHarmlessValue(name, value))
        return QByteArray(maskedText);
    maskInside(text);
    return text;
}

QByteArray maskPrivateKeys(const QByteArray &text)
{
    QByteArray whole = text;
    maskPem(whole);
    return whole;
}

QByteArray maskText(const QByteArray &text)
{
    QByteArray whole = text;
    maskPem(whole);
    QList<QByteArray> lines = whole.split('\n');
    bool isHiding = false; // a hidden value goes on in the lines below it
    bool isHidingAll = false; // of a line without indent: "a=b" below it is a part of it too
    bool isInList = false;
    Arguments arguments;
    QByteArray tables; // the name of a setting that names tables, in the lines below it too
    for (QByteArray &line : lines) {
        if (isInList && !QByteArrayView(line).trimmed().startsWith(']')) {
            QByteArrayView end = QByteArrayView(line).trimmed();
            while (end.endsWith(',') || end.endsWith(';'))
                end.chop(1);
            isInList = !end.endsWith(']');
            line = (line.isEmpty() || !isBlank(line.front()) ? QByteArray() : line.left(1)) + maskedText;
            continue;
        }
        isInList = opensList(QByteArrayView(line).last(std::min(line.size(), mostNameBytes)));
        if (line.size() > mostLineBytes) {
            const qsizetype sign = line.first(mostNameBytes).indexOf(" = ");
            line = (sign < 0 ? QByteArray() : line.first(sign + 3)) + maskedText;
            isHiding = isHidingAll = true;
            continue;
        }
        const bool goesOn = !line.isEmpty() && (line.front() == ' ' || line.front() == '\t');
        const QByteArrayView trimmed = QByteArrayView(line).trimmed();
        const bool isOption = trimmed.startsWith("-o ") || (trimmed.startsWith('{') && trimmed.sliced(1).trimmed().startsWith("-o "));
        if (goesOn && isHiding && !trimmed.isEmpty() && !isOption && (isHidingAll || !line.contains('='))) {
            line = QByteArray(line.left(1)) + maskedText;
            continue;
        }
        isHiding = goesOn && !tables.isEmpty() && !isOption && !line.contains('=') && !isHarmlessValue(tables, line);
        if (isHiding) {
            line = QByteArray(line.left(1)) + maskedText;
            continue;
        }
        if (!goesOn || line.contains('='))
            tables.clear();
        if (!goesOn)
            arguments = {};
        maskArguments(line, arguments);
        QByteArrayView name;
        const qsizetype sign = signOf(line, name);
        if (sign >= 0 && isSecretName(name) && !(isTableName(name) && QByteArrayView(line).sliced(sign).contains(" -o "))) {
            if (isTableName(name))
                tables = name.toByteArray();
            const QByteArray value = line.mid(sign + 1);
            const QByteArray masked = maskValue(name, value);
            isHiding = masked == maskedText;
            isHidingAll = isHiding && !goesOn;
            QByteArray before = line.left(sign + 1);
            maskInside(before);
            line = before + (isHiding && value.startsWith(' ') ? " " : "") + masked;
            continue;
        }
        maskInside(line);
    }
    return lines.join('\n');
}

QString shownLine(std::string_view said, qsizetype most)
{
    return core::printable(QString::fromUtf8(maskText(QByteArray(said.data(), static_cast<qsizetype>(said.size())))).simplified()).left(most);
}

} // namespace bw::fleet

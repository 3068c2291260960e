// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/mask.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace bw::fleet {

namespace {

bool isNameByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

QByteArray lowered(QByteArrayView text)
{
    QByteArray low = text.toByteArray();
    std::transform(low.begin(), low.end(), low.begin(), lower);
    return low;
}

/// A word of a name: "smtp_bind_pw" has smtp, bind and pw.
bool hasWord(const QByteArray &name, std::string_view word)
{
    const auto size = static_cast<qsizetype>(word.size());
    for (qsizetype at = name.indexOf(QByteArrayView(word)); at >= 0; at = name.indexOf(QByteArrayView(word), at + 1)) {
        const bool begins = at == 0 || name.at(at - 1) == '_' || name.at(at - 1) == '-' || name.at(at - 1) == '.';
        const bool ends = at + size == name.size() || name.at(at + size) == '_' || name.at(at + size) == '-' || name.at(at + size) == '.';
        if (begins && ends)
            return true;
    }
    return false;
}

constexpr std::array<std::string_view, 9> secretParts { "passw", "passphrase", "secret", "apikey", "api_key", "credential", "bearer", "privatekey", "privkey" };
constexpr std::array<std::string_view, 9> secretWords { "pw", "pwd", "pass", "token", "bindpw", "dnpass", "nonce", "salt", "auth_key" };
/// Names that hold such a word, but whose value is a kind, a place or a number and no secret.
constexpr std::array<std::string_view, 13> plainEnds { "_file", "_path", "_dir", "_command", "_expiration", "_cache", "_scheme", "_schemes", "_verbose", "_attr", "_query", "_length", "_lifetime" };
constexpr std::array<std::string_view, 2> tableEnds { "_maps", "_map" };

bool isSecretName(const QByteArray &name)
{
    if (std::any_of(plainEnds.begin(), plainEnds.end(), [&name](std::string_view end) { return name.endsWith(QByteArrayView(end)); }))
        return false;
    return std::any_of(secretParts.begin(), secretParts.end(), [&name](std::string_view part) { return name.contains(QByteArrayView(part)); })
        || std::any_of(secretWords.begin(), secretWords.end(), [&name](std::string_view word) { return hasWord(name, word); });
}

bool isTableName(const QByteArray &name)
{
    return std::any_of(tableEnds.begin(), tableEnds.end(), [&name](std::string_view end) { return name.endsWith(QByteArrayView(end)); });
}

/// A table that is a file or a server, not its content: "hash:/etc/postfix/sasl_passwd", "mysql:/etc/x.cf".
bool namesTables(QByteArrayView value)
{
    bool isAny = false;
    for (const QByteArray &word : value.toByteArray().replace(',', ' ').simplified().split(' ')) {
        if (word.isEmpty())
            continue;
        const qsizetype colon = word.indexOf(':');
        const QByteArray type = word.left(std::max<qsizetype>(colon, 0)).toLower();
        if (word.startsWith('$') || word.startsWith('/') || (colon > 0 && word.at(std::min(colon + 1, word.size() - 1)) == '/'))
            isAny = true;
        else if (type == "proxy" && word.mid(colon + 1).contains(":/"))
            isAny = true;
        else
            return false;
    }
    return isAny;
}

/// "scheme://user:password@host"
void maskUrls(QByteArray &text)
{
    for (qsizetype at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
        qsizetype end = at + 3;
        while (end < text.size() && !std::isspace(static_cast<unsigned char>(text.at(end))) && text.at(end) != '/' && text.at(end) != '"' && text.at(end) != '\'' && text.at(end) != '}')
            ++end;
        const qsizetype sign = text.lastIndexOf('@', end - 1);
        const qsizetype colon = text.indexOf(':', at + 3);
        if (sign > at && colon > at && colon < sign)
            text.replace(colon + 1, sign - colon - 1, maskedText);
    }
}

/// "password=…", "token: …" inside a value, up to a blank, comma, semicolon or quote that ends it.
void maskPairs(QByteArray &text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != '=' && text.at(at) != ':')
            continue;
        qsizetype begin = at;
        while (begin > 0 && isNameByte(text.at(begin - 1)))
            --begin;
        if (begin == at || !isSecretName(lowered(QByteArrayView(text).sliced(begin, at - begin))))
            continue;
        qsizetype from = at + 1;
        while (from < text.size() && text.at(from) == ' ')
            ++from;
        qsizetype to = from;
        if (from < text.size() && (text.at(from) == '"' || text.at(from) == '\'')) {
            const char quote = text.at(from++);
            to = from;
            while (to < text.size() && text.at(to) != quote && text.at(to) != '\n')
                to += text.at(to) == '\\' ? 2 : 1;
            to = std::min(to, text.size());
        } else {
            while (to < text.size() && !std::isspace(static_cast<unsigned char>(text.at(to))) && text.at(to) != ',' && text.at(to) != ';' && text.at(to) != '}')
                ++to;
        }
        if (to > from) {
            text.replace(from, to - from, maskedText);
            at = from + static_cast<qsizetype>(sizeof maskedText) - 2;
        }
    }
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

void maskWord(QByteArray &text, QByteArrayView before)
{
    const QByteArray low = lowered(text);
    for (qsizetype at = low.lastIndexOf(before); at >= 0; at = at == 0 ? -1 : low.lastIndexOf(before, at - 1)) {
        const qsizetype from = at + before.size();
        qsizetype to = from;
        while (to < text.size() && !std::isspace(static_cast<unsigned char>(text.at(to))) && text.at(to) != '"')
            ++to;
        text.replace(from, to - from, maskedText);
    }
}

} // namespace

QByteArray maskValue(QByteArrayView name, QByteArrayView value)
{
    QByteArray text = value.toByteArray();
    if (text.trimmed().isEmpty())
        return text;
    const QByteArray low = lowered(name);
    if (isSecretName(low)) {
        if (isTableName(low) ? namesTables(value) : false)
            return text;
        const QByteArray plain = lowered(value.trimmed());
        if (plain == "yes" || plain == "no" || plain == "true" || plain == "false" || plain == "none")
            return text;
        // Braces of a block ("password {") and lines that only begin one say nothing yet.
        return plain == "{" ? text : QByteArray(maskedText);
    }
    maskUrls(text);
    maskPairs(text);
    maskWord(text, "authorization: basic ");
    maskWord(text, "authorization: bearer ");
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
    for (QByteArray &line : lines) {
        const bool goesOn = !line.isEmpty() && (line.front() == ' ' || line.front() == '\t');
        const qsizetype equals = line.indexOf('=');
        if (goesOn && isHiding && equals < 0) {
            line = QByteArray(line.left(1)) + maskedText;
            continue;
        }
        isHiding = false;
        if (equals < 0) {
            line = maskValue({}, line);
            continue;
        }
        // "name = value", "    -o name=value", "127.0.0.1:2587/inet/name = value"
        QByteArray name = line.left(equals).trimmed();
        name = name.mid(std::max({ name.lastIndexOf(' '), name.lastIndexOf('/'), name.lastIndexOf('{') }) + 1);
        const QByteArray value = line.mid(equals + 1);
        const QByteArray masked = maskValue(name, value);
        isHiding = masked == maskedText;
        if (masked != value)
            line = line.left(equals + 1) + (isHiding && value.startsWith(' ') ? " " : "") + masked;
        else
            line = line.left(equals + 1) + value;
    }
    return lines.join('\n');
}

} // namespace bw::fleet

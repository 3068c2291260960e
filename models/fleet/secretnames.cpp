// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/secretnames.h"

#include <QByteArrayList>

#include <algorithm>
#include <cctype>
#include <span>
#include <string_view>

namespace bw::fleet {

namespace {

constexpr std::string_view secretParts[] { "passw", "passphrase", "pwhash", "secret", "api_key", "apikey", "credential", "bearer", "private_key", "privatekey", "privkey", "hmac" };
constexpr std::string_view secretWords[] { "pw", "pwd", "pass", "token", "bindpw", "dnpass", "nonce", "salt", "auth_key", "private", "keys", "cred", "creds", "psk", "tokens" };
constexpr std::string_view secretEnds[] { "pw", "pwd", "pass", "token", "key", "api_header", "auth" }; ///< also within a word: LDAPBINDPW
constexpr std::string_view harmlessEnds[] { "lookup_key", "bypass", "public_key", "pubkey" };
/// Names that hold such a word, but whose value is a kind or a number.
constexpr std::string_view kindEnds[] { "_command", "_expiration", "_cache", "_scheme", "_schemes", "_verbose", "_attr", "_attribute", "_query", "_length", "_lifetime", "_limit", "_delimiter", "_fingerprints",
    "_timeout", "_type", "_algorithm" };
constexpr std::string_view tableEnds[] { "maps", "map", "table" };
constexpr std::string_view placeEnds[] { "file", "files", "path", "dir", "directory", "database", "maps", "map", "table" };
/// Of postconf -m and opendkim(8), whose table is elsewhere. "static" and "inline" hold it themselves.
constexpr std::string_view tableTypes[] { "hash", "btree", "lmdb", "cdb", "dbm", "sdbm", "texthash", "cidr", "pcre", "regexp", "mysql", "pgsql", "sqlite", "ldap", "mongodb", "memcache", "proxy", "file", "refile",
    "bdb", "db" };
constexpr std::string_view serverTypes[] { "unix", "environ", "nis", "fail", "tcp", "socketmap" };
constexpr std::string_view keySuffixes[] { ".key", ".pem", ".crt", ".conf", ".cf", ".db", ".txt", ".lmdb", ".private" };

QByteArrayView viewOf(std::string_view text)
{
    return QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
}

bool endsWithAny(QByteArrayView name, std::span<const std::string_view> ends)
{
    return std::any_of(ends.begin(), ends.end(), [name](std::string_view end) { return name.endsWith(viewOf(end)); });
}

bool isOneOf(QByteArrayView name, std::span<const std::string_view> all)
{
    return std::any_of(all.begin(), all.end(), [name](std::string_view one) { return name == viewOf(one); });
}

/// Lower case, "_" between the words, no number behind it.
QByteArray plainName(QByteArrayView name)
{
    QByteArray plain = name.trimmed().toByteArray().toLower();
    plain.replace('-', '_').replace('.', '_');
    while (!plain.isEmpty() && (plain.back() == '_' || std::isdigit(static_cast<unsigned char>(plain.back())) != 0))
        plain.chop(1);
    return plain;
}

/// Without "_file", "_maps" …
QByteArrayView withoutPlace(QByteArrayView name)
{
    for (const std::string_view end : placeEnds)
        if (name.endsWith(viewOf(end))) {
            name.chop(static_cast<qsizetype>(end.size()));
            while (name.endsWith('_'))
                name.chop(1);
            break;
        }
    return name;
}

bool hasWord(const QByteArray &name, std::string_view word)
{
    return ('_' + name + '_').contains('_' + viewOf(word).toByteArray() + '_');
}

bool isPlain(QByteArrayView text, std::string_view more)
{
    return std::all_of(text.begin(), text.end(), [more](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || more.find(c) != std::string_view::npos; });
}

/// "/etc/ssl/x.key", Dovecot's "</etc/ssl/x.key"; "/x" alone may be a secret that begins so.
bool isPath(QByteArrayView word)
{
    if (word.startsWith('<'))
        word = word.sliced(1);
    return word.startsWith('/') && word.size() > 1 && isPlain(word, "/._-@%${}") && (word.toByteArray().count('/') > 1 || endsWithAny(word, keySuffixes));
}

bool isReference(QByteArrayView word)
{
    return word.startsWith('$') && word.size() > 1 && isPlain(word.sliced(1), "_{}()$");
}

bool isTable(QByteArrayView word)
{
    const qsizetype colon = word.indexOf(':');
    if (colon < 0)
        return word.startsWith('/') && isPlain(word, "/._-${}");
    const QByteArray type = word.first(colon).toByteArray().toLower();
    const QByteArrayView rest = word.sliced(colon + 1);
    if (type == "proxy")
        return isTable(rest);
    if (isOneOf(type, serverTypes))
        return isPlain(rest, "/._-:[]");
    return (isOneOf(type, tableTypes) || isReference(type)) && (rest.startsWith('/') || rest.startsWith('$')) && isPlain(rest, "/._-${}");
}

/// A word that says where something is, not what.
bool isPlace(QByteArrayView word)
{
    return isReference(word) || isTable(word) || isPath(word) || (isPlain(word, "/._-") && endsWithAny(word, keySuffixes));
}

} // namespace

bool isTableName(QByteArrayView name)
{
    return endsWithAny(plainName(name), tableEnds);
}

bool isSecretName(QByteArrayView name)
{
    const QByteArray whole = plainName(name);
    if (whole.isEmpty() || whole == "auth" /* a part of many products */ || endsWithAny(whole, kindEnds) || endsWithAny(whole, harmlessEnds))
        return false;
    const QByteArray low = withoutPlace(whole).toByteArray();
    return endsWithAny(low, secretEnds) || std::any_of(std::begin(secretParts), std::end(secretParts), [&low](std::string_view part) { return low.contains(viewOf(part)); })
        || std::any_of(std::begin(secretWords), std::end(secretWords), [&low](std::string_view word) { return hasWord(low, word); });
}

bool isHarmlessValue(QByteArrayView name, QByteArrayView value)
{
    QByteArray plain = value.trimmed().toByteArray();
    for (const char quote : { '"', '\'' })
        if (plain.size() > 1 && plain.front() == quote && plain.back() == quote)
            plain = plain.sliced(1, plain.size() - 2).trimmed();
    const QByteArray low = plain.toLower();
    if (low.isEmpty() || low == "yes" || low == "no" || low == "true" || low == "false" || low == "none" || low == "# hidden, use -p to show it" /* doveconf(1) */ || low == "{" || low == "[")
        return true;
    const QByteArray whole = plainName(name);
    const bool asksForPlace = endsWithAny(whole, placeEnds);
    const QByteArrayView base = withoutPlace(whole);
    const bool isKey = base.endsWith("key") || base.endsWith("keys") || base.endsWith("private");
    if (!asksForPlace && !isKey)
        return false;
    const QByteArrayList words = plain.replace(',', ' ').simplified().split(' ');
    return std::all_of(words.begin(), words.end(), [asksForPlace](const QByteArray &word) { return word == "}" || (asksForPlace ? isPlace(word) : isPath(word)); });
}

} // namespace bw::fleet

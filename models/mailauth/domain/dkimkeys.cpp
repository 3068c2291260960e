// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/publickey.h"
#include "models/mailauth/dkim/key.h"
#include "models/mailauth/domain/context.h"
#include "models/mailauth/text.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace bw::mailauth::domain {

namespace {

constexpr std::size_t mostSelectors = 100;

void take(DkimKey &key, const dkim::KeyRecord &record)
{
    key.isValid = true;
    key.algorithm = record.algorithm;
    key.hashes = record.hashes;
    key.isTesting = record.isTesting;
    key.isStrict = record.isStrict;
    key.isForMail = record.isForMail;
    key.services = record.services;
    key.hasGranularity = record.hasGranularity;
    const auto sum = crypto::sha256(record.key);
    key.fingerprint = QByteArray(reinterpret_cast<const char *>(sum.data()), static_cast<qsizetype>(sum.size())).toHex().toStdString();
    const auto opened = record.algorithm == "rsa" ? crypto::PublicKey::rsa(record.key) : record.algorithm == "ed25519" ? crypto::PublicKey::ed25519(record.key) : std::nullopt;
    key.bits = opened ? opened->bits() : 0;
    key.isValid = opened.has_value();
}

DkimKey keyOf(Context &context, const std::string &selector)
{
    DkimKey key;
    key.selector = dns::canonical(asciiDomain(selector));
    key.name = key.selector + "._domainkey." + context.name;
    const dns::Answer answer = context.ask(key.name, dns::Type::Txt, key.proof);
    key.aliases = answer.aliases;
    key.isSecure = answer.security == dns::Security::Secure;
    if (answer.isUnknown()) {
        key.unknown = unknownReason(answer);
        return key;
    }
    key.isAliasDangling = answer.outcome == dns::Outcome::NoName && !answer.aliases.empty();
    const auto texts = dns::textsOf(answer);
    key.records = texts.size();
    for (const std::string &text : texts) {
        const auto record = dkim::parseKey(text);
        const bool isRevoked = !record && record.error() == dkim::Fault::KeyRevoked;
        if (key.record.empty() || ((record || isRevoked) && !key.isPresent))
            key.record = text;
        key.isPresent = key.isPresent || record || isRevoked;
        key.isRevoked = key.isRevoked || isRevoked;
        if (record && !key.isValid) {
            key.record = text;
            take(key, *record);
        }
    }
    return key;
}

QJsonObject objectOf(const DkimKey &key)
{
    return { { QStringLiteral("selector"), textOf(key.selector) }, { QStringLiteral("name"), textOf(key.name) }, { QStringLiteral("unknown"), key.unknown },
        { QStringLiteral("records"), static_cast<qint64>(key.records) }, { QStringLiteral("record"), textOf(key.record) }, { QStringLiteral("present"), key.isPresent },
        { QStringLiteral("valid"), key.isValid }, { QStringLiteral("revoked"), key.isRevoked }, { QStringLiteral("testing"), key.isTesting }, { QStringLiteral("strict"), key.isStrict },
        { QStringLiteral("for_mail"), key.isForMail }, { QStringLiteral("services"), textsOf(key.services) }, { QStringLiteral("has_g"), key.hasGranularity }, { QStringLiteral("type"), textOf(key.algorithm) }, { QStringLiteral("hashes"), textsOf(key.hashes) }, { QStringLiteral("bits"), key.bits },
        { QStringLiteral("fingerprint"), textOf(key.fingerprint) }, { QStringLiteral("aliases"), textsOf(key.aliases) }, { QStringLiteral("alias_dangling"), key.isAliasDangling },
        { QStringLiteral("secure"), key.isSecure } };
}

} // namespace

Dkim gatherDkim(Context &context)
{
    Dkim dkim;
    std::vector<std::string> seen;
    for (const std::string &selector : context.request.selectors) {
        const std::string name = dns::canonical(asciiDomain(selector));
        if (name.empty() || seen.size() == mostSelectors || std::ranges::find(seen, name) != seen.end())
            continue;
        seen.push_back(name);
        dkim.keys.push_back(keyOf(context, selector));
    }
    if (std::ranges::all_of(dkim.keys, [](const DkimKey &key) { return key.records == 0 && !key.isAliasDangling; }))
        dkim.hasNone = context.ask("_domainkey." + context.name, dns::Type::Txt, dkim.proof).outcome == dns::Outcome::NoName;
    const dns::Answer wildcard = context.ask("*._domainkey." + context.name, dns::Type::Txt, dkim.proof);
    if (wildcard.isUnknown())
        dkim.wildcardUnknown = unknownReason(wildcard);
    const auto texts = dns::textsOf(wildcard);
    dkim.hasWildcard = !texts.empty();
    dkim.isWildcardRevoked = !texts.empty() && std::ranges::all_of(texts, [](const std::string &text) {
        const auto record = dkim::parseKey(text);
        return !record && record.error() == dkim::Fault::KeyRevoked;
    });
    return dkim;
}

void list(const Dkim &dkim, FactList &facts)
{
    Proof proof;
    QJsonArray keys;
    QString unknown;
    std::vector<std::string> revoked, testing, invalid, missing, withoutSha256, notForMail, several, dangling;
    int valid = 0, rsa = 0, least = 0;
    for (const DkimKey &key : dkim.keys) {
        proof.insert(proof.end(), key.proof.begin(), key.proof.end());
        keys << objectOf(key);
        if (unknown.isEmpty())
            unknown = key.unknown;
        if (!key.unknown.isEmpty())
            continue;
        const auto note = [&key](bool isSo, std::vector<std::string> &where) {
            if (isSo)
                where.push_back(key.selector);
        };
        note(key.records == 0, missing);
        note(key.isRevoked, revoked);
        note(key.records > 0 && !key.isValid && !key.isRevoked, invalid);
        note(key.records > 1, several);
        note(key.isAliasDangling, dangling);
        note(key.isTesting, testing);
        note(key.isValid && !key.isForMail, notForMail);
        note(key.isValid && !key.hashes.empty() && std::ranges::find(key.hashes, "sha256") == key.hashes.end(), withoutSha256);
        valid += key.isValid ? 1 : 0;
        if (key.isValid && key.algorithm == "rsa")
            least = rsa++ == 0 ? key.bits : std::min(least, key.bits);
    }
    facts.begin("dkim", proof);
    facts.add("asked", static_cast<qint64>(dkim.keys.size()));
    facts.add("keys", keys);
    facts.add("valid", valid, unknown);
    facts.add("rsa_keys", rsa, unknown);
    facts.add("rsa_bits_min", least, unknown);
    for (const auto &[name, selectors] : std::initializer_list<std::pair<const char *, const std::vector<std::string> &>> { { "missing", missing }, { "revoked", revoked }, { "invalid", invalid },
             { "several_records", several }, { "testing", testing }, { "not_for_mail", notForMail }, { "without_sha256", withoutSha256 }, { "dangling", dangling } })
        facts.add(name, textsOf(selectors), unknown);
    facts.begin("dkim", dkim.proof, dkim.wildcardUnknown);
    facts.add("none", dkim.hasNone);
    facts.add("wildcard", dkim.hasWildcard);
    facts.add("wildcard_revoked", dkim.isWildcardRevoked);
}

} // namespace bw::mailauth::domain

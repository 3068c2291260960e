// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/verification.h"

#include "models/mailauth/dkim/key.h"

#include <algorithm>

namespace bw::mailauth::dkim {

namespace {

/// What is signed (3.7): the named fields, each name from the bottom up (5.4.2), then the signature itself without its last CRLF.
std::string signedText(const Message &message, std::size_t index, const Signature &signature)
{
    std::map<std::string, std::vector<const Field *>> left;
    for (const Field &field : message.fields)
        left[field.name].push_back(&field);
    std::string text;
    for (const std::string &name : signature.fields) {
        const auto fields = left.find(name);
        if (fields == left.end() || fields->second.empty())
            continue;
        text += canonicalField(fields->second.back()->raw, signature.headerCanon);
        fields->second.pop_back();
    }
    std::string own = canonicalField(withoutSignature(message.fields[index].raw), signature.headerCanon);
    own.resize(own.size() - 2);
    return text + own;
}

/// 6.1.2, but the key itself.
std::optional<Fault> objection(const KeyRecord &record, const Signature &signature)
{
    if (!record.isForMail)
        return Fault::KeyService;
    if (!record.hashes.empty() && std::ranges::find(record.hashes, "sha256") == record.hashes.end())
        return Fault::KeyHash;
    if (record.algorithm != (signature.algorithm == Algorithm::RsaSha256 ? "rsa" : "ed25519"))
        return Fault::KeyAlgorithm;
    if (record.isStrict && dns::canonical(signature.identityDomain) != dns::canonical(signature.domain))
        return Fault::KeyStrict;
    return {};
}

tl::expected<crypto::PublicKey, Fault> usableKey(const std::string &text, const Signature &signature, int leastBits, Report &report)
{
    const auto record = parseKey(text);
    if (!record)
        return tl::unexpected<Fault>(record.error());
    report.isTesting = report.isTesting || record->isTesting;
    if (const auto fault = objection(*record, signature))
        return tl::unexpected<Fault>(*fault);
    const auto key = signature.algorithm == Algorithm::RsaSha256 ? crypto::PublicKey::rsa(record->key) : crypto::PublicKey::ed25519(record->key);
    if (!key)
        return tl::unexpected<Fault>(Fault::KeySyntax);
    if (key->kind() == crypto::PublicKey::Kind::Rsa) {
        report.bits = key->bits();
        if (key->bits() < leastBits)
            return tl::unexpected<Fault>(Fault::KeyShort);
    }
    return *key;
}

} // namespace

std::optional<std::string> BodyHashes::of(Canon canon, std::optional<std::uint64_t> length)
{
    auto &text = m_texts[static_cast<std::size_t>(canon)];
    if (!text)
        text = canonicalBody(m_body, canon);
    if (length && *length > text->size())
        return {};
    auto &hash = m_hashes[{ canon, length }];
    if (hash.empty()) {
        const auto digest = crypto::sha256(std::string_view(*text).substr(0, length ? static_cast<std::size_t>(*length) : text->size()));
        hash.assign(digest.begin(), digest.end());
    }
    return hash;
}

bool isSignedBy(const crypto::PublicKey &key, std::string_view text, std::string_view signature)
{
    if (key.kind() == crypto::PublicKey::Kind::Rsa)
        return key.verifies(text, signature);
    const auto digest = crypto::sha256(text);
    return key.verifies({ reinterpret_cast<const char *>(digest.data()), digest.size() }, signature);
}

std::optional<Fault> tryKeys(const Signature &signature, dns::Resolver &resolver, int leastBits, Report &report, const std::function<std::optional<Fault>(const crypto::PublicKey &)> &holds)
{
    report.lookup = resolver.ask(signature.selector + "._domainkey." + signature.domain, dns::Type::Txt); // 3.6.2.1
    if (report.lookup->isUnknown())
        return Fault::KeyUnknownNow;
    Fault furthest = Fault::NoKey; // as the faults are ordered
    for (const std::string &text : dns::textsOf(*report.lookup)) {
        const auto key = usableKey(text, signature, leastBits, report);
        const auto fault = key ? holds(*key) : std::optional(key.error());
        if (!fault)
            return {};
        furthest = std::max(furthest, *fault);
    }
    return furthest;
}

std::optional<Fault> verifySignature(const Message &message, std::size_t index, const Signature &signature, dns::Resolver &resolver, int leastBits, BodyHashes &bodies, Report &report)
{
    return tryKeys(signature, resolver, leastBits, report, [&](const crypto::PublicKey &key) -> std::optional<Fault> {
        const auto hash = bodies.of(signature.bodyCanon, signature.bodyLength); // 6.1.3
        if (!hash)
            return Fault::BodyShort;
        if (*hash != signature.bodyHash)
            return Fault::BodyHash;
        return isSignedBy(key, signedText(message, index, signature), signature.signature) ? std::nullopt : std::optional(Fault::Signature);
    });
}

} // namespace bw::mailauth::dkim

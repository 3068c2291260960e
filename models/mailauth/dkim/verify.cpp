// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/verify.h"

#include "models/crypto/publickey.h"
#include "models/mailauth/dkim/key.h"
#include "models/mailauth/dkim/words.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <map>

namespace bw::mailauth::dkim {

namespace {

/// Hashes of the body that several signatures share.
class BodyHashes final
{
public:
    explicit BodyHashes(const std::string &body)
        : m_body(body)
    {
    }
    /// Nothing: the body is shorter than \p length (3.5, l).
    std::optional<std::string> of(Canon canon, std::optional<std::uint64_t> length)
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

private:
    const std::string &m_body;
    std::optional<std::string> m_texts[2];
    std::map<std::pair<Canon, std::optional<std::uint64_t>>, std::string> m_hashes;
};

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

std::optional<crypto::PublicKey> keyOf(const KeyRecord &record)
{
    return record.algorithm == "rsa" ? crypto::PublicKey::rsa(record.key) : crypto::PublicKey::ed25519(record.key);
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

/// One signature of one message on its way.
class Verification final
{
public:
    Verification(const Message &message, std::size_t index, const Request &request, BodyHashes &bodies)
        : m_message(message)
        , m_index(index)
        , m_request(request)
        , m_bodies(bodies)
    {
    }

    Report run(dns::Resolver &resolver)
    {
        const auto signature = parseSignature(m_message.fields[m_index].value());
        if (!signature) {
            m_report.domain = signature.error().domain;
            m_report.selector = signature.error().selector;
            m_report.algorithm = signature.error().algorithm;
            m_report.fault = signature.error().fault;
        } else {
            tell(*signature);
            m_report.fault = verify(*signature, resolver);
        }
        m_report.verdict = verdictOf(m_report.fault);
        m_report.reason = inWords(m_report);
        return std::move(m_report);
    }

private:
    void tell(const Signature &signature)
    {
        m_report.domain = signature.domain;
        m_report.selector = signature.selector;
        m_report.algorithm = signature.algorithm == Algorithm::RsaSha256 ? "rsa-sha256" : "ed25519-sha256";
        m_report.identity = signature.identity;
        m_report.isPartial = signature.bodyLength.has_value();
        m_report.fields = signature.fields;
    }

    std::optional<Fault> verify(const Signature &signature, dns::Resolver &resolver)
    {
        if (signature.expires && m_request.now / core::microsPerSecond > *signature.expires)
            return Fault::Expired;
        m_report.lookup = resolver.ask(signature.selector + "._domainkey." + signature.domain, dns::Type::Txt); // 3.6.2.1
        if (m_report.lookup->isUnknown())
            return Fault::KeyUnknownNow;
        const std::vector<std::string> texts = dns::textsOf(*m_report.lookup);
        std::optional<Fault> first = texts.empty() ? std::optional(Fault::NoKey) : std::nullopt;
        for (const std::string &text : texts) {
            const auto fault = verifyWith(text, signature);
            if (!fault)
                return {};
            if (!first || rank(*fault) > rank(*first))
                first = fault;
        }
        return first;
    }

    /// Of several records, what the one that came furthest says.
    static int rank(Fault fault) { return static_cast<int>(fault); }

    std::optional<Fault> verifyWith(const std::string &text, const Signature &signature)
    {
        const auto record = parseKey(text);
        if (!record)
            return record.error();
        m_report.isTesting = m_report.isTesting || record->isTesting;
        if (const auto fault = objection(*record, signature))
            return fault;
        const auto key = keyOf(*record);
        if (!key)
            return Fault::KeySyntax;
        if (key->kind() == crypto::PublicKey::Kind::Rsa) {
            m_report.bits = key->bits();
            if (key->bits() < m_request.leastBits)
                return Fault::KeyShort;
        }
        const auto hash = m_bodies.of(signature.bodyCanon, signature.bodyLength); // 6.1.3
        if (!hash)
            return Fault::BodyShort;
        if (*hash != signature.bodyHash)
            return Fault::BodyHash;
        std::string content = signedText(m_message, m_index, signature);
        if (signature.algorithm == Algorithm::Ed25519Sha256) { // RFC 8463, 3: the hash is what is signed
            const auto digest = crypto::sha256(content);
            content.assign(digest.begin(), digest.end());
        }
        return key->verifies(content, signature.signature) ? std::nullopt : std::optional(Fault::Signature);
    }

    const Message &m_message;
    std::size_t m_index;
    const Request &m_request;
    BodyHashes &m_bodies;
    Report m_report;
};

} // namespace

std::vector<Report> verify(const Message &message, dns::Resolver &resolver, const Request &request)
{
    std::vector<Report> reports;
    BodyHashes bodies(message.body);
    for (std::size_t i = 0; i < message.fields.size(); ++i) {
        if (message.fields[i].name != "dkim-signature")
            continue;
        if (reports.size() < request.most) {
            reports.push_back(Verification(message, i, request, bodies).run(resolver));
            continue;
        }
        Report &left = reports.emplace_back();
        left.fault = Fault::TooMany;
        left.verdict = verdictOf(left.fault);
        left.reason = inWords(left);
    }
    return reports;
}

} // namespace bw::mailauth::dkim

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/signature.h"

#include "models/dns/resolver.h"
#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace bw::mailauth::dkim {

namespace {

using Parsed = tl::expected<void, Fault>;

Parsed bad(Fault fault)
{
    return tl::unexpected<Fault>(fault);
}

/// Digits of 1 to \p most places; beyond 64 bits the largest number (l may have 76 places).
template <typename Number>
std::optional<Number> number(std::string_view text, std::size_t most)
{
    const std::string digits = withoutSpace(text);
    if (digits.empty() || digits.size() > most || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    Number value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc::result_out_of_range ? std::numeric_limits<Number>::max() : value;
}

std::optional<Canon> canonOf(std::string_view word)
{
    if (word == "simple")
        return Canon::Simple;
    if (word == "relaxed")
        return Canon::Relaxed;
    return {};
}

Parsed takeAlgorithm(const TagList &tags, Signature &signature)
{
    const std::string word = lower(withoutSpace(*tags.value("a")));
    if (word == "rsa-sha1")
        return bad(Fault::WeakAlgorithm);
    if (word != "rsa-sha256" && word != "ed25519-sha256")
        return bad(Fault::Algorithm);
    signature.algorithm = word == "rsa-sha256" ? Algorithm::RsaSha256 : Algorithm::Ed25519Sha256;
    return {};
}

Parsed takeCanon(const TagList &tags, Signature &signature)
{
    const auto value = tags.value("c");
    if (!value)
        return {};
    const std::string word = lower(withoutSpace(*value));
    const std::size_t slash = std::min(word.find('/'), word.size());
    const auto header = canonOf(word.substr(0, slash)), body = slash == word.size() ? Canon::Simple : canonOf(word.substr(slash + 1));
    if (!header || !body)
        return bad(Fault::Canonicalization);
    signature.headerCanon = *header;
    signature.bodyCanon = *body;
    return {};
}

Parsed takeDomain(const TagList &tags, Signature &signature)
{
    signature.domain = asciiDomain(withoutSpace(*tags.value("d")));
    signature.selector = asciiDomain(withoutSpace(*tags.value("s")));
    if (!dns::isName(signature.domain) || !dns::isName(signature.selector))
        return bad(Fault::Syntax);
    signature.identityDomain = signature.domain;
    return {};
}

Parsed takeIdentity(const TagList &tags, Signature &signature)
{
    signature.identity = withoutSpace(tags.value("i").value_or("@" + signature.domain));
    const std::size_t at = signature.identity.rfind('@');
    if (at == std::string::npos)
        return bad(Fault::Syntax);
    signature.identityDomain = asciiDomain(std::string_view(signature.identity).substr(at + 1));
    return dns::isWithin(signature.identityDomain, signature.domain) ? Parsed() : bad(Fault::DomainMismatch);
}

Parsed takeFields(const TagList &tags, Signature &signature)
{
    for (const std::string_view name : trimmedPieces(*tags.value("h"), ':')) {
        if (name.empty() || !std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; }))
            return bad(Fault::Syntax);
        signature.fields.push_back(lower(name));
    }
    return std::ranges::find(signature.fields, "from") == signature.fields.end() ? bad(Fault::FromUnsigned) : Parsed();
}

Parsed takeNumbers(const TagList &tags, Signature &signature)
{
    if (const auto text = tags.value("l"); text && !(signature.bodyLength = number<std::uint64_t>(*text, 76)))
        return bad(Fault::Syntax);
    if (const auto text = tags.value("t"); text && !(signature.signedAt = number<std::int64_t>(*text, 12)))
        return bad(Fault::Syntax);
    if (const auto text = tags.value("x"); text && !(signature.expires = number<std::int64_t>(*text, 12)))
        return bad(Fault::Syntax);
    if (signature.signedAt && signature.expires && *signature.expires <= *signature.signedAt)
        return bad(Fault::ExpiryOrder);
    return {};
}

Parsed takeQuery(const TagList &tags, Signature &)
{
    if (const auto query = tags.value("q")) {
        const auto methods = trimmedPieces(*query, ':');
        if (std::ranges::none_of(methods, [](std::string_view method) { return lower(method) == "dns/txt" || lower(method) == "dns"; }))
            return bad(Fault::Query);
    }
    return {};
}

Parsed takeBytes(std::optional<std::string_view> value, std::string &to)
{
    auto bytes = base64(value.value_or(""));
    if (!bytes || bytes->empty())
        return bad(Fault::Syntax);
    to = std::move(*bytes);
    return {};
}

Parsed takeSignature(const TagList &tags, Signature &signature)
{
    return takeBytes(tags.value("b"), signature.signature);
}

Parsed takeBodyHash(const TagList &tags, Signature &signature)
{
    return takeBytes(tags.value("bh"), signature.bodyHash);
}

Parsed hasNoFields(const TagList &tags, Signature &)
{
    return tags.value("h") ? bad(Fault::Syntax) : Parsed();
}

using Take = Parsed (*)(const TagList &, Signature &);

tl::expected<Signature, Broken> parse(std::string_view value, std::initializer_list<const char *> needed, std::initializer_list<Take> takes)
{
    Broken broken;
    const auto tags = TagList::parse(value);
    if (!tags)
        return tl::unexpected<Broken>(broken);
    const auto word = [&tags](const char *name) { return lower(withoutSpace(tags->value(name).value_or(""))); };
    broken = { Fault::TagMissing, word("d"), word("s"), word("a") };
    for (const char *name : needed)
        if (!tags->value(name))
            return tl::unexpected<Broken>(broken);
    Signature signature;
    for (const Take take : takes)
        if (const auto done = take(*tags, signature); !done) {
            broken.fault = done.error();
            return tl::unexpected<Broken>(broken);
        }
    return signature;
}

Parsed isVersionOne(const TagList &tags, Signature &)
{
    return tags.value("v") == "1" ? Parsed() : bad(Fault::Version);
}

} // namespace

const char *wordOf(Algorithm algorithm)
{
    return algorithm == Algorithm::RsaSha256 ? "rsa-sha256" : "ed25519-sha256";
}

tl::expected<Signature, Broken> parseSignature(std::string_view value)
{
    return parse(value, { "v", "a", "b", "bh", "d", "h", "s" },
        { isVersionOne, takeAlgorithm, takeCanon, takeDomain, takeIdentity, takeFields, takeNumbers, takeQuery, takeSignature, takeBodyHash });
}

tl::expected<Signature, Broken> parseArcSignature(std::string_view value)
{
    return parse(value, { "a", "b", "bh", "d", "h", "i", "s" }, { takeAlgorithm, takeCanon, takeDomain, takeFields, takeNumbers, takeSignature, takeBodyHash });
}

tl::expected<Signature, Broken> parseArcSeal(std::string_view value)
{
    return parse(value, { "a", "b", "cv", "d", "i", "s" }, { hasNoFields, takeAlgorithm, takeDomain, takeSignature });
}

} // namespace bw::mailauth::dkim

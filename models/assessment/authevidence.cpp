// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/domainparts.h"
#include "models/assessment/tr.h"
#include "models/core/domainname.h"
#include "models/mailauth/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// SPF, DKIM and DMARC of a domain.
namespace bw::assessment {

using posture::Value;

namespace {

constexpr int mostLookups = 10, mostVoids = 2; // RFC 7208, 4.6.4: beyond them all receivers agree

/// A whole cloud, as its operator documents: who rents a machine there may send.
bool isWholeCloud(const std::string &domain)
{
    return domain.starts_with("_cloud-netblocks") && domain.ends_with(".googleusercontent.com");
}

QMap<QString, Value> nameFields(const std::string &name, const QString &role, std::size_t records, bool isValid, const QString &problem)
{
    return { { u"name"_s, Value::ofText(mailauth::shown(name)) }, { u"role"_s, Value::ofText(role) }, { u"records"_s, number(static_cast<double>(records)) },
        { u"valid"_s, truth(isValid) }, { u"problem"_s, problem.isEmpty() ? Value::absent() : Value::ofText(problem) } };
}

/// The domain, and the names that it sends with besides.
Value spfNames(const DomainBinding &binding)
{
    const facts::Spf &spf = binding.all.spf;
    const auto element = [&](const QMap<QString, Value> &fields) { return elementOf(binding.registry, u"spf_name"_s, fields, {}); };
    QList<Value> names { element(nameFields(binding.all.name, u"apex"_s, spf.records, spf.isValid, spf.error)) };
    if (!spf.partsUnknown.isEmpty() && spf.isValid) // what it leads to may be wrong
        names.first().fields.insert(u"valid"_s, Value::unknown(spf.partsUnknown));
    for (const facts::SpfName &name : binding.all.spfNames) {
        auto fields = nameFields(name.name, binding.words.bounceDomains.contains(QString::fromStdString(name.name)) ? u"bounce"_s : u"helo"_s, name.records, name.isValid, name.error);
        if (!name.unknown.isEmpty())
            for (const QString &field : { u"records"_s, u"valid"_s, u"problem"_s })
                fields.insert(field, Value::unknown(name.unknown));
        names << element(fields);
    }
    return Value::list(names);
}

} // namespace

posture::Evidence spfEvidence(const DomainBinding &binding)
{
    const facts::Spf &spf = binding.all.spf;
    RecordBuilder made = binding.builder("spf", spf.proof, spf.unknown);
    if (!spf.unknown.isEmpty())
        return made.take();
    const auto atLeast = [](int counted, int most, const QString &unknown) { return counted > most ? number(counted) : unless(unknown, number(counted)); };
    const auto widest = [&](int prefix, int none) {
        return unless(spf.partsUnknown.isEmpty() ? spf.addressesUnknown : spf.partsUnknown, prefix == none ? Value::absent() : number(prefix));
    };
    made.set(u"names"_s, spfNames(binding));
    made.set(u"records"_s, number(static_cast<double>(spf.records)));
    made.set(u"text"_s, textOf(spf.record));
    made.set(u"valid"_s, unless(spf.isValid ? spf.partsUnknown : QString(), truth(spf.isValid)));
    made.set(u"problem"_s, spf.error.isEmpty() ? Value::absent() : Value::ofText(spf.error));
    made.set(u"terminal"_s, spf.all.empty() ? unless(spf.partsUnknown, Value::absent()) : textOf(spf.all));
    made.set(u"terms"_s, textsOf(spf.terms));
    made.set(u"dns_terms"_s, atLeast(spf.lookups, mostLookups, spf.partsUnknown));
    // Who sends with IPv4 alone fails for IPv6 clients anyway: void look-ups there hurt nobody.
    made.set(u"void_lookups"_s, atLeast(spf.addresses6 > 0 ? std::max(spf.voids4, spf.voids6) : spf.voids4, mostVoids,
        spf.partsUnknown.isEmpty() ? spf.addressesUnknown : spf.partsUnknown));
    made.set(u"mx_names"_s, spf.mostExchanges == 0 ? unless(spf.partsUnknown, Value::absent()) : number(static_cast<double>(spf.mostExchanges + (spf.hasTooManyExchanges ? 1 : 0))));
    made.set(u"widest_ip4"_s, widest(spf.widest4, 33));
    made.set(u"widest_ip6"_s, widest(spf.widest6, 129));
    std::vector<std::string> clouds;
    for (const facts::SpfPart &part : spf.parts)
        if (isWholeCloud(part.domain))
            clouds.push_back(part.domain);
    made.set(u"cloud_includes"_s, clouds.empty() ? unless(spf.partsUnknown, Value::list({})) : textsOf(clouds));
    return made.take();
}

namespace {

Value keyOf(const DomainBinding &binding, const facts::DkimKey &key)
{
    if (!key.unknown.isEmpty())
        return elementOf(binding.registry, u"dkim_key"_s, { { u"name"_s, Value::ofText(mailauth::shown(key.selector)) } }, key.unknown);
    const bool isRsa = key.algorithm == "rsa";
    const bool leadsOut = !key.aliases.empty() && !dns::isWithin(key.aliases.back(), binding.all.dmarc.organizationalDomain.empty() ? binding.all.name : binding.all.dmarc.organizationalDomain);
    const auto listOrAbsent = [](const std::vector<std::string> &texts) { return texts.empty() ? Value::absent() : textsOf(texts); };
    QMap<QString, Value> fields {
        { u"name"_s, Value::ofText(mailauth::shown(key.selector)) },
        { u"type"_s, key.algorithm.empty() ? Value::absent() : textOf(key.algorithm) },
        { u"bits"_s, isRsa && key.bits > 0 ? number(key.bits) : Value::absent() },
        { u"records"_s, number(static_cast<double>(key.records)) },
        { u"valid"_s, truth(key.isValid) },
        { u"problem"_s, key.isValid || key.isRevoked ? Value::absent() : Value::ofText(key.isAliasDangling ? Tr::tr("its alias leads to a name that does not exist") : Tr::tr("the record cannot be read as a key")) },
        { u"revoked"_s, truth(key.isRevoked) },
        { u"testing"_s, truth(key.isTesting) },
        { u"hashes"_s, listOrAbsent(key.hashes) },
        { u"services"_s, listOrAbsent(key.services) },
        { u"has_g"_s, truth(key.hasGranularity) },
        { u"cname"_s, key.aliases.empty() ? Value::absent() : textOf(key.aliases.back()) },
        { u"fingerprint"_s, textOf(key.fingerprint) },
        { u"testing_since"_s, key.isTesting ? Value::unknown(Tr::tr("The key was seen in test mode for the first time now")) : Value::absent() },
        { u"first_seen"_s, Value::unknown(Tr::tr("The key was seen for the first time now; how old it is nobody knows")) },
        { u"last_used"_s, Value::unknown(Tr::tr("No log or report has told of a signature with it")) },
        { u"shared_with"_s, Value::list({}) },
    };
    if (leadsOut)
        fields.insert(u"vendor"_s, truth(true));
    return elementOf(binding.registry, u"dkim_key"_s, fields, Tr::tr("Nobody has said who holds this key"));
}

} // namespace

posture::Evidence dkimEvidence(const DomainBinding &binding)
{
    const facts::Dkim &dkim = binding.all.dkim;
    facts::Proof proof = dkim.proof;
    QList<Value> keys;
    QStringList searched;
    QString unknown;
    bool isNamedMissing = false;
    for (const facts::DkimKey &key : dkim.keys) {
        searched << mailauth::shown(key.selector);
        const bool isNamed = binding.words.selectors.contains(mailauth::shown(key.selector));
        if (key.isPresent || (!key.unknown.isEmpty() && isNamed) || key.records > 0 || key.isAliasDangling) {
            keys << keyOf(binding, key);
            proof.insert(proof.end(), key.proof.begin(), key.proof.end());
        } else if (!key.unknown.isEmpty()) {
            unknown = unknown.isEmpty() ? key.unknown : unknown;
        } else {
            isNamedMissing = isNamedMissing || isNamed;
        }
    }
    if (dkim.hasNone)
        unknown.clear();
    else if (keys.isEmpty() && !isNamedMissing && unknown.isEmpty()) // the DNS does not list its names: RFC 6376, 3.6.2.1
        unknown = Tr::tr("None of the usual selectors has a key. Look for s= in the DKIM-Signature of a mail that you sent, and name it (--selector)");
    RecordBuilder made = binding.builder("dkim", proof, unknown);
    made.set(u"keys"_s, keys.isEmpty() ? unless(unknown, Value::list({})) : Value::list(keys));
    made.set(u"searched"_s, Value::ofTexts(searched));
    made.set(u"wildcard_revoked"_s, unless(dkim.wildcardUnknown, truth(dkim.isWildcardRevoked)));
    return made.take();
}

namespace {

/// What makes receivers differ about a record that can be read; empty: nothing.
QString flawOf(const mailauth::dmarc::Record &record)
{
    if (!record.text.empty() && (record.text.front() == ' ' || record.text.front() == '\t'))
        return Tr::tr("a blank stands before v=, and receivers that follow the letter see no record");
    for (auto tag = record.tags.begin(); tag != record.tags.end(); ++tag)
        if (std::find(record.tags.begin(), tag, *tag) != tag)
            return Tr::tr("the tag %1 stands twice, and receivers differ which one counts (RFC 6376, 3.2)").arg(mailauth::shown(*tag));
    return {};
}

} // namespace

posture::Evidence dmarcEvidence(const DomainBinding &binding)
{
    const facts::Dmarc &dmarc = binding.all.dmarc;
    RecordBuilder made = binding.builder("dmarc", dmarc.proof, dmarc.unknown);
    if (!dmarc.unknown.isEmpty())
        return made.take();
    const auto word = [](mailauth::dmarc::Policy policy) { return Value::ofText(QString::fromLatin1(wordOf(policy))); };
    const auto written = [&](const std::optional<mailauth::dmarc::Policy> &policy) { return policy ? word(*policy) : Value::absent(); };
    const auto &record = dmarc.record;
    const auto has = [&](const char *tag) { return record && std::ranges::find(record->tags, tag) != record->tags.end(); };
    static const std::vector<std::string> known { "v", "p", "sp", "np", "adkim", "aspf", "rua", "ruf", "fo", "t", "psd", "pct", "rf", "ri" };
    std::vector<std::string> historic, unknownTags, foreign, refused;
    for (const char *tag : { "pct", "rf", "ri" })
        if (has(tag))
            historic.emplace_back(tag);
    QString refusedUnknown;
    if (record)
        for (const std::string &tag : record->tags)
            if (std::ranges::find(known, tag) == known.end())
                unknownTags.push_back(tag);
    for (const facts::ReportTarget &target : dmarc.failures)
        if (target.isExternal)
            foreign.push_back(target.uri);
    for (const facts::ReportTarget &target : dmarc.reports) {
        if (!target.unknown.isEmpty())
            refusedUnknown = target.unknown;
        else if (target.isExternal && !target.isAuthorised)
            refused.push_back(target.host);
    }
    const bool isInherited = dmarc.ownRecords == 0 && !dmarc.foundAt.empty();
    made.set(u"records"_s, number(isInherited ? 1.0 : static_cast<double>(dmarc.ownRecords)));
    made.set(u"found_at"_s, textOf(dmarc.foundAt));
    made.set(u"text"_s, record ? textOf(record->text) : Value::absent());
    const QString flaw = !record ? QString() : !dmarc.applies ? Tr::tr("it has no valid policy (p) and asks for no reports") : flawOf(*record);
    made.set(u"valid"_s, truth(dmarc.applies && flaw.isEmpty()));
    made.set(u"problem"_s, flaw.isEmpty() ? Value::absent() : Value::ofText(flaw));
    made.set(u"at_apex"_s, truth(dmarc.isAtApex));
    made.set(u"p"_s, record ? written(record->p) : Value::absent());
    made.set(u"p_missing"_s, truth(record && !record->p));
    made.set(u"sp"_s, record ? written(record->sp) : Value::absent());
    made.set(u"np"_s, record ? written(record->np) : Value::absent());
    made.set(u"effective"_s, dmarc.applies ? word(dmarc.policy) : Value::absent());
    made.set(u"effective_subdomains"_s, dmarc.applies ? word(dmarc.policyOfSubdomains) : Value::absent());
    made.set(u"effective_nonexistent"_s, dmarc.applies ? word(dmarc.policyOfNoNames) : Value::absent());
    made.set(u"testing"_s, truth(record && record->isTesting));
    made.set(u"pct"_s, has("pct") ? number(record->percent) : Value::absent());
    made.set(u"adkim"_s, record ? Value::ofText(record->isDkimStrict ? u"s"_s : u"r"_s) : Value::absent());
    made.set(u"aspf"_s, record ? Value::ofText(record->isSpfStrict ? u"s"_s : u"r"_s) : Value::absent());
    made.set(u"rua"_s, record ? textsOf(record->aggregateTo) : Value::list({}));
    made.set(u"ruf"_s, record ? textsOf(record->failureTo) : Value::list({}));
    made.set(u"foreign_ruf"_s, textsOf(foreign));
    made.set(u"historic"_s, textsOf(historic));
    made.set(u"unknown_tags"_s, textsOf(unknownTags));
    made.set(u"unauthorised_rua"_s, refused.empty() ? unless(refusedUnknown, Value::list({})) : textsOf(refused));
    made.set(u"weaker_subdomains"_s, binding.words.weakerSubdomains);
    made.set(u"subdomains_without_spf"_s, binding.words.subdomainsWithoutSpf);
    return made.take();
}

} // namespace bw::assessment

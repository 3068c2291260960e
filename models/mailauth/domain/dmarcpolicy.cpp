// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"
#include "models/mailauth/dmarc/discovery.h"
#include "models/mailauth/text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace bw::mailauth::domain {

namespace {

constexpr std::size_t mostTargets = 20;

/// All of a walk up the tree at once, instead of one after the other (RFC 9989, 4.10).
void askAhead(const std::string &domain, dns::Resolver &resolver)
{
    std::string name = domain;
    for (int i = 0; i < 8 && !name.empty(); ++i) {
        static_cast<void>(resolver.ask("_dmarc." + name, dns::Type::Txt));
        const std::size_t dot = name.find('.');
        name = dot == std::string::npos ? std::string() : name.substr(dot + 1);
    }
}

/// Whose server gets the reports: of "mailto:a@b.c!10m" and "https://b.c:443/d".
std::string hostOf(const std::string &uri)
{
    const std::size_t colon = uri.find(':');
    const std::string scheme = lower(uri.substr(0, std::min(colon, uri.size())));
    std::string rest = colon == std::string::npos ? std::string() : uri.substr(colon + 1);
    if (scheme == "mailto") {
        rest = rest.substr(0, rest.find_first_of("?!"));
        const std::size_t at = rest.rfind('@');
        return at == std::string::npos ? std::string() : dns::canonical(asciiDomain(rest.substr(at + 1)));
    }
    if (!rest.starts_with("//"))
        return {};
    rest = rest.substr(2, rest.find_first_of("/?#", 2) - 2);
    rest = rest.substr(rest.rfind('@') + 1);
    return dns::canonical(asciiDomain(rest.substr(0, rest.find(':'))));
}

class Targets final
{
public:
    Targets(dns::Resolver &resolver, const Dmarc &dmarc)
        : m_resolver(resolver)
        , m_dmarc(dmarc)
        , m_discovery(resolver, dmarc::Method::TreeWalk, m_lookups)
    {
    }

    std::vector<ReportTarget> of(const std::vector<std::string> &uris)
    {
        std::vector<ReportTarget> all;
        for (const std::string &uri : uris)
            if (all.size() < mostTargets)
                all.push_back(targetOf(uri));
        return all;
    }

private:
    ReportTarget targetOf(const std::string &uri)
    {
        ReportTarget target;
        target.uri = uri;
        target.host = hostOf(uri);
        if (!dns::isName(target.host)) {
            target.isExternal = true; // of nobody: nobody allowed it
            return target;
        }
        askAhead(target.host, m_resolver);
        const auto theirs = m_discovery.organizationalDomain(target.host);
        const dns::Answer consent = m_resolver.ask(m_dmarc.foundAt + "._report._dmarc." + target.host, dns::Type::Txt);
        const auto texts = dns::textsOf(consent);
        target.isAuthorised = std::ranges::any_of(texts, [](const std::string &text) { return dmarc::parseRecord(text).has_value(); });
        const bool isKnown = theirs && m_dmarc.organizationUnknown.isEmpty();
        target.isExternal = target.host != m_dmarc.foundAt && (!isKnown || *theirs != m_dmarc.organizationalDomain);
        if (!target.isExternal || target.isAuthorised)
            return target;
        if (!isKnown)
            target.unknown = theirs ? m_dmarc.organizationUnknown : unknownReason(m_lookups.back());
        else if (consent.isUnknown())
            target.unknown = unknownReason(consent);
        return target;
    }

    dns::Resolver &m_resolver;
    const Dmarc &m_dmarc;
    std::vector<dns::Answer> m_lookups;
    dmarc::Discovery m_discovery;
};

QJsonArray objectsOf(const std::vector<ReportTarget> &targets)
{
    QJsonArray all;
    for (const ReportTarget &target : targets)
        all << QJsonObject { { QStringLiteral("uri"), textOf(target.uri) }, { QStringLiteral("host"), textOf(target.host) }, { QStringLiteral("external"), target.isExternal },
            { QStringLiteral("authorised"), target.isAuthorised }, { QStringLiteral("unknown"), target.unknown } };
    return all;
}

std::vector<std::string> urisOf(const std::vector<ReportTarget> &targets)
{
    std::vector<std::string> all;
    for (const ReportTarget &target : targets)
        all.push_back(target.uri);
    return all;
}

QString word(const std::optional<dmarc::Policy> &policy)
{
    return policy ? QString::fromLatin1(dmarc::wordOf(*policy)) : QString();
}

std::vector<std::string> tagsOf(const dmarc::Record &record, bool isHistoric)
{
    static constexpr std::array historic { "pct", "rf", "ri" };
    static constexpr std::array known { "p", "sp", "np", "adkim", "aspf", "fo", "psd", "rua", "ruf", "t", "pct", "rf", "ri" };
    std::vector<std::string> tags;
    for (const std::string &tag : record.tags)
        if (isHistoric ? std::ranges::find(historic, tag) != historic.end() : std::ranges::find(known, tag) == known.end())
            tags.push_back(tag);
    return tags;
}

} // namespace

Dmarc gatherDmarc(Context &context)
{
    Dmarc facts;
    Proving resolver(context, facts.proof);
    askAhead(context.name, resolver);
    const dns::Answer own = resolver.ask("_dmarc." + context.name, dns::Type::Txt);
    std::vector<dmarc::Record> records;
    for (const std::string &text : dns::textsOf(own))
        if (auto record = dmarc::parseRecord(text))
            records.push_back(std::move(*record));
    facts.ownRecords = records.size();
    facts.aliases = own.aliases;
    facts.isSecure = own.security == dns::Security::Secure;
    const auto apex = dns::textsOf(resolver.ask(context.name, dns::Type::Txt));
    facts.isAtApex = std::ranges::any_of(apex, [](const std::string &text) { return dmarc::parseRecord(text).has_value(); });
    const dmarc::Report report = dmarc::check({ { context.name }, {}, dmarc::Method::TreeWalk }, resolver);
    facts.organizationalDomain = report.organizationalDomain;
    facts.foundAt = report.policyDomain;
    facts.record = report.record;
    facts.policy = report.policy;
    if (report.verdict == dmarc::Verdict::TempError) {
        const QString why = report.lookups.empty() ? report.reason : unknownReason(report.lookups.back());
        if (records.size() != 1) {
            facts.unknown = why;
            return facts;
        }
        // Its own record holds whatever stands above it.
        facts.organizationUnknown = why;
        facts.foundAt = context.name;
        facts.record = records.front();
        facts.policy = dmarc::policyOf(records.front()).value_or(dmarc::Policy::None);
    }
    if (!facts.record)
        return facts;
    const dmarc::Record &record = *facts.record;
    facts.applies = dmarc::policyOf(record).has_value();
    facts.effect = dmarc::effectOf(facts.policy, record);
    if (record.p && !record.hasBadPolicy) {
        facts.policyOfSubdomains = record.sp.value_or(*record.p);
        facts.policyOfNoNames = record.np.value_or(facts.policyOfSubdomains);
    }
    Targets targets(resolver, facts);
    facts.reports = targets.of(record.aggregateTo);
    facts.failures = targets.of(record.failureTo);
    return facts;
}

void list(const Dmarc &dmarc, const std::string &domain, FactList &facts)
{
    const dmarc::Record record = dmarc.record.value_or(dmarc::Record {});
    facts.begin("dmarc", dmarc.proof, dmarc.unknown);
    facts.add("records", static_cast<qint64>(dmarc.ownRecords));
    facts.add("record", textOf(record.text));
    facts.add("found", dmarc.record.has_value());
    facts.add("found_at", textOf(dmarc.foundAt));
    facts.add("inherited", dmarc.record && dmarc.foundAt != domain);
    facts.add("organizational_domain", textOf(dmarc.organizationalDomain), dmarc.organizationUnknown);
    facts.add("applies", dmarc.applies);
    for (const auto &[name, value] : std::initializer_list<std::pair<const char *, QString>> { { "p", word(record.p) }, { "sp", word(record.sp) }, { "np", word(record.np) },
             { "policy", word(dmarc.policy) }, { "policy_subdomains", word(dmarc.policyOfSubdomains) }, { "policy_nonexistent", word(dmarc.policyOfNoNames) }, { "effect", word(dmarc.effect) } })
        facts.add(name, value);
    facts.add("testing", record.isTesting);
    facts.add("pct", record.percent);
    facts.add("p_missing", dmarc.record && !record.p);
    facts.add("at_apex", dmarc.isAtApex);
    facts.add("adkim_strict", record.isDkimStrict);
    facts.add("aspf_strict", record.isSpfStrict);
    facts.add("historic_tags", textsOf(tagsOf(record, true)));
    facts.add("unknown_tags", textsOf(tagsOf(record, false)));
    facts.add("aliases", textsOf(dmarc.aliases));
    facts.add("secure", dmarc.isSecure);
    facts.add("rua", textsOf(urisOf(dmarc.reports)));
    facts.add("ruf", textsOf(urisOf(dmarc.failures)));
    facts.add("report_targets", objectsOf(dmarc.reports));
    facts.add("failure_targets", objectsOf(dmarc.failures));
    std::vector<std::string> refused, external;
    QString unknown;
    for (const ReportTarget &target : dmarc.reports) {
        if (unknown.isEmpty())
            unknown = target.unknown;
        if (target.isExternal && !target.isAuthorised && target.unknown.isEmpty())
            refused.push_back(target.uri);
    }
    for (const ReportTarget &target : dmarc.failures)
        if (target.isExternal)
            external.push_back(target.uri);
    facts.add("rua_unauthorised", textsOf(refused), refused.empty() ? unknown : QString());
    facts.add("ruf_external", textsOf(external));
}

} // namespace bw::mailauth::domain

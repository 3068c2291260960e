// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"
#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace bw::mailauth::domain {

namespace {

constexpr std::size_t mostServers = 20, mostParents = 10;
/// Names that mail programs and people look for, and those that authentication hangs on.
constexpr std::array wellKnown { "www", "mail", "smtp", "imap", "pop", "pop3", "mx", "webmail", "autodiscover", "autoconfig", "mta-sts", "_mta-sts", "_dmarc", "_smtp._tls", "default._bimi" };

IssuerRules issuersOf(Context &context, const std::string &name)
{
    IssuerRules rules;
    rules.name = name;
    std::string at = name;
    for (std::size_t i = 0; i < mostParents && !at.empty(); ++i) { // RFC 8659, 3; all at once
        const dns::Answer answer = context.ask(at, dns::Type::Caa, rules.proof);
        if (rules.foundAt.empty() && rules.unknown.isEmpty()) {
            if (answer.isUnknown())
                rules.unknown = unknownReason(answer);
            else if (answer.outcome == dns::Outcome::Found)
                rules.foundAt = at;
            if (answer.outcome == dns::Outcome::Found)
                rules.records = dns::caasOf(answer);
        }
        const std::size_t dot = at.find('.');
        at = dot == std::string::npos ? std::string() : at.substr(dot + 1);
    }
    return rules;
}

std::vector<std::string> valuesOf(const std::vector<dns::Caa> &records, std::string_view tag)
{
    std::vector<std::string> values;
    for (const dns::Caa &record : records)
        if (record.tag == tag)
            values.push_back(record.value);
    return values;
}

QString wordOf(dns::Security security)
{
    return security == dns::Security::Secure ? QStringLiteral("secure") : security == dns::Security::Insecure ? QStringLiteral("insecure") : security == dns::Security::Bogus ? QStringLiteral("bogus") : QStringLiteral("indeterminate");
}

bool leadsOut(const dns::Answer &answer, const std::string &domain)
{
    return std::ranges::any_of(answer.aliases, [&](const std::string &alias) { return !dns::isWithin(alias, domain); });
}

} // namespace

std::vector<IssuerRules> gatherIssuers(Context &context, const MailExchange &mail)
{
    std::vector<IssuerRules> all { issuersOf(context, context.name), issuersOf(context, "mta-sts." + context.name) };
    for (const MailHost &host : mail.hosts)
        if (!host.name.empty() && host.name != context.name && dns::isWithin(host.name, context.name))
            all.push_back(issuersOf(context, host.name));
    return all;
}

void list(const std::vector<IssuerRules> &issuers, FactList &facts)
{
    QJsonArray names;
    Proof proof;
    QString unknown;
    std::vector<std::string> open;
    for (const IssuerRules &rules : issuers) {
        proof.insert(proof.end(), rules.proof.begin(), rules.proof.end());
        if (unknown.isEmpty())
            unknown = rules.unknown;
        const auto issue = valuesOf(rules.records, "issue");
        if (issue.empty() && rules.unknown.isEmpty())
            open.push_back(rules.name);
        names << QJsonObject { { QStringLiteral("name"), textOf(rules.name) }, { QStringLiteral("found_at"), textOf(rules.foundAt) }, { QStringLiteral("issue"), textsOf(issue) },
            { QStringLiteral("issuewild"), textsOf(valuesOf(rules.records, "issuewild")) }, { QStringLiteral("iodef"), textsOf(valuesOf(rules.records, "iodef")) }, { QStringLiteral("unknown"), rules.unknown } };
    }
    const IssuerRules &own = issuers.front();
    facts.begin("caa", own.proof, own.unknown);
    facts.add("found_at", textOf(own.foundAt));
    for (const char *tag : { "issue", "issuewild", "iodef" })
        facts.add(tag, textsOf(valuesOf(own.records, tag)));
    facts.begin("caa", proof);
    facts.add("names", names);
    facts.add("unrestricted_names", textsOf(open), unknown);
}

Zone gatherZone(Context &context)
{
    Zone zone;
    const dns::Answer servers = context.ask(context.name, dns::Type::Ns, zone.proof), soa = context.ask(context.name, dns::Type::Soa, zone.proof), ds = context.ask(context.name, dns::Type::Ds, zone.proof);
    if (servers.isUnknown() || soa.isUnknown())
        zone.unknown = unknownReason(servers.isUnknown() ? servers : soa);
    const auto names = dns::namesOf(servers);
    for (std::size_t i = 0; i < std::min(names.size(), mostServers); ++i) {
        const Addresses addresses = addressesOf(context, names[i], zone.proof);
        zone.servers.push_back({ dns::canonical(names[i]), addresses.all, addresses.isVoid4 && addresses.isVoid6, addresses.all.empty() ? addresses.unknown : QString() });
    }
    if (const auto soas = dns::soasOf(soa); !soas.empty() && soa.aliases.empty())
        zone.soa = soas.front();
    if (ds.isUnknown())
        zone.dsUnknown = unknownReason(ds);
    zone.ds = dns::dssOf(ds);
    const Addresses own = addressesOf(context, context.name, zone.proof);
    zone.addresses = own.all;
    zone.addressesUnknown = own.unknown;
    for (const dns::Type type : { dns::Type::A, dns::Type::Aaaa, dns::Type::Mx, dns::Type::Txt }) {
        const dns::Answer answer = context.ask("*." + context.name, type, zone.proof);
        if (answer.isUnknown() && zone.wildcardUnknown.isEmpty())
            zone.wildcardUnknown = unknownReason(answer);
        if (answer.outcome == dns::Outcome::Found)
            zone.wildcard.push_back(type);
    }
    return zone;
}

void list(const Zone &zone, FactList &facts)
{
    facts.begin("zone", zone.proof, zone.unknown);
    facts.add("apex", zone.soa.has_value());
    const dns::Soa soa = zone.soa.value_or(dns::Soa {});
    facts.add("serial", static_cast<qint64>(soa.serial));
    facts.add("primary", textOf(soa.primary));
    facts.add("contact", textOf(soa.contact));
    std::vector<std::string> names, missing;
    QString unknown;
    int withSix = 0;
    for (const NameServer &server : zone.servers) {
        names.push_back(server.name);
        if (server.isMissing)
            missing.push_back(server.name);
        if (unknown.isEmpty())
            unknown = server.unknown;
        withSix += std::ranges::any_of(server.addresses, [](const core::IpAddress &one) { return one.length == 16; }) ? 1 : 0;
    }
    facts.add("ns", textsOf(names));
    facts.add("ns_missing", textsOf(missing), unknown);
    facts.add("ns_with_ipv6", withSix, unknown);
    facts.begin("zone", zone.proof);
    facts.add("addresses", textsOf(zone.addresses), zone.addressesUnknown);
    QJsonArray ds, wildcard;
    for (const dns::Ds &one : zone.ds)
        ds << QJsonObject { { QStringLiteral("key_tag"), one.keyTag }, { QStringLiteral("algorithm"), one.algorithm }, { QStringLiteral("digest"), one.digestType } };
    facts.add("ds", ds, zone.dsUnknown);
    for (const dns::Type type : zone.wildcard)
        wildcard << QString::fromStdString(dns::wordOf(type));
    facts.add("wildcard_types", wildcard, zone.wildcardUnknown);
}

Aliases gatherAliases(Context &context)
{
    Aliases aliases;
    std::vector<std::string> names { wellKnown.begin(), wellKnown.end() };
    for (const std::string &selector : context.request.selectors)
        names.push_back(dns::canonical(asciiDomain(selector)) + "._domainkey");
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    names.resize(std::min<std::size_t>(names.size(), 100));
    for (const std::string &name : names) {
        // An alias holds for every type; the one that is asked for anyway costs nothing more.
        const std::string whole = name + '.' + context.name;
        const bool isText = name.starts_with('_') || name.find("._") != std::string::npos;
        const dns::Answer answer = context.ask(whole, isText ? dns::Type::Txt : dns::Type::A, aliases.proof);
        if (!answer.aliases.empty())
            aliases.all.push_back({ whole, dns::canonical(answer.aliases.back()), answer.outcome == dns::Outcome::NoName, answer.isUnknown() ? unknownReason(answer) : QString() });
        if (answer.isUnknown() && aliases.unknown.isEmpty())
            aliases.unknown = unknownReason(answer);
    }
    return aliases;
}

void list(const Aliases &aliases, FactList &facts)
{
    QJsonArray all;
    std::vector<std::string> dangling;
    for (const Alias &alias : aliases.all) {
        all << QJsonObject { { QStringLiteral("name"), textOf(alias.name) }, { QStringLiteral("target"), textOf(alias.target) }, { QStringLiteral("dangling"), alias.isDangling } };
        if (alias.isDangling)
            dangling.push_back(alias.name);
    }
    facts.begin("aliases", aliases.proof);
    facts.add("all", all, aliases.unknown);
    facts.add("dangling", textsOf(dangling), dangling.empty() ? aliases.unknown : QString());
}

void listDnssec(const DomainFacts &all, FactList &facts)
{
    Proof proof;
    std::vector<std::string> bogus, insecure, elsewhere;
    bool isValidated = false;
    QString unknown;
    QJsonArray answers;
    for (std::size_t i = 0; i < all.evidence.size(); ++i) {
        const auto &answer = all.evidence[i].answer;
        if (!answer || !dns::isWithin(answer->name, all.name) || answer->type == dns::Type::Ds) // DS is the parent's (RFC 4035, 2.4)
            continue;
        const std::string question = dns::wordOf(answer->type) + ' ' + dns::canonical(answer->name);
        proof.push_back(i);
        answers << QJsonObject { { QStringLiteral("question"), textOf(question) }, { QStringLiteral("status"), wordOf(answer->security) } };
        isValidated = isValidated || answer->security != dns::Security::Indeterminate;
        if (answer->security == dns::Security::Bogus)
            bogus.push_back(question);
        else if (answer->isUnknown())
            unknown = unknown.isEmpty() ? unknownReason(*answer) : unknown;
        else if (answer->security != dns::Security::Secure)
            (leadsOut(*answer, all.name) ? elsewhere : insecure).push_back(question);
    }
    const QString unvalidated = isValidated ? QString() : Tr::tr("Nothing was validated: no trust anchor says that %1 is signed.").arg(shown(all.name));
    facts.begin("dnssec", proof, unvalidated);
    facts.add("answers", answers);
    facts.add("bogus", textsOf(bogus));
    facts.add("insecure", textsOf(insecure), insecure.empty() ? unknown : QString());
    facts.add("insecure_elsewhere", textsOf(elsewhere), unknown);
    facts.add("secure", insecure.empty() && bogus.empty(), insecure.empty() && bogus.empty() ? unknown : QString());
}

} // namespace bw::mailauth::domain

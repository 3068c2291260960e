// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"
#include "models/mailauth/text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace bw::mailauth::domain {

namespace {

constexpr std::size_t mostHosts = 20;

MailHost hostOf(Context &context, const dns::Exchange &exchange, Proof &proof)
{
    MailHost host;
    host.preference = exchange.preference;
    host.name = dns::canonical(exchange.name);
    if (host.name.empty())
        return host;
    Addresses addresses = addressesOf(context, exchange.name, proof);
    host.aliases = std::move(addresses.aliases);
    host.addresses = std::move(addresses.all);
    host.isSecure = addresses.isSecure;
    host.isMissing = addresses.isVoid4 && addresses.isVoid6;
    if (host.addresses.empty() && !host.isMissing)
        host.unknown = addresses.unknown;
    return host;
}

} // namespace

MailExchange gatherMail(Context &context)
{
    MailExchange mail;
    const dns::Answer answer = context.ask(context.name, dns::Type::Mx, mail.proof);
    if (answer.isUnknown()) {
        mail.unknown = unknownReason(answer);
        return mail;
    }
    const auto exchanges = dns::exchangesOf(answer);
    mail.records = exchanges.size();
    mail.isSecure = answer.security == dns::Security::Secure;
    mail.domainExists = answer.outcome != dns::Outcome::NoName;
    mail.isNull = exchanges.size() == 1 && exchanges.front().name.empty() && exchanges.front().preference == 0;
    mail.isMixedNull = exchanges.size() > 1 && std::ranges::any_of(exchanges, [](const dns::Exchange &one) { return dns::canonical(one.name).empty(); });
    for (std::size_t i = 0; i < std::min(exchanges.size(), mostHosts); ++i)
        mail.hosts.push_back(hostOf(context, exchanges[i], mail.proof));
    if (exchanges.empty() && mail.domainExists)
        mail.fallback = addressesOf(context, context.name, mail.proof).all;
    return mail;
}

void list(const MailExchange &mail, FactList &facts)
{
    facts.begin("mx", mail.proof, mail.unknown);
    facts.add("count", static_cast<qint64>(mail.records));
    facts.add("null", mail.isNull);
    facts.add("secure", mail.isSecure);
    facts.add("domain_exists", mail.domainExists);
    facts.add("fallback_addresses", textsOf(mail.fallback));
    QJsonArray hosts;
    std::vector<std::string> names, missing, aliases, local;
    QString unknown;
    int withSix = 0;
    for (const MailHost &host : mail.hosts) {
        const auto isLocal = [](const core::IpAddress &one) { return isPrivate(one); };
        const bool hasSix = std::ranges::any_of(host.addresses, [](const core::IpAddress &one) { return one.length == 16; });
        hosts << QJsonObject { { QStringLiteral("preference"), host.preference }, { QStringLiteral("name"), textOf(host.name) }, { QStringLiteral("addresses"), textsOf(host.addresses) },
            { QStringLiteral("aliases"), textsOf(host.aliases) }, { QStringLiteral("missing"), host.isMissing }, { QStringLiteral("secure"), host.isSecure },
            { QStringLiteral("literal"), core::IpAddress::parse(host.name).isKnown() }, { QStringLiteral("unknown"), host.unknown } };
        if (host.name.empty())
            continue;
        names.push_back(host.name);
        if (!host.unknown.isEmpty() && unknown.isEmpty())
            unknown = host.unknown;
        if (host.isMissing)
            missing.push_back(host.name);
        if (!host.aliases.empty())
            aliases.push_back(host.name);
        if (host.name == "localhost" || std::ranges::any_of(host.addresses, isLocal))
            local.push_back(host.name);
        withSix += hasSix ? 1 : 0;
    }
    facts.add("names", textsOf(names));
    facts.add("hosts", hosts);
    facts.add("mixed_null", mail.isMixedNull);
    facts.add("missing_targets", textsOf(missing), unknown);
    facts.add("alias_targets", textsOf(aliases), unknown);
    facts.add("private_targets", textsOf(local), unknown);
    facts.add("targets_with_ipv6", withSix, unknown);
}

} // namespace bw::mailauth::domain

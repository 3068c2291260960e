// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bw::mailauth::domain {

namespace {

QJsonObject objectOf(const Pointer &pointer)
{
    return { { QStringLiteral("name"), textOf(pointer.name) }, { QStringLiteral("type"), QString::fromLatin1(pointer.type) }, { QStringLiteral("target"), textOf(pointer.target) },
        { QStringLiteral("exists"), pointer.exists }, { QStringLiteral("unknown"), pointer.unknown } };
}

/// What an alias is for, by its name; null: mail authentication does not hang on it.
const char *useOf(std::string_view name)
{
    if (name.find("._domainkey.") != std::string_view::npos)
        return "DKIM CNAME";
    if (name.starts_with("_dmarc."))
        return "DMARC CNAME";
    if (name.starts_with("_mta-sts.") || name.starts_with("mta-sts."))
        return "MTA-STS CNAME";
    if (name.starts_with("_smtp._tls."))
        return "TLS-RPT CNAME";
    return name.starts_with("default._bimi.") ? "BIMI CNAME" : nullptr;
}

} // namespace

Pointers pointersOf(const DomainFacts &all)
{
    Pointers found;
    found.authentication = all.spf.pointers;
    found.authenticationProof = all.spf.proof;
    found.zoneProof = all.mail.proof;
    for (const Alias &alias : all.aliases.all) {
        const char *use = useOf(alias.name);
        (use ? found.authentication : found.zone).push_back({ alias.name, alias.target, use ? use : "CNAME", !alias.isDangling && alias.unknown.isEmpty(), alias.unknown });
    }
    for (const MailHost &host : all.mail.hosts)
        if (!host.name.empty())
            found.zone.push_back({ all.name, host.name, "MX", !host.isMissing && host.unknown.isEmpty(), host.unknown });
    for (const NameServer &server : all.zone.servers)
        found.zone.push_back({ all.name, server.name, "NS", !server.isMissing && server.unknown.isEmpty(), server.unknown });
    found.authenticationProof.insert(found.authenticationProof.end(), all.aliases.proof.begin(), all.aliases.proof.end());
    for (const Proof *more : { &all.aliases.proof, &all.zone.proof })
        found.zoneProof.insert(found.zoneProof.end(), more->begin(), more->end());
    const auto firstOf = [](const QString &one, const QString &other) { return one.isEmpty() ? other : one; };
    found.authenticationUnknown = firstOf(firstOf(all.spf.unknown, all.spf.partsUnknown), all.aliases.unknown);
    found.zoneUnknown = firstOf(firstOf(all.mail.unknown, all.zone.unknown), all.aliases.unknown);
    return found;
}

void listPointers(const DomainFacts &all, FactList &facts)
{
    const Pointers found = pointersOf(all);
    const auto listOf = [](const std::vector<Pointer> &pointers) {
        QJsonArray list;
        for (const Pointer &pointer : pointers)
            list << objectOf(pointer);
        return list;
    };
    facts.begin("pointers", found.authenticationProof, found.authenticationUnknown);
    facts.add("authentication", listOf(found.authentication));
    facts.begin("pointers", found.zoneProof, found.zoneUnknown);
    facts.add("zone", listOf(found.zone));
}

} // namespace bw::mailauth::domain

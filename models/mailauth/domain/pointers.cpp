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

void listPointers(const DomainFacts &all, FactList &facts)
{
    QJsonArray authentication, zone;
    Proof authenticationProof = all.spf.proof, zoneProof = all.mail.proof;
    for (const Pointer &pointer : all.spf.pointers)
        authentication << objectOf(pointer);
    for (const Alias &alias : all.aliases.all) {
        const char *use = useOf(alias.name);
        (use ? authentication : zone) << objectOf({ alias.name, alias.target, use ? use : "CNAME", !alias.isDangling && alias.unknown.isEmpty(), alias.unknown });
    }
    for (const MailHost &host : all.mail.hosts)
        if (!host.name.empty())
            zone << objectOf({ all.name, host.name, "MX", !host.isMissing && host.unknown.isEmpty(), host.unknown });
    for (const NameServer &server : all.zone.servers)
        zone << objectOf({ all.name, server.name, "NS", !server.isMissing && server.unknown.isEmpty(), server.unknown });
    authenticationProof.insert(authenticationProof.end(), all.aliases.proof.begin(), all.aliases.proof.end());
    for (const Proof *more : { &all.aliases.proof, &all.zone.proof })
        zoneProof.insert(zoneProof.end(), more->begin(), more->end());
    const auto firstOf = [](const QString &one, const QString &other) { return one.isEmpty() ? other : one; };
    facts.begin("pointers", authenticationProof, firstOf(firstOf(all.spf.unknown, all.spf.partsUnknown), all.aliases.unknown));
    facts.add("authentication", authentication);
    facts.begin("pointers", zoneProof, firstOf(firstOf(all.mail.unknown, all.zone.unknown), all.aliases.unknown));
    facts.add("zone", zone);
}

} // namespace bw::mailauth::domain

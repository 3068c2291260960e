// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/assessment/domainevidence.h"
#include "models/assessment/tr.h"
#include "models/core/domainname.h"
#include "models/mailauth/domain/gather.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

namespace {

/// What signers and mail houses call their keys when nobody chooses: the DNS does not list names (RFC 6376, 3.1), so these are guesses.
constexpr const char *usualSelectors[] = { "default", "dkim", "mail", "email", "smtp", "mta", "dk", "key1", "key2", "k1", "k2", "k3", "s1", "s2", "sig1", "selector",
    "selector1", "selector2", "google", "fm1", "fm2", "fm3", "protonmail", "protonmail2", "protonmail3", "zoho", "pm", "mandrill", "mailjet", "mxvault", "cm",
    "amazonses", "sendgrid", "x", "everlytickey1", "everlytickey2" };

core::Result<std::string> domainOf(const QString &text)
{
    const auto name = core::domainName(text.trimmed());
    if (!name || !name->contains(u'.') || core::IpAddress::parse(name->toStdString()).isKnown())
        return core::fail(core::Problem { core::ProblemKind::Usage, Tr::tr("\"%1\" is not a domain").arg(text), {}, {}, Tr::tr("Write the part behind the @ of your addresses: example.org.") });
    return name->toStdString();
}

mailauth::domain::Request requestOf(const std::string &name, const DomainWords &words)
{
    mailauth::domain::Request request;
    request.domain = name;
    for (const QString &selector : words.selectors)
        request.selectors.push_back(selector.toStdString());
    for (const char *usual : usualSelectors)
        if (std::ranges::find(request.selectors, usual) == request.selectors.end())
            request.selectors.emplace_back(usual);
    for (const QStringList *names : { &words.bounceDomains, &words.heloNames })
        for (const QString &one : *names)
            request.spfNames.push_back(one.toStdString());
    return request;
}

/// Why nothing is known; empty: something is.
QString problemOf(const mailauth::domain::DomainFacts &all)
{
    const bool isSilent = !all.mail.unknown.isEmpty() && !all.spf.unknown.isEmpty() && !all.dmarc.unknown.isEmpty();
    return isSilent ? all.mail.unknown : QString();
}

} // namespace

core::Result<Look> lookAtDomain(const Means &means, const DomainWish &wish)
{
    const auto name = domainOf(wish.name);
    if (!name)
        return core::fail(name.error());
    DomainWords words;
    words.selectors = wish.selectors;
    const std::unique_ptr<dns::Asker> asker = means.makeAsker();
    mailauth::domain::Sources sources { *asker, means.clock };
    sources.caFile = means.caFile;
    sources.port = means.policyPort;
    sources.stop = means.stop;
    if (means.tell)
        means.tell(Tr::tr("Asking the DNS about %1").arg(wish.name));
    const mailauth::domain::DomainFacts facts = mailauth::domain::gather(requestOf(*name, words), sources);
    if (means.stop && *means.stop)
        return core::fail(core::Problem { core::ProblemKind::Cancelled, Tr::tr("The measurement was called off") });

    Look look;
    look.kind = store::AssetKind::Domain;
    look.target = { QString::fromStdString(*name), { u"domain"_s }, {} };
    look.at = means.clock.now();
    look.facts.kinds = evidenceOfDomain(means.catalog.registry, facts, words, look.at);
    look.findings = evaluate(means.catalog, look.target, look.facts, look.at);
    look.score = scoreOf(look.findings);
    look.problem = problemOf(facts);
    return look;
}

} // namespace bw::assessment

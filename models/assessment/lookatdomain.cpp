// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/askregistry.h"
#include "models/assessment/assessor.h"
#include "models/assessment/domainevidence.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/knowledge.h"
#include "models/assessment/logevidence.h"
#include "models/assessment/mailservers.h"
#include "models/assessment/tr.h"
#include "models/core/domainname.h"
#include "models/mailauth/domain/gather.h"

#include <QRegularExpression>

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
    // People paste what they have: an address, or the address of a page.
    static const QRegularExpression around(u"^(?:https?://|mailto:)?(?:[^@/\\s]*@)?([^/?#\\s:]+)(?:[:/?#].*)?$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto name = core::domainName(around.match(text.trimmed()).captured(1));
    if (!name || !name->contains(u'.') || core::IpAddress::parse(name->toStdString()).isKnown())
        return core::fail(core::Problem { core::ProblemKind::Usage, Tr::tr("\"%1\" is not a domain").arg(text), {}, {}, Tr::tr("Write the part behind the @ of your addresses: example.org.") });
    return name->toStdString();
}

mailauth::domain::Request requestOf(const std::string &name, const DomainWords &words, const Knowledge &knowledge, const DomainTraces &traces)
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
    for (const QStringList &addresses : { knowledge.texts("senders"), traces.senders })
        for (const QString &address : addresses)
            if (const auto known = core::IpAddress::parse(address.toStdString()); known.isKnown() && std::ranges::find(request.senders, known) == request.senders.end())
                request.senders.push_back(known);
    for (const QString &zone : knowledge.texts("blocklists"))
        request.blockLists.push_back({ zone.toStdString(), false });
    for (const QString &zone : knowledge.texts("domain_blocklists"))
        request.blockLists.push_back({ zone.toStdString(), true });
    return request;
}

DomainWords wordsOf(const Knowledge &knowledge, const DomainTraces &traces, const QStringList &asked)
{
    DomainWords words;
    words.sends = knowledge.truth("sends");
    words.receives = knowledge.truth("receives");
    words.selectors = asked + knowledge.texts("selectors") + traces.selectors;
    words.selectors.removeDuplicates();
    words.vendors = knowledge.texts("vendors");
    words.bounceDomains = knowledge.texts("bounce_domains") + traces.bounceDomains;
    words.bounceDomains.removeDuplicates();
    words.heloNames = traces.heloNames;
    return words;
}

/// Why nothing is known; empty: something is.
QString problemOf(const mailauth::domain::DomainFacts &all)
{
    if (all.mail.unknown.isEmpty() && !all.mail.domainExists && all.spf.records == 0 && all.dmarc.ownRecords == 0)
        return Tr::tr("There is no domain %1: look how it is written").arg(QString::fromStdString(all.name));
    const auto isBogus = [](const auto &one) { return one.answer && one.answer->security == dns::Security::Bogus; };
    if (std::ranges::any_of(all.evidence, isBogus)) // a verdict, and the gravest
        return {};
    const bool isSilent = !all.mail.unknown.isEmpty() && !all.spf.unknown.isEmpty() && !all.dmarc.unknown.isEmpty();
    return isSilent ? all.mail.unknown : QString();
}

/// Mail of this many messages in four weeks is enough for reports to come every day.
constexpr double busyMessages = 1'000;

/// Whether reports must arrive: only what logs and reports show tells.
void noteBusy(Kinds &kinds)
{
    posture::Evidence &use = kinds[u"domain"_s];
    const posture::Evidence reports = kinds.value(u"dmarc_reports"_s);
    const posture::Value messages = reports.record.fields.value(u"messages"_s);
    const bool isTold = messages.isKnown() && messages.number > 0;
    use.record.fields.insert(u"busy"_s, isTold ? posture::Value::truth(messages.number >= busyMessages) : posture::Value::unknown(Tr::tr("How much mail goes out is not known: no report about this domain was read yet")));
    use.sources.insert(u"busy"_s, reports.sources.value(u"messages"_s, reports.sources.value(QString())));
}

} // namespace

core::Result<Look> lookAtDomain(const Means &means, const DomainWish &wish)
{
    const auto name = domainOf(wish.name);
    if (!name)
        return core::fail(name.error());
    const auto end = std::chrono::steady_clock::now() + means.patience;
    Look look;
    look.kind = store::AssetKind::Domain;
    look.target = { QString::fromStdString(*name), { u"domain"_s }, {} };
    const auto knowledge = knowledgeOf(means.catalog, means.store, look.kind, look.target.name, means.cancel());
    if (!knowledge)
        return core::fail(knowledge.error());
    DomainTraces traces;
    if (means.store) {
        auto found = tracesOf(*means.store, look.target.name, means.clock.now(), means.cancel());
        if (!found)
            return core::fail(found.error());
        traces = std::move(*found);
    }
    const DomainWords words = wordsOf(*knowledge, traces, wish.selectors);

    const std::unique_ptr<dns::Asker> asker = means.makeAsker();
    mailauth::domain::Sources sources { *asker, means.clock };
    sources.caFile = means.caFile;
    sources.port = means.policyPort;
    sources.stop = means.stop;
    sources.deadline = end;
    if (means.tell)
        means.tell(Tr::tr("Asking the DNS about %1").arg(wish.name));
    const mailauth::domain::DomainFacts facts = mailauth::domain::gather(requestOf(*name, words, *knowledge, traces), sources);
    if (means.stop && *means.stop)
        return core::fail(core::Problem { core::ProblemKind::Cancelled, Tr::tr("The measurement was called off") });

    look.at = means.clock.now();
    look.facts.kinds = evidenceOfDomain(means.catalog.registry, facts, words, look.at);
    const auto keptRegistration = knowledge->kept.constFind(u"registration"_s);
    const std::string &registered = facts.dmarc.organizationalDomain.empty() ? facts.name : facts.dmarc.organizationalDomain;
    const auto registration = askRegistry(means, QString::fromStdString(registered), keptRegistration == knowledge->kept.cend() ? nullptr : &*keptRegistration);
    if (!registration)
        return core::fail(registration.error());
    look.facts.kinds.insert(u"registration"_s, *registration);
    if (means.store) {
        const auto reports = evidenceOfDomainReports(means.catalog.registry, *means.store, look.target.name, look.at, means.cancel());
        if (!reports)
            return core::fail(reports.error());
        look.facts.kinds.insert(*reports);
    }
    if (wish.looksAtServers) {
        if (means.tell)
            means.tell(Tr::tr("Looking at the mail servers of %1").arg(wish.name));
        const auto servers = lookAtMailServers(facts, means, end);
        if (!servers)
            return core::fail(servers.error());
        joinEndpoints(means.catalog.registry, look.facts.kinds, *servers, look.at);
        posture::Evidence &boxes = look.facts.kinds[u"role_mailboxes"_s];
        if (boxes.record.isUnknown() && !servers->isEmpty() && !servers->front().problem.isEmpty())
            boxes.record = posture::Value::unknown(servers->front().problem);
    }
    look.problem = problemOf(facts);
    if (!look.isMeasured()) // of what is not there nothing is right or wrong
        for (posture::Evidence &evidence : look.facts.kinds)
            evidence.record = posture::Value::unknown(look.problem);
    if (!means.digServer.isEmpty())
        for (posture::Evidence &evidence : look.facts.kinds)
            for (posture::Source &source : evidence.sources)
                source.how.replace(u"dig +dnssec "_s, u"dig "_s + means.digServer + u"+dnssec "_s);
    noteBusy(look.facts.kinds);
    rememberKeys(look.facts.kinds, knowledge->kept, look.at);
    judge(look, means.catalog, *knowledge);
    sharpenSources(means.catalog, look.facts.kinds, look.findings);
    return look;
}

core::Result<Look> lookAtOrganisation(const Means &means)
{
    Look look;
    look.kind = store::AssetKind::Organisation;
    look.target = { nameOf(look.kind), { u"organisation"_s }, {} };
    look.at = means.clock.now();
    const auto knowledge = knowledgeOf(means.catalog, means.store, look.kind, look.target.name, means.cancel());
    if (!knowledge)
        return core::fail(knowledge.error());
    judge(look, means.catalog, *knowledge);
    return look;
}

} // namespace bw::assessment

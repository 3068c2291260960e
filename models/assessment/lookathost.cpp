// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/knowledge.h"
#include "models/assessment/mailservers.h"
#include "models/assessment/tr.h"
#include "models/smtp/ownname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

namespace {

core::Result<smtp::Endpoint> endpointOf(const HostWish &wish)
{
    smtp::Endpoint endpoint { wish.host.trimmed(), {}, wish.port, smtp::roleOfPort(wish.port) };
    if (endpoint.host.isEmpty() || endpoint.host.size() > 255 || std::ranges::any_of(endpoint.host, [](QChar c) { return !c.isLetterOrNumber() && !QStringView(u".:-_[]%").contains(c); }))
        return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 is not the name or address of a host").arg(wish.host), {}, {}, {} });
    if (endpoint.host.startsWith(u'[') && endpoint.host.endsWith(u']'))
        endpoint.host = endpoint.host.sliced(1, endpoint.host.size() - 2);
    if (wish.protocol == u"smtp")
        endpoint.role = smtp::Role::Mx;
    else if (wish.protocol == u"submission")
        endpoint.role = smtp::Role::Submission;
    else if (wish.protocol == u"smtps")
        endpoint.role = smtp::Role::Submissions;
    else if (!wish.protocol.isEmpty())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 is not a protocol: smtp, submission or smtps").arg(wish.protocol), {}, {}, {} });
    return endpoint;
}

/// As the chosen resolver knows them; unset: none was chosen, or the host is an address, so that the system finds its way.
core::Result<std::optional<QStringList>> chosenAddresses(const Means &means, const QString &host)
{
    const std::unique_ptr<dns::Asker> asker = means.makeAsker ? means.makeAsker() : nullptr;
    if (!asker || core::IpAddress::parse(host.toStdString()).isKnown())
        return std::optional<QStringList>();
    constexpr qsizetype mostAddresses = 8;
    QStringList addresses;
    for (const dns::Type type : { dns::Type::A, dns::Type::Aaaa })
        asker->start({ smtp::nameInDns(host).toStdString(), type });
    const auto end = std::chrono::steady_clock::now() + means.patience / 2;
    for (std::size_t answered = 0; answered < 2;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const auto answers = left.count() > 0 ? asker->wait(left) : std::vector<dns::Answer>();
        if (answers.empty())
            break;
        for (const dns::Answer &answer : answers)
            for (const core::IpAddress &address : dns::addressesOf(answer))
                if (addresses.size() < mostAddresses)
                    addresses << QString::fromStdString(address.toString());
        answered += answers.size();
    }
    if (addresses.isEmpty())
        return core::fail({ core::ProblemKind::Unreachable, Tr::tr("The chosen resolver gives no address of %1").arg(host), {}, {}, {} });
    return std::optional(addresses);
}

core::Result<QList<smtp::EndpointLook>> looksAt(const Means &means, const smtp::Endpoint &endpoint, const smtp::LookOptions &options)
{
    const transport::Limit limit { std::chrono::steady_clock::now() + means.patience, means.stop };
    const auto addresses = chosenAddresses(means, endpoint.host);
    if (!addresses) {
        smtp::EndpointLook unknown;
        unknown.endpoint = endpoint;
        unknown.taken = options.now;
        unknown.problem = addresses.error().oneLine();
        return QList<smtp::EndpointLook> { unknown };
    }
    if (!*addresses)
        return smtp::lookAtAllAddresses(endpoint, options, limit);
    QList<smtp::EndpointLook> all;
    for (const QString &address : **addresses) {
        smtp::Endpoint one = endpoint;
        one.address = address;
        auto look = smtp::lookAtEndpoint(one, options, limit);
        if (!look)
            return core::fail(look.error());
        all << std::move(*look);
    }
    return all;
}

} // namespace

core::Result<Look> lookAtHost(const Means &means, const HostWish &wish)
{
    const auto endpoint = endpointOf(wish);
    if (!endpoint)
        return core::fail(endpoint.error());
    auto authorities = authoritiesIn(means.caFile);
    if (!authorities)
        return core::fail(authorities.error());
    smtp::LookOptions options;
    options.certificateName = wish.name.isEmpty() ? endpoint->host : wish.name;
    options.authorities = std::move(*authorities);
    options.now = means.clock.now();
    options.tell = means.tell;
    if (auto done = keepPace(means, endpoint->host, options); !done)
        return core::fail(done.error());
    const auto looks = looksAt(means, *endpoint, options);
    if (!looks)
        return core::fail(looks.error());

    Look look;
    look.kind = store::AssetKind::Host;
    look.target = { (endpoint->host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(endpoint->host).arg(endpoint->port), { u"host"_s }, {} };
    look.at = options.now;
    QStringList problems;
    QList<int> refused;
    for (const smtp::EndpointLook &one : *looks) {
        if (!one.problem.isEmpty())
            problems << one.problem;
        if (one.isRefused)
            refused = { endpoint->port };
    }
    if (problems.size() == looks->size())
        look.problem = problems.join(u"; "_s);
    posture::Evidence evidence = evidenceOfEndpoints(means.catalog.registry, *looks, refused, options.now);
    if (!look.isMeasured())
        evidence.record = posture::Value::unknown(look.problem);
    look.facts.kinds.insert(u"smtp"_s, evidence);
    const auto knowledge = knowledgeOf(means.catalog, means.store, look.kind, look.target.name, means.cancel());
    if (!knowledge)
        return core::fail(knowledge.error());
    judge(look, means.catalog, *knowledge);
    sharpenSources(means.catalog, look.facts.kinds, look.findings);
    return look;
}

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/assessment/endpointevidence.h"
#include "models/assessment/knowledge.h"
#include "models/assessment/mailservers.h"
#include "models/assessment/tr.h"

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
    const auto looks = smtp::lookAtAllAddresses(*endpoint, options, { std::chrono::steady_clock::now() + means.patience, means.stop });
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

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/mailservers.h"

#include "models/assessment/tr.h"
#include "models/core/guard.h"
#include "models/core/limits.h"
#include "models/smtp/pace.h"

#include <QFile>

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace bw::assessment {

namespace {

constexpr std::size_t mostHosts = 6, mostAddresses = 4;

smtp::LookOptions optionsFor(const mailauth::domain::DomainFacts &facts, const mailauth::domain::MailHost &host, const Means &means, const std::string &authorities)
{
    smtp::LookOptions options;
    options.certificateName = QString::fromStdString(host.name);
    options.domains = { QString::fromStdString(facts.name) };
    options.authorities = authorities;
    options.now = means.clock.now();
    for (const mailauth::domain::TlsaSet &set : facts.tlsa)
        if (set.host == host.name && set.isSecure) // RFC 7672, 2.2: others count for nothing
            for (const dns::Tlsa &record : set.records)
                options.tlsa.push_back({ record.usage, record.selector, record.matching, record.data });
    return options;
}

QList<smtp::EndpointLook> lookAtOne(const mailauth::domain::DomainFacts &facts, const mailauth::domain::MailHost &host, const Means &means, const std::string &authorities, const transport::Limit &limit)
{
    QList<smtp::EndpointLook> looks;
    smtp::LookOptions options = optionsFor(facts, host, means, authorities);
    if (!keepPace(means, options.certificateName, options))
        return looks;
    for (std::size_t i = 0; i < std::min(host.addresses.size(), mostAddresses); ++i) {
        const smtp::Endpoint endpoint { QString::fromStdString(host.name), QString::fromStdString(host.addresses[i].toString()), means.mailPort, smtp::Role::Mx };
        const auto look = core::guarded(endpoint.host, [&] { return lookAtEndpoint(endpoint, options, limit); });
        if (!look)
            break;
        looks.append(*look);
    }
    return looks;
}

} // namespace

core::Done keepPace(const Means &means, const QString &host, smtp::LookOptions &options)
{
    if (!means.pace)
        return {};
    options.manners.turn = [pace = means.pace, host](const transport::Limit &limit) { return pace->turn(host, limit); };
    return means.pace->begin(host);
}

core::Result<std::string> authoritiesIn(const QString &path)
{
    if (path.isEmpty())
        return std::string();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail({ core::ProblemKind::Missing, Tr::tr("The file of authorities cannot be read"), file.errorString(), path, {} });
    const QByteArray pem = file.read(qint64(core::limits::certificateFile) + 1);
    if (pem.size() > qsizetype(core::limits::certificateFile))
        return core::fail({ core::ProblemKind::TooLarge, Tr::tr("The file of authorities is too large"), {}, path, {} });
    return pem.toStdString();
}

core::Result<QList<smtp::EndpointLook>> lookAtMailServers(const mailauth::domain::DomainFacts &facts, const Means &means, std::chrono::steady_clock::time_point end)
{
    const auto authorities = authoritiesIn(means.caFile);
    if (!authorities)
        return core::fail(authorities.error());
    std::vector<const mailauth::domain::MailHost *> hosts;
    for (const mailauth::domain::MailHost &host : facts.mail.hosts)
        if (!host.name.empty() && !host.addresses.empty() && hosts.size() < mostHosts)
            hosts.push_back(&host);
    const transport::Limit limit { end, means.stop };
    std::vector<QList<smtp::EndpointLook>> found(hosts.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        const auto work = [&, i] { found[i] = lookAtOne(facts, *hosts[i], means, *authorities, limit); };
        try {
            threads.emplace_back(work);
        } catch (const std::system_error &) { // the system allows no more
            work();
        }
    }
    for (std::thread &thread : threads)
        thread.join();
    if (means.stop && *means.stop)
        return core::fail({ core::ProblemKind::Cancelled, Tr::tr("The measurement was called off") });
    QList<smtp::EndpointLook> all;
    for (const QList<smtp::EndpointLook> &looks : found)
        all += looks;
    return all;
}

} // namespace bw::assessment

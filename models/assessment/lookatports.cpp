// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/mailservers.h"
#include "models/assessment/nodeports.h"
#include "models/assessment/tr.h"
#include "models/core/guard.h"
#include "models/core/ipaddress.h"
#include "models/mailauth/domain/facts.h"
#include "models/smtp/ownname.h"

#include <QSet>

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using core::IpAddress;

namespace {

constexpr std::chrono::seconds nameTime(3);
constexpr int mostConnections = 8; ///< to a host at a time

QString reasonOf(core::Problem problem)
{
    problem.remedy.clear();
    problem.where.clear();
    return problem.oneLine();
}

/// Of examples alone: nobody is there (RFC 5737, RFC 3849).
bool isExample(const IpAddress &address)
{
    static const QList<posture::Network> examples { *posture::networkOf(u"192.0.2.0/24"), *posture::networkOf(u"198.51.100.0/24"), *posture::networkOf(u"203.0.113.0/24"), *posture::networkOf(u"2001:db8::/32") };
    const auto one = posture::networkOf(QString::fromStdString(address.toString()));
    return one && std::ranges::any_of(examples, [&](const posture::Network &range) { return range.holds(*one); });
}

struct Place
{
    QString host, why; ///< why: it has no address
    QStringList addresses; ///< at most one of each family
};

/// Of addresses the first of each family that this computer has a way to.
QStringList oneOfEach(const QList<IpAddress> &addresses)
{
    QStringList chosen;
    QSet<std::uint8_t> families;
    for (const IpAddress &address : addresses)
        if (!families.contains(address.length) && smtp::ownAddressTo(address).isKnown()) {
            families.insert(address.length);
            chosen << QString::fromStdString(address.toString());
        }
    return chosen;
}

Place placeOf(const QString &host, bool wantsPublic, const transport::Limit &limit)
{
    Place place { host, {}, {} };
    const auto found = smtp::addressesOf(host, limit.within(nameTime));
    if (!found) {
        place.why = reasonOf(found.error());
        return place;
    }
    QList<IpAddress> open, all;
    for (const QString &text : *found) {
        const IpAddress address = IpAddress::parse(text.toStdString());
        if (isExample(address))
            continue;
        all << address;
        if (!mailauth::domain::isPrivate(address))
            open << address;
    }
    place.addresses = oneOfEach(open);
    if (place.addresses.isEmpty() && !wantsPublic)
        place.addresses = oneOfEach(all);
    if (place.addresses.isEmpty())
        place.why = Tr::tr("%1 has no address that this computer has a way to (%2)").arg(host, found->join(u", "_s));
    return place;
}

/// Where the node itself is asked: the address that SSH uses may be one of its own network.
Place placeOfNode(const PortPlan &plan, const transport::Limit &limit)
{
    Place last { {}, Tr::tr("Where the world reaches it is not known: write it among the node's addresses for mail"), {} };
    for (const bool wantsPublic : { true, false })
        for (const QString &host : { plan.sshHost, plan.ownName })
            if (!host.isEmpty()) {
                last = placeOf(host, wantsPublic, limit);
                if (!last.addresses.isEmpty())
                    return last;
            }
    return last;
}

class Round final
{
public:
    Round(const Means &means, const PortPlan &plan)
        : m_means(means)
        , m_plan(plan)
        , m_now(means.clock.now())
    {
    }

    /// The looks; what there is to be looked at is known before.
    core::Result<QList<PortLook>> go()
    {
        auto authorities = authoritiesIn(m_means.caFile);
        if (!authorities)
            return core::fail(authorities.error());
        m_options.authorities = std::move(*authorities);
        m_options.domains = m_plan.domains;
        m_options.now = m_now;
        m_end = std::chrono::steady_clock::now() + m_means.patience;
        const transport::Limit limit { m_end, m_means.stop };
        if (auto found = findPlaces(limit); !found)
            return core::fail(found.error());
        if (m_means.pace)
            for (PortLook &one : m_looks)
                lookAt(one, { std::chrono::steady_clock::now() + m_means.patience, m_means.stop });
        else
            lookSideBySide(limit);
        if (m_means.stop && *m_means.stop)
            return core::fail({ core::ProblemKind::Cancelled, Tr::tr("The measurement was called off") });
        return m_looks;
    }

private:
    core::Done findPlaces(const transport::Limit &limit)
    {
        QMap<QString, Place> known;
        for (const NodePort &port : m_plan.ports) {
            if (!known.contains(port.host)) {
                const Place place = port.host.isEmpty() ? placeOfNode(m_plan, limit) : placeOf(port.host, false, limit);
                smtp::LookOptions options;
                if (const auto done = place.host.isEmpty() ? core::Done() : keepPace(m_means, place.host, options); !done)
                    return core::fail(done.error());
                if (!m_options.manners.turn)
                    m_options.manners.turn = options.manners.turn;
                known.insert(port.host, place);
            }
            const Place &place = known[port.host];
            for (const QString &address : place.addresses.isEmpty() ? QStringList { QString() } : place.addresses) {
                PortLook one { port, {}, QString::fromStdString(smtp::ownAddressTo(IpAddress::parse(address.toStdString())).toString()) };
                one.look.endpoint = { place.host, address, port.port, port.role };
                one.look.taken = m_now;
                one.look.problem = place.addresses.isEmpty() ? place.why : Tr::tr("It was not looked at in time");
                m_looks << one;
            }
        }
        return {};
    }

    void lookAt(PortLook &one, const transport::Limit &limit)
    {
        if (one.look.endpoint.address.isEmpty())
            return;
        smtp::LookOptions options = m_options;
        const bool isNameSaid = !one.port.host.isEmpty() && !posture::networkOf(one.port.host);
        options.certificateName = isNameSaid || m_plan.ownName.isEmpty() ? one.look.endpoint.host : m_plan.ownName;
        options.manners.connections = m_connections;
        if (const auto look = core::guarded(one.look.endpoint.host, [&] { return lookAtEndpoint(one.look.endpoint, options, limit); }))
            one.look = *look;
        else
            one.look.problem = reasonOf(look.error());
    }

    void lookSideBySide(const transport::Limit &limit)
    {
        m_connections = std::max<int>(1, mostConnections / static_cast<int>(std::max<qsizetype>(1, m_looks.size())));
        std::vector<std::thread> threads;
        for (qsizetype i = 0; i < m_looks.size(); ++i) {
            const auto work = [this, &limit, &one = m_looks[i]] { lookAt(one, limit); };
            try {
                threads.emplace_back(work);
            } catch (const std::system_error &) { // the system allows no more
                work();
            }
        }
        for (std::thread &thread : threads)
            thread.join();
    }

    const Means &m_means;
    const PortPlan &m_plan;
    const core::UtcMicros m_now;
    smtp::LookOptions m_options;
    std::chrono::steady_clock::time_point m_end;
    QList<PortLook> m_looks;
    int m_connections = mostConnections;
};

} // namespace

core::Result<posture::Evidence> lookAtPorts(const Means &means, const PortPlan &plan, const posture::Evidence *kept)
{
    const core::UtcMicros now = means.clock.now();
    if (means.pace && kept && kept->taken <= now && now - kept->taken < core::microsPerDay)
        return *kept;
    const auto looks = Round(means, plan).go();
    if (looks)
        return evidenceOfPorts(means.catalog.registry, plan, *looks, now);
    if (looks.error().kind == core::ProblemKind::Cancelled)
        return core::fail(looks.error());
    if (kept) // it was looked at under another name within the hour
        return *kept;
    return posture::Evidence { posture::Value::unknown(reasonOf(looks.error())), now, {} };
}

} // namespace bw::assessment

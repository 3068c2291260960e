// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/nodeports.h"

#include "models/assessment/endpointevidence.h"
#include "models/assessment/postfixservices.h"
#include "models/assessment/sections.h"
#include "models/assessment/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;
using smtp::EndpointLook;
using smtp::Role;

namespace {

constexpr qsizetype mostPorts = 8, mostDomains = 5;
constexpr int submissionsPort = 465;

/// In the order in which they are asked, each port once.
class Plan final
{
public:
    explicit Plan(const fleet::Node &node)
        : m_node(node)
    {
        if (fleet::usesSsh(node.route) && node.jump.isEmpty())
            m_plan.sshHost = node.host;
    }

    PortPlan make(const std::optional<fleet::Snapshot> &snapshot)
    {
        if (snapshot)
            readServices(*snapshot);
        if (readSaid())
            return m_plan;
        for (auto it = m_roles.cbegin(); it != m_roles.cend(); ++it)
            if (it.value())
                add({ {}, it.key(), *it.value(), true });
        const bool areListeners = snapshot && readListeners(*snapshot);
        if (!m_hasServices && !areListeners)
            for (const int port : { 25, 465, 587 })
                add({ {}, port, smtp::roleOfPort(port), false });
        else if (std::ranges::any_of(m_plan.ports, [](const NodePort &one) { return one.role == Role::Submission; }))
            add({ {}, submissionsPort, Role::Submissions, false }); // where people log in, whether it is there matters
        return m_plan;
    }

private:
    void add(const NodePort &port)
    {
        const bool isThere = std::ranges::any_of(m_plan.ports, [&](const NodePort &one) { return one.port == port.port && one.host == port.host; });
        if (!isThere && m_plan.ports.size() < mostPorts)
            m_plan.ports << port;
    }

    void readServices(const fleet::Snapshot &snapshot)
    {
        const auto instances = postfix::instancesOf(snapshot);
        if (!instances)
            return;
        m_hasServices = true;
        for (const postfix::Instance &instance : *instances) {
            const postfix::Settings &settings = instance.settings;
            if (m_plan.ownName.isEmpty())
                m_plan.ownName = settings.text(u"myhostname"_s);
            for (const QString &list : { u"mydestination"_s, u"virtual_mailbox_domains"_s, u"relay_domains"_s, u"virtual_alias_domains"_s })
                for (const QString &domain : settings.words(list))
                    if (domain.contains(u'.') && !domain.contains(u':') && !domain.contains(u'/') && !m_plan.domains.contains(domain) && m_plan.domains.size() < mostDomains)
                        m_plan.domains << domain;
            const Value networks = postfix::networksOf(settings.text(u"mynetworks"_s));
            if (!m_plan.trusted)
                m_plan.trusted = networks;
            else
                m_plan.trusted->items += networks.items;
            for (const postfix::Service &service : instance.services) {
                if (!service.port || !service.listens)
                    continue;
                const std::optional<Role> role = service.isPublic == false ? std::nullopt : roleOf(service.role);
                if (role || !m_roles.contains(*service.port))
                    m_roles.insert(*service.port, role);
            }
        }
    }
    static std::optional<Role> roleOf(const QString &word)
    {
        for (const Role role : { Role::Mx, Role::Submission, Role::Submissions })
            if (wordOf(role) == word)
                return role;
        return std::nullopt;
    }

    bool readListeners(const fleet::Snapshot &snapshot)
    {
        const SectionText places(snapshot, u"host.listeners"_s);
        for (const QString &place : places.lines()) {
            const qsizetype colon = place.lastIndexOf(u':');
            const int port = place.mid(colon + 1).toInt();
            const auto network = posture::networkOf(place.left(colon).remove(u'[').remove(u']').section(u'%', 0, 0));
            if ((port == 25 || port == 465 || port == 587) && !m_roles.contains(port) && !(network && network->isLoopback()))
                add({ {}, port, smtp::roleOfPort(port), true });
        }
        return places.isRead();
    }

    bool readSaid()
    {
        for (const QString &place : m_node.smtp)
            if (const auto said = fleet::endpointFrom(place)) {
                const int port = said->port == 0 ? 25 : said->port;
                add({ said->host, port, m_roles.value(port).value_or(smtp::roleOfPort(port)), true });
            }
        return !m_plan.ports.isEmpty();
    }

    const fleet::Node &m_node;
    PortPlan m_plan;
    QMap<int, std::optional<Role>> m_roles; ///< of ports of services; nothing: not for strangers
    bool m_hasServices = false;
};

/// Does the node trust the address that we come from? Nothing: it cannot be told.
std::optional<bool> isTrusted(const PortPlan &plan, const QString &ownAddress)
{
    const auto own = posture::networkOf(ownAddress);
    if (!own || !plan.trusted || !plan.trusted->isKnown())
        return std::nullopt;
    bool isClear = true;
    for (const Value &one : plan.trusted->items) {
        const auto network = posture::networkOf(one.text);
        if (one.isKnown() && network && network->holds(*own))
            return true;
        isClear = isClear && one.isKnown() && network;
    }
    return isClear ? std::optional(false) : std::nullopt;
}

/// What speaks against the node, but may hold of nobody but us.
void doubtRelaying(QMap<QString, Value> &fields, const PortPlan &plan, const PortLook &seen)
{
    const auto trusted = isTrusted(plan, seen.ownAddress);
    if (trusted == false)
        return;
    const QString why = trusted ? Tr::tr("It was taken, but the node's mynetworks trusts %1, from where we asked: what a stranger is told cannot be seen from here").arg(seen.ownAddress)
                                : Tr::tr("It was taken, but whether the node's mynetworks trusts the address from where we asked is not known");
    for (const QString &name : { u"relays"_s, u"odd_local_parts"_s })
        if (Value &value = fields[name]; value.isKnown() && !value.items.isEmpty())
            value = Value::unknown(why);
    for (const QString &name : { u"rcpt_without_login"_s, u"early_mail"_s })
        if (Value &value = fields[name]; value.isKnown() && value.number >= 200 && value.number < 300)
            value = Value::unknown(why);
}

void doubtName(QMap<QString, Value> &fields, const PortLook &seen)
{
    const auto &verdict = seen.look.tls.verdict;
    const bool isNameAlone = verdict && !verdict->isNameRight && verdict->isTrusted && verdict->isInTime && verdict->ocsp != tls::OcspState::Revoked;
    if (!isNameAlone || (!seen.port.host.isEmpty() && !posture::networkOf(seen.port.host)))
        return;
    const QString why = Tr::tr("The certificate does not name %1, and under which name clients know the node nobody said: write it among the node's addresses for mail").arg(seen.look.certificateName);
    fields[u"certificate_valid"_s] = Value::unknown(why);
    fields[u"certificate_problem"_s] = Value::unknown(why);
}

/// The first word of its greeting, where that is a host's name.
QString nameIn(const QString &banner)
{
    const QString name = banner.mid(4).section(u' ', 0, 0);
    return banner.startsWith("220"_L1) && name.contains(u'.') ? name : QString();
}

/// Why a look is not of this node or says nothing of it; empty: it is.
QString objectionTo(const PortPlan &plan, const PortLook &seen)
{
    const EndpointLook &look = seen.look;
    if (look.isRefused && seen.port.isExpected)
        return Tr::tr("The node says that port %1 takes connections, but from here it is refused: there may be a firewall between, or the address is not the one that the world reaches").arg(seen.port.port);
    const bool isByName = seen.port.host.isEmpty() && look.endpoint.host == plan.ownName && look.endpoint.host != plan.sshHost;
    const QString name = nameIn(look.banner);
    if (isByName && !name.isEmpty() && name.compare(plan.ownName, Qt::CaseInsensitive) != 0)
        return Tr::tr("At the address of %1 a server answers that names itself %2: it is not this node").arg(plan.ownName, name);
    return {};
}

} // namespace

PortPlan portPlanOf(const fleet::Node &node, const std::optional<fleet::Snapshot> &snapshot)
{
    return Plan(node).make(snapshot);
}

posture::Evidence evidenceOfPorts(const posture::Registry &registry, const PortPlan &plan, const QList<PortLook> &all, core::UtcMicros taken)
{
    QList<PortLook> shown;
    QList<EndpointLook> looks;
    QList<int> refused;
    QStringList silent;
    for (PortLook seen : all) {
        if (const QString objection = objectionTo(plan, seen); !objection.isEmpty()) {
            EndpointLook bare;
            bare.endpoint = seen.look.endpoint;
            bare.taken = seen.look.taken;
            bare.ehloName = seen.look.ehloName;
            bare.certificateName = seen.look.certificateName;
            bare.problem = objection;
            seen.look = bare;
        } else if (seen.look.isRefused) {
            if (!refused.contains(seen.port.port))
                refused << seen.port.port;
        } else if (!seen.port.isExpected && !seen.look.problem.isEmpty() && seen.look.greeting.code == 0) {
            silent << Tr::tr("port %1: %2").arg(seen.port.port).arg(seen.look.problem);
            continue;
        }
        looks << seen.look;
        if (!seen.look.isRefused)
            shown << seen;
    }
    posture::Evidence evidence = evidenceOfEndpoints(registry, looks, refused, taken);
    if (shown.isEmpty() && !silent.isEmpty()) {
        evidence.record = Value::unknown(silent.join(u"; "_s));
        return evidence;
    }
    QList<Value> &items = evidence.record.fields[u"endpoints"_s].items;
    for (qsizetype i = 0; i < items.size() && i < shown.size(); ++i) {
        doubtRelaying(items[i].fields, plan, shown.at(i));
        doubtName(items[i].fields, shown.at(i));
    }
    return evidence;
}

} // namespace bw::assessment

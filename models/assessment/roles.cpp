// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/postfixservices.h"
#include "models/assessment/settingsevidence.h"
#include "models/assessment/tr.h"

using namespace Qt::StringLiterals;

namespace bw::assessment {

using postfix::Instance;
using postfix::Service;
using postfix::Settings;

namespace {

bool isOwnName(const QString &domain)
{
    return domain == u"localhost" || domain.startsWith("localhost."_L1);
}

/// Settings under which a message of a stranger is taken: empty where none would be.
QStringList doorsOf(const Settings &settings)
{
    QStringList doors;
    for (const QString &name : { u"mydestination"_s, u"relay_domains"_s, u"virtual_alias_domains"_s, u"virtual_mailbox_domains"_s, u"relay_recipient_maps"_s })
        for (const QString &domain : settings.words(name))
            if (!isOwnName(domain) && !doors.contains(name))
                doors << name;
    return doors;
}

bool isLoopbackHost(const QString &hop)
{
    QString host = hop.section(u':', 0, hop.startsWith(u'[') ? -1 : 0);
    if (host.startsWith(u'['))
        host = host.sliced(1).section(u']', 0, 0);
    const auto network = posture::networkOf(host);
    return isOwnName(host) || (network && network->isLoopback());
}

/// The way out of an instance.
struct WayOut
{
    bool isDirect = false; ///< to whom a message is for
    QString hop; ///< always to that host; empty: to none
    bool isShut = false; ///< nothing leaves but what other settings say
};

WayOut wayOutOf(const Settings &settings)
{
    const QString transport = settings.text(u"default_transport"_s), name = transport.section(u':', 0, 0), next = transport.section(u':', 1);
    if (name == u"error" || name == u"discard" || name == u"retry" || name == u"local")
        return { false, {}, true };
    const QString hop = next.isEmpty() ? settings.text(u"relayhost"_s) : next;
    return { hop.isEmpty(), hop, false };
}

/// What settings say, joined with what the log shows.
class Finder final
{
public:
    explicit Finder(const LogShows &shows)
        : m_shows(shows)
    {
    }
    void look(const Instance &instance)
    {
        const QStringList doors = doorsOf(instance.settings);
        QStringList mx, logins;
        bool listens = false;
        for (const Service &service : instance.services) {
            if (service.command != u"smtpd" || !service.listens)
                continue;
            listens = listens || service.isPublic != false;
            if (service.role == u"mx" && !doors.isEmpty())
                mx << service.name;
            if (service.settings.isYes(u"smtpd_sasl_auth_enable"_s) && service.isPublic != false)
                logins << service.name;
        }
        const WayOut out = wayOutOf(instance.settings);
        if (!mx.isEmpty())
            add(u"edge"_s, Tr::tr("Mail of strangers is taken at %1 (%2)").arg(mx.join(u", "_s), doors.join(u", "_s)));
        if (!logins.isEmpty())
            add(u"submission"_s, Tr::tr("People log in to send at %1").arg(logins.join(u", "_s)));
        if (out.isDirect && (mx.isEmpty() || !logins.isEmpty()))
            add(u"outbound"_s, mx.isEmpty() && logins.isEmpty() ? Tr::tr("It sends to the world by itself (no relayhost) and takes nothing from strangers") : Tr::tr("What people send here goes to the world by itself (no relayhost)"));
        if (!out.hop.isEmpty() && !isLoopbackHost(out.hop))
            add(u"internal"_s, Tr::tr("All that it sends goes to %1").arg(out.hop));
        else if (out.isShut && mx.isEmpty() && listens)
            add(u"internal"_s, Tr::tr("It passes mail on within its own networks alone (default_transport %1)").arg(instance.settings.text(u"default_transport"_s)));
        m_isDirect = m_isDirect || out.isDirect;
    }
    Roles joined(bool areSettingsKnown)
    {
        addSeen(u"edge"_s, m_shows.fromStrangers, true, Tr::tr("its log has %Ln message(s) from strangers in 28 days", nullptr, seen(m_shows.fromStrangers)), Tr::tr("its log has none in 28 days"));
        addSeen(u"submission"_s, m_shows.byLogin, true, Tr::tr("its log has %Ln message(s) of people who logged in, in 28 days", nullptr, seen(m_shows.byLogin)), Tr::tr("its log has none in 28 days"));
        addSeen(u"outbound"_s, m_shows.toStrangers, m_isDirect || !areSettingsKnown, Tr::tr("its log has %Ln message(s) to others in 28 days", nullptr, seen(m_shows.toStrangers)), {});
        addSeen(u"internal"_s, m_shows.fromOwnNetworks, !areSettingsKnown && m_shows.toStrangers == 0, Tr::tr("its log has %Ln message(s) of its own networks in 28 days, and none to others", nullptr, seen(m_shows.fromOwnNetworks)), {});
        for (const QString &role : { u"edge"_s, u"submission"_s, u"outbound"_s, u"internal"_s })
            if (m_roles.why.contains(role))
                m_roles.roles << role;
        m_roles.areKnown = areSettingsKnown || !m_roles.roles.isEmpty();
        for (QString &why : m_roles.why) {
            why[0] = why.at(0).toUpper();
            why += u'.';
        }
        return m_roles;
    }

private:
    static int seen(const std::optional<qint64> &messages) { return int(std::min<qint64>(messages.value_or(0), 2'000'000'000)); }
    void add(const QString &role, const QString &why)
    {
        QString &all = m_roles.why[role];
        if (!all.contains(why))
            all += all.isEmpty() ? why : u"; "_s + why;
    }
    /// \p mayAdd: the log alone is enough. \p contrary: said of a role that the log does not bear out; empty: then it falls.
    void addSeen(const QString &role, const std::optional<qint64> &messages, bool mayAdd, const QString &saying, const QString &contrary)
    {
        const bool isHeld = m_roles.why.contains(role);
        if (!messages)
            return;
        if (*messages > 0 && (mayAdd || (isHeld && role != u"internal")))
            add(role, saying);
        else if (*messages == 0 && isHeld && !contrary.isEmpty())
            add(role, contrary);
        else if (*messages == 0 && role == u"outbound")
            m_roles.why.remove(role);
    }

    const LogShows &m_shows;
    Roles m_roles;
    bool m_isDirect = false;
};

} // namespace

Roles rolesOf(const fleet::Snapshot &snapshot, const LogShows &shows)
{
    Finder finder(shows);
    const auto instances = postfix::instancesOf(snapshot);
    if (instances)
        for (const Instance &instance : *instances)
            finder.look(instance);
    return finder.joined(instances.has_value());
}

} // namespace bw::assessment

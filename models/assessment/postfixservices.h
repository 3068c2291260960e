// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/postfixsettings.h"

#include <QList>

namespace bw::assessment::postfix {

/// One line of master.cf, as it runs. Plain data.
struct Service
{
    QString name; ///< "submission/inet"
    QString command; ///< "smtpd"
    QString line; ///< as master.cf has it, without its options
    std::optional<int> port;
    QString unknownPort; ///< a service name that the host alone can tell the number of
    bool isInet = false;
    bool listens = false; ///< takes connections from the net, itself or from postscreen
    std::optional<bool> isPublic; ///< nothing: the names in inet_interfaces could be anything
    bool isPrivate = true, isUnprivileged = true, hasChroot = false;
    QString role; ///< mx, submission, submissions, internal; empty: it is no SMTP server
    QString relayStop; ///< empty: none
    QStringList relayBefore;
    bool endsInReject = false, permitsNetworks = false;
    Settings settings;
};

/// Rules of a list of restrictions, each with its argument; classes of the organisation's own are put in.
[[nodiscard]] QStringList rulesOf(const Settings &settings, const QString &list);

/// Where a name stands: "/etc/postfix/main.cf:57", of the section "places"; empty: not known.
class Places final
{
public:
    Places() = default;
    Places(const fleet::Snapshot &snapshot, const QString &prefix);
    [[nodiscard]] QString of(const QString &name) const { return m_places.value(name); }

private:
    QHash<QString, QString> m_places;
};

/// One instance, read.
struct Instance
{
    QString name, dir; ///< "postfix-out", "/etc/postfix-out"
    Settings settings;
    QList<Service> services; ///< each with its settings
    Places places;
};
/// Those that are enabled. Missing, in words for people: there is none, or a section that all hangs on could not be read.
[[nodiscard]] core::Result<QList<Instance>> instancesOf(const fleet::Snapshot &snapshot);

} // namespace bw::assessment::postfix

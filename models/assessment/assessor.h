// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/look.h"
#include "models/core/clock.h"
#include "models/dns/asker.h"
#include "models/posture/catalog.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"
#include "models/transport/route.h"

#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace bw::smtp {
class Pace;
}

namespace bw::assessment {

struct Means
{
    const posture::Catalog &catalog;
    const core::Clock &clock;
    std::function<std::unique_ptr<dns::Asker>()> makeAsker; ///< one a measurement; may give null: hosts are then found as the system does
    const store::Store *store = nullptr; ///< may be null: nothing is known beside what is measured now
    QString digServer {}; ///< "@192.0.2.53 -p 5353 ": put into the commands that ask the DNS again; empty: those of this computer
    QString caFile {}; ///< of who vouches for servers, besides the system's roots
    std::uint16_t policyPort = 443; ///< of MTA-STS hosts
    std::uint16_t mailPort = 25; ///< of MX hosts
    std::chrono::milliseconds patience = std::chrono::milliseconds(9'500); ///< for one asset: a first answer comes within ten seconds
    smtp::Pace *pace = nullptr; ///< of measuring by itself; null: a person asks, and servers are asked at once
    bool asksRegistry = false; ///< a domain's, by RDAP: a third party, that only its owner may agree to ask
    QString registryList {}; ///< a file of where registries are (RFC 9224); empty: IANA's own
    bool looksAtPorts = false; ///< also asks a node's ports for mail
    const std::atomic_bool *stop = nullptr;
    std::function<void(const QString &)> tell {}; ///< what is being done now, for people
    [[nodiscard]] store::Cancel cancel() const { return stop ? store::Cancel::watching(*stop) : store::Cancel(); }
};

struct DomainWish
{
    QString name; ///< U-labels are allowed
    QStringList selectors;
    bool looksAtServers = true; ///< also asks the MX hosts themselves
};
struct HostWish
{
    QString host; ///< name or address
    std::uint16_t port = 25;
    QString protocol; ///< smtp submission smtps; empty: by port
    QString name; ///< that its certificate must bear; empty: host
};

/// "mx1.example.org:25", "192.0.2.1:587", "[2001:db8::1]:465". Usage: it is none of them.
[[nodiscard]] core::Result<HostWish> hostWishOf(const QString &hostAndPort, const QString &protocol = {}, const QString &name = {});

/// Each measures, judges and keeps nothing. Blocks, within Means::patience and little more. What cannot be asked is unknown in the look, whose problem says
/// so where that is everything. Usage: a name that is none. Missing: a node that the store does not have. Cancelled.
[[nodiscard]] core::Result<Look> lookAtDomain(const Means &means, const DomainWish &wish);
[[nodiscard]] core::Result<Look> lookAtHost(const Means &means, const HostWish &wish);
/// From what the store has of it; with Means::looksAtPorts its ports for mail are asked too.
[[nodiscard]] core::Result<Look> lookAtNode(const Means &means, const QString &name);
[[nodiscard]] core::Result<Look> lookAtOrganisation(const Means &means);

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/assessor.h"
#include "models/service/postures.h"
#include "models/smtp/pace.h"
#include "models/store/posture/posturetable.h"

#include <QList>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace bw::service {

struct MeasureOptions
{
    ResolverChoice resolver;
    QStringList selectors; ///< of DKIM, besides those that are known
    QString caFile, hostProtocol, hostName; ///< of servers; as assessment::HostWish has them
    std::uint16_t policyPort = 443, mailPort = 25;
    std::shared_ptr<smtp::Pace> pace {}; ///< of measuring by itself: servers are asked slowly, and none of them twice within an hour; null: a person waits
    bool asksRegistry = false; ///< of a domain, by RDAP: a third party
    QString registryList {}; ///< as assessment::Means has it
    bool looksAtServers = true; ///< of a domain its MX hosts too, of a node its ports for mail
    std::function<void(const QString &)> tell {}; ///< on the caller's thread
};

/// Measures one asset: the one way of verbs, pages and the collector. Keeps nothing. \p store may be null. Blocks; never on the UI thread.
/// Errors as assessment::lookAtDomain() and its kin, and openCheckAsker().
[[nodiscard]] core::Result<assessment::Look> measure(const posture::Catalog &catalog, const store::Store *store, const AssetName &asset, const MeasureOptions &options, const core::Clock &clock,
    const std::atomic_bool &stop);
/// The same, and keeps what was seen; a look at which nothing could be measured is kept too: it says so.
[[nodiscard]] core::Result<assessment::Look> measureAndKeep(const posture::Catalog &catalog, const store::Store &store, const AssetName &asset, const MeasureOptions &options, const core::Clock &clock,
    const std::atomic_bool &stop);

/// All that are watched, all nodes, and the organisation.
[[nodiscard]] core::Result<QList<AssetName>> everyAsset(const store::Store &store, const store::Cancel &cancel);

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace bw::store {

/// What a domain's own mail bears, as DMARC reports and the logs of own nodes tell of a time. Of reports own mail is what comes from a node or
/// from a sender that a rule names. Most messages first, at most 10,000 of each are told apart. Plain data.
struct DomainNames
{
    using Counted = QList<QPair<QString, qint64>>; ///< with messages
    Counted selectors; ///< of DKIM: signed with by a node, or verified anywhere; d= is the domain itself
    Counted sources; ///< addresses that own mail comes from
    Counted bounceDomains; ///< of its envelopes (SPF's mfrom), the domain itself apart
    Counted heloNames; ///< of its HELO (SPF's helo)
};
/// \p domain: in small letters, with the mail of the domains below it. Blocks. Any thread but the UI's.
[[nodiscard]] core::Result<DomainNames> namesOfDomain(const Store &store, const QString &domain, core::TimeRange range, const Cancel &cancel = {});

/// What the store knows of the addresses that a node sends from, and how it says HELO: where it is reached, and its newest snapshot's settings.
struct NodeNames
{
    QStringList addresses, heloNames; ///< sorted
};
[[nodiscard]] core::Result<QHash<QString, NodeNames>> namesOfNodes(const Store &store, const Cancel &cancel = {});

} // namespace bw::store

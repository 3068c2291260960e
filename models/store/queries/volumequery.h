// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>
#include <QMap>

#include <optional>

namespace bw::store {

/// The counts of cli.md. An empty optional was not heard (null, not zero) or cannot be known from what is kept.
struct VolumeCounts
{
    std::optional<qint64> accepted, messages, recipients, delivered, deferred, deferredRecipients, bounced, expired,
        discarded, rejected;
    bool operator==(const VolumeCounts &) const = default;
};

struct VolumeBucket
{
    QMap<QString, QString> keys; ///< by name of --by; times in RFC 3339 with the zone's offset
    core::UtcMicros start = 0, end = 0; ///< with a time key, else the range
    VolumeCounts counts;
    double coverage = 1.0; ///< heard share of node × time; 0: not heard at all
    int nodesHeard = 0, nodes = 0;
};

struct VolumeAnswer
{
    QList<VolumeBucket> buckets;
    VolumeCounts totals; ///< counted separately, not the sum
    double coverage = 1.0;
    int nodes = 0; ///< chosen by the filter
};

/// Keys of --by: minute 5min 15min hour day week month, node, stream, sender, domain, outcome, user, network, instance,
/// reason, source. What no cube or kept row can answer is ProblemKind::Usage naming what is possible.
struct VolumeQuery
{
    Filter filter;
    QStringList by;
    [[nodiscard]] core::Result<VolumeAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

struct ReasonRow
{
    QString domain; ///< empty when grouped over domains
    QString reply; ///< template
    QString dsn;
    VolumeCounts counts;
};

} // namespace bw::store

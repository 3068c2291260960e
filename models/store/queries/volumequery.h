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
    core::TimeRange range; ///< the filter's, or everything that is stored
};

/// An empty range means everything that the store holds. Ranges that begin or end inside a cell of the finest kept level
/// (5 minutes for volume, an hour for streams and destinations) take the whole cell.
/// Keys of --by: minute 5min 15min hour day week month, node, stream, sender, domain, outcome, user, network, instance,
/// reason, source. What no cube or kept row can answer is ProblemKind::Usage naming what is possible.
struct VolumeQuery
{
    Filter filter;
    QStringList by;
    bool withDeferredRecipients = false; ///< counted over kept rows: slower than cells, so only where it is shown
    [[nodiscard]] core::Result<VolumeAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

struct ReasonRow
{
    QString domain; ///< empty when grouped over domains
    QString reply; ///< template
    QString dsn;
    VolumeCounts counts;
};

/// Why mail was deferred, bounced, expired or rejected: reply templates with their counts, most first.
struct ReasonQuery
{
    Filter filter;
    bool byDomain = false;
    int limit = 200; ///< 0: all
    [[nodiscard]] core::Result<QList<ReasonRow>> run(const Store &store, const Cancel &cancel = {}) const;
};

} // namespace bw::store

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

/// What is counted, and in which words: models/logs/README.md ("Words"). An empty optional was not heard (null, not zero) or
/// cannot be known from what is kept (of a chosen domain or sender also where only a sum of "other" is left that may hold it). Whoever shows a sum or a share takes it from here, so that it is the same everywhere.
struct VolumeCounts
{
    std::optional<qint64> accepted, messages, recipients, delivered, deferred, deferredRecipients, bounced, expired,
        discarded, rejected;
    /// States, no outcomes: recipients that were held, or deleted by an administrator. Counted over kept rows: when the
    /// filter's outcomes name them, or in the look that deferred recipients need anyway.
    std::optional<qint64> held = std::nullopt, deleted = std::nullopt;
    bool isOfChosenOutcomes = false; ///< the filter chose some: what was accepted is not asked, and there are no shares
    bool operator==(const VolumeCounts &) const = default;

    /// Recipients that came to an end: delivered + bounced + expired + discarded. Deferred ones wait, rejected ones never came in.
    [[nodiscard]] std::optional<qint64> ended() const;
    [[nodiscard]] std::optional<qint64> notDelivered() const; ///< of those that ended: bounced + expired + discarded
    [[nodiscard]] std::optional<double> notDeliveredShare() const; ///< of those that ended; nothing where none did
    [[nodiscard]] std::optional<double> deliveredShare() const;
    /// What the rows of a ReasonQuery add up to: deferred + bounced + expired + discarded + rejected. Attempts and refusals,
    /// not recipients.
    [[nodiscard]] std::optional<qint64> reasonsGiven() const;
};

struct VolumeBucket
{
    QMap<QString, QString> keys; ///< by name of --by; times in RFC 3339 with the zone's offset
    core::UtcMicros start = 0, end = 0; ///< with a time key, else the range
    VolumeCounts counts;
    double coverage = 1.0; ///< heard share of node × time; 0: not heard at all
    int nodesHeard = 0, nodes = 0;
    bool isKept = true; ///< false: what could answer it is no longer kept, and there are no counts
};

struct VolumeAnswer
{
    QList<VolumeBucket> buckets;
    VolumeCounts totals; ///< counted separately, not the sum
    double coverage = 1.0;
    int nodes = 0; ///< chosen by the filter
    core::TimeRange range; ///< the filter's, or everything that is stored
    QStringList notes; ///< what is missing from it, why, and what to do: the answer is partial. Empty: whole
};

/// An empty range means everything that is stored. Where a range begins or ends inside a cell of the finest kept level (5 minutes
/// for volume, an hour for streams and destinations), kept rows make it exact; without them the whole cell counts, and notes say so.
/// Keys of --by: minute 5min 15min hour day week month, node, stream, sender, domain, outcome, user, network, instance,
/// reason, source. What no cube or kept row can answer is ProblemKind::Usage naming what is possible; where that is true of
/// a part of the range, the answer is partial: buckets of that part have no counts, nor has the total, and notes say why.
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
    bool isRest = false; ///< all reasons beyond the limit, added up
    int folded = 1; ///< reasons in this row
};

/// Why mail was deferred, bounced, expired, discarded or rejected: reply templates with their counts, most first. The rows
/// add up to the total's reasonsGiven(): what lies beyond the limit is one last row.
struct ReasonQuery
{
    Filter filter;
    bool byDomain = false;
    int limit = 200; ///< of rows beside the rest; 0: all
    [[nodiscard]] core::Result<QList<ReasonRow>> run(const Store &store, const Cancel &cancel = {}) const;
};

} // namespace bw::store
